// The option table's words in the language of the window. core speaks English; option_texts.cpp lists its strings for
// the translators, and a test keeps that list complete.
#pragma once

#include <core/spec/option_table.h>

#include <QString>

#include <span>

namespace cloze {

QString optionLabel(const Option& option);
QString optionHelp(const Option& option);
QString optionUnit(const Option& option);
// What a value stands for that is no quantity (0 rows of a sample: all of them); empty for every other.
QString optionMeaning(const Option& option, std::string_view value);
QString optionSource(const Option& option);                           // where the default is from
QString optionRange(const Option& option);                            // "Range: 0 to 1"; empty where it is no number
QString optionChoice(const Option& option, std::string_view choice);  // "longest-first" -> "Longest first"
QString optionSectionTitle(OptionSection section);
QString presetName(const Preset& preset);
QString presetAbout(const Preset& preset);

// Every label, unit, help text and source of the table, as listed for the translators.
std::span<const char* const> optionTexts();

}  // namespace cloze
