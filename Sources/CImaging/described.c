// What a picture opened by libvips says about itself.
#include <string.h>

#include "vips.h"

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

void pb_keep_notes(VipsImage *image, pb_picture *out) {
    keep_blob(image, VIPS_META_EXIF_NAME, PB_NOTE_EXIF, out);
    keep_blob(image, VIPS_META_XMP_NAME, PB_NOTE_XMP, out);
    keep_blob(image, VIPS_META_IPTC_NAME, PB_NOTE_IPTC, out);
    vips_image_map(image, keep_text, out);
}

int32_t pb_frames_of(VipsImage *image, const pb_opening *from) {
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

int pb_orientation_of(VipsImage *image, pb_format format) {
    // The decoders of these turn the picture themselves.
    if (format == PB_FORMAT_HEIC || format == PB_FORMAT_AVIF || format == PB_FORMAT_JXL) return 1;
    return vips_image_get_orientation(image);
}
