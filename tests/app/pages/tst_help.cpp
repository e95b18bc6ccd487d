// The help page in its three languages: the same places and keys in each, and the words of the window.
#include <app/pages/address.h>
#include <tests/app/pages/page_test.h>
#include <tests/app/pages/translation_entries.h>

#include <QFile>
#include <QRegularExpression>

namespace cloze {
namespace {

QString helpIn(const QString& language) {
  QFile file(QStringLiteral(CLOZE_SOURCE_DIR "/resources/help/help_%1.md").arg(language));
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
  return QString::fromUtf8(file.readAll());
}

QStringList found(const QString& text, const QString& pattern) {
  QStringList all;
  for (auto match = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
       match.hasNext();)
    all << match.next().captured(1);
  return all;
}

// Without what a button has beside its word: the letter of its mnemonic, dots.
QString word(QString text) {
  static const QRegularExpression kBeside(QStringLiteral("\\(&.\\)|&| ?…"));
  return text.remove(kBeside);
}

class Help : public testing::TestWithParam<const char*> {};

TEST_P(Help, NamesTheSamePlacesAndKeysInEveryLanguage) {
  const QString text = helpIn(QString::fromLatin1(GetParam())), english = helpIn(QStringLiteral("en"));
  const QStringList places = found(text, QStringLiteral("\\]\\(([^)]*)\\)"));
  QStringList sorted = places, wanted = found(english, QStringLiteral("\\]\\(([^)]*)\\)"));
  sorted.sort();
  wanted.sort();
  EXPECT_EQ(sorted, wanted);
  for (const QString& place : places) EXPECT_TRUE(Address::fromString(place)) << place.toStdString();
  for (const char* needed : {"cloze:runs", "cloze:runs/trash", "cloze:settings"})
    EXPECT_TRUE(places.contains(QLatin1String(needed))) << needed;
  const QStringList keys = found(text, QStringLiteral("^\\| ([^|]*) \\|"));
  EXPECT_EQ(keys.size(), found(english, QStringLiteral("^\\| ([^|]*) \\|")).size());
  for (const char* needed : {"Ctrl+K", "F1", "Tab", "Enter", "Delete"})
    EXPECT_FALSE(keys.filter(QLatin1String(needed)).isEmpty()) << needed;
}

TEST_P(Help, CallsButtonsAsTheWindowDoes) {
  const bool english = std::string(GetParam()) == "en";
  QStringList words;
  for (const Entry& entry : entriesOf(english ? QStringLiteral("zh_CN") : QString::fromLatin1(GetParam())))
    for (const QString& text : english ? QStringList(entry.source) : entry.translations) words << word(text);
  const QStringList buttons = found(helpIn(QString::fromLatin1(GetParam())), QStringLiteral("\\*\\*([^*]+)\\*\\*"));
  EXPECT_GE(buttons.size(), 7);
  for (const QString& button : buttons) EXPECT_TRUE(words.contains(button)) << button.toStdString();
}

INSTANTIATE_TEST_SUITE_P(Languages, Help, testing::Values("en", "zh_CN", "zh_TW"),
                         [](const auto& row) { return std::string(row.param); });

}  // namespace
}  // namespace cloze
