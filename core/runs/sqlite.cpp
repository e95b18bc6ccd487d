#include <core/base/fs.h>
#include <core/runs/sqlite.h>

#include <cerrno>
#include <cmath>
#include <limits>

namespace cloze::sqlite {

namespace {

// SQLite's URI form; what could be taken for syntax is escaped.
std::string uriOf(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                       c == '-' || c == '_' || c == '.';
    if (plain) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += '%';
      uri += "0123456789ABCDEF"[byte >> 4];
      uri += "0123456789ABCDEF"[byte & 15];
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

Result<std::shared_ptr<Database>> Database::open(const std::filesystem::path& file, Mode mode) {
  const int flags = mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const bool immutable = mode == Mode::Immutable;
  const std::string name = immutable ? uriOf(file) : std::filesystem::absolute(file).string();
  sqlite3* handle = nullptr;
  const int code =
      sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | (immutable ? SQLITE_OPEN_URI : 0), nullptr);
  if (!handle) return makeError(ErrorCode::OutOfMemory, "Not enough memory to open " + file.string() + ".");
  std::shared_ptr<Database> database(new Database(handle, file));
  if (code != SQLITE_OK) return database->error(code);
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, 5000);
  // The file may come from anywhere: its schema may not call functions with side effects.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  return database;
}

Database::~Database() {
  sqlite3_close_v2(m_handle);
}

Error Database::error(int code) const {
  const int reason = sqlite3_system_errno(m_handle);
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return systemError(m_file, ENOSPC, "written");
    case SQLITE_READONLY:
      return systemError(m_file, reason == EROFS ? EROFS : EACCES, "written");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fileError(ErrorCode::Busy, m_file.string(), "Another program is writing it. Try again when it is done.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return fileError(ErrorCode::InvalidData, m_file.string(),
                       "Is damaged or is no metrics file. The run's other files can still be used.");
    case SQLITE_NOMEM:
      return fileError(ErrorCode::OutOfMemory, m_file.string(), "Not enough memory to read it.");
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      if (reason != 0) return systemError(m_file, reason, "used");
      [[fallthrough]];
    default:
      return fileError(ErrorCode::Io, m_file.string(),
                       std::string("Cannot be used: ") + sqlite3_errmsg(m_handle) + ".");
  }
}

Status Database::run(const std::string& sql) {
  const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error(code);
  return {};
}

Result<int64_t> Database::integer(const std::string& sql) {
  CLOZE_ASSIGN(Statement statement, Statement::prepare(this, sql.c_str()));
  CLOZE_ASSIGN(const bool row, statement.step());
  return row ? statement.integer(0) : 0;
}

Result<std::string> Database::text(const std::string& sql) {
  CLOZE_ASSIGN(Statement statement, Statement::prepare(this, sql.c_str()));
  CLOZE_ASSIGN(const bool row, statement.step());
  return row ? statement.text(0) : std::string();
}

Result<Statement> Statement::prepare(Database* database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(database->handle(), sql, -1, &statement, nullptr);
  if (code == SQLITE_ERROR) {
    // Our own statements are well formed, so a table or column is missing.
    return fileError(ErrorCode::InvalidData, sqlite3_db_filename(database->handle(), "main"),
                     std::string("Is damaged or is no metrics file (") + sqlite3_errmsg(database->handle()) + ").");
  }
  if (code != SQLITE_OK) return database->error(code);
  return Statement(database, statement);
}

Statement::Statement(Statement&& other) noexcept
    : m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(m_database, other.m_database);
  std::swap(m_statement, other.m_statement);
  return *this;
}

Statement::~Statement() {
  sqlite3_finalize(m_statement);
}

Statement& Statement::bind(int at, int64_t value) {
  sqlite3_bind_int64(m_statement, at, value);
  return *this;
}

Statement& Statement::bindReal(int at, double value) {
  sqlite3_bind_double(m_statement, at, value);
  return *this;
}

Statement& Statement::bindText(int at, std::string_view value) {
  sqlite3_bind_text(m_statement, at, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bindBlob(int at, std::string_view value) {
  sqlite3_bind_blob(m_statement, at, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(m_statement);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return m_database->error(code);
}

Status Statement::runOnce() {
  Result<bool> row = step();
  while (row.ok() && *row) row = step();
  reset();
  if (!row.ok()) return row.error();
  return {};
}

void Statement::reset() {
  sqlite3_reset(m_statement);
}

double Statement::real(int column) const {
  if (sqlite3_column_type(m_statement, column) == SQLITE_NULL) return std::numeric_limits<double>::quiet_NaN();
  return sqlite3_column_double(m_statement, column);
}

std::string Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
  return text ? std::string(text, static_cast<size_t>(sqlite3_column_bytes(m_statement, column))) : std::string();
}

std::string_view Statement::blob(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
  return data ? std::string_view(data, static_cast<size_t>(sqlite3_column_bytes(m_statement, column)))
              : std::string_view();
}

Result<std::unique_ptr<Transaction>> Transaction::begin(Database* database, const char* kind) {
  CLOZE_TRY(database->run(std::string("BEGIN ") + kind));
  return std::unique_ptr<Transaction>(new Transaction(database));
}

Transaction::~Transaction() {
  if (m_open) sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Status Transaction::commit() {
  CLOZE_TRY(m_database->run("COMMIT"));
  m_open = false;
  return {};
}

}  // namespace cloze::sqlite
