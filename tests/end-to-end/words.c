/* words: takes documents apart into words, so that the scripts of this folder can ask whether
 * every word of a source stands in an output.
 *
 *   words FORM FILE               prints the words of FILE, one a line; FORM is a row of `forms`
 *   words order SOURCE OUTPUT N   the words of one list stand in the other in this order, with
 *                                 never more than N words of OUTPUT between two of them
 *   words count SOURCE OUTPUT     no word stands in OUTPUT less often than in SOURCE
 *
 * Hyphens are left out and dashes part words, on both sides: outputs hyphenate and break lines. */
#include <libxml/xmlreader.h>

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
    char *data;
    size_t size;
    size_t capacity;
};

struct list {
    char **words;
    size_t count;
    size_t capacity;
};

/* How one XML vocabulary is read: names are parted by spaces. */
struct form {
    const char *name;
    const char *root;       /* only what lies in this element; NULL: everything */
    const char *skip;       /* elements left out with all they hold */
    const char *only;       /* text counts in these elements only; NULL: everywhere */
    const char *parts;      /* elements that part words; NULL: every element does */
    const char *attributes; /* attributes printed as words when their element begins */
};

#define INLINES_OF_MODEL " emphasis strong link reference superscript subscript code span note "

static const struct form forms[] = {
    {"canonical", "content", " note ", NULL, NULL, " "},
    {"canonical-all", NULL, " ", NULL, NULL, " number label speaker mark "},
    {"canonical-notes", NULL, " ", " note ", NULL, " "},
    {"docx", NULL, " ", " t ", " p tab br cr tc ", " "},
    {"akn", NULL, " meta authorialNote ", NULL, NULL, " "},
    {"akn-notes", NULL, " meta ", " authorialNote ", NULL, " "},
    {"html", NULL, " head nav ", NULL, " p div h1 h2 h3 h4 h5 h6 li dt td th caption figcaption br ",
     " "},
    {"akn-all", NULL, " meta ", NULL, NULL, " marker "},
};

static void fail(const char *what, const char *name) {
    fprintf(stderr, "words: %s: %s\n", what, name);
    exit(2);
}

static void append(struct text *text, const char *data, size_t size) {
    if (text->size + size + 1 > text->capacity) {
        text->capacity = (text->size + size + 1) * 2;
        text->data = realloc(text->data, text->capacity);
        if (text->data == NULL)
            fail("no memory", "text");
    }
    memcpy(text->data + text->size, data, size);
    text->size += size;
    text->data[text->size] = '\0';
}

static void add_word(struct list *list, const char *data, size_t size) {
    if (list->count == list->capacity) {
        list->capacity = list->capacity * 2 + 1024;
        list->words = realloc(list->words, list->capacity * sizeof *list->words);
    }
    char *word = list->words != NULL ? malloc(size + 1) : NULL;
    if (word == NULL)
        fail("no memory", "words");
    memcpy(word, data, size);
    word[size] = '\0';
    list->words[list->count++] = word;
}

/* What to leave out, and what parts words, as UTF-8. */
static const char *const hyphens[] = {"-", "\u2010", "\u2011", "\u00AD"};
static const char *const silent[] = {"<",      ">",      "*",      "\u200B", "\u200E", "\u200F",
                                     "\u202A", "\u202B", "\u202C", "\u2066", "\u2067", "\u2068",
                                     "\u2069", "\uFEFF", "\u2022", "\u2060"};
static const char *const parting[] = {" ",      "\t",     "\n",     "\r",     "\f",
                                      "\u00A0", "\u202F", "\u2013", "\u2014", "\u2009",
                                      "\u2007", "\u3000", "|"};

static size_t starts_with(const char *at, const char *const *strings, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strncmp(at, strings[i], strlen(strings[i])) == 0)
            return strlen(strings[i]);
    return 0;
}

/* A hyphen at the end of a line joins its word with the next line's. */
static const char *past_line_end(const char *at) {
    const char *end = at + strspn(at, " \t\r");
    return *end == '\n' ? end + 1 + strspn(end + 1, " \t") : at;
}

static void split(const char *at, struct list *list) {
    struct text word = {0};
    while (*at != '\0') {
        size_t hyphen = starts_with(at, hyphens, sizeof hyphens / sizeof *hyphens);
        size_t skipped = starts_with(at, silent, sizeof silent / sizeof *silent);
        size_t parted = starts_with(at, parting, sizeof parting / sizeof *parting);
        if (hyphen > 0) {
            at += hyphen;
            at = word.size > 0 ? past_line_end(at) : at;
        } else if (skipped > 0) {
            at += skipped;
        } else if (parted > 0) {
            if (word.size > 0)
                add_word(list, word.data, word.size);
            word.size = 0;
            at += parted;
        } else {
            append(&word, at++, 1);
        }
    }
    if (word.size > 0)
        add_word(list, word.data, word.size);
    free(word.data);
}

static void free_words(struct list *list) {
    for (size_t i = 0; i < list->count; i++)
        free(list->words[i]);
    free(list->words);
}

static bool names(const char *list, const char *name) {
    char wanted[80];
    snprintf(wanted, sizeof wanted, " %s ", name);
    return list != NULL && strstr(list, wanted) != NULL;
}

static bool parts_words(const struct form *form, const char *name) {
    return form->parts != NULL ? names(form->parts, name) : !names(INLINES_OF_MODEL, name);
}

static void print_attributes(xmlTextReader *reader, const struct form *form, struct text *text) {
    while (xmlTextReaderMoveToNextAttribute(reader) == 1)
        if (names(form->attributes, (const char *)xmlTextReaderConstLocalName(reader))) {
            const char *value = (const char *)xmlTextReaderConstValue(reader);
            append(text, " ", 1);
            append(text, value, strlen(value));
            append(text, " ", 1);
        }
    xmlTextReaderMoveToElement(reader);
}

struct depths {
    int root; /* the depth at which each began, or -1 */
    int skip;
    int only;
};

static void enter(int *depth, int now, bool wanted) {
    if (*depth < 0 && wanted)
        *depth = now;
}

static void leave(int *depth, int now) {
    if (*depth == now)
        *depth = -1;
}

static void read_element(xmlTextReader *reader, const struct form *form, struct depths *depths,
                         struct text *text) {
    const char *name = (const char *)xmlTextReaderConstLocalName(reader);
    const int depth = xmlTextReaderDepth(reader);
    const bool empty = xmlTextReaderIsEmptyElement(reader) == 1;
    if (parts_words(form, name))
        append(text, " ", 1);
    if (xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT) {
        enter(&depths->root, depth, form->root == NULL || strcmp(form->root, name) == 0);
        enter(&depths->skip, depth, names(form->skip, name));
        enter(&depths->only, depth, form->only == NULL || names(form->only, name));
        if (depths->skip < 0)
            print_attributes(reader, form, text);
        if (!empty)
            return;
    }
    leave(&depths->root, depth);
    leave(&depths->skip, depth);
    leave(&depths->only, depth);
}

static void read_xml(const char *path, const struct form *form, struct text *text) {
    xmlTextReader *reader = xmlReaderForFile(path, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
    if (reader == NULL)
        fail("cannot be opened", path);
    struct depths depths = {-1, -1, -1};
    int more = xmlTextReaderRead(reader);
    for (; more == 1; more = xmlTextReaderRead(reader)) {
        const int type = xmlTextReaderNodeType(reader);
        if (type == XML_READER_TYPE_ELEMENT || type == XML_READER_TYPE_END_ELEMENT)
            read_element(reader, form, &depths, text);
        else if (xmlTextReaderHasValue(reader) && depths.root >= 0 && depths.skip < 0 &&
                 depths.only >= 0 && type != XML_READER_TYPE_COMMENT) {
            const char *value = (const char *)xmlTextReaderConstValue(reader);
            append(text, value, strlen(value));
        }
    }
    xmlFreeTextReader(reader);
    if (more != 0)
        fail("is not well-formed", path);
}

static void read_plain(const char *path, struct text *text) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail(strerror(errno), path);
    char chunk[65536];
    for (size_t size; (size = fread(chunk, 1, sizeof chunk, file)) > 0;)
        append(text, chunk, size);
    fclose(file);
}

static struct list words_of(const char *path) {
    struct text text = {0};
    struct list list = {0};
    append(&text, "", 0);
    read_plain(path, &text);
    split(text.data, &list);
    free(text.data);
    return list;
}

static int print_words(const char *name, const char *path) {
    struct text text = {0};
    append(&text, "", 0);
    const struct form *form = NULL;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].name, name) == 0)
            form = &forms[i];
    if (form != NULL)
        read_xml(path, form, &text);
    else if (strcmp(name, "text") == 0)
        read_plain(path, &text);
    else
        fail("no such form", name);
    xmlCleanupParser();
    struct list list = {0};
    split(text.data, &list);
    for (size_t i = 0; i < list.count; i++)
        puts(list.words[i]);
    free_words(&list);
    free(text.data);
    return 0;
}

/* How many words from start on make up word when written together; 0: they do not. */
static size_t spells(const struct list *output, size_t start, const char *word) {
    for (size_t i = start; i < output->count; i++) {
        const size_t size = strlen(output->words[i]);
        if (strncmp(word, output->words[i], size) != 0)
            return 0;
        word += size;
        if (*word == '\0')
            return i + 1 - start;
    }
    return 0;
}

static void tell_missing(const struct list *source, size_t i, const struct list *output,
                         size_t at) {
    fprintf(stderr, "words: %zu of %zu, \"%s\", is not where it should be; before it: ", i + 1,
            source->count, source->words[i]);
    for (size_t before = i >= 6 ? i - 6 : 0; before < i; before++)
        fprintf(stderr, "%s ", source->words[before]);
    fprintf(stderr, "\n  there stands instead: ");
    for (size_t after = at; after < output->count && after < at + 8; after++)
        fprintf(stderr, "%s ", output->words[after]);
    fprintf(stderr, "\n");
}

/* The first of source's words that is not there, or their number. *at is where output stands. */
static size_t follow(const struct list *source, const struct list *output, size_t gap, size_t *at) {
    for (size_t i = 0; i < source->count; i++) {
        size_t used = 0;
        size_t next = *at;
        while (next < output->count && next - *at <= gap &&
               (used = spells(output, next, source->words[i])) == 0)
            next++;
        if (used == 0)
            return i;
        *at = next + used;
    }
    return source->count;
}

static int compare_order(const char *source_path, const char *output_path, size_t gap) {
    struct list source = words_of(source_path);
    struct list output = words_of(output_path);
    size_t at = 0;
    const size_t i = follow(&source, &output, gap, &at);
    const int status = i < source.count;
    if (status != 0)
        tell_missing(&source, i, &output, at);
    free_words(&source);
    free_words(&output);
    return status;
}

static int by_spelling(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort(struct list *list) {
    if (list->count > 1)
        qsort(list->words, list->count, sizeof *list->words, by_spelling);
}

static int compare_count(const char *source_path, const char *output_path) {
    struct list source = words_of(source_path);
    struct list output = words_of(output_path);
    sort(&source);
    sort(&output);
    int status = 0;
    for (size_t i = 0, at = 0; i < source.count; i++) {
        while (at < output.count && strcmp(output.words[at], source.words[i]) < 0)
            at++;
        if (at < output.count && strcmp(output.words[at], source.words[i]) == 0) {
            at++;
            continue;
        }
        fprintf(stderr, "words: \"%s\" is missing\n", source.words[i]);
        status = 1;
    }
    free_words(&source);
    free_words(&output);
    return status;
}

int main(int count, char **arguments) {
    if (count == 5 && strcmp(arguments[1], "order") == 0)
        return compare_order(arguments[2], arguments[3], strtoul(arguments[4], NULL, 10));
    if (count == 4 && strcmp(arguments[1], "count") == 0)
        return compare_count(arguments[2], arguments[3]);
    if (count == 3)
        return print_words(arguments[1], arguments[2]);
    fprintf(stderr, "words: see the head of words.c\n");
    return 2;
}
