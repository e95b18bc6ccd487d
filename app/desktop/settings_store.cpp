#include <app/desktop/settings_store.h>

#include <QStandardPaths>

namespace cloze {

namespace {

QString settingsFile() {
  const QString named = qEnvironmentVariable("CLOZE_CONFIG");
  if (!named.isEmpty()) return named;
  return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/cloze/cloze.ini");
}

}  // namespace

SettingsStore::SettingsStore() : m_settings(settingsFile(), QSettings::IniFormat) {}

QVariant SettingsStore::value(const QString& key, const QVariant& fallback) const {
  return m_settings.value(key, fallback);
}

void SettingsStore::setValue(const QString& key, const QVariant& value) {
  if (m_settings.value(key) != value) m_settings.setValue(key, value);
}

}  // namespace cloze
