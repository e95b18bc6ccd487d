// Which labels are taken for which, the most frequent first until it is sorted otherwise: what stands in place of the
// confusion matrix where labels are too many for one.
//
// Plain values in, a signal out; GUI thread only.
#pragma once

#include <QStringList>
#include <QTreeWidget>

#include <cstdint>
#include <vector>

namespace cloze {

class ConfusionList : public QTreeWidget {
  Q_OBJECT
 public:
  explicit ConfusionList(QWidget* parent = nullptr);
  // counts[label][predicted], square over `labels`. The first row is all examples, and is chosen; it stays the first
  // however the others are sorted.
  void setCounts(const QStringList& labels, const std::vector<std::vector<int64_t>>& counts);
  void setChosen(int label, int predicted);  // all where it is not listed; says nothing
  void retranslate();
  QString toTsv() const;  // what is listed

 Q_SIGNALS:
  void cellChosen(int label, int predicted);  // -1, -1: all
};

}  // namespace cloze
