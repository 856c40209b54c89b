#include "paint/structure.h"
#include "paint/syntax.h"

#include <stdlib.h>
#include <string.h>

struct pdf_element {
    uint32_t number;        /* its object */
    uint32_t parent_number; /* 0: the root's */
    uint32_t page;          /* object number of the page of its first content, or 0 */
    enum pdf_role role;
    bool attached; /* stands among its parent's children */
    bool done;
    /* A child takes its place among its parent's children when it or a later one is first shown,
     * so that it stands between the parent's own content as it was painted. */
    struct pdf_element *parent; /* until attached */
    struct pdf_element *first_waiting, *last_waiting, *next_waiting;
    struct pdf_element *previous, *next; /* among the elements not yet written */
    struct pdf_element *next_done;
    struct engross_buffer entries; /* of the dictionary, but for the children */
    struct engross_buffer kids;
    uint32_t kid_count;
    double box[4]; /* FIGURE: left, bottom, right, top */
    bool boxed;
};

static const char *const role_names[PDF_ROLE_COUNT] = {
    [PDF_ROLE_DOCUMENT] = "Document",
    [PDF_ROLE_SECT] = "Sect",
    [PDF_ROLE_DIV] = "Div",
    [PDF_ROLE_PART] = "Part",
    [PDF_ROLE_H1] = "H1",
    [PDF_ROLE_H2] = "H2",
    [PDF_ROLE_H3] = "H3",
    [PDF_ROLE_H4] = "H4",
    [PDF_ROLE_H5] = "H5",
    [PDF_ROLE_H6] = "H6",
    [PDF_ROLE_P] = "P",
    [PDF_ROLE_L] = "L",
    [PDF_ROLE_LI] = "LI",
    [PDF_ROLE_LBL] = "Lbl",
    [PDF_ROLE_LBODY] = "LBody",
    [PDF_ROLE_BLOCK_QUOTE] = "BlockQuote",
    [PDF_ROLE_CAPTION] = "Caption",
    [PDF_ROLE_TABLE] = "Table",
    [PDF_ROLE_THEAD] = "THead",
    [PDF_ROLE_TBODY] = "TBody",
    [PDF_ROLE_TR] = "TR",
    [PDF_ROLE_TH] = "TH",
    [PDF_ROLE_TD] = "TD",
    [PDF_ROLE_FIGURE] = "Figure",
    [PDF_ROLE_SPAN] = "Span",
    [PDF_ROLE_LINK] = "Link",
    [PDF_ROLE_REFERENCE] = "Reference",
    [PDF_ROLE_NOTE] = "Note",
    [PDF_ROLE_CODE] = "Code",
};

const char *engross_pdf_role_name(enum pdf_role role) {
    return role_names[role];
}

enum pdf_role engross_pdf_element_role(const struct pdf_element *element) {
    return element->role;
}

uint32_t engross_pdf_element_number(const struct pdf_element *element) {
    return element->number;
}

void engross_pdf_structure_init(struct pdf_structure *structure, struct pdf_file *file) {
    *structure = (struct pdf_structure){.file = file};
    structure->root = engross_pdf_file_reserve(file);
}

static void free_element(struct pdf_structure *structure, struct pdf_element *element) {
    if (element->previous != NULL)
        element->previous->next = element->next;
    else
        structure->first = element->next;
    if (element->next != NULL)
        element->next->previous = element->previous;
    else
        structure->last = element->previous;
    engross_buffer_finish(&element->entries);
    engross_buffer_finish(&element->kids);
    free(element);
}

void engross_pdf_structure_finish(struct pdf_structure *structure) {
    while (structure->first != NULL)
        free_element(structure, structure->first);
    engross_pdf_names_finish(&structure->identifiers);
    engross_buffer_finish(&structure->scratch);
    free(structure->parents);
    structure->parents = NULL;
}

/* --- attributes --------------------------------------------------------------------------- */

static void append_entry(struct engross_buffer *buffer, const char *key, engross_text text) {
    if (text.data == NULL)
        return;
    engross_buffer_append_string(buffer, key);
    engross_pdf_append_text(buffer, text);
}

static void append_span(struct engross_buffer *buffer, const char *key, int span) {
    if (span > 1)
        engross_buffer_append_format(buffer, "%s %d", key, span);
}

static void append_headers(struct engross_buffer *buffer,
                           const struct pdf_element_attributes *attributes) {
    if (attributes->header_count == 0)
        return;
    engross_buffer_append_string(buffer, "/Headers[");
    for (size_t i = 0; i < attributes->header_count; i++)
        engross_pdf_append_bytes(buffer, attributes->headers[i].data, attributes->headers[i].size);
    engross_buffer_append_char(buffer, ']');
}

/* The attribute object of a table's cell (14.8.5.7) or of a list (14.8.5.5). */
static void append_attribute_object(struct engross_buffer *buffer, enum pdf_role role,
                                    const struct pdf_element_attributes *attributes) {
    if (role == PDF_ROLE_L && attributes->list_numbering != NULL)
        engross_buffer_append_format(buffer, "/A<</O/List/ListNumbering/%s>>",
                                     attributes->list_numbering);
    bool cell = role == PDF_ROLE_TH || role == PDF_ROLE_TD;
    bool said = attributes->scope != NULL || attributes->column_span > 1 ||
                attributes->row_span > 1 || attributes->header_count > 0;
    if (!cell || !said)
        return;
    engross_buffer_append_string(buffer, "/A<</O/Table");
    if (attributes->scope != NULL)
        engross_buffer_append_format(buffer, "/Scope/%s", attributes->scope);
    append_span(buffer, "/ColSpan", attributes->column_span);
    append_span(buffer, "/RowSpan", attributes->row_span);
    append_headers(buffer, attributes);
    engross_buffer_append_string(buffer, ">>");
}

/* The element's ID; a note without one gets one, since PDF/UA-1 (7.9) wants it. */
static void append_identifier(struct pdf_structure *structure, struct pdf_element *element,
                              engross_text id) {
    struct engross_buffer *scratch = &structure->scratch;
    char made[32];
    if (id.size == 0 && element->role == PDF_ROLE_NOTE) {
        engross_buffer_clear(scratch);
        engross_buffer_append_format(scratch, "note.%u", (unsigned)element->number);
        id.size = scratch->size < sizeof made ? scratch->size : 0;
        id.data = id.size > 0 ? memcpy(made, scratch->data, id.size) : NULL;
    }
    if (id.size == 0)
        return;
    engross_buffer_append_string(&element->entries, "/ID");
    engross_pdf_append_bytes(&element->entries, id.data, id.size);
    engross_buffer_clear(scratch);
    engross_pdf_append_reference(scratch, element->number);
    if (scratch->failed ||
        !engross_pdf_names_add(&structure->identifiers, id, scratch->data, scratch->size))
        engross_pdf_file_fail(structure->file, ENGROSS_NO_MEMORY);
}

static void append_attributes(struct pdf_structure *structure, struct pdf_element *element,
                              const struct pdf_element_attributes *attributes) {
    struct engross_buffer *entries = &element->entries;
    append_entry(entries, "/Lang", attributes->language);
    append_entry(entries, "/Alt", attributes->alternative);
    append_entry(entries, "/ActualText", attributes->actual);
    append_entry(entries, "/T", attributes->title);
    append_identifier(structure, element, attributes->id);
    append_attribute_object(entries, element->role, attributes);
    for (int i = 0; i < 4; i++) {
        element->box[i] = attributes->box[i];
        element->boxed = element->boxed || attributes->box[i] != 0;
    }
}

/* --- life --------------------------------------------------------------------------------- */

static void append_live(struct pdf_structure *structure, struct pdf_element *element) {
    element->previous = structure->last;
    if (structure->last != NULL)
        structure->last->next = element;
    else
        structure->first = element;
    structure->last = element;
}

static void append_waiting(struct pdf_element *parent, struct pdf_element *element) {
    element->parent = parent;
    element->parent_number = parent->number;
    if (parent->last_waiting != NULL)
        parent->last_waiting->next_waiting = element;
    else
        parent->first_waiting = element;
    parent->last_waiting = element;
}

struct pdf_element *engross_pdf_structure_new(struct pdf_structure *structure,
                                              struct pdf_element *parent, enum pdf_role role,
                                              const struct pdf_element_attributes *attributes) {
    static const struct pdf_element_attributes none = {0};
    struct pdf_element *element = calloc(1, sizeof *element);
    if (element == NULL) {
        engross_pdf_file_fail(structure->file, ENGROSS_NO_MEMORY);
        return NULL;
    }
    element->number = engross_pdf_file_reserve(structure->file);
    element->role = role;
    append_live(structure, element);
    if (parent != NULL) {
        append_waiting(parent, element);
    } else {
        element->attached = true;
        structure->document = element->number;
    }
    append_attributes(structure, element, attributes != NULL ? attributes : &none);
    return element;
}

void engross_pdf_structure_done(struct pdf_structure *structure, struct pdf_element *element) {
    if (element->done)
        return;
    element->done = true;
    element->next_done = structure->done;
    structure->done = element;
}

/* --- children ----------------------------------------------------------------------------- */

static void start_kid(struct pdf_element *element) {
    if (element->kid_count++ > 0)
        engross_buffer_append_char(&element->kids, ' ');
}

/* Takes the first waiting child in. */
static void attach_first(struct pdf_element *parent) {
    struct pdf_element *child = parent->first_waiting;
    parent->first_waiting = child->next_waiting;
    if (parent->first_waiting == NULL)
        parent->last_waiting = NULL;
    start_kid(parent);
    engross_pdf_append_reference(&parent->kids, child->number);
    child->attached = true;
    child->parent = NULL;
}

/* Gives the element, its ancestors, and all that were made before them, their places. A note, shown
 * later, stands where its mark does. */
static void attach(struct pdf_element *element) {
    while (!element->attached) {
        struct pdf_element *parent = element->parent;
        while (!element->attached)
            attach_first(parent);
        while (parent->first_waiting != NULL && parent->first_waiting->role == PDF_ROLE_NOTE)
            attach_first(parent);
        element = parent;
    }
}

void engross_pdf_structure_add_mark(struct pdf_structure *structure, struct pdf_element *element,
                                    uint32_t page, uint32_t mark) {
    attach(element);
    (void)structure;
    if (element->page == 0)
        element->page = page;
    start_kid(element);
    if (element->page == page)
        engross_buffer_append_integer(&element->kids, mark);
    else
        engross_buffer_append_format(&element->kids, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
                                     (unsigned)page, (unsigned)mark);
}

void engross_pdf_structure_add_object(struct pdf_structure *structure, struct pdf_element *element,
                                      uint32_t page, uint32_t object) {
    attach(element);
    (void)structure;
    if (element->page == 0)
        element->page = page;
    start_kid(element);
    engross_buffer_append_format(&element->kids, "<</Type/OBJR/Obj %u 0 R/Pg %u 0 R>>",
                                 (unsigned)object, (unsigned)page);
}

void engross_pdf_structure_add_box(struct pdf_element *element, double left, double bottom,
                                   double right, double top) {
    double *box = element->box;
    if (!element->boxed) {
        box[0] = left, box[1] = bottom, box[2] = right, box[3] = top;
        element->boxed = true;
        return;
    }
    box[0] = left < box[0] ? left : box[0];
    box[1] = bottom < box[1] ? bottom : box[1];
    box[2] = right > box[2] ? right : box[2];
    box[3] = top > box[3] ? top : box[3];
}

uint32_t engross_pdf_structure_add_parent(struct pdf_structure *structure, uint32_t object) {
    if (structure->parent_count == structure->parent_capacity) {
        uint32_t capacity = structure->parent_capacity == 0 ? 256 : structure->parent_capacity * 2;
        uint32_t *grown = realloc(structure->parents, capacity * sizeof *grown);
        if (grown == NULL) {
            engross_pdf_file_fail(structure->file, ENGROSS_NO_MEMORY);
            return 0;
        }
        structure->parents = grown;
        structure->parent_capacity = capacity;
    }
    structure->parents[structure->parent_count] = object;
    return structure->parent_count++;
}

/* --- writing ------------------------------------------------------------------------------ */

static void append_box(struct engross_buffer *body, const struct pdf_element *element) {
    engross_buffer_append_string(body, "/A<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        engross_buffer_append_number(body, element->box[i], 2);
        engross_buffer_append_char(body, ' ');
    }
    engross_buffer_append_string(body, "]>>");
}

static void append_kids(struct engross_buffer *body, const struct pdf_element *element) {
    if (element->kid_count == 0)
        return;
    engross_buffer_append_string(body, element->kid_count > 1 ? "/K[" : "/K ");
    engross_buffer_append(body, element->kids.data, element->kids.size);
    if (element->kid_count > 1)
        engross_buffer_append_char(body, ']');
}

static void write_element(struct pdf_structure *structure, struct pdf_element *element) {
    struct engross_buffer *body = &structure->scratch;
    uint32_t parent = element->parent_number != 0 ? element->parent_number : structure->root;
    while (element->first_waiting != NULL)
        attach_first(element);
    engross_buffer_clear(body);
    engross_buffer_append_format(body, "<</Type/StructElem/S/%s/P %u 0 R",
                                 role_names[element->role], (unsigned)parent);
    engross_buffer_append(body, element->entries.data, element->entries.size);
    if (element->page != 0)
        engross_buffer_append_format(body, "/Pg %u 0 R", (unsigned)element->page);
    if (element->role == PDF_ROLE_FIGURE && element->boxed)
        append_box(body, element);
    append_kids(body, element);
    engross_buffer_append_string(body, ">>");
    if (element->entries.failed || element->kids.failed)
        engross_pdf_file_fail(structure->file, ENGROSS_NO_MEMORY);
    engross_pdf_file_put(structure->file, element->number, body);
    free_element(structure, element);
}

/* An element that was never shown takes its place now, behind what has been. */
void engross_pdf_structure_page_painted(struct pdf_structure *structure) {
    for (struct pdf_element *element = structure->aged; element != NULL;
         element = element->next_done)
        attach(element);
    while (structure->aged != NULL) {
        struct pdf_element *element = structure->aged;
        structure->aged = element->next_done;
        write_element(structure, element);
    }
    structure->aged = structure->done;
    structure->done = NULL;
}

void engross_pdf_structure_write(struct pdf_structure *structure) {
    struct pdf_file *file = structure->file;
    /* Parents were made before their children, and take them in before they go. */
    while (structure->first != NULL)
        write_element(structure, structure->first);
    uint32_t identifiers = engross_pdf_names_write(&structure->identifiers, file);
    uint32_t parents = engross_pdf_numbers_write(structure->parents, structure->parent_count, file);
    struct pdf_dictionary *root = engross_pdf_dictionary_new(file);
    engross_pdf_dictionary_name(root, "Type", "StructTreeRoot");
    if (structure->document != 0)
        engross_pdf_dictionary_reference(root, "K", structure->document);
    engross_pdf_dictionary_reference(root, "ParentTree", parents);
    engross_pdf_dictionary_integer(root, "ParentTreeNextKey", (int32_t)structure->parent_count);
    if (identifiers != 0)
        engross_pdf_dictionary_reference(root, "IDTree", identifiers);
    engross_pdf_file_put_dictionary(file, structure->root, root);
}
