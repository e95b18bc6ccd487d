#include <app/pages/inspect/token_shown.h>

#include <app/pages/inspect/piece_look.h>
#include <widgets/format.h>
#include <widgets/theme.h>

#include <algorithm>

namespace cloze {

namespace {

constexpr QChar kNoBreakSpace(0x00A0), kNarrowNoBreakSpace(0x202F);

class ShownWriter {
 public:
  ShownWriter(const Inspection& inspection, const QString& text, const BlockRange& range, const QFont& tagFont)
      : m_inspection(inspection), m_source(text), m_range(range), m_tagFont(tagFont) {}

  ShownBlock write() {
    m_out.rightToLeft = QStringView(m_source).mid(m_range.start, m_range.end - m_range.start).isRightToLeft();
    if (m_range.first && m_range.text == 0) special(0, QString(), QStringLiteral(" "));
    writeText();
    addPieces();
    addAccents();
    strikeCuts();
    if (m_range.last) {
      const int separator = m_range.text == 0 ? m_inspection.tokens[0] + 1 : m_inspection.length - 1;
      special(separator, QStringLiteral(" "), QString());
      if (separator == m_inspection.length - 1) padding();
    }
    std::stable_sort(m_out.spans.begin(), m_out.spans.end(),
                     [](const ShownSpan& a, const ShownSpan& b) { return a.start < b.start; });
    return std::move(m_out);
  }

 private:
  int size() const { return static_cast<int>(m_out.text.size()); }

  void tag(const QString& words, const QColor& colour, bool strike = false) {
    QTextLayout::FormatRange format;
    format.start = size();
    format.length = static_cast<int>(words.size());
    format.format.setFont(m_tagFont);
    format.format.setForeground(colour);
    format.format.setFontStrikeOut(strike);
    m_out.text += words;
    m_out.formats.push_back(format);
  }

  void special(int piece, const QString& before, const QString& behind) {
    m_out.text += before;
    const int start = size();
    tag(pieceName(m_inspection, piece), Theme::get().tokens().secondary);
    m_out.spans.push_back({start, size(), piece, -1, false});
    m_out.text += behind;
  }

  void padding() {
    const auto count = static_cast<int64_t>(m_inspection.pieces.size()) - m_inspection.length;
    if (count <= 0) return;
    m_out.text += QStringLiteral(" ");
    const int start = size();
    tag(pieceName(m_inspection, m_inspection.length) + kNoBreakSpace + QStringLiteral("×") + kNoBreakSpace +
            formatCount(count),
        Theme::get().tokens().secondary);
    m_out.spans.push_back({start, size(), m_inspection.length, -1, false});
  }

  // The text with tags in it; m_from and m_to say where each of its units went.
  void writeText() {
    const int length = m_range.end - m_range.start;
    m_from.resize(static_cast<size_t>(length) + 1);
    m_to.resize(m_from.size());
    int lost = m_range.firstLost, unknown = nextUnknown(m_range.firstPiece);
    for (int at = m_range.start; at <= m_range.end; ++at) {
      const auto i = static_cast<size_t>(at - m_range.start);
      // Behind the word, or behind as much of it as there is here.
      if (unknown < m_range.lastPiece && std::min(endOf(unknown), m_range.end) == at) {
        m_out.text += kNoBreakSpace;
        tag(pieceName(m_inspection, unknown), Theme::get().tokens().error);
        m_to[i] = size();
        m_out.text += kNarrowNoBreakSpace;
        unknown = nextUnknown(unknown + 1);
      } else {
        m_to[i] = size();
      }
      m_from[i] = size();
      if (at == m_range.end) break;
      while (lost < m_range.lastLost && isAccent(lostAt(lost).why)) ++lost;  // it is seen on its letter
      if (lost < m_range.lastLost && lostAt(lost).utf16.start == at) {
        m_out.text += kNarrowNoBreakSpace;
        const int start = size();
        tag(codePointText(lostAt(lost).c), Theme::get().tokens().warning, true);
        m_out.spans.push_back({start, size(), -1, lost, false});
        m_out.text += kNarrowNoBreakSpace;
        const int units = lostAt(lost).utf16.end - lostAt(lost).utf16.start;
        for (int unit = 1; unit < units && at + 1 <= m_range.end; ++unit) {
          ++at;
          m_from[static_cast<size_t>(at - m_range.start)] = m_to[static_cast<size_t>(at - m_range.start)] = size();
        }
        ++lost;
        continue;
      }
      m_out.text += m_source[at];
    }
  }

  void addPieces() {
    for (int i = m_range.firstPiece; i < m_range.lastPiece; ++i) {
      const InspectedPiece& one = piece(i);
      const int start = shownAt(m_from, one.utf16.start), end = shownAt(m_to, endOf(i));
      if (end <= start) continue;
      const bool joins = one.kind == PieceKind::Continuation && i > m_range.firstPiece &&
                         piece(i - 1).word == one.word && piece(i - 1).utf16.end <= one.utf16.start;
      m_out.spans.push_back({start, end, i, -1, joins});
    }
  }

  // A letter once, however many marks it loses.
  void addAccents() {
    for (int i = m_range.firstLost; i < m_range.lastLost; ++i) {
      const LostCharacter& one = lostAt(i);
      if (!isAccent(one.why)) continue;
      int letter = one.utf16.start;
      while (letter > m_range.start && isMark(letter)) --letter;
      if (m_source[letter].isLowSurrogate() && letter > m_range.start) --letter;
      const int start = shownAt(m_from, letter), end = shownAt(m_to, one.utf16.end);
      if (!m_out.spans.empty() && m_out.spans.back().lost >= 0 && m_out.spans.back().start == start)
        m_out.spans.back().end = end;
      else
        m_out.spans.push_back({start, end, -1, i, false});
    }
  }

  void strikeCuts() {
    for (const CutText& cut : m_inspection.cuts) {
      if (cut.text != m_range.text) continue;
      const int start = std::max(cut.utf16.start, m_range.start), end = std::min(cut.utf16.end, m_range.end);
      if (start >= end) continue;
      QTextLayout::FormatRange format;
      format.start = shownAt(m_from, start);
      format.length = shownAt(m_to, end) - format.start;
      format.format.setFontStrikeOut(true);
      format.format.setForeground(Theme::get().tokens().secondary);
      m_out.formats.push_back(format);
    }
  }

  // Behind the accents that are removed of its last letter: they stand on it still.
  int endOf(int index) const {
    int end = piece(index).utf16.end;
    const auto last = m_inspection.lost.begin() + m_range.lastLost;
    auto lost = std::lower_bound(m_inspection.lost.begin() + m_range.firstLost, last, end,
                                 [](const LostCharacter& one, int unit) { return one.utf16.start < unit; });
    for (; lost != last && lost->why == LostWhy::Accent && lost->utf16.start == end; ++lost) end = lost->utf16.end;
    return end;
  }
  int shownAt(const std::vector<int>& where, int unit) const {
    return where[static_cast<size_t>(std::clamp(unit, m_range.start, m_range.end) - m_range.start)];
  }
  // A mark of the basic plane; those beyond it stand for themselves.
  bool isMark(int unit) const { return m_source[unit].category() == QChar::Mark_NonSpacing; }
  int nextUnknown(int from) const {
    while (from < m_range.lastPiece && piece(from).kind != PieceKind::Unknown) ++from;
    return from;
  }
  const InspectedPiece& piece(int index) const { return m_inspection.pieces[static_cast<size_t>(index)]; }
  const LostCharacter& lostAt(int index) const { return m_inspection.lost[static_cast<size_t>(index)]; }

  const Inspection& m_inspection;
  const QString& m_source;
  const BlockRange& m_range;
  const QFont& m_tagFont;
  ShownBlock m_out;
  std::vector<int> m_from, m_to;  // by unit of the range: where it begins, and where what ends there ends
};

}  // namespace

ShownBlock shownBlock(const Inspection& inspection, const QString& text, const BlockRange& range,
                      const QFont& tagFont) {
  return ShownWriter(inspection, text, range, tagFont).write();
}

}  // namespace cloze
