#include <widgets/buttons.h>

#include <widgets/theme.h>

namespace cloze {

QPushButton* accentButton(const QString& text, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setProperty("look", "accent");
  QFont font = Theme::get().font(TextRole::Heading);
  button->setFont(font);
  return button;
}

QPushButton* linkButton(const QString& text, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setProperty("look", "link");
  button->setFlat(true);
  button->setCursor(Qt::PointingHandCursor);
  return button;
}

}  // namespace cloze
