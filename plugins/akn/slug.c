/* Texts as parts of IRIs. */
#include "akn.h"

#include "base/utf8.h"

#include <string.h>

engross_text engross_akn_finish_text(struct akn *akn, struct engross_buffer *buffer) {
    engross_text text = {NULL, 0};
    if (!engross_buffer_failed(buffer))
        text = engross_kit_copy(akn->host, buffer->data == NULL ? "" : buffer->data, buffer->size);
    if (text.data == NULL)
        akn->xml.status = ENGROSS_NO_MEMORY;
    engross_buffer_finish(buffer);
    return text;
}

static void append_slug_character(struct engross_buffer *slug, uint32_t codepoint, bool lower) {
    if (codepoint == '/')
        codepoint = '-';
    bool stays = codepoint == '-' || codepoint == '.' || engross_is_letter(codepoint) ||
                 engross_is_digit(codepoint);
    if (stays)
        engross_buffer_append_codepoint(slug, lower ? engross_fold_case(codepoint) : codepoint);
    else if (slug->size > 0 && slug->data[slug->size - 1] != '_')
        engross_buffer_append_char(slug, '_');
}

/* Cuts to limit bytes, at the last "_" or else before a character. */
static void cut_slug(struct engross_buffer *slug, size_t limit) {
    if (slug->size > limit) {
        size_t end = limit;
        while (end > 0 && slug->data[end] != '_')
            end--;
        if (end == 0)
            for (end = limit; end > 0 && (slug->data[end] & 0xC0) == 0x80; end--)
                continue;
        slug->size = end;
    }
    while (slug->size > 0 && strchr("_.-", slug->data[slug->size - 1]) != NULL)
        slug->size--;
}

engross_text engross_akn_slug(struct akn *akn, engross_text text, size_t limit, bool lower) {
    struct engross_buffer slug = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; i < text.size && slug.size <= limit + 4;)
        append_slug_character(&slug, engross_utf8_decode(text.data, text.size, &i), lower);
    if (!engross_buffer_failed(&slug))
        cut_slug(&slug, limit);
    return engross_akn_finish_text(akn, &slug);
}
