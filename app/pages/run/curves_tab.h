// The curves of one run, and the controls over all of them.
#pragma once

#include <app/pages/run/run_charts.h>

#include <QMap>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace cloze {

class Banner;
class EmptyState;

class CurvesTab : public QWidget {
  Q_OBJECT
 public:
  explicit CurvesTab(QWidget* parent = nullptr);
  void show(const RunSnapshot& snapshot);
  void clear();
  void retranslate();  // but for what show() says
  // x=step|wall|epoch, smoothing=0.6, log=1, from=, to=
  void open(const QMap<QString, QString>& query);
  QMap<QString, QString> query() const;
  QWidget* controls() const { return m_controls; }  // for the corner of the tabs
  ChartGrid* grid() const { return m_grid; }

 Q_SIGNALS:
  void changed();

 private:
  void makeControls();
  void showSmoothing();
  void savePicture();
  static QString emptyText(bool broken);
  ChartGrid* m_grid;
  RunCharts m_charts;
  QWidget* m_controls;
  QComboBox* m_axis;
  QLabel* m_smoothingLabel;
  QPushButton *m_save, *m_copy;
  QSlider* m_smoothing;
  QLabel* m_smoothingValue;
  QCheckBox* m_log;
  Banner* m_banner;
  bool m_broken = false;  // the banner says that the curves could not be read
  EmptyState* m_empty;
  QWidget* m_scroll;
};

}  // namespace cloze
