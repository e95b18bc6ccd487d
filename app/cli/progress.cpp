#include <app/cli/output.h>
#include <app/cli/progress.h>
#include <app/cli/text_table.h>
#include <core/base/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace cloze::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto kTerminalPause = 100ms, kPlainPause = 2000ms, kMessagePause = 250ms;

std::string format(const char* pattern, double value) {
  std::array<char, 64> text;
  std::snprintf(text.data(), text.size(), pattern, value);
  return text.data();
}

size_t terminalColumns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

std::string barText(int64_t done, int64_t total) {
  constexpr int64_t kWidth = 24;
  const int64_t filled = total > 0 ? std::clamp<int64_t>(done * kWidth / total, 0, kWidth) : 0;
  std::string bar(static_cast<size_t>(filled), '=');
  if (filled < kWidth) bar += '>';
  bar.resize(kWidth, ' ');
  return "[" + bar + "] ";
}

}  // namespace

std::string progressLine(const RunProgress& progress, bool hasLoss, double loss, bool bar, size_t columns) {
  std::string text;
  if (progress.state != RunState::Running) text += std::string(runStateName(progress.state)) + "  ";
  if (bar) text += barText(progress.step, progress.total_steps);
  text += "step " + std::to_string(progress.step) + "/" + std::to_string(progress.total_steps);
  if (hasLoss) text += "  loss " + format("%.4f", loss);
  if (progress.examples_per_s > 0) text += "  " + format("%.1f", progress.examples_per_s) + " examples/s";
  if (progress.seconds_left) text += "  " + durationText(*progress.seconds_left) + " left";
  if (!progress.message.empty()) text += "  " + progress.message;
  return cutToWidth(text, columns);
}

ProgressPrinter::ProgressPrinter(bool terminal, std::string runIdFile)
    : m_terminal(terminal), m_runIdFile(std::move(runIdFile)) {}

ProgressPrinter::~ProgressPrinter() {
  endLine();
}

void ProgressPrinter::endLine() {
  if (m_lineOpen) std::fputc('\n', stderr);
  m_lineOpen = false;
}

void ProgressPrinter::show(const std::string& text, bool important) {
  const auto now = std::chrono::steady_clock::now();
  if (!important && now - m_last < (m_terminal ? kTerminalPause : kPlainPause)) return;
  m_last = now;
  if (m_terminal) {
    std::fprintf(stderr, "\r\033[K%s", text.c_str());
    m_lineOpen = true;
  } else {
    std::fprintf(stderr, "%s\n", text.c_str());
  }
  std::fflush(stderr);
}

void ProgressPrinter::onRunCreated(const std::string& id, const std::filesystem::path& folder) {
  endLine();
  std::fprintf(stderr, "run %s in %s\n", id.c_str(), folder.c_str());
  if (m_runIdFile.empty()) return;
  if (const Status written = writeFileAtomically(m_runIdFile, id + "\n"); !written.ok())
    std::fprintf(stderr, "%s\n", written.error().toString().c_str());
}

void ProgressPrinter::onProgress(const RunProgress& progress) {
  // A new state is said at once; a new message ("evaluating dev") too, unless they come in a stream.
  const std::string state = runStateName(progress.state);
  const bool important =
      state != m_state || (progress.message != m_message && std::chrono::steady_clock::now() - m_last > kMessagePause);
  const bool complete = progress.total_steps > 0 && progress.step == progress.total_steps && m_step != progress.step;
  m_state = state;
  m_message = progress.message;
  m_step = progress.step;
  show(progressLine(progress, m_hasLoss, m_loss, m_terminal, m_terminal ? terminalColumns() - 1 : 400),
       important || complete);
}

void ProgressPrinter::onPoints(const std::vector<MetricPoint>& points) {
  for (const MetricPoint& point : points) {
    if (point.tag != "train/loss") continue;
    m_loss = point.value;
    m_hasLoss = true;
  }
}

void ProgressPrinter::onLog(const std::string& line) {
  if (m_lineOpen) std::fprintf(stderr, "\r\033[K");
  m_lineOpen = false;
  std::fprintf(stderr, "%s\n", line.c_str());
}

void ProgressPrinter::rows(int64_t done, int64_t total, double rowsPerSecond) {
  std::string text = m_terminal ? barText(done, total) : std::string();
  text += std::to_string(done) + "/" + std::to_string(total) + " rows";
  if (rowsPerSecond > 0) {
    text += "  " + format("%.1f", rowsPerSecond) + " rows/s  " +
            durationText(static_cast<double>(total - done) / rowsPerSecond) + " left";
  }
  show(text, done == total);
}

}  // namespace cloze::cli
