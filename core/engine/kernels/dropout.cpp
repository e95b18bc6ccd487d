#include <core/engine/kernels/dropout.h>

#include <core/base/random.h>

#include <cmath>

namespace cloze {

DropoutStream makeDropoutStream(uint64_t seed, int64_t step, int64_t layer, DropoutPlace place, double probability) {
  DropoutStream stream;
  // The constants keep dropout's numbers apart from the other uses of the same seed (order, initial weights).
  stream.key[0] = static_cast<uint32_t>(seed) ^ 0x64726f70U;
  stream.key[1] = static_cast<uint32_t>(seed >> 32) ^ 0x6f757421U;
  stream.step = static_cast<uint32_t>(step);
  stream.base = static_cast<uint32_t>(layer) << 22 | static_cast<uint32_t>(place) << 19;
  stream.threshold = static_cast<uint32_t>(std::lround(probability * 65536.0));
  if (stream.threshold > 65535) stream.threshold = 65535;
  stream.scale = 65536.0 / (65536.0 - stream.threshold);
  return stream;
}

namespace {

uint32_t bitsAt(const DropoutStream& stream, int64_t example, uint32_t c2, uint32_t block, uint32_t word,
                uint32_t half) {
  const auto numbers = philox4x32({stream.step, static_cast<uint32_t>(example), c2, stream.base + block},
                                  {stream.key[0], stream.key[1]});
  return (numbers[word] >> (16 * half)) & 0xffffU;
}

}  // namespace

uint32_t hiddenDropoutBits(const DropoutStream& stream, int64_t example, int64_t position, int64_t unit) {
  const auto u = static_cast<uint32_t>(unit);
  return bitsAt(stream, example, static_cast<uint32_t>(position), (u / 128) * 16 + (u % 32) / 2, (u % 128) / 32, u % 2);
}

uint32_t attentionDropoutBits(const DropoutStream& stream, int64_t example, int64_t head, int64_t query, int64_t key) {
  const auto q = static_cast<uint32_t>(query);
  const auto k = static_cast<uint32_t>(key);
  return bitsAt(stream, example, static_cast<uint32_t>(head) << 20 | q / 4, k / 2, q % 4, k % 2);
}

}  // namespace cloze
