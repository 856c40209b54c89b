/* References in words: "paragraph 12 above" must have a paragraph 12. Those that a document marks
 * as references are resolved, and reported, when it is read. Only numbers with a word for this
 * very document are judged: "paragraph 3 of article 12" is of another text. */
#include "profile/match.h"
#include "profile/passage.h"
#include "profile/preflight.h"

#include <string.h>

static const char paragraph_words[] =
    "paragraphs |paragraph |paras. |para. |paragraphes |paragraphe |párrafos |párrafo |párr. |"
    "пунктах |пункте |пункту |пункта |пункт |пп. |п. ";
static const char here_words[] =
    "above|below|ci-dessus|ci-dessous|supra|infra|más arriba|"
    "más abajo|выше|ниже|of the present|of this report|of this document";

/* The numbers of one reference end where something else than a number, dash or "and" stands. */
static size_t numbers_end(const char *text, size_t size, size_t at) {
    static const char joints[] = "–|-|,|and|et|y|и|to|à|a|по|—";
    for (size_t taken = 0; at < size;) {
        if (text[at] >= '0' && text[at] <= '9') {
            at++;
            continue;
        }
        size_t next = at + (text[at] == ' ');
        taken = engross_match_here(text, size, next, joints);
        if (taken == 0)
            return at;
        size_t after = next + taken;
        after += after < size && text[after] == ' ';
        if (after >= size || text[after] < '0' || text[after] > '9')
            return at;
        at = after;
    }
    return at;
}

/* Whether paragraph digits of the document exists: its id is para_ and the number. */
static bool is_there(struct engross_checking *checking, const char *digits, size_t size) {
    struct engross_buffer id = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&id, "para_%.*s", (int)size, digits);
    bool found = engross_buffer_failed(&id) ||
                 checking->view->find(checking->view, (engross_text){id.data, id.size}) != NULL;
    engross_buffer_finish(&id);
    return found;
}

static void judge(struct engross_checking *checking, struct engross_passages *passages,
                  size_t start, size_t first, size_t end) {
    const char *text = passages->text.data;
    for (size_t at = first; at < end;) {
        size_t digits = strspn(text + at, "0123456789");
        if (digits == 0) {
            at++;
            continue;
        }
        if (digits < 6 && !is_there(checking, text + at, digits)) {
            if (passages->findings++ >= ENGROSS_PASSAGE_FINDINGS)
                return;
            struct engross_buffer cited = ENGROSS_BUFFER_INIT;
            engross_buffer_append(&cited, text + start, end - start);
            engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_REFERENCE,
                            engross_passages_position(passages, start),
                            engross_buffer_failed(&cited) ? "" : cited.data, NULL);
            engross_buffer_finish(&cited);
            return;
        }
        at += digits;
    }
}

static void check_passage(struct engross_checking *checking, struct engross_passages *passages) {
    const char *text = passages->text.data;
    size_t size = passages->text.size;
    size_t taken;
    for (size_t at = 0;
         (at = engross_match_find(text, size, at, paragraph_words, &taken)) < size;) {
        size_t start = at;
        at += taken;
        if (at >= size || text[at] < '0' || text[at] > '9')
            continue;
        size_t end = numbers_end(text, size, at);
        size_t next = end + (end < size && text[end] == ',');
        next += next < size && text[next] == ' ';
        if (engross_match_here(text, size, next, here_words) > 0)
            judge(checking, passages, start, at, end);
        at = end;
    }
}

void engross_check_references(struct engross_checking *checking) {
    struct engross_passages passages = engross_passages_begin(checking->view);
    while (engross_passages_next(&passages))
        check_passage(checking, &passages);
    checking->out_of_memory = checking->out_of_memory || passages.failed;
    engross_passages_finish(&passages);
}
