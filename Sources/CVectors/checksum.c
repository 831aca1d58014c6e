#include "CVectors.h"

#include <string.h>

static const uint64_t prime = 0x9E3779B185EBCA87u;

static inline uint64_t mixed(uint64_t lane, uint64_t word) {
    lane = (lane ^ word) * prime;
    return lane ^ (lane >> 32);
}

// Eight independent lanes keep the multiplier busy, so that this runs about as fast as memory delivers.
uint64_t pb_vectors_checksum(const void *bytes, size_t size, uint64_t seed) {
    const uint8_t *next = bytes;
    uint64_t lanes[8];
    for (int i = 0; i < 8; i++) lanes[i] = mixed(seed + (uint64_t)size, prime * (uint64_t)(i + 1));
    for (; size >= 64; size -= 64, next += 64) {
        for (int i = 0; i < 8; i++) {
            uint64_t word;
            memcpy(&word, next + 8 * i, 8);
            lanes[i] = mixed(lanes[i], word);
        }
    }
    for (; size > 0; size--, next++) lanes[size & 7] = mixed(lanes[size & 7], *next);
    uint64_t sum = 0;
    for (int i = 0; i < 8; i++) sum = mixed(sum, lanes[i]);
    return sum;
}
