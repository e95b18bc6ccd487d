// Small controls every page is made of: labels that follow the theme, headings, stat blocks, chips, banners, empty
// pages.
//
// Plain values in, signals out; GUI thread only. All follow Theme::changed() by themselves.
#pragma once

#include <widgets/theme.h>

#include <QAbstractButton>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace cloze {

// A label in one of the theme's fonts and tones. Text is plain unless setTextFormat() says otherwise.
class TextLabel : public QLabel {
  Q_OBJECT
 public:
  explicit TextLabel(TextRole role, Tone tone = Tone::Text, const QString& text = {}, QWidget* parent = nullptr);
  void setTone(Tone tone);
  void setRole(TextRole role);

 private:
  void refresh();
  TextRole m_role;
  Tone m_tone;
};

// One line that is cut in the middle (where the end matters) or at the end; the whole is in the tooltip where cut.
class ElidedLabel : public TextLabel {
  Q_OBJECT
 public:
  explicit ElidedLabel(TextRole role, Tone tone = Tone::Text, const QString& text = {}, QWidget* parent = nullptr);
  void setFullText(const QString& text);
  QString fullText() const { return m_full; }
  void setElideMode(Qt::TextElideMode mode);
  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void elide();
  QString m_full;
  Qt::TextElideMode m_mode = Qt::ElideMiddle;
};

// "Data                              3,668 train · 408 dev": the heading of a section and a caption at its right.
class SectionHeading : public QWidget {
  Q_OBJECT
 public:
  explicit SectionHeading(const QString& title = {}, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  void setDetail(const QString& detail);
  void addWidget(QWidget* widget);  // behind the caption, at the right

 private:
  TextLabel* m_title;
  TextLabel* m_detail;
  QHBoxLayout* m_row;
};

// Label, value, caption below each other. Accessible as one: "Step 212 / 384, epoch 1.66".
class StatBlock : public QWidget {
  Q_OBJECT
 public:
  explicit StatBlock(const QString& label = {}, QWidget* parent = nullptr);
  void setLabel(const QString& label);
  void setValue(const QString& value);  // an en dash where empty
  void setCaption(const QString& caption);
  void setTone(Tone tone);  // of the value
  QString value() const;

 private:
  void describe();
  TextLabel* m_label;
  TextLabel* m_value;
  TextLabel* m_caption;
};

// A word in a coloured pill: the state of a run. Meaning is in the word; the colour only helps.
class StateChip : public QWidget {
  Q_OBJECT
 public:
  enum class Kind { Neutral, Accent, Good, Warning, Error };
  explicit StateChip(QWidget* parent = nullptr);
  void setState(const QString& word, Kind kind);
  QString word() const { return m_word; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }
  // The same pill for delegates.
  static void paint(QPainter* painter, const QRect& rect, const QString& word, Kind kind);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_word;
  Kind m_kind = Kind::Neutral;
};

// A line that says what is wrong or worth knowing where it matters, with the remedy as buttons. Hidden while empty.
class Banner : public QWidget {
  Q_OBJECT
 public:
  enum class Kind { Info, Warning, Error };
  explicit Banner(QWidget* parent = nullptr);
  // `detail` stands below, smaller. Removes earlier buttons and shows itself; an empty message hides it.
  void show(Kind kind, const QString& message, const QString& detail = {});
  void clear();
  QPushButton* addAction(const QString& text);  // connect to its clicked(); lives until the next show()
  void setClosable(bool closable);
  QString message() const;

 Q_SIGNALS:
  void closed();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Kind m_kind = Kind::Info;
  bool m_closable = false;
  QLabel* m_icon;
  TextLabel* m_message;
  TextLabel* m_detail;
  QHBoxLayout* m_actions;
  QAbstractButton* m_close;
};

// What belongs here and the one action that brings it; shown in the middle of an empty page.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  explicit EmptyState(const QString& iconName, QWidget* parent = nullptr);
  void setText(const QString& sentence, const QString& actionText = {});
  QPushButton* button() const { return m_button; }

 private:
  void refresh();
  QString m_iconName;
  QLabel* m_icon;
  TextLabel* m_text;
  QPushButton* m_button;
};

// A white card with a hairline, for the one place on a page that is a box (the plan, a table).
class Card : public QWidget {
  Q_OBJECT
 public:
  explicit Card(QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

// Buttons in the style's looks.
QPushButton* accentButton(const QString& text, QWidget* parent = nullptr);
QPushButton* linkButton(const QString& text, QWidget* parent = nullptr);

}  // namespace cloze
