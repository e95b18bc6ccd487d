#include <app/pages/data_options.h>

#include <core/spec/option_table.h>

namespace cloze {

bool saysWhichRows(const QString& option) {
  const std::string name = option.toStdString();
  const Option* found = findOption(name);
  if (found == nullptr || found->name != name || name == "task" || name == "data-dir") return false;
  // The last two decide whether a part of train becomes dev (devSplitFor).
  return found->section == OptionSection::Data || name == "seed" || name == "early-stopping-patience" ||
         name == "result-checkpoint";
}

}  // namespace cloze
