#include <core/inspect/answer_windows.h>

#include <algorithm>
#include <limits>
#include <string>

namespace cloze {
namespace {

constexpr int32_t kSpecials = 3;

int32_t roomBeside(int32_t questionTokens, const AnswerWindowOptions& options) {
  return options.max_length - keptOfQuestion(questionTokens, options) - kSpecials;
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

Status checkWindowOptions(const AnswerWindowOptions& options) {
  if (options.convention == WindowConvention::StartMoves && options.stride <= 0) {
    return fieldError(ErrorCode::InvalidArgument, "stride",
                      "windows that start 0 tokens after each other never get on. Choose a stride of at least 1.");
  }
  const int32_t most = options.max_length - kSpecials - 1;  // beside a question of one token
  if (options.convention == WindowConvention::Overlap && options.max_length > 0 && options.stride >= most) {
    return fieldError(ErrorCode::InvalidArgument, "stride",
                      "windows of at most " + std::to_string(most) + " tokens that share " +
                          std::to_string(options.stride) +
                          " never get on. Choose a shorter stride, or a larger maximal length.");
  }
  return {};
}

// run_squad.py, convert_examples_to_features; tokenizers' Encoding::truncate
std::optional<WindowGrid> countedGrid(int32_t questionTokens, int32_t paragraphTokens,
                                      const AnswerWindowOptions& options) {
  const bool moves = options.convention == WindowConvention::StartMoves;
  const int32_t least = moves ? std::min(1, paragraphTokens) : 1;
  if (options.max_length <= 0) return WindowGrid{paragraphTokens, 1, least};
  const int32_t room = roomBeside(questionTokens, options);
  // Where all of it fits there is nothing to cut, which Transformers finds first.
  if (room < (moves ? 1 : std::min(1, paragraphTokens)) || (moves && options.stride <= 0)) return {};
  if (paragraphTokens <= room) return WindowGrid{room, 1, least};
  const int32_t step = moves ? std::min(room, options.stride) : room - std::max(options.stride, 0);
  if (step <= 0) return {};
  return WindowGrid{room, step, 1 + (paragraphTokens - room + step - 1) / step};
}

Result<WindowGrid> windowGrid(int32_t questionTokens, int32_t paragraphTokens, const AnswerWindowOptions& options) {
  if (const auto grid = countedGrid(questionTokens, paragraphTokens, options)) return *grid;
  const bool moves = options.convention == WindowConvention::StartMoves;
  const int32_t question = keptOfQuestion(questionTokens, options), room = roomBeside(questionTokens, options);
  if (room < (moves ? 1 : std::min(1, paragraphTokens))) {
    return fieldError(ErrorCode::InvalidArgument, "max-seq-length",
                      "the question's " + std::to_string(question) + " tokens and " + std::to_string(kSpecials) +
                          " special ones leave no room for the paragraph in " + std::to_string(options.max_length) +
                          ". Choose a larger maximal length" +
                          (moves ? ", or keep fewer tokens of the question." : "."));
  }
  if (moves) {
    return fieldError(ErrorCode::InvalidArgument, "stride",
                      "windows that start 0 tokens after each other never get on. Choose a stride of at least 1.");
  }
  return fieldError(ErrorCode::InvalidArgument, "stride",
                    "windows of " + std::to_string(room) + " tokens that share " + std::to_string(options.stride) +
                        " never get on. Choose a shorter stride, or a larger maximal length.");
}

bool WindowGrid::holds(Stretch answer) const {
  if (count == 0) return false;
  const int64_t start = static_cast<int64_t>(std::min(answer.first / step, count - 1)) * step;
  return answer.last < start + room;
}

std::optional<Stretch> answerTokens(const std::vector<Offset>& paragraph, Offset answer) {
  if (answer.start >= answer.end) return {};
  const auto behind = std::upper_bound(paragraph.begin(), paragraph.end(), answer.start,
                                       [](int32_t byte, const Offset& token) { return byte < token.start; });
  const auto last = std::lower_bound(paragraph.begin(), paragraph.end(), answer.end,
                                     [](const Offset& token, int32_t byte) { return token.end < byte; });
  if (behind == paragraph.begin() || last == paragraph.end()) return {};
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
  CLOZE_ASSIGN(const WindowGrid grid, windowGrid(out.question_tokens, out.paragraph_tokens, options));
  const auto found = answer ? answerTokens(paragraph.offsets, *answer) : std::nullopt;
  for (int32_t i = 0; i < grid.count; ++i) {
    AnswerWindow& window = out.windows.emplace_back();
    const Stretch tokens{i * grid.step, std::min(i * grid.step + grid.room, out.paragraph_tokens)};
    window.tokens = tokens;
    window.length = out.question_kept + kSpecials + tokens.last - tokens.first;
    if (tokens.last > tokens.first) {
      window.bytes = {paragraph.offsets[static_cast<size_t>(tokens.first)].start,
                      paragraph.offsets[static_cast<size_t>(tokens.last) - 1].end};
      window.utf16 = map.utf16(window.bytes);
    }
    if (!found || found->first < tokens.first || found->last >= tokens.last) continue;
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
