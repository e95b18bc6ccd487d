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
  void setSet(const ExampleSetPtr& set, int length);  // null: empty
  void setLength(int length);
  void setWindows(const AnswerWindowOptions& windows);  // of questions
  void setSplit(size_t split);                          // the column that is looked at
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
  int m_cutRow = -1, m_lostRow = -1, m_unanswerableRow = -1;  // of questions: several windows, answer lost
  size_t m_split = 0;
};

}  // namespace cloze
