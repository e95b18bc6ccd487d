# Run at every build: writes OUTPUT (build_stamp.h) from the state of the checkout SOURCE, only where it changed.
find_program(GIT git)
set(commit unknown)
if(GIT)
  execute_process(COMMAND ${GIT} -c safe.directory=* -C ${SOURCE} describe --always --abbrev=10 --exclude=* --dirty=+
                  OUTPUT_VARIABLE described ERROR_QUIET RESULT_VARIABLE status OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(status EQUAL 0 AND described)
    set(commit ${described})
  endif()
endif()

file(GLOB_RECURSE headers RELATIVE ${SOURCE} ${SOURCE}/core/*.h)
list(FILTER headers EXCLUDE REGEX "^core/engine/")
list(SORT headers)
set(digests "${VERSION} ${COMPILER} ${FLAVOUR}")
foreach(header ${headers})
  file(SHA256 ${SOURCE}/${header} digest)
  string(APPEND digests "\n${header} ${digest}")
endforeach()
string(SHA256 id "${digests}")
string(SUBSTRING ${id} 0 16 id)

set(content "// Written by the build.
#pragma once
namespace cloze {
inline constexpr char kStampVersion[] = \"${VERSION}\";
inline constexpr char kStampCommit[] = \"${commit}\";
}  // namespace cloze
")
set(idContent "// Written by the build.
#pragma once
namespace cloze {
// The build id of the binary that includes this; compare it with buildId() of libcloze_core.
inline constexpr char kBuildId[] = \"${id}\";
}  // namespace cloze
")
function(write_if_changed path text)
  if(EXISTS ${path})
    file(READ ${path} old)
    if(old STREQUAL text)
      return()
    endif()
  endif()
  file(WRITE ${path} "${text}")
endfunction()
write_if_changed(${OUTPUT} "${content}")
get_filename_component(folder ${OUTPUT} DIRECTORY)
write_if_changed(${folder}/build_id.h "${idContent}")
