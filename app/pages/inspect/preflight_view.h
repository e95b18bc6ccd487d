// What the open data set is as a whole: its lengths with the maximum as a line that can be dragged, and every number
// that is worth a look, which leads to its examples. GUI thread only.
#pragma once

#include <app/pages/inspect/example_source.h>

#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;

namespace cloze {

class EmptyState;
class HistogramChart;
class TextLabel;

class PreflightView : public QWidget {
  Q_OBJECT
 public:
  explicit PreflightView(ExampleSource* source, QWidget* parent = nullptr);
  void setLength(int length);
  void retranslate();

 Q_SIGNALS:
  void lengthChosen(int length);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void refresh();
  void showLengths();
  void showCut();
  void showWindows();
  void fillTree();
  void addSplit(size_t split);
  void addUnknownWords();
  QTreeWidgetItem* addRow(QTreeWidgetItem* parent, const QString& what, int64_t count, const ExampleFilter& filter);
  void follow(QTreeWidgetItem* item);

  ExampleSource* m_source;
  ExampleSetPtr m_shown;
  size_t m_shownSplit = 0;
  int m_length = 128;
  AnswerWindowOptions m_windows;
  EmptyState* m_empty;
  QWidget* m_body;
  HistogramChart* m_lengths;
  TextLabel* m_cut;
  QTreeWidget* m_tree;
  std::vector<ExampleFilter> m_filters;                        // of the rows that lead somewhere
  std::vector<std::pair<QTreeWidgetItem*, size_t>> m_cutRows;  // those that change with the length, and their splits
  struct WindowRows {
    size_t split;
    QTreeWidgetItem *several, *lost;
  };
  std::vector<WindowRows> m_windowRows;  // likewise, of questions
};

}  // namespace cloze
