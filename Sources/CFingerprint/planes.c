#include "CFingerprint.h"
#include "pixel.h"

#include <stddef.h>

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
            around[(int)pb_split(row + x * channels, channels, ground, &cb, &cr, &opacity)]++;
        }
        int32_t step = y == 0 || y == height - 1 || width < 2 ? 1 : width - 1;
        for (int32_t x = 0; x < width; x += step)
            outermost[(int)pb_split(row + x * channels, channels, ground, &cb, &cr, &opacity)]++;
        if (!in_rows) continue;
        for (int32_t x = box.x; x < box.x + box.width; x++, next++)
            luma[next] = pb_split(row + x * channels, channels, ground, &blue[next], &red[next], &alpha[next]);
    }
    int surround = middle(around);
    return (uint8_t)(surround >= 0 ? surround : middle(outermost));
}
