#include "host/tokens.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool engross_tokens_init(struct engross_tokens *tokens, unsigned count) {
    int ends[2];
    *tokens = (struct engross_tokens)ENGROSS_TOKENS_INIT;
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return false;
    *tokens = (struct engross_tokens){ends[0], ends[1]};
    for (unsigned i = 0; i < count; i++)
        engross_tokens_give(tokens);
    return true;
}

void engross_tokens_finish(struct engross_tokens *tokens) {
    if (tokens->take >= 0)
        close(tokens->take);
    if (tokens->give >= 0)
        close(tokens->give);
    *tokens = (struct engross_tokens)ENGROSS_TOKENS_INIT;
}

bool engross_tokens_take(const struct engross_tokens *tokens) {
    char byte;
    ssize_t size;
    do
        size = read(tokens->take, &byte, 1);
    while (size < 0 && errno == EINTR);
    return size == 1;
}

void engross_tokens_give(const struct engross_tokens *tokens) {
    ssize_t size;
    do
        size = write(tokens->give, "", 1);
    while (size < 0 && errno == EINTR);
}
