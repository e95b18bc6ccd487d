// Any bytes as config.json: refused with a sentence, or sizes that are safe to multiply.
#include <core/files/model_config.h>
#include <core/files/model_folder.h>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto config = cloze::modelConfigFromJson(text, "config.json");
  if (!config.ok()) {
    if (config.error().message.empty()) std::abort();
    return 0;
  }
  if (config->parameterCount(2) <= 0) std::abort();
  if (config->num_hidden_layers < 100) (void)cloze::bertParameters(*config, 2);
  const auto again = cloze::modelConfigFromJson(cloze::modelConfigToJson(*config), "again.json");
  if (!again.ok()) std::abort();
  return 0;
}
