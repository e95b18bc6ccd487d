// Inspect: one text or pair as the model gets it, and how it came to be so.
//
// Addresses:
// cloze:inspect?model=FOLDER|vocab=FILE&lower=true|false&length=128&text=…&pair=…&truncation=head-tail&head=…
//            cloze:inspect?data=PATH|run=ID&task=…&split=dev&row=17&only=truncated|unknown|longer|…&find=…: an example
//            …&label=…&tokens=40-47&unknown=WORD, and options of the option table that say which rows there are
//            (app/pages/data_options.h)
//            …&with=FOLDER|FILE&with-lower=…: the second vocabulary
//            …&stride=…&query=…&window=…: answer windows (windows_view.h)
//            cloze:inspect/steps, /truncation, /windows, /compare, /data: what is shown beside the table
#pragma once

#include <app/pages/inspect/example_source.h>
#include <app/pages/inspect/inspect_tools.h>
#include <app/pages/inspect/piece_focus.h>
#include <app/pages/page.h>

#include <QTimer>

class QAction;
class QGridLayout;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace cloze {

class Banner;
class BusyNote;
class CompareView;
class ElidedLabel;
class EmptyState;
class ExampleBar;
class PiecesTable;
class PreflightView;
class SectionHeading;
class SourceBar;
class StepsView;
class TabStrip;
class TensorStrips;
class TextLabel;
class TokenTextView;
class TruncationView;
class WindowsView;
enum class InspectionForm;

class InspectPage : public Page {
  Q_OBJECT
 public:
  explicit InspectPage(PageContext context, QWidget* parent = nullptr);
  ~InspectPage() override;
  void open(const Address& address) override;
  Address address() const override;
  QString title() const override;
  QSize minimumSizeHint() const override { return {680, 560}; }
  PieceFocus* pieceFocus() { return &m_focus; }
  ExampleSource* examples() { return m_examples; }
  std::shared_ptr<const Inspection> inspection() const { return m_answer.inspection; }

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void makeHead(QVBoxLayout* column);
  void makeViews(QVBoxLayout* column);
  void makeCopies();
  void makeExamples();
  void openData(const QMap<QString, QString>& query);
  void chooseData(const QString& path);
  void takeOpened();
  void showExample();
  void leaveExample();
  void followLength();
  void followVocabulary();
  QMap<QString, QString> exampleQuery() const;
  void ask();
  void take(const Result<InspectAnswer>& answer, const InspectQuestion& question);
  void showAnswer();
  void showSummary();
  void showEmpty();
  void showWarnings();
  void followFocus();
  void goToByte(int text, int byte);
  void openTab(const QString& tab);
  void placeSides();
  void focusText();
  void copy(InspectionForm form);
  void retranslate();

  std::shared_ptr<InspectToolBox> m_box = std::make_shared<InspectToolBox>();
  PieceFocus m_focus;
  InspectAnswer m_answer;
  InspectQuestion m_question;  // that it answers
  std::optional<Error> m_problem;
  QTimer m_typing, m_choosing;
  bool m_asked = false;
  bool m_showsExample = false;  // the texts are the example's
  bool m_filling = false;       // the fields are being filled with them
  QString m_data, m_wantedSplit;
  bool m_lengthNamed = false;  // by the address that opened the data
  ExampleSource* m_examples;
  ExampleBar* m_exampleBar;
  PreflightView* m_preflight;
  CompareView* m_compare;
  QAction *m_previous, *m_next;
  QString m_tab = QStringLiteral("steps");
  TextLabel* m_title;
  SourceBar* m_source;
  Banner* m_banner;
  EmptyState* m_empty;
  QWidget* m_body;
  QGridLayout* m_sides;
  SectionHeading *m_textHeading, *m_tensorHeading;
  ElidedLabel* m_label;
  TokenTextView* m_text;
  TensorStrips* m_strips;
  PiecesTable* m_table;
  TabStrip* m_tabs;
  QStackedWidget* m_stack;
  StepsView* m_steps;
  TruncationView* m_truncations;
  WindowsView* m_windows;
  TextLabel* m_copyLabel;
  std::vector<QPushButton*> m_copies;
  BusyNote* m_busy;
};

}  // namespace cloze
