#include "CFingerprint.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { LANES = 16, TOGETHER = 5 };

#if defined(__x86_64__)
int pb_uses_quads(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni");
}

/// Four cells of the template by sixteen windows in one step; the windows of five lines share what is read.
__attribute__((target("avx512f,avx512vnni"))) static void products_of_quads(
    const int32_t *template, int32_t across, int32_t height, int32_t start, pb_windows windows, int32_t columns,
    int32_t rows, int32_t *products, int32_t line) {
    for (int32_t top = 0; top < rows; top += TOGETHER)
        for (int32_t x = 0; x < columns; x += LANES) {
            __m512i sums[TOGETHER];
            const uint32_t *at[TOGETHER];
            for (int i = 0; i < TOGETHER; i++) {
                int32_t y = top + i < rows ? top + i : rows - 1;
                at[i] = windows.quads + y * windows.stride + x;
                sums[i] = _mm512_set1_epi32(start);
            }
            const int32_t *next = template;
            for (int32_t y = 0; y < height; y++)
                for (int32_t quad = 0; quad < across; quad++) {
                    __m512i four = _mm512_set1_epi32(*next++);
                    int32_t offset = y * windows.stride + 4 * quad;
                    for (int i = 0; i < TOGETHER; i++) {
                        __m512i cells = _mm512_loadu_si512((const void *)(at[i] + offset));
                        sums[i] = _mm512_dpbusd_epi32(sums[i], cells, four);
                    }
                }
            for (int i = 0; i < TOGETHER && top + i < rows; i++)
                _mm512_storeu_si512((void *)(products + (top + i) * line + x), sums[i]);
        }
}

__attribute__((target("avx2"))) static int32_t product_of_lanes(
    const int16_t *template, int32_t stride, int32_t rows, const int16_t *cells, int32_t cell_stride) {
    __m256i sum = _mm256_setzero_si256();
    for (int32_t y = 0; y < rows; y++, template += stride, cells += cell_stride)
        for (int32_t x = 0; x < stride; x += LANES) {
            __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)(template + x));
            __m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(cells + x));
            sum = _mm256_add_epi32(sum, _mm256_madd_epi16(a, b));
        }
    __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, _MM_SHUFFLE(1, 0, 3, 2)));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, _MM_SHUFFLE(2, 3, 0, 1)));
    return _mm_cvtsi128_si32(half);
}
#else
int pb_uses_quads(void) {
    return 0;
}
#endif

static int32_t product_plain(
    const int16_t *template, int32_t stride, int32_t rows, const int16_t *cells, int32_t cell_stride) {
    int32_t sum = 0;
    for (int32_t y = 0; y < rows; y++, template += stride, cells += cell_stride)
        for (int32_t x = 0; x < stride; x++) sum += (int32_t)template[x] * (int32_t)cells[x];
    return sum;
}

static void one_by_one(
    const int8_t *template, int32_t width, int32_t height, pb_windows windows, int32_t columns, int32_t rows,
    int32_t *products, int32_t line) {
    int16_t padded[2 * PB_GRID_MAX_CELLS];
    int32_t stride = (width + LANES - 1) / LANES * LANES;
    memset(padded, 0, sizeof(int16_t) * (size_t)(stride * height));
    for (int32_t y = 0; y < height; y++)
        for (int32_t x = 0; x < width; x++) padded[y * stride + x] = template[y * width + x];
    int32_t (*product)(const int16_t *, int32_t, int32_t, const int16_t *, int32_t) = product_plain;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) product = product_of_lanes;
#endif
    for (int32_t y = 0; y < rows; y++)
        for (int32_t x = 0; x < columns; x++)
            products[y * line + x] =
                product(padded, stride, height, windows.cells + y * windows.stride + x, windows.stride);
}

void pb_window_products(
    const int8_t *template, int32_t width, int32_t height, pb_windows windows, int32_t columns, int32_t rows,
    int32_t *products, int32_t line) {
#if defined(__x86_64__)
    if (windows.quads) {
        int32_t quads[PB_GRID_MAX_CELLS], across = (width + 3) / 4, start = 0;
        memset(quads, 0, sizeof(int32_t) * (size_t)(across * height));
        for (int32_t y = 0; y < height; y++)
            for (int32_t x = 0; x < width; x++) {
                int8_t value = template[y * width + x];
                ((int8_t *)(quads + y * across))[x] = value;
                start -= 128 * value;
            }
        products_of_quads(quads, across, height, start, windows, columns, rows, products, line);
        return;
    }
#endif
    one_by_one(template, width, height, windows, columns, rows, products, line);
}
