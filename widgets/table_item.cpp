#include <widgets/table_item.h>

#include <QHeaderView>
#include <QTreeWidget>

namespace cloze {

bool TableItem::operator<(const QTreeWidgetItem& other) const {
  const QVariant place = data(0, kPlaceRole), otherPlace = other.data(0, kPlaceRole);
  const bool up = !treeWidget() || treeWidget()->header()->sortIndicatorOrder() == Qt::AscendingOrder;
  if (place.isValid() != otherPlace.isValid()) return place.isValid() == up;
  if (place.isValid()) {
    return up ? place.toInt() < otherPlace.toInt() : place.toInt() > otherPlace.toInt();
  }
  const int column = treeWidget() ? std::max(0, treeWidget()->sortColumn()) : 0;
  const QVariant value = data(column, kSortRole), otherValue = other.data(column, kSortRole);
  const auto isNumber = [](const QVariant& one) { return one.typeId() == QMetaType::Double; };
  if (isNumber(value) && isNumber(otherValue)) return value.toDouble() < otherValue.toDouble();
  if (isNumber(value) != isNumber(otherValue)) return isNumber(value);
  const QString mine = value.isValid() ? value.toString() : text(column);
  return mine.localeAwareCompare(otherValue.isValid() ? otherValue.toString() : other.text(column)) < 0;
}

}  // namespace cloze
