// Averages the rows of a picture down to a smaller size while they come in, so that a large picture is never in
// memory as a whole. Every source pixel counts with exactly the area that it covers.
#include <stdlib.h>
#include <string.h>

#include "imaging.h"

void pb_fit(int32_t width, int32_t height, int32_t longest_edge, int32_t *out_width, int32_t *out_height) {
    int32_t longest = width > height ? width : height;
    if (longest_edge <= 0 || longest <= longest_edge) {
        *out_width = width;
        *out_height = height;
        return;
    }
    int64_t w = ((int64_t)width * longest_edge + longest / 2) / longest;
    int64_t h = ((int64_t)height * longest_edge + longest / 2) / longest;
    *out_width = w < 1 ? 1 : (int32_t)w;
    *out_height = h < 1 ? 1 : (int32_t)h;
}

pb_status pb_canvas_begin(pb_canvas *canvas, int32_t source_width, int32_t source_height, int32_t channels,
                          bool alpha, int32_t longest_edge) {
    memset(canvas, 0, sizeof *canvas);
    canvas->source_width = source_width;
    canvas->source_height = source_height;
    canvas->channels = channels;
    canvas->alpha = alpha;
    canvas->full_size = longest_edge <= 0;
    pb_fit(source_width, source_height, longest_edge, &canvas->width, &canvas->height);
    canvas->pixels = malloc((size_t)canvas->width * (size_t)canvas->height * (size_t)channels);
    bool same = canvas->width == source_width && canvas->height == source_height;
    if (!same) {
        canvas->row = malloc((size_t)source_width * (size_t)channels);
        canvas->sums = calloc((size_t)source_width * (size_t)channels, sizeof(float));
        canvas->first_pixel = malloc(((size_t)canvas->width + 1) * sizeof(int32_t));
        canvas->first_weight = malloc(((size_t)canvas->width + 1) * sizeof(float));
        if (canvas->row && canvas->sums && canvas->first_pixel && canvas->first_weight) {
            for (int32_t x = 0; x <= canvas->width; x++) {
                int64_t at = (int64_t)x * source_width;
                canvas->first_pixel[x] = (int32_t)(at / canvas->width);
                canvas->first_weight[x] = 1.0f - (float)(at % canvas->width) / (float)canvas->width;
            }
        }
    }
    if (!canvas->pixels || (!same && !(canvas->row && canvas->sums && canvas->first_pixel && canvas->first_weight))) {
        pb_canvas_discard(canvas);
        return PB_NO_MEMORY;
    }
    return PB_OK;
}

void pb_canvas_take_shingles(pb_canvas *canvas) {
    if (canvas->full_size) return;
    canvas->shingler =
        pb_shingler_make(canvas->source_width, canvas->source_height, canvas->channels, canvas->alpha);
}

static void add_weighted(pb_canvas *canvas, const uint8_t *restrict row, float weight) {
    size_t width = (size_t)canvas->source_width, channels = (size_t)canvas->channels;
    float *restrict sums = canvas->sums;
    if (!canvas->alpha) {
        size_t count = width * channels;
        for (size_t i = 0; i < count; i++) sums[i] += weight * (float)row[i];
    } else if (channels == 4) {
        for (size_t x = 0; x < width; x++) {
            float alpha = weight * (float)row[4 * x + 3];
            float part = alpha * (1.0f / 255.0f);
            sums[4 * x] += part * (float)row[4 * x];
            sums[4 * x + 1] += part * (float)row[4 * x + 1];
            sums[4 * x + 2] += part * (float)row[4 * x + 2];
            sums[4 * x + 3] += alpha;
        }
    } else {
        for (size_t x = 0; x < width; x++) {
            float alpha = weight * (float)row[x * channels + channels - 1];
            float part = alpha * (1.0f / 255.0f);
            for (size_t c = 0; c + 1 < channels; c++) sums[x * channels + c] += part * (float)row[x * channels + c];
            sums[x * channels + channels - 1] += alpha;
        }
    }
}

static uint8_t rounded(float value) {
    return value <= 0 ? 0 : value >= 254.5f ? 255 : (uint8_t)(value + 0.5f);
}

/// Averages the collected sums along the row and writes one row of the result.
static void emit_row(pb_canvas *canvas) {
    size_t channels = (size_t)canvas->channels;
    size_t colours = canvas->alpha ? channels - 1 : channels;
    uint8_t *out = canvas->pixels + (size_t)canvas->next_row * (size_t)canvas->width * channels;
    float area = (float)canvas->source_height / (float)canvas->height * (float)canvas->source_width
        / (float)canvas->width;
    for (int32_t x = 0; x < canvas->width; x++) {
        float total[4] = {0, 0, 0, 0};
        int32_t first = canvas->first_pixel[x], last = canvas->first_pixel[x + 1];
        float head = canvas->first_weight[x], tail = 1.0f - canvas->first_weight[x + 1];
        const float *at = canvas->sums + (size_t)first * channels;
        for (size_t c = 0; c < channels; c++) total[c] = head * at[c];
        at += channels;
        for (int32_t i = first + 1; i < last; i++, at += channels) {
            for (size_t c = 0; c < channels; c++) total[c] += at[c];
        }
        if (tail > 0 && last < canvas->source_width) {
            for (size_t c = 0; c < channels; c++) total[c] += tail * at[c];
        }
        float scale = 1.0f / area;
        if (canvas->alpha) {
            float alpha = total[colours];
            out[colours] = rounded(alpha * scale);
            scale = alpha > 0 ? 255.0f / alpha : 0;
        }
        for (size_t c = 0; c < colours; c++) out[c] = rounded(total[c] * scale);
        out += channels;
    }
    memset(canvas->sums, 0, (size_t)canvas->source_width * channels * sizeof(float));
    canvas->next_row++;
}

uint8_t *pb_canvas_row(pb_canvas *canvas) {
    if (canvas->sums) return canvas->row;
    size_t row_bytes = (size_t)canvas->width * (size_t)canvas->channels;
    return canvas->pixels + (size_t)canvas->next_row * row_bytes;
}

void pb_canvas_commit(pb_canvas *canvas) {
    if (canvas->sums) {
        pb_canvas_add(canvas, canvas->row);
    } else {
        if (canvas->shingler) pb_shingler_add(canvas->shingler, pb_canvas_row(canvas));
        canvas->next_row = ++canvas->next_source_row;
    }
}

void pb_canvas_add(pb_canvas *canvas, const uint8_t *row) {
    if (canvas->next_source_row >= canvas->source_height) return;
    if (!canvas->sums) {
        memcpy(pb_canvas_row(canvas), row, (size_t)canvas->width * (size_t)canvas->channels);
        pb_canvas_commit(canvas);
        return;
    }
    if (canvas->shingler) pb_shingler_add(canvas->shingler, row);
    // Counted in 1/height of a source row, so that the borders are exact.
    int64_t top = (int64_t)canvas->next_source_row * canvas->height, bottom = top + canvas->height;
    int64_t end = ((int64_t)canvas->next_row + 1) * canvas->source_height;
    float unit = 1.0f / (float)canvas->height;
    canvas->next_source_row++;
    if (bottom < end) {
        add_weighted(canvas, row, 1.0f);
        return;
    }
    add_weighted(canvas, row, (float)(end - top) * unit);
    emit_row(canvas);
    if (bottom > end) add_weighted(canvas, row, (float)(bottom - end) * unit);
}

void pb_canvas_end(pb_canvas *canvas, pb_raw_pixels *raw) {
    size_t row_bytes = (size_t)canvas->width * (size_t)canvas->channels;
    if (canvas->next_row < canvas->height) {
        memset(canvas->pixels + (size_t)canvas->next_row * row_bytes, 128,
               (size_t)(canvas->height - canvas->next_row) * row_bytes);
    }
    raw->width = canvas->width;
    raw->height = canvas->height;
    raw->bytes = canvas->pixels;
    if (canvas->shingler) raw->shingles = pb_shingler_sample(canvas->shingler);
    canvas->pixels = NULL;
    pb_canvas_discard(canvas);
}

void pb_canvas_discard(pb_canvas *canvas) {
    free(canvas->pixels);
    free(canvas->row);
    free(canvas->sums);
    free(canvas->first_pixel);
    free(canvas->first_weight);
    pb_shingler_free(canvas->shingler);
    memset(canvas, 0, sizeof *canvas);
}
