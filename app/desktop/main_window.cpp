#include <app/desktop/main_window.h>

#include <app/desktop/command_palette.h>
#include <app/desktop/rail.h>
#include <app/desktop/status_line.h>
#include <widgets/controls.h>

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QScreen>
#include <QVBoxLayout>

namespace cloze {

namespace {

const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kAddressKey = QStringLiteral("window/address");
constexpr QSize kUsualSize(1280, 800);
constexpr QSize kSmallestSize(960, 600);

}  // namespace

MainWindow::MainWindow(PageContext context, QWidget* parent) : QMainWindow(parent), m_context(context) {
  setObjectName(QStringLiteral("main-window"));
  setMinimumSize(kSmallestSize);
  resize(kUsualSize);
  auto* middle = new QWidget(this);
  auto* columns = new QHBoxLayout(middle);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(0);
  m_rail = new Rail(middle);
  columns->addWidget(m_rail);
  auto* right = new QVBoxLayout;
  right->setSpacing(0);
  m_closing = new Banner(middle);
  m_closing->setObjectName(QStringLiteral("closing"));
  right->addWidget(m_closing);
  m_router = new Router(middle);
  right->addWidget(m_router, 1);
  m_context.navigator = m_router;
  m_context.commands = &m_commands;
  m_status = new StatusLine(m_context.engine, m_context.runs, m_context.work, middle);
  right->addWidget(m_status);
  columns->addLayout(right, 1);
  setCentralWidget(middle);
  m_palette = new CommandPalette(&m_commands, m_context.runs, m_router, this);

  makeCommands();
  connect(m_rail, &Rail::chosen, this, [this](const QString& page) { m_router->go({page, {}, {}}); });
  connect(m_router, &Router::moved, this, &MainWindow::showPlace);
  connect(m_status, &StatusLine::runChosen, this, [this](const QString& id) {
    m_router->go({QStringLiteral("run"), {id}, {}});
  });
  connect(m_status, &StatusLine::engineHelpWanted, this, [this] {
    m_router->go({QStringLiteral("settings"), {QStringLiteral("engine")}, {}});
  });
  connect(m_context.launch, &LaunchService::activityChanged, this, [this] {
    m_context.runs->refresh();
    closeIfReached();
  });
  connect(m_context.launch, &LaunchService::startFailed, this, [this] {
    if (m_awaited != AwaitedEnd::AllStarted) return;
    m_awaited = AwaitedEnd::None;
    m_closing->show(Banner::Kind::Error, tr("A run could not be started, so the window stays open."),
                    tr("The page Train says why."));
    QPushButton* train = m_closing->addAction(tr("Go to &Train"));
    connect(train, &QPushButton::clicked, this, [this] {
      m_closing->clear();
      m_router->go({QStringLiteral("train"), {}, {}});
    });
  });
  retranslate();
}

MainWindow::~MainWindow() {
  // Pages go first: they hold commands and services of this window.
  delete m_router;
  m_router = nullptr;
}

void MainWindow::makeCommands() {
  const auto make = [this](const char* name, const QKeySequence& keys, auto&& triggered) {
    auto* action = new QAction(this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, triggered);
    addAction(action);
    return m_commands.add(QString::fromLatin1(name), action);
  };
  m_back = make("go.back", QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_router->back(); });
  m_forward = make("go.forward", QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_router->forward(); });
  m_openPalette = make("palette", QKeySequence(Qt::CTRL | Qt::Key_K), [this] { m_palette->popUp(); });
  m_quit = make("quit", QKeySequence(QKeySequence::Quit), [this] { close(); });
}

void MainWindow::addToRail(const QString& page, const QString& icon, std::function<QString()> title, bool foot) {
  m_rail->add(page, icon, title, foot);
  auto* action = new QAction(title(), this);
  connect(action, &QAction::triggered, this, [this, page] { m_router->go({page, {}, {}}); });
  const int number = static_cast<int>(m_commands.commands().size()) - 3;
  if (!foot && number >= 1 && number <= 9) action->setShortcut(QKeySequence(Qt::CTRL | (Qt::Key_0 + number)));
  if (page == QLatin1String("help")) action->setShortcut(QKeySequence(QKeySequence::HelpContents));
  addAction(action);
  m_commands.add(QStringLiteral("go.") + page, action);
  m_worded.emplace_back(action, std::move(title));
}

void MainWindow::addCommand(const QString& name, std::function<QString()> text, std::function<void()> act) {
  auto* action = new QAction(text(), this);
  connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
  m_commands.add(name, action);
  m_worded.emplace_back(action, std::move(text));
}

void MainWindow::showPlace() {
  const Page* page = m_router->current();
  if (!page) return;
  const Address address = m_router->address();
  m_rail->setCurrent(address.page);
  // At every move, so that a window that ends without being closed comes back here too.
  m_context.settings->setValue(kAddressKey, address.toString());
  setWindowTitle(QStringLiteral("%1 — Cloze").arg(page->title()));
  m_back->setEnabled(m_router->canGoBack());
  m_forward->setEnabled(m_router->canGoForward());
  m_back->setProperty("reason", m_back->isEnabled() ? QString() : tr("This is where you began."));
  m_forward->setProperty("reason", m_forward->isEnabled() ? QString() : tr("This is the newest place."));
}

void MainWindow::restoreSession(const std::optional<Address>& address) {
  const QByteArray geometry = m_context.settings->value(kGeometryKey).toByteArray();
  if (!geometry.isEmpty()) restoreGeometry(geometry);  // Qt moves a window off a removed screen back
  const auto saved = Address::fromString(m_context.settings->value(kAddressKey).toString());
  m_router->go(address ? *address : saved ? *saved : Address{QStringLiteral("start"), {}, {}});
  m_router->current()->setFocus();  // Tab begins with the page, and Return presses nothing that nobody chose
}

void MainWindow::saveSession() {
  m_context.settings->setValue(kGeometryKey, saveGeometry());
  Address address = m_router->address();
  if (!address.page.isEmpty()) m_context.settings->setValue(kAddressKey, address.toString());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  const LaunchService::Activity activity = m_context.launch->activity();
  if (!m_mayClose && !activity.idle()) {
    event->ignore();
    askBeforeClosing(activity);
    return;
  }
  saveSession();
  QMainWindow::closeEvent(event);
}

void MainWindow::closeIfReached() {
  const LaunchService::Activity activity = m_context.launch->activity();
  const bool reached = m_awaited == AwaitedEnd::AllOver      ? activity.idle()
                       : m_awaited == AwaitedEnd::AllStarted ? activity.waiting == 0
                                                             : false;
  if (!reached) return;
  m_awaited = AwaitedEnd::None;
  m_mayClose = true;
  close();
}

void MainWindow::closeLater(AwaitedEnd awaited, const QString& sentence) {
  m_awaited = awaited;
  m_closing->show(Banner::Kind::Info, sentence);
  QPushButton* now = m_closing->addAction(tr("Close &now"));
  now->setObjectName(QStringLiteral("close-now"));
  connect(now, &QPushButton::clicked, this, [this] {
    m_mayClose = true;
    close();
  });
  closeIfReached();
}

void MainWindow::askBeforeClosing(const LaunchService::Activity& activity) {
  const int begun = static_cast<int>(activity.runs.size()) + activity.starting;
  QString detail =
      tr("They can go on without the window, and be found under Runs when it is opened again.", nullptr, begun);
  if (activity.waiting > 0) {
    detail += QLatin1Char(' ') +
              tr("%n more run(s) are to be started yet, which takes the window.", nullptr, activity.waiting);
  }
  m_awaited = AwaitedEnd::None;
  m_closing->show(Banner::Kind::Warning, tr("%n run(s) started here still go on.", nullptr, begun), detail);
  QPushButton* keep = m_closing->addAction(activity.waiting > 0 ? tr("Start &all, keep running and close")
                                                                : tr("&Keep running and close"));
  QPushButton* stop = m_closing->addAction(tr("&Stop, save and close"));
  QPushButton* cancel = m_closing->addAction(tr("&Don't close"));
  keep->setObjectName(QStringLiteral("close-keep"));
  stop->setObjectName(QStringLiteral("close-stop"));
  cancel->setObjectName(QStringLiteral("close-cancel"));
  connect(keep, &QPushButton::clicked, this,
          [this] { closeLater(AwaitedEnd::AllStarted, tr("The window closes once the last run is on its way …")); });
  connect(stop, &QPushButton::clicked, this, [this] {
    m_context.launch->cancelAll();
    closeLater(AwaitedEnd::AllOver, tr("Stopping; the window closes once the checkpoints are written …"));
  });
  connect(cancel, &QPushButton::clicked, this, [this] { m_closing->clear(); });
  cancel->setFocus();
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void MainWindow::retranslate() {
  m_back->setText(tr("Back"));
  m_forward->setText(tr("Forward"));
  m_openPalette->setText(tr("Find a command"));
  m_quit->setText(tr("Quit"));
  for (const auto& [action, title] : m_worded) action->setText(title());
  m_rail->retranslate();
  m_status->retranslate();
  m_palette->retranslate();
  showPlace();
}

}  // namespace cloze
