#include "CInference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "library.h"

struct pb_model {
    const pb_library *library;
    ov_compiled_model_t *compiled;
    int32_t input_count, output_count;
    char **input_names, **output_names;
    pb_element *input_elements;
};

struct pb_session {
    const pb_library *library;
    ov_infer_request_t *request;
};

pb_inference_status pb_inference_open(pb_detail detail) {
    return pb_library_get(detail) ? PB_INFERENCE_OK : PB_INFERENCE_NO_LIBRARY;
}

pb_inference_status pb_inference_capabilities(char *text, size_t capacity, pb_detail detail) {
    const pb_library *library = pb_library_get(detail);
    if (!library) return PB_INFERENCE_NO_LIBRARY;
    char *value = NULL;
    ov_status_e status = library->ov_core_get_property(library->core, "CPU", "OPTIMIZATION_CAPABILITIES", &value);
    if (status != OK) return pb_library_failed(library, status, detail);
    snprintf(text, capacity, "%s", value);
    library->ov_free(value);
    return PB_INFERENCE_OK;
}

// MARK: Models

static char *copy_name(const pb_library *library, ov_output_const_port_t *port) {
    char *name = NULL;
    char *copy = strdup(library->ov_port_get_any_name(port, &name) == OK && name ? name : "");
    if (name) library->ov_free(name);
    library->ov_output_const_port_free(port);
    return copy;
}

static pb_element element_of(ov_element_type_e type) {
    switch (type) {
        case U8: return PB_ELEMENT_U8;
        case F32: return PB_ELEMENT_F32;
        case I32: return PB_ELEMENT_I32;
        case I64: return PB_ELEMENT_I64;
        default: return PB_ELEMENT_OTHER;
    }
}

static pb_inference_status read_ports(pb_model *model, pb_detail detail) {
    const pb_library *library = model->library;
    size_t inputs = 0, outputs = 0;
    ov_status_e status = library->ov_compiled_model_inputs_size(model->compiled, &inputs);
    if (status == OK) status = library->ov_compiled_model_outputs_size(model->compiled, &outputs);
    if (status != OK) return pb_library_failed(library, status, detail);
    model->input_names = calloc(inputs, sizeof(char *));
    model->output_names = calloc(outputs, sizeof(char *));
    model->input_elements = calloc(inputs, sizeof(pb_element));
    for (size_t i = 0; i < inputs; i++) {
        ov_output_const_port_t *port = NULL;
        status = library->ov_compiled_model_input_by_index(model->compiled, i, &port);
        if (status != OK) return pb_library_failed(library, status, detail);
        ov_element_type_e type = DYNAMIC;
        if (library->ov_port_get_element_type(port, &type) == OK) model->input_elements[i] = element_of(type);
        model->input_names[model->input_count++] = copy_name(library, port);
    }
    for (size_t i = 0; i < outputs; i++) {
        ov_output_const_port_t *port = NULL;
        status = library->ov_compiled_model_output_by_index(model->compiled, i, &port);
        if (status != OK) return pb_library_failed(library, status, detail);
        model->output_names[model->output_count++] = copy_name(library, port);
    }
    return PB_INFERENCE_OK;
}

pb_inference_status pb_model_compile(const char *path, pb_compile_options options, pb_model **out, pb_detail detail) {
    const pb_library *library = pb_library_get(detail);
    if (!library) return PB_INFERENCE_NO_LIBRARY;
    char threads[16], streams[16], shapes[16];
    snprintf(threads, sizeof threads, "%d", options.threads);
    snprintf(streams, sizeof streams, "%d", options.streams);
    snprintf(shapes, sizeof shapes, "%d", options.shapes);
    ov_property_t properties[6];
    size_t count = 0;
    // Threads that are bound to cores would crowd those of another process on the same cores.
    properties[count++] = (ov_property_t){"ENABLE_CPU_PINNING", "NO"};
    if (options.cache_folder) properties[count++] = (ov_property_t){"CACHE_DIR", options.cache_folder};
    if (options.precision) properties[count++] = (ov_property_t){"INFERENCE_PRECISION_HINT", options.precision};
    if (options.threads > 0) properties[count++] = (ov_property_t){"INFERENCE_NUM_THREADS", threads};
    if (options.streams > 0) properties[count++] = (ov_property_t){"NUM_STREAMS", streams};
    if (options.shapes > 0) properties[count++] = (ov_property_t){"CPU_RUNTIME_CACHE_CAPACITY", shapes};

    pb_model *model = calloc(1, sizeof *model);
    model->library = library;
    ov_status_e status = library->ov_core_compile_model_from_file_props(library->core, path, "CPU", count, properties,
                                                                        &model->compiled);
    if (status != OK) {
        free(model);
        return pb_library_failed(library, status, detail);
    }
    pb_inference_status ports = read_ports(model, detail);
    if (ports != PB_INFERENCE_OK) {
        pb_model_free(model);
        return ports;
    }
    *out = model;
    return PB_INFERENCE_OK;
}

void pb_model_free(pb_model *model) {
    for (int32_t i = 0; i < model->input_count; i++) free(model->input_names[i]);
    for (int32_t i = 0; i < model->output_count; i++) free(model->output_names[i]);
    free(model->input_names);
    free(model->output_names);
    free(model->input_elements);
    model->library->ov_compiled_model_free(model->compiled);
    free(model);
}

int32_t pb_model_input_count(const pb_model *model) { return model->input_count; }
int32_t pb_model_output_count(const pb_model *model) { return model->output_count; }
pb_element pb_model_input_element(const pb_model *model, int32_t index) { return model->input_elements[index]; }
const char *pb_model_input_name(const pb_model *model, int32_t index) { return model->input_names[index]; }
const char *pb_model_output_name(const pb_model *model, int32_t index) { return model->output_names[index]; }

// MARK: Sessions

pb_inference_status pb_session_create(const pb_model *model, pb_session **out, pb_detail detail) {
    const pb_library *library = model->library;
    ov_infer_request_t *request = NULL;
    ov_status_e status = library->ov_compiled_model_create_infer_request(model->compiled, &request);
    if (status != OK) return pb_library_failed(library, status, detail);
    pb_session *session = malloc(sizeof *session);
    *session = (pb_session){library, request};
    *out = session;
    return PB_INFERENCE_OK;
}

void pb_session_free(pb_session *session) {
    session->library->ov_infer_request_free(session->request);
    free(session);
}

static ov_element_type_e element_type(pb_element element) {
    switch (element) {
        case PB_ELEMENT_U8: return U8;
        case PB_ELEMENT_F32: return F32;
        case PB_ELEMENT_I32: return I32;
        case PB_ELEMENT_I64: return I64;
        case PB_ELEMENT_OTHER: break;
    }
    return DYNAMIC;
}

pb_inference_status pb_session_run(pb_session *session, const pb_tensor *inputs, int32_t count, pb_detail detail) {
    const pb_library *library = session->library;
    ov_status_e status = OK;
    for (int32_t i = 0; i < count && status == OK; i++) {
        int64_t dimensions[PB_MAX_RANK];
        memcpy(dimensions, inputs[i].dimensions, sizeof dimensions);
        ov_shape_t shape = {inputs[i].rank, dimensions};
        ov_tensor_t *tensor = NULL;
        status = library->ov_tensor_create_from_host_ptr(element_type(inputs[i].element), shape, (void *)inputs[i].bytes,
                                                         &tensor);
        if (status != OK) break;
        status = library->ov_infer_request_set_input_tensor_by_index(session->request, (size_t)i, tensor);
        library->ov_tensor_free(tensor);
    }
    if (status == OK) status = library->ov_infer_request_infer(session->request);
    return status == OK ? PB_INFERENCE_OK : pb_library_failed(library, status, detail);
}

pb_inference_status pb_session_output(pb_session *session, int32_t index, pb_tensor *out, pb_detail detail) {
    const pb_library *library = session->library;
    ov_tensor_t *tensor = NULL;
    ov_status_e status = library->ov_infer_request_get_output_tensor_by_index(session->request, (size_t)index, &tensor);
    if (status != OK) return pb_library_failed(library, status, detail);
    ov_shape_t shape = {0, NULL};
    ov_element_type_e type = DYNAMIC;
    void *bytes = NULL;
    status = library->ov_tensor_get_shape(tensor, &shape);
    if (status == OK) status = library->ov_tensor_get_element_type(tensor, &type);
    if (status == OK) status = library->ov_tensor_data(tensor, &bytes);
    if (status == OK && shape.rank <= PB_MAX_RANK) {
        *out = (pb_tensor){.bytes = bytes, .rank = (int32_t)shape.rank, .element = element_of(type)};
        memcpy(out->dimensions, shape.dims, (size_t)shape.rank * sizeof(int64_t));
    }
    if (shape.dims) library->ov_shape_free(&shape);
    library->ov_tensor_free(tensor);
    return status == OK ? PB_INFERENCE_OK : pb_library_failed(library, status, detail);
}
