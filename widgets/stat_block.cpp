#include <widgets/stat_block.h>

#include <QVBoxLayout>

namespace cloze {

StatBlock::StatBlock(const QString& label, QWidget* parent)
    : QWidget(parent),
      m_label(new TextLabel(TextRole::Caption, Tone::Secondary, label)),
      m_value(new TextLabel(TextRole::Value, Tone::Text, QStringLiteral("–"))),
      m_caption(new ElidedLabel(TextRole::Caption, Tone::Secondary)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addWidget(m_label);
  column->addWidget(m_value);
  column->addWidget(m_caption);
  m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
  for (TextLabel* part : {m_label, m_value, static_cast<TextLabel*>(m_caption)}) part->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  m_caption->setElideMode(Qt::ElideRight);
  setMinimumWidth(96);
  describe();
}

void StatBlock::setLabel(const QString& label) {
  m_label->setText(label);
  describe();
}

void StatBlock::setValue(const QString& value) {
  m_value->setText(value.isEmpty() ? QStringLiteral("–") : value);
  describe();
}

void StatBlock::setCaption(const QString& caption) {
  m_caption->setFullText(caption);
  describe();
}

void StatBlock::setTone(Tone tone) {
  m_value->setTone(tone);
}

QString StatBlock::value() const {
  return m_value->text();
}

void StatBlock::describe() {
  QString name = m_label->text() + QLatin1Char(' ') + m_value->text();
  if (!m_caption->fullText().isEmpty()) name += QStringLiteral(", ") + m_caption->fullText();
  setAccessibleName(name);
}

}  // namespace cloze
