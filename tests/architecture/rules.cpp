#include <tests/architecture/rules.h>

#include <algorithm>
#include <cctype>
#include <map>

namespace cloze {
namespace {

using Table = std::map<std::string, std::vector<std::string>, std::less<>>;

// room -> the rooms it may include besides itself.
const Table& table() {
  static const std::vector<std::string> kCore = {"core/base", "core/spec", "core/text", "core/data",   "core/files",
                                                 "core/runs", "core/plan", "core/api",  "core/inspect"};
  static const std::vector<std::string> kValues = {"core/base", "core/spec", "core/text", "core/data"};
  static const auto with = [](std::vector<std::string> list, const std::vector<std::string>& more) {
    list.insert(list.end(), more.begin(), more.end());
    return list;
  };
  static const Table kTable = {
      {"core/base", {}},
      {"core/spec", {"core/base"}},
      {"core/text", {"core/base", "core/spec"}},
      {"core/data", {"core/base", "core/spec", "core/text"}},
      {"core/files", {"core/base", "core/text"}},
      {"core/runs", {"core/base", "core/spec"}},
      {"core/plan", {"core/base", "core/spec", "core/text", "core/data", "core/files", "core/inspect", "core/runs"}},
      {"core/api", {"core/base", "core/spec", "core/text", "core/data"}},
      {"core/inspect", {"core/base", "core/spec", "core/text", "core/data", "core/files"}},
      {"core/engine", kCore},
      {"app/cli", kCore},
      {"widgets", kValues},
      {"app/pages", with(kCore, {"widgets"})},
      {"app/desktop", with(kCore, {"widgets", "app/pages", "app/pages/*"})},
  };
  return kTable;
}

// A page knows what every page may know (app/pages/*.h), never another page.
const std::vector<std::string>& allowedFor(std::string_view room) {
  static const std::vector<std::string> kNone;
  static const std::vector<std::string> kPage = [] {
    std::vector<std::string> list = table().find("app/pages")->second;
    list.push_back("app/pages");
    return list;
  }();
  if (room.starts_with("app/pages/")) return kPage;
  const auto found = table().find(room);
  return found == table().end() ? kNone : found->second;
}

std::string_view firstParts(std::string_view path, int count) {
  size_t end = 0;
  for (int i = 0; i < count; ++i) {
    end = path.find('/', end + (i > 0 ? 1 : 0));
    if (end == std::string_view::npos) return {};
  }
  return path.substr(0, end);
}

}  // namespace

std::string roomOf(std::string_view path) {
  if (path.starts_with("tests/")) return "tests/" + roomOf(path.substr(6));
  if (path.starts_with("widgets/")) return "widgets";
  if (path.starts_with("bench/")) return "bench";
  if (path.starts_with("app/pages/")) {
    const std::string_view page = firstParts(path, 3);
    return std::string(page.empty() ? "app/pages" : page);
  }
  if (path.starts_with("core/") || path.starts_with("app/")) return std::string(firstParts(path, 2));
  return {};
}

bool mayInclude(std::string_view room, std::string_view other) {
  if (room == other) return true;
  const std::vector<std::string>& allowed = allowedFor(room);
  return std::any_of(allowed.begin(), allowed.end(), [&](const std::string& entry) {
    return entry == other || (entry.ends_with("/*") && other.starts_with(entry.substr(0, entry.size() - 1)));
  });
}

const std::vector<std::string>& roomsWithRules() {
  static const std::vector<std::string> kRooms = [] {
    std::vector<std::string> rooms;
    for (const auto& [room, allowed] : table()) rooms.push_back(room);
    return rooms;
  }();
  return kRooms;
}

bool isQtHeader(std::string_view path) {
  if (path.starts_with("qcustomplot")) return true;
  // QString, QtCore/qglobal.h, qplatformdefs.h; not "query.h".
  if (path.size() > 1 && path[0] == 'Q' && (std::isupper(static_cast<unsigned char>(path[1])) || path[1] == 't'))
    return true;
  return path == "qglobal.h" || path == "qmath.h" || path == "qnamespace.h";
}

bool isLibTorchHeader(std::string_view path) {
  for (const std::string_view folder : {"torch/", "ATen/", "c10/", "caffe2/"}) {
    if (path.starts_with(folder)) return true;
  }
  return false;
}

bool mayUseQt(std::string_view room) {
  // Everything below tests/app drives widgets or pages, whatever its folder is called; the command line's does not.
  if (room.starts_with("tests/app/") && room != "tests/app/cli") return true;
  if (room.starts_with("tests/")) room.remove_prefix(6);
  return room == "widgets" || room.starts_with("app/pages") || room == "app/desktop" || room.empty();
}

bool mayUseLibTorch(std::string_view room) {
  if (room.starts_with("tests/")) room.remove_prefix(6);
  return room == "core/engine" || room == "bench";
}

const std::vector<Exception>& knownExceptions() {
  static const std::vector<Exception> kExceptions = {};
  return kExceptions;
}

}  // namespace cloze
