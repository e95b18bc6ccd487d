#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tests/architecture/rules.h>
#include <tests/architecture/tree.h>

#include <fstream>
#include <iterator>
#include <set>

namespace cloze {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxHeaderLines = 250;
constexpr size_t kMaxSourceLines = 600;

const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> kSources = readSources(CLOZE_SOURCE_DIR);
  return kSources;
}

bool isKnown(const std::string& file, const std::string& header) {
  for (const Exception& known : knownExceptions()) {
    if (file == known.file && header == known.header) return true;
  }
  return false;
}

std::string where(const SourceFile& source, const Include& include) {
  return source.path + ":" + std::to_string(include.line) + " includes " + include.path;
}

// What is wrong with one include line, or nothing.
std::string complaint(const SourceFile& source, const Include& include) {
  const std::string room = roomOf(source.path);
  const bool test = source.path.starts_with("tests/");
  if (include.quotes && !include.path.ends_with(".moc")) {
    return where(source, include) + ": in quotation marks; headers are included by their path in angle brackets";
  }
  if (isQtHeader(include.path) && !mayUseQt(room)) return where(source, include) + ": " + room + " is built without Qt";
  if (isLibTorchHeader(include.path) && !mayUseLibTorch(room)) {
    return where(source, include) + ": only core/engine and its tests see LibTorch";
  }
  const std::string other = roomOf(include.path);
  if (other.starts_with("tests/") && !test) return where(source, include) + ": nothing but tests includes tests";
  if (test || other.empty() || other.starts_with("tests/")) return {};
  if (!mayInclude(room, other)) return where(source, include) + ": " + room + " may not use " + other;
  return {};
}

TEST(Architecture, thereAreSourcesToCheck) {
  std::set<std::string> rooms;
  for (const SourceFile& source : sources()) rooms.insert(roomOf(source.path));
  EXPECT_GT(sources().size(), 20u);
  EXPECT_TRUE(rooms.contains("core/base"));
  EXPECT_TRUE(rooms.contains("tests/core/base"));
}

TEST(Architecture, noForbiddenInclude) {
  for (const SourceFile& source : sources()) {
    for (const Include& include : source.includes) {
      const std::string text = complaint(source, include);
      if (!text.empty() && !isKnown(source.path, include.path)) ADD_FAILURE() << text;
    }
  }
}

TEST(Architecture, theListOfExceptionsOnlyShrinks) {
  for (const Exception& known : knownExceptions()) {
    bool needed = false;
    for (const SourceFile& source : sources()) {
      for (const Include& include : source.includes) {
        needed |= source.path == known.file && include.path == known.header && !complaint(source, include).empty();
      }
    }
    EXPECT_TRUE(needed) << known.file << " no longer breaks a rule with " << known.header << "; remove the exception";
  }
}

TEST(Architecture, noFileSeesBothQtAndLibTorch) {
  for (const SourceFile& source : sources()) {
    bool qt = false, torch = false;
    for (const Include& include : source.includes) {
      qt |= isQtHeader(include.path);
      torch |= isLibTorchHeader(include.path);
    }
    EXPECT_FALSE(qt && torch) << source.path;
  }
}

TEST(Architecture, everyRoomHasARule) {
  for (const SourceFile& source : sources()) {
    const std::string room = roomOf(source.path);
    if (room.empty() || room.starts_with("tests/") || room.starts_with("app/pages/")) continue;
    EXPECT_THAT(roomsWithRules(), testing::Contains(room)) << source.path;
  }
}

TEST(Architecture, headersOpenWithPragmaOnce) {
  for (const SourceFile& source : sources()) {
    if (!source.isHeader()) continue;
    bool found = false;
    for (const std::string& line : source.lines) found |= line.starts_with("#pragma once");
    EXPECT_TRUE(found) << source.path;
  }
}

// Tables that a script wrote are not read by people; they say so in their first line.
bool isGenerated(const SourceFile& source) {
  return !source.lines.empty() && source.lines[0].find("enerated by") != std::string::npos;
}

TEST(Architecture, noFileIsTooLong) {
  for (const SourceFile& source : sources()) {
    const size_t limit = source.isHeader() ? kMaxHeaderLines : kMaxSourceLines;
    if (isGenerated(source)) continue;
    EXPECT_LE(source.lines.size(), limit) << source.path << " asks for another room";
  }
}

// Spelled in two parts, so that this file does not find itself.
TEST(Architecture, nothingNamesOneMachineOrARegistry) {
  const std::vector<std::string> forbidden = {
      "/wo"
      "rk/",
      "/opt/pe"
      "er",
      "/opt/d"
      "l/",
      "/root"
      "/.",
      "py"
      "pi.org",
      "python"
      "hosted",
      "deb.deb"
      "ian.org"};
  const fs::path root = CLOZE_SOURCE_DIR;
  for (const std::string& file : projectFiles(root)) {
    std::ifstream stream(root / file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    for (const std::string& word : forbidden) {
      const size_t at = text.find(word);
      if (at == std::string::npos) continue;
      // A word that merely goes on to the left ("frame/wo..." in a picture's bytes) is no path of a machine.
      const bool path =
          word[0] == '/' && at > 0 && (std::isalnum(static_cast<unsigned char>(text[at - 1])) || text[at - 1] == '.');
      EXPECT_TRUE(path) << file << " contains " << word << " (byte " << at << ")";
    }
  }
}

struct Edge {
  const char* name;
  const char* room;
  const char* other;
  bool allowed;
};
void PrintTo(const Edge& edge, std::ostream* out) {
  *out << edge.name;
}

class Edges : public testing::TestWithParam<Edge> {};

TEST_P(Edges, areAsTheTableSays) {
  EXPECT_EQ(mayInclude(GetParam().room, GetParam().other), GetParam().allowed);
}

INSTANTIATE_TEST_SUITE_P(Rows, Edges,
                         testing::Values(Edge{"own_room", "core/text", "core/text", true},
                                         Edge{"down", "core/data", "core/text", true},
                                         Edge{"up", "core/text", "core/data", false},
                                         Edge{"base_knows_nobody", "core/base", "core/spec", false},
                                         Edge{"engine_sees_core", "core/engine", "core/plan", true},
                                         Edge{"core_never_sees_engine", "core/plan", "core/engine", false},
                                         Edge{"desktop_never_sees_engine", "app/desktop", "core/engine", false},
                                         Edge{"cli_never_sees_engine", "app/cli", "core/engine", false},
                                         Edge{"cli_never_sees_widgets", "app/cli", "widgets", false},
                                         Edge{"page_sees_widgets", "app/pages/train", "widgets", true},
                                         Edge{"page_sees_what_pages_share", "app/pages/train", "app/pages", true},
                                         Edge{"page_never_sees_page", "app/pages/train", "app/pages/run", false},
                                         Edge{"desktop_sees_pages", "app/desktop", "app/pages/run", true},
                                         Edge{"page_never_sees_desktop", "app/pages/run", "app/desktop", false},
                                         Edge{"widgets_see_values", "widgets", "core/spec", true},
                                         Edge{"widgets_never_see_runs", "widgets", "core/runs", false}),
                         [](const auto& row) { return row.param.name; });

TEST(ArchitectureReader, findsIncludesAsThePreprocessorDoes) {
  const auto found = findIncludes({"#include <core/base/fs.h>", "  #  include \"x.moc\"  // why",
                                   "// #include <QString>", "int include;", "#include", "#define include <x>"});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].path, "core/base/fs.h");
  EXPECT_FALSE(found[0].quotes);
  EXPECT_EQ(found[1].path, "x.moc");
  EXPECT_TRUE(found[1].quotes);
  EXPECT_EQ(found[1].line, 2);
}

TEST(ArchitectureReader, knowsLibrariesByTheirHeaders) {
  for (const char* header : {"QString", "QtCore/qglobal.h", "QtWidgets/QWidget", "qcustomplot.h"})
    EXPECT_TRUE(isQtHeader(header));
  for (const char* header : {"query.h", "core/base/fs.h", "queue"}) EXPECT_FALSE(isQtHeader(header));
  for (const char* header : {"torch/torch.h", "ATen/ATen.h", "c10/core/Device.h"})
    EXPECT_TRUE(isLibTorchHeader(header));
  EXPECT_EQ(roomOf("app/pages/run/run_page.h"), "app/pages/run");
  EXPECT_EQ(roomOf("app/pages/page.h"), "app/pages");
  EXPECT_EQ(roomOf("core/engine/model/bert.h"), "core/engine");
  EXPECT_EQ(roomOf("tests/core/engine/model/tst_bert.cpp"), "tests/core/engine");
  EXPECT_EQ(roomOf("vector"), "");
  EXPECT_TRUE(mayUseQt(roomOf("tests/app/run_page/tst_run_page.cpp")));
  EXPECT_FALSE(mayUseQt(roomOf("tests/app/cli/tst_cli.cpp")));
}

}  // namespace
}  // namespace cloze
