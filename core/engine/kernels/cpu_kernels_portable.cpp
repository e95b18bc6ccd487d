#define CLOZE_KERNELS kernels_portable
#include <core/engine/kernels/simd_table.h>
