#include "CFingerprint.h"
#include "widest.h"

#include <math.h>
#include <string.h>

enum { MAX_EDGE = 4096, MAX_WEIGHTS = 16384 };

/// Writes the weights of the input cells that make up output cell `i` and returns how many there are.
static inline int32_t taps(int32_t in, int32_t out, int32_t i, int32_t *first, float *weights, int32_t capacity) {
    float scale = (float)in / (float)out, reach = scale > 1 ? scale : 1, centre = ((float)i + 0.5f) * scale;
    int32_t from = (int32_t)floorf(centre - reach), to = (int32_t)ceilf(centre + reach);
    if (from < 0) from = 0;
    if (to > in) to = in;
    if (to - from > capacity) to = from + capacity;
    float sum = 0;
    for (int32_t k = from; k < to; k++) {
        float distance = fabsf(((float)k + 0.5f - centre) / reach);
        weights[k - from] = distance < 1 ? 1 - distance : 0;
        sum += weights[k - from];
    }
    for (int32_t k = 0; k < to - from; k++) weights[k] /= sum;
    *first = from;
    return to - from;
}

PB_WIDEST void pb_grid_resize(
    const float *in, int32_t width, int32_t height, float *out, int32_t out_width, int32_t out_height) {
    if (width > MAX_EDGE || height > MAX_EDGE || out_width > MAX_EDGE) return;
    float across[MAX_WEIGHTS], down[2 * MAX_EDGE], row[MAX_EDGE];
    int32_t first[MAX_EDGE], count[MAX_EDGE], used = 0;
    for (int32_t x = 0; x < out_width; x++) {
        count[x] = taps(width, out_width, x, &first[x], across + used, MAX_WEIGHTS - used);
        used += count[x];
    }
    for (int32_t y = 0; y < out_height; y++) {
        int32_t from, rows = taps(height, out_height, y, &from, down, 2 * MAX_EDGE);
        memset(row, 0, sizeof(float) * (size_t)width);
        for (int32_t k = 0; k < rows; k++) {
            const float *source = in + (size_t)(from + k) * (size_t)width;
            float weight = down[k];
            for (int32_t x = 0; x < width; x++) row[x] += weight * source[x];
        }
        const float *weights = across;
        for (int32_t x = 0; x < out_width; x++) {
            float sum = 0;
            for (int32_t k = 0; k < count[x]; k++) sum += weights[k] * row[first[x] + k];
            weights += count[x];
            out[(size_t)y * (size_t)out_width + (size_t)x] = sum;
        }
    }
}

static float clamped(float value, float high) {
    return value < 0 ? 0 : value > high ? high : value;
}

/// Linear between the four nearest cells; what lies outside repeats the edge.
static float sampled(const float *grid, int32_t width, int32_t height, float x, float y) {
    x = clamped(x, (float)(width - 1));
    y = clamped(y, (float)(height - 1));
    int32_t left = (int32_t)x, top = (int32_t)y;
    int32_t right = left + 1 < width ? left + 1 : left, bottom = top + 1 < height ? top + 1 : top;
    float fx = x - (float)left, fy = y - (float)top;
    const float *upper = grid + top * width, *lower = grid + bottom * width;
    return (upper[left] * (1 - fx) + upper[right] * fx) * (1 - fy) + (lower[left] * (1 - fx) + lower[right] * fx) * fy;
}

PB_WIDEST void pb_grid_turn(const float *in, int32_t width, int32_t height, float degrees, float *out) {
    float angle = degrees * 0.017453292f, cosine = cosf(angle), sine = sinf(angle);
    float cx = (float)(width - 1) / 2, cy = (float)(height - 1) / 2;
    for (int32_t y = 0; y < height; y++) {
        for (int32_t x = 0; x < width; x++) {
            float dx = (float)x - cx, dy = (float)y - cy;
            out[y * width + x] = sampled(in, width, height, cx + cosine * dx - sine * dy, cy + sine * dx + cosine * dy);
        }
    }
}

static inline int32_t least(int32_t one, int32_t other) {
    return one < other ? one : other;
}

/// Whether a place lies among the cells of a grid, so that it has four neighbours there.
static inline int is_among(pb_affine map, float u0, float v0, int32_t x, float right, float bottom) {
    float u = map.xx * (float)x + u0, v = map.yx * (float)x + v0;
    return u >= 0 && v >= 0 && u < right && v < bottom;
}

/// The cells of a row that lie beside those of the other grid or close to its edges.
static void warp_edge(
    const float *b, int32_t b_width, int32_t b_height, pb_affine map, float u0, float v0, float *to, uint8_t *flag,
    int32_t from, int32_t end) {
    float right = (float)b_width - 0.5f, bottom = (float)b_height - 0.5f;
    for (int32_t x = from; x < end; x++) {
        float u = map.xx * (float)x + u0, v = map.yx * (float)x + v0;
        flag[x] = u >= -0.5f && v >= -0.5f && u <= right && v <= bottom;
        to[x] = flag[x] ? sampled(b, b_width, b_height, u, v) : 0;
    }
}

PB_WIDEST void pb_grid_warp(
    const float *b, int32_t b_width, int32_t b_height, pb_affine map, float *restrict out, uint8_t *restrict inside,
    int32_t width, int32_t height) {
    for (int32_t y = 0; y < height; y++) {
        float *to = out + y * width;
        uint8_t *flag = inside + y * width;
        float u0 = map.xy * (float)y + map.x0, v0 = map.yy * (float)y + map.y0;
        int32_t from = 0, end = width;
        while (from < end && !is_among(map, u0, v0, from, (float)(b_width - 1), (float)(b_height - 1))) from++;
        while (from < end && !is_among(map, u0, v0, end - 1, (float)(b_width - 1), (float)(b_height - 1))) end--;
        warp_edge(b, b_width, b_height, map, u0, v0, to, flag, 0, from);
        for (int32_t x = from; x < end; x++) {
            // What lies between two cells that are among the others is so as well, but for the rounding.
            float u = map.xx * (float)x + u0, v = map.yx * (float)x + v0;
            int32_t left = least((int32_t)u, b_width - 2), top = least((int32_t)v, b_height - 2);
            float fx = u - (float)left, fy = v - (float)top;
            const float *upper = b + top * b_width + left, *lower = upper + b_width;
            float above = upper[0] + (upper[1] - upper[0]) * fx, below = lower[0] + (lower[1] - lower[0]) * fx;
            to[x] = above + (below - above) * fy;
        }
        memset(flag + from, 1, (size_t)(end - from));
        warp_edge(b, b_width, b_height, map, u0, v0, to, flag, end, width);
    }
}
