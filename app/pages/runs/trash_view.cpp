#include <app/pages/runs/trash_view.h>

#include <app/pages/kept_layout.h>
#include <app/pages/page.h>
#include <app/pages/run_words.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/table_item.h>

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace cloze {

namespace {

constexpr int kIdRole = Qt::UserRole;
enum Column { Name, State, Task, DeletedAt, Size, ColumnCount };
constexpr const char* kKeys[ColumnCount] = {"name", "state", "task", "deleted", "size"};

std::vector<std::string> idsOf(const std::vector<RunSummary>& runs) {
  std::vector<std::string> ids;
  for (const RunSummary& run : runs) ids.push_back(run.id);
  return ids;
}

}  // namespace

TrashView::TrashView(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {
  setObjectName(QStringLiteral("trash"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addWidget(makeHead());
  m_banner = new Banner(this);
  m_banner->setObjectName(QStringLiteral("trash-banner"));
  column->addWidget(m_banner);
  m_empty = new EmptyState(QStringLiteral("trash"), this);
  m_empty->hide();
  column->addWidget(m_empty, 1);
  makeTable();
  column->addWidget(m_table, 1);
  connect(m_all, &QPushButton::clicked, this, &TrashView::listWanted);
  connect(m_empty->button(), &QPushButton::clicked, this, &TrashView::listWanted);
  connect(m_context.runs, &RunsService::trashChanged, this, &TrashView::refresh);
  connect(m_context.runs, &RunsService::changed, this, &TrashView::followRuns);
  retranslate();
}

QWidget* TrashView::makeHead() {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  row->addStrut(kTitleHeight);
  m_title = new TextLabel(TextRole::Title, Tone::Text, QString(), head);
  m_count = new TextLabel(TextRole::Body, Tone::Secondary, QString(), head);
  m_count->setObjectName(QStringLiteral("trash-count"));
  m_restore = new QAction(this);
  m_purge = new QAction(this);
  m_purge->setShortcut(QKeySequence(QKeySequence::Delete));
  m_purge->setShortcutContext(Qt::WidgetShortcut);
  m_context.commands->add(QStringLiteral("trash.restore"), m_restore);
  m_context.commands->add(QStringLiteral("trash.purge"), m_purge);
  connect(m_restore, &QAction::triggered, this, &TrashView::restoreSelected);
  connect(m_purge, &QAction::triggered, this, &TrashView::askToPurge);
  m_restoreButton = new QPushButton(head);
  m_purgeButton = new QPushButton(head);
  followCommand(m_restoreButton, m_restore);
  followCommand(m_purgeButton, m_purge);
  m_all = new QPushButton(head);
  m_all->setObjectName(QStringLiteral("trash-leave"));
  row->addWidget(m_title);
  row->addWidget(m_count);
  row->addStretch(1);
  for (QPushButton* button : {m_restoreButton, m_purgeButton, m_all}) row->addWidget(button);
  return head;
}

void TrashView::makeTable() {
  m_table = new QTreeWidget(this);
  m_table->setObjectName(QStringLiteral("trash-table"));
  m_table->setColumnCount(ColumnCount);
  for (int column = 0; column < ColumnCount; ++column)
    m_table->headerItem()->setData(column, TableManners::kColumnKeyRole, QString::fromLatin1(kKeys[column]));
  m_table->headerItem()->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
  const auto key = [](int column) { return QString::fromLatin1(kKeys[column]); };
  auto* manners = new TableManners(
      m_table,
      {{key(Name), 320, true, true}, {key(State), 112}, {key(Task), 100}, {key(DeletedAt), 160}, {key(Size), 100}});
  manners->sortBy(key(DeletedAt), Qt::DescendingOrder);
  keepLayout(manners, m_context.settings, QStringLiteral("runs/trash"));
  m_table->addAction(m_restore);
  m_table->addAction(m_purge);
  connect(m_table, &QTreeWidget::itemSelectionChanged, this, &TrashView::refreshActions);
}

void TrashView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_banner->clear();  // a question of an earlier visit
  refresh();
}

// A run that came or went may have come from or gone to the trash, whoever moved it.
void TrashView::followRuns() {
  if (isVisible() && idsOf(m_context.runs->runs()) != m_runs) refresh();
}

void TrashView::refresh() {
  if (!isVisible()) return;
  m_runs = idsOf(m_context.runs->runs());
  m_context.work->run(
      this, QStringLiteral("runs.trash"), [this, runs = m_context.runs->folder()](std::stop_token stop) {
        auto deleted = std::make_shared<std::vector<Deleted>>();
        auto listed = trashedRuns(runs);
        const QString problem = listed.ok() ? QString() : QString::fromStdString(listed.error().toString());
        if (listed.ok())
          for (RunSummary& run : *listed) {
            if (stop.stop_requested()) break;
            const TrashFacts facts = trashFacts(run.folder);
            deleted->push_back({std::move(run), facts});
          }
        return std::function<void()>([this, deleted, problem] {
          m_deleted = std::move(*deleted);
          m_loaded = true;
          fill();
          if (!problem.isEmpty()) showFailure(problem);
        });
      });
}

void TrashView::fill() {
  const QStringList before = selectedIds();
  m_table->clear();
  uint64_t total = 0;
  for (const auto& [run, facts] : m_deleted) {
    total += facts.bytes;
    const bool linked = !facts.linked_to.empty();
    auto* item =
        new TableItem(m_table, {QString::fromStdString(run.name),
                                run.problem.empty() ? runStateText(run.progress.state) : tr("unreadable"),
                                taskName(run.task), formatTime(QDateTime::fromMSecsSinceEpoch(facts.deleted_ms)),
                                linked ? QStringLiteral("–") : formatBytes(facts.bytes)});
    const QString id = QString::fromStdString(run.id);
    item->setData(Name, kIdRole, id);
    item->setToolTip(Name, QString::fromStdString(run.problem.empty() ? run.id : run.problem));
    if (linked)
      item->setToolTip(Size, tr("Its files lie in %1 and stay there.").arg(QString::fromStdString(facts.linked_to)));
    item->setSortValue(DeletedAt, static_cast<double>(facts.deleted_ms));
    item->setSortValue(Size, static_cast<double>(facts.bytes));
    item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
    item->setSelected(before.contains(id));
  }
  const int count = static_cast<int>(m_deleted.size());
  m_empty->setVisible(m_loaded && count == 0);
  m_table->setVisible(count > 0);
  m_count->setVisible(!m_loaded || count > 0 || m_purging > 0);
  for (QAction* action : {m_restore, m_purge}) action->setVisible(count > 0);  // its button follows
  m_count->setText(m_purging > 0 ? tr("deleting %n run(s) for good …", nullptr, m_purging)
                   : !m_loaded   ? tr("reading …")
                                 : tr("%n deleted run(s), %1", nullptr, count).arg(formatBytes(total)));
  refreshActions();
}

QStringList TrashView::selectedIds() const {
  QStringList ids;
  for (const QTreeWidgetItem* item : m_table->selectedItems()) ids.append(item->data(Name, kIdRole).toString());
  return ids;
}

QString TrashView::whatIsLost(const QStringList& ids) const {
  uint64_t bytes = 0;
  int linked = 0;
  for (const auto& [run, facts] : m_deleted) {
    if (!ids.contains(QString::fromStdString(run.id))) continue;
    bytes += facts.bytes;
    linked += !facts.linked_to.empty();
  }
  QStringList lost;
  if (linked < ids.size())
    lost << tr("Curves, checkpoints, predictions and settings are lost, %1 in all. This cannot be undone.")
                .arg(formatBytes(bytes));
  if (linked > 0)
    lost << tr("Of %n run(s) whose files lie elsewhere only the link goes; the files stay.", nullptr, linked);
  return lost.join(QLatin1Char(' '));
}

void TrashView::refreshActions() {
  const QString reason = selectedIds().isEmpty() ? tr("Select a run first.") : QString();
  allowCommand(m_restore, reason);
  allowCommand(m_purge, m_purging > 0 ? tr("Runs are being deleted; wait until that is done.") : reason);
}

void TrashView::restoreSelected() {
  m_banner->clear();
  for (const QString& id : selectedIds()) m_context.runs->restore(id);
}

// Asked for in the page, beside what goes.
void TrashView::askToPurge() {
  const QStringList ids = selectedIds();
  if (ids.isEmpty()) return;
  m_banner->show(Banner::Kind::Warning, tr("Delete %n run(s) for good?", nullptr, static_cast<int>(ids.size())),
                 whatIsLost(ids));
  QPushButton* yes = m_banner->addAction(tr("Delete for &good"));
  QPushButton* no = m_banner->addAction(tr("&Keep"));
  yes->setObjectName(QStringLiteral("purge-yes"));
  no->setObjectName(QStringLiteral("purge-no"));
  connect(
      yes, &QPushButton::clicked, this,
      [this, ids] {
        m_banner->clear();
        purge(ids);
      },
      Qt::QueuedConnection);
  connect(no, &QPushButton::clicked, m_banner, &Banner::clear, Qt::QueuedConnection);
  no->setFocus();
}

// Tens of gigabytes take their time, and commands to runs must not wait for them.
void TrashView::purge(const QStringList& ids) {
  m_purging = static_cast<int>(ids.size());
  fill();
  const auto work = [this, ids, runs = m_context.runs->folder()](std::stop_token stop) {
    QStringList problems;
    for (const QString& id : ids) {
      if (stop.stop_requested()) break;
      const Status status = purgeRun(runs, id.toStdString());
      if (!status.ok()) problems << QString::fromStdString(status.error().toString());
    }
    return std::function<void()>([this, problems] { purged(problems.join(QLatin1Char('\n'))); });
  };
  m_context.work->runOr(this, QStringLiteral("runs.purge"), work, [this] { purged({}); });
}

void TrashView::purged(const QString& problem) {
  m_purging = 0;
  fill();
  refresh();
  if (!problem.isEmpty()) showFailure(problem);
}

void TrashView::showFailure(const QString& message) {
  m_banner->show(Banner::Kind::Error, tr("That did not work."), message);
  m_banner->setClosable(true);
}

void TrashView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void TrashView::retranslate() {
  m_title->setText(tr("Trash"));
  m_restore->setText(tr("Restore"));
  m_purge->setText(tr("Delete for good …"));
  m_restoreButton->setText(tr("&Restore"));
  m_restoreButton->setAccessibleName(m_restore->text());
  m_purgeButton->setText(tr("&Delete for good …"));
  m_purgeButton->setAccessibleName(m_purge->text());
  m_all->setText(tr("&All runs"));
  m_all->setAccessibleName(tr("All runs"));
  m_table->setAccessibleName(tr("Deleted runs"));
  m_table->setHeaderLabels({tr("Name"), tr("State"), tr("Task"), tr("Deleted"), tr("Size")});
  m_empty->setText(tr("The trash is empty. Deleted runs come here and can be restored."), tr("All runs"));
  m_banner->clear();
  fill();
}

}  // namespace cloze
