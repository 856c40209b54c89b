/* The limit on words; told where it is passed. */
#include "profile/preflight.h"

void engross_check_words(struct engross_checking *checking) {
    const engross_preflight *preflight = checking->preflight;
    if (preflight->counts_words != 1 || preflight->limit == 0 ||
        preflight->words <= preflight->limit)
        return;
    const engross_view *view = checking->view;
    const engross_node *node = engross_words_passing(view, preflight->counted, preflight->limit);
    engross_finding(checking, &checking->profile->words, ENGROSS_MESSAGE_PROFILE_WORDS,
                    node == NULL ? ENGROSS_NOWHERE : view->position(view, node),
                    ENGROSS_NUMBER(preflight->words),
                    ENGROSS_NUMBER(preflight->words - preflight->limit),
                    ENGROSS_NUMBER(preflight->limit), NULL);
}
