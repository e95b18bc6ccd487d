#include <app/pages/inspect/window_bands.h>

#include <widgets/format.h>
#include <widgets/theme.h>

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {

constexpr int kMargin = 10, kGutter = 22;
constexpr int kMostDrawn = 6;  // under one line
constexpr double kLane = 10, kBand = 3, kChosenBand = 5, kLineGap = 6, kTick = 4;

}  // namespace

WindowBands::WindowBands(PieceFocus* focus, QWidget* parent) : QAbstractScrollArea(parent), m_focus(focus) {
  setObjectName(QStringLiteral("windows-paragraph"));
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  viewport()->setCursor(Qt::IBeamCursor);
  connect(m_focus, &PieceFocus::changed, this, &WindowBands::follow);
  connect(&Theme::get(), &Theme::changed, this, [this] {
    restyle();
    viewport()->update();
  });
  restyle();
  retranslate();
}

void WindowBands::retranslate() {
  setAccessibleName(tr("Paragraph with its windows"));
  setAccessibleDescription(tr("Left and Right go from window to window. Drag over the text to mark an answer."));
}

void WindowBands::setWindows(ShownWindowsPtr windows, InspectionPtr inspection) {
  const bool sameText = m_windows && windows && m_windows->paragraph == windows->paragraph;
  const bool sameWindow = sameText && m_windows->chosen == windows->chosen && m_windows->answer == windows->answer;
  m_windows = std::move(windows);
  m_inspection = std::move(inspection);
  m_layout.setText(m_windows ? QString::fromStdString(m_windows->paragraph) : QString());
  m_firstDrawn = 0;
  m_lastDrawn = count() - 1;
  if (count() > kMostDrawn) {
    const Stretch first = window(0).tokens;
    const int step = std::max(1, window(1).tokens.first);
    if ((first.last - first.first + step - 1) / step > kMostDrawn) {
      m_firstDrawn = std::clamp(m_windows->chosen - kMostDrawn / 2, 0, count() - kMostDrawn);
      m_lastDrawn = m_firstDrawn + kMostDrawn - 1;
    }
  }
  restyle();
  if (!sameText) verticalScrollBar()->setValue(0);
  if (!sameWindow) revealChosen();
  viewport()->update();
}

void WindowBands::revealChosen() {
  if (!m_windows || m_windows->chosen < 0) return;
  const AnswerWindow& chosen = window(m_windows->chosen);
  const Offset shown = m_windows->answer && chosen.hasAnswer() ? *m_windows->answer : chosen.utf16;
  reveal(shown.start, std::min(shown.end, shown.start + 1));
}

void WindowBands::restyle() {
  QFont font = Theme::get().font(TextRole::Body);
  font.setPixelSize(font.pixelSize() + 1);
  m_textHeight = std::ceil(QFontMetricsF(font).height()) + 4;
  m_layout.setFont(font, m_textHeight);
  m_layout.setRoom([this](int start, int end) { return roomBelow(start, end); });
  updateBars();
}

void WindowBands::updateBars() {
  m_layout.setWidth(viewport()->width() - 2 * kMargin - kGutter);
  const int top = verticalScrollBar()->value();
  m_layout.forEachLine(top - 2 * kMargin, top + viewport()->height(), [](const auto&) {});
  const int height = static_cast<int>(std::ceil(m_layout.height())) + 2 * kMargin;
  verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(30);
}

QPointF WindowBands::inLayout(const QPoint& point) const {
  return {point.x() - static_cast<double>(kMargin + kGutter),
          point.y() - kMargin + static_cast<double>(verticalScrollBar()->value())};
}

bool WindowBands::isDrawn(int index) const {
  return index >= m_firstDrawn && index <= m_lastDrawn;
}

// Windows begin and end in their order.
void WindowBands::forEachWindowIn(int start, int end, const std::function<void(int)>& see) const {
  if (!m_windows) return;
  const auto& windows = m_windows->found.windows;
  const auto first = std::partition_point(windows.begin(), windows.end(),
                                          [start](const AnswerWindow& one) { return one.utf16.end <= start; });
  for (auto one = first; one != windows.end() && one->utf16.start < end; ++one) {
    const int index = static_cast<int>(one - windows.begin());
    if (index > m_lastDrawn) break;
    if (isDrawn(index)) see(index);
  }
}

int WindowBands::firstIn(int start, int end) const {
  int first = -1;
  forEachWindowIn(start, end, [&first](int index) { first = first < 0 ? index : first; });
  return first;
}

double WindowBands::roomBelow(int start, int end) const {
  int bands = 0;
  forEachWindowIn(start, end, [&bands](int) { ++bands; });
  return bands * kLane + kLineGap;
}

QRectF WindowBands::bandIn(const ParagraphLayout::Line& line, int index) const {
  const QRectF letters = line.rectOf(window(index).utf16.start, window(index).utf16.end);
  if (letters.isEmpty()) return {};
  const double thick = m_windows->chosen == index ? kChosenBand : kBand;
  const double middle = line.y + m_textHeight + (index - firstIn(line.start, line.end) + 0.5) * kLane;
  return {letters.left(), middle - thick / 2, letters.width(), thick};
}

std::vector<QRectF> WindowBands::bandsOf(int index) {
  std::vector<QRectF> bands;
  m_layout.forEachLine(0, m_layout.height(), [&](const ParagraphLayout::Line& line) {
    const QRectF band = isDrawn(index) ? bandIn(line, index) : QRectF();
    if (!band.isEmpty()) bands.push_back(band.translated(kMargin + kGutter, kMargin - verticalScrollBar()->value()));
  });
  return bands;
}

std::vector<QRectF> WindowBands::answerRects() {
  if (!m_windows || !m_windows->answer) return {};
  auto rects = m_layout.rectsOf(m_windows->answer->start, m_windows->answer->end);
  for (QRectF& rect : rects) rect.translate(kMargin + kGutter, kMargin - verticalScrollBar()->value());
  return rects;
}

int WindowBands::windowAt(const QPoint& point) {
  const QPointF at = inLayout(point);
  int found = -1;
  m_layout.forEachLine(at.y(), at.y(), [&](const ParagraphLayout::Line& line) {
    forEachWindowIn(line.start, line.end, [&](int index) {
      const QRectF band = bandIn(line, index);
      const double middle = band.center().y();
      // In the gutter the number stands for the band.
      if (std::abs(at.y() - middle) <= kLane / 2 && at.x() <= band.right() && (at.x() >= band.left() || at.x() < 0))
        found = index;
    });
  });
  return found;
}

int WindowBands::tokenAtUnit(int unit) const {
  if (!m_windows || unit < 0) return -1;
  const auto& tokens = m_windows->tokens;
  const auto found =
      std::partition_point(tokens.begin(), tokens.end(), [unit](const Offset& token) { return token.end <= unit; });
  return found == tokens.end() || found->start > unit ? -1 : static_cast<int>(found - tokens.begin());
}

int WindowBands::pieceAtUnit(int unit) const {
  const int token = tokenAtUnit(unit);
  if (token < 0 || m_windows->chosen < 0) return -1;
  const AnswerWindow& chosen = window(m_windows->chosen);
  if (token < chosen.tokens.first || token >= chosen.tokens.last) return -1;
  return m_windows->found.positionOf(token, chosen);
}

QList<QTextLayout::FormatRange> WindowBands::formats() const {
  QList<QTextLayout::FormatRange> out;
  if (!m_windows || m_windows->chosen < 0) return out;
  const Offset inside = window(m_windows->chosen).utf16;
  QTextLayout::FormatRange pale;
  pale.format.setForeground(Theme::get().tokens().secondary);
  pale.start = 0;
  pale.length = inside.start;
  out.push_back(pale);
  pale.start = inside.end;
  pale.length = static_cast<int>(m_layout.text().size()) - inside.end;
  out.push_back(pale);
  return out;
}

void WindowBands::paintBand(QPainter* painter, const ParagraphLayout::Line& line, int index) const {
  const QRectF band = bandIn(line, index);
  if (band.isEmpty()) return;
  const ThemeTokens& tokens = Theme::get().tokens();
  const bool chosen = m_windows->chosen == index;
  const QColor colour = chosen ? tokens.accent : tokens.secondary;
  painter->setPen(Qt::NoPen);
  painter->setBrush(colour);
  painter->drawRect(band);
  // Brackets: an upright where the window begins and ends; of the chosen one, around its letters.
  const double top = chosen ? line.y : band.top() - kTick;
  const Offset range = window(index).utf16;
  if (range.start >= line.start && range.start < line.end)
    painter->drawRect(QRectF(band.left() - 1, top, 2, band.bottom() - top));
  if (range.end > line.start && range.end <= line.end)
    painter->drawRect(QRectF(band.right() - 1, top, 2, band.bottom() - top));
  if (window(index).hasAnswer() && m_windows->answer) {  // it is whole in here
    const QRectF inside = line.rectOf(m_windows->answer->start, m_windows->answer->end);
    painter->setBrush(tokens.good);
    if (!inside.isEmpty())
      painter->drawRect(
          QRectF(inside.left(), band.center().y() - kChosenBand / 2 - 1, inside.width(), kChosenBand + 2));
  }
  QFont font = Theme::get().font(TextRole::MonoCaption);
  font.setPixelSize(static_cast<int>(kLane));
  font.setWeight(chosen ? QFont::Bold : QFont::Normal);
  painter->setFont(font);
  painter->setPen(colour);
  painter->drawText(QRectF(-kGutter, band.center().y() - kLane, kGutter - 6, 2 * kLane),
                    Qt::AlignRight | Qt::AlignVCenter, QString::number(index + 1));
}

void WindowBands::paintLine(QPainter* painter, const ParagraphLayout::Line& line) const {
  const ThemeTokens& tokens = Theme::get().tokens();
  if (m_windows->answer) {
    const QRectF answer = line.rectOf(m_windows->answer->start, m_windows->answer->end);
    if (!answer.isEmpty()) {
      painter->setPen(QPen(tokens.good, 2));
      painter->setBrush(tokens.goodTint);
      painter->drawRoundedRect(answer.adjusted(-2, 1, 2, -1), 3, 3);
    }
  }
  const int from = std::min(m_pressed, m_dragged), to = std::max(m_pressed, m_dragged);
  if (from >= 0 && from < to) painter->fillRect(line.rectOf(from, to), tokens.selection);
  const int lit = m_focus->lit();
  if (m_inspection && lit >= 0 && lit < m_inspection->length) {
    const InspectedPiece& piece = m_inspection->pieces[static_cast<size_t>(lit)];
    const QRectF box = piece.text == 1 ? line.rectOf(piece.utf16.start, piece.utf16.end) : QRectF();
    if (!box.isEmpty()) {
      painter->setPen(QPen(tokens.accent, 2));
      painter->setBrush(tokens.accentTint);
      painter->drawRoundedRect(box.adjusted(-1, 3, 1, -3), 3, 3);
    }
  }
  forEachWindowIn(line.start, line.end, [&](int index) { paintBand(painter, line, index); });
}

void WindowBands::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeTokens& tokens = Theme::get().tokens();
  painter.setPen(QPen(hasFocus() ? tokens.accent : tokens.line, hasFocus() ? 1.5 : 1));
  painter.setBrush(tokens.panel);
  painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.75, 0.75, -0.75, -0.75), kCardRadius, kCardRadius);
  if (!m_windows) return;
  painter.setClipRect(event->rect().intersected(viewport()->rect().adjusted(2, 2, -2, -2)));
  const QPointF offset(kMargin + kGutter, kMargin - verticalScrollBar()->value());
  painter.translate(offset);
  const double top = event->rect().top() - offset.y(), bottom = event->rect().bottom() - offset.y();
  const double before = m_layout.height();
  m_layout.forEachLine(top, bottom, [&](const ParagraphLayout::Line& line) { paintLine(&painter, line); });
  painter.setPen(tokens.text);
  m_layout.paint(&painter, top, bottom, formats());
  // What was an estimate is known now.
  if (m_layout.height() != before) QMetaObject::invokeMethod(this, &WindowBands::updateBars, Qt::QueuedConnection);
}

void WindowBands::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  updateBars();
  if (event->oldSize().width() != event->size().width()) revealChosen();  // all lines are others
}

void WindowBands::scrollContentsBy(int, int) {
  viewport()->update();
}

void WindowBands::mouseMoveEvent(QMouseEvent* event) {
  const QPointF at = inLayout(event->pos());
  if (event->buttons() & Qt::LeftButton && m_pressed >= 0) {
    m_dragged = m_layout.nearestUnit(at);
    viewport()->update();
    return;
  }
  viewport()->setCursor(windowAt(event->pos()) >= 0 ? Qt::PointingHandCursor : Qt::IBeamCursor);
  m_focus->pointAt(this, pieceAtUnit(m_layout.unitAt(at)), event->globalPosition().toPoint());
}

void WindowBands::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !m_windows) return;
  const int band = windowAt(event->pos());
  if (band >= 0) {
    Q_EMIT windowChosen(band);
    return;
  }
  m_pressed = m_dragged = m_layout.nearestUnit(inLayout(event->pos()));
}

void WindowBands::mouseReleaseEvent(QMouseEvent* event) {
  if (m_pressed < 0 || event->button() != Qt::LeftButton) return;
  const int from = std::min(m_pressed, m_dragged), to = std::max(m_pressed, m_dragged);
  m_pressed = m_dragged = -1;
  viewport()->update();
  if (from < to) {
    Q_EMIT answerMarked(from, to);
    return;
  }
  const int unit = m_layout.unitAt(inLayout(event->pos()));
  if (const int piece = pieceAtUnit(unit); piece >= 0) return m_focus->setCurrent(piece);
  const int token = tokenAtUnit(unit);
  if (token >= 0 && !m_windows->found.best_window.empty())
    Q_EMIT windowChosen(m_windows->found.best_window[static_cast<size_t>(token)]);
}

void WindowBands::keyPressEvent(QKeyEvent* event) {
  const int chosen = m_windows ? m_windows->chosen : -1;
  const int to = chosen + (event->key() == Qt::Key_Right ? 1 : -1);
  if (chosen < 0 || (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right))
    return QAbstractScrollArea::keyPressEvent(event);
  if (to >= 0 && to < count()) Q_EMIT windowChosen(to);
}

QString WindowBands::tipOf(int index) const {
  const AnswerWindow& one = window(index);
  const QString place = tr("Window %1 of %2: tokens %3–%4 of the paragraph")
                            .arg(formatCount(index + 1), formatCount(count()), formatCount(one.tokens.first),
                                 formatCount(one.tokens.last));
  if (!m_windows->found.asked) return place;
  return place + QLatin1Char('\n') +
         (one.hasAnswer() ? tr("The answer is in it, at positions %1–%2.").arg(one.start).arg(one.end)
                          : tr("The answer is not wholly in it."));
}

bool WindowBands::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) m_focus->leave();
  if (event->type() == QEvent::ToolTip && m_windows) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int band = windowAt(help->pos());
    if (band < 0)
      QToolTip::hideText();
    else
      QToolTip::showText(help->globalPos(), tipOf(band), this);
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

void WindowBands::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void WindowBands::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

void WindowBands::follow() {
  viewport()->update();
  const int lit = m_focus->lit();
  if (!isVisible() || m_focus->isPointedAtIn(this) || !m_inspection || lit < 0 || lit >= m_inspection->length) return;
  const InspectedPiece& piece = m_inspection->pieces[static_cast<size_t>(lit)];
  if (piece.text == 1 && m_focus->hovered() >= 0) reveal(piece.utf16.start, piece.utf16.end);
}

void WindowBands::reveal(int from, int to) {
  // What is laid out on the way there was an estimate before and may move it.
  for (int step = 0; step < 4; ++step) {
    const auto rects = m_layout.rectsOf(from, to);
    updateBars();
    if (rects.empty()) return;
    const int top = static_cast<int>(rects.front().top()) + kMargin;
    const int bottom = top + static_cast<int>(m_textHeight + roomBelow(from, to));
    const int value = verticalScrollBar()->value();
    if (top - 4 < value)
      verticalScrollBar()->setValue(top - 4);
    else if (bottom + 4 > value + viewport()->height())
      verticalScrollBar()->setValue(bottom + kMargin - viewport()->height());
    else
      return;
  }
}

}  // namespace cloze
