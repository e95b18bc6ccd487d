#include <app/pages/inspect/token_layout.h>

#include <app/pages/inspect/piece_look.h>
#include <app/pages/inspect/text_stretch.h>
#include <app/pages/inspect/token_shown.h>
#include <widgets/theme.h>

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLine>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {

constexpr int kSegment = 1000;     // UTF-16 units of one virtual line at most
constexpr double kBoxPadding = 4;  // above and below the letters
constexpr double kLineGap = 8;
constexpr double kTextGap = 10;  // between A and B
constexpr size_t kKeptLayouts = 300;
constexpr double kKeptAround = 4000;

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
  m_laid = 0;
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
      block.firstPiece = firstIn(text, piece, start);
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

// The piece before may reach into the block: an [UNK] of a very long word fills many.
int TokenLayout::firstIn(int text, size_t piece, int start) const {
  const InspectedPiece& before = m_inspection->pieces[piece - 1];  // [CLS] or [SEP] before the first
  return static_cast<int>(before.text == text && before.utf16.end > start ? piece - 1 : piece);
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
    forget(&block);
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
  if (m_laid > kKeptLayouts) {  // far from here; their heights stay
    for (Block& block : m_blocks)
      if (block.y + block.height <= top - kKeptAround || block.y >= bottom + kKeptAround) forget(&block);
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
  addBoxes(block);
  m_laid += block->laid ? 0 : 1;
  block->laid = true;
}

void TokenLayout::forget(Block* block) {
  if (!block->laid) return;
  block->laid = false;
  block->layout.reset();
  block->spans.clear();
  block->boxes.clear();
  block->firstBox.clear();
  --m_laid;
}

void TokenLayout::addBoxes(Block* block) const {
  block->boxes.clear();
  block->firstBox.clear();
  size_t next = 0;
  for (int l = 0; l < block->layout->lineCount(); ++l) {
    block->firstBox.push_back(static_cast<int>(block->boxes.size()));
    const QTextLine line = block->layout->lineAt(l);
    const double top = std::round(line.position().y() + line.height() / 2 - (m_lineHeight - kLineGap) / 2);
    while (next < block->spans.size() && block->spans[next].end <= line.textStart()) ++next;
    for (size_t s = next; s < block->spans.size(); ++s) {
      const Span& span = block->spans[s];
      if (span.start >= line.textStart() + line.textLength()) break;
      const TextStretch stretch = stretchIn(*block->layout, line, span.start, span.end);
      if (stretch.isEmpty()) continue;
      block->boxes.push_back({static_cast<int>(s),
                              {stretch.left, top, stretch.right - stretch.left, m_lineHeight - kLineGap},
                              stretch.leftwards,
                              span.start >= line.textStart()});
    }
  }
  block->firstBox.push_back(static_cast<int>(block->boxes.size()));
}

bool TokenLayout::isAccent(const Span& span) const {
  return span.lost >= 0 && cloze::isAccent(m_inspection->lost[static_cast<size_t>(span.lost)].why);
}

void TokenLayout::paintBox(QPainter* painter, const Span& span, const Box& box, QPointF origin, int lit,
                           int current) const {
  const ThemeTokens& tokens = Theme::get().tokens();
  PieceLook look;
  if (span.lost >= 0) {
    look.fill = tokens.warningTint;
    look.border = tokens.warning;
    look.bold = true;
  } else {
    look = lookOf(m_inspection->pieces[static_cast<size_t>(span.piece)]);
  }
  const double before = span.touchesBefore ? 0.75 : -2.5, behind = span.touchesBehind ? -0.75 : 2.5;
  const QRectF rect = box.rect.translated(origin).adjusted(box.leftwards ? -behind : before, 0.5,
                                                           box.leftwards ? -before : behind, -0.5);
  painter->setBrush(look.fill.isValid() ? QBrush(look.fill) : QBrush(Qt::NoBrush));
  QPen pen(Qt::NoPen);
  if (look.border.isValid()) pen = QPen(look.border, look.bold ? 1.5 : 1, look.dashed ? Qt::DashLine : Qt::SolidLine);
  if (span.piece >= 0 && span.piece == current) pen = QPen(tokens.accent, 2);
  if (span.piece >= 0 && span.piece == lit) pen = QPen(tokens.accent, span.piece == current ? 2.5 : 2);
  painter->setPen(pen);
  painter->drawRoundedRect(rect, 3, 3);
  if (!span.joins || !box.begins) return;
  // The join: a bar across the seam below the letters, as the mock's dash between pieces.
  const double seam = origin.x() + (box.leftwards ? box.rect.right() : box.rect.left());
  painter->setPen(Qt::NoPen);
  painter->setBrush(tokens.text);
  painter->drawRoundedRect(QRectF(seam - 4, rect.bottom() - 2.5, 8, 3), 1.5, 1.5);
}

// The letter stays and its accent goes: a bar over it, where accents stand, on a ground of its own.
void TokenLayout::paintAccent(QPainter* painter, const Box& box, QPointF origin) const {
  const ThemeTokens& tokens = Theme::get().tokens();
  const QRectF rect = box.rect.translated(origin);
  painter->setPen(Qt::NoPen);
  painter->setBrush(tokens.warningTint);
  painter->drawRect(rect.adjusted(0, 1.5, 0, -4));
  painter->setBrush(tokens.warning);
  painter->drawRect(QRectF(rect.left(), rect.top() + 0.5, rect.width(), 2.5));
}

void TokenLayout::paintLine(QPainter* painter, const Block& block, int line, QPointF origin, int lit,
                            int current) const {
  const auto begin = block.boxes.begin() + block.firstBox[static_cast<size_t>(line)];
  const auto end = block.boxes.begin() + block.firstBox[static_cast<size_t>(line) + 1];
  const auto each = [&](const auto& paint) {
    for (auto box = begin; box != end; ++box) paint(block.spans[static_cast<size_t>(box->span)], *box);
  };
  each([&](const Span& span, const Box& box) {
    if (!isAccent(span)) paintBox(painter, span, box, origin, -1, -1);
  });
  each([&](const Span& span, const Box& box) {  // over their neighbours
    if (span.piece >= 0 && (span.piece == lit || span.piece == current))
      paintBox(painter, span, box, origin, lit, current);
  });
  each([&](const Span& span, const Box& box) {
    if (isAccent(span)) paintAccent(painter, box, origin);
  });
}

void TokenLayout::paint(QPainter* painter, double top, double bottom, int lit, int current) {
  ensure(top, bottom);
  if (m_blocks.empty()) return;
  painter->setRenderHint(QPainter::Antialiasing);
  for (size_t i = blockAt(top); i < m_blocks.size() && m_blocks[i].y <= bottom; ++i) {
    const Block& block = m_blocks[i];
    const QPointF origin(0, block.y);
    for (int l = 0; l < block.layout->lineCount(); ++l) {
      const double y = block.y + l * m_lineHeight;
      if (y + m_lineHeight >= top && y <= bottom) paintLine(painter, block, l, origin, lit, current);
    }
    painter->setPen(Theme::get().tokens().text);
    block.layout->draw(painter, origin, {}, QRectF(-m_width, top, 3 * m_width, bottom - top));
  }
}

const TokenLayout::Span* TokenLayout::spanAt(QPointF point, Wanted wanted) {
  if (m_blocks.empty() || point.y() < 0 || point.y() >= height()) return nullptr;
  ensure(point.y(), point.y());
  const Block& block = m_blocks[blockAt(point.y())];
  const QPointF inside = point - QPointF(0, block.y);
  const auto line = static_cast<size_t>(std::max(0.0, inside.y() / m_lineHeight));
  if (line + 1 >= block.firstBox.size()) return nullptr;
  const Span* found = nullptr;
  for (int b = block.firstBox[line]; b < block.firstBox[line + 1]; ++b) {
    const Box& box = block.boxes[static_cast<size_t>(b)];
    const Span& span = block.spans[static_cast<size_t>(box.span)];
    if (!box.rect.adjusted(-1, 0, 1, 0).contains(inside)) continue;
    if (isAccent(span) && wanted == Wanted::Piece) continue;  // its letter is in a piece all the same
    // A lost character lies in the box of its piece; the smaller of both is meant.
    if (found == nullptr || span.lost >= 0) found = &span;
  }
  return found;
}

int TokenLayout::pieceAt(QPointF point) {
  const Span* span = spanAt(point, Wanted::Piece);
  return span == nullptr ? -1 : span->piece;
}

int TokenLayout::lostAt(QPointF point) {
  const Span* span = spanAt(point, Wanted::Lost);
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
  for (const Box& box : block->boxes)
    if (block->spans[static_cast<size_t>(box.span)].piece == piece) rects.push_back(box.rect.translated(0, block->y));
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

TokenLayout::Place TokenLayout::placeOf(int piece) {
  const Block* block = m_inspection ? blockOf(piece) : nullptr;
  if (block == nullptr) return {};
  for (const Span& span : block->spans)
    if (span.piece == piece) return {block->layout.get(), span.start, span.end};
  return {};
}

QString TokenLayout::shownText(int piece) {
  const Place place = placeOf(piece);
  return place.layout == nullptr ? QString() : place.layout->text().mid(place.start, place.end - place.start);
}

}  // namespace cloze
