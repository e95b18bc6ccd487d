#include <widgets/banner.h>

#include <widgets/buttons.h>
#include <widgets/icon.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

namespace cloze {

namespace {

constexpr int kLeft = 14, kRight = 10, kGap = 10, kIcon = 18;
constexpr int kLeastText = 220;  // of the text beside the buttons

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

Banner::Banner(Kind kind, QWidget* parent)
    : QWidget(parent),
      m_kind(kind),
      m_icon(new QLabel),
      m_message(new TextLabel(TextRole::Heading)),
      m_detail(new TextLabel(TextRole::Body)),
      m_row(new QHBoxLayout(this)),
      m_text(new QVBoxLayout),
      m_buttons(new QWidget(this)),
      m_actions(new QHBoxLayout(m_buttons)) {
  m_row->setContentsMargins(kLeft, 10, kRight, 10);
  m_row->setSpacing(kGap);
  m_row->addWidget(m_icon, 0, Qt::AlignTop);
  m_text->setSpacing(3);
  m_text->addWidget(m_message);
  m_text->addWidget(m_detail);
  m_row->addLayout(m_text, 1);
  m_actions->setContentsMargins(0, 0, 0, 0);
  m_actions->setSpacing(4);
  m_row->addWidget(m_buttons);
  m_buttons->hide();
  auto* close = new QToolButton;
  close->setIcon(themeIcon(QStringLiteral("close")));
  close->setAutoRaise(true);
  close->setVisible(false);
  m_close = close;
  m_row->addWidget(close, 0, Qt::AlignTop);
  for (TextLabel* label : {m_message, m_detail}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  connect(close, &QAbstractButton::clicked, this, [this] {
    clear();
    Q_EMIT closed();
  });
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  m_icon->setFixedSize(kIcon, kIcon);
  setKind(kind);
  setText({});
  retranslate();
}

// Of its own texts; the message is made anew by who showed it.
void Banner::retranslate() {
  m_close->setAccessibleName(tr("Close this message"));
  m_close->setToolTip(tr("Close this message"));
}

void Banner::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void Banner::show(Kind kind, const QString& message, const QString& detail) {
  removeAll(m_actions);
  m_buttons->hide();
  setKind(kind);
  setText(message, detail);
  setVisible(!message.isEmpty());
}

void Banner::setKind(Kind kind) {
  m_kind = kind;
  const Tone tone = kind == Kind::Error ? Tone::Error : kind == Kind::Warning ? Tone::Warning : Tone::Accent;
  m_message->setTone(tone);
  m_detail->setTone(kind == Kind::Info ? Tone::Text : tone);
  update();
}

void Banner::setText(const QString& message, const QString& detail) {
  m_message->setText(message);
  m_detail->setText(detail);
  m_detail->setVisible(!detail.isEmpty());
  setAccessibleName(detail.isEmpty() ? message : message + QLatin1Char(' ') + detail);
}

void Banner::clear() {
  show(m_kind, {});
}

QPushButton* Banner::addAction(const QString& text) {
  QPushButton* button = linkButton(text);
  button->setAccessibleName(text);
  m_actions->addWidget(button);
  m_buttons->show();
  placeActions();
  return button;
}

void Banner::placeActions() {
  const int room = width() - kLeft - kIcon - kGap - kRight;
  const bool below = room - kGap - m_buttons->sizeHint().width() < kLeastText;
  if (below == m_below) return;
  m_below = below;
  if (below) {
    m_row->removeWidget(m_buttons);
    m_text->addWidget(m_buttons, 0, Qt::AlignLeft);
  } else {
    m_text->removeWidget(m_buttons);
    m_row->insertWidget(m_row->indexOf(m_close), m_buttons);
  }
}

// Its height is at most that of its hint, which must know how the lines break.
QSize Banner::sizeHint() const {
  const QSize hint = QWidget::sizeHint();
  return {hint.width(), m_laidOut ? heightForWidth(width()) : hint.height()};
}

void Banner::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (event->size().width() == event->oldSize().width()) return;
  m_laidOut = true;
  placeActions();
  updateGeometry();
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

}  // namespace cloze
