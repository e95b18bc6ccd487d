// The row by which one walks through a data set: where it is, which split, which example, which of them. GUI thread
// only.
#pragma once

#include <app/pages/inspect/example_source.h>

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace cloze {

class BusyNote;
class ElidedLabel;
class PathEdit;

QString exampleKindText(ExampleKind kind, int longer);
// "label 1, 40 to 47 tokens": what a filter asks for beside its kind and the words to find; empty: nothing.
QString narrowedText(const ExampleFilter& filter);

class ExampleBar : public QWidget {
  Q_OBJECT
 public:
  explicit ExampleBar(ExampleSource* source, QWidget* parent = nullptr);
  void retranslate();
  void setPath(const QString& path);

 Q_SIGNALS:
  void pathChosen(const QString& path);  // by a person; empty: none any more

 private:
  void refresh();
  void fillChoices();
  void filterByHand();
  QToolButton* arrow(const char* name, const char* icon, int step);

  ExampleSource* m_source;
  QLabel* m_label;
  PathEdit* m_path;
  QWidget* m_walk;
  QComboBox *m_split, *m_kind;
  QToolButton *m_previous, *m_next, *m_narrowed;
  QLineEdit *m_number, *m_find;
  ElidedLabel* m_count;
  BusyNote* m_busy;
  QTimer m_progress, m_typing;
};

}  // namespace cloze
