#pragma clang fp reassociate(on)
#include "CFingerprint.h"
#include "widest.h"

#include <math.h>
#include <string.h>

enum { MEAN_REACH = 2, CONTRAST_REACH = 3, MOST_REACH = 3 };
// Contrast below this share of the picture's own, or below so many levels, is taken for noise and not amplified.
static const float quiet_share = 0.35f, quiet_level = 2.0f, limit = 2.0f;

/// How many places of a line lie that near to one of them.
static int32_t within_reach(int32_t place, int32_t count, int32_t reach) {
    int32_t before = place < reach ? place : reach, after = count - 1 - place;
    return before + 1 + (after < reach ? after : reach);
}

/// The mean over a square of cells, as much of it as lies within the grid.
static inline __attribute__((always_inline)) void mean(
    const float *restrict in, int32_t width, int32_t height, int32_t reach, float *restrict out) {
    // The sums of the rows within reach, with nothing on both sides of them.
    float sums[PB_GRID_MAX_CELLS + 2 * MOST_REACH], shares[PB_GRID_MAX_CELLS];
    memset(sums, 0, sizeof(float) * (size_t)(width + 2 * reach));
    for (int32_t x = 0; x < width; x++) shares[x] = 1 / (float)within_reach(x, width, reach);
    for (int32_t y = -reach; y < height; y++) {
        if (y + reach < height) {
            const float *entering = in + (y + reach) * width;
            for (int32_t x = 0; x < width; x++) sums[x + reach] += entering[x];
        }
        if (y > reach) {
            const float *leaving = in + (y - reach - 1) * width;
            for (int32_t x = 0; x < width; x++) sums[x + reach] -= leaving[x];
        }
        if (y < 0) continue;
        float *row = out + y * width, share = 1 / (float)within_reach(y, height, reach);
        for (int32_t x = 0; x < width; x++) {
            float sum = 0;
            for (int32_t k = 0; k <= 2 * reach; k++) sum += sums[x + k];
            row[x] = sum * share * shares[x];
        }
    }
}

PB_WIDEST void pb_grid_normalise(const float *in, int32_t width, int32_t height, float *out) {
    float difference[PB_GRID_MAX_CELLS], energy[PB_GRID_MAX_CELLS], local[PB_GRID_MAX_CELLS];
    int32_t cells = width * height;
    if (cells > PB_GRID_MAX_CELLS) return;
    mean(in, width, height, MEAN_REACH, local);
    double total = 0;
    for (int32_t i = 0; i < cells; i++) {
        difference[i] = in[i] - local[i];
        energy[i] = difference[i] * difference[i];
        total += (double)energy[i];
    }
    float quiet = quiet_share * quiet_share * (float)(total / cells) + quiet_level * quiet_level;
    mean(energy, width, height, CONTRAST_REACH, local);
    for (int32_t i = 0; i < cells; i++) {
        // A running sum may end a little below zero where nothing is.
        float value = difference[i] / __builtin_elementwise_sqrt((local[i] > 0 ? local[i] : 0) + quiet);
        out[i] = value > limit ? limit : value < -limit ? -limit : value;
    }
}
