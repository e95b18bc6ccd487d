#include <core/base/fs.h>
#include <core/base/random.h>
#include <core/runs/metric_format.h>
#include <core/runs/metric_store.h>
#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <tests/core/base/temp_folder.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <csignal>
#include <limits>

namespace cloze {
namespace {

using ::testing::HasSubstr;

constexpr double kInf = std::numeric_limits<double>::infinity();
const double kNan = std::nan("");

bool sameValue(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || a == b;
}

void expectPoints(const SeriesPoints& got, const std::vector<MetricPoint>& want, size_t from) {
  ASSERT_EQ(got.steps.size(), want.size() - from);
  ASSERT_EQ(got.wall_ms.size(), got.steps.size());
  ASSERT_EQ(got.values.size(), got.steps.size());
  for (size_t i = 0; i < got.steps.size(); ++i) {
    ASSERT_EQ(got.steps[i], want[from + i].step) << i;
    ASSERT_EQ(got.wall_ms[i], want[from + i].wall_ms) << i;
    ASSERT_TRUE(sameValue(got.values[i], want[from + i].value)) << i;
  }
}

// The rule of the header, from the points alone and without any level.
SeriesPoints decimated(const std::vector<MetricPoint>& all, int64_t first, int64_t last, int64_t buckets) {
  std::vector<std::pair<int64_t, MetricPoint>> in;  // number, point
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].step >= first && all[i].step <= last) in.emplace_back(static_cast<int64_t>(i), all[i]);
  }
  SeriesPoints out;
  const auto add = [&](const MetricPoint& point) {
    out.steps.push_back(point.step);
    out.wall_ms.push_back(point.wall_ms);
    out.values.push_back(point.value);
  };
  const auto count = static_cast<int64_t>(in.size());
  if (count <= 2 * buckets) {
    for (const auto& [number, point] : in) add(point);
    return out;
  }
  const int64_t least = (count + buckets - 1) / buckets;
  int64_t group = 1;
  while (group < 64 * 64 * 64 * 64 && group * 64 <= least) group *= 64;
  const int64_t width = (least + group - 1) / group * group;
  for (size_t i = 0; i < in.size();) {
    const MetricPoint *low = nullptr, *high = nullptr, *none = nullptr;
    const int64_t bucket = in[i].first / width;
    for (; i < in.size() && in[i].first / width == bucket; ++i) {
      const MetricPoint& point = in[i].second;
      if (std::isnan(point.value)) {
        none = none ? none : &point;
      } else {
        low = !low || point.value < low->value ? &point : low;
        high = !high || point.value > high->value ? &point : high;
      }
    }
    std::vector<const MetricPoint*> kept;
    if (low) kept.push_back(low);
    if (high && high != low) kept.push_back(high);
    if (none) kept.push_back(none);
    std::stable_sort(kept.begin(), kept.end(), [](const auto* a, const auto* b) { return a->step < b->step; });
    for (const MetricPoint* point : kept) add(*point);
  }
  return out;
}

std::vector<MetricPoint> randomPoints(Random* random, const std::string& tag, int64_t count, int64_t after) {
  std::vector<MetricPoint> points;
  for (int64_t i = 0; i < count; ++i) {
    after += static_cast<int64_t>(random->below(3));
    double value = random->normal();
    const uint64_t odd = random->below(500);
    if (odd == 0) value = kNan;
    if (odd == 1) value = kInf;
    if (odd == 2) value = -kInf;
    points.push_back({tag, after, 1700000000000 + after * 7 + i % 3, value});
  }
  return points;
}

// Random histories of adding, dropping and reopening, held against plain vectors.
TEST(MetricStore, EqualsAModelInMemory) {
  for (uint64_t seed = 0; seed < 6; ++seed) {
    SCOPED_TRACE(seed);
    TempFolder folder;
    Random random(seed, 9);
    std::map<std::string, std::vector<MetricPoint>> model;
    auto writer = std::move(MetricWriter::open(folder / "metrics.db")).value();
    auto reader = std::move(MetricReader::open(folder / "metrics.db")).value();
    int64_t generation = *reader->generation();
    for (int round = 0; round < 40; ++round) {
      const uint64_t what = random.below(12);
      if (what == 0) {
        int64_t most = 0;
        for (const auto& [tag, points] : model) most = std::max(most, points.empty() ? 0 : points.back().step);
        const int64_t step = static_cast<int64_t>(random.below(static_cast<uint64_t>(most) + 2)) - 1;
        bool dropped = false;
        for (auto& [tag, points] : model) {
          const auto end = std::find_if(points.begin(), points.end(), [&](const auto& p) { return p.step > step; });
          dropped |= end != points.end();
          points.erase(end, points.end());
        }
        ASSERT_TRUE(writer->dropAfter(step).ok());
        EXPECT_EQ(*reader->generation() != generation, dropped);
        generation = *reader->generation();
      } else if (what == 1) {
        if (random.below(2)) {
          ASSERT_TRUE(writer->close().ok());
        }
        writer.reset();
        writer = std::move(MetricWriter::open(folder / "metrics.db")).value();
      } else {
        std::vector<MetricPoint> batch;
        for (const char* tag : {"train/loss", "dev/accuracy", "\xE4\xB8\xAD'\"x"}) {
          auto& points = model[tag];
          const auto more = randomPoints(&random, tag, static_cast<int64_t>(random.below(round % 5 ? 900 : 9000)),
                                         points.empty() ? 0 : points.back().step);
          points.insert(points.end(), more.begin(), more.end());
          batch.insert(batch.end(), more.begin(), more.end());
        }
        ASSERT_TRUE(writer->add(batch).ok());
      }
    }
    size_t series = 0;
    for (const auto& [tag, points] : model) series += !points.empty();
    EXPECT_EQ(reader->series()->size(), series);
    const auto infos = reader->series();
    for (const SeriesInfo& info : *infos) {
      EXPECT_EQ(info.points, static_cast<int64_t>(model[info.tag].size()));
      EXPECT_EQ(info.last_step, model[info.tag].back().step);
    }
    for (const auto& [tag, points] : model) {
      const auto size = static_cast<uint64_t>(points.size());
      for (const uint64_t from : {uint64_t{0}, size / 2, size, random.below(size + 1)}) {
        expectPoints(*reader->read(tag, static_cast<int64_t>(from)), points, from);
      }
      for (int i = 0; i < 12; ++i) {
        const auto most = static_cast<uint64_t>(points.empty() ? 1 : points.back().step + 2);
        const int64_t first = i == 0 ? std::numeric_limits<int64_t>::min() : static_cast<int64_t>(random.below(most));
        const int64_t last = i == 0 ? std::numeric_limits<int64_t>::max() : static_cast<int64_t>(random.below(most));
        const int64_t buckets = 1 + static_cast<int64_t>(random.below(i % 2 ? 10 : 400));
        const auto got = reader->readDecimated(tag, first, last, buckets);
        ASSERT_TRUE(got.ok()) << got.error().message;
        const SeriesPoints want = decimated(points, first, last, buckets);
        ASSERT_EQ(got->steps, want.steps) << tag << " " << first << " " << last << " " << buckets;
        ASSERT_EQ(got->wall_ms, want.wall_ms);
        for (size_t k = 0; k < want.values.size(); ++k) ASSERT_TRUE(sameValue(got->values[k], want.values[k]));
      }
    }
  }
}

TEST(MetricStore, LongSeriesUseTheUpperLevels) {
  TempFolder folder;
  auto writer = std::move(MetricWriter::open(folder / "metrics.db")).value();
  std::vector<MetricPoint> points;
  Random random(5, 5);
  for (int64_t i = 0; i < 600000; ++i) points.push_back({"a", i, i, random.uniform()});
  points[123456].value = 100;
  points[543210].value = -100;
  ASSERT_TRUE(writer->add(points).ok());
  ASSERT_TRUE(writer->close().ok());
  auto reader = std::move(MetricReader::open(folder / "metrics.db")).value();
  for (const int64_t buckets : {1, 2, 7, 100, 1000}) {
    const auto started = std::chrono::steady_clock::now();
    const SeriesPoints got = *reader->readDecimated("a", 1000, 590000, buckets);
    const auto took = std::chrono::steady_clock::now() - started;
    EXPECT_EQ(got.steps, decimated(points, 1000, 590000, buckets).steps) << buckets;
    EXPECT_LE(got.steps.size(), static_cast<size_t>(2 * (buckets + 1)));
    EXPECT_EQ(*std::max_element(got.values.begin(), got.values.end()), 100);
    EXPECT_EQ(*std::min_element(got.values.begin(), got.values.end()), -100);
    EXPECT_LT(took, std::chrono::milliseconds(500));
  }
  EXPECT_LT(std::filesystem::file_size(folder / "metrics.db"), 600000u * 28)
      << "24 bytes a point and a tenth for levels";
}

TEST(MetricStore, StepsOfASeriesNeverDecrease) {
  TempFolder folder;
  auto writer = std::move(MetricWriter::open(folder / "metrics.db")).value();
  ASSERT_TRUE(writer->add({{"a", 5, 1, 1.0}, {"b", 1, 1, 1.0}, {"a", 5, 2, 2.0}}).ok());
  const Status status = writer->add({{"b", 2, 1, 1.0}, {"a", 4, 1, 1.0}});
  ASSERT_FALSE(status.ok());
  EXPECT_THAT(status.error().message, HasSubstr("\"a\""));
  auto reader = std::move(MetricReader::open(folder / "metrics.db")).value();
  EXPECT_EQ(reader->read("b")->steps, std::vector<int64_t>{1}) << "all or nothing";
  EXPECT_TRUE(reader->read("unknown")->steps.empty());
  EXPECT_TRUE(writer->add({{"a", -3, 1, 1.0}}).ok() == false);
  EXPECT_TRUE(writer->add({{"negative", -3, 1, 1.0}, {"negative", -2, 1, 1.0}}).ok());
}

TEST(MetricStore, LeavesWalModeWhenClosed) {
  TempFolder folder;
  auto writer = std::move(MetricWriter::open(folder / "metrics.db")).value();
  auto reader = std::move(MetricReader::open(folder / "metrics.db")).value();
  ASSERT_TRUE(writer->add({{"a", 1, 1, 1.0}}).ok());
  EXPECT_TRUE(std::filesystem::exists(folder / "metrics.db-wal"));
  EXPECT_EQ(reader->read("a")->steps.size(), 1u) << "live";
  ASSERT_TRUE(writer->close().ok());
  EXPECT_FALSE(std::filesystem::exists(folder / "metrics.db-wal")) << "though a reader is there";
  EXPECT_FALSE(std::filesystem::exists(folder / "metrics.db-shm"));
  EXPECT_EQ(readText(folder / "metrics.db")[18], 1) << "file format write version: 1 is no WAL";
  EXPECT_EQ(reader->read("a")->steps.size(), 1u);
  EXPECT_FALSE(writer->add({{"a", 2, 1, 1.0}}).ok());
  EXPECT_TRUE(writer->close().ok()) << "twice is fine";
}

// Runs `body` in a process that may not write the folder: root's rights are given up there.
int asReader(const std::filesystem::path& folder, int (*body)(const std::filesystem::path&)) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) ::chmod(entry.path().c_str(), 0444);
  ::chmod(folder.c_str(), 0555);
  const pid_t child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(90);
    ::_exit(body(folder));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ::chmod(folder.c_str(), 0755);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

int readTwoPoints(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::create_directory(folder / "probe", error)) return 80;  // the folder is not read-only after all
  const auto reader = MetricReader::open(folder / "metrics.db");
  if (!reader.ok()) {
    std::fprintf(stderr, "%s\n", reader.error().toString().c_str());
    return 1;
  }
  const auto first = reader.value()->read("a"), again = reader.value()->readDecimated("a", 0, 10, 10);
  return first.ok() && first->steps.size() == 2 && again.ok() && again->steps.size() == 2 ? 0 : 2;
}

// Writes two points and is killed before it can tidy up; the log of the database stays behind.
void writeAndDie(const std::filesystem::path& file) {
  const pid_t child = ::fork();
  if (child == 0) {
    auto writer = MetricWriter::open(file);
    (void)writer.value()->add({{"a", 1, 1, 1.0}, {"a", 2, 2, kNan}});
    ::kill(::getpid(), SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
}

TEST(MetricStore, OpensOnReadOnlyMedia) {
  TempFolder closed;
  {
    auto writer = std::move(MetricWriter::open(closed / "metrics.db")).value();
    ASSERT_TRUE(writer->add({{"a", 1, 1, 1.0}, {"a", 2, 2, kNan}}).ok());
  }
  EXPECT_EQ(asReader(closed.path(), readTwoPoints), 0);
  TempFolder killed;
  writeAndDie(killed / "metrics.db");
  ASSERT_TRUE(std::filesystem::exists(killed / "metrics.db-wal"));
  EXPECT_EQ(asReader(killed.path(), readTwoPoints), 0) << "with side files";
  std::filesystem::remove(killed / "metrics.db-shm");
  EXPECT_EQ(asReader(killed.path(), readTwoPoints), 0) << "without the shared memory, as on a copied medium";
}

TEST(MetricStore, AKilledWriterLosesNothingThatWasAdded) {
  TempFolder folder;
  const auto file = folder / "metrics.db";
  int64_t stepsBefore = 0;
  for (int round = 0; round < 8; ++round) {
    int progress[2];
    ASSERT_EQ(::pipe(progress), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      auto writer = std::move(MetricWriter::open(file)).value();
      for (int64_t step = stepsBefore;; ++step) {
        std::vector<MetricPoint> points;
        for (int i = 0; i < 37; ++i) points.push_back({"loss", step, i, static_cast<double>(step)});
        if (!writer->add(points).ok()) ::_exit(1);
        if (::write(progress[1], &step, sizeof(step)) != sizeof(step)) ::_exit(2);
      }
    }
    ::close(progress[1]);
    int64_t step = -1, reported = -1;
    const int64_t target = stepsBefore + 10 + round * 23;
    while (reported < target && ::read(progress[0], &step, sizeof(step)) == sizeof(step)) reported = step;
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    while (::read(progress[0], &step, sizeof(step)) == sizeof(step)) reported = step;
    ::close(progress[0]);
    auto reader = std::move(MetricReader::open(file)).value();
    const auto points = reader->read("loss");
    ASSERT_TRUE(points.ok()) << points.error().message;
    ASSERT_EQ(points->steps.size() % 37, 0u) << "whole transactions only";
    const auto steps = static_cast<int64_t>(points->steps.size() / 37);
    EXPECT_GE(steps, reported + 1);
    EXPECT_LE(steps, reported + 2);
    for (size_t i = 0; i < points->steps.size(); ++i) ASSERT_EQ(points->steps[i], static_cast<int64_t>(i / 37));
    stepsBefore = steps;
  }
}

TEST(MetricStore, FollowsALiveWriterInAnotherProcess) {
  TempFolder folder;
  { auto writer = std::move(MetricWriter::open(folder / "metrics.db")).value(); }
  const pid_t child = ::fork();
  if (child == 0) {
    auto writer = std::move(MetricWriter::open(folder / "metrics.db")).value();
    for (int64_t step = 0; step < 5000; ++step) {
      if (!writer->add({{"a", step, step, static_cast<double>(step)}}).ok()) ::_exit(1);
    }
    ::_exit(writer->close().ok() ? 0 : 2);
  }
  auto reader = std::move(MetricReader::open(folder / "metrics.db")).value();
  SeriesPoints all;
  int polls = 0;
  while (all.steps.size() < 5000 && ++polls < 100000) {
    const auto more = reader->read("a", static_cast<int64_t>(all.steps.size()));
    ASSERT_TRUE(more.ok()) << more.error().message;
    all.steps.insert(all.steps.end(), more->steps.begin(), more->steps.end());
    ::usleep(500);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0) << "the writer is never disturbed, and can leave WAL mode";
  ASSERT_EQ(all.steps.size(), 5000u);
  for (int64_t i = 0; i < 5000; ++i) ASSERT_EQ(all.steps[static_cast<size_t>(i)], i);
  EXPECT_FALSE(std::filesystem::exists(folder / "metrics.db-wal"));
}

TEST(MetricStore, AFullDiskFailsTheCallAndKeepsWhatWasThere) {
  TempFolder folder;
  if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=512k") != 0) {
    GTEST_SKIP() << "a small disk cannot be mounted here (needs root)";
  }
  size_t kept = 0;
  Status status;
  {
    auto writer = std::move(MetricWriter::open(folder / "metrics.db")).value();
    for (int64_t step = 0; status.ok() && step < 10000; ++step) {
      std::vector<MetricPoint> points;
      for (int i = 0; i < 100; ++i) points.push_back({"a", step, i, 0.5});
      status = writer->add(points);
      if (status.ok()) kept += points.size();
    }
    EXPECT_FALSE(status.ok());
    if (!status.ok()) {
      EXPECT_EQ(status.error().code, ErrorCode::Io);
      EXPECT_THAT(status.error().message, HasSubstr("disk is full"));
      EXPECT_EQ(status.error().file, (folder / "metrics.db").string());
    }
    const auto reader = MetricReader::open(folder / "metrics.db");
    EXPECT_TRUE(reader.ok());
    EXPECT_EQ(reader.ok() ? reader.value()->read("a")->steps.size() : 0, kept);
  }
  ::umount(folder.path().c_str());
}

void sql(const std::filesystem::path& file, const std::string& statement) {
  sqlite3* handle = nullptr;
  sqlite3_open(file.c_str(), &handle);
  EXPECT_EQ(sqlite3_exec(handle, statement.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
  sqlite3_close(handle);
}

TEST(MetricStore, HostileFilesAreRefusedWithTheirName) {
  struct Row {
    const char* name;
    std::string statement;  // done to a good store; empty: the content replaces the file
    std::string content;
    ErrorCode code;
  };
  const Row rows[] = {
      {"empty file", "", "", ErrorCode::InvalidData},
      {"no database", "", std::string(5000, 'x'), ErrorCode::InvalidData},
      {"cut header", "", "SQLite format 3", ErrorCode::InvalidData},
      {"another program's", "PRAGMA application_id=1", "", ErrorCode::InvalidData},
      {"newer", "PRAGMA user_version=2", "", ErrorCode::Unsupported},
      {"no table", "DROP TABLE chunk", "", ErrorCode::InvalidData},
      {"missing column", "ALTER TABLE chunk RENAME COLUMN blob TO bob", "", ErrorCode::InvalidData},
      {"too many points", "UPDATE series SET points=9999999", "", ErrorCode::InvalidData},
      {"impossibly many", "UPDATE series SET points=9223372036854775807", "", ErrorCode::InvalidData},
      {"negative", "UPDATE series SET points=-1", "", ErrorCode::InvalidData},
      {"missing chunk", "DELETE FROM chunk WHERE level=0 AND number=0", "", ErrorCode::InvalidData},
      {"missing level", "DELETE FROM chunk WHERE level=1", "", ErrorCode::InvalidData},
      {"short blob", "UPDATE chunk SET blob=x'00'", "", ErrorCode::InvalidData},
      {"text for blob", "UPDATE chunk SET blob='hello'", "", ErrorCode::InvalidData},
      {"wrong n", "UPDATE chunk SET n=1000000000", "", ErrorCode::InvalidData},
      {"numbers beyond all points", "UPDATE chunk SET number=number+4611686018427387904", "", ErrorCode::InvalidData},
      {"empty groups", "UPDATE chunk SET blob=zeroblob(length(blob)) WHERE level=1", "", ErrorCode::InvalidData},
      {"wrong numbers", "UPDATE chunk SET number=number+100000000000", "", ErrorCode::InvalidData},
  };
  for (const Row& row : rows) {
    TempFolder folder;
    const auto file = folder / "metrics.db";
    {
      auto writer = std::move(MetricWriter::open(file)).value();
      std::vector<MetricPoint> points;
      for (int64_t i = 0; i < 3000; ++i) points.push_back({"a", i, i, 1.0});
      ASSERT_TRUE(writer->add(points).ok());
    }
    if (row.statement.empty()) {
      writeText(file, row.content);
    } else {
      sql(file, row.statement);
    }
    const auto reader = MetricReader::open(file);
    std::optional<Error> error;
    if (!reader.ok()) {
      error = reader.error();
    } else {
      for (const int64_t buckets : {5, 100000}) {
        const auto points = reader.value()->readDecimated("a", 0, 100000, buckets);
        if (!points.ok()) error = points.error();
      }
      if (const auto points = reader.value()->read("a"); !points.ok()) error = points.error();
      (void)reader.value()->series();
    }
    ASSERT_TRUE(error.has_value()) << row.name;
    EXPECT_EQ(error->code, row.code) << row.name << ": " << error->message;
    EXPECT_EQ(error->file, file.string()) << row.name;
    (void)MetricWriter::open(file);  // must not crash either
  }
  TempFolder folder;
  EXPECT_EQ(MetricReader::open(folder / "absent.db").error().code, ErrorCode::NotFound);
  EXPECT_FALSE(MetricReader::open(folder.path()).ok());
  EXPECT_FALSE(MetricWriter::open(folder / "gone/metrics.db").ok());
}

TEST(MetricStore, FlippedBytesNeverCrash) {
  TempFolder folder;
  const auto file = folder / "metrics.db";
  {
    auto writer = std::move(MetricWriter::open(file)).value();
    std::vector<MetricPoint> points;
    for (int64_t i = 0; i < 2100; ++i) points.push_back({"a", i, i, 1.0});
    ASSERT_TRUE(writer->add(points).ok());
  }
  const std::string good = readText(file);
  Random random(3, 3);
  for (int round = 0; round < 150; ++round) {
    std::string bad = good;
    for (int i = 0; i < 8; ++i) {
      const uint64_t range = round % 2 ? bad.size() : 4096 * 3;
      bad[random.below(std::min<uint64_t>(range, bad.size()))] = static_cast<char>(random.next());
    }
    if (round % 10 == 0) bad.resize(random.below(bad.size()));
    writeText(file, bad);
    const auto reader = MetricReader::open(file);
    if (!reader.ok()) continue;
    (void)reader.value()->series();
    (void)reader.value()->read("a");
    (void)reader.value()->readDecimated("a", 0, 5000, 7);
    (void)reader.value()->generation();
  }
}

TEST(MetricStore, NetworkFileSystemsAreKnown) {
  EXPECT_TRUE(metrics::isNetworkFileSystem(0x6969));
  EXPECT_TRUE(metrics::isNetworkFileSystem(static_cast<int64_t>(static_cast<int32_t>(0xFF534D42)))) << "CIFS, signed";
  EXPECT_FALSE(metrics::isNetworkFileSystem(0xEF53)) << "ext4";
  EXPECT_FALSE(metrics::isNetworkFileSystem(0x01021994)) << "tmpfs";
  EXPECT_FALSE(metrics::isNetworkFileSystem(0x794C7630)) << "overlayfs";
}

}  // namespace
}  // namespace cloze
