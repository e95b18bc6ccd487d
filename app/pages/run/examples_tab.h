// Predictions of the evaluations of a run: a table, the confusion matrix, filters. Files are read by a worker.
#pragma once

#include <app/pages/run/predictions_model.h>
#include <app/pages/run/run_snapshot.h>
#include <app/pages/services.h>

#include <QWidget>

class QAction;
class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace cloze {

class Banner;
class ConfusionList;
class EmptyState;
class PredictionMatrix;
class TableManners;
class TextLabel;

// counts[label][predicted] over `labels`; predictions without a known label are left out.
std::vector<std::vector<int64_t>> confusionOf(const std::vector<Prediction>& predictions,
                                              const std::vector<std::string>& labels);

class ExamplesTab : public QWidget {
  Q_OBJECT
 public:
  ExamplesTab(WorkService* work, SettingsService* settings, QWidget* parent = nullptr);
  void show(const RunSnapshot& snapshot);
  void clear();
  void retranslate();
  // split=, wrong=1, label=, predicted=, filter=
  void open(const QMap<QString, QString>& query);
  QMap<QString, QString> query() const;
  QTableView* table() const { return m_table; }
  QAction* inspectCommand() const { return m_inspect; }

 Q_SIGNALS:
  void changed();
  void inspectWanted(const QString& split, qint64 row);  // 0-based

 private:
  struct Loaded {
    PredictionList predictions;
    std::vector<std::string> labels;
    std::vector<std::vector<int64_t>> confusion;
    std::string problem;
  };
  void makeFilters(QVBoxLayout* column);
  void makeTable(QHBoxLayout* row);
  void load();
  void showLoaded(const Loaded& loaded);
  void inspectCurrent();
  void allowInspect();
  void chooseCell(int label, int predicted);
  void showCount();
  void showEmpty();

  WorkService* m_work;
  std::filesystem::path m_folder;
  std::vector<std::string> m_names;
  std::vector<std::string> m_labels;
  bool m_regression = false;
  bool m_heldOut = true;  // false: there will be no predictions
  QString m_wantedSplit;  // of an address, while it is not there yet
  QString m_wantedLabel, m_wantedPredicted;
  QComboBox* m_split;
  QCheckBox* m_wrongOnly;
  QLineEdit* m_filter;
  TextLabel* m_count;
  TextLabel* m_matrixTitle;
  PredictionMatrix* m_matrix;
  ConfusionList* m_confusions;  // in its place where labels are many
  PredictionsModel* m_model;
  PredictionsFilter* m_proxy;
  QTableView* m_table;
  TableManners* m_manners;
  QPushButton *m_copy, *m_columns;
  QAction* m_inspect;
  Banner* m_banner;
  EmptyState* m_empty;
  QWidget* m_body;
};

}  // namespace cloze
