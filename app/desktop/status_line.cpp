#include <app/desktop/status_line.h>

#include <core/api/devices.h>
#include <widgets/controls.h>
#include <widgets/format.h>

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace cloze {

namespace {
constexpr int kHeight = 30;
constexpr int kMemoryEveryMs = 2000;
}  // namespace

StatusLine::StatusLine(EngineService* engine, RunsService* runs, WorkService* work, QWidget* parent)
    : QWidget(parent), m_engineService(engine), m_runs(runs), m_work(work) {
  setObjectName(QStringLiteral("status-line"));
  setFixedHeight(kHeight);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(10, 1, 16, 0);
  row->setSpacing(32);
  m_engine = linkButton(QString(), this);
  m_engine->setObjectName(QStringLiteral("status-engine"));
  m_device = new ElidedLabel(TextRole::Caption, Tone::Secondary, QString(), this);
  m_device->setElideMode(Qt::ElideRight);
  m_job = linkButton(QString(), this);
  m_job->setObjectName(QStringLiteral("status-job"));
  row->addWidget(m_engine);
  row->addWidget(m_device);
  row->addWidget(m_job);
  row->addStretch(1);
  for (QPushButton* button : {m_engine, m_job}) button->setFont(Theme::get().font(TextRole::Caption));
  connect(m_engine, &QPushButton::clicked, this, &StatusLine::engineHelpWanted);
  connect(m_job, &QPushButton::clicked, this, [this] { Q_EMIT runChosen(m_jobRun); });
  connect(engine, &EngineService::changed, this, &StatusLine::refresh);
  connect(runs, &RunsService::changed, this, &StatusLine::refresh);
  m_memory.setInterval(kMemoryEveryMs);
  connect(&m_memory, &QTimer::timeout, this, &StatusLine::refreshMemory);
  m_memory.start();
  connect(&Theme::get(), &Theme::changed, this, qOverload<>(&QWidget::update));
  refresh();
}

void StatusLine::refresh() {
  switch (m_engineService->state()) {
    case EngineService::State::Loading:
      m_engine->setText(tr("Engine loading …"));
      m_engine->setToolTip(tr("LibTorch is being loaded; everything but Try it works already."));
      break;
    case EngineService::State::Ready:
      m_engine->setText(
          tr("Engine ready · LibTorch %1")
              .arg(QString::fromStdString(m_engineService->info().libtorch_version).section(QLatin1Char('+'), 0, 0)));
      m_engine->setToolTip(QString::fromStdString(m_engineService->info().cuda_problem));
      break;
    case EngineService::State::Missing:
      m_engine->setText(tr("Engine missing"));
      m_engine->setToolTip(m_engineService->problem());
      break;
  }
  const bool missing = m_engineService->state() == EngineService::State::Missing;
  m_engine->setProperty("look", missing ? "link" : "quiet");
  m_engine->setAccessibleName(m_engine->text());
  m_engine->setAccessibleDescription(m_engine->toolTip());
  refreshMemory();
  int running = 0;
  const RunSummary* first = nullptr;
  const std::vector<RunSummary> runs = m_runs->runs();
  for (const RunSummary& run : runs) {
    if (!runIsLive(run.progress.state)) continue;
    ++running;
    // The one that really runs, else the one that waits longest.
    if (!first || first->progress.state == RunState::Queued) first = &run;
  }
  m_job->setVisible(first != nullptr);
  if (!first) return;
  m_jobRun = QString::fromStdString(first->id);
  const QString text = sentenceFor(*first, running);
  m_job->setText(text);
  m_job->setAccessibleName(text);
  m_job->setToolTip(tr("Open the run"));
}

// Whole sentences: in other languages the parts stand elsewhere.
QString StatusLine::sentenceFor(const RunSummary& run, int running) {
  const QString name = QString::fromStdString(run.name);
  const RunProgress& progress = run.progress;
  if (progress.total_steps <= 0) return tr("%n run(s): %1", nullptr, running).arg(name);
  const QString step = formatCount(progress.step), steps = formatCount(progress.total_steps);
  if (!progress.seconds_left) return tr("%n run(s): %1, step %2 of %3", nullptr, running).arg(name, step, steps);
  return tr("%n run(s): %1, step %2 of %3, %4 left", nullptr, running)
      .arg(name, step, steps, formatDuration(*progress.seconds_left));
}

void StatusLine::refreshMemory() {
  const bool gpu =
      m_engineService->state() == EngineService::State::Ready && m_engineService->info().devices.size() > 1;
  if (!gpu) {
    showMemory(hostMemory());
    return;
  }
  m_work->run(this, QStringLiteral("status.memory"), [this](std::stop_token) {
    const auto use = gpuMemory(0);
    return std::function<void()>([this, use] { showMemory(use); });
  });
}

void StatusLine::showMemory(const std::optional<MemoryUse>& use) {
  QStringList parts;
  if (m_engineService->state() == EngineService::State::Ready) {
    const std::vector<DeviceInfo> devices = m_engineService->info().devices;
    if (const DeviceInfo* device = findDevice(devices, "auto")) parts << QString::fromStdString(device->description);
  }
  if (use) {
    parts << tr("%1 of %2 in use").arg(formatBytes(use->used_bytes), formatBytes(use->total_bytes));
    if (use->busy_percent) parts << tr("%1 % busy").arg(*use->busy_percent);
  }
  m_device->setFullText(parts.join(QStringLiteral(" · ")));
}

void StatusLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::get().tokens().panel);
  painter.setPen(Theme::get().tokens().line);
  painter.drawLine(0, 0, width(), 0);
}

}  // namespace cloze
