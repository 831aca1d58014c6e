#pragma clang fp reassociate(on) contract(fast)
#include "CFingerprint.h"
#include "widest.h"

#include <stddef.h>

PB_WIDEST float pb_network_answer(
    const float *first, const float *bias, const float *last, int32_t units, const float *numbers, int32_t count) {
    float answer = 0;
    for (int32_t unit = 0; unit < units; unit++) {
        const float *weights = first + (size_t)unit * (size_t)count;
        float sum = 0;
        for (int32_t i = 0; i < count; i++) sum += weights[i] * numbers[i];
        sum += bias[unit];
        answer += sum > 0 ? sum * last[unit] : 0;
    }
    return answer;
}
