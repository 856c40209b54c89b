/* Every operator that paints stands in content that the structure names, or in an artifact; the
 * parent tree leads back from it (ISO 32000-1, 14.7.4). */
#include "check.h"

#include <string.h>

enum { MOST_NESTED = 28, MOST_OPERANDS = 64 };
enum marking { OTHER, ARTIFACT, ELEMENT };

struct page {
    struct check *check;
    struct value *dictionary, *fonts;
    size_t number, saved;
    enum marking markings[MOST_NESTED];
    bool actual[MOST_NESTED]; /* has ActualText */
    size_t depth;
    struct font *font;
    struct value *operands[MOST_OPERANDS];
    size_t operand_count;
};

static struct value *operand(const struct page *page, size_t from_end) {
    static struct value none = {.type = NOTHING};
    return from_end < page->operand_count ? page->operands[page->operand_count - 1 - from_end]
                                          : &none;
}

static bool is_marked(const struct page *page) {
    for (size_t i = 0; i < page->depth; i++)
        if (page->markings[i] != OTHER)
            return true;
    return false;
}

/* --- marked content ------------------------------------------------------------------------ */

static void open_element(struct page *page, double number) {
    struct mark *mark = find_mark(page->check, page->number, (size_t)number);
    struct value *keys = get(page->check->file, page->dictionary, "StructParents");
    size_t key = (size_t)keys->number;
    if (mark == NULL || mark->is_shown || keys->type != NUMBER ||
        key >= page->check->parent_count) {
        fault(page->check, "page %zu: content %g is nobody's, or comes twice", page->number,
              number);
        return;
    }
    mark->is_shown = true;
    struct value *parents = file_object(page->check->file, page->check->parents[key]);
    if ((size_t)number >= parents->count ||
        (size_t)parents->items[(size_t)number]->number != mark->element)
        fault(page->check, "page %zu: the parent tree leads from %g to another", page->number,
              number);
}

static void begin(struct page *page, bool has_properties) {
    const struct value *tag = operand(page, has_properties ? 1 : 0);
    const struct value *properties = operand(page, 0);
    const struct value *number = raw(properties, "MCID");
    if (page->depth == MOST_NESTED) {
        fault(page->check, "page %zu: marked content in too much of it", page->number);
        return;
    }
    if (is_marked(page) && (number != NULL || is(tag, "Artifact")))
        fault(page->check, "page %zu: marked content in marked content", page->number);
    page->markings[page->depth] = is(tag, "Artifact") ? ARTIFACT : number != NULL ? ELEMENT : OTHER;
    page->actual[page->depth++] = raw(properties, "ActualText") != NULL;
    if (number != NULL)
        open_element(page, number->number);
}

static void end(struct page *page) {
    if (page->depth == 0)
        fault(page->check, "page %zu: EMC ends nothing", page->number);
    else
        page->depth--;
}

/* --- painting ------------------------------------------------------------------------------ */

static void paint(struct page *page, const struct value *operator) {
    if (!is_marked(page))
        fault(page->check, "page %zu: %.*s is neither content nor artifact", page->number,
              (int)operator->size, operator->data);
}

static void show_string(struct page *page, const struct value *text) {
    bool actual = false;
    for (size_t i = 0; i < page->depth; i++)
        actual = actual || page->actual[i];
    if (text->size > 32767)
        fault(page->check, "page %zu: a string of %zu bytes", page->number, text->size);
    for (size_t at = 0; at < text->size;)
        at += font_use(page->check, page->font, text, at, actual);
}

static void show(struct page *page, const struct value *operator) {
    const struct value *shown = operand(page, 0);
    paint(page, operator);
    if (page->font == NULL) {
        fault(page->check, "page %zu: text without a font", page->number);
        return;
    }
    if (shown->type == STRING)
        show_string(page, shown);
    for (size_t i = 0; i < shown->count; i++)
        if (shown->items[i]->type == STRING)
            show_string(page, shown->items[i]);
}

static void set_font(struct page *page) {
    char name[64] = "";
    const struct value *resource = operand(page, 1);
    if (resource->type == NAME && resource->size < sizeof name)
        memcpy(name, resource->data, resource->size);
    page->font = font_open(page->check, raw(page->fonts, name));
}

static void do_word(struct page *page, const struct value *word) {
    static const char painting[] = " f F f* B B* b b* s S Do sh BI ";
    char padded[16];
    if (word->size + 3 > sizeof padded)
        return;
    padded[0] = ' ';
    memcpy(padded + 1, word->data, word->size);
    memcpy(padded + 1 + word->size, " ", 2);
    if (is(word, "BDC") || is(word, "BMC"))
        begin(page, is(word, "BDC"));
    else if (is(word, "EMC"))
        end(page);
    else if (is(word, "Tf"))
        set_font(page);
    else if (is(word, "TJ") || is(word, "Tj") || is(word, "'") || is(word, "\""))
        show(page, word);
    else if (strstr(painting, padded) != NULL)
        paint(page, word);
    page->saved += is(word, "q");
    page->saved -= is(word, "Q") && page->saved > 0;
    if (page->saved > 28)
        fault(page->check, "page %zu: q in too much of it", page->number);
}

/* --- pages --------------------------------------------------------------------------------- */

static void check_annotations(struct page *page) {
    struct file *file = page->check->file;
    struct value *annotations = get(file, page->dictionary, "Annots");
    for (size_t i = 0; i < annotations->count; i++) {
        struct value *annotation = resolve(file, annotations->items[i]);
        size_t key = (size_t)get(file, annotation, "StructParent")->number;
        size_t element = key < page->check->parent_count ? page->check->parents[key] : 0;
        if (!is(get(file, file_object(file, element), "S"), "Link"))
            fault(page->check, "page %zu: an annotation outside of Link", page->number);
    }
    if (annotations->count > 0 && !is(get(file, page->dictionary, "Tabs"), "S"))
        fault(page->check, "page %zu: no order of annotations", page->number);
}

static void check_page(struct check *check, struct value *reference) {
    struct file *file = check->file;
    struct page page = {.check = check, .number = (size_t)reference->number};
    page.dictionary = resolve(file, reference);
    page.fonts = get(file, get(file, page.dictionary, "Resources"), "Font");
    const struct value *content = get(file, page.dictionary, "Contents");
    struct scan scan = {&file->memory, content->data, content->data + content->size, 0};
    for (struct value *token; (token = scan_value(&scan))->type != END;) {
        if (token->type != WORD && page.operand_count < MOST_OPERANDS) {
            page.operands[page.operand_count++] = token;
            continue;
        }
        do_word(&page, token);
        page.operand_count = 0;
    }
    if (page.depth > 0)
        fault(check, "page %zu: marked content without an end", page.number);
    check_annotations(&page);
}

static void check_group(struct check *check, struct value *reference, int depth) {
    struct value *group = resolve(check->file, reference);
    if (is(get(check->file, group, "Type"), "Page")) {
        check_page(check, reference);
        return;
    }
    struct value *kids = get(check->file, group, "Kids");
    for (size_t i = 0; i < kids->count && depth < 20; i++)
        check_group(check, kids->items[i], depth + 1);
}

void check_pages(struct check *check) {
    struct value *catalog = get(check->file, check->file->trailer, "Root");
    check_group(check, raw(catalog, "Pages"), 0);
    for (size_t i = 0; i < check->mark_count; i++)
        if (!check->marks[i].is_shown)
            fault(check, "element %zu: content %zu of page %zu is not there",
                  check->marks[i].element, check->marks[i].number, check->marks[i].page);
}
