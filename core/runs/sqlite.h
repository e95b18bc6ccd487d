// SQLite's C interface as values that close themselves and return Results. Used by this room alone; one thread each.
#pragma once

#include <core/base/result.h>
#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace cloze::sqlite {

class Database {
 public:
  enum class Mode { ReadWrite, ReadOnly, Immutable };  // Immutable: nobody writes it, no locks and no side files
  static Result<std::shared_ptr<Database>> open(const std::filesystem::path& file, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Status run(const std::string& sql);
  Result<int64_t> integer(const std::string& sql);  // the first column of the first row
  Result<std::string> text(const std::string& sql);
  // The error of the call that just returned `code`: what it means for a person, and the file.
  Error error(int code) const;
  sqlite3* handle() const { return m_handle; }
  int lastCode() const { return sqlite3_extended_errcode(m_handle); }

 private:
  Database(sqlite3* handle, std::filesystem::path file) : m_handle(handle), m_file(std::move(file)) {}
  sqlite3* m_handle;
  std::filesystem::path m_file;
};

// A prepared statement; binding counts from 1, columns from 0, as in SQLite.
class Statement {
 public:
  static Result<Statement> prepare(Database* database, const char* sql);
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  Statement& bind(int at, int64_t value);
  Statement& bindReal(int at, double value);  // NaN is stored as NULL, infinities as they are
  Statement& bindText(int at, std::string_view value);
  Statement& bindBlob(int at, std::string_view value);
  Result<bool> step();  // true: a row is there
  Status runOnce();     // steps to the end and resets
  void reset();

  int64_t integer(int column) const { return sqlite3_column_int64(m_statement, column); }
  double real(int column) const;  // NULL is NaN
  std::string text(int column) const;
  std::string_view blob(int column) const;  // valid until the next step

 private:
  Statement(Database* database, sqlite3_stmt* statement) : m_database(database), m_statement(statement) {}
  Database* m_database;
  sqlite3_stmt* m_statement;
};

// BEGIN ... COMMIT; rolled back when destroyed without commit().
class Transaction {
 public:
  static Result<std::unique_ptr<Transaction>> begin(Database* database, const char* kind);  // "IMMEDIATE", "DEFERRED"
  ~Transaction();
  Status commit();

 private:
  explicit Transaction(Database* database) : m_database(database) {}
  Database* m_database;
  bool m_open = true;
};

}  // namespace cloze::sqlite
