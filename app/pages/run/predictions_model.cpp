#include <app/pages/run/predictions_model.h>

#include <widgets/format.h>
#include <widgets/table_manners.h>
#include <widgets/theme.h>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {

constexpr const char* kKeys[] = {"row", "text_a", "text_b", "label", "predicted", "probability", "probabilities"};
static_assert(std::size(kKeys) == PredictionsModel::ColumnCount);

double confidence(const Prediction& prediction) {
  if (prediction.probabilities.empty()) return std::nan("");
  return *std::max_element(prediction.probabilities.begin(), prediction.probabilities.end());
}

QString textOf(const Prediction& prediction) {
  QString text = QString::fromStdString(prediction.text_a);
  if (!prediction.text_b.empty()) text += QStringLiteral("  ·  ") + QString::fromStdString(prediction.text_b);
  return oneLine(text);
}

}  // namespace

bool PredictionsModel::wrong(const Prediction& prediction) {
  return !prediction.label.empty() && prediction.label != prediction.predicted;
}

void PredictionsModel::setPredictions(PredictionList predictions, bool regression) {
  beginResetModel();
  m_predictions = std::move(predictions);
  m_regression = regression;
  endResetModel();
}

bool PredictionsModel::pairs() const {
  return m_predictions && std::any_of(m_predictions->begin(), m_predictions->end(),
                                      [](const Prediction& prediction) { return !prediction.text_b.empty(); });
}

int PredictionsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_predictions ? 0 : static_cast<int>(m_predictions->size());
}

int PredictionsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant PredictionsModel::cell(const Prediction& prediction, int column) const {
  switch (column) {
    case Row:
      return formatCount(prediction.index + 1);
    case Text:
      return oneLine(QString::fromStdString(prediction.text_a));
    case TextB:
      return oneLine(QString::fromStdString(prediction.text_b));
    case Label:
      return prediction.label.empty() ? QStringLiteral("–") : QString::fromStdString(prediction.label);
    case Predicted:
      if (m_regression) return formatMetric(confidence(prediction));
      return wrong(prediction) ? QStringLiteral("✗  %1").arg(QString::fromStdString(prediction.predicted))
                               : QString::fromStdString(prediction.predicted);
    case Probability:
      if (m_regression) {
        bool ok = false;
        const double label = QString::fromStdString(prediction.label).toDouble(&ok);
        return ok ? formatMetric(confidence(prediction) - label) : QString();
      }
      return prediction.probabilities.empty() ? QString() : formatMetric(confidence(prediction));
    case Probabilities: {
      QStringList all;
      for (const float value : prediction.probabilities) all << formatMetric(value);
      return all.join(QLatin1Char(' '));
    }
    default:
      return {};
  }
}

// To its last digit and without marks, for whoever goes on working with it.
QVariant PredictionsModel::copied(const Prediction& prediction, int column) const {
  const auto digits = [](double value) { return QString::number(value, 'g', 9); };
  if (column == Row) return QString::number(prediction.index + 1);
  if (column == Predicted && !m_regression) return QString::fromStdString(prediction.predicted);
  if (column == Predicted || (column == Probability && !m_regression && !prediction.probabilities.empty()))
    return digits(confidence(prediction));
  if (column != Probabilities) return {};
  QStringList all;
  for (const float value : prediction.probabilities) all << digits(value);
  return all.join(QLatin1Char(' '));
}

// A regression's labels and predictions are numbers too.
bool PredictionsModel::isNumber(int column) const {
  return column == Row || column == Probability || column == Probabilities ||
         (m_regression && (column == Label || column == Predicted));
}

QVariant PredictionsModel::sortKey(const Prediction& prediction, int column) const {
  if (column == Row) return static_cast<qlonglong>(prediction.index);
  if (column == Label && m_regression) return QString::fromStdString(prediction.label).toDouble();
  if (column == Probability || (column == Predicted && m_regression)) {
    if (!m_regression || column == Predicted) return confidence(prediction);
    return std::abs(confidence(prediction) - QString::fromStdString(prediction.label).toDouble());
  }
  return cell(prediction, column);
}

QVariant PredictionsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Prediction& prediction = (*m_predictions)[static_cast<size_t>(index.row())];
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
      return cell(prediction, column);
    case SortRole:
      return sortKey(prediction, column);
    case TableManners::kCopyRole:
      return copied(prediction, column);
    case WrongRole:
      return wrong(prediction) && !m_regression;
    case Qt::ToolTipRole:
      return column == Text || column == TextB
                 ? QStringLiteral("<p>%1</p>").arg(cell(prediction, column).toString().toHtmlEscaped())
             : column == Label || column == Predicted ? cell(prediction, column)
                                                      : QVariant();
    case Qt::TextAlignmentRole:
      return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
      if (column == Predicted && !m_regression && wrong(prediction)) return Theme::get().color(Tone::Error);
      return column == Row ? QVariant(Theme::get().color(Tone::Secondary)) : QVariant();
    default:
      return {};
  }
}

QVariant PredictionsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role == TableManners::kColumnKeyRole) return section < ColumnCount ? QLatin1String(kKeys[section]) : QVariant();
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Row:
      return tr("Row");
    case Text:
      return pairs() ? tr("Text A") : tr("Text");
    case TextB:
      return tr("Text B");
    case Label:
      return tr("Label");
    case Predicted:
      return tr("Predicted");
    case Probability:
      return m_regression ? tr("Difference") : tr("Probability");
    case Probabilities:
      return tr("All probabilities");
    default:
      return {};
  }
}

PredictionsFilter::PredictionsFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(PredictionsModel::SortRole);
}

void PredictionsFilter::setWrongOnly(bool on) {
  m_wrongOnly = on;
  invalidateFilter();
}

void PredictionsFilter::setWords(const QString& words) {
  m_words = words;
  invalidateFilter();
}

void PredictionsFilter::setCell(const QString& label, const QString& predicted) {
  m_label = label;
  m_predicted = predicted;
  invalidateFilter();
}

bool PredictionsFilter::filterAcceptsRow(int row, const QModelIndex&) const {
  const auto* model = static_cast<const PredictionsModel*>(sourceModel());
  const Prediction& prediction = (*model->predictions())[static_cast<size_t>(row)];
  if (m_wrongOnly && !PredictionsModel::wrong(prediction)) return false;
  if (!m_label.isEmpty() && m_label.toStdString() != prediction.label) return false;
  if (!m_predicted.isEmpty() && m_predicted.toStdString() != prediction.predicted) return false;
  return m_words.isEmpty() || textOf(prediction).contains(m_words, Qt::CaseInsensitive);
}

}  // namespace cloze
