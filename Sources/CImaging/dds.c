// DirectDraw surfaces, the textures of games: plain pixels and the block codings BC1 to BC5. Only the first surface.
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "imaging.h"

typedef enum { PLAIN, BC1, BC2, BC3, BC4, BC5, OTHER } coding;

static uint32_t code(const char *letters) {
    return (uint32_t)letters[0] | (uint32_t)letters[1] << 8 | (uint32_t)letters[2] << 16 | (uint32_t)letters[3] << 24;
}

static coding coding_of(pb_span file, size_t *pixels) {
    uint32_t flags = pb_le32(file, 80), letters = pb_le32(file, 84);
    *pixels = 128;
    if (!(flags & 4)) return PLAIN;
    if (letters == code("DXT1")) return BC1;
    if (letters == code("DXT2") || letters == code("DXT3")) return BC2;
    if (letters == code("DXT4") || letters == code("DXT5")) return BC3;
    if (letters == code("ATI1") || letters == code("BC4U")) return BC4;
    if (letters == code("ATI2") || letters == code("BC5U")) return BC5;
    if (letters != code("DX10")) return OTHER;
    *pixels = 148;
    switch (pb_le32(file, 128)) {
    case 70: case 71: case 72: return BC1;
    case 73: case 74: case 75: return BC2;
    case 76: case 77: case 78: return BC3;
    case 79: case 80: return BC4;
    case 82: case 83: return BC5;
    default: return OTHER;
    }
}

/// The 16 colours of a BC1 block, as RGBA.
static void colours(pb_span block, bool punch_through, uint8_t texels[16][4]) {
    unsigned ends[2] = {pb_le16(block, 0), pb_le16(block, 2)};
    int table[4][4];
    for (int i = 0; i < 2; i++) {
        int red = ends[i] >> 11, green = ends[i] >> 5 & 63, blue = ends[i] & 31;
        table[i][0] = red << 3 | red >> 2;
        table[i][1] = green << 2 | green >> 4;
        table[i][2] = blue << 3 | blue >> 2;
        table[i][3] = 255;
    }
    bool four = !punch_through || ends[0] > ends[1];
    for (int c = 0; c < 4; c++) {
        table[2][c] = four ? (2 * table[0][c] + table[1][c]) / 3 : (table[0][c] + table[1][c]) / 2;
        table[3][c] = four ? (table[0][c] + 2 * table[1][c]) / 3 : 0;
    }
    table[2][3] = 255;
    table[3][3] = four ? 255 : 0;
    uint32_t indices = pb_le32(block, 4);
    for (int i = 0; i < 16; i++) {
        for (int c = 0; c < 4; c++) texels[i][c] = (uint8_t)table[indices >> (2 * i) & 3][c];
    }
}

/// The 16 values of a BC4 block, into one channel.
static void values(pb_span block, int channel, uint8_t texels[16][4]) {
    int first = (int)pb_u8(block, 0), second = (int)pb_u8(block, 1);
    int table[8] = {first, second, 0, 0, 0, 0, 0, 255};
    int steps = first > second ? 7 : 5;
    for (int i = 1; i < steps; i++) table[i + 1] = ((steps - i) * first + i * second) / steps;
    uint64_t indices = pb_le32(block, 2) | (uint64_t)pb_le16(block, 6) << 32;
    for (int i = 0; i < 16; i++) texels[i][channel] = (uint8_t)table[indices >> (3 * i) & 7];
}

static void decode_block(coding kind, pb_span block, uint8_t texels[16][4]) {
    memset(texels, 0, 64);
    switch (kind) {
    case BC1: colours(block, true, texels); break;
    case BC2:
        colours(pb_from(block, 8), false, texels);
        for (size_t i = 0; i < 16; i++) texels[i][3] = (uint8_t)((pb_u8(block, i / 2) >> (4 * (i & 1)) & 15) * 17);
        break;
    case BC3:
        colours(pb_from(block, 8), false, texels);
        values(block, 3, texels);
        break;
    default:
        for (int i = 0; i < 16; i++) texels[i][2] = texels[i][3] = 255;
        values(block, 0, texels);
        if (kind == BC5) values(pb_from(block, 8), 1, texels);
        for (int i = 0; i < 16 && kind == BC4; i++) texels[i][1] = texels[i][2] = texels[i][0];
        break;
    }
}

static uint8_t sample(uint32_t pixel, uint32_t mask) {
    if (!mask) return 0;
    uint32_t most = mask >> __builtin_ctz(mask);
    return (uint8_t)((uint64_t)((pixel & mask) >> __builtin_ctz(mask)) * 255 / most);
}

/// Up to four rows at y, as RGBA.
static void read_rows(coding kind, pb_span file, size_t pixels, size_t width, size_t y, uint8_t *rows) {
    if (kind == PLAIN) {
        uint32_t flags = pb_le32(file, 80), masks[4];
        for (size_t i = 0; i < 4; i++) masks[i] = pb_le32(file, 92 + 4 * i);
        bool grey = flags & 0x20000;
        size_t bytes = pb_le32(file, 88) / 8;
        for (size_t i = 0; i < width; i++) {
            size_t at = pixels + (y * width + i) * bytes;
            uint32_t pixel = pb_le32(file, at) & (bytes < 4 ? (1u << (8 * bytes)) - 1 : UINT32_MAX);
            for (size_t c = 0; c < 3; c++) rows[4 * i + c] = sample(pixel, masks[grey ? 0 : c]);
            rows[4 * i + 3] = flags & 1 ? sample(pixel, masks[3]) : 255;
        }
        return;
    }
    size_t block_bytes = kind == BC1 || kind == BC4 ? 8 : 16, across = (width + 3) / 4;
    for (size_t i = 0; i < across; i++) {
        uint8_t texels[16][4];
        decode_block(kind, pb_from(file, pixels + (y / 4 * across + i) * block_bytes), texels);
        for (size_t texel = 0; texel < 16; texel++) {
            size_t x = 4 * i + texel % 4;
            if (x < width) memcpy(rows + ((texel / 4) * width + x) * 4, texels[texel], 4);
        }
    }
}

pb_status pb_dds_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                      pb_picture *out) {
    pb_span file = {bytes, length};
    uint32_t height = pb_le32(file, 12), width = pb_le32(file, 16), bits = pb_le32(file, 88);
    size_t pixels;
    coding kind = coding_of(file, &pixels);
    if (length < 128 || width == 0 || height == 0 || width > INT32_MAX || height > INT32_MAX) return PB_CORRUPT;
    out->width = (int32_t)width;
    out->height = (int32_t)height;
    out->frames = 1;
    if (!pb_within_limits(limits, out->width, out->height, 4)) return PB_TOO_LARGE;
    if (kind == OTHER || (kind == PLAIN && bits != 8 && bits != 16 && bits != 24 && bits != 32)) return PB_UNSUPPORTED;
    if (pixels >= length) return PB_CORRUPT;
    size_t step = kind == PLAIN ? 1 : 4, blocks = (size_t)((width + 3) / 4) * ((height + 3) / 4);
    size_t block_bytes = kind == BC1 || kind == BC4 ? 8 : 16;
    size_t needed = kind == PLAIN ? (size_t)width * height * (bits / 8) : blocks * block_bytes;
    if (length - pixels < needed) out->damage = PB_ENDS_EARLY;
    uint8_t *rows = malloc((size_t)width * 16);
    if (!rows) return PB_NO_MEMORY;
    pb_raw_pixels raw = {.colour = PB_RGB, .alpha = true};
    pb_canvas canvas;
    pb_status status = pb_canvas_begin(&canvas, out->width, out->height, 4, true, longest_edge);
    for (size_t y = 0; !status && y < height; y += step) {
        read_rows(kind, file, pixels, width, y, rows);
        for (size_t i = 0; i < step && y + i < height; i++) pb_canvas_add(&canvas, rows + i * width * 4);
    }
    free(rows);
    if (status) return status;
    pb_canvas_end(&canvas, &raw);
    return pb_picture_finish(out, &raw, NULL, 0, 1);
}
