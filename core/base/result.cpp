#include <core/base/result.h>

namespace cloze {

const char* errorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidArgument: return "invalid_argument";
    case ErrorCode::NotFound: return "not_found";
    case ErrorCode::InvalidData: return "invalid_data";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::Io: return "io";
    case ErrorCode::OutOfMemory: return "out_of_memory";
    case ErrorCode::Busy: return "busy";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::NotFinite: return "not_finite";
    case ErrorCode::EngineMissing: return "engine_missing";
    case ErrorCode::Internal: return "internal";
  }
  return "internal";
}

std::string Error::toString() const {
  std::string text;
  if (!file.empty()) {
    text = file;
    if (line) text += ":" + std::to_string(*line);
    text += ": ";
  } else if (!field.empty() && message.find("\"" + field + "\"") == std::string::npos) {
    text = field + ": ";
  }
  return text + message;
}

Error makeError(ErrorCode code, std::string message) { return Error{code, std::move(message)}; }

Error fileError(ErrorCode code, std::string file, std::string message, std::optional<int64_t> line) {
  return Error{code, std::move(message), std::move(file), line};
}

Error fieldError(ErrorCode code, std::string field, std::string message) {
  Error error{code, std::move(message)};
  error.field = std::move(field);
  return error;
}

}  // namespace cloze
