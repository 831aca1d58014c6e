#include "CFingerprint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { LANES = 16, EDGE = 1, APART = 2 };
static const float units = 60;
// A window with less structure than this share of the template's does not count as a match of the little that is there.
static const float least_energy = 0.25f;

struct pb_scan_target {
    int32_t width, height, margin, stride;
    int16_t *cells;      // with the margin around it, and room for reading whole lanes
    int32_t *energy;     // of all cells above and to the left: (width + 1) x (height + 1)
};

pb_scan_target *pb_scan_target_make(const float *grid, int32_t width, int32_t height, int32_t margin) {
    int32_t w = width + 2 * margin, h = height + 2 * margin, stride = w + LANES;
    size_t cell_bytes = sizeof(int16_t) * (size_t)(stride * h + LANES);
    cell_bytes = (cell_bytes + 63) / 64 * 64;
    size_t energy_bytes = sizeof(int32_t) * (size_t)((w + 1) * (h + 1));
    pb_scan_target *target = calloc(1, sizeof *target + cell_bytes + energy_bytes);
    if (!target) return NULL;
    *target = (pb_scan_target){w, h, margin, stride, NULL, NULL};
    target->cells = (int16_t *)(void *)(target + 1);
    target->energy = (int32_t *)(void *)((uint8_t *)target->cells + cell_bytes);
    for (int32_t y = 0; y < height; y++)
        for (int32_t x = 0; x < width; x++)
            target->cells[(y + margin) * stride + x + margin] = (int16_t)lrintf(grid[y * width + x] * units);
    for (int32_t y = 0; y < h; y++) {
        int32_t row = 0;
        for (int32_t x = 0; x < w; x++) {
            int32_t value = target->cells[y * stride + x];
            row += value * value;
            target->energy[(y + 1) * (w + 1) + x + 1] = target->energy[y * (w + 1) + x + 1] + row;
        }
    }
    return target;
}

void pb_scan_target_free(pb_scan_target *target) {
    free(target);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static int32_t product_avx2(
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
#endif

static int32_t product_plain(
    const int16_t *template, int32_t stride, int32_t rows, const int16_t *cells, int32_t cell_stride) {
    int32_t sum = 0;
    for (int32_t y = 0; y < rows; y++, template += stride, cells += cell_stride)
        for (int32_t x = 0; x < stride; x++) sum += (int32_t)template[x] * (int32_t)cells[x];
    return sum;
}

/// The largest value of a row and where it is.
static int32_t best_of(const float *row, int32_t count, float *value) {
    float best = row[0];
    for (int32_t i = 1; i < count; i++) best = row[i] > best ? row[i] : best;
    *value = best;
    int32_t at = 0;
    while (row[at] != best) at++;
    return at;
}

static int32_t best_places(float *scores, int32_t width, int32_t height, pb_peak *peaks, int32_t capacity) {
    float best[PB_GRID_MAX_CELLS];
    int32_t column[PB_GRID_MAX_CELLS], found = 0;
    for (int32_t y = 0; y < height; y++) column[y] = best_of(scores + y * width, width, &best[y]);
    for (; found < capacity; found++) {
        float value;
        int32_t by = best_of(best, height, &value), bx = column[by];
        if (value <= 0) break;
        peaks[found] = (pb_peak){value, bx, by};
        for (int32_t y = by - APART; y <= by + APART; y++) {
            if (y < 0 || y >= height) continue;
            for (int32_t x = bx - APART; x <= bx + APART; x++)
                if (x >= 0 && x < width) scores[y * width + x] = 0;
            column[y] = best_of(scores + y * width, width, &best[y]);
        }
    }
    return found;
}

int32_t pb_scan(
    const pb_scan_target *target, const float *grid, int32_t width, int32_t height, pb_peak *peaks,
    int32_t capacity) {
    int32_t columns = target->width - width + 1, rows = target->height - height + 1;
    int32_t stride = (width + LANES - 1) / LANES * LANES;
    if (columns < 1 || rows < 1 || width <= 2 * EDGE || height <= 2 * EDGE) return 0;
    if (stride * height > 2 * PB_GRID_MAX_CELLS || columns * rows > PB_GRID_MAX_CELLS) return 0;
    int16_t template[2 * PB_GRID_MAX_CELLS];
    float scores[PB_GRID_MAX_CELLS];
    memset(template, 0, sizeof(int16_t) * (size_t)(stride * height));
    int32_t own = 0;
    for (int32_t y = EDGE; y < height - EDGE; y++)
        for (int32_t x = EDGE; x < width - EDGE; x++) {
            int32_t value = (int32_t)lrintf(grid[y * width + x] * units);
            template[y * stride + x] = (int16_t)value;
            own += value * value;
        }
    if (own == 0) return 0;
#if defined(__x86_64__)
    int has_avx2 = __builtin_cpu_supports("avx2");
#endif
    int32_t line = target->width + 1;
    float least = least_energy * (float)own, share = 1 / sqrtf((float)own);
    int32_t products[PB_GRID_MAX_CELLS];
    for (int32_t y = 0; y < rows; y++) {
        for (int32_t x = 0; x < columns; x++) {
            const int16_t *cells = target->cells + y * target->stride + x;
#if defined(__x86_64__)
            products[x] = has_avx2 ? product_avx2(template, stride, height, cells, target->stride)
                                   : product_plain(template, stride, height, cells, target->stride);
#else
            products[x] = product_plain(template, stride, height, cells, target->stride);
#endif
        }
        const int32_t *top = target->energy + (y + EDGE) * line, *bottom = top + (height - 2 * EDGE) * line;
        for (int32_t x = 0; x < columns; x++) {
            int32_t right = x + width - EDGE, left = x + EDGE;
            float energy = (float)(bottom[right] - bottom[left] - top[right] + top[left]);
            energy = energy < least ? least : energy;
            scores[y * columns + x] = (float)products[x] * share / __builtin_elementwise_sqrt(energy);
        }
    }
    int32_t found = best_places(scores, columns, rows, peaks, capacity);
    for (int32_t i = 0; i < found; i++) {
        peaks[i].x -= target->margin;
        peaks[i].y -= target->margin;
    }
    return found;
}
