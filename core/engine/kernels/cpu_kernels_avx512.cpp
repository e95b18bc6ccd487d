#define CLOZE_KERNELS kernels_avx512
#include <core/engine/kernels/simd_table.h>
