#include <app/desktop/desktop.h>

#include <app/desktop/engine_service.h>
#include <app/desktop/help_page.h>
#include <app/desktop/launch_service.h>
#include <app/desktop/runs_service.h>
#include <app/desktop/settings_page.h>
#include <app/desktop/work_service.h>
#include <app/pages/run/run_page.h>
#include <app/pages/runs/runs_page.h>
#include <app/pages/start/start_page.h>
#include <app/pages/train/train_page.h>
#include <core/base/fs.h>
#include <widgets/theme.h>

#include <QCoreApplication>
#include <QTimer>

namespace cloze {

namespace {

const QString kLanguageKey = QStringLiteral("look/language");
const QString kThemeKey = QStringLiteral("look/theme");
const QString kRunsKey = QStringLiteral("folders/runs");

std::filesystem::path runsFolder(const DesktopOptions& options, const SettingsStore& settings) {
  if (!options.runs.empty()) return std::filesystem::absolute(options.runs);
  const QString saved = settings.value(kRunsKey).toString();
  return saved.isEmpty() ? defaultRunsFolder() : std::filesystem::path(saved.toStdString());
}

}  // namespace

Desktop::Desktop(DesktopOptions options) : m_options(std::move(options)) {
  Theme::get().install();
  const QString theme =
      m_options.theme.isEmpty() ? m_settings.value(kThemeKey, QStringLiteral("system")).toString() : m_options.theme;
  Theme::get().apply(themeModeFromName(theme));
  m_language.apply(m_options.language.isEmpty() ? m_settings.value(kLanguageKey, QStringLiteral("system")).toString()
                                                : m_options.language);
  const QString program = m_options.program.isEmpty()
                              ? QCoreApplication::applicationDirPath() + QStringLiteral("/cloze")
                              : m_options.program;
  m_work = std::make_unique<DesktopWork>();
  m_runs = std::make_unique<DesktopRuns>(runsFolder(m_options, m_settings));
  m_launch = std::make_unique<DesktopLaunch>(program, m_runs->folder());
  m_engine = std::make_unique<DesktopEngine>(m_options.loadEngine ? m_options.loadEngine : loadEngine);

  MainWindow::Parts parts;
  parts.context.runs = m_runs.get();
  parts.context.launch = m_launch.get();
  parts.context.engine = m_engine.get();
  parts.context.work = m_work.get();
  parts.context.settings = &m_settings;
  parts.startedHere = [this] { return m_launch->goingOn(); };
  m_window = std::make_unique<MainWindow>(parts);

  const PageContext context = m_window->context();
  Router* router = m_window->router();
  router->addPage(QStringLiteral("start"), [context](QWidget* parent) { return new StartPage(context, parent); });
  router->addPage(QStringLiteral("train"), [context](QWidget* parent) { return new TrainPage(context, parent); });
  router->addPage(QStringLiteral("runs"), [context](QWidget* parent) { return new RunsPage(context, parent); });
  router->addPage(QStringLiteral("run"), [context](QWidget* parent) { return new RunPage(context, parent); });
  router->addPage(QStringLiteral("settings"), [this, context](QWidget* parent) {
    return new SettingsPage(
        context, [this](const QString& code) { setLanguage(code); }, parent);
  });
  router->addPage(QStringLiteral("help"), [context](QWidget* parent) { return new HelpPage(context, parent); });
  m_window->addToRail(QStringLiteral("start"), QStringLiteral("start"), [] { return MainWindow::tr("Start"); });
  m_window->addToRail(QStringLiteral("train"), QStringLiteral("train"), [] { return MainWindow::tr("Train"); });
  m_window->addToRail(QStringLiteral("runs"), QStringLiteral("runs"), [] { return MainWindow::tr("Runs"); });
  m_window->addToRail(
      QStringLiteral("settings"), QStringLiteral("settings"), [] { return MainWindow::tr("Settings"); }, true);
  m_window->addToRail(
      QStringLiteral("help"), QStringLiteral("help"), [] { return MainWindow::tr("Help"); }, true);
  m_window->restoreSession(m_options.address);
}

Desktop::~Desktop() {
  m_window.reset();
  m_settings.sync();
}

void Desktop::show() {
  m_window->show();
  // Behind the first picture: mapping LibTorch takes longer than opening the window may.
  QTimer::singleShot(0, m_engine.get(), &DesktopEngine::start);
}

void Desktop::setLanguage(const QString& code) {
  m_settings.setValue(kLanguageKey, code);
  m_language.apply(code);
}

}  // namespace cloze
