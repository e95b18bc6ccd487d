#include <app/pages/inspect/example_bar.h>

#include <app/pages/core_words.h>
#include <app/pages/run_words.h>
#include <widgets/busy_note.h>
#include <widgets/format.h>
#include <widgets/icon.h>
#include <widgets/path_edit.h>

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <array>

namespace cloze {

namespace {

struct ExampleWords {
  Q_DECLARE_TR_FUNCTIONS(ExampleWords)
};

constexpr std::array kKinds = {ExampleKind::All,
                               ExampleKind::Cut,
                               ExampleKind::Unknown,
                               ExampleKind::Longer,
                               ExampleKind::Repeated,
                               ExampleKind::Leaked,
                               ExampleKind::EmptyText,
                               ExampleKind::BadEncoding,
                               ExampleKind::Controls,
                               ExampleKind::RepeatedOtherwise,
                               ExampleKind::LeakedOtherwise,
                               ExampleKind::AnswerLost,
                               ExampleKind::Unanswerable};
constexpr size_t kKindsOfRows = 11;  // the others are of questions alone
constexpr int kProgress_ms = 100, kTyping_ms = 250;
constexpr int kMostNarrowed = 160;

}  // namespace

QString exampleKindText(ExampleKind kind, int longer) {
  switch (kind) {
    case ExampleKind::All:
      return ExampleWords::tr("all");
    case ExampleKind::Cut:
      return ExampleWords::tr("truncated");
    case ExampleKind::Unknown:
      return ExampleWords::tr("has [UNK]");
    case ExampleKind::Longer:
      return ExampleWords::tr("longer than %1").arg(longer);
    case ExampleKind::Repeated:
      return ExampleWords::tr("repeated");
    case ExampleKind::Leaked:
      return ExampleWords::tr("in train too");
    case ExampleKind::EmptyText:
      return ExampleWords::tr("empty text");
    case ExampleKind::BadEncoding:
      return ExampleWords::tr("odd encoding");
    case ExampleKind::RepeatedOtherwise:
      return ExampleWords::tr("repeated with another label");
    case ExampleKind::LeakedOtherwise:
      return ExampleWords::tr("in train with another label");
    case ExampleKind::Controls:
      return ExampleWords::tr("dropped characters");
    case ExampleKind::AnswerLost:
      return ExampleWords::tr("answer in no window");
    case ExampleKind::Unanswerable:
      break;
  }
  return ExampleWords::tr("unanswerable");
}

QString narrowedText(const ExampleFilter& filter) {
  QStringList parts;
  if (!filter.label.empty()) parts << ExampleWords::tr("label %1").arg(QString::fromStdString(filter.label));
  if (filter.tokens_to > 0)
    parts << ExampleWords::tr("%1 to %2 tokens").arg(filter.tokens_from).arg(filter.tokens_to - 1);
  if (!filter.unknown.empty()) parts << ExampleWords::tr("%1 is unknown").arg(QString::fromStdString(filter.unknown));
  return parts.join(QStringLiteral(", "));
}

ExampleBar::ExampleBar(ExampleSource* source, QWidget* parent) : QWidget(parent), m_source(source) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  m_label = new QLabel(this);
  m_path = new PathEdit(PathEdit::Mode::Folder, this);
  m_path->lineEdit()->setObjectName(QStringLiteral("inspect-data"));
  m_label->setBuddy(m_path->lineEdit());
  m_path->setMinimumWidth(120);
  row->addWidget(m_label);
  row->addWidget(m_path, 1);
  m_busy = new BusyNote(QStringLiteral("inspect-reading"), this);
  row->addWidget(m_busy);
  m_walk = new QWidget(this);
  row->addWidget(m_walk);
  auto* walk = new QHBoxLayout(m_walk);
  walk->setContentsMargins(0, 0, 0, 0);
  walk->setSpacing(6);
  m_split = new QComboBox(m_walk);
  m_split->setObjectName(QStringLiteral("inspect-split"));
  m_previous = arrow("inspect-previous", "chevron-left", -1);
  m_next = arrow("inspect-next", "chevron-right", 1);
  m_number = new QLineEdit(m_walk);
  m_number->setObjectName(QStringLiteral("inspect-number"));
  m_number->setValidator(new QIntValidator(1, 1 << 30, m_number));
  m_number->setFixedWidth(64);
  m_number->setAlignment(Qt::AlignRight);
  m_count = new ElidedLabel(TextRole::Body, Tone::Secondary, {}, m_walk);
  m_kind = new QComboBox(m_walk);
  m_kind->setObjectName(QStringLiteral("inspect-kind"));
  m_narrowed = new QToolButton(m_walk);
  m_narrowed->setObjectName(QStringLiteral("inspect-narrowed"));
  m_narrowed->setIcon(themeIcon(QStringLiteral("close")));
  m_narrowed->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_narrowed->setLayoutDirection(Qt::RightToLeft);  // the cross behind the words
  connect(m_narrowed, &QToolButton::clicked, this, [this] {
    ExampleFilter filter = m_source->filter();
    filter.label.clear();
    filter.unknown.clear();
    filter.tokens_from = filter.tokens_to = 0;
    m_source->setFilter(filter);
  });
  m_find = new QLineEdit(m_walk);
  m_find->setObjectName(QStringLiteral("inspect-find"));
  m_find->setClearButtonEnabled(true);
  m_find->setMinimumWidth(70);
  m_find->setMaximumWidth(160);
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_split, m_previous, m_number, m_count, m_next, m_kind, m_narrowed, m_find})
    walk->addWidget(widget);
  m_typing.setSingleShot(true);
  m_typing.setInterval(kTyping_ms);
  m_progress.setInterval(kProgress_ms);
  connect(&m_progress, &QTimer::timeout, this, &ExampleBar::refresh);
  connect(&m_typing, &QTimer::timeout, this, &ExampleBar::filterByHand);
  connect(m_path, &PathEdit::pathEdited, this, &ExampleBar::pathChosen);
  connect(m_busy, &BusyNote::cancelWanted, m_source, &ExampleSource::cancel);
  connect(m_split, &QComboBox::activated, this, &ExampleBar::filterByHand);
  connect(m_kind, &QComboBox::activated, this, &ExampleBar::filterByHand);
  connect(m_find, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
  connect(m_number, &QLineEdit::editingFinished, this, [this] {
    if (m_number->text().toInt() - 1 != m_source->position()) m_source->goTo(m_number->text().toInt() - 1);
  });
  connect(m_source, &ExampleSource::changed, this, &ExampleBar::refresh);
  retranslate();
}

QToolButton* ExampleBar::arrow(const char* name, const char* icon, int step) {
  auto* button = new QToolButton(m_walk);
  button->setObjectName(QLatin1String(name));
  button->setIcon(themeIcon(QLatin1String(icon)));
  button->setAutoRaise(true);
  connect(button, &QToolButton::clicked, this, [this, step] { m_source->goTo(m_source->position() + step); });
  return button;
}

void ExampleBar::setPath(const QString& path) {
  m_path->setPath(path);
}

void ExampleBar::filterByHand() {
  m_typing.stop();
  ExampleFilter filter = m_source->filter();
  filter.split = static_cast<size_t>(std::max(0, m_split->currentIndex()));
  filter.kind = kKinds[static_cast<size_t>(std::max(0, m_kind->currentIndex()))];
  filter.words = m_find->text().toStdString();
  m_source->setFilter(filter);
}

void ExampleBar::fillChoices() {
  const auto set = m_source->set();
  const ExampleFilter& filter = m_source->filter();
  const size_t splits = set ? set->data->splits.size() : 0;
  if (static_cast<size_t>(m_split->count()) != splits) {
    m_split->clear();
    for (size_t i = 0; i < splits; ++i) m_split->addItem(QString());
  }
  for (size_t i = 0; i < splits; ++i) m_split->setItemText(static_cast<int>(i), splitLabel(set->data->splits[i].name));
  m_split->setCurrentIndex(static_cast<int>(filter.split));
  const size_t kinds = set && set->questions ? kKinds.size() : kKindsOfRows;
  while (static_cast<size_t>(m_kind->count()) > kinds) m_kind->removeItem(m_kind->count() - 1);
  while (static_cast<size_t>(m_kind->count()) < kinds) m_kind->addItem(QString());
  for (size_t i = 0; i < kinds; ++i)
    m_kind->setItemText(static_cast<int>(i), set && set->questions && kKinds[i] == ExampleKind::Cut
                                                 ? tr("not in one window")
                                                 : exampleKindText(kKinds[i], filter.longer));
  m_kind->setCurrentIndex(static_cast<int>(filter.kind));
  const QString narrowed = narrowedText(filter);
  m_narrowed->setVisible(!narrowed.isEmpty());
  m_narrowed->setText(m_narrowed->fontMetrics().elidedText(narrowed, Qt::ElideRight, kMostNarrowed));
  m_narrowed->setToolTip(tr("Only examples with: %1. Press to see the others too.").arg(narrowed));
  m_narrowed->setAccessibleName(m_narrowed->toolTip());
  if (!m_find->hasFocus()) m_find->setText(QString::fromStdString(filter.words));
}

void ExampleBar::refresh() {
  const bool busy = m_source->isBusy();
  if (busy) {
    const int percent = m_source->percent();
    m_busy->showBusy(percent < 0 ? tr("reading the data …") : tr("counting tokens: %1 %").arg(percent),
                     BusyNote::Ends::OnDemand);
    if (!m_progress.isActive()) m_progress.start();
  } else {
    m_busy->showIdle({});
    m_progress.stop();
  }
  m_path->setProblem(m_source->problem() ? coreWords(*m_source->problem()) : QString());
  m_walk->setVisible(m_source->isOpen());
  if (!m_source->isOpen()) return;
  fillChoices();
  const int position = m_source->position(), all = m_source->matching();
  if (!m_number->hasFocus() || m_number->text().toInt() != position + 1)
    m_number->setText(position < 0 ? QString() : QString::number(position + 1));
  m_number->setEnabled(all > 0);
  m_count->setFullText(all == 0 ? tr("none") : tr("of %1").arg(formatCount(all)));
  m_count->setMinimumWidth(m_count->sizeHint().width());
  m_previous->setEnabled(position > 0);
  m_next->setEnabled(position >= 0 && position + 1 < all);
}

void ExampleBar::retranslate() {
  m_label->setText(tr("&Data"));
  m_path->lineEdit()->setAccessibleName(tr("Data set whose examples are shown"));
  m_path->setPlaceholder(
      tr("A data set's folder, a table or questions in SQuAD's layout, to walk through its examples"));
  m_split->setAccessibleName(tr("Split"));
  m_previous->setAccessibleName(tr("Previous example"));
  m_previous->setToolTip(tr("Previous example (Alt+Page Up)"));
  m_next->setAccessibleName(tr("Next example"));
  m_next->setToolTip(tr("Next example (Alt+Page Down)"));
  m_number->setAccessibleName(tr("Number of the example"));
  m_kind->setAccessibleName(tr("Which examples"));
  if (m_narrowed->text().isEmpty()) m_narrowed->setAccessibleName(tr("Show the other examples too"));
  m_find->setAccessibleName(tr("Find in the examples"));
  m_find->setPlaceholderText(tr("Find …"));
  refresh();
}

}  // namespace cloze
