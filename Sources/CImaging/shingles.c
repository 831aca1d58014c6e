// A sample of the small windows of a picture at full size, taken while its rows come in.
//
// Each window of 8 × 8 pixels has a hash, and those with the smallest hashes make the sample, each once, with its place. So
// the same windows are chosen wherever they lie, and what is cut out of a picture without losses shows in its sample:
// shingles, as in A. Broder, "On the resemblance and containment of documents", 1997.
#include <stdlib.h>
#include <string.h>

#include "imaging.h"

enum { WINDOW = PB_SHINGLE_EDGE, LEAST_KEPT = PB_SHINGLES_USUAL, MOST_KEPT = 2048, PIXELS_PER_KEPT = 64 };
enum { SLOTS_PER_KEPT = 4, TOGETHER = 32 };
static const int64_t most_pixels = 16 << 20;
// Changes of colour from pixel to pixel that make a window telling: some both ways, or many one way. Straight edges are not.
static const uint8_t least_both_ways = 4, least_one_way = 16;
static const uint32_t across_factor = 0x01000193, down_factor = 0x9E3779B1;

struct pb_shingler {
    int32_t width, channels;
    bool alpha;
    int32_t next_row;
    // All of the arrays lie in these.
    uint32_t *words;
    uint8_t *bytes;
    // Of this row and of the one above it: a number for each colour.
    uint32_t *colours, *above;
    // Hashes of eight pixels to the right in the last eight rows, and of the windows that end with this row.
    uint32_t *lines, *windows;
    // The same for changes of colour, from pixel to pixel along a row and from row to row.
    uint8_t *across, *across_sums, *down, *down_sums;
    uint32_t *hashes;
    // A table by hash; free slots have the largest one.
    pb_shingle *slots;
    int32_t taken, capacity;
    uint32_t limit;
};

static uint32_t mixed(uint32_t value) {
    value ^= value >> 16;
    value *= 0x7FEB352D;
    value ^= value >> 15;
    value *= 0x846CA68B;
    return value ^ value >> 16;
}

static uint32_t power(uint32_t factor, int exponent) {
    uint32_t result = 1;
    for (int i = 0; i < exponent; i++) result *= factor;
    return result;
}

pb_shingler *pb_shingler_make(int32_t width, int32_t height, int32_t channels, bool alpha) {
    if (width < WINDOW || height < WINDOW || width > PB_SEVERAL || height > PB_SEVERAL) return NULL;
    if ((int64_t)width * height > most_pixels) return NULL;
    pb_shingler *self = calloc(1, sizeof *self);
    if (!self) return NULL;
    int64_t wanted = (int64_t)width * height / PIXELS_PER_KEPT;
    self->width = width;
    self->channels = channels;
    self->alpha = alpha;
    self->capacity = wanted < LEAST_KEPT ? LEAST_KEPT : wanted > MOST_KEPT ? MOST_KEPT : (int32_t)wanted;
    self->limit = UINT32_MAX;
    size_t columns = (size_t)width;
    size_t slots = (size_t)self->capacity * SLOTS_PER_KEPT * sizeof *self->slots;
    self->words = calloc(columns * (WINDOW + 4), sizeof *self->words);
    self->bytes = calloc(columns * (2 * WINDOW + 2), 1);
    self->slots = malloc(slots);
    if (!self->words || !self->bytes || !self->slots) {
        pb_shingler_free(self);
        return NULL;
    }
    self->colours = self->words;
    self->above = self->colours + columns;
    self->windows = self->above + columns;
    self->hashes = self->windows + columns;
    self->lines = self->hashes + columns;
    self->across = self->bytes;
    self->down = self->across + WINDOW * columns;
    self->across_sums = self->down + WINDOW * columns;
    self->down_sums = self->across_sums + columns;
    memset(self->slots, 0xFF, slots);
    return self;
}

void pb_shingler_free(pb_shingler *self) {
    if (!self) return;
    free(self->words);
    free(self->bytes);
    free(self->slots);
    free(self);
}

/// A number for each colour; whatever cannot be seen is one colour.
static inline uint32_t colour_number(uint32_t rgba) {
    return mixed(rgba >> 24 ? rgba : 1);
}

static inline __attribute__((always_inline)) void take_colours(pb_shingler *self, const uint8_t *row) {
    size_t width = (size_t)self->width, channels = (size_t)self->channels, colours = channels - (self->alpha ? 1 : 0);
    uint32_t *restrict out = self->colours;
    if (channels == 4) {
        for (size_t x = 0; x < width; x++) {
            uint32_t rgba;
            memcpy(&rgba, row + 4 * x, sizeof rgba);
            out[x] = colour_number(rgba);
        }
        return;
    }
    for (size_t x = 0; x < width; x++, row += channels) {
        uint32_t red = row[0], green = colours == 3 ? row[1] : red, blue = colours == 3 ? row[2] : red;
        uint32_t alpha = self->alpha ? row[colours] : 255;
        out[x] = colour_number(red | green << 8 | blue << 16 | alpha << 24);
    }
}

static int by_hash(const void *one, const void *other) {
    uint32_t a = ((const pb_shingle *)one)->hash, b = ((const pb_shingle *)other)->hash;
    return a < b ? -1 : a > b;
}

/// Puts a window into the table. One that is there keeps of its place what both have in common.
static void put(pb_shingler *self, pb_shingle window) {
    size_t count = (size_t)self->capacity * SLOTS_PER_KEPT, slot = window.hash % count;
    while (self->slots[slot].hash != window.hash && self->slots[slot].hash != UINT32_MAX) slot = (slot + 1) % count;
    pb_shingle *there = &self->slots[slot];
    if (there->hash == UINT32_MAX) {
        *there = window;
        self->taken++;
        return;
    }
    if (there->x != window.x) there->x = PB_SEVERAL;
    if (there->y != window.y) there->y = PB_SEVERAL;
}

/// Turns the table into a list of its windows, the smallest hashes first, and returns how many are to be kept.
static int32_t sorted(pb_shingler *self) {
    int32_t count = 0;
    for (int32_t i = 0; i < self->capacity * SLOTS_PER_KEPT; i++) {
        if (self->slots[i].hash != UINT32_MAX) self->slots[count++] = self->slots[i];
    }
    qsort(self->slots, (size_t)count, sizeof *self->slots, by_hash);
    if (self->taken < self->capacity) return self->taken;
    self->limit = self->slots[self->capacity - 1].hash;
    return self->capacity;
}

/// Drops all but the smallest hashes.
static void settle(pb_shingler *self) {
    int32_t kept = sorted(self);
    pb_shingle windows[MOST_KEPT];
    memcpy(windows, self->slots, (size_t)kept * sizeof *windows);
    memset(self->slots, 0xFF, (size_t)self->capacity * SLOTS_PER_KEPT * sizeof *self->slots);
    self->taken = 0;
    for (int32_t i = 0; i < kept; i++) put(self, windows[i]);
}

/// Keeps those of some windows that end with this row whose hashes are small enough.
static void keep(pb_shingler *self, size_t start, size_t end) {
    uint16_t y = (uint16_t)(self->next_row - WINDOW);
    for (size_t x = start; x < end; x++) {
        if (self->hashes[x] == UINT32_MAX || self->hashes[x] > self->limit) continue;
        put(self, (pb_shingle){self->hashes[x], (uint16_t)x, y});
        if (self->taken == self->capacity * SLOTS_PER_KEPT / 2) settle(self);
    }
}

/// Moves the sums over the windows down by one row. `slot` is the place of this row among the last eight, which holds the one
/// that leaves; a window has one row of steps down less than rows of pixels.
static inline __attribute__((always_inline)) void move_windows(pb_shingler *self, size_t slot, size_t steps_slot) {
    size_t columns = (size_t)self->width, windows = columns - WINDOW + 1;
    uint32_t *restrict line = self->lines + slot * columns;
    uint8_t *restrict across = self->across + slot * columns;
    const uint8_t *restrict down_leaving = self->down + steps_slot * columns;
    uint8_t *restrict down = self->down + slot * columns;
    uint32_t *restrict hash = self->windows;
    uint8_t *restrict across_sum = self->across_sums, *restrict down_sum = self->down_sums;
    const uint32_t *restrict c = self->colours, *restrict above = self->above;
    const uint32_t f1 = across_factor, f2 = power(f1, 2), f4 = power(f1, 4), leaving = power(down_factor, WINDOW);
    for (size_t x = 0; x < windows; x++) {
        uint32_t left = (c[x] * f1 + c[x + 1]) * f2 + (c[x + 2] * f1 + c[x + 3]);
        uint32_t right = (c[x + 4] * f1 + c[x + 5]) * f2 + (c[x + 6] * f1 + c[x + 7]);
        uint32_t entering = left * f4 + right;
        hash[x] = hash[x] * down_factor + entering - line[x] * leaving;
        line[x] = entering;
    }
    for (size_t x = 0; x < windows; x++) {
        uint8_t changes = 0;
        for (size_t i = 0; i + 1 < WINDOW; i++) changes += c[x + i] != c[x + i + 1];
        across_sum[x] = (uint8_t)(across_sum[x] + changes - across[x]);
        across[x] = changes;
    }
    for (size_t x = 0; x < windows; x++) {
        uint8_t changes = 0;
        for (size_t i = 0; i < WINDOW; i++) changes += c[x + i] != above[x + i];
        down_sum[x] = (uint8_t)(down_sum[x] + changes - down_leaving[x]);
        down[x] = changes;
    }
}

/// Hashes of the windows that end with this row; the largest number for those that tell nothing.
static inline __attribute__((always_inline)) void hash_windows(pb_shingler *self) {
    size_t windows = (size_t)self->width - WINDOW + 1;
    const uint8_t *restrict across = self->across_sums, *restrict down = self->down_sums;
    const uint32_t *restrict hash = self->windows;
    uint32_t *restrict out = self->hashes;
    for (size_t x = 0; x < windows; x++) {
        uint8_t less = across[x] < down[x] ? across[x] : down[x], more = across[x] < down[x] ? down[x] : across[x];
        uint32_t telling = (less >= least_both_ways) | (more >= least_one_way);
        out[x] = mixed(hash[x]) | (telling - 1);
    }
}

static inline __attribute__((always_inline)) void take_row(pb_shingler *self, const uint8_t *row) {
    take_colours(self, row);
    if (self->next_row == 0) memcpy(self->above, self->colours, (size_t)self->width * sizeof *self->above);
    // In the first rows what leaves is zero, as the blocks began.
    move_windows(self, (size_t)self->next_row % WINDOW, (size_t)(self->next_row + 1) % WINDOW);
    uint32_t *colours = self->above;
    self->above = self->colours;
    self->colours = colours;
    if (++self->next_row >= WINDOW) hash_windows(self);
}

#if defined(__x86_64__)
/// The same loops over eight pixels at once: twice as fast.
__attribute__((target("avx2"))) static void take_row_avx2(pb_shingler *self, const uint8_t *row) {
    take_row(self, row);
}
#endif

void pb_shingler_add(pb_shingler *self, const uint8_t *row) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        take_row_avx2(self, row);
    } else {
        take_row(self, row);
    }
#else
    take_row(self, row);
#endif
    if (self->next_row < WINDOW) return;
    size_t windows = (size_t)self->width - WINDOW + 1;
    for (size_t x = 0; x < windows; x += TOGETHER) {
        size_t end = x + TOGETHER < windows ? x + TOGETHER : windows;
        uint32_t least = UINT32_MAX;
        for (size_t i = x; i < end; i++) least = self->hashes[i] < least ? self->hashes[i] : least;
        if (least <= self->limit) keep(self, x, end);
    }
}

pb_shingles pb_shingler_sample(pb_shingler *self) {
    int32_t count = sorted(self);
    pb_shingles sample = {.limit = self->limit};
    size_t size = (size_t)count * sizeof *sample.windows;
    sample.windows = count > 0 ? malloc(size) : NULL;
    if (!sample.windows) return sample;
    memcpy(sample.windows, self->slots, size);
    sample.count = count;
    return sample;
}
