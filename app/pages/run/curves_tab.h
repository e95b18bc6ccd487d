// The curves of one run: which series stand in which chart, and the controls over all of them.
#pragma once

#include <app/pages/run/run_snapshot.h>
#include <widgets/chart_grid.h>

#include <QMap>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;

namespace cloze {

class Banner;
class EmptyState;

// Puts the series of a snapshot into charts; used by the page and by saveRunCurves.
class RunCharts {
 public:
  explicit RunCharts(ChartGrid* grid);
  // True where anything is there to see.
  bool show(const RunSnapshot& snapshot);

 private:
  void showMetrics(const RunSnapshot& snapshot);
  void showRate(const RunSnapshot& snapshot);
  void showSingle(CurveChart* chart, const RunSnapshot& snapshot, const char* tag, int slot, bool smoothed);
  void showMemory(const RunSnapshot& snapshot);
  ChartGrid* m_grid;
  CurveChart *m_loss, *m_metrics, *m_rate, *m_norm, *m_examples, *m_tokens, *m_memory;
};

class CurvesTab : public QWidget {
  Q_OBJECT
 public:
  explicit CurvesTab(QWidget* parent = nullptr);
  void show(const RunSnapshot& snapshot);
  void clear();
  // x=step|wall|epoch, smoothing=0.6, log=1, from=, to=
  void open(const QMap<QString, QString>& query);
  QMap<QString, QString> query() const;
  QWidget* controls() const { return m_controls; }  // for the corner of the tabs
  ChartGrid* grid() const { return m_grid; }

 Q_SIGNALS:
  void changed();

 private:
  void makeControls();
  void savePicture();
  ChartGrid* m_grid;
  RunCharts m_charts;
  QWidget* m_controls;
  QComboBox* m_axis;
  QSlider* m_smoothing;
  QLabel* m_smoothingValue;
  QCheckBox* m_log;
  Banner* m_banner;
  bool m_broken = false;  // the banner says that the curves could not be read
  EmptyState* m_empty;
  QWidget* m_scroll;
};

}  // namespace cloze
