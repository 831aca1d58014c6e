// From the raw pixels of a decoder to upright sRGB.
#include <stdlib.h>
#include <string.h>

#include "imaging.h"

enum { NEUTRAL_GREY = 128 };

void pb_flatten(const uint8_t *rgba, uint8_t *rgb, size_t pixel_count) {
    for (size_t i = 0; i < pixel_count; i++) {
        unsigned alpha = rgba[4 * i + 3];
        for (size_t c = 0; c < 3; c++) {
            unsigned value = rgba[4 * i + c] * alpha + NEUTRAL_GREY * (255 - alpha);
            rgb[3 * i + c] = (uint8_t)((value + 127) / 255);
        }
    }
}

int pb_exif_orientation(const uint8_t *exif, size_t length) {
    if (length < 14) return 1;
    bool little = exif[0] == 'I';
#define U16(at) (unsigned)(little ? exif[at] | exif[(at) + 1] << 8 : exif[at] << 8 | exif[(at) + 1])
#define U32(at) (little ? U16(at) | (size_t)U16((at) + 2) << 16 : (size_t)U16(at) << 16 | U16((at) + 2))
    size_t directory = U32(4);
    if (directory > length - 2) return 1;
    size_t count = U16(directory);
    for (size_t i = 0; i < count; i++) {
        size_t at = directory + 2 + 12 * i;
        if (at + 12 > length) return 1;
        if (U16(at) != 0x0112) continue;
        unsigned value = U16(at + 2) == 3 ? U16(at + 8) : U16(at + 2) == 4 ? (unsigned)U32(at + 8) : 1;
        return value >= 1 && value <= 8 ? (int)value : 1;
    }
#undef U16
#undef U32
    return 1;
}

/// Turns the pixels upright; orientation as in EXIF.
static uint8_t *turned(const uint8_t *in, int32_t width, int32_t height, size_t channels, int orientation) {
    uint8_t *out = malloc((size_t)width * (size_t)height * channels);
    if (!out) return NULL;
    bool swaps = orientation >= 5;
    int32_t out_width = swaps ? height : width, out_height = swaps ? width : height;
    bool mirror_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    bool mirror_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    uint8_t *at = out;
    for (int32_t y = 0; y < out_height; y++) {
        for (int32_t x = 0; x < out_width; x++) {
            int32_t sx = swaps ? y : x, sy = swaps ? x : y;
            if (mirror_x) sx = width - 1 - sx;
            if (mirror_y) sy = height - 1 - sy;
            const uint8_t *from = in + ((size_t)sy * (size_t)width + (size_t)sx) * channels;
            for (size_t c = 0; c < channels; c++) *at++ = from[c];
        }
    }
    return out;
}

static bool any_transparent(const uint8_t *pixels, size_t count, size_t channels) {
    for (size_t i = 0; i < count; i++) {
        if (pixels[i * channels + channels - 1] != 255) return true;
    }
    return false;
}

/// Colour channels without alpha to RGB.
static void plain_to_rgb(const uint8_t *in, size_t count, pb_colour colour, uint8_t *rgb) {
    for (size_t i = 0; i < count; i++) {
        for (size_t c = 0; c < 3; c++) {
            rgb[3 * i + c] = colour == PB_GREY ? in[i]
                : colour == PB_RGB             ? in[3 * i + c]
                                   : (uint8_t)((255 - in[4 * i + c]) * (255 - in[4 * i + 3]) / 255);
        }
    }
}

/// The colour channels as sRGB, three per pixel.
static uint8_t *converted(const uint8_t *bytes, int32_t width, int32_t height, pb_colour colour,
                          const uint8_t *profile, size_t profile_length) {
    size_t count = (size_t)width * (size_t)height;
    uint8_t *rgb = malloc(count * 3);
    if (!rgb) return NULL;
    bool done = profile && pb_profile_convert(bytes, width, height, colour, profile, profile_length, rgb);
    if (!done) plain_to_rgb(bytes, count, colour, rgb);
    return rgb;
}

pb_status pb_picture_finish(pb_picture *picture, pb_raw_pixels *raw, const uint8_t *profile, size_t profile_length,
                            int orientation) {
    size_t colours = raw->colour == PB_GREY ? 1 : raw->colour == PB_RGB ? 3 : 4;
    size_t count = (size_t)raw->width * (size_t)raw->height;
    uint8_t *alpha = NULL;
    picture->shingles = raw->shingles;
    if (raw->alpha) {
        bool transparent = any_transparent(raw->bytes, count, colours + 1);
        if (transparent && !(alpha = malloc(count))) goto no_memory;
        for (size_t i = 0; i < count; i++) {
            if (alpha) alpha[i] = raw->bytes[i * (colours + 1) + colours];
            memmove(raw->bytes + i * colours, raw->bytes + i * (colours + 1), colours);
        }
    }
    if (profile && !pb_profile_matters(profile, profile_length, raw->colour)) profile = NULL;
    if (raw->colour != PB_RGB || profile) {
        uint8_t *rgb = converted(raw->bytes, raw->width, raw->height, raw->colour, profile, profile_length);
        if (!rgb) goto no_memory;
        free(raw->bytes);
        raw->bytes = rgb;
    }
    picture->channels = 3;
    if (alpha) {
        uint8_t *rgba = malloc(count * 4);
        if (!rgba) goto no_memory;
        for (size_t i = 0; i < count; i++) {
            memcpy(rgba + 4 * i, raw->bytes + 3 * i, 3);
            rgba[4 * i + 3] = alpha[i];
        }
        free(raw->bytes);
        free(alpha);
        alpha = NULL;
        raw->bytes = rgba;
        picture->channels = 4;
    }
    picture->pixels_width = raw->width;
    picture->pixels_height = raw->height;
    if (orientation > 1) {
        uint8_t *upright = turned(raw->bytes, raw->width, raw->height, (size_t)picture->channels, orientation);
        if (!upright) goto no_memory;
        free(raw->bytes);
        raw->bytes = upright;
        if (orientation >= 5) {
            picture->pixels_width = raw->height;
            picture->pixels_height = raw->width;
            int32_t width = picture->width;
            picture->width = picture->height;
            picture->height = width;
        }
    }
    picture->pixels = raw->bytes;
    raw->bytes = NULL;
    return PB_OK;
no_memory:
    free(alpha);
    free(raw->bytes);
    raw->bytes = NULL;
    return PB_NO_MEMORY;
}

pb_status pb_rgba_finish(const uint8_t *rgba, int32_t longest_edge, int orientation, pb_picture *picture) {
    pb_canvas canvas;
    pb_status status = pb_canvas_begin(&canvas, picture->width, picture->height, 4, true, longest_edge);
    if (status) return status;
    pb_canvas_take_shingles(&canvas);
    for (size_t y = 0; y < (size_t)picture->height; y++) pb_canvas_add(&canvas, rgba + y * (size_t)picture->width * 4);
    pb_raw_pixels raw = {.colour = PB_RGB, .alpha = true};
    pb_canvas_end(&canvas, &raw);
    return pb_picture_finish(picture, &raw, NULL, 0, orientation);
}
