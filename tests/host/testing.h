/* What the host's tests share: a sink that keeps the codes of what is reported. */
#ifndef TESTS_HOST_TESTING_H
#define TESTS_HOST_TESTING_H

#include "diagnostic/diagnostic.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

struct heard {
    char codes[16][64];
    char messages[16][256];
    size_t count;
};

static inline void hear(void *user, const engross_diagnostic *diagnostic) {
    struct heard *heard = user;
    assert_true(heard->count < 16);
    strncpy(heard->codes[heard->count], diagnostic->code, 63);
    strncpy(heard->messages[heard->count], diagnostic->message, 255);
    heard->count++;
}

static inline engross_sink hearing(struct heard *heard) {
    return (engross_sink){sizeof(engross_sink), heard, hear};
}

#endif
