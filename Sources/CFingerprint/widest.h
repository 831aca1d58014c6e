// Loops are compiled more than once, for all processors and for newer ones; when the program starts, the dynamic linker takes
// what the processor can do. That of glibc can.
#pragma once

#include <stdint.h>

#if defined(__x86_64__) && defined(__GLIBC__)
/// With vectors of eight numbers instead of four.
#define PB_WIDEST __attribute__((target_clones("avx2", "default")))
/// With instructions that count bits.
#define PB_COUNTING_BITS __attribute__((target_clones("avx512vpopcntdq", "popcnt", "default")))
#else
#define PB_WIDEST
#define PB_COUNTING_BITS
#endif
