#include <widgets/format.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace cloze {

namespace {

QString words(const char* text) {
  return QCoreApplication::translate("cloze::format", text);
}

// QT_TRANSLATE_NOOP so that lupdate finds what words() is given.
constexpr const char* kSeconds = QT_TRANSLATE_NOOP("cloze::format", "%1 s");
constexpr const char* kMinutes = QT_TRANSLATE_NOOP("cloze::format", "%1 min %2 s");
constexpr const char* kHours = QT_TRANSLATE_NOOP("cloze::format", "%1 h %2 min");
constexpr const char* kDays = QT_TRANSLATE_NOOP("cloze::format", "%1 d %2 h");

QString notFinite(double value) {
  if (std::isnan(value)) return QStringLiteral("NaN");
  return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
}

}  // namespace

QString oneLine(QString text) {
  for (QChar& letter : text)
    if (letter == QLatin1Char('\n') || letter == QLatin1Char('\t') || letter == QLatin1Char('\r'))
      letter = QLatin1Char(' ');
  return text;
}

QString formatCount(int64_t count) {
  return QLocale().toString(static_cast<qlonglong>(count));
}

QString formatBytes(uint64_t bytes) {
  static constexpr const char* kUnits[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
  double value = static_cast<double>(bytes);
  int unit = 0;
  while (value >= 1023.5 && unit < 5) {
    value /= 1024;
    ++unit;
  }
  const int decimals = unit == 0 || value >= 99.95 ? 0 : 1;
  return QLocale().toString(value, 'f', decimals) + QLatin1Char(' ') + QLatin1String(kUnits[unit]);
}

QString formatDuration(double seconds) {
  if (!std::isfinite(seconds)) return QStringLiteral("–");
  seconds = std::max(0.0, seconds);
  if (seconds < 9.95) return words(kSeconds).arg(QLocale().toString(seconds, 'f', 1));
  const auto whole = static_cast<int64_t>(std::llround(seconds));
  if (whole < 60) return words(kSeconds).arg(whole);
  if (whole < 3600) return words(kMinutes).arg(whole / 60).arg(whole % 60);
  if (whole < 86400) return words(kHours).arg(whole / 3600).arg(whole % 3600 / 60);
  return words(kDays).arg(whole / 86400).arg(whole % 86400 / 3600);
}

QString formatMetric(double value) {
  return std::isfinite(value) ? QLocale().toString(value, 'f', 3) : notFinite(value);
}

QString formatReal(double value, int digits) {
  if (!std::isfinite(value)) return notFinite(value);
  QLocale locale;
  locale.setNumberOptions(locale.numberOptions() | QLocale::OmitLeadingZeroInExponent);
  return locale.toString(value, 'g', digits).toLower();  // some locales write a large E
}

QString formatRate(double perSecond) {
  if (!std::isfinite(perSecond)) return notFinite(perSecond);
  const double size = std::abs(perSecond);
  return QLocale().toString(perSecond, 'f', size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
}

QString formatPercent(double share) {
  if (!std::isfinite(share)) return notFinite(share);
  const int decimals = share >= 0.0995 || share <= 0 ? 0 : share >= 0.00095 ? 1 : 3;
  return QLocale().toString(share * 100, 'f', decimals) + QStringLiteral(" %");
}

QString formatIsoTime(const QString& isoUtc) {
  const QDateTime time = QDateTime::fromString(isoUtc, Qt::ISODate);
  return time.isValid() ? formatTime(time.toLocalTime()) : isoUtc;
}

QString formatTime(const QDateTime& time) {
  const QLocale locale;
  const bool chinese = locale.language() == QLocale::Chinese;
  const bool thisYear = time.date().year() == QDate::currentDate().year();
  const QString day = chinese ? (thisYear ? QStringLiteral("M月d日") : QStringLiteral("yyyy年M月d日"))
                              : (thisYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
  return locale.toString(time, day + QStringLiteral(" HH:mm"));
}

}  // namespace cloze
