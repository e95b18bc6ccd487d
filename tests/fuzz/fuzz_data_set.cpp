// Any bytes as a data file of several layouts: refused with a sentence that has one, or rows with line numbers.
#include <core/data/data_set.h>
#include <tests/fuzz/memory_file.h>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const cloze::MemoryFile file(data, size);
  for (const char* name : {"mrpc", "sst-2", "sts-b", "custom"}) {
    const auto task = cloze::findTask(name);
    if (!task.ok()) std::abort();
    cloze::DataSpec columns;
    columns.task = name;
    const auto input = cloze::readInputFile(file.path(), *task, columns);
    if (!input.ok()) {
      if (input.error().message.empty()) std::abort();
      continue;
    }
    for (const cloze::Example& example : input->split.examples)
      if (example.line < 1) std::abort();
  }
  return 0;
}
