// The checkpoints of a run: step, size, time, path; open the folder, copy the path, delete a step-N no longer needed.
#pragma once

#include <app/pages/run/run_snapshot.h>
#include <app/pages/services.h>

#include <QWidget>

class QPushButton;
class QTreeWidget;

namespace cloze {

class Banner;
class EmptyState;
class TextLabel;

class CheckpointsTab : public QWidget {
  Q_OBJECT
 public:
  CheckpointsTab(WorkService* work, SettingsService* settings, QWidget* parent = nullptr);
  void show(const RunSnapshot& snapshot);
  void clear();
  void retranslate();
  QTreeWidget* table() const { return m_tree; }

 Q_SIGNALS:
  void deleted();

 private:
  QString selected(int role) const;
  void fill();
  void refreshButtons();
  void deleteSelected();
  WorkService* m_work;
  std::filesystem::path m_folder;
  std::vector<CheckpointInfo> m_shown;
  bool m_live = false;
  Banner* m_banner;
  EmptyState* m_empty;
  QWidget* m_body;
  QTreeWidget* m_tree;
  TextLabel* m_total;
  QPushButton *m_copy, *m_open, *m_delete;
};

}  // namespace cloze
