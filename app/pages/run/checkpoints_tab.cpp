#include <app/pages/run/checkpoints_tab.h>

#include <app/pages/core_words.h>
#include <app/pages/kept_layout.h>
#include <app/pages/run/run_texts.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/table_item.h>

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeWidget>
#include <QUrl>

namespace cloze {

namespace {
constexpr int kNameRole = Qt::UserRole, kPathRole = Qt::UserRole + 1;
}

CheckpointsTab::CheckpointsTab(WorkService* work, SettingsService* settings, QWidget* parent)
    : QWidget(parent), m_work(work) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  m_banner = new Banner(this);
  m_banner->clear();
  column->addWidget(m_banner);
  m_empty = new EmptyState(QStringLiteral("save"), this);
  column->addWidget(m_empty, 1);
  m_body = new QWidget(this);
  column->addWidget(m_body, 1);
  auto* inside = new QVBoxLayout(m_body);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(8);
  auto* row = new QHBoxLayout;
  m_total = new TextLabel(TextRole::Caption, Tone::Secondary, {}, m_body);
  m_total->setObjectName(QStringLiteral("checkpoints-total"));
  m_copy = new QPushButton(m_body);
  m_open = new QPushButton(m_body);
  m_delete = new QPushButton(m_body);
  row->addWidget(m_total, 1);
  for (QPushButton* button : {m_copy, m_open, m_delete}) row->addWidget(button);
  inside->addLayout(row);
  m_tree = new QTreeWidget(m_body);
  const QStringList keys{QStringLiteral("name"), QStringLiteral("step"), QStringLiteral("size"),
                         QStringLiteral("written"), QStringLiteral("folder")};
  m_tree->setColumnCount(static_cast<int>(keys.size()));
  for (int column = 0; column < keys.size(); ++column)
    m_tree->headerItem()->setData(column, TableManners::kColumnKeyRole, keys[column]);
  for (const int right : {1, 2}) m_tree->headerItem()->setTextAlignment(right, Qt::AlignRight | Qt::AlignVCenter);
  auto* manners =
      new TableManners(m_tree, {{keys[0], 140}, {keys[1], 90}, {keys[2], 100}, {keys[3], 150}, {keys[4], 300}});
  keepLayout(manners, settings, QStringLiteral("run/checkpoints"));
  inside->addWidget(m_tree, 1);
  m_body->hide();
  connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &CheckpointsTab::refreshButtons);
  connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(selected(kPathRole)); });
  connect(m_open, &QPushButton::clicked, this, [this] {
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(selected(kPathRole)))) {
      m_banner->show(Banner::Kind::Warning, tr("No program opens folders here."),
                     tr("The folder is %1").arg(selected(kPathRole)));
    }
  });
  connect(m_delete, &QPushButton::clicked, this, &CheckpointsTab::deleteSelected);
  retranslate();
}

void CheckpointsTab::retranslate() {
  m_empty->setText(tr("Checkpoints appear here as the run writes them; each opens in Transformers as it is."));
  m_copy->setText(tr("Copy &path"));
  m_open->setText(tr("Open &folder"));
  m_delete->setText(tr("&Delete"));
  m_tree->setAccessibleName(tr("Checkpoints"));
  m_tree->setHeaderLabels({tr("Name"), tr("Step"), tr("Size"), tr("Written"), tr("Folder")});
  m_banner->clear();  // a question that can be asked again
  fill();
  refreshButtons();
}

// Empty unless one is chosen.
QString CheckpointsTab::selected(int role) const {
  const auto items = m_tree->selectedItems();
  return items.size() != 1 ? QString() : items.first()->data(0, role).toString();
}

void CheckpointsTab::refreshButtons() {
  const QString name = selected(kNameRole);
  m_copy->setEnabled(!name.isEmpty());
  m_open->setEnabled(!name.isEmpty());
  const bool step = name.startsWith(QLatin1String("step-"));
  m_delete->setEnabled(step && !m_live);
  m_delete->setToolTip(name.isEmpty() ? tr("Choose a checkpoint first")
                       : !step        ? tr("%1 is kept for continuing and comparing").arg(name)
                       : m_live       ? tr("The run is going on and looks after its checkpoints itself")
                                      : tr("Removes the folder from the disk; this cannot be undone"));
}

void CheckpointsTab::deleteSelected() {
  const std::string name = selected(kNameRole).toStdString();
  // It cannot be undone, so it is asked for in the page, beside what goes.
  m_banner->show(Banner::Kind::Warning, tr("Delete %1 from the disk?").arg(QString::fromStdString(name)),
                 tr("This cannot be undone; last and best stay."));
  QPushButton* yes = m_banner->addAction(tr("Delete %1").arg(QString::fromStdString(name)));
  QPushButton* no = m_banner->addAction(tr("Keep it"));
  connect(
      no, &QPushButton::clicked, m_banner, [this] { m_banner->clear(); }, Qt::QueuedConnection);
  connect(
      yes, &QPushButton::clicked, this,
      [this, name] {
        m_banner->clear();
        m_work->run(this, QStringLiteral("run.checkpoint.delete"), [this, folder = m_folder, name](std::stop_token) {
          const Status status = deleteCheckpoint(folder, name);
          const std::string problem = status.ok() ? std::string() : status.error().toString();
          return std::function<void()>([this, problem] {
            if (!problem.empty())
              m_banner->show(Banner::Kind::Error, tr("The checkpoint was not deleted."), coreWords(problem));
            Q_EMIT deleted();
          });
        });
      },
      Qt::QueuedConnection);
}

void CheckpointsTab::show(const RunSnapshot& snapshot) {
  m_folder = snapshot.folder;
  m_live = snapshot.live();
  m_empty->setVisible(snapshot.checkpoints.empty());
  m_body->setVisible(!snapshot.checkpoints.empty());
  const bool same = std::equal(m_shown.begin(), m_shown.end(), snapshot.checkpoints.begin(), snapshot.checkpoints.end(),
                               [](const CheckpointInfo& a, const CheckpointInfo& b) {
                                 return a.name == b.name && a.step == b.step && a.bytes == b.bytes;
                               });
  m_shown = snapshot.checkpoints;
  if (!same) fill();
  refreshButtons();
}

void CheckpointsTab::fill() {
  const QString before = selected(kNameRole);
  m_tree->clear();
  uint64_t total = 0;
  for (const CheckpointInfo& info : m_shown) {
    total += info.bytes;
    const QString path = QString::fromStdString(info.folder.string());
    auto* item = new TableItem(m_tree, {checkpointLabel(info.name), formatCount(info.step), formatBytes(info.bytes),
                                        formatTime(QDateTime::fromMSecsSinceEpoch(info.written_ms)), path});
    item->setData(0, kNameRole, QString::fromStdString(info.name));
    item->setData(0, kPathRole, path);
    item->setToolTip(4, path);
    item->setSortValue(1, static_cast<double>(info.step));
    item->setSortValue(2, static_cast<double>(info.bytes));
    item->setSortValue(3, static_cast<double>(info.written_ms));
    for (const int right : {1, 2}) item->setTextAlignment(right, Qt::AlignRight | Qt::AlignVCenter);
    if (item->data(0, kNameRole).toString() == before) item->setSelected(true);
  }
  m_total->setText(tr("%n checkpoint(s), %1 on disk", nullptr, m_tree->topLevelItemCount()).arg(formatBytes(total)));
}

void CheckpointsTab::clear() {
  m_shown.clear();
  m_tree->clear();
  m_banner->clear();
  m_body->hide();
  m_empty->show();
}

}  // namespace cloze
