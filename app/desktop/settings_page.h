// Settings: language, look, where runs live, and what the engine says about itself. Every change works at once.
//
// Address: cloze:settings[/engine]
#pragma once

#include <app/pages/page.h>

#include <functional>

class QComboBox;
class QLabel;

namespace cloze {

class PathEdit;
class SectionHeading;
class TextLabel;

class SettingsPage : public Page {
  Q_OBJECT
 public:
  SettingsPage(PageContext context, std::function<void(const QString&)> setLanguage, QWidget* parent = nullptr);
  void open(const Address& address) override;
  Address address() const override { return {QStringLiteral("settings"), {}, {}}; }
  QString title() const override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showEngine();

  std::function<void(const QString&)> m_setLanguage;
  TextLabel* m_title;
  SectionHeading *m_look, *m_folders, *m_engineHeading;
  QLabel *m_languageLabel, *m_themeLabel, *m_runsLabel;
  QComboBox *m_language, *m_theme;
  PathEdit* m_runs;
  TextLabel *m_runsNote, *m_engine;
};

}  // namespace cloze
