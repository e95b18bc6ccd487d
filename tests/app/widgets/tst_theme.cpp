#include <widgets/icon.h>
#include <widgets/theme.h>

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

#include <cmath>

namespace cloze {
namespace {

struct Pair {
  const char* name;
  QColor ThemeTokens::*ink;
  QColor ThemeTokens::*ground;
  double least;
};

// Text 4.5 : 1, lines that matter 3 : 1.
const Pair kPairs[] = {
    {"text on ground", &ThemeTokens::text, &ThemeTokens::ground, 4.5},
    {"text on panel", &ThemeTokens::text, &ThemeTokens::panel, 4.5},
    {"text on selection", &ThemeTokens::text, &ThemeTokens::selection, 4.5},
    {"secondary on ground", &ThemeTokens::secondary, &ThemeTokens::ground, 4.5},
    {"secondary on panel", &ThemeTokens::secondary, &ThemeTokens::panel, 4.5},
    {"secondary on rail", &ThemeTokens::secondary, &ThemeTokens::rail, 4.5},
    {"accent on ground", &ThemeTokens::accent, &ThemeTokens::ground, 4.5},
    {"accent on its tint", &ThemeTokens::accent, &ThemeTokens::accentTint, 4.5},
    {"accent button", &ThemeTokens::onAccent, &ThemeTokens::accent, 4.5},
    {"warning", &ThemeTokens::warning, &ThemeTokens::warningTint, 4.5},
    {"error", &ThemeTokens::error, &ThemeTokens::errorTint, 4.5},
    {"good", &ThemeTokens::good, &ThemeTokens::goodTint, 4.5},
};

TEST(Theme, everyTextCanBeReadInBothThemes) {
  for (const bool dark : {false, true}) {
    for (const Pair& pair : kPairs) {
      const ThemeTokens& t = tokensFor(dark);
      EXPECT_GE(contrastRatio(t.*pair.ink, t.*pair.ground), pair.least) << pair.name << (dark ? ", dark" : ", light");
    }
  }
}

TEST(Theme, contrastIsThatOfTheWebGuidelines) {
  EXPECT_NEAR(contrastRatio(Qt::white, Qt::black), 21.0, 1e-6);
  EXPECT_NEAR(contrastRatio(QColor("#767676"), Qt::white), 4.54, 0.01);
}

TEST(Theme, runColoursStandOutInBothThemes) {
  for (int slot = 0; slot < 6; ++slot) {
    for (const bool dark : {false, true}) {
      const QColor line = runColor(slot, dark), ground = tokensFor(dark).panel;
      EXPECT_GE(contrastRatio(line, ground), dark ? 4.0 : 3.0) << slot;
      EXPECT_GE(contrastRatio(textColor(line, dark), ground), 4.5) << slot;
      EXPECT_NEAR(textColor(line, dark).hslHueF(), line.hslHueF(), 0.02) << slot;
      for (int other = 0; other < slot; ++other) EXPECT_NE(line, runColor(other, dark)) << slot << ' ' << other;
    }
    EXPECT_EQ(runDash(slot), Qt::SolidLine);
    EXPECT_NE(runDash(slot + 6), Qt::SolidLine);
    EXPECT_EQ(runColor(slot, false), runColor(slot + 6, false));
  }
}

TEST(Theme, aRunKeepsItsColour) {
  // The value is part of the promise: another program start, another machine, the same slot.
  EXPECT_EQ(runSlot(QStringLiteral("2026-11-21-mrpc-1")), runSlot(QStringLiteral("2026-11-21-mrpc-1")));
  EXPECT_EQ(runSlot(QString()), static_cast<int>(2166136261U % 24));
}

TEST(Theme, everyIconDrawsSomething) {
  Theme::get().install();
  const QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
  ASSERT_GT(names.size(), 20);
  for (const QString& name : names) {
    const QImage image = iconPixmap(name.chopped(4), Qt::black, 24, 2.0).toImage();
    EXPECT_EQ(image.width(), 48);
    int inked = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x) inked += qAlpha(image.pixel(x, y)) > 64;
    EXPECT_GT(inked, 20) << name.toStdString();
  }
}

}  // namespace
}  // namespace cloze
