// Hot loops of the fingerprint: small grids of brightness are normalised, slid over each other and aligned.
#pragma once

#include "window_products.h"

#include <stdint.h>

/// The largest number of cells of any grid here.
enum { PB_GRID_MAX_CELLS = 8192 };

/// A rectangle of pixels.
typedef struct {
    int32_t x, y, width, height;
} pb_box;

/// Where a template lies best on a target: how well (-1 to 1) and at which cell its first cell lies.
typedef struct {
    float score;
    int32_t x, y;
} pb_peak;

/// An affine map of cell centres: x' = xx·x + xy·y + x0, y' = yx·x + yy·y + y0.
typedef struct {
    float xx, xy, x0, yx, yy, y0;
} pb_affine;

/// Makes a grid larger (linear) or smaller (area weighted triangle).
void pb_grid_resize(
    const float *_Nonnull in, int32_t width, int32_t height, float *_Nonnull out, int32_t out_width,
    int32_t out_height);

/// Turns a grid about its centre; what comes from outside repeats the edge.
void pb_grid_turn(const float *_Nonnull in, int32_t width, int32_t height, float degrees, float *_Nonnull out);

/// Subtracts the local mean and divides by the local contrast, so that only structure is left.
void pb_grid_normalise(const float *_Nonnull in, int32_t width, int32_t height, float *_Nonnull out);

/// A normalised grid prepared for sliding templates over it.
typedef struct pb_scan_target pb_scan_target;

/// Prepares a target; templates may hang over its edges by `margin` cells. Null only when memory is short.
pb_scan_target *_Nullable pb_scan_target_make(
    const float *_Nonnull grid, int32_t width, int32_t height, int32_t margin);

/// Gives a target back.
void pb_scan_target_free(pb_scan_target *_Nullable target);

/// Slides a normalised template over the target and returns how many of the best places it wrote to `peaks`.
int32_t pb_scan(
    const pb_scan_target *_Nonnull target, const float *_Nonnull grid, int32_t width, int32_t height,
    pb_peak *_Nonnull peaks, int32_t capacity);

/// Improves the map from cells of `a` to cells of `b` by Gauss-Newton steps (shift, turn, scale) and returns the correlation
/// of the normalised grids under it.
float pb_grid_align(
    const float *_Nonnull a, int32_t a_width, int32_t a_height, const float *_Nonnull b, int32_t b_width,
    int32_t b_height, pb_affine *_Nonnull map, int32_t steps);

/// Samples `b` at the places where the cells of `a` lie; `inside` is 0 where that is outside of `b`.
void pb_grid_warp(
    const float *_Nonnull b, int32_t b_width, int32_t b_height, pb_affine map, float *_Nonnull out,
    uint8_t *_Nonnull inside, int32_t width, int32_t height);

/// The part of a picture within plain margins (of any colour, also transparent ones).
pb_box pb_content_box(const uint8_t *_Nonnull pixels, int32_t width, int32_t height, int32_t channels);

/// The part of a picture within its outermost margin or frame, of one colour or transparent.
pb_box pb_framed_box(const uint8_t *_Nonnull pixels, int32_t width, int32_t height, int32_t channels);

/// Splits the pixels of a box into brightness, colour differences to blue and red (halved) and opacity, laid over
/// `ground`, and returns the middle brightness of what lies around the box, or of the picture's outermost pixels.
uint8_t pb_colour_planes(
    const uint8_t *_Nonnull pixels, int32_t width, int32_t height, int32_t channels, pb_box box, float ground,
    float *_Nonnull luma, float *_Nonnull blue, float *_Nonnull red, float *_Nonnull alpha);

/// Splits a whole picture like `pb_colour_planes` into planes of fewer cells, each the mean over its area: brightness, the two
/// colour differences and opacity, one plane behind the other. At most as many cells along an edge as there are pixels.
void pb_miniature_planes(
    const uint8_t *_Nonnull pixels, int32_t width, int32_t height, int32_t channels, float ground, int32_t out_width,
    int32_t out_height, float *_Nonnull planes);

/// Makes a grid smaller: the mean over the area of each new cell.
void pb_grid_average(
    const float *_Nonnull in, int32_t width, int32_t height, float *_Nonnull out, int32_t out_width,
    int32_t out_height);

/// What comes of laying one miniature on another of the same size, cell on cell. Distances are root mean squares, in levels.
typedef struct {
    /// Of the brightness as it is, and with the contrast and brightness that suit best.
    float luma_distance, luma_rest;
    /// The same for the two colour differences together.
    float chroma_distance, chroma_rest;
    /// Of the opacity, in levels of 255.
    float alpha_distance;
    /// How much the cells of either differ from their mean.
    float luma_deviation[2], chroma_deviation[2], alpha_deviation;
    /// What contrast and brightness suit best.
    float gain, offset;
    /// Correlation of the slopes of the brightness, right and down.
    float slopes;
    /// The largest rest of the brightness in any cell.
    float worst;
    /// Over how many cells the differences from the mean are spread.
    float effective_cells;
    /// Share of the cells that are transparent where only one of the two is.
    float ground_share;
} pb_likeness;

/// Lays a miniature on another one. Each has, plane behind plane: brightness over neutral grey, less that grey; the colour
/// differences to blue and red; and if some of it is transparent, its opacity (0 to 1). Where only one of the two is transparent,
/// the other may show what it was laid on: one colour.
pb_likeness pb_miniature_compare(
    const float *_Nonnull a, int32_t a_planes, const float *_Nonnull b, int32_t b_planes, int32_t width, int32_t height);

/// What is left of one miniature where the other one is given other colours: whatever becomes of brightness and colour in the same
/// way everywhere, clipped or not. Root mean squares, beside the deviations from the mean.
typedef struct {
    float luma_rest, chroma_rest, luma_deviation, chroma_deviation;
} pb_recolouring;

/// Recolours the source as the target needs it, both laid out as above. A transparent source may have been laid on one colour.
pb_recolouring pb_miniature_recolouring(
    const float *_Nonnull source, int32_t source_planes, const float *_Nonnull target, int32_t target_planes, int32_t cells);

/// The answer of a network with one layer of inner units (rectified): `count` weights for each of them, what is added in each, and
/// its own weight.
float pb_network_answer(
    const float *_Nonnull first, const float *_Nonnull bias, const float *_Nonnull last, int32_t units,
    const float *_Nonnull numbers, int32_t count);

/// Numbers the colours of a picture in the order of their first appearance and hashes the numbers: the same for every
/// exchange of colours. 0 if there are more than `max_colours`.
uint64_t pb_structure_hash(
    const uint8_t *_Nonnull pixels, int32_t width, int32_t channels, pb_box box, int32_t max_colours,
    int32_t *_Nonnull colours);

/// A hash of bytes.
uint64_t pb_bytes_hash(const uint8_t *_Nonnull bytes, int64_t count);

/// Writes for each hash in how many of these bits it differs from the nearest of the wanted ones, and returns the least.
uint8_t pb_hash_distances(
    const uint64_t *_Nonnull hashes, int32_t count, const uint64_t *_Nonnull wanted, int32_t wanted_count,
    uint64_t bits, uint8_t *_Nonnull out);
