// How far a run is, on stderr: one line that is rewritten on a terminal, a plain line every two seconds elsewhere.
#pragma once

#include <core/api/engine.h>

#include <chrono>
#include <string>

namespace cloze::cli {

// Not thread-safe: the engine calls it from the thread that called train().
class ProgressPrinter : public TrainObserver {
 public:
  // `terminal`: whether stderr is one. Tests give it themselves. `runIdFile`, where not empty, receives the run's id.
  explicit ProgressPrinter(bool terminal, std::string runIdFile = {});
  ~ProgressPrinter() override;

  void onRunCreated(const std::string& id, const std::filesystem::path& folder) override;
  void onProgress(const RunProgress& progress) override;
  void onPoints(const std::vector<MetricPoint>& points) override;
  void onLog(const std::string& line) override;

  // For what has no RunProgress: rows done.
  void rows(int64_t done, int64_t total, double rowsPerSecond);
  // Leaves the rewritten line and starts a new one.
  void endLine();

 private:
  void show(const std::string& text, bool important);

  bool m_terminal;
  std::string m_runIdFile;
  bool m_lineOpen = false;
  double m_loss = 0;
  bool m_hasLoss = false;
  std::string m_state, m_message;
  int64_t m_step = -1;
  std::chrono::steady_clock::time_point m_last{};
};

// "[=====>    ] 120/345  loss 0.5123  45.2 examples/s  3:21 left", at most `columns` wide.
std::string progressLine(const RunProgress& progress, bool hasLoss, double loss, bool bar, size_t columns);

}  // namespace cloze::cli
