#include <app/desktop/desktop_bus.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>

namespace cloze {

namespace {

const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

bool hasSessionBus() {
  if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return true;
  const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
  return !runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus"));
}

// The portal's values: 1 prefers dark, 2 light, 0 has no wish. It wraps them once or twice in variants.
bool isDark(QVariant value) {
  while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  return value.toUInt() == 1;
}

}  // namespace

DesktopBus::DesktopBus(QObject* parent) : QObject(parent) {
  m_connected = hasSessionBus() && QDBusConnection::sessionBus().isConnected();
}

void DesktopBus::followColorScheme() {
  if (!m_connected) return;
  const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
  const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
  const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
  QDBusConnection bus = QDBusConnection::sessionBus();
  bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
              SLOT(onSettingChanged(QString, QString, QDBusVariant)));
  QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
  message << kGroup << kKey;
  auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
    const QDBusPendingReply<QDBusVariant> reply = *done;
    if (!reply.isError()) Q_EMIT darkWanted(isDark(QVariant::fromValue(reply.value())));
    done->deleteLater();
  });
}

void DesktopBus::onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
  if (group == kGroup && key == kKey) Q_EMIT darkWanted(isDark(value.variant()));
}

QString DesktopBus::markup(const QString& text) {
  return text.toHtmlEscaped();
}

void DesktopBus::notify(const QString& title, const QString& text) {
  if (!m_connected) return;
  QDBusMessage message = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
      QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
  message << QStringLiteral("Cloze") << uint(0) << QStringLiteral("cloze") << title << markup(text) << QStringList()
          << QVariantMap() << int(-1);
  QDBusConnection::sessionBus().asyncCall(message);
}

}  // namespace cloze
