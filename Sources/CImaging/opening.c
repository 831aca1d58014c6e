// Opening a picture with the loader of its format, never by guessing.
#include "vips.h"

/// A drawing has no size of its own; this is the largest that is made of it.
enum { SVG_EDGE_MAX = 4096 };

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

static void set_input(VipsOperation *operation, const pb_opening *from) {
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

VipsImage *pb_open(const pb_opening *from) {
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

bool pb_reopen(VipsImage **image, const pb_opening *from) {
    g_object_unref(*image);
    *image = pb_open(from);
    return *image != NULL;
}

double pb_scale_for(VipsImage *image, pb_format format, int32_t longest_edge) {
    int longest = VIPS_MAX(image->Xsize, image->Ysize);
    if (format == PB_FORMAT_SVG) {
        return (double)(longest_edge > 0 ? longest_edge : VIPS_MIN(longest, SVG_EDGE_MAX)) / longest;
    }
    // libwebp averages while it decodes and so never holds the large picture.
    bool shrinks = format == PB_FORMAT_WEBP && longest_edge > 0 && longest > longest_edge;
    return shrinks && vips_image_get_n_pages(image) <= 1 ? (double)longest_edge / longest : 1;
}

void pb_prefer_small_copy(VipsImage **image, const pb_opening *from, int32_t longest_edge) {
    if (longest_edge <= 0 || VIPS_MAX((*image)->Xsize, (*image)->Ysize) <= 2 * longest_edge) return;
    pb_opening small = *from;
    small.small = true;
    VipsImage *copy = pb_open(&small);
    if (!copy) return;
    double ratio = (double)copy->Xsize * (*image)->Ysize / ((double)copy->Ysize * (*image)->Xsize);
    if (VIPS_MAX(copy->Xsize, copy->Ysize) >= longest_edge && ratio > 0.98 && ratio < 1.02) {
        VipsImage *large = *image;
        *image = copy;
        copy = large;
    }
    g_object_unref(copy);
}
