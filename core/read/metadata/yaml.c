/* YAML metadata by libyaml's events. The shape is shallow (a mapping of values; a value is a
 * scalar, a list or {text, value, label}), so nothing here recurses; what lies deeper is skipped
 * by counting. Aliases are refused, so no input grows. */
#include "read/metadata/keys.h"
#include "read/source.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#define MAXIMUM_BYTES ((size_t)1 << 20)
/* Nesting and values of one file; libyaml spends time on each level that is open. */
#define MAXIMUM_DEPTH 32
#define MAXIMUM_KEY_TEXT 64

struct reading {
    yaml_parser_t parser;
    yaml_event_t event; /* the one at hand */
    bool has_event;
    engross_position start;
    struct engross_diagnostics *diagnostics;
    struct engross_metadata *out;
    int32_t status;
    size_t depth; /* collections open */
};

/* What libyaml says, and what a person can do with it. */
struct fault {
    const char *problem; /* how libyaml's message begins */
    const char *message;
};

static const struct fault faults[] = {
    {"mapping values are not allowed", "a second colon in the line; put the value in quotes"},
    {"could not find expected ':'", "a colon and a space are missing after the key"},
    {"did not find expected key", "a key is expected here; look at quotes and indentation"},
    {"found character that cannot start", "a value cannot begin with this sign; put it in quotes"},
    {"found a tab character", "a tab is used to indent; use spaces"},
    {"found unexpected end of stream", "a quotation mark or bracket is not closed"},
    {"found unknown escape", "unknown escape after a backslash; use single quotes"},
    {"did not find expected ','", "a comma or closing bracket is missing"},
    {"did not find expected '-'", "a list item is expected here"},
    {"block sequence entries are not", "a list cannot begin here; put it on the next line"},
    {"control characters are not", "a control character"},
};

static engross_position position_of(const struct reading *reading, yaml_mark_t mark) {
    uint32_t column = (uint32_t)mark.column + 1;
    if (mark.line == 0)
        column += reading->start.column - 1;
    return (engross_position){reading->start.line + (uint32_t)mark.line, column};
}

static engross_position here(const struct reading *reading) {
    return position_of(reading, reading->event.start_mark);
}

static void fail(struct reading *reading, int32_t status) {
    if (reading->status == ENGROSS_OK)
        reading->status = status;
}

static void report_syntax(struct reading *reading) {
    const yaml_parser_t *parser = &reading->parser;
    if (parser->error == YAML_MEMORY_ERROR) {
        engross_report(reading->diagnostics, ENGROSS_MESSAGE_METADATA_NO_MEMORY, ENGROSS_NOWHERE,
                       NULL);
        fail(reading, ENGROSS_NO_MEMORY);
        return;
    }
    const char *problem = parser->problem != NULL ? parser->problem : "";
    const char *message = "the line cannot be understood";
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
        if (strncmp(problem, faults[i].problem, strlen(faults[i].problem)) == 0)
            message = faults[i].message;
    engross_report(reading->diagnostics, ENGROSS_MESSAGE_METADATA_SYNTAX,
                   position_of(reading, parser->problem_mark), message, NULL);
    fail(reading, ENGROSS_FAILED);
}

static void drop_event(struct reading *reading) {
    if (reading->has_event)
        yaml_event_delete(&reading->event);
    reading->has_event = false;
}

/* Moves to the next event and returns its type; YAML_NO_EVENT after a fault, which is reported. */
static yaml_event_type_t next(struct reading *reading) {
    drop_event(reading);
    if (reading->status != ENGROSS_OK)
        return YAML_NO_EVENT;
    if (!yaml_parser_parse(&reading->parser, &reading->event)) {
        report_syntax(reading);
        return YAML_NO_EVENT;
    }
    reading->has_event = true;
    yaml_event_type_t type = reading->event.type;
    bool opens = type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT;
    bool closes = type == YAML_MAPPING_END_EVENT || type == YAML_SEQUENCE_END_EVENT;
    reading->depth = reading->depth + opens - closes;
    if (type == YAML_ALIAS_EVENT || reading->depth > MAXIMUM_DEPTH) {
        if (type == YAML_ALIAS_EVENT)
            engross_report(reading->diagnostics, ENGROSS_MESSAGE_METADATA_ALIAS, here(reading),
                           NULL);
        else
            engross_report(reading->diagnostics, ENGROSS_MESSAGE_METADATA_SYNTAX, here(reading),
                           "nested too deeply", NULL);
        fail(reading, ENGROSS_FAILED);
        return YAML_NO_EVENT;
    }
    return type;
}

/* Passes over the rest of the value that begins with the event at hand. */
static void skip(struct reading *reading) {
    yaml_event_type_t type = reading->event.type;
    bool open = type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT;
    size_t outside = reading->depth - open;
    while (reading->status == ENGROSS_OK && reading->depth > outside)
        next(reading);
}

/* The scalar at hand as text of the metadata's arena; YAML's nulls are empty. */
static const char *scalar_text(struct reading *reading) {
    const char *text = (const char *)reading->event.data.scalar.value;
    size_t size = reading->event.data.scalar.length;
    bool plain = reading->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    bool null = plain && ((size == 1 && text[0] == '~') || (size == 4 && !memcmp(text, "null", 4)));
    const char *copy = engross_arena_copy(&reading->out->arena, text, null ? 0 : strlen(text));
    if (copy == NULL) {
        engross_report(reading->diagnostics, ENGROSS_MESSAGE_METADATA_NO_MEMORY, ENGROSS_NOWHERE,
                       NULL);
        fail(reading, ENGROSS_NO_MEMORY);
    }
    return copy;
}

static void wrong_type(struct reading *reading, const char *name, const char *wanted) {
    engross_report(reading->diagnostics, ENGROSS_MESSAGE_METADATA_WRONG_TYPE, here(reading), name,
                   wanted, NULL);
    fail(reading, ENGROSS_FAILED);
}

/* Reads {text, value, label}; the event at hand opens it. */
static void read_parts(struct reading *reading, const char *name, struct engross_metadatum *datum) {
    while (next(reading) == YAML_SCALAR_EVENT) {
        const char *part = scalar_text(reading);
        if (part == NULL)
            return;
        const char **slot = strcmp(part, "text") == 0    ? &datum->text
                            : strcmp(part, "value") == 0 ? &datum->value
                            : strcmp(part, "label") == 0 ? &datum->label
                                                         : NULL;
        engross_position position = here(reading);
        if (next(reading) != YAML_SCALAR_EVENT || slot == NULL) {
            if (reading->status == ENGROSS_OK && slot == NULL)
                engross_report(reading->diagnostics, ENGROSS_MESSAGE_METADATA_UNKNOWN_KEY, position,
                               part, "; text, value and label are the parts of a datum", NULL);
            else if (reading->status == ENGROSS_OK)
                wrong_type(reading, part, "text");
            skip(reading);
            continue;
        }
        *slot = scalar_text(reading);
    }
    if (datum->text == NULL)
        datum->text = datum->value;
    if (reading->status == ENGROSS_OK && datum->text == NULL)
        wrong_type(reading, name, "text, or {text: ..., value: ..., label: ...}");
}

static void add(struct reading *reading, const struct engross_metadata_key *key, const char *name,
                struct engross_metadatum datum) {
    if (reading->status == ENGROSS_OK && datum.text != NULL)
        fail(reading, engross_metadata_add(reading->out, key, name, datum, reading->diagnostics));
}

/* One value: text or its parts. The event at hand begins it. */
static void read_one(struct reading *reading, const struct engross_metadata_key *key,
                     const char *name) {
    struct engross_metadatum datum = {.position = here(reading), .source = reading->out->sources};
    bool attribute = key->attribute != ENGROSS_ATTRIBUTE_NONE;
    if (reading->event.type == YAML_SCALAR_EVENT)
        datum.text = scalar_text(reading);
    else if (reading->event.type == YAML_MAPPING_START_EVENT && !attribute)
        read_parts(reading, name, &datum);
    else
        wrong_type(reading, name, "a text");
    add(reading, key, name, datum);
}

/* Several keywords may stand in one line, parted by commas. */
static void read_keywords(struct reading *reading, const struct engross_metadata_key *key,
                          const char *name) {
    const char *text = scalar_text(reading);
    engross_position position = here(reading);
    while (text != NULL && reading->status == ENGROSS_OK) {
        text += strspn(text, " \n");
        size_t size = strcspn(text, ",;");
        const char *word = engross_arena_copy(&reading->out->arena, text, size);
        struct engross_metadatum datum = {
            .text = word, .position = position, .source = reading->out->sources};
        if (size > 0)
            add(reading, key, name, datum);
        text = text[size] == '\0' ? NULL : text + size + 1;
    }
}

static void read_list(struct reading *reading, const struct engross_metadata_key *key,
                      const char *name) {
    if (key->attribute != ENGROSS_ATTRIBUTE_NONE || !engross_metadata_repeats(key->field)) {
        wrong_type(reading, name, "one value, not a list");
        return;
    }
    yaml_event_type_t type;
    while ((type = next(reading)) != YAML_SEQUENCE_END_EVENT && type != YAML_NO_EVENT)
        read_one(reading, key, name);
}

static bool has_datum(const struct engross_metadata *metadata,
                      const struct engross_metadata_key *key) {
    for (size_t i = 0; i < metadata->count; i++) {
        const struct engross_metadatum *datum = &metadata->data[i];
        if (datum->source == metadata->sources && datum->field == key->field &&
            datum->attribute == key->attribute)
            return true;
    }
    return false;
}

/* A key and its value; the event at hand is the key. */
static void read_entry(struct reading *reading) {
    engross_position position = here(reading);
    const char *name = reading->event.type == YAML_SCALAR_EVENT ? scalar_text(reading) : NULL;
    if (name == NULL) {
        if (reading->status == ENGROSS_OK)
            wrong_type(reading, "a key", "a word");
        return;
    }
    struct engross_metadata_key key;
    const char *suggestion;
    bool known = engross_metadata_key_find(name, &key, &suggestion);
    yaml_event_type_t type = next(reading);
    if (type == YAML_NO_EVENT)
        return;
    if (!known) {
        bool shown = strlen(name) <= MAXIMUM_KEY_TEXT;
        engross_metadata_report_unknown(shown ? name : "(a very long one)", position, suggestion,
                                        reading->diagnostics);
        skip(reading);
        return;
    }
    if (has_datum(reading->out, &key))
        engross_report(reading->diagnostics, ENGROSS_MESSAGE_METADATA_DOUBLE_KEY, position, name,
                       NULL);
    if (type == YAML_SEQUENCE_START_EVENT)
        read_list(reading, &key, name);
    else if (type == YAML_SCALAR_EVENT && key.field == ENGROSS_FIELD_KEYWORDS)
        read_keywords(reading, &key, name);
    else
        read_one(reading, &key, name);
}

/* Everything between the start and the end of the one YAML document. */
static void read_document(struct reading *reading) {
    next(reading); /* the stream */
    yaml_event_type_t type = next(reading);
    if (type != YAML_DOCUMENT_START_EVENT)
        return; /* empty, or comments only */
    type = next(reading);
    bool empty = type == YAML_SCALAR_EVENT && reading->event.data.scalar.length == 0;
    if (type != YAML_MAPPING_START_EVENT && type != YAML_NO_EVENT && !empty) {
        engross_report(reading->diagnostics, ENGROSS_MESSAGE_METADATA_NOT_A_MAPPING, here(reading),
                       NULL);
        fail(reading, ENGROSS_FAILED);
    }
    if (type != YAML_MAPPING_START_EVENT)
        return;
    while ((type = next(reading)) != YAML_MAPPING_END_EVENT && type != YAML_NO_EVENT)
        read_entry(reading);
}

int32_t engross_metadata_load_text(const char *yaml, size_t size, engross_position start,
                                   struct engross_diagnostics *diagnostics,
                                   struct engross_metadata *out) {
    struct reading reading = {.start = start, .diagnostics = diagnostics, .out = out};
    if (size > MAXIMUM_BYTES) {
        engross_report(diagnostics, ENGROSS_MESSAGE_METADATA_TOO_LARGE, start,
                       ENGROSS_NUMBER(MAXIMUM_BYTES), NULL);
        return ENGROSS_FAILED;
    }
    if (!yaml_parser_initialize(&reading.parser)) {
        engross_report(diagnostics, ENGROSS_MESSAGE_METADATA_NO_MEMORY, ENGROSS_NOWHERE, NULL);
        return ENGROSS_NO_MEMORY;
    }
    out->sources++;
    yaml_parser_set_encoding(&reading.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reading.parser, (const unsigned char *)yaml, size);
    read_document(&reading);
    drop_event(&reading);
    yaml_parser_delete(&reading.parser);
    return reading.status;
}

int32_t engross_metadata_load_file(const char *path, const engross_limits *limits,
                                   struct engross_diagnostics *diagnostics,
                                   struct engross_metadata *out) {
    engross_limits own = {.size = sizeof own, .input_bytes = MAXIMUM_BYTES};
    if (limits != NULL && limits->input_bytes != 0 && limits->input_bytes < MAXIMUM_BYTES)
        own.input_bytes = limits->input_bytes;
    struct engross_diagnostics in_file = *diagnostics;
    in_file.file = path;
    struct engross_source source;
    int32_t status = engross_source_load(path, &own, &in_file, &source);
    if (status == ENGROSS_OK)
        status = engross_metadata_load_text(source.data, source.size, (engross_position){1, 1},
                                            &in_file, out);
    memcpy(diagnostics->counts, in_file.counts, sizeof diagnostics->counts);
    if (source.data != NULL)
        engross_source_finish(&source);
    return status;
}
