#include <app/pages/train/rows_preview.h>

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace cloze {

namespace {
constexpr int kPadding = 12;
constexpr int kLabelColumn = 62, kWidestLabelColumn = 140;
constexpr int kLineGap = 8;
constexpr qsizetype kMostCharacters = 300;  // of a row: more is never seen in one line

QString oneLine(const std::string& text) {
  return QString::fromStdString(text).left(kMostCharacters).simplified();
}
}  // namespace

RowsPreview::RowsPreview(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("rows-preview"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RowsPreview::setRows(const std::vector<Example>& rows, bool pair, qint64 total) {
  m_rows.clear();
  m_pair = pair;
  m_total = total;
  QStringList spoken;
  for (const Example& row : rows) {
    const QString a = oneLine(row.text_a);
    const QString text = pair ? a + QStringLiteral("  ·  ") + oneLine(row.text_b) : a;
    const QString whole = QString::fromStdString(row.text_a).left(2000) +
                          (pair ? QStringLiteral("\n\n") + QString::fromStdString(row.text_b).left(2000) : QString());
    m_rows.push_back({QString::fromStdString(row.label), text, whole});
    spoken.append(m_rows.back().label + QStringLiteral(": ") + text);
  }
  setAccessibleName(tr("First rows of the data"));
  setAccessibleDescription(spoken.join(QLatin1Char('\n')));
  updateGeometry();
  update();
}

int RowsPreview::lineHeight() const {
  return fontMetrics().height() + kLineGap;
}

QSize RowsPreview::sizeHint() const {
  const int lines = m_rows.empty() ? 0 : static_cast<int>(m_rows.size()) + 2;
  return {320, lines == 0 ? 0 : lines * lineHeight() + kPadding};
}

QSize RowsPreview::minimumSizeHint() const {
  return {160, sizeHint().height()};
}

void RowsPreview::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(palette().color(QPalette::Mid));
  painter.setBrush(palette().color(QPalette::Base));
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
  const int step = lineHeight();
  const QColor quiet = palette().color(QPalette::PlaceholderText);
  int labelColumn = kLabelColumn;
  for (const Row& row : m_rows)
    labelColumn = std::max(labelColumn, fontMetrics().horizontalAdvance(row.label) + 2 * kLineGap);
  labelColumn = std::min(labelColumn, kWidestLabelColumn);
  const int textLeft = kPadding + labelColumn;
  const int textWidth = width() - textLeft - kPadding;
  const auto line = [&](int number, int left, int width, const QString& text, const QColor& colour) {
    painter.setPen(colour);
    painter.drawText(QRect(left, kPadding / 2 + number * step, width, step), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, width));
  };
  line(0, kPadding, labelColumn - 8, tr("label"), quiet);
  line(0, textLeft, textWidth, m_pair ? tr("text A · text B") : tr("text"), quiet);
  int number = 1;
  for (const Row& row : m_rows) {
    line(number, kPadding, labelColumn - 8, row.label, palette().color(QPalette::Text));
    line(number, textLeft, textWidth, row.text, palette().color(QPalette::Text));
    ++number;
  }
  const qint64 more = m_total - static_cast<qint64>(m_rows.size());
  if (more > 0) line(number, kPadding, width() - 2 * kPadding, tr("%1 more rows").arg(QLocale().toString(more)), quiet);
}

bool RowsPreview::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    const int index = (help->pos().y() - kPadding / 2) / lineHeight() - 1;
    if (index >= 0 && index < static_cast<int>(m_rows.size()))
      QToolTip::showText(help->globalPos(), m_rows[static_cast<size_t>(index)].whole, this);
    else
      QToolTip::hideText();
    return true;
  }
  if (event->type() == QEvent::LanguageChange) update();
  return QWidget::event(event);
}

}  // namespace cloze
