#include <core/data/features.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <tests/sanitizers.h>
#include <unistd.h>

#include <cmath>
#include <fstream>

namespace cloze {
namespace {

std::shared_ptr<const Tokenizer> smallTokenizer() {
  std::vector<std::string> pieces{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "b", "c", "d", "e"};
  auto vocabulary = Vocabulary::fromPieces(pieces);
  EXPECT_TRUE(vocabulary.ok());
  auto tokenizer = Tokenizer::create(*vocabulary, {});
  EXPECT_TRUE(tokenizer.ok());
  return *tokenizer;
}

Split splitOf(std::vector<Example> examples) {
  Split split;
  split.name = "train";
  split.file = "/data/train.tsv";
  split.examples = std::move(examples);
  return split;
}

TEST(Features, SingleTexts) {
  const auto tokenizer = smallTokenizer();
  TaskInfo task = *findTask("sst-2");
  const auto features =
      makeFeatures(splitOf({{"a b", "", "1", 1}, {"", "", "0", 2}, {"c zzz", "", "", 3}}), task, *tokenizer, {128});
  ASSERT_TRUE(features.ok()) << features.error().toString();
  EXPECT_EQ(features->input_ids, (std::vector<int32_t>{2, 5, 6, 3, 2, 3, 2, 7, 1, 3}));
  EXPECT_EQ(features->starts, (std::vector<int64_t>{0, 4, 6, 10}));
  EXPECT_EQ(features->labels, (std::vector<int32_t>{1, 0, -1}));
  EXPECT_TRUE(features->targets.empty());
  EXPECT_EQ(features->unk_tokens, 1);
  EXPECT_EQ(features->longest_tokens, 4);
  EXPECT_EQ(features->truncated_examples, 0);
}

TEST(Features, PairsAndTruncationCounts) {
  const auto tokenizer = smallTokenizer();
  const auto features =
      makeFeatures(splitOf({{"a b c d", "e", "5", 1}, {"a", "b", "0.5", 2}}), *findTask("sts-b"), *tokenizer, {6});
  ASSERT_TRUE(features.ok()) << features.error().toString();
  EXPECT_EQ(features->input_ids, (std::vector<int32_t>{2, 5, 6, 3, 9, 3, 2, 5, 3, 6, 3}));
  EXPECT_EQ(features->token_type_ids, (std::vector<uint8_t>{0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1}));
  EXPECT_EQ(features->targets, (std::vector<double>{5, 0.5}));
  EXPECT_TRUE(features->labels.empty());
  EXPECT_EQ(features->truncated_examples, 1);
  EXPECT_EQ(features->tokens_lost, 2);
  EXPECT_EQ(features->longest_tokens, 8);
  EXPECT_EQ(features->lengths_before, (std::vector<int32_t>{8, 5}));
}

// In a process of its own, where memory really ends. Text that memory held, but its tokens are many times as large.
TEST(Features, MemoryThatEndsInAWorkerIsAnError) {
#if defined(CLOZE_ADDRESS_SANITIZER) || defined(CLOZE_THREAD_SANITIZER)
  GTEST_SKIP() << "Under a sanitizer memory cannot be limited.";
#endif
  const auto tokenizer = smallTokenizer();
  std::vector<Example> examples(4 * 512, Example{"a", "", "1", 7});
  for (size_t chunk = 0; chunk < 4; ++chunk) {
    for (int i = 0; i < (16 << 20); ++i) examples[chunk * 512].text_a += "a ";
  }
  const Split split = splitOf(std::move(examples));
  const auto child = [&] {
    std::ifstream statm("/proc/self/statm");
    rlim_t pages = 0;
    statm >> pages;
    const rlim_t limit = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + (rlim_t{256} << 20);
    const rlimit rule{limit, limit};
    if (setrlimit(RLIMIT_AS, &rule) != 0) _exit(3);
    const auto features = makeFeatures(split, *findTask("sst-2"), *tokenizer, {128}, {}, 4);
    const bool said = !features.ok() && features.error().code == ErrorCode::OutOfMemory && features.error().line == 7;
    _exit(said ? 0 : features.ok() ? 1 : 2);
  };
  EXPECT_EXIT(child(), testing::ExitedWithCode(0), "");
}

TEST(Features, EqualForAnyNumberOfThreads) {
  const auto tokenizer = smallTokenizer();
  std::vector<Example> examples;
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (int j = 0; j < i % 17; ++j) text += std::string(1, static_cast<char>('a' + (i + j) % 6)) + " ";
    examples.push_back({text, "", std::to_string(i % 2), i + 1});
  }
  const Split split = splitOf(examples);
  const auto one = makeFeatures(split, *findTask("sst-2"), *tokenizer, {12}, {}, 1);
  ASSERT_TRUE(one.ok());
  for (const int threads : {0, 2, 5}) {
    const auto many = makeFeatures(split, *findTask("sst-2"), *tokenizer, {12}, {}, threads);
    ASSERT_TRUE(many.ok());
    EXPECT_EQ(many->input_ids, one->input_ids);
    EXPECT_EQ(many->starts, one->starts);
    EXPECT_EQ(many->labels, one->labels);
    EXPECT_EQ(many->lengths_before, one->lengths_before);
    EXPECT_EQ(many->tokens_lost, one->tokens_lost);
    EXPECT_EQ(many->unk_tokens, one->unk_tokens);
  }
}

TEST(Features, WhatIsRefused) {
  const auto tokenizer = smallTokenizer();
  const auto shortSingle = makeFeatures(splitOf({{"a", "", "1", 1}}), *findTask("sst-2"), *tokenizer, {1});
  EXPECT_EQ(shortSingle.error().field, "max-seq-length");
  const auto shortPair = makeFeatures(splitOf({{"a", "b", "1", 1}}), *findTask("mrpc"), *tokenizer, {2});
  EXPECT_EQ(shortPair.error().field, "max-seq-length");
  const auto label = makeFeatures(splitOf({{"a", "", "1", 5}, {"a", "", "x", 7}}), *findTask("sst-2"), *tokenizer, {8});
  EXPECT_EQ(label.error().file, "/data/train.tsv");
  EXPECT_EQ(label.error().line, 7);
  const auto target = makeFeatures(splitOf({{"a", "b", "x", 9}}), *findTask("sts-b"), *tokenizer, {8});
  EXPECT_EQ(target.error().line, 9);
  std::stop_source source;
  source.request_stop();
  const auto stopped =
      makeFeatures(splitOf({{"a", "", "1", 1}}), *findTask("sst-2"), *tokenizer, {8}, source.get_token());
  EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace cloze
