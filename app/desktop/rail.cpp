#include <app/desktop/rail.h>

#include <widgets/icon.h>
#include <widgets/theme.h>

#include <QButtonGroup>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace cloze {

namespace {

constexpr int kRailWidth = 84;
constexpr int kButtonHeight = 56;
constexpr int kIconSize = 20;

// Icon over word, tinted where it is the current page.
class RailButton : public QToolButton {
 public:
  RailButton(const QString& icon, QWidget* parent) : QToolButton(parent), m_icon(icon) {
    setCheckable(true);
    setAutoRaise(true);
    setFixedSize(kRailWidth - 16, kButtonHeight);
    setFocusPolicy(Qt::StrongFocus);
    setFont(Theme::get().font(TextRole::Caption));
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const ThemeTokens& tokens = Theme::get().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(tokens.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isChecked() ? tokens.accentTint : underMouse() ? tokens.hover : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    const QColor ink = isChecked() ? tokens.accent : tokens.secondary;
    const QPixmap icon = iconPixmap(m_icon, ink, kIconSize, devicePixelRatioF());
    painter.drawPixmap(QPointF((width() - kIconSize) / 2.0, 10), icon);
    QFont font = Theme::get().font(TextRole::Caption);
    if (isChecked()) font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QRect(0, 33, width(), 18), Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextHideMnemonic, text());
  }

 private:
  QString m_icon;
};

}  // namespace

Rail::Rail(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this)) {
  setObjectName(QStringLiteral("rail"));
  setFixedWidth(kRailWidth);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 16, 8, 12);
  m_top = new QVBoxLayout;
  m_top->setSpacing(8);
  m_foot = new QVBoxLayout;
  m_foot->setSpacing(4);
  layout->addLayout(m_top);
  layout->addStretch(1);
  layout->addLayout(m_foot);
  m_group->setExclusive(false);
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Rail::add(const QString& page, const QString& icon, std::function<QString()> title, bool foot) {
  auto* button = new RailButton(icon, this);
  button->setObjectName(QStringLiteral("rail-") + page);
  (foot ? m_foot : m_top)->addWidget(button);
  m_group->addButton(button);
  connect(button, &QToolButton::clicked, this, [this, page, button] {
    button->setChecked(true);  // a press on the current page does not unmark it
    Q_EMIT chosen(page);
  });
  m_entries.append({page, button, std::move(title)});
  retranslate();
}

void Rail::setCurrent(const QString& page) {
  // A run belongs under Runs.
  const QString shown = page == QLatin1String("run") ? QStringLiteral("runs") : page;
  for (const Entry& entry : m_entries) entry.button->setChecked(entry.page == shown);
}

void Rail::retranslate() {
  for (const Entry& entry : m_entries) {
    entry.button->setText(entry.title());
    entry.button->setAccessibleName(entry.title());
  }
}

void Rail::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::get().tokens().rail);
}

}  // namespace cloze
