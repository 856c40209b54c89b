/* What a line that prints one recommendation in full says of it: "139.30 Ratify the Convention
 * (Spain, Fiji);" holds its text and the States that made it. */
#include "matrix.h"

#include "base/utf8.h"
#include "read/names.h"

#include <string.h>

static const char stops[] = " .;,:\t\n\r\u00A0\u3002\uFF1B\u061B\uFF0C\u060C";

static bool is_stop(uint32_t codepoint) {
    for (size_t at = 0; at < sizeof stops - 1;)
        if (engross_utf8_decode(stops, sizeof stops - 1, &at) == codepoint)
            return true;
    return false;
}

static engross_text without_stops(engross_text text) {
    for (size_t at = 0; at < text.size;) {
        if (!is_stop(engross_utf8_decode(text.data, text.size, &at)))
            break;
        text = (engross_text){text.data + at, text.size - at};
        at = 0;
    }
    for (size_t start; text.size > 0; text.size = start)
        if (!is_stop(engross_utf8_decode_before(text.data, text.size, &start)))
            break;
    return text;
}

/* Takes the bracket that text ends with off it, and gives what it holds; absent for none. */
static engross_text take_bracket(engross_text *text) {
    static const char *const brackets[][2] = {{"(", ")"}, {"（", "）"}};
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        size_t open = strlen(brackets[i][0]);
        size_t close = strlen(brackets[i][1]);
        if (text->size < open + close ||
            memcmp(text->data + text->size - close, brackets[i][1], close) != 0)
            continue;
        for (size_t at = text->size - close; at >= open; at--) {
            if (memcmp(text->data + at - open, brackets[i][0], open) != 0)
                continue;
            engross_text held = {text->data + at, text->size - close - at};
            text->size = at - open;
            return held;
        }
    }
    return (engross_text){NULL, 0};
}

/* Whether the list begins with the name of a State, which may itself hold a word for and. */
static bool names_states(engross_text list) {
    size_t at = 0;
    while (at < list.size) {
        size_t start = at;
        uint32_t codepoint = engross_utf8_decode(list.data, list.size, &at);
        bool is_joint = is_stop(codepoint) || codepoint == 0x3001 || codepoint == 0x548C;
        if (is_joint && start > 0 && engross_state_code(list.data, start) != NULL)
            return true;
    }
    return engross_state_code(list.data, list.size) != NULL;
}

/* States in front of those that stand further right: "(Spain) (Fiji)" names both. */
static bool put_states(struct engross_buffer *states, engross_text list) {
    struct engross_buffer joined = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&joined, list.data, list.size);
    if (states->size > 0) {
        engross_buffer_append_string(&joined, "; ");
        engross_buffer_append(&joined, states->data, states->size);
    }
    bool good = !engross_buffer_failed(&joined);
    engross_buffer_finish(states);
    *states = joined;
    return good;
}

/* The text behind number, or absent where text does not begin with it. */
static engross_text behind_number(engross_text text, engross_text number) {
    if (text.size <= number.size || memcmp(text.data, number.data, number.size) != 0)
        return (engross_text){NULL, 0};
    char next = text.data[number.size];
    if (next >= '0' && next <= '9')
        return (engross_text){NULL, 0};
    return without_stops((engross_text){text.data + number.size, text.size - number.size});
}

static bool split(struct engross_buffer *states, engross_text *text) {
    for (;;) {
        engross_text rest = *text;
        engross_text list = take_bracket(&rest);
        if (list.size == 0 || !names_states(list))
            return true;
        if (!put_states(states, list))
            return false;
        *text = without_stops(rest);
    }
}

int32_t engross_matrix_read_printed(struct engross_matrix *matrix,
                                    struct engross_matrix_line *line) {
    const engross_view *view = matrix->view;
    const engross_node *named = engross_kit_child(view, line->node, ENGROSS_KIND_RECOMMENDATION);
    const engross_node *printed = engross_kit_child(view, line->node, ENGROSS_KIND_P);
    bool is_alone = engross_kit_next(view, named, ENGROSS_KIND_RECOMMENDATION) == NULL;
    line->text = line->states = engross_kit_text("");
    if (printed == NULL || !is_alone)
        return ENGROSS_OK;
    engross_text whole = view->plain_text(view, printed);
    if (whole.data == NULL)
        return ENGROSS_NO_MEMORY;
    engross_text text =
        behind_number(whole, view->attribute(view, named, ENGROSS_ATTRIBUTE_NUMBER));
    struct engross_buffer states = ENGROSS_BUFFER_INIT;
    bool good = split(&states, &text);
    if (good && text.size > 0) {
        line->text = engross_kit_copy(matrix->host, text.data, text.size);
        line->states = engross_kit_copy(matrix->host, states.data, states.size);
    }
    engross_buffer_finish(&states);
    return good && line->text.data != NULL && line->states.data != NULL ? ENGROSS_OK
                                                                        : ENGROSS_NO_MEMORY;
}
