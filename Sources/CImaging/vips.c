// Most formats, through libvips: opened by the loader of its format (never by guessing), brought to 8 bits, and pulled
// row by row on the calling thread.
#include <stdlib.h>
#include <string.h>

#include <vips/vips.h>

#include "imaging.h"

/// A drawing has no size of its own; this is the largest that is made of it.
enum { STRIP_ROWS = 16, SVG_EDGE_MAX = 4096, PADDING = 16 << 10 };

static const char *const loaders[PB_FORMAT_COUNT] = {
    [PB_FORMAT_PNG] = "pngload_buffer",   [PB_FORMAT_GIF] = "gifload_buffer",   [PB_FORMAT_WEBP] = "webpload_buffer",
    [PB_FORMAT_TIFF] = "tiffload_buffer", [PB_FORMAT_HEIC] = "heifload_buffer", [PB_FORMAT_AVIF] = "heifload_buffer",
    [PB_FORMAT_SVG] = "svgload_buffer",   [PB_FORMAT_JXL] = "jxlload_buffer",   [PB_FORMAT_JP2] = "jp2kload_buffer",
    [PB_FORMAT_PNM] = "ppmload_source",   [PB_FORMAT_HDR] = "radload_buffer",   [PB_FORMAT_EXR] = "openexrload",
};

bool pb_vips_can(pb_format format) {
    return format > PB_FORMAT_UNKNOWN && format < PB_FORMAT_COUNT && loaders[format]
        && vips_type_find("VipsOperation", loaders[format]);
}

typedef struct {
    pb_format format;
    const uint8_t *bytes;
    size_t length;
    const char *path;  // for the one loader that reads only files
    VipsFailOn fail_on;
    int page;
    double scale;
    bool small;  // the small copy that a HEIF file may hold
} opening;

static void set_input(VipsOperation *operation, const opening *from) {
    if (from->path) {
        g_object_set(operation, "filename", from->path, NULL);
        return;
    }
    VipsBlob *blob = vips_blob_new(NULL, from->bytes, from->length);
    if (from->format == PB_FORMAT_PNM) {
        VipsSource *source = vips_source_new_from_blob(blob);
        g_object_set(operation, "source", source, NULL);
        g_object_unref(source);
    } else {
        g_object_set(operation, "buffer", blob, NULL);
    }
    vips_area_unref(VIPS_AREA(blob));
}

static VipsImage *opened(const opening *from) {
    VipsOperation *operation = vips_operation_new(loaders[from->format]);
    if (!operation) return NULL;
    set_input(operation, from);
    g_object_set(operation, "access", VIPS_ACCESS_SEQUENTIAL, "fail-on", from->fail_on, NULL);
    if (from->page > 0) g_object_set(operation, "page", from->page, NULL);
    if (from->small) g_object_set(operation, "thumbnail", TRUE, NULL);
    if (from->scale != 1) g_object_set(operation, "scale", from->scale, NULL);
    VipsImage *image = NULL;
    if (!vips_object_build(VIPS_OBJECT(operation))) g_object_get(operation, "out", &image, NULL);
    vips_object_unref_outputs(VIPS_OBJECT(operation));
    g_object_unref(operation);
    return image;
}

/// Opens again, with something changed.
static bool reopened(VipsImage **image, const opening *from) {
    g_object_unref(*image);
    *image = opened(from);
    return *image != NULL;
}

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

static void keep_blob(VipsImage *image, const char *name, pb_note_kind kind, pb_picture *out) {
    const void *bytes = NULL;
    size_t length = 0;
    if (!vips_image_get_typeof(image, name) || vips_image_get_blob(image, name, &bytes, &length)) return;
    if (kind == PB_NOTE_EXIF && length > 6 && !memcmp(bytes, "Exif\0", 6)) {
        bytes = (const uint8_t *)bytes + 6;
        length -= 6;
    }
    pb_note_add(out, kind, NULL, bytes, length);
}

/// A text chunk of PNG, which libvips calls "png-comment-3-Title".
static void *keep_text(VipsImage *image, const char *name, GValue *value, void *picture) {
    (void)value;
    static const char prefix[] = "png-comment-";
    if (!g_str_has_prefix(name, prefix)) return NULL;
    const char *key = strchr(name + sizeof prefix - 1, '-');
    const char *text = NULL;
    if (key && !vips_image_get_string(image, name, &text)) {
        char *full = g_strconcat("png:", key + 1, NULL);
        pb_note_add(picture, PB_NOTE_TEXT, full, (const uint8_t *)text, strlen(text));
        g_free(full);
    }
    return NULL;
}

static void keep_notes(VipsImage *image, pb_picture *out) {
    keep_blob(image, VIPS_META_EXIF_NAME, PB_NOTE_EXIF, out);
    keep_blob(image, VIPS_META_XMP_NAME, PB_NOTE_XMP, out);
    keep_blob(image, VIPS_META_IPTC_NAME, PB_NOTE_IPTC, out);
    vips_image_map(image, keep_text, out);
}

static int32_t frames_of(VipsImage *image, const opening *from) {
    switch (from->format) {
    case PB_FORMAT_PNG: return pb_apng_frames(from->bytes, from->length);
    case PB_FORMAT_HEIC:
    case PB_FORMAT_AVIF: return pb_sequence_of(from->bytes, from->length).frames;
    case PB_FORMAT_TIFF: return pb_tiff_pages(from->bytes, from->length);
    case PB_FORMAT_GIF:
    case PB_FORMAT_WEBP:
    case PB_FORMAT_JXL: return VIPS_MAX(1, vips_image_get_n_pages(image));
    default: return 1;
    }
}

static int orientation_of(VipsImage *image, pb_format format) {
    // The decoders of these turn the picture themselves.
    if (format == PB_FORMAT_HEIC || format == PB_FORMAT_AVIF || format == PB_FORMAT_JXL) return 1;
    return vips_image_get_orientation(image);
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

static pb_status read_pixels(VipsImage **image, const opening *from, int32_t longest_edge, pb_picture *out) {
    int orientation = orientation_of(*image, from->format);
    pb_raw_pixels raw = {0};
    if (!to_bytes(image, &raw)) return PB_CORRUPT;
    pb_canvas canvas;
    pb_status status = pb_canvas_begin(&canvas, (*image)->Xsize, (*image)->Ysize, (*image)->Bands, raw.alpha,
                                       longest_edge);
    if (status) return status;
    bool whole = pull(*image, &canvas);
    if (!whole && (canvas.next_row == 0 || from->fail_on != VIPS_FAIL_ON_NONE)) {
        pb_canvas_discard(&canvas);
        return PB_CORRUPT;
    }
    raw.width = canvas.width;
    raw.height = canvas.height;
    raw.bytes = pb_canvas_end(&canvas);
    const void *profile = NULL;
    size_t profile_length = 0;
    if (vips_image_get_typeof(*image, VIPS_META_ICC_NAME)) {
        vips_image_get_blob(*image, VIPS_META_ICC_NAME, &profile, &profile_length);
    }
    return pb_picture_finish(out, &raw, profile, profile_length, orientation);
}

/// How much smaller (or, for a drawing, larger) the decoder itself shall make it.
static double scale_for(VipsImage *image, pb_format format, int32_t longest_edge) {
    int longest = VIPS_MAX(image->Xsize, image->Ysize);
    if (format == PB_FORMAT_SVG) {
        return (double)(longest_edge > 0 ? longest_edge : VIPS_MIN(longest, SVG_EDGE_MAX)) / longest;
    }
    // libwebp averages while it decodes and so never holds the large picture.
    bool shrinks = format == PB_FORMAT_WEBP && longest_edge > 0 && longest > longest_edge;
    return shrinks && vips_image_get_n_pages(image) <= 1 ? (double)longest_edge / longest : 1;
}

/// Takes the small copy that phones put into HEIF files, if there is one of the same shape and it is large enough:
/// 10 ms instead of 700 for a photo of 12 megapixels.
static void prefer_small_copy(VipsImage **image, const opening *from, int32_t longest_edge) {
    if (longest_edge <= 0 || VIPS_MAX((*image)->Xsize, (*image)->Ysize) <= 2 * longest_edge) return;
    opening small = *from;
    small.small = true;
    VipsImage *copy = opened(&small);
    if (!copy) return;
    double ratio = (double)copy->Xsize * (*image)->Ysize / ((double)copy->Ysize * (*image)->Xsize);
    if (VIPS_MAX(copy->Xsize, copy->Ysize) >= longest_edge && ratio > 0.98 && ratio < 1.02) {
        VipsImage *large = *image;
        *image = copy;
        copy = large;
    }
    g_object_unref(copy);
}

/// Whether leaving out what cannot be read may help.
static bool can_be_patched(pb_format format) {
    return format != PB_FORMAT_SVG && format != PB_FORMAT_HEIC && format != PB_FORMAT_AVIF && format != PB_FORMAT_JXL;
}

/// One attempt; with VIPS_FAIL_ON_NONE whatever can be had is taken.
static pb_status attempt(opening *from, int32_t longest_edge, const pb_limits *limits, pb_picture *out) {
    VipsImage *image = opened(from);
    if (!image) return PB_CORRUPT;
    bool drawing = from->format == PB_FORMAT_SVG;
    int primary = 0;
    if (vips_image_get_typeof(image, "heif-primary") && !vips_image_get_int(image, "heif-primary", &primary)
        && primary > 0) {
        from->page = primary;
        if (!reopened(&image, from)) return PB_CORRUPT;
    }
    out->width = image->Xsize;
    out->height = image->Ysize;
    out->frames = frames_of(image, from);
    if (!drawing && !pb_within_limits(limits, out->width, out->height, (int64_t)VIPS_IMAGE_SIZEOF_PEL(image))) {
        g_object_unref(image);
        return PB_TOO_LARGE;
    }
    from->scale = scale_for(image, from->format, longest_edge);
    if (from->scale != 1 && !reopened(&image, from)) return PB_CORRUPT;
    keep_notes(image, out);
    bool heif = from->format == PB_FORMAT_HEIC || from->format == PB_FORMAT_AVIF;
    if (heif) prefer_small_copy(&image, from, longest_edge);
    pb_status status = read_pixels(&image, from, longest_edge, out);
    g_object_unref(image);
    return status;
}

/// libpng wants a whole buffer before it unpacks any of it, so a picture that ends early gets something to read on.
static uint8_t *padded(const opening *from) {
    uint8_t *longer = calloc(1, from->length + PADDING);
    if (longer) memcpy(longer, from->bytes, from->length);
    return longer;
}

static pb_status attempts(opening *from, int32_t longest_edge, const pb_limits *limits, pb_picture *out) {
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
        opening again = {.format = from->format, .bytes = longer ? longer : from->bytes, .length = from->length,
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
    opening from = {.format = out->format, .bytes = bytes, .length = length, .scale = 1};
    bool heif = from.format == PB_FORMAT_HEIC || from.format == PB_FORMAT_AVIF;
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
