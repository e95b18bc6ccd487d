// Questions about paragraphs, in SQuAD's layout: SQuAD 1.1 and 2.0, DRCD, ODSQA.
//
// The file is checked and then walked through once, without a tree of it in memory; a paragraph is held once, however
// many questions there are about it. Values, immutable after reading; any thread.
#pragma once

#include <core/base/result.h>
#include <core/text/tokenizer.h>

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cloze {

struct Paragraph {
  std::string title;  // of its article; empty: none
  std::string context;
};

struct GoldAnswer {
  std::string text;
  int32_t start = 0;  // answer_start: code points of the context
  Offset bytes;       // of the context: as many code points from `start` as the text has
  bool found = true;  // the text stands there
};

struct Question {
  std::string id, text;
  size_t paragraph = 0;             // index of QuestionSet::paragraphs
  bool impossible = false;          // is_impossible: the paragraph does not answer it
  std::vector<GoldAnswer> answers;  // as in the file but for empty ones; none in a test file, or where it is impossible
};

struct QuestionSet {
  std::filesystem::path file;
  std::string version;
  std::vector<Paragraph> paragraphs;
  std::vector<Question> questions;    // in the file's order
  std::vector<std::string> warnings;  // answers that do not stand where they are said to, ids that stand twice
};

struct QuestionLimits {
  uint64_t file_bytes = 1ull << 30;
  size_t context_bytes = 64ull << 20;  // of one paragraph or question
};

// Refuses, naming the file, the paragraph or the question's id, and the remedy: what is no JSON or torn (see
// checked_json.h), what lacks a field or has it of another type, an answer_start outside of its paragraph, a file
// without questions. plausible_answers and keys that are not known are passed over. Cancelled where it was stopped.
Result<QuestionSet> readQuestions(const std::filesystem::path& file, std::stop_token stop = {},
                                  QuestionLimits limits = {});
// The same of a text; `source` is what errors name.
Result<QuestionSet> parseQuestions(std::string_view text, const std::filesystem::path& source,
                                   std::stop_token stop = {}, QuestionLimits limits = {});

// Whether a file begins as this layout does. Reads its first bytes; never fails.
bool looksLikeQuestions(const std::filesystem::path& file);

struct QuestionFile {
  std::string split;  // "train", "dev" or "test", by its name; a file that says nothing of itself is train
  std::filesystem::path file;
};
// A file in this layout, or those of a folder in the order train, dev, test, then by name; where two of a folder would
// be the same split, the later one's is its file name. Empty: none.
std::vector<QuestionFile> findQuestionFiles(const std::filesystem::path& path);

}  // namespace cloze
