#include <widgets/enter_presses.h>

#include <QAbstractButton>
#include <QKeyEvent>

namespace cloze {

bool EnterPresses::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return false;
  const auto* key = static_cast<QKeyEvent*>(event);
  const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
  if (!enter || (key->modifiers() & ~Qt::KeypadModifier)) return false;
  auto* button = static_cast<QAbstractButton*>(watched);
  // A key held down presses once: what it opened may have a button under the focus again.
  if (button->isEnabled() && !key->isAutoRepeat()) button->click();
  return true;
}

}  // namespace cloze
