#include <app/pages/inspect/long_text_edit.h>

#include <QMimeData>
#include <QTextBlock>

#include <algorithm>

namespace cloze {

namespace {

constexpr int kJoined = 1;  // the state of a block that goes on with the line of the one before it

struct Segmented {
  QString text;       // with a break before each segment but the first of a line
  QList<int> joined;  // which of the breaks, counted from 0, are none of the text's
};

constexpr QChar kFold = QChar::LineSeparator;

// Short lines in one block, divided as lines of a paragraph are.
QString folded(QString text) {
  int size = 0;
  for (qsizetype start = 0; start < text.size();) {
    const qsizetype newline = text.indexOf(QLatin1Char('\n'), start);
    if (newline < 0) break;
    const qsizetype next = std::max<qsizetype>(0, text.indexOf(QLatin1Char('\n'), newline + 1));
    size += static_cast<int>(newline + 1 - start);
    if (next > newline && size + (next - newline) <= LongTextEdit::kSegment)
      text[newline] = kFold;
    else
      size = 0;
    start = newline + 1;
  }
  return text;
}

Segmented segmented(const QString& text) {
  Segmented out;
  out.text.reserve(text.size() + text.size() / LongTextEdit::kSegment + 1);
  int breaks = 0;
  for (qsizetype start = 0; start <= text.size();) {
    const qsizetype newline = text.indexOf(QLatin1Char('\n'), start);
    const qsizetype end = newline < 0 ? text.size() : newline;
    for (qsizetype at = start; at < end;) {
      qsizetype next = std::min(at + LongTextEdit::kSegment, end);
      if (next < end && text[next].isLowSurrogate()) --next;
      out.text += QStringView(text).mid(at, next - at);
      at = next;
      if (at >= end) break;
      out.text += QLatin1Char('\n');
      out.joined.append(breaks++);
    }
    if (newline < 0) break;
    out.text += QLatin1Char('\n');
    ++breaks;
    start = newline + 1;
  }
  return out;
}

}  // namespace

LongTextEdit::LongTextEdit(QWidget* parent) : QPlainTextEdit(parent) {
  connect(document(), &QTextDocument::contentsChange, this, [this] { m_text.reset(); });
}

// The blocks behind the one that holds `from`, counted from 0.
void LongTextEdit::markSegments(int from, const QList<int>& segments) {
  if (segments.isEmpty()) return;
  setUndoRedoEnabled(false);  // which would bring blocks back without their state
  QTextBlock block = document()->findBlock(from).next();
  int number = 0;
  for (const int wanted : segments) {
    for (; block.isValid() && number < wanted; ++number) block = block.next();
    if (block.isValid()) block.setUserState(kJoined);
  }
}

void LongTextEdit::setText(const QString& text) {
  m_folded = text.count(QLatin1Char('\n')) > kManyLines && !text.contains(kFold);
  const Segmented all = segmented(m_folded ? folded(text) : text);
  {
    const QSignalBlocker quiet(this);  // until the segments are known to be no lines
    setUndoRedoEnabled(true);
    setPlainText(all.text);
    markSegments(0, all.joined);
  }
  m_text = text;
  Q_EMIT textChanged();
}

QString LongTextEdit::textBetween(int from, int to) const {
  QString out;
  out.reserve(to - from);
  for (QTextBlock block = document()->findBlock(from); block.isValid() && block.position() <= to;
       block = block.next()) {
    if (block.position() > from && block.userState() != kJoined) out += QLatin1Char('\n');
    const int start = std::max(0, from - block.position());
    const QString line = block.text();
    out += QStringView(line).mid(start, std::min<qsizetype>(line.size(), to - block.position()) - start);
  }
  if (m_folded) out.replace(kFold, QLatin1Char('\n'));
  return out;
}

QString LongTextEdit::text() const {
  if (!m_text) m_text = textBetween(0, document()->characterCount() - 1);
  return *m_text;
}

void LongTextEdit::insert(const QString& text) {
  const bool selectsAll =
      textCursor().selectionEnd() - textCursor().selectionStart() >= document()->characterCount() - 1;
  if (selectsAll && text.size() > kSegment) return setText(text);
  const Segmented all = segmented(text);
  const int from = textCursor().selectionStart();
  {
    const QSignalBlocker quiet(this);
    insertPlainText(all.text);
    markSegments(from, all.joined);
  }
  ensureCursorVisible();
  Q_EMIT textChanged();
}

void LongTextEdit::insertFromMimeData(const QMimeData* source) {
  if (source->hasText()) insert(source->text());
}

QMimeData* LongTextEdit::createMimeDataFromSelection() const {
  auto* data = new QMimeData;
  data->setText(textBetween(textCursor().selectionStart(), textCursor().selectionEnd()));
  return data;
}

}  // namespace cloze
