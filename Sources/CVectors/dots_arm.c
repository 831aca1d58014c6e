#include "kernels.h"

#if defined(__aarch64__)
#include <arm_neon.h>

void pb_dots_neon(const int8_t *query, const int8_t *rows, size_t count, size_t stride, int32_t *out) {
    for (size_t row = 0; row < count; row++, rows += stride) {
        int32x4_t a = vdupq_n_s32(0), b = a;
        for (size_t i = 0; i < stride; i += 16) {
            int8x16_t q = vld1q_s8(query + i), r = vld1q_s8(rows + i);
            a = vpadalq_s16(a, vmull_s8(vget_low_s8(q), vget_low_s8(r)));
            b = vpadalq_s16(b, vmull_high_s8(q, r));
        }
        out[row] = vaddvq_s32(vaddq_s32(a, b));
    }
}

__attribute__((target("dotprod"))) void
pb_dots_neon_dotprod(const int8_t *query, const int8_t *rows, size_t count, size_t stride, int32_t *out) {
    for (size_t row = 0; row < count; row++, rows += stride) {
        int32x4_t a = vdupq_n_s32(0), b = a, c = a, d = a;
        for (size_t i = 0; i < stride; i += 64) {
            a = vdotq_s32(a, vld1q_s8(query + i), vld1q_s8(rows + i));
            b = vdotq_s32(b, vld1q_s8(query + i + 16), vld1q_s8(rows + i + 16));
            c = vdotq_s32(c, vld1q_s8(query + i + 32), vld1q_s8(rows + i + 32));
            d = vdotq_s32(d, vld1q_s8(query + i + 48), vld1q_s8(rows + i + 48));
        }
        out[row] = vaddvq_s32(vaddq_s32(vaddq_s32(a, b), vaddq_s32(c, d)));
    }
}
#endif
