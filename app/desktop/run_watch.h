// Tells when a run ends, whoever started it. GUI thread only.
#pragma once

#include <app/pages/services.h>

#include <QHash>
#include <QObject>

namespace cloze {

class RunWatch : public QObject {
  Q_OBJECT
 public:
  explicit RunWatch(RunsService* runs, QObject* parent = nullptr);
  // "mrpc-2 is finished: accuracy 0.802." and the like.
  static QString sentenceFor(const RunSummary& run);

 Q_SIGNALS:
  void runEnded(const QString& runId, const QString& sentence);

 private:
  void look();
  RunsService* m_runs;
  QHash<QString, RunState> m_states;
};

}  // namespace cloze
