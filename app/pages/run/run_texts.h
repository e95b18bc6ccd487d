// What the Run page says about a run: words from values, no widgets.
#pragma once

#include <app/pages/run/run_snapshot.h>
#include <app/pages/run_words.h>
#include <widgets/controls.h>

#include <QString>

namespace cloze {

QString runSubtitle(const RunSnapshot& snapshot);  // model · task · lr · batch · seed
QString resultText(const EvalResult& result);      // one line: split, checkpoint, examples, values
// All of them in one line: of one all there is to say, of several what was measured, the main one first.
QString resultsLine(const std::vector<EvalResult>& results);
QString predictionsLabel(const std::string& name);  // "test-last": of which split and checkpoint
QString checkpointLabel(const std::string& name);   // "last", "best", "step 500"
int64_t lastStepSeen(const RunSnapshot& snapshot);  // which the curves may know better than the state
// What training would go on from: last, else the newest that is kept; null: it would refuse to, or start over.
const CheckpointInfo* continuesFrom(const RunSnapshot& snapshot);
// Of a run that was interrupted: from where it can go on, and which of its steps are lost.
QString continuationText(const RunSnapshot& snapshot);
std::optional<double> lastTrainLoss(const RunSnapshot& snapshot);  // mean of the last 20 finite points
// Examples a second over a whole run that is over. Older records have what was measured last: there it is worked out
// from what was trained on.
double meanSpeed(const RunSnapshot& snapshot);
bool hasHeldOut(const RunSnapshot& snapshot);     // false: nothing is measured at all
bool hasDevSplit(const RunSnapshot& snapshot);    // false: nothing is measured before the end
QString bestMetricName(const RunRecord& record);  // of the option, else the task's first

}  // namespace cloze
