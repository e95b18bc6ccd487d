// One option in the form: label, editor with unit, the dot that resets it, and what is wrong with it.
//
// The kind of editor follows from the option's type; the row knows the model, not the form.
#pragma once

#include <app/pages/train/spec_model.h>

#include <QObject>
#include <QStringList>
#include <QWidget>

class QAction;
class QGridLayout;
class QLabel;
class QStringListModel;

namespace cloze {

class ResetDot;
class TextLabel;
class UnitLineEdit;

class OptionRow : public QObject {
  Q_OBJECT
 public:
  // Adds its widgets as the next two rows of `grid`.
  OptionRow(const Option& option, SpecModel* model, QGridLayout* grid, QWidget* parent);

  const Option& option() const { return m_option; }
  QWidget* editor() const { return m_editor; }
  bool matches(const QString& filter) const;  // by label, name or any other program's name for it
  void setShown(bool shown);
  // Words to choose from: devices and tasks in a combo box, columns below a field that takes any other word too.
  void setSuggestions(const QStringList& words, const QStringList& labels);
  void setNote(const QString& note);  // a caption below the editor: "12 layers · 768 hidden · uncased"
  int labelWidth() const;             // of its text in one line
  void setLabelWidth(int width);
  void refresh();  // from the model
  void retranslate();

 private:
  QWidget* makeEditor(QWidget* parent);
  void offerWords(UnitLineEdit* edit, const QStringList& words);
  void typed(const QString& text);
  void refreshUnit();

  const Option& m_option;
  QString m_name;
  SpecModel* m_model;
  QLabel* m_label;
  QWidget* m_editor;
  ResetDot* m_dot;
  TextLabel* m_note;  // the problem, else the note
  QString m_noteText;
  QStringListModel* m_words = nullptr;  // null until some are offered
  QAction* m_showWords = nullptr;
};

}  // namespace cloze
