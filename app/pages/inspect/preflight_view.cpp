#include <app/pages/inspect/preflight_view.h>

#include <app/pages/core_words.h>
#include <app/pages/inspect/example_bar.h>
#include <app/pages/inspect/source_bar.h>
#include <app/pages/run_words.h>
#include <widgets/chart_histogram.h>
#include <widgets/controls.h>
#include <widgets/format.h>

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cloze {

namespace {
constexpr int kFilterRole = Qt::UserRole;
constexpr int kMostBars = 1024;  // lengths beyond are one bar
constexpr size_t kMostWords = 50;
constexpr int kHeightWithBars = 190;
}  // namespace

PreflightView::PreflightView(ExampleSource* source, QWidget* parent) : QWidget(parent), m_source(source) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 4, 0, 0);
  column->setSpacing(4);
  m_empty = new EmptyState(QStringLiteral("file"), this);
  column->addWidget(m_empty, 1);
  m_body = new QWidget(this);
  column->addWidget(m_body, 1);
  auto* inside = new QVBoxLayout(m_body);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(4);
  m_lengths = new HistogramChart(QString(), m_body);
  m_lengths->setObjectName(QStringLiteral("preflight-lengths"));
  m_lengths->setLineLimits(3, kMostLength);
  m_lengths->setFixedHeight(116);
  m_cut = new TextLabel(TextRole::Body, Tone::Text, {}, m_body);
  m_cut->setObjectName(QStringLiteral("preflight-cut"));
  m_cut->setWordWrap(true);  // its sentence must not keep the tabs wide
  m_tree = new QTreeWidget(m_body);
  m_tree->setObjectName(QStringLiteral("preflight-findings"));
  m_tree->setColumnCount(3);
  m_tree->setUniformRowHeights(true);
  m_tree->header()->setStretchLastSection(false);
  m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  m_tree->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  inside->addWidget(m_lengths);
  inside->addWidget(m_cut);
  m_tree->setMinimumHeight(40);
  inside->addWidget(m_tree, 1);
  connect(m_lengths, &HistogramChart::lineMoved, this, [this](qint64 length) {
    m_length = static_cast<int>(length);
    showCut();
  });
  connect(m_lengths, &HistogramChart::lineReleased, this,
          [this](qint64 length) { Q_EMIT lengthChosen(static_cast<int>(length)); });
  connect(m_tree, &QTreeWidget::itemActivated, this, &PreflightView::follow);
  connect(m_tree, &QTreeWidget::itemClicked, this, &PreflightView::follow);
  connect(m_source, &ExampleSource::changed, this, &PreflightView::refresh);
  retranslate();
}

void PreflightView::setLength(int length) {
  if (length == m_length) return;
  m_length = length;
  m_lengths->setLine(length > 0 ? std::optional<int64_t>(length) : std::nullopt);
  showCut();
}

// Where there is little height, the lines lead further than the bars.
void PreflightView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_lengths->setVisible(height() >= kHeightWithBars);
}

void PreflightView::refresh() {
  const auto set = m_source->set();
  m_body->setVisible(set != nullptr);
  m_empty->setVisible(set == nullptr);
  if (set == nullptr) {
    m_shown.reset();
    return;
  }
  const bool same = set == m_shown;
  const bool sameWindows = std::exchange(m_windows, m_source->filter().windows) == m_source->filter().windows;
  if (same && m_shownSplit == m_source->filter().split) {
    if (!sameWindows) showCut();
    return;
  }
  m_shown = set;
  m_shownSplit = std::min(m_source->filter().split, set->facts.splits.size() - 1);
  showLengths();
  if (!same) fillTree();
  showCut();
}

void PreflightView::showLengths() {
  const LengthTable& lengths = m_shown->facts.splits[m_shownSplit].lengths;
  std::vector<int64_t> counts;
  for (int32_t length = 0; length <= std::min(lengths.longest(), kMostBars); ++length)
    counts.push_back(lengths.rowsOf(length, length + 1));
  if (lengths.longest() > kMostBars) counts.back() = lengths.rowsOf(kMostBars, lengths.longest() + 1);
  m_lengths->setTitle(tr("Lengths of %1").arg(splitLabel(m_shown->facts.splits[m_shownSplit].name)));
  m_lengths->setDetail(tr("median %1, longest %2")
                           .arg(formatCount(lengths.percentile(0.5)), formatCount(std::max(0, lengths.longest()))));
  m_lengths->setCounts(std::move(counts), std::max(0, lengths.longest()));
  m_lengths->setLine(m_length > 0 ? std::optional<int64_t>(m_length) : std::nullopt);
}

// Nothing of a question is cut off, but its paragraph may take several windows.
void PreflightView::showWindows() {
  AnswerWindowOptions options = m_windows;
  options.max_length = m_length;
  const auto show = [&](QTreeWidgetItem* item, int64_t count, size_t rows) {
    item->setText(1, formatCount(count));
    item->setText(2, formatPercent(static_cast<double>(count) / static_cast<double>(std::max<size_t>(1, rows))));
    ExampleFilter& filter = m_filters[static_cast<size_t>(item->data(0, kFilterRole).toInt())];
    filter.length = m_length;
    filter.windows = m_windows;
  };
  for (const WindowRows& rows : m_windowRows) {
    const auto& questions = m_shown->questionRows[rows.split];
    const QuestionCounts counts = countQuestions(questions, options);
    rows.several->setText(0, tr("several windows at %1 tokens").arg(formatCount(m_length)));
    show(rows.several, counts.several + counts.no_room, questions.size());
    show(rows.lost, counts.lost, questions.size());
    if (rows.split != m_shownSplit) continue;
    m_cut->setText(tr("At %1 tokens %2 of %3 questions have several windows, %4 in all; %5 answers are whole in none.")
                       .arg(formatCount(m_length), formatCount(counts.several),
                            formatCount(static_cast<int64_t>(questions.size())), formatCount(counts.windows),
                            formatCount(counts.lost)));
  }
}

void PreflightView::showCut() {
  if (!m_shown) return;
  if (m_shown->questions) return showWindows();
  const LengthTable& lengths = m_shown->facts.splits[m_shownSplit].lengths;
  m_cut->setText(m_length > 0 ? tr("At %1 tokens %2 of %3 examples are cut and %4 tokens lost.")
                                    .arg(formatCount(m_length), formatCount(lengths.rowsCut(m_length)),
                                         formatCount(lengths.rows()), formatCount(lengths.tokensLost(m_length)))
                              : tr("Without a length nothing is cut."));
  for (const auto& [item, split] : m_cutRows) {
    const SplitFacts& facts = m_shown->facts.splits[split];
    item->setText(0, tr("cut at %1 tokens").arg(formatCount(m_length)));
    item->setText(1, formatCount(facts.lengths.rowsCut(m_length)));
    item->setText(2, formatPercent(static_cast<double>(facts.lengths.rowsCut(m_length)) /
                                   static_cast<double>(std::max<int64_t>(1, facts.lengths.rows()))));
    m_filters[static_cast<size_t>(item->data(0, kFilterRole).toInt())].length = m_length;
  }
}

QTreeWidgetItem* PreflightView::addRow(QTreeWidgetItem* parent, const QString& what, int64_t count,
                                       const ExampleFilter& filter) {
  auto* item = new QTreeWidgetItem(parent, {what, formatCount(count)});
  item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
  item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
  item->setData(0, kFilterRole, static_cast<int>(m_filters.size()));
  item->setToolTip(0, what);
  m_filters.push_back(filter);
  return item;
}

void PreflightView::addSplit(size_t split) {
  const SplitFacts& facts = m_shown->facts.splits[split];
  const auto rows = static_cast<int64_t>(facts.rows.size());
  const auto share = [](int64_t part, int64_t whole) {
    return formatPercent(static_cast<double>(part) / static_cast<double>(std::max<int64_t>(1, whole)));
  };
  ExampleFilter filter;
  filter.split = split;
  auto* top = addRow(nullptr,
                     facts.note.empty() ? splitLabel(facts.name)
                                        : QStringLiteral("%1 (%2)").arg(splitLabel(facts.name), coreWords(facts.note)),
                     rows, filter);
  m_tree->addTopLevelItem(top);
  const auto add = [&](const QString& what, int64_t count, ExampleKind kind) {
    filter.kind = kind;
    QTreeWidgetItem* item = addRow(top, what, count, filter);
    item->setText(2, share(count, rows));
    return item;
  };
  if (m_shown->questions) {
    const QuestionCounts counts = countQuestions(m_shown->questionRows[split], m_windows);
    m_windowRows.push_back({split, add({}, 0, ExampleKind::Cut),
                            add(exampleKindText(ExampleKind::AnswerLost, 0), 0, ExampleKind::AnswerLost)});
    if (counts.unanswerable > 0)
      add(exampleKindText(ExampleKind::Unanswerable, 0), counts.unanswerable, ExampleKind::Unanswerable);
  } else {
    m_cutRows.emplace_back(add({}, 0, ExampleKind::Cut), split);
  }
  add(tr("with [UNK]: %1 of %2 tokens").arg(formatCount(facts.unknown_tokens), formatCount(facts.tokens)),
      facts.rows_with_unknown, ExampleKind::Unknown);
  const std::pair<RowOddity, ExampleKind> kinds[] = {{kRepeated, ExampleKind::Repeated},
                                                     {kLeaked, ExampleKind::Leaked},
                                                     {kEmptyCell, ExampleKind::EmptyText},
                                                     {kBadEncoding, ExampleKind::BadEncoding},
                                                     {kControls, ExampleKind::Controls}};
  for (const auto& [oddity, kind] : kinds) {
    const int64_t count = facts.count(oddity);
    // Doubles and leaks are worth knowing where there are none, too.
    const bool asked = oddity == kRepeated || (oddity == kLeaked && facts.name != "train");
    if (count > 0 || asked) add(exampleKindText(kind, 0), count, kind);
  }
  for (const auto& [label, count] : facts.label_counts) {
    filter.kind = ExampleKind::All;
    filter.label = label;
    addRow(top, tr("label %1").arg(QString::fromStdString(label)), count, filter)->setText(2, share(count, rows));
  }
  top->setExpanded(true);
}

void PreflightView::addUnknownWords() {
  const Preflight& facts = m_shown->facts;
  if (facts.unknown_words.empty()) return;
  ExampleFilter filter;
  filter.kind = ExampleKind::Unknown;
  auto* top = new QTreeWidgetItem({tr("words that become [UNK]"), formatCount(facts.distinct_unknown_words)});
  top->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
  m_tree->addTopLevelItem(top);
  for (size_t i = 0; i < std::min(kMostWords, facts.unknown_words.size()); ++i) {
    const UnknownWord& word = facts.unknown_words[i];
    filter.split = word.split;
    filter.words = word.word;
    addRow(top, QString::fromStdString(word.word), word.count, filter);
  }
  top->setExpanded(true);
}

void PreflightView::fillTree() {
  m_tree->clear();
  m_filters.clear();
  m_cutRows.clear();
  m_windowRows.clear();
  if (!m_shown) return;
  for (size_t i = 0; i < m_shown->facts.splits.size(); ++i) addSplit(i);
  addUnknownWords();
  for (const std::string& warning : m_shown->facts.warnings) {
    auto* item = new QTreeWidgetItem({coreWords(warning)});
    item->setToolTip(0, item->text(0));
    item->setForeground(0, Theme::get().color(Tone::Warning));
    m_tree->addTopLevelItem(item);
    item->setFirstColumnSpanned(true);
  }
}

void PreflightView::follow(QTreeWidgetItem* item) {
  const QVariant place = item->data(0, kFilterRole);
  if (!place.isValid()) return;
  m_source->setFilter(m_filters[static_cast<size_t>(place.toInt())]);
}

void PreflightView::retranslate() {
  m_empty->setText(tr("Choose a data set above to see its lengths, its unknown words and what is odd in it."));
  m_lengths->setUnit(tr("tokens"));
  m_lengths->setAccessibleName(tr("Histogram of lengths"));
  m_tree->setAccessibleName(tr("What was found in the data"));
  m_tree->setHeaderLabels({tr("Found"), tr("Examples"), tr("Share")});
  m_tree->setToolTip(tr("Choose a line to see its examples."));
  m_tree->setAccessibleDescription(m_tree->toolTip());
  if (m_shown) {
    showLengths();
    fillTree();
    showCut();
  }
  refresh();
}

}  // namespace cloze
