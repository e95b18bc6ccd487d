#include <app/pages/inspect/inspect_tools.h>

#include <core/base/utf8.h>
#include <core/inspect/tokenizer_source.h>

#include <algorithm>

namespace cloze {

namespace {

namespace fs = std::filesystem;

constexpr size_t kMostOpen = 8;

// Of whatever says what the pieces are.
fs::file_time_type changedAt(const fs::path& path) {
  fs::file_time_type latest{};
  std::error_code error;
  const auto look = [&](const fs::path& file) {
    const auto time = fs::last_write_time(file, error);
    if (!error) latest = std::max(latest, time);
  };
  look(path);
  for (const char* file : {"vocab.txt", "tokenizer.json", "tokenizer_config.json"}) look(path / file);
  return latest;
}

// Of texts that are no valid UTF-8 what the inspection shows of them: repaired ones.
std::shared_ptr<const ShownWindows> windowsOf(const Tokenizer& tokenizer, const InspectQuestion& question) {
  auto shown = std::make_shared<ShownWindows>();
  shown->paragraph = repairUtf8(*question.b);
  Pieces asked, paragraph;
  tokenizer.encode(repairUtf8(question.a), &asked);
  tokenizer.encode(shown->paragraph, &paragraph);
  const TextMap map(shown->paragraph);
  AnswerWindowOptions options = question.windows;
  options.max_length = question.options.truncation.max_length;
  auto found = answerWindows(asked, paragraph, map, question.answer, options);
  shown->tokens.reserve(paragraph.offsets.size());
  for (const Offset& bytes : paragraph.offsets) shown->tokens.push_back(map.utf16(bytes));
  if (question.answer) shown->answer = map.utf16(*question.answer);
  if (!found.ok()) {
    shown->problem = found.error();
    return shown;
  }
  shown->found = std::move(*found);
  const auto& windows = shown->found.windows;
  if (!question.window || windows.empty()) return shown;
  shown->chosen = std::min(*question.window, static_cast<int>(windows.size()) - 1);
  if (shown->chosen < 0) {
    const auto first = std::find_if(windows.begin(), windows.end(), [](const auto& one) { return one.hasAnswer(); });
    shown->chosen = first == windows.end() ? 0 : static_cast<int>(first - windows.begin());
  }
  return shown;
}

}  // namespace

Result<InspectToolsPtr> InspectToolBox::open(const fs::path& path, std::optional<bool> lower, TokenizerRules rules) {
  const Key key{path, lower ? (*lower ? 1 : 0) : -1, rules, changedAt(path)};
  {
    const std::lock_guard lock(m_mutex);
    const auto found = m_open.find(key);
    if (found != m_open.end()) return found->second;
  }
  CLOZE_ASSIGN(auto tokenizer, openTokenizer(path, lower, rules));
  auto tools = std::make_shared<const InspectTools>(std::move(tokenizer));
  const std::lock_guard lock(m_mutex);
  if (m_open.size() >= kMostOpen) m_open.clear();
  m_open[key] = tools;
  return InspectToolsPtr(tools);
}

Result<InspectAnswer> lookAt(InspectToolBox* box, const InspectQuestion& question) {
  InspectAnswer answer;
  CLOZE_ASSIGN(answer.tools, box->open(question.vocabulary, question.lower, question.rules));
  InspectOptions options = question.options;
  if (question.b) answer.windows = windowsOf(*answer.tools->tokenizer, question);
  if (answer.windows && answer.windows->chosen >= 0) {
    const AnswerWindows& found = answer.windows->found;
    options.window = WindowCut{found.question_kept, found.windows[static_cast<size_t>(answer.windows->chosen)].tokens};
  }
  Inspection inspection = answer.tools->inspector.inspect(question.a, question.b, options);
  inspection.label = question.label;
  const TruncationOptions& truncation = inspection.options.truncation;
  answer.truncations = compareTruncations(*answer.tools->tokenizer, inspection.a, inspection.b, truncation.max_length,
                                          truncation.head_tokens);
  answer.inspection = std::make_shared<const Inspection>(std::move(inspection));
  return answer;
}

}  // namespace cloze
