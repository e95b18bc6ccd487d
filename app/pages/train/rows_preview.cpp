#include <app/pages/train/rows_preview.h>

#include <widgets/theme.h>

#include <QHelpEvent>
#include <QKeyEvent>
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
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
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
  m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_rows.size()) - 1));
  setHovered(-1);
  updateGeometry();
  update();
}

QRect RowsPreview::rowRect(int row) const {
  return {1, kPadding / 2 + (row + 1) * lineHeight(), width() - 2, lineHeight()};
}

int RowsPreview::rowAt(const QPoint& point) const {
  const int row = (point.y() - kPadding / 2) / lineHeight() - 1;
  return point.y() >= rowRect(0).top() && row < static_cast<int>(m_rows.size()) ? row : -1;
}

void RowsPreview::setHovered(int row) {
  if (row == m_hovered) return;
  m_hovered = row;
  setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void RowsPreview::mouseMoveEvent(QMouseEvent* event) {
  setHovered(rowAt(event->pos()));
}

void RowsPreview::leaveEvent(QEvent*) {
  setHovered(-1);
}

void RowsPreview::mousePressEvent(QMouseEvent* event) {
  const int row = rowAt(event->pos());
  if (row < 0 || event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
  m_current = row;
  update();
  Q_EMIT rowChosen(row);
}

void RowsPreview::keyPressEvent(QKeyEvent* event) {
  const int rows = static_cast<int>(m_rows.size());
  if (rows > 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
    Q_EMIT rowChosen(m_current);
  } else if (rows > 0 && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
    m_current = std::clamp(m_current + (event->key() == Qt::Key_Down ? 1 : -1), 0, rows - 1);
    update();
  } else {
    QWidget::keyPressEvent(event);
  }
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
  const int marked = m_hovered >= 0 ? m_hovered : hasFocus() ? m_current : -1;
  if (marked >= 0) {
    painter.setPen(hasFocus() && marked == m_current ? QPen(Theme::get().tokens().accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(Theme::get().tokens().hover);
    painter.drawRoundedRect(QRectF(rowRect(marked)).adjusted(3, 1, -3, -1), 4, 4);
  }
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
    const int index = rowAt(help->pos());
    if (index >= 0)
      QToolTip::showText(help->globalPos(),
                         m_rows[static_cast<size_t>(index)].whole + QStringLiteral("\n\n") + tr("A click inspects it."),
                         this);
    else
      QToolTip::hideText();
    return true;
  }
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
    update();
  return QWidget::event(event);
}

}  // namespace cloze
