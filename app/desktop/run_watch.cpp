#include <app/desktop/run_watch.h>

#include <app/pages/core_words.h>
#include <app/pages/run_words.h>
#include <widgets/format.h>

namespace cloze {

RunWatch::RunWatch(RunsService* runs, QObject* parent) : QObject(parent), m_runs(runs) {
  connect(runs, &RunsService::changed, this, &RunWatch::look);
  look();
}

QString RunWatch::sentenceFor(const RunSummary& run) {
  const QString name = QString::fromStdString(run.name);
  switch (run.progress.state) {
    case RunState::Finished: {
      QStringList values;
      for (const auto& [key, value] : run.metrics) {
        if (key != "loss") values << metricLabel(key) + QLatin1Char(' ') + formatMetric(value);
      }
      return values.isEmpty() ? tr("%1 is finished.").arg(name)
                              : tr("%1 is finished: %2.").arg(name, values.join(QStringLiteral(", ")));
    }
    case RunState::Stopped:
      return tr("%1 was stopped after a checkpoint.").arg(name);
    case RunState::Failed:
      return tr("%1 failed: %2").arg(name, coreWords(run.progress.message));
    case RunState::Interrupted:
      return tr("%1 was interrupted. It can be resumed from its last checkpoint.").arg(name);
    case RunState::Queued:
    case RunState::Running:
    case RunState::Paused:
      break;
  }
  return {};
}

void RunWatch::look() {
  QHash<QString, RunState> now;
  for (const RunSummary& run : m_runs->runs()) {
    const QString id = QString::fromStdString(run.id);
    now.insert(id, run.progress.state);
    const auto before = m_states.constFind(id);
    if (before != m_states.constEnd() && runIsLive(*before) && !runIsLive(run.progress.state)) {
      Q_EMIT runEnded(id, sentenceFor(run));
    }
  }
  m_states = std::move(now);
}

}  // namespace cloze
