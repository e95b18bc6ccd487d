// The look of the program in one file: colour tokens light and dark, fonts, spacing, run colours.
//
// Theme::get() is made on first use and lives as long as the program. GUI thread only. install() puts our style over
// Fusion once; apply() switches colours at any time: the application palette changes and changed() is emitted. Widgets
// that paint with tokens read them when they paint, so they follow by themselves.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>
#include <QStringList>

namespace cloze {

struct ThemeTokens {
  QColor ground, panel, rail;           // window, cards and editors, the rail at the left
  QColor text, secondary, line;         // line: hairlines and editor borders
  QColor accent, accentTint, onAccent;  // onAccent: text on an accent-coloured button
  QColor selection;                     // selected text in editors
  QColor hover;                         // under the mouse, over ground or panel
  QColor warning, warningTint, error, errorTint, good, goodTint;
};

enum class ThemeMode { Light, Dark, System };
QString themeModeName(ThemeMode mode);             // "light", "dark", "system"
ThemeMode themeModeFromName(const QString& name);  // System where unknown

// Title: of a page. Heading: of a card or chart. Value: the figure of a stat block. Mono: tabular digits, ids, pieces.
enum class TextRole { Title, Heading, Section, Body, Caption, Value, Mono, MonoCaption };

// Which token a text is painted in.
enum class Tone { Text, Secondary, Accent, Warning, Error, Good, OnAccent };

// A grid of 8 px.
inline constexpr int kSpace = 8;
inline constexpr int kGroupSpace = 16;
inline constexpr int kPageMargin = 24;
inline constexpr int kRadius = 5;      // editors and buttons
inline constexpr int kCardRadius = 8;  // cards
inline constexpr int kEditorHeight = 30;
inline constexpr int kTitleHeight = 32;  // of the row with a page's title: it stands at one height on every page

class Theme : public QObject {
  Q_OBJECT
 public:
  static Theme& get();

  // Style, fonts and palette for the application. REQUIRES: a QApplication. Further calls do nothing.
  void install();
  void apply(ThemeMode mode);
  // The language changed (QLocale's default): Chinese falls back to the letters of its own region.
  void languageChanged();
  // What the desktop says; matters where the mode is System.
  void setSystemDark(bool dark);

  ThemeMode mode() const { return m_mode; }
  bool dark() const { return m_dark; }
  const ThemeTokens& tokens() const;
  QColor color(Tone tone) const;
  QFont font(TextRole role) const;

 Q_SIGNALS:
  void changed();

 private:
  Theme();
  void refresh();
  ThemeMode m_mode = ThemeMode::System;
  bool m_systemDark = false;
  bool m_dark = false;
  bool m_installed = false;
  QStringList m_uiFamilies, m_monoFamilies;
};

const ThemeTokens& tokensFor(bool dark);

// Colours of runs and series: Okabe-Ito, lightened on dark ground until they stand 4 : 1 and darkened on light until
// they stand 3 : 1; after six the same with other dashes. `slot` counts from 0.
QColor runColor(int slot);
QColor runColor(int slot, bool dark);
// The same hue for words, which must stand 4.5 : 1.
QColor textColor(const QColor& line, bool dark);
Qt::PenStyle runDash(int slot);
// The slot of a run: a function of its id alone, so that a run keeps its colour everywhere and for ever.
int runSlot(const QString& runId);

// WCAG contrast of two opaque colours, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

}  // namespace cloze
