#include <core/base/fs.h>
#include <core/runs/metric_format.h>
#include <core/runs/metric_store.h>
#include <core/runs/sqlite.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>

namespace cloze {

using metrics::Group;
using metrics::kChunkPoints;
using sqlite::Database;
using sqlite::Statement;
using sqlite::Transaction;

namespace fs = std::filesystem;

namespace {

// What a copy of a database was made from; another stamp asks for another copy.
struct Stamp {
  int64_t size = 0, walSize = 0, time = 0, walTime = 0;
  bool operator==(const Stamp&) const = default;
};

fs::path besides(const fs::path& file, const char* suffix) {
  return fs::path(file.string() + suffix);
}

Stamp stampOf(const fs::path& file) {
  Stamp stamp;
  struct stat info {};
  if (::stat(file.c_str(), &info) == 0) {
    stamp.size = info.st_size;
    stamp.time = info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec;
  }
  if (::stat(besides(file, "-wal").c_str(), &info) == 0) {
    stamp.walSize = info.st_size;
    stamp.walTime = info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec;
  }
  return stamp;
}

// A private copy of a database whose folder cannot be written, with the log its writer left behind.
class Copy {
 public:
  static Result<std::unique_ptr<Copy>> of(const fs::path& file) {
    std::unique_ptr<Copy> copy(new Copy());
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "cloze-metrics-XXXXXX").string();
    if (!::mkdtemp(name.data())) return systemError(name, errno, "created");
    copy->m_folder = name;
    copy->m_stamp = stampOf(file);
    for (const char* suffix : {"", "-wal"}) {
      fs::copy_file(besides(file, suffix), besides(copy->file(), suffix), error);
      if (error) return systemError(besides(file, suffix), error.value(), "copied to " + name);
      fs::permissions(besides(copy->file(), suffix), fs::perms::owner_read | fs::perms::owner_write, error);
    }
    return copy;
  }
  ~Copy() {
    std::error_code ignored;
    if (!m_folder.empty()) fs::remove_all(m_folder, ignored);
  }
  fs::path file() const { return m_folder / "metrics.db"; }
  const Stamp& stamp() const { return m_stamp; }

 private:
  Copy() = default;
  fs::path m_folder;
  Stamp m_stamp;
};

Status checkFormat(Database* database, const fs::path& file) {
  CLOZE_ASSIGN(const int64_t application, database->integer("PRAGMA application_id"));
  CLOZE_ASSIGN(const int64_t version, database->integer("PRAGMA user_version"));
  if (application != metrics::kApplicationId) {
    return fileError(ErrorCode::InvalidData, file.string(), "Is a database, but not one of metrics.");
  }
  if (version > metrics::kMetricVersion) {
    return fileError(ErrorCode::Unsupported, file.string(),
                     "Has version " + std::to_string(version) + ", but this program knows versions up to " +
                         std::to_string(metrics::kMetricVersion) + ". Update Cloze to see it.");
  }
  return {};
}

Error damaged(const fs::path& file, const char* what) {
  return fileError(ErrorCode::InvalidData, file.string(), std::string("Is damaged: ") + what + ".");
}

}  // namespace

struct MetricReader::State {
  fs::path file;
  std::unique_ptr<Copy> copy;

  // Opened for each question and closed after it: a connection that stays would keep the writer from leaving WAL mode.
  Result<std::shared_ptr<Database>> connect();
  Result<std::shared_ptr<Database>> connectReadOnlyMedia();
  Status inTransaction(const std::function<Status(Database*)>& body);
};

namespace {

struct Row {
  int64_t id = 0;
  int64_t points = 0;
};

// A series as one transaction sees it. Numbers of points count from 0.
class View {
 public:
  View(Database* database, const fs::path& file, const Row& row) : m_database(database), m_file(file), m_row(row) {}
  static Result<Row> find(Database* database, const fs::path& file, const std::string& tag);

  Status raw(int64_t from, int64_t to, SeriesPoints* out);  // points from .. to - 1, appended
  Result<int64_t> numberOfStep(int64_t step);               // of the first point at or behind `step`
  // Passes [from, to) on in order: whole groups of at most `level`, single points where no group fits.
  Status collect(int level, int64_t from, int64_t to, const std::function<void(int64_t, const Group&)>& sink);

 private:
  Result<int64_t> chunks();
  Database* m_database;
  const fs::path& m_file;
  Row m_row;
};

Result<Row> View::find(Database* database, const fs::path& file, const std::string& tag) {
  CLOZE_ASSIGN(Statement select, Statement::prepare(database, "SELECT id, points FROM series WHERE tag=?"));
  select.bindText(1, tag);
  CLOZE_ASSIGN(const bool there, select.step());
  if (!there) return Row{};
  const Row row{select.integer(0), select.integer(1)};
  if (row.points < 0 || row.points > int64_t{1} << 48) return damaged(file, "a series counts impossibly many points");
  return row;
}

Status View::raw(int64_t from, int64_t to, SeriesPoints* out) {
  if (from >= to) return {};
  const size_t expected = out->steps.size() + static_cast<size_t>(to - from);
  CLOZE_ASSIGN(
      Statement chunks,
      Statement::prepare(m_database,
                         "SELECT number, n, blob FROM chunk WHERE series=? AND level=0 AND number BETWEEN ? AND ? "
                         "ORDER BY number"));
  chunks.bind(1, m_row.id).bind(2, from / kChunkPoints).bind(3, (to - 1) / kChunkPoints);
  SeriesPoints chunk;
  const auto append = [&](const SeriesPoints& points, int64_t first) {
    const int64_t begin = std::max<int64_t>(from - first, 0);
    const int64_t end = std::min(to - first, static_cast<int64_t>(points.steps.size()));
    if (begin >= end) return;
    out->steps.insert(out->steps.end(), points.steps.begin() + begin, points.steps.begin() + end);
    out->wall_ms.insert(out->wall_ms.end(), points.wall_ms.begin() + begin, points.wall_ms.begin() + end);
    out->values.insert(out->values.end(), points.values.begin() + begin, points.values.begin() + end);
  };
  while (true) {
    CLOZE_ASSIGN(const bool row, chunks.step());
    if (!row) break;
    chunk = {};
    if (chunks.integer(1) != kChunkPoints || !metrics::decodePoints(chunks.blob(2), kChunkPoints, &chunk)) {
      return damaged(m_file, "a chunk of a series has the wrong length");
    }
    append(chunk, chunks.integer(0) * kChunkPoints);
  }
  CLOZE_ASSIGN(
      Statement tail,
      Statement::prepare(m_database,
                         "SELECT step, wall_ms, value FROM tail WHERE series=? AND number>=? AND number<? ORDER BY "
                         "number"));
  tail.bind(1, m_row.id).bind(2, from).bind(3, to);
  while (out->steps.size() < expected) {
    CLOZE_ASSIGN(const bool row, tail.step());
    if (!row) break;
    out->steps.push_back(tail.integer(0));
    out->wall_ms.push_back(tail.integer(1));
    out->values.push_back(tail.real(2));
  }
  if (out->steps.size() != expected) return damaged(m_file, "a series has not the points it counts");
  return {};
}

Result<int64_t> View::chunks() {
  CLOZE_ASSIGN(Statement select,
               Statement::prepare(m_database, "SELECT number FROM tail WHERE series=? ORDER BY number LIMIT 1"));
  select.bind(1, m_row.id);
  CLOZE_ASSIGN(const bool row, select.step());
  return (row ? std::clamp<int64_t>(select.integer(0), 0, m_row.points) : m_row.points) / kChunkPoints;
}

Result<int64_t> View::numberOfStep(int64_t step) {
  CLOZE_ASSIGN(
      Statement select,
      Statement::prepare(m_database,
                         "SELECT number FROM chunk WHERE series=? AND level=0 AND last_step>=? ORDER BY number "
                         "LIMIT 1"));
  select.bind(1, m_row.id).bind(2, step);
  CLOZE_ASSIGN(const bool row, select.step());
  int64_t first = 0, last = m_row.points;
  if (row) {
    const int64_t number = select.integer(0);
    if (number < 0 || number > m_row.points / kChunkPoints)
      return damaged(m_file, "a chunk of a series has an impossible number");
    first = number * kChunkPoints;
    last = std::min(first + kChunkPoints, m_row.points);
  } else {
    CLOZE_ASSIGN(first, chunks());
    first *= kChunkPoints;
  }
  SeriesPoints points;
  CLOZE_TRY(raw(first, last, &points));
  return first + (std::lower_bound(points.steps.begin(), points.steps.end(), step) - points.steps.begin());
}

Status View::collect(int level, int64_t from, int64_t to, const std::function<void(int64_t, const Group&)>& sink) {
  if (from >= to) return {};
  if (level == 0) {
    SeriesPoints points;
    CLOZE_TRY(raw(from, to, &points));
    for (size_t i = 0; i < points.steps.size(); ++i) {
      Group group;
      group.add(points.steps[i], points.wall_ms[i], points.values[i]);
      sink(from + static_cast<int64_t>(i), group);
    }
    return {};
  }
  const int64_t size = metrics::groupPoints(level);
  CLOZE_ASSIGN(const int64_t wholeChunks, chunks());
  const int64_t first = (from + size - 1) / size, last = std::min(to, wholeChunks * kChunkPoints) / size;
  if (first >= last) return collect(level - 1, from, to, sink);
  CLOZE_TRY(collect(level - 1, from, first * size, sink));
  CLOZE_ASSIGN(
      Statement rows,
      Statement::prepare(m_database,
                         "SELECT number, blob FROM chunk WHERE series=? AND level=? AND number BETWEEN ? AND ? "
                         "ORDER BY number"));
  rows.bind(1, m_row.id)
      .bind(2, level)
      .bind(3, first / metrics::kGroupsPerRow)
      .bind(4, (last - 1) / metrics::kGroupsPerRow);
  int64_t next = first;
  while (next < last) {
    CLOZE_ASSIGN(const bool row, rows.step());
    if (!row || rows.integer(0) != next / metrics::kGroupsPerRow) break;
    const std::string_view blob = rows.blob(1);
    const int64_t rowEnd = std::min(last, (rows.integer(0) + 1) * metrics::kGroupsPerRow);
    for (; next < rowEnd; ++next) {
      const auto index = static_cast<size_t>(next % metrics::kGroupsPerRow);
      if ((index + 1) * metrics::kGroupBytes > blob.size()) return damaged(m_file, "a level of a series is too short");
      const Group group = metrics::groupAt(blob, index);
      if (group.n != size || group.nans < 0 || group.nans > size)
        return damaged(m_file, "a level of a series counts other points than the series");
      sink(next * size, group);
    }
  }
  if (next < last) return damaged(m_file, "a level of a series is missing");
  return collect(level - 1, last * size, to, sink);
}

// The bucket's lowest and highest point (and the first NaN) in the order of their steps.
void emit(const Group& group, SeriesPoints* out) {
  struct Point {
    int64_t step, wall;
    double value;
  };
  std::vector<Point> points;
  if (group.n > group.nans) {
    points.push_back({group.minimum_step, group.minimum_wall, group.minimum});
    const bool one = group.minimum_step == group.maximum_step && group.minimum == group.maximum;
    if (!one) points.push_back({group.maximum_step, group.maximum_wall, group.maximum});
  }
  if (group.nans > 0) points.push_back({group.nan_step, group.nan_wall, std::numeric_limits<double>::quiet_NaN()});
  std::stable_sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.step < b.step; });
  for (const Point& point : points) {
    out->steps.push_back(point.step);
    out->wall_ms.push_back(point.wall);
    out->values.push_back(point.value);
  }
}

}  // namespace

MetricReader::MetricReader() : m_state(std::make_unique<State>()) {}
MetricReader::~MetricReader() = default;

Result<std::unique_ptr<MetricReader>> MetricReader::open(const fs::path& file) {
  std::unique_ptr<MetricReader> reader(new MetricReader());
  reader->m_state->file = file;
  CLOZE_ASSIGN(const auto database, reader->m_state->connect());
  return reader;
}

Result<std::shared_ptr<Database>> MetricReader::State::connect() {
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) return systemError(file, errno, "read");
  if (S_ISDIR(info.st_mode)) return systemError(file, EISDIR, "read");
  if (copy) return connectReadOnlyMedia();
  CLOZE_ASSIGN(auto database, Database::open(file, Database::Mode::ReadOnly));
  const Result<int64_t> probe = database->integer("SELECT count(*) FROM sqlite_master");
  if (!probe.ok()) {
    // A database in WAL mode needs its side files; where they can be neither opened nor made, SQLite says one of these.
    const int code = database->lastCode() & 0xFF;
    if (code != SQLITE_CANTOPEN && code != SQLITE_READONLY && code != SQLITE_PERM) return probe.error();
    return connectReadOnlyMedia();
  }
  CLOZE_TRY(checkFormat(database.get(), file));
  return database;
}

Result<std::shared_ptr<Database>> MetricReader::State::connectReadOnlyMedia() {
  const Stamp stamp = stampOf(file);
  std::shared_ptr<Database> database;
  if (stamp.walSize == 0) {
    CLOZE_ASSIGN(database, Database::open(file, Database::Mode::Immutable));
  } else {
    if (!copy || !(copy->stamp() == stamp)) {
      copy.reset();
      CLOZE_ASSIGN(copy, Copy::of(file));
    }
    CLOZE_ASSIGN(database, Database::open(copy->file(), Database::Mode::ReadWrite));
  }
  CLOZE_TRY(checkFormat(database.get(), file));
  return database;
}

Status MetricReader::State::inTransaction(const std::function<Status(Database*)>& body) {
  CLOZE_ASSIGN(const auto database, connect());
  CLOZE_ASSIGN(const auto transaction, Transaction::begin(database.get(), "DEFERRED"));
  return body(database.get());
}

Result<std::vector<SeriesInfo>> MetricReader::series() {
  std::vector<SeriesInfo> out;
  CLOZE_TRY(m_state->inTransaction([&](Database* database) -> Status {
    CLOZE_ASSIGN(Statement rows,
                 Statement::prepare(database, "SELECT tag, points, last_step FROM series WHERE points>0 ORDER BY id"));
    while (true) {
      CLOZE_ASSIGN(const bool row, rows.step());
      if (!row) return {};
      out.push_back({rows.text(0), rows.integer(1), rows.integer(2)});
    }
  }));
  return out;
}

Result<SeriesPoints> MetricReader::read(const std::string& tag, int64_t from) {
  SeriesPoints out;
  CLOZE_TRY(m_state->inTransaction([&](Database* database) -> Status {
    CLOZE_ASSIGN(const Row row, View::find(database, m_state->file, tag));
    return View(database, m_state->file, row).raw(std::max<int64_t>(from, 0), row.points, &out);
  }));
  return out;
}

Result<std::map<std::string, double>> MetricReader::lastValues(const std::string& prefix) {
  std::map<std::string, double> out;
  CLOZE_TRY(m_state->inTransaction([&](Database* database) -> Status {
    CLOZE_ASSIGN(Statement rows, Statement::prepare(database, "SELECT id, tag, points FROM series WHERE points>0"));
    while (true) {
      CLOZE_ASSIGN(const bool there, rows.step());
      if (!there) return {};
      const std::string tag = rows.text(1);
      if (!tag.starts_with(prefix)) continue;
      const Row row{rows.integer(0), rows.integer(2)};
      SeriesPoints last;
      CLOZE_TRY(View(database, m_state->file, row).raw(row.points - 1, row.points, &last));
      out[tag] = last.values.front();
    }
  }));
  return out;
}

Result<int64_t> MetricReader::generation() {
  CLOZE_ASSIGN(const auto database, m_state->connect());
  return database->integer("SELECT value FROM meta WHERE key='generation'");
}

Result<SeriesPoints> MetricReader::readDecimated(const std::string& tag, int64_t firstStep, int64_t lastStep,
                                                 int64_t buckets) {
  SeriesPoints out;
  CLOZE_TRY(m_state->inTransaction([&](Database* database) -> Status {
    CLOZE_ASSIGN(const Row row, View::find(database, m_state->file, tag));
    if (row.points == 0 || lastStep < firstStep) return {};
    View view(database, m_state->file, row);
    CLOZE_ASSIGN(const int64_t from, view.numberOfStep(firstStep));
    int64_t to = row.points;
    if (lastStep < std::numeric_limits<int64_t>::max()) {
      CLOZE_ASSIGN(to, view.numberOfStep(lastStep + 1));
    }
    const int64_t count = to - from, wanted = std::clamp<int64_t>(buckets, 1, int64_t{1} << 32);
    if (count <= 2 * wanted) return view.raw(from, to, &out);
    const int64_t least = (count + wanted - 1) / wanted;
    int level = 0;
    while (level < metrics::kLevels && metrics::groupPoints(level + 1) <= least) ++level;
    const int64_t size = metrics::groupPoints(level), width = (least + size - 1) / size * size;
    Group bucket;
    int64_t open = from / width;
    CLOZE_TRY(view.collect(level, from, to, [&](int64_t number, const Group& group) {
      if (number / width != open) {
        emit(bucket, &out);
        bucket = {};
        open = number / width;
      }
      bucket.add(group);
    }));
    emit(bucket, &out);
    return {};
  }));
  return out;
}

}  // namespace cloze
