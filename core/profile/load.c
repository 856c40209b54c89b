/* Loading a profile: the file and those that it extends, laid over each other from the most
 * general one on. */
#include "model/number.h"
#include "model/schema.h"
#include "model/schemas.h"
#include "model/vocabulary.h"
#include "model/xml_file.h"
#include "profile/library.h"
#include "profile/output_name.h"
#include "profile/profile.h"

#include <stdlib.h>
#include <string.h>

/* How long a chain of extends may be: more is a circle. */
#define CHAIN_LIMIT 8

struct loading {
    struct engross_profile *profile;
    struct engross_diagnostics *diagnostics;
    int32_t status;
};

static void fail(struct loading *at, const xmlNode *node, enum engross_message message,
                 const char *argument) {
    engross_position position = {0, 0};
    if (node != NULL)
        position.line = (uint32_t)xmlGetLineNo((xmlNodePtr)node);
    engross_report(at->diagnostics, message, position, argument, NULL);
    at->status = ENGROSS_FAILED;
}

/* A copy of the attribute's value, or NULL where it is not there. */
static const char *copy(struct loading *at, const xmlNode *node, const char *name) {
    const char *value = engross_xml_attribute(node, name);
    if (value == NULL)
        return NULL;
    const char *made = engross_arena_copy(&at->profile->arena, value, strlen(value));
    if (made == NULL)
        at->status = ENGROSS_NO_MEMORY;
    return made;
}

static bool is_yes(const xmlNode *node, const char *name, bool absent) {
    const char *value = engross_xml_attribute(node, name);
    return value == NULL ? absent : strcmp(value, "yes") == 0;
}

static int64_t integer(const xmlNode *node, const char *name) {
    const char *value = engross_xml_attribute(node, name);
    return value == NULL ? 0
                         : engross_number_value(value, strlen(value), ENGROSS_NUMBERING_DECIMAL);
}

static enum engross_certainty certainty(const char *name) {
    for (int i = ENGROSS_CERTAINTY_VERIFIED; i < ENGROSS_CERTAINTY_UNVERIFIED; i++)
        if (strcmp(engross_certainty_name((enum engross_certainty)i), name) == 0)
            return (enum engross_certainty)i;
    return ENGROSS_CERTAINTY_UNVERIFIED;
}

static const struct engross_profile_source *find_source(const struct engross_profile *profile,
                                                        const char *id) {
    for (size_t i = 0; i < profile->source_count; i++)
        if (strcmp(profile->sources[i].id, id) == 0)
            return &profile->sources[i];
    return NULL;
}

static struct engross_rule take_rule(struct loading *at, const xmlNode *node) {
    struct engross_rule rule = {.severity = ENGROSS_SEVERITY_WARNING};
    const char *source = engross_xml_attribute(node, "source");
    rule.source = source == NULL ? NULL : find_source(at->profile, source);
    if (rule.source == NULL) {
        fail(at, node, ENGROSS_MESSAGE_PROFILE_SOURCE, source == NULL ? "" : source);
        return rule;
    }
    const char *own = engross_xml_attribute(node, "certainty");
    rule.certainty = own == NULL ? rule.source->certainty : certainty(own);
    const char *severity = engross_xml_attribute(node, "severity");
    if (severity != NULL)
        rule.severity = engross_severity_find(severity);
    /* what nobody could check must not stop a submission */
    if (rule.severity > ENGROSS_SEVERITY_WARNING && rule.certainty != ENGROSS_CERTAINTY_VERIFIED)
        rule.severity = ENGROSS_SEVERITY_WARNING;
    rule.note = copy(at, node, "note");
    return rule;
}

/* A row for a new entry: the one of that name, or one more; NULL where the table is full. */
static size_t row_of(struct loading *at, const xmlNode *node, size_t found, size_t *count,
                     size_t capacity) {
    if (found < *count)
        return found;
    if (*count == capacity) {
        fail(at, node, ENGROSS_MESSAGE_PROFILE_INVALID, "it has too many rules of one kind");
        return 0;
    }
    return (*count)++;
}

static void take_source(struct loading *at, const xmlNode *node) {
    struct engross_profile *profile = at->profile;
    const char *id = engross_xml_attribute(node, "id");
    size_t found = 0;
    while (found < profile->source_count && strcmp(profile->sources[found].id, id) != 0)
        found++;
    size_t row = row_of(at, node, found, &profile->source_count, ENGROSS_PROFILE_SOURCES);
    profile->sources[row] = (struct engross_profile_source){
        .id = copy(at, node, "id"),
        .title = copy(at, node, "title"),
        .href = copy(at, node, "href"),
        .checked = copy(at, node, "checked"),
        .certainty = certainty(engross_xml_attribute(node, "certainty")),
    };
}

static void take_field(struct loading *at, const xmlNode *node) {
    struct engross_profile *profile = at->profile;
    const char *name = engross_xml_attribute(node, "name");
    uint32_t field = engross_field_find(name);
    if (field == ENGROSS_FIELD_COUNT) {
        fail(at, node, ENGROSS_MESSAGE_PROFILE_FIELD, name);
        return;
    }
    size_t found = 0;
    while (found < profile->field_count && profile->fields[found].field != field)
        found++;
    size_t row = row_of(at, node, found, &profile->field_count, ENGROSS_FIELD_COUNT);
    int64_t minimum = integer(node, "minimum");
    profile->fields[row] = (struct engross_profile_field){
        .field = field,
        .is_required = strcmp(engross_xml_attribute(node, "presence"), "required") == 0,
        .is_on_cover = is_yes(node, "cover", false),
        .minimum = minimum == 0 ? 1 : minimum,
        .maximum = integer(node, "maximum"),
        .pattern = copy(at, node, "pattern"),
        .rule = take_rule(at, node),
    };
}

static void take_languages(struct loading *at, const xmlNode *node) {
    at->profile->languages = take_rule(at, node);
    at->profile->language_tags = copy(at, node, "tags");
}

static void take_part(struct loading *at, const xmlNode *node) {
    const char *name = engross_xml_attribute(node, "name");
    uint32_t part = 0;
    while (part + 1 < ENGROSS_PART_COUNT && strcmp(engross_part_name(part), name) != 0)
        part++;
    at->profile->parts[part] =
        (struct engross_profile_part){is_yes(node, "counted", false), take_rule(at, node)};
}

static void take_words(struct loading *at, const xmlNode *node) {
    at->profile->words = take_rule(at, node);
    at->profile->word_limit = integer(node, "limit");
    for (const xmlNode *part = node->children; part != NULL; part = part->next)
        if (part->type == XML_ELEMENT_NODE)
            take_part(at, part);
}

static void take_sections(struct loading *at, const xmlNode *node) {
    struct engross_profile *profile = at->profile;
    profile->sections_rule = take_rule(at, node);
    profile->section_minimum = integer(node, "minimum");
    profile->section_count = 0;
    for (const xmlNode *section = node->children; section != NULL; section = section->next) {
        if (section->type != XML_ELEMENT_NODE || at->status != ENGROSS_OK)
            continue;
        size_t row =
            row_of(at, section, SIZE_MAX, &profile->section_count, ENGROSS_PROFILE_SECTIONS);
        profile->sections[row] =
            (struct engross_profile_section){copy(at, section, "titles"), take_rule(at, section)};
    }
}

static void take_range(struct loading *at, const xmlNode *node) {
    struct engross_profile *profile = at->profile;
    size_t row = row_of(at, node, SIZE_MAX, &profile->range_count, ENGROSS_PROFILE_RANGES);
    profile->ranges[row] = (struct engross_profile_range){
        .state = copy(at, node, "state"),
        .cycle = integer(node, "cycle"),
        .first = copy(at, node, "first"),
        .last = copy(at, node, "last"),
        .rule = take_rule(at, node),
    };
}

static void take_check(struct loading *at, const xmlNode *node) {
    struct engross_profile *profile = at->profile;
    const char *name = engross_xml_attribute(node, "name");
    size_t found = 0;
    while (found < profile->check_count && strcmp(profile->checks[found].name, name) != 0)
        found++;
    size_t row = row_of(at, node, found, &profile->check_count, ENGROSS_PROFILE_CHECKS);
    profile->checks[row] = (struct engross_profile_check){
        copy(at, node, "name"), is_yes(node, "active", true), take_rule(at, node)};
}

/* Reports what a file name holds that no document could fill in. */
static void check_output_name(struct loading *at, const xmlNode *node, const char *name) {
    const char *unknown;
    size_t size;
    if (name == NULL || !engross_output_name_unknown(name, &unknown, &size))
        return;
    const char *copied = engross_arena_copy(&at->profile->arena, unknown, size);
    fail(at, node, ENGROSS_MESSAGE_PROFILE_NAME, copied == NULL ? "" : copied);
}

static void take_output(struct loading *at, const xmlNode *node) {
    struct engross_profile *profile = at->profile;
    const char *exporter = engross_xml_attribute(node, "exporter");
    size_t found = 0;
    while (found < profile->output_count && strcmp(profile->outputs[found].exporter, exporter) != 0)
        found++;
    size_t row = row_of(at, node, found, &profile->output_count, ENGROSS_PROFILE_OUTPUTS);
    profile->outputs[row] = (struct engross_profile_output){
        copy(at, node, "exporter"), copy(at, node, "name"), take_rule(at, node)};
    check_output_name(at, node, profile->outputs[row].name);
}

static void take_description(struct loading *at, const xmlNode *node) {
    xmlChar *text = xmlNodeGetContent(node);
    const char *made = NULL;
    if (text != NULL)
        made = engross_arena_copy(&at->profile->arena, (char *)text, strlen((char *)text));
    xmlFree(text);
    at->profile->description = made;
    if (made == NULL)
        at->status = ENGROSS_NO_MEMORY;
}

struct element {
    const char *name;
    void (*take)(struct loading *at, const xmlNode *node);
};

static const struct element elements[] = {
    {"description", take_description}, {"source", take_source}, {"words", take_words},
    {"languages", take_languages},     {"field", take_field},   {"sections", take_sections},
    {"recommendations", take_range},   {"check", take_check},   {"output", take_output},
};

static void replace(struct loading *at, const xmlNode *node, const char *name, const char **value) {
    const char *made = copy(at, node, name);
    if (made != NULL)
        *value = made;
}

/* Lays one file over what is there so far. */
static void lay(struct loading *at, const xmlNode *root) {
    struct engross_profile *profile = at->profile;
    replace(at, root, "id", &profile->id);
    replace(at, root, "title", &profile->title);
    replace(at, root, "procedure", &profile->procedure);
    replace(at, root, "body", &profile->body);
    replace(at, root, "submitter", &profile->submitter);
    replace(at, root, "theme", &profile->theme);
    profile->is_abstract = is_yes(root, "abstract", false);
    profile->description = NULL;
    for (const xmlNode *node = root->children; node != NULL; node = node->next)
        for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
            if (at->status == ENGROSS_OK && node->type == XML_ELEMENT_NODE &&
                strcmp((const char *)node->name, elements[i].name) == 0)
                elements[i].take(at, node);
}

static void report_fault(void *user, const xmlNode *node, const char *message) {
    static const char braces[] = "{urn:engross:profile:1}";
    struct engross_buffer plain = ENGROSS_BUFFER_INIT;
    for (const char *at = message; *at != '\0';) {
        if (strncmp(at, braces, sizeof braces - 1) == 0)
            at += sizeof braces - 1;
        else
            engross_buffer_append_char(&plain, *at++);
    }
    engross_position position = {0, 0};
    if (node != NULL)
        position.line = (uint32_t)xmlGetLineNo((xmlNodePtr)node);
    engross_report(user, ENGROSS_MESSAGE_PROFILE_INVALID, position,
                   engross_buffer_failed(&plain) ? message : plain.data, NULL);
    engross_buffer_finish(&plain);
}

static xmlDocPtr parse_file(struct loading *at, const char *path) {
    enum engross_xml_file_fault fault;
    uint32_t line;
    xmlDocPtr doc = engross_xml_file_parse(path, &fault, &line);
    const engross_position position = {line, 0};
    if (doc != NULL) {
        at->status =
            engross_schema_validate_with(engross_schema_profile, engross_schema_profile_size, doc,
                                         report_fault, at->diagnostics);
        return doc;
    }
    at->status = ENGROSS_FAILED;
    if (fault == ENGROSS_XML_FILE_UNREADABLE)
        engross_report(at->diagnostics, ENGROSS_MESSAGE_PROFILE_UNREADABLE, ENGROSS_NOWHERE, NULL);
    else
        engross_report(at->diagnostics, ENGROSS_MESSAGE_PROFILE_INVALID, position,
                       fault == ENGROSS_XML_FILE_DOCTYPE
                           ? "document type declarations are not accepted"
                           : "it is not well-formed XML",
                       NULL);
    return NULL;
}

/* Parses the profile of that name into *doc. *path, for free(), is its file or NULL. */
static void open_profile(struct loading *at, const char *name, bool is_base, xmlDocPtr *doc,
                         char **path) {
    struct engross_profile_place place;
    enum engross_profile_search found = engross_profile_find(name, &place);
    *path = place.path;
    if (found == ENGROSS_PROFILE_NO_MEMORY) {
        at->status = ENGROSS_NO_MEMORY;
    } else if (found == ENGROSS_PROFILE_ABSENT) {
        if (is_base)
            fail(at, NULL, ENGROSS_MESSAGE_PROFILE_BASE, name);
        else
            engross_profile_report_unknown(name, at->diagnostics);
        at->status = ENGROSS_FAILED;
    } else if (place.shipped != NULL) {
        *doc = engross_xml_parse_embedded(place.shipped->data, place.shipped->size, name);
        at->status = *doc == NULL ? ENGROSS_NO_MEMORY : ENGROSS_OK;
    } else {
        at->diagnostics->file = *path; /* what is reported here is about the profile */
        *doc = parse_file(at, *path);
    }
}

/* Parses the profile and all that it extends, then lays them over each other. */
static void load_chain(struct loading *at, const char *name) {
    xmlDocPtr docs[CHAIN_LIMIT] = {NULL};
    char *paths[CHAIN_LIMIT] = {NULL};
    size_t count = 0;
    for (const char *next = name; next != NULL && at->status == ENGROSS_OK; count++) {
        if (count == CHAIN_LIMIT) {
            fail(at, NULL, ENGROSS_MESSAGE_PROFILE_BASE, next);
            break;
        }
        open_profile(at, next, count > 0, &docs[count], &paths[count]);
        next = at->status != ENGROSS_OK
                   ? NULL
                   : engross_xml_attribute(xmlDocGetRootElement(docs[count]), "extends");
    }
    for (size_t i = count; i > 0 && at->status == ENGROSS_OK; i--) {
        at->diagnostics->file = paths[i - 1];
        lay(at, xmlDocGetRootElement(docs[i - 1]));
    }
    at->diagnostics->file = NULL;
    for (size_t i = 0; i < count; i++) {
        xmlFreeDoc(docs[i]);
        free(paths[i]);
    }
}

int32_t engross_profile_load(const char *name, struct engross_diagnostics *diagnostics,
                             struct engross_profile **out) {
    *out = NULL;
    struct engross_profile *profile = calloc(1, sizeof *profile);
    if (profile == NULL)
        return ENGROSS_NO_MEMORY;
    const char *input = diagnostics->file;
    struct loading at = {profile, diagnostics, ENGROSS_OK};
    diagnostics->file = NULL;
    load_chain(&at, name);
    diagnostics->file = input;
    if (at.status == ENGROSS_OK)
        *out = profile;
    else
        engross_profile_free(profile);
    return at.status;
}

void engross_profile_free(struct engross_profile *profile) {
    if (profile == NULL)
        return;
    engross_arena_finish(&profile->arena);
    free(profile);
}
