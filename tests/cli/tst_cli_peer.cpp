// `cloze tokenize` against `tokenizers` on the shared texts with every vocabulary there is
// (tests/golden/compare_tokenizer.py): a sample of them in every run, all of them with packaging/test.sh --full.
#include <tests/cli/program.h>
#include <tests/peer_python.h>

#include <chrono>

namespace cloze {
namespace {

std::string compareWithPeer(const std::string& python, const std::string& options) {
  const auto [status, said] = test::runShell(python +
                                             " '" CLOZE_SOURCE_DIR "/tests/golden/compare_tokenizer.py' '" CLOZE_PROGRAM
                                             "' '" CLOZE_SOURCE_DIR "/../shared/data' " +
                                             options);
  return status == 0 ? "" : said;
}

bool haveTexts() {
  return std::filesystem::exists(CLOZE_SOURCE_DIR "/../shared/data/vocab");
}
constexpr const char* kNoTexts = "The shared data folder is not here: " CLOZE_SOURCE_DIR "/../shared/data";

TEST(Peer, SampleOfTheSharedTextsWithEveryVocabulary) {
  const auto python = test::peerPython("tokenizers");
  if (python.command.empty()) GTEST_SKIP() << python.missing;
  if (!haveTexts()) GTEST_SKIP() << kNoTexts;
  const auto seed = std::chrono::system_clock::now().time_since_epoch().count() % 1000000;
  EXPECT_EQ(compareWithPeer(python.command, "--quick --seed " + std::to_string(seed)), "");
}

TEST(Peer, TenThousandLinesOfEachSharedText) {
  if (const char* full = std::getenv("CLOZE_FULL"); full == nullptr || *full == '\0') {
    GTEST_SKIP() << "packaging/test.sh --full runs this; it takes some minutes.";
  }
  const auto python = test::peerPython("tokenizers");
  if (python.command.empty()) GTEST_SKIP() << python.missing;
  if (!haveTexts()) GTEST_SKIP() << kNoTexts;
  EXPECT_EQ(compareWithPeer(python.command, ""), "");
}

}  // namespace
}  // namespace cloze
