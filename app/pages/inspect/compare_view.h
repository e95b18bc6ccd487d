// The text cut by a second vocabulary or casing beside the first, word by word; what differs stands out. GUI thread
// only.
//
// Without a second vocabulary it is the first one with the other casing.
#pragma once

#include <app/pages/inspect/inspect_tools.h>
#include <app/pages/services.h>
#include <core/inspect/alignment.h>

#include <QAbstractTableModel>
#include <QMap>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QTableView;

namespace cloze {

class PathEdit;
class TextLabel;

struct Comparison {
  std::shared_ptr<const Inspection> first, second;  // uncut
  std::vector<AlignedWord> words;
};
using ComparisonPtr = std::shared_ptr<const Comparison>;

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

class CompareView : public QWidget {
  Q_OBJECT
 public:
  CompareView(WorkService* work, std::shared_ptr<InspectToolBox> box, QWidget* parent = nullptr);
  void setQuestion(const InspectQuestion& question, bool firstLowers);  // of the page; compared once it is seen
  void clear();
  void open(const QMap<QString, QString>& query);  // with, with-lower
  QMap<QString, QString> query() const;
  void retranslate();

 Q_SIGNALS:
  void changed();
  void wordChosen(int text, int byte);  // where it begins

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void ask();
  void take(const Result<ComparisonPtr>& result);
  void showWords();

  WorkService* m_work;
  std::shared_ptr<InspectToolBox> m_box;
  std::optional<InspectQuestion> m_question;
  bool m_firstLowers = true, m_outdated = false;
  ComparisonPtr m_comparison;
  QString m_problem;
  PathEdit* m_vocabulary;
  QComboBox* m_casing;
  QCheckBox* m_differences;
  TextLabel* m_summary;
  QTableView* m_table;
  CompareModel* m_model;
  QTimer m_typing;
};

}  // namespace cloze
