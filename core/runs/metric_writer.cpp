#include <core/base/fs.h>
#include <core/runs/metric_format.h>
#include <core/runs/metric_store.h>
#include <core/runs/sqlite.h>
#include <sys/vfs.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <map>
#include <thread>

namespace cloze {

using metrics::Group;
using metrics::kChunkPoints;
using sqlite::Database;
using sqlite::Statement;
using sqlite::Transaction;

namespace {

constexpr const char* kSchema = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value INTEGER NOT NULL);
INSERT INTO meta VALUES('generation', 1);
CREATE TABLE series(id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE, points INTEGER NOT NULL, last_step INTEGER NOT NULL);
CREATE TABLE tail(series INTEGER NOT NULL REFERENCES series(id), number INTEGER NOT NULL, step INTEGER NOT NULL,
                  wall_ms INTEGER NOT NULL, value REAL, PRIMARY KEY(series, number)) WITHOUT ROWID;
CREATE TABLE chunk(series INTEGER NOT NULL REFERENCES series(id), level INTEGER NOT NULL, number INTEGER NOT NULL,
                   first_step INTEGER NOT NULL, last_step INTEGER NOT NULL, n INTEGER NOT NULL, blob BLOB NOT NULL,
                   PRIMARY KEY(series, level, number));
)";

struct Series {
  int64_t id = 0;
  int64_t points = 0;  // all, the tail included
  int64_t last_step = 0;
  SeriesPoints tail;
  // The newest groups of each level that make no whole group of the next one yet, as one partial group.
  std::vector<Group> open = std::vector<Group>(metrics::kLevels + 1);
};

int64_t chunkedPoints(const Series& series) {
  return series.points - static_cast<int64_t>(series.tail.steps.size());
}

void truncate(SeriesPoints* points, size_t count) {
  points->steps.resize(count);
  points->wall_ms.resize(count);
  points->values.resize(count);
}

}  // namespace

struct MetricWriter::State {
  std::filesystem::path file;
  std::shared_ptr<Database> database;
  std::map<std::string, Series> series;
  bool wal = false;

  Status setUp();
  Status load();
  Status loadTail(Series* series);
  Status addToSeries(const std::string& tag, const std::vector<const MetricPoint*>& points);
  Status flushChunk(Series* series);
  Status storeGroup(Series* series, int level, int64_t groupNumber, const Group& group);
  Status dropFrom(Series* series, int64_t keep);
  Status rebuildOpenGroups(Series* series);
  Result<SeriesPoints> chunk(int64_t id, int64_t number);
  Result<int64_t> pointsUpTo(const Series& series, int64_t step);
};

namespace {

template <typename... Values>
Status execute(Database* database, const char* sql, Values... values) {
  CLOZE_ASSIGN(Statement statement, Statement::prepare(database, sql));
  int at = 0;
  (statement.bind(++at, static_cast<int64_t>(values)), ...);
  return statement.runOnce();
}

}  // namespace

MetricWriter::MetricWriter() : m_state(std::make_unique<State>()) {}

MetricWriter::~MetricWriter() {
  if (m_state && m_state->database) (void)close();
}

Result<std::unique_ptr<MetricWriter>> MetricWriter::open(const std::filesystem::path& file) {
  if (const int fault = fileFault("open", file)) return systemError(file, fault, "written");
  std::unique_ptr<MetricWriter> writer(new MetricWriter());
  writer->m_state->file = file;
  CLOZE_ASSIGN(writer->m_state->database, Database::open(file, Database::Mode::ReadWrite));
  CLOZE_TRY(writer->m_state->setUp());
  CLOZE_TRY(writer->m_state->load());
  return writer;
}

Status MetricWriter::State::setUp() {
  CLOZE_ASSIGN(const int64_t tables, database->integer("SELECT count(*) FROM sqlite_master"));
  CLOZE_ASSIGN(const int64_t application, database->integer("PRAGMA application_id"));
  CLOZE_ASSIGN(const int64_t version, database->integer("PRAGMA user_version"));
  if (tables > 0 && application != metrics::kApplicationId) {
    return fileError(ErrorCode::InvalidData, file.string(), "Is a database, but not one of metrics.");
  }
  if (version > metrics::kMetricVersion) {
    return fileError(ErrorCode::Unsupported, file.string(),
                     "Has version " + std::to_string(version) + ", but this program knows versions up to " +
                         std::to_string(metrics::kMetricVersion) + ". Update Cloze to continue this run.");
  }
  struct statfs info {};
  wal = ::statfs(file.parent_path().empty() ? "." : file.parent_path().c_str(), &info) != 0 ||
        !metrics::isNetworkFileSystem(static_cast<int64_t>(info.f_type));
  CLOZE_ASSIGN(const std::string journal,
               database->text(wal ? "PRAGMA journal_mode=WAL" : "PRAGMA journal_mode=DELETE"));
  wal = journal == "wal";
  // NORMAL: a crash of the program loses nothing, a power failure may take the last commits back, whole ones.
  CLOZE_TRY(database->run("PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON"));
  if (tables > 0) return {};
  CLOZE_ASSIGN(const auto transaction, Transaction::begin(database.get(), "IMMEDIATE"));
  CLOZE_TRY(database->run(kSchema));
  CLOZE_TRY(database->run("PRAGMA application_id=" + std::to_string(metrics::kApplicationId)));
  CLOZE_TRY(database->run("PRAGMA user_version=" + std::to_string(metrics::kMetricVersion)));
  return transaction->commit();
}

Status MetricWriter::State::load() {
  series.clear();
  CLOZE_ASSIGN(Statement rows, Statement::prepare(database.get(), "SELECT id, tag, points, last_step FROM series"));
  while (true) {
    CLOZE_ASSIGN(const bool row, rows.step());
    if (!row) break;
    Series& one = series[rows.text(1)];
    one.id = rows.integer(0);
    one.points = rows.integer(2);
    one.last_step = rows.integer(3);
  }
  for (auto& [tag, one] : series) {
    CLOZE_TRY(loadTail(&one));
    CLOZE_TRY(rebuildOpenGroups(&one));
  }
  return {};
}

Status MetricWriter::State::loadTail(Series* one) {
  one->tail = {};
  CLOZE_ASSIGN(
      Statement rows,
      Statement::prepare(database.get(), "SELECT step, wall_ms, value FROM tail WHERE series=? ORDER BY number"));
  rows.bind(1, one->id);
  while (true) {
    CLOZE_ASSIGN(const bool row, rows.step());
    if (!row) break;
    one->tail.steps.push_back(rows.integer(0));
    one->tail.wall_ms.push_back(rows.integer(1));
    one->tail.values.push_back(rows.real(2));
  }
  if (chunkedPoints(*one) < 0 || chunkedPoints(*one) % kChunkPoints != 0) {
    return fileError(ErrorCode::InvalidData, file.string(), "Is damaged: a series has not the points it counts.");
  }
  return {};
}

// One partial group a level, from the whole groups one level below that it is made of.
Status MetricWriter::State::rebuildOpenGroups(Series* one) {
  const int64_t chunked = chunkedPoints(*one);
  for (int level = 2; level <= metrics::kLevels; ++level) {
    one->open[static_cast<size_t>(level)] = {};
    const int64_t below = metrics::groupPoints(level - 1);
    const int64_t from = chunked / metrics::groupPoints(level) * metrics::kGroupRatio, to = chunked / below;
    CLOZE_ASSIGN(Statement rows,
                 Statement::prepare(database.get(), "SELECT blob FROM chunk WHERE series=? AND level=? AND number=?"));
    rows.bind(1, one->id).bind(2, level - 1).bind(3, from / metrics::kGroupsPerRow);
    CLOZE_ASSIGN(const bool row, rows.step());
    if (!row) continue;
    const std::string_view blob = rows.blob(0);
    for (int64_t i = from; i < to; ++i) {
      const auto index = static_cast<size_t>(i % metrics::kGroupsPerRow);
      if ((index + 1) * metrics::kGroupBytes > blob.size()) {
        return fileError(ErrorCode::InvalidData, file.string(), "Is damaged: a level of a series is too short.");
      }
      one->open[static_cast<size_t>(level)].add(metrics::groupAt(blob, index));
    }
  }
  return {};
}

Status MetricWriter::add(const std::vector<MetricPoint>& points) {
  if (points.empty()) return {};
  State& state = *m_state;
  if (!state.database) return fileError(ErrorCode::Internal, state.file.string(), "The metrics are closed already.");
  std::map<std::string, std::vector<const MetricPoint*>> byTag;
  for (const MetricPoint& point : points) {
    auto& group = byTag[point.tag];
    const auto known = state.series.find(point.tag);
    const bool first = group.empty() && (known == state.series.end() || known->second.points == 0);
    const int64_t before = !group.empty() ? group.back()->step : first ? point.step : known->second.last_step;
    if (point.step < before) {
      return fileError(ErrorCode::InvalidArgument, state.file.string(),
                       "Series \"" + point.tag + "\" is at step " + std::to_string(before) + " already; step " +
                           std::to_string(point.step) + " cannot follow.");
    }
    group.push_back(&point);
  }
  if (const int fault = fileFault("write", state.file)) return systemError(state.file, fault, "written");
  const auto attempt = [&]() -> Status {
    CLOZE_ASSIGN(const auto transaction, Transaction::begin(state.database.get(), "IMMEDIATE"));
    for (const auto& [tag, group] : byTag) CLOZE_TRY(state.addToSeries(tag, group));
    return transaction->commit();
  };
  const Status status = attempt();
  if (!status.ok()) (void)state.load();  // what is in memory follows what is on disk
  return status;
}

Status MetricWriter::State::addToSeries(const std::string& tag, const std::vector<const MetricPoint*>& points) {
  Series& one = series[tag];
  if (one.id == 0) {
    CLOZE_ASSIGN(Statement insert,
                 Statement::prepare(database.get(), "INSERT INTO series(tag, points, last_step) VALUES(?, 0, 0)"));
    CLOZE_TRY(insert.bindText(1, tag).runOnce());
    one.id = sqlite3_last_insert_rowid(database->handle());
  }
  CLOZE_ASSIGN(Statement insert, Statement::prepare(database.get(), "INSERT INTO tail VALUES(?, ?, ?, ?, ?)"));
  for (const MetricPoint* point : points) {
    one.tail.steps.push_back(point->step);
    one.tail.wall_ms.push_back(point->wall_ms);
    one.tail.values.push_back(point->value);
    CLOZE_TRY(insert.bind(1, one.id)
                  .bind(2, one.points)
                  .bind(3, point->step)
                  .bind(4, point->wall_ms)
                  .bindReal(5, point->value)
                  .runOnce());
    ++one.points;
    one.last_step = point->step;
    if (static_cast<int64_t>(one.tail.steps.size()) == kChunkPoints) CLOZE_TRY(flushChunk(&one));
  }
  return execute(database.get(), "UPDATE series SET points=?, last_step=? WHERE id=?", one.points, one.last_step,
                 one.id);
}

// The tail, full now, becomes a chunk of level 0 and groups of the levels above.
Status MetricWriter::State::flushChunk(Series* one) {
  const int64_t firstPoint = one->points - kChunkPoints;
  CLOZE_ASSIGN(Statement insert,
               Statement::prepare(database.get(), "INSERT OR REPLACE INTO chunk VALUES(?, 0, ?, ?, ?, ?, ?)"));
  CLOZE_TRY(insert.bind(1, one->id)
                .bind(2, firstPoint / kChunkPoints)
                .bind(3, one->tail.steps.front())
                .bind(4, one->tail.steps.back())
                .bind(5, kChunkPoints)
                .bindBlob(6, metrics::encodePoints(one->tail, 0, kChunkPoints))
                .runOnce());
  for (int64_t at = 0; at < kChunkPoints; at += metrics::kGroupRatio) {
    Group group;
    for (int64_t i = at; i < at + metrics::kGroupRatio; ++i) {
      const auto index = static_cast<size_t>(i);
      group.add(one->tail.steps[index], one->tail.wall_ms[index], one->tail.values[index]);
    }
    int64_t end = firstPoint + at + metrics::kGroupRatio;  // points covered so far
    CLOZE_TRY(storeGroup(one, 1, end / metrics::kGroupRatio - 1, group));
    for (int level = 2; level <= metrics::kLevels; ++level) {
      Group& open = one->open[static_cast<size_t>(level)];
      open.add(group);
      const int64_t size = metrics::groupPoints(level);
      if (end % size != 0) break;
      group = open;
      open = {};
      CLOZE_TRY(storeGroup(one, level, end / size - 1, group));
    }
  }
  one->tail = {};
  return execute(database.get(), "DELETE FROM tail WHERE series=?", one->id);
}

Status MetricWriter::State::storeGroup(Series* one, int level, int64_t groupNumber, const Group& group) {
  const int64_t row = groupNumber / metrics::kGroupsPerRow;
  std::string blob;
  int64_t firstStep = group.first_step;
  CLOZE_ASSIGN(
      Statement select,
      Statement::prepare(database.get(), "SELECT blob, first_step FROM chunk WHERE series=? AND level=? AND number=?"));
  select.bind(1, one->id).bind(2, level).bind(3, row);
  CLOZE_ASSIGN(const bool there, select.step());
  if (there && groupNumber % metrics::kGroupsPerRow != 0) {
    blob = std::string(select.blob(0));
    firstStep = select.integer(1);
  }
  select.reset();
  blob.resize(static_cast<size_t>(groupNumber % metrics::kGroupsPerRow) * metrics::kGroupBytes);
  metrics::appendGroup(group, &blob);
  CLOZE_ASSIGN(Statement insert,
               Statement::prepare(database.get(), "INSERT OR REPLACE INTO chunk VALUES(?, ?, ?, ?, ?, ?, ?)"));
  return insert.bind(1, one->id)
      .bind(2, level)
      .bind(3, row)
      .bind(4, firstStep)
      .bind(5, group.last_step)
      .bind(6, static_cast<int64_t>(blob.size() / metrics::kGroupBytes))
      .bindBlob(7, blob)
      .runOnce();
}

Result<SeriesPoints> MetricWriter::State::chunk(int64_t id, int64_t number) {
  CLOZE_ASSIGN(Statement select,
               Statement::prepare(database.get(), "SELECT n, blob FROM chunk WHERE series=? AND level=0 AND number=?"));
  select.bind(1, id).bind(2, number);
  CLOZE_ASSIGN(const bool there, select.step());
  SeriesPoints points;
  if (!there || !metrics::decodePoints(select.blob(1), select.integer(0), &points)) {
    return fileError(ErrorCode::InvalidData, file.string(), "Is damaged: a chunk of a series is missing or too short.");
  }
  return points;
}

// How many points have a step of at most `step`.
Result<int64_t> MetricWriter::State::pointsUpTo(const Series& one, int64_t step) {
  const auto inside = [&](const SeriesPoints& points) {
    return std::upper_bound(points.steps.begin(), points.steps.end(), step) - points.steps.begin();
  };
  CLOZE_ASSIGN(Statement select,
               Statement::prepare(
                   database.get(),
                   "SELECT number FROM chunk WHERE series=? AND level=0 AND last_step>? ORDER BY number LIMIT 1"));
  select.bind(1, one.id).bind(2, step);
  CLOZE_ASSIGN(const bool row, select.step());
  if (!row) return chunkedPoints(one) + inside(one.tail);
  const int64_t number = select.integer(0);
  CLOZE_ASSIGN(const SeriesPoints points, chunk(one.id, number));
  return number * kChunkPoints + inside(points);
}

Status MetricWriter::dropAfter(int64_t step) {
  State& state = *m_state;
  if (!state.database) return fileError(ErrorCode::Internal, state.file.string(), "The metrics are closed already.");
  const auto attempt = [&]() -> Status {
    CLOZE_ASSIGN(const auto transaction, Transaction::begin(state.database.get(), "IMMEDIATE"));
    bool dropped = false;
    for (auto& [tag, one] : state.series) {
      CLOZE_ASSIGN(const int64_t keep, state.pointsUpTo(one, step));
      if (keep == one.points) continue;
      dropped = true;
      CLOZE_TRY(state.dropFrom(&one, keep));
    }
    if (dropped) CLOZE_TRY(state.database->run("UPDATE meta SET value=value+1 WHERE key='generation'"));
    return transaction->commit();
  };
  const Status status = attempt();
  if (!status.ok()) (void)state.load();
  return status;
}

// Keeps the first `keep` points of a series: what is left of a cut chunk goes back into the tail.
Status MetricWriter::State::dropFrom(Series* one, int64_t keep) {
  const int64_t chunked = chunkedPoints(*one), kept = std::min(keep, chunked) / kChunkPoints;
  if (keep < chunked) {
    SeriesPoints tail;
    if (keep % kChunkPoints != 0) {
      CLOZE_ASSIGN(tail, chunk(one->id, kept));
      truncate(&tail, static_cast<size_t>(keep % kChunkPoints));
    }
    one->tail = std::move(tail);
  } else {
    truncate(&one->tail, static_cast<size_t>(keep - chunked));
  }
  one->points = keep;
  CLOZE_TRY(execute(database.get(), "DELETE FROM chunk WHERE series=? AND level=0 AND number>=?", one->id, kept));
  for (int level = 1; level <= metrics::kLevels; ++level) {
    const int64_t groups = kept * kChunkPoints / metrics::groupPoints(level);
    const int64_t row = groups / metrics::kGroupsPerRow, rest = groups % metrics::kGroupsPerRow;
    CLOZE_TRY(execute(database.get(), "DELETE FROM chunk WHERE series=? AND level=? AND number>=?", one->id, level,
                      rest == 0 ? row : row + 1));
    // Groups behind the last whole one in its row stay until they are written over; readers count by points.
  }
  CLOZE_TRY(execute(database.get(), "DELETE FROM tail WHERE series=?", one->id));
  CLOZE_ASSIGN(Statement insert, Statement::prepare(database.get(), "INSERT INTO tail VALUES(?, ?, ?, ?, ?)"));
  for (size_t i = 0; i < one->tail.steps.size(); ++i) {
    CLOZE_TRY(insert.bind(1, one->id)
                  .bind(2, kept * kChunkPoints + static_cast<int64_t>(i))
                  .bind(3, one->tail.steps[i])
                  .bind(4, one->tail.wall_ms[i])
                  .bindReal(5, one->tail.values[i])
                  .runOnce());
  }
  if (!one->tail.steps.empty()) {
    one->last_step = one->tail.steps.back();
  } else if (kept > 0) {
    CLOZE_ASSIGN(const SeriesPoints last, chunk(one->id, kept - 1));
    one->last_step = last.steps.back();
  } else {
    one->last_step = 0;
  }
  CLOZE_TRY(
      execute(database.get(), "UPDATE series SET points=?, last_step=? WHERE id=?", keep, one->last_step, one->id));
  return rebuildOpenGroups(one);
}

Status MetricWriter::close() {
  State& state = *m_state;
  if (!state.database) return {};
  Status status;
  if (state.wal) {
    status = state.database->run("PRAGMA wal_checkpoint(TRUNCATE)");
    // Leaving WAL needs the file for itself; readers hold it for a moment at a time.
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    while (status.ok()) {
      const Result<std::string> journal = state.database->text("PRAGMA journal_mode=DELETE");
      if (journal.ok() && *journal == "delete") break;
      if (!journal.ok() && journal.error().code != ErrorCode::Busy) {
        status = journal.error();
        break;
      }
      if (std::chrono::steady_clock::now() > until) break;  // it stays in WAL mode, which readers can cope with
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  state.database.reset();
  return status;
}

}  // namespace cloze
