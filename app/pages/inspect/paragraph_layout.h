// A text laid out in lines that all have room below their letters; for painting bands under them.
//
// Laid out where it is looked at, long lines of the text in virtual segments, so that a text of a megabyte is there at
// once; heights of the rest are estimates until then. Places are UTF-16 units of the text. GUI thread only.
#pragma once

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QTextLayout>

#include <functional>
#include <memory>
#include <vector>

namespace cloze {

class ParagraphLayout {
 public:
  void setText(const QString& text);
  void setFont(const QFont& font, double textHeight);
  // How much room the line with these units has below its letters. Places change.
  void setRoom(std::function<double(int start, int end)> below);
  void setWidth(double width);
  const QString& text() const { return m_text; }
  double height() const;

  struct Line {
    int start = 0, end = 0;               // units
    double y = 0;                         // of its top
    const QTextLayout* layout = nullptr;  // as long as the text, font and width stay
    QTextLine line;
    // From left to right; empty where the range is not in the line.
    QRectF rectOf(int from, int to) const;
    int blockStart = 0;
    double textHeight = 0;
  };
  void forEachLine(double top, double bottom, const std::function<void(const Line&)>& see);
  // Paints the letters between; `formats` are places of the whole text.
  void paint(QPainter* painter, double top, double bottom, const QList<QTextLayout::FormatRange>& formats);
  int unitAt(QPointF point);       // -1: not on letters
  int nearestUnit(QPointF point);  // for dragging
  std::vector<QRectF> rectsOf(int from, int to);

 private:
  struct Block {
    int start = 0, end = 0;
    double y = 0, height = 0;
    std::unique_ptr<QTextLayout> layout;
    std::vector<double> lines;  // their tops, and the end of the last; of one that is laid out
  };
  void makeBlocks();
  void estimate();
  void place();
  void layOut(Block* block);
  void ensure(double top, double bottom);
  size_t blockAt(double y) const;
  Line lineOf(const Block& block, int line) const;

  QString m_text;
  QFont m_font;
  double m_textHeight = 20, m_width = 400, m_character = 8;
  std::function<double(int, int)> m_room = [](int, int) { return 8.0; };
  std::vector<Block> m_blocks;
};

}  // namespace cloze
