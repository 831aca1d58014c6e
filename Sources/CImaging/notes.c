// The blocks of metadata that a decoder finds, kept as they are: they are parsed in Swift.
#include <stdlib.h>
#include <string.h>

#include "imaging.h"

enum { NOTE_BYTES_MAX = 4 << 20, KEY_BYTES_MAX = 128 };

bool pb_note_add(pb_picture *picture, pb_note_kind kind, const char *key, const uint8_t *bytes, size_t length) {
    if (picture->note_count >= PB_NOTES_MAX || length == 0 || length > NOTE_BYTES_MAX) return false;
    pb_note note = {.kind = kind, .length = length};
    uint8_t *copy = malloc(length);
    if (!copy) return false;
    note.bytes = copy;
    memcpy(copy, bytes, length);
    if (key) note.key = strndup(key, KEY_BYTES_MAX);
    picture->notes[picture->note_count++] = note;
    return true;
}

void pb_picture_free(pb_picture *picture) {
    free(picture->pixels);
    picture->pixels = NULL;
    free(picture->shingles.windows);
    picture->shingles = (pb_shingles){0};
    for (int32_t i = 0; i < picture->note_count; i++) {
        free(picture->notes[i].key);
        free(picture->notes[i].bytes);
    }
    picture->note_count = 0;
}
