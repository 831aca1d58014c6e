#include "kernels.h"

void pb_dots_plain(const int8_t *query, const int8_t *rows, size_t count, size_t stride, int32_t *out) {
    for (size_t row = 0; row < count; row++, rows += stride) {
        int32_t sum = 0;
        for (size_t i = 0; i < stride; i++) sum += (int32_t)query[i] * (int32_t)rows[i];
        out[row] = sum;
    }
}
