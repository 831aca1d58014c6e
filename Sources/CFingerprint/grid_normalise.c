#include "CFingerprint.h"

#include <math.h>
#include <string.h>

enum { MEAN_REACH = 2, CONTRAST_REACH = 3 };
// Contrast below this share of the picture's own, or below so many levels, is taken for noise and not amplified.
static const float quiet_share = 0.35f, quiet_level = 2.0f, limit = 2.0f;

static int32_t clamp(int32_t value, int32_t high) {
    return value < 0 ? 0 : value > high ? high : value;
}

/// The mean over a square of cells, as much of it as lies within the grid.
static void mean(const float *in, int32_t width, int32_t height, int32_t reach, float *out, float *scratch) {
    for (int32_t y = 0; y < height; y++) {
        const float *row = in + y * width;
        float *to = scratch + y * width, sum = 0;
        for (int32_t x = 0; x < reach && x < width; x++) sum += row[x];
        for (int32_t x = 0; x < width; x++) {
            if (x + reach < width) sum += row[x + reach];
            if (x - reach - 1 >= 0) sum -= row[x - reach - 1];
            to[x] = sum / (float)(clamp(x + reach, width - 1) - clamp(x - reach, width - 1) + 1);
        }
    }
    for (int32_t y = 0; y < height; y++) {
        int32_t from = clamp(y - reach, height - 1), to = clamp(y + reach, height - 1);
        float *row = out + y * width, share = 1 / (float)(to - from + 1);
        memset(row, 0, sizeof(float) * (size_t)width);
        for (int32_t k = from; k <= to; k++)
            for (int32_t x = 0; x < width; x++) row[x] += scratch[k * width + x];
        for (int32_t x = 0; x < width; x++) row[x] *= share;
    }
}

void pb_grid_normalise(const float *in, int32_t width, int32_t height, float *out) {
    float difference[PB_GRID_MAX_CELLS], energy[PB_GRID_MAX_CELLS], local[PB_GRID_MAX_CELLS];
    float scratch[PB_GRID_MAX_CELLS];
    int32_t cells = width * height;
    if (cells > PB_GRID_MAX_CELLS) return;
    mean(in, width, height, MEAN_REACH, local, scratch);
    double total = 0;
    for (int32_t i = 0; i < cells; i++) {
        difference[i] = in[i] - local[i];
        energy[i] = difference[i] * difference[i];
        total += (double)energy[i];
    }
    float quiet = quiet_share * quiet_share * (float)(total / cells) + quiet_level * quiet_level;
    mean(energy, width, height, CONTRAST_REACH, local, scratch);
    for (int32_t i = 0; i < cells; i++) {
        // A running sum may end a little below zero where nothing is.
        float value = difference[i] / sqrtf((local[i] > 0 ? local[i] : 0) + quiet);
        out[i] = value > limit ? limit : value < -limit ? -limit : value;
    }
}
