# What every room is built with: warnings, sanitizers, compiler cache, linker, and the functions that make rooms.

find_program(CLOZE_CCACHE ccache)
if(CLOZE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CLOZE_CCACHE})
  set(CMAKE_CUDA_COMPILER_LAUNCHER ${CLOZE_CCACHE})
endif()
find_program(CLOZE_MOLD mold)
if(CLOZE_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)

# LibTorch and system headers come in as SYSTEM, so the warnings are about our own code alone.
add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wall> $<$<COMPILE_LANGUAGE:CXX>:-Wextra>
                    $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports string concatenation as overlapping copies and optional members as uninitialised (GCC bugs 105651
  # and 105562); both are false and in the standard library's headers.
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict> $<$<COMPILE_LANGUAGE:CXX>:-Wno-maybe-uninitialized>)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
add_compile_definitions(QT_NO_KEYWORDS)
if(CLOZE_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Debug")
  add_compile_definitions(_GLIBCXX_ASSERTIONS)  # the standard library checks indices and limits
endif()

if(CLOZE_SANITIZE)
  # Half of what -O2 -g takes to compile, and reports still name file and line.
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1 -DNDEBUG")
  add_compile_options(-fsanitize=${CLOZE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${CLOZE_SANITIZE})
endif()

if(CLOZE_WITH_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)  # the fuzzer sees where in core an input leads
endif()

set(CMAKE_INSTALL_RPATH "$ORIGIN")
set(CMAKE_BUILD_RPATH "$ORIGIN")

# cloze_room(NAME LINKS...): an object library cloze_NAME of the .cpp files in this folder. Its objects go into
# libcloze_core; the link list says which rooms its headers may use.
function(cloze_room name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  add_library(cloze_${name} OBJECT ${sources})
  set_target_properties(cloze_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(cloze_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(cloze_${name} PUBLIC ${ARGN})
  set_property(GLOBAL APPEND PROPERTY CLOZE_CORE_ROOMS cloze_${name})
endfunction()
