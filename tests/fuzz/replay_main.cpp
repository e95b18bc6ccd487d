// Replays a corpus folder through a fuzz target, then small mutations of each file: bytes flipped, ends cut off. So
// the seeds keep being read without a fuzzer, and g++ builds of every preset exercise the readers' refusals.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

int main(int argc, char** argv) {
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
      std::ifstream in(entry.path(), std::ios::binary);
      std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
      const auto run = [](const std::vector<char>& input) {
        LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
      };
      run(bytes);
      ++files;
      const size_t step = bytes.size() / 64 + 1;
      for (size_t at = 0; at < bytes.size(); at += step) {
        std::vector<char> flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x55);
        run(flipped);
        run(std::vector<char>(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at)));
      }
    }
  }
  std::printf("%d seeds replayed\n", files);
  return files > 0 ? 0 : 1;  // an empty corpus is a test that proves nothing
}
