// Whole command lines of Google's and pytorch-pretrained-BERT's run_classifier, as this program's spec.
//
//   --task_name=MRPC --do_train=true --data_dir=... --vocab_file=... --bert_config_file=... --init_checkpoint=...
//   --bert_model DIR --do_lower_case --task_name MRPC --do_train --data_dir DIR --output_dir DIR
//
// google-research/bert at eedf571 and all tags of PPB (v0.1.2 to v0.6.2) and its pre-release. Nothing is dropped in
// silence: what has no meaning here is listed. Pure but for looking whether a path is a folder; any thread.
#pragma once

#include <core/base/result.h>
#include <core/spec/run_spec.h>

#include <string>
#include <vector>

namespace cloze {

struct ImportedFlags {
  bool recognised = false;  // false: not such a command line; nothing else is filled in but `rest`, which is all of it
  RunSpec spec;             // with the script's own defaults and hidden constants; only casing is the model's own
  std::string output_dir;   // the run's own folder
  bool do_train = false, do_eval = false, do_predict = false;

  // Google's three files as given. Where they are what one folder holds under the usual names, that is
  // spec.model.model; else that is empty, and the caller puts a model folder together from them. No init_checkpoint:
  // spec.model.from_scratch.
  std::string vocab_file, config_file, init_checkpoint;

  std::vector<std::string> notApplicable;  // "--use_tpu: ..."; each with its reason
  std::vector<std::string> notes;          // what differs from the script
  std::vector<std::string> rest;           // arguments of neither script, in their order: --runs DIR, --json
};

// `arguments` are the words behind `cloze train`. It is such a command line if a flag of the scripts whose name has an
// underscore is there, other than --output_dir, which our own command takes as well.
bool isScriptCommand(const std::vector<std::string>& arguments);

// Options of our own (--device cpu) may be mixed in and win. The error names an unknown or missing flag, or the value
// that cannot be.
Result<ImportedFlags> importFlags(const std::vector<std::string>& arguments);

}  // namespace cloze
