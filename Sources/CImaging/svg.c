// A look at a drawing before librsvg sees it. librsvg itself keeps files and the network out (it is given no place that
// names could be relative to), does not expand entities without end, and counts nested uses; what is left are filters
// whose cost is a number in the file.
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "imaging.h"

enum { BYTES_MAX = 64 << 20, NUMBER_MAX = 64 };

/// Whether some attribute of this name has a number larger than a sensible one.
static bool exceeds(const char *text, const char *end, const char *name, double most) {
    size_t letters = strlen(name);
    for (const char *at = text; (at = memmem(at, (size_t)(end - at), name, letters)); at += letters) {
        char number[NUMBER_MAX + 1] = "";
        const char *from = at + letters;
        while (from < end && strchr(" \t\r\n=\"'", *from)) from++;
        for (size_t i = 0; i < NUMBER_MAX && from + i < end; i++) number[i] = from[i];
        if (strtod(number, NULL) > most) return true;
    }
    return false;
}

bool pb_svg_is_costly(const uint8_t *bytes, size_t length) {
    const char *text = (const char *)bytes, *end = text + length;
    return length > BYTES_MAX || exceeds(text, end, "numOctaves", 16);
}
