#include "read/docx/fields.h"

#include "base/buffer.h"

#include <string.h>
#include <strings.h>

void engross_ooxml_fields_begin(struct engross_ooxml_fields *fields, size_t instruction) {
    if (fields->count < ENGROSS_OOXML_FIELDS)
        fields->open[fields->count] =
            (struct engross_ooxml_field){.instruction = instruction, .in_instruction = true};
    fields->count++;
}

/* The innermost field, or NULL where there is none or it is only counted. */
static struct engross_ooxml_field *innermost(struct engross_ooxml_fields *fields) {
    bool is_kept = fields->count > 0 && fields->count <= ENGROSS_OOXML_FIELDS;
    return is_kept ? &fields->open[fields->count - 1] : NULL;
}

void engross_ooxml_fields_separate(struct engross_ooxml_fields *fields, uint32_t link,
                                   bool is_contents) {
    struct engross_ooxml_field *field = innermost(fields);
    if (field == NULL)
        return;
    field->in_instruction = false;
    field->link = link;
    field->is_contents = is_contents;
}

void engross_ooxml_fields_end(struct engross_ooxml_fields *fields) {
    if (fields->count > 0)
        fields->count--;
}

size_t engross_ooxml_fields_instruction_start(const struct engross_ooxml_fields *fields) {
    bool is_kept = fields->count > 0 && fields->count <= ENGROSS_OOXML_FIELDS;
    return is_kept ? fields->open[fields->count - 1].instruction : 0;
}

static size_t kept(const struct engross_ooxml_fields *fields) {
    return fields->count < ENGROSS_OOXML_FIELDS ? fields->count : ENGROSS_OOXML_FIELDS;
}

bool engross_ooxml_fields_in_instruction(const struct engross_ooxml_fields *fields) {
    for (size_t i = 0; i < kept(fields); i++)
        if (fields->open[i].in_instruction)
            return true;
    return false;
}

bool engross_ooxml_fields_in_contents(const struct engross_ooxml_fields *fields) {
    for (size_t i = 0; i < kept(fields); i++)
        if (fields->open[i].is_contents)
            return true;
    return false;
}

uint32_t engross_ooxml_fields_link(const struct engross_ooxml_fields *fields) {
    for (size_t i = kept(fields); i-- > 0;)
        if (fields->open[i].link != 0)
            return fields->open[i].link;
    return 0;
}

/* One word of an instruction; quotation marks enclose words with spaces. */
struct word {
    const char *data;
    size_t size;
    bool is_quoted;
};

static bool next_word(const char *text, size_t size, size_t *at, struct word *out) {
    while (*at < size && (text[*at] == ' ' || text[*at] == '\t'))
        ++*at;
    if (*at >= size)
        return false;
    out->is_quoted = text[*at] == '"';
    *at += out->is_quoted;
    size_t start = *at;
    while (*at < size && (out->is_quoted ? text[*at] != '"' : text[*at] != ' '))
        ++*at;
    *out = (struct word){text + start, *at - start, out->is_quoted};
    *at += out->is_quoted && *at < size;
    return true;
}

static bool is_word(const struct word *word, const char *value) {
    return !word->is_quoted && word->size == strlen(value) &&
           strncasecmp(word->data, value, word->size) == 0;
}

static void parse_hyperlink(struct engross_arena *arena, const char *text, size_t size, size_t at,
                            struct engross_ooxml_field_meaning *out) {
    struct word word, target = {NULL, 0, false}, anchor = {NULL, 0, false};
    while (next_word(text, size, &at, &word)) {
        if (is_word(&word, "\\l"))
            next_word(text, size, &at, &anchor);
        else if (is_word(&word, "\\o") || is_word(&word, "\\t") || is_word(&word, "\\m"))
            next_word(text, size, &at, &word);
        else if (target.data == NULL && (word.is_quoted || word.data[0] != '\\'))
            target = word;
    }
    out->is_internal = target.size == 0;
    if (target.size == 0)
        target = anchor;
    if (target.size > 0)
        out->target = engross_arena_copy(arena, target.data, target.size);
}

static void parse_reference(struct engross_arena *arena, const char *text, size_t size, size_t at,
                            struct engross_ooxml_field_meaning *out) {
    struct word word;
    if (!next_word(text, size, &at, &word) || word.size == 0)
        return;
    out->is_internal = true;
    out->target = engross_arena_copy(arena, word.data, word.size);
    while (next_word(text, size, &at, &word))
        out->is_number = out->is_number || is_word(&word, "\\n") || is_word(&word, "\\r") ||
                         is_word(&word, "\\w");
}

void engross_ooxml_field_parse(struct engross_arena *arena, const char *instruction, size_t size,
                               struct engross_ooxml_field_meaning *out) {
    size_t at = 0;
    struct word word;
    *out = (struct engross_ooxml_field_meaning){0};
    if (!next_word(instruction, size, &at, &word))
        return;
    if (is_word(&word, "HYPERLINK"))
        parse_hyperlink(arena, instruction, size, at, out);
    else if (is_word(&word, "REF") || is_word(&word, "PAGEREF") || is_word(&word, "NOTEREF"))
        parse_reference(arena, instruction, size, at, out);
    else
        out->is_contents = is_word(&word, "TOC");
}
