#include <app/pages/inspect/example_bar.h>
#include <app/pages/inspect/findings_table.h>
#include <app/pages/run_words.h>
#include <widgets/format.h>
#include <widgets/theme.h>

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace cloze {

namespace {
constexpr int kKindRole = Qt::UserRole;  // of a cell that leads somewhere: its ExampleKind
constexpr int kRowHeight = 24;
}  // namespace

FindingsTable::FindingsTable(QWidget* parent) : QTableWidget(parent) {
  setObjectName(QStringLiteral("preflight-findings"));
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setDefaultSectionSize(kRowHeight);
  horizontalHeader()->setHighlightSections(false);
  setShowGrid(false);
  setWordWrap(false);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setMouseTracking(true);
  connect(this, &QTableWidget::cellClicked, this, &FindingsTable::follow);
  connect(this, &QTableWidget::cellActivated, this, &FindingsTable::follow);
  connect(this, &QTableWidget::cellEntered, this, [this](int row, int column) {
    const QTableWidgetItem* cell = item(row, column);
    viewport()->setCursor(cell && cell->data(kKindRole).isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
  });
  connect(&Theme::get(), &Theme::changed, this, &FindingsTable::fill);
}

void FindingsTable::setSet(const ExampleSetPtr& set, int length, const AnswerWindowOptions& windows) {
  m_set = set;
  m_length = length;
  m_windows = windows;
  fill();
}

void FindingsTable::setLength(int length) {
  if (length == m_length) return;
  m_length = length;
  showCut();
}

void FindingsTable::setWindows(const AnswerWindowOptions& windows) {
  if (windows == m_windows) return;
  m_windows = windows;
  showCut();
}

void FindingsTable::setSplit(size_t split) {
  m_split = split;
  for (int column = 1; column < columnCount(); ++column) {
    QFont font = this->font();
    font.setWeight(column == static_cast<int>(split) + 1 ? QFont::DemiBold : QFont::Normal);
    if (QTableWidgetItem* head = horizontalHeaderItem(column)) head->setFont(font);
  }
}

int FindingsTable::addKind(const QString& title) {
  const int row = rowCount();
  insertRow(row);
  auto* cell = new QTableWidgetItem(title);
  cell->setFlags(Qt::ItemIsEnabled);
  cell->setToolTip(title);
  setItem(row, 0, cell);
  return row;
}

void FindingsTable::setCount(int row, size_t split, int64_t count, int64_t whole, ExampleKind kind,
                             const QString& tip) {
  const int column = static_cast<int>(split) + 1;
  QTableWidgetItem* cell = item(row, column);
  if (cell == nullptr) setItem(row, column, cell = new QTableWidgetItem);
  const double share = static_cast<double>(count) / static_cast<double>(std::max<int64_t>(1, whole));
  cell->setText(count > 0 && whole > 0
                    ? tr("%1 (%2)", "a count and its share").arg(formatCount(count), formatPercent(share))
                    : formatCount(count));
  cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  cell->setForeground(Theme::get().color(count > 0 ? Tone::Accent : Tone::Secondary));
  cell->setData(kKindRole, count > 0 ? QVariant(static_cast<int>(kind)) : QVariant());
  cell->setToolTip(tip.isEmpty() && count > 0 ? tr("Show these examples") : tip);
}

void FindingsTable::fill() {
  clear();
  setRowCount(0);
  m_cutRow = m_lostRow = m_unanswerableRow = -1;
  const size_t splits = m_set ? m_set->facts.splits.size() : 0;
  setColumnCount(m_set ? static_cast<int>(splits) + 1 : 0);
  if (!m_set) return;
  setHorizontalHeaderItem(0, new QTableWidgetItem(tr("Found")));
  horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  const int examples = addKind(tr("examples"));
  m_cutRow = addKind({});
  m_lostRow = addKind(m_set->questions ? exampleKindText(ExampleKind::AnswerLost, 0) : tr("tokens lost"));
  m_unanswerableRow = m_set->questions ? addKind(exampleKindText(ExampleKind::Unanswerable, 0)) : -1;
  const int unknownTokens = addKind(tr("[UNK] among the tokens"));
  const int unknown = addKind(exampleKindText(ExampleKind::Unknown, 0));
  for (size_t i = 0; i < splits; ++i) {
    const SplitFacts& facts = m_set->facts.splits[i];
    auto* head = new QTableWidgetItem(splitLabel(facts.name));
    head->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setHorizontalHeaderItem(static_cast<int>(i) + 1, head);
    const auto rows = static_cast<int64_t>(facts.rows.size());
    setCount(examples, i, rows, 0, ExampleKind::All);
    setCount(unknownTokens, i, facts.unknown_tokens, facts.tokens, ExampleKind::Unknown,
             tr("%1 of %2 tokens are [UNK].").arg(formatCount(facts.unknown_tokens), formatCount(facts.tokens)));
    setCount(unknown, i, facts.rows_with_unknown, rows, ExampleKind::Unknown);
  }
  addOddities();
  showCut();
  setSplit(m_split);
  horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  for (int column = 1; column < columnCount(); ++column)
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
}

void FindingsTable::addOddities() {
  const std::pair<RowOddity, ExampleKind> kinds[] = {
      {kRepeated, ExampleKind::Repeated},   {kRepeatedOtherwise, ExampleKind::RepeatedOtherwise},
      {kLeaked, ExampleKind::Leaked},       {kLeakedOtherwise, ExampleKind::LeakedOtherwise},
      {kEmptyCell, ExampleKind::EmptyText}, {kBadEncoding, ExampleKind::BadEncoding},
      {kControls, ExampleKind::Controls}};
  const auto& splits = m_set->facts.splits;
  for (const auto& [oddity, kind] : kinds) {
    const bool ofLeaks = oddity == kLeaked || oddity == kLeakedOtherwise;
    const bool ofSome = std::any_of(splits.begin(), splits.end(),
                                    [oddity = oddity](const SplitFacts& split) { return split.count(oddity) > 0; });
    if (ofLeaks && splits.size() < 2) continue;
    if ((oddity == kRepeatedOtherwise || oddity == kLeakedOtherwise) && !ofSome) continue;
    const int row = addKind(exampleKindText(kind, 0));
    for (size_t i = 0; i < splits.size(); ++i) {
      if (ofLeaks && splits[i].name == "train") {
        auto* none = new QTableWidgetItem(QStringLiteral("–"));
        none->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        none->setForeground(Theme::get().color(Tone::Secondary));
        setItem(row, static_cast<int>(i) + 1, none);
      } else {
        setCount(row, i, splits[i].count(oddity), static_cast<int64_t>(splits[i].rows.size()), kind);
      }
    }
  }
}

void FindingsTable::showCut() {
  if (!m_set || m_cutRow < 0) return;
  if (m_set->questions) return showWindows();
  const QString title = m_length > 0 ? tr("cut at %1 tokens").arg(formatCount(m_length)) : tr("cut");
  item(m_cutRow, 0)->setText(title);
  item(m_cutRow, 0)->setToolTip(title);
  for (size_t i = 0; i < m_set->facts.splits.size(); ++i) {
    const LengthTable& lengths = m_set->facts.splits[i].lengths;
    setCount(m_cutRow, i, lengths.rowsCut(m_length), lengths.rows(), ExampleKind::Cut);
    setCount(m_lostRow, i, lengths.tokensLost(m_length), lengths.tokens(), ExampleKind::Cut);
  }
}

// Nothing of a question is cut off, but its paragraph may take several windows.
void FindingsTable::showWindows() {
  AnswerWindowOptions options = m_windows;
  options.max_length = m_length;
  item(m_cutRow, 0)->setText(tr("not in one window at %1 tokens").arg(formatCount(m_length)));
  item(m_cutRow, 0)->setToolTip(item(m_cutRow, 0)->text());
  m_counts.clear();
  for (size_t i = 0; i < m_set->questionRows.size(); ++i) {
    const auto& questions = m_set->questionRows[i];
    const QuestionCounts& counts = m_counts.emplace_back(countQuestions(questions, options));
    const auto all = static_cast<int64_t>(questions.size());
    setCount(m_cutRow, i, counts.notInOne(), all, ExampleKind::Cut);
    setCount(m_lostRow, i, counts.lost, all, ExampleKind::AnswerLost);
    setCount(m_unanswerableRow, i, counts.unanswerable, all, ExampleKind::Unanswerable);
  }
}

void FindingsTable::follow(int row, int column) {
  const QTableWidgetItem* cell = item(row, column);
  if (!cell || column == 0 || !cell->data(kKindRole).isValid()) return;
  Q_EMIT chosen(static_cast<size_t>(column - 1), static_cast<ExampleKind>(cell->data(kKindRole).toInt()));
}

void FindingsTable::changeEvent(QEvent* event) {
  QTableWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) setSplit(m_split);
}

void FindingsTable::retranslate() {
  setAccessibleName(tr("What was found in the data"));
  setAccessibleDescription(tr("Choose a number to see its examples."));
  fill();
}

}  // namespace cloze
