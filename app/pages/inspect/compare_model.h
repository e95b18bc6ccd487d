// The words of a comparison as rows: the text, and the pieces that either way of cutting makes of it. GUI thread only.
#pragma once

#include <app/pages/inspect/comparison.h>

#include <QAbstractTableModel>

namespace cloze {

class CompareModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Text, First, Second, ColumnCount };
  using QAbstractTableModel::QAbstractTableModel;
  void show(ComparisonPtr comparison, bool differencesOnly);
  void retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }
  const AlignedWord& word(int row) const;
  int differences() const { return m_differences; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString cell(const AlignedWord& word, int column) const;
  ComparisonPtr m_comparison;
  std::vector<size_t> m_rows;
  int m_differences = 0;
};

}  // namespace cloze
