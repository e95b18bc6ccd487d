// The runs as rows and everything known about them as columns: fixed ones, metrics found in them, options of their
// specs.
//
// GUI thread only. Columns are named by keys that settings can remember: "name", "state", "metric:f1",
// "option:learning-rate".
#pragma once

#include <core/runs/run_folder.h>
#include <core/spec/run_spec.h>

#include <QAbstractTableModel>
#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace cloze {

class RunsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Role { SortRole = Qt::UserRole, IdRole, StateRole, ProblemRole };
  explicit RunsModel(QObject* parent = nullptr);

  void setRuns(std::vector<RunSummary> runs);
  // By runKey(), nothing for one that cannot be read; option columns are empty without.
  void addSpecs(const QHash<QString, std::optional<RunSpec>>& specs);
  bool hasSpec(const RunSummary& run) const;
  const RunSummary* run(const QString& id) const;
  const std::vector<RunSummary>& runs() const { return m_runs; }

  void setColumns(const QStringList& keys);
  const QStringList& columns() const { return m_columns; }
  QStringList possibleColumns() const;  // all there are now, in a sensible order
  static QStringList usualColumns();
  static QString metricColumn(const std::string& metric);
  static bool isMetric(const QString& key);
  QString columnTitle(const QString& key) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;  // the name

 Q_SIGNALS:
  void renamed(const QString& id, const QString& name);

 private:
  void replaceRun(int row, RunSummary run);
  QVariant value(const RunSummary& run, const QString& key, int role) const;
  QVariant cell(const RunSummary& run, const QString& key) const;       // as shown
  QVariant sortValue(const RunSummary& run, const QString& key) const;  // as compared
  bool isNumber(const QString& key) const;

  std::vector<RunSummary> m_runs;
  QHash<QString, std::optional<RunSpec>> m_specs;
  QStringList m_columns;
};

}  // namespace cloze
