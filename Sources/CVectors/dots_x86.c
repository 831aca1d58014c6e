#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))
#define VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

AVX2 static inline __m256i dot_16(__m256i sum, const int8_t *query, const int8_t *row) {
    __m256i q = _mm256_cvtepi8_epi16(_mm_load_si128((const __m128i *)query));
    __m256i r = _mm256_cvtepi8_epi16(_mm_load_si128((const __m128i *)row));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(q, r));
}

AVX2 static inline int32_t sum_of_8(__m256i v) {
    __m128i half = _mm_add_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, _MM_SHUFFLE(1, 0, 3, 2)));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, _MM_SHUFFLE(2, 3, 0, 1)));
    return _mm_cvtsi128_si32(half);
}

AVX2 void pb_dots_avx2(const int8_t *query, const int8_t *rows, size_t count, size_t stride, int32_t *out) {
    for (size_t row = 0; row < count; row++, rows += stride) {
        __m256i a = _mm256_setzero_si256(), b = a;
        for (size_t i = 0; i < stride; i += 32) {
            a = dot_16(a, query + i, rows + i);
            b = dot_16(b, query + i + 16, rows + i + 16);
        }
        out[row] = sum_of_8(_mm256_add_epi32(a, b));
    }
}

// vpdpbusd multiplies unsigned by signed bytes. A row byte with its top bit flipped is the row byte plus 128, unsigned; so
// the result is too large by 128 times the sum of the query, which is known beforehand.
VNNI static inline __m512i dot_64(__m512i sum, __m512i query, const int8_t *row) {
    __m512i r = _mm512_xor_si512(_mm512_load_si512((const void *)row), _mm512_set1_epi8((char)0x80));
    return _mm512_dpbusd_epi32(sum, r, query);
}

VNNI static inline __m128i fold(__m512i v) {
    __m256i half = _mm256_add_epi32(_mm512_castsi512_si256(v), _mm512_extracti64x4_epi64(v, 1));
    return _mm_add_epi32(_mm256_castsi256_si128(half), _mm256_extracti128_si256(half, 1));
}

VNNI void pb_dots_avx512_vnni(const int8_t *query, const int8_t *rows, size_t count, size_t stride, int32_t *out) {
    __m512i total = _mm512_setzero_si512();
    for (size_t i = 0; i < stride; i += 64)
        total = _mm512_dpbusd_epi32(total, _mm512_set1_epi8(1), _mm512_load_si512((const void *)(query + i)));
    int32_t bias = 128 * _mm512_reduce_add_epi32(total);

    // One row after the other: the processor fetches ahead best where the addresses only go up.
    size_t row = 0;
    for (; row + 4 <= count; row += 4) {
        __m512i sums[4];
        for (int k = 0; k < 4; k++, rows += stride) {
            sums[k] = _mm512_setzero_si512();
            for (size_t i = 0; i < stride; i += 64)
                sums[k] = dot_64(sums[k], _mm512_load_si512((const void *)(query + i)), rows + i);
        }
        __m128i ab = _mm_hadd_epi32(fold(sums[0]), fold(sums[1]));
        __m128i cd = _mm_hadd_epi32(fold(sums[2]), fold(sums[3]));
        __m128i dots = _mm_sub_epi32(_mm_hadd_epi32(ab, cd), _mm_set1_epi32(bias));
        _mm_storeu_si128((__m128i *)(out + row), dots);
    }
    for (; row < count; row++, rows += stride) {
        __m512i a = _mm512_setzero_si512();
        for (size_t i = 0; i < stride; i += 64) a = dot_64(a, _mm512_load_si512((const void *)(query + i)), rows + i);
        out[row] = _mm512_reduce_add_epi32(a) - bias;
    }
}
#endif
