#include <app/pages/address.h>

#include <QUrl>

namespace cloze {

namespace {

const QString kScheme = QStringLiteral("cloze:");

QString encoded(const QString& text) {
  return QString::fromLatin1(QUrl::toPercentEncoding(text));
}
QString decoded(const QString& text) {
  return QUrl::fromPercentEncoding(text.toUtf8());
}

}  // namespace

QString Address::toString() const {
  QString text = kScheme + encoded(page);
  for (const QString& part : path) text += QLatin1Char('/') + encoded(part);
  QChar separator = QLatin1Char('?');
  for (auto entry = query.begin(); entry != query.end(); ++entry) {
    text += separator + encoded(entry.key()) + QLatin1Char('=') + encoded(entry.value());
    separator = QLatin1Char('&');
  }
  return text;
}

std::optional<Address> Address::fromString(const QString& text) {
  QString rest = text.trimmed();
  if (!rest.startsWith(kScheme, Qt::CaseInsensitive)) return std::nullopt;
  rest.remove(0, kScheme.size());
  Address address;
  const qsizetype question = rest.indexOf(QLatin1Char('?'));
  if (question >= 0) {
    for (const QString& entry : rest.mid(question + 1).split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
      const qsizetype equals = entry.indexOf(QLatin1Char('='));
      const QString key = decoded(equals < 0 ? entry : entry.left(equals));
      if (!key.isEmpty()) address.query.insert(key, equals < 0 ? QString() : decoded(entry.mid(equals + 1)));
    }
    rest.truncate(question);
  }
  QStringList parts = rest.split(QLatin1Char('/'), Qt::SkipEmptyParts);
  if (parts.isEmpty()) return std::nullopt;
  for (QString& part : parts) part = decoded(part);
  address.page = parts.takeFirst();
  address.path = parts;
  return address;
}

}  // namespace cloze
