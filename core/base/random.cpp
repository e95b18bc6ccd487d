#include <core/base/random.h>

#include <cmath>
#include <numeric>

namespace cloze {

std::array<uint32_t, 4> philox4x32(std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key) {
  // Multipliers and Weyl constants of the paper, section 5.3.
  constexpr uint64_t kMultiplier0 = 0xD2511F53, kMultiplier1 = 0xCD9E8D57;
  constexpr uint32_t kWeyl0 = 0x9E3779B9, kWeyl1 = 0xBB67AE85;
  for (int round = 0; round < 10; ++round) {
    const uint64_t product0 = kMultiplier0 * counter[0];
    const uint64_t product1 = kMultiplier1 * counter[2];
    counter = {static_cast<uint32_t>(product1 >> 32) ^ counter[1] ^ key[0], static_cast<uint32_t>(product1),
               static_cast<uint32_t>(product0 >> 32) ^ counter[3] ^ key[1], static_cast<uint32_t>(product0)};
    key[0] += kWeyl0;
    key[1] += kWeyl1;
  }
  return counter;
}

Random::Random(uint64_t seed, uint64_t stream)
    : m_key{static_cast<uint32_t>(seed), static_cast<uint32_t>(seed >> 32)},
      m_counter{0, 0, static_cast<uint32_t>(stream), static_cast<uint32_t>(stream >> 32)} {}

uint32_t Random::next() {
  if (m_used == 4) {
    m_block = philox4x32(m_counter, m_key);
    if (++m_counter[0] == 0) ++m_counter[1];
    m_used = 0;
  }
  return m_block[static_cast<size_t>(m_used++)];
}

namespace {
uint64_t next64(Random* random) {
  const uint64_t high = random->next();
  return high << 32 | random->next();
}
}  // namespace

uint64_t Random::below(uint64_t bound) {
  // Values below 2^64 mod bound would make small results more likely: draw again.
  const uint64_t threshold = (0 - bound) % bound;
  uint64_t value = next64(this);
  while (value < threshold) value = next64(this);
  return value % bound;
}

double Random::uniform() {
  return static_cast<double>(next64(this) >> 11) * 0x1.0p-53;
}

double Random::normal() {
  if (m_hasSpare) {
    m_hasSpare = false;
    return m_spare;
  }
  const double radius = std::sqrt(-2 * std::log(1 - uniform()));  // 1 - u lies in (0, 1]
  const double angle = 2 * 3.14159265358979323846 * uniform();
  m_spare = radius * std::sin(angle);
  m_hasSpare = true;
  return radius * std::cos(angle);
}

std::vector<int64_t> epochOrder(uint64_t seed, uint64_t epoch, int64_t count) {
  std::vector<int64_t> order(static_cast<size_t>(count < 0 ? 0 : count));
  std::iota(order.begin(), order.end(), 0);
  Random random(seed, epoch);
  for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

}  // namespace cloze
