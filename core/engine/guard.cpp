#include <core/engine/guard.h>

#include <c10/util/Exception.h>

#include <new>
#include <string>

namespace cloze {
namespace {

std::string firstLine(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

// LibTorch's sentences: "you tried to allocate 123 bytes", "Tried to allocate 2.00 GiB".
std::string bytesAskedFor(const std::string& message) {
  for (const std::string marker : {"you tried to allocate ", "Tried to allocate "}) {
    const size_t start = message.find(marker);
    if (start == std::string::npos) continue;
    const size_t from = start + marker.size();
    size_t end = message.find_first_of(".\n", from);
    // The point of "2.00 GiB" is not the sentence's.
    while (end != std::string::npos && end + 1 < message.size() && message[end] == '.' && message[end + 1] >= '0' &&
           message[end + 1] <= '9') {
      end = message.find_first_of(".\n", end + 1);
    }
    return message.substr(from, end == std::string::npos ? end : end - from);
  }
  return {};
}

Error outOfMemory(const std::string& message) {
  if (message.rfind("Out of memory: ", 0) == 0) return makeError(ErrorCode::OutOfMemory, firstLine(message));  // ours
  const std::string asked = bytesAskedFor(message);
  return makeError(ErrorCode::OutOfMemory,
                   asked.empty() ? "Out of memory." : "Out of memory: " + asked + " more could not be had.");
}

// The last one: a library of CUDA's found no room for its own needs (CUBLAS_STATUS_ALLOC_FAILED and its like).
bool speaksOfMemory(const std::string& message) {
  return message.find("can't allocate memory") != std::string::npos ||
         message.find("not enough memory") != std::string::npos || message.find("out of memory") != std::string::npos ||
         message.find("STATUS_ALLOC_FAILED") != std::string::npos;
}

}  // namespace

Error errorFromException(const std::exception_ptr& exception) {
  try {
    std::rethrow_exception(exception);
  } catch (const c10::OutOfMemoryError& error) {
    return outOfMemory(error.what_without_backtrace());
  } catch (const c10::Error& error) {
    const std::string message = error.what_without_backtrace();
    if (speaksOfMemory(message)) return outOfMemory(message);
    return makeError(ErrorCode::Internal, "LibTorch stopped with: " + firstLine(message));
  } catch (const std::bad_alloc&) {
    return outOfMemory("");
  } catch (const std::exception& error) {
    const std::string message = error.what();
    if (speaksOfMemory(message)) return outOfMemory(message);
    return makeError(ErrorCode::Internal, "The engine stopped with: " + firstLine(message));
  } catch (...) {
    return makeError(ErrorCode::Internal, "The engine stopped with an unknown exception.");
  }
}

}  // namespace cloze
