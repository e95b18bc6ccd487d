#include <app/pages/inspect/token_text_view.h>

#include <app/pages/inspect/piece_look.h>
#include <widgets/theme.h>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {
constexpr int kMargin = 10, kLeastHeight = 48;
constexpr double kMostOfPage = 0.2;
}  // namespace

TokenTextView::TokenTextView(PieceFocus* focus, QWidget* parent) : QAbstractScrollArea(parent), m_focus(focus) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  setMinimumHeight(kLeastHeight);
  connect(m_focus, &PieceFocus::changed, this, &TokenTextView::follow);
  connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_scrolledAway = true; });
  connect(&Theme::get(), &Theme::changed, this, [this] {
    m_layout.restyle();
    updateBars();
    viewport()->update();
  });
  retranslate();
}

void TokenTextView::retranslate() {
  setAccessibleName(tr("Text and pieces"));
  follow();
}

void TokenTextView::setInspection(InspectionPtr inspection) {
  const bool same = m_inspection && inspection && m_inspection->a == inspection->a && m_inspection->b == inspection->b;
  const int keep = same ? verticalScrollBar()->value() : 0;
  if (!same) m_scrolledAway = false;
  m_inspection = std::move(inspection);
  m_layout.setInspection(m_inspection);
  updateBars();
  verticalScrollBar()->setValue(keep);
  viewport()->update();
}

void TokenTextView::updateBars() {
  m_layout.setWidth(viewport()->width() - 2 * kMargin);
  const int top = verticalScrollBar()->value();
  m_layout.ensure(top - 2 * kMargin, top + viewport()->height());
  const int height = static_cast<int>(std::ceil(m_layout.height())) + 2 * kMargin;
  verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
  // As high as its text wants, as long as the views below keep most of the page.
  const int most = window() ? static_cast<int>(window()->height() * kMostOfPage) : 0;
  setMinimumHeight(std::clamp(height, kLeastHeight, std::max(kLeastHeight, most)));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(30);
}

QPointF TokenTextView::inLayout(const QPoint& point) const {
  return {point.x() - static_cast<double>(kMargin),
          point.y() - kMargin + static_cast<double>(verticalScrollBar()->value())};
}

QRect TokenTextView::rectOf(int piece) {
  const auto rects = m_layout.rectsOf(piece);
  if (rects.empty()) return {};
  return rects.front().translated(kMargin, kMargin - verticalScrollBar()->value()).toAlignedRect();
}

void TokenTextView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeTokens& tokens = Theme::get().tokens();
  painter.setPen(QPen(hasFocus() ? tokens.accent : tokens.line, hasFocus() ? 1.5 : 1));
  painter.setBrush(tokens.panel);
  painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.75, 0.75, -0.75, -0.75), kCardRadius, kCardRadius);
  painter.setClipRect(event->rect().intersected(viewport()->rect().adjusted(2, 2, -2, -2)));
  const QPointF offset(kMargin, kMargin - verticalScrollBar()->value());
  painter.translate(offset);
  const double top = event->rect().top() - offset.y(), bottom = event->rect().bottom() - offset.y();
  const double before = m_layout.height();
  // All padding is one box.
  const int padding = m_inspection ? m_inspection->length : 0;
  m_layout.paint(&painter, top, bottom, std::min(m_focus->lit(), padding), std::min(m_focus->current(), padding));
  // What was an estimate is known now.
  if (m_layout.height() != before) QMetaObject::invokeMethod(this, &TokenTextView::updateBars, Qt::QueuedConnection);
}

void TokenTextView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  updateBars();
  if (m_inspection && !m_scrolledAway && m_focus->current() >= 0) reveal(m_focus->current());
}

void TokenTextView::scrollContentsBy(int, int) {
  viewport()->update();
}

void TokenTextView::mouseMoveEvent(QMouseEvent* event) {
  m_focus->pointAt(this, m_layout.pieceAt(inLayout(event->pos())), event->globalPosition().toPoint());
}

void TokenTextView::mousePressEvent(QMouseEvent* event) {
  const int piece = m_layout.pieceAt(inLayout(event->pos()));
  if (piece >= 0) m_focus->setCurrent(piece);
}

QString TokenTextView::tipAt(const QPoint& point) {
  QStringList lines;
  const int lost = m_layout.lostAt(inLayout(point)), piece = m_layout.pieceAt(inLayout(point));
  if (lost >= 0) lines << lostDescription(m_inspection->lost[static_cast<size_t>(lost)]);
  if (piece >= 0) lines << pieceDescription(*m_inspection, piece);
  return lines.join(QLatin1Char('\n'));
}

bool TokenTextView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) m_focus->leave();
  if (event->type() == QEvent::ToolTip && m_inspection) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = tipAt(help->pos());
    if (tip.isEmpty())
      QToolTip::hideText();
    else
      QToolTip::showText(help->globalPos(), tip, this);
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

void TokenTextView::keyPressEvent(QKeyEvent* event) {
  if (!m_inspection || m_inspection->pieces.empty()) return QAbstractScrollArea::keyPressEvent(event);
  const int last = static_cast<int>(m_inspection->pieces.size()) - 1, current = m_focus->current();
  int to = current;
  if (event->key() == Qt::Key_Right)
    to = current + 1;
  else if (event->key() == Qt::Key_Left)
    to = current - 1;
  else if (event->key() == Qt::Key_Home)
    to = 0;
  else if (event->key() == Qt::Key_End)
    to = m_inspection->length - 1;
  else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
    to = m_layout.nearestInLine(current, event->key() == Qt::Key_Down ? 1 : -1);
  else
    return QAbstractScrollArea::keyPressEvent(event);
  m_focus->setCurrent(std::clamp(to, 0, last));
  reveal(m_focus->current());  // it may have been scrolled away, or be the current one already
}

void TokenTextView::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void TokenTextView::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

void TokenTextView::follow() {
  viewport()->update();
  const int lit = m_focus->lit();
  if (!m_inspection || lit < 0 || lit >= static_cast<int>(m_inspection->pieces.size())) return;
  setAccessibleDescription(pieceDescription(*m_inspection, lit));
  if (isVisible() && !m_focus->isPointedAtIn(this)) reveal(lit);
}

// What is laid out on the way there was an estimate before and may move it: a few steps until it stays.
void TokenTextView::reveal(int piece) {
  m_scrolledAway = false;
  piece = std::min(piece, m_inspection->length);
  for (int step = 0; step < 6; ++step) {
    const QRect rect = rectOf(piece);
    if (rect.isNull()) return;
    const int value = verticalScrollBar()->value(), top = rect.top() + value, bottom = top + rect.height();
    int to = value;
    if (rect.top() < 4) to = top - 8;
    if (rect.bottom() > viewport()->height() - 4) to = bottom + 8 - viewport()->height();
    m_layout.ensure(to - 2 * kMargin, to + viewport()->height());
    updateBars();
    verticalScrollBar()->setValue(to);
    if (rectOf(piece).top() + verticalScrollBar()->value() == top) return;
  }
}

}  // namespace cloze
