#include <app/pages/inspect/text_stretch.h>

#include <QGlyphRun>
#include <QRawFont>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace cloze {

namespace {

constexpr double kNothing = 0.05;

enum class Run { Rightwards, Leftwards, Number, Other };

Run runOf(QChar c) {
  switch (c.direction()) {
    case QChar::DirL:
      return Run::Rightwards;
    case QChar::DirR:
    case QChar::DirAL:
      return Run::Leftwards;
    case QChar::DirEN:
    case QChar::DirAN:
      return Run::Number;
    default:
      return Run::Other;
  }
}

// Whether its ends alone tell where it stands.
bool runsOneWay(const QString& text, int start, int end) {
  const Run first = runOf(text[start]);
  for (int i = start + 1; i < end; ++i)
    if (text[i].direction() != QChar::DirNSM && !text[i].isLowSurrogate() && runOf(text[i]) != first) return false;
  return true;
}

class Places {
 public:
  Places(const QTextLayout& layout, const QTextLine& line) : m_layout(layout), m_line(line) {}

  // What of [start, end) lies in the character [from, to) that a cursor can stand before and behind.
  void add(int from, int to, int start, int end) {
    double lead = m_line.cursorToX(from, QTextLine::Leading), trail = trailing(from, to, lead);
    if (std::abs(trail - lead) < kNothing) std::tie(lead, trail) = glyphs(from, to, lead);
    const auto at = [&](int unit) { return lead + (trail - lead) * (unit - from) / (to - from); };
    const double first = at(std::max(start, from)), last = at(std::min(end, to));
    const double left = std::min(first, last), right = std::max(first, last);
    if (!m_any) {
      m_found = {left, right, trail < lead};
      m_any = true;
      return;
    }
    m_found.left = std::min(m_found.left, left);
    m_found.right = std::max(m_found.right, right);
  }
  const TextStretch& found() const { return m_found; }

 private:
  // Where the direction changes, the cursor stands at the end of what was before, whichever edge is asked for.
  std::pair<double, double> glyphs(int from, int to, double fallback) const {
    double left = 1e9, right = -1e9;
    for (const QGlyphRun& run : m_layout.glyphRuns(from, to - from)) {
      const QList<QPointF> positions = run.positions();
      const QList<QPointF> advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes());
      for (qsizetype i = 0; i < positions.size() && i < advances.size(); ++i) {
        left = std::min(left, positions[i].x());
        right = std::max(right, positions[i].x() + advances[i].x());
      }
    }
    if (right <= left) return {fallback, fallback};
    return runOf(m_layout.text()[from]) == Run::Leftwards ? std::pair(right, left) : std::pair(left, right);
  }

  // The far edge of a whole ligature lies behind the edge of its first letter.
  double trailing(int from, int to, double lead) const {
    const double far = m_line.cursorToX(from, QTextLine::Trailing);
    if (to >= m_line.textStart() + m_line.textLength()) return far;
    const double next = m_line.cursorToX(to, QTextLine::Leading);
    return (next > lead && next < far) || (next < lead && next > far) ? next : far;
  }

  const QTextLayout& m_layout;
  const QTextLine& m_line;
  TextStretch m_found;
  bool m_any = false;
};

}  // namespace

TextStretch stretchIn(const QTextLayout& layout, const QTextLine& line, int start, int end) {
  start = std::max(start, line.textStart());
  end = std::min(end, line.textStart() + line.textLength());
  if (start >= end) return {};
  const auto before = [&](int unit) {
    return layout.isValidCursorPosition(unit) ? unit : layout.previousCursorPosition(unit);
  };
  Places places(layout, line);
  const auto character = [&](int from) {
    const int to = layout.nextCursorPosition(from);
    places.add(from, std::max(to, from + 1), start, end);
    return to;
  };
  const int first = before(start), last = before(end - 1);
  int next = character(first);
  if (last > first && !runsOneWay(layout.text(), start, end)) {
    while (next < last && next > first) next = character(next);
  }
  if (last > first) character(last);
  return places.found();
}

}  // namespace cloze
