// What the program remembers between starts: one INI file under the XDG configuration folder (cloze/cloze.ini).
//
// Values live in memory; the file is read once at the start, and what changed is written by a thread of its own after a
// pause, since writing takes a lock and waits for the disk. GUI thread only; the destructor writes what is left.
// CLOZE_CONFIG names another file, for tests and for screenshots that must not touch a person's own.
#pragma once

#include <app/pages/services.h>

#include <QMap>
#include <QThreadPool>
#include <QTimer>

namespace cloze {

class SettingsStore : public SettingsService {
 public:
  explicit SettingsStore(int pauseMs = 1000);
  ~SettingsStore() override;
  QVariant value(const QString& key, const QVariant& fallback = {}) const override;
  void setValue(const QString& key, const QVariant& value) override;

 private:
  void save();

  const QString m_file;
  QMap<QString, QVariant> m_values, m_unsaved;
  QTimer m_pause;
  QThreadPool m_writer;  // one thread: later values are written later
};

}  // namespace cloze
