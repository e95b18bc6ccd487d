#include <widgets/unit_line_edit.h>

#include <widgets/controls.h>

#include <QEvent>
#include <QStyle>

namespace cloze {

namespace {
constexpr int kUnitMargin = 9;
}

UnitLineEdit::UnitLineEdit(QWidget* parent)
    : QLineEdit(parent), m_unit(new TextLabel(TextRole::Caption, Tone::Secondary, QString(), this)) {
  m_unit->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_unit->setObjectName(QStringLiteral("unit"));
  m_unit->hide();
}

void UnitLineEdit::setUnit(const QString& unit) {
  m_unit->setText(unit);
  m_unit->setVisible(!unit.isEmpty());
  place();
}

QString UnitLineEdit::unit() const {
  return m_unit->text();
}

void UnitLineEdit::setProblem(const QString& problem) {
  const bool invalid = !problem.isEmpty();
  if (property("invalid").toBool() != invalid) {
    setProperty("invalid", invalid);
    style()->unpolish(this);
    style()->polish(this);
  }
  setAccessibleDescription(problem);
}

void UnitLineEdit::resizeEvent(QResizeEvent* event) {
  QLineEdit::resizeEvent(event);
  place();
}

void UnitLineEdit::changeEvent(QEvent* event) {
  QLineEdit::changeEvent(event);
  if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) place();
}

void UnitLineEdit::place() {
  if (m_unit->text().isEmpty()) {
    setTextMargins(0, 0, 0, 0);
    return;
  }
  m_unit->adjustSize();
  m_unit->move(width() - m_unit->width() - kUnitMargin, (height() - m_unit->height()) / 2);
  setTextMargins(0, 0, m_unit->width() + kUnitMargin, 0);
}

}  // namespace cloze
