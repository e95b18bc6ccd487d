// Which files hold questions.
#include <core/data/layout.h>
#include <core/data/question_reader.h>

#include <algorithm>
#include <fstream>
#include <set>

namespace cloze {
namespace {

namespace fs = std::filesystem;

constexpr size_t kHead = 64 << 10;
constexpr const char* kSplits[] = {"train", "dev", "test"};

size_t orderOf(const std::string& split) {
  return static_cast<size_t>(std::find(std::begin(kSplits), std::end(kSplits), split) - std::begin(kSplits));
}

}  // namespace

bool looksLikeQuestions(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return false;
  std::ifstream stream(file, std::ios::binary);
  std::string head(kHead, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
  const size_t start = head.find_first_not_of(" \t\r\n", head.starts_with("\xef\xbb\xbf") ? 3 : 0);
  if (start == std::string::npos || head[start] != '{') return false;
  const auto has = [&](const char* key) { return head.find(key) != std::string::npos; };
  return has("\"data\"") && (has("\"paragraphs\"") || has("\"qas\""));
}

std::vector<QuestionFile> findQuestionFiles(const fs::path& path) {
  std::error_code problem;
  if (!fs::is_directory(path, problem)) {
    if (!looksLikeQuestions(path)) return {};
    return {{splitNameOf(path), path}};
  }
  std::vector<QuestionFile> found;
  for (fs::directory_iterator entry(path, problem), end; !problem && entry != end; entry.increment(problem)) {
    if (entry->path().extension() == ".json" && looksLikeQuestions(entry->path()))
      found.push_back({splitNameOf(entry->path()), entry->path()});
  }
  std::sort(found.begin(), found.end(), [](const QuestionFile& a, const QuestionFile& b) {
    return std::pair(orderOf(a.split), a.file) < std::pair(orderOf(b.split), b.file);
  });
  std::set<std::string> taken;
  for (QuestionFile& one : found)
    if (!taken.insert(one.split).second) one.split = one.file.stem().string();
  return found;
}

}  // namespace cloze
