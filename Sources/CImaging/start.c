// Starting libvips, and closing every door of it that is not needed.
#include <vips/vips.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "imaging.h"

/// The only decoders of libvips that may see a file. JPEG does not come here at all (jpeg.c).
static const char *const allowed_loaders[] = {
    "VipsForeignLoadPng",  "VipsForeignLoadNsgif", "VipsForeignLoadWebp", "VipsForeignLoadTiff",
    "VipsForeignLoadHeif", "VipsForeignLoadSvg",   "VipsForeignLoadJxl",  "VipsForeignLoadJp2k",
    "VipsForeignLoadPpm",  "VipsForeignLoadRad",   "VipsForeignLoadOpenexr",
};

static void drop_log(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
    (void)domain, (void)level, (void)message, (void)data;
}

bool pb_start(void) {
    if (vips_init("pixelbox")) return false;
    // A leaf does not print. Fatal messages still end the program; they are bugs, not bad pictures.
    static const char *const domains[] = {"VIPS", "GLib", "GLib-GObject", "GLib-GIO", "librsvg", "Pango"};
    GLogLevelFlags levels = G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_INFO
        | G_LOG_LEVEL_DEBUG;
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++) {
        g_log_set_handler(domains[i], levels, drop_log, NULL);
    }
#ifdef __GLIBC__
    // Pixels come and go by the megabyte; returning them to the system each time cost a fifth of a decode.
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
#endif
    pb_profile_start();
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    vips_operation_block_set("VipsForeignLoad", TRUE);
    for (size_t i = 0; i < sizeof allowed_loaders / sizeof *allowed_loaders; i++) {
        vips_operation_block_set(allowed_loaders[i], FALSE);
    }
    return true;
}

bool pb_within_limits(const pb_limits *limits, int64_t width, int64_t height, int64_t bytes_per_pixel) {
    if (width <= 0 || height <= 0) return true;
    if (width > limits->max_pixels / height) return false;
    return width * height <= limits->max_decoded_bytes / bytes_per_pixel;
}

void pb_thread_end(void) { vips_thread_shutdown(); }
