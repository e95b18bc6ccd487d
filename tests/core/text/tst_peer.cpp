// A property test against the fast tokenizer itself, where it is installed: other random lines in every run, and lines
// of the shared texts; ids, offsets, word ids, and what decoding gives.
#include <core/text/encoding.h>
#include <gtest/gtest.h>
#include <tests/core/text/published_vocabulary.h>
#include <tests/peer_python.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace cloze {
namespace {

using nlohmann::json;

void compare(const json& row) {
  const Tokenizer& tokenizer = publishedTokenizer(row["v"], row["lower"]);
  const auto ids = row["ids"].get<std::vector<int32_t>>();
  ASSERT_EQ(tokenizer.decode(ids), row["text"].get<std::string>());
  ASSERT_EQ(tokenizer.decode(ids, false), row["kept"].get<std::string>());
  if (!row.contains("a")) return;
  const std::string text = row["a"];
  const Encoding encoding = encodePair(tokenizer, text, {}, {});
  ASSERT_EQ(encoding.input_ids, ids) << text;
  std::vector<int32_t> offsets;
  for (const Offset& offset : toCodePoints(text, encoding.offsets)) {
    offsets.push_back(offset.start);
    offsets.push_back(offset.end);
  }
  ASSERT_EQ(offsets, row["offsets"].get<std::vector<int32_t>>()) << text;
  ASSERT_EQ(encoding.word_ids, row["words"].get<std::vector<int32_t>>()) << text;
}

TEST(Peer, GivesTheSame) {
  const auto python = test::peerPython("tokenizers");
  if (python.command.empty()) GTEST_SKIP() << python.missing;
  const auto seed = std::chrono::system_clock::now().time_since_epoch().count() % 1000000;
  const std::filesystem::path data = CLOZE_SOURCE_DIR "/../shared/data";
  std::string command = python.command + " '" CLOZE_SOURCE_DIR "/tests/golden/peer_lines.py' " + std::to_string(seed);
  if (std::filesystem::exists(data)) command += " '" + data.string() + "'";
  std::FILE* pipe = popen(command.c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  size_t rows = 0;
  char* line = nullptr;
  size_t room = 0;
  for (ssize_t length = 0; (length = getline(&line, &room, pipe)) > 0; ++rows) {
    const testing::ScopedTrace trace(__FILE__, __LINE__,
                                     "seed " + std::to_string(seed) + ", row " + std::to_string(rows));
    compare(json::parse(std::string_view(line, static_cast<size_t>(length))));
    if (HasFatalFailure()) break;
  }
  std::free(line);
  EXPECT_EQ(pclose(pipe), 0);
  EXPECT_TRUE(HasFatalFailure() || rows >= 15000) << rows;
}

}  // namespace
}  // namespace cloze
