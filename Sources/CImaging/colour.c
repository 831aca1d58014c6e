// Colour profiles. Only applied to the small result, and only where the profile says something else than sRGB:
// three curves and a matrix in profile.c, everything else (inks, tables) through libvips and Little CMS.
#include <math.h>
#include <string.h>

#include <vips/vips.h>

#include "imaging.h"

bool pb_profile_matters(const uint8_t *profile, size_t length, pb_colour colour) {
    if (length < 132 || memcmp(profile + 36, "acsp", 4)) return false;
    const char *space = colour == PB_GREY ? "GRAY" : colour == PB_RGB ? "RGB " : "CMYK";
    if (memcmp(profile + 16, space, 4)) return false;
    return !(colour == PB_RGB && pb_shaper_is_srgb(profile, length));
}

bool pb_profile_convert(const uint8_t *in, int32_t width, int32_t height, pb_colour colour, const uint8_t *profile,
                        size_t length, uint8_t *rgb) {
    size_t count = (size_t)width * (size_t)height;
    if (colour == PB_RGB && pb_shaper_convert(profile, length, in, rgb, count)) return true;
    int bands = colour == PB_GREY ? 1 : colour == PB_RGB ? 3 : 4;
    VipsInterpretation space = colour == PB_GREY ? VIPS_INTERPRETATION_B_W
        : colour == PB_RGB                       ? VIPS_INTERPRETATION_sRGB
                                                 : VIPS_INTERPRETATION_CMYK;
    VipsImage *image = vips_image_new_from_memory(in, count * (size_t)bands, width, height, bands, VIPS_FORMAT_UCHAR);
    if (!image) return false;
    image->Type = space;
    vips_image_set_blob_copy(image, VIPS_META_ICC_NAME, profile, length);
    VipsImage *out = NULL;
    int failed = vips_icc_transform(image, &out, "srgb", "embedded", TRUE, "intent", VIPS_INTENT_RELATIVE, NULL);
    g_object_unref(image);
    if (failed) return false;
    size_t size = 0;
    void *pixels = out->Bands == 3 && out->BandFmt == VIPS_FORMAT_UCHAR ? vips_image_write_to_memory(out, &size) : NULL;
    g_object_unref(out);
    bool fits = pixels && size == count * 3;
    if (fits) memcpy(rgb, pixels, size);
    g_free(pixels);
    return fits;
}

uint8_t pb_linear_to_srgb(float linear) {
    if (!(linear > 0)) return 0;
    if (linear >= 1) return 255;
    float coded = linear <= 0.0031308f ? 12.92f * linear : 1.055f * powf(linear, 1 / 2.4f) - 0.055f;
    return (uint8_t)(coded * 255 + 0.5f);
}

static float lab_inverse(float t) { return t > 6.0f / 29 ? t * t * t : 3 * 36.0f / 841 * (t - 4.0f / 29); }

void pb_lab_to_srgb(uint8_t lightness, uint8_t a, uint8_t b, uint8_t *rgb) {
    float fy = ((float)lightness * 100 / 255 + 16) / 116;
    float x = 0.96422f * lab_inverse(fy + ((float)a - 128) / 500), y = lab_inverse(fy);
    float z = 0.82521f * lab_inverse(fy - ((float)b - 128) / 200);
    // XYZ (D50) to linear sRGB, adapted by Bradford.
    rgb[0] = pb_linear_to_srgb(3.1338561f * x - 1.6168667f * y - 0.4906146f * z);
    rgb[1] = pb_linear_to_srgb(-0.9787684f * x + 1.9161415f * y + 0.0334540f * z);
    rgb[2] = pb_linear_to_srgb(0.0719453f * x - 0.2289914f * y + 1.4052427f * z);
}
