#include <widgets/format.h>

#include <QLocale>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace cloze {
namespace {

std::string text(const QString& s) {
  return s.toStdString();
}

TEST(Format, durationsReadAsPeopleSayThem) {
  EXPECT_EQ(text(formatDuration(0)), "0.0 s");
  EXPECT_EQ(text(formatDuration(0.44)), "0.4 s");
  EXPECT_EQ(text(formatDuration(41.2)), "41 s");
  EXPECT_EQ(text(formatDuration(59.6)), "1 min 0 s");
  EXPECT_EQ(text(formatDuration(134)), "2 min 14 s");
  EXPECT_EQ(text(formatDuration(3 * 3600 + 5 * 60 + 59)), "3 h 5 min");
  EXPECT_EQ(text(formatDuration(2 * 86400 + 4 * 3600)), "2 d 4 h");
  EXPECT_EQ(text(formatDuration(std::numeric_limits<double>::infinity())), "–");
  EXPECT_EQ(text(formatDuration(-1)), "0.0 s");
}

TEST(Format, bytesStepAtEachUnit) {
  EXPECT_EQ(text(formatBytes(0)), "0 B");
  EXPECT_EQ(text(formatBytes(1023)), "1,023 B");
  EXPECT_EQ(text(formatBytes(1024)), "1.0 KiB");
  EXPECT_EQ(text(formatBytes(6335076762ULL)), "5.9 GiB");
  EXPECT_EQ(text(formatBytes(149250000000ULL)), "139 GiB");
  EXPECT_EQ(text(formatBytes(1024ULL * 1024 - 1)), "1.0 MiB");
}

TEST(Format, numbersKeepASensiblePrecision) {
  EXPECT_EQ(text(formatCount(1234567)), "1,234,567");
  EXPECT_EQ(text(formatMetric(0.9016)), "0.902");
  EXPECT_EQ(text(formatMetric(std::nan(""))), "NaN");
  EXPECT_EQ(text(formatRate(8240.4)), "8,240");
  EXPECT_EQ(text(formatRate(54.31)), "54.3");
  EXPECT_EQ(text(formatRate(0.816)), "0.82");
  EXPECT_EQ(text(formatPercent(0.591)), "59 %");
  EXPECT_EQ(text(formatPercent(0.034)), "3.4 %");
}

TEST(Format, aTimeReadsAsItsLanguageWritesIt) {
  const QDateTime time(QDate(2024, 3, 5), QTime(14, 7));
  const QLocale before;
  EXPECT_EQ(text(formatTime(time)), "5 Mar 2024 14:07");
  for (const char* name : {"zh_CN", "zh_TW"}) {
    QLocale::setDefault(QLocale(QString::fromLatin1(name)));
    EXPECT_EQ(text(formatTime(time)), "2024年3月5日 14:07") << name;
  }
  QLocale::setDefault(before);
}

TEST(Format, anUnreadableTimeIsShownAsItIs) {
  EXPECT_EQ(text(formatIsoTime(QStringLiteral("yesterday"))), "yesterday");
}

}  // namespace
}  // namespace cloze
