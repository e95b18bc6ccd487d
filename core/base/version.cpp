#include <core/base/build_id.h>
#include <core/base/build_stamp.h>
#include <core/base/version.h>

namespace cloze {

const char* programVersion() {
  return kStampVersion;
}
const char* programCommit() {
  return kStampCommit;
}
const char* buildId() {
  return kBuildId;
}

}  // namespace cloze
