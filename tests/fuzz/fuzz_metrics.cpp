// Any rows in the tables of metrics.db, as a damaged or hostile file may hold: every question is answered or refused with
// a sentence. The bytes are read as rows, since SQLite itself would refuse nearly every mutation of its pages.
#include <core/runs/metric_format.h>
#include <core/runs/metric_store.h>
#include <sqlite3.h>
#include <tests/core/base/temp_folder.h>

#include <cstdlib>
#include <cstring>
#include <limits>

namespace {

// Takes numbers off the front of the input; zeros when it is at its end.
class Bytes {
 public:
  Bytes(const uint8_t* data, size_t size) : m_data(data), m_size(size) {}
  bool empty() const { return m_size == 0; }
  uint8_t byte() {
    uint8_t value = 0;
    take(&value, 1);
    return value;
  }
  // A small number in one byte, or any in eight more.
  int64_t number() {
    int64_t value = byte();
    if (value == 0xFF) take(&value, sizeof(value));
    return value;
  }
  std::string text(size_t size) {
    std::string value(size, '\0');
    take(value.data(), size);
    return value;
  }

 private:
  void take(void* to, size_t size) {
    size = std::min(size, m_size);
    std::memcpy(to, m_data, size);
    m_data += size;
    m_size -= size;
  }
  const uint8_t* m_data;
  size_t m_size;
};

// A database of our own writer, its rows replaced by those of the input.
class Store {
 public:
  Store() : m_file(m_folder / "metrics.db") {
    const auto writer = cloze::MetricWriter::open(m_file);
    if (!writer.ok() || !(*writer)->close().ok() || sqlite3_open(m_file.c_str(), &m_database) != SQLITE_OK) std::abort();
    run("PRAGMA synchronous=OFF");
  }
  ~Store() { sqlite3_close(m_database); }
  const std::filesystem::path& file() const { return m_file; }

  void fill(Bytes* bytes) {
    run("BEGIN; DELETE FROM series; DELETE FROM tail; DELETE FROM chunk");
    insert("INSERT INTO series VALUES(?,'a',?,?)", {1, bytes->number(), bytes->number()});
    for (int row = 0; row < 64 && !bytes->empty(); ++row) {
      const uint8_t kind = bytes->byte();
      if (kind % 4 == 0) {
        insert("INSERT OR REPLACE INTO tail VALUES(1,?,?,?,?)",
               {bytes->number(), bytes->number(), bytes->number(), bytes->number()});
        continue;
      }
      // Blobs are long: a piece of the input is repeated up to the length of a whole chunk or level, or stands alone.
      const int64_t level = bytes->number();
      std::string blob = bytes->text(kind % 4 == 3 ? bytes->byte() : cloze::metrics::kGroupBytes);
      const size_t whole = level == 0 ? cloze::metrics::kChunkPoints * 24
                                      : cloze::metrics::kGroupsPerRow * cloze::metrics::kGroupBytes;
      while (kind % 4 != 3 && blob.size() < whole) blob += blob.substr(0, whole - blob.size());
      insert("INSERT OR REPLACE INTO chunk VALUES(1,?,?,?,?,?,?)",
             {level, bytes->number(), bytes->number(), bytes->number(), kind % 4 == 1 ? 1024 : bytes->number()}, &blob);
    }
    run("COMMIT");
  }

 private:
  void run(const char* sql) {
    if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) std::abort();
  }
  void insert(const char* sql, std::initializer_list<int64_t> numbers, const std::string* blob = nullptr) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr) != SQLITE_OK) std::abort();
    int at = 0;
    for (const int64_t number : numbers) sqlite3_bind_int64(statement, ++at, number);
    if (blob) sqlite3_bind_blob(statement, ++at, blob->data(), static_cast<int>(blob->size()), SQLITE_STATIC);
    if (sqlite3_step(statement) != SQLITE_DONE) std::abort();
    sqlite3_finalize(statement);
  }
  cloze::TempFolder m_folder;
  std::filesystem::path m_file;
  sqlite3* m_database = nullptr;
};

void check(const cloze::Result<cloze::SeriesPoints>& points) {
  if (!points.ok()) {
    if (points.error().message.empty()) std::abort();
    return;
  }
  if (points->steps.size() != points->values.size() || points->steps.size() != points->wall_ms.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static Store store;
  Bytes bytes(data, size);
  const int64_t from = bytes.number(), first = bytes.number(), last = bytes.number(), buckets = bytes.number();
  store.fill(&bytes);
  const auto reader = cloze::MetricReader::open(store.file());
  if (!reader.ok()) std::abort();
  (void)(*reader)->series();
  (void)(*reader)->lastValues("");
  check((*reader)->read("a", from));
  check((*reader)->readDecimated("a", first, last, buckets));
  check((*reader)->readDecimated("a", std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max(), 1));
  return 0;
}
