#include <app/pages/inspect/pieces_model.h>

#include <app/pages/inspect/piece_look.h>
#include <widgets/table_manners.h>
#include <widgets/theme.h>

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
  endResetModel();
}

void PiecesModel::setLit(int row) {
  const int before = m_lit;
  m_lit = row;
  for (const int changed : {before, row})
    if (changed >= 0 && changed < rowCount())
      Q_EMIT dataChanged(index(changed, 0), index(changed, ColumnCount - 1), {Qt::BackgroundRole});
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

QString PiecesModel::cell(int row, int column) const {
  const InspectedPiece& piece = m_inspection->pieces[static_cast<size_t>(row)];
  switch (column) {
    case Position:
      return QString::number(row);
    case Piece:
      return pieceName(*m_inspection, row);
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
      return row == 0 && !m_inspection->label.empty() ? QString::fromStdString(m_inspection->label) : QString();
    default:
      return {};
  }
}

qint64 PiecesModel::sortKey(int row, int column) const {
  const InspectedPiece& piece = m_inspection->pieces[static_cast<size_t>(row)];
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
      return row;
  }
}

QVariant PiecesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const int row = index.row(), column = index.column();
  const InspectedPiece& piece = m_inspection->pieces[static_cast<size_t>(row)];
  const ThemeTokens& tokens = Theme::get().tokens();
  switch (role) {
    case Qt::DisplayRole:
      return cell(row, column);
    case SortRole:
      return column == Piece || column == Label ? QVariant(cell(row, column)) : QVariant(sortKey(row, column));
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
      return pieceDescription(*m_inspection, row);
    case Qt::TextAlignmentRole:
      return int((column == Piece || column == Label ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole:
      return Theme::get().font(TextRole::Mono);
    case Qt::BackgroundRole:
      return row == m_lit ? QVariant(tokens.accentTint) : QVariant();
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
