// The language of the window, switched at once: our translations and Qt's own.
//
// GUI thread only.
#pragma once

#include <QString>
#include <QTranslator>

#include <span>

namespace cloze {

// Languages stand under their own names: who cannot read the present one must find theirs.
struct LanguageName {
  const char* code;
  const char* name;
};
std::span<const LanguageName> languageNames();

class Language {
 public:
  // "en", "zh_CN", "zh_TW", or "system" (the best of the three for the desktop's language).
  void apply(const QString& code);
  QString code() const { return m_code; }

 private:
  QString m_code;
  QTranslator m_ours, m_qt;
};

}  // namespace cloze
