#include "pb_resize.h"

#include <math.h>
#include <stdlib.h>

// Weights are whole numbers of this many bits below one.
enum { PRECISION = 14 };

// For each target position: which source positions count, and how much.
typedef struct {
    int32_t taps;       // places per target position in `weights`
    int32_t *first;     // first source position
    int32_t *count;     // how many of them
    int16_t *weights;
} axis;

static void axis_free(axis *axis) {
    free(axis->first);
    free(axis->count);
    free(axis->weights);
}

static int axis_make(axis *out, int32_t source, int32_t target) {
    double scale = (double)source / target;
    double reach = scale < 1 ? 1 : scale;
    out->taps = (int32_t)ceil(reach) * 2 + 1;
    out->first = malloc((size_t)target * sizeof(int32_t));
    out->count = malloc((size_t)target * sizeof(int32_t));
    out->weights = calloc((size_t)target * (size_t)out->taps, sizeof(int16_t));
    double *exact = malloc((size_t)out->taps * sizeof(double));
    if (!out->first || !out->count || !out->weights || !exact) {
        free(exact);
        axis_free(out);
        return -1;
    }
    for (int32_t i = 0; i < target; i++) {
        double centre = (i + 0.5) * scale, sum = 0;
        int32_t first = (int32_t)(centre - reach + 0.5), last = (int32_t)(centre + reach + 0.5);
        if (first < 0) first = 0;
        if (last > source) last = source;
        for (int32_t k = first; k < last; k++) {
            double distance = fabs((k - centre + 0.5) / reach);
            sum += exact[k - first] = distance < 1 ? 1 - distance : 0;
        }
        out->first[i] = first;
        out->count[i] = last - first;
        int16_t *weights = out->weights + (size_t)i * (size_t)out->taps;
        int32_t total = 0, largest = 0;
        for (int32_t k = 0; k < last - first; k++) {
            weights[k] = (int16_t)lround(exact[k] / sum * (1 << PRECISION));
            total += weights[k];
            if (weights[k] > weights[largest]) largest = k;
        }
        // An even area stays exactly even.
        weights[largest] = (int16_t)(weights[largest] + (1 << PRECISION) - total);
    }
    free(exact);
    return 0;
}

static void shrink_row(const uint8_t *source, uint8_t *target, int32_t width, const axis *axis) {
    for (int32_t x = 0; x < width; x++) {
        const uint8_t *pixel = source + (size_t)axis->first[x] * 3;
        const int16_t *weights = axis->weights + (size_t)x * (size_t)axis->taps;
        int32_t red = 1 << (PRECISION - 1), green = red, blue = red;
        for (int32_t k = 0; k < axis->count[x]; k++, pixel += 3) {
            red += pixel[0] * weights[k];
            green += pixel[1] * weights[k];
            blue += pixel[2] * weights[k];
        }
        target[x * 3] = (uint8_t)(red >> PRECISION);
        target[x * 3 + 1] = (uint8_t)(green >> PRECISION);
        target[x * 3 + 2] = (uint8_t)(blue >> PRECISION);
    }
}

// Sums in 16 bits, with five bits below one: the upper halves of products, which every processor takes many at a time.
static void blend_rows(const uint8_t *rows, size_t stride, uint8_t *restrict target, int16_t *restrict sums,
                       const int16_t *weights, int32_t count) {
    enum { LIFT = 7, LEFT = LIFT + PRECISION - 16 };
    // Half of one, and half of what each cut-off product loses on average; never so much that white runs over.
    int16_t start = (int16_t)((1 << (LEFT - 1)) + (count < 30 ? count / 2 : 15));
    for (size_t i = 0; i < stride; i++) sums[i] = start;
    for (int32_t k = 0; k < count; k++) {
        const uint8_t *restrict row = rows + (size_t)k * stride;
        int16_t weight = weights[k];
        for (size_t i = 0; i < stride; i++) sums[i] += (int16_t)(((int16_t)(row[i] << LIFT) * weight) >> 16);
    }
    for (size_t i = 0; i < stride; i++) target[i] = (uint8_t)(sums[i] >> LEFT);
}

int32_t pb_resize_rgb(const uint8_t *source, int32_t source_width, int32_t source_height, uint8_t *target,
                      int32_t target_width, int32_t target_height) {
    axis across, down;
    if (axis_make(&across, source_width, target_width)) return -1;
    if (axis_make(&down, source_height, target_height)) {
        axis_free(&across);
        return -1;
    }
    size_t stride = (size_t)target_width * 3;
    uint8_t *rows = malloc(stride * (size_t)source_height);
    int16_t *sums = malloc(stride * sizeof(int16_t));
    int32_t status = rows && sums ? 0 : -1;
    if (status == 0) {
        for (int32_t y = 0; y < source_height; y++)
            shrink_row(source + (size_t)y * (size_t)source_width * 3, rows + (size_t)y * stride, target_width, &across);
        for (int32_t y = 0; y < target_height; y++)
            blend_rows(rows + (size_t)down.first[y] * stride, stride, target + (size_t)y * stride, sums,
                       down.weights + (size_t)y * (size_t)down.taps, down.count[y]);
    }
    free(rows);
    free(sums);
    axis_free(&across);
    axis_free(&down);
    return status;
}
