// The answer windows of a pair as rows: tokens of the paragraph, length, positions of the answer, share of max context.
// GUI thread only.
#pragma once

#include <app/pages/inspect/window_bands.h>

#include <QAbstractTableModel>

namespace cloze {

class WindowsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Number, Tokens, Length, Answer, MaxContext, ColumnCount };
  enum Role { SortRole = Qt::UserRole };
  using QAbstractTableModel::QAbstractTableModel;
  // `impossible`: there is no answer by the data's own word, so [CLS] is it.
  void setWindows(ShownWindowsPtr windows, bool impossible);
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString cell(int row, int column) const;
  ShownWindowsPtr m_windows;
  bool m_impossible = false;
};

}  // namespace cloze
