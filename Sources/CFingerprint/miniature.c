#pragma clang fp reassociate(on) contract(fast)
#include "CFingerprint.h"
#include "pixel.h"
#include "widest.h"

#include <math.h>
#include <string.h>

enum { MOST_CELLS = 256, MOST_WIDTH = 4096, UNKNOWNS = 3, MOST_SOURCES = 6 };
static const float white = 255;
/// Holds the mix of a recoloured plane back as much as noise of two levels does, and hardly at all.
static const double firm_hold = 4, weak_hold = 1e-2;

/// How much of input cell `k` lies in the output cell that covers `from` to `to`.
static inline float covered(int32_t k, float from, float to) {
    float left = (float)k > from ? (float)k : from, right = (float)(k + 1) < to ? (float)(k + 1) : to;
    return right > left ? right - left : 0;
}

/// Writes for each output column the mean of the part of a row that lies in it.
static void average_row(const float *row, int32_t width, float *out, int32_t out_width) {
    float scale = (float)width / (float)out_width;
    for (int32_t x = 0; x < out_width; x++) {
        float from = (float)x * scale, to = from + scale, sum = 0;
        for (int32_t k = (int32_t)from; k < width && (float)k < to; k++) sum += row[k] * covered(k, from, to);
        out[x] = sum / scale;
    }
}

PB_WIDEST void pb_grid_average(
    const float *in, int32_t width, int32_t height, float *out, int32_t out_width, int32_t out_height) {
    if (width > MOST_WIDTH) return;
    float scale = (float)height / (float)out_height, sum[MOST_WIDTH];
    for (int32_t line = 0; line < out_height; line++) {
        float from = (float)line * scale, to = from + scale;
        memset(sum, 0, sizeof(float) * (size_t)width);
        for (int32_t y = (int32_t)from; y < height && (float)y < to; y++) {
            float weight = covered(y, from, to) / scale;
            for (int32_t x = 0; x < width; x++) sum[x] += weight * in[y * width + x];
        }
        average_row(sum, width, out + line * out_width, out_width);
    }
}

PB_WIDEST void pb_miniature_planes(
    const uint8_t *pixels, int32_t width, int32_t height, int32_t channels, float ground, int32_t out_width,
    int32_t out_height, float *planes) {
    if (width > MOST_WIDTH) return;
    float scale = (float)height / (float)out_height, sums[4][MOST_WIDTH];
    for (int32_t line = 0; line < out_height; line++) {
        float from = (float)line * scale, to = from + scale;
        for (int plane = 0; plane < 4; plane++) memset(sums[plane], 0, sizeof(float) * (size_t)width);
        for (int32_t y = (int32_t)from; y < height && (float)y < to; y++) {
            float weight = covered(y, from, to) / scale;
            const uint8_t *row = pixels + (size_t)y * (size_t)width * (size_t)channels;
            for (int32_t x = 0; x < width; x++) {
                float b, r, a, value = pb_split(row + x * channels, channels, ground, &b, &r, &a);
                sums[0][x] += weight * value;
                sums[1][x] += weight * b;
                sums[2][x] += weight * r;
                sums[3][x] += weight * a;
            }
        }
        for (int plane = 0; plane < 4; plane++)
            average_row(sums[plane], width, planes + (plane * out_height + line) * out_width, out_width);
    }
}

/// What least squares for a target from some sources need to know.
typedef struct {
    double m[UNKNOWNS][UNKNOWNS], v[UNKNOWNS];
} products;

static float product(const float *one, const float *other, int32_t cells) {
    float sum = 0;
    for (int32_t c = 0; c < cells; c++) sum += one[c] * other[c];
    return sum;
}

static products products_of(const float *target, const float *const sources[UNKNOWNS], int32_t cells) {
    products found;
    for (int i = 0; i < UNKNOWNS; i++) {
        for (int j = i; j < UNKNOWNS; j++)
            found.m[i][j] = found.m[j][i] = (double)product(sources[i], sources[j], cells);
        found.v[i] = (double)product(sources[i], target, cells);
    }
    return found;
}

/// Solves the equations `m` x = `v` by elimination; `m` has rows of `stride` numbers, `v` becomes x.
static void solve(double *m, double *v, int count, int stride) {
    for (int i = 0; i < count; i++)
        for (int j = i + 1; j < count; j++) {
            double factor = m[j * stride + i] / m[i * stride + i];
            for (int k = i; k < count; k++) m[j * stride + k] -= factor * m[i * stride + k];
            v[j] -= factor * v[i];
        }
    for (int i = count - 1; i >= 0; i--) {
        for (int k = i + 1; k < count; k++) v[i] -= m[i * stride + k] * v[k];
        v[i] /= m[i * stride + i];
    }
}

/// The factors of the sources, held back towards 1 for the first and 0 for the others.
static void solved(products p, const float hold[UNKNOWNS], float factors[UNKNOWNS]) {
    p.v[0] += (double)hold[0];
    for (int i = 0; i < UNKNOWNS; i++) p.m[i][i] += (double)hold[i];
    solve(p.m[0], p.v, UNKNOWNS, UNKNOWNS);
    for (int i = 0; i < UNKNOWNS; i++) factors[i] = (float)p.v[i];
}

/// Root mean square of what the sources leave of the target; the rest is written out.
static float rest_of(
    const float *target, const float *const sources[UNKNOWNS], const float factors[UNKNOWNS], int32_t cells, float *rest) {
    float sum = 0;
    for (int32_t c = 0; c < cells; c++) {
        rest[c] = target[c] - factors[0] * sources[0][c] - factors[1] * sources[1][c] - factors[2] * sources[2][c];
        sum += rest[c] * rest[c];
    }
    return sqrtf(sum / (float)cells);
}

/// How far a plane is from what another one becomes: as it is on the ground that suits best, and with the gain and offset that
/// suit best.
static void distances(
    const float *target, const float *source, const float *opaque, const float *ground, int32_t cells, float *as_is,
    float *rest, float factors[UNKNOWNS], float *left) {
    const float *const sources[UNKNOWNS] = {source, opaque, ground};
    // So strong a hold lets nothing change.
    const float fixed[UNKNOWNS] = {1e9f, 1e9f, 1e-3f}, loose[UNKNOWNS] = {64, 1e-2f, 1e-2f};
    const products known = products_of(target, sources, cells);
    solved(known, fixed, factors);
    *as_is = rest_of(target, sources, factors, cells, left);
    solved(known, loose, factors);
    *rest = rest_of(target, sources, factors, cells, left);
}

/// Root mean square distance from the mean; what each cell adds to it is added to `energy`.
static float deviation(const float *plane, int32_t cells, float *energy) {
    float mean = 0, sum = 0;
    for (int32_t c = 0; c < cells; c++) mean += plane[c];
    mean /= (float)cells;
    for (int32_t c = 0; c < cells; c++) {
        float value = (plane[c] - mean) * (plane[c] - mean);
        energy[c] += value;
        sum += value;
    }
    return sqrtf(sum / (float)cells);
}

static float both(float one, float other) { return sqrtf(one * one + other * other); }

/// Correlation of the slopes of what the source becomes and of the target.
static float slopes(const float *target, const float *rest, int32_t width, int32_t height) {
    float ab = 0, aa = 1, bb = 1;
    for (int32_t y = 0; y < height; y++)
        for (int32_t x = 0; x < width; x++) {
            int32_t at = y * width + x;
            for (int down = 0; down < 2; down++) {
                if (down ? y + 1 == height : x + 1 == width) continue;
                int32_t next = at + (down ? width : 1);
                float a = target[next] - target[at], b = a - (rest[next] - rest[at]);
                ab += a * b;
                aa += a * a;
                bb += b * b;
            }
        }
    return ab / sqrtf(aa * bb);
}

typedef struct {
    const float *luma, *blue, *red, *alpha;
} miniature;

static miniature of(const float *planes, int32_t count, int32_t cells) {
    return (miniature){planes, planes + cells, planes + 2 * cells, count > 3 ? planes + 3 * cells : NULL};
}

PB_WIDEST pb_likeness pb_miniature_compare(
    const float *a_cells, int32_t a_planes, const float *b_cells, int32_t b_planes, int32_t width, int32_t height) {
    int32_t cells = width * height;
    pb_likeness likeness = {0};
    if (cells < 1 || cells > MOST_CELLS) return likeness;
    const miniature one = of(a_cells, a_planes, cells), two = of(b_cells, b_planes, cells), *a = &one, *b = &two;
    // What is explained, and what by: a transparent picture becomes an opaque one, a strong contrast a weak one.
    float energy[MOST_CELLS] = {0}, unused[MOST_CELLS] = {0};
    likeness.luma_deviation[0] = deviation(a->luma, cells, energy);
    likeness.luma_deviation[1] = deviation(b->luma, cells, unused);
    int backwards = !a->alpha == !b->alpha ? likeness.luma_deviation[0] > likeness.luma_deviation[1] : !b->alpha;
    const miniature *target = backwards ? b : a, *source = backwards ? a : b;
    likeness.chroma_deviation[0] = both(deviation(a->blue, cells, energy), deviation(a->red, cells, energy));
    likeness.chroma_deviation[1] = both(deviation(b->blue, cells, unused), deviation(b->red, cells, unused));

    float opaque[MOST_CELLS], ground[MOST_CELLS], left[MOST_CELLS], factors[UNKNOWNS];
    int is_laid = source->alpha && !target->alpha;
    for (int32_t c = 0; c < cells; c++) {
        opaque[c] = source->alpha ? source->alpha[c] : 1;
        ground[c] = is_laid ? 1 - opaque[c] : 0;
        likeness.ground_share += ground[c] / (float)cells;
    }
    if (source->alpha && target->alpha) {
        float sum = 0;
        for (int32_t c = 0; c < cells; c++) sum += (opaque[c] - target->alpha[c]) * (opaque[c] - target->alpha[c]);
        likeness.alpha_distance = white * sqrtf(sum / (float)cells);
    }
    if (source->alpha) likeness.alpha_deviation = white * deviation(opaque, cells, unused);

    float blue, red, blue_rest, red_rest;
    distances(target->blue, source->blue, opaque, ground, cells, &blue, &blue_rest, factors, left);
    distances(target->red, source->red, opaque, ground, cells, &red, &red_rest, factors, left);
    likeness.chroma_distance = both(blue, red);
    likeness.chroma_rest = both(blue_rest, red_rest);
    distances(
        target->luma, source->luma, opaque, ground, cells, &likeness.luma_distance, &likeness.luma_rest, factors, left);
    likeness.gain = factors[0];
    likeness.offset = factors[1];
    likeness.slopes = slopes(target->luma, left, width, height);
    float sum = 0, squares = 0;
    for (int32_t c = 0; c < cells; c++) {
        if (fabsf(left[c]) > likeness.worst) likeness.worst = fabsf(left[c]);
        sum += energy[c];
        squares += energy[c] * energy[c];
    }
    likeness.effective_cells = squares > 0 ? sum * sum / squares : 0;
    return likeness;
}

/// What a plane may be mixed of, and the products of these.
typedef struct {
    int count;
    const float *sources[MOST_SOURCES];
    double products[MOST_SOURCES][MOST_SOURCES];
} palette;

/// Adds what a plane may be mixed of; a strong hold keeps it small.
static void add_source(palette *p, const float *source, double hold, int32_t cells) {
    int last = p->count++;
    p->sources[last] = source;
    for (int i = 0; i <= last; i++)
        p->products[i][last] = p->products[last][i] = (double)product(p->sources[i], source, cells);
    p->products[last][last] += hold * (double)cells;
}

/// Root mean square of what is left of the target by the best mix of all sources.
static float unmixed(const palette *p, const float *target, int32_t cells) {
    double m[MOST_SOURCES][MOST_SOURCES], v[MOST_SOURCES];
    memcpy(m, p->products, sizeof m);
    for (int i = 0; i < p->count; i++) v[i] = (double)product(p->sources[i], target, cells);
    solve(m[0], v, p->count, MOST_SOURCES);
    float rest[MOST_CELLS];
    memcpy(rest, target, sizeof(float) * (size_t)cells);
    for (int i = 0; i < p->count; i++)
        for (int32_t c = 0; c < cells; c++) rest[c] -= (float)v[i] * p->sources[i][c];
    return sqrtf(product(rest, rest, cells) / (float)cells);
}

PB_WIDEST pb_recolouring pb_miniature_recolouring(
    const float *source_cells, int32_t source_planes, const float *target_cells, int32_t target_planes, int32_t cells) {
    pb_recolouring found = {0};
    if (cells < 1 || cells > MOST_CELLS) return found;
    const miniature source = of(source_cells, source_planes, cells), target = of(target_cells, target_planes, cells);
    float opaque[MOST_CELLS], ground[MOST_CELLS], bent[MOST_CELLS], unused[MOST_CELLS] = {0};
    for (int32_t c = 0; c < cells; c++) {
        opaque[c] = source.alpha ? source.alpha[c] : 1;
        ground[c] = 1 - opaque[c];
        // Brightness that was clipped bends.
        bent[c] = source.luma[c] * source.luma[c] / 128;
    }
    palette p = {0};
    add_source(&p, opaque, weak_hold, cells);
    if (source.alpha && !target.alpha) add_source(&p, ground, weak_hold, cells);
    add_source(&p, source.luma, firm_hold, cells);
    add_source(&p, bent, firm_hold, cells);
    add_source(&p, source.blue, firm_hold, cells);
    add_source(&p, source.red, firm_hold, cells);
    found.luma_rest = unmixed(&p, target.luma, cells);
    found.chroma_rest = both(unmixed(&p, target.blue, cells), unmixed(&p, target.red, cells));
    found.luma_deviation = deviation(target.luma, cells, unused);
    found.chroma_deviation = both(deviation(target.blue, cells, unused), deviation(target.red, cells, unused));
    return found;
}
