// The predictions of one evaluation as a table: text, label, predicted, its probability; and all probabilities where
// wanted.
//
// Plain values in; the proxy filters by right or wrong, by a cell of the confusion matrix and by words.
#pragma once

#include <core/spec/metrics.h>

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <memory>
#include <vector>

namespace cloze {

using PredictionList = std::shared_ptr<const std::vector<Prediction>>;

class PredictionsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Row, Text, TextB, Label, Predicted, Probability, Probabilities, ColumnCount };
  enum Role { SortRole = Qt::UserRole, WrongRole };
  using QAbstractTableModel::QAbstractTableModel;
  void setPredictions(PredictionList predictions, bool regression);
  const PredictionList& predictions() const { return m_predictions; }
  bool regression() const { return m_regression; }
  bool pairs() const;                               // any second text
  static bool wrong(const Prediction& prediction);  // false where there is no label

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QVariant cell(const Prediction& prediction, int column) const;
  QVariant copied(const Prediction& prediction, int column) const;
  bool isNumber(int column) const;
  QVariant sortKey(const Prediction& prediction, int column) const;
  PredictionList m_predictions;
  bool m_regression = false;
};

class PredictionsFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit PredictionsFilter(QObject* parent = nullptr);
  void setWrongOnly(bool on);
  void setWords(const QString& words);
  // Only rows of this label that were predicted as that; empty strings: all.
  void setCell(const QString& label, const QString& predicted);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  bool m_wrongOnly = false;
  QString m_words, m_label, m_predicted;
};

}  // namespace cloze
