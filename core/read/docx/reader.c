/* The DOCX reader: opens the package, reads its parts into rows (story.h), finds out what each
 * paragraph is (structure.h) and writes the model (emit.h). docs/reading-docx.md tells users what
 * to expect. */
#include "read/reader.h"
#include "read/docx/emit.h"
#include "read/docx/properties.h"
#include "read/metadata.h"
#include "read/names.h"
#include "read/text/symbols.h"

#include <stdlib.h>
#include <string.h>

/* Everything that is read, with one lifetime. */
struct document {
    const struct engross_source *source;
    struct engross_builder *builder;
    struct engross_diagnostics *diagnostics;
    struct engross_ooxml_package *package;
    struct engross_arena arena;
    struct engross_ooxml_relations package_relations;
    struct engross_ooxml_relations relations; /* of the main part */
    const char *main;                         /* its name */
    struct engross_ooxml_languages languages;
    struct engross_ooxml_styles styles;
    struct engross_ooxml_numbering numbering;
    struct engross_ooxml_story story;
    struct engross_ooxml_properties properties;
    struct engross_ooxml_metadata metadata;
    struct engross_ooxml_structure structure;
};

/* What a package of another kind is, by its main part. */
static int32_t refuse_other(struct document *document, const char *main) {
    static const struct {
        const char *folder;
        const char *what;
    } rows[] = {{"xl/", "an Excel workbook"},
                {"ppt/", "a PowerPoint presentation"},
                {"visio/", "a Visio drawing"}};
    const char *what = "no Word document";
    for (size_t i = 0; main != NULL && i < sizeof rows / sizeof *rows; i++)
        if (strncmp(main, rows[i].folder, strlen(rows[i].folder)) == 0)
            what = rows[i].what;
    engross_report(document->diagnostics, ENGROSS_MESSAGE_DOCX_OTHER, ENGROSS_NOWHERE, what, NULL);
    return ENGROSS_FAILED;
}

static int32_t find_main(struct document *document) {
    int32_t status =
        engross_ooxml_package_relations(document->package, "", &document->package_relations);
    if (status != ENGROSS_OK)
        return status;
    const struct engross_ooxml_relation *relation =
        engross_ooxml_relation_of_type(&document->package_relations, "officeDocument");
    const char *main = relation == NULL || relation->is_external ? NULL : relation->target;
    bool is_other = main == NULL || strncmp(main, "xl/", 3) == 0 || strncmp(main, "ppt/", 4) == 0 ||
                    strncmp(main, "visio/", 6) == 0;
    if (is_other)
        return refuse_other(document, main);
    document->main = main;
    if (!engross_ooxml_package_has(document->package, main)) {
        engross_report(document->diagnostics, ENGROSS_MESSAGE_DOCX_MISSING, ENGROSS_NOWHERE, main,
                       NULL);
        return ENGROSS_FAILED;
    }
    return engross_ooxml_package_relations(document->package, main, &document->relations);
}

/* The part that the main part names for a job, or NULL. One that is named but not there costs the
 * document what it holds, which is said. */
static const char *part_of(struct document *document, const char *type) {
    const struct engross_ooxml_relation *relation =
        engross_ooxml_relation_of_type(&document->relations, type);
    if (relation == NULL || relation->is_external)
        return NULL;
    if (engross_ooxml_package_has(document->package, relation->target))
        return relation->target;
    engross_report(document->diagnostics, ENGROSS_MESSAGE_DOCX_PART_LOST, ENGROSS_NOWHERE,
                   relation->target, NULL);
    return NULL;
}

static bool is_running(const struct document *document,
                       const struct engross_ooxml_relation *relation) {
    bool is = strcmp(relation->type, "header") == 0 || strcmp(relation->type, "footer") == 0;
    return is && !relation->is_external &&
           engross_ooxml_package_has(document->package, relation->target);
}

static int32_t read_stories(struct document *document, struct engross_ooxml_context *context) {
    static const char *const notes[] = {"footnotes", "endnotes"};
    struct engross_ooxml_story *story = &document->story;
    int32_t status = engross_ooxml_story_read(context, document->main);
    story->body_end = (uint32_t)story->block_count;
    for (size_t i = 0; i < 2 && status == ENGROSS_OK; i++) {
        const char *part = part_of(document, notes[i]);
        if (part != NULL)
            status = engross_ooxml_story_read(context, part);
    }
    story->heads_first = (uint32_t)story->block_count;
    for (size_t i = 0; i < document->relations.count && status == ENGROSS_OK; i++)
        if (is_running(document, &document->relations.rows[i]))
            status = engross_ooxml_story_read(context, document->relations.rows[i].target);
    story->heads_end = (uint32_t)story->block_count;
    if (status == ENGROSS_OK && story->foreign_numbers > 0)
        engross_report(document->diagnostics, ENGROSS_MESSAGE_DOCX_NUMBER_FORMAT,
                       (engross_position){story->foreign_numbers, 0}, NULL);
    return status;
}

static int32_t read_parts(struct document *document) {
    struct engross_ooxml_context context = {
        .package = document->package,
        .diagnostics = document->diagnostics,
        .styles = &document->styles,
        .numbering = &document->numbering,
        .languages = &document->languages,
        .story = &document->story,
    };
    document->story.arena = &document->arena;
    int32_t status =
        engross_ooxml_styles_read(document->package, part_of(document, "styles"), &document->arena,
                                  &document->languages, &document->styles);
    if (status == ENGROSS_OK)
        status =
            engross_ooxml_numbering_read(document->package, part_of(document, "numbering"),
                                         &document->arena, &document->styles, &document->numbering);
    if (status == ENGROSS_OK)
        status = engross_ooxml_properties_read(document->package, &document->package_relations,
                                               &document->arena, &document->properties);
    if (status == ENGROSS_OK)
        status = engross_ooxml_metadata_read(document->package, &document->relations,
                                             &document->arena, &document->metadata);
    return status == ENGROSS_OK ? read_stories(document, &context) : status;
}

static bool is_kind(const char *value) {
    static const char *const kinds[] = {"report", "factsheet", "interview", "article", "page"};
    for (size_t i = 0; value != NULL && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i], value) == 0)
            return true;
    return false;
}

/* The language that most letters of the body are said to be in, or NULL. */
static const char *commonest_language(const struct document *document) {
    size_t best = 0;
    for (size_t i = 1; i <= document->languages.count; i++)
        if (document->story.language_letters[i] > document->story.language_letters[best] ||
            best == 0)
            best = i;
    return best == 0 || document->story.language_letters[best] == 0
               ? NULL
               : document->languages.tags[best - 1];
}

/* The document's own word first, then what its letters and words tell, then what Word marked. */
static void find_language(struct document *document, char language[16]) {
    const char *tag = document->properties.values[ENGROSS_OOXML_PROPERTY_LANGUAGE];
    if (tag == NULL || strlen(tag) > 15)
        tag = document->structure.language;
    if (tag == NULL)
        tag = commonest_language(document);
    if (tag != NULL)
        engross_ooxml_language_reduce(tag, language);
}

static void set_document(struct document *document, const char *language) {
    const char *category = document->properties.values[ENGROSS_OOXML_PROPERTY_CATEGORY];
    const char *kind = is_kind(category) ? category : document->structure.kind;
    if (kind != NULL)
        engross_builder_document(document->builder, ENGROSS_ATTRIBUTE_KIND, kind);
    if (language[0] != '\0')
        engross_builder_document(document->builder, ENGROSS_ATTRIBUTE_LANGUAGE, language);
}

static void add_field(struct document *document, uint32_t field, const char *data, size_t size) {
    char iso[ENGROSS_DATE_SIZE];
    size_t day = size > 10 && data[10] == 'T' ? 10 : size; /* of a moment, "2025-01-02T00:00:00Z" */
    engross_builder_open_field(document->builder, field, ENGROSS_NOWHERE);
    if (field == ENGROSS_FIELD_DATE && engross_date_parse(data, day, iso))
        engross_builder_set_string(document->builder, ENGROSS_ATTRIBUTE_VALUE, iso);
    size = field == ENGROSS_FIELD_DATE ? day : size;
    engross_builder_text(document->builder, data, size, ENGROSS_NOWHERE);
    engross_builder_close(document->builder, ENGROSS_KIND_FIELD);
}

/* Each keyword is a field; Word keeps them in one line, parted by commas or semicolons. */
static void add_keywords(struct document *document, const char *list) {
    while (*list != '\0') {
        size_t size = strcspn(list, ",;");
        size_t blanks = strspn(list, " ");
        if (size > blanks)
            add_field(document, ENGROSS_FIELD_KEYWORDS, list + blanks, size - blanks);
        list += size + (list[size] != '\0');
    }
}

/* Properties that were added under the names of fields; several values are parted by semicolons. */
static void add_custom(struct document *document,
                       const struct engross_ooxml_custom_property *custom) {
    bool repeats = engross_metadata_repeats(custom->field);
    const char *value = custom->value;
    if (value == NULL || engross_builder_field_count(document->builder, custom->field) > 0)
        return;
    while (*value != '\0') {
        size_t size = repeats ? strcspn(value, ";") : strlen(value);
        size_t blanks = strspn(value, " ");
        if (size > blanks)
            add_field(document, custom->field, value + blanks, size - blanks);
        value += size + (value[size] != '\0');
    }
}

/* What the text does not say, the properties may. */
static void add_properties(struct document *document) {
    static const struct {
        enum engross_ooxml_property property;
        uint32_t field;
    } rows[] = {{ENGROSS_OOXML_PROPERTY_TITLE, ENGROSS_FIELD_TITLE},
                {ENGROSS_OOXML_PROPERTY_DESCRIPTION, ENGROSS_FIELD_DESCRIPTION},
                {ENGROSS_OOXML_PROPERTY_IDENTIFIER, ENGROSS_FIELD_SYMBOL}};
    const char *const *values = document->properties.values;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (values[rows[i].property] != NULL &&
            engross_builder_field_count(document->builder, rows[i].field) == 0)
            add_field(document, rows[i].field, values[rows[i].property],
                      strlen(values[rows[i].property]));
    for (size_t i = 0; i < document->properties.custom_count; i++)
        add_custom(document, &document->properties.custom[i]);
    if (values[ENGROSS_OOXML_PROPERTY_KEYWORDS] != NULL &&
        engross_builder_field_count(document->builder, ENGROSS_FIELD_KEYWORDS) == 0)
        add_keywords(document, values[ENGROSS_OOXML_PROPERTY_KEYWORDS]);
}

/* Running heads and feet are furniture, but for the symbol and the job number, which stand there
 * where they stand nowhere else. */
static void add_running(struct document *document) {
    const struct engross_ooxml_story *story = &document->story;
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    for (uint32_t i = story->heads_first; i < story->heads_end; i++) {
        if (story->blocks[i].kind != ENGROSS_OOXML_PARAGRAPH || story->blocks[i].size == 0)
            continue;
        engross_buffer_clear(&text);
        engross_ooxml_block_text(story, &story->blocks[i], false, &text);
        if (engross_buffer_failed(&text) || text.size == 0)
            break;
        size_t blank = strspn(text.data, " ");
        size_t job = engross_job_number_match(text.data + blank, text.size - blank);
        size_t symbol = engross_symbol_match(text.data + blank, text.size - blank);
        uint32_t field = job > 0 ? ENGROSS_FIELD_JOB_NUMBER : ENGROSS_FIELD_SYMBOL;
        size_t size = job > 0 ? job : symbol;
        if (size > 0 && engross_builder_field_count(document->builder, field) == 0)
            add_field(document, field, text.data + blank, size);
    }
    engross_buffer_finish(&text);
}

static int32_t write_model(struct document *document) {
    struct engross_ooxml_emitter *emitter = calloc(1, sizeof *emitter);
    if (emitter == NULL)
        return ENGROSS_NO_MEMORY;
    *emitter = (struct engross_ooxml_emitter){
        .builder = document->builder,
        .diagnostics = document->diagnostics,
        .structure = &document->structure,
        .story = &document->story,
        .languages = &document->languages,
        .is_own = document->metadata.is_there,
        .metadata = &document->metadata,
        .package = document->source->name,
    };
    find_language(document, emitter->language);
    set_document(document, emitter->language);
    engross_ooxml_emit_metadata(emitter);
    bool has_properties = emitter->has_properties;
    engross_ooxml_emit(emitter);
    free(emitter);
    add_running(document);
    if (!has_properties)
        add_properties(document);
    return engross_builder_status(document->builder);
}

static int32_t read_package(struct document *document) {
    int32_t status = find_main(document);
    if (status == ENGROSS_OK)
        status = read_parts(document);
    document->structure = (struct engross_ooxml_structure){
        .story = &document->story,
        .diagnostics = document->diagnostics,
        .arena = &document->arena,
        .is_own = document->metadata.is_there,
    };
    if (status == ENGROSS_OK)
        status = engross_ooxml_structure_find(&document->structure);
    return status == ENGROSS_OK ? write_model(document) : status;
}

static int32_t read_docx(const struct engross_source *source, struct engross_builder *builder) {
    struct document *document = calloc(1, sizeof *document);
    if (document == NULL)
        return ENGROSS_NO_MEMORY;
    document->source = source;
    document->builder = builder;
    document->diagnostics = engross_builder_diagnostics(builder);
    int32_t status = engross_ooxml_package_open(source->data, source->size, document->diagnostics,
                                                &document->package);
    if (status == ENGROSS_OK)
        status = read_package(document);
    engross_ooxml_metadata_finish(&document->metadata);
    engross_ooxml_story_finish(&document->story);
    engross_ooxml_numbering_finish(&document->numbering);
    engross_ooxml_styles_finish(&document->styles);
    engross_ooxml_package_free(document->package);
    engross_arena_finish(&document->arena);
    free(document);
    return status;
}

static bool recognizes(const struct engross_source *source) {
    return source->size > 4 && memcmp(source->data, "PK\x03\x04", 4) == 0;
}

static const char *const extensions[] = {".docx", ".docm", ".dotx", NULL};

const struct engross_reader engross_reader_docx = {
    .format = "docx",
    .summary = "Word documents (DOCX), by their styles, numbers, notes and tables",
    .extensions = extensions,
    .recognizes = recognizes,
    .read = read_docx,
};
