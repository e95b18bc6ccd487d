#define CLOZE_KERNELS kernels_avx2
#include <core/engine/kernels/simd_table.h>
