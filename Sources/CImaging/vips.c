// Most formats, through libvips: brought to 8 bits and pulled row by row on the calling thread.
#include <stdlib.h>
#include <string.h>

#include "vips.h"

enum { STRIP_ROWS = 16, PADDING = 16 << 10 };

/// Replaces the image by the outcome of one more step.
static bool step(VipsImage **image, int failed, VipsImage *next) {
    if (failed || !next) return false;
    g_object_unref(*image);
    *image = next;
    return true;
}

/// Whether the samples are already grey, RGB or CMYK with gamma, in 8 or 16 bits.
static bool is_plain(const VipsImage *image) {
    if (image->Coding != VIPS_CODING_NONE) return false;
    if (image->BandFmt != VIPS_FORMAT_UCHAR && image->BandFmt != VIPS_FORMAT_USHORT) return false;
    switch (image->Type) {
    case VIPS_INTERPRETATION_sRGB:
    case VIPS_INTERPRETATION_RGB:
    case VIPS_INTERPRETATION_RGB16:
    case VIPS_INTERPRETATION_B_W:
    case VIPS_INTERPRETATION_GREY16:
    case VIPS_INTERPRETATION_CMYK:
    case VIPS_INTERPRETATION_MULTIBAND: return true;
    default: return false;
    }
}

/// To 8 bits of grey, RGB or CMYK, each perhaps with alpha.
static bool to_bytes(VipsImage **image, pb_raw_pixels *raw) {
    VipsImage *next = NULL;
    if (!is_plain(*image)) {
        if (!step(image, vips_colourspace(*image, &next, VIPS_INTERPRETATION_sRGB, NULL), next)) return false;
        next = NULL;
    }
    if ((*image)->BandFmt != VIPS_FORMAT_UCHAR) {
        bool wide = (*image)->BandFmt == VIPS_FORMAT_USHORT;
        if (!step(image, vips_cast(*image, &next, VIPS_FORMAT_UCHAR, "shift", wide, NULL), next)) return false;
        next = NULL;
    }
    int bands = (*image)->Bands;
    raw->colour = (*image)->Type == VIPS_INTERPRETATION_CMYK && bands >= 4 ? PB_CMYK : bands < 3 ? PB_GREY : PB_RGB;
    int colours = raw->colour == PB_CMYK ? 4 : raw->colour == PB_RGB ? 3 : 1;
    raw->alpha = bands > colours && raw->colour != PB_CMYK;
    int wanted = colours + (raw->alpha ? 1 : 0);
    return bands == wanted || step(image, vips_extract_band(*image, &next, 0, "n", wanted, NULL), next);
}

/// Pulls the rows into the canvas as far as they can be had; true if that was all of them.
static bool pull(VipsImage *image, pb_canvas *canvas) {
    VipsRegion *region = vips_region_new(image);
    bool good = true;
    for (int y = 0; good && y < image->Ysize; y += STRIP_ROWS) {
        VipsRect strip = {0, y, image->Xsize, VIPS_MIN(STRIP_ROWS, image->Ysize - y)};
        good = vips_region_prepare(region, &strip) == 0;
        for (int row = 0; good && row < strip.height; row++) {
            pb_canvas_add(canvas, VIPS_REGION_ADDR(region, 0, y + row));
        }
    }
    g_object_unref(region);
    return good;
}

/// Whether a picture in this format, saved again, keeps the pixels that are decoded here.
static bool is_exact(const pb_opening *from) {
    switch (from->format) {
    case PB_FORMAT_PNG:
    case PB_FORMAT_GIF:
    case PB_FORMAT_TIFF:
    case PB_FORMAT_WEBP:
    case PB_FORMAT_PNM: return from->scale == 1;
    default: return false;
    }
}

static pb_status read_pixels(VipsImage **image, const pb_opening *from, int32_t longest_edge, pb_picture *out) {
    int orientation = pb_orientation_of(*image, from->format);
    pb_raw_pixels raw = {0};
    if (!to_bytes(image, &raw)) return PB_CORRUPT;
    pb_canvas canvas;
    pb_status status = pb_canvas_begin(&canvas, (*image)->Xsize, (*image)->Ysize, (*image)->Bands, raw.alpha,
                                       longest_edge);
    if (status) return status;
    if (is_exact(from) && raw.colour != PB_CMYK) pb_canvas_take_shingles(&canvas);
    bool whole = pull(*image, &canvas);
    if (!whole && (canvas.next_row == 0 || from->fail_on != VIPS_FAIL_ON_NONE)) {
        pb_canvas_discard(&canvas);
        return PB_CORRUPT;
    }
    pb_canvas_end(&canvas, &raw);
    const void *profile = NULL;
    size_t profile_length = 0;
    if (vips_image_get_typeof(*image, VIPS_META_ICC_NAME)) {
        vips_image_get_blob(*image, VIPS_META_ICC_NAME, &profile, &profile_length);
    }
    return pb_picture_finish(out, &raw, profile, profile_length, orientation);
}

/// Whether leaving out what cannot be read may help.
static bool can_be_patched(pb_format format) {
    return format != PB_FORMAT_SVG && format != PB_FORMAT_HEIC && format != PB_FORMAT_AVIF && format != PB_FORMAT_JXL;
}

/// One attempt; with VIPS_FAIL_ON_NONE whatever can be had is taken.
static pb_status attempt(pb_opening *from, int32_t longest_edge, const pb_limits *limits, pb_picture *out) {
    VipsImage *image = pb_open(from);
    if (!image) return PB_CORRUPT;
    bool drawing = from->format == PB_FORMAT_SVG;
    int primary = 0;
    if (vips_image_get_typeof(image, "heif-primary") && !vips_image_get_int(image, "heif-primary", &primary)
        && primary > 0) {
        from->page = primary;
        if (!pb_reopen(&image, from)) return PB_CORRUPT;
    }
    out->width = image->Xsize;
    out->height = image->Ysize;
    out->frames = pb_frames_of(image, from);
    if (!drawing && !pb_within_limits(limits, out->width, out->height, (int64_t)VIPS_IMAGE_SIZEOF_PEL(image))) {
        g_object_unref(image);
        return PB_TOO_LARGE;
    }
    from->scale = pb_scale_for(image, from->format, longest_edge);
    if (from->scale != 1 && !pb_reopen(&image, from)) return PB_CORRUPT;
    pb_keep_notes(image, out);
    bool heif = from->format == PB_FORMAT_HEIC || from->format == PB_FORMAT_AVIF;
    if (heif) pb_prefer_small_copy(&image, from, longest_edge);
    pb_status status = read_pixels(&image, from, longest_edge, out);
    g_object_unref(image);
    return status;
}

/// libpng wants a whole buffer before it unpacks any of it, so a picture that ends early gets something to read on.
static uint8_t *padded(const pb_opening *from) {
    uint8_t *longer = calloc(1, from->length + PADDING);
    if (longer) memcpy(longer, from->bytes, from->length);
    return longer;
}

static pb_status attempts(pb_opening *from, int32_t longest_edge, const pb_limits *limits, pb_picture *out) {
    from->fail_on = VIPS_FAIL_ON_ERROR;
    pb_status status = attempt(from, longest_edge, limits, out);
    if (status != PB_CORRUPT) return status;
    bool early = pb_ends_early(from->format, from->bytes, from->length);
    if (!can_be_patched(from->format)) {
        out->damage = early ? PB_ENDS_EARLY : PB_DAMAGED;
        return status;
    }
    pb_picture_free(out);
    memset(out, 0, sizeof *out);
    out->format = from->format;
    if (early && from->format == PB_FORMAT_WEBP) {
        status = pb_webp_read_start(from->bytes, from->length, longest_edge, limits, out);
    } else {
        uint8_t *longer = early && from->format == PB_FORMAT_PNG ? padded(from) : NULL;
        pb_opening again = {.format = from->format, .bytes = longer ? longer : from->bytes, .length = from->length,
                         .path = from->path, .fail_on = VIPS_FAIL_ON_NONE, .scale = 1};
        if (longer) again.length += PADDING;
        status = attempt(&again, longest_edge, limits, out);
        free(longer);
    }
    out->damage = early ? PB_ENDS_EARLY : PB_DAMAGED;
    return status;
}

pb_status pb_vips_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                       pb_picture *out) {
    pb_opening from = {.format = out->format, .bytes = bytes, .length = length, .scale = 1};
    bool heif = from.format == PB_FORMAT_HEIC || from.format == PB_FORMAT_AVIF;
    if (from.format == PB_FORMAT_PNG) from.length = pb_png_readable(bytes, length);
    if (from.format == PB_FORMAT_SVG && pb_svg_is_costly(bytes, length)) return PB_TOO_LARGE;
    // A sequence without a still picture is a film; libheif does not decode those.
    if (heif && !pb_sequence_of(bytes, length).has_still) return PB_UNSUPPORTED;
    pb_status status;
    if (from.format == PB_FORMAT_EXR) {
        pb_handover handover;
        if (!pb_handover_begin(&handover, bytes, length)) return PB_NO_MEMORY;
        from.path = handover.path;
        status = attempts(&from, longest_edge, limits, out);
        pb_handover_end(&handover);
    } else if (from.format == PB_FORMAT_JXL || heif) {
        pb_quiet_begin();
        status = attempts(&from, longest_edge, limits, out);
        pb_quiet_end();
    } else {
        status = attempts(&from, longest_edge, limits, out);
    }
    vips_error_clear();
    return status;
}
