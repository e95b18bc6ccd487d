#include <widgets/empty_state.h>

#include <widgets/icon.h>

#include <QPushButton>
#include <QVBoxLayout>

namespace cloze {

EmptyState::EmptyState(const QString& iconName, QWidget* parent)
    : QWidget(parent),
      m_iconName(iconName),
      m_icon(new QLabel),
      m_text(new TextLabel(TextRole::Body, Tone::Secondary)),
      m_button(new QPushButton) {
  auto* column = new QVBoxLayout(this);
  column->setSpacing(kGroupSpace);
  column->addStretch(2);
  column->addWidget(m_icon, 0, Qt::AlignHCenter);
  column->addWidget(m_text);
  column->addWidget(m_button, 0, Qt::AlignHCenter);
  column->addStretch(3);
  m_text->setAlignment(Qt::AlignHCenter);
  m_text->setWordWrap(true);
  m_button->setVisible(false);
  connect(&Theme::get(), &Theme::changed, this, &EmptyState::refresh);
  refresh();
}

void EmptyState::setText(const QString& sentence, const QString& actionText) {
  m_text->setText(sentence);
  m_button->setText(actionText);
  m_button->setAccessibleName(actionText);
  m_button->setVisible(!actionText.isEmpty());
  setAccessibleName(sentence);
}

void EmptyState::refresh() {
  m_icon->setPixmap(iconPixmap(m_iconName, Theme::get().tokens().secondary, 40, devicePixelRatioF()));
}

}  // namespace cloze
