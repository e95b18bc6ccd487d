#include <widgets/prediction_matrix.h>

#include <widgets/chart_menu.h>
#include <widgets/format.h>
#include <widgets/theme.h>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace cloze {

namespace {
constexpr int kLeastCell = 64, kMostCell = 112, kMostCells = 640;  // the widths of one and of a row of them
constexpr int kCellHeight = 34, kHead = 40, kMostLabel = 120, kGap = 2;
}  // namespace

PredictionMatrix::PredictionMatrix(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
  new ChartMenu(this, [this] { return toTsv(); });
  retranslate();
}

QString PredictionMatrix::toTsv() const {
  QString text = QStringLiteral("label\t") + m_labels.join(QLatin1Char('\t')) + QLatin1Char('\n');
  for (qsizetype label = 0; label < m_labels.size(); ++label) {
    text += m_labels[label];
    for (const int64_t count : m_counts[static_cast<size_t>(label)]) text += QStringLiteral("\t%1").arg(count);
    text += QLatin1Char('\n');
  }
  return text;
}

void PredictionMatrix::retranslate() {
  setAccessibleName(tr("Confusion matrix"));
  setAccessibleDescription({});  // of the cell the arrow keys came to
  updateGeometry();
  update();
}

void PredictionMatrix::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void PredictionMatrix::setCounts(QStringList labels, std::vector<std::vector<int64_t>> counts) {
  m_labels = std::move(labels);
  m_counts = std::move(counts);
  m_chosen.reset();
  m_at = {0, 0};
  updateGeometry();
  update();
}

void PredictionMatrix::setChosen(std::optional<std::pair<int, int>> cell) {
  m_chosen = cell;
  update();
}

int PredictionMatrix::labelWidth() const {
  const QFontMetrics metrics(Theme::get().font(TextRole::Caption));
  int width = metrics.horizontalAdvance(tr("label"));
  for (const QString& label : m_labels) width = std::max(width, metrics.horizontalAdvance(label));
  return std::min(width, kMostLabel) + 10;
}

// As wide as the longest label, where there is room for that.
int PredictionMatrix::cellWidth() const {
  const QFontMetrics metrics(Theme::get().font(TextRole::Caption));
  int width = kLeastCell;
  for (const QString& label : m_labels) width = std::max(width, metrics.horizontalAdvance(label) + 10);
  const int most = std::min(kMostCell, kMostCells / std::max(1, static_cast<int>(m_labels.size())));
  return std::max(kLeastCell, std::min(width, most));
}

QSize PredictionMatrix::sizeHint() const {
  const auto count = static_cast<int>(m_labels.size());
  return {labelWidth() + count * cellWidth() + 2, kHead + count * kCellHeight + 2};
}

QRect PredictionMatrix::cellRect(int label, int predicted) const {
  return QRect(labelWidth() + predicted * cellWidth(), kHead + label * kCellHeight, cellWidth(), kCellHeight)
      .adjusted(0, 0, -kGap, -kGap);
}

std::optional<std::pair<int, int>> PredictionMatrix::cellAt(const QPoint& position) const {
  const int predicted = (position.x() - labelWidth()) / cellWidth(), label = (position.y() - kHead) / kCellHeight;
  const auto count = static_cast<int>(m_labels.size());
  if (position.x() < labelWidth() || position.y() < kHead || label >= count || predicted >= count) return {};
  return std::pair(label, predicted);
}

void PredictionMatrix::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeTokens& tokens = Theme::get().tokens();
  const QFont caption = Theme::get().font(TextRole::Caption);
  painter.setFont(caption);
  const QFontMetrics metrics(caption);
  const auto count = static_cast<int>(m_labels.size());
  painter.setPen(tokens.secondary);
  painter.drawText(QRect(labelWidth(), 0, count * cellWidth(), 18), Qt::AlignLeft | Qt::AlignVCenter, tr("predicted"));
  painter.drawText(QRect(0, 20, labelWidth() - 8, 18), Qt::AlignRight | Qt::AlignVCenter, tr("label"));
  for (int i = 0; i < count; ++i) {
    const QString name = metrics.elidedText(m_labels[i], Qt::ElideRight, cellWidth() - 6);
    painter.setPen(tokens.text);
    painter.drawText(QRect(labelWidth() + i * cellWidth(), 20, cellWidth() - kGap, 18), Qt::AlignCenter, name);
    painter.drawText(QRect(0, kHead + i * kCellHeight, labelWidth() - 8, kCellHeight - kGap),
                     Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(m_labels[i], Qt::ElideRight, labelWidth() - 8));
  }
  for (int label = 0; label < count; ++label) {
    int64_t total = 0;
    for (const int64_t value : m_counts[static_cast<size_t>(label)]) total += value;
    for (int predicted = 0; predicted < count; ++predicted) {
      const int64_t value = m_counts[static_cast<size_t>(label)][static_cast<size_t>(predicted)];
      const QRect box = cellRect(label, predicted);
      QColor fill = label == predicted ? tokens.accent : tokens.warning;
      fill.setAlphaF(total > 0
                         ? static_cast<float>(0.06 + 0.34 * static_cast<double>(value) / static_cast<double>(total))
                         : 0.06f);
      painter.setBrush(fill);
      const bool chosen = m_chosen == std::pair(label, predicted);
      const bool here = hasFocus() && m_at == std::pair(label, predicted);
      painter.setPen(chosen ? QPen(tokens.text, 2) : here ? QPen(tokens.accent, 1.5) : QPen(Qt::NoPen));
      painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 3, 3);
      painter.setPen(tokens.text);
      painter.drawText(box, Qt::AlignCenter, formatCount(value));
    }
  }
}

void PredictionMatrix::toggle(std::pair<int, int> cell) {
  setFocus(Qt::MouseFocusReason);
  m_at = cell;
  setChosen(m_chosen == cell ? std::nullopt : std::optional(cell));
  Q_EMIT cellChosen(m_chosen ? cell.first : -1, m_chosen ? cell.second : -1);
}

void PredictionMatrix::mousePressEvent(QMouseEvent* event) {
  if (const auto cell = cellAt(event->position().toPoint())) toggle(*cell);
}

void PredictionMatrix::keyPressEvent(QKeyEvent* event) {
  const auto last = static_cast<int>(m_labels.size()) - 1;
  if (last < 0) return QWidget::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_Left:
      m_at.second = std::max(0, m_at.second - 1);
      break;
    case Qt::Key_Right:
      m_at.second = std::min(last, m_at.second + 1);
      break;
    case Qt::Key_Up:
      m_at.first = std::max(0, m_at.first - 1);
      break;
    case Qt::Key_Down:
      m_at.first = std::min(last, m_at.first + 1);
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      return toggle(m_at);
    default:
      return QWidget::keyPressEvent(event);
  }
  setAccessibleDescription(
      tr("label %1, predicted %2: %3")
          .arg(m_labels[m_at.first], m_labels[m_at.second],
               formatCount(m_counts[static_cast<size_t>(m_at.first)][static_cast<size_t>(m_at.second)])));
  update();
}

bool PredictionMatrix::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    if (const auto cell = cellAt(help->pos())) {
      QToolTip::showText(
          help->globalPos(),
          tr("label %1, predicted %2: %3; click to show these only")
              .arg(m_labels[cell->first], m_labels[cell->second],
                   formatCount(m_counts[static_cast<size_t>(cell->first)][static_cast<size_t>(cell->second)])),
          this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return QWidget::event(event);
}

}  // namespace cloze
