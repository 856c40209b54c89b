/* Notes that say more than where something stands, where only references may. */
#include "profile/match.h"
#include "profile/passage.h"
#include "profile/preflight.h"

/* A note so short is taken for a reference, whatever it says. */
#define SHORT_NOTE 12
/* No reference is longer. */
#define LONG_NOTE 50

/* What references have and sentences seldom do. */
static bool looks_like_reference(const char *text, size_t size) {
    static const char signs[] =
        "http|https|www.|ibid|see|cf.|para|paras|paragraph|paragraphs|p.|pp.|art.|article|articles|"
        "no.|vol.|isbn|doi|available "
        "at|supra|voir|ver|véase|см.|ст.|статья|пункт|п.|№|қараңыз|انظر|"
        "a/|e/|ccpr/|cedaw/|cerd/|cat/|crc/|crpd/|cmw/|ced/|hri/";
    return engross_match_any(text, size, signs);
}

void engross_check_notes(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    engross_cursor cursor = {sizeof cursor, engross_passage_content(view), NULL, 0, 0};
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    while (view->step(view, &cursor) != 0) {
        if (cursor.event != ENGROSS_EVENT_ENTER ||
            view->kind(view, cursor.node) != ENGROSS_KIND_NOTE)
            continue;
        engross_buffer_clear(&text);
        for (const engross_node *block = view->first_child(view, cursor.node); block != NULL;
             block = view->next(view, block)) {
            engross_passage_append(view, block, &text);
            engross_buffer_append_char(&text, ' ');
        }
        if (engross_buffer_failed(&text))
            break;
        size_t words = text.size == 0 ? 0 : engross_match_words(text.data, text.size);
        if (words > LONG_NOTE ||
            (words > SHORT_NOTE && !looks_like_reference(text.data, text.size)))
            engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_NOTE_SUBSTANCE,
                            view->position(view, cursor.node), ENGROSS_NUMBER(words), NULL);
    }
    checking->out_of_memory = checking->out_of_memory || engross_buffer_failed(&text);
    engross_buffer_finish(&text);
}
