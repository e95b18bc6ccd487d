#include <widgets/buttons.h>

#include <widgets/theme.h>

#include <QAction>

namespace cloze {

QPushButton* accentButton(const QString& text, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setProperty("look", "accent");
  QFont font = Theme::get().font(TextRole::Heading);
  button->setFont(font);
  return button;
}

QPushButton* linkButton(const QString& text, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setProperty("look", "link");
  button->setFlat(true);
  button->setCursor(Qt::PointingHandCursor);
  return button;
}

void followCommand(QAbstractButton* button, QAction* command) {
  const auto refresh = [button, command] {
    const QString reason = command->isEnabled() ? QString() : command->property("reason").toString();
    button->setEnabled(command->isEnabled());
    button->setVisible(command->isVisible());
    button->setCheckable(command->isCheckable());
    button->setChecked(command->isChecked());
    const QString keys = command->shortcut().toString(QKeySequence::NativeText);
    button->setToolTip(!reason.isEmpty() ? reason
                       : keys.isEmpty()  ? command->toolTip()
                                         : QStringLiteral("%1 (%2)").arg(command->toolTip(), keys));
    button->setAccessibleDescription(reason);
  };
  QObject::connect(command, &QAction::changed, button, refresh);
  QObject::connect(button, &QAbstractButton::clicked, command, &QAction::trigger);
  refresh();
}

void allowCommand(QAction* command, const QString& reason) {
  const bool news = command->property("reason").toString() != reason;
  command->setProperty("reason", reason);
  command->setEnabled(reason.isEmpty());
  if (news) Q_EMIT command->changed();  // another reason alone is not a change that Qt tells
}

}  // namespace cloze
