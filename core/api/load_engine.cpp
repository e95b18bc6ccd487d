#include <core/api/engine.h>
#include <core/base/version.h>

#include <dlfcn.h>

#include <cstdlib>
#include <mutex>
#include <vector>

namespace cloze {
namespace {

constexpr const char* kEngineFile = "libcloze_engine.so";

// Beside libcloze_core (or the program it is linked into), and beside the program itself.
std::vector<std::filesystem::path> engineCandidates() {
  std::vector<std::filesystem::path> candidates;
  if (const char* named = std::getenv("CLOZE_ENGINE"); named != nullptr && *named != '\0') return {named};
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&engineCandidates), &info) != 0 && info.dli_fname != nullptr) {
    std::error_code ignored;
    const std::filesystem::path self = std::filesystem::weakly_canonical(info.dli_fname, ignored);
    candidates.push_back((ignored ? std::filesystem::path(info.dli_fname) : self).parent_path() / kEngineFile);
  }
  std::error_code failed;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (!failed) candidates.push_back(program.parent_path() / kEngineFile);
  return candidates;
}

Error engineError(const std::filesystem::path& file, std::string message) {
  return fileError(ErrorCode::EngineMissing, file.string(), std::move(message));
}

// dlerror() names what could not be found; the remedy depends on whose library that is.
Error loadFailure(const std::filesystem::path& file, const std::string& reason) {
  const bool torch = reason.find("libtorch") != std::string::npos || reason.find("libc10") != std::string::npos ||
                     reason.find("libcudart") != std::string::npos || reason.find("libcupti") != std::string::npos;
  if (torch) {
    return engineError(file, "The engine needs LibTorch, which could not be loaded (" + reason +
                                 "). Run packaging/setup.sh, which fetches it, or put it back where it was.");
  }
  return engineError(file,
                     "The engine could not be loaded (" + reason + "). Build the program again, or reinstall it.");
}

Result<Engine*> load() {
  const std::vector<std::filesystem::path> candidates = engineCandidates();
  std::filesystem::path found;
  for (const std::filesystem::path& candidate : candidates) {
    std::error_code ignored;
    if (std::filesystem::exists(candidate, ignored)) {
      found = candidate;
      break;
    }
  }
  if (found.empty()) {
    const std::filesystem::path expected = candidates.empty() ? std::filesystem::path(kEngineFile) : candidates.front();
    return engineError(expected,
                       std::getenv("CLOZE_ENGINE") != nullptr
                           ? "There is no engine library where CLOZE_ENGINE points. Correct it or unset it."
                           : "The engine library is missing, so nothing can be trained or evaluated. Build it "
                             "with CLOZE_WITH_ENGINE=ON, or set CLOZE_ENGINE to the file.");
  }
  // Never closed: LibTorch's threads and registrations do not survive being unloaded.
  void* library = dlopen(std::filesystem::absolute(found).c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    const char* reason = dlerror();
    return loadFailure(found, reason != nullptr ? reason : "unknown reason");
  }
  const auto entry = reinterpret_cast<EngineEntry>(dlsym(library, kEngineEntryName));
  if (entry == nullptr) {
    return engineError(found, "This library is not Cloze's engine: it has no " + std::string(kEngineEntryName) + ".");
  }
  const char* problem = nullptr;
  Engine* engine = entry(buildId(), &problem);
  if (engine == nullptr) {
    return engineError(found, problem != nullptr ? problem : "The engine refused to start without saying why.");
  }
  return engine;
}

}  // namespace

Result<Engine*> loadEngine() {
  static std::mutex mutex;
  static Engine* engine = nullptr;
  const std::lock_guard<std::mutex> lock(mutex);
  if (engine != nullptr) return engine;
  Result<Engine*> loaded = load();  // a failure is tried again: the person may have mended it meanwhile
  if (loaded.ok()) engine = *loaded;
  return loaded;
}

}  // namespace cloze
