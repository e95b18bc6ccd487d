// The composition root: makes the services, the window and its pages, and takes them down in the right order.
//
// GUI thread only. One for each run of the program; tests make several one after the other, as restarts.
#pragma once

#include <app/desktop/language.h>
#include <app/desktop/main_window.h>
#include <app/desktop/settings_store.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace cloze {

class DesktopBus;
class DesktopEngine;
class DesktopLaunch;
class DesktopRuns;
class DesktopWork;
class RunWatch;

struct DesktopOptions {
  std::filesystem::path runs;                   // empty: from the settings, else the shared default
  QString language, theme;                      // empty: from the settings
  std::optional<Address> address;               // where to begin; none: where one left
  QString program;                              // the command line; empty: "cloze" beside this program
  std::function<Result<Engine*>()> loadEngine;  // empty: the real one
};

class Desktop {
 public:
  explicit Desktop(DesktopOptions options);
  ~Desktop();
  MainWindow* window() const { return m_window.get(); }
  DesktopRuns* runs() const { return m_runs.get(); }
  DesktopEngine* engine() const { return m_engine.get(); }
  // Shows the window; the engine starts to load once it is painted.
  void show();

 private:
  void addPages();
  void addCommands();
  void setTheme(const QString& name);
  void setLanguage(const QString& code);
  void setRunsFolder(const QString& folder);

  DesktopOptions m_options;
  SettingsStore m_settings;
  Language m_language;
  // Torn down from the last to the first: the window before what its pages use.
  std::unique_ptr<DesktopWork> m_work;
  std::unique_ptr<DesktopRuns> m_runs;
  std::unique_ptr<DesktopLaunch> m_launch;
  std::unique_ptr<DesktopEngine> m_engine;
  std::unique_ptr<RunWatch> m_watch;
  std::unique_ptr<DesktopBus> m_bus;
  std::unique_ptr<MainWindow> m_window;
};

}  // namespace cloze
