// What was found in each split, a row a kind and a column a split; every number that is not 0 leads to its examples.
// GUI thread only.
#pragma once

#include <app/pages/inspect/example_set.h>

#include <QTableWidget>

namespace cloze {

class FindingsTable : public QTableWidget {
  Q_OBJECT
 public:
  explicit FindingsTable(QWidget* parent = nullptr);
  void setSet(const ExampleSetPtr& set, int length, const AnswerWindowOptions& windows);  // null: empty
  void setLength(int length);
  void setWindows(const AnswerWindowOptions& windows);  // of questions
  // Of a split of questions, as they are shown. REQUIRES: questions are
  const QuestionCounts& questionCounts(size_t split) const { return m_counts[split]; }
  void setSplit(size_t split);  // the column that is looked at
  void retranslate();

 Q_SIGNALS:
  void chosen(size_t split, ExampleKind kind);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fill();
  int addKind(const QString& title);
  void setCount(int row, size_t split, int64_t count, int64_t whole, ExampleKind kind, const QString& tip = {});
  void addOddities();
  void showCut();
  void showWindows();
  void follow(int row, int column);

  ExampleSetPtr m_set;
  int m_length = 128;
  AnswerWindowOptions m_windows;
  std::vector<QuestionCounts> m_counts;  // by split: while the length is dragged each is counted once a place
  int m_cutRow = -1, m_lostRow = -1, m_unanswerableRow = -1;  // of questions: several windows, answer lost
  size_t m_split = 0;
};

}  // namespace cloze
