// How a piece is painted and spoken of, the same in every view of the Inspect page. GUI thread only.
#pragma once

#include <core/inspect/inspection.h>

#include <QColor>
#include <QString>

namespace cloze {

struct PieceLook {
  QColor fill, border;  // invalid: none
  bool dashed = false;  // the border
  bool bold = false;    // of the border: what nobody may miss
};
// Text A is blue, text B orange, a shade for each word in turn; [UNK] and special tokens differ by their borders too.
PieceLook lookOf(const InspectedPiece& piece);
QColor colourOf(int text);  // the strong colour of A or B

QString pieceName(const Inspection& inspection, int piece);  // "##ro"
QString kindText(PieceKind kind);                            // "continues a word"
bool isAccent(LostWhy why);
QString lostDescription(const LostCharacter& lost);  // what it is and what becomes of it
QString lostText(LostWhy why);                       // "control character"
QString codePointText(char32_t c);                   // "U+200B"
// "position 2: ##ro, id 2180, text A 2–4, continues a word": for tooltips and screen readers.
QString pieceDescription(const Inspection& inspection, int piece);
// "52 of 128 positions · 23 in A, 26 in B · 1.2 pieces a word · nothing unknown, nothing lost"
QString summaryText(const Inspection& inspection);

}  // namespace cloze
