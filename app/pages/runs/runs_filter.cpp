#include <app/pages/runs/runs_filter.h>

#include <app/pages/runs/runs_model.h>

namespace cloze {

RunsFilter::RunsFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(RunsModel::SortRole);
  setDynamicSortFilter(true);
}

void RunsFilter::setWords(const QString& text) {
  m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  invalidateFilter();
}

bool RunsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  for (const QString& word : m_words) {
    bool found = false;
    for (int column = 0; !found && column < sourceModel()->columnCount(); ++column) {
      const QModelIndex cell = sourceModel()->index(row, column, parent);
      found = cell.data(Qt::DisplayRole).toString().contains(word, Qt::CaseInsensitive);
    }
    if (!found)
      found =
          sourceModel()->index(row, 0, parent).data(RunsModel::IdRole).toString().contains(word, Qt::CaseInsensitive);
    if (!found) return false;
  }
  return true;
}

}  // namespace cloze
