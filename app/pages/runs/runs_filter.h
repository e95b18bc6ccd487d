// The rows that match what was typed, in the order of a column. Every word must stand in some cell of the row.
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace cloze {

class RunsFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit RunsFilter(QObject* parent = nullptr);
  void setWords(const QString& text);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  QStringList m_words;
};

}  // namespace cloze
