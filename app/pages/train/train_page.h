// Train: the form at the left, the plan at the right; a press of Start leads to the run.
//
// Addresses: cloze:train            what one was editing
//            cloze:train?example=1  the bundled example, filled in
//            cloze:train?run=ID     the settings of a run, to train again
//            cloze:train?spec=PATH  the settings in a file: a run.json, or a document like resources/sample/spec.json
//            cloze:train?data-dir=…&model=…&learning-rate=…  any option by its name, over what is there
#pragma once

#include <app/pages/page.h>
#include <app/pages/train/plan_controller.h>
#include <app/pages/train/preset_box.h>
#include <app/pages/train/preset_store.h>
#include <app/pages/train/spec_model.h>

class QLabel;
class QLineEdit;
class QScrollArea;

namespace cloze {

class Banner;
class OptionForm;
class PlanPanel;
class RowsPreview;

class TrainPage : public Page {
  Q_OBJECT
 public:
  explicit TrainPage(PageContext context, QWidget* parent = nullptr);
  ~TrainPage() override;
  void open(const Address& address) override;
  Address address() const override;
  QString title() const override;

 protected:
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  // A press of Start, from which the runs come one after the other.
  struct Starting {
    int ticket = 0;
    std::vector<uint64_t> seeds;
    QStringList runs;  // of the first of them
  };
  QWidget* makeFormSide();
  void fillFromExample();
  void leaveExample(const Address& address);
  void fillFromRun(const QString& id);
  void fillFromFile(const QString& path);
  void replaceSpec(const RunSpec& spec, const RunSpec& baseline, const QString& what);
  void applyPreset(const QString& name, const QString& about, const Result<RunSpec>& spec);
  void savePreset(const QString& name);
  void removePreset(const QString& name);
  void fillChoices();
  void showPlan();
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
  QLabel *m_title, *m_subtitle, *m_noMatch;
  PresetBox* m_preset;
  QLineEdit* m_filter;
  Banner* m_message;
  OptionForm* m_form;
  RowsPreview* m_rows;
  PlanPanel* m_plan;
};

}  // namespace cloze
