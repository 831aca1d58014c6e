// Which format it is, by the first bytes.
#include <string.h>

#include "imaging.h"

static const char *const names[PB_FORMAT_COUNT] = {
    "",    "jpeg", "png", "gif", "webp", "tiff", "bmp", "heic", "avif", "svg", "jxl",
    "jp2", "pnm",  "hdr", "exr", "ico",  "tga",  "psd", "qoi",  "dds",  "icns", "raw",
};

const char *pb_format_name(pb_format format) {
    return format > PB_FORMAT_UNKNOWN && format < PB_FORMAT_COUNT ? names[format] : "";
}

static pb_decoder *const own_decoders[PB_FORMAT_COUNT] = {
    [PB_FORMAT_JPEG] = pb_jpeg_read, [PB_FORMAT_BMP] = pb_bmp_read, [PB_FORMAT_ICO] = pb_ico_read,
    [PB_FORMAT_ICNS] = pb_icns_read, [PB_FORMAT_TGA] = pb_tga_read, [PB_FORMAT_PSD] = pb_psd_read,
    [PB_FORMAT_QOI] = pb_qoi_read,   [PB_FORMAT_DDS] = pb_dds_read, [PB_FORMAT_RAW] = pb_raw_read,
};

static pb_decoder *decoder_of(pb_format format) {
    if (format <= PB_FORMAT_UNKNOWN || format >= PB_FORMAT_COUNT) return NULL;
    return own_decoders[format] ? own_decoders[format] : pb_vips_can(format) ? pb_vips_read : NULL;
}

bool pb_format_readable(pb_format format) { return decoder_of(format) != NULL; }

static bool starts(const uint8_t *bytes, size_t length, const char *magic, size_t count) {
    return length >= count && memcmp(bytes, magic, count) == 0;
}

/// The brands in the ftyp box of a HEIF file.
static pb_format heif_format(const uint8_t *bytes, size_t length) {
    size_t size = (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
    if (size < 16 || size > 4096) return PB_FORMAT_UNKNOWN;
    if (size > length) size = length;
    bool heif = false;
    for (size_t at = 8; at + 4 <= size; at += at == 8 ? 8 : 4) {
        const char *brand = (const char *)bytes + at;
        if (!memcmp(brand, "avif", 4) || !memcmp(brand, "avis", 4)) return PB_FORMAT_AVIF;
        if (!memcmp(brand, "hei", 3) || !memcmp(brand, "hev", 3) || !memcmp(brand, "mif1", 4)
            || !memcmp(brand, "msf1", 4)) {
            heif = true;
        }
    }
    return heif ? PB_FORMAT_HEIC : PB_FORMAT_UNKNOWN;
}

/// Text whose first element is svg, after white space, comments, declarations and processing instructions.
static bool is_svg(const uint8_t *bytes, size_t length) {
    size_t at = starts(bytes, length, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (at < length) {
        if (bytes[at] == ' ' || (bytes[at] >= 9 && bytes[at] <= 13)) {
            at++;
        } else if (starts(bytes + at, length - at, "<!--", 4)) {
            at += 4;
            while (at + 3 <= length && memcmp(bytes + at, "-->", 3)) at++;
            at += 3;
        } else if (starts(bytes + at, length - at, "<!", 2) || starts(bytes + at, length - at, "<?", 2)) {
            int depth = 0;
            for (; at < length; at++) {
                if (bytes[at] == '[') depth++;
                if (bytes[at] == ']') depth--;
                if (bytes[at] == '>' && depth <= 0) break;
            }
            at++;
        } else {
            return starts(bytes + at, length - at, "<svg", 4) || starts(bytes + at, length - at, "<svg:svg", 8);
        }
    }
    return false;
}

pb_format pb_format_of(const uint8_t *bytes, size_t length) {
    if (!bytes || length < 4) return PB_FORMAT_UNKNOWN;
#define STARTS(magic) starts(bytes, length, magic, sizeof magic - 1)
    if (STARTS("\xFF\xD8\xFF")) return PB_FORMAT_JPEG;
    if (STARTS("\x89PNG\r\n\x1A\n")) return PB_FORMAT_PNG;
    if (STARTS("GIF87a") || STARTS("GIF89a")) return PB_FORMAT_GIF;
    if (STARTS("RIFF") && length >= 12 && !memcmp(bytes + 8, "WEBP", 4)) return PB_FORMAT_WEBP;
    if (pb_raw_is(bytes, length)) return PB_FORMAT_RAW;
    if (STARTS("II*\0") || STARTS("MM\0*") || STARTS("II+\0") || STARTS("MM\0+")) return PB_FORMAT_TIFF;
    if (STARTS("\xFF\x0A") || STARTS("\0\0\0\x0CJXL \r\n\x87\n")) return PB_FORMAT_JXL;
    if (STARTS("\0\0\0\x0CjP  \r\n\x87\n") || STARTS("\xFF\x4F\xFF\x51")) return PB_FORMAT_JP2;
    if (length >= 16 && !memcmp(bytes + 4, "ftyp", 4)) return heif_format(bytes, length);
    if (bytes[0] == 'P' && bytes[1] >= '1' && bytes[1] <= '6'
        && (bytes[2] == ' ' || bytes[2] == '#' || (bytes[2] >= 9 && bytes[2] <= 13))) {
        return PB_FORMAT_PNM;
    }
    if (STARTS("#?RADIANCE") || STARTS("#?RGBE")) return PB_FORMAT_HDR;
    if (STARTS("\x76\x2F\x31\x01")) return PB_FORMAT_EXR;
    if (STARTS("8BPS\0\1") || STARTS("8BPS\0\2")) return PB_FORMAT_PSD;
    if (STARTS("qoif")) return PB_FORMAT_QOI;
    if (STARTS("DDS |\0\0\0")) return PB_FORMAT_DDS;
    if (STARTS("icns")) return PB_FORMAT_ICNS;
    if (STARTS("BM") && length >= 26 && bytes[15] == 0 && bytes[16] == 0 && bytes[17] == 0 && bytes[14] >= 12) {
        return PB_FORMAT_BMP;
    }
    // Windows icons and cursors: the directory is not empty, and its first entry has a plausible place.
    if ((STARTS("\0\0\1\0") || STARTS("\0\0\2\0")) && length >= 22 && bytes[4] > 0
        && bytes[9] == 0 && bytes[21] == 0) {
        return PB_FORMAT_ICO;
    }
#undef STARTS
    if (is_svg(bytes, length)) return PB_FORMAT_SVG;
    return pb_tga_is(bytes, length) ? PB_FORMAT_TGA : PB_FORMAT_UNKNOWN;
}

pb_status pb_picture_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                          pb_picture *out) {
    memset(out, 0, sizeof *out);
    if (!bytes || length == 0) return PB_EMPTY;
    out->format = pb_format_of(bytes, length);
    pb_decoder *decode = decoder_of(out->format);
    if (!decode) return PB_UNSUPPORTED;
    pb_status status = decode(bytes, length, longest_edge, limits, out);
    if (status) pb_picture_free(out);
    return status;
}
