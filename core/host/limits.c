#include "host/limits.h"

#define DEFAULT_SECONDS 300
#define DEFAULT_MEMORY_BYTES (UINT64_C(4) << 30)
#define DEFAULT_OUTPUT_BYTES (UINT64_C(2) << 30)

static uint64_t or_default(uint64_t value, uint64_t standard) {
    return value == 0 ? standard : value;
}

struct engross_limits_worker engross_limits_worker(const engross_worker_limits *limits) {
    const engross_worker_limits none = {.size = sizeof none};
    const engross_worker_limits *given = limits == NULL ? &none : limits;
    return (struct engross_limits_worker){
        .seconds = or_default(given->seconds, DEFAULT_SECONDS),
        .memory_bytes = or_default(given->memory_bytes, DEFAULT_MEMORY_BYTES),
        .output_bytes = or_default(given->output_bytes, DEFAULT_OUTPUT_BYTES),
    };
}
