#include <widgets/state_chip.h>

#include <widgets/theme.h>

#include <QPainter>

namespace cloze {

namespace {

struct ChipColors {
  QColor text, ground;
};

ChipColors chipColors(StateChip::Kind kind) {
  const ThemeTokens& t = Theme::get().tokens();
  switch (kind) {
    case StateChip::Kind::Accent:
      return {t.accent, t.accentTint};
    case StateChip::Kind::Good:
      return {t.good, t.goodTint};
    case StateChip::Kind::Warning:
      return {t.warning, t.warningTint};
    case StateChip::Kind::Error:
      return {t.error, t.errorTint};
    case StateChip::Kind::Neutral:
      break;
  }
  return {t.secondary, Theme::get().dark() ? t.line : t.rail};
}

}  // namespace

StateChip::StateChip(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StateChip::setState(const QString& word, Kind kind) {
  m_word = word;
  m_kind = kind;
  setAccessibleName(word);
  updateGeometry();
  update();
}

QSize StateChip::sizeHint() const {
  const QFontMetrics metrics(Theme::get().font(TextRole::Section));
  return {metrics.horizontalAdvance(m_word) + 28, 24};
}

void StateChip::paint(QPainter* painter, const QRect& rect, const QString& word, Kind kind) {
  if (word.isEmpty()) return;
  const ChipColors colors = chipColors(kind);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(colors.ground);
  painter->drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
  painter->setPen(colors.text);
  painter->setFont(Theme::get().font(TextRole::Section));
  painter->drawText(rect, Qt::AlignCenter, word);
  painter->restore();
}

void StateChip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint(&painter, rect(), m_word, m_kind);
}

}  // namespace cloze
