#include "CVectors.h"

#include <pthread.h>

enum { MAX_THREADS = 256 };

typedef struct {
    const uint8_t *bytes;
    size_t size;
    uint64_t sum;
} part;

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx512f"))) static uint64_t sum_avx512(const uint8_t *bytes, size_t size) {
    __m512i a = _mm512_setzero_si512(), b = a, c = a, d = a;
    for (size_t i = 0; i + 256 <= size; i += 256) {
        a = _mm512_add_epi64(a, _mm512_loadu_si512((const void *)(bytes + i)));
        b = _mm512_add_epi64(b, _mm512_loadu_si512((const void *)(bytes + i + 64)));
        c = _mm512_add_epi64(c, _mm512_loadu_si512((const void *)(bytes + i + 128)));
        d = _mm512_add_epi64(d, _mm512_loadu_si512((const void *)(bytes + i + 192)));
    }
    return (uint64_t)_mm512_reduce_add_epi64(_mm512_add_epi64(_mm512_add_epi64(a, b), _mm512_add_epi64(c, d)));
}
#endif

typedef uint64_t words __attribute__((vector_size(32), aligned(8)));

static uint64_t sum_plain(const uint8_t *bytes, size_t size) {
    words a = {0}, b = {0};
    for (size_t i = 0; i + 64 <= size; i += 64) {
        a += *(const words *)(bytes + i);
        b += *(const words *)(bytes + i + 32);
    }
    a += b;
    return a[0] + a[1] + a[2] + a[3];
}

static void *scan(void *argument) {
    part *mine = argument;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) {
        mine->sum = sum_avx512(mine->bytes, mine->size);
        return NULL;
    }
#endif
    mine->sum = sum_plain(mine->bytes, mine->size);
    return NULL;
}

uint64_t pb_vectors_memory_scan(const void *bytes, size_t size, int32_t threads) {
    if (threads < 1) threads = 1;
    if (threads > MAX_THREADS) threads = MAX_THREADS;
    part parts[MAX_THREADS];
    pthread_t handles[MAX_THREADS];
    int started[MAX_THREADS] = {0};
    size_t share = size / (size_t)threads / 4096 * 4096;
    for (int i = 0; i < threads; i++) {
        size_t start = share * (size_t)i;
        parts[i] = (part){(const uint8_t *)bytes + start, i == threads - 1 ? size - start : share, 0};
        if (i > 0) started[i] = pthread_create(&handles[i], NULL, scan, &parts[i]) == 0;
        if (i > 0 && !started[i]) scan(&parts[i]);
    }
    scan(&parts[0]);
    uint64_t sum = parts[0].sum;
    for (int i = 1; i < threads; i++) {
        if (started[i]) pthread_join(handles[i], NULL);
        sum += parts[i].sum;
    }
    return sum;
}
