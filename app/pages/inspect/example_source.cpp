#include <app/pages/inspect/example_source.h>

#include <algorithm>

namespace cloze {

namespace {
const QString kOpenTag = QStringLiteral("inspect.open");
const QString kFindTag = QStringLiteral("inspect.find");
}  // namespace

ExampleSource::ExampleSource(WorkService* work, std::shared_ptr<InspectToolBox> box, QObject* parent)
    : QObject(parent), m_work(work), m_box(std::move(box)) {}

int ExampleSource::percent() const {
  if (!m_progress || m_progress->of == 0) return -1;
  return static_cast<int>(100 * m_progress->rows / m_progress->of);
}

void ExampleSource::open(const ExampleRequest& request, const ExampleFilter& filter, int row) {
  m_filter = filter;
  m_wantedRow = row;
  m_shows = true;
  stopReading();
  if (m_set && resolved(request) == resolved(m_counted)) {
    m_request = request;
    m_problem.reset();
    Q_EMIT opened();
    return findRows(row);
  }
  const ExampleSetPtr known = m_set && m_counted.sameData(request) ? m_set : nullptr;
  forget();
  m_request = request;
  read(known);
}

void ExampleSource::recount(const std::filesystem::path& vocabulary, std::optional<bool> lower, TokenizerRules rules) {
  if (!m_set) return;
  ExampleRequest wanted = m_request;
  wanted.vocabulary = vocabulary;
  wanted.lower = lower;
  wanted.rules = rules;
  if (wanted == resolved(m_request)) return;
  m_request = wanted;
  if (wanted != resolved(m_counted)) return countAgain();
  stopReading();
  m_problem.reset();
  Q_EMIT changed();
}

// A run asked for by its name alone is counted with what it brings along. REQUIRES: a set
ExampleRequest ExampleSource::resolved(ExampleRequest request) const {
  if (!request.vocabulary.empty() || request.run.empty() || request.run != m_counted.run) return request;
  request.vocabulary = m_set->vocabulary;
  request.lower = m_set->lower;
  return request;
}

void ExampleSource::countAgain() {
  if (m_set) read(m_set);
}

void ExampleSource::read(const ExampleSetPtr& known) {
  m_problem.reset();
  m_busy = true;
  m_progress = std::make_shared<PreflightProgress>();
  Q_EMIT changed();
  m_work->runOr(
      this, kOpenTag,
      [this, box = m_box, request = m_request, known,
       progress = m_progress](std::stop_token stop) -> std::function<void()> {
        auto result =
            std::make_shared<Result<ExampleSetPtr>>(openExamples(box.get(), request, known, progress.get(), stop));
        return [this, result] { take(*result); };
      },
      [this] { take(makeError(ErrorCode::OutOfMemory, "There is not enough memory for this.")); });
}

void ExampleSource::take(const Result<ExampleSetPtr>& result) {
  m_busy = false;
  if (!result.ok()) {
    if (result.error().code != ErrorCode::Cancelled) m_problem = result.error();
    Q_EMIT changed();
    return;
  }
  const bool first = m_set == nullptr;
  m_set = *result;
  m_counted = m_request;
  if (first) Q_EMIT opened();
  if (m_filter.split >= m_set->data->splits.size()) m_filter.split = 0;
  findRows(m_wantedRow);
}

void ExampleSource::stopReading() {
  if (!m_busy) return;
  m_busy = false;
  m_work->run(this, kOpenTag, [](std::stop_token) { return [] {}; });
}

void ExampleSource::cancel() {
  if (!m_busy) return;
  stopReading();
  Q_EMIT changed();
}

// What is being searched for in the set is forgotten with it.
void ExampleSource::forget() {
  m_work->run(this, kFindTag, [](std::stop_token) { return [] {}; });
  m_set.reset();
  m_counted = {};
  m_rows.clear();
  m_position = -1;
}

void ExampleSource::close() {
  stopReading();
  forget();
  m_request = {};
  m_problem.reset();
  m_filter = {};
  m_wantedRow = 0;
  m_shows = false;
  Q_EMIT changed();
}

void ExampleSource::setFilter(const ExampleFilter& filter) {
  if (filter == m_filter && m_shows) return;
  m_shows = true;
  if (filter.split != m_filter.split) m_wantedRow = 0;
  m_filter = filter;
  if (m_set) findRows(m_wantedRow);
}

void ExampleSource::followLength(int length, const AnswerWindowOptions& windows) {
  if (length == m_filter.length && windows == m_filter.windows) return;
  m_filter.length = length;
  m_filter.windows = windows;
  if (m_set) findRows(m_wantedRow);
}

void ExampleSource::findRows(int wantedRow) {
  m_work->run(this, kFindTag, [this, set = m_set, filter = m_filter, wantedRow](std::stop_token stop) {
    auto rows = std::make_shared<std::vector<int32_t>>(matchingRows(*set, filter, stop));
    return [this, rows, split = filter.split, wantedRow] {
      m_rows = std::move(*rows);
      m_rowsSplit = split;
      m_position = -1;
      showRow(std::max(0, wantedRow));
      if (m_rows.empty()) Q_EMIT changed();
    };
  });
}

// The row itself, or the nearest behind it that the filter has.
void ExampleSource::showRow(int row) {
  m_wantedRow = row;
  if (m_rows.empty()) return;
  const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), row);
  show(static_cast<int>(found == m_rows.end() ? m_rows.size() - 1 : static_cast<size_t>(found - m_rows.begin())));
}

void ExampleSource::goTo(int position) {
  m_shows = true;
  show(position);
}

void ExampleSource::show(int position) {
  if (m_rows.empty()) return;
  m_position = std::clamp(position, 0, matching() - 1);
  m_wantedRow = row();
  m_example = exampleAt(*m_set, m_rowsSplit, m_wantedRow);
  m_question = m_set->questions ? &m_set->questions->splits[m_rowsSplit].set.questions[static_cast<size_t>(m_wantedRow)]
                                : nullptr;
  Q_EMIT changed();
  if (m_shows) Q_EMIT exampleChanged();
}

}  // namespace cloze
