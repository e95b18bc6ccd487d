// The positions of an example as rows: position, piece, id, token type id, attention mask, offsets, word. GUI thread
// only.
//
// It sorts by itself: a proxy would ask for a quarter of a million rows as variants, over and over.
#pragma once

#include <app/pages/inspect/token_layout.h>

#include <QAbstractTableModel>

namespace cloze {

class PiecesModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Position, Piece, Id, Type, Mask, Offsets, Word, Label, ColumnCount };
  using QAbstractTableModel::QAbstractTableModel;
  void setInspection(InspectionPtr inspection);
  void setLit(int position);  // drawn on the accent's tint
  int positionOf(int row) const { return m_order.empty() ? row : m_order[static_cast<size_t>(row)]; }
  int rowOf(int position) const { return m_rows.empty() ? position : m_rows[static_cast<size_t>(position)]; }
  int lit() const { return m_lit; }
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

 private:
  QString cell(int position, int column) const;
  qint64 sortKey(int position, int column) const;
  void arrange();
  InspectionPtr m_inspection;
  int m_lit = -1;
  int m_sortColumn = Position;
  Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
  std::vector<int> m_order, m_rows;  // positions by row, rows by position; empty: as they stand
};

}  // namespace cloze
