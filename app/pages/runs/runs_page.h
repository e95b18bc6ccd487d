// Runs: a table of all runs, any option or metric a column, filtered by typing.
//
// Address: cloze:runs?filter=TEXT&sort=COLUMN&order=asc|desc
#pragma once

#include <app/pages/page.h>

#include <QTimer>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace cloze {

class Banner;
class EmptyState;
class RunsFilter;
class RunsModel;

class RunsPage : public Page {
  Q_OBJECT
 public:
  explicit RunsPage(PageContext context, QWidget* parent = nullptr);
  void open(const Address& address) override;
  Address address() const override;
  QString title() const override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeHead();
  void makeTable();
  void makeActions();
  void refresh();
  void readSpecs();
  void refreshActions();
  void openCurrent();
  void removeSelected();
  void showRemoved(const QString& problem);
  void showFailure(const QString& id, const QString& message);
  void resumeCurrent();
  void copySelected();
  void chooseColumns();
  void showColumns();
  void saveLayout();
  void restoreLayout();
  QStringList selectedIds() const;
  void retranslate();

  RunsModel* m_model;
  RunsFilter* m_rows;
  QTableView* m_table;
  QLabel *m_title, *m_count;
  QLineEdit* m_filter;
  QPushButton* m_columns;
  Banner* m_banner;
  EmptyState* m_empty;
  QStringList m_removed;  // by the last press of Delete, for its Undo
  bool m_readingSpecs = false;
  QTimer m_layoutPause;  // header drags come in crowds; the layout is saved once they rest
  QAction *m_open, *m_rename, *m_remove, *m_resume, *m_copy, *m_again;
};

}  // namespace cloze
