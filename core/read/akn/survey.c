#include "read/akn/survey.h"

#include "read/recommendations.h"
#include "read/xml/sax.h"

#include <stdlib.h>
#include <string.h>

/* Text of a block that is looked at as a line of recommendations. */
#define LINE_LIMIT 20000
#define DEPTH 1024

struct level {
    size_t ordinal;
    bool is_row;
    bool has_header; /* cells of a row */
    bool has_data;
    bool is_block; /* a p */
};

struct surveying {
    struct engross_akn_survey *survey;
    struct engross_builder *builder;
    struct level levels[DEPTH];
    size_t depth;
    size_t blocks; /* p elements open */
    struct engross_buffer line;
    struct engross_akn_entry *last;
    bool failed;
};

bool engross_akn_is_field(const char *name, const char *inline_name, size_t size) {
    static const char *const names[] = {"docTitle", "docNumber",    "docAuthority",
                                        "docDate",  "docProponent", "docketNumber",
                                        "session",  "docStage",     "docPurpose"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return strcmp(name, "inline") == 0 && size > 7 && memcmp(inline_name, "akn4un:", 7) == 0;
}

static const char *copy(struct surveying *surveying, const char *data, size_t size) {
    char *kept = engross_arena_copy(&surveying->survey->arena, data, size);
    surveying->failed = surveying->failed || kept == NULL;
    return kept;
}

/* Drafts of 3.0 add a part of their own: ".../3.0/CSD13". */
bool engross_akn_is_namespace(const char *uri) {
    static const char current[] = ENGROSS_AKN_NAMESPACE;
    static const char old[] = ENGROSS_AKN_OLD_NAMESPACE;
    if (uri == NULL)
        return false;
    size_t size = sizeof current - 1;
    return (strncmp(uri, current, size) == 0 && (uri[size] == '\0' || uri[size] == '/')) ||
           strncmp(uri, old, sizeof old - 1) == 0;
}

/* The value of an attribute, copied; NULL where it is not there. */
static const char *value_of(struct surveying *surveying, const struct engross_sax_element *element,
                            const char *name) {
    for (size_t i = 0; i < element->attribute_count; i++) {
        struct engross_sax_attribute attribute = engross_sax_attribute(element, i);
        if (strcmp(attribute.name, name) == 0)
            return copy(surveying, attribute.value, attribute.size);
    }
    return NULL;
}

static bool add_flags(struct engross_akn_survey *survey) {
    if (survey->count == survey->capacity) {
        size_t capacity = survey->capacity == 0 ? 1024 : survey->capacity * 2;
        unsigned char *flags = realloc(survey->flags, capacity);
        if (flags == NULL)
            return false;
        survey->flags = flags;
        survey->capacity = capacity;
    }
    survey->flags[survey->count++] = 0;
    return true;
}

static bool add_term(struct surveying *surveying, const struct engross_sax_element *element) {
    struct engross_akn_survey *survey = surveying->survey;
    if (survey->term_count == survey->term_capacity) {
        size_t capacity = survey->term_capacity == 0 ? 64 : survey->term_capacity * 2;
        struct engross_akn_term *terms = realloc(survey->terms, capacity * sizeof *terms);
        if (terms == NULL)
            return false;
        survey->terms = terms;
        survey->term_capacity = capacity;
    }
    const struct engross_akn_term term = {value_of(surveying, element, "eId"),
                                          value_of(surveying, element, "href"),
                                          value_of(surveying, element, "showAs")};
    if (term.id != NULL && term.href != NULL && term.show != NULL)
        survey->terms[survey->term_count++] = term;
    return true;
}

static void add_entry(struct surveying *surveying, const struct engross_sax_element *element) {
    const char *name = value_of(surveying, element, "name");
    const char *printed = value_of(surveying, element, "printed");
    struct engross_akn_entry *entry =
        engross_arena_allocate(&surveying->survey->arena, sizeof *entry);
    if (entry == NULL || name == NULL) {
        surveying->failed = surveying->failed || entry == NULL;
        return;
    }
    *entry = (struct engross_akn_entry){
        .name = name,
        .value = value_of(surveying, element, "value"),
        .label = value_of(surveying, element, "label"),
        .is_printed = printed == NULL || strcmp(printed, "no") != 0,
    };
    if (surveying->last == NULL)
        surveying->survey->entries = entry;
    else
        surveying->last->next = entry;
    surveying->last = entry;
}

/* Metadata in the words of the document model, which the exporter of Akoma Ntoso adds. */
static void look_at_own(struct surveying *surveying, const struct engross_sax_element *element) {
    struct engross_akn_survey *survey = surveying->survey;
    if (strcmp(element->name, "field") == 0) {
        add_entry(surveying, element);
    } else if (strcmp(element->name, "document") == 0) {
        survey->is_own = true;
        survey->kind = value_of(surveying, element, "kind");
        survey->language = value_of(surveying, element, "lang");
        survey->direction = value_of(surveying, element, "dir");
    }
}

/* The first value of each stays: attachments have metadata of their own. */
static void look_at_meta(struct surveying *surveying, const struct engross_sax_element *element) {
    struct engross_akn_survey *survey = surveying->survey;
    const struct {
        const char *element;
        const char *attribute;
        const char **value;
    } rows[] = {
        {"FRBRlanguage", "language", &survey->language},
        {"FRBRdate", "date", &survey->date},
        {"FRBRnumber", "showAs", &survey->number},
        {"FRBRtranslation", "fromLanguage", &survey->original},
        {"doc", "name", &survey->name},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (*rows[i].value == NULL && strcmp(rows[i].element, element->name) == 0)
            *rows[i].value = value_of(surveying, element, rows[i].attribute);
    if (strncmp(element->name, "TLC", 3) == 0 && !add_term(surveying, element))
        surveying->failed = true;
}

static void mark(struct surveying *surveying, size_t level, unsigned flag) {
    surveying->survey->flags[surveying->levels[level].ordinal] |= (unsigned char)flag;
}

static void look_at_structure(struct surveying *surveying,
                              const struct engross_sax_element *element) {
    size_t depth = surveying->depth;
    struct level *around = depth > 1 ? &surveying->levels[depth - 2] : NULL;
    const char *name = element->name;
    if (around != NULL && strcmp(name, "num") == 0)
        mark(surveying, depth - 2, ENGROSS_AKN_HAS_NUMBER);
    if (around != NULL && strcmp(name, "heading") == 0)
        mark(surveying, depth - 2, ENGROSS_AKN_HAS_HEADING);
    if (around != NULL && around->is_row) {
        around->has_header = around->has_header || strcmp(name, "th") == 0;
        around->has_data = around->has_data || strcmp(name, "td") == 0;
    }
    const char *inline_name =
        strcmp(name, "inline") == 0 ? value_of(surveying, element, "name") : NULL;
    if (!engross_akn_is_field(name, inline_name == NULL ? "" : inline_name,
                              inline_name == NULL ? 0 : strlen(inline_name)))
        return;
    surveying->survey->has_title = surveying->survey->has_title || strcmp(name, "docTitle") == 0;
    for (size_t level = 0; level + 1 < depth; level++)
        if (surveying->levels[level].is_block)
            mark(surveying, level, ENGROSS_AKN_HAS_FIELD);
}

static void start_element(void *user, struct engross_sax *sax,
                          const struct engross_sax_element *element) {
    struct surveying *surveying = user;
    struct engross_akn_survey *survey = surveying->survey;
    if (!add_flags(survey)) {
        surveying->failed = true;
        engross_sax_stop(sax);
        return;
    }
    bool is_known = engross_akn_is_namespace(element->uri);
    if (surveying->depth < DEPTH) {
        bool is_block = is_known && strcmp(element->name, "p") == 0;
        surveying->levels[surveying->depth] = (struct level){
            .ordinal = survey->count - 1,
            .is_row = is_known && strcmp(element->name, "tr") == 0,
            .is_block = is_block,
        };
        surveying->blocks += is_block;
        if (is_block)
            engross_buffer_clear(&surveying->line);
    }
    surveying->depth++;
    if (surveying->depth <= DEPTH && is_known) {
        look_at_meta(surveying, element);
        look_at_structure(surveying, element);
    } else if (element->uri != NULL && strcmp(element->uri, ENGROSS_MODEL_NAMESPACE) == 0) {
        look_at_own(surveying, element);
    }
    if (surveying->failed)
        engross_sax_stop(sax);
}

static void end_element(void *user, struct engross_sax *sax) {
    (void)sax;
    struct surveying *surveying = user;
    if (--surveying->depth >= DEPTH)
        return;
    const struct level *level = &surveying->levels[surveying->depth];
    if (level->is_row && level->has_header && !level->has_data)
        mark(surveying, surveying->depth, ENGROSS_AKN_IS_HEAD);
    if (!level->is_block)
        return;
    surveying->blocks--;
    if (surveying->line.size > 0 && surveying->line.size < LINE_LIMIT &&
        engross_recommendations_line(surveying->line.data, surveying->line.size))
        mark(surveying, surveying->depth, ENGROSS_AKN_IS_LINE);
    engross_buffer_clear(&surveying->line);
}

static void characters(void *user, struct engross_sax *sax, const char *data, size_t size,
                       engross_position position) {
    (void)sax, (void)position;
    struct surveying *surveying = user;
    if (surveying->blocks == 1 && surveying->line.size < LINE_LIMIT)
        engross_buffer_append(&surveying->line, data, size);
}

static int compare(const void *left, const void *right) {
    return strcmp(((const struct engross_akn_term *)left)->id,
                  ((const struct engross_akn_term *)right)->id);
}

int32_t engross_akn_survey_run(struct engross_akn_survey *survey,
                               const struct engross_source *source,
                               struct engross_builder *builder) {
    static const struct engross_sax_handler handler = {start_element, end_element, characters};
    struct surveying *surveying = calloc(1, sizeof *surveying);
    if (surveying == NULL)
        return ENGROSS_NO_MEMORY;
    surveying->survey = survey;
    surveying->builder = builder;
    int32_t status = engross_sax_parse(source, builder, &handler, surveying);
    if (surveying->failed || engross_buffer_failed(&surveying->line))
        status = ENGROSS_NO_MEMORY;
    if (survey->term_count > 0)
        qsort(survey->terms, survey->term_count, sizeof *survey->terms, compare);
    engross_buffer_finish(&surveying->line);
    free(surveying);
    return status;
}

void engross_akn_survey_finish(struct engross_akn_survey *survey) {
    free(survey->flags);
    free(survey->terms);
    engross_arena_finish(&survey->arena);
}

const struct engross_akn_term *engross_akn_term_find(const struct engross_akn_survey *survey,
                                                     const char *id, size_t size) {
    size_t low = 0;
    size_t high = survey->term_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *at = survey->terms[middle].id;
        int order = strncmp(at, id, size);
        if (order == 0 && at[size] == '\0')
            return &survey->terms[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
