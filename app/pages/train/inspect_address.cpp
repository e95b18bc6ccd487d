#include <app/pages/train/inspect_address.h>

#include <app/pages/data_options.h>
#include <core/spec/option_table.h>

namespace cloze {

Address inspectAddress(const RunSpec& spec, const QMap<QString, QString>& more, const QString& tab) {
  Address address{QStringLiteral("inspect"), {tab}, {}};
  const auto text = [](const std::string& value) { return QString::fromStdString(value); };
  const auto optionText = [&](const char* name) { return text(findOption(name)->get(spec)); };
  for (const Option& option : optionTable()) {
    const std::string value = option.get(spec);
    if (saysWhichRows(text(std::string(option.name))) && value != optionDefault(option))
      address.query[text(std::string(option.name))] = text(value);
  }
  const bool folder = !spec.data.data_dir.empty();
  address.query[QStringLiteral("data")] = text(folder ? spec.data.data_dir : spec.data.train_file);
  if (!folder) {
    address.query.remove(QStringLiteral("train-file"));
    // A file that is only looked at is not divided; the run's is.
    address.query[QStringLiteral("dev-fraction")] = optionText("dev-fraction");
  }
  address.query[QStringLiteral("task")] = text(spec.data.task);
  if (!spec.model.model.empty()) address.query[QStringLiteral("model")] = text(spec.model.model);
  if (spec.model.do_lower_case != Casing::Auto)
    address.query[QStringLiteral("lower")] =
        spec.model.do_lower_case == Casing::Lower ? QStringLiteral("true") : QStringLiteral("false");
  address.query[QStringLiteral("length")] = optionText("max-seq-length");
  address.query[QStringLiteral("truncation")] = optionText("truncation");
  address.query[QStringLiteral("head")] = optionText("head-tokens");
  address.query.insert(more);
  return address;
}

}  // namespace cloze
