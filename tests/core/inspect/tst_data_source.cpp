// What is read of a path that is only looked at.
#include <core/inspect/data_source.h>
#include <tests/core/data/scratch.h>

#include <functional>
#include <map>
#include <ostream>

namespace cloze {
namespace {

using Rows = std::map<std::string, size_t>;

Rows rowsOf(const std::filesystem::path& path, const std::function<void(DataSpec*)>& change = {}) {
  RunSpec spec;
  const auto data = dataSpecFor(path, {});
  EXPECT_TRUE(data.ok()) << data.error().message;
  if (!data.ok()) return {};
  spec.data = *data;
  if (change) change(&spec.data);
  const auto read = readExamples(spec);
  EXPECT_TRUE(read.ok()) << read.error().message;
  Rows rows;
  if (read.ok())
    for (const Split& split : read->splits) rows[split.name] = split.examples.size();
  return rows;
}

class DataSource : public testing::Test {
 protected:
  std::string table(int rows, bool labels = true) const {
    std::string text = labels ? "sentence\tlabel\n" : "index\tsentence\n";
    for (int i = 0; i < rows; ++i)
      text += labels ? "a b" + std::to_string(i) + "\t" + std::to_string(i % 2) + "\n"
                     : std::to_string(i) + "\tc " + std::to_string(i) + "\n";
    return text;
  }
  Scratch scratch;
};

struct LoneFile {
  const char *name, *split;
};
void PrintTo(const LoneFile& file, std::ostream* out) {
  *out << file.name;
}
class ALoneFile : public DataSource, public testing::WithParamInterface<LoneFile> {};

// Neighbours are other data, and nothing of it is split off.
TEST_P(ALoneFile, IsItselfAlone) {
  for (const char* neighbour : {"train.tsv", "dev.tsv", "test.tsv"}) scratch.write(neighbour, table(7));
  const auto file = scratch.write(GetParam().name, table(30));
  EXPECT_EQ(rowsOf(file), (Rows{{GetParam().split, 30}}));
}

INSTANTIATE_TEST_SUITE_P(Names, ALoneFile,
                         testing::Values(LoneFile{"train.tsv", "train"}, LoneFile{"dev.tsv", "dev"},
                                         LoneFile{"test.tsv", "test"}, LoneFile{"sst2_DEV-v2.tsv", "dev"},
                                         LoneFile{"validation.tsv", "dev"}, LoneFile{"my-test.tsv", "test"},
                                         LoneFile{"latest.tsv", "train"}, LoneFile{"reviews.tsv", "train"}));

TEST_F(DataSource, WhatIsNamedBesidesIsReadToo) {
  const auto file = scratch.write("dev.tsv", table(30)), other = scratch.write("other.tsv", table(6));
  EXPECT_EQ(rowsOf(file, [&](DataSpec* spec) { spec->dev_file = other.string(); }), (Rows{{"train", 30}, {"dev", 6}}));
  EXPECT_EQ(rowsOf(scratch.write("train.tsv", table(30)), [](DataSpec* spec) { spec->dev_fraction = 0.2; }),
            (Rows{{"train", 24}, {"dev", 6}}));
}

TEST_F(DataSource, NothingNeedsATrainFile) {
  EXPECT_EQ(rowsOf(scratch.write("test.tsv", table(5, false))), (Rows{{"test", 5}}));
  scratch.write("dev.tsv", table(4));
  DataSpec spec;
  spec.task = "custom";
  spec.data_dir = scratch.folder().string();
  RunSpec run;
  run.data = spec;
  const auto read = readExamples(run);
  ASSERT_TRUE(read.ok()) << read.error().message;
  ASSERT_EQ(read->splits.size(), 2u);
  EXPECT_EQ(read->splits[0].name, "dev");
  EXPECT_EQ(read->task.labels, (std::vector<std::string>{"0", "1"}));
  EXPECT_FALSE(readDataSet(run).ok());         // what trains needs it,
  EXPECT_FALSE(readEvaluationData(run).ok());  // and what evaluates must know the labels
}

TEST_F(DataSource, NothingThere) {
  const auto none = dataSpecFor(scratch.folder() / "none.tsv", {});
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace cloze
