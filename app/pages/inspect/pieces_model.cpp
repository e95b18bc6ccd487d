#include <app/pages/inspect/pieces_model.h>

#include <app/pages/inspect/piece_look.h>
#include <widgets/table_manners.h>
#include <widgets/theme.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace cloze {

namespace {
constexpr const char* kKeys[] = {"position", "piece", "id", "type", "mask", "offsets", "word", "label"};
static_assert(std::size(kKeys) == PiecesModel::ColumnCount);
const QString kNone = QStringLiteral("–");
}  // namespace

void PiecesModel::setInspection(InspectionPtr inspection) {
  beginResetModel();
  m_inspection = std::move(inspection);
  m_lit = -1;
  arrange();
  endResetModel();
}

void PiecesModel::setLit(int position) {
  const int before = m_lit;
  m_lit = position;
  for (const int changed : {before, position}) {
    if (changed < 0 || changed >= rowCount()) continue;
    const int row = rowOf(changed);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1), {Qt::BackgroundRole});
  }
}

void PiecesModel::sort(int column, Qt::SortOrder order) {
  m_sortColumn = column;
  m_sortOrder = order;
  Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
  const QModelIndexList before = persistentIndexList();
  std::vector<int> positions;
  for (const QModelIndex& index : before) positions.push_back(positionOf(index.row()));
  arrange();
  QModelIndexList after;
  for (qsizetype i = 0; i < before.size(); ++i)
    after.append(index(rowOf(positions[static_cast<size_t>(i)]), before[i].column()));
  changePersistentIndexList(before, after);
  Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void PiecesModel::arrange() {
  m_order.clear();
  m_rows.clear();
  const int rows = rowCount();
  if (m_sortColumn < 0 || (m_sortColumn == Position && m_sortOrder == Qt::AscendingOrder)) return;
  m_order.resize(static_cast<size_t>(rows));
  std::iota(m_order.begin(), m_order.end(), 0);
  const bool words = m_sortColumn == Piece || m_sortColumn == Label;
  const auto key = [&](int position) -> const std::string& {
    static const std::string kEmpty;
    if (m_sortColumn == Label) return position == 0 ? m_inspection->label : kEmpty;
    return pieceText(*m_inspection->tokenizer, m_inspection->pieces[static_cast<size_t>(position)].id);
  };
  const auto before = [&](int a, int b) {
    if (m_sortOrder == Qt::DescendingOrder) std::swap(a, b);
    return words ? key(a) < key(b) : sortKey(a, m_sortColumn) < sortKey(b, m_sortColumn);
  };
  std::stable_sort(m_order.begin(), m_order.end(), before);
  m_rows.resize(m_order.size());
  for (size_t row = 0; row < m_order.size(); ++row) m_rows[static_cast<size_t>(m_order[row])] = static_cast<int>(row);
}

void PiecesModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int PiecesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_inspection ? 0 : static_cast<int>(m_inspection->pieces.size());
}

int PiecesModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString PiecesModel::cell(int position, int column) const {
  const InspectedPiece& piece = m_inspection->pieces[static_cast<size_t>(position)];
  switch (column) {
    case Position:
      return QString::number(position);
    case Piece:
      return pieceName(*m_inspection, position);
    case Id:
      return QString::number(piece.id);
    case Type:
      return QString::number(piece.token_type);
    case Mask:
      return QString::number(piece.mask);
    case Offsets:
      return piece.text < 0 ? kNone : QStringLiteral("%1–%2").arg(piece.codePoints.start).arg(piece.codePoints.end);
    case Word:
      return piece.word < 0 ? kNone : QString::number(piece.word);
    case Label:
      return position == 0 && !m_inspection->label.empty() ? QString::fromStdString(m_inspection->label) : QString();
    default:
      return {};
  }
}

qint64 PiecesModel::sortKey(int position, int column) const {
  const InspectedPiece& piece = m_inspection->pieces[static_cast<size_t>(position)];
  switch (column) {
    case Id:
      return piece.id;
    case Type:
      return piece.token_type;
    case Mask:
      return piece.mask;
    case Offsets:
      return piece.text < 0 ? -1 : piece.codePoints.start;
    case Word:
      return piece.word;
    default:
      return position;
  }
}

QVariant PiecesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const int position = positionOf(index.row()), column = index.column();
  const InspectedPiece& piece = m_inspection->pieces[static_cast<size_t>(position)];
  const ThemeTokens& tokens = Theme::get().tokens();
  switch (role) {
    case Qt::DisplayRole:
      return cell(position, column);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
      return pieceDescription(*m_inspection, position);
    case Qt::TextAlignmentRole:
      return int((column == Piece || column == Label ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole:
      return Theme::get().font(TextRole::Mono);
    case Qt::BackgroundRole:
      return position == m_lit ? QVariant(tokens.accentTint) : QVariant();
    case Qt::ForegroundRole:
      if (piece.kind == PieceKind::Unknown) return tokens.error;
      return piece.text < 0 ? QVariant(tokens.secondary) : QVariant();
    default:
      return {};
  }
}

QVariant PiecesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
  if (role == Qt::TextAlignmentRole)
    return int((section == Piece || section == Label ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  if (role == TableManners::kColumnKeyRole) return QLatin1String(kKeys[section]);
  if (role == Qt::ToolTipRole && section == Offsets)
    return tr("Code points of the text, as Transformers' offset_mapping");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Position:
      return tr("Pos");
    case Piece:
      return tr("Piece");
    case Id:
      return tr("Id");
    case Type:
      return tr("Type");
    case Mask:
      return tr("Mask");
    case Offsets:
      return tr("Offsets");
    case Word:
      return tr("Word");
    default:
      return tr("Label");
  }
}

}  // namespace cloze
