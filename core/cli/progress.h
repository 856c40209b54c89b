/* A bar on a terminal for what takes longer than a second. */
#ifndef ENGROSS_CLI_PROGRESS_H
#define ENGROSS_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    int64_t started;  /* milliseconds */
    int64_t drawn;    /* when last; 0: never */
    bool is_terminal; /* else nothing is ever drawn */
    bool is_shown;    /* it stands on the screen now */
};

/* Nothing is drawn when it is not wanted or there is no terminal. */
struct progress progress_begin(bool is_wanted);
/* For engross_export_request: user is the progress. */
void progress_draw(void *user, uint64_t done, uint64_t total);
/* Takes the bar off the screen. progress may be NULL. */
void progress_wipe(struct progress *progress);

#endif
