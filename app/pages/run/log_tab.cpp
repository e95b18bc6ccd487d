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
  m_filter->setClearButtonEnabled(true);
  m_filter->setMaximumWidth(360);
  m_count = new TextLabel(TextRole::Caption, Tone::Secondary, {}, this);
  m_follow = new QCheckBox(this);
  m_follow->setChecked(true);
  m_copy = linkButton({}, this);
  row->addWidget(m_filter, 1);
  row->addWidget(m_count);
  row->addStretch(1);
  row->addWidget(m_follow);
  row->addWidget(m_copy);
  column->addLayout(row);
  m_text = new QPlainTextEdit(this);
  m_text->setObjectName(QStringLiteral("run-log"));
  m_text->setReadOnly(true);
  m_text->document()->setDocumentMargin(kSpace);
  m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
  m_text->setFont(Theme::get().font(TextRole::MonoCaption));
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  column->addWidget(m_text, 1);
  m_empty = new EmptyState(QStringLiteral("file"), this);
  column->addWidget(m_empty, 1);
  m_empty->hide();
  connect(m_filter, &QLineEdit::textChanged, this, [this] {
    refilter();
    Q_EMIT changed();
  });
  connect(m_follow, &QCheckBox::toggled, this, [this](bool on) {
    if (on) m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
  });
  connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_text->toPlainText()); });
  connect(&Theme::get(), &Theme::changed, this, [this] { m_text->setFont(Theme::get().font(TextRole::MonoCaption)); });
  retranslate();
}

void LogTab::retranslate() {
  m_filter->setPlaceholderText(tr("Only lines that contain …"));
  m_filter->setAccessibleName(tr("Filter of the log"));
  m_follow->setText(tr("Follow the end"));
  m_copy->setText(tr("Copy log"));
  m_text->setAccessibleName(tr("Log"));
  m_empty->setText(tr("What the run says about itself appears here; nothing has been written yet."));
  showCount();
}

void LogTab::show(const RunSnapshot& snapshot) {
  const bool dropped = snapshot.log_from != m_from;
  m_log = snapshot.log;
  m_from = snapshot.log_from;
  const bool any = m_log && !m_log->empty();
  m_text->setVisible(any);
  m_empty->setVisible(!any);
  if (!any) return;
  // Whole lines only; the rest comes with the next poll.
  const size_t last = m_log->find_last_of('\n');
  const uint64_t end = last == std::string::npos ? m_from : m_from + last + 1;
  if (dropped) {
    m_shownTo = end;
    refilter();
  } else if (end > m_shownTo) {
    append(shownText(m_shownTo, end));
    m_shownTo = end;
  }
}

// Without the last line break, which would be an empty line.
QString LogTab::shownText(uint64_t from, uint64_t to) const {
  return QString::fromUtf8(m_log->data() + (from - m_from), static_cast<qsizetype>(to - from - 1));
}

void LogTab::append(const QString& text) {
  QStringList kept;
  for (const QString& line : text.split(QLatin1Char('\n'))) {
    ++m_lines;
    if (m_filter->text().isEmpty() || line.contains(m_filter->text(), Qt::CaseInsensitive)) kept << line;
  }
  m_matching += static_cast<int>(kept.size());
  if (!kept.isEmpty()) m_text->appendPlainText(kept.join(QLatin1Char('\n')));
  showCount();
  if (m_follow->isChecked()) m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
}

void LogTab::showCount() {
  if (m_lines == 0) return m_count->clear();
  if (!m_filter->text().isEmpty())
    m_count->setText(tr("%1 of %2 lines").arg(formatCount(m_matching), formatCount(m_lines)));
  else
    m_count->setText((m_from > 0 ? tr("the last %1 lines") : tr("%1 lines")).arg(formatCount(m_lines)));
}

void LogTab::refilter() {
  m_text->clear();
  m_lines = m_matching = 0;
  if (m_log && m_shownTo > m_from) append(shownText(m_from, m_shownTo));
}

void LogTab::clear() {
  m_log.reset();
  m_from = m_shownTo = 0;
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
