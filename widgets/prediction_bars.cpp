#include <widgets/prediction_bars.h>

#include <widgets/format.h>
#include <widgets/theme.h>

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {
constexpr int kRow = 34, kMostLabel = 200, kValue = 60;
}

PredictionBars::PredictionBars(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
  retranslate();
}

void PredictionBars::retranslate() {
  setAccessibleName(tr("Probabilities"));
  describe();
  update();
}

void PredictionBars::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void PredictionBars::setValues(QStringList labels, std::vector<float> probabilities) {
  m_labels = std::move(labels);
  m_values = std::move(probabilities);
  describe();
  updateGeometry();
  update();
}

void PredictionBars::describe() {
  QStringList parts;
  for (size_t i = 0; i < m_values.size(); ++i)
    parts << QStringLiteral("%1 %2").arg(m_labels.value(static_cast<qsizetype>(i)), formatMetric(m_values[i]));
  setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

QSize PredictionBars::sizeHint() const {
  return {360, kRow * static_cast<int>(m_values.size())};
}

void PredictionBars::paintEvent(QPaintEvent*) {
  if (m_values.empty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeTokens& tokens = Theme::get().tokens();
  QFont font = Theme::get().font(TextRole::Body);
  painter.setFont(font);
  int names = 0;
  for (const QString& label : m_labels) names = std::max(names, painter.fontMetrics().horizontalAdvance(label));
  names = std::min(names, kMostLabel);
  const auto best = std::max_element(m_values.begin(), m_values.end()) - m_values.begin();
  const double room = std::max(20, width() - names - kValue - 24);
  for (size_t i = 0; i < m_values.size(); ++i) {
    const int top = static_cast<int>(i) * kRow;
    const bool first = static_cast<qsizetype>(i) == best;
    font.setWeight(first ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(tokens.text);
    const QString name = m_labels.value(static_cast<qsizetype>(i));
    painter.drawText(QRect(0, top, names + 2, kRow), Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, names + 2));
    const double share = std::isfinite(m_values[i]) ? std::clamp(static_cast<double>(m_values[i]), 0.0, 1.0) : 0;
    const QRectF track(names + 14, top + 9, room, kRow - 18);
    QColor ground = tokens.line;
    ground.setAlphaF(0.45f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(track, 3, 3);
    painter.setBrush(first ? tokens.accent : tokens.secondary);
    if (share > 0)
      painter.drawRoundedRect(QRectF(track.left(), track.top(), std::max(3.0, room * share), track.height()), 3, 3);
    painter.setPen(tokens.text);
    painter.drawText(QRectF(track.right() + 8, top, kValue, kRow), Qt::AlignLeft | Qt::AlignVCenter,
                     formatMetric(m_values[i]));
  }
}

}  // namespace cloze
