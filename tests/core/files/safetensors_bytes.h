// Safetensors files spelled out by hand, right and wrong ones.
#pragma once

#include <core/files/safetensors.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace cloze {

inline std::string littleEndian64(uint64_t value) {
  std::string bytes(8, '\0');
  for (size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>((value >> (8 * i)) & 0xff);
  return bytes;
}

// Length, header, then `dataBytes` bytes 0, 1, 2, ...
inline std::string safetensorsBytes(const std::string& header, size_t dataBytes) {
  std::string bytes = littleEndian64(header.size()) + header;
  for (size_t i = 0; i < dataBytes; ++i) bytes += static_cast<char>(i & 0x7f);
  return bytes;
}

// Tensors filled with a number each, kept alive for saving.
class TensorBox {
 public:
  void add(const std::string& name, const std::vector<int64_t>& shape, float value) {
    size_t count = 1;
    for (const int64_t size : shape) count *= static_cast<size_t>(size);
    m_data.push_back(std::vector<float>(count, value));
    m_tensors.push_back({name, Dtype::F32, shape, {}});
  }
  std::vector<TensorToSave> tensors() const {
    std::vector<TensorToSave> out = m_tensors;
    for (size_t i = 0; i < out.size(); ++i) out[i].data = std::as_bytes(std::span(m_data[i]));
    return out;
  }

 private:
  std::vector<std::vector<float>> m_data;
  std::vector<TensorToSave> m_tensors;
};

}  // namespace cloze
