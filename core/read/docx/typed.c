/* Numbers and labels that are typed rather than counted: "12.", a tab, the text; a bold "Q:"
 * before a question. Templates of the United Nations number their headings so. */
#include "read/docx/structure.h"

#include "base/utf8.h"
#include "read/markdown/evidence.h"
#include "read/text/words.h"

#include <string.h>

#define FULL_WIDTH_COLON 0xFF1A
#define LONGEST_NUMBER ((size_t)40)
#define LONGEST_LABEL ((size_t)80)

static const char *keep(struct engross_ooxml_structure *structure, const char *data, size_t size) {
    const char *copy = engross_arena_copy(structure->arena, data, size);
    return copy == NULL ? "" : copy;
}

bool engross_ooxml_number_marker(engross_text number, struct engross_marker *marker) {
    static const char word[] = " Xx"; /* no number itself */
    char line[LONGEST_NUMBER + sizeof word];
    if (number.size == 0 || number.size > LONGEST_NUMBER)
        return false;
    memcpy(line, number.data, number.size);
    memcpy(line + number.size, word, sizeof word);
    if (engross_marker_parse(line, number.size + sizeof word - 1, marker))
        return true;
    return engross_marker_parse(number.data, number.size, marker); /* "Annex" without a number */
}

static void set_number(struct engross_ooxml_structure *structure, const char *text, size_t size,
                       struct engross_ooxml_finding *finding) {
    struct engross_marker marker;
    finding->number = (engross_text){keep(structure, text, size), size};
    if (!engross_ooxml_number_marker((engross_text){text, size}, &marker))
        return;
    const char *numbering = engross_marker_numbering(marker.style);
    finding->value = (int32_t)marker.value;
    finding->numbering =
        (uint8_t)(numbering == NULL ? ENGROSS_NUMBERING_NONE : engross_numbering_find(numbering));
}

/* Bytes of white space from at on. */
static size_t blanks(const char *text, size_t size, size_t at) {
    size_t start = at;
    while (at < size && (text[at] == '\t' || text[at] == ' '))
        at++;
    return at - start;
}

/* A short run of text without spaces at both ends, between the beginning and a tab. */
static bool number_before_tab(struct engross_ooxml_structure *structure,
                              const struct engross_buffer *text,
                              struct engross_ooxml_finding *finding) {
    size_t start = blanks(text->data, text->size, 0);
    const char *tab = memchr(text->data + start, '\t', text->size - start);
    size_t size = tab == NULL ? 0 : (size_t)(tab - text->data) - start;
    if (size == 0 || size > LONGEST_NUMBER)
        return false;
    struct engross_marker marker;
    if (!engross_ooxml_number_marker((engross_text){text->data + start, size}, &marker) ||
        marker.size != size || marker.style == ENGROSS_MARKER_BULLET)
        return false;
    set_number(structure, text->data + start, size, finding);
    if (marker.style == ENGROSS_MARKER_ANNEX && finding->role == ENGROSS_OOXML_ROLE_HEADING)
        finding->section_type = "annex";
    finding->skip = start + size + blanks(text->data, text->size, start + size);
    return true;
}

void engross_ooxml_typed_number(struct engross_ooxml_structure *structure,
                                const struct engross_ooxml_block *block,
                                struct engross_ooxml_finding *finding) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_ooxml_block_text(structure->story, block, true, &text);
    bool is_heading = finding->role == ENGROSS_OOXML_ROLE_HEADING;
    engross_text number;
    const char *type = NULL;
    if (!engross_buffer_failed(&text) && text.size > 0 &&
        !number_before_tab(structure, &text, finding) && is_heading) {
        size_t start = blanks(text.data, text.size, 0);
        size_t taken =
            engross_markdown_heading_number(text.data + start, text.size - start, &number, &type);
        if (taken > 0 && number.size <= LONGEST_NUMBER && !block->is_numbered) {
            set_number(structure, number.data, number.size, finding);
            finding->skip = start + taken;
        }
        finding->section_type = type;
    }
    engross_buffer_finish(&text);
}

/* The text that is bold at the beginning of block; runs counts its runs. */
static size_t bold_text(const struct engross_ooxml_story *story,
                        const struct engross_ooxml_block *block, char text[LONGEST_LABEL],
                        uint32_t *runs) {
    size_t size = 0;
    for (*runs = 0; *runs < block->run_count; ++*runs) {
        const struct engross_ooxml_run *run = &story->runs[block->first_run + *runs];
        if (run->kind != ENGROSS_OOXML_RUN_TEXT || (run->format & ENGROSS_OOXML_BOLD) == 0)
            break;
        if (run->size > LONGEST_LABEL - size)
            return 0;
        memcpy(text + size, story->text.data + run->offset, run->size);
        size += run->size;
    }
    return size;
}

/* A colon that follows in plain type marks the speaker as the label's own would. */
static bool has_plain_colon(const struct engross_ooxml_story *story,
                            const struct engross_ooxml_block *block, uint32_t which) {
    const struct engross_ooxml_run *run = &story->runs[block->first_run + which];
    return which < block->run_count && run->kind == ENGROSS_OOXML_RUN_TEXT && run->size > 0 &&
           story->text.data[run->offset] == ':';
}

/* A label without the colon or point that ends it. */
static size_t without_marks(const char *text, size_t size) {
    size_t start = size;
    while (size > 0) {
        uint32_t mark = engross_utf8_decode_before(text, size, &start);
        if (mark != ':' && mark != '.' && mark != FULL_WIDTH_COLON)
            break;
        size = start;
    }
    return size;
}

void engross_ooxml_typed_label(struct engross_ooxml_structure *structure,
                               const struct engross_ooxml_block *block,
                               struct engross_ooxml_finding *finding) {
    char text[LONGEST_LABEL];
    uint32_t runs;
    size_t bold = bold_text(structure->story, block, text, &runs), size = bold;
    if (bold == 0 || (runs == block->run_count && !structure->is_own))
        return;
    while (size > 0 && text[size - 1] == ' ')
        size--;
    size_t bare = without_marks(text, size);
    bool is_label = engross_words_are_question_label(text, bare) ||
                    engross_words_are_answer_label(text, bare) ||
                    (bare > 0 && text[0] >= '0' && text[0] <= '9');
    bool has_colon = has_plain_colon(structure->story, block, runs);
    if (size == 0 ||
        (!is_label && bare == size && !has_colon && finding->role == ENGROSS_OOXML_ROLE_TEXT))
        return;
    finding->label = (engross_text){keep(structure, text, size), size};
    finding->is_label = is_label;
    finding->skip = bold + has_colon;
}
