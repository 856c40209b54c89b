/* The limit on words. */
#include "profile/preflight.h"

void engross_check_words(struct engross_checking *checking) {
    const engross_preflight *preflight = checking->preflight;
    if (preflight->limit == 0 || preflight->words <= preflight->limit)
        return;
    engross_finding(checking, &checking->profile->words, ENGROSS_MESSAGE_PROFILE_WORDS,
                    ENGROSS_NOWHERE, ENGROSS_NUMBER(preflight->words),
                    ENGROSS_NUMBER(preflight->words - preflight->limit),
                    ENGROSS_NUMBER(preflight->limit), NULL);
}
