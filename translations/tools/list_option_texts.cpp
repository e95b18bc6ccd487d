// Prints widgets/option_texts_list.cpp: the option table's strings, marked for the translators' tools. Run it through
// the target update_option_texts whenever a label or help text changes; a test compares.
#include <core/spec/option_table.h>

#include <cstdio>
#include <set>
#include <string>

namespace {

std::set<std::string> g_seen;

void print(std::string_view text) {
  if (text.empty() || !g_seen.insert(std::string(text)).second) return;
  std::string literal;
  for (const char c : text) {
    if (c == '"' || c == '\\') literal += '\\';
    literal += c;
  }
  std::printf("    QT_TRANSLATE_NOOP(\"Option\", \"%s\"),\n", literal.c_str());
}

}  // namespace

int main() {
  std::puts("// Made by translations/tools/list_option_texts.cpp; do not edit.");
  std::puts("#include <widgets/option_texts.h>\n\n#include <QCoreApplication>\n\nnamespace cloze {\n");
  std::puts("// clang-format off\nstatic const char* const kOptionTexts[] = {");
  for (const cloze::Option& option : cloze::optionTable()) {
    print(option.label);
    print(option.unit);
    print(option.help);
    print(option.source);
  }
  for (const cloze::Preset& preset : cloze::presets()) {
    print(preset.name);
    print(preset.about);
  }
  std::puts(
      "};\n// clang-format on\n\nstd::span<const char* const> optionTexts() { return kOptionTexts; }\n\n}  // "
      "namespace cloze");
}
