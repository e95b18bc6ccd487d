// Which series of a run stand in which chart. GUI thread only.
#pragma once

#include <app/pages/run/run_snapshot.h>
#include <widgets/chart_grid.h>

#include <QCoreApplication>

namespace cloze {

// Puts the series of a snapshot into charts; used by the page and by saveRunCurves.
class RunCharts {
  Q_DECLARE_TR_FUNCTIONS(cloze::RunCharts)
 public:
  explicit RunCharts(ChartGrid* grid);
  // True where anything is there to see.
  bool show(const RunSnapshot& snapshot);
  void retranslate();  // titles and units; the labels of lines come with show()

 private:
  void showMetrics(const RunSnapshot& snapshot);
  void showRate(const RunSnapshot& snapshot);
  void showSingle(CurveChart* chart, const RunSnapshot& snapshot, const char* tag, int slot, bool smoothed);
  void showMemory(const RunSnapshot& snapshot);
  ChartGrid* m_grid;
  CurveChart *m_loss, *m_metrics, *m_rate, *m_norm, *m_examples, *m_tokens, *m_memory;
};

}  // namespace cloze
