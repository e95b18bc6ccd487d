#include <app/desktop/settings_store.h>

#include <QSettings>
#include <QStandardPaths>

namespace cloze {

namespace {

QString settingsFile() {
  const QString named = qEnvironmentVariable("CLOZE_CONFIG");
  if (!named.isEmpty()) return named;
  return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/cloze/cloze.ini");
}

}  // namespace

SettingsStore::SettingsStore(int pauseMs) : m_file(settingsFile()) {
  const QSettings file(m_file, QSettings::IniFormat);
  for (const QString& key : file.allKeys()) m_values.insert(key, file.value(key));
  m_writer.setMaxThreadCount(1);
  m_pause.setSingleShot(true);
  m_pause.setInterval(pauseMs);
  QObject::connect(&m_pause, &QTimer::timeout, &m_pause, [this] { save(); });
}

SettingsStore::~SettingsStore() {
  save();
  m_writer.waitForDone();
}

QVariant SettingsStore::value(const QString& key, const QVariant& fallback) const {
  return m_values.value(key, fallback);
}

void SettingsStore::setValue(const QString& key, const QVariant& value) {
  if (m_values.contains(key) && m_values.value(key) == value) return;
  m_values.insert(key, value);
  m_unsaved.insert(key, value);
  if (!m_pause.isActive()) m_pause.start();
}

void SettingsStore::save() {
  if (m_unsaved.isEmpty()) return;
  m_writer.start([file = m_file, unsaved = std::exchange(m_unsaved, {})] {
    // Only what changed: what another window wrote meanwhile stays.
    QSettings settings(file, QSettings::IniFormat);
    for (auto each = unsaved.begin(); each != unsaved.end(); ++each) settings.setValue(each.key(), each.value());
  });
}

}  // namespace cloze
