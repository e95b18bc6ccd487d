#include <core/inspect/question_data.h>
#include <core/inspect/text_pass.h>

#include <algorithm>
#include <new>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace cloze {
namespace {

constexpr size_t kChunkParagraphs = 32;

// Each question with its paragraph's number, equal paragraphs having one: rows that repeat where the texts do, without
// a paragraph being compared for each of its questions.
DataSet numberedRows(const QuestionData& data) {
  DataSet rows;
  rows.task.pair = true;
  std::unordered_map<std::string_view, size_t> numbers;
  std::vector<std::string> numbered;  // by paragraph
  for (const QuestionSplit& split : data.splits) {
    Split& out = rows.splits.emplace_back();
    out.name = split.name;
    out.examples.reserve(split.set.questions.size());
    numbered.clear();
    for (const Paragraph& paragraph : split.set.paragraphs)
      numbered.push_back(std::to_string(numbers.emplace(paragraph.context, numbers.size()).first->second));
    for (const Question& question : split.set.questions)
      out.examples.push_back({question.text, numbered[question.paragraph], {}, 0});
  }
  return rows;
}

class QuestionLook {
 public:
  QuestionLook(const QuestionData& data, const Tokenizer& tokenizer, PreflightProgress* progress, std::stop_token stop,
               int64_t threads)
      : m_data(data), m_pass(tokenizer, progress, std::move(stop), threads) {
    m_out.facts.casing = casingMistake(tokenizer.options(), casingOf(tokenizer.vocabulary()));
    m_out.facts.splits.resize(data.splits.size());
    m_out.rows.resize(data.splits.size());
    int64_t paragraphs = 0;
    for (const QuestionSplit& split : data.splits) {
      paragraphs += static_cast<int64_t>(split.set.paragraphs.size());
      for (const std::string& warning : split.set.warnings)
        m_out.facts.warnings.push_back(data.splits.size() > 1 ? split.set.file.string() + ": " + warning : warning);
    }
    if (progress != nullptr) progress->of = paragraphs;
  }

  Result<QuestionPreflight> run() {
    for (size_t place = 0; place < m_data.splits.size(); ++place)
      if (!lookAtSplit(place)) return stoppedPreflight();
    markTwins(numberedRows(m_data), &m_out.facts.splits);
    for (SplitFacts& facts : m_out.facts.splits) sumUpRows(&facts);
    m_pass.takeUnknownWords(&m_out.facts);
    return std::move(m_out);
  }

 private:
  // False: stopped.
  bool lookAtSplit(size_t place) {
    const QuestionSet& set = m_data.splits[place].set;
    SplitFacts& facts = m_out.facts.splits[place];
    facts.name = m_data.splits[place].name;
    facts.rows.resize(set.questions.size());
    std::vector<QuestionRow>& rows = m_out.rows[place];
    rows.resize(set.questions.size());
    std::vector<size_t> ends(set.paragraphs.size());  // of the paragraphs' questions, which stand together
    for (size_t i = 0; i < set.questions.size(); ++i) ends[set.questions[i].paragraph] = i + 1;
    for (size_t i = 1; i < ends.size(); ++i) ends[i] = std::max(ends[i], ends[i - 1]);
    const auto look = [&](size_t paragraph, TextPass::Hand& hand) {
      const size_t first = paragraph > 0 ? ends[paragraph - 1] : 0, end = ends[paragraph];
      if (first == end) return;  // nobody asks about it
      RowFacts of;
      hand.look(set.paragraphs[paragraph].context, first, end - first, &of);
      for (size_t i = first; i < end; ++i) {
        const Question& question = set.questions[i];
        QuestionRow& row = rows[i];
        row.paragraph_tokens = of.tokens;
        row.impossible = question.impossible;
        row.answered = !question.answers.empty();
        if (row.answered)
          row.answer = answerTokens(hand.pieces().offsets, question.answers.front().bytes).value_or(row.answer);
      }
      for (size_t i = first; i < end; ++i) {
        RowFacts& fact = facts.rows[i] = of;
        hand.look(set.questions[i].text, i, 1, &fact);
        rows[i].question_tokens = fact.tokens - of.tokens;
        fact.tokens += kSpecials;
      }
    };
    return m_pass.run(place, set.paragraphs.size(), kChunkParagraphs, look, &facts);
  }

  static constexpr int32_t kSpecials = 3;
  const QuestionData& m_data;
  TextPass m_pass;
  QuestionPreflight m_out;
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

namespace {

using Grid = std::optional<WindowGrid>;

Grid gridOf(const QuestionRow& row, const AnswerWindowOptions& options) {
  return countedGrid(row.question_tokens, row.paragraph_tokens, options);
}
int32_t windowsIn(const Grid& grid) {
  return grid ? grid->count : 0;
}
bool isLost(const QuestionRow& row, const Grid& grid) {
  return row.answered && (row.answer.first < 0 || !grid || !grid->holds(row.answer));
}

}  // namespace

int32_t windowCount(const QuestionRow& row, const AnswerWindowOptions& options) {
  return windowsIn(gridOf(row, options));
}

bool answerLost(const QuestionRow& row, const AnswerWindowOptions& options) {
  return isLost(row, gridOf(row, options));
}

QuestionCounts countQuestions(const std::vector<QuestionRow>& rows, const AnswerWindowOptions& options) {
  QuestionCounts counts;
  for (const QuestionRow& row : rows) {
    const Grid grid = gridOf(row, options);
    const int32_t windows = windowsIn(grid);
    counts.windows += windows;
    counts.several += windows > 1 ? 1 : 0;
    counts.no_room += windows == 0 ? 1 : 0;
    counts.lost += isLost(row, grid) ? 1 : 0;
    counts.unanswerable += row.impossible ? 1 : 0;
    counts.no_answer += !row.impossible && !row.answered ? 1 : 0;
  }
  return counts;
}

Result<QuestionPreflight> preflightQuestions(const QuestionData& data, const Tokenizer& tokenizer,
                                             PreflightProgress* progress, std::stop_token stop, int64_t threads) {
  try {
    return QuestionLook(data, tokenizer, progress, std::move(stop), threads).run();
  } catch (const std::bad_alloc&) {
    return noMemoryForPreflight();
  }
}

}  // namespace cloze
