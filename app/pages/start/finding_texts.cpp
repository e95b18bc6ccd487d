#include <app/pages/start/finding_texts.h>

#include <app/pages/core_words.h>
#include <app/pages/error_words.h>
#include <app/pages/run_words.h>
#include <core/data/tasks.h>
#include <widgets/format.h>

#include <QLocale>

namespace cloze {

namespace {

QString text(const std::string& value) {
  return QString::fromStdString(value);
}

QString text(const std::filesystem::path& path) {
  return text(path.string());
}

QString joined(const std::vector<std::string>& words, const QString& between, size_t most = 8) {
  QStringList list;
  for (size_t i = 0; i < words.size() && i < most; ++i) list.append(text(words[i]));
  if (words.size() > most) list.append(QStringLiteral("…"));
  return list.join(between);
}

QString separated(const QStringList& parts) {
  return parts.join(QStringLiteral(" · "));
}

// The form keeps what it held before; what described another data set must not stay.
Address trainOn(const std::string& task, const QString& folder, const QString& file) {
  Address address{QStringLiteral("train"), {}, {}};
  for (const char* option :
       {"data-dir", "train-file", "dev-file", "test-file", "text-a-column", "text-b-column", "label-column", "labels"})
    address.query.insert(QString::fromLatin1(option), QString());
  address.query[QStringLiteral("header")] = QStringLiteral("auto");
  address.query[QStringLiteral("task")] = text(task);
  address.query[QStringLiteral("data-dir")] = folder;
  address.query[QStringLiteral("train-file")] = file;
  return address;
}

Address startFrom(const std::filesystem::path& model, bool hasWeights) {
  return {QStringLiteral("train"),
          {},
          {{QStringLiteral("model"), text(model)},
           {QStringLiteral("from-scratch"), hasWeights ? QStringLiteral("false") : QStringLiteral("true")}}};
}

const CheckpointInfo* bestCheckpoint(const Finding& found) {
  for (const char* name : {"best", "last"})
    for (const CheckpointInfo& each : found.checkpoints)
      if (each.name == name) return &each;
  return found.checkpoints.empty() ? nullptr : &found.checkpoints.front();
}

}  // namespace

QString FindingTexts::icon(const Finding& found) {
  switch (found.kind) {
    case Finding::Kind::Data:
      return QStringLiteral("file");
    case Finding::Kind::Model:
      return QStringLiteral("models");
    case Finding::Kind::Run:
    case Finding::Kind::RunsFolder:
      return QStringLiteral("runs");
    case Finding::Kind::Settings:
      return QStringLiteral("settings");
    case Finding::Kind::EventFile:
      return QStringLiteral("chart");
    case Finding::Kind::NotThere:
    case Finding::Kind::Unknown:
      break;
  }
  return QStringLiteral("info");
}

bool FindingTexts::isUsable(const Finding& found) {
  return !found.problem && found.kind != Finding::Kind::NotThere && found.kind != Finding::Kind::Unknown &&
         found.kind != Finding::Kind::EventFile;
}

QString FindingTexts::headline(const Finding& found) {
  const QString name = text(found.path.filename());
  switch (found.kind) {
    case Finding::Kind::NotThere:
      return tr("There is nothing at %1.").arg(text(found.path));
    case Finding::Kind::Data: {
      if (found.problem) return tr("A data set that cannot be read.");
      const auto task = findTask(found.data.task);
      return tr("A data set. %1").arg(task.ok() ? taskLabel(task->label) : text(found.data.task));
    }
    case Finding::Kind::Model:
      if (found.problem) return tr("A model folder that cannot be opened.");
      return found.run ? tr("A checkpoint of the run “%1”").arg(text(found.run->id)) : tr("A BERT model: %1").arg(name);
    case Finding::Kind::Run:
      return found.problem ? tr("A run that cannot be read.") : tr("A run: %1").arg(text(found.run->id));
    case Finding::Kind::Settings:
      return found.problem ? tr("Settings of a run that cannot be read.") : tr("Settings of a run: %1").arg(name);
    case Finding::Kind::EventFile:
      return tr("TensorBoard's curves, which Cloze cannot show yet.");
    case Finding::Kind::RunsFolder:
      return tr("A folder of %n run(s)", nullptr, static_cast<int>(found.run_count));
    case Finding::Kind::Unknown:
      break;
  }
  return found.problem ? tr("%1 cannot be read.").arg(name) : tr("%1 is no data set, no model and no run.").arg(name);
}

QString FindingTexts::detail(const Finding& found) {
  if (found.problem) return errorHeadline(found.problem->code) + QLatin1Char('\n') + coreWords(*found.problem);
  switch (found.kind) {
    case Finding::Kind::NotThere:
      return tr("Check the spelling, or choose it with one of the buttons.");
    case Finding::Kind::Data: {
      QString lines = joined(found.data.files, QStringLiteral(", "));
      if (found.data.task == "folder") {
        const bool here = lines.isEmpty() || lines == QLatin1String(".");  // the folder itself is the place
        lines =
            here ? tr("A folder of texts for each class") : tr("A folder of texts for each class, in %1").arg(lines);
      }
      if (!found.data.columns.empty())
        lines += QLatin1Char('\n') + tr("Columns: %1").arg(joined(found.data.columns, QStringLiteral(", "), 12));
      return lines;
    }
    case Finding::Kind::Model: {
      const ModelConfig& config = found.model->config;
      const double millions = static_cast<double>(config.parameterCount(found.model->classifier_labels)) / 1e6;
      QStringList parts{tr("%n layer(s)", nullptr, static_cast<int>(config.num_hidden_layers)),
                        tr("%1 hidden").arg(formatCount(config.hidden_size)),
                        tr("%n head(s)", nullptr, static_cast<int>(config.num_attention_heads)),
                        tr("%1 M parameters").arg(QLocale().toString(millions, 'f', 1))};
      if (!found.model->has_weights) parts.append(tr("no weights: it starts from scratch"));
      if (found.model->classifier_labels > 0)
        parts.append(tr("%n label(s)", nullptr, static_cast<int>(found.model->classifier_labels)));
      return separated(parts);
    }
    case Finding::Kind::Run: {
      QStringList parts{runStateText(found.progress.state), text(found.run->spec.data.task),
                        formatIsoTime(text(found.run->created))};
      if (found.progress.total_steps > 0)
        parts.insert(
            1, tr("step %1 of %2").arg(formatCount(found.progress.step), formatCount(found.progress.total_steps)));
      QString lines = separated(parts);
      if (found.run_id.empty())
        lines += QLatin1Char('\n') + tr("It lies outside the folder of your runs; copy it there to open it here.");
      return lines;
    }
    case Finding::Kind::Settings:
      return tr("Data, model and every option, as a run keeps them.");
    case Finding::Kind::EventFile:
      return tr("A run of Cloze is a folder with run.json and metrics.db.");
    case Finding::Kind::RunsFolder:
      return tr("Drop one of them here to see what can be done with it.");
    case Finding::Kind::Unknown:
      break;
  }
  return found.folder ? tr("A data set is a folder with train.tsv, train.csv or train.jsonl, or with a folder of texts "
                           "for each class; a model is a folder with config.json and vocab.txt.")
                      : tr("A table has columns divided by tabs or commas, or an object a line (JSON lines).");
}

std::vector<FoundAction> FindingTexts::actions(const Finding& found) {
  std::vector<FoundAction> list;
  const auto add = [&](const char* name, const QString& words, Address address) {
    list.push_back({QString::fromLatin1(name), words, std::move(address)});
  };
  const Address run{QStringLiteral("run"), {text(found.run_id)}, {}};
  const auto addInspect = [&](const QString& words, const QMap<QString, QString>& query, const char* tab = "data") {
    add("inspect", words, {QStringLiteral("inspect"), {QLatin1String(tab)}, query});
  };
  switch (found.kind) {
    case Finding::Kind::Data:
      if (found.problem) break;
      if (found.folder) {
        add("train", tr("&Train on this data"), trainOn(found.data.task, text(found.path), {}));
      } else if (found.whole) {
        add("train", tr("&Train on its folder, %n file(s)", nullptr, static_cast<int>(found.whole->files.size())),
            trainOn(found.whole->task, text(found.path.parent_path()), {}));
        add("train-file", tr("Train on this file a&lone"), trainOn(found.data.task, {}, text(found.path)));
      } else {
        add("train-file", tr("&Train on this file"), trainOn(found.data.task, {}, text(found.path)));
      }
      addInspect(tr("&Inspect its examples"),
                 {{QStringLiteral("data"), text(found.path)}, {QStringLiteral("task"), text(found.data.task)}});
      break;
    case Finding::Kind::Model:
      if (found.model) add("start-from", tr("&Start from this model"), startFrom(found.home, found.model->has_weights));
      if (!found.run_id.empty()) add("open-run", tr("&Open its run"), run);
      if (found.model)
        addInspect(tr("&Inspect texts with its vocabulary"), {{QStringLiteral("model"), text(found.home)}}, "steps");
      break;
    case Finding::Kind::Run: {
      if (!found.run_id.empty() && !found.problem) add("open-run", tr("&Open the run"), run);
      if (!found.run) break;
      const Address again =
          found.run_id.empty()
              ? Address{QStringLiteral("train"), {}, {{QStringLiteral("spec"), text(found.run_folder / "run.json")}}}
              : Address{QStringLiteral("train"), {}, {{QStringLiteral("run"), text(found.run_id)}}};
      add("train-again", tr("Train &again with its settings"), again);
      if (const CheckpointInfo* checkpoint = bestCheckpoint(found))
        add("start-from", tr("&Start from its checkpoint “%1”").arg(text(checkpoint->name)),
            startFrom(checkpoint->folder, true));
      if (!found.run_id.empty() && !found.problem)
        addInspect(tr("&Inspect its examples"), {{QStringLiteral("run"), text(found.run_id)}});
      break;
    }
    case Finding::Kind::Settings:
      if (!found.problem)
        add("train-again", tr("&Train with these settings"),
            {QStringLiteral("train"), {}, {{QStringLiteral("spec"), text(found.path)}}});
      break;
    case Finding::Kind::NotThere:
    case Finding::Kind::EventFile:
    case Finding::Kind::RunsFolder:
    case Finding::Kind::Unknown:
      break;
  }
  return list;
}

}  // namespace cloze
