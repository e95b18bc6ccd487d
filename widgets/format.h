// Numbers as people read them: units, sensible precision, grouped, "2 min 14 s". Follows the locale of the program.
#pragma once

#include <QDateTime>
#include <QString>

#include <cstdint>
#include <optional>

namespace cloze {

QString oneLine(QString text);           // line breaks and tabs as spaces: for cells and captions
QString formatCount(int64_t count);      // 12,345
QString formatBytes(uint64_t bytes);     // 5.9 GiB
QString formatDuration(double seconds);  // 0.4 s, 41 s, 2 min 14 s, 3 h 5 min, 2 d 4 h
QString formatMetric(double value);      // three decimals: 0.902; NaN, inf as words
QString formatReal(
    double value, int digits = 4);  // significant digits, "3e-5" where small, as options are written; NaN, inf as words
QString formatRate(double perSecond);       // 8,240 or 54.3 or 0.82, no unit
QString formatPercent(double share);        // 0.591 -> 59 %, 0.034 -> 3.4 %, 0.00012 -> 0.012 %
QString formatTime(const QDateTime& time);  // "21 Nov 07:12", local; the year where it is not this one
// "2026-11-21T07:12:05Z" -> local date and time, short: "21 Nov 07:12"; the year where it is not this one.
QString formatIsoTime(const QString& isoUtc);

}  // namespace cloze
