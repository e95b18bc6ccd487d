#include <app/pages/inspect/preflight_view.h>

#include <app/pages/core_words.h>
#include <app/pages/inspect/casing_words.h>
#include <app/pages/inspect/findings_table.h>
#include <app/pages/inspect/source_bar.h>
#include <app/pages/run_words.h>
#include <widgets/chart_histogram.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/label_bars.h>

#include <QGridLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cloze {

namespace {

constexpr int kWordRole = Qt::UserRole;  // the word as it is searched for
constexpr int kWide = 900;               // narrower, the words stand below the lengths
constexpr double kTail = 1.6;            // lengths so far beyond those of 99 of 100 examples are one bar

// The words of one split, the most frequent there first.
std::vector<std::pair<const UnknownWord*, UnknownWord::Share>> wordsOf(const Preflight& facts, size_t split) {
  std::vector<std::pair<const UnknownWord*, UnknownWord::Share>> words;
  for (const UnknownWord& word : facts.unknown_words)
    for (const UnknownWord::Share& share : word.shares)
      if (share.split == split) words.emplace_back(&word, share);
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  if (words.size() > kMostUnknownWords) words.resize(kMostUnknownWords);  // the others are frequent elsewhere
  return words;
}

}  // namespace

PreflightView::PreflightView(ExampleSource* source, QWidget* parent) : QWidget(parent), m_source(source) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 4, 0, 0);
  column->setSpacing(4);
  m_empty = new EmptyState(QStringLiteral("file"), this);
  column->addWidget(m_empty, 1);
  auto* scrolled = new QScrollArea(this);
  scrolled->setWidgetResizable(true);
  scrolled->setFrameShape(QFrame::NoFrame);
  scrolled->setFocusPolicy(Qt::NoFocus);  // it follows the focus of what is in it
  scrolled->viewport()->setAutoFillBackground(false);
  column->addWidget(scrolled, 1);
  m_body = new QWidget;
  m_body->setAutoFillBackground(false);
  scrolled->setWidget(m_body);
  makeBody();
  connect(m_empty->button(), &QPushButton::clicked, m_source, &ExampleSource::cancel);
  connect(m_source, &ExampleSource::changed, this, &PreflightView::refresh);
  retranslate();
}

void PreflightView::makeBody() {
  auto* column = new QVBoxLayout(m_body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kSpace);
  m_casing = new Banner(m_body);
  m_casing->setObjectName(QStringLiteral("preflight-casing"));
  m_warnings = new TextLabel(TextRole::Caption, Tone::Warning, {}, m_body);
  m_warnings->setObjectName(QStringLiteral("preflight-warnings"));
  m_warnings->setWordWrap(true);
  m_outdated = new Banner(m_body);
  m_outdated->setObjectName(QStringLiteral("preflight-outdated"));
  m_outdated->clear();
  column->addWidget(m_outdated);
  column->addWidget(m_casing);
  m_grid = new QGridLayout;
  m_grid->setHorizontalSpacing(kGroupSpace);
  m_grid->setVerticalSpacing(kSpace);
  column->addLayout(m_grid, 1);
  column->addWidget(m_warnings);

  m_lengthSide = new QWidget(m_body);
  auto* left = new QVBoxLayout(m_lengthSide);
  left->setContentsMargins(0, 0, 0, 0);
  left->setSpacing(4);
  m_lengths = new HistogramChart(QString(), m_lengthSide);
  m_lengths->setObjectName(QStringLiteral("preflight-lengths"));
  m_lengths->setLineLimits(3, kMostLength);
  m_lengths->setBarsLead(true);
  m_lengths->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  m_lengths->setMinimumHeight(116);
  m_lengths->setMaximumHeight(260);
  m_cut = linkButton({}, m_lengthSide);
  m_cut->setObjectName(QStringLiteral("preflight-cut"));
  m_cut->setMinimumWidth(120);  // its sentence must not keep the page wide; it is in the tooltip as well
  m_labelHeading = new SectionHeading({}, m_lengthSide);
  m_labels = new LabelBars(m_lengthSide);
  m_labels->setObjectName(QStringLiteral("preflight-labels"));
  left->addWidget(m_lengths, 1);
  left->addWidget(m_cut, 0, Qt::AlignLeft);
  left->addWidget(m_labelHeading);
  left->addWidget(m_labels);
  left->addStretch(0);

  m_findings = new FindingsTable(m_body);
  m_findings->setMinimumHeight(150);

  m_wordSide = new QWidget(m_body);
  auto* right = new QVBoxLayout(m_wordSide);
  right->setContentsMargins(0, 0, 0, 0);
  right->setSpacing(4);
  m_wordHeading = new SectionHeading({}, m_wordSide);
  m_words = new QTreeWidget(m_wordSide);
  m_words->setObjectName(QStringLiteral("preflight-words"));
  m_words->setColumnCount(3);
  m_words->setRootIsDecorated(false);
  m_words->setUniformRowHeights(true);
  m_words->setMinimumHeight(110);
  m_words->header()->setStretchLastSection(false);
  m_words->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  for (const int section : {1, 2}) m_words->header()->setSectionResizeMode(section, QHeaderView::ResizeToContents);
  right->addWidget(m_wordHeading);
  right->addWidget(m_words, 1);
  place();

  connect(m_lengths, &HistogramChart::lineMoved, this, [this](qint64 length) {
    m_length = static_cast<int>(length);
    showCut();
  });
  connect(m_lengths, &HistogramChart::lineReleased, this,
          [this](qint64 length) { Q_EMIT lengthChosen(static_cast<int>(length)); });
  connect(m_lengths, &HistogramChart::barChosen, this, [this](qint64 from, qint64 to) {
    ExampleFilter filter = everyExample();
    filter.tokens_from = static_cast<int32_t>(from);
    filter.tokens_to = static_cast<int32_t>(to);
    m_source->setFilter(filter);
  });
  connect(m_cut, &QPushButton::clicked, this, [this] {
    ExampleFilter filter = everyExample();
    filter.kind = ExampleKind::Cut;
    m_source->setFilter(filter);
  });
  connect(m_labels, &LabelBars::chosen, this, [this](const QString& label) {
    ExampleFilter filter = everyExample();
    filter.label = label.toStdString();
    m_source->setFilter(filter);
  });
  connect(m_findings, &FindingsTable::chosen, this, [this](size_t split, ExampleKind kind) {
    ExampleFilter filter = everyExample();
    filter.split = split;
    filter.kind = kind;
    m_source->setFilter(filter);
  });
  connect(m_words, &QTreeWidget::itemActivated, this, &PreflightView::followWord);
  connect(m_words, &QTreeWidget::itemClicked, this, &PreflightView::followWord);
}

// Side by side where there is room for it.
void PreflightView::place() {
  if (m_wide) {
    m_grid->addWidget(m_lengthSide, 0, 0, 2, 1);
    m_grid->addWidget(m_findings, 0, 1, 2, 1);
    m_grid->addWidget(m_wordSide, 0, 2, 2, 1);
  } else {
    m_grid->addWidget(m_lengthSide, 0, 0, 1, 1);
    m_grid->addWidget(m_findings, 0, 1, 2, 2);
    m_grid->addWidget(m_wordSide, 1, 0, 1, 1);
  }
  m_grid->setColumnStretch(0, 5);
  m_grid->setColumnStretch(1, m_wide ? 5 : 4);
  m_grid->setColumnStretch(2, m_wide && !m_wordSide->isHidden() ? 3 : 0);
}

void PreflightView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool wide = width() >= kWide;
  if (wide == m_wide) return;
  m_wide = wide;
  place();
}

ExampleFilter PreflightView::everyExample() const {
  const ExampleFilter& now = m_source->filter();
  ExampleFilter filter;
  filter.split = m_shownSplit;
  filter.length = m_length;
  filter.longer = now.longer;
  filter.windows = now.windows;
  return filter;
}

void PreflightView::setLength(int length) {
  if (length == m_length) return;
  m_length = length;
  m_lengths->setLine(length > 0 ? std::optional<int64_t>(length) : std::nullopt);
  showCut();
}

void PreflightView::refresh() {
  const auto set = m_source->set();
  showState();
  showOutdated();
  if (set == nullptr) {
    m_shown.reset();
    return;
  }
  const bool same = set == m_shown;
  const size_t split = std::min(m_source->filter().split, set->facts.splits.size() - 1);
  const bool sameWindows = std::exchange(m_windows, m_source->filter().windows) == m_source->filter().windows;
  if (same && !sameWindows) m_findings->setWindows(m_windows);
  if (same && m_shownSplit == split) {
    if (!sameWindows) showCut();
    return;
  }
  m_shown = set;
  m_shownSplit = split;
  showLengths();
  showLabels();
  showWords();
  m_findings->setSplit(split);
  if (!same) {
    showCasing();
    showWarnings();
    m_findings->setSet(set, m_length, m_windows);
  }
  showCut();
}

// Why there is nothing yet, where there is nothing.
void PreflightView::showState() {
  const bool any = m_source->isOpen();
  m_body->parentWidget()->parentWidget()->setVisible(any);
  m_empty->setVisible(!any);
  if (any) return;
  if (m_source->isBusy()) {
    const int percent = m_source->percent();
    m_empty->setText(percent < 0 ? tr("Reading the data …") : tr("Counting tokens: %1 %").arg(percent), tr("Cancel"));
  } else if (m_source->problem()) {
    m_empty->setText(coreWords(*m_source->problem()));
  } else {
    m_empty->setText(tr("Choose a data set above to see its lengths, its unknown words and what is odd in it."));
  }
}

void PreflightView::showOutdated() {
  const bool outdated = m_source->isOutdated();
  if (outdated == m_saysOutdated) return;
  m_saysOutdated = outdated;
  if (!outdated) return m_outdated->clear();
  m_outdated->show(Banner::Kind::Warning, tr("These numbers are not those of the vocabulary above."),
                   tr("Counting with it, its casing and rules was not finished."));
  QPushButton* again = m_outdated->addAction(tr("Count again"));
  again->setObjectName(QStringLiteral("preflight-count-again"));
  connect(again, &QPushButton::clicked, m_source, &ExampleSource::countAgain, Qt::QueuedConnection);
}

void PreflightView::showCasing() {
  const CasingMistake mistake = m_shown->facts.casing;
  if (mistake == CasingMistake::None) return m_casing->clear();
  m_casing->show(Banner::Kind::Warning, CasingWords::title(mistake), CasingWords::detail(mistake));
  QPushButton* remedy = m_casing->addAction(CasingWords::remedy(mistake));
  remedy->setObjectName(QStringLiteral("preflight-mend-casing"));
  connect(
      remedy, &QPushButton::clicked, this, [this, mistake] { Q_EMIT casingWanted(CasingWords::mended(mistake)); },
      Qt::QueuedConnection);
}

void PreflightView::showLengths() {
  const LengthTable& lengths = facts().lengths;
  const int32_t longest = std::max(0, lengths.longest()), most = lengths.percentile(0.99);
  const bool hasTail = longest > kTail * most;
  const int32_t last = hasTail ? std::max(8, most + most / 8) : longest;
  std::vector<int64_t> counts;
  for (int32_t length = 0; length <= std::min(last, longest); ++length)
    counts.push_back(lengths.rowsOf(length, length + 1));
  if (last < longest) counts.back() = lengths.rowsOf(last, longest + 1);
  m_lengths->setTitle(tr("Lengths of %1").arg(splitLabel(facts().name)));
  m_lengths->setDetail(tr("median %1, 99 % up to %2, longest %3")
                           .arg(formatCount(lengths.percentile(0.5)), formatCount(most), formatCount(longest)));
  m_lengths->setCounts(std::move(counts), longest);
  m_lengths->setLine(m_length > 0 ? std::optional<int64_t>(m_length) : std::nullopt);
}

QString PreflightView::cutSentence() const {
  const LengthTable& lengths = facts().lengths;
  if (m_length == 0) return tr("Without a length nothing is cut.");
  if (!m_shown->questions)
    return tr("At %1 tokens %2 of %3 examples are cut and %4 tokens lost.")
        .arg(formatCount(m_length), formatCount(lengths.rowsCut(m_length)), formatCount(lengths.rows()),
             formatCount(lengths.tokensLost(m_length)));
  const QuestionCounts& counts = m_findings->questionCounts(m_shownSplit);
  return tr("At %1 tokens %2 of %3 questions do not fit in one window, %4 windows in all; %5 answers are whole in "
            "none.")
      .arg(formatCount(m_length), formatCount(counts.notInOne()), formatCount(lengths.rows()),
           formatCount(counts.windows), formatCount(counts.lost));
}

void PreflightView::showCut() {
  if (!m_shown) return;
  m_findings->setLength(m_length);
  m_cut->setText(cutSentence());
  m_cut->setAccessibleName(m_cut->text());
  m_cut->setToolTip(m_cut->text());
  m_cut->setEnabled(facts().lengths.rowsCut(m_length) > 0 || m_shown->questions);
}

void PreflightView::showLabels() {
  std::vector<LabelBars::Bar> bars;
  for (const auto& [label, count] : facts().label_counts) bars.push_back({QString::fromStdString(label), count});
  if (bars.size() > LabelBars::kMostBars)
    std::stable_sort(bars.begin(), bars.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  m_labelHeading->setVisible(!bars.empty());
  m_labels->setVisible(!bars.empty());
  m_labelHeading->setTitle(tr("Labels of %1").arg(splitLabel(facts().name)));
  m_labelHeading->setDetail(facts().rows_without_label > 0
                                ? tr("%1 without a label").arg(formatCount(facts().rows_without_label))
                                : QString());
  m_labels->setBars(std::move(bars), static_cast<int64_t>(facts().rows.size()));
}

void PreflightView::showWords() {
  m_words->clear();
  const auto words = wordsOf(m_shown->facts, m_shownSplit);
  for (const auto& [word, share] : words) {
    const QString shown = QString::fromStdString(printedWord(*word, 60));
    auto* item = new QTreeWidgetItem(m_words, {shown, formatCount(share.count), formatCount(share.rows)});
    for (const int column : {1, 2}) item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    item->setForeground(2, Theme::get().color(Tone::Accent));
    item->setData(0, kWordRole, QString::fromStdString(word->word));
    item->setToolTip(0, shown);
  }
  m_wordSide->setVisible(!words.empty());
  m_grid->setColumnStretch(2, m_wide && !words.empty() ? 3 : 0);
  m_wordHeading->setTitle(tr("Words that become [UNK]"));
  const auto shown = static_cast<int64_t>(words.size()), all = facts().distinct_unknown_words;
  QString detail = all > shown ? tr("%1 of %2", "words").arg(formatCount(shown), formatCount(all)) : QString();
  if (m_shown->facts.unknown_words_left_out > 0)
    detail = tr("%1 of over %2", "words").arg(formatCount(shown), formatCount(all));
  m_wordHeading->setDetail(detail);
}

void PreflightView::showWarnings() {
  QStringList lines;
  for (size_t i = 0; i < m_shown->facts.splits.size(); ++i) {
    const SplitFacts& split = m_shown->facts.splits[i];
    if (!split.note.empty()) lines << QStringLiteral("%1: %2").arg(splitLabel(split.name), coreWords(split.note));
  }
  for (const std::string& warning : m_shown->facts.warnings) lines << coreWords(warning);
  m_warnings->setText(lines.join(QLatin1Char('\n')));
  m_warnings->setTone(m_shown->facts.warnings.empty() ? Tone::Secondary : Tone::Warning);
  m_warnings->setVisible(!lines.isEmpty());
}

void PreflightView::followWord(QTreeWidgetItem* item) {
  ExampleFilter filter = everyExample();
  filter.unknown = item->data(0, kWordRole).toString().toStdString();
  m_source->setFilter(filter);
}

void PreflightView::retranslate() {
  m_lengths->setUnit(tr("tokens"));
  m_lengths->setAccessibleName(tr("Histogram of lengths"));
  m_lengths->setToolTip(
      tr("Drag the line, or move it with the arrow keys, to see what a length cuts. A bar leads to "
         "its examples; Ctrl with the arrow keys goes from bar to bar, and Enter chooses one."));
  m_cut->setAccessibleName(tr("Examples that are cut"));
  m_words->setAccessibleName(tr("Words that become [UNK]"));
  m_words->setHeaderLabels({tr("Word"), tr("Times"), tr("Examples")});
  m_words->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
  m_words->headerItem()->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
  m_words->setToolTip(tr("Choose a word to see its examples."));
  m_findings->retranslate();
  m_saysOutdated = false;
  if (m_shown) {
    showLengths();
    showLabels();
    showWords();
    showCasing();
    showWarnings();
    showCut();
  }
  refresh();
}

}  // namespace cloze
