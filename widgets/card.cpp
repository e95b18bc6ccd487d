#include <widgets/card.h>

#include <widgets/theme.h>

#include <QPainter>

namespace cloze {

Card::Card(QWidget* parent) : QWidget(parent) {
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::paintEvent(QPaintEvent*) {
  const ThemeTokens& t = Theme::get().tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(t.line, 1));
  painter.setBrush(t.panel);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCardRadius, kCardRadius);
}

}  // namespace cloze
