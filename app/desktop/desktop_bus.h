// What the desktop environment is asked over D-Bus: dark or light, and notices while the window is not in front.
//
// GUI thread only; never blocks. Where there is no session bus, nothing happens.
#pragma once

#include <QObject>
#include <QString>

class QDBusVariant;

namespace cloze {

class DesktopBus : public QObject {
  Q_OBJECT
 public:
  explicit DesktopBus(QObject* parent = nullptr);
  // Asks for the colour scheme and follows it; answers by darkWanted().
  void followColorScheme();
  void notify(const QString& title, const QString& text);
  // Plain text as the body of a notice, which is markup: names and messages of files may hold "<" and "&".
  static QString markup(const QString& text);

 Q_SIGNALS:
  void darkWanted(bool dark);

 private Q_SLOTS:
  void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  bool m_connected = false;
};

}  // namespace cloze
