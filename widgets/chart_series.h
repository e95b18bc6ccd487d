// What a line of a chart is made of: plain values.
#pragma once

#include <QString>

#include <memory>
#include <vector>

namespace cloze {

enum class ChartX { Step, WallTime, Epoch };

// Points of one line, equal lengths, steps ascending; immutable once shared.
struct ChartData {
  std::vector<double> steps;
  std::vector<double> wall_s;  // seconds since the start of the run; may be empty: then steps serve
  std::vector<double> epochs;  // may be empty: then steps serve
  std::vector<double> values;  // NaN and infinities are data: they are marked at their step

  const std::vector<double>& x(ChartX axis) const {
    if (axis == ChartX::WallTime && wall_s.size() == values.size()) return wall_s;
    if (axis == ChartX::Epoch && epochs.size() == values.size()) return epochs;
    return steps;
  }
};

struct ChartSeries {
  QString id;     // "train/loss"; the header of copied data
  QString label;  // "train"; stands at the line's end
  std::shared_ptr<const ChartData> data;
  int colorSlot = 0;      // runColor(colorSlot)
  bool smoothed = false;  // raw values faint, their moving average on top
  bool dashed = false;    // told apart from its neighbour without colour
  bool markers = false;   // few points: a dot each
  // What the plan says will follow, drawn thin and dashed, by step; shown on the step axis alone.
  std::vector<double> plannedSteps, plannedValues;
};

}  // namespace cloze
