#include <app/pages/inspect/token_layout.h>

#include <app/pages/inspect/piece_look.h>
#include <app/pages/inspect/token_shown.h>
#include <widgets/theme.h>

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLine>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {

constexpr int kSegment = 2000;     // UTF-16 units of one virtual line at most
constexpr double kBoxPadding = 4;  // above and below the letters
constexpr double kLineGap = 8;
constexpr double kTextGap = 10;  // between A and B
constexpr size_t kKeptLayouts = 300;

}  // namespace

TokenLayout::TokenLayout() {
  restyle();
}

void TokenLayout::restyle() {
  m_font = Theme::get().font(TextRole::Body);
  m_font.setPixelSize(m_font.pixelSize() + 1);
  m_font.setWordSpacing(6);  // room for the boxes' edges
  m_tagFont = Theme::get().font(TextRole::MonoCaption);
  const QFontMetricsF metrics(m_font);
  m_lineHeight = std::ceil(metrics.height() + 2 * kBoxPadding + kLineGap);
  m_character = metrics.averageCharWidth() * 1.15;
  estimate();
}

void TokenLayout::setInspection(InspectionPtr inspection) {
  m_inspection = std::move(inspection);
  m_texts[0] = m_inspection ? QString::fromStdString(m_inspection->a) : QString();
  m_texts[1] = m_inspection && m_inspection->b ? QString::fromStdString(*m_inspection->b) : QString();
  makeBlocks();
}

void TokenLayout::setWidth(double width) {
  width = std::max(width, 40.0);
  if (width == m_width) return;
  m_width = width;
  estimate();
}

void TokenLayout::makeBlocks() {
  m_blocks.clear();
  if (m_inspection) {
    addBlocks(0);
    if (m_inspection->b) addBlocks(1);
  }
  estimate();
}

// A block a line of the text, or a segment of a long one.
void TokenLayout::addBlocks(int text) {
  const QString& words = m_texts[text];
  const auto& pieces = m_inspection->pieces;
  const auto& lost = m_inspection->lost;
  size_t piece = text == 0 ? 1 : static_cast<size_t>(m_inspection->tokens[0]) + 2;
  const size_t pieceEnd = piece + static_cast<size_t>(m_inspection->tokens[static_cast<size_t>(text)]);
  size_t missing = 0;
  while (missing < lost.size() && lost[missing].text < text) ++missing;
  const size_t begin = m_blocks.size();
  int start = 0;
  do {
    const auto newline = words.indexOf(QLatin1Char('\n'), start);
    const int lineEnd = static_cast<int>(newline < 0 ? words.size() : newline);
    do {
      Block block;
      block.text = text;
      block.start = start;
      block.end = lineEnd - start > kSegment ? splitAt(text, start, lineEnd, piece) : lineEnd;
      block.firstPiece = static_cast<int>(piece);
      while (piece < pieceEnd && pieces[piece].utf16.start < std::max(block.end, start + 1)) ++piece;
      block.lastPiece = static_cast<int>(piece);
      block.firstLost = static_cast<int>(missing);
      while (missing < lost.size() && lost[missing].text == text && lost[missing].utf16.start < block.end) ++missing;
      block.lastLost = static_cast<int>(missing);
      start = block.end;
      m_blocks.push_back(std::move(block));
    } while (start < lineEnd);
    start = lineEnd + 1;
  } while (start <= words.size());
  m_blocks[begin].first = true;
  m_blocks.back().last = true;
}

// Where a long line may be divided: before a word, else between characters.
int TokenLayout::splitAt(int text, int start, int end, size_t firstPiece) const {
  const QString& words = m_texts[text];
  int at = std::min(start + kSegment, end);
  for (int i = at; i > start + kSegment / 2; --i)
    if (words[i].isSpace()) return i;
  // No spaces: before a piece that begins a word. Pieces of one word stay together as long as they can.
  const auto& pieces = m_inspection->pieces;
  int best = -1;
  for (size_t i = firstPiece; i < pieces.size() && pieces[i].text == text && pieces[i].utf16.start <= at; ++i)
    if (pieces[i].utf16.start > start && pieces[i].kind != PieceKind::Continuation) best = pieces[i].utf16.start;
  if (best > start) return best;
  if (words[at].isLowSurrogate()) --at;
  return at;
}

void TokenLayout::estimate() {
  for (Block& block : m_blocks) {
    const double width = (block.end - block.start) * m_character;
    block.height = std::max(1.0, std::ceil(width / m_width)) * m_lineHeight;
    if (block.last) block.height += kTextGap;
    block.laid = false;
    block.layout.reset();
    block.spans.clear();
  }
  place();
}

void TokenLayout::place() {
  double y = 0;
  for (Block& block : m_blocks) {
    block.y = y;
    y += block.height;
  }
}

double TokenLayout::height() const {
  return m_blocks.empty() ? 0 : m_blocks.back().y + m_blocks.back().height;
}

size_t TokenLayout::blockAt(double y) const {
  const auto behind = std::upper_bound(m_blocks.begin(), m_blocks.end(), y,
                                       [](double value, const Block& block) { return value < block.y; });
  return behind == m_blocks.begin() ? 0 : static_cast<size_t>(behind - m_blocks.begin()) - 1;
}

void TokenLayout::ensure(double top, double bottom) {
  if (m_blocks.empty()) return;
  size_t laid = 0;
  for (const Block& block : m_blocks) laid += block.laid ? 1 : 0;
  if (laid > kKeptLayouts) {  // far from here; their heights stay
    for (Block& block : m_blocks) {
      if (!block.laid || (block.y + block.height > top - 4000 && block.y < bottom + 4000)) continue;
      block.laid = false;
      block.layout.reset();
      block.spans.clear();
    }
  }
  for (size_t i = blockAt(top); i < m_blocks.size() && m_blocks[i].y <= bottom; ++i) {
    if (m_blocks[i].laid) continue;
    const double before = m_blocks[i].height;
    layOut(&m_blocks[i]);
    if (m_blocks[i].height != before) place();
  }
}

void TokenLayout::layOut(Block* block) {
  ShownBlock shown = shownBlock(*m_inspection, m_texts[block->text],
                                {block->text, block->start, block->end, block->firstPiece, block->lastPiece,
                                 block->firstLost, block->lastLost, block->first, block->last},
                                m_tagFont);
  block->spans.clear();
  for (const ShownSpan& span : shown.spans)
    block->spans.push_back({span.start, span.end, span.piece, span.lost, span.joins, false, false});
  Span* before = nullptr;
  for (Span& span : block->spans) {
    if (span.piece < 0) continue;
    if (before != nullptr && before->end == span.start) span.touchesBefore = before->touchesBehind = true;
    before = &span;
  }
  block->layout = std::make_unique<QTextLayout>(shown.text, m_font);
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  option.setTextDirection(shown.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
  block->layout->setTextOption(option);
  block->layout->setFormats(shown.formats);
  block->layout->setCacheEnabled(true);
  block->layout->beginLayout();
  double y = 0;
  for (QTextLine line = block->layout->createLine(); line.isValid(); line = block->layout->createLine()) {
    line.setLineWidth(m_width);
    line.setPosition({0, y + kBoxPadding + (m_lineHeight - kLineGap - 2 * kBoxPadding - line.height()) / 2});
    y += m_lineHeight;
  }
  block->layout->endLayout();
  block->height = std::max(y, m_lineHeight) + (block->last ? kTextGap : 0);
  block->laid = true;
}

QRectF TokenLayout::boxOf(const Span& span, const QTextLine& line) const {
  const int start = std::max(span.start, line.textStart());
  const int end = std::min(span.end, line.textStart() + line.textLength());
  if (start >= end) return {};
  // From the edge where its first character begins to the one where its last ends, whichever way they run.
  const double from = line.cursorToX(start, QTextLine::Leading), to = line.cursorToX(end - 1, QTextLine::Trailing);
  const double top = std::round(line.position().y() + line.height() / 2 - (m_lineHeight - kLineGap) / 2);
  return QRectF(std::min(from, to), top, std::abs(to - from), m_lineHeight - kLineGap);
}

void TokenLayout::paintSpan(QPainter* painter, const Span& span, const QTextLine& line, QPointF origin, int lit,
                            int current) const {
  const QRectF inside = boxOf(span, line);
  if (inside.isEmpty()) return;
  const ThemeTokens& tokens = Theme::get().tokens();
  PieceLook look;
  if (span.lost >= 0) {
    look.fill = tokens.warningTint;
    look.border = tokens.warning;
    look.bold = true;
  } else {
    look = lookOf(m_inspection->pieces[static_cast<size_t>(span.piece)]);
  }
  const bool leftwards = line.cursorToX(span.start, QTextLine::Leading) > inside.center().x();
  const double before = span.touchesBefore ? 0.75 : -2.5, behind = span.touchesBehind ? -0.75 : 2.5;
  const QRectF box =
      inside.translated(origin).adjusted(leftwards ? -behind : before, 0.5, leftwards ? -before : behind, -0.5);
  painter->setBrush(look.fill.isValid() ? QBrush(look.fill) : QBrush(Qt::NoBrush));
  QPen pen(Qt::NoPen);
  if (look.border.isValid()) pen = QPen(look.border, look.bold ? 1.5 : 1, look.dashed ? Qt::DashLine : Qt::SolidLine);
  if (span.piece >= 0 && span.piece == current) pen = QPen(tokens.accent, 2);
  if (span.piece >= 0 && span.piece == lit) pen = QPen(tokens.accent, span.piece == current ? 2.5 : 2);
  painter->setPen(pen);
  painter->drawRoundedRect(box, 3, 3);
  if (!span.joins || span.start < line.textStart()) return;
  // The join: a bar across the seam below the letters, as the mock's dash between pieces.
  const double seam = origin.x() + (leftwards ? inside.right() : inside.left());
  painter->setPen(Qt::NoPen);
  painter->setBrush(tokens.text);
  painter->drawRoundedRect(QRectF(seam - 4, box.bottom() - 2.5, 8, 3), 1.5, 1.5);
}

void TokenLayout::paint(QPainter* painter, double top, double bottom, int lit, int current) {
  ensure(top, bottom);
  if (m_blocks.empty()) return;
  painter->setRenderHint(QPainter::Antialiasing);
  for (size_t i = blockAt(top); i < m_blocks.size() && m_blocks[i].y <= bottom; ++i) {
    const Block& block = m_blocks[i];
    const QPointF origin(0, block.y);
    size_t next = 0;
    for (int l = 0; l < block.layout->lineCount(); ++l) {
      const QTextLine line = block.layout->lineAt(l);
      const int end = line.textStart() + line.textLength();
      while (next < block.spans.size() && block.spans[next].end <= line.textStart()) ++next;
      const Span* marked = nullptr;
      for (size_t s = next; s < block.spans.size() && block.spans[s].start < end; ++s) {
        paintSpan(painter, block.spans[s], line, origin, -1, -1);
        if (block.spans[s].piece >= 0 && (block.spans[s].piece == lit || block.spans[s].piece == current)) {
          if (marked != nullptr) paintSpan(painter, *marked, line, origin, lit, current);
          marked = &block.spans[s];
        }
      }
      if (marked != nullptr) paintSpan(painter, *marked, line, origin, lit, current);  // over its neighbours
    }
    painter->setPen(Theme::get().tokens().text);
    block.layout->draw(painter, origin);
  }
}

const TokenLayout::Span* TokenLayout::spanAt(QPointF point) {
  if (m_blocks.empty() || point.y() < 0 || point.y() >= height()) return nullptr;
  ensure(point.y(), point.y());
  Block& block = m_blocks[blockAt(point.y())];
  const QPointF inside = point - QPointF(0, block.y);
  for (int l = 0; l < block.layout->lineCount(); ++l) {
    const QTextLine line = block.layout->lineAt(l);
    const Span* found = nullptr;
    for (const Span& span : block.spans) {
      if (span.start >= line.textStart() + line.textLength()) break;
      if (span.end <= line.textStart()) continue;
      // A lost character lies in the box of its piece; the smaller of both is meant.
      if (boxOf(span, line).adjusted(-1, 0, 1, 0).contains(inside) && (found == nullptr || span.lost >= 0))
        found = &span;
    }
    if (found != nullptr) return found;
  }
  return nullptr;
}

int TokenLayout::pieceAt(QPointF point) {
  const Span* span = spanAt(point);
  return span == nullptr ? -1 : span->piece;
}

int TokenLayout::lostAt(QPointF point) {
  const Span* span = spanAt(point);
  return span == nullptr ? -1 : span->lost;
}

// Padding is one box behind the last text.
TokenLayout::Block* TokenLayout::blockOf(int piece) {
  const int separatorA = m_inspection->tokens[0] + 1;
  for (Block& block : m_blocks) {
    const bool beginsWithIt = block.first && block.text == 0 && piece == 0;
    const bool endsWithIt = block.last && (block.text == 0 ? piece == separatorA : piece >= m_inspection->length - 1);
    const bool atTheEnd = &block == &m_blocks.back() && piece >= m_inspection->length;
    if (!beginsWithIt && !endsWithIt && !atTheEnd && (piece < block.firstPiece || piece >= block.lastPiece)) continue;
    if (!block.laid) {
      layOut(&block);
      place();
    }
    return &block;
  }
  return nullptr;
}

std::vector<QRectF> TokenLayout::rectsOf(int piece) {
  std::vector<QRectF> rects;
  const Block* block = m_inspection ? blockOf(piece) : nullptr;
  if (block == nullptr) return rects;
  for (const Span& span : block->spans) {
    if (span.piece != piece) continue;
    for (int l = 0; l < block->layout->lineCount(); ++l) {
      const QRectF box = boxOf(span, block->layout->lineAt(l));
      if (!box.isEmpty()) rects.push_back(box.translated(0, block->y));
    }
  }
  return rects;
}

int TokenLayout::nearestInLine(int piece, int lines) {
  const auto rects = rectsOf(piece);
  if (rects.empty()) return piece;
  const QPointF centre = rects.front().center();
  for (double y = centre.y() + lines * m_lineHeight; y >= 0 && y < height(); y += lines * m_lineHeight) {
    ensure(y, y);
    for (double away = 0; away < m_width; away += 3) {
      for (const double x : {centre.x() + away, centre.x() - away}) {
        const int found = pieceAt({x, y});
        if (found >= 0) return found;
      }
    }
  }
  return piece;
}

QString TokenLayout::shownText(int piece) {
  const Block* block = m_inspection ? blockOf(piece) : nullptr;
  if (block == nullptr) return {};
  for (const Span& span : block->spans)
    if (span.piece == piece) return block->layout->text().mid(span.start, span.end - span.start);
  return {};
}

}  // namespace cloze
