// The format of metrics.db, to the byte. Used by this room alone.
//
// SQLite, application_id kApplicationId, user_version kMetricVersion. Numbers in blobs are little-endian.
//
//   meta(key TEXT PRIMARY KEY, value INTEGER)   generation: changes when points were dropped
//   series(id, tag, points, last_step)          points: how many the series has
//   tail(series, number, step, wall_ms, value)  the newest points, those no chunk holds; NaN is NULL
//   chunk(series, level, number, first_step, last_step, n, blob)
//     level 0: chunk `number` holds points number * 1024 ..., always 1,024: steps (int64[n]), wall_ms (int64[n]),
//     values
//              (double[n])
//     level k: groups of 64^k points each, complete ones alone, made of level-0 chunks; row `number` holds the groups
//              number * 64 ... (at most 64), 17 numbers of 8 bytes each as in struct Group
#pragma once

#include <core/runs/metric_store.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace cloze::metrics {

inline constexpr int64_t kApplicationId = 0x436C7A4D;  // "ClzM"
inline constexpr int64_t kMetricVersion = 1;
inline constexpr int64_t kChunkPoints = 1024;
inline constexpr int64_t kGroupRatio = 64;
inline constexpr int64_t kGroupsPerRow = 64;
inline constexpr int kLevels = 4;  // level 4: 16.8 million points a group

// What is known of a run of neighbouring points. NaN takes no part in minimum, maximum and mean; it is counted, and the
// first one remembered, so that a curve shows where it is.
struct Group {
  int64_t n = 0;
  int64_t first_step = 0, last_step = 0, first_wall = 0, last_wall = 0;
  double first = 0, last = 0, mean = 0;
  double minimum = 0, maximum = 0;  // meaningful where n > nans
  int64_t minimum_step = 0, minimum_wall = 0, maximum_step = 0, maximum_wall = 0;
  int64_t nans = 0, nan_step = 0, nan_wall = 0;

  void add(int64_t step, int64_t wall_ms, double value);
  void add(const Group& later);  // the neighbour behind
};
inline constexpr size_t kGroupBytes = 17 * 8;

int64_t groupPoints(int level);  // 64^level

std::string encodePoints(const SeriesPoints& points, size_t from, size_t count);
// Appends; false if the blob has not the length that `n` points have.
bool decodePoints(std::string_view blob, int64_t n, SeriesPoints* out);
void appendGroup(const Group& group, std::string* blob);
Group groupAt(std::string_view blob, size_t index);

// Network file systems, where shared memory between machines (and so WAL) cannot work; `type` is statfs's f_type.
bool isNetworkFileSystem(int64_t type);

}  // namespace cloze::metrics
