// What the files of this target share among themselves.
#pragma once
#include "CImaging.h"

// MARK: canvas.c: takes the rows of a picture, averages them down to the wanted size.

typedef struct {
    int32_t source_width, source_height;
    int32_t width, height;
    int32_t channels;  // 1 to 4
    bool alpha;        // the last channel is alpha
    int32_t next_source_row, next_row;
    uint8_t *pixels;
    float *sums;          // one source row wide
    int32_t *first_pixel; // per output column: where it begins in the source row …
    float *first_weight;  // … and the part of that pixel that it covers
} pb_canvas;

/// The size of a picture of this size with its longest edge brought down to longest_edge (0: left as it is).
void pb_fit(int32_t width, int32_t height, int32_t longest_edge, int32_t *out_width, int32_t *out_height);
pb_status pb_canvas_begin(pb_canvas *canvas, int32_t source_width, int32_t source_height, int32_t channels,
                          bool alpha, int32_t longest_edge);
void pb_canvas_add(pb_canvas *canvas, const uint8_t *row);
/// Rows that never came are filled with grey. The pixels go to the caller.
uint8_t *pb_canvas_end(pb_canvas *canvas);
void pb_canvas_discard(pb_canvas *canvas);

// MARK: pixels.c: whole small pictures.

typedef enum { PB_GREY, PB_RGB, PB_CMYK } pb_colour;

typedef struct {
    uint8_t *bytes;
    int32_t width, height;
    pb_colour colour;
    bool alpha;  // one more channel
} pb_raw_pixels;

/// Takes the raw pixels, makes them sRGB (by the profile where it asks for something else) and upright,
/// and puts them into the picture, whose width and height are turned along.
pb_status pb_picture_finish(pb_picture *picture, pb_raw_pixels *raw, const uint8_t *profile, size_t profile_length,
                            int orientation);

/// 1 to 8; 1 where the EXIF block does not say.
int pb_exif_orientation(const uint8_t *exif, size_t length);

// MARK: colour.c

/// Whether the pixels must go through the profile to be sRGB.
bool pb_profile_matters(const uint8_t *profile, size_t length, pb_colour colour);
/// Converts colour channels (no alpha) to RGB; false where the profile cannot be used.
bool pb_profile_convert(const uint8_t *in, int32_t width, int32_t height, pb_colour colour, const uint8_t *profile,
                        size_t length, uint8_t *rgb);

// MARK: notes.c

bool pb_note_add(pb_picture *picture, pb_note_kind kind, const char *key, const uint8_t *bytes, size_t length);

// MARK: one decoder per file

pb_status pb_jpeg_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                       pb_picture *out);
pb_status pb_vips_read(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                       pb_picture *out);
bool pb_vips_can(pb_format format);

bool pb_within_limits(const pb_limits *limits, int64_t width, int64_t height, int64_t bytes_per_pixel);
