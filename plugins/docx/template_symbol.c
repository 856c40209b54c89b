/* The symbol in a template's running heads. A template that was a document once has that document's
 * symbol there, and no page may carry the symbol of another document. */
#include "template.h"
#include "tree.h"

#include "base/buffer.h"

#include "kit/walk.h"

#include <string.h>

#define LEAST_STROKES 2

static bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* "A/HRC/57/2/Add.1": a capital first, strokes and digits, no spaces. */
static bool is_symbol(const char *text, size_t size) {
    size_t strokes = 0;
    size_t digits = 0;
    if (size == 0 || !is_capital(text[0]))
        return false;
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        bool is_small = c >= 'a' && c <= 'z';
        if (!is_capital(c) && !is_small && !is_digit(c) && strchr("/.-()", c) == NULL)
            return false;
        strokes += c == '/';
        digits += is_digit(c);
    }
    return strokes >= LEAST_STROKES && digits > 0;
}

/* The next w:t in a paragraph after node, or NULL. */
static xmlNodePtr next_text(xmlNodePtr paragraph, xmlNodePtr node) {
    do
        node = engross_docx_next_node(paragraph, node);
    while (node != NULL && !engross_docx_is_word(node, "t"));
    return node;
}

/* All text of a paragraph. False when memory runs out. */
static bool collect(xmlNodePtr paragraph, struct engross_buffer *text) {
    for (xmlNodePtr node = next_text(paragraph, paragraph); node != NULL;
         node = next_text(paragraph, node)) {
        xmlChar *content = xmlNodeGetContent(node);
        if (content != NULL)
            engross_buffer_append_string(text, (const char *)content);
        xmlFree(content);
    }
    return !engross_buffer_failed(text);
}

/* The first text gets it all, so that it looks as the template's did. */
static bool replace(xmlNodePtr paragraph, engross_text symbol) {
    xmlNodePtr node = next_text(paragraph, paragraph);
    while (node->children != NULL) {
        xmlNodePtr child = node->children;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
    xmlNodePtr text = xmlNewTextLen((const xmlChar *)symbol.data, (int)symbol.size);
    if (text == NULL)
        return false;
    xmlAddChild(node, text);
    for (node = next_text(paragraph, node); node != NULL; node = next_text(paragraph, node))
        xmlNodeSetContent(node, NULL);
    return true;
}

/* A paragraph that is a symbol and nothing else but white space around it. */
static int32_t set_in_paragraph(xmlNodePtr paragraph, engross_text symbol, bool *has_changed) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    bool is_done = collect(paragraph, &text);
    const char *from = text.data;
    size_t size = text.size;
    while (size > 0 && (*from == ' ' || *from == '\t')) {
        from++;
        size--;
    }
    while (size > 0 && (from[size - 1] == ' ' || from[size - 1] == '\t'))
        size--;
    if (is_done && size > 0 && is_symbol(from, size)) {
        is_done = replace(paragraph, symbol);
        *has_changed = true;
    }
    engross_buffer_finish(&text);
    return is_done ? ENGROSS_OK : ENGROSS_NO_MEMORY;
}

int32_t engross_docx_template_set_symbol(const engross_host *host, xmlDocPtr tree,
                                         bool *has_changed) {
    engross_text symbol = engross_kit_field_text(host->view, ENGROSS_FIELD_SYMBOL, 0);
    xmlNodePtr top = xmlDocGetRootElement(tree);
    int32_t status = ENGROSS_OK;
    if (symbol.size == 0)
        return symbol.data == NULL ? ENGROSS_NO_MEMORY : ENGROSS_OK;
    for (xmlNodePtr node = top; node != NULL && status == ENGROSS_OK;
         node = engross_docx_next_node(top, node))
        if (engross_docx_is_word(node, "p"))
            status = set_in_paragraph(node, symbol, has_changed);
    return status;
}
