// Result<T>: the outcome of anything that can fail for a reason outside the program (a file, a field, the network).
//
// A function that can fail returns Result<T>; it never throws through a public header of core. An Error is written for
// the person who reads it: the message says what is wrong and what to do, and names the file, line or field concerned.
//
// Values, not objects with identity: copy and move freely, use from any thread.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace cloze {

// Stable, machine-readable reasons. Their names (errorCodeName) appear in the command line's JSON.
enum class ErrorCode {
  InvalidArgument,   // an option or a field has a value that cannot work
  NotFound,          // a file, folder, run, column or checkpoint is not there
  InvalidData,       // a file is there but its content is not what it must be
  Unsupported,       // understood, but not something this program does
  Io,                // the operating system refused: permission, disk full, read-only
  OutOfMemory,       // device or host
  Busy,              // somebody else holds the lock
  Cancelled,         // asked to stop; an outcome, not a fault
  NotFinite,         // loss or gradient became NaN or infinite
  EngineMissing,     // the engine library could not be loaded
  Internal,          // our own mistake
};

// "invalid_argument", "not_found", ...: snake case of the enumerator.
const char* errorCodeName(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;              // a sentence or two in plain English, remedy included
  std::string file = {};            // the path concerned, or empty
  std::optional<int64_t> line = {}; // 1-based line of `file`, where there is one
  std::string field = {};           // the option or JSON key concerned, or empty

  // "FILE:LINE: MESSAGE" as the command line prints it; parts that are empty are left out. Without a file it is
  // "FIELD: MESSAGE", or the message alone where that names the field in quotes.
  std::string toString() const;
};

Error makeError(ErrorCode code, std::string message);
Error fileError(ErrorCode code, std::string file, std::string message, std::optional<int64_t> line = {});
Error fieldError(ErrorCode code, std::string field, std::string message);

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return m_state.index() == 0; }
  // REQUIRES: ok()
  const T& value() const& { return ok() ? *std::get_if<0>(&m_state) : (std::abort(), *std::get_if<0>(&m_state)); }
  T& value() & { return ok() ? *std::get_if<0>(&m_state) : (std::abort(), *std::get_if<0>(&m_state)); }
  T&& value() && { return std::move(value()); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  // REQUIRES: !ok()
  const Error& error() const { return ok() ? (std::abort(), *std::get_if<1>(&m_state)) : *std::get_if<1>(&m_state); }

 private:
  std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : m_error(std::move(error)) {}  // NOLINT(google-explicit-constructor)
  bool ok() const { return !m_error.has_value(); }
  const Error& error() const { return m_error ? *m_error : (std::abort(), *m_error); }

 private:
  std::optional<Error> m_error;
};

using Status = Result<void>;

// Passes an error on: CLOZE_TRY(status);  CLOZE_ASSIGN(auto x, makeX());
#define CLOZE_CONCAT_INNER(a, b) a##b
#define CLOZE_CONCAT(a, b) CLOZE_CONCAT_INNER(a, b)
#define CLOZE_TRY(expression)                                      \
  do {                                                             \
    if (auto clozeStatus = (expression); !clozeStatus.ok()) return clozeStatus.error(); \
  } while (false)
#define CLOZE_ASSIGN_INNER(name, declaration, expression) \
  auto name = (expression);                               \
  if (!name.ok()) return name.error();                    \
  declaration = std::move(name).value()
#define CLOZE_ASSIGN(declaration, expression) \
  CLOZE_ASSIGN_INNER(CLOZE_CONCAT(clozeResult, __COUNTER__), declaration, expression)

}  // namespace cloze
