#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE 1000 /* milliseconds before a bar is drawn */
#define INTERVAL 100
#define WIDTH 40

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct progress progress_begin(bool is_wanted) {
    return (struct progress){
        .started = milliseconds(),
        .is_terminal = is_wanted && isatty(STDERR_FILENO) == 1,
    };
}

void progress_draw(void *user, uint64_t done, uint64_t total) {
    struct progress *progress = user;
    int64_t now = progress->is_terminal ? milliseconds() : 0;
    if (!progress->is_terminal || total == 0 || now - progress->started < PATIENCE ||
        now - progress->drawn < INTERVAL)
        return;
    char bar[WIDTH + 1];
    unsigned filled = (unsigned)(done * WIDTH / total);
    for (unsigned i = 0; i < WIDTH; i++)
        bar[i] = i < filled ? '=' : ' ';
    bar[WIDTH] = '\0';
    fprintf(stderr, "\r[%s] %3u%%", bar, (unsigned)(done * 100 / total));
    progress->drawn = now;
    progress->is_shown = true;
}

void progress_wipe(struct progress *progress) {
    if (progress == NULL || !progress->is_shown)
        return;
    fputs("\r\033[K", stderr);
    progress->is_shown = false;
}
