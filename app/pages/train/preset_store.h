// The presets a person can start from: those of the option table and their own, kept in the settings.
#pragma once

#include <app/pages/services.h>
#include <core/spec/run_spec.h>

#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace cloze {

class PresetStore {
 public:
  explicit PresetStore(SettingsService* settings) : m_settings(settings) {}

  QStringList ownNames() const;
  // Data, model and name of a spec are not part of a preset: it says how to train, not on what.
  void save(const QString& name, const RunSpec& spec);
  // What it was, for restore().
  QVariantMap take(const QString& name);
  void restore(const QString& name, const QVariantMap& values);
  // `spec` with the preset's values; data, model and name stay.
  Result<RunSpec> applyOwn(const QString& name, const RunSpec& spec) const;

 private:
  SettingsService* m_settings;
};

}  // namespace cloze
