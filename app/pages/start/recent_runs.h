// The newest runs as rows; their curves are read on the worker and follow a live run.
#pragma once

#include <app/pages/services.h>

#include <QHash>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cloze {

class Card;
class RunRow;
class SectionHeading;

class RecentRuns : public QWidget {
  Q_OBJECT
 public:
  explicit RecentRuns(PageContext context, QWidget* parent = nullptr);
  void retranslate();

 private:
  struct Curve {
    int64_t step = -1;  // of the run when it was read
    std::vector<double> losses;
  };
  void refresh();
  void readCurves();

  PageContext m_context;
  SectionHeading* m_heading;
  QPushButton* m_all;
  Card* m_card;
  QLabel* m_none;
  QVBoxLayout* m_list;
  std::vector<RunRow*> m_rows;
  QHash<QString, Curve> m_curves;
  bool m_reading = false;  // one reading at a time: a busy run must not starve the drawing of its own curve
};

}  // namespace cloze
