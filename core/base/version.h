// What this program is: filled in by the build.
#pragma once

namespace cloze {
const char* programVersion();  // "0.1.0"
const char* programCommit();   // short hash, "+" appended when the tree was dirty; "unknown" outside git
const char* buildId();         // equal in every binary of one build; engine and core are checked against each other
}  // namespace cloze
