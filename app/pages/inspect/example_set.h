// A data set or a run's data opened to look at its examples one by one, and which of them are asked for.
//
// Plain functions and values; any thread.
#pragma once

#include <app/pages/inspect/inspect_tools.h>
#include <core/data/data_set.h>
#include <core/inspect/preflight.h>
#include <core/inspect/question_data.h>

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace cloze {

struct ExampleRequest {
  std::filesystem::path data;  // a folder, a table or a file of questions; unused where there is a run
  std::string task;            // empty: guessed
  std::vector<std::pair<std::string, std::string>> options;  // of the form, for data that are not as usual: columns, …
  std::filesystem::path run;                                 // a run's folder; empty: none
  std::filesystem::path vocabulary;
  std::optional<bool> lower;
  TokenizerRules rules = TokenizerRules::HuggingFace;
  bool operator==(const ExampleRequest&) const = default;
  bool sameData(const ExampleRequest& other) const {
    return data == other.data && task == other.task && run == other.run && options == other.options;
  }
};

struct ExampleSet {
  std::shared_ptr<const DataSet> data;  // of questions: names and files of the splits alone
  std::shared_ptr<const QuestionData> questions;
  std::vector<std::vector<QuestionRow>> questionRows;  // by split
  InspectToolsPtr tools;                               // that it was counted with
  Preflight facts;
  // What a run was trained with; empty vocabulary: not of a run.
  std::filesystem::path vocabulary;
  std::optional<bool> lower;
  BatchSpec batch;
};
using ExampleSetPtr = std::shared_ptr<const ExampleSet>;

// `known`: a set of the same data, if they were read already.
Result<ExampleSetPtr> openExamples(InspectToolBox* box, const ExampleRequest& request, const ExampleSetPtr& known,
                                   PreflightProgress* progress, std::stop_token stop);

// Of questions: question, paragraph and first answer. REQUIRES: a row there is
Example exampleAt(const ExampleSet& set, size_t split, int32_t row);

// What an example must be like to be shown.
enum class ExampleKind {
  All,
  Cut,  // of questions: not one window
  Unknown,
  Longer,
  Repeated,
  Leaked,
  EmptyText,
  BadEncoding,
  Controls,
  RepeatedOtherwise,  // with another label
  LeakedOtherwise,
  AnswerLost,  // in no window wholly
  Unanswerable,
};
struct ExampleFilter {
  size_t split = 0;
  ExampleKind kind = ExampleKind::All;
  int32_t length = 128;                    // of Cut
  int32_t longer = 128;                    // of Longer
  AnswerWindowOptions windows;             // of questions; with the length above
  std::string words, label;                // in one of the texts, whatever the case; empty: any
  int32_t tokens_from = 0, tokens_to = 0;  // of a length in [from, to); to 0: any
  std::string unknown;                     // a word of it that becomes [UNK], as UnknownWord has it; empty: any
  // The last three, which nothing but a bar or a number of the preflight asks for.
  bool isNarrowed() const { return !label.empty() || tokens_to > 0 || !unknown.empty(); }
  bool operator==(const ExampleFilter&) const = default;
  AnswerWindowOptions windowOptions() const {
    AnswerWindowOptions options = windows;
    options.max_length = length;
    return options;
  }
};
// Rows in order. Stopped: those found so far.
std::vector<int32_t> matchingRows(const ExampleSet& set, const ExampleFilter& filter, std::stop_token stop = {});

}  // namespace cloze
