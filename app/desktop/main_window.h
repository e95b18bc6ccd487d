// The frame: the rail at the left, the page in the middle, the status line below; history, palette, session.
//
// GUI thread only. Knows the pages' names and makers (from the composition root), never what they are.
#pragma once

#include <app/desktop/command_registry.h>
#include <app/desktop/router.h>
#include <app/pages/services.h>

#include <QMainWindow>

#include <functional>

namespace cloze {

class Banner;
class CommandPalette;
class DesktopLaunch;
class Rail;
class StatusLine;

class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  struct Parts {
    PageContext context;  // navigator and commands are the window's own and are filled in by it
    // Runs started here that still go on; empty where nobody needs to be asked before closing.
    std::function<QStringList()> startedHere;
  };
  explicit MainWindow(Parts parts, QWidget* parent = nullptr);
  ~MainWindow() override;

  Router* router() const { return m_router; }
  CommandRegistry* commands() { return &m_commands; }
  PageContext context() const { return m_parts.context; }
  // A page of the rail: icon name of resources/icons, word by `title` (asked again when the language changes).
  void addToRail(const QString& page, const QString& icon, std::function<QString()> title, bool foot = false);
  // Geometry and place as they were left; `address` wins where it is given.
  void restoreSession(const std::optional<Address>& address);

 protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void makeCommands();
  void saveSession();
  void askBeforeClosing(const QStringList& running);
  void closeIfStopped();
  void showPlace();
  void retranslate();

  Parts m_parts;
  CommandRegistry m_commands;
  Rail* m_rail;
  Router* m_router;
  Banner* m_closing;
  StatusLine* m_status;
  CommandPalette* m_palette;
  QAction *m_back, *m_forward, *m_openPalette, *m_quit;
  bool m_mayClose = false;
  bool m_stopping = false;  // closes once the runs asked to stop have ended
};

}  // namespace cloze
