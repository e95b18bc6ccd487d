// Any bytes as each file a tokenizer is loaded from: refused with a sentence, or a tokenizer whose ids are all its own.
#include <core/text/tokenizer.h>
#include <tests/core/base/temp_folder.h>

#include <cstdlib>

namespace {

constexpr const char* kVocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb\n##b\nc\n";

struct Layout {
  const char* file;  // holds the bytes
  bool vocabulary;   // a sound vocab.txt stands beside it
};

void load(const std::string& bytes, const Layout& layout) {
  static const cloze::TempFolder kFolder;
  const std::filesystem::path file = kFolder / layout.file;
  if (layout.vocabulary) cloze::writeText(kFolder / "vocab.txt", kVocabulary);
  cloze::writeText(file, bytes);
  const auto tokenizer = cloze::Tokenizer::load(kFolder.path(), std::nullopt);
  for (const auto& each : std::filesystem::directory_iterator(kFolder.path())) std::filesystem::remove(each.path());
  if (!tokenizer.ok()) {
    if (tokenizer.error().message.empty()) std::abort();
    return;
  }
  cloze::Pieces pieces;
  (*tokenizer)->encode("Ab abbc [MASK] c\xC3\xA9", &pieces);
  for (const int32_t id : pieces.ids) {
    if (id < 0 || id >= (*tokenizer)->vocabulary().size()) std::abort();
  }
  (void)(*tokenizer)->decode(pieces.ids);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const Layout& layout : {Layout{"tokenizer.json", false}, Layout{"vocab.txt", false},
                               Layout{"tokenizer_config.json", true}, Layout{"added_tokens.json", true}})
    load(bytes, layout);
  return 0;
}
