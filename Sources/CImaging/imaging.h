// What the files of this target share among themselves.
#pragma once
#include "CImaging.h"

// MARK: shingles.c: samples the small windows of a picture.

typedef struct pb_shingler pb_shingler;
/// NULL for pictures that are too small or too large for it, and where memory is short.
pb_shingler *pb_shingler_make(int32_t width, int32_t height, int32_t channels, bool alpha);
/// Takes the next row of 8-bit samples: grey or RGB, perhaps with alpha.
void pb_shingler_add(pb_shingler *self, const uint8_t *row);
/// The sample of all rows so far, which goes to the caller.
pb_shingles pb_shingler_sample(pb_shingler *self);
void pb_shingler_free(pb_shingler *self);

// MARK: canvas.c: takes the rows of a picture, averages them down to the wanted size.

typedef struct {
    int32_t source_width, source_height;
    int32_t width, height;
    int32_t channels;  // 1 to 4
    bool alpha;        // the last channel is alpha
    bool full_size;    // no longest edge was given
    int32_t next_source_row, next_row;
    uint8_t *pixels;
    uint8_t *row;         // one source row …
    float *sums;          // … and the sums of the rows so far; both only where it shrinks
    int32_t *first_pixel; // per output column: where it begins in the source row …
    float *first_weight;  // … and the part of that pixel that it covers
    pb_shingler *shingler;
} pb_canvas;

/// The size of a picture of this size with its longest edge brought down to longest_edge (0: left as it is).
void pb_fit(int32_t width, int32_t height, int32_t longest_edge, int32_t *out_width, int32_t *out_height);
pb_status pb_canvas_begin(pb_canvas *canvas, int32_t source_width, int32_t source_height, int32_t channels,
                          bool alpha, int32_t longest_edge);
/// Has the rows sampled as they come in, unless they are wanted in full size; for formats without losses, to be called
/// before the first row.
void pb_canvas_take_shingles(pb_canvas *canvas);
/// Where the next row may be written, to be followed by pb_canvas_commit.
uint8_t *pb_canvas_row(pb_canvas *canvas);
void pb_canvas_commit(pb_canvas *canvas);
/// Adds a row that lies elsewhere.
void pb_canvas_add(pb_canvas *canvas, const uint8_t *row);

void pb_canvas_discard(pb_canvas *canvas);

// MARK: pixels.c: whole small pictures.

typedef enum { PB_GREY, PB_RGB, PB_CMYK } pb_colour;

typedef struct {
    uint8_t *bytes;
    int32_t width, height;
    pb_colour colour;
    bool alpha;  // one more channel
    pb_shingles shingles;
} pb_raw_pixels;

/// Hands size, pixels and sample over; rows that never came are filled with grey.
void pb_canvas_end(pb_canvas *canvas, pb_raw_pixels *raw);

/// Takes the raw pixels, makes them sRGB (by the profile where it asks for something else) and upright,
/// and puts them into the picture, whose width and height are turned along.
pb_status pb_picture_finish(pb_picture *picture, pb_raw_pixels *raw, const uint8_t *profile, size_t profile_length,
                            int orientation);

/// The same from straight RGBA of the full size.
pb_status pb_rgba_finish(const uint8_t *rgba, int32_t longest_edge, int orientation, pb_picture *picture);

/// 1 to 8; 1 where the EXIF block does not say.
int pb_exif_orientation(const uint8_t *exif, size_t length);

// MARK: colour.c, profile.c

void pb_profile_start(void);
/// RGB to sRGB by a profile of three curves and a matrix; false if it is of another kind.
bool pb_shaper_convert(const uint8_t *profile, size_t length, const uint8_t *in, uint8_t *out, size_t count);
/// Whether such a profile says what sRGB says, to within two steps.
bool pb_shaper_is_srgb(const uint8_t *profile, size_t length);

/// Whether the pixels must go through the profile to be sRGB.
bool pb_profile_matters(const uint8_t *profile, size_t length, pb_colour colour);
/// Converts colour channels (no alpha) to RGB; false where the profile cannot be used.
bool pb_profile_convert(const uint8_t *in, int32_t width, int32_t height, pb_colour colour, const uint8_t *profile,
                        size_t length, uint8_t *rgb);

uint8_t pb_linear_to_srgb(float linear);
/// CIE Lab with D50 white in 8 bits each, as Photoshop stores it.
void pb_lab_to_srgb(uint8_t lightness, uint8_t a, uint8_t b, uint8_t *rgb);

// MARK: notes.c

bool pb_note_add(pb_picture *picture, pb_note_kind kind, const char *key, const uint8_t *bytes, size_t length);

// MARK: one decoder per file

/// The picture comes with its format; width, height and frames are set as soon as they are known.
typedef pb_status pb_decoder(const uint8_t *bytes, size_t length, int32_t longest_edge, const pb_limits *limits,
                             pb_picture *out);
pb_decoder pb_jpeg_read, pb_vips_read, pb_bmp_read, pb_ico_read, pb_icns_read, pb_tga_read, pb_qoi_read, pb_psd_read,
    pb_dds_read, pb_raw_read;
/// JPEG whose orientation is told from outside (0: by itself).
pb_status pb_jpeg_read_turned(const uint8_t *bytes, size_t length, int32_t longest_edge, int turned,
                              const pb_limits *limits, pb_picture *out);
/// As much as there is of a WebP file that ends early.
pb_decoder pb_webp_read_start;
/// A bitmap without a file header and with a mask, as in icons.
pb_decoder pb_dib_read;
bool pb_vips_can(pb_format format);

bool pb_within_limits(const pb_limits *limits, int64_t width, int64_t height, int64_t bytes_per_pixel);
/// Whether the header is that of a TGA file, which has no magic number.
bool pb_tga_is(const uint8_t *bytes, size_t length);
/// Whether it is the TIFF-like file of a camera's raw picture.
bool pb_raw_is(const uint8_t *bytes, size_t length);

// MARK: boxes.c: what containers say about themselves

typedef struct {
    bool has_still;
    int32_t frames;
} pb_sequence;
/// The frames of an image sequence (HEIC, AVIF).
pb_sequence pb_sequence_of(const uint8_t *bytes, size_t length);
/// The pages of a classic TIFF file, without the smaller copies of a page.
int32_t pb_tiff_pages(const uint8_t *bytes, size_t length);
int32_t pb_apng_frames(const uint8_t *bytes, size_t length);
/// How much of a PNG to hand on: up to the first chunk other than pixels that reaches past the end. Decoders make room for
/// all that such a chunk claims, up to 2 GiB, before they find that it is not there.
size_t pb_png_readable(const uint8_t *bytes, size_t length);
/// Whether the file is shorter than it says itself; false where the format does not tell.
bool pb_ends_early(pb_format format, const uint8_t *bytes, size_t length);

/// Whether a drawing asks for work without end; librsvg cannot be interrupted.
bool pb_svg_is_costly(const uint8_t *bytes, size_t length);

// MARK: quiet.c, handover.c: for decoders with bad manners

void pb_quiet_begin(void);
void pb_quiet_end(void);

typedef struct {
    int file;
    char path[64];
} pb_handover;
bool pb_handover_begin(pb_handover *self, const uint8_t *bytes, size_t length);
void pb_handover_end(pb_handover *self);
