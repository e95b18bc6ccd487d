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
QString optionChoice(const Option& option, std::string_view choice);  // "longest-first" -> "Longest first"
QString optionSectionTitle(OptionSection section);
QString presetName(const Preset& preset);
QString presetAbout(const Preset& preset);

// Every label, unit and help text of the table, as listed for the translators.
std::span<const char* const> optionTexts();

}  // namespace cloze
