// A line edit that shows its unit, in the quiet colour, inside the right end.
#pragma once

#include <QLineEdit>

namespace cloze {

class TextLabel;

class UnitLineEdit : public QLineEdit {
  Q_OBJECT
 public:
  explicit UnitLineEdit(QWidget* parent = nullptr);
  void setUnit(const QString& unit);
  QString unit() const;
  // An invalid value is marked for style sheets (property "invalid") and for screen readers (the description).
  void setProblem(const QString& problem);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void place();
  TextLabel* m_unit;
};

}  // namespace cloze
