#include <widgets/banner.h>

#include <widgets/buttons.h>
#include <widgets/icon.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace cloze {

namespace {

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
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  m_icon->setFixedSize(18, 18);
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

}  // namespace cloze
