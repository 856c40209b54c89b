/* How many workers run at a time, over all processes: a pipe that holds one byte for each that
 * may still start, as make's job server does. A worker that dies with a token takes it along;
 * the parent therefore never waits for one while nothing runs. */
#ifndef ENGROSS_HOST_TOKENS_H
#define ENGROSS_HOST_TOKENS_H

#include <stdbool.h>

struct engross_tokens {
    int take; /* not blocking */
    int give;
};

#define ENGROSS_TOKENS_INIT                                                                        \
    { -1, -1 }

bool engross_tokens_init(struct engross_tokens *tokens, unsigned count);
void engross_tokens_finish(struct engross_tokens *tokens);
/* Takes one, if there is one right now. */
bool engross_tokens_take(const struct engross_tokens *tokens);
void engross_tokens_give(const struct engross_tokens *tokens);

#endif
