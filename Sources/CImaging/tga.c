// Truevision TGA, which many games and paint programs still write.
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "imaging.h"

bool pb_tga_is(const uint8_t *bytes, size_t length) {
    if (length < 18) return false;
    pb_span file = {bytes, length};
    unsigned map = bytes[1], type = bytes[2], bits = bytes[16], flags = bytes[17];
    unsigned kind = type & 7, map_count = pb_le16(file, 5), map_bits = bytes[7];
    if (map > 1 || (type & ~8u) == 0 || type > 11 || kind == 0 || kind > 3) return false;
    if (map == 0 && (pb_le16(file, 3) || map_count || map_bits)) return false;
    bool known_map = map_bits == 15 || map_bits == 16 || map_bits == 24 || map_bits == 32;
    if (map == 1 && (!map_count || !known_map)) return false;
    if ((flags & 0xC0) || pb_le16(file, 12) == 0 || pb_le16(file, 14) == 0) return false;
    unsigned alpha = flags & 15;
    if (kind == 1) return map == 1 && bits == 8 && alpha <= 8;
    if (kind == 3) return (bits == 8 && alpha == 0) || (bits == 16 && alpha == 8);
    return ((bits == 15 || bits == 16) && alpha <= 1) || (bits == 24 && alpha == 0)
        || (bits == 32 && (alpha == 0 || alpha == 8));
}

typedef struct {
    pb_span file;
    size_t at;           // of the next coded pixel
    size_t pixel_bytes;
    bool packed;
    unsigned run;        // pixels left of the packet
    bool repeats;        // … which is a repetition of the pixel at `at`
} unpacker;

/// The next pixel as stored, little endian.
static uint32_t next_pixel(unpacker *self) {
    if (self->packed && self->run == 0) {
        unsigned head = pb_u8(self->file, self->at++);
        self->run = (head & 127) + 1;
        self->repeats = head & 128;
    }
    uint32_t pixel = 0;
    for (size_t i = 0; i < self->pixel_bytes; i++) pixel |= (uint32_t)pb_u8(self->file, self->at + i) << (8 * i);
    if (!self->packed) {
        self->at += self->pixel_bytes;
        return pixel;
    }
    self->run--;
    if (!self->repeats || self->run == 0) self->at += self->pixel_bytes;
    return pixel;
}

static void spread(uint32_t pixel, unsigned bits, uint8_t *out) {
    if (bits == 15 || bits == 16) {
        for (size_t c = 0; c < 3; c++) {
            unsigned value = pixel >> (10 - 5 * c) & 31;
            out[c] = (uint8_t)(value << 3 | value >> 2);
        }
        out[3] = pixel & 0x8000 ? 255 : 0;
    } else {
        for (size_t c = 0; c < 3; c++) out[c] = (uint8_t)(pixel >> (16 - 8 * c));
        out[3] = bits == 32 ? (uint8_t)(pixel >> 24) : 255;
    }
}

pb_status pb_tga_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                      pb_picture *out) {
    pb_span file = {bytes, length};
    unsigned type = pb_u8(file, 2), kind = type & 7, bits = pb_u8(file, 16), flags = pb_u8(file, 17);
    size_t width = pb_le16(file, 12), height = pb_le16(file, 14);
    size_t map_first = pb_le16(file, 3), map_count = pb_le16(file, 5), map_bits = pb_u8(file, 7);
    out->width = (int32_t)width;
    out->height = (int32_t)height;
    out->frames = 1;
    if (!pb_within_limits(limits, out->width, out->height, 8)) return PB_TOO_LARGE;
    size_t map_entry = (map_bits + 7) / 8, map_at = 18 + pb_u8(file, 0);
    unpacker coded = {.file = file, .pixel_bytes = (bits + 7) / 8, .packed = type & 8,
                      .at = map_at + map_count * map_entry};
    // There is no magic number; a file too short by far is something else.
    if (coded.at >= length) return PB_CORRUPT;
    if ((length - coded.at) / coded.pixel_bytes * (coded.packed ? 128 : 1) < width * height / 16) return PB_CORRUPT;
    uint8_t *rgba = malloc(width * height * 4);
    if (!rgba) return PB_NO_MEMORY;
    for (size_t i = 0; i < width * height; i++) {
        if (coded.at >= length) out->damage = PB_ENDS_EARLY;
        uint32_t pixel = coded.at < length ? next_pixel(&coded) : 0;
        uint8_t *to = rgba + 4 * i;
        if (kind == 3) {
            to[0] = to[1] = to[2] = (uint8_t)pixel;
            to[3] = bits == 16 ? (uint8_t)(pixel >> 8) : 255;
        } else if (kind == 1) {
            size_t index = pixel >= map_first && pixel - map_first < map_count ? pixel - map_first : 0;
            uint32_t entry = pb_le32(file, map_at + index * map_entry);
            if (map_entry < 4) entry &= (1u << (8 * map_entry)) - 1;
            spread(entry, (unsigned)map_bits, to);
        } else {
            spread(pixel, bits, to);
        }
    }
    // Alpha counts only where the file says that it has some, and never where it is zero throughout.
    bool alpha = (flags & 15) > 0, used = false;
    for (size_t i = 0; alpha && !used && i < width * height; i++) used = rgba[4 * i + 3] != 0;
    for (size_t i = 0; !used && i < width * height; i++) rgba[4 * i + 3] = 255;
    bool top_first = flags & 32, right_first = flags & 16;
    int orientation = top_first ? (right_first ? 2 : 1) : (right_first ? 3 : 4);
    pb_status status = pb_rgba_finish(rgba, longest_edge, orientation, out);
    free(rgba);
    return status;
}
