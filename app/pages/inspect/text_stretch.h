// Where a stretch of a laid-out text stands in one of its lines, whichever way it runs.
//
// A stretch may begin or end where no cursor can stand: between a letter and its accent, or within a flag. It gets its
// share of the character then, so that no piece is without a place.
#pragma once

#include <QTextLayout>

namespace cloze {

struct TextStretch {
  double left = 0, right = 0;
  bool leftwards = false;  // its first character stands at the right
  bool isEmpty() const { return right <= left; }
};

// Units [start, end) of the text, as far as they stand in `line`; empty: not at all.
TextStretch stretchIn(const QTextLayout& layout, const QTextLine& line, int start, int end);

}  // namespace cloze
