/* The languages that a document may come in. */
#include "profile/preflight.h"

#include <string.h>

/* Whether tag is one of tags, or a variety of one: en-GB of en. */
static bool is_among(const char *tag, const char *tags) {
    size_t size = strcspn(tag, "-");
    for (const char *at = tags; *at != '\0';) {
        size_t length = strcspn(at, " ");
        if ((length == size && strncmp(at, tag, size) == 0) ||
            (length == strlen(tag) && strncmp(at, tag, length) == 0))
            return true;
        at += length + (at[length] == ' ');
    }
    return false;
}

void engross_check_languages(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    const char *tags = checking->profile->language_tags;
    if (tags == NULL)
        return;
    const char *language = view->language(view, view->root(view)).data;
    if (!is_among(language, tags))
        engross_finding(checking, &checking->profile->languages, ENGROSS_MESSAGE_PROFILE_LANGUAGE,
                        ENGROSS_NOWHERE, language, tags, NULL);
}
