// The door between Swift and the picture libraries: plain C, nothing of libvips or libjpeg can be seen through it.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    PB_OK = 0,
    PB_EMPTY,        // no bytes at all
    PB_UNREADABLE,   // the file could not be opened or read
    PB_UNSUPPORTED,  // not a picture, or a kind that this machine cannot decode
    PB_TOO_LARGE,    // beyond the limits
    PB_CORRUPT,      // a picture by its first bytes, but nothing of it can be decoded
    PB_NO_MEMORY,
} pb_status;

/// Told from the content, never from the name.
typedef enum {
    PB_FORMAT_UNKNOWN = 0,
    PB_FORMAT_JPEG,
    PB_FORMAT_PNG,
    PB_FORMAT_GIF,
    PB_FORMAT_WEBP,
    PB_FORMAT_TIFF,
    PB_FORMAT_BMP,
    PB_FORMAT_HEIC,
    PB_FORMAT_AVIF,
    PB_FORMAT_SVG,
    PB_FORMAT_JXL,
    PB_FORMAT_JP2,
    PB_FORMAT_PNM,
    PB_FORMAT_HDR,
    PB_FORMAT_EXR,
    PB_FORMAT_ICO,
    PB_FORMAT_TGA,
    PB_FORMAT_PSD,
    PB_FORMAT_QOI,
    PB_FORMAT_DDS,
    PB_FORMAT_ICNS,
    PB_FORMAT_RAW,
    PB_FORMAT_COUNT,
} pb_format;

/// What is wrong with a picture that could be read in part.
typedef enum { PB_WHOLE = 0, PB_ENDS_EARLY, PB_DAMAGED } pb_damage;

typedef enum { PB_NOTE_EXIF, PB_NOTE_XMP, PB_NOTE_IPTC, PB_NOTE_TEXT } pb_note_kind;

/// One block of metadata as it stood in the file.
typedef struct {
    pb_note_kind kind;
    char *_Nullable key;  // of a text; "exif" or "gps" where an EXIF block is only that part; ends with NUL
    uint8_t *_Nonnull bytes;
    size_t length;
} pb_note;

enum { PB_NOTES_MAX = 64 };

typedef struct {
    int64_t max_pixels;         // of one frame
    int64_t max_decoded_bytes;  // memory and work for one picture
} pb_limits;

enum {
    PB_SHINGLE_EDGE = 8,        // of a window, in pixels
    PB_SHINGLES_USUAL = 256,    // the size of most samples; those of large pictures, which may be sheets, are larger
    PB_SEVERAL = UINT16_MAX,
};

/// A window of a picture and where it begins; PB_SEVERAL if it is to be seen in several columns, or in several rows.
typedef struct {
    uint32_t hash;
    uint16_t x, y;
} pb_shingle;

/// A sample of the windows of a picture as it lies in the file: those with the smallest hashes, in rising order, each once.
/// Of the hashes up to the limit none is missing.
typedef struct {
    pb_shingle *_Nullable windows;
    int32_t count;
    uint32_t limit;
} pb_shingles;

/// A decoded picture: 8-bit sRGB, upright, tightly packed, top row first.
typedef struct {
    pb_format format;
    int32_t width, height;  // full size, upright
    int32_t frames;
    pb_damage damage;
    uint8_t *_Nullable pixels;
    int32_t pixels_width, pixels_height;
    int32_t channels;  // 3 RGB, or 4 RGBA (straight) where some pixel is not opaque
    pb_shingles shingles;  // only of formats without losses, and only where a longest edge was given
    pb_note notes[PB_NOTES_MAX];
    int32_t note_count;
} pb_picture;

typedef struct {
    uint8_t *_Nullable bytes;
    size_t length;
} pb_bytes;

/// Starts the libraries; every other function here needs it to have been called once.
bool pb_start(void);
/// Gives back what the libraries keep for the calling thread; to be called at the end of one that decoded.
void pb_thread_end(void);

/// Looks at the first bytes (a few hundred are enough).
pb_format pb_format_of(const uint8_t *_Nullable bytes, size_t length);

/// "jpeg", "png", …; "" for the unknown format.
const char *_Nonnull pb_format_name(pb_format format);

/// Whether this machine's libraries can decode the format.
bool pb_format_readable(pb_format format);

/// Opens a regular file that is not empty; the path is any bytes, ending with NUL.
pb_status pb_file_open(const char *_Nonnull path, int64_t max_bytes, int *_Nonnull file, int64_t *_Nonnull size);
/// Reads it and closes it; how many bytes there were, or -1.
int64_t pb_file_read(int file, uint8_t *_Nonnull bytes, int64_t size);
void pb_bytes_free(pb_bytes *_Nonnull bytes);

/// Decodes to pixels whose longest edge is at most longest_edge (0: full size), never enlarged.
pb_status pb_picture_read(const uint8_t *_Nullable bytes, size_t length, int32_t longest_edge,
                          const pb_limits *_Nonnull limits, pb_picture *_Nonnull out);
void pb_picture_free(pb_picture *_Nonnull picture);

/// Lays straight RGBA over a neutral grey.
void pb_flatten(const uint8_t *_Nonnull rgba, uint8_t *_Nonnull rgb, size_t pixel_count);

pb_status pb_jpeg_write(const uint8_t *_Nonnull rgb, int32_t width, int32_t height, int32_t quality,
                        pb_bytes *_Nonnull out);
pb_status pb_webp_write(const uint8_t *_Nonnull rgba, int32_t width, int32_t height, int32_t quality,
                        pb_bytes *_Nonnull out);
pb_status pb_png_write(const uint8_t *_Nonnull pixels, int32_t width, int32_t height, int32_t channels,
                       pb_bytes *_Nonnull out);
