// libjxl and libaom write notes about broken files to stderr and cannot be asked not to. While one is decoded, the
// stream (not the file descriptor, which the program's own progress uses) leads nowhere.
#include <pthread.h>
#include <stdio.h>

#include "imaging.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int depth;
static FILE *nowhere, *real;

void pb_quiet_begin(void) {
    pthread_mutex_lock(&lock);
    if (depth++ == 0) {
        if (!nowhere) nowhere = fopen("/dev/null", "we");
        real = stderr;
        if (nowhere) stderr = nowhere;
    }
    pthread_mutex_unlock(&lock);
}

void pb_quiet_end(void) {
    pthread_mutex_lock(&lock);
    if (--depth == 0) stderr = real;
    pthread_mutex_unlock(&lock);
}
