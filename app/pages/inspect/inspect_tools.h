// What is needed to look at texts with one vocabulary, opened once and kept; and one look.
//
// Everything here may run on any thread; the cache is locked.
#pragma once

#include <core/inspect/answer_windows.h>
#include <core/inspect/casing.h>
#include <core/inspect/inspection.h>
#include <core/inspect/trace.h>
#include <core/inspect/truncations.h>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace cloze {

struct InspectTools {
  explicit InspectTools(std::shared_ptr<const Tokenizer> made)
      : tokenizer(std::move(made)),
        inspector(tokenizer),
        tracer(tokenizer),
        casing(casingOf(tokenizer->vocabulary())) {}
  std::shared_ptr<const Tokenizer> tokenizer;
  Inspector inspector;
  Tracer tracer;
  VocabularyCasing casing;
};
using InspectToolsPtr = std::shared_ptr<const InspectTools>;

class InspectToolBox {
 public:
  // As openTokenizer(); opened anew where the file has changed since.
  Result<InspectToolsPtr> open(const std::filesystem::path& path, std::optional<bool> lower, TokenizerRules rules);

 private:
  using Key = std::tuple<std::filesystem::path, int, TokenizerRules, std::filesystem::file_time_type>;
  std::mutex m_mutex;
  std::map<Key, InspectToolsPtr> m_open;
};

struct InspectQuestion {
  std::filesystem::path vocabulary;  // a model folder or a vocab.txt
  std::optional<bool> lower;
  TokenizerRules rules = TokenizerRules::HuggingFace;
  std::string a;
  std::optional<std::string> b;
  std::string label;
  InspectOptions options;
  AnswerWindowOptions windows;   // of a pair; their length is that of the options
  std::optional<Offset> answer;  // bytes of B
  std::optional<int> window;     // what is looked at is this window; -1: the first that has the answer
};

// The windows of a pair, and what is needed to draw them.
struct ShownWindows {
  AnswerWindows found;
  std::optional<Error> problem;  // why there are none
  std::string paragraph;
  std::vector<Offset> tokens;    // UTF-16 of the paragraph
  std::optional<Offset> answer;  // likewise
  int chosen = -1;               // the one that is looked at; -1: none
};

struct InspectAnswer {
  InspectToolsPtr tools;
  std::shared_ptr<const Inspection> inspection;
  std::vector<TruncationOutcome> truncations;
  std::shared_ptr<const ShownWindows> windows;  // null: no pair
};

Result<InspectAnswer> lookAt(InspectToolBox* box, const InspectQuestion& question);

}  // namespace cloze
