#include <widgets/theme.h>

#include <widgets/style.h>

#include <QApplication>
#include <QFontDatabase>
#include <QLocale>
#include <QPalette>
#include <QStyleFactory>

#include <cmath>

// Outside every namespace, as Q_INIT_RESOURCE asks.
static void initResources() {
  Q_INIT_RESOURCE(icons);
}

namespace cloze {

namespace {

ThemeTokens lightTokens() {
  ThemeTokens t;
  t.ground = QColor("#F6F6F4");
  t.panel = QColor("#FFFFFF");
  t.rail = QColor("#ECECE8");
  t.text = QColor("#1F2328");
  t.secondary = QColor("#5C636B");
  t.line = QColor("#D9DCE0");
  t.accent = QColor("#2563C9");
  t.accentTint = QColor("#E4ECFA");
  t.onAccent = QColor("#FFFFFF");
  t.selection = QColor("#BCD3F7");
  t.hover = QColor("#EDEEEE");
  t.warning = QColor("#B45309");
  t.warningTint = QColor("#FDF1E0");
  t.error = QColor("#B3261E");
  t.errorTint = QColor("#FCEBEA");
  t.good = QColor("#19733F");
  t.goodTint = QColor("#E5F3EA");
  return t;
}

ThemeTokens darkTokens() {
  ThemeTokens t;
  t.ground = QColor("#1A1C1F");
  t.panel = QColor("#212428");
  t.rail = QColor("#16181A");
  t.text = QColor("#E6E8EA");
  t.secondary = QColor("#9AA1A9");
  t.line = QColor("#363B41");
  t.accent = QColor("#7AA7F5");
  t.accentTint = QColor("#22324D");
  t.onAccent = QColor("#10161F");
  t.selection = QColor("#34517F");
  t.hover = QColor("#292D32");
  t.warning = QColor("#F0B45B");
  t.warningTint = QColor("#3A2E1C");
  t.error = QColor("#F28B82");
  t.errorTint = QColor("#3D2524");
  t.good = QColor("#7CC99A");
  t.goodTint = QColor("#1F3328");
  return t;
}

constexpr const char* kRunColors[] = {"#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9"};
constexpr int kRunColorCount = 6;

double channel(double value) {
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c) {
  return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

// Lighter on a dark ground and darker on a light one, until it stands `least` : 1.
QColor standingOut(QColor color, const QColor& ground, double least) {
  const float step = ground.lightnessF() < 0.5F ? 0.02F : -0.02F;
  while (contrastRatio(color, ground) < least) {
    float h = 0, s = 0, l = 0;
    color.getHslF(&h, &s, &l);
    if (l <= 0.02F || l >= 0.98F) break;
    color.setHslF(h, s, l + step);
  }
  return color;
}

QPalette paletteFor(const ThemeTokens& t) {
  QPalette p;
  p.setColor(QPalette::Window, t.ground);
  p.setColor(QPalette::WindowText, t.text);
  p.setColor(QPalette::Base, t.panel);
  p.setColor(QPalette::AlternateBase, t.ground);
  p.setColor(QPalette::Text, t.text);
  p.setColor(QPalette::Button, t.panel);
  p.setColor(QPalette::ButtonText, t.text);
  p.setColor(QPalette::BrightText, t.error);
  p.setColor(QPalette::ToolTipBase, t.panel);
  p.setColor(QPalette::ToolTipText, t.text);
  p.setColor(QPalette::PlaceholderText, t.secondary);
  p.setColor(QPalette::Highlight, t.selection);
  p.setColor(QPalette::HighlightedText, t.text);
  p.setColor(QPalette::Link, t.accent);
  p.setColor(QPalette::LinkVisited, t.accent);
  p.setColor(QPalette::Light, t.panel);
  p.setColor(QPalette::Midlight, t.hover);
  p.setColor(QPalette::Mid, t.line);
  p.setColor(QPalette::Dark, t.secondary);
  p.setColor(QPalette::Shadow, t.line);
  QColor faint = t.secondary;
  faint.setAlphaF(0.75F);
  for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
    p.setColor(QPalette::Disabled, role, faint);
  }
  p.setColor(QPalette::Disabled, QPalette::Base, t.ground);
  return p;
}

bool haveFamily(const QString& family) {
  return QFontDatabase::hasFamily(family);
}

// Inter reads better at 13 px than what a bare Debian falls back to; Chinese comes from Noto Sans CJK.
bool wantsTraditional() {
  const QLocale locale;
  return locale.language() == QLocale::Chinese && locale.script() == QLocale::TraditionalHanScript;
}

QStringList chineseFamilies(const QString& family) {
  QStringList regions{QStringLiteral("SC"), QStringLiteral("TC")};
  if (wantsTraditional()) std::swap(regions[0], regions[1]);
  QStringList found;
  for (const QString& region : regions) {
    const QString name = family + QLatin1Char(' ') + region;
    if (haveFamily(name)) found << name;
  }
  return found;
}

QStringList uiFamilies() {
  QStringList families;
  for (const char* name : {"Inter", "Inter Variable"}) {
    if (haveFamily(name)) {
      families << name;
      break;
    }
  }
  families << QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
  families << chineseFamilies(QStringLiteral("Noto Sans CJK"));
  return families;
}

QStringList monoFamilies() {
  QStringList families;
  for (const char* name : {"JetBrains Mono", "DejaVu Sans Mono"}) {
    if (haveFamily(name)) families << name;
  }
  families << QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
  families << chineseFamilies(QStringLiteral("Noto Sans Mono CJK"));
  return families;
}

}  // namespace

const ThemeTokens& tokensFor(bool dark) {
  static const ThemeTokens kLight = lightTokens();
  static const ThemeTokens kDark = darkTokens();
  return dark ? kDark : kLight;
}

QString themeModeName(ThemeMode mode) {
  switch (mode) {
    case ThemeMode::Light:
      return "light";
    case ThemeMode::Dark:
      return "dark";
    case ThemeMode::System:
      break;
  }
  return "system";
}

ThemeMode themeModeFromName(const QString& name) {
  if (name == "light") return ThemeMode::Light;
  if (name == "dark") return ThemeMode::Dark;
  return ThemeMode::System;
}

Theme::Theme() : m_uiFamilies(uiFamilies()), m_monoFamilies(monoFamilies()) {}

Theme& Theme::get() {
  static Theme theme;
  return theme;
}

void Theme::install() {
  if (m_installed) return;
  m_installed = true;
  initResources();
  m_systemDark = QApplication::palette().color(QPalette::Window).lightnessF() < 0.5;
  QApplication::setStyle(new ClozeStyle);
  languageChanged();
}

void Theme::languageChanged() {
  m_uiFamilies = uiFamilies();
  m_monoFamilies = monoFamilies();
  if (m_installed) QApplication::setFont(font(TextRole::Body));
  refresh();
}

void Theme::apply(ThemeMode mode) {
  m_mode = mode;
  refresh();
}

void Theme::setSystemDark(bool dark) {
  m_systemDark = dark;
  if (m_mode == ThemeMode::System) refresh();
}

void Theme::refresh() {
  m_dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemDark);
  if (m_installed) QApplication::setPalette(paletteFor(tokens()));
  Q_EMIT changed();
}

const ThemeTokens& Theme::tokens() const {
  return tokensFor(m_dark);
}

QColor Theme::color(Tone tone) const {
  const ThemeTokens& t = tokens();
  switch (tone) {
    case Tone::Text:
      return t.text;
    case Tone::Secondary:
      return t.secondary;
    case Tone::Accent:
      return t.accent;
    case Tone::Warning:
      return t.warning;
    case Tone::Error:
      return t.error;
    case Tone::Good:
      return t.good;
    case Tone::OnAccent:
      return t.onAccent;
  }
  return t.text;
}

QFont Theme::font(TextRole role) const {
  const bool mono = role == TextRole::Mono || role == TextRole::MonoCaption;
  QFont font;
  font.setFamilies(mono ? m_monoFamilies : m_uiFamilies);
  font.setStyleHint(mono ? QFont::Monospace : QFont::SansSerif);
  struct Cut {
    int pixels;
    QFont::Weight weight;
  };
  Cut cut{13, QFont::Normal};
  if (role == TextRole::Title) cut = {20, QFont::DemiBold};
  if (role == TextRole::Heading) cut = {13, QFont::DemiBold};
  if (role == TextRole::Section) cut = {12, QFont::DemiBold};
  if (role == TextRole::Value) cut = {17, QFont::DemiBold};
  if (role == TextRole::Caption) cut = {11, QFont::Normal};
  if (role == TextRole::Mono) cut = {12, QFont::Normal};
  if (role == TextRole::MonoCaption) cut = {11, QFont::Normal};
  font.setPixelSize(cut.pixels);
  font.setWeight(cut.weight);
  return font;
}

QColor runColor(int slot, bool dark) {
  const QColor color(kRunColors[((slot % kRunColorCount) + kRunColorCount) % kRunColorCount]);
  // Of a thin line on dark ground, the smoothed edges take a third: what stands 3 : 1 as an area is faint as a line.
  return standingOut(color, tokensFor(dark).panel, dark ? 4.0 : 3.0);
}

QColor textColor(const QColor& line, bool dark) {
  return standingOut(line, tokensFor(dark).panel, 4.5);
}

QColor runColor(int slot) {
  return runColor(slot, Theme::get().dark());
}

Qt::PenStyle runDash(int slot) {
  static constexpr Qt::PenStyle kDashes[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
  return kDashes[(std::max(0, slot) / kRunColorCount) % 4];
}

int runSlot(const QString& runId) {
  // FNV-1a: qHash is seeded anew in every process.
  uint32_t hash = 2166136261U;
  for (const char byte : runId.toUtf8()) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  return static_cast<int>(hash % (kRunColorCount * 4));
}

double contrastRatio(const QColor& a, const QColor& b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace cloze
