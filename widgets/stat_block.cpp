#include <widgets/stat_block.h>

#include <QLocale>
#include <QTextLayout>
#include <QVBoxLayout>

#include <cmath>

namespace cloze {

namespace {

struct LineHeight {
  qreal ascent = 0, height = 0;
};

LineHeight lineOf(const QString& text, const QFont& font) {
  QTextLayout layout(text, font);
  layout.beginLayout();
  const QTextLine line = layout.createLine();
  layout.endLayout();
  return {line.ascent(), line.height()};
}

// Chinese letters come from a taller font than the digits beside them: the same line for all, whatever is in it, or
// blocks in a row would stand at different heights.
void keepLine(QLabel* label) {
  const bool chinese = QLocale().language() == QLocale::Chinese;
  const LineHeight usual = lineOf(chinese ? QStringLiteral("0永") : QStringLiteral("0"), label->font());
  const LineHeight own = label->text().isEmpty() ? usual : lineOf(label->text(), label->font());
  label->setFixedHeight(static_cast<int>(std::ceil(std::max(usual.height, own.height))));
  label->setContentsMargins(0, static_cast<int>(std::lround(std::max(0.0, usual.ascent - own.ascent))), 0, 0);
}

}  // namespace

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
  for (TextLabel* part : {m_label, m_value, static_cast<TextLabel*>(m_caption)}) {
    part->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    part->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  }
  connect(&Theme::get(), &Theme::changed, this, &StatBlock::describe);
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
  for (QLabel* part : std::initializer_list<QLabel*>{m_label, m_value, m_caption}) keepLine(part);
  QString name = m_label->text() + QLatin1Char(' ') + m_value->text();
  if (!m_caption->fullText().isEmpty()) name += QStringLiteral(", ") + m_caption->fullText();
  setAccessibleName(name);
}

}  // namespace cloze
