// The positions of an example as rows: position, piece, id, token type id, attention mask, offsets, word. GUI thread
// only.
#pragma once

#include <app/pages/inspect/token_layout.h>

#include <QAbstractTableModel>

namespace cloze {

class PiecesModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Position, Piece, Id, Type, Mask, Offsets, Word, Label, ColumnCount };
  enum Role { SortRole = Qt::UserRole };
  using QAbstractTableModel::QAbstractTableModel;
  void setInspection(InspectionPtr inspection);
  void setLit(int row);  // drawn on the accent's tint
  int lit() const { return m_lit; }
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString cell(int row, int column) const;
  qint64 sortKey(int row, int column) const;
  InspectionPtr m_inspection;
  int m_lit = -1;
};

}  // namespace cloze
