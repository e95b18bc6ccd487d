#include <core/spec/device_word.h>

namespace cloze {

std::string concreteDevice(const std::string& word, int gpus) {
  if (word == "auto") return gpus > 0 ? "cuda:0" : "cpu";
  return word == "cuda" ? "cuda:0" : word;
}

}  // namespace cloze
