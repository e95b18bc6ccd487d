// What the open data set is as a whole: its lengths with the maximum as a line that can be dragged, its labels, what
// was found in its rows, and the words that become [UNK]. Every bar and number leads to its examples. GUI thread only.
#pragma once

#include <app/pages/inspect/example_source.h>

#include <QWidget>

class QGridLayout;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace cloze {

class Banner;
class EmptyState;
class FindingsTable;
class HistogramChart;
class LabelBars;
class SectionHeading;
class TextLabel;

class PreflightView : public QWidget {
  Q_OBJECT
 public:
  explicit PreflightView(ExampleSource* source, QWidget* parent = nullptr);
  void setLength(int length);
  void retranslate();

 Q_SIGNALS:
  void lengthChosen(int length);
  void casingWanted(bool lower);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void makeBody();
  void place();
  void refresh();
  void showState();
  void showOutdated();
  void showCasing();
  void showLengths();
  void showCut();
  QString cutSentence() const;
  void showLabels();
  void showWords();
  void showWarnings();
  const SplitFacts& facts() const { return m_shown->facts.splits[m_shownSplit]; }
  void followWord(QTreeWidgetItem* item);
  // Of the split that is shown; what a bar or number asks for is added to it.
  ExampleFilter everyExample() const;

  ExampleSource* m_source;
  ExampleSetPtr m_shown;
  size_t m_shownSplit = 0;
  int m_length = 128;
  AnswerWindowOptions m_windows;
  bool m_wide = true;
  EmptyState* m_empty;
  QWidget *m_body, *m_lengthSide, *m_wordSide;
  QGridLayout* m_grid;
  bool m_saysOutdated = false;
  Banner *m_casing, *m_outdated;
  HistogramChart* m_lengths;
  QPushButton* m_cut;
  SectionHeading *m_labelHeading, *m_wordHeading;
  LabelBars* m_labels;
  FindingsTable* m_findings;
  QTreeWidget* m_words;
  TextLabel* m_warnings;
};

}  // namespace cloze
