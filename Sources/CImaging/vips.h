// What the files around libvips share. Nothing else sees libvips, except for colour.c, png.c and start.c.
#pragma once
#include <vips/vips.h>

#include "imaging.h"

/// How a picture is opened.
typedef struct {
    pb_format format;
    const uint8_t *bytes;
    size_t length;
    const char *path;  // for the one loader that reads only files
    VipsFailOn fail_on;
    int page;
    double scale;
    bool small;  // the small copy that a HEIF file may hold
} pb_opening;

VipsImage *pb_open(const pb_opening *from);
/// Opens again, with something changed; without an image if that fails.
bool pb_reopen(VipsImage **image, const pb_opening *from);
/// How much smaller (or, for a drawing, larger) the decoder itself shall make it.
double pb_scale_for(VipsImage *image, pb_format format, int32_t longest_edge);
/// Takes the small copy that phones put into HEIF files, if there is one of the same shape and it is large enough:
/// 25 ms instead of 700 for a photo of 12 megapixels.
void pb_prefer_small_copy(VipsImage **image, const pb_opening *from, int32_t longest_edge);

int32_t pb_frames_of(VipsImage *image, const pb_opening *from);
int pb_orientation_of(VipsImage *image, pb_format format);
void pb_keep_notes(VipsImage *image, pb_picture *out);
