// Files that hold the same icon in several sizes: the largest is the picture.
#include <string.h>

#include "bytes.h"
#include "imaging.h"

static pb_status read_inner(pb_span inner, int32_t longest_edge, const pb_limits *limits, pb_picture *out) {
    pb_format outer = out->format;
    pb_format format = pb_format_of(inner.bytes, inner.length);
    out->format = format;
    pb_status status = format == PB_FORMAT_PNG || format == PB_FORMAT_JP2
        ? pb_vips_read(inner.bytes, inner.length, longest_edge, limits, out)
        : PB_UNSUPPORTED;
    out->format = outer;
    return status;
}

pb_status pb_ico_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                      pb_picture *out) {
    pb_span file = {bytes, length};
    size_t count = pb_le16(file, 4);
    uint64_t best = 0;
    pb_span chosen = {0};
    for (size_t i = 0; i < count && i < 1024; i++) {
        size_t entry = 6 + 16 * i;
        unsigned width = pb_u8(file, entry), height = pb_u8(file, entry + 1);
        pb_span inner = pb_from(file, pb_le32(file, entry + 12));
        size_t size = pb_le32(file, entry + 8);
        if (inner.length == 0 || size == 0) continue;
        if (inner.length > size) inner.length = size;
        uint64_t area = (uint64_t)(width ? width : 256) * (height ? height : 256);
        // Of the same size, the one with more colours has more bytes.
        uint64_t rank = area << 32 | size;
        if (rank <= best) continue;
        best = rank;
        chosen = inner;
    }
    if (!chosen.bytes) return PB_CORRUPT;
    if (pb_format_of(chosen.bytes, chosen.length) == PB_FORMAT_PNG) {
        return read_inner(chosen, longest_edge, limits, out);
    }
    return pb_dib_read(chosen.bytes, chosen.length, longest_edge, limits, out);
}

pb_status pb_icns_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                       pb_picture *out) {
    pb_span file = {bytes, length};
    pb_span chosen = {0};
    for (size_t at = 8; at + 8 <= length;) {
        size_t size = pb_be32(file, at + 4);
        if (size < 8) break;
        pb_span inner = pb_from(file, at + 8);
        if (inner.length > size - 8) inner.length = size - 8;
        pb_format format = pb_format_of(inner.bytes, inner.length);
        if ((format == PB_FORMAT_PNG || format == PB_FORMAT_JP2) && inner.length > chosen.length) chosen = inner;
        at += size;
    }
    // Only the kinds without PNG inside, from before 2007, are not read.
    return chosen.bytes ? read_inner(chosen, longest_edge, limits, out) : PB_UNSUPPORTED;
}
