// The deleted runs of the runs folder: since when, how large; restored or, once asked, deleted for good.
//
// GUI thread only; the trash is read on a worker whenever something in it may have changed.
#pragma once

#include <app/pages/services.h>

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace cloze {

class Banner;
class EmptyState;

class TrashView : public QWidget {
  Q_OBJECT
 public:
  explicit TrashView(PageContext context, QWidget* parent = nullptr);
  void refresh();  // reads the trash anew
  void showFailure(const QString& message);

 Q_SIGNALS:
  void listWanted();  // back to the runs

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  struct Deleted {
    RunSummary run;
    TrashFacts facts;
  };
  QWidget* makeHead();
  void makeTable();
  void followRuns();
  void fill();
  void refreshActions();
  void restoreSelected();
  void askToPurge();
  void purge(const QStringList& ids);
  void purged(const QString& problem);
  QStringList selectedIds() const;
  QString whatIsLost(const QStringList& ids) const;
  void retranslate();

  PageContext m_context;
  std::vector<Deleted> m_deleted;
  bool m_loaded = false;
  int m_purging = 0;                // runs whose files are being removed
  std::vector<std::string> m_runs;  // ids beside the trash when it was read
  QLabel *m_title, *m_count;
  QPushButton *m_restoreButton, *m_purgeButton, *m_all;
  QAction *m_restore, *m_purge;
  Banner* m_banner;
  EmptyState* m_empty;
  QTreeWidget* m_table;
};

}  // namespace cloze
