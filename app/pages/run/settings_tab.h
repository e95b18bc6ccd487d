// Every option of a run with what differs from the defaults marked, the command line, and where the run came from.
#pragma once

#include <app/pages/run/run_snapshot.h>
#include <app/pages/services.h>

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QTreeWidget;

namespace cloze {

class SettingsTab : public QWidget {
  Q_OBJECT
 public:
  explicit SettingsTab(Navigator* navigator, QWidget* parent = nullptr);
  void show(const RunSnapshot& snapshot);
  void clear();
  QString commandLine() const;
  QTreeWidget* table() const { return m_tree; }

 private:
  void fill();
  void applyFilter();
  Navigator* m_navigator;
  std::shared_ptr<const RunRecord> m_record;
  QLineEdit* m_filter;
  QCheckBox* m_changedOnly;
  QTreeWidget* m_tree;
  QPlainTextEdit* m_command;
};

}  // namespace cloze
