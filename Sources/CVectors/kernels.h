// The kernels behind pb_vectors_dots; each file compiles to nothing on other processors.
#pragma once

#include "CVectors.h"

typedef void pb_dots_function(const int8_t *query, const int8_t *rows, size_t count, size_t stride, int32_t *out);

pb_dots_function pb_dots_plain;

#if defined(__x86_64__)
pb_dots_function pb_dots_avx2;
pb_dots_function pb_dots_avx512_vnni;
#endif

#if defined(__aarch64__)
pb_dots_function pb_dots_neon;
pb_dots_function pb_dots_neon_dotprod;
#endif
