#include <widgets/option_texts.h>

#include <QCoreApplication>
#include <QLocale>

#include <string>

namespace cloze {

namespace {

// The context all of them stand under in the translation files; see option_texts_list.cpp.
QString translated(std::string_view text) {
  if (text.empty()) return {};
  return QCoreApplication::translate("Option", std::string(text).c_str());
}

struct ChoiceText {
  std::string_view word;
  const char* shown;
};
constexpr ChoiceText kChoiceTexts[] = {
    {"auto", QT_TRANSLATE_NOOP("Option", "Automatic")},
    {"true", QT_TRANSLATE_NOOP("Option", "Lower-case")},
    {"false", QT_TRANSLATE_NOOP("Option", "Keep casing")},
    {"yes", QT_TRANSLATE_NOOP("Option", "Yes")},
    {"no", QT_TRANSLATE_NOOP("Option", "No")},
    {"longest-first", QT_TRANSLATE_NOOP("Option", "Longest first")},
    {"only-first", QT_TRANSLATE_NOOP("Option", "Only the first text")},
    {"only-second", QT_TRANSLATE_NOOP("Option", "Only the second text")},
    {"head", QT_TRANSLATE_NOOP("Option", "Keep the head")},
    {"tail", QT_TRANSLATE_NOOP("Option", "Keep the tail")},
    {"head-tail", QT_TRANSLATE_NOOP("Option", "Keep head and tail")},
    {"adamw", QT_TRANSLATE_NOOP("Option", "AdamW")},
    {"adamw-google", QT_TRANSLATE_NOOP("Option", "AdamW without bias correction (Google)")},
    {"linear", QT_TRANSLATE_NOOP("Option", "Linear decay")},
    {"linear-google", QT_TRANSLATE_NOOP("Option", "Linear decay from step 0 (Google)")},
    {"constant", QT_TRANSLATE_NOOP("Option", "Constant")},
    {"cosine", QT_TRANSLATE_NOOP("Option", "Cosine decay")},
    {"polynomial", QT_TRANSLATE_NOOP("Option", "Polynomial decay")},
    {"fp32", QT_TRANSLATE_NOOP("Option", "32-bit (fp32)")},
    {"bf16", QT_TRANSLATE_NOOP("Option", "bfloat16 with fp32 masters")},
    {"fp64", QT_TRANSLATE_NOOP("Option", "64-bit (fp64), for comparisons")},
    {"last", QT_TRANSLATE_NOOP("Option", "The last")},
    {"best", QT_TRANSLATE_NOOP("Option", "The best")},
};

struct Meaning {
  std::string_view option;
  std::string_view value;
  const char* shown;
};
constexpr Meaning kMeanings[] = {
    {"dev-fraction", "0", QT_TRANSLATE_NOOP("Option", "nothing held out")},
    {"sample", "0", QT_TRANSLATE_NOOP("Option", "all rows")},
    {"hidden-dropout", "-1", QT_TRANSLATE_NOOP("Option", "as in config.json")},
    {"attention-dropout", "-1", QT_TRANSLATE_NOOP("Option", "as in config.json")},
    {"classifier-dropout", "-1", QT_TRANSLATE_NOOP("Option", "as in config.json")},
    {"head-tokens", "0", QT_TRANSLATE_NOOP("Option", "half")},
    {"warmup-steps", "0", QT_TRANSLATE_NOOP("Option", "the share counts")},
    {"max-steps", "0", QT_TRANSLATE_NOOP("Option", "epochs count")},
    {"max-grad-norm", "0", QT_TRANSLATE_NOOP("Option", "never clipped")},
    {"threads", "0", QT_TRANSLATE_NOOP("Option", "all physical cores")},
    {"eval-steps", "0", QT_TRANSLATE_NOOP("Option", "at ends of epochs")},
    {"checkpoint-steps", "0", QT_TRANSLATE_NOOP("Option", "only at the end")},
    {"early-stopping-patience", "0", QT_TRANSLATE_NOOP("Option", "off")},
};

const char* choiceText(std::string_view word) {
  for (const ChoiceText& row : kChoiceTexts)
    if (row.word == word) return row.shown;
  return nullptr;
}

}  // namespace

QString optionLabel(const Option& option) {
  return translated(option.label);
}
QString optionHelp(const Option& option) {
  return translated(option.help);
}
QString optionUnit(const Option& option) {
  return translated(option.unit);
}
QString optionMeaning(const Option& option, std::string_view value) {
  for (const Meaning& row : kMeanings)
    if (row.option == option.name && row.value == value) return QCoreApplication::translate("Option", row.shown);
  return {};
}
QString optionSource(const Option& option) {
  return translated(option.source);
}

QString optionRange(const Option& option) {
  if (option.type != OptionType::Integer && option.type != OptionType::Real) return {};
  constexpr double kNoLimit = 1e6;  // from here on, the maximum is there for the computer's sake
  const auto number = [](double value) { return QLocale().toString(value, 'g', 10); };
  const QString least = number(option.minimum);
  return option.maximum < kNoLimit
             ? QCoreApplication::translate("Option", "Range: %1 to %2").arg(least, number(option.maximum))
             : QCoreApplication::translate("Option", "Range: %1 or more").arg(least);
}

QString optionChoice(const Option&, std::string_view choice) {
  const char* shown = choiceText(choice);
  return shown ? QCoreApplication::translate("Option", shown)
               : QString::fromUtf8(choice.data(), static_cast<qsizetype>(choice.size()));
}

QString optionSectionTitle(OptionSection section) {
  switch (section) {
    case OptionSection::Data:
      return QCoreApplication::translate("Option", "Data");
    case OptionSection::Model:
      return QCoreApplication::translate("Option", "Model");
    case OptionSection::LengthAndBatch:
      return QCoreApplication::translate("Option", "Length and batch");
    case OptionSection::Optimiser:
      return QCoreApplication::translate("Option", "Optimiser");
    case OptionSection::PrecisionAndDevice:
      return QCoreApplication::translate("Option", "Precision and device");
    case OptionSection::EvaluationAndCheckpoints:
      return QCoreApplication::translate("Option", "Evaluation and checkpoints");
    case OptionSection::Seeds:
      return QCoreApplication::translate("Option", "Seeds");
  }
  return {};
}

QString presetName(const Preset& preset) {
  return translated(preset.name);
}
QString presetAbout(const Preset& preset) {
  return translated(preset.about);
}

}  // namespace cloze
