#include "CFingerprint.h"

#include <stddef.h>

/// Brightness of one pixel over the ground.
static inline float split(const uint8_t *at, int32_t channels, float ground, float *blue, float *red, float *alpha) {
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

static int middle(const int32_t counts[256]) {
    int32_t total = 0, sum = 0;
    for (int i = 0; i < 256; i++) total += counts[i];
    if (total == 0) return -1;
    for (int i = 0; i < 256; i++) {
        sum += counts[i];
        if (sum > total / 2) return i;
    }
    return 255;
}

uint8_t pb_colour_planes(
    const uint8_t *pixels, int32_t width, int32_t height, int32_t channels, pb_box box, float ground, float *luma,
    float *blue, float *red, float *alpha) {
    int32_t around[256] = {0}, outermost[256] = {0};
    float cb, cr, opacity;
    size_t next = 0;
    for (int32_t y = 0; y < height; y++) {
        const uint8_t *row = pixels + (size_t)y * (size_t)width * (size_t)channels;
        int in_rows = y >= box.y && y < box.y + box.height;
        for (int32_t x = 0; x < width; x++) {
            int in_box = in_rows && x >= box.x && x < box.x + box.width;
            if (in_box) continue;
            around[(int)split(row + x * channels, channels, ground, &cb, &cr, &opacity)]++;
        }
        int32_t step = y == 0 || y == height - 1 || width < 2 ? 1 : width - 1;
        for (int32_t x = 0; x < width; x += step)
            outermost[(int)split(row + x * channels, channels, ground, &cb, &cr, &opacity)]++;
        if (!in_rows) continue;
        for (int32_t x = box.x; x < box.x + box.width; x++, next++)
            luma[next] = split(row + x * channels, channels, ground, &blue[next], &red[next], &alpha[next]);
    }
    int surround = middle(around);
    return (uint8_t)(surround >= 0 ? surround : middle(outermost));
}
