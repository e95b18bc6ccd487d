#include <widgets/text_label.h>

#include <QEvent>
#include <QResizeEvent>

namespace cloze {

TextLabel::TextLabel(TextRole role, Tone tone, const QString& text, QWidget* parent)
    : QLabel(text, parent), m_role(role), m_tone(tone) {
  setTextFormat(Qt::PlainText);
  connect(&Theme::get(), &Theme::changed, this, &TextLabel::refresh);
  refresh();
}

void TextLabel::setTone(Tone tone) {
  m_tone = tone;
  refresh();
}

void TextLabel::setRole(TextRole role) {
  m_role = role;
  refresh();
}

void TextLabel::refresh() {
  const Theme& theme = Theme::get();
  setFont(theme.font(m_role));
  QPalette p = palette();
  p.setColor(QPalette::WindowText, theme.color(m_tone));
  p.setColor(QPalette::Text, theme.color(m_tone));
  setPalette(p);
}

ElidedLabel::ElidedLabel(TextRole role, Tone tone, const QString& text, QWidget* parent)
    : TextLabel(role, tone, {}, parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setFullText(text);
}

void ElidedLabel::setFullText(const QString& text, const QString& details) {
  m_full = text;
  m_details = details;
  setAccessibleName(text);
  setAccessibleDescription(details);
  updateGeometry();
  elide();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
  m_mode = mode;
  elide();
}

QSize ElidedLabel::sizeHint() const {
  return {fontMetrics().horizontalAdvance(m_full) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const {
  return {std::min(40, sizeHint().width()), fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
  TextLabel::resizeEvent(event);
  elide();
}

void ElidedLabel::changeEvent(QEvent* event) {
  TextLabel::changeEvent(event);
  if (event->type() == QEvent::FontChange) elide();
}

void ElidedLabel::elide() {
  const QString cut = fontMetrics().elidedText(m_full, m_mode, std::max(0, width()));
  if (cut != text()) setText(cut);
  setToolTip(cut == m_full || !m_details.isEmpty() ? m_details : m_full);
}

}  // namespace cloze
