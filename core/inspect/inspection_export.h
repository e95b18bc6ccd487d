// An inspected example as text for other programs. Pure functions; any thread.
#pragma once

#include <core/inspect/inspection.h>

#include <string>

namespace cloze {

enum class InspectionForm {
  Python,         // lists by Transformers' names, offsets in code points
  RunClassifier,  // as Google's run_classifier.py logs its first examples
  Json,           // one object, the texts with it
  Csv,            // a line a position, RFC 4180
};

std::string exportInspection(const Inspection& inspection, InspectionForm form);

}  // namespace cloze
