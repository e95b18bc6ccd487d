#include <widgets/busy_note.h>

#include <widgets/buttons.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace cloze {

namespace {
constexpr int kHeight = 22;  // with a button or without: what stands below must not jump
}

BusyNote::BusyNote(const QString& name, QWidget* parent)
    : QWidget(parent),
      m_label(new TextLabel(TextRole::Caption, Tone::Secondary, {}, this)),
      m_button(linkButton({}, this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kSpace);
  row->addStrut(kHeight);
  m_button->setFixedHeight(kHeight);
  row->addWidget(m_label);
  row->addWidget(m_button);
  row->addStretch(1);
  m_label->setObjectName(name);
  m_button->setObjectName(name + QStringLiteral("-button"));
  connect(m_button, &QPushButton::clicked, this, [this] {
    if (m_clock.isGoing())
      Q_EMIT cancelWanted();
    else
      Q_EMIT againWanted();
  });
  connect(&m_clock, &WorkClock::ticked, this, &BusyNote::refresh);
  refresh();
}

void BusyNote::showBusy(const QString& what, Ends ends) {
  m_text = what;
  m_again.clear();
  m_ends = ends;
  m_clock.begin();
  refresh();
}

void BusyNote::showIdle(const QString& text, const QString& again) {
  m_text = text;
  m_again = again;
  m_clock.end();
  refresh();
}

void BusyNote::refresh() {
  const QString seconds = m_clock.text();
  m_label->setText(seconds.isEmpty() ? m_text : m_text + QLatin1Char(' ') + seconds);
  const bool cancel = m_clock.isLong() && m_ends == Ends::OnDemand;
  m_button->setText(m_clock.isGoing() ? tr("Cancel") : m_again);
  m_button->setAccessibleName(m_button->text());
  m_button->setVisible(m_clock.isGoing() ? cancel : !m_again.isEmpty());
}

void BusyNote::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) refresh();
}

}  // namespace cloze
