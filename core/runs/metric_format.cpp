#include <core/runs/metric_format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace cloze::metrics {

static_assert(std::endian::native == std::endian::little, "blobs are written as they lie in memory");
static_assert(sizeof(Group) == kGroupBytes, "a group is written as it lies in memory");

void Group::add(int64_t step, int64_t wall_ms, double value) {
  Group point;
  point.n = 1;
  point.first_step = point.last_step = point.minimum_step = point.maximum_step = step;
  point.first_wall = point.last_wall = point.minimum_wall = point.maximum_wall = wall_ms;
  point.first = point.last = value;
  if (std::isnan(value)) {
    point.nans = 1;
    point.nan_step = step;
    point.nan_wall = wall_ms;
  } else {
    point.mean = point.minimum = point.maximum = value;
  }
  add(point);
}

void Group::add(const Group& later) {
  if (later.n == 0) return;
  if (n == 0) {
    *this = later;
    return;
  }
  const int64_t numbers = n - nans, laterNumbers = later.n - later.nans;
  if (laterNumbers > 0) {
    if (numbers == 0 || later.minimum < minimum) {
      minimum = later.minimum;
      minimum_step = later.minimum_step;
      minimum_wall = later.minimum_wall;
    }
    if (numbers == 0 || later.maximum > maximum) {
      maximum = later.maximum;
      maximum_step = later.maximum_step;
      maximum_wall = later.maximum_wall;
    }
    const double share = static_cast<double>(laterNumbers) / static_cast<double>(numbers + laterNumbers);
    mean = numbers == 0 ? later.mean : mean * (1 - share) + later.mean * share;
  }
  if (nans == 0 && later.nans > 0) {
    nan_step = later.nan_step;
    nan_wall = later.nan_wall;
  }
  nans += later.nans;
  n += later.n;
  last_step = later.last_step;
  last_wall = later.last_wall;
  last = later.last;
}

int64_t groupPoints(int level) {
  int64_t points = 1;
  for (int i = 0; i < level; ++i) points *= kGroupRatio;
  return points;
}

std::string encodePoints(const SeriesPoints& points, size_t from, size_t count) {
  std::string blob(count * 24, '\0');
  std::memcpy(blob.data(), points.steps.data() + from, count * 8);
  std::memcpy(blob.data() + count * 8, points.wall_ms.data() + from, count * 8);
  std::memcpy(blob.data() + count * 16, points.values.data() + from, count * 8);
  return blob;
}

bool decodePoints(std::string_view blob, int64_t n, SeriesPoints* out) {
  if (n < 0 || n > kChunkPoints || blob.size() != static_cast<size_t>(n) * 24) return false;
  const auto count = static_cast<size_t>(n);
  const size_t before = out->steps.size();
  out->steps.resize(before + count);
  out->wall_ms.resize(before + count);
  out->values.resize(before + count);
  std::memcpy(out->steps.data() + before, blob.data(), count * 8);
  std::memcpy(out->wall_ms.data() + before, blob.data() + count * 8, count * 8);
  std::memcpy(out->values.data() + before, blob.data() + count * 16, count * 8);
  return true;
}

void appendGroup(const Group& group, std::string* blob) {
  blob->append(reinterpret_cast<const char*>(&group), kGroupBytes);
}

Group groupAt(std::string_view blob, size_t index) {
  Group group;
  std::memcpy(&group, blob.data() + index * kGroupBytes, kGroupBytes);
  return group;
}

bool isNetworkFileSystem(int64_t type) {
  // linux/magic.h: NFS, SMB, CIFS, SMB2, AFS, Coda, 9P, Ceph; Lustre. f_type is signed on some machines.
  constexpr uint32_t kTypes[] = {0x6969,     0x517B,     0xFF534D42, 0xFE534D42, 0x5346414F,
                                 0x73757245, 0x01021997, 0x00C36400, 0x0BD00BD0};
  return std::find(std::begin(kTypes), std::end(kTypes), static_cast<uint32_t>(type)) != std::end(kTypes);
}

}  // namespace cloze::metrics
