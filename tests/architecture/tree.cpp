#include <tests/architecture/tree.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace cloze {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> readLines(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string outputOf(const std::string& command) {
  std::string output;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (!pipe) return output;
  std::array<char, 4096> buffer;
  for (size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    output.append(buffer.data(), count);
  return ::pclose(pipe) == 0 ? output : std::string();
}

}  // namespace

std::vector<Include> findIncludes(const std::vector<std::string>& lines) {
  std::vector<Include> found;
  for (size_t i = 0; i < lines.size(); ++i) {
    std::istringstream words(lines[i]);
    char hash = 0;
    if (!(words >> hash) || hash != '#') continue;
    std::string rest;
    std::getline(words >> std::ws, rest);
    if (!rest.starts_with("include")) continue;
    const size_t open = rest.find_first_of("<\"", 7);
    if (open == std::string::npos) continue;
    const bool quotes = rest[open] == '"';
    const size_t close = rest.find(quotes ? '"' : '>', open + 1);
    if (close == std::string::npos) continue;
    found.push_back({rest.substr(open + 1, close - open - 1), quotes, static_cast<int>(i) + 1});
  }
  return found;
}

std::vector<SourceFile> readSources(const fs::path& root) {
  const std::set<std::string> extensions = {".h", ".cpp", ".cu", ".cuh"};
  std::vector<SourceFile> sources;
  for (const char* room : {"app", "core", "widgets", "tests", "resources"}) {
    if (!fs::exists(root / room)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / room)) {
      if (!entry.is_regular_file() || !extensions.contains(entry.path().extension().string())) continue;
      SourceFile source;
      source.path = fs::relative(entry.path(), root).generic_string();
      source.lines = readLines(entry.path());
      source.includes = findIncludes(source.lines);
      sources.push_back(std::move(source));
    }
  }
  std::sort(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return sources;
}

std::vector<std::string> projectFiles(const fs::path& root) {
  std::vector<std::string> files;
  const std::string listed = outputOf("git -C '" + root.string() + "' ls-files -z --cached 2>/dev/null");
  for (size_t i = 0; i < listed.size();) {
    const size_t end = listed.find('\0', i);
    files.push_back(listed.substr(i, end - i));
    i = end + 1;
  }
  if (!files.empty()) return files;
  const std::set<std::string> ignored = {".git", "build", ".deps", ".cache", "__pycache__"};
  fs::recursive_directory_iterator entry(root), end;
  for (; entry != end; ++entry) {
    if (ignored.contains(entry->path().filename().string())) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      files.push_back(fs::relative(entry->path(), root).generic_string());
    }
  }
  return files;
}

}  // namespace cloze
