#include <app/pages/inspect/windows_model.h>

#include <widgets/format.h>
#include <widgets/table_manners.h>
#include <widgets/theme.h>

namespace cloze {

namespace {
constexpr const char* kKeys[] = {"window", "tokens", "length", "answer", "context"};
static_assert(std::size(kKeys) == WindowsModel::ColumnCount);
}  // namespace

void WindowsModel::setWindows(ShownWindowsPtr windows, bool impossible) {
  beginResetModel();
  m_windows = std::move(windows);
  m_impossible = impossible;
  endResetModel();
}

void WindowsModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int WindowsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_windows ? 0 : static_cast<int>(m_windows->found.windows.size());
}

int WindowsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString WindowsModel::cell(int row, int column) const {
  const AnswerWindow& window = m_windows->found.windows[static_cast<size_t>(row)];
  const int32_t tokens = window.tokens.last - window.tokens.first;
  switch (column) {
    case Number:
      return QString::number(row + 1);
    case Tokens:
      return QStringLiteral("%1–%2").arg(window.tokens.first).arg(window.tokens.last);
    case Length:
      return formatCount(window.length);
    case Answer:
      if (window.hasAnswer()) return QStringLiteral("%1–%2").arg(window.start).arg(window.end);
      return m_windows->found.asked || m_impossible ? QStringLiteral("0–0 [CLS]") : QStringLiteral("–");
    default:
      return QStringLiteral("%1 · %2").arg(
          formatCount(window.best_tokens),
          formatPercent(static_cast<double>(window.best_tokens) / std::max(1, tokens)));
  }
}

QVariant WindowsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const AnswerWindow& window = m_windows->found.windows[static_cast<size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return cell(index.row(), index.column());
    case SortRole:
      return index.column() == Length       ? window.length
             : index.column() == Answer     ? window.start
             : index.column() == MaxContext ? window.best_tokens
                                            : index.row();
    case Qt::TextAlignmentRole:
      return int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole: {
      QFont font = Theme::get().font(TextRole::Mono);
      font.setBold(index.column() == Answer && window.hasAnswer());
      return font;
    }
    case Qt::ForegroundRole:
      if (index.column() == Answer)
        return window.hasAnswer() ? Theme::get().tokens().good : Theme::get().tokens().secondary;
      return {};
    default:
      return {};
  }
}

QVariant WindowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignRight | Qt::AlignVCenter);
  if (role == TableManners::kColumnKeyRole) return QLatin1String(kKeys[section]);
  if (role == Qt::ToolTipRole) {
    if (section == Tokens) return tr("Tokens of the paragraph, from the first to before the last");
    if (section == Length) return tr("Positions with mask 1: question, window and three special tokens");
    if (section == Answer)
      return tr("Positions of the answer's first and last token; 0–0, [CLS], where it is not wholly in the window");
    if (section == MaxContext)
      return tr(
          "Tokens that have more text around them in this window than in any other, and their share of it; "
          "answers are taken from there");
    return {};
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Number:
      return tr("Window");
    case Tokens:
      return tr("Tokens");
    case Length:
      return tr("Length");
    case Answer:
      return tr("Answer at");
    default:
      return tr("Max context");
  }
}

}  // namespace cloze
