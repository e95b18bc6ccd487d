#include <core/api/devices.h>

#include <gtest/gtest.h>

namespace cloze {
namespace {

TEST(FindDevice, IsTheOneTheTrainerTakes) {
  const DeviceInfo cpu{"cpu", "", 0, 0, false}, first{"cuda:0", "", 0, 0, false}, second{"cuda:1", "", 0, 0, false};
  struct Row {
    const char* word;
    std::vector<DeviceInfo> devices;
    const char* found;  // empty: none
  };
  const Row rows[] = {{"auto", {cpu, first, second}, "cuda:0"},
                      {"auto", {cpu}, "cpu"},
                      {"cuda", {cpu, first, second}, "cuda:0"},
                      {"cuda:1", {cpu, first, second}, "cuda:1"},
                      {"cpu", {cpu, first}, "cpu"},
                      {"cuda", {cpu}, ""},
                      {"cuda:2", {cpu, first}, ""},
                      {"auto", {}, ""}};
  for (const Row& row : rows) {
    const DeviceInfo* found = findDevice(row.devices, row.word);
    EXPECT_EQ(found ? found->name : "", row.found) << row.word << " of " << row.devices.size();
  }
}

}  // namespace
}  // namespace cloze
