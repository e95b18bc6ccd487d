// Every command of the program by name: what menus, buttons, tooltips and the palette show is the same object.
//
// GUI thread only. Commands belong to who made them; a destroyed one leaves the registry.
#pragma once

#include <app/pages/services.h>

#include <QMap>
#include <QObject>

namespace cloze {

class CommandRegistry : public QObject, public CommandService {
  Q_OBJECT
 public:
  using QObject::QObject;
  // REQUIRES: no other living command of that name.
  QAction* add(const QString& name, QAction* action) override;
  QAction* find(const QString& name) const { return m_commands.value(name); }
  const QMap<QString, QAction*>& commands() const { return m_commands; }

 private:
  QMap<QString, QAction*> m_commands;
};

}  // namespace cloze
