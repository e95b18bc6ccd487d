// Every option of a run with what differs from the defaults marked, the command line, and where the run came from.
#pragma once

#include <app/pages/run/run_snapshot.h>
#include <app/pages/services.h>

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace cloze {

class SectionHeading;

class SettingsTab : public QWidget {
  Q_OBJECT
 public:
  SettingsTab(Navigator* navigator, SettingsService* settings, QWidget* parent = nullptr);
  void show(const RunSnapshot& snapshot);
  void clear();
  void retranslate();
  QString commandLine() const;
  QTreeWidget* table() const { return m_tree; }

 private:
  void fill();
  void fillOptions();
  void fillFacts();
  static QString factLabel(const std::string& key);
  static QString factText(const std::string& key, const std::string& value);
  void applyFilter();
  Navigator* m_navigator;
  std::shared_ptr<const RunRecord> m_record;
  std::filesystem::path m_folder;
  QLineEdit* m_filter;
  QCheckBox* m_changedOnly;
  QPushButton *m_again, *m_copy;
  SectionHeading* m_heading;
  QTreeWidget* m_tree;
  QPlainTextEdit* m_command;
};

}  // namespace cloze
