#define _GNU_SOURCE
#include "CVectors.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#if defined(__linux__)
#include <sched.h>
#endif

enum { HUGE_PAGE = 2 << 20 };

pb_vectors_memory pb_vectors_memory_allocate(size_t size) {
    pb_vectors_memory memory = {NULL, size, 0};
    size_t alignment = size >= HUGE_PAGE ? HUGE_PAGE : PB_VECTORS_ALIGNMENT;
    void *bytes = NULL;
    if (posix_memalign(&bytes, alignment, size ? size : PB_VECTORS_ALIGNMENT) != 0) return memory;
#if defined(MADV_HUGEPAGE)
    if (size >= HUGE_PAGE) madvise(bytes, size, MADV_HUGEPAGE);
#endif
    memset(bytes, 0, size);
    memory.bytes = bytes;
    return memory;
}

pb_vectors_memory pb_vectors_memory_map(int32_t file, size_t size) {
    pb_vectors_memory memory = {NULL, size, 1};
    void *bytes = mmap(NULL, size, PROT_READ, MAP_SHARED, file, 0);
    if (bytes == MAP_FAILED) return memory;
#if defined(MADV_WILLNEED)
    madvise(bytes, size, MADV_WILLNEED);
#endif
    memory.bytes = bytes;
    return memory;
}

void pb_vectors_memory_free(pb_vectors_memory memory) {
    if (!memory.bytes) return;
    if (memory.is_mapped) {
        munmap(memory.bytes, memory.size);
    } else {
        free(memory.bytes);
    }
}

int32_t pb_vectors_core_count(void) {
#if defined(__linux__)
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (int32_t)count : 1;
}
