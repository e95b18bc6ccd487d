// Answer windows: the paragraph with its windows under it, the windows as a list, and what they depend on. GUI thread
// only.
//
// The chosen window is what the page's other views show while this one is open. An answer is the example's own, one
// that is typed (its first place in the paragraph counts) or one marked by dragging over the paragraph.
//
// Of the page's address: stride=…&query=…&windows=google|transformers&window=…&answer=…&answer-at=…
#pragma once

#include <app/pages/inspect/window_bands.h>
#include <app/pages/services.h>
#include <core/data/question_reader.h>

#include <QMap>
#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace cloze {

class ElidedLabel;
class EmptyState;
class TableManners;
class UnitLineEdit;
class WindowsModel;

class WindowsView : public QWidget {
  Q_OBJECT
 public:
  WindowsView(PieceFocus* focus, SettingsService* settings, QWidget* parent = nullptr);
  AnswerWindowOptions options() const;  // but for the length
  // What the page asks with. `paragraph` is the text the answer stands in.
  int window() const { return m_window; }  // -1: the first that has the answer
  std::optional<Offset> answerIn(const std::string& paragraph) const;
  // Null: the texts are no example of questions, so that an answer in the field is somebody's own.
  void setExample(const Question* question);
  void setShown(ShownWindowsPtr windows, InspectionPtr inspection);
  // Where the answer begins in the chosen window, where that is another one than was shown before; -1: nowhere.
  int newAnswerPosition() const { return m_newPosition; }
  void open(const QMap<QString, QString>& query);
  QMap<QString, QString> query() const;
  void retranslate();
  QSize minimumSizeHint() const override { return {300, 100}; }

 Q_SIGNALS:
  void changed();  // by a person

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  UnitLineEdit* number(const char* name, int value);
  void choose(int window);
  void edited();
  void mark(int start, int end);
  void showSummary();

  ShownWindowsPtr m_windows;
  std::optional<Question> m_example;
  std::optional<int> m_answerAt;  // code points, of a marked answer
  bool m_own = false;             // the answer in the field is somebody's own
  int m_window = -1;
  int m_newPosition = -1;
  bool m_opening = false;  // an address named the window or the answer of the example that comes
  bool m_filling = false;
  QBoxLayout* m_controls;  // in one row or two
  QLabel *m_strideLabel, *m_queryLabel, *m_answerLabel;
  UnitLineEdit *m_stride, *m_query;
  QComboBox* m_convention;
  QLineEdit* m_answer;
  ElidedLabel* m_summary;
  QWidget* m_body;
  EmptyState* m_empty;
  WindowBands* m_bands;
  WindowsModel* m_model;
  QSortFilterProxyModel* m_sorted;
  QTableView* m_table;
  TableManners* m_manners;
};

}  // namespace cloze
