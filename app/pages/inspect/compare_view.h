// The text cut by a second vocabulary, casing or set of rules beside the first, word by word; what differs stands out.
// GUI thread only.
//
// Without a second vocabulary it is the first one: with the other rules where these are asked for, else with the other
// casing.
#pragma once

#include <app/pages/inspect/compare_model.h>
#include <app/pages/services.h>

#include <QMap>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QPushButton;
class QTableView;

namespace cloze {

class PathEdit;
class TextLabel;

class CompareView : public QWidget {
  Q_OBJECT
 public:
  CompareView(WorkService* work, std::shared_ptr<InspectToolBox> box, QWidget* parent = nullptr);
  void setQuestion(const InspectQuestion& question, bool firstLowers);  // of the page; compared once it is seen
  void clear();
  void open(const QMap<QString, QString>& query);  // with, with-lower, with-rules
  QMap<QString, QString> query() const;
  void retranslate();

 Q_SIGNALS:
  void changed();
  void wordChosen(int text, int byte);  // where it begins

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void ask();
  void take(const Result<ComparisonPtr>& result);
  void showWords();
  void compareRules();
  TokenizerRules otherRules() const;
  SecondCut secondCut() const;

  WorkService* m_work;
  std::shared_ptr<InspectToolBox> m_box;
  std::optional<InspectQuestion> m_question;
  bool m_firstLowers = true, m_outdated = false;
  ComparisonPtr m_comparison;
  QString m_problem;
  PathEdit* m_vocabulary;
  QComboBox *m_casing, *m_rules;
  QPushButton* m_rulesLink;
  QCheckBox* m_differences;
  TextLabel *m_summary, *m_said, *m_warning;
  QTableView* m_table;
  CompareModel* m_model;
  QTimer m_typing;
};

}  // namespace cloze
