#include <app/pages/train/plan_texts.h>

#include <app/pages/core_words.h>
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

QString PlanTexts::parametersText(int64_t parameters) {
  const auto count = static_cast<double>(parameters);
  if (parameters < 1000) return tr("%1 parameters").arg(formatCount(parameters));
  if (parameters < 100'000) return tr("%1 k parameters").arg(QLocale().toString(count / 1e3, 'f', 1));
  return tr("%1 M parameters").arg(QLocale().toString(count / 1e6, 'f', 1));
}

QString PlanTexts::modelNote(const Plan& plan) {
  if (!plan.model) return {};
  const ModelConfig& config = plan.model->config;
  QStringList parts{tr("%n layer(s)", nullptr, static_cast<int>(config.num_hidden_layers)),
                    tr("%1 hidden").arg(formatCount(config.hidden_size)),
                    tr("%n head(s)", nullptr, static_cast<int>(config.num_attention_heads)),
                    // Without data nobody knows the labels: then those of the model beneath.
                    parametersText(plan.parameters > 0 ? plan.parameters : config.parameterCount(0))};
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
  return tr("peak %1 at step %2").arg(learningRateText(peak), formatCount(step + 1));  // steps are counted from 1
}

QString PlanTexts::lengthNote(const SplitPlan& train) {
  return tr("median %1 · longest %2").arg(formatCount(train.median_tokens), formatCount(train.longest_tokens));
}

std::vector<PlanTexts::RowFinding> PlanTexts::rowFindings(const Plan& plan) {
  std::vector<RowFinding> findings;
  for (const SplitPlan& split : plan.splits) {
    const QString name = splitLabel(split.name);
    const auto add = [&](int64_t count, const QString& text, const char* only) {
      if (count > 0)
        findings.push_back({text.arg(formatCount(count), name),
                            {{QStringLiteral("split"), QString::fromStdString(split.name)},
                             {QStringLiteral("only"), QLatin1String(only)}}});
    };
    add(split.twins.repeated, tr("%1 of %2 repeated"), "repeated");
    add(split.twins.repeated_otherwise, tr("%1 of %2 repeated with another label"), "repeated-label");
    add(split.twins.leaked, tr("%1 of %2 in train too"), "leaked");
    add(split.twins.leaked_otherwise, tr("%1 of %2 in train with another label"), "leaked-label");
    add(split.empty_texts, tr("%1 of %2 with an empty text"), "empty");
    add(split.bad_encoding, tr("%1 of %2 in an odd encoding"), "encoding");
    if (split.unk_tokens > 0)
      add(split.unk_rows,
          tr("[UNK]: %1 of the tokens, in %2", "a share; examples of a split")
              .arg(formatPercent(static_cast<double>(split.unk_tokens) / static_cast<double>(split.tokens)),
                   tr("%1 of %2", "examples of a split")),
          "unknown");
  }
  return findings;
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

QString PlanTexts::splitSentence(const Plan& plan) {
  if (plan.splits.empty()) return {};
  for (const SplitPlan& split : plan.splits) {
    if (!split.name.starts_with("dev")) continue;
    if (split.note.empty()) return {};
    return tr("There is no development file: %1 rows drawn from the training file serve instead.")
        .arg(formatCount(split.rows));
  }
  const bool test = std::any_of(plan.splits.begin(), plan.splits.end(),
                                [](const SplitPlan& split) { return split.name.starts_with("test"); });
  return test ? tr("No dev split is used: all training rows are trained on, nothing is measured meanwhile, and the "
                   "test file gives the results at the end.")
              : tr("Nothing is held out: all training rows are trained on, and nothing is measured, neither meanwhile "
                   "nor at the end.");
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

bool PlanTexts::isMissing(const Problem& problem, const RunSpec& spec) {
  if (problem.what.field == "data-dir") return spec.data.data_dir.empty() && spec.data.train_file.empty();
  return problem.what.field == "model" && spec.model.model.empty();
}

QString PlanTexts::missingTitle(const Problem& problem) {
  return problem.what.field == "model" ? tr("Now choose a model") : tr("First choose your data");
}

QString PlanTexts::missingDetail(const Problem& problem) {
  if (problem.what.field == "model")
    return tr("A folder with config.json, vocab.txt and weights; without weights, training starts from scratch.");
  return tr(
      "The task, and the folder with its files or a training file of your own. The page Start finds out what a "
      "folder holds, and has an example to try.");
}

QString PlanTexts::problemTitle(const Problem& problem) {
  const Option* option = findOption(problem.what.field);
  return option ? optionLabel(*option) : errorHeadline(problem.what.code);
}

QString PlanTexts::problemDetail(const Problem& problem) {
  return coreWords(problem.what);
}

QString PlanTexts::remedyText(const Problem& problem) {
  if (problem.remedy_option.empty()) return {};
  const Option* option = findOption(problem.remedy_option);
  if (!option) return {};
  const QString value = QString::fromStdString(problem.remedy_value);
  if (problem.remedy_option == problem.what.field) return tr("Set to %1").arg(value);  // the title names it
  return tr("Set %1 to %2").arg(optionLabel(*option), value);
}

}  // namespace cloze
