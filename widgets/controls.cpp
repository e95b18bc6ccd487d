#include <widgets/controls.h>

#include <widgets/icon.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QToolButton>

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

void removeAll(QHBoxLayout* layout) {
  while (QLayoutItem* item = layout->takeAt(0)) {
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
}

}  // namespace

// --- TextLabel

TextLabel::TextLabel(TextRole role, Tone tone, const QString& text, QWidget* parent)
    : QLabel(text, parent), m_role(role), m_tone(tone) {
  setTextFormat(Qt::PlainText);
  connect(&Theme::get(), &Theme::changed, this, &TextLabel::refresh);
  refresh();
}

void TextLabel::setTone(Tone tone) {
  m_tone = tone;
  refresh();
}

void TextLabel::setRole(TextRole role) {
  m_role = role;
  refresh();
}

void TextLabel::refresh() {
  const Theme& theme = Theme::get();
  setFont(theme.font(m_role));
  QPalette p = palette();
  p.setColor(QPalette::WindowText, theme.color(m_tone));
  p.setColor(QPalette::Text, theme.color(m_tone));
  setPalette(p);
}

// --- ElidedLabel

ElidedLabel::ElidedLabel(TextRole role, Tone tone, const QString& text, QWidget* parent)
    : TextLabel(role, tone, {}, parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setFullText(text);
}

void ElidedLabel::setFullText(const QString& text) {
  m_full = text;
  setAccessibleName(text);
  updateGeometry();
  elide();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
  m_mode = mode;
  elide();
}

QSize ElidedLabel::sizeHint() const {
  return {fontMetrics().horizontalAdvance(m_full) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const {
  return {std::min(40, sizeHint().width()), fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
  TextLabel::resizeEvent(event);
  elide();
}

void ElidedLabel::changeEvent(QEvent* event) {
  TextLabel::changeEvent(event);
  if (event->type() == QEvent::FontChange) elide();
}

void ElidedLabel::elide() {
  const QString cut = fontMetrics().elidedText(m_full, m_mode, std::max(0, width()));
  if (cut != text()) setText(cut);
  setToolTip(cut == m_full ? QString() : m_full);
}

// --- SectionHeading

SectionHeading::SectionHeading(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(new TextLabel(TextRole::Section, Tone::Secondary, title)),
      m_detail(new TextLabel(TextRole::Caption, Tone::Secondary)),
      m_row(new QHBoxLayout(this)) {
  m_row->setContentsMargins(0, 0, 0, 0);
  m_row->addWidget(m_title);
  m_row->addStretch(1);
  m_row->addWidget(m_detail);
}

void SectionHeading::setTitle(const QString& title) {
  m_title->setText(title);
}
void SectionHeading::setDetail(const QString& detail) {
  m_detail->setText(detail);
}
void SectionHeading::addWidget(QWidget* widget) {
  m_row->addWidget(widget);
}

// --- StatBlock

StatBlock::StatBlock(const QString& label, QWidget* parent)
    : QWidget(parent),
      m_label(new TextLabel(TextRole::Caption, Tone::Secondary, label)),
      m_value(new TextLabel(TextRole::Value, Tone::Text, QStringLiteral("–"))),
      m_caption(new TextLabel(TextRole::Caption, Tone::Secondary)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addWidget(m_label);
  column->addWidget(m_value);
  column->addWidget(m_caption);
  m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
  for (QLabel* part : {m_label, m_value, m_caption}) part->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
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
  m_caption->setText(caption);
  m_caption->setToolTip(caption);
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
  if (!m_caption->text().isEmpty()) name += QStringLiteral(", ") + m_caption->text();
  setAccessibleName(name);
}

// --- StateChip

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

// --- Banner

Banner::Banner(QWidget* parent)
    : QWidget(parent),
      m_icon(new QLabel),
      m_message(new TextLabel(TextRole::Heading)),
      m_detail(new TextLabel(TextRole::Body)),
      m_actions(new QHBoxLayout) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 10, 10, 10);
  row->setSpacing(10);
  row->addWidget(m_icon, 0, Qt::AlignTop);
  auto* text = new QVBoxLayout;
  text->setSpacing(3);
  text->addWidget(m_message);
  text->addWidget(m_detail);
  row->addLayout(text, 1);
  m_actions->setSpacing(4);
  row->addLayout(m_actions);
  auto* close = new QToolButton;
  close->setIcon(themeIcon(QStringLiteral("close")));
  close->setAutoRaise(true);
  close->setAccessibleName(tr("Close this message"));
  close->setToolTip(tr("Close this message"));
  close->setVisible(false);
  m_close = close;
  row->addWidget(close, 0, Qt::AlignTop);
  for (TextLabel* label : {m_message, m_detail}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  connect(close, &QAbstractButton::clicked, this, [this] {
    clear();
    Q_EMIT closed();
  });
  connect(&Theme::get(), &Theme::changed, this, [this] {
    if (isVisible()) m_icon->setPixmap({});
    update();
  });
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  setVisible(false);
}

void Banner::show(Kind kind, const QString& message, const QString& detail) {
  removeAll(m_actions);
  m_kind = kind;
  const Tone tone = kind == Kind::Error ? Tone::Error : kind == Kind::Warning ? Tone::Warning : Tone::Accent;
  m_message->setText(message);
  m_message->setTone(tone);
  m_detail->setText(detail);
  m_detail->setVisible(!detail.isEmpty());
  m_detail->setTone(kind == Kind::Info ? Tone::Text : tone);
  m_icon->setFixedSize(18, 18);
  setAccessibleName(detail.isEmpty() ? message : message + QLatin1Char(' ') + detail);
  setVisible(!message.isEmpty());
  update();
}

void Banner::clear() {
  show(m_kind, {});
}

QPushButton* Banner::addAction(const QString& text) {
  QPushButton* button = linkButton(text);
  button->setAccessibleName(text);
  m_actions->addWidget(button);
  return button;
}

void Banner::setClosable(bool closable) {
  m_closable = closable;
  m_close->setVisible(closable);
}

QString Banner::message() const {
  return m_message->text();
}

void Banner::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::get();
  const ThemeTokens& t = theme.tokens();
  const QColor ground = m_kind == Kind::Error ? t.errorTint : m_kind == Kind::Warning ? t.warningTint : t.accentTint;
  const QColor ink = m_kind == Kind::Error ? t.error : m_kind == Kind::Warning ? t.warning : t.accent;
  const char* name = m_kind == Kind::Error ? "error" : m_kind == Kind::Warning ? "warning" : "info";
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawRoundedRect(rect(), kRadius, kRadius);
  painter.drawPixmap(m_icon->pos(), iconPixmap(QString::fromLatin1(name), ink, 18, devicePixelRatioF()));
}

// --- EmptyState

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

// --- Card

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
