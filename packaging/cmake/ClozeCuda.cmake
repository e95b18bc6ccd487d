# Kernels of our own for NVIDIA GPUs, where nvcc 13 is there: core/engine/kernels/cuda/*.cu become libcloze_cuda.so, which
# the engine opens when there is a driver. They take raw pointers, sizes and a stream, so no LibTorch header is compiled
# by nvcc. Without nvcc CUDA still trains, on LibTorch's operators.
file(GLOB cuda_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/engine/kernels/cuda/*.cu
     ${CMAKE_SOURCE_DIR}/core/engine/kernels/cuda/*.cuh)
if(NOT cuda_sources)
  return()
endif()
find_program(CLOZE_NVCC nvcc HINTS ENV CUDA_HOME ENV CUDA_PATH PATHS /usr/local/cuda PATH_SUFFIXES bin)
if(NOT CLOZE_NVCC)
  message(STATUS "CUDA kernels: not built, there is no nvcc")
  return()
endif()
execute_process(COMMAND ${CLOZE_NVCC} --version OUTPUT_VARIABLE nvcc_says ERROR_QUIET)
string(REGEX MATCH "release ([0-9]+)\\.([0-9]+)" nvcc_release "${nvcc_says}")
if(NOT nvcc_release OR CMAKE_MATCH_1 LESS 13)
  message(STATUS "CUDA kernels: not built, ${CLOZE_NVCC} is older than 13")
  return()
endif()

# Device code for three generations, and PTX from which a driver makes code for those between and after.
set(CMAKE_CUDA_COMPILER ${CLOZE_NVCC})
set(CMAKE_CUDA_ARCHITECTURES "80-real;90;120")
set(CMAKE_CUDA_RUNTIME_LIBRARY Static)
enable_language(CUDA)
# CMake 3.25 does not know what nvcc 13 calls C++20.
set(CMAKE_CUDA20_STANDARD_COMPILE_OPTION "-std=c++20")
set(CMAKE_CUDA20_EXTENSION_COMPILE_OPTION "-std=c++20")
set(CMAKE_CUDA_STANDARD 20)
set(CMAKE_CUDA_STANDARD_REQUIRED ON)
message(STATUS "CUDA kernels: built with ${nvcc_release}")

add_library(cloze_cuda SHARED ${cuda_sources})
target_include_directories(cloze_cuda PRIVATE ${CMAKE_SOURCE_DIR})
target_compile_options(cloze_cuda PRIVATE --Werror=all-warnings -Xcompiler=-Wall,-Wextra)
set_target_properties(cloze_cuda PROPERTIES CUDA_VISIBILITY_PRESET hidden)
