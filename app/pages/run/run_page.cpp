#include <app/pages/run/run_page.h>

#include <app/pages/core_words.h>
#include <app/pages/run/checkpoints_tab.h>
#include <app/pages/run/curves_tab.h>
#include <app/pages/run/examples_tab.h>
#include <app/pages/run/log_tab.h>
#include <app/pages/run/run_head.h>
#include <app/pages/run/run_texts.h>
#include <app/pages/run/settings_tab.h>
#include <app/pages/run/try_tab.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/tab_strip.h>

#include <QAction>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace cloze {

namespace {

// An id is one folder name; anything that climbs is refused rather than followed.
bool isFolderName(const QString& id) {
  return !id.contains(QLatin1Char('/')) && !id.startsWith(QLatin1Char('.'));
}

std::optional<RunSummary> listedRun(const RunsService& runs, const QString& id) {
  for (const RunSummary& run : runs.runs())
    if (QString::fromStdString(run.id) == id) return run;
  return {};
}

}  // namespace

RunPage::RunPage(PageContext context, QWidget* parent) : Page(context, parent), m_follower(context.work, this) {
  setObjectName(QStringLiteral("run-page"));
  setFocusPolicy(Qt::StrongFocus);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kPageMargin, 16, kPageMargin, 16);
  column->setSpacing(0);
  m_empty = new EmptyState(QStringLiteral("runs"), this);
  column->addWidget(m_empty, 1);
  m_body = new QWidget(this);
  column->addWidget(m_body, 1);
  auto* inside = new QVBoxLayout(m_body);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(12);
  makeCommands();
  m_head = new RunHead(m_pause, m_stop, m_resume, m_body);
  inside->addWidget(m_head);
  makeTabs();
  inside->addWidget(m_tabs);
  // Beneath the tabs, which must not go from under a hand that is about to press one.
  m_banner = new Banner(m_body);
  m_banner->setObjectName(QStringLiteral("run-banner"));
  m_banner->clear();
  inside->addWidget(m_banner);
  inside->addWidget(m_stack, 1);
  connect(&m_follower, &RunFollower::updated, this, &RunPage::refresh);
  connect(m_head, &RunHead::renamed, m_context.runs, &RunsService::rename);
  connect(m_banner, &Banner::closed, this, [this] { m_said = false; });
  connect(m_context.runs, &RunsService::changed, this, [this] {
    if (!m_id.isEmpty()) openRun(m_id);
  });
  connect(m_context.runs, &RunsService::failed, this, [this](const QString& id, const QString& message) {
    if (id != m_id) return;
    m_asked = RunCommand::Run;  // nobody took it, so it may be asked again
    refreshCommands();
    say(tr("That did not work."), coreWords(message.toStdString()));
  });
  connect(m_empty->button(), &QPushButton::clicked, this, [this] {
    m_context.navigator->go({QStringLiteral("runs"), {}, {}});
  });
  retranslate();
  openRun({});
}

RunPage::~RunPage() = default;

QAction* RunPage::makeCommand(const QString& name, const QKeySequence& keys) {
  auto* action = new QAction(this);
  action->setObjectName(name);
  action->setShortcut(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  addAction(action);
  return m_context.commands ? m_context.commands->add(name, action) : action;
}

void RunPage::makeCommands() {
  m_pause = makeCommand(QStringLiteral("run.pause"), QKeySequence(QStringLiteral("Ctrl+Shift+P")));
  m_stop = makeCommand(QStringLiteral("run.stop"), QKeySequence(QStringLiteral("Ctrl+Shift+X")));
  m_resume = makeCommand(QStringLiteral("run.continue"), QKeySequence(QStringLiteral("Ctrl+Shift+R")));
  m_rename = makeCommand(QStringLiteral("run.rename"), QKeySequence(Qt::Key_F2));
  connect(m_pause, &QAction::triggered, this, &RunPage::pauseOrGoOn);
  connect(m_stop, &QAction::triggered, this, &RunPage::stop);
  connect(m_resume, &QAction::triggered, this, &RunPage::resume);
  connect(m_rename, &QAction::triggered, this, [this] { m_head->editName(); });
}

void RunPage::makeTabs() {
  m_tabs = new TabStrip(m_body);
  m_stack = new QStackedWidget(m_body);
  m_curves = new CurvesTab(m_stack);
  m_examples = new ExamplesTab(m_context.work, m_context.settings, m_stack);
  m_log = new LogTab(m_stack);
  m_settings = new SettingsTab(m_context.navigator, m_context.settings, m_stack);
  m_checkpoints = new CheckpointsTab(m_context.work, m_context.settings, m_stack);
  m_try = new TryTab(m_context.engine, m_stack);
  const auto add = [this](const char* id, QWidget* widget) {
    m_tabs->addTab(QLatin1String(id), {});
    m_stack->addWidget(widget);
  };
  add("curves", m_curves);
  add("examples", m_examples);
  add("log", m_log);
  add("settings", m_settings);
  add("checkpoints", m_checkpoints);
  add("try", m_try);
  m_tabs->addCornerWidget(m_curves->controls());
  connect(m_tabs, &TabStrip::currentChanged, this, [this](const QString& id) {
    openTab(id, {});
    Q_EMIT addressChanged();
  });
  connect(m_curves, &CurvesTab::changed, this, &Page::addressChanged);
  connect(m_examples, &ExamplesTab::changed, this, &Page::addressChanged);
  connect(m_log, &LogTab::changed, this, &Page::addressChanged);
  connect(m_try, &TryTab::changed, this, &Page::addressChanged);
  if (m_context.commands) m_context.commands->add(QStringLiteral("run.inspect"), m_examples->inspectCommand());
  connect(m_examples, &ExamplesTab::inspectWanted, this, [this](const QString& split, qint64 row) {
    m_context.navigator->go({QStringLiteral("inspect"),
                             {},
                             {{QStringLiteral("run"), m_id},
                              {QStringLiteral("split"), split},
                              {QStringLiteral("row"), QString::number(row + 1)}}});
  });
  connect(m_try, &TryTab::inspectWanted, this, [this](const QMap<QString, QString>& query) {
    m_context.navigator->go({QStringLiteral("inspect"), {}, query});
  });
  connect(m_checkpoints, &CheckpointsTab::deleted, this, [this] { m_follower.poll(); });
}

void RunPage::open(const Address& address) {
  const QString id = address.path.value(0);
  const QString tab = address.path.value(1, id == m_id ? m_tab : usualTab(id));
  openRun(id);
  openTab(tab, address.query);
}

// Runs that are over are looked through at the tab one is at; one that goes on, or is not even listed yet, has little
// but its curves.
QString RunPage::usualTab(const QString& id) const {
  const auto run = listedRun(*m_context.runs, id);
  return run && !runIsLive(run->progress.state) ? m_tab : QStringLiteral("curves");
}

void RunPage::openRun(const QString& id) {
  if (id.isEmpty()) {
    showProblem();
    refreshCommands();
    return;
  }
  const std::filesystem::path folder =
      isFolderName(id) ? m_context.runs->folder() / id.toStdString() : std::filesystem::path();
  // Another runs folder may hold the same id, and commands go to the run of that one.
  if (id == m_id && folder == m_follower.folder()) return m_follower.poll();
  m_id = id;
  clearRun();
  m_head->showLoading(id, title());
  m_follower.follow(folder);
  showProblem();
  refreshCommands();
  m_shownTitle = title();
  Q_EMIT titleChanged();
}

void RunPage::clearRun() {
  m_shownRecord.reset();
  m_asked = RunCommand::Run;
  m_resuming = m_said = false;
  m_curves->clear();
  m_examples->clear();
  m_log->clear();
  m_settings->clear();
  m_checkpoints->clear();
  m_try->clear();
  m_banner->clear();
  m_bannerKey.clear();
}

void RunPage::openTab(const QString& tab, const QMap<QString, QString>& query) {
  const auto at = m_tabs->ids().indexOf(tab);
  m_tab = at >= 0 ? tab : QStringLiteral("curves");
  m_tabs->setCurrent(m_tab);
  m_stack->setCurrentIndex(static_cast<int>(std::max<qsizetype>(0, at)));
  m_curves->controls()->setVisible(m_tab == QLatin1String("curves"));
  if (query.isEmpty()) return;
  if (m_tab == QLatin1String("curves")) m_curves->open(query);
  if (m_tab == QLatin1String("examples")) m_examples->open(query);
  if (m_tab == QLatin1String("log")) m_log->open(query);
  if (m_tab == QLatin1String("try")) m_try->open(query);
}

Address RunPage::address() const {
  if (m_id.isEmpty()) return {QStringLiteral("run"), {}, {}};
  Address address{QStringLiteral("run"), {m_id, m_tab}, {}};
  if (m_tab == QLatin1String("curves")) address.query = m_curves->query();
  if (m_tab == QLatin1String("examples")) address.query = m_examples->query();
  if (m_tab == QLatin1String("log")) address.query = m_log->query();
  if (m_tab == QLatin1String("try")) address.query = m_try->query();
  return address;
}

QString RunPage::title() const {
  const auto snapshot = m_follower.snapshot();
  if (snapshot && !snapshot->summary.name.empty()) return QString::fromStdString(snapshot->summary.name);
  if (const auto run = listedRun(*m_context.runs, m_id)) return QString::fromStdString(run->name);
  return m_id.isEmpty() ? tr("Run") : m_id;
}

QString RunPage::problem() const {
  if (m_id.isEmpty()) return tr("Choose a run from the list to see its curves, log and checkpoints.");
  if (!isFolderName(m_id)) return tr("“%1” is not a run's id.").arg(m_id);
  const auto snapshot = m_follower.snapshot();
  if (!snapshot || snapshot->problem.empty()) return {};
  return tr("The run “%1” cannot be shown: %2").arg(m_id, coreWords(snapshot->problem));
}

// True where there is one: then the page is that sentence.
bool RunPage::showProblem() {
  const QString sentence = problem();
  m_empty->setText(sentence, tr("All runs"));
  m_body->setVisible(sentence.isEmpty());
  m_empty->setVisible(!sentence.isEmpty());
  return !sentence.isEmpty();
}

void RunPage::refresh() {
  const auto snapshot = m_follower.snapshot();
  if (!snapshot) return;
  if (showProblem()) return refreshCommands();
  if (m_shownRecord && m_shownRecord != snapshot->record) clearRun();  // a new run has the folder's name
  m_shownRecord = snapshot->record;
  m_head->show(*snapshot);
  m_curves->show(*snapshot);
  m_examples->show(*snapshot);
  m_log->show(*snapshot);
  m_settings->show(*snapshot);
  m_checkpoints->show(*snapshot);
  m_try->show(*snapshot);
  const RunState state = snapshot->progress().state;
  if ((m_asked == RunCommand::Pause && state == RunState::Paused) || !snapshot->live()) m_asked = RunCommand::Run;
  refreshCommands();
  refreshBanner();
  if (title() != m_shownTitle) {
    m_shownTitle = title();
    Q_EMIT titleChanged();
  }
}

void RunPage::refreshCommands() {
  const auto snapshot = m_follower.snapshot();
  const bool usable = snapshot && snapshot->problem.empty();
  const RunState state = usable ? snapshot->progress().state : RunState::Finished;
  const bool live = usable && snapshot->live(), stopping = m_asked == RunCommand::Stop;
  const QString none = usable ? tr("The run is %1.").arg(runStateText(state)) : tr("No run is shown.");
  m_pause->setText(state == RunState::Paused ? tr("Res&ume") : tr("&Pause"));
  m_pause->setVisible(live);
  m_stop->setVisible(live);
  allowCommand(m_pause, !live                       ? none
                        : stopping                  ? tr("The run is stopping.")
                        : state == RunState::Queued ? tr("The run waits for its device; it can be stopped.")
                                                    : QString());
  m_stop->setText(stopping ? tr("Stopping …") : tr("&Stop"));
  allowCommand(m_stop, !live ? none : stopping ? tr("The run is stopping; it writes a checkpoint first.") : QString());
  const bool unfinished = usable && !live && state != RunState::Finished;
  m_resume->setVisible(unfinished);
  const bool written = usable && !snapshot->checkpoints.empty();
  allowCommand(m_resume, m_resuming    ? tr("The run is being continued.")
                         : !unfinished ? none
                         : !written    ? tr("No checkpoint was written, so there is nothing to continue from.")
                         : !continuesFrom(*snapshot)
                             ? tr("Only the best checkpoint is there, which cannot be continued from.")
                             : QString());
  allowCommand(m_rename, usable ? QString() : none);
}

void RunPage::refreshBanner() {
  if (m_said) return;
  const auto snapshot = m_follower.snapshot();
  const RunProgress& progress = snapshot->progress();
  const bool failed = progress.state == RunState::Failed, interrupted = progress.state == RunState::Interrupted;
  const QString detail = interrupted ? continuationText(*snapshot) : coreWords(progress.message);
  const QString title = failed ? tr("The run failed at step %1.").arg(formatCount(progress.step))
                               : tr("The run was interrupted at step %1.").arg(formatCount(lastStepSeen(*snapshot)));
  const bool quiet = m_resuming || (!failed && !interrupted);
  const QString key = quiet ? QStringLiteral("quiet") : title + QLatin1Char('\n') + detail;
  if (key == m_bannerKey) return;
  m_bannerKey = key;
  if (quiet) return m_banner->clear();
  m_banner->show(failed ? Banner::Kind::Error : Banner::Kind::Warning, title, detail);
  // To continue is the button of the head, at its one place whether there is a banner or not.
  connect(
      m_banner->addAction(tr("Train again")), &QPushButton::clicked, this,
      [this] {
        m_context.navigator->go({QStringLiteral("train"), {}, {{QStringLiteral("run"), m_id}}});
      },
      Qt::QueuedConnection);
}

void RunPage::say(const QString& message, const QString& detail) {
  m_said = true;
  m_bannerKey.clear();
  m_banner->show(Banner::Kind::Error, message, detail);
  m_banner->setClosable(true);
}

void RunPage::pauseOrGoOn() {
  const auto snapshot = m_follower.snapshot();
  if (!snapshot) return;
  m_asked = snapshot->progress().state == RunState::Paused ? RunCommand::Run : RunCommand::Pause;
  m_context.runs->command(m_id, m_asked);
  refreshCommands();
}

void RunPage::stop() {
  m_asked = RunCommand::Stop;
  m_context.runs->command(m_id, RunCommand::Stop);
  refreshCommands();
}

void RunPage::resume() {
  m_resuming = true;
  m_said = false;
  refreshCommands();
  m_context.launch->resume(m_id, [self = QPointer<RunPage>(this), id = m_id](Result<std::string> run) {
    if (!self || self->m_id != id) return;
    self->m_resuming = false;
    if (!run.ok()) self->say(tr("The run could not be continued."), coreWords(run.error()));
    self->refreshCommands();
    self->m_follower.poll();
  });
}

void RunPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  retranslate();
  Q_EMIT titleChanged();
}

void RunPage::retranslate() {
  setAccessibleName(tr("Run"));
  m_rename->setText(tr("Rename run"));
  m_resume->setText(tr("&Continue"));
  m_tabs->setTabText(QStringLiteral("curves"), tr("Curves"));
  m_tabs->setTabText(QStringLiteral("examples"), tr("Examples"));
  m_tabs->setTabText(QStringLiteral("log"), tr("Log"));
  m_tabs->setTabText(QStringLiteral("settings"), tr("Settings"));
  m_tabs->setTabText(QStringLiteral("checkpoints"), tr("Checkpoints"));
  m_tabs->setTabText(QStringLiteral("try"), tr("Try it"));
  m_head->retranslate();
  m_curves->retranslate();
  m_examples->retranslate();
  m_log->retranslate();
  m_settings->retranslate();
  m_checkpoints->retranslate();
  m_try->retranslate();
  m_bannerKey.clear();
  showProblem();
  refreshCommands();
  refresh();
}

void RunPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  m_follower.setPaused(false);
  // The page itself, so that no button looks pressed before Tab is.
  if (!focusWidget()) setFocus();
}

void RunPage::hideEvent(QHideEvent* event) {
  Page::hideEvent(event);
  m_follower.setPaused(true);
}

}  // namespace cloze
