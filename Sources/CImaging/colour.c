// Colour profiles. Only applied to the small result, and only where the profile says something else than sRGB.
#include <math.h>
#include <string.h>

#include <vips/vips.h>

#include "imaging.h"

/// The description of a profile, found by its tag table, contains the word.
static bool described_as(const uint8_t *profile, size_t length, const char *word) {
    if (length < 132) return false;
#define U32(at) ((size_t)profile[at] << 24 | (size_t)profile[(at) + 1] << 16 | (size_t)profile[(at) + 2] << 8 \
                 | profile[(at) + 3])
    size_t count = U32(128), letters = strlen(word);
    for (size_t i = 0; i < count && 132 + 12 * (i + 1) <= length && i < 100; i++) {
        size_t tag = 132 + 12 * i, at = U32(tag + 4), size = U32(tag + 8);
        if (memcmp(profile + tag, "desc", 4)) continue;
        if (at > length || size > length - at) return false;
        // Either ASCII or UTF-16; so the word is looked for with and without a zero between its letters.
        for (size_t step = 1; step <= 2; step++) {
            for (size_t from = at; from + letters * step <= at + size; from++) {
                size_t same = 0;
                while (same < letters && profile[from + same * step] == (uint8_t)word[same]) same++;
                if (same == letters) return true;
            }
        }
        return false;
    }
#undef U32
    return false;
}

bool pb_profile_matters(const uint8_t *profile, size_t length, pb_colour colour) {
    if (length < 132 || memcmp(profile + 36, "acsp", 4)) return false;
    const char *space = colour == PB_GREY ? "GRAY" : colour == PB_RGB ? "RGB " : "CMYK";
    if (memcmp(profile + 16, space, 4)) return false;
    return !(colour == PB_RGB && described_as(profile, length, "sRGB"));
}

bool pb_profile_convert(const uint8_t *in, int32_t width, int32_t height, pb_colour colour, const uint8_t *profile,
                        size_t length, uint8_t *rgb) {
    int bands = colour == PB_GREY ? 1 : colour == PB_RGB ? 3 : 4;
    VipsInterpretation space = colour == PB_GREY ? VIPS_INTERPRETATION_B_W
        : colour == PB_RGB                       ? VIPS_INTERPRETATION_sRGB
                                                 : VIPS_INTERPRETATION_CMYK;
    size_t count = (size_t)width * (size_t)height;
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
