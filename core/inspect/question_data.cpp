#include <core/inspect/question_data.h>

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace cloze {
namespace {

// Each paragraph and each question once, as texts of their own: paragraphs first.
DataSet textsOf(const QuestionData& data) {
  DataSet texts;
  texts.task.name = kQuestionTask;
  for (const QuestionSplit& split : data.splits) {
    Split& out = texts.splits.emplace_back();
    out.name = split.name;
    out.file = split.set.file;
    out.examples.reserve(split.set.paragraphs.size() + split.set.questions.size());
    for (const Paragraph& paragraph : split.set.paragraphs) out.examples.push_back({paragraph.context, {}, {}, 0});
    for (const Question& question : split.set.questions) out.examples.push_back({question.text, {}, {}, 0});
    for (const std::string& warning : split.set.warnings) {
      texts.warnings.push_back(data.splits.size() > 1 ? split.name + ": " + warning : warning);
    }
  }
  return texts;
}

class QuestionLook {
 public:
  QuestionLook(const QuestionData& data, const Tokenizer& tokenizer, std::stop_token stop)
      : m_data(data), m_tokenizer(tokenizer), m_stop(std::move(stop)) {}

  Result<QuestionPreflight> run(Preflight texts) {
    QuestionPreflight out;
    out.facts.casing = texts.casing;
    out.facts.warnings = std::move(texts.warnings);
    out.facts.distinct_unknown_words = texts.distinct_unknown_words;
    out.facts.unknown_words = std::move(texts.unknown_words);
    out.facts.unknown_words_left_out = texts.unknown_words_left_out;
    for (UnknownWord& word : out.facts.unknown_words)
      for (UnknownWord::Place& place : word.places) place.row = questionOfText(place.split, place.row);
    for (size_t place = 0; place < m_data.splits.size(); ++place) {
      if (!addSplit(place, texts.splits[place], &out)) {
        return makeError(ErrorCode::Cancelled, "Looking at the data was stopped.");
      }
    }
    return out;
  }

 private:
  using Key = std::pair<std::string_view, std::string_view>;
  struct KeyHash {
    size_t operator()(const Key& key) const {
      const std::hash<std::string_view> hash;
      return hash(key.first) * 31 + hash(key.second);
    }
  };
  using Rows = std::unordered_map<Key, int32_t, KeyHash>;

  // Of a paragraph the first question about it, or the one behind it where there is none.
  size_t questionOfText(size_t place, size_t text) const {
    const QuestionSet& set = m_data.splits[place].set;
    if (text >= set.paragraphs.size()) return text - set.paragraphs.size();
    const auto found = std::partition_point(set.questions.begin(), set.questions.end(),
                                            [text](const Question& question) { return question.paragraph < text; });
    const auto row = static_cast<size_t>(found - set.questions.begin());
    return std::min(row, set.questions.size() - 1);
  }

  bool addSplit(size_t place, const SplitFacts& texts, QuestionPreflight* out) {
    const QuestionSet& set = m_data.splits[place].set;
    SplitFacts facts;
    facts.name = texts.name;
    std::vector<QuestionRow> rows;
    Rows own;
    const bool isTrain = facts.name == "train";
    size_t encoded = set.paragraphs.size();  // whose pieces these are
    Pieces pieces;
    for (size_t i = 0; i < set.questions.size(); ++i) {
      if ((i & 63) == 0 && m_stop.stop_requested()) return false;
      const Question& question = set.questions[i];
      const RowFacts &paragraph = texts.rows[question.paragraph], &asked = texts.rows[set.paragraphs.size() + i];
      RowFacts fact;
      fact.tokens = paragraph.tokens + asked.tokens - 1;  // [CLS] of both
      fact.unknown = paragraph.unknown + asked.unknown;
      fact.oddities = static_cast<uint8_t>((paragraph.oddities | asked.oddities) &
                                           ~(kRepeated | kLeaked | kRepeatedOtherwise | kLeakedOtherwise));
      markTwins({question.text, set.paragraphs[question.paragraph].context}, isTrain, static_cast<int32_t>(i), &own,
                &fact);
      QuestionRow row{asked.tokens - 2, paragraph.tokens - 2, {-1, -1}, question.impossible, !question.answers.empty()};
      if (row.answered) {
        if (encoded != question.paragraph) m_tokenizer.encode(set.paragraphs[question.paragraph].context, &pieces);
        encoded = question.paragraph;
        row.answer = answerTokens(pieces.offsets, question.answers.front().bytes).value_or(row.answer);
      }
      facts.rows.push_back(fact);
      rows.push_back(row);
    }
    facts.words = texts.words;
    sumUpRows(&facts);
    out->facts.splits.push_back(std::move(facts));
    out->rows.push_back(std::move(rows));
    if (isTrain) m_train = std::move(own);
    return true;
  }

  void markTwins(const Key& key, bool isTrain, int32_t row, Rows* own, RowFacts* fact) const {
    const auto [twin, isNew] = own->emplace(key, row);
    if (!isNew) {
      fact->oddities |= kRepeated;
      fact->twin = twin->second;
    }
    const auto leaked = isTrain ? m_train.end() : m_train.find(key);
    if (leaked == m_train.end()) return;
    fact->oddities |= kLeaked;
    fact->twin = leaked->second;
  }

  const QuestionData& m_data;
  const Tokenizer& m_tokenizer;
  std::stop_token m_stop;
  Rows m_train;  // views of the data's own texts
};

}  // namespace

bool isQuestionData(const std::filesystem::path& path, const std::string& task) {
  return task == kQuestionTask || (task.empty() && !findQuestionFiles(path).empty());
}

Result<QuestionData> readQuestionData(const std::filesystem::path& path, std::stop_token stop) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return fileError(ErrorCode::NotFound, path.string(), "There is nothing here. Check the path.");
  }
  std::vector<QuestionFile> files = findQuestionFiles(path);
  if (files.empty()) {
    if (std::filesystem::is_directory(path, ignored)) {
      return fileError(ErrorCode::NotFound, path.string(),
                       "There is no file of questions in this folder: .json in SQuAD's layout was looked for.");
    }
    files.push_back({"train", path});  // reading it tells what is wrong with it
  }
  QuestionData data;
  for (const QuestionFile& file : files) {
    CLOZE_ASSIGN(QuestionSet set, readQuestions(file.file, stop));
    data.splits.push_back({file.split, std::move(set)});
  }
  return data;
}

int32_t windowCount(const QuestionRow& row, const AnswerWindowOptions& options) {
  const auto grid = windowGrid(row.question_tokens, row.paragraph_tokens, options);
  return grid.ok() ? grid->count : 0;
}

bool answerLost(const QuestionRow& row, const AnswerWindowOptions& options) {
  if (!row.answered) return false;
  const auto grid = windowGrid(row.question_tokens, row.paragraph_tokens, options);
  return row.answer.first < 0 || !grid.ok() || !grid->holds(row.answer);
}

QuestionCounts countQuestions(const std::vector<QuestionRow>& rows, const AnswerWindowOptions& options) {
  QuestionCounts counts;
  for (const QuestionRow& row : rows) {
    const int32_t windows = windowCount(row, options);
    counts.windows += windows;
    counts.several += windows > 1 ? 1 : 0;
    counts.no_room += windows == 0 ? 1 : 0;
    counts.lost += answerLost(row, options) ? 1 : 0;
    counts.unanswerable += row.impossible ? 1 : 0;
    counts.no_answer += !row.impossible && !row.answered ? 1 : 0;
  }
  return counts;
}

Result<QuestionPreflight> preflightQuestions(const QuestionData& data, const Tokenizer& tokenizer,
                                             PreflightProgress* progress, std::stop_token stop, int64_t threads) {
  const DataSet texts = textsOf(data);
  CLOZE_ASSIGN(Preflight facts, preflight(texts, tokenizer, progress, stop, threads));
  return QuestionLook(data, tokenizer, stop).run(std::move(facts));
}

}  // namespace cloze
