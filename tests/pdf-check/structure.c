#include "check.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 4000 };

/* What may hold what (ISO 32000-1, 14.8.4.3): kids parted by spaces. NULL: anything but these. */
static const struct {
    const char *role, *kids;
} rows[] = {
    {"L", " LI L Caption "}, {"LI", " Lbl LBody "}, {"Table", " TR THead TBody Caption "},
    {"THead", " TR "},       {"TBody", " TR "},     {"TR", " TH TD "},
};
/* Roles that stand nowhere but in these. */
static const struct {
    const char *role, *parents;
} places[] = {
    {"LI", " L "},        {"LBody", " LI "},    {"TR", " Table THead TBody "},
    {"THead", " Table "}, {"TBody", " Table "}, {"TH", " TR "},
    {"TD", " TR "},
};

static bool is_among(const struct value *name, const char *list) {
    char word[40];
    if (name->type != NAME || name->size + 3 > sizeof word)
        return false;
    word[0] = ' ';
    memcpy(word + 1, name->data, name->size);
    memcpy(word + 1 + name->size, " ", 2);
    return strstr(list, word) != NULL;
}

static void check_place(struct check *check, size_t number, const struct value *role,
                        const struct value *parent) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (is(parent, rows[i].role) && !is_among(role, rows[i].kids))
            fault(check, "element %zu: %.*s in %s", number, (int)role->size, role->data,
                  rows[i].role);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (is(role, places[i].role) && !is_among(parent, places[i].parents))
            fault(check, "element %zu: %s outside%s", number, places[i].role, places[i].parents);
}

/* --- kids ---------------------------------------------------------------------------------- */

static void add_mark(struct check *check, size_t element, const struct value *page, double number) {
    if (page == NULL || page->type != REFERENCE) {
        fault(check, "element %zu: content of no page", element);
        return;
    }
    if (check->mark_count == check->mark_capacity) {
        check->mark_capacity = check->mark_capacity * 2 + 1024;
        check->marks = realloc(check->marks, check->mark_capacity * sizeof *check->marks);
        if (check->marks == NULL)
            abort();
    }
    check->marks[check->mark_count++] =
        (struct mark){(size_t)page->number, (size_t)number, element, false};
}

/* An annotation says that it belongs to the element, and has words. */
static void check_object(struct check *check, size_t element, const struct value *kid) {
    struct file *file = check->file;
    const struct value *annotation = get(file, kid, "Obj");
    size_t key = (size_t)get(file, annotation, "StructParent")->number;
    if (key >= check->parent_count || check->parents[key] != element)
        fault(check, "element %zu: its annotation belongs to another", element);
    if (get(file, annotation, "Contents")->size == 0)
        fault(check, "element %zu: its annotation says nothing", element);
}

/* --- elements ------------------------------------------------------------------------------ */

struct walk {
    struct check *check;
    int heading; /* level of the last one */
    size_t notes, note_capacity;
    struct value **identifiers; /* of notes */
};

static void check_heading(struct walk *walk, size_t number, const struct value *role) {
    if (role->size != 2 || role->data[0] != 'H')
        return;
    int level = role->data[1] - '0';
    if (level > walk->heading + 1)
        fault(walk->check, "element %zu: H%d after H%d", number, level, walk->heading);
    walk->heading = level;
}

static void check_note(struct walk *walk, size_t number, struct value *id) {
    if (id->type != STRING || id->size == 0)
        fault(walk->check, "element %zu: a note without an ID", number);
    if (walk->notes == walk->note_capacity) {
        walk->note_capacity = walk->note_capacity * 2 + 64;
        walk->identifiers =
            realloc(walk->identifiers, walk->note_capacity * sizeof *walk->identifiers);
        if (walk->identifiers == NULL)
            abort();
    }
    walk->identifiers[walk->notes++] = id;
}

static void check_attributes(struct walk *walk, size_t number, struct value *element) {
    struct check *check = walk->check;
    struct file *file = check->file;
    const struct value *role = get(file, element, "S");
    check_heading(walk, number, role);
    if (is(role, "Note"))
        check_note(walk, number, get(file, element, "ID"));
    if (is(role, "Figure") && (get(file, element, "Alt")->size == 0 ||
                               get(file, get(file, element, "A"), "BBox")->count != 4))
        fault(check, "element %zu: a figure without words or place", number);
    if (is(role, "TH") && get(file, get(file, element, "A"), "Scope")->type != NAME)
        fault(check, "element %zu: a header of what?", number);
    if (is(role, "Table"))
        check_tables(check, element);
    const struct value *language = raw(element, "Lang");
    if (language != NULL && language->size < 2)
        fault(check, "element %zu: no language", number);
}

static void walk_element(struct walk *walk, struct value *reference, size_t parent,
                         const struct value *parent_role, int depth);

static void walk_kid(struct walk *walk, struct value *kid, size_t number, struct value *element,
                     int depth) {
    struct file *file = walk->check->file;
    struct value *held = resolve(file, kid);
    if (kid->type == NUMBER) {
        add_mark(walk->check, number, raw(element, "Pg"), kid->number);
    } else if (is(get(file, held, "Type"), "MCR")) {
        add_mark(walk->check, number, raw(held, "Pg"), get(file, held, "MCID")->number);
    } else if (is(get(file, held, "Type"), "OBJR")) {
        check_object(walk->check, number, held);
    } else {
        walk_element(walk, kid, number, get(file, element, "S"), depth + 1);
    }
}

static void walk_element(struct walk *walk, struct value *reference, size_t parent,
                         const struct value *parent_role, int depth) {
    struct file *file = walk->check->file;
    struct value *element = resolve(file, reference);
    bool is_reference = reference != NULL && reference->type == REFERENCE;
    size_t number = is_reference ? (size_t)reference->number : 0;
    const struct value *above = raw(element, "P");
    if (number == 0 || depth > DEEPEST || !is(get(file, element, "Type"), "StructElem")) {
        fault(walk->check, "element %zu: a child that is none", parent);
        return;
    }
    if (above == NULL || above->type != REFERENCE || (size_t)above->number != parent)
        fault(walk->check, "element %zu: its parent is another", number);
    check_place(walk->check, number, get(file, element, "S"), parent_role);
    check_attributes(walk, number, element);
    struct value *kids = get(file, element, "K");
    if (kids->type == ARRAY)
        for (size_t i = 0; i < kids->count; i++)
            walk_kid(walk, kids->items[i], number, element, depth);
    else if (kids->type != NOTHING)
        walk_kid(walk, raw(element, "K"), number, element, depth);
}

/* --- trees --------------------------------------------------------------------------------- */

static void read_parents(struct check *check, struct value *node, int depth) {
    struct value *kids = get(check->file, node, "Kids"), *pairs = get(check->file, node, "Nums");
    for (size_t i = 0; i < kids->count && depth < DEEPEST; i++)
        read_parents(check, resolve(check->file, kids->items[i]), depth + 1);
    for (size_t i = 0; i + 1 < pairs->count; i += 2) {
        size_t key = (size_t)pairs->items[i]->number;
        if (key < check->parent_count)
            check->parents[key] = (size_t)pairs->items[i + 1]->number;
        else
            fault(check, "the parent tree has a key of %zu", key);
    }
}

static int compare_marks(const void *a, const void *b) {
    const struct mark *left = a, *right = b;
    if (left->page != right->page)
        return left->page < right->page ? -1 : 1;
    return left->number < right->number ? -1 : left->number > right->number;
}

struct mark *find_mark(const struct check *check, size_t page, size_t number) {
    struct mark key = {.page = page, .number = number};
    return check->mark_count > 0
               ? bsearch(&key, check->marks, check->mark_count, sizeof key, compare_marks)
               : NULL;
}

static int compare_strings(const void *a, const void *b) {
    const struct value *left = *(struct value *const *)a, *right = *(struct value *const *)b;
    if (left->size != right->size)
        return left->size < right->size ? -1 : 1;
    return left->size > 0 ? memcmp(left->data, right->data, left->size) : 0;
}

static void check_identifiers(struct walk *walk) {
    if (walk->notes > 0)
        qsort(walk->identifiers, walk->notes, sizeof *walk->identifiers, compare_strings);
    for (size_t i = 1; i < walk->notes; i++)
        if (compare_strings(&walk->identifiers[i - 1], &walk->identifiers[i]) == 0)
            fault(walk->check, "two notes have the ID %.*s", (int)walk->identifiers[i]->size,
                  walk->identifiers[i]->data);
    free(walk->identifiers);
}

void check_structure(struct check *check) {
    struct file *file = check->file;
    struct value *catalog = get(file, file->trailer, "Root");
    struct value *reference = raw(catalog, "StructTreeRoot"), *root = resolve(file, reference);
    struct walk walk = {.check = check};
    if (root->type != DICTIONARY) {
        fault(check, "no structure tree");
        return;
    }
    check->parent_count = (size_t)get(file, root, "ParentTreeNextKey")->number;
    check->parents = calloc(check->parent_count + 1, sizeof *check->parents);
    if (check->parents == NULL)
        abort();
    read_parents(check, get(file, root, "ParentTree"), 0);
    static const struct value none = {.type = NOTHING};
    walk_element(&walk, raw(root, "K"), (size_t)reference->number, &none, 0);
    if (check->mark_count > 0)
        qsort(check->marks, check->mark_count, sizeof *check->marks, compare_marks);
    for (size_t i = 1; i < check->mark_count; i++)
        if (compare_marks(&check->marks[i - 1], &check->marks[i]) == 0)
            fault(check, "element %zu: content that is another's too", check->marks[i].element);
    check_identifiers(&walk);
}
