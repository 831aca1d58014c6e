// Opens OpenVINO once, for the whole process and for good.
#include "library.h"

#include <dlfcn.h>
#if defined(__GLIBC__) || defined(__linux__)
#include <malloc.h>
#endif
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#if defined(__APPLE__)
static const char *const names[] = {"libopenvino_c.dylib", "@rpath/libopenvino_c.dylib"};
#else
static const char *const names[] = {"libopenvino_c.so.2641", "libopenvino_c.so"};
#endif

static pb_library library;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int is_open;

static pb_inference_status open_library(pb_detail detail) {
#ifdef M_MMAP_THRESHOLD
    // Inputs of changing sizes make the library give blocks back and take larger ones. Left alone, glibc soon keeps
    // blocks of up to 32 MB in its heap, which then has more holes than contents.
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
#endif
    void *handle = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !handle; i++) handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        snprintf(detail.text, detail.capacity, "%s", dlerror());
        return PB_INFERENCE_NO_LIBRARY;
    }
#define PB_LOOK_UP(name)                                                                                   \
    if (!(library.name = (__typeof__(library.name))dlsym(handle, #name))) {                                \
        snprintf(detail.text, detail.capacity, "%s is missing in the library; a newer one is needed", #name); \
        dlclose(handle);                                                                                   \
        return PB_INFERENCE_NO_LIBRARY;                                                                    \
    }
    PB_FUNCTIONS(PB_LOOK_UP)
#undef PB_LOOK_UP
    ov_status_e status = library.ov_core_create(&library.core);
    return status == OK ? PB_INFERENCE_OK : pb_library_failed(&library, status, detail);
}

const pb_library *pb_library_get(pb_detail detail) {
    pthread_mutex_lock(&lock);
    if (!is_open) is_open = open_library(detail) == PB_INFERENCE_OK;
    const pb_library *result = is_open ? &library : NULL;
    pthread_mutex_unlock(&lock);
    return result;
}

pb_inference_status pb_library_failed(const pb_library *library, ov_status_e status, pb_detail detail) {
    const char *message = library->ov_get_last_err_msg();
    const char *text = message && *message ? message : library->ov_get_error_info(status);
    snprintf(detail.text, detail.capacity, "%s", text);
    if (message) library->ov_free(message);
    return PB_INFERENCE_FAILED;
}
