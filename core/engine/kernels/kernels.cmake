# Flags of single files. The kernels are compiled once for each instruction set; parallel.cpp instantiates LibTorch's
# parallel loop, which is serial without OpenMP (its pool is LibTorch's own libgomp).
set(kernels ${CMAKE_CURRENT_SOURCE_DIR}/kernels)
# Sums are contracted to fused multiply-adds, which ISO mode would leave out; -O3 unrolls the register blocks.
set(kernel_flags -O3 -ffp-contract=fast -fno-math-errno -fno-trapping-math -Wno-psabi -Wno-ignored-attributes)
# GCC 12 takes its own _mm512_undefined_epi32() for a mistake of the caller where sanitizers hinder inlining (GCC bug
# 105593).
set(no_false_alarm $<$<CXX_COMPILER_ID:GNU>:-Wno-uninitialized>)
set_source_files_properties(${kernels}/cpu_kernels_portable.cpp PROPERTIES COMPILE_OPTIONS "${kernel_flags}")
set_source_files_properties(${kernels}/cpu_kernels_avx2.cpp PROPERTIES COMPILE_OPTIONS
                            "${kernel_flags};-mavx2;-mfma;-mf16c")
set_source_files_properties(${kernels}/cpu_kernels_avx512.cpp PROPERTIES COMPILE_OPTIONS
  "${kernel_flags};-mavx512f;-mavx512bw;-mavx512vl;-mavx512dq;-mavx2;-mfma;-mf16c;-mprefer-vector-width=512;${no_false_alarm}")
set_source_files_properties(${kernels}/parallel.cpp PROPERTIES COMPILE_OPTIONS "-fopenmp")
