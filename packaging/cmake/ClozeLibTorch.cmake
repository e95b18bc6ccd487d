# LibTorch out of the Python wheel: imported targets over its two CPU libraries. find_package(Torch) is not used: it
# stops where there is no CUDA toolkit.
if(NOT CLOZE_LIBTORCH)
  set(CLOZE_LIBTORCH ${CMAKE_SOURCE_DIR}/.deps/libtorch)
endif()
set(torch_root ${CLOZE_LIBTORCH}/torch)
if(NOT EXISTS ${torch_root}/lib/libtorch_cpu.so)
  message(FATAL_ERROR "No LibTorch in ${CLOZE_LIBTORCH}. Run packaging/setup.sh, or set CLOZE_LIBTORCH to a folder that "
                      "holds torch/lib/libtorch_cpu.so.")
endif()
add_library(cloze_libtorch INTERFACE)
target_include_directories(cloze_libtorch SYSTEM INTERFACE ${torch_root}/include
                           ${torch_root}/include/torch/csrc/api/include)
target_link_libraries(cloze_libtorch INTERFACE ${torch_root}/lib/libtorch_cpu.so ${torch_root}/lib/libc10.so
                      ${torch_root}/lib/libgomp.so.1)
target_link_options(cloze_libtorch INTERFACE -Wl,-rpath,${torch_root}/lib -Wl,-rpath-link,${torch_root}/lib
                    -Wl,-rpath-link,${CLOZE_LIBTORCH}/nvidia/cu13/lib)
