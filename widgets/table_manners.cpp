#include <widgets/table_manners.h>

#include <widgets/format.h>

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

namespace cloze {

namespace {

constexpr int kRest_ms = 400;
const QString kColumns = QStringLiteral("columns"), kOrder = QStringLiteral("order"),
              kHidden = QStringLiteral("hidden"), kWidths = QStringLiteral("widths"), kSort = QStringLiteral("sort"),
              kDescending = QStringLiteral("descending");

}  // namespace

TableManners::TableManners(QTableView* table, std::vector<Column> columns)
    : TableManners(table, table->horizontalHeader(), std::move(columns)) {
  table->setShowGrid(false);
  table->setAlternatingRowColors(false);
  table->setWordWrap(false);
  table->setTabKeyNavigation(false);
  table->verticalHeader()->hide();
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSortingEnabled(true);
  begin();
}

TableManners::TableManners(QTreeView* tree, std::vector<Column> columns)
    : TableManners(tree, tree->header(), std::move(columns)) {
  tree->setRootIsDecorated(false);
  tree->setUniformRowHeights(true);
  // Before sorting is on, or it would begin with the first column.
  m_header->setSortIndicator(-1, Qt::AscendingOrder);
  m_header->setSortIndicatorClearable(true);
  tree->setSortingEnabled(true);
  begin();
}

TableManners::TableManners(QAbstractItemView* view, QHeaderView* header, std::vector<Column> columns)
    : QObject(view),
      m_view(view),
      m_header(header),
      m_columns(std::move(columns)),
      m_copy(new QAction(view)),
      m_choose(new QAction(view)) {}

void TableManners::begin() {
  m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_view->setTextElideMode(Qt::ElideMiddle);
  m_header->setSectionsMovable(true);
  m_header->setFirstSectionMovable(true);
  m_header->setHighlightSections(false);
  m_header->setStretchLastSection(
      std::none_of(m_columns.begin(), m_columns.end(), [](const Column& column) { return column.elastic; }));
  for (const Column& column : m_columns)
    if (!column.shown) m_hidden.insert(column.key);
  applyWidths({});
  applyHidden();

  m_copy->setShortcut(QKeySequence::Copy);
  m_copy->setShortcutContext(Qt::WidgetShortcut);
  connect(m_copy, &QAction::triggered, this, &TableManners::copy);
  connect(m_choose, &QAction::triggered, this,
          [this] { popUpColumns(m_header->viewport()->mapToGlobal(QPoint(0, m_header->height()))); });
  m_view->addAction(m_copy);
  m_view->addAction(m_choose);
  m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
  m_header->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(m_header, &QWidget::customContextMenuRequested, this,
          [this](const QPoint& at) { popUpColumns(m_header->viewport()->mapToGlobal(at)); });

  m_rest.setSingleShot(true);
  m_rest.setInterval(kRest_ms);
  connect(&m_rest, &QTimer::timeout, this, &TableManners::layoutChanged);
  const auto changed = [this] {
    if (!m_quiet) m_rest.start();
  };
  connect(m_header, &QHeaderView::sectionResized, this, changed);
  connect(m_header, &QHeaderView::sectionMoved, this, changed);
  connect(m_header, &QHeaderView::sortIndicatorChanged, this, changed);
  m_view->installEventFilter(this);
  m_view->viewport()->installEventFilter(this);
  retranslate();
}

int TableManners::columnOf(const QString& key) const {
  for (int column = 0; column < m_header->count(); ++column)
    if (keyOf(column) == key) return column;
  return -1;
}

QString TableManners::keyOf(int column) const {
  return m_view->model()->headerData(column, Qt::Horizontal, kColumnKeyRole).toString();
}

const TableManners::Column* TableManners::usual(const QString& key) const {
  const auto found =
      std::find_if(m_columns.begin(), m_columns.end(), [&key](const Column& column) { return column.key == key; });
  return found == m_columns.end() ? nullptr : &*found;
}

QVariantMap TableManners::layout() const {
  QStringList columns, order;
  QVariantMap widths;
  for (int visual = 0; visual < m_header->count(); ++visual) {
    const int column = m_header->logicalIndex(visual);
    order << keyOf(column);
    if (m_header->isSectionHidden(column)) continue;
    columns << keyOf(column);
    if (!m_header->stretchLastSection() || visual + 1 < m_header->count())
      widths[columns.last()] = m_header->sectionSize(column);
  }
  return {{kColumns, columns}, {kOrder, order},    {kHidden, QStringList(m_hidden.begin(), m_hidden.end())},
          {kWidths, widths},   {kSort, sortKey()}, {kDescending, sortOrder() == Qt::DescendingOrder}};
}

void TableManners::setLayout(const QVariantMap& layout) {
  const QScopedValueRollback quiet(m_quiet, true);
  if (layout.contains(kHidden)) {
    const QStringList hidden = layout.value(kHidden).toStringList();
    m_hidden = QSet<QString>(hidden.begin(), hidden.end());
  }
  applyWidths(layout.value(kWidths).toMap());
  place(layout.value(layout.contains(kOrder) ? kOrder : kColumns).toStringList());
  applyHidden();
  sortBy(layout.value(kSort).toString(), layout.value(kDescending).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
  fit();
}

// Columns that are not named, as an older layout leaves out what was hidden, follow their neighbour of the model.
void TableManners::place(const QStringList& keys) {
  std::vector<int> order;
  for (const QString& key : keys)
    if (const int column = columnOf(key); column >= 0) order.push_back(column);
  if (order.empty()) return;
  for (int column = 0; column < m_header->count(); ++column) {
    if (std::find(order.begin(), order.end(), column) != order.end()) continue;
    const auto before = std::find(order.begin(), order.end(), column - 1);
    order.insert(before == order.end() ? order.begin() : before + 1, column);
  }
  int visual = 0;
  for (const int column : order) m_header->moveSection(m_header->visualIndex(column), visual++);
}

void TableManners::applyWidths(const QVariantMap& widths) {
  for (int column = 0; column < m_header->count(); ++column) {
    const QString key = keyOf(column);
    const Column* fallback = usual(key);
    m_header->resizeSection(column, widths.value(key, fallback ? fallback->width : Column().width).toInt());
  }
}

void TableManners::applyHidden() {
  for (int column = 0; column < m_header->count(); ++column) {
    const QString key = keyOf(column);
    m_header->setSectionHidden(column, m_absent.contains(key) || (column > 0 && m_hidden.contains(key)));
  }
  fit();
}

void TableManners::setPresent(const QString& key, bool present) {
  if (present)
    m_absent.remove(key);
  else
    m_absent.insert(key);
  applyHidden();
}

void TableManners::sortBy(const QString& key, Qt::SortOrder order) {
  const int column = columnOf(key);
  if (column >= 0) m_header->setSortIndicator(column, order);
}

QString TableManners::sortKey() const {
  const int column = m_header->sortIndicatorSection();
  return column < 0 ? QString() : keyOf(column);
}

Qt::SortOrder TableManners::sortOrder() const {
  return m_header->sortIndicatorOrder();
}

// Elastic columns share what the others leave, or give way.
void TableManners::fit() {
  std::vector<int> elastic;
  for (int column = 0; column < m_header->count(); ++column) {
    const Column* known = usual(keyOf(column));
    if (known && known->elastic && !m_header->isSectionHidden(column)) elastic.push_back(column);
  }
  int left = m_view->viewport()->width() - m_header->length();
  if (elastic.empty() || !m_view->isVisible()) return;
  const QScopedValueRollback quiet(m_quiet, true);
  for (size_t i = 0; i < elastic.size(); ++i) {
    const int share = left / static_cast<int>(elastic.size() - i);
    const int before = m_header->sectionSize(elastic[i]);
    m_header->resizeSection(elastic[i], std::max(usual(keyOf(elastic[i]))->narrowest, before + share));
    left -= m_header->sectionSize(elastic[i]) - before;
  }
}

QMenu* TableManners::makeColumnMenu() {
  auto* menu = new QMenu(m_view);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (m_fill)
    m_fill(menu);
  else
    fillMenu(menu);
  return menu;
}

void TableManners::popUpColumns(const QPoint& globalPosition) {
  makeColumnMenu()->popup(globalPosition);
}

void TableManners::fillMenu(QMenu* menu) {
  for (int column = 0; column < m_header->count(); ++column) {
    const QString key = keyOf(column);
    if (m_absent.contains(key)) continue;
    QAction* action = menu->addAction(m_view->model()->headerData(column, Qt::Horizontal).toString());
    action->setCheckable(true);
    action->setChecked(!m_header->isSectionHidden(column));
    action->setEnabled(column > 0);  // what a row is called
    connect(action, &QAction::toggled, this, [this, key](bool on) {
      if (on)
        m_hidden.remove(key);
      else
        m_hidden.insert(key);
      applyHidden();
      m_rest.start();
    });
  }
}

QString TableManners::toText() const {
  std::vector<int> columns;
  QStringList titles;
  for (int visual = 0; visual < m_header->count(); ++visual) {
    const int column = m_header->logicalIndex(visual);
    if (m_header->isSectionHidden(column)) continue;
    columns.push_back(column);
    titles << m_view->model()->headerData(column, Qt::Horizontal).toString();
  }
  QStringList lines{titles.join(QLatin1Char('\t'))};
  addLines({}, columns, &lines);
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void TableManners::addLines(const QModelIndex& parent, const std::vector<int>& columns, QStringList* lines) const {
  const QAbstractItemModel* model = m_view->model();
  const auto* tree = qobject_cast<const QTreeView*>(m_view);
  const bool all = !m_view->selectionModel()->hasSelection();
  for (int row = 0; row < model->rowCount(parent); ++row) {
    if (tree && tree->isRowHidden(row, parent)) continue;
    const QModelIndex first = model->index(row, 0, parent);
    if (all || m_view->selectionModel()->isSelected(first)) {
      QStringList cells;
      for (const int column : columns) {
        const QModelIndex cell = first.siblingAtColumn(column);
        const QVariant copied = cell.data(kCopyRole);
        cells << oneLine((copied.isValid() ? copied : cell.data()).toString());
      }
      *lines << cells.join(QLatin1Char('\t'));
    }
    if (model->hasChildren(first)) addLines(first, columns, lines);
  }
}

void TableManners::copy() const {
  QGuiApplication::clipboard()->setText(toText());
}

bool TableManners::eventFilter(QObject* watched, QEvent* event) {
  // The view or its viewport, which is not asked for: a view that is being destroyed still sends events and has none.
  if (watched == m_view) {
    if (event->type() == QEvent::LanguageChange) retranslate();
  } else if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
    fit();
  }
  return QObject::eventFilter(watched, event);
}

void TableManners::retranslate() {
  m_copy->setText(tr("Copy as text"));
  m_choose->setText(tr("Choose columns"));
}

}  // namespace cloze
