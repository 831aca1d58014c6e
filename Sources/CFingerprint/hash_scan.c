#include "CFingerprint.h"
#include "widest.h"

enum { TOGETHER = 8 };

static inline __attribute__((always_inline)) void distances(
    const uint64_t *hashes, int32_t count, const uint64_t *wanted, int32_t wanted_count, uint64_t bits, uint8_t *out) {
    uint64_t least[TOGETHER];
    for (int32_t i = 0; i < count; i++) least[i] = 64;
#pragma clang loop vectorize(disable)  // the loop in it is
    for (int32_t k = 0; k < wanted_count; k++)
        for (int32_t i = 0; i < count; i++) {
            uint64_t differing = (uint64_t)__builtin_popcountll((hashes[i] ^ wanted[k]) & bits);
            least[i] = differing < least[i] ? differing : least[i];
        }
    for (int32_t i = 0; i < count; i++) out[i] = (uint8_t)least[i];
}

PB_COUNTING_BITS uint8_t pb_hash_distances(
    const uint64_t *hashes, int32_t count, const uint64_t *wanted, int32_t wanted_count, uint64_t bits, uint8_t *out) {
    int32_t i = 0;
    for (; i + TOGETHER <= count; i += TOGETHER) distances(hashes + i, TOGETHER, wanted, wanted_count, bits, out + i);
    for (; i < count; i++) distances(hashes + i, 1, wanted, wanted_count, bits, out + i);
    uint8_t least = UINT8_MAX;
    for (i = 0; i < count; i++) least = out[i] < least ? out[i] : least;
    return least;
}
