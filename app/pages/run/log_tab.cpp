#include <app/pages/run/log_tab.h>

#include <widgets/controls.h>
#include <widgets/format.h>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace cloze {

LogTab::LogTab(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  auto* row = new QHBoxLayout;
  m_filter = new QLineEdit(this);
  m_filter->setPlaceholderText(tr("Only lines that contain …"));
  m_filter->setAccessibleName(tr("Filter of the log"));
  m_filter->setClearButtonEnabled(true);
  m_filter->setMaximumWidth(360);
  m_count = new TextLabel(TextRole::Caption, Tone::Secondary, {}, this);
  m_follow = new QCheckBox(tr("Follow the end"), this);
  m_follow->setChecked(true);
  auto* copy = linkButton(tr("Copy log"), this);
  row->addWidget(m_filter, 1);
  row->addWidget(m_count);
  row->addStretch(1);
  row->addWidget(m_follow);
  row->addWidget(copy);
  column->addLayout(row);
  m_text = new QPlainTextEdit(this);
  m_text->setObjectName(QStringLiteral("run-log"));
  m_text->setReadOnly(true);
  m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
  m_text->setAccessibleName(tr("Log"));
  m_text->setFont(Theme::get().font(TextRole::MonoCaption));
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  column->addWidget(m_text, 1);
  m_empty = new EmptyState(QStringLiteral("file"), this);
  m_empty->setText(tr("What the run says about itself appears here; nothing has been written yet."));
  column->addWidget(m_empty, 1);
  m_empty->hide();
  connect(m_filter, &QLineEdit::textChanged, this, [this] {
    refilter();
    Q_EMIT changed();
  });
  connect(m_follow, &QCheckBox::toggled, this, [this](bool on) {
    if (on) m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
  });
  connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_text->toPlainText()); });
  connect(&Theme::get(), &Theme::changed, this, [this] { m_text->setFont(Theme::get().font(TextRole::MonoCaption)); });
}

void LogTab::show(const RunSnapshot& snapshot) {
  m_log = snapshot.log;
  const bool any = m_log && !m_log->empty();
  m_text->setVisible(any);
  m_empty->setVisible(!any);
  if (!any || m_shownBytes >= m_log->size()) return;
  // Whole lines only; the rest comes with the next poll.
  const size_t end = m_log->find_last_of('\n');
  if (end == std::string::npos || end + 1 <= m_shownBytes) return;
  append(QString::fromUtf8(m_log->data() + m_shownBytes, static_cast<qsizetype>(end - m_shownBytes)));
  m_shownBytes = end + 1;
}

void LogTab::append(const QString& text) {
  QStringList kept;
  for (const QString& line : text.split(QLatin1Char('\n'))) {
    ++m_lines;
    if (m_filter->text().isEmpty() || line.contains(m_filter->text(), Qt::CaseInsensitive)) kept << line;
  }
  m_matching += static_cast<int>(kept.size());
  if (!kept.isEmpty()) m_text->appendPlainText(kept.join(QLatin1Char('\n')));
  m_count->setText(m_filter->text().isEmpty()
                       ? tr("%1 lines").arg(formatCount(m_lines))
                       : tr("%1 of %2 lines").arg(formatCount(m_matching), formatCount(m_lines)));
  if (m_follow->isChecked()) m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
}

void LogTab::refilter() {
  m_text->clear();
  m_lines = m_matching = 0;
  if (m_log && m_shownBytes > 0) append(QString::fromUtf8(m_log->data(), static_cast<qsizetype>(m_shownBytes - 1)));
}

void LogTab::clear() {
  m_log.reset();
  m_shownBytes = 0;
  m_lines = m_matching = 0;
  m_text->clear();
  m_count->clear();
}

void LogTab::open(const QMap<QString, QString>& query) {
  if (query.contains(QStringLiteral("filter"))) m_filter->setText(query.value(QStringLiteral("filter")));
}

QMap<QString, QString> LogTab::query() const {
  QMap<QString, QString> query;
  if (!m_filter->text().isEmpty()) query[QStringLiteral("filter")] = m_filter->text();
  return query;
}

}  // namespace cloze
