#include <app/pages/train/preset_store.h>

#include <core/spec/option_table.h>

namespace cloze {

namespace {

const QString kKey = QStringLiteral("train/presets");

QString nameOf(const Option& option) {
  return QString::fromUtf8(option.name.data(), static_cast<qsizetype>(option.name.size()));
}

bool belongsToPreset(const Option& option) {
  return option.section != OptionSection::Data && option.section != OptionSection::Model && option.name != "name" &&
         option.name != "seed";
}

}  // namespace

QStringList PresetStore::ownNames() const {
  return m_settings->value(kKey).toMap().keys();
}

void PresetStore::save(const QString& name, const RunSpec& spec) {
  QVariantMap values;
  for (const Option& option : optionTable())
    if (belongsToPreset(option)) values[nameOf(option)] = QString::fromStdString(option.get(spec));
  restore(name, values);
}

QVariantMap PresetStore::take(const QString& name) {
  QVariantMap all = m_settings->value(kKey).toMap();
  const QVariantMap values = all.take(name).toMap();
  m_settings->setValue(kKey, all);
  return values;
}

void PresetStore::restore(const QString& name, const QVariantMap& values) {
  QVariantMap all = m_settings->value(kKey).toMap();
  all[name] = values;
  m_settings->setValue(kKey, all);
}

Result<RunSpec> PresetStore::applyOwn(const QString& name, const RunSpec& spec) const {
  const QVariantMap values = m_settings->value(kKey).toMap().value(name).toMap();
  if (values.isEmpty())
    return makeError(ErrorCode::NotFound, "There is no preset \"" + name.toStdString() + "\" any more.");
  RunSpec changed = spec;
  for (auto value = values.begin(); value != values.end(); ++value)
    CLOZE_TRY(setOption(&changed, value.key().toStdString(), value.value().toString().toStdString()));
  return changed;
}

}  // namespace cloze
