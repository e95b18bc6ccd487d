// Labels in the fonts and tones of the theme; they follow Theme::changed() by themselves. GUI thread only.
#pragma once

#include <widgets/theme.h>

#include <QLabel>

namespace cloze {

// A label in one of the theme's fonts and tones. Text is plain unless setTextFormat() says otherwise.
class TextLabel : public QLabel {
  Q_OBJECT
 public:
  explicit TextLabel(TextRole role, Tone tone = Tone::Text, const QString& text = {}, QWidget* parent = nullptr);
  TextLabel(TextRole role, Tone tone, QWidget* parent) : TextLabel(role, tone, QString(), parent) {}
  void setTone(Tone tone);
  void setRole(TextRole role);

 private:
  void refresh();
  TextRole m_role;
  Tone m_tone;
};

// One line that is cut in the middle (where the end matters) or at the end; the whole is in the tooltip where cut.
// A line that sums up more than it says has that in the tooltip, cut or not, and tells it to those who listen.
class ElidedLabel : public TextLabel {
  Q_OBJECT
 public:
  explicit ElidedLabel(TextRole role, Tone tone = Tone::Text, const QString& text = {}, QWidget* parent = nullptr);
  void setFullText(const QString& text, const QString& details = {});
  QString fullText() const { return m_full; }
  void setElideMode(Qt::TextElideMode mode);
  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void elide();
  QString m_full, m_details;
  Qt::TextElideMode m_mode = Qt::ElideMiddle;
};

}  // namespace cloze
