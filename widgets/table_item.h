// A row of a QTreeWidget that sorts by value where it has one (numbers by size), and headings that stay where they
// stand.
#pragma once

#include <QTreeWidgetItem>

namespace cloze {

class TableItem : public QTreeWidgetItem {
 public:
  using QTreeWidgetItem::QTreeWidgetItem;
  void setSortValue(int column, const QVariant& value) { setData(column, kSortRole, value); }
  // Among the headings, whatever is sorted by; they stand before their siblings without a place.
  void setPlace(int place) { setData(0, kPlaceRole, place); }
  bool operator<(const QTreeWidgetItem& other) const override;

 private:
  enum Role { kSortRole = Qt::UserRole + 110, kPlaceRole };
};

}  // namespace cloze
