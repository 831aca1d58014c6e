// Reading whole files, and giving bytes back.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "imaging.h"

pb_status pb_file_open(const char *path, int64_t max_bytes, int *file, int64_t *size) {
    // Without waiting, should it be a pipe.
    *file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*file < 0) return PB_UNREADABLE;
    struct stat info;
    pb_status status = PB_OK;
    if (fstat(*file, &info) || !S_ISREG(info.st_mode)) {
        status = PB_UNREADABLE;
    } else if (info.st_size == 0) {
        status = PB_EMPTY;
    } else if (info.st_size > max_bytes) {
        status = PB_TOO_LARGE;
    }
    if (status) close(*file);
    *size = info.st_size;
    return status;
}

int64_t pb_file_read(int file, uint8_t *bytes, int64_t size) {
    int64_t done = 0;
    while (done < size) {
        ssize_t got = read(file, bytes + done, (size_t)(size - done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) done = -1;
        if (got <= 0) break;
        done += got;
    }
    close(file);
    return done;
}

void pb_bytes_free(pb_bytes *bytes) {
    free(bytes->bytes);
    bytes->bytes = NULL;
    bytes->length = 0;
}
