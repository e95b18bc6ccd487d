// One run as the page shows it, read off its folder piece by piece.
//
// RunLoader belongs to one worker at a time (RunFollower sees to that); what it gives is immutable and may go anywhere.
#pragma once

#include <core/runs/metric_store.h>
#include <core/runs/run_folder.h>
#include <widgets/chart_series.h>

#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace cloze {

struct RunSnapshot {
  std::filesystem::path folder;
  std::string problem;  // not empty: the folder is not there or not usable, and why; nothing below counts
  RunSummary summary;
  std::shared_ptr<const RunRecord> record;                         // null with a problem
  std::map<std::string, std::shared_ptr<const ChartData>> series;  // by tag
  std::string metrics_problem;
  std::shared_ptr<const std::string> log;  // its end, where it is long
  uint64_t log_from = 0;                   // where in the file that begins
  std::vector<CheckpointInfo> checkpoints;
  std::vector<std::string> predictions;

  const RunProgress& progress() const { return summary.progress; }
  // Somebody trains it now, or is about to.
  bool live() const;
  const ChartData* find(const std::string& tag) const;
};

class RunLoader {
 public:
  // Long runs write long logs; no more than `mostLogBytes` of the end are kept.
  explicit RunLoader(std::filesystem::path folder, size_t mostLogBytes = 8u << 20);
  ~RunLoader();
  // Reads what is new since the last call. Never fails: problems are part of the answer.
  std::shared_ptr<const RunSnapshot> poll(std::stop_token stop = {});

 private:
  struct Series {
    int64_t points = 0;
    std::vector<int64_t> wall_ms;
    std::shared_ptr<const ChartData> data;
  };
  void forget();
  void readMetrics(RunSnapshot* snapshot, std::stop_token stop);
  bool readSeries(const SeriesInfo& info);  // true where points came
  void addEpochs();
  void readLogTail();

  const std::filesystem::path m_folder;
  const size_t m_mostLogBytes;
  std::string m_stamp;  // of the run.json that the rest below belongs to
  std::shared_ptr<const RunRecord> m_record;
  std::unique_ptr<MetricReader> m_reader;
  int64_t m_generation = -1;
  int64_t m_firstWall_ms = 0;
  std::map<std::string, Series> m_series;
  std::shared_ptr<const std::string> m_log;
  uint64_t m_logFrom = 0;
};

}  // namespace cloze
