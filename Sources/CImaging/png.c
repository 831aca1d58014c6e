// PNG through libvips.
#include <stdlib.h>
#include <string.h>

#include <vips/vips.h>

#include "imaging.h"

static pb_status taken(void *bytes, size_t length, int failed, pb_bytes *out) {
    vips_error_clear();
    if (failed || !bytes) return PB_NO_MEMORY;
    out->bytes = malloc(length);
    if (out->bytes) {
        memcpy(out->bytes, bytes, length);
        out->length = length;
    }
    g_free(bytes);
    return out->bytes ? PB_OK : PB_NO_MEMORY;
}

static VipsImage *wrapped(const uint8_t *pixels, int32_t width, int32_t height, int32_t channels) {
    VipsImage *image = vips_image_new_from_memory(pixels, (size_t)width * (size_t)height * (size_t)channels, width,
                                                  height, channels, VIPS_FORMAT_UCHAR);
    if (image) image->Type = channels < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
    return image;
}

pb_status pb_png_write(const uint8_t *pixels, int32_t width, int32_t height, int32_t channels, pb_bytes *out) {
    VipsImage *image = wrapped(pixels, width, height, channels);
    if (!image) return PB_NO_MEMORY;
    void *bytes = NULL;
    size_t length = 0;
    int failed = vips_pngsave_buffer(image, &bytes, &length, "compression", 6, NULL);
    g_object_unref(image);
    return taken(bytes, length, failed, out);
}
