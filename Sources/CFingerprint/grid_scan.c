#include "CFingerprint.h"
#include "widest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LANES = 16, EDGE = 1, APART = 2 };
static const float units = 60;
// A window with less structure than this share of the template's does not count as a match of the little that is there.
static const float least_energy = 0.25f;

/// The nearest whole number of units; without a call, so that many are made at once.
static inline int32_t whole(float value) {
    enum { ABOVE_ALL = 1024 };
    return (int32_t)(value * units + (ABOVE_ALL + 0.5f)) - ABOVE_ALL;
}

struct pb_scan_target {
    int32_t width, height, margin, stride;
    int16_t *cells;      // with the margin around it, and room for reading whole lanes
    int32_t *energy;     // of all cells above and to the left: (width + 1) x (height + 1)
    uint32_t *quads;     // see pb_windows; null where the processor has no use for them
};

static void fill_quads(pb_scan_target *target) {
    int32_t count = target->stride * target->height;
    for (int32_t i = 0; i < count; i++) {
        uint32_t quad = 0;
        for (int32_t next = 0; next < 4; next++)
            quad |= (uint32_t)(uint8_t)(target->cells[i + next] + 128) << (8 * next);
        target->quads[i] = quad;
    }
}

pb_scan_target *pb_scan_target_make(const float *grid, int32_t width, int32_t height, int32_t margin) {
    int32_t w = width + 2 * margin, h = height + 2 * margin, stride = w + LANES;
    size_t cell_bytes = sizeof(int16_t) * (size_t)(stride * h + LANES);
    cell_bytes = (cell_bytes + 63) / 64 * 64;
    size_t energy_bytes = sizeof(int32_t) * (size_t)((w + 1) * (h + 1));
    size_t quad_bytes = pb_uses_quads() ? sizeof(uint32_t) * (size_t)(stride * h + LANES) : 0;
    pb_scan_target *target = calloc(1, sizeof *target + cell_bytes + energy_bytes + quad_bytes);
    if (!target) return NULL;
    *target = (pb_scan_target){w, h, margin, stride, NULL, NULL, NULL};
    target->cells = (int16_t *)(void *)(target + 1);
    target->energy = (int32_t *)(void *)((uint8_t *)target->cells + cell_bytes);
    if (quad_bytes > 0) target->quads = (uint32_t *)(void *)((uint8_t *)target->energy + energy_bytes);
    for (int32_t y = 0; y < height; y++)
        for (int32_t x = 0; x < width; x++)
            target->cells[(y + margin) * stride + x + margin] = (int16_t)whole(grid[y * width + x]);
    for (int32_t y = 0; y < h; y++) {
        int32_t row = 0;
        for (int32_t x = 0; x < w; x++) {
            int32_t value = target->cells[y * stride + x];
            row += value * value;
            target->energy[(y + 1) * (w + 1) + x + 1] = target->energy[y * (w + 1) + x + 1] + row;
        }
    }
    if (target->quads) fill_quads(target);
    return target;
}

void pb_scan_target_free(pb_scan_target *target) {
    free(target);
}

/// The bits of a number: for numbers above zero in the same order, and many are compared at once.
static inline int32_t order_of(float score) {
    int32_t bits;
    memcpy(&bits, &score, sizeof bits);
    return bits;
}

static inline float score_of(int32_t bits) {
    float score;
    memcpy(&score, &bits, sizeof score);
    return score;
}

static inline __attribute__((always_inline)) int32_t largest(const int32_t *row, int32_t count) {
    int32_t best = row[0];
    for (int32_t i = 1; i < count; i++) best = row[i] > best ? row[i] : best;
    return best;
}

static int32_t place_of(const int32_t *row, int32_t value) {
    int32_t at = 0;
    while (row[at] != value) at++;
    return at;
}

/// Takes the largest scores above zero, each time clearing what is near it.
static inline __attribute__((always_inline)) int32_t best_places(
    int32_t *scores, int32_t width, int32_t height, pb_peak *peaks, int32_t capacity) {
    int32_t best[PB_GRID_MAX_CELLS], found = 0;
    for (int32_t y = 0; y < height; y++) best[y] = largest(scores + y * width, width);
    for (; found < capacity; found++) {
        int32_t value = largest(best, height);
        if (value <= 0) break;
        int32_t by = place_of(best, value), bx = place_of(scores + by * width, value);
        peaks[found] = (pb_peak){score_of(value), bx, by};
        for (int32_t y = by - APART; y <= by + APART; y++) {
            if (y < 0 || y >= height) continue;
            for (int32_t x = bx - APART; x <= bx + APART; x++)
                if (x >= 0 && x < width) scores[y * width + x] = 0;
            best[y] = largest(scores + y * width, width);
        }
    }
    return found;
}

PB_WIDEST int32_t pb_scan(
    const pb_scan_target *target, const float *grid, int32_t width, int32_t height, pb_peak *peaks,
    int32_t capacity) {
    int32_t columns = target->width - width + 1, rows = target->height - height + 1;
    int32_t inner_width = width - 2 * EDGE, inner_height = height - 2 * EDGE;
    if (columns < 1 || rows < 1 || inner_width < 1 || inner_height < 1) return 0;
    if (width * height > PB_GRID_MAX_CELLS || columns * rows > PB_GRID_MAX_CELLS) return 0;
    int32_t product_line = (columns + LANES - 1) / LANES * LANES;
    if (product_line * rows > 2 * PB_GRID_MAX_CELLS) return 0;
    int8_t template[PB_GRID_MAX_CELLS];
    int32_t own = 0;
    for (int32_t y = 0; y < inner_height; y++)
        for (int32_t x = 0; x < inner_width; x++) {
            int32_t value = whole(grid[(y + EDGE) * width + x + EDGE]);
            template[y * inner_width + x] = (int8_t)value;
            own += value * value;
        }
    if (own == 0) return 0;
    int32_t products[2 * PB_GRID_MAX_CELLS], first = EDGE * target->stride + EDGE;
    pb_windows windows = {target->cells + first, target->quads ? target->quads + first : NULL, target->stride};
    pb_window_products(
        template, inner_width, inner_height, windows, columns, rows, products, product_line);
    int32_t scores[PB_GRID_MAX_CELLS];
    int32_t line = target->width + 1;
    float least = least_energy * (float)own, share = 1 / sqrtf((float)own);
    for (int32_t y = 0; y < rows; y++) {
        const int32_t *top = target->energy + (y + EDGE) * line + EDGE, *bottom = top + inner_height * line;
        const int32_t *product = products + y * product_line;
        for (int32_t x = 0; x < columns; x++) {
            int32_t right = x + inner_width;
            float energy = (float)(bottom[right] - bottom[x] - top[right] + top[x]);
            energy = energy < least ? least : energy;
            scores[y * columns + x] = order_of((float)product[x] * share / __builtin_elementwise_sqrt(energy));
        }
    }
    int32_t found = best_places(scores, columns, rows, peaks, capacity);
    for (int32_t i = 0; i < found; i++) {
        peaks[i].x -= target->margin;
        peaks[i].y -= target->margin;
    }
    return found;
}
