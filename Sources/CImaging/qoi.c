// QOI, the "quite OK image format", from its one-page specification.
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "imaging.h"

pb_status pb_qoi_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                      pb_picture *out) {
    pb_span file = {bytes, length};
    uint32_t width = pb_be32(file, 4), height = pb_be32(file, 8);
    if (length < 14 || width == 0 || height == 0 || width > INT32_MAX || height > INT32_MAX) return PB_CORRUPT;
    out->width = (int32_t)width;
    out->height = (int32_t)height;
    out->frames = 1;
    if (!pb_within_limits(limits, out->width, out->height, 4)) return PB_TOO_LARGE;
    pb_raw_pixels raw = {.colour = PB_RGB, .alpha = true};
    pb_canvas canvas;
    pb_status status = pb_canvas_begin(&canvas, out->width, out->height, 4, true, longest_edge);
    if (status) return status;
    pb_canvas_take_shingles(&canvas);
    uint8_t seen[64][4] = {{0}}, pixel[4] = {0, 0, 0, 255};
    size_t at = 14;
    unsigned run = 0;
    for (uint32_t y = 0; y < height && at < length; y++) {
        uint8_t *row = pb_canvas_row(&canvas);
        for (uint32_t x = 0; x < width; x++) {
            if (run > 0) {
                run--;
            } else if (at < length) {
                unsigned code = bytes[at++];
                if (code >= 0xFE) {
                    size_t count = code == 0xFF ? 4 : 3;
                    for (size_t c = 0; c < count; c++) pixel[c] = (uint8_t)pb_u8(file, at + c);
                    at += count;
                } else if (code >> 6 == 0) {
                    memcpy(pixel, seen[code], 4);
                } else if (code >> 6 == 1) {
                    pixel[0] += (uint8_t)((code >> 4 & 3) - 2);
                    pixel[1] += (uint8_t)((code >> 2 & 3) - 2);
                    pixel[2] += (uint8_t)((code & 3) - 2);
                } else if (code >> 6 == 2) {
                    unsigned next = pb_u8(file, at++), green = (code & 63) - 32;
                    pixel[0] += (uint8_t)(green - 8 + (next >> 4));
                    pixel[1] += (uint8_t)green;
                    pixel[2] += (uint8_t)(green - 8 + (next & 15));
                } else {
                    run = code & 63;
                }
                memcpy(seen[(pixel[0] * 3 + pixel[1] * 5 + pixel[2] * 7 + pixel[3] * 11) % 64], pixel, 4);
            }
            memcpy(row + 4 * (size_t)x, pixel, 4);
        }
        pb_canvas_commit(&canvas);
    }
    if (canvas.next_source_row < canvas.source_height || at > length) out->damage = PB_ENDS_EARLY;
    pb_canvas_end(&canvas, &raw);
    return pb_picture_finish(out, &raw, NULL, 0, 1);
}
