// Raw pictures of cameras: not developed, but shown by the JPEG that the camera itself put inside.
#include <string.h>

#include "bytes.h"
#include "imaging.h"

enum {
    NEW_SUBFILE_TYPE = 0x00FE, WIDTH = 0x0100, HEIGHT = 0x0101, COMPRESSION = 0x0103, PHOTOMETRIC = 0x0106,
    STRIP_OFFSETS = 0x0111, STRIP_COUNTS = 0x0117, SUB_IFDS = 0x014A, JPEG_OFFSET = 0x0201, JPEG_LENGTH = 0x0202,
    PANASONIC_JPEG = 0x002E, EXIF_IFD = 0x8769, DNG_VERSION = 0xC612,
};
enum { COLOUR_FILTER_ARRAY = 32803, LINEAR_RAW = 34892 };
enum { DIRECTORIES_MAX = 32, SUB_MAX = 8 };

typedef struct {
    pb_span file;
    bool little;
    bool raw;
    pb_span preview;
    uint32_t width, height;  // of the sensor's picture, where told
    int directories;
} walk;

static unsigned u16(const walk *self, size_t at) {
    return self->little ? pb_le16(self->file, at) : pb_be16(self->file, at);
}
static uint32_t u32(const walk *self, size_t at) {
    return self->little ? pb_le32(self->file, at) : pb_be32(self->file, at);
}

/// The first value of a directory entry, of one of the integer types.
static uint32_t value_of(const walk *self, size_t entry) {
    unsigned type = u16(self, entry + 2);
    return type == 3 ? u16(self, entry + 8) : type == 1 ? pb_u8(self->file, entry + 8) : u32(self, entry + 8);
}

static void offer(walk *self, uint32_t at, uint32_t length) {
    pb_span part = pb_from(self->file, at);
    if (part.length > length) part.length = length;
    if (part.length > self->preview.length && part.length > 4 && part.bytes[0] == 0xFF && part.bytes[1] == 0xD8
        && part.bytes[2] == 0xFF) {
        self->preview = part;
    }
}

/// Goes through one directory and those below it; returns where the next one is.
static uint32_t visit(walk *self, uint32_t at, int depth) {
    if (at == 0 || at + 2 > self->file.length || depth > 3 || self->directories++ >= DIRECTORIES_MAX) return 0;
    unsigned count = u16(self, at);
    uint32_t strip = 0, strip_length = 0, jpeg = 0, jpeg_length = 0, width = 0, height = 0;
    bool filtered = false, lossy = true;
    for (unsigned i = 0; i < count; i++) {
        size_t entry = (size_t)at + 2 + 12 * (size_t)i;
        if (entry + 12 > self->file.length) break;
        uint32_t value = value_of(self, entry), items = u32(self, entry + 4);
        switch (u16(self, entry)) {
        case WIDTH: width = value; break;
        case HEIGHT: height = value; break;
        case COMPRESSION: lossy = value == 6 || value == 7; break;
        case PHOTOMETRIC: filtered = value == COLOUR_FILTER_ARRAY || value == LINEAR_RAW; break;
        case STRIP_OFFSETS: strip = items == 1 ? value : 0; break;
        case STRIP_COUNTS: strip_length = items == 1 ? value : 0; break;
        case JPEG_OFFSET: jpeg = value; break;
        case JPEG_LENGTH: jpeg_length = value; break;
        case PANASONIC_JPEG: offer(self, u32(self, entry + 8), items); break;
        case DNG_VERSION: self->raw = true; break;
        case EXIF_IFD: break;
        case SUB_IFDS:
            for (uint32_t sub = 0; sub < items && sub < SUB_MAX; sub++) {
                visit(self, items == 1 ? value : u32(self, (size_t)value + 4 * (size_t)sub), depth + 1);
            }
            break;
        default: break;
        }
    }
    offer(self, jpeg, jpeg_length);
    if (filtered) {
        self->raw = true;
        self->width = width;
        self->height = height;
    } else if (lossy) {
        offer(self, strip, strip_length);
    }
    size_t next = (size_t)at + 2 + 12 * (size_t)count;
    return next + 4 <= self->file.length ? u32(self, next) : 0;
}

static walk walked(pb_span file) {
    walk self = {.file = file, .little = pb_u8(file, 0) == 'I'};
    for (uint32_t at = u32(&self, 4); at != 0;) at = visit(&self, at, 0);
    return self;
}

static bool starts(pb_span file, size_t at, const char *magic) {
    size_t count = strlen(magic);
    return file.length >= at + count && memcmp(file.bytes + at, magic, count) == 0;
}

bool pb_raw_is(const uint8_t *bytes, size_t length) {
    pb_span file = {bytes, length};
    if (starts(file, 0, "FUJIFILMCCD-RAW") || starts(file, 4, "ftypcrx ")) return true;
    if (starts(file, 0, "IIRO") || starts(file, 0, "IIRS") || starts(file, 0, "MMOR")) return true;
    if (starts(file, 0, "IIU") && pb_u8(file, 3) == 0) return true;
    bool tiff = (starts(file, 0, "II*") && pb_u8(file, 3) == 0) || (starts(file, 0, "MM") && pb_be16(file, 2) == 42);
    return tiff && (starts(file, 8, "CR\x02") || walked(file).raw);
}

/// The box of this kind (and, for uuid, of these first bytes) among those between two offsets; empty if there is none.
static pb_span box(pb_span file, const char *kind, const char *uuid) {
    for (size_t at = 0; at + 8 <= file.length;) {
        uint64_t size = pb_be32(file, at), head = 8;
        if (size == 1) {
            size = (uint64_t)pb_be32(file, at + 8) << 32 | pb_be32(file, at + 12);
            head = 16;
        }
        if (size == 0 || size > file.length - at) size = file.length - at;
        if (size < head) break;
        if (starts(file, at + 4, kind) && (!uuid || starts(file, at + head, uuid))) {
            return (pb_span){file.bytes + at + head, (size_t)(size - head)};
        }
        at += (size_t)size;
    }
    return (pb_span){file.bytes, 0};
}

/// Canon's CR3, which is made of boxes; its EXIF comes in parts.
static walk walked_boxes(pb_span file, pb_picture *out, int *orientation) {
    walk self = {.file = file, .little = true};
    pb_span canon = pb_from(box(box(file, "moov", NULL), "uuid", "\x85\xC0\xB6\x87"), 16);
    static const struct { const char *kind, *key; } parts[] = {{"CMT1", NULL}, {"CMT2", "exif"}, {"CMT4", "gps"}};
    for (size_t i = 0; i < 3; i++) {
        pb_span part = box(canon, parts[i].kind, NULL);
        if (i == 0) *orientation = pb_exif_orientation(part.bytes, part.length);
        pb_note_add(out, PB_NOTE_EXIF, parts[i].key, part.bytes, part.length);
    }
    pb_span preview = box(pb_from(box(file, "uuid", "\xEA\xF4\x2B\x5E"), 24), "PRVW", NULL);
    self.preview = pb_from(preview, 16);
    return self;
}

pb_status pb_raw_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                      pb_picture *out) {
    pb_span file = {bytes, length};
    walk found = {0};
    int orientation = 1;
    if (starts(file, 4, "ftyp")) {
        found = walked_boxes(file, out, &orientation);
    } else if (starts(file, 0, "FUJI")) {
        found.file = file;
        offer(&found, pb_be32(file, 84), pb_be32(file, 88));
        orientation = 0;  // as the JPEG itself says
    } else {
        found = walked(file);
        orientation = pb_exif_orientation(bytes, length);
    }
    if (found.preview.length == 0) return PB_UNSUPPORTED;
    pb_status status = pb_jpeg_read_turned(found.preview.bytes, found.preview.length, longest_edge, orientation, limits,
                                           out);
    int64_t sensor = (int64_t)found.width * found.height;
    if (!status && sensor > (int64_t)out->width * out->height && sensor < limits->max_pixels) {
        bool turned = (found.width > found.height) != (out->width > out->height);
        out->width = (int32_t)(turned ? found.height : found.width);
        out->height = (int32_t)(turned ? found.width : found.height);
    }
    return status;
}
