// The texts of an example laid out in lines with the place of every piece in them; for painting and finding.
//
// Lines of the text are laid out when they are first needed, long ones in virtual segments; heights of others are
// estimates until then, so that a text of a megabyte is there at once. The real text is shaped as a whole, so letters
// that join and right-to-left writing stay as they are. GUI thread only.
#pragma once

#include <core/inspect/inspection.h>

#include <QFont>
#include <QRectF>
#include <QString>
#include <QTextLayout>

#include <memory>
#include <vector>

class QPainter;

namespace cloze {

using InspectionPtr = std::shared_ptr<const Inspection>;

class TokenLayout {
 public:
  TokenLayout();
  void setInspection(InspectionPtr inspection);
  void setWidth(double width);  // of the lines; places change
  void restyle();               // fonts or colours changed

  double height() const;
  // Lays out what stands between; places below may move.
  void ensure(double top, double bottom);
  // `lit` and `current` are marked. The painter's origin is the layout's.
  void paint(QPainter* painter, double top, double bottom, int lit, int current);
  int pieceAt(QPointF point);               // -1: none
  int lostAt(QPointF point);                // index in Inspection::lost; -1: none
  std::vector<QRectF> rectsOf(int piece);   // one for each line it stands in
  int nearestInLine(int piece, int lines);  // the piece `lines` above (< 0) or below at about the same x
  QString shownText(int piece);             // what stands in its box; for tests
  struct Place {
    const QTextLayout* layout = nullptr;
    int start = 0, end = 0;
  };
  Place placeOf(int piece);  // where it stands in a line's text; for tests

 private:
  struct Span {
    int start = 0, end = 0;  // in the shown text
    int piece = -1, lost = -1;
    bool joins = false;                                 // continues the word of the box before it: "##"
    bool touchesBefore = false, touchesBehind = false;  // another box begins or ends where it does
  };
  // What stands of a span in one line.
  struct Box {
    int span = 0;
    QRectF rect;  // in the block
    bool leftwards = false;
    bool begins = false;  // the span's beginning is in it
  };
  struct Block {
    int text = 0;
    int start = 0, end = 0;             // UTF-16 units of the text
    int firstPiece = 0, lastPiece = 0;  // [first, last) among the pieces of the text, not of the template
    int firstLost = 0, lastLost = 0;
    bool first = false, last = false;  // of its text
    double y = 0, height = 0;
    bool laid = false;
    std::vector<Span> spans;    // once it is laid out, as what follows
    std::vector<Box> boxes;     // by line, then by span
    std::vector<int> firstBox;  // of each line, and the end
    std::unique_ptr<QTextLayout> layout;
  };
  void makeBlocks();
  void addBlocks(int text);
  int splitAt(int text, int start, int end, size_t firstPiece) const;
  void estimate();
  void place();
  void layOut(Block* block);
  void addBoxes(Block* block) const;
  void forget(Block* block);
  int firstIn(int text, size_t piece, int start) const;
  size_t blockAt(double y) const;
  Block* blockOf(int piece);
  enum class Wanted { Piece, Lost };
  const Span* spanAt(QPointF point, Wanted wanted);
  bool isAccent(const Span& span) const;
  void paintLine(QPainter* painter, const Block& block, int line, QPointF origin, int lit, int current) const;
  void paintBox(QPainter* painter, const Span& span, const Box& box, QPointF origin, int lit, int current) const;
  void paintAccent(QPainter* painter, const Box& box, QPointF origin) const;

  InspectionPtr m_inspection;
  QString m_texts[2];
  std::vector<Block> m_blocks;
  size_t m_laid = 0;  // of the blocks
  double m_width = 600;
  QFont m_font, m_tagFont;
  double m_lineHeight = 30, m_character = 8;
};

}  // namespace cloze
