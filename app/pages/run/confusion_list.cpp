#include <app/pages/run/confusion_list.h>

#include <widgets/chart_menu.h>
#include <widgets/format.h>
#include <widgets/table_item.h>

#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {
constexpr int kLabelRole = Qt::UserRole, kPredictedRole = Qt::UserRole + 1, kCountRole = Qt::UserRole + 2;
constexpr int kWidth = 380, kCountWidth = 84;
constexpr size_t kMostRows = 500;

// Labels that are numbers sort by size; one that is called "nan" is a name.
QVariant labelKey(const QString& label) {
  bool number = false;
  const double value = label.toDouble(&number);
  return number && std::isfinite(value) ? QVariant(value) : QVariant(label);
}
}  // namespace

ConfusionList::ConfusionList(QWidget* parent) : QTreeWidget(parent) {
  setObjectName(QStringLiteral("confusion-list"));
  setRootIsDecorated(false);
  setUniformRowHeights(true);
  setFixedWidth(kWidth);
  setColumnCount(3);
  setTextElideMode(Qt::ElideMiddle);
  header()->setStretchLastSection(false);
  header()->setSectionResizeMode(0, QHeaderView::Stretch);
  header()->setSectionResizeMode(1, QHeaderView::Stretch);
  header()->resizeSection(2, kCountWidth);
  header()->setSortIndicator(2, Qt::DescendingOrder);
  setSortingEnabled(true);
  headerItem()->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
  connect(this, &QTreeWidget::itemSelectionChanged, this, [this] {
    const auto items = selectedItems();
    const QTreeWidgetItem* item = items.isEmpty() ? topLevelItem(0) : items.first();
    if (item) Q_EMIT cellChosen(item->data(0, kLabelRole).toInt(), item->data(0, kPredictedRole).toInt());
  });
  new ChartMenu(this, [this] { return toTsv(); });
  retranslate();
}

QString ConfusionList::toTsv() const {
  QString text = QStringLiteral("label\tpredicted\texamples\n");
  for (int row = 1; row < topLevelItemCount(); ++row) {  // the first is all of them
    const QTreeWidgetItem* item = topLevelItem(row);
    text += QStringLiteral("%1\t%2\t%3\n")
                .arg(item->text(0), item->text(1), QString::number(item->data(2, kCountRole).toLongLong()));
  }
  return text;
}

void ConfusionList::retranslate() {
  setAccessibleName(tr("Confusions"));
  setHeaderLabels({tr("Label"), tr("Predicted"), tr("Examples")});
  if (topLevelItemCount() > 0) topLevelItem(0)->setText(0, tr("all examples"));
}

void ConfusionList::setCounts(const QStringList& labels, const std::vector<std::vector<int64_t>>& counts) {
  struct Cell {
    int label, predicted;
    int64_t count;
  };
  std::vector<Cell> wrong;
  int64_t all = 0;
  for (int label = 0; label < static_cast<int>(counts.size()); ++label)
    for (int predicted = 0; predicted < static_cast<int>(counts.size()); ++predicted) {
      const int64_t count = counts[static_cast<size_t>(label)][static_cast<size_t>(predicted)];
      all += count;
      if (label != predicted && count > 0) wrong.push_back({label, predicted, count});
    }
  std::stable_sort(wrong.begin(), wrong.end(), [](const Cell& a, const Cell& b) { return a.count > b.count; });
  if (wrong.size() > kMostRows) wrong.resize(kMostRows);
  const QSignalBlocker quiet(this);
  clear();
  setSortingEnabled(false);  // until all are there
  const auto add = [this](const QString& label, const QString& predicted, const Cell& cell) {
    auto* item = new TableItem(this, {label, predicted, formatCount(cell.count)});
    item->setData(0, kLabelRole, cell.label);
    item->setData(0, kPredictedRole, cell.predicted);
    item->setData(2, kCountRole, static_cast<qint64>(cell.count));
    item->setSortValue(0, labelKey(label));
    item->setSortValue(1, labelKey(predicted));
    item->setSortValue(2, static_cast<double>(cell.count));
    if (cell.label < 0) item->setPlace(0);
    item->setToolTip(0, label);
    item->setToolTip(1, predicted);
    item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
  };
  add(tr("all examples"), {}, {-1, -1, all});
  for (const Cell& cell : wrong) add(labels[cell.label], labels[cell.predicted], cell);
  setSortingEnabled(true);
  setCurrentItem(topLevelItem(0));
}

void ConfusionList::setChosen(int label, int predicted) {
  const QSignalBlocker quiet(this);
  QTreeWidgetItem* wanted = topLevelItem(0);
  for (int row = 1; row < topLevelItemCount(); ++row) {
    QTreeWidgetItem* item = topLevelItem(row);
    if (item->data(0, kLabelRole) == label && item->data(0, kPredictedRole) == predicted) wanted = item;
  }
  setCurrentItem(wanted);
}

}  // namespace cloze
