#include <app/pages/inspect/tensor_strips.h>

#include <app/pages/inspect/piece_look.h>
#include <widgets/format.h>
#include <widgets/theme.h>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {
constexpr int kRowHeight = 18, kRowStep = 22, kTop = 3, kAxis = 18, kNameGap = 12, kRows = 3;
constexpr const char* kNames[] = {"input_ids", "token_type_ids", "attention_mask"};  // the field's words

double nameWidth() {
  const QFontMetricsF metrics(Theme::get().font(TextRole::MonoCaption));
  return std::ceil(metrics.horizontalAdvance(QLatin1String(kNames[2]))) + kNameGap;
}
}  // namespace

TensorStrips::TensorStrips(PieceFocus* focus, QWidget* parent) : QWidget(parent), m_focus(focus) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(m_focus, &PieceFocus::changed, this, &TensorStrips::follow);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
  retranslate();
}

void TensorStrips::retranslate() {
  setAccessibleName(tr("Tensors as strips"));
  follow();
}

QSize TensorStrips::sizeHint() const {
  return {600, kTop + kRows * kRowStep + kAxis + (hasLabel() ? kRowStep : 0)};
}

void TensorStrips::setInspection(InspectionPtr inspection) {
  m_inspection = std::move(inspection);
  updateGeometry();
  follow();
}

bool TensorStrips::hasLabel() const {
  return m_inspection && !m_inspection->label.empty();
}

int TensorStrips::count() const {
  return m_inspection ? static_cast<int>(m_inspection->pieces.size()) : 0;
}

QRectF TensorStrips::track(int row) const {
  const double left = nameWidth();
  return {left, static_cast<double>(kTop + row * kRowStep), std::max(10.0, width() - left - 2), kRowHeight};
}

QRectF TensorStrips::cellOf(int row, int position) const {
  const QRectF all = track(row);
  const double step = all.width() / std::max(1, count());
  return {all.left() + position * step, all.top(), step, all.height()};
}

int TensorStrips::positionAt(double x) const {
  const QRectF all = track(0);
  if (count() == 0 || x < all.left() || x >= all.right()) return -1;
  return std::clamp(static_cast<int>((x - all.left()) / all.width() * count()), 0, count() - 1);
}

QColor TensorStrips::colourOfCell(int row, int position) const {
  const ThemeTokens& tokens = Theme::get().tokens();
  const InspectedPiece& piece = m_inspection->pieces[static_cast<size_t>(position)];
  if (piece.kind == PieceKind::Padding) return tokens.hover;
  if (row == 2) return tokens.text;
  if (row == 1) return colourOf(piece.token_type);
  if (piece.kind == PieceKind::Unknown) return tokens.error;
  if (piece.kind == PieceKind::Template || piece.kind == PieceKind::Added) return tokens.secondary;
  return lookOf(piece).fill;
}

// A cell each, or where there are more than pixels, a column each for what lies under it: [UNK]s are never swallowed.
void TensorStrips::paintRow(QPainter* painter, int row) const {
  const QRectF all = track(row);
  const double step = all.width() / count();
  if (step >= 1.5) {
    const double gap = step >= 4 ? 1 : 0;
    for (int i = 0; i < count(); ++i) painter->fillRect(cellOf(row, i).adjusted(0, 0, -gap, 0), colourOfCell(row, i));
    return;
  }
  const int columns = static_cast<int>(all.width());
  for (int column = 0; column < columns; ++column) {
    const int from = static_cast<int>(static_cast<int64_t>(column) * count() / columns);
    const int to = std::max(from + 1, static_cast<int>(static_cast<int64_t>(column + 1) * count() / columns));
    int shown = from;
    for (int i = from; row == 0 && i < to; ++i)
      if (m_inspection->pieces[static_cast<size_t>(i)].kind == PieceKind::Unknown) shown = i;
    painter->fillRect(QRectF(all.left() + column, all.top(), 1, all.height()), colourOfCell(row, shown));
  }
}

void TensorStrips::paintAxis(QPainter* painter) const {
  painter->setFont(Theme::get().font(TextRole::Caption));
  painter->setPen(Theme::get().tokens().secondary);
  const double top = kTop + kRows * kRowStep - 2;
  const QFontMetricsF metrics(painter->font());
  double free = track(0).left() - 1;
  // The ends first, where B begins and where padding does; what would lie over another number is left out.
  const int length = m_inspection->length;
  const QString last = formatCount(count() - 1);
  const double end = track(0).right() - metrics.horizontalAdvance(last);
  const auto number = [&](int position) {
    const QString text = formatCount(position);
    const double x = cellOf(0, position).left(), width = metrics.horizontalAdvance(text);
    if (x <= free || x + width + 8 > end) return;
    painter->drawText(QRectF(x, top, width + 1, kAxis), Qt::AlignLeft | Qt::AlignVCenter, text);
    free = x + width + 8;
  };
  number(0);
  if (m_inspection->b) number(m_inspection->tokens[0] + 2);
  if (length < count()) number(length);
  painter->drawText(QRectF(end, top, metrics.horizontalAdvance(last) + 1, kAxis), Qt::AlignLeft | Qt::AlignVCenter,
                    last);
  if (length >= count()) return;
  const QString words = tr("padding, not sent to the model");
  const double room = end - free, width = metrics.horizontalAdvance(words);
  if (room > width + 24)
    painter->drawText(QRectF(free + (room - width) / 2, top, width + 2, kAxis), Qt::AlignVCenter, words);
}

// One for the whole example, so it stands below the axis.
void TensorStrips::paintLabel(QPainter* painter) const {
  painter->setFont(Theme::get().font(TextRole::MonoCaption));
  painter->setPen(Theme::get().tokens().text);
  const QRectF row(0, kTop + kRows * kRowStep + kAxis, width(), kRowHeight);
  painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("label"));
  const QFontMetricsF metrics(painter->font());
  const QRectF room = row.adjusted(track(0).left(), 0, -2, 0);
  painter->drawText(
      room, Qt::AlignLeft | Qt::AlignVCenter,
      metrics.elidedText(oneLine(QString::fromStdString(m_inspection->label)), Qt::ElideRight, room.width()));
}

void TensorStrips::paintMark(QPainter* painter, int position, double width) const {
  if (position < 0 || position >= count()) return;
  QRectF cell = cellOf(0, position);
  if (cell.width() < 6) cell = {cell.center().x() - 3, cell.top(), 6, cell.height()};
  cell.setBottom(track(2).bottom());
  painter->setPen(QPen(Theme::get().tokens().accent, width));
  painter->setBrush(Qt::NoBrush);
  painter->setRenderHint(QPainter::Antialiasing);
  painter->drawRoundedRect(cell.adjusted(-1.5, -2, 0.5, 2), 2, 2);
  painter->setRenderHint(QPainter::Antialiasing, false);
}

void TensorStrips::paintEvent(QPaintEvent*) {
  if (count() == 0) return;
  QPainter painter(this);
  painter.setFont(Theme::get().font(TextRole::MonoCaption));
  for (int row = 0; row < 3; ++row) {
    painter.setPen(hasFocus() ? Theme::get().tokens().accent : Theme::get().tokens().text);
    painter.drawText(QRectF(0, track(row).top(), nameWidth(), kRowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     QLatin1String(kNames[row]));
    paintRow(&painter, row);
  }
  paintAxis(&painter);
  if (hasLabel()) paintLabel(&painter);
  if (m_focus->current() != m_focus->lit()) paintMark(&painter, m_focus->current(), 1);
  paintMark(&painter, m_focus->lit(), 2);
}

void TensorStrips::mouseMoveEvent(QMouseEvent* event) {
  m_focus->pointAt(this, positionAt(event->pos().x()), event->globalPosition().toPoint());
}

void TensorStrips::mousePressEvent(QMouseEvent* event) {
  const int position = positionAt(event->pos().x());
  if (position >= 0) m_focus->setCurrent(position);
}

void TensorStrips::leaveEvent(QEvent*) {
  m_focus->leave();
}

void TensorStrips::keyPressEvent(QKeyEvent* event) {
  int to = m_focus->current();
  switch (event->key()) {
    case Qt::Key_Left:
      --to;
      break;
    case Qt::Key_Right:
      ++to;
      break;
    case Qt::Key_PageUp:
      to -= 10;
      break;
    case Qt::Key_PageDown:
      to += 10;
      break;
    case Qt::Key_Home:
      to = 0;
      break;
    case Qt::Key_End:
      to = count() - 1;
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  if (count() > 0) m_focus->setCurrent(std::clamp(to, 0, count() - 1));
}

bool TensorStrips::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int position = positionAt(help->pos().x());
    QToolTip::showText(help->globalPos(), position < 0 ? QString() : pieceDescription(*m_inspection, position), this);
    return true;
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  return QWidget::event(event);
}

// What the colours tell.
QString TensorStrips::summary() const {
  QStringList parts{tr("%Ln position(s)", nullptr, count())};
  if (m_inspection->b)
    parts << tr("token type 0 up to %1, then 1").arg(formatCount(m_inspection->tokens[0] + 1));
  else
    parts << tr("token type 0 throughout");
  parts << (m_inspection->length < count()
                ? tr("mask 1 up to %1, then padding").arg(formatCount(m_inspection->length - 1))
                : tr("mask 1 throughout, no padding"));
  if (hasLabel()) parts << tr("label %1").arg(QString::fromStdString(m_inspection->label));
  return parts.join(tr(", ", "between parts of a description"));
}

void TensorStrips::follow() {
  const int lit = m_focus->lit();
  if (m_inspection) {
    QStringList parts;
    if (lit >= 0 && lit < count()) parts << pieceDescription(*m_inspection, lit);
    setAccessibleDescription((parts << summary()).join(QLatin1Char('\n')));
  }
  update();
}

}  // namespace cloze
