#pragma clang fp reassociate(on) contract(fast)
#include "CFingerprint.h"
#include "widest.h"

#include <math.h>
#include <string.h>

enum { UNKNOWNS = 4 };
static const float largest_step = 2.5f;

/// Correlation where `b` covers `a`, and the factor that brings `b` to the contrast of `a`.
PB_WIDEST static float correlation(
    const float *a, const float *b, const uint8_t *inside, int32_t cells, float *gain) {
    float ab = 0, aa = 0, bb = 0;
    for (int32_t i = 0; i < cells; i++) {
        float weight = inside[i], p = a[i] * weight, q = b[i] * weight;
        ab += p * q;
        aa += p * p;
        bb += q * q;
    }
    *gain = bb > 0 ? ab / bb : 1;
    if (*gain < 0.2f) *gain = 0.2f;
    return aa > 0 && bb > 0 ? ab / sqrtf(aa * bb) : 0;
}

static int solve(double m[UNKNOWNS][UNKNOWNS], double v[UNKNOWNS]) {
    for (int i = 0; i < UNKNOWNS; i++) {
        if (fabs(m[i][i]) < 1e-9) return 0;
        for (int j = i + 1; j < UNKNOWNS; j++) {
            double factor = m[j][i] / m[i][i];
            for (int k = i; k < UNKNOWNS; k++) m[j][k] -= factor * m[i][k];
            v[j] -= factor * v[i];
        }
    }
    for (int i = UNKNOWNS - 1; i >= 0; i--) {
        for (int k = i + 1; k < UNKNOWNS; k++) v[i] -= m[i][k] * v[k];
        v[i] /= m[i][i];
    }
    return 1;
}

/// The map that applies `inner` first.
static pb_affine composed(pb_affine outer, pb_affine inner) {
    return (pb_affine){
        outer.xx * inner.xx + outer.xy * inner.yx, outer.xx * inner.xy + outer.xy * inner.yy,
        outer.xx * inner.x0 + outer.xy * inner.y0 + outer.x0,
        outer.yx * inner.xx + outer.yy * inner.yx, outer.yx * inner.xy + outer.yy * inner.yy,
        outer.yx * inner.x0 + outer.yy * inner.y0 + outer.y0,
    };
}

/// The normal equations of one step, for shift right, shift down, growth and turn about the centre.
PB_WIDEST static void equations(
    const float *a, const float *b, const uint8_t *inside, int32_t width, int32_t height, float gain, float unit,
    double m[UNKNOWNS][UNKNOWNS], double v[UNKNOWNS]) {
    float cx = (float)(width - 1) / 2, cy = (float)(height - 1) / 2;
    memset(m, 0, sizeof(double) * UNKNOWNS * UNKNOWNS);
    memset(v, 0, sizeof(double) * UNKNOWNS);
    for (int32_t y = 1; y < height - 1; y++) {
        float sums[14] = {0};
        for (int32_t x = 1; x < width - 1; x++) {
            int32_t i = y * width + x;
            float weight = inside[i] & inside[i - 1] & inside[i + 1] & inside[i - width] & inside[i + width];
            float gx = (b[i + 1] - b[i - 1]) * 0.5f * gain * weight;
            float gy = (b[i + width] - b[i - width]) * 0.5f * gain * weight;
            float px = ((float)x - cx) * unit, py = ((float)y - cy) * unit;
            float grow = gx * px + gy * py, turn = gy * px - gx * py, rest = (a[i] - gain * b[i]) * weight;
            sums[0] += gx * gx, sums[1] += gx * gy, sums[2] += gx * grow, sums[3] += gx * turn;
            sums[4] += gy * gy, sums[5] += gy * grow, sums[6] += gy * turn;
            sums[7] += grow * grow, sums[8] += grow * turn, sums[9] += turn * turn;
            sums[10] += gx * rest, sums[11] += gy * rest, sums[12] += grow * rest, sums[13] += turn * rest;
        }
        const float *next = sums;
        for (int i = 0; i < UNKNOWNS; i++)
            for (int j = i; j < UNKNOWNS; j++) m[i][j] += (double)*next++;
        for (int i = 0; i < UNKNOWNS; i++) v[i] += (double)*next++;
    }
    for (int i = 0; i < UNKNOWNS; i++) {
        for (int j = 0; j < i; j++) m[i][j] = m[j][i];
        m[i][i] = m[i][i] * 1.001 + 1e-3;
    }
}

float pb_grid_align(
    const float *a, int32_t a_width, int32_t a_height, const float *b, int32_t b_width, int32_t b_height,
    pb_affine *map, int32_t steps) {
    int32_t cells = a_width * a_height;
    if (cells > PB_GRID_MAX_CELLS) return 0;
    float warped[PB_GRID_MAX_CELLS];
    uint8_t inside[PB_GRID_MAX_CELLS];
    pb_affine now = *map, best_map = *map;
    float best = -1, gain, unit = 2 / (float)(a_width + a_height);
    for (int32_t step = 0; step <= steps; step++) {
        pb_grid_warp(b, b_width, b_height, now, warped, inside, a_width, a_height);
        float score = correlation(a, warped, inside, cells, &gain);
        if (score > best) {
            best = score;
            best_map = now;
        } else if (step > 3 && score < best - 0.05f) {
            break;
        }
        double m[UNKNOWNS][UNKNOWNS], v[UNKNOWNS];
        if (step == steps) break;
        equations(a, warped, inside, a_width, a_height, gain, unit, m, v);
        if (!solve(m, v)) break;
        float length = sqrtf((float)(v[0] * v[0] + v[1] * v[1]));
        float share = length > largest_step ? largest_step / length : 1;
        float right = (float)v[0] * share, down = (float)v[1] * share;
        float grow = (float)v[2] * share * unit, turn = (float)v[3] * share * unit;
        float cx = (float)(a_width - 1) / 2, cy = (float)(a_height - 1) / 2;
        pb_affine change = {
            1 + grow, -turn, right - grow * cx + turn * cy, turn, 1 + grow, down - turn * cx - grow * cy,
        };
        now = composed(now, change);
        if (fabsf(right) + fabsf(down) < 0.01f && step > 2) break;
    }
    *map = best_map;
    return best;
}
