#include <app/pages/inspect/paragraph_layout.h>

#include <app/pages/inspect/text_stretch.h>

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cloze {

namespace {
constexpr int kSegment = 2000;  // units of one virtual line at most
}

QRectF ParagraphLayout::Line::rectOf(int from, int to) const {
  from = std::max(from, start) - blockStart;
  to = std::min(to, end) - blockStart;
  if (from >= to) return {};
  const TextStretch stretch = stretchIn(*layout, line, from, to);
  return {stretch.left, y, stretch.right - stretch.left, textHeight};
}

void ParagraphLayout::setText(const QString& text) {
  if (text == m_text && !m_blocks.empty()) return;
  m_text = text;
  makeBlocks();
}

void ParagraphLayout::setFont(const QFont& font, double textHeight) {
  m_font = font;
  m_textHeight = textHeight;
  m_character = QFontMetricsF(font).averageCharWidth() * 1.15;
  estimate();
}

void ParagraphLayout::setRoom(std::function<double(int, int)> below) {
  m_room = std::move(below);
  estimate();
}

void ParagraphLayout::setWidth(double width) {
  width = std::max(width, 40.0);
  if (width == m_width) return;
  m_width = width;
  estimate();
}

void ParagraphLayout::makeBlocks() {
  m_blocks.clear();
  for (int start = 0; start <= m_text.size();) {
    const auto newline = m_text.indexOf(QLatin1Char('\n'), start);
    const int lineEnd = static_cast<int>(newline < 0 ? m_text.size() : newline);
    do {
      int end = std::min(lineEnd, start + kSegment);
      if (end < lineEnd) {
        for (int i = end; i > start + kSegment / 2; --i) {
          if (!m_text[i].isSpace()) continue;
          end = i;
          break;
        }
        if (m_text[end].isLowSurrogate()) --end;
      }
      m_blocks.emplace_back();
      m_blocks.back().start = start;
      m_blocks.back().end = end;
      start = end;
    } while (start < lineEnd);
    start = lineEnd + 1;
  }
  estimate();
}

void ParagraphLayout::estimate() {
  for (Block& block : m_blocks) {
    block.height = std::max(1.0, std::ceil((block.end - block.start) * m_character / m_width)) *
                   (m_textHeight + m_room(block.start, std::min(block.end, block.start + 1)));
    block.layout.reset();
  }
  place();
}

void ParagraphLayout::place() {
  double y = 0;
  for (Block& block : m_blocks) {
    block.y = y;
    y += block.height;
  }
}

double ParagraphLayout::height() const {
  return m_blocks.empty() ? 0 : m_blocks.back().y + m_blocks.back().height;
}

size_t ParagraphLayout::blockAt(double y) const {
  const auto behind = std::upper_bound(m_blocks.begin(), m_blocks.end(), y,
                                       [](double value, const Block& block) { return value < block.y; });
  return behind == m_blocks.begin() ? 0 : static_cast<size_t>(behind - m_blocks.begin()) - 1;
}

void ParagraphLayout::layOut(Block* block) {
  const QString words = m_text.mid(block->start, block->end - block->start);
  block->layout = std::make_unique<QTextLayout>(words, m_font);
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  option.setTextDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
  block->layout->setTextOption(option);
  block->layout->setCacheEnabled(true);
  block->layout->beginLayout();
  block->lines = {0};
  for (QTextLine line = block->layout->createLine(); line.isValid(); line = block->layout->createLine()) {
    line.setLineWidth(m_width);
    line.setPosition({0, block->lines.back() + (m_textHeight - line.height()) / 2});
    const int start = block->start + line.textStart();
    block->lines.push_back(block->lines.back() + m_textHeight + m_room(start, start + line.textLength()));
  }
  block->layout->endLayout();
  block->height = std::max(block->lines.back(), m_textHeight);
}

void ParagraphLayout::ensure(double top, double bottom) {
  if (m_blocks.empty()) return;
  for (size_t i = blockAt(top); i < m_blocks.size() && m_blocks[i].y <= bottom; ++i) {
    if (m_blocks[i].layout) continue;
    const double before = m_blocks[i].height;
    layOut(&m_blocks[i]);
    if (m_blocks[i].height != before) place();
  }
}

ParagraphLayout::Line ParagraphLayout::lineOf(const Block& block, int index) const {
  Line line;
  line.layout = block.layout.get();
  line.line = block.layout->lineAt(index);
  line.blockStart = block.start;
  line.start = block.start + line.line.textStart();
  line.end = line.start + line.line.textLength();
  line.y = block.y + block.lines[static_cast<size_t>(index)];
  line.textHeight = m_textHeight;
  return line;
}

void ParagraphLayout::forEachLine(double top, double bottom, const std::function<void(const Line&)>& see) {
  if (m_blocks.empty()) return;
  ensure(top, bottom);
  for (size_t i = blockAt(top); i < m_blocks.size() && m_blocks[i].y <= bottom; ++i) {
    const Block& block = m_blocks[i];
    for (int l = 0; l < block.layout->lineCount(); ++l) {
      const auto at = static_cast<size_t>(l);
      if (block.y + block.lines[at + 1] >= top && block.y + block.lines[at] <= bottom) see(lineOf(block, l));
    }
  }
}

void ParagraphLayout::paint(QPainter* painter, double top, double bottom,
                            const QList<QTextLayout::FormatRange>& formats) {
  if (m_blocks.empty()) return;
  ensure(top, bottom);
  for (size_t i = blockAt(top); i < m_blocks.size() && m_blocks[i].y <= bottom; ++i) {
    const Block& block = m_blocks[i];
    QList<QTextLayout::FormatRange> own;
    for (QTextLayout::FormatRange format : formats) {
      const int start = std::max(format.start, block.start), end = std::min(format.start + format.length, block.end);
      if (start >= end) continue;
      format.start = start - block.start;
      format.length = end - start;
      own.push_back(format);
    }
    block.layout->draw(painter, {0, block.y}, own,
                       QRectF(0, top - m_textHeight, m_width, bottom - top + 2 * m_textHeight));
  }
}

int ParagraphLayout::unitAt(QPointF point) {
  int found = -1;
  forEachLine(point.y(), point.y(), [&](const Line& line) {
    if (point.y() < line.y || point.y() >= line.y + m_textHeight) return;
    if (!line.rectOf(line.start, line.end).contains(point)) return;
    found = line.blockStart + line.line.xToCursor(point.x(), QTextLine::CursorOnCharacter);
  });
  return found;
}

int ParagraphLayout::nearestUnit(QPointF point) {
  point.setY(std::clamp(point.y(), 0.0, std::max(0.0, height() - 1)));
  int found = 0;
  forEachLine(point.y(), point.y(), [&](const Line& line) {
    if (point.y() >= line.y)
      found = line.blockStart + line.line.xToCursor(point.x(), QTextLine::CursorBetweenCharacters);
  });
  return found;
}

std::vector<QRectF> ParagraphLayout::rectsOf(int from, int to) {
  std::vector<QRectF> rects;
  for (size_t i = 0; i < m_blocks.size(); ++i) {
    if (m_blocks[i].end <= from && m_blocks[i].end < m_text.size()) continue;
    if (m_blocks[i].start >= to) break;
    ensure(m_blocks[i].y, m_blocks[i].y);
    for (int l = 0; l < m_blocks[i].layout->lineCount(); ++l) {
      const QRectF rect = lineOf(m_blocks[i], l).rectOf(from, to);
      if (!rect.isEmpty()) rects.push_back(rect);
    }
  }
  return rects;
}

}  // namespace cloze
