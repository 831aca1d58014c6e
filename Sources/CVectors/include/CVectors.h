// Hot loops of the look index: dot products of int8 rows, checksums, and the memory that holds the rows.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Rows are padded with zeros to a multiple of this many bytes, and every block starts at such an address.
enum { PB_VECTORS_ALIGNMENT = 64 };

/// Ways to compute the dot products; all give the same integers.
typedef enum {
    PB_VECTORS_PLAIN = 0,
    PB_VECTORS_AVX2,
    PB_VECTORS_AVX512_VNNI,
    PB_VECTORS_NEON,
    PB_VECTORS_NEON_DOTPROD,
} pb_vectors_kernel;

/// A piece of memory. Swift treats it as Sendable, because whoever publishes it to other threads
/// writes only to bytes that nobody reads yet.
typedef struct __attribute__((swift_attr("@Sendable"))) {
    uint8_t *_Nullable bytes;
    size_t size;
    int32_t is_mapped;
} pb_vectors_memory;

/// Whether this processor (and this build) can run the kernel.
int32_t pb_vectors_kernel_is_available(pb_vectors_kernel kernel);

/// The fastest kernel that this processor can run.
pb_vectors_kernel pb_vectors_best_kernel(void);

/// Writes the dot product of the query with each of `count` consecutive rows. `stride` is the bytes of one padded row (a
/// multiple of PB_VECTORS_ALIGNMENT, at most 32768); the query is padded with zeros likewise.
void pb_vectors_dots(
    pb_vectors_kernel kernel, const int8_t *_Nonnull query, const int8_t *_Nonnull rows, size_t count, size_t stride,
    int32_t *_Nonnull out);

/// Reads `size` bytes on `threads` threads and adds them up: what the memory gives at best, to compare a search with.
uint64_t pb_vectors_memory_scan(const void *_Nonnull bytes, size_t size, int32_t threads);

/// A fast 64-bit checksum for finding damage; not for adversaries.
uint64_t pb_vectors_checksum(const void *_Nonnull bytes, size_t size, uint64_t seed);

/// Zeroed memory that starts at an aligned address; `bytes` is null when there is none.
pb_vectors_memory pb_vectors_memory_allocate(size_t size);

/// Maps `size` bytes of an open file for reading; `bytes` is null when that fails.
pb_vectors_memory pb_vectors_memory_map(int32_t file, size_t size);

/// Gives the memory back.
void pb_vectors_memory_free(pb_vectors_memory memory);

/// The number of processor cores that this process may use.
int32_t pb_vectors_core_count(void);
