#include <app/pages/run/run_snapshot.h>

#include <app/pages/run_words.h>

#include <sys/stat.h>

#include <algorithm>

namespace cloze {

namespace {

// Tells one run.json, which never changes, from that of a later run in a folder of the same name.
std::string stampOf(const std::filesystem::path& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) return {};
  std::string stamp;
  for (const auto part : {int64_t(found.st_dev), int64_t(found.st_ino), int64_t(found.st_size),
                          int64_t(found.st_mtim.tv_sec), int64_t(found.st_mtim.tv_nsec)})
    stamp += std::to_string(part) + ' ';
  return stamp;
}

std::vector<double> epochsFor(const ChartData& epochs, const std::vector<double>& steps) {
  std::vector<double> out;
  out.reserve(steps.size());
  for (const double step : steps) {
    const auto after = std::lower_bound(epochs.steps.begin(), epochs.steps.end(), step);
    const auto at =
        after == epochs.steps.end() ? epochs.steps.size() - 1 : static_cast<size_t>(after - epochs.steps.begin());
    // Between two points, and beyond the last, an epoch grows with the step.
    const double known = epochs.steps[at];
    out.push_back(known > 0 ? epochs.values[at] * step / known : epochs.values[at]);
  }
  return out;
}

}  // namespace

bool RunSnapshot::live() const {
  return runIsLive(summary.progress.state);
}

const ChartData* RunSnapshot::find(const std::string& tag) const {
  const auto found = series.find(tag);
  return found == series.end() || !found->second || found->second->values.empty() ? nullptr : found->second.get();
}

RunLoader::RunLoader(std::filesystem::path folder, size_t mostLogBytes)
    : m_folder(std::move(folder)), m_mostLogBytes(mostLogBytes) {
  forget();
}

RunLoader::~RunLoader() = default;

void RunLoader::forget() {
  m_record.reset();
  m_reader.reset();
  m_generation = -1;
  m_firstWall_ms = 0;
  m_series.clear();
  m_log = std::make_shared<std::string>();
  m_logFrom = 0;
}

std::shared_ptr<const RunSnapshot> RunLoader::poll(std::stop_token stop) {
  auto snapshot = std::make_shared<RunSnapshot>();
  snapshot->folder = m_folder;
  // The run may be purged and its id given again. Before the rest is read: what comes later is seen by the next poll.
  const std::string stamp = stampOf(m_folder / "run.json");
  if (stamp != m_stamp) forget();
  m_stamp = stamp;
  auto summary = summarizeRun(m_folder);
  if (!summary.ok()) {
    forget();
    snapshot->problem = summary.error().toString();
    return snapshot;
  }
  snapshot->summary = std::move(*summary);
  snapshot->problem = snapshot->summary.problem;
  if (!m_record) {
    auto record = readRunRecord(m_folder);
    if (record.ok()) {
      m_record = std::make_shared<RunRecord>(std::move(*record));
    } else if (snapshot->problem.empty()) {
      snapshot->problem = record.error().toString();
    }
  }
  snapshot->record = m_record;
  if (!snapshot->problem.empty()) return snapshot;
  readMetrics(snapshot.get(), stop);
  readLogTail();
  snapshot->log = m_log;
  snapshot->log_from = m_logFrom;
  snapshot->checkpoints = listCheckpoints(m_folder);
  snapshot->predictions = listPredictions(m_folder);
  return snapshot;
}

void RunLoader::readMetrics(RunSnapshot* snapshot, std::stop_token stop) {
  const auto fail = [&](const Error& error) {
    snapshot->metrics_problem = error.toString();
    m_reader.reset();
  };
  std::error_code ignored;
  if (!m_reader) {
    if (!std::filesystem::exists(m_folder / "metrics.db", ignored)) return;  // a run that has not begun to train
    auto reader = MetricReader::open(m_folder / "metrics.db");
    if (!reader.ok()) return fail(reader.error());
    m_reader = std::move(*reader);
  }
  const auto generation = m_reader->generation();
  if (!generation.ok()) return fail(generation.error());
  if (*generation != m_generation) {
    m_series.clear();
    m_generation = *generation;
  }
  const auto infos = m_reader->series();
  if (!infos.ok()) return fail(infos.error());
  bool news = false;
  for (const SeriesInfo& info : *infos) {
    if (stop.stop_requested()) break;
    news = readSeries(info) || news;
  }
  if (news) addEpochs();
  for (const auto& [tag, series] : m_series)
    if (series.data) snapshot->series[tag] = series.data;
}

bool RunLoader::readSeries(const SeriesInfo& info) {
  Series& series = m_series[info.tag];
  if (info.points <= series.points) return false;
  const auto points = m_reader->read(info.tag, series.points);
  if (!points.ok() || points->values.empty()) return false;
  auto data = std::make_shared<ChartData>();
  if (series.data) *data = *series.data;
  for (size_t i = 0; i < points->values.size(); ++i) {
    const int64_t wall = points->wall_ms[i];
    if (m_firstWall_ms == 0 || wall < m_firstWall_ms) m_firstWall_ms = wall;
    series.wall_ms.push_back(wall);
    data->steps.push_back(static_cast<double>(points->steps[i]));
    data->values.push_back(points->values[i]);
  }
  series.points += static_cast<int64_t>(points->values.size());
  series.data = std::move(data);
  return true;
}

// Wall time counts from the first point of all series, and a line's epochs come from the one series that knows them; so
// both are worked out when all have been read.
void RunLoader::addEpochs() {
  const auto found = m_series.find("train/epoch");
  const std::shared_ptr<const ChartData> epochs = found == m_series.end() ? nullptr : found->second.data;
  for (auto& [tag, series] : m_series) {
    if (!series.data || (series.data->wall_s.size() == series.data->values.size() &&
                         (!epochs || series.data->epochs.size() == series.data->values.size())))
      continue;
    auto data = std::make_shared<ChartData>(*series.data);
    data->wall_s.clear();
    for (const int64_t wall : series.wall_ms) data->wall_s.push_back(static_cast<double>(wall - m_firstWall_ms) / 1000);
    if (epochs) data->epochs = epochsFor(*epochs, data->steps);
    series.data = std::move(data);
  }
}

void RunLoader::readLogTail() {
  const auto end = readLog(m_folder, m_logFrom + m_log->size(), m_mostLogBytes);
  if (!end.ok() || end->text.empty()) return;
  const bool follows = end->from == m_logFrom + m_log->size();
  std::string text = follows ? *m_log + end->text : end->text;
  uint64_t from = follows ? m_logFrom : end->from;
  if (text.size() > m_mostLogBytes || !follows) {
    // Half of it goes at once, so that the page need not begin anew with every line; the rest begins with a whole line.
    const size_t least = text.size() > m_mostLogBytes ? text.size() - m_mostLogBytes / 2 : 0;
    const size_t line = text.find('\n', least);
    const size_t dropped = line == std::string::npos ? least : line + 1;
    text.erase(0, dropped);
    from += dropped;
  }
  m_log = std::make_shared<std::string>(std::move(text));
  m_logFrom = from;
}

}  // namespace cloze
