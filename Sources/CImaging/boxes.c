// What the frames of a container say without decoding them, and whether the container is all there.
#include <string.h>

#include "bytes.h"
#include "imaging.h"

/// Calls for each box (ISO base media) in the span; false if the last one is cut off.
typedef void box_visitor(pb_span content, const uint8_t *kind, void *state);

static bool each_box(pb_span file, box_visitor *visit, void *state) {
    for (size_t at = 0; at + 8 <= file.length;) {
        uint64_t size = pb_be32(file, at), head = 8;
        if (size == 1) {
            size = (uint64_t)pb_be32(file, at + 8) << 32 | pb_be32(file, at + 12);
            head = 16;
        }
        if (size == 0) size = file.length - at;
        bool whole = size <= file.length - at;
        if (!whole) size = file.length - at;
        if (size < head) return false;
        visit((pb_span){file.bytes + at + head, (size_t)(size - head)}, file.bytes + at + 4, state);
        if (!whole) return false;
        at += (size_t)size;
    }
    return true;
}

typedef struct {
    bool meta;       // there are still pictures
    uint32_t samples;  // frames of the longest track
} contents;

static void look_at(pb_span content, const uint8_t *kind, void *state) {
    contents *found = state;
    if (!memcmp(kind, "meta", 4)) found->meta = true;
    if (!memcmp(kind, "stsz", 4) && pb_be32(content, 8) > found->samples) found->samples = pb_be32(content, 8);
    static const char *const parents[] = {"moov", "trak", "mdia", "minf", "stbl"};
    for (size_t i = 0; i < sizeof parents / sizeof *parents; i++) {
        if (!memcmp(kind, parents[i], 4)) each_box(content, look_at, state);
    }
}

pb_sequence pb_sequence_of(const uint8_t *bytes, size_t length) {
    contents found = {0};
    each_box((pb_span){bytes, length}, look_at, &found);
    int32_t frames = found.samples > 1 && found.samples < 1000000 ? (int32_t)found.samples : 1;
    return (pb_sequence){.has_still = found.meta, .frames = frames};
}

int32_t pb_apng_frames(const uint8_t *bytes, size_t length) {
    pb_span file = {bytes, length};
    for (size_t at = 8; at + 8 <= length;) {
        const uint8_t *kind = bytes + at + 4;
        if (!memcmp(kind, "acTL", 4)) {
            uint32_t frames = pb_be32(file, at + 8);
            return frames >= 1 && frames < 1000000 ? (int32_t)frames : 1;
        }
        if (!memcmp(kind, "IDAT", 4)) return 1;
        at += 12 + (size_t)pb_be32(file, at);
    }
    return 1;
}

size_t pb_png_readable(const uint8_t *bytes, size_t length) {
    pb_span file = {bytes, length};
    for (size_t at = 8; at + 8 <= length; at += 12 + (size_t)pb_be32(file, at)) {
        bool pixels = !memcmp(bytes + at + 4, "IDAT", 4);
        if (!pixels && pb_be32(file, at) > length - at - 8) return at;
    }
    return length;
}

int32_t pb_tiff_pages(const uint8_t *bytes, size_t length) {
    pb_span file = {bytes, length};
    bool little = pb_u8(file, 0) == 'I';
#define U16(at) (little ? pb_le16(file, at) : pb_be16(file, at))
#define U32(at) (little ? pb_le32(file, at) : pb_be32(file, at))
    enum { PAGES_MAX = 10000, SUBFILE_TYPE = 254, REDUCED_OR_MASK = 1 | 4 };
    int32_t pages = 0, visited = 0;
    for (size_t at = U32(4); at != 0 && at + 2 <= length && visited < PAGES_MAX; visited++) {
        size_t count = U16(at), next = at + 2 + 12 * count;
        bool reduced = count > 0 && U16(at + 2) == SUBFILE_TYPE && (U32(at + 10) & REDUCED_OR_MASK);
        if (!reduced) pages++;
        at = U32(next);
    }
#undef U16
#undef U32
    return pages < 1 ? 1 : pages;
}

static void skip(pb_span content, const uint8_t *kind, void *state) { (void)content, (void)kind, (void)state; }

bool pb_ends_early(pb_format format, const uint8_t *bytes, size_t length) {
    pb_span file = {bytes, length};
    switch (format) {
    case PB_FORMAT_PNG:
        for (size_t at = 8; at + 12 <= length; at += 12 + (size_t)pb_be32(file, at)) {
            if (!memcmp(bytes + at + 4, "IEND", 4)) return false;
        }
        return true;
    case PB_FORMAT_GIF:
        while (length > 6 && bytes[length - 1] == 0) length--;
        return bytes[length - 1] != ';';
    case PB_FORMAT_WEBP: return (uint64_t)pb_le32(file, 4) + 8 > length;
    case PB_FORMAT_HEIC:
    case PB_FORMAT_AVIF: return !each_box(file, skip, NULL);
    case PB_FORMAT_JXL:
    case PB_FORMAT_JP2: return bytes[0] == 0 && !each_box(file, skip, NULL);
    default: return false;
    }
}
