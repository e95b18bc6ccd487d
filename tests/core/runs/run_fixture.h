// A run's record, folder and progress for tests, with the least that they need.
#pragma once

#include <core/runs/run_folder.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

namespace cloze {

inline RunRecord record(const std::string& task = "mrpc") {
  RunRecord record;
  record.spec.data.task = task;
  record.spec.data.data_dir = "/data/mrpc";
  record.spec.model.model = "/models/mini";
  record.labels = {"0", "1"};
  record.provenance = {{"program_version", "0.1.0"}, {"device", "cpu"}};
  record.hashes = {{"/data/mrpc/train.tsv", "ab12"}};
  record.rows = {{"train", 3668}, {"dev", 408}};
  record.total_steps = 345;
  return record;
}

inline std::unique_ptr<RunWriter> create(const std::filesystem::path& runs, const RunRecord& what = record()) {
  auto writer = RunWriter::create(runs, what);
  EXPECT_TRUE(writer.ok()) << writer.error().toString();
  return std::move(writer).value();
}

inline RunProgress progress(RunState state, int64_t step = 0) {
  RunProgress progress;
  progress.state = state;
  progress.step = step;
  return progress;
}

}  // namespace cloze
