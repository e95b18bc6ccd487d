#include <app/pages/runs/runs_model.h>

#include <app/pages/core_words.h>
#include <app/pages/run_words.h>
#include <core/spec/option_table.h>
#include <widgets/format.h>
#include <widgets/option_texts.h>
#include <widgets/table_manners.h>

#include <algorithm>
#include <limits>
#include <set>

namespace cloze {

namespace {

const QString kMetric = QStringLiteral("metric:");
const QString kOption = QStringLiteral("option:");

QString text(const std::string& value) {
  return QString::fromStdString(value);
}

const Option* optionOf(const QString& key) {
  return key.startsWith(kOption) ? findOption(key.mid(kOption.size()).toStdString()) : nullptr;
}

}  // namespace

RunsModel::RunsModel(QObject* parent) : QAbstractTableModel(parent), m_columns(usualColumns()) {}

// Row by row and cell by cell, several times a second while a run is live: a reset would take the selection along, and
// a cell announced without need would overwrite what is being typed into its editor.
void RunsModel::setRuns(std::vector<RunSummary> runs) {
  std::set<std::string> ids;
  for (const RunSummary& run : runs) ids.insert(run.id);
  for (int row = rowCount() - 1; row >= 0; --row) {
    if (ids.contains(m_runs[static_cast<size_t>(row)].id)) continue;
    beginRemoveRows({}, row, row);
    m_runs.erase(m_runs.begin() + row);
    endRemoveRows();
  }
  for (int row = 0; row < static_cast<int>(runs.size()); ++row) {
    RunSummary& run = runs[static_cast<size_t>(row)];
    const auto place = m_runs.begin() + row;
    const auto known = std::find_if(place, m_runs.end(), [&run](const RunSummary& old) { return old.id == run.id; });
    if (known == m_runs.end()) {
      beginInsertRows({}, row, row);
      m_runs.insert(place, std::move(run));
      endInsertRows();
      continue;
    }
    if (known != place) {
      const auto from = static_cast<int>(known - m_runs.begin());
      beginMoveRows({}, from, from, {}, row);
      std::rotate(place, known, known + 1);
      endMoveRows();
    }
    replaceRun(row, std::move(run));
  }
}

void RunsModel::replaceRun(int row, RunSummary run) {
  RunSummary& shown = m_runs[static_cast<size_t>(row)];
  std::vector<int> changed;
  // core's sentences are looked up in a long list, and every run is compared several times a second.
  const bool sameWords = shown.problem == run.problem && shown.progress.message == run.progress.message;
  for (int column = 0; column < columnCount(); ++column) {
    for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(SortRole), int(StateRole), int(ProblemRole)})
      if (!(sameWords && (role == Qt::ToolTipRole || role == ProblemRole)) &&
          value(shown, m_columns[column], role) != value(run, m_columns[column], role)) {
        changed.push_back(column);
        break;
      }
  }
  shown = std::move(run);
  for (const int column : changed) Q_EMIT dataChanged(index(row, column), index(row, column));
}

void RunsModel::addSpecs(const QHash<QString, std::optional<RunSpec>>& specs) {
  m_specs.insert(specs);
  for (int row = 0; row < rowCount(); ++row) {
    if (!specs.contains(runKey(m_runs[static_cast<size_t>(row)]))) continue;
    for (int column = 0; column < columnCount(); ++column)
      if (optionOf(m_columns[column])) Q_EMIT dataChanged(index(row, column), index(row, column));
  }
}

bool RunsModel::hasSpec(const RunSummary& run) const {
  return m_specs.contains(runKey(run));
}

const RunSummary* RunsModel::run(const QString& id) const {
  for (const RunSummary& each : m_runs)
    if (text(each.id) == id) return &each;
  return nullptr;
}

QStringList RunsModel::usualColumns() {
  return {QStringLiteral("name"),      QStringLiteral("state"), QStringLiteral("progress"),
          QStringLiteral("task"),      QStringLiteral("model"), QStringLiteral("metric:accuracy"),
          QStringLiteral("metric:f1"), QStringLiteral("split"), QStringLiteral("created")};
}

QString RunsModel::metricColumn(const std::string& metric) {
  return kMetric + text(metric);
}

bool RunsModel::isMetric(const QString& key) {
  return key.startsWith(kMetric);
}

QStringList RunsModel::possibleColumns() const {
  QStringList keys{QStringLiteral("name"), QStringLiteral("state"),  QStringLiteral("progress"),
                   QStringLiteral("task"), QStringLiteral("model"),  QStringLiteral("split"),
                   QStringLiteral("loss"), QStringLiteral("speed"),  QStringLiteral("seconds"),
                   QStringLiteral("peak"), QStringLiteral("device"), QStringLiteral("created")};
  std::set<QString> metrics{QStringLiteral("accuracy"), QStringLiteral("f1")};
  for (const RunSummary& run : m_runs)
    for (const auto& metric : run.metrics) metrics.insert(text(metric.first));
  for (const QString& metric : metrics) keys.append(kMetric + metric);
  for (const Option& option : optionTable())
    keys.append(kOption + QString::fromUtf8(option.name.data(), static_cast<qsizetype>(option.name.size())));
  return keys;
}

void RunsModel::setColumns(const QStringList& keys) {
  QStringList known;
  for (const QString& key : keys)
    if (!columnTitle(key).isEmpty() && !known.contains(key)) known.append(key);
  if (!known.contains(QStringLiteral("name"))) known.prepend(QStringLiteral("name"));
  beginResetModel();
  m_columns = known;
  endResetModel();
}

QString RunsModel::columnTitle(const QString& key) const {
  if (key == QLatin1String("name")) return tr("Name");
  if (key == QLatin1String("state")) return tr("State");
  if (key == QLatin1String("progress")) return tr("Step");
  if (key == QLatin1String("task")) return tr("Task");
  if (key == QLatin1String("model")) return tr("Model");
  if (key == QLatin1String("split")) return tr("Measured on");
  if (key == QLatin1String("loss")) return tr("Train loss");
  if (key == QLatin1String("speed")) return tr("Examples/s");
  if (key == QLatin1String("seconds")) return tr("Time");
  if (key == QLatin1String("peak")) return tr("Peak memory");
  if (key == QLatin1String("device")) return tr("Device");
  if (key == QLatin1String("created")) return tr("Started");
  if (isMetric(key)) {
    QString label = metricLabel(key.mid(kMetric.size()).toStdString());
    if (!label.isEmpty()) label[0] = label[0].toUpper();
    return label;
  }
  if (const Option* option = optionOf(key)) return optionLabel(*option);
  return {};
}

int RunsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

bool RunsModel::isNumber(const QString& key) const {
  static const QStringList kNumbers{QStringLiteral("progress"), QStringLiteral("loss"), QStringLiteral("speed"),
                                    QStringLiteral("seconds"), QStringLiteral("peak")};
  if (kNumbers.contains(key) || isMetric(key)) return true;
  const Option* option = optionOf(key);
  return option && (option->type == OptionType::Integer || option->type == OptionType::Real);
}

QVariant RunsModel::cell(const RunSummary& run, const QString& key) const {
  const RunProgress& progress = run.progress;
  if (key == QLatin1String("name")) return text(run.name);
  if (key == QLatin1String("state")) return run.problem.empty() ? runStateText(progress.state) : tr("unreadable");
  if (key == QLatin1String("progress")) {
    if (progress.total_steps <= 0) return {};
    return tr("%1 / %2").arg(formatCount(progress.step), formatCount(progress.total_steps));
  }
  if (key == QLatin1String("task")) return taskName(run.task);
  if (key == QLatin1String("model")) return text(run.model);
  if (key == QLatin1String("split")) return splitLabel(run.metrics_split);
  if (key == QLatin1String("loss")) return progress.train_loss ? formatMetric(*progress.train_loss) : QString();
  if (key == QLatin1String("speed"))
    return progress.examples_per_s > 0 ? formatRate(progress.examples_per_s) : QString();
  if (key == QLatin1String("seconds")) return progress.seconds > 0 ? formatDuration(progress.seconds) : QString();
  if (key == QLatin1String("peak"))
    return progress.peak_bytes > 0 ? formatBytes(static_cast<uint64_t>(progress.peak_bytes)) : QString();
  if (key == QLatin1String("device")) return text(progress.device);
  if (key == QLatin1String("created")) return formatIsoTime(text(run.created));
  if (isMetric(key)) {
    const auto metric = run.metrics.find(key.mid(kMetric.size()).toStdString());
    return metric == run.metrics.end() ? QString() : formatMetric(metric->second);
  }
  const Option* option = optionOf(key);
  if (!option) return {};
  const auto spec = m_specs.find(runKey(run));
  return spec != m_specs.end() && *spec ? text(option->get(**spec)) : QString();
}

QVariant RunsModel::sortValue(const RunSummary& run, const QString& key) const {
  const RunProgress& progress = run.progress;
  constexpr double kNone = -std::numeric_limits<double>::infinity();
  if (key == QLatin1String("progress")) return static_cast<qlonglong>(progress.step);
  if (key == QLatin1String("loss")) return progress.train_loss.value_or(kNone);
  if (key == QLatin1String("speed")) return progress.examples_per_s;
  if (key == QLatin1String("seconds")) return progress.seconds;
  if (key == QLatin1String("peak")) return static_cast<qlonglong>(progress.peak_bytes);
  if (key == QLatin1String("created")) return text(run.created);
  if (isMetric(key)) {
    const auto metric = run.metrics.find(key.mid(kMetric.size()).toStdString());
    return metric == run.metrics.end() ? kNone : metric->second;
  }
  const QVariant shown = cell(run, key);
  if (!isNumber(key)) return shown.toString().toCaseFolded();
  bool ok = false;
  const double value = shown.toString().toDouble(&ok);
  return ok ? value : kNone;
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  return value(m_runs[static_cast<size_t>(index.row())], m_columns[index.column()], role);
}

QVariant RunsModel::value(const RunSummary& run, const QString& key, int role) const {
  switch (role) {
    case Qt::DisplayRole:
      return cell(run, key);
    case Qt::EditRole:
      return key == QLatin1String("name") ? QVariant(text(run.name)) : QVariant();
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::Alignment((isNumber(key) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::ToolTipRole:
      if (!run.problem.empty()) return coreWords(run.problem);
      if (key == QLatin1String("state") && !run.progress.message.empty()) return coreWords(run.progress.message);
      if (key == QLatin1String("model")) return text(run.model);
      if (key == QLatin1String("name")) return text(run.folder.string());
      return cell(run, key);
    case SortRole:
      return sortValue(run, key);
    case IdRole:
      return text(run.id);
    case StateRole:
      return static_cast<int>(run.progress.state);
    case ProblemRole:
      return coreWords(run.problem);
    default:
      return {};
  }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  if (role == Qt::DisplayRole) return columnTitle(m_columns[section]);
  if (role == TableManners::kColumnKeyRole) return m_columns[section];
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(
        Qt::Alignment((isNumber(m_columns[section]) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
  }
  return {};
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  if (index.isValid() && m_columns[index.column()] == QLatin1String("name")) flags |= Qt::ItemIsEditable;
  return flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || !index.isValid() || m_columns[index.column()] != QLatin1String("name")) return false;
  RunSummary& run = m_runs[static_cast<size_t>(index.row())];
  const QString name = value.toString().trimmed();
  if (name.isEmpty() || name == text(run.name)) return false;
  run.name = name.toStdString();
  Q_EMIT dataChanged(index, index);
  Q_EMIT renamed(text(run.id), name);
  return true;
}

}  // namespace cloze
