/* The bounds on one worker, defaults filled in. */
#ifndef ENGROSS_HOST_LIMITS_H
#define ENGROSS_HOST_LIMITS_H

#include "engross/engross.h"

struct engross_limits_worker {
    uint64_t seconds;
    uint64_t memory_bytes;
    uint64_t output_bytes;
};

/* limits with defaults for what it leaves at 0, or all of them where it is NULL. */
struct engross_limits_worker engross_limits_worker(const engross_worker_limits *limits);

#endif
