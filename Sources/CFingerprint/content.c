#include "CFingerprint.h"

#include <stdlib.h>
#include <string.h>

enum { VISIBLE = 8, OPAQUE = 250 };
static const float plain_share = 0.98f;
// Less than this share between plain margins is a plain picture with little on it: after JPEG its margins would begin elsewhere.
static const float least_content = 0.15f;

typedef struct {
    const uint8_t *pixels;
    int32_t width, channels;
} picture;

static const uint8_t *pixel(const picture *p, int32_t x, int32_t y) {
    return p->pixels + ((size_t)y * (size_t)p->width + (size_t)x) * (size_t)p->channels;
}

/// What a plain line at the edge is.
typedef struct {
    /// How many margins of a colour of their own may lie around each other.
    int rounds;
    /// How far a `share` of the pixels may be from the colour of the margin, and how far nearly all of them.
    int tolerance, most;
    float share;
    /// How many lines at its end may be blended with what is within.
    int blended;
} margin;

// JPEG leaves noise in plain margins, and a little dirt is not content.
static const margin plain = {.rounds = 3, .tolerance = 14, .most = 14, .share = plain_share};
// Beside a picture of other colours JPEG leaves more.
static const margin frame = {.rounds = 1, .tolerance = 20, .most = 48, .share = 0.9f, .blended = 2};

/// The pixel at `along` of a row or a column.
static const uint8_t *on_line(const picture *p, int is_row, int32_t line, int32_t along) {
    return is_row ? pixel(p, along, line) : pixel(p, line, along);
}

static void middle_colour(const picture *p, int is_row, int32_t line, int32_t from, int32_t to, uint8_t colour[3]) {
    int32_t counts[3][256] = {{0}}, half = (to - from) / 2;
    for (int32_t i = from; i < to; i++)
        for (int c = 0; c < 3; c++) counts[c][on_line(p, is_row, line, i)[c]]++;
    for (int c = 0; c < 3; c++) {
        int32_t sum = 0, value = 0;
        while (value < 255 && (sum += counts[c][value]) <= half) value++;
        colour[c] = (uint8_t)value;
    }
}

static int difference(const uint8_t one[3], const uint8_t other[3]) {
    int most = 0;
    for (int c = 0; c < 3; c++) {
        int apart = abs(one[c] - other[c]);
        if (apart > most) most = apart;
    }
    return most;
}

static int is_plain(
    const picture *p, const margin *kind, int is_row, int32_t line, int32_t from, int32_t to, const uint8_t colour[3]) {
    int32_t same = 0, near = 0;
    for (int32_t i = from; i < to; i++) {
        int apart = difference(on_line(p, is_row, line, i), colour);
        same += apart <= kind->tolerance;
        near += apart <= kind->most;
    }
    float all = (float)(to - from);
    return (float)same >= kind->share * all && (float)near >= plain_share * all;
}

/// Whether a line is nearer to the colour beside it than to the line that comes `ahead` of it.
static int is_blended(
    const picture *p, int is_row, int32_t line, int32_t ahead, int32_t from, int32_t to, const uint8_t colour[3]) {
    int64_t behind = 0, before = 0;
    for (int32_t i = from; i < to; i++) {
        const uint8_t *at = on_line(p, is_row, line, i), *next = on_line(p, is_row, line + ahead, i);
        for (int c = 0; c < 3; c++) {
            behind += abs(at[c] - colour[c]);
            before += abs(at[c] - next[c]);
        }
    }
    return behind < before;
}

/// Moves one border inwards while its line is plain; `step` is 1 for the first line and -1 for the last.
static int32_t moved(
    const picture *p, const margin *kind, int is_row, int32_t line, int32_t end, int32_t step, int32_t from, int32_t to) {
    uint8_t colour[3];
    middle_colour(p, is_row, line, from, to, colour);
    const int32_t first = line;
    while (line != end && is_plain(p, kind, is_row, line, from, to, colour)) line += step;
    if (line == first) return line;
    int32_t ahead = kind->blended * step;
    for (int n = 0; n < kind->blended && abs(end - line) > 2 * kind->blended; n++) {
        if (!is_blended(p, is_row, line, ahead, from, to, colour)) break;
        line += step;
    }
    return line;
}

static int any_visible(const picture *p, int is_row, int32_t line, int32_t from, int32_t to) {
    for (int32_t i = from; i < to; i++)
        if (on_line(p, is_row, line, i)[3] > VISIBLE) return 1;
    return 0;
}

/// The part that is not transparent, and whether all of that is opaque.
static pb_box visible_box(const picture *p, int32_t width, int32_t height, int *is_opaque) {
    int32_t left = 0, top = 0, right = width - 1, bottom = height - 1;
    *is_opaque = 1;
    if (p->channels < 4) return (pb_box){0, 0, width, height};
    while (top < bottom && !any_visible(p, 1, top, 0, width)) top++;
    while (bottom > top && !any_visible(p, 1, bottom, 0, width)) bottom--;
    while (left < right && !any_visible(p, 0, left, top, bottom + 1)) left++;
    while (right > left && !any_visible(p, 0, right, top, bottom + 1)) right--;
    for (int32_t y = top; y <= bottom && *is_opaque; y++)
        for (int32_t x = left; x <= right && *is_opaque; x++) *is_opaque = pixel(p, x, y)[3] >= OPAQUE;
    return (pb_box){left, top, right - left + 1, bottom - top + 1};
}

/// What is left of a box when its margins are taken away.
static pb_box trimmed(const picture *p, const margin *kind, pb_box box) {
    int32_t left = box.x, top = box.y, right = box.x + box.width - 1, bottom = box.y + box.height - 1;
    for (int round = 0; round < kind->rounds; round++) {
        int32_t l = left, t = top, r = right, b = bottom;
        top = moved(p, kind, 1, top, bottom, 1, left, right + 1);
        bottom = moved(p, kind, 1, bottom, top, -1, left, right + 1);
        left = moved(p, kind, 0, left, right, 1, top, bottom + 1);
        right = moved(p, kind, 0, right, left, -1, top, bottom + 1);
        if (l == left && t == top && r == right && b == bottom) break;
    }
    const pb_box rest = {left, top, right - left + 1, bottom - top + 1};
    float share = (float)rest.width * (float)rest.height / ((float)box.width * (float)box.height);
    return rest.width < 2 || rest.height < 2 || share < least_content ? box : rest;
}

pb_box pb_content_box(const uint8_t *pixels, int32_t width, int32_t height, int32_t channels) {
    picture p = {pixels, width, channels};
    int is_opaque;
    pb_box visible = visible_box(&p, width, height, &is_opaque);
    return is_opaque ? trimmed(&p, &plain, visible) : visible;
}

pb_box pb_framed_box(const uint8_t *pixels, int32_t width, int32_t height, int32_t channels) {
    picture p = {pixels, width, channels};
    int is_opaque;
    pb_box visible = visible_box(&p, width, height, &is_opaque);
    int is_whole = visible.width == width && visible.height == height;
    return is_whole && is_opaque ? trimmed(&p, &frame, visible) : visible;
}

static uint64_t mixed(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B185EBCA87u;
    return hash ^ (hash >> 29);
}

uint64_t pb_structure_hash(
    const uint8_t *pixels, int32_t width, int32_t channels, pb_box box, int32_t max_colours, int32_t *colours) {
    enum { SLOTS = 1024 };
    uint32_t keys[SLOTS];
    int16_t numbers[SLOTS];
    memset(numbers, 0xFF, sizeof numbers);
    *colours = 0;
    if (max_colours > SLOTS / 2) max_colours = SLOTS / 2;
    picture p = {pixels, width, channels};
    uint64_t hash = mixed((uint64_t)box.width, (uint64_t)box.height);
    for (int32_t y = box.y; y < box.y + box.height; y++)
        for (int32_t x = box.x; x < box.x + box.width; x++) {
            const uint8_t *at = pixel(&p, x, y);
            uint32_t key = (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16;
            // All that cannot be seen is one colour.
            if (channels == 4) key = at[3] == 0 ? 0 : key | (uint32_t)at[3] << 24;
            uint32_t slot = (key * 2654435761u) >> 22;
            while (numbers[slot] >= 0 && keys[slot] != key) slot = (slot + 1) % SLOTS;
            if (numbers[slot] < 0) {
                if (*colours == max_colours) {
                    *colours = max_colours + 1;
                    return 0;
                }
                keys[slot] = key;
                numbers[slot] = (int16_t)(*colours)++;
            }
            hash = mixed(hash, (uint64_t)numbers[slot]);
        }
    return hash ? hash : 1;
}

uint64_t pb_bytes_hash(const uint8_t *bytes, int64_t count) {
    uint64_t hash = mixed(0, (uint64_t)count);
    for (; count >= 8; count -= 8, bytes += 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        hash = mixed(hash, word);
    }
    for (; count > 0; count--, bytes++) hash = mixed(hash, *bytes);
    return hash;
}
