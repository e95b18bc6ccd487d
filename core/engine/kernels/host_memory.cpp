#include <core/engine/kernels/host_memory.h>

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace cloze {

namespace {

constexpr size_t kSmall = 64 << 10;   // below: the C library
constexpr size_t kQuantum = 4 << 10;  // pieces are whole pages
constexpr size_t kHugePage = 2 << 20;

// Best fit over one reserved range; neighbours are joined when freed. Not thread-safe by itself.
class Pieces {
 public:
  bool reserve(size_t bytes) {
    void* memory =
        mmap(nullptr, bytes + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return false;
    const auto address = reinterpret_cast<uintptr_t>(memory);
    m_base = reinterpret_cast<char*>((address + kHugePage - 1) / kHugePage * kHugePage);
    madvise(m_base, bytes, MADV_HUGEPAGE);
    addFree(0, bytes);
    m_size = bytes;
    return true;
  }

  bool owns(const void* pointer) const { return pointer >= m_base && pointer < m_base + m_size; }

  // Null where no piece is large enough.
  void* take(size_t bytes) {
    const size_t need = (bytes + kQuantum - 1) / kQuantum * kQuantum;
    const auto found = m_bySize.lower_bound({need, 0});
    if (found == m_bySize.end()) return nullptr;
    const auto [size, offset] = *found;
    m_bySize.erase(found);
    m_free.erase(offset);
    if (size > need) addFree(offset + need, size - need);
    m_used[offset] = need;
    return m_base + offset;
  }

  // Returns the bytes freed.
  size_t give(const void* pointer) {
    auto offset = static_cast<size_t>(static_cast<const char*>(pointer) - m_base);
    const auto used = m_used.find(offset);
    size_t size = used->second;
    const size_t freed = size;
    m_used.erase(used);
    auto next = m_free.lower_bound(offset);
    if (next != m_free.end() && next->first == offset + size) {
      size += next->second;
      m_bySize.erase({next->second, next->first});
      next = m_free.erase(next);
    }
    if (next != m_free.begin()) {
      const auto previous = std::prev(next);
      if (previous->first + previous->second == offset) {
        offset = previous->first;
        size += previous->second;
        m_bySize.erase({previous->second, previous->first});
        m_free.erase(previous);
      }
    }
    addFree(offset, size);
    return freed;
  }

  size_t takenBytes(const void* pointer) const {
    return m_used.at(static_cast<size_t>(static_cast<const char*>(pointer) - m_base));
  }

  void trim() const {
    for (const auto& [offset, size] : m_free) madvise(m_base + offset, size, MADV_DONTNEED);
  }

 private:
  void addFree(size_t offset, size_t size) {
    m_free[offset] = size;
    m_bySize.insert({size, offset});
  }

  char* m_base = nullptr;
  size_t m_size = 0;
  std::map<size_t, size_t> m_free, m_used;       // offset -> bytes
  std::set<std::pair<size_t, size_t>> m_bySize;  // (bytes, offset)
};

class Pool final : public c10::Allocator {
 public:
  static Pool& instance() {
    // Never destroyed: tensors may outlive every static object.
    static Pool* pool = new Pool();
    return *pool;
  }

  bool start() {
    const auto pages = static_cast<size_t>(sysconf(_SC_PHYS_PAGES)), size = static_cast<size_t>(sysconf(_SC_PAGESIZE));
    // Addresses cost nothing; twice the memory leaves room for pieces that do not fit each other.
    return m_pieces.reserve(std::max<size_t>(pages * size * 2, size_t{1} << 30));
  }

  c10::DataPtr allocate(size_t bytes) override {
    void* pointer = bytes == 0 ? nullptr : take(bytes);
    return {pointer, pointer, &Pool::release, c10::Device(c10::DeviceType::CPU)};
  }
  c10::DeleterFnPtr raw_deleter() const override { return &Pool::release; }
  void copy_data(void* to, const void* from, std::size_t count) const override { default_copy_data(to, from, count); }

  void* take(size_t bytes) {
    if (bytes < kSmall) {
      void* pointer = nullptr;
      if (posix_memalign(&pointer, 64, bytes) != 0) refuse(bytes);
      return pointer;
    }
    const std::lock_guard<std::mutex> lock(m_mutex);
    if (m_limit > 0 && m_bytes + static_cast<int64_t>(bytes) > m_limit) refuse(bytes);
    void* pointer = m_pieces.take(bytes);
    if (pointer == nullptr) refuse(bytes);
    m_bytes += static_cast<int64_t>(m_pieces.takenBytes(pointer));
    m_peak = std::max(m_peak, m_bytes);
    return pointer;
  }

  static void release(void* pointer) {
    if (pointer == nullptr) return;
    Pool& pool = instance();
    const std::lock_guard<std::mutex> lock(pool.m_mutex);
    if (pool.m_pieces.owns(pointer)) {
      pool.m_bytes -= static_cast<int64_t>(pool.m_pieces.give(pointer));
    } else {
      std::free(pointer);
    }
  }

  [[noreturn]] void refuse(size_t bytes) const {
    C10_THROW_ERROR(OutOfMemoryError, "Out of memory: " + std::to_string(bytes) + " bytes asked for, " +
                                          std::to_string(m_bytes) + " bytes of tensors in use" +
                                          (m_limit > 0 ? ", limit " + std::to_string(m_limit) : std::string()) + ".");
  }

  std::mutex m_mutex;
  Pieces m_pieces;
  int64_t m_bytes = 0, m_peak = 0, m_limit = 0;
};

bool isWanted() {
#if defined(__SANITIZE_ADDRESS__)
  return false;
#else
  const char* wish = std::getenv("CLOZE_HOST_POOL");
  return wish == nullptr || std::string_view(wish) != "0";
#endif
}

template <typename Function>
auto locked(const Function& function) {
  Pool& pool = Pool::instance();
  const std::lock_guard<std::mutex> lock(pool.m_mutex);
  return function(pool);
}

}  // namespace

void useHostMemoryPool() {
  static const bool started = [] {
    if (!isWanted() || !Pool::instance().start()) return false;
    c10::SetCPUAllocator(&Pool::instance(), /*priority=*/1);
    return true;
  }();
  (void)started;
}

int64_t hostMemoryBytes() {
  return locked([](Pool& pool) { return pool.m_bytes; });
}
int64_t hostMemoryPeakBytes() {
  return locked([](Pool& pool) { return pool.m_peak; });
}
void resetHostMemoryPeak() {
  locked([](Pool& pool) { pool.m_peak = pool.m_bytes; });
}
void setHostMemoryLimit(int64_t bytes) {
  locked([&](Pool& pool) { pool.m_limit = bytes; });
}
void trimHostMemory() {
  locked([](Pool& pool) { pool.m_pieces.trim(); });
}

}  // namespace cloze
