// The few calls PixelBox makes to OpenVINO. The library is opened when the first model is wanted, so that a program which
// needs no model neither waits for it nor depends on it.
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "pb_resize.h"

typedef enum {
    PB_INFERENCE_OK = 0,
    PB_INFERENCE_NO_LIBRARY,  // the library cannot be opened, or lacks a function
    PB_INFERENCE_FAILED,      // the library said no; the detail says why
} pb_inference_status;

typedef enum { PB_ELEMENT_OTHER = 0, PB_ELEMENT_U8, PB_ELEMENT_F32, PB_ELEMENT_I32, PB_ELEMENT_I64 } pb_element;

enum { PB_MAX_RANK = 8 };

// Where a failed call leaves its reason.
typedef struct {
    char *_Nonnull text;
    size_t capacity;
} pb_detail;

// How a model is compiled. Texts that are NULL and numbers that are 0 leave the choice to the library.
typedef struct {
    const char *_Nullable cache_folder;
    const char *_Nullable precision;
    int32_t threads;
    int32_t streams;
    int32_t shapes;
} pb_compile_options;

// A tensor's place: for inputs the caller's memory, for outputs memory of the session until its next run.
typedef struct {
    const void *_Nullable bytes;
    int64_t dimensions[PB_MAX_RANK];
    int32_t rank;
    pb_element element;
} pb_tensor;

typedef struct pb_model pb_model;
typedef struct pb_session pb_session;

// Opens the library once; every other function that can fail does so itself.
pb_inference_status pb_inference_open(pb_detail detail);
// What the processor does well, such as "FP32 INT8 BF16"; the text belongs to the caller's buffer.
pb_inference_status pb_inference_capabilities(char *_Nonnull text, size_t capacity, pb_detail detail);

pb_inference_status pb_model_compile(const char *_Nonnull path, pb_compile_options options,
                                     pb_model *_Nullable *_Nonnull out, pb_detail detail);
void pb_model_free(pb_model *_Nonnull model);
int32_t pb_model_input_count(const pb_model *_Nonnull model);
int32_t pb_model_output_count(const pb_model *_Nonnull model);
// What an input is given as; PB_ELEMENT_OTHER for types that have no name here.
pb_element pb_model_input_element(const pb_model *_Nonnull model, int32_t index);
// The name of an input or output; empty where it has none. The text belongs to the model.
const char *_Nonnull pb_model_input_name(const pb_model *_Nonnull model, int32_t index);
const char *_Nonnull pb_model_output_name(const pb_model *_Nonnull model, int32_t index);

pb_inference_status pb_session_create(const pb_model *_Nonnull model, pb_session *_Nullable *_Nonnull out,
                                      pb_detail detail);
void pb_session_free(pb_session *_Nonnull session);
// Runs the model; blocks until it is done. The inputs' memory is used in place and not kept.
pb_inference_status pb_session_run(pb_session *_Nonnull session, const pb_tensor *_Nonnull inputs, int32_t count,
                                   pb_detail detail);
pb_inference_status pb_session_output(pb_session *_Nonnull session, int32_t index, pb_tensor *_Nonnull out,
                                      pb_detail detail);
