#include <app/desktop/command_registry.h>

#include <QAction>

namespace cloze {

QAction* CommandRegistry::add(const QString& name, QAction* action) {
  if (m_commands.contains(name)) qWarning("Two commands are called %s", qPrintable(name));
  m_commands.insert(name, action);
  action->setObjectName(name);
  connect(action, &QObject::destroyed, this, [this, name, action] {
    if (m_commands.value(name) == action) m_commands.remove(name);
  });
  return action;
}

}  // namespace cloze
