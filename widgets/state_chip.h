// The state of a run as a word in a pill. GUI thread only.
#pragma once

#include <QString>
#include <QWidget>

namespace cloze {

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

}  // namespace cloze
