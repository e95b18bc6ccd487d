#include <app/pages/train/plan_texts.h>

#include <app/pages/error_words.h>
#include <app/pages/run_words.h>
#include <widgets/format.h>
#include <widgets/option_texts.h>

#include <QLocale>

#include <algorithm>

namespace cloze {

namespace {

QString separated(const QStringList& parts) {
  return parts.join(QStringLiteral(" · "));
}

}  // namespace

QString PlanTexts::dataCounts(const Plan& plan) {
  QStringList parts;
  for (const SplitPlan& split : plan.splits) {
    parts.append(QStringLiteral("%1 %2").arg(formatCount(split.rows), splitLabel(split.name)));
  }
  return separated(parts);
}

QString PlanTexts::modelNote(const Plan& plan) {
  if (!plan.model) return {};
  const ModelConfig& config = plan.model->config;
  QStringList parts{tr("%n layer(s)", nullptr, static_cast<int>(config.num_hidden_layers)),
                    tr("%1 hidden").arg(formatCount(config.hidden_size)),
                    tr("%n head(s)", nullptr, static_cast<int>(config.num_attention_heads)),
                    tr("%1 M parameters").arg(QLocale().toString(static_cast<double>(plan.parameters) / 1e6, 'f', 1))};
  if (!plan.model->has_weights) parts.append(tr("no weights: trained from scratch"));
  return separated(parts);
}

QString PlanTexts::stepsCaption(const Plan& plan, const RunSpec& spec) {
  if (spec.optimizer.max_steps > 0) return tr("set by max steps");
  return tr("%1 epochs × %2").arg(QLocale().toString(spec.optimizer.epochs, 'g', 4), formatCount(plan.steps_per_epoch));
}

QString PlanTexts::peakNote(const Plan& plan, const RunSpec& spec) {
  const int64_t step = peakStep(spec.optimizer, plan.total_steps);
  const double peak = learningRateAt(spec.optimizer, step, plan.total_steps);
  return tr("peak %1 at step %2").arg(learningRateText(peak), formatCount(step));
}

QString PlanTexts::lengthNote(const SplitPlan& train) {
  return tr("median %1 · longest %2").arg(formatCount(train.median_tokens), formatCount(train.longest_tokens));
}

QString PlanTexts::truncationSentence(const Plan& plan, const SplitPlan& train) {
  const QString padding = QLocale().toString(plan.padding_share * 100, 'f', 0);
  const QString cut = train.truncated == 0
                          ? tr("No example is cut.")
                          : tr("%1 of %2 examples are cut (%3 %), %4 tokens lost.")
                                .arg(formatCount(train.truncated), formatCount(train.rows),
                                     QLocale().toString(100.0 * static_cast<double>(train.truncated) /
                                                            static_cast<double>(std::max<int64_t>(train.rows, 1)),
                                                        'f', 1),
                                     formatCount(train.tokens_lost));
  return tr("%1 %2", "two sentences")
      .arg(cut, tr("%1 % of a padded batch would be padding; batches are packed.").arg(padding));
}

QString PlanTexts::timeBasis(const TimeBasis& basis) {
  switch (basis.kind) {
    case TimeBasis::Kind::MachineSpeed:
      return tr("estimated from %1 GFLOP/s").arg(formatRate(basis.gflops));
    case TimeBasis::Kind::EarlierRun:
      return tr("from your run %1: %2 tokens/s, here %3 examples/s")
          .arg(QString::fromStdString(basis.run), formatRate(basis.tokens_per_s), formatRate(basis.examples_per_s));
    case TimeBasis::Kind::None:
      break;
  }
  return {};
}

QString PlanTexts::problemTitle(const Problem& problem) {
  const Option* option = findOption(problem.what.field);
  return option ? optionLabel(*option) : errorHeadline(problem.what.code);
}

QString PlanTexts::problemDetail(const Problem& problem) {
  QStringList lines{QString::fromStdString(problem.what.message)};
  QString place = QString::fromStdString(problem.what.file);
  if (problem.what.line) place += QStringLiteral(":%1").arg(*problem.what.line);
  if (!place.isEmpty()) lines.append(place);
  return lines.join(QLatin1Char('\n'));
}

QString PlanTexts::remedyText(const Problem& problem) {
  if (problem.remedy_option.empty()) return {};
  const Option* option = findOption(problem.remedy_option);
  if (!option) return {};
  const QString value = QString::fromStdString(problem.remedy_value);
  return tr("Set %1 to %2").arg(optionLabel(*option), value);
}

}  // namespace cloze
