// Squashes or stretches an RGB picture to the size that a model takes.
#pragma once
#include <stdint.h>

// Bilinear; when shrinking, every source pixel counts (the triangle grows with the scale). Rows are tightly packed, 3 bytes
// a pixel, and the arithmetic is that of Pillow's `Image.resize(size, BILINEAR)`. 0, or -1 when memory runs out.
int32_t pb_resize_rgb(const uint8_t *_Nonnull source, int32_t source_width, int32_t source_height,
                      uint8_t *_Nonnull target, int32_t target_width, int32_t target_height);
