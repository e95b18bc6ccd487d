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
class Rail;
class StatusLine;

class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  // Navigator and commands of `context` are the window's own and are filled in by it.
  explicit MainWindow(PageContext context, QWidget* parent = nullptr);
  ~MainWindow() override;

  Router* router() const { return m_router; }
  CommandRegistry* commands() { return &m_commands; }
  PageContext context() const { return m_context; }
  // A page of the rail: icon name of resources/icons, word by `title` (asked again when the language changes).
  void addToRail(const QString& page, const QString& icon, std::function<QString()> title, bool foot = false);
  // A command of the program itself, for the palette; `text` is asked again when the language changes.
  void addCommand(const QString& name, std::function<QString()> text, std::function<void()> act);
  // Geometry and place as they were left; `address` wins where it is given.
  void restoreSession(const std::optional<Address>& address);

 protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  // What the window waits for before it closes: nothing, that every run asked for is a process, that none is left.
  enum class AwaitedEnd { None, AllStarted, AllOver };
  void makeCommands();
  void saveSession();
  void askBeforeClosing(const LaunchService::Activity& activity);
  void closeLater(AwaitedEnd awaited, const QString& sentence);
  void closeIfReached();
  void showPlace();
  void retranslate();

  PageContext m_context;
  CommandRegistry m_commands;
  Rail* m_rail;
  Router* m_router;
  Banner* m_closing;
  StatusLine* m_status;
  CommandPalette* m_palette;
  QAction *m_back, *m_forward, *m_openPalette, *m_quit;
  std::vector<std::pair<QAction*, std::function<QString()>>> m_worded;  // with their words in the language as it is
  bool m_mayClose = false;
  AwaitedEnd m_awaited = AwaitedEnd::None;
};

}  // namespace cloze
