#include <core/api/devices.h>

#include <core/spec/device_word.h>

namespace cloze {

const DeviceInfo* findDevice(const std::vector<DeviceInfo>& devices, const std::string& word) {
  int gpus = 0;
  for (const DeviceInfo& device : devices) gpus += device.name.starts_with("cuda");
  const std::string wanted = concreteDevice(word, gpus);
  for (const DeviceInfo& device : devices)
    if (device.name == wanted) return &device;
  return nullptr;
}

}  // namespace cloze
