#include <core/inspect/answer_windows.h>
#include <core/text/windows.h>

#include <algorithm>
#include <limits>
#include <string>

namespace cloze {
namespace {

constexpr int32_t kSpecials = 3;

// run_squad.py, convert_examples_to_features
std::vector<Stretch> movingStretches(int32_t length, int32_t room, int32_t stride) {
  std::vector<Stretch> stretches;
  for (int32_t first = 0; first < length; first += std::min(room, stride)) {
    stretches.push_back({first, std::min(length - first, room) + first});
    if (stretches.back().last == length) break;
  }
  return stretches;
}

// run_squad.py, _check_is_max_context: of equals the first. Not before its window was seen, a token has the best score
// so far; so all of them take time as the windows' lengths.
void findBestWindows(AnswerWindows* out) {
  std::vector<double> scores(static_cast<size_t>(out->paragraph_tokens), -std::numeric_limits<double>::infinity());
  out->best_window.assign(scores.size(), 0);
  for (size_t w = 0; w < out->windows.size(); ++w) {
    const Stretch tokens = out->windows[w].tokens;
    for (int32_t token = tokens.first; token < tokens.last; ++token) {
      const double score =
          std::min(token - tokens.first, tokens.last - 1 - token) + 0.01 * (tokens.last - tokens.first);
      const auto at = static_cast<size_t>(token);
      if (score <= scores[at]) continue;
      scores[at] = score;
      out->best_window[at] = static_cast<int32_t>(w);
    }
  }
  for (const int32_t window : out->best_window)
    if (!out->windows.empty()) ++out->windows[static_cast<size_t>(window)].best_tokens;
}

}  // namespace

int32_t AnswerWindows::windowsWithAnswer() const {
  return static_cast<int32_t>(
      std::count_if(windows.begin(), windows.end(), [](const AnswerWindow& window) { return window.hasAnswer(); }));
}

int32_t keptOfQuestion(int32_t questionTokens, const AnswerWindowOptions& options) {
  const bool cuts = options.convention == WindowConvention::StartMoves && options.max_query_length > 0;
  return cuts ? std::min(questionTokens, options.max_query_length) : questionTokens;
}

Result<std::vector<Stretch>> windowStretches(int32_t questionTokens, int32_t paragraphTokens,
                                             const AnswerWindowOptions& options) {
  const bool moves = options.convention == WindowConvention::StartMoves;
  if (options.max_length <= 0) {
    if (paragraphTokens == 0 && moves) return std::vector<Stretch>();
    return std::vector<Stretch>{{0, paragraphTokens}};
  }
  const int32_t question = keptOfQuestion(questionTokens, options);
  const int32_t room = options.max_length - question - kSpecials;
  // Where all of it fits there is nothing to cut, which Transformers finds first.
  if (room < (moves ? 1 : std::min(1, paragraphTokens))) {
    return fieldError(ErrorCode::InvalidArgument, "max-seq-length",
                      "the question's " + std::to_string(question) + " tokens and " + std::to_string(kSpecials) +
                          " special ones leave no room for the paragraph in " + std::to_string(options.max_length) +
                          ". Choose a larger maximal length" +
                          (moves ? ", or keep fewer tokens of the question." : "."));
  }
  if (!moves) return overlappingStretches(paragraphTokens, room, std::max(options.stride, 0), Side::Right);
  if (options.stride <= 0) {
    return fieldError(ErrorCode::InvalidArgument, "stride",
                      "windows that start 0 tokens after each other never get on. Choose a stride of at least 1.");
  }
  return movingStretches(paragraphTokens, room, options.stride);
}

std::optional<Stretch> answerTokens(const std::vector<Offset>& paragraph, Stretch window, Offset answer) {
  if (answer.start >= answer.end) return {};
  const auto begin = paragraph.begin() + window.first, end = paragraph.begin() + window.last;
  const auto behind =
      std::upper_bound(begin, end, answer.start, [](int32_t byte, const Offset& token) { return byte < token.start; });
  const auto last =
      std::lower_bound(begin, end, answer.end, [](const Offset& token, int32_t byte) { return token.end < byte; });
  if (behind == begin || last == end) return {};
  const auto first = behind - 1;
  if (last < first) return {};  // in a gap between tokens: nothing of it is left
  return Stretch{static_cast<int32_t>(first - paragraph.begin()), static_cast<int32_t>(last - paragraph.begin())};
}

Result<AnswerWindows> answerWindows(const Pieces& question, const Pieces& paragraph, const TextMap& map,
                                    std::optional<Offset> answer, const AnswerWindowOptions& options) {
  AnswerWindows out;
  out.options = options;
  out.question_tokens = static_cast<int32_t>(question.ids.size());
  out.question_kept = keptOfQuestion(out.question_tokens, options);
  out.paragraph_tokens = static_cast<int32_t>(paragraph.ids.size());
  out.asked = answer.has_value();
  CLOZE_ASSIGN(const auto stretches, windowStretches(out.question_tokens, out.paragraph_tokens, options));
  for (const Stretch& tokens : stretches) {
    AnswerWindow& window = out.windows.emplace_back();
    window.tokens = tokens;
    window.length = out.question_kept + kSpecials + tokens.last - tokens.first;
    if (tokens.last > tokens.first) {
      window.bytes = {paragraph.offsets[static_cast<size_t>(tokens.first)].start,
                      paragraph.offsets[static_cast<size_t>(tokens.last) - 1].end};
      window.utf16 = map.utf16(window.bytes);
    }
    const auto found = answer ? answerTokens(paragraph.offsets, tokens, *answer) : std::nullopt;
    if (!found) continue;
    window.start = out.positionOf(found->first, window);
    window.end = out.positionOf(found->last, window);
  }
  findBestWindows(&out);
  return out;
}

TokenColumns windowColumns(const Tokenizer& tokenizer, const Pieces& question, const Pieces& paragraph,
                           const AnswerWindows& windows, size_t window) {
  TokenColumns columns;
  const Stretch ofQuestion{0, windows.question_kept}, ofParagraph = windows.windows[window].tokens;
  appendStretches(tokenizer, question, {&ofQuestion, 1}, &paragraph, {&ofParagraph, 1}, &columns);
  return columns;
}

}  // namespace cloze
