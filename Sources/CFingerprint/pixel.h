// How a pixel becomes brightness and colour differences.
#pragma once

#include <stdint.h>

/// Brightness of one pixel over the ground.
static inline float pb_split(const uint8_t *at, int32_t channels, float ground, float *blue, float *red, float *alpha) {
    float r = at[0], g = at[1], b = at[2];
    *alpha = channels == 4 ? at[3] : 255;
    if (channels == 4) {
        float share = *alpha / 255, rest = ground * (1 - share);
        r = r * share + rest;
        g = g * share + rest;
        b = b * share + rest;
    }
    float luma = 0.299f * r + 0.587f * g + 0.114f * b;
    *blue = (b - luma) / 2;
    *red = (r - luma) / 2;
    return luma;
}
