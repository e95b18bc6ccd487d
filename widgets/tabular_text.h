// Words of a number column with digits of one width.
#pragma once

#include <QFontMetricsF>
#include <QPainter>
#include <QString>
#include <QStyleOptionViewItem>

#include <algorithm>

namespace cloze {

// Inter's digits differ in width and Qt 6.4 cannot ask the font for its tabular ones: each is given the room of the
// widest, so that numbers of a column stand below each other.
struct TabularText {
  TabularText(const QFont& font, const QString& words) : metrics(font), text(words) {
    for (char digit = '0'; digit <= '9'; ++digit)
      m_digit = std::max(m_digit, metrics.horizontalAdvance(QLatin1Char(digit)));
    for (const QChar letter : text) width += room(letter);
  }
  // Right-aligned words of Latin letters with a digit among them; others need shaping, or fallback fonts.
  static bool fits(const QStyleOptionViewItem& item) {
    const QString& words = item.text;
    return (item.displayAlignment & Qt::AlignRight) && item.icon.isNull() &&
           std::any_of(words.begin(), words.end(), [](QChar c) { return c.isDigit(); }) &&
           std::all_of(words.begin(), words.end(), [](QChar c) { return c.unicode() < 0x250; });
  }
  qreal room(QChar letter) const { return letter.isDigit() ? m_digit : metrics.horizontalAdvance(letter); }
  void draw(QPainter* painter, const QRectF& area) const {
    qreal x = area.right() - width;
    const qreal y = area.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (const QChar letter : text) {
      painter->drawText(QPointF(x + (room(letter) - metrics.horizontalAdvance(letter)) / 2, y), QString(letter));
      x += room(letter);
    }
  }
  const QFontMetricsF metrics;
  const QString text;
  qreal width = 0;

 private:
  qreal m_digit = 0;
};

}  // namespace cloze
