// Any bytes as run.json or state.json: refused with a sentence, or written and read back as the same value.
#include <core/runs/run_folder.h>
#include <core/spec/metrics.h>
#include <core/spec/run_spec.h>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto spec = cloze::runSpecFromJson(text, "fuzz.json");
  if (spec.ok()) {
    const auto again = cloze::runSpecFromJson(cloze::runSpecToJson(*spec), "again.json");
    if (!again.ok() || !(*again == *spec)) std::abort();
  } else if (spec.error().message.empty()) {
    std::abort();
  }
  (void)cloze::runRecordFromJson(text, "fuzz.json");
  (void)cloze::runProgressFromJson(text);
  return 0;
}
