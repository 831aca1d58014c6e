// Photoshop documents: the flattened picture that Photoshop stores behind the layers.
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "imaging.h"

enum { BITMAP = 0, GREY = 1, INDEXED = 2, RGB = 3, CMYK = 4, MULTICHANNEL = 7, DUOTONE = 8, LAB = 9 };
enum { PLANES_MAX = 5 };

typedef struct {
    pb_span file;
    bool large;  // PSB
    int32_t width, height;
    unsigned channels, depth, mode;
    size_t palette, pixels;
    pb_span profile;
    bool transparent;  // the channel behind the colours is the alpha of the whole
    bool packed;
    size_t planes;      // how many are read
    size_t at[PLANES_MAX];     // where the next row of each plane begins
    size_t counts[PLANES_MAX]; // … and where its packed length stands
    uint8_t *row[PLANES_MAX];
} document;

static unsigned colours_of(unsigned mode) {
    return mode == RGB || mode == LAB ? 3 : mode == CMYK ? 4 : 1;
}

/// EXIF, XMP, IPTC and the colour profile.
static void read_resources(document *doc, size_t at, size_t end, pb_picture *out) {
    if (end > doc->file.length) end = doc->file.length;
    while (at + 12 <= end && pb_be32(doc->file, at) == 0x3842494D) {
        unsigned id = pb_be16(doc->file, at + 4);
        size_t name = (pb_u8(doc->file, at + 6) + 2) & ~(size_t)1;
        size_t size = pb_be32(doc->file, at + 6 + name);
        size_t from = at + 10 + name;
        if (from > end || size > end - from) return;
        const uint8_t *bytes = doc->file.bytes + from;
        if (id == 0x0404) pb_note_add(out, PB_NOTE_IPTC, NULL, bytes, size);
        if (id == 0x0422) pb_note_add(out, PB_NOTE_EXIF, NULL, bytes, size);
        if (id == 0x0424) pb_note_add(out, PB_NOTE_XMP, NULL, bytes, size);
        if (id == 0x040F) doc->profile = (pb_span){bytes, size};
        at = from + ((size + 1) & ~(size_t)1);
    }
}

/// Reads everything up to the pixels and finds where each plane begins.
static pb_status read_header(document *doc, pb_picture *out) {
    pb_span file = doc->file;
    unsigned version = pb_be16(file, 4);
    doc->large = version == 2;
    doc->channels = pb_be16(file, 12);
    uint32_t height = pb_be32(file, 14), width = pb_be32(file, 18);
    doc->depth = pb_be16(file, 22);
    doc->mode = pb_be16(file, 24);
    if (version < 1 || version > 2 || width == 0 || height == 0 || width > 300000 || height > 300000) return PB_CORRUPT;
    doc->width = out->width = (int32_t)width;
    doc->height = out->height = (int32_t)height;
    out->frames = 1;
    size_t at = 26;
    doc->palette = at + 4;
    at += 4 + (size_t)pb_be32(file, at);
    read_resources(doc, at + 4, at + 4 + pb_be32(file, at), out);
    at += 4 + (size_t)pb_be32(file, at);
    size_t word = doc->large ? 8 : 4;
    size_t info = pb_be32(file, at + (doc->large ? 12 : 4));
    size_t layers = doc->large ? pb_be32(file, at + 4) : pb_be32(file, at);
    int layer_count = (int16_t)pb_be16(file, at + 2 * word);
    doc->transparent = layers > 0 && info > 0 && layer_count < 0;
    if (doc->large && pb_be32(file, at)) return PB_UNSUPPORTED;
    at += word + layers;
    if (at + 2 > file.length) return PB_CORRUPT;
    unsigned compression = pb_be16(file, at);
    if (compression > 1) return PB_UNSUPPORTED;
    doc->packed = compression == 1;
    doc->pixels = at + 2;

    unsigned colours = colours_of(doc->mode);
    if (doc->channels < colours || doc->channels > 56) return PB_CORRUPT;
    bool known = doc->mode <= CMYK || doc->mode == MULTICHANNEL || doc->mode == DUOTONE || doc->mode == LAB;
    if (!known || (doc->depth != 1 && doc->depth != 8 && doc->depth != 16 && doc->depth != 32)) return PB_UNSUPPORTED;
    if ((doc->mode == BITMAP) != (doc->depth == 1)) return PB_UNSUPPORTED;
    doc->transparent = doc->transparent && doc->channels > colours;
    doc->planes = colours + doc->transparent;
    return PB_OK;
}

static size_t row_bytes(const document *doc) { return ((size_t)doc->width * doc->depth + 7) / 8; }

static size_t packed_length(const document *doc, size_t at) {
    return doc->large ? pb_be32(doc->file, at) : pb_be16(doc->file, at);
}

static void find_planes(document *doc) {
    size_t at = doc->pixels, height = (size_t)doc->height, entry = doc->large ? 4 : 2;
    if (!doc->packed) {
        for (size_t plane = 0; plane < doc->planes; plane++) doc->at[plane] = at + plane * height * row_bytes(doc);
        return;
    }
    size_t data = at + height * doc->channels * entry;
    for (size_t plane = 0; plane < doc->planes; plane++) {
        doc->counts[plane] = at + plane * height * entry;
        doc->at[plane] = data;
        for (size_t y = 0; y < height; y++) data += packed_length(doc, doc->counts[plane] + y * entry);
    }
}

/// One row of one plane; false past the end of the file.
static bool read_plane_row(document *doc, size_t plane) {
    size_t wanted = row_bytes(doc), done = 0;
    uint8_t *out = doc->row[plane];
    memset(out, 0, wanted);
    if (!doc->packed) {
        pb_span row = pb_from(doc->file, doc->at[plane]);
        done = row.length < wanted ? row.length : wanted;
        memcpy(out, row.bytes, done);
        doc->at[plane] += wanted;
        return done == wanted;
    }
    size_t length = packed_length(doc, doc->counts[plane]);
    doc->counts[plane] += doc->large ? 4 : 2;
    pb_span row = pb_from(doc->file, doc->at[plane]);
    doc->at[plane] += length;
    bool whole = row.length >= length;
    if (whole) row.length = length;
    for (size_t at = 0; at < row.length && done < wanted;) {
        unsigned head = row.bytes[at++];
        if (head == 128) continue;
        size_t count = head < 128 ? head + 1 : 257 - head;
        for (size_t i = 0; i < count && done < wanted; i++) out[done++] = (uint8_t)pb_u8(row, head < 128 ? at + i : at);
        at += head < 128 ? count : 1;
    }
    return whole;
}

/// One sample of a plane as 8 bits.
static uint8_t sample(const document *doc, size_t plane, size_t x) {
    const uint8_t *row = doc->row[plane];
    switch (doc->depth) {
    case 1: return row[x / 8] >> (7 - x % 8) & 1 ? 0 : 255;
    case 16: return row[2 * x];
    case 32: {
        uint32_t word = (uint32_t)row[4 * x] << 24 | (uint32_t)row[4 * x + 1] << 16 | (uint32_t)row[4 * x + 2] << 8
            | row[4 * x + 3];
        float value;
        memcpy(&value, &word, 4);
        return plane < colours_of(doc->mode) ? pb_linear_to_srgb(value) : value >= 1 ? 255
            : value > 0 ? (uint8_t)(value * 255.0f)
                        : 0;
    }
    default: return row[x];
    }
}

static void assemble(const document *doc, uint8_t *out) {
    unsigned colours = colours_of(doc->mode);
    for (size_t x = 0; x < (size_t)doc->width; x++) {
        uint8_t first = sample(doc, 0, x);
        if (doc->mode == INDEXED) {
            for (size_t c = 0; c < 3; c++) *out++ = (uint8_t)pb_u8(doc->file, doc->palette + 256 * c + first);
        } else if (doc->mode == LAB) {
            pb_lab_to_srgb(first, sample(doc, 1, x), sample(doc, 2, x), out);
            out += 3;
        } else {
            *out++ = doc->mode == CMYK ? 255 - first : first;
            for (unsigned c = 1; c < colours; c++) {
                uint8_t value = sample(doc, c, x);
                *out++ = doc->mode == CMYK ? 255 - value : value;
            }
        }
        if (doc->transparent) *out++ = sample(doc, colours, x);
    }
}

static pb_status read_pixels(document *doc, int32_t longest_edge, pb_picture *out) {
    bool to_rgb = doc->mode == INDEXED || doc->mode == LAB || doc->mode == RGB;
    // Inks with alpha would need five channels; the alpha of such a rarity is left out.
    if (doc->mode == CMYK) doc->transparent = false;
    pb_raw_pixels raw = {.colour = doc->mode == CMYK ? PB_CMYK : to_rgb ? PB_RGB : PB_GREY, .alpha = doc->transparent};
    int32_t channels = (raw.colour == PB_CMYK ? 4 : to_rgb ? 3 : 1) + (raw.alpha ? 1 : 0);
    for (size_t plane = 0; plane < doc->planes; plane++) {
        if (!(doc->row[plane] = malloc(row_bytes(doc)))) return PB_NO_MEMORY;
    }
    pb_canvas canvas;
    pb_status status = pb_canvas_begin(&canvas, doc->width, doc->height, channels, raw.alpha, longest_edge);
    if (status) return status;
    if (raw.colour != PB_CMYK) pb_canvas_take_shingles(&canvas);
    for (int32_t y = 0; y < doc->height; y++) {
        bool whole = true;
        for (size_t plane = 0; plane < doc->planes; plane++) whole = read_plane_row(doc, plane) && whole;
        if (!whole) out->damage = PB_ENDS_EARLY;
        assemble(doc, pb_canvas_row(&canvas));
        pb_canvas_commit(&canvas);
    }
    pb_canvas_end(&canvas, &raw);
    bool as_stored = doc->mode != INDEXED && doc->mode != LAB && doc->depth != 32;
    return pb_picture_finish(out, &raw, as_stored ? doc->profile.bytes : NULL, doc->profile.length, 1);
}

pb_status pb_psd_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                      pb_picture *out) {
    document doc = {.file = {bytes, length}};
    pb_status status = read_header(&doc, out);
    if (!pb_within_limits(limits, out->width, out->height, 4)) return PB_TOO_LARGE;
    if (status) return status;
    find_planes(&doc);
    if (doc.at[0] >= length) return PB_CORRUPT;
    if (doc.transparent && doc.at[doc.planes - 1] >= length) {
        doc.transparent = false;
        doc.planes--;
        out->damage = PB_ENDS_EARLY;
    }
    status = read_pixels(&doc, longest_edge, out);
    for (size_t plane = 0; plane < PLANES_MAX; plane++) free(doc.row[plane]);
    return status;
}
