// metrics.db: series of points in SQLite, chunks of 1,024 points with min/max levels for drawing.
//
// The writer belongs to one thread of one process; any number of readers, in other processes too, follow it live.
#pragma once

#include <core/base/result.h>
#include <core/spec/metrics.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace cloze {

class MetricWriter {
 public:
  static Result<std::unique_ptr<MetricWriter>> open(const std::filesystem::path& file);
  ~MetricWriter();
  Status add(const std::vector<MetricPoint>& points);  // one transaction; steps of a series never decrease
  Status dropAfter(int64_t step);
  Status close();  // checkpoints and leaves WAL mode

 private:
  MetricWriter();
  struct State;
  std::unique_ptr<State> m_state;
};

struct SeriesInfo {
  std::string tag;
  int64_t points = 0;
  int64_t last_step = 0;
};

// Structure of arrays, equal lengths.
struct SeriesPoints {
  std::vector<int64_t> steps;
  std::vector<int64_t> wall_ms;
  std::vector<double> values;
};

class MetricReader {
 public:
  static Result<std::unique_ptr<MetricReader>> open(const std::filesystem::path& file);  // read-only media too
  ~MetricReader();
  Result<std::vector<SeriesInfo>> series();
  // Points number `from` (0-based) and later: pass the count you already have to follow a live run. `generation`
  // changes when points were dropped (a resume); then start again from 0.
  Result<SeriesPoints> read(const std::string& tag, int64_t from = 0);
  Result<int64_t> generation();
  // The newest value of each series whose tag begins with `prefix`.
  Result<std::map<std::string, double>> lastValues(const std::string& prefix);
  // At most ~2 * buckets points of firstStep .. lastStep (both included) that keep every bucket's minimum and maximum,
  // from the stored levels. A bucket is a run of equally many points, a multiple of 64^k of them and aligned to it, so
  // that a curve keeps still while it grows. Up to 2 * buckets points come whole. NaN is no minimum: the first one of a
  // bucket comes as a third point.
  Result<SeriesPoints> readDecimated(const std::string& tag, int64_t firstStep, int64_t lastStep, int64_t buckets);

 private:
  MetricReader();
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace cloze
