// Files of questions as a data set to look at: what preflight() says of rows of text, and what becomes of the answers.
//
// Values, immutable once made; any thread.
#pragma once

#include <core/data/question_reader.h>
#include <core/inspect/answer_windows.h>
#include <core/inspect/preflight.h>

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace cloze {

inline constexpr const char* kQuestionTask = "squad";  // the name of the layout, as a task
inline constexpr int32_t kQuestionLength = 384;        // usual for questions: run_squad's max_seq_length

struct QuestionSplit {
  std::string name;
  QuestionSet set;
};
struct QuestionData {
  std::vector<QuestionSplit> splits;
};

// Whether `path` is such a file, or a folder with such files, and no other task is asked for.
bool isQuestionData(const std::filesystem::path& path, const std::string& task);
// Refuses, beside what readQuestions() does, a path without such a file.
Result<QuestionData> readQuestionData(const std::filesystem::path& path, std::stop_token stop = {});

// One question with its paragraph, as numbers of tokens: enough to know its windows at any length.
struct QuestionRow {
  int32_t question_tokens = 0, paragraph_tokens = 0;
  Stretch answer{-1, -1};   // first and last token of the first answer; -1: none stands in the paragraph
  bool impossible = false;  // is_impossible
  bool answered = false;    // the file has an answer
};

struct QuestionCounts {
  int64_t windows = 0;
  int64_t several = 0;       // questions with more than one window
  int64_t lost = 0;          // with an answer that no window has wholly
  int64_t unanswerable = 0;  // is_impossible
  int64_t no_answer = 0;     // neither impossible nor answered: a test file
  int64_t no_room = 0;       // so long that nothing of the paragraph has room; no windows
  int64_t notInOne() const { return several + no_room; }
};
int32_t windowCount(const QuestionRow& row, const AnswerWindowOptions& options);  // 0: no room
bool answerLost(const QuestionRow& row, const AnswerWindowOptions& options);
QuestionCounts countQuestions(const std::vector<QuestionRow>& rows, const AnswerWindowOptions& options);

struct QuestionPreflight {
  // A row a question, with its paragraph: tokens, [UNK]s and oddities of both, repeated and leaked as pairs. An unknown
  // word of a paragraph counts once, but its rows are all of the paragraph's questions. Paragraphs that nobody asks
  // about are passed over.
  Preflight facts;
  std::vector<std::vector<QuestionRow>> rows;  // by split
};
Result<QuestionPreflight> preflightQuestions(const QuestionData& data, const Tokenizer& tokenizer,
                                             PreflightProgress* progress = nullptr, std::stop_token stop = {},
                                             int64_t threads = 0);

}  // namespace cloze
