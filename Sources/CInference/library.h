// OpenVINO's functions as looked up in the opened library.
#pragma once
#include <openvino/c/openvino.h>

#include "CInference.h"

#define PB_FUNCTIONS(use)                      \
    use(ov_core_create)                        \
    use(ov_core_get_property)                  \
    use(ov_core_compile_model_from_file_props) \
    use(ov_compiled_model_inputs_size)         \
    use(ov_compiled_model_outputs_size)        \
    use(ov_compiled_model_input_by_index)      \
    use(ov_compiled_model_output_by_index)     \
    use(ov_compiled_model_create_infer_request) \
    use(ov_compiled_model_free)                \
    use(ov_port_get_any_name)                  \
    use(ov_port_get_element_type)              \
    use(ov_output_const_port_free)             \
    use(ov_infer_request_set_input_tensor_by_index) \
    use(ov_infer_request_get_output_tensor_by_index) \
    use(ov_infer_request_infer)                \
    use(ov_infer_request_free)                 \
    use(ov_tensor_create_from_host_ptr)        \
    use(ov_tensor_get_shape)                   \
    use(ov_tensor_get_element_type)            \
    use(ov_tensor_data)                        \
    use(ov_tensor_free)                        \
    use(ov_shape_free)                         \
    use(ov_get_error_info)                     \
    use(ov_get_last_err_msg)                   \
    use(ov_free)

typedef struct {
#define PB_MEMBER(name) __typeof__(&name) name;
    PB_FUNCTIONS(PB_MEMBER)
#undef PB_MEMBER
    ov_core_t *core;
} pb_library;

// The opened library, or NULL with the reason in the detail.
const pb_library *pb_library_get(pb_detail detail);
// Writes why a call failed and returns the status to pass on.
pb_inference_status pb_library_failed(const pb_library *library, ov_status_e status, pb_detail detail);
