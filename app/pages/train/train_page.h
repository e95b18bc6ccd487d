// Train: the form at the left, the plan at the right, Start always in sight below; a press of it leads to the run.
// Where the window is narrow, form and plan take turns behind two tabs.
//
// Addresses: cloze:train            what one was editing
//            cloze:train?example=1  the bundled example, filled in
//            cloze:train?run=ID     the settings of a run, to train again
//            cloze:train?spec=PATH  the settings in a file: a run.json, or a document like resources/sample/spec.json
//            cloze:train?data-dir=…&model=…&learning-rate=…  any option by its name, over what is there
#pragma once

#include <app/pages/page.h>
#include <app/pages/train/plan_controller.h>
#include <app/pages/train/plan_panel.h>
#include <app/pages/train/preset_box.h>
#include <app/pages/train/preset_store.h>
#include <app/pages/train/spec_model.h>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace cloze {

class Banner;
class ElidedLabel;
class OptionForm;
class RowsPreview;
class StartBar;
class TabStrip;

class TrainPage : public Page {
  Q_OBJECT
 public:
  explicit TrainPage(PageContext context, QWidget* parent = nullptr);
  ~TrainPage() override;
  void open(const Address& address) override;
  Address address() const override;
  QString title() const override;
  QSize minimumSizeHint() const override;  // of the form alone: the plan has a tab where both do not fit

 protected:
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  // A press of Start, from which the runs come one after the other.
  struct Starting {
    int ticket = 0;
    std::vector<uint64_t> seeds;
    QStringList runs;  // of the first of them
  };
  QLayout* makeHead();
  QWidget* makeFormSide();
  QWidget* makePlanSide();
  void arrange();  // for the page's width and the tab that is chosen
  void fillFromExample();
  void fillFromAddress(const Address& address);
  bool leaveExample(const Address& address);
  void fillFromRun(const QString& id);
  void fillFromFile(const QString& path);
  void replaceSpec(const RunSpec& spec, const RunSpec& baseline, const std::function<QString()>& what);
  struct PresetTexts {
    QString name, about, stays;  // `stays`: what the preset has nothing to say about
  };
  void applyPreset(const std::function<PresetTexts()>& texts, const Result<RunSpec>& spec);
  void resetToDefaults();
  void savePreset(const QString& name);
  void removePreset(const QString& name);
  void offerPreset(const QString& name, const QVariantMap& values);  // in the message shown
  void fillChoices();
  void showPlan();
  void findColumns();
  void say(std::function<void()> message);  // shows it, and again in another language
  void showMessage(const QString& title, const QString& text, bool error);
  void offerUndo();  // of the form's last replacement, in the message shown
  void saveSpec();
  void restoreSpec();
  void addCommands();
  void start();
  void hearStart(const Result<std::string>& run);
  void retranslate();

  SpecModel m_model;
  PlanController m_plans;
  PresetStore m_presets;
  Starting m_starting;
  QLabel *m_title, *m_noMatch;
  ElidedLabel* m_subtitle;
  PresetBox* m_preset;
  QAction* m_resetCommand;
  QPushButton* m_reset;
  QLineEdit* m_filter;
  Banner* m_message;
  std::function<void()> m_say;                   // what m_message shows
  std::function<StartProblem()> m_startProblem;  // what the plan shows of it
  OptionForm* m_form;
  RowsPreview* m_rows;
  PlanPanel* m_plan;
  StartBar* m_startBar;
  TabStrip* m_sides;  // of form and plan, where only one of them fits
  QWidget *m_formSide, *m_planSide;
  bool m_narrow = false;
  std::filesystem::path m_columnsOf;  // the data whose columns are offered
};

}  // namespace cloze
