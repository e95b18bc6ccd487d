#include <app/pages/start/recent_runs.h>

#include <app/pages/run_words.h>
#include <app/pages/start/run_row.h>
#include <app/pages/start/start_layout.h>
#include <core/runs/metric_store.h>
#include <widgets/controls.h>
#include <widgets/format.h>

#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace cloze {

namespace {

constexpr size_t kMostRuns = 6;
constexpr int64_t kBuckets = 48;

std::vector<double> readLosses(const std::filesystem::path& folder) {
  auto reader = MetricReader::open(folder / "metrics.db");
  if (!reader.ok()) return {};  // no curve yet: the row simply has none
  auto points = (*reader)->readDecimated("train/loss", 0, std::numeric_limits<int64_t>::max(), kBuckets);
  return points.ok() ? std::move(points->values) : std::vector<double>();
}

}  // namespace

RecentRuns::RecentRuns(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kSpace);
  m_heading = new SectionHeading(QString(), this);
  m_all = linkButton(QString(), this);
  m_all->setObjectName(QStringLiteral("all-runs"));
  m_heading->addWidget(m_all);
  m_heading->setFixedHeight(kHeadingHeight);
  column->addWidget(m_heading);
  m_card = new Card(this);
  m_list = new QVBoxLayout(m_card);
  m_list->setContentsMargins(4, 4, 4, 4);
  m_list->setSpacing(0);
  m_none = new TextLabel(TextRole::Body, Tone::Secondary, QString(), m_card);
  m_none->setObjectName(QStringLiteral("no-runs"));
  m_none->setWordWrap(true);
  m_none->setMargin(20);
  m_list->addWidget(m_none);
  column->addWidget(m_card);
  connect(m_all, &QPushButton::clicked, this, [this] { m_context.navigator->go({QStringLiteral("runs"), {}, {}}); });
  connect(m_context.runs, &RunsService::changed, this, &RecentRuns::refresh);
  retranslate();
}

void RecentRuns::retranslate() {
  m_heading->setTitle(tr("Recent runs"));
  m_card->setAccessibleName(tr("Recent runs"));
  for (RunRow* row : m_rows) row->retranslate();
  refresh();
}

void RecentRuns::refresh() {
  const std::vector<RunSummary> runs = m_context.runs->runs();
  const size_t shown = std::min(runs.size(), kMostRuns);
  while (m_rows.size() < shown) {
    auto* row = new RunRow(m_card);
    row->setObjectName(QStringLiteral("run-row-%1").arg(m_rows.size()));
    m_list->addWidget(row);
    m_rows.push_back(row);
    connect(row, &RunRow::clicked, this, [this, row] {
      m_context.navigator->go({QStringLiteral("run"), {QString::fromStdString(row->run().id)}, {}});
    });
  }
  for (size_t i = 0; i < m_rows.size(); ++i) {
    m_rows[i]->setVisible(i < shown);
    if (i >= shown) continue;
    m_rows[i]->setRun(runs[i]);
    m_rows[i]->setCurve(m_curves.value(runKey(runs[i])).losses);
  }
  m_none->setVisible(shown == 0);
  m_none->setText(
      m_context.runs->loaded()
          ? tr("Your runs will stand here with their curves. The example beside is the quickest way to one.")
          : tr("reading …"));
  m_all->setVisible(shown > 0);
  m_all->setText(tr("All %n run(s)", nullptr, static_cast<int>(runs.size())));
  m_all->setAccessibleName(m_all->text());
  readCurves();
}

void RecentRuns::readCurves() {
  if (m_reading) return;
  std::vector<RunSummary> wanted;
  for (const RunRow* row : m_rows) {
    const RunSummary& run = row->run();
    if (row->isHidden() || !run.problem.empty()) continue;
    const auto known = m_curves.constFind(runKey(run));
    if (known == m_curves.constEnd() || known->step != run.progress.step) wanted.push_back(run);
  }
  if (wanted.empty()) return;
  m_reading = true;
  const auto read = [this, wanted](std::stop_token) {
    QHash<QString, Curve> read;
    for (const RunSummary& run : wanted) read.insert(runKey(run), {run.progress.step, readLosses(run.folder)});
    return std::function<void()>([this, read] {
      m_reading = false;
      m_curves.insert(read);
      for (RunRow* row : m_rows) {
        const auto curve = read.constFind(runKey(row->run()));
        if (curve != read.constEnd()) row->setCurve(curve->losses);
      }
      readCurves();  // what went on meanwhile
    });
  };
  m_context.work->runOr(this, QStringLiteral("start.curves"), read, [this] { m_reading = false; });
}

}  // namespace cloze
