// The plan in words: what the panel shows, made from the plan alone.
#pragma once

#include <core/plan/plan.h>

#include <QCoreApplication>
#include <QMap>
#include <QString>

#include <vector>

namespace cloze {

class PlanTexts {
  Q_DECLARE_TR_FUNCTIONS(PlanTexts)
 public:
  static QString dataCounts(const Plan& plan);        // "3,668 train · 408 dev · 1,725 test"
  static QString modelNote(const Plan& plan);         // "6 layers · 384 hidden · 12 heads · 22.7 M parameters"
  static QString parametersText(int64_t parameters);  // "22.7 M parameters", "21.6 k parameters"
  static QString splitSentence(const Plan& plan);  // what dev is where there is no file for it; empty: nothing to say
  static QString stepsCaption(const Plan& plan, const RunSpec& spec);  // "3 epochs × 128"
  static QString peakNote(const Plan& plan, const RunSpec& spec);      // "peak 5e-5 at step 38"
  static QString timeBasis(const TimeBasis& basis);                    // "estimated from 318 GFLOP/s"
  static QString lengthNote(const SplitPlan& train);                   // "median 52 · longest 103 tokens"
  // What is odd in the rows, each with what the address of its examples says (app/pages/data_address.h).
  struct RowFinding {
    QString text;
    QMap<QString, QString> query;
  };
  static std::vector<RowFinding> rowFindings(const Plan& plan);
  static QString truncationSentence(const Plan& plan, const SplitPlan& train);
  // What nobody has filled in yet is no mistake: the window says what comes first.
  static bool isMissing(const Problem& problem, const RunSpec& spec);
  static QString missingTitle(const Problem& problem);
  static QString missingDetail(const Problem& problem);
  static QString problemTitle(const Problem& problem);   // the option concerned, else what kind of thing went wrong
  static QString problemDetail(const Problem& problem);  // core's sentence and its place
  static QString remedyText(const Problem& problem);     // for the button; empty: none
};

}  // namespace cloze
