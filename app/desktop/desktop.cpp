#include <app/desktop/desktop.h>

#include <app/desktop/desktop_bus.h>
#include <app/desktop/engine_service.h>
#include <app/desktop/help_page.h>
#include <app/desktop/launch_service.h>
#include <app/desktop/run_watch.h>
#include <app/desktop/runs_service.h>
#include <app/desktop/settings_page.h>
#include <app/desktop/work_service.h>
#include <app/pages/inspect/inspect_page.h>
#include <app/pages/run/run_page.h>
#include <app/pages/runs/runs_page.h>
#include <app/pages/start/start_page.h>
#include <app/pages/train/train_page.h>
#include <core/base/fs.h>
#include <widgets/theme.h>

#include <QApplication>
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

  PageContext context;
  context.runs = m_runs.get();
  context.launch = m_launch.get();
  context.engine = m_engine.get();
  context.work = m_work.get();
  context.settings = &m_settings;
  m_window = std::make_unique<MainWindow>(context);

  addPages();
  addCommands();
  m_watch = std::make_unique<RunWatch>(m_runs.get());
  m_bus = std::make_unique<DesktopBus>();
  QObject::connect(m_bus.get(), &DesktopBus::darkWanted, &Theme::get(), &Theme::setSystemDark);
  m_bus->followColorScheme();
  // A notice only where nobody looks; in front, the page itself shows it.
  QObject::connect(m_watch.get(), &RunWatch::runEnded, m_window.get(), [this](const QString&, const QString& sentence) {
    if (!m_window->isVisible() || m_window->isActiveWindow()) return;
    QApplication::alert(m_window.get());
    m_bus->notify(QStringLiteral("Cloze"), sentence);
  });
  m_window->restoreSession(m_options.address);
}

void Desktop::addPages() {
  const PageContext context = m_window->context();
  Router* router = m_window->router();
  router->addPage(QStringLiteral("start"), [context](QWidget* parent) { return new StartPage(context, parent); });
  router->addPage(QStringLiteral("train"), [context](QWidget* parent) { return new TrainPage(context, parent); });
  router->addPage(QStringLiteral("runs"), [context](QWidget* parent) { return new RunsPage(context, parent); });
  router->addPage(QStringLiteral("run"), [context](QWidget* parent) { return new RunPage(context, parent); });
  router->addPage(QStringLiteral("inspect"), [context](QWidget* parent) { return new InspectPage(context, parent); });
  router->addPage(QStringLiteral("settings"), [this, context](QWidget* parent) {
    SettingsPage::Actions actions;
    actions.setLanguage = [this](const QString& code) { setLanguage(code); };
    actions.setTheme = [this](const QString& name) { setTheme(name); };
    actions.setRunsFolder = [this](const QString& folder) { setRunsFolder(folder); };
    return new SettingsPage(context, actions, parent);
  });
  router->addPage(QStringLiteral("help"), [context](QWidget* parent) { return new HelpPage(context, parent); });
  m_window->addToRail(QStringLiteral("start"), QStringLiteral("start"), [] { return MainWindow::tr("Start"); });
  m_window->addToRail(QStringLiteral("train"), QStringLiteral("train"), [] { return MainWindow::tr("Train"); });
  m_window->addToRail(QStringLiteral("runs"), QStringLiteral("runs"), [] { return MainWindow::tr("Runs"); });
  m_window->addToRail(QStringLiteral("inspect"), QStringLiteral("inspect"), [] { return MainWindow::tr("Inspect"); });
  m_window->addToRail(
      QStringLiteral("settings"), QStringLiteral("settings"), [] { return MainWindow::tr("Settings"); }, true);
  m_window->addToRail(
      QStringLiteral("help"), QStringLiteral("help"), [] { return MainWindow::tr("Help"); }, true);
}

void Desktop::addCommands() {
  const auto add = [this](const QString& name, std::function<QString()> text, std::function<void()> act) {
    m_window->addCommand(name, std::move(text), std::move(act));
  };
  const auto addPlace = [&](const char* name, std::function<QString()> text, const Address& address) {
    add(QString::fromLatin1(name), std::move(text), [this, address] { m_window->router()->go(address); });
  };
  addPlace("new-run", [] { return MainWindow::tr("New run"); }, {QStringLiteral("train"), {}, {}});
  addPlace("example", [] { return MainWindow::tr("Try the bundled example"); },
           {QStringLiteral("train"), {}, {{QStringLiteral("example"), QStringLiteral("1")}}});
  addPlace("inspect-data", [] { return MainWindow::tr("Inspect the examples of a data set"); },
           {QStringLiteral("inspect"), {QStringLiteral("data")}, {}});
  addPlace("trash", [] { return MainWindow::tr("Trash: deleted runs"); },
           {QStringLiteral("runs"), {QStringLiteral("trash")}, {}});
  add(
      QStringLiteral("theme.system"), [] { return MainWindow::tr("Theme: as the system"); },
      [this] { setTheme(QStringLiteral("system")); });
  add(
      QStringLiteral("theme.light"), [] { return MainWindow::tr("Theme: light"); },
      [this] { setTheme(QStringLiteral("light")); });
  add(
      QStringLiteral("theme.dark"), [] { return MainWindow::tr("Theme: dark"); },
      [this] { setTheme(QStringLiteral("dark")); });
  add(
      QStringLiteral("language.system"), [] { return MainWindow::tr("Language: as the system"); },
      [this] { setLanguage(QStringLiteral("system")); });
  for (const LanguageName& language : languageNames()) {
    const QString name = QString::fromUtf8(language.name), code = QString::fromLatin1(language.code);
    add(
        QStringLiteral("language.") + code, [name] { return MainWindow::tr("Language: %1").arg(name); },
        [this, code] { setLanguage(code); });
  }
}

Desktop::~Desktop() {
  m_window.reset();
}

void Desktop::show() {
  m_window->show();
  // Behind the first picture: mapping LibTorch takes longer than opening the window may.
  QTimer::singleShot(0, m_engine.get(), &DesktopEngine::start);
}

void Desktop::setTheme(const QString& name) {
  m_settings.setValue(kThemeKey, name);
  Theme::get().apply(themeModeFromName(name));
}

void Desktop::setLanguage(const QString& code) {
  m_settings.setValue(kLanguageKey, code);
  m_language.apply(code);
}

void Desktop::setRunsFolder(const QString& folder) {
  const std::filesystem::path path =
      folder.isEmpty() ? defaultRunsFolder() : std::filesystem::path(folder.toStdString());
  if (path == m_runs->folder()) return;
  m_settings.setValue(kRunsKey, folder);
  m_runs->setFolder(path);
  m_launch->setRunsFolder(path);
}

}  // namespace cloze
