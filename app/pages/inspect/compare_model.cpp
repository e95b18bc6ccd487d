#include <app/pages/inspect/compare_model.h>

#include <app/pages/inspect/piece_look.h>
#include <widgets/format.h>
#include <widgets/table_manners.h>
#include <widgets/theme.h>

namespace cloze {

namespace {
constexpr size_t kMostShown = 2000;  // bytes of a word, which may be a megabyte
}

void CompareModel::show(ComparisonPtr comparison, bool differencesOnly) {
  beginResetModel();
  m_comparison = std::move(comparison);
  m_rows.clear();
  m_differences = 0;
  for (size_t i = 0; m_comparison && i < m_comparison->words.size(); ++i) {
    const bool differs = m_comparison->words[i].differs;
    m_differences += differs ? 1 : 0;
    if (differs || !differencesOnly) m_rows.push_back(i);
  }
  endResetModel();
  retranslate();
}

const AlignedWord& CompareModel::word(int row) const {
  return m_comparison->words[m_rows[static_cast<size_t>(row)]];
}

int CompareModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CompareModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString CompareModel::cell(const AlignedWord& word, int column) const {
  if (column == Text) {
    const std::string& text = m_comparison->first->text(word.text);
    const std::string whole = text.substr(static_cast<size_t>(word.bytes.start),
                                          std::min(kMostShown, static_cast<size_t>(word.bytes.end - word.bytes.start)));
    return oneLine(QString::fromStdString(whole));
  }
  const Inspection& inspection = column == First ? *m_comparison->first : *m_comparison->second;
  const int from = column == First ? word.first : word.second, to = column == First ? word.firstEnd : word.secondEnd;
  QStringList pieces;
  for (int i = from; i < to; ++i) pieces << pieceName(inspection, i);
  return pieces.isEmpty() ? QStringLiteral("–") : pieces.join(QLatin1Char(' '));
}

QVariant CompareModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const AlignedWord& one = word(index.row());
  switch (role) {
    case Qt::DisplayRole:
      // Not by colour alone.
      return index.column() == Text && one.differs ? QStringLiteral("≠ %1").arg(cell(one, Text))
                                                   : cell(one, index.column());
    case Qt::ToolTipRole:
    case TableManners::kCopyRole:
      return cell(one, index.column());
    case Qt::FontRole:
      return index.column() == Text ? QVariant() : QVariant(Theme::get().font(TextRole::Mono));
    case Qt::BackgroundRole:
      return one.differs ? QVariant(Theme::get().tokens().warningTint) : QVariant();
    case Qt::ForegroundRole:
      return cell(one, index.column()).contains(QLatin1String("[UNK]")) ? QVariant(Theme::get().tokens().error)
                                                                        : QVariant();
    default:
      return {};
  }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == TableManners::kColumnKeyRole)
    return section == Text    ? QStringLiteral("text")
           : section == First ? QStringLiteral("first")
                              : QStringLiteral("second");
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  if (section == Text) return tr("Text");
  if (m_comparison) return nameOfCut(*m_comparison, section == Second);
  return section == First ? tr("This vocabulary") : tr("The other");
}

}  // namespace cloze
