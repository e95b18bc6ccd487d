#include <app/desktop/language.h>

#include <widgets/theme.h>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

// Outside every namespace, as Q_INIT_RESOURCE asks.
static void initResources() {
  Q_INIT_RESOURCE(translations);
}

namespace cloze {

namespace {

QString bestForSystem() {
  const QLocale system = QLocale::system();
  if (system.language() != QLocale::Chinese) return QStringLiteral("en");
  return system.script() == QLocale::TraditionalChineseScript ? QStringLiteral("zh_TW") : QStringLiteral("zh_CN");
}

}  // namespace

std::span<const LanguageName> languageNames() {
  static constexpr LanguageName kNames[] = {{"en", "English"}, {"zh_CN", "简体中文"}, {"zh_TW", "繁體中文"}};
  return kNames;
}

void Language::apply(const QString& code) {
  initResources();
  m_code = code;
  const QString used = code == QLatin1String("zh_CN") || code == QLatin1String("zh_TW") || code == QLatin1String("en")
                           ? code
                           : bestForSystem();
  QCoreApplication::removeTranslator(&m_ours);
  QCoreApplication::removeTranslator(&m_qt);
  // English plural forms ("1 run", "2 runs") come from a translation of their own; without it the source text stands.
  if (m_qt.load(QStringLiteral("qtbase_") + used, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&m_qt);
  if (m_ours.load(QStringLiteral(":/i18n/cloze_") + used)) QCoreApplication::installTranslator(&m_ours);
  QLocale::setDefault(used == QLatin1String("en") ? QLocale(QLocale::English) : QLocale(used));
  Theme::get().languageChanged();
}

}  // namespace cloze
