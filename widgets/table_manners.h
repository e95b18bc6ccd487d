// What every table of the program has: columns to resize, move and choose, rows copied as text, and a layout that is
// kept.
//
// Manners are put over a view, which owns them; sorting is switched on there. Columns have keys (kColumnKeyRole of the
// model's header), by which the layout is told and restored, so that it outlives new columns, another order and another
// language. GUI thread only.
#pragma once

#include <QAbstractItemView>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QVariantMap>

#include <functional>
#include <vector>

class QAction;
class QHeaderView;
class QMenu;
class QTableView;
class QTreeView;

namespace cloze {

class TableManners : public QObject {
  Q_OBJECT
 public:
  // Of the header: the column's name in layouts. Of a cell: its text when copied, where that is not what is shown.
  enum Role { kColumnKeyRole = Qt::UserRole + 100, kCopyRole };
  struct Column {
    QString key;
    int width = 100;
    bool shown = true;     // until somebody chooses otherwise
    bool elastic = false;  // takes what room the view has left, or gives way
    int narrowest = 80;    // of one that gives way
  };
  // REQUIRES: the view has its model, with at least these columns. The first column is always shown.
  TableManners(QTableView* table, std::vector<Column> columns);
  TableManners(QTreeView* tree, std::vector<Column> columns);

  // {"columns": shown keys from left to right, "order": all of them, "hidden", "widths", "sort", "descending"}
  QVariantMap layout() const;
  void setLayout(const QVariantMap& layout);
  void sortBy(const QString& key, Qt::SortOrder order);  // unknown keys are ignored
  QString sortKey() const;                               // empty: the model's own order
  Qt::SortOrder sortOrder() const;
  // For a table whose columns are made by its model: how the menu of columns is filled instead.
  void setChooser(std::function<void(QMenu*)> fill) { m_fill = std::move(fill); }
  void setPresent(const QString& key, bool present);  // not present: there is nothing to show in it now
  QMenu* makeColumnMenu();                            // a child of the view
  void popUpColumns(const QPoint& globalPosition);

  // The selected rows, or all, as they are shown: a line of titles, then a line a row, cells divided by tabs.
  QString toText() const;
  QAction* copyAction() const { return m_copy; }  // Ctrl+C on the view

 Q_SIGNALS:
  void layoutChanged();  // by hand; once it rests

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  TableManners(QAbstractItemView* view, QHeaderView* header, std::vector<Column> columns);
  void begin();
  int columnOf(const QString& key) const;
  QString keyOf(int column) const;
  const Column* usual(const QString& key) const;
  void place(const QStringList& keys);
  void applyWidths(const QVariantMap& widths);
  void applyHidden();
  void fit();
  void fillMenu(QMenu* menu);
  void copy() const;
  void addLines(const QModelIndex& parent, const std::vector<int>& columns, QStringList* lines) const;
  void retranslate();

  QAbstractItemView* m_view;
  QHeaderView* m_header;
  std::vector<Column> m_columns;
  QSet<QString> m_hidden, m_absent;
  std::function<void(QMenu*)> m_fill;
  QAction *m_copy, *m_choose;
  bool m_quiet = false;  // what happens now is not by hand
  QTimer m_rest;         // header drags come in crowds
};

}  // namespace cloze
