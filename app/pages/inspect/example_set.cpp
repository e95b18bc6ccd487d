#include <app/pages/inspect/example_set.h>

#include <core/inspect/data_source.h>
#include <core/runs/run_folder.h>
#include <core/spec/option_table.h>

#include <QString>

namespace cloze {

namespace {

bool isKind(const RowFacts& row, const ExampleFilter& filter) {
  switch (filter.kind) {
    case ExampleKind::All:
      return true;
    case ExampleKind::Cut:
      return filter.length > 0 && row.tokens > filter.length;
    case ExampleKind::Unknown:
      return row.unknown > 0;
    case ExampleKind::Longer:
      return row.tokens > filter.longer;
    case ExampleKind::Repeated:
      return row.oddities & kRepeated;
    case ExampleKind::Leaked:
      return row.oddities & kLeaked;
    case ExampleKind::EmptyText:
      return row.oddities & kEmptyCell;
    case ExampleKind::BadEncoding:
      return row.oddities & kBadEncoding;
    case ExampleKind::RepeatedOtherwise:
      return row.oddities & kRepeatedOtherwise;
    case ExampleKind::LeakedOtherwise:
      return row.oddities & kLeakedOtherwise;
    case ExampleKind::Controls:
      return row.oddities & kControls;
    case ExampleKind::AnswerLost:
    case ExampleKind::Unanswerable:
      break;
  }
  return false;  // of rows that are no questions
}

bool isKind(const RowFacts& row, const QuestionRow& question, const ExampleFilter& filter) {
  if (filter.kind == ExampleKind::Cut) return windowCount(question, filter.windowOptions()) != 1;
  if (filter.kind == ExampleKind::AnswerLost) return answerLost(question, filter.windowOptions());
  if (filter.kind == ExampleKind::Unanswerable) return question.impossible;
  return isKind(row, filter);
}

// Splits and what they are, for everybody who asks for a data set.
std::shared_ptr<const DataSet> namesOf(const QuestionData& questions) {
  auto data = std::make_shared<DataSet>();
  data->task.name = kQuestionTask;
  data->task.pair = true;
  for (const QuestionSplit& split : questions.splits) {
    data->splits.emplace_back().name = split.name;
    data->splits.back().file = split.set.file;
  }
  return data;
}

// Looks for words in texts; a paragraph is looked through once for all its questions.
class WordSearch {
 public:
  explicit WordSearch(const std::string& words) : m_words(QString::fromStdString(words)) {}
  bool isIn(const std::string& text) const {
    return QString::fromStdString(text).contains(m_words, Qt::CaseInsensitive);
  }
  bool finds(const Example& row) const { return m_words.isEmpty() || isIn(row.text_a) || isIn(row.text_b); }
  bool finds(const QuestionSet& set, const Question& row) {
    if (m_words.isEmpty()) return true;
    if (m_paragraph != row.paragraph) m_inParagraph = isIn(set.paragraphs[row.paragraph].context);
    m_paragraph = row.paragraph;
    return m_inParagraph || isIn(row.text) || isIn(row.id);
  }

 private:
  const QString m_words;
  size_t m_paragraph = SIZE_MAX;
  bool m_inParagraph = false;
};

// Whether the numbers of a row are what a filter narrows them to.
bool isWithin(const ExampleFilter& filter, const RowFacts& row) {
  if (filter.tokens_to > 0 && (row.tokens < filter.tokens_from || row.tokens >= filter.tokens_to)) return false;
  return filter.unknown.empty() || row.unknown > 0;
}

// Whether one of the row's texts has `word` among those that become [UNK].
bool becomesUnknown(const Example& example, bool pair, const std::string& word, const Tokenizer& tokenizer,
                    Pieces* pieces) {
  const auto isIn = [&](const std::string& text) {
    if (text.find(word) == std::string::npos) return false;
    tokenizer.encode(text, pieces);
    for (size_t i = 0; i < pieces->ids.size(); ++i) {
      if (pieces->ids[i] != tokenizer.unkId()) continue;
      const auto start = static_cast<size_t>(pieces->offsets[i].start),
                 end = static_cast<size_t>(pieces->offsets[i].end);
      if (shownPart(std::string_view(text).substr(start, end - start)) == word) return true;
    }
    return false;
  };
  return isIn(example.text_a) || (pair && isIn(example.text_b));
}

std::vector<int32_t> matchingQuestions(const ExampleSet& set, const ExampleFilter& filter, std::stop_token stop) {
  std::vector<int32_t> rows;
  const std::vector<RowFacts>& facts = set.facts.splits[filter.split].rows;
  const QuestionSet& questions = set.questions->splits[filter.split].set;
  WordSearch words(filter.words);
  Pieces pieces;
  for (size_t row = 0; row < facts.size(); ++row) {
    if ((row & 255) == 0 && stop.stop_requested()) break;
    if (!isKind(facts[row], set.questionRows[filter.split][row], filter) || !isWithin(filter, facts[row])) continue;
    const auto at = static_cast<int32_t>(row);
    if (!filter.unknown.empty() &&
        !becomesUnknown(exampleAt(set, filter.split, at), true, filter.unknown, *set.tools->tokenizer, &pieces))
      continue;
    if (words.finds(questions, questions.questions[row])) rows.push_back(at);
  }
  return rows;
}

Result<ExampleSetPtr> openQuestions(InspectToolBox* box, const ExampleRequest& request, const ExampleSetPtr& known,
                                    PreflightProgress* progress, std::stop_token stop) {
  auto set = std::make_shared<ExampleSet>();
  CLOZE_ASSIGN(const InspectToolsPtr tools, box->open(request.vocabulary, request.lower, request.rules));
  set->tools = tools;
  if (known != nullptr) {
    set->questions = known->questions;
    set->data = known->data;
  } else {
    CLOZE_ASSIGN(QuestionData data, readQuestionData(request.data, stop));
    set->questions = std::make_shared<const QuestionData>(std::move(data));
    set->data = namesOf(*set->questions);
  }
  CLOZE_ASSIGN(QuestionPreflight found, preflightQuestions(*set->questions, *tools->tokenizer, progress, stop));
  set->facts = std::move(found.facts);
  set->questionRows = std::move(found.rows);
  return ExampleSetPtr(set);
}

// What the run says of itself, and where a vocabulary of it can be found.
Status readRun(const ExampleRequest& request, ExampleSet* set, RunSpec* spec) {
  CLOZE_ASSIGN(const RunRecord record, readRunRecord(request.run));
  *spec = record.spec;
  if (spec->data.labels.empty()) spec->data.labels = record.labels;
  set->batch = spec->batch;
  set->vocabulary = spec->model.model;
  const std::vector<CheckpointInfo> checkpoints = listCheckpoints(request.run);
  if (!checkpoints.empty()) set->vocabulary = checkpoints.front().folder;
  if (spec->model.do_lower_case != Casing::Auto) set->lower = spec->model.do_lower_case == Casing::Lower;
  return {};
}

}  // namespace

Result<ExampleSetPtr> openExamples(InspectToolBox* box, const ExampleRequest& request, const ExampleSetPtr& known,
                                   PreflightProgress* progress, std::stop_token stop) {
  if (known ? known->questions != nullptr : request.run.empty() && isQuestionData(request.data, request.task))
    return openQuestions(box, request, known, progress, stop);
  auto set = std::make_shared<ExampleSet>();
  RunSpec spec;
  if (!request.run.empty()) {
    CLOZE_TRY(readRun(request, set.get(), &spec));
  } else if (known == nullptr) {
    CLOZE_ASSIGN(spec.data, dataSpecFor(request.data, request.task));
    for (const auto& [name, value] : request.options) CLOZE_TRY(setOption(&spec, name, value));
  }
  const auto vocabulary = request.vocabulary.empty() ? set->vocabulary : request.vocabulary;
  CLOZE_ASSIGN(const InspectToolsPtr tools,
               box->open(vocabulary, request.vocabulary.empty() ? set->lower : request.lower, request.rules));
  if (known == nullptr) {
    CLOZE_ASSIGN(DataSet data, request.run.empty() ? readExamples(spec, stop) : readDataSet(spec, stop));
    set->data = std::make_shared<const DataSet>(std::move(data));
  } else {
    set->data = known->data;
  }
  set->tools = tools;
  CLOZE_ASSIGN(set->facts, preflight(*set->data, *tools->tokenizer, progress, stop));
  return ExampleSetPtr(set);
}

Example exampleAt(const ExampleSet& set, size_t split, int32_t row) {
  const auto at = static_cast<size_t>(row);
  if (!set.questions) return set.data->splits[split].examples[at];
  const QuestionSet& questions = set.questions->splits[split].set;
  const Question& question = questions.questions[at];
  Example example;
  example.text_a = question.text;
  example.text_b = questions.paragraphs[question.paragraph].context;
  if (!question.answers.empty()) example.label = question.answers.front().text;
  return example;
}

std::vector<int32_t> matchingRows(const ExampleSet& set, const ExampleFilter& filter, std::stop_token stop) {
  std::vector<int32_t> rows;
  if (filter.split >= set.facts.splits.size()) return rows;
  if (set.questions) return matchingQuestions(set, filter, std::move(stop));
  const SplitFacts& facts = set.facts.splits[filter.split];
  const Split& split = set.data->splits[filter.split];
  const WordSearch words(filter.words);
  Pieces pieces;
  for (size_t row = 0; row < facts.rows.size(); ++row) {
    if ((row & 255) == 0 && stop.stop_requested()) break;
    const Example& example = split.examples[row];
    if (!isKind(facts.rows[row], filter)) continue;
    if (!filter.label.empty() && example.label != filter.label) continue;
    if (!isWithin(filter, facts.rows[row])) continue;
    if (!filter.unknown.empty() &&
        !becomesUnknown(example, set.data->task.pair, filter.unknown, *set.tools->tokenizer, &pieces))
      continue;
    if (words.finds(example)) rows.push_back(static_cast<int32_t>(row));
  }
  return rows;
}

}  // namespace cloze
