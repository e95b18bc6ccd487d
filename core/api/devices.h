// The device a spec gets of those the engine found. Any thread.
#pragma once

#include <core/api/engine.h>

#include <string>
#include <vector>

namespace cloze {

// By the rule of core/spec/device_word.h; null where there is none of that name.
const DeviceInfo* findDevice(const std::vector<DeviceInfo>& devices, const std::string& word);

}  // namespace cloze
