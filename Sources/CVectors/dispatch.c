#include "kernels.h"

#if defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>
#endif

int32_t pb_vectors_kernel_is_available(pb_vectors_kernel kernel) {
    switch (kernel) {
    case PB_VECTORS_PLAIN: return 1;
#if defined(__x86_64__)
    case PB_VECTORS_AVX2: return __builtin_cpu_supports("avx2") ? 1 : 0;
    case PB_VECTORS_AVX512_VNNI:
        return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512vl") ? 1 : 0;
#elif defined(__aarch64__)
    case PB_VECTORS_NEON: return 1;
#if defined(__linux__)
    case PB_VECTORS_NEON_DOTPROD: return (getauxval(AT_HWCAP) >> 20) & 1;  // HWCAP_ASIMDDP
#elif defined(__APPLE__)
    case PB_VECTORS_NEON_DOTPROD: return 1;  // every Mac with an M1 or newer has it
#endif
#endif
    default: return 0;
    }
}

pb_vectors_kernel pb_vectors_best_kernel(void) {
    static const pb_vectors_kernel preferred[] = {
        PB_VECTORS_AVX512_VNNI, PB_VECTORS_AVX2, PB_VECTORS_NEON_DOTPROD, PB_VECTORS_NEON,
    };
    for (size_t i = 0; i < sizeof preferred / sizeof *preferred; i++)
        if (pb_vectors_kernel_is_available(preferred[i])) return preferred[i];
    return PB_VECTORS_PLAIN;
}

void pb_vectors_dots(
    pb_vectors_kernel kernel, const int8_t *query, const int8_t *rows, size_t count, size_t stride, int32_t *out) {
    switch (kernel) {
#if defined(__x86_64__)
    case PB_VECTORS_AVX2: pb_dots_avx2(query, rows, count, stride, out); return;
    case PB_VECTORS_AVX512_VNNI: pb_dots_avx512_vnni(query, rows, count, stride, out); return;
#elif defined(__aarch64__)
    case PB_VECTORS_NEON: pb_dots_neon(query, rows, count, stride, out); return;
    case PB_VECTORS_NEON_DOTPROD: pb_dots_neon_dotprod(query, rows, count, stride, out); return;
#endif
    default: pb_dots_plain(query, rows, count, stride, out); return;
    }
}
