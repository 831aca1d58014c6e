// Reading numbers out of bytes that nobody vouches for: past the end everything is zero.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const uint8_t *bytes;
    size_t length;
} pb_span;

static inline unsigned pb_u8(pb_span span, size_t at) { return at < span.length ? span.bytes[at] : 0; }
static inline unsigned pb_le16(pb_span span, size_t at) { return pb_u8(span, at) | pb_u8(span, at + 1) << 8; }
static inline unsigned pb_be16(pb_span span, size_t at) { return pb_u8(span, at) << 8 | pb_u8(span, at + 1); }
static inline uint32_t pb_le32(pb_span span, size_t at) {
    return (uint32_t)pb_le16(span, at) | (uint32_t)pb_le16(span, at + 2) << 16;
}
static inline uint32_t pb_be32(pb_span span, size_t at) {
    return (uint32_t)pb_be16(span, at) << 16 | (uint32_t)pb_be16(span, at + 2);
}
/// The rest from there on; empty if it begins past the end.
static inline pb_span pb_from(pb_span span, size_t at) {
    if (at > span.length) at = span.length;
    return (pb_span){span.bytes + at, span.length - at};
}
