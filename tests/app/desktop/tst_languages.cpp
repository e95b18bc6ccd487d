// The translation files: nothing unfinished, placeholders and mnemonics as in the English text.
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

namespace cloze {
namespace {

QSet<QString> placeholders(const QString& text) {
  static const QRegularExpression kPlace(QStringLiteral("%([1-9]|n)"));
  QSet<QString> found;
  for (auto it = kPlace.globalMatch(text); it.hasNext();) found.insert(it.next().captured(0));
  return found;
}

bool hasMnemonic(const QString& text) {
  static const QRegularExpression kMnemonic(QStringLiteral("&[^&\\s]"));
  return kMnemonic.match(text).hasMatch();
}

class LanguageFile : public ::testing::TestWithParam<const char*> {};

TEST_P(LanguageFile, isCompleteAndKeepsPlaceholders) {
  QFile file(QStringLiteral(CLOZE_SOURCE_DIR "/translations/cloze_%1.ts").arg(QString::fromLatin1(GetParam())));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  QXmlStreamReader xml(&file);
  QString source;
  int messages = 0;
  const auto check = [&source](const QString& translation) {
    EXPECT_FALSE(translation.isEmpty()) << source.toStdString();
    EXPECT_EQ(placeholders(translation), placeholders(source)) << source.toStdString();
    EXPECT_EQ(hasMnemonic(translation), hasMnemonic(source)) << source.toStdString();
  };
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("source")) {
      source = xml.readElementText();
      ++messages;
    } else if (xml.name() == QLatin1String("translation")) {
      EXPECT_NE(xml.attributes().value(QStringLiteral("type")), QLatin1String("unfinished")) << source.toStdString();
      QString text;
      while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == QLatin1String("translation"))) {
        if (xml.isCharacters() && !xml.isWhitespace()) text += xml.text();
        if (xml.isStartElement() && xml.name() == QLatin1String("numerusform")) check(xml.readElementText());
      }
      if (!text.isEmpty()) check(text);
    }
  }
  EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
  EXPECT_GT(messages, 5);
}

INSTANTIATE_TEST_SUITE_P(Files, LanguageFile, ::testing::Values("en", "zh_CN", "zh_TW"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace cloze
