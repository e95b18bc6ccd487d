#include <app/pages/run/examples_tab.h>

#include <app/pages/core_words.h>
#include <app/pages/kept_layout.h>
#include <app/pages/run/confusion_list.h>
#include <app/pages/run/run_texts.h>
#include <core/data/tasks.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/prediction_matrix.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>

#include <algorithm>
#include <map>
#include <set>

namespace cloze {

namespace {
constexpr size_t kMostMatrixLabels = 8;  // beyond them the table beside it has no room left
}

std::vector<std::vector<int64_t>> confusionOf(const std::vector<Prediction>& predictions,
                                              const std::vector<std::string>& labels) {
  std::map<std::string, size_t> at;
  for (size_t i = 0; i < labels.size(); ++i) at[labels[i]] = i;
  std::vector<std::vector<int64_t>> counts(labels.size(), std::vector<int64_t>(labels.size()));
  for (const Prediction& prediction : predictions) {
    const auto label = at.find(prediction.label), predicted = at.find(prediction.predicted);
    if (label != at.end() && predicted != at.end()) ++counts[label->second][predicted->second];
  }
  return counts;
}

ExamplesTab::ExamplesTab(WorkService* work, SettingsService* settings, QWidget* parent)
    : QWidget(parent), m_work(work) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  m_banner = new Banner(this);
  m_banner->clear();
  column->addWidget(m_banner);
  m_empty = new EmptyState(QStringLiteral("file"), this);
  column->addWidget(m_empty, 1);
  m_body = new QWidget(this);
  column->addWidget(m_body, 1);
  auto* inside = new QVBoxLayout(m_body);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(8);
  makeFilters(inside);
  auto* row = new QHBoxLayout;
  row->setSpacing(kPageMargin);
  makeTable(row);
  keepLayout(m_manners, settings, QStringLiteral("run/examples"));
  inside->addLayout(row, 1);
  m_body->hide();
  retranslate();
}

void ExamplesTab::makeFilters(QVBoxLayout* column) {
  auto* row = new QHBoxLayout;
  m_split = new QComboBox(m_body);
  m_split->setObjectName(QStringLiteral("examples-split"));
  m_split->setMinimumWidth(140);
  m_filter = new QLineEdit(m_body);
  m_filter->setClearButtonEnabled(true);
  m_filter->setMaximumWidth(320);
  m_wrongOnly = new QCheckBox(m_body);
  m_count = new TextLabel(TextRole::Caption, Tone::Secondary, {}, m_body);
  m_copy = linkButton({}, m_body);
  m_columns = linkButton({}, m_body);
  row->addWidget(m_split);
  row->addWidget(m_filter, 1);
  row->addWidget(m_wrongOnly);
  row->addWidget(m_count);
  row->addStretch(1);
  row->addWidget(m_columns);
  row->addWidget(m_copy);
  column->addLayout(row);
  connect(m_split, &QComboBox::activated, this, [this] {
    m_wantedSplit.clear();  // chosen by hand now
    m_wantedLabel.clear();
    m_wantedPredicted.clear();
    load();
    Q_EMIT changed();
  });
  connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
    m_proxy->setWords(words);
    showCount();
    Q_EMIT changed();
  });
  connect(m_wrongOnly, &QCheckBox::toggled, this, [this](bool on) {
    m_proxy->setWrongOnly(on);
    showCount();
    Q_EMIT changed();
  });
  connect(m_copy, &QPushButton::clicked, this, [this] { m_manners->copyAction()->trigger(); });
  connect(m_columns, &QPushButton::clicked, this,
          [this] { m_manners->popUpColumns(m_columns->mapToGlobal(QPoint(0, m_columns->height()))); });
}

void ExamplesTab::makeTable(QHBoxLayout* row) {
  m_model = new PredictionsModel(this);
  m_proxy = new PredictionsFilter(this);
  m_proxy->setSourceModel(m_model);
  m_table = new QTableView(m_body);
  m_table->setObjectName(QStringLiteral("run-examples"));
  m_table->setModel(m_proxy);
  m_table->verticalHeader()->setDefaultSectionSize(28);
  m_manners = new TableManners(m_table, {{QStringLiteral("row"), 60},
                                         {QStringLiteral("text_a"), 300, true, true},
                                         {QStringLiteral("text_b"), 300, true, true},
                                         {QStringLiteral("label"), 120},
                                         {QStringLiteral("predicted"), 140},
                                         {QStringLiteral("probability"), 100},
                                         {QStringLiteral("probabilities"), 140, false}});
  m_manners->sortBy(QStringLiteral("row"), Qt::AscendingOrder);
  m_table->setTextElideMode(Qt::ElideRight);
  auto* side = new QVBoxLayout;
  m_matrixTitle = new TextLabel(TextRole::Section, Tone::Text, {}, m_body);
  m_matrix = new PredictionMatrix(m_body);
  side->addWidget(m_matrixTitle);
  side->addWidget(m_matrix);
  m_confusions = new ConfusionList(m_body);
  side->addWidget(m_confusions, 1);
  side->addStretch();
  row->addWidget(m_table, 1);
  row->addLayout(side);
  m_inspect = new QAction(this);
  m_inspect->setObjectName(QStringLiteral("run.inspect"));
  m_inspect->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
  m_inspect->setShortcutContext(Qt::WidgetShortcut);
  m_table->insertAction(m_table->actions().value(0), m_inspect);
  connect(m_inspect, &QAction::triggered, this, &ExamplesTab::inspectCurrent);
  connect(m_table, &QTableView::doubleClicked, this, &ExamplesTab::inspectCurrent);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ExamplesTab::allowInspect);
  connect(m_proxy, &QAbstractItemModel::modelReset, this, &ExamplesTab::allowInspect);
  connect(m_matrix, &PredictionMatrix::cellChosen, this, &ExamplesTab::chooseCell);
  connect(m_confusions, &ConfusionList::cellChosen, this, &ExamplesTab::chooseCell);
}

void ExamplesTab::show(const RunSnapshot& snapshot) {
  m_folder = snapshot.folder;
  m_labels = snapshot.record ? snapshot.record->labels : std::vector<std::string>();
  const auto task = snapshot.record ? findTask(snapshot.record->spec.data.task) : Result<TaskInfo>(Error{});
  m_regression = task.ok() && task->kind == TaskKind::Regression;
  const bool heldOut = hasHeldOut(snapshot);
  if (heldOut != m_heldOut) {
    m_heldOut = heldOut;
    showEmpty();
  }
  if (snapshot.predictions == m_names) return;
  m_names = snapshot.predictions;
  const QString before = m_wantedSplit.isEmpty() ? m_split->currentData().toString() : m_wantedSplit;
  m_split->clear();
  for (const std::string& name : m_names) m_split->addItem(predictionsLabel(name), QString::fromStdString(name));
  m_split->setCurrentIndex(std::max(0, m_split->findData(before)));
  if (m_split->currentData().toString() == m_wantedSplit) m_wantedSplit.clear();
  m_empty->setVisible(m_names.empty());
  m_body->setVisible(!m_names.empty());
  if (!m_names.empty()) load();
}

void ExamplesTab::load() {
  const std::string name = m_split->currentData().toString().toStdString();
  if (name.empty() || !m_work) return;
  m_count->setText(tr("reading …"));
  m_work->run(this, QStringLiteral("run.predictions"),
              [this, folder = m_folder, name, labels = m_labels](std::stop_token) {
                auto loaded = std::make_shared<Loaded>();
                auto read = readPredictions(folder, name);
                if (!read.ok()) {
                  loaded->problem = read.error().toString();
                } else {
                  loaded->predictions = std::make_shared<const std::vector<Prediction>>(std::move(*read));
                  loaded->labels = labels;
                  loaded->confusion = confusionOf(*loaded->predictions, labels);
                }
                return std::function<void()>([this, folder, loaded] {
                  if (folder == m_folder) showLoaded(*loaded);
                });
              });
}

void ExamplesTab::showLoaded(const Loaded& loaded) {
  if (!loaded.problem.empty()) {
    m_banner->show(Banner::Kind::Error, tr("The predictions could not be read."), coreWords(loaded.problem));
    m_model->setPredictions(nullptr, m_regression);
    m_count->clear();
    return;
  }
  m_banner->clear();
  m_proxy->setCell({}, {});
  m_model->setPredictions(loaded.predictions, m_regression);
  m_manners->setPresent(QStringLiteral("text_b"), m_model->pairs());
  m_manners->setPresent(QStringLiteral("probabilities"), !m_regression);
  int64_t labelled = 0;
  for (const auto& row : loaded.confusion)
    for (const int64_t value : row) labelled += value;
  const bool confusion = !m_regression && labelled > 0;
  const bool matrix = confusion && loaded.labels.size() <= kMostMatrixLabels;
  m_matrix->setVisible(matrix);
  m_confusions->setVisible(confusion && !matrix);
  m_matrixTitle->setVisible(confusion);
  m_wrongOnly->setVisible(!m_regression && labelled > 0);
  QStringList names;
  for (const std::string& label : loaded.labels) names << QString::fromStdString(label);
  if (confusion) {
    if (matrix)
      m_matrix->setCounts(names, loaded.confusion);
    else
      m_confusions->setCounts(names, loaded.confusion);
    const auto label = static_cast<int>(names.indexOf(m_wantedLabel));
    const auto predicted = static_cast<int>(names.indexOf(m_wantedPredicted));
    if (label >= 0 && predicted >= 0) {
      if (matrix)
        m_matrix->setChosen(std::pair(label, predicted));
      else
        m_confusions->setChosen(label, predicted);
      m_proxy->setCell(m_wantedLabel, m_wantedPredicted);
    }
  }
  showCount();
}

void ExamplesTab::allowInspect() {
  allowCommand(m_inspect, m_table->currentIndex().isValid() ? QString() : tr("No example is chosen."));
}

void ExamplesTab::inspectCurrent() {
  const QModelIndex current = m_table->currentIndex();
  if (!current.isValid()) return;
  const auto at = static_cast<size_t>(m_proxy->mapToSource(current).row());
  const QString evaluation = m_split->currentData().toString();  // "dev" or "dev-best"
  Q_EMIT inspectWanted(evaluation.section(QLatin1Char('-'), 0, 0), (*m_model->predictions())[at].index);
}

void ExamplesTab::chooseCell(int label, int predicted) {
  m_wantedLabel = label < 0 ? QString() : QString::fromStdString(m_labels[static_cast<size_t>(label)]);
  m_wantedPredicted = predicted < 0 ? QString() : QString::fromStdString(m_labels[static_cast<size_t>(predicted)]);
  m_proxy->setCell(m_wantedLabel, m_wantedPredicted);
  showCount();
  Q_EMIT changed();
}

void ExamplesTab::showCount() {
  const int shown = m_proxy->rowCount(), all = m_model->rowCount();
  m_count->setText(shown == all ? tr("%1 examples").arg(formatCount(all))
                                : tr("%1 of %2 examples").arg(formatCount(shown), formatCount(all)));
}

void ExamplesTab::showEmpty() {
  m_empty->setText(
      m_heldOut ? tr("Each example with its prediction appears here after the final evaluation of the run.")
                : tr("Nothing was held out of this run's training, so there are no predictions to show. “Try it” asks "
                     "the model about texts of your own."));
}

void ExamplesTab::retranslate() {
  showEmpty();
  for (int i = 0; i < m_split->count(); ++i)
    m_split->setItemText(i, predictionsLabel(m_split->itemData(i).toString().toStdString()));
  m_split->setAccessibleName(tr("Evaluation"));
  m_filter->setPlaceholderText(tr("Only texts that contain …"));
  m_filter->setAccessibleName(tr("Filter of the examples"));
  m_wrongOnly->setText(tr("Wrong only"));
  m_inspect->setText(tr("Inspect this example"));
  allowInspect();
  m_copy->setText(tr("Copy table"));
  m_copy->setToolTip(tr("The selected rows, or all that are shown, tab-separated"));
  m_columns->setText(tr("Columns"));
  m_columns->setAccessibleName(tr("Choose the columns"));
  m_table->setAccessibleName(tr("Examples and predictions"));
  m_matrixTitle->setText(tr("Confusion"));
  m_confusions->retranslate();
  if (m_model->predictions()) showCount();
}

void ExamplesTab::clear() {
  m_names.clear();
  m_split->clear();
  m_model->setPredictions(nullptr, false);
  m_proxy->setCell({}, {});
  m_wantedSplit.clear();
  m_wantedLabel.clear();
  m_wantedPredicted.clear();
  m_banner->clear();
  m_body->hide();
  m_empty->show();
}

void ExamplesTab::open(const QMap<QString, QString>& query) {
  m_wantedSplit = query.value(QStringLiteral("split"));
  m_wantedLabel = query.value(QStringLiteral("label"));
  m_wantedPredicted = query.value(QStringLiteral("predicted"));
  if (query.contains(QStringLiteral("wrong")))
    m_wrongOnly->setChecked(query.value(QStringLiteral("wrong")) == QLatin1String("1"));
  if (query.contains(QStringLiteral("filter"))) m_filter->setText(query.value(QStringLiteral("filter")));
  const int at = m_split->findData(m_wantedSplit);
  const bool another = at >= 0 || !m_wantedLabel.isEmpty();
  if (at >= 0) {
    m_split->setCurrentIndex(at);
    m_wantedSplit.clear();
  }
  if (m_split->count() > 0 && another) load();
}

QMap<QString, QString> ExamplesTab::query() const {
  QMap<QString, QString> query;
  if (m_split->count() > 0) query[QStringLiteral("split")] = m_split->currentData().toString();
  if (m_wrongOnly->isChecked()) query[QStringLiteral("wrong")] = QStringLiteral("1");
  if (!m_wantedLabel.isEmpty()) {
    query[QStringLiteral("label")] = m_wantedLabel;
    query[QStringLiteral("predicted")] = m_wantedPredicted;
  }
  if (!m_filter->text().isEmpty()) query[QStringLiteral("filter")] = m_filter->text();
  return query;
}

}  // namespace cloze
