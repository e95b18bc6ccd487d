#include <widgets/tab_strip.h>

#include <widgets/theme.h>

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace cloze {

namespace {

constexpr int kTabHeight = 30, kStripHeight = 36;  // room for the editors in the corner, whether they show or not

class TabButton : public QAbstractButton {
 public:
  explicit TabButton(const QString& text) {
    setText(text);
    setCheckable(true);
    setAccessibleName(text);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
  }
  QSize sizeHint() const override {
    QFont font = Theme::get().font(TextRole::Heading);
    const QFontMetrics metrics(font);
    return {metrics.size(Qt::TextShowMnemonic, text()).width() + 4, kTabHeight};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const ThemeTokens& t = Theme::get().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::get().font(isChecked() ? TextRole::Heading : TextRole::Body));
    painter.setPen(isChecked() ? t.accent : underMouse() ? t.text : t.secondary);
    painter.drawText(rect().adjusted(0, 0, 0, -4), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, text());
    if (isChecked()) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(t.accent);
      painter.drawRoundedRect(QRectF(0, height() - 2.5, width() - 4, 2.5), 1, 1);
    }
    if (hasFocus()) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(t.accent, 1.5));
      painter.drawRoundedRect(QRectF(rect()).adjusted(-2 + 2.75, 2, -0.75, -4), 3, 3);
    }
  }
};

}  // namespace

TabStrip::TabStrip(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout), m_corner(new QHBoxLayout) {
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(0, 0, 0, 1);
  line->setSpacing(0);
  m_row->setSpacing(24);
  m_corner->setSpacing(4);
  setFixedHeight(kStripHeight);
  m_row->setAlignment(Qt::AlignBottom);
  line->addLayout(m_row);
  line->addStretch(1);
  line->addLayout(m_corner);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TabStrip::addTab(const QString& id, const QString& text) {
  auto* button = new TabButton(text);
  button->setObjectName(QStringLiteral("tab-") + id);
  button->installEventFilter(this);
  m_row->addWidget(button);
  m_ids << id;
  m_buttons.insert(id, button);
  connect(button, &QAbstractButton::clicked, this, [this, id] { setCurrent(id); });
  if (m_current.isEmpty()) {
    m_current = id;
    button->setChecked(true);
  }
}

void TabStrip::setTabText(const QString& id, const QString& text) {
  if (QAbstractButton* button = m_buttons.value(id)) {
    button->setText(text);
    button->setAccessibleName(text);
    button->updateGeometry();
    button->update();
  }
}

void TabStrip::setCurrent(const QString& id) {
  if (!m_buttons.contains(id)) return;
  for (auto it = m_buttons.begin(); it != m_buttons.end(); ++it) it.value()->setChecked(it.key() == id);
  if (id == m_current) return;
  m_current = id;
  Q_EMIT currentChanged(id);
}

void TabStrip::addCornerWidget(QWidget* widget) {
  m_corner->addWidget(widget);
}

void TabStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(0, height() - 1, width(), 1, Theme::get().tokens().line);
}

bool TabStrip::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int at = static_cast<int>(m_ids.indexOf(m_current));
    const int count = static_cast<int>(m_ids.size());
    int next = -1;
    if (key == Qt::Key_Right) next = (at + 1) % count;
    if (key == Qt::Key_Left) next = (at + count - 1) % count;
    if (key == Qt::Key_Home) next = 0;
    if (key == Qt::Key_End) next = count - 1;
    if (next >= 0) {
      setCurrent(m_ids[next]);
      m_buttons.value(m_ids[next])->setFocus();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace cloze
