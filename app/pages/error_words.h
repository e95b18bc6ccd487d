// Errors of core in the language of the window: core speaks English and codes, so what kind of thing went wrong is said
// here, above core's own sentence.
#pragma once

#include <core/base/result.h>

#include <QString>

namespace cloze {

QString errorHeadline(ErrorCode code);  // "A file is not what it must be."

}  // namespace cloze
