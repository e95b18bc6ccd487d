// A paragraph that is too long for the model as windows beside its question, and where the answer is in each of them:
// what a model for question answering is given.
//
// Pure functions over values; any thread.
#pragma once

#include <core/base/result.h>
#include <core/inspect/text_map.h>
#include <core/text/encoding.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace cloze {

// What a stride says. Both programs call it doc_stride.
enum class WindowConvention {
  StartMoves,  // Google's run_squad, pytorch-pretrained-BERT: the next window starts so many tokens later
  Overlap,     // Transformers' run_qa: neighbouring windows share so many tokens
};

struct AnswerWindowOptions {
  int32_t max_length = 384;       // of a window, special tokens counted; 0: no limit, and one window
  int32_t stride = 128;           // doc_stride
  int32_t max_query_length = 64;  // tokens kept of the question; run_qa cuts no question, so Overlap ignores it; 0: all
  WindowConvention convention = WindowConvention::StartMoves;
  bool operator==(const AnswerWindowOptions&) const = default;
};

struct AnswerWindow {
  Stretch tokens{0, 0};  // of the paragraph
  Offset bytes, utf16;   // of the paragraph, from its first token to its last
  int32_t length = 0;    // positions with mask 1
  // Positions of the answer's first and last token in the input. Both 0, [CLS]: it is not wholly inside.
  int32_t start = 0, end = 0;
  int32_t best_tokens = 0;  // tokens with their maximal context here
  bool hasAnswer() const { return end > 0; }
};

struct AnswerWindows {
  AnswerWindowOptions options;
  int32_t question_tokens = 0, question_kept = 0, paragraph_tokens = 0;
  std::vector<AnswerWindow> windows;  // none of an empty paragraph where StartMoves: run_squad makes no input of it
  // By token of the paragraph: the window in which it has most on its poorer side (_check_is_max_context).
  std::vector<int32_t> best_window;
  bool asked = false;  // there is an answer to be found
  int32_t positionOf(int32_t token, const AnswerWindow& window) const {
    return question_kept + 2 + token - window.tokens.first;
  }
  int32_t windowsWithAnswer() const;
  bool answerLost() const { return asked && windowsWithAnswer() == 0; }
};

// The windows by the numbers of tokens alone, what counting over a whole data set needs: window i has the paragraph's
// tokens from i * step on, `room` of them or as many as there are.
struct WindowGrid {
  int32_t room = 0, step = 0, count = 0;
  // Whether one of them has these tokens, first and last, wholly.
  bool holds(Stretch answer) const;
};
// Refuses, by field, what makes no windows of any question: a stride that never gets on.
Status checkWindowOptions(const AnswerWindowOptions& options);
// Refuses, by field: a question that leaves no room for the paragraph, a stride with which windows never get on.
Result<WindowGrid> windowGrid(int32_t questionTokens, int32_t paragraphTokens, const AnswerWindowOptions& options);
// The same where nobody asks why: none of what windowGrid() refuses.
std::optional<WindowGrid> countedGrid(int32_t questionTokens, int32_t paragraphTokens,
                                      const AnswerWindowOptions& options);
int32_t keptOfQuestion(int32_t questionTokens, const AnswerWindowOptions& options);

// Where an answer, bytes of the paragraph, stands among its tokens: first and last; none where no token has it. As
// run_qa's prepare_train_features: from the last token that begins at or before its first character to the first that
// ends at or behind its last. (run_squad looks for the answer's words again and takes their first place in a stretch
// without white space, in Chinese a whole sentence; answer_start is followed here.)
std::optional<Stretch> answerTokens(const std::vector<Offset>& paragraph, Offset answer);

// `answer`: bytes of the paragraph; none: unknown, or there is none.
Result<AnswerWindows> answerWindows(const Pieces& question, const Pieces& paragraph, const TextMap& map,
                                    std::optional<Offset> answer, const AnswerWindowOptions& options);

// What the model is given for a window: [CLS] question [SEP] stretch [SEP].
TokenColumns windowColumns(const Tokenizer& tokenizer, const Pieces& question, const Pieces& paragraph,
                           const AnswerWindows& windows, size_t window);

}  // namespace cloze
