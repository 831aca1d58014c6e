// Colour profiles made of three curves and a matrix, which is what cameras, phones and screens have (Display P3, Adobe
// RGB, ProPhoto). Done here because setting up a general transform takes 6 ms, more than all the rest of a small photo.
#include <math.h>
#include <string.h>

#include "bytes.h"
#include "imaging.h"

enum { STEPS = 4096 };

static uint8_t coded[STEPS];

void pb_profile_start(void) {
    for (int i = 0; i < STEPS; i++) coded[i] = pb_linear_to_srgb((float)i / (STEPS - 1));
}

typedef struct {
    float curves[3][256];  // from stored values to light
    float matrix[9];       // from light in the profile's primaries to light in sRGB's
} shaper;

static pb_span tag(pb_span profile, const char *name) {
    uint32_t count = pb_be32(profile, 128);
    for (size_t i = 0; i < count && i < 100; i++) {
        size_t entry = 132 + 12 * i;
        if (entry + 12 > profile.length) break;
        if (memcmp(profile.bytes + entry, name, 4)) continue;
        pb_span found = pb_from(profile, pb_be32(profile, entry + 4));
        uint32_t size = pb_be32(profile, entry + 8);
        if (found.length > size) found.length = size;
        return found;
    }
    return (pb_span){profile.bytes, 0};
}

/// A number with 16 bits behind the point.
static float fixed(pb_span span, size_t at) { return (float)(int32_t)pb_be32(span, at) / 65536.0f; }

static float parametric(pb_span curve, float x) {
    static const unsigned counts[] = {1, 3, 4, 5, 7};
    unsigned kind = pb_be16(curve, 8);
    float p[7] = {0};
    for (size_t i = 0; i < counts[kind]; i++) p[i] = fixed(curve, 12 + 4 * i);
    float g = p[0], a = p[1], b = p[2], c = p[3], d = p[4], e = p[5], f = p[6];
    switch (kind) {
    case 0: return powf(x, g);
    case 1: return x >= -b / a ? powf(a * x + b, g) : 0;
    case 2: return x >= -b / a ? powf(a * x + b, g) + c : c;
    case 3: return x >= d ? powf(a * x + b, g) : c * x;
    default: return x >= d ? powf(a * x + b, g) + e : c * x + f;
    }
}

static float tabulated(pb_span curve, float x) {
    uint32_t count = pb_be32(curve, 8);
    if (count == 0) return x;
    if (count == 1) return powf(x, (float)pb_be16(curve, 12) / 256.0f);
    float at = x * (float)(count - 1);
    uint32_t below = (uint32_t)at < count - 1 ? (uint32_t)at : count - 2;
    float low = (float)pb_be16(curve, 12 + 2 * (size_t)below), high = (float)pb_be16(curve, 14 + 2 * (size_t)below);
    return (low + (high - low) * (at - (float)below)) / 65535.0f;
}

static bool read_curve(pb_span curve, float *values) {
    bool is_table = curve.length >= 12 && !memcmp(curve.bytes, "curv", 4);
    bool is_formula = curve.length >= 16 && !memcmp(curve.bytes, "para", 4) && pb_be16(curve, 8) <= 4;
    if (is_table && curve.length < 12 + 2 * (size_t)pb_be32(curve, 8)) return false;
    if (!is_table && !is_formula) return false;
    for (int i = 0; i < 256; i++) {
        float x = (float)i / 255.0f, y = is_table ? tabulated(curve, x) : parametric(curve, x);
        values[i] = y > 0 ? (y < 1 ? y : 1) : 0;
    }
    return true;
}

static bool read_shaper(pb_span profile, shaper *out) {
    if (tag(profile, "A2B0").length || tag(profile, "A2B1").length) return false;
    // XYZ of white at D50 to light in sRGB.
    static const float inverse[9] = {3.1338561f,  -1.6168667f, -0.4906146f, -0.9787684f, 1.9161415f,
                                     0.0334540f, 0.0719453f,  -0.2289914f, 1.4052427f};
    static const char *const primaries[] = {"rXYZ", "gXYZ", "bXYZ"}, *const curves[] = {"rTRC", "gTRC", "bTRC"};
    for (int c = 0; c < 3; c++) {
        pb_span primary = tag(profile, primaries[c]);
        if (primary.length < 20 || !read_curve(tag(profile, curves[c]), out->curves[c])) return false;
        for (int row = 0; row < 3; row++) {
            float sum = 0;
            for (size_t k = 0; k < 3; k++) sum += inverse[3 * row + (int)k] * fixed(primary, 8 + 4 * k);
            out->matrix[3 * row + c] = sum;
        }
    }
    return true;
}

static uint8_t encoded(float light) {
    return light <= 0 ? coded[0] : light >= 1 ? coded[STEPS - 1] : coded[(int)(light * (STEPS - 1) + 0.5f)];
}

static void apply(const shaper *self, const uint8_t *in, uint8_t *out, size_t count) {
    const float *m = self->matrix;
    for (size_t i = 0; i < count; i++, in += 3, out += 3) {
        float red = self->curves[0][in[0]], green = self->curves[1][in[1]], blue = self->curves[2][in[2]];
        out[0] = encoded(m[0] * red + m[1] * green + m[2] * blue);
        out[1] = encoded(m[3] * red + m[4] * green + m[5] * blue);
        out[2] = encoded(m[6] * red + m[7] * green + m[8] * blue);
    }
}

bool pb_shaper_convert(const uint8_t *profile, size_t length, const uint8_t *in, uint8_t *out, size_t count) {
    shaper self;
    if (!read_shaper((pb_span){profile, length}, &self)) return false;
    apply(&self, in, out, count);
    return true;
}

bool pb_shaper_is_srgb(const uint8_t *profile, size_t length) {
    shaper self;
    if (!read_shaper((pb_span){profile, length}, &self)) return false;
    for (unsigned probe = 0; probe < 64; probe++) {
        uint8_t in[3] = {(uint8_t)(probe % 4 * 85), (uint8_t)(probe / 4 % 4 * 85), (uint8_t)(probe / 16 * 85)}, out[3];
        apply(&self, in, out, 1);
        for (int c = 0; c < 3; c++) {
            if (in[c] > out[c] + 2 || out[c] > in[c] + 2) return false;
        }
    }
    return true;
}
