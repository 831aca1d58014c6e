// Products of a template with all windows of a grid, as whole numbers: the innermost loop of the scan.
#pragma once

#include <stdint.h>

/// Windows of one grid: lines of `stride` cells, the first cell of the first window first, with room for reading whole
/// lanes behind the last line.
typedef struct {
    const int16_t *_Nonnull cells;
    /// At each place this cell and the next three, each plus 128, in one number; null where the processor has no use for it.
    const uint32_t *_Nullable quads;
    int32_t stride;
} pb_windows;

/// Whether the processor multiplies four cells in one step, so that windows should have quads.
int pb_uses_quads(void);

/// Writes the sum of products for each window: `rows` lines of `columns` numbers, `line` apart, which is `columns` rounded
/// up to whole lanes. Template and windows hold values from -120 to 120.
void pb_window_products(
    const int8_t *_Nonnull template, int32_t width, int32_t height, pb_windows windows, int32_t columns, int32_t rows,
    int32_t *_Nonnull products, int32_t line);
