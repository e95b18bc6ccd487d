// What this program is: filled in by the build.
//
// A library loaded at run time compares its own kBuildId of <core/base/build_id.h> (written by the build, a constant of
// the including binary) with buildId(), which is libcloze_core's.
#pragma once

namespace cloze {
const char* programVersion();  // "0.1.0"
const char* programCommit();   // short hash, "+" appended when the tree was dirty; "unknown" outside git
const char* buildId();         // equal in every binary of one build; engine and core are checked against each other
}  // namespace cloze
