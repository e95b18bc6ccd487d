// Any bytes as a safetensors file: refused with a sentence, or every view lies inside the file.
#include <core/files/safetensors.h>
#include <tests/fuzz/memory_file.h>

#include <numeric>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const cloze::MemoryFile file(data, size);
  const auto opened = cloze::SafetensorsFile::open(file.path());
  if (!opened.ok()) {
    if (opened.error().message.empty()) std::abort();
    return 0;
  }
  size_t bytes = 0;
  unsigned sum = 0;
  for (const cloze::TensorView& tensor : (*opened)->tensors()) {
    bytes += tensor.data.size();
    for (const std::byte byte : tensor.data) sum += static_cast<unsigned>(byte);
  }
  if (bytes > size) std::abort();
  return sum == 0xffffffffu ? 1 : 0;
}
