#include <app/pages/runs/runs_page.h>

#include <app/pages/core_words.h>
#include <app/pages/kept_layout.h>
#include <app/pages/run_words.h>
#include <app/pages/runs/runs_filter.h>
#include <app/pages/runs/runs_model.h>
#include <app/pages/runs/state_delegate.h>
#include <app/pages/runs/trash_view.h>
#include <widgets/controls.h>
#include <widgets/format.h>

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cloze {

namespace {

const QString kLayoutKey = QStringLiteral("runs/table");
const QString kMetKey = QStringLiteral("runs/metrics-met");
const QString kUsualSort = QStringLiteral("created");
constexpr int kRowHeight = 34;

int usualWidth(const QString& key) {
  if (key == QLatin1String("name")) return 250;
  if (key == QLatin1String("state") || key == QLatin1String("split")) return 112;
  if (key == QLatin1String("created")) return 124;
  if (key == QLatin1String("model")) return 160;
  if (key == QLatin1String("progress")) return 140;  // of a long run: 31,094 / 123,456
  if (key == QLatin1String("task") || key.startsWith(QLatin1String("metric:"))) return 86;
  return 100;
}

// What a wide window has room for.
bool isWordy(const QString& key) {
  return key == QLatin1String("name") || key == QLatin1String("model");
}

}  // namespace

RunsPage::RunsPage(PageContext context, QWidget* parent)
    : Page(context, parent), m_model(new RunsModel(this)), m_rows(new RunsFilter(this)) {
  setObjectName(QStringLiteral("runs-page"));
  auto* page = new QVBoxLayout(this);
  page->setContentsMargins(kPageMargin, 16, kPageMargin, 16);
  m_list = new QWidget(this);
  m_trash = new TrashView(m_context, this);
  m_trash->hide();
  page->addWidget(m_list);
  page->addWidget(m_trash);
  auto* layout = new QVBoxLayout(m_list);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addWidget(makeHead());
  m_banner = new Banner(m_list);
  m_banner->setObjectName(QStringLiteral("runs-banner"));
  m_banner->setClosable(true);
  layout->addWidget(m_banner);
  m_empty = new EmptyState(QStringLiteral("runs"), m_list);
  m_empty->hide();
  layout->addWidget(m_empty, 1);
  m_nothing = new EmptyState(QStringLiteral("search"), m_list);
  m_nothing->setObjectName(QStringLiteral("runs-nothing"));
  m_nothing->hide();
  layout->addWidget(m_nothing, 1);
  connect(m_nothing->button(), &QPushButton::clicked, m_filter, &QLineEdit::clear);
  makeTable();
  layout->addWidget(m_table, 1);
  makeActions();

  connect(m_context.runs, &RunsService::changed, this, &RunsPage::refresh);
  connect(m_context.runs, &RunsService::failed, this, &RunsPage::showFailure);
  connect(m_trash, &TrashView::listWanted, this, [this] { m_context.navigator->go({QStringLiteral("runs"), {}, {}}); });
  connect(m_model, &RunsModel::renamed, m_context.runs, &RunsService::rename);
  connect(m_empty->button(), &QPushButton::clicked, this, [this] {
    m_context.navigator->go({QStringLiteral("train"), {}, {{QStringLiteral("example"), QStringLiteral("1")}}});
  });
  restoreLayout();  // before the first refresh, which may add a column to it
  retranslate();
}

QWidget* RunsPage::makeHead() {
  auto* head = new QWidget(m_list);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  row->addStrut(kTitleHeight);
  m_title = new TextLabel(TextRole::Title, Tone::Text, QString(), head);
  m_count = new TextLabel(TextRole::Body, Tone::Secondary, QString(), head);
  m_filter = new QLineEdit(head);
  m_filter->setObjectName(QStringLiteral("runs-filter"));
  m_filter->setClearButtonEnabled(true);
  m_filter->setFixedWidth(280);
  m_filter->installEventFilter(this);
  m_columns = new QPushButton(head);
  m_columns->setObjectName(QStringLiteral("runs-columns"));
  row->addWidget(m_title);
  row->addWidget(m_count);
  row->addStretch(1);
  m_openTrash = new QPushButton(head);
  m_openTrash->setObjectName(QStringLiteral("runs-trash"));
  row->addWidget(m_filter);
  row->addWidget(m_columns);
  row->addWidget(m_openTrash);
  connect(m_openTrash, &QPushButton::clicked, this, [this] {
    m_context.navigator->go({QStringLiteral("runs"), {QStringLiteral("trash")}, {}});
  });
  connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
    m_rows->setWords(text);
    refresh();
    Q_EMIT addressChanged();
  });
  connect(m_columns, &QPushButton::clicked, this,
          [this] { m_manners->popUpColumns(m_columns->mapToGlobal(QPoint(0, m_columns->height()))); });
  return head;
}

void RunsPage::makeTable() {
  m_rows->setSourceModel(m_model);
  m_table = new QTableView(m_list);
  m_table->setObjectName(QStringLiteral("runs-table"));
  m_table->setModel(m_rows);
  m_table->setItemDelegate(new StateDelegate(m_table));
  m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
  m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
  std::vector<TableManners::Column> columns;
  for (const QString& key : m_model->possibleColumns())
    columns.push_back({key, usualWidth(key), true, isWordy(key), usualWidth(key) / 2});
  m_manners = new TableManners(m_table, std::move(columns));
  m_manners->setChooser([this](QMenu* menu) { fillColumns(menu); });
  connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &Page::addressChanged);
  connect(m_table, &QTableView::doubleClicked, this, &RunsPage::openCurrent);
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPage::refreshActions);
}

void RunsPage::makeActions() {
  const auto make = [this](const char* name, const QList<QKeySequence>& keys, void (RunsPage::*slot)()) {
    auto* action = new QAction(m_list);  // offered while the list is seen, not beside the trash
    action->setShortcuts(keys);
    // The table's own keys: those typed into an editor in it belong to the editor.
    action->setShortcutContext(Qt::WidgetShortcut);
    if (slot) connect(action, &QAction::triggered, this, slot);
    m_table->addAction(action);
    m_context.commands->add(QString::fromLatin1(name), action);
    return action;
  };
  m_open = make("runs.open", {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)}, &RunsPage::openCurrent);
  m_rename = make("runs.rename", {QKeySequence(Qt::Key_F2)}, nullptr);
  connect(m_rename, &QAction::triggered, this, [this] {
    const QModelIndex current = m_table->currentIndex();
    const int column = static_cast<int>(m_model->columns().indexOf(QStringLiteral("name")));
    if (current.isValid() && column >= 0) m_table->edit(current.siblingAtColumn(column));
  });
  m_again = make("runs.train-again", {}, nullptr);
  connect(m_again, &QAction::triggered, this, [this] {
    const QStringList ids = selectedIds();
    if (!ids.isEmpty()) m_context.navigator->go({QStringLiteral("train"), {}, {{QStringLiteral("run"), ids.first()}}});
  });
  m_inspect = make("runs.inspect", {}, nullptr);
  connect(m_inspect, &QAction::triggered, this, [this] {
    const QStringList ids = selectedIds();
    if (!ids.isEmpty())
      m_context.navigator->go(
          {QStringLiteral("inspect"), {QStringLiteral("data")}, {{QStringLiteral("run"), ids.first()}}});
  });
  m_resume = make("runs.resume", {}, &RunsPage::resumeCurrent);
  m_copy = m_manners->copyAction();
  m_context.commands->add(QStringLiteral("runs.copy"), m_copy);
  m_remove = make("runs.delete", {QKeySequence(QKeySequence::Delete)}, &RunsPage::removeSelected);
}

QStringList RunsPage::selectedIds() const {
  QStringList ids;
  for (const QModelIndex& row : m_table->selectionModel()->selectedRows())
    ids.append(row.data(RunsModel::IdRole).toString());
  return ids;
}

void RunsPage::refresh() {
  m_model->setRuns(m_context.runs->runs());
  offerMetrics();
  const int all = m_model->rowCount(), shown = m_rows->rowCount();
  const bool none = m_context.runs->loaded() && all == 0;
  const bool nothing = all > 0 && shown == 0;  // the filter lets none through
  m_empty->setVisible(none);
  m_nothing->setVisible(nothing);
  if (nothing) m_nothing->setText(tr("No run matches “%1”.").arg(m_filter->text().trimmed()), tr("Show all runs"));
  // What is hidden gives the focus to whatever comes behind it in the window, which nobody meant.
  if (m_table->hasFocus() && nothing) m_filter->setFocus(Qt::OtherFocusReason);
  if (m_table->hasFocus() && none) m_empty->button()->setFocus(Qt::OtherFocusReason);
  m_table->setVisible(!none && !nothing);
  for (QWidget* part : std::initializer_list<QWidget*>{m_count, m_filter, m_columns}) part->setVisible(!none);
  m_count->setText(!m_context.runs->loaded() ? tr("reading …")
                   : shown == all            ? tr("%n run(s)", nullptr, all)
                                             : tr("%1 of %n run(s)", nullptr, all).arg(shown));
  readSpecs();
  refreshActions();
}

// run.json never changes, so each is read once; and one reading at a time, since a newer one would stop the older
// before a slow disk has answered.
void RunsPage::readSpecs() {
  const QStringList& columns = m_model->columns();
  if (m_readingSpecs || std::none_of(columns.begin(), columns.end(),
                                     [](const QString& key) { return key.startsWith(QLatin1String("option:")); }))
    return;
  std::vector<RunSummary> unknown;
  for (const RunSummary& run : m_model->runs())
    if (run.problem.empty() && !m_model->hasSpec(run)) unknown.push_back(run);
  if (unknown.empty()) return;
  m_readingSpecs = true;
  const auto read = [this, unknown](std::stop_token stop) {
    QHash<QString, std::optional<RunSpec>> specs;
    for (const RunSummary& run : unknown) {
      if (stop.stop_requested()) break;
      const auto record = readRunRecord(run.folder);
      // One that cannot be read is shown empty and not asked for again.
      specs.insert(runKey(run), record.ok() ? std::optional(record->spec) : std::nullopt);
    }
    return std::function<void()>([this, specs] {
      m_readingSpecs = false;
      m_model->addSpecs(specs);
      readSpecs();  // what came meanwhile
    });
  };
  m_context.work->runOr(this, QStringLiteral("runs.specs"), read, [this] { m_readingSpecs = false; });
}

void RunsPage::refreshActions() {
  const QStringList ids = selectedIds();
  const RunSummary* run = ids.size() == 1 ? m_model->run(ids.first()) : nullptr;
  const QString one = tr("Select one run first.");
  allowCommand(m_open, run ? QString() : one);
  allowCommand(m_rename, run ? QString() : one);
  for (QAction* action : {m_again, m_inspect}) allowCommand(action, run && run->problem.empty() ? QString() : one);
  allowCommand(m_copy, ids.isEmpty() ? one : QString());
  const bool live = std::any_of(ids.begin(), ids.end(), [this](const QString& id) {
    const RunSummary* each = m_model->run(id);
    return each && each->problem.empty() && runIsLive(each->progress.state);
  });
  allowCommand(m_remove, ids.isEmpty() ? one
                         : live        ? tr("A run that goes on cannot be moved to the trash; stop it first.")
                                       : QString());
  const RunState state = run ? run->progress.state : RunState::Finished;
  const bool canResume = state == RunState::Interrupted || state == RunState::Stopped || state == RunState::Failed;
  allowCommand(m_resume, !run ? one : canResume ? QString() : tr("Only a run that ended early can be continued."));
}

void RunsPage::openCurrent() {
  const QModelIndex current = m_table->currentIndex();
  if (!current.isValid()) return;
  const QString problem = current.data(RunsModel::ProblemRole).toString();
  if (!problem.isEmpty()) {
    m_banner->show(Banner::Kind::Error, tr("This run cannot be opened."), problem);
    return;
  }
  m_context.navigator->go({QStringLiteral("run"), {current.data(RunsModel::IdRole).toString()}, {}});
}

void RunsPage::removeSelected() {
  const QStringList ids = selectedIds();
  if (ids.isEmpty()) return;
  m_removed = ids;
  selectBesides(ids);
  for (const QString& id : ids) m_context.runs->remove(id);
  showRemoved({});
}

// The row that will stand where these were: the next one, else the one before.
void RunsPage::selectBesides(const QStringList& ids) {
  const auto goes = [&](int row) { return ids.contains(m_rows->index(row, 0).data(RunsModel::IdRole).toString()); };
  const int rows = m_rows->rowCount();
  int row = m_table->currentIndex().row();
  while (row >= 0 && row < rows && goes(row)) ++row;
  if (row >= rows)
    for (row = rows - 1; row >= 0 && goes(row);) --row;
  if (row < 0) return;
  const int column = std::max(0, m_table->currentIndex().column());
  m_table->selectionModel()->setCurrentIndex(m_rows->index(row, column),
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  m_table->setFocus(Qt::OtherFocusReason);
}

// `problem`: why others stayed where they are.
void RunsPage::showRemoved(const QString& problem) {
  m_banner->show(problem.isEmpty() ? Banner::Kind::Info : Banner::Kind::Warning,
                 tr("%n run(s) moved to the trash.", nullptr, static_cast<int>(m_removed.size())), problem);
  connect(m_banner->addAction(tr("&Undo")), &QPushButton::clicked, this, [this] {
    const QStringList ids = std::exchange(m_removed, {});
    m_banner->clear();
    m_table->setFocus(Qt::OtherFocusReason);  // the button is gone
    for (const QString& id : ids) m_context.runs->restore(id);
  });
}

void RunsPage::showFailure(const QString& id, const QString& told) {
  const QString message = coreWords(told.toStdString());
  if (!m_trash->isHidden()) return m_trash->showFailure(message);
  // The others of the same press are in the trash, and their Undo must stay within reach.
  if (m_removed.removeAll(id) > 0 && !m_removed.isEmpty())
    showRemoved(message);
  else
    m_banner->show(Banner::Kind::Error, message);
  m_context.runs->refresh();
}

void RunsPage::resumeCurrent() {
  const QStringList ids = selectedIds();
  if (ids.size() != 1) return;
  QPointer<RunsPage> self(this);
  m_context.launch->resume(ids.first(), [self, id = ids.first()](const Result<std::string>& run) {
    if (!self) return;
    if (run.ok())
      self->m_context.navigator->go({QStringLiteral("run"), {id}, {}});
    else
      self->m_banner->show(Banner::Kind::Error, tr("The run could not be continued."), coreWords(run.error()));
  });
}

void RunsPage::fillColumns(QMenu* menu) {
  QMenu* options = nullptr;
  for (const QString& key : m_model->possibleColumns()) {
    const bool isOption = key.startsWith(QLatin1String("option:"));
    if (isOption && !options) options = menu->addMenu(tr("Options of the run"));
    QAction* action = (isOption ? options : menu)->addAction(m_model->columnTitle(key));
    action->setCheckable(true);
    action->setChecked(m_model->columns().contains(key));
    action->setEnabled(key != QLatin1String("name"));
    connect(action, &QAction::toggled, this, [this, key](bool on) { chooseColumn(key, on); });
  }
}

void RunsPage::chooseColumn(const QString& key, bool on) {
  showColumn(key, on);
  refresh();
}

// What a task is measured by first (Pearson, Matthews) belongs in the table: the first time such a metric is met its
// column appears. One that was taken away again stays away.
void RunsPage::offerMetrics() {
  // Another column closes the editor of a name; the next refresh will do.
  if (m_table->viewport()->isAncestorOf(QApplication::focusWidget())) return;
  QStringList met = m_context.settings->value(kMetKey).toStringList();
  const qsizetype before = met.size();
  for (const RunSummary& run : m_model->runs()) {
    const QString key = RunsModel::metricColumn(mainMetric(run));
    if (run.metrics.empty() || met.contains(key) || RunsModel::usualColumns().contains(key)) continue;
    met.append(key);
    if (!m_model->columns().contains(key)) showColumn(key, true);
  }
  if (met.size() != before) m_context.settings->setValue(kMetKey, met);
}

void RunsPage::showColumn(const QString& key, bool on) {
  QVariantMap layout = m_manners->layout();
  QStringList columns = layout.value(QStringLiteral("columns")).toStringList();
  columns.removeAll(key);
  if (on) {
    const auto isMetric = [](const QString& each) { return RunsModel::isMetric(each); };
    const auto last = std::find_if(columns.rbegin(), columns.rend(), isMetric);
    const bool beside = isMetric(key) && last != columns.rend();
    columns.insert(beside ? std::distance(columns.begin(), last.base()) : std::max<qsizetype>(columns.size() - 1, 1),
                   key);
  }
  layout[QStringLiteral("columns")] = columns;
  layout.remove(QStringLiteral("order"));  // of the columns before
  if (!columns.contains(m_manners->sortKey())) layout[QStringLiteral("sort")] = QStringLiteral("name");
  const QStringList selected = selectedIds();
  const QString current = m_table->currentIndex().data(RunsModel::IdRole).toString();
  m_model->setColumns(columns);
  m_manners->setLayout(layout);
  for (int row = 0; row < m_rows->rowCount(); ++row) {
    const QModelIndex index = m_rows->index(row, 0);
    const QString id = index.data(RunsModel::IdRole).toString();
    if (id == current) m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    if (selected.contains(id))
      m_table->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
  }
  m_context.settings->setValue(kLayoutKey, m_manners->layout());
}

void RunsPage::restoreLayout() {
  const QVariantMap layout = m_context.settings->value(kLayoutKey).toMap();
  const QStringList columns = layout.value(QStringLiteral("columns")).toStringList();
  if (!columns.isEmpty()) m_model->setColumns(columns);
  m_manners->sortBy(kUsualSort, Qt::DescendingOrder);
  keepLayout(m_manners, m_context.settings, kLayoutKey);
}

void RunsPage::showTrash(bool trash) {
  m_list->setVisible(!trash);
  m_trash->setVisible(trash);
  // The trash restores as well: an Undo from before would then ask for what is no longer there.
  if (trash && !m_removed.isEmpty()) {
    m_removed.clear();
    m_banner->clear();
  }
}

void RunsPage::open(const Address& address) {
  const bool trash = address.path.value(0) == QLatin1String("trash");
  showTrash(trash);
  Q_EMIT titleChanged();
  if (trash) return;
  if (address.query.contains(QStringLiteral("filter")))
    m_filter->setText(address.query.value(QStringLiteral("filter")));
  const bool ascending = address.query.value(QStringLiteral("order")) != QLatin1String("desc");
  m_manners->sortBy(address.query.value(QStringLiteral("sort")), ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
}

Address RunsPage::address() const {
  if (!m_trash->isHidden()) return {QStringLiteral("runs"), {QStringLiteral("trash")}, {}};
  Address address{QStringLiteral("runs"), {}, {}};
  if (!m_filter->text().isEmpty()) address.query.insert(QStringLiteral("filter"), m_filter->text());
  const bool descending = m_manners->sortOrder() == Qt::DescendingOrder;
  if (m_manners->sortKey() != kUsualSort || !descending) {
    address.query.insert(QStringLiteral("sort"), m_manners->sortKey());
    address.query.insert(QStringLiteral("order"), descending ? QStringLiteral("desc") : QStringLiteral("asc"));
  }
  return address;
}

QString RunsPage::title() const {
  return m_trash->isHidden() ? tr("Runs") : tr("Trash");
}

// Of the filter: Escape gives everything back, then the table, as Down does.
bool RunsPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_filter || event->type() != QEvent::KeyPress) return Page::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  if (key->modifiers() & ~Qt::KeypadModifier) return false;
  if (key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
    m_filter->clear();
    return true;
  }
  if (key->key() != Qt::Key_Escape && key->key() != Qt::Key_Down) return false;
  if (m_table->isHidden()) return true;
  if (!m_table->currentIndex().isValid()) m_table->selectRow(0);
  m_table->setFocus(Qt::OtherFocusReason);
  return true;
}

void RunsPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  retranslate();
  Q_EMIT titleChanged();
}

void RunsPage::retranslate() {
  m_title->setText(tr("Runs"));
  m_filter->setPlaceholderText(tr("Filter: name, task, state …"));
  m_filter->setAccessibleName(tr("Filter the runs"));
  m_columns->setText(tr("&Columns"));
  m_columns->setAccessibleName(tr("Choose the columns"));
  m_openTrash->setText(tr("&Trash"));
  m_openTrash->setAccessibleName(tr("Trash"));
  m_openTrash->setToolTip(tr("Deleted runs, to be restored or deleted for good"));
  m_table->setAccessibleName(tr("Runs"));
  m_empty->setText(tr("Runs stand here once one was started, from this window or from the command line."),
                   tr("Train the example"));
  m_open->setText(tr("Open"));
  m_rename->setText(tr("Rename"));
  m_again->setText(tr("Train again with these settings"));
  m_inspect->setText(tr("Inspect its examples"));
  m_resume->setText(tr("Continue"));
  m_remove->setText(tr("Move to the trash"));
  refresh();
}

}  // namespace cloze
