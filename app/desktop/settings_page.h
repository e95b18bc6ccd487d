// Settings: language, look, where runs live, and what the engine says about itself. Every change works at once.
//
// Address: cloze:settings[/engine]
#pragma once

#include <app/pages/page.h>

#include <functional>

class QComboBox;
class QLabel;
class QPushButton;

namespace cloze {

class PathEdit;
class SectionHeading;
class TextLabel;

class SettingsPage : public Page {
  Q_OBJECT
 public:
  struct Actions {
    std::function<void(const QString& code)> setLanguage;
    std::function<void(const QString& name)> setTheme;
    // Follows another runs folder from now on, a whole path that may be written to; empty: the default.
    std::function<void(const QString& folder)> setRunsFolder;
  };
  SettingsPage(PageContext context, Actions actions, QWidget* parent = nullptr);
  void open(const Address& address) override;
  Address address() const override { return {QStringLiteral("settings"), {}, {}}; }
  QString title() const override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showTheme();
  void showEngine();

  static QString runsNote();
  void changeRunsFolder(const QString& folder);
  void showRunsFolder(const QString& problem);  // the folder there is, or what is wrong with the one that was typed

  Actions m_actions;
  TextLabel* m_title;
  SectionHeading *m_look, *m_folders, *m_engineHeading;
  QLabel *m_languageLabel, *m_themeLabel, *m_runsLabel;
  QComboBox *m_language, *m_theme;
  PathEdit* m_runs;
  TextLabel *m_runsNote, *m_engine;
  QPushButton* m_defaultRuns;
};

}  // namespace cloze
