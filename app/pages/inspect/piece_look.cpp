#include <app/pages/inspect/piece_look.h>

#include <widgets/format.h>
#include <widgets/theme.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace cloze {

namespace {

// Free functions translate in this context.
struct PieceWords {
  Q_DECLARE_TR_FUNCTIONS(PieceWords)
};

QColor over(const QColor& ground, QColor colour, double share) {
  const auto mix = [share](float a, float b) { return static_cast<float>(a + (b - a) * share); };
  return QColor::fromRgbF(mix(ground.redF(), colour.redF()), mix(ground.greenF(), colour.greenF()),
                          mix(ground.blueF(), colour.blueF()));
}

}  // namespace

QColor colourOf(int text) {
  return runColor(text == 1 ? 1 : 0);
}

PieceLook lookOf(const InspectedPiece& piece) {
  const ThemeTokens& tokens = Theme::get().tokens();
  PieceLook look;
  switch (piece.kind) {
    case PieceKind::Word:
    case PieceKind::Continuation:
      look.fill = over(tokens.panel, colourOf(piece.text), piece.word % 2 == 0 ? 0.24 : 0.11);
      break;
    case PieceKind::Unknown:
      look.fill = tokens.errorTint;
      look.border = tokens.error;
      look.bold = true;
      break;
    case PieceKind::Added:
      look.fill = tokens.accentTint;
      look.border = tokens.accent;
      look.dashed = true;
      break;
    case PieceKind::Template:
    case PieceKind::Padding:
      look.border = over(tokens.panel, tokens.secondary, piece.kind == PieceKind::Template ? 0.75 : 0.4);
      look.dashed = true;
      break;
  }
  return look;
}

QString pieceName(const Inspection& inspection, int piece) {
  return QString::fromStdString(pieceText(*inspection.tokenizer, inspection.pieces[static_cast<size_t>(piece)].id));
}

QString kindText(PieceKind kind) {
  switch (kind) {
    case PieceKind::Word:
      return PieceWords::tr("begins a word");
    case PieceKind::Continuation:
      return PieceWords::tr("continues a word");
    case PieceKind::Unknown:
      return PieceWords::tr("unknown to the vocabulary");
    case PieceKind::Template:
      return PieceWords::tr("special token");
    case PieceKind::Added:
      return PieceWords::tr("special token written in the text");
    case PieceKind::Padding:
      break;
  }
  return PieceWords::tr("padding");
}

QString lostText(LostWhy why) {
  switch (why) {
    case LostWhy::Control:
      return PieceWords::tr("control character");
    case LostWhy::Format:
      return PieceWords::tr("invisible character");
    case LostWhy::PrivateUse:
      return PieceWords::tr("character of private use");
    case LostWhy::Replacement:
      return PieceWords::tr("unreadable bytes");
    case LostWhy::Accent:
    case LostWhy::LetterAccent:
      break;
  }
  return PieceWords::tr("accent");
}

bool isAccent(LostWhy why) {
  return why == LostWhy::Accent || why == LostWhy::LetterAccent;
}

QString lostDescription(const LostCharacter& lost) {
  if (lost.why == LostWhy::LetterAccent)
    return PieceWords::tr("%1: the tokenizer removes the accent").arg(QString::fromUcs4(&lost.c, 1));
  return PieceWords::tr("%1, %2: the tokenizer drops it").arg(codePointText(lost.c), lostText(lost.why));
}

QString codePointText(char32_t c) {
  return QStringLiteral("U+") + QString::number(static_cast<uint>(c), 16).toUpper().rightJustified(4, QLatin1Char('0'));
}

QString pieceDescription(const Inspection& inspection, int at) {
  const InspectedPiece& piece = inspection.pieces[static_cast<size_t>(at)];
  QStringList parts{PieceWords::tr("position %1: %2").arg(formatCount(at), pieceName(inspection, at)),
                    PieceWords::tr("id %1").arg(piece.id)};
  if (piece.text >= 0) {
    const QString range = QStringLiteral("%1–%2").arg(piece.codePoints.start).arg(piece.codePoints.end);
    parts << (piece.text == 0 ? PieceWords::tr("text A %1").arg(range) : PieceWords::tr("text B %1").arg(range));
  }
  parts << kindText(piece.kind);
  return parts.join(PieceWords::tr(", ", "between parts of a description"));
}

QString summaryText(const Inspection& inspection) {
  const auto accents = std::count_if(inspection.lost.begin(), inspection.lost.end(),
                                     [](const LostCharacter& lost) { return isAccent(lost.why); });
  const auto lost = static_cast<int64_t>(inspection.lost.size()) - accents;
  const auto all = static_cast<int64_t>(inspection.pieces.size());
  QStringList parts;
  parts << (all > inspection.length
                ? PieceWords::tr("%1 of %2 positions").arg(formatCount(inspection.length), formatCount(all))
                : PieceWords::tr("%Ln position(s)", nullptr, inspection.length));
  if (inspection.truncated())
    parts << PieceWords::tr("%1 cut off").arg(formatCount(inspection.lengthUncut - inspection.length));
  if (inspection.b)
    parts
        << PieceWords::tr("%1 in A, %2 in B").arg(formatCount(inspection.tokens[0]), formatCount(inspection.tokens[1]));
  if (inspection.words[0] + inspection.words[1] > 0)
    parts << PieceWords::tr("%1 pieces a word").arg(QLocale().toString(inspection.piecesPerWord(), 'f', 2));
  parts << (inspection.unknown > 0 ? PieceWords::tr("%1 [UNK]").arg(formatCount(inspection.unknown))
                                   : PieceWords::tr("nothing unknown"));
  parts << (lost > 0 ? PieceWords::tr("%n character(s) lost", nullptr, static_cast<int>(lost))
                     : PieceWords::tr("nothing lost"));
  if (accents > 0) parts << PieceWords::tr("%n accent(s) removed", nullptr, static_cast<int>(accents));
  return parts.join(QStringLiteral(" · "));
}

}  // namespace cloze
