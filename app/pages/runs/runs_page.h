// Runs: a table of all runs, any option or metric a column, filtered by typing.
//
// Addresses: cloze:runs?filter=TEXT&sort=COLUMN&order=asc|desc (newest first without)
//            cloze:runs/trash, the deleted ones
#pragma once

#include <app/pages/page.h>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QTableView;

namespace cloze {

class Banner;
class EmptyState;
class RunsFilter;
class RunsModel;
class TableManners;
class TrashView;

class RunsPage : public Page {
  Q_OBJECT
 public:
  explicit RunsPage(PageContext context, QWidget* parent = nullptr);
  void open(const Address& address) override;
  Address address() const override;
  QString title() const override;

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeHead();
  void makeTable();
  void makeActions();
  void refresh();
  void readSpecs();
  void refreshActions();
  void showTrash(bool trash);
  void openCurrent();
  void removeSelected();
  void selectBesides(const QStringList& ids);
  void showRemoved(const QString& problem);
  void showFailure(const QString& id, const QString& message);
  void resumeCurrent();
  void fillColumns(QMenu* menu);
  void chooseColumn(const QString& key, bool on);
  void offerMetrics();
  void showColumn(const QString& key, bool on);
  void restoreLayout();
  QStringList selectedIds() const;
  void retranslate();

  QWidget* m_list;  // all but the trash
  TrashView* m_trash;
  RunsModel* m_model;
  RunsFilter* m_rows;
  QTableView* m_table;
  TableManners* m_manners;
  QLabel *m_title, *m_count;
  QLineEdit* m_filter;
  QPushButton *m_columns, *m_openTrash;
  Banner* m_banner;
  EmptyState *m_empty, *m_nothing;
  QStringList m_removed;  // by the last press of Delete, for its Undo
  bool m_readingSpecs = false;
  QAction *m_open, *m_rename, *m_remove, *m_resume, *m_copy, *m_again, *m_inspect;
};

}  // namespace cloze
