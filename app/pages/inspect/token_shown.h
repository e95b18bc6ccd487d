// What is written for one line of an example's text: the text itself, tags for what cannot be seen, special tokens.
#pragma once

#include <core/inspect/inspection.h>

#include <QFont>
#include <QList>
#include <QString>
#include <QTextLayout>

#include <vector>

namespace cloze {

struct BlockRange {
  int text = 0;
  int start = 0, end = 0;  // UTF-16 units of the text
  int firstPiece = 0, lastPiece = 0, firstLost = 0, lastLost = 0;
  bool first = false, last = false;  // of its text
};

struct ShownSpan {
  int start = 0, end = 0;     // in the shown text
  int piece = -1, lost = -1;  // whose it is
  bool joins = false;         // "##": follows the piece before it without a space
};

struct ShownBlock {
  QString text;
  std::vector<ShownSpan> spans;  // by start
  QList<QTextLayout::FormatRange> formats;
  bool rightToLeft = false;
};

// Lost characters are written as their code points ("U+200B"), the word of an [UNK] with "[UNK]" behind it; what the
// length cuts off is struck out. Colours are the theme's of now.
ShownBlock shownBlock(const Inspection& inspection, const QString& text, const BlockRange& range, const QFont& tagFont);

}  // namespace cloze
