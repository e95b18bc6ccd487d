// What the program remembers between starts: one INI file under the XDG configuration folder (cloze/cloze.ini).
//
// GUI thread only. CLOZE_CONFIG names another file, for tests and for screenshots that must not touch a person's own.
#pragma once

#include <app/pages/services.h>

#include <QSettings>

namespace cloze {

class SettingsStore : public SettingsService {
 public:
  SettingsStore();
  QVariant value(const QString& key, const QVariant& fallback = {}) const override;
  void setValue(const QString& key, const QVariant& value) override;
  void sync() { m_settings.sync(); }

 private:
  QSettings m_settings;
};

}  // namespace cloze
