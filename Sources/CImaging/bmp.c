// BMP, and the headless bitmaps inside icons.
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "imaging.h"

enum { BI_RGB = 0, BI_RLE8 = 1, BI_RLE4 = 2, BI_BITFIELDS = 3, BI_JPEG = 4, BI_PNG = 5, BI_ALPHABITFIELDS = 6 };

typedef struct {
    pb_span file;
    int32_t width, height;
    bool top_down;
    unsigned bits, compression;
    uint32_t masks[4];  // red, green, blue, alpha
    size_t palette, palette_entry, palette_count;
    size_t pixels, stride;
    uint8_t *indices;  // of a run-length coded picture
    size_t mask;       // where the one-bit mask of an icon begins; 0 if there is none
    bool alpha;
} bitmap;

/// A masked sample, spread over 8 bits.
static uint8_t sample(uint32_t pixel, uint32_t mask) {
    if (!mask) return 0;
    unsigned shift = (unsigned)__builtin_ctz(mask);
    uint32_t most = mask >> shift;
    return (uint8_t)(((uint64_t)((pixel & mask) >> shift) * 255 + most / 2) / most);
}

static void default_masks(bitmap *map) {
    if (map->bits == 16) {
        map->masks[0] = 0x7C00;
        map->masks[1] = 0x03E0;
        map->masks[2] = 0x001F;
    } else {
        map->masks[0] = 0xFF0000;
        map->masks[1] = 0x00FF00;
        map->masks[2] = 0x0000FF;
    }
}

/// Reads the header that begins at `at`; pixels are at the offset, or behind the palette if it is 0.
static pb_status read_header(bitmap *map, size_t at, size_t pixels, bool icon) {
    pb_span file = map->file;
    size_t size = pb_le32(file, at);
    bool core = size == 12;
    if ((!core && size < 40) || size > 1024 || at + size > file.length) return PB_CORRUPT;
    int64_t width = core ? pb_le16(file, at + 4) : (int32_t)pb_le32(file, at + 4);
    int64_t height = core ? pb_le16(file, at + 6) : (int32_t)pb_le32(file, at + 8);
    map->bits = core ? pb_le16(file, at + 10) : pb_le16(file, at + 14);
    map->compression = core ? BI_RGB : pb_le32(file, at + 16);
    map->top_down = height < 0;
    if (height < 0) height = -height;
    if (icon) height /= 2;
    if (width <= 0 || height <= 0 || width > INT32_MAX || height > INT32_MAX) return PB_CORRUPT;
    map->width = (int32_t)width;
    map->height = (int32_t)height;
    unsigned bits = map->bits;
    if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16 && bits != 24 && bits != 32) return PB_CORRUPT;

    size_t after = at + size;
    if (bits == 16 || bits == 32) {
        bool fields = map->compression == BI_BITFIELDS || map->compression == BI_ALPHABITFIELDS;
        default_masks(map);
        for (size_t i = 0; fields && i < 3; i++) map->masks[i] = pb_le32(file, at + 40 + 4 * i);
        if (fields && size == 40) after += map->compression == BI_ALPHABITFIELDS ? 16 : 12;
        if (size >= 56 || map->compression == BI_ALPHABITFIELDS) map->masks[3] = pb_le32(file, at + 52);
        // Windows writes BI_RGB and means alpha; nobody else does, and then it is all zero.
        if (bits == 32 && !fields && !map->masks[3]) map->masks[3] = 0xFF000000;
        map->alpha = map->masks[3] != 0;
    }
    if (bits <= 8) {
        size_t used = core ? 0 : pb_le32(file, at + 32);
        map->palette = after;
        map->palette_entry = core ? 3 : 4;
        map->palette_count = used > 0 && used <= 256 ? used : (size_t)1 << bits;
        after += map->palette_count * map->palette_entry;
    }
    map->pixels = pixels ? pixels : after;
    map->stride = ((size_t)width * bits + 31) / 32 * 4;
    if (icon && bits < 32) map->mask = map->pixels + map->stride * (size_t)height;
    return map->pixels < file.length ? PB_OK : PB_CORRUPT;
}

/// Unpacks run-length coding to one index per byte, bottom row first; false if it ends early.
static bool unpack(bitmap *map) {
    size_t width = (size_t)map->width, height = (size_t)map->height;
    size_t at = map->pixels, x = 0, y = 0;
    bool four = map->compression == BI_RLE4;
    pb_span file = map->file;
    while (at + 2 <= file.length && y < height) {
        unsigned count = pb_u8(file, at), value = pb_u8(file, at + 1);
        at += 2;
        if (count > 0) {
            for (unsigned i = 0; i < count && x < width; i++, x++) {
                map->indices[y * width + x] = (uint8_t)(!four ? value : i & 1 ? value & 15 : value >> 4);
            }
        } else if (value == 0) {
            x = 0;
            y++;
        } else if (value == 1) {
            return true;
        } else if (value == 2) {
            x += pb_u8(file, at);
            y += pb_u8(file, at + 1);
            at += 2;
        } else {
            for (unsigned i = 0; i < value; i++, x++) {
                unsigned byte = pb_u8(file, at + (four ? i / 2 : i));
                if (x < width) map->indices[y * width + x] = (uint8_t)(!four ? byte : i & 1 ? byte & 15 : byte >> 4);
            }
            size_t bytes = four ? (value + 1) / 2 : value;
            at += bytes + (bytes & 1);
        }
    }
    return y >= height;
}

static void read_row(const bitmap *map, size_t y, size_t channels, uint8_t *out) {
    size_t stored = map->top_down ? y : (size_t)map->height - 1 - y;
    pb_span row = pb_from(map->file, map->pixels + stored * map->stride);
    pb_span mask = map->mask ? pb_from(map->file, map->mask + stored * (((size_t)map->width + 31) / 32 * 4)) : row;
    for (size_t x = 0; x < (size_t)map->width; x++, out += channels) {
        unsigned alpha = 255;
        if (map->bits <= 8) {
            size_t bit = x * map->bits;
            size_t index = map->indices ? map->indices[stored * (size_t)map->width + x]
                : pb_u8(row, bit / 8) >> (8 - map->bits - bit % 8) & ((1u << map->bits) - 1);
            if (index >= map->palette_count) index = 0;
            size_t entry = map->palette + index * map->palette_entry;
            for (size_t c = 0; c < 3; c++) out[c] = (uint8_t)pb_u8(map->file, entry + 2 - c);
        } else if (map->bits == 24) {
            for (size_t c = 0; c < 3; c++) out[c] = (uint8_t)pb_u8(row, 3 * x + 2 - c);
        } else {
            uint32_t pixel = map->bits == 16 ? pb_le16(row, 2 * x) : pb_le32(row, 4 * x);
            for (size_t c = 0; c < 3; c++) out[c] = sample(pixel, map->masks[c]);
            alpha = map->alpha ? sample(pixel, map->masks[3]) : 255;
        }
        if (map->mask && pb_u8(mask, x / 8) >> (7 - x % 8) & 1) alpha = 0;
        if (channels == 4) out[3] = (uint8_t)alpha;
    }
}

/// Whether the alpha channel says anything; one that is zero throughout was never filled in.
static bool alpha_is_used(const bitmap *map) {
    for (size_t y = 0; y < (size_t)map->height; y++) {
        pb_span row = pb_from(map->file, map->pixels + y * map->stride);
        for (size_t x = 0; x < (size_t)map->width; x++) {
            uint32_t pixel = map->bits == 16 ? pb_le16(row, 2 * x) : pb_le32(row, 4 * x);
            if (pixel & map->masks[3]) return true;
        }
    }
    return false;
}

static pb_status read_pixels(bitmap *map, int32_t longest_edge, pb_picture *out) {
    if (map->compression == BI_RLE8 || map->compression == BI_RLE4) {
        if (map->bits != (map->compression == BI_RLE8 ? 8 : 4)) return PB_CORRUPT;
        map->indices = calloc((size_t)map->width, (size_t)map->height);
        if (!map->indices) return PB_NO_MEMORY;
        if (!unpack(map)) out->damage = PB_ENDS_EARLY;
    } else if (map->pixels + map->stride * (size_t)map->height > map->file.length) {
        out->damage = PB_ENDS_EARLY;
    }
    if (map->alpha && !alpha_is_used(map)) map->alpha = false;
    pb_raw_pixels raw = {.colour = PB_RGB, .alpha = map->alpha || map->mask};
    pb_canvas canvas;
    pb_status status = pb_canvas_begin(&canvas, map->width, map->height, raw.alpha ? 4 : 3, raw.alpha, longest_edge);
    if (status) return status;
    pb_canvas_take_shingles(&canvas);
    for (size_t y = 0; y < (size_t)map->height; y++) {
        read_row(map, y, (size_t)canvas.channels, pb_canvas_row(&canvas));
        pb_canvas_commit(&canvas);
    }
    pb_canvas_end(&canvas, &raw);
    return pb_picture_finish(out, &raw, NULL, 0, 1);
}

static pb_status read(bitmap *map, int32_t longest_edge, const pb_limits *limits, pb_picture *out) {
    out->width = map->width;
    out->height = map->height;
    out->frames = 1;
    if (!pb_within_limits(limits, map->width, map->height, 4)) return PB_TOO_LARGE;
    if (map->compression == BI_JPEG || map->compression == BI_PNG) return PB_UNSUPPORTED;
    pb_status status = read_pixels(map, longest_edge, out);
    free(map->indices);
    return status;
}

pb_status pb_bmp_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                      pb_picture *out) {
    bitmap map = {.file = {bytes, length}};
    pb_status status = read_header(&map, 14, pb_le32(map.file, 10), false);
    return status ? status : read(&map, longest_edge, limits, out);
}

pb_status pb_dib_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                      pb_picture *out) {
    bitmap map = {.file = {bytes, length}};
    pb_status status = read_header(&map, 0, 0, true);
    return status ? status : read(&map, longest_edge, limits, out);
}
