#include "akn.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define FIRST_SLOT_COUNT ((size_t)64)

/* By type: the element, what its eIds begin with, and the class in the ontology. */
static const struct {
    const char *element;
    const char *prefix;
    const char *path;
} types[AKN_REFERENCE_TYPE_COUNT] = {
    [AKN_REFERENCE_ORGANIZATION] = {"TLCOrganization", "organization", "organization"},
    [AKN_REFERENCE_PERSON] = {"TLCPerson", "person", "person"},
    [AKN_REFERENCE_ROLE] = {"TLCRole", "role", "role"},
    [AKN_REFERENCE_LOCATION] = {"TLCLocation", "location", "location"},
    [AKN_REFERENCE_CONCEPT] = {"TLCConcept", "concept", "concept"},
    [AKN_REFERENCE_OBJECT] = {"TLCObject", "object", "object"},
    [AKN_REFERENCE_RECOMMENDATION] = {"TLCReference", "recommendation", "recommendation"},
};

/* FNV-1a, 32 bits. */
static uint32_t hash(enum akn_reference_type type, engross_text key) {
    uint32_t value = (UINT32_C(2166136261) ^ (uint32_t)type) * UINT32_C(16777619);
    for (size_t i = 0; i < key.size; i++)
        value = (value ^ (unsigned char)key.data[i]) * UINT32_C(16777619);
    return value;
}

static const struct akn_reference *find(const struct akn_references *references,
                                        enum akn_reference_type type, engross_text key) {
    if (references->slot_count == 0 || key.data == NULL)
        return NULL;
    uint32_t number = references->slots[hash(type, key) & (references->slot_count - 1)];
    while (number != 0) {
        const struct akn_reference *entry = &references->entries[number - 1];
        if (entry->type == type && engross_kit_text_equal(entry->key, key))
            return entry;
        number = entry->next;
    }
    return NULL;
}

const struct akn_reference *engross_akn_reference(const struct akn *akn,
                                                  enum akn_reference_type type, engross_text key) {
    return find(&akn->references, type, key);
}

static void link_entry(struct akn_references *references, size_t index) {
    struct akn_reference *entry = &references->entries[index];
    uint32_t *slot =
        &references->slots[hash(entry->type, entry->key) & (references->slot_count - 1)];
    entry->next = *slot;
    *slot = (uint32_t)(index + 1);
}

/* Room for one more entry; at least as many slots as entries. */
static int32_t grow(struct akn *akn) {
    struct akn_references *references = &akn->references;
    if (references->count < references->capacity)
        return ENGROSS_OK;
    size_t capacity = references->capacity == 0 ? FIRST_SLOT_COUNT : 2 * references->capacity;
    struct akn_reference *entries = akn->host->allocate(akn->host, capacity * sizeof *entries);
    uint32_t *slots = akn->host->allocate(akn->host, capacity * sizeof *slots);
    if (entries == NULL || slots == NULL)
        return ENGROSS_NO_MEMORY;
    if (references->count > 0)
        memcpy(entries, references->entries, references->count * sizeof *entries);
    references->entries = entries;
    references->capacity = capacity;
    references->slots = slots;
    references->slot_count = capacity;
    for (size_t i = 0; i < references->count; i++)
        link_entry(references, i);
    return ENGROSS_OK;
}

/* id, or id with as many "_" at its end as it takes to be no node's. */
static engross_text free_id(struct akn *akn, struct engross_buffer *id) {
    while (!engross_buffer_failed(id) &&
           akn->view->find(akn->view, (engross_text){id->data, id->size}) != NULL)
        engross_buffer_append_char(id, '_');
    if (engross_buffer_failed(id))
        return (engross_text){NULL, 0};
    return engross_kit_copy(akn->host, id->data, id->size);
}

/* The eId of the next entry: id as given, or the type's prefix and a running number. */
static engross_text make_id(struct akn *akn, enum akn_reference_type type, engross_text given) {
    struct engross_buffer id = ENGROSS_BUFFER_INIT;
    if (given.size > 0) {
        engross_buffer_append(&id, given.data, given.size);
    } else {
        engross_buffer_append_string(&id, types[type].prefix);
        engross_buffer_append_char(&id, '_');
        engross_buffer_append_integer(&id, (int64_t)akn->references.count + 1);
    }
    engross_text made = free_id(akn, &id);
    engross_buffer_finish(&id);
    return made;
}

/* Adds an entry unless there is one of that type and key. path and id may be empty. */
static int32_t add(struct akn *akn, enum akn_reference_type type, engross_text key,
                   engross_text show, engross_text path, engross_text id) {
    if (key.size == 0 || find(&akn->references, type, key) != NULL)
        return ENGROSS_OK;
    int32_t status = grow(akn);
    if (status != ENGROSS_OK)
        return status;
    if (path.size == 0)
        path = engross_akn_slug(akn, show, 80, true);
    struct akn_reference entry = {
        .key = key, .show = show, .path = path, .id = make_id(akn, type, id), .type = type};
    if (entry.path.data == NULL || entry.id.data == NULL)
        return ENGROSS_NO_MEMORY;
    akn->references.entries[akn->references.count] = entry;
    link_entry(&akn->references, akn->references.count++);
    return ENGROSS_OK;
}

static engross_text none(void) {
    return (engross_text){NULL, 0};
}

static int32_t add_named(struct akn *akn, enum akn_reference_type type, engross_text show) {
    return add(akn, type, show, show, none(), none());
}

static int32_t add_fixed(struct akn *akn, enum akn_reference_type type, const char *key,
                         const char *show) {
    engross_text text = engross_kit_text(key);
    return add(akn, type, text, engross_kit_text(show), text, text);
}

/* "3/139.30", or "139.30" where the cycle is not known, in memory; absent where it does not fit. */
static engross_text recommendation_key(char *memory, size_t size, engross_text number,
                                       int64_t cycle) {
    if (number.size == 0 || number.size >= size)
        return none();
    int length = cycle > 0 ? snprintf(memory, size, "%" PRId64 "/", cycle) : 0;
    if (length < 0 || (size_t)length + number.size >= size)
        return none();
    memcpy(memory + length, number.data, number.size);
    memory[(size_t)length + number.size] = '\0';
    return (engross_text){memory, (size_t)length + number.size};
}

const struct akn_reference *engross_akn_recommendation(const struct akn *akn, engross_text number,
                                                       int64_t cycle) {
    char memory[64];
    return find(&akn->references, AKN_REFERENCE_RECOMMENDATION,
                recommendation_key(memory, sizeof memory, number, cycle));
}

/* eId "recommendation_3_139.30", path "3/139.30". */
static int32_t add_recommendation(struct akn *akn, const engross_node *node) {
    const engross_view *view = akn->view;
    char memory[64];
    char id[96] = "recommendation_";
    engross_text number = view->attribute(view, node, ENGROSS_ATTRIBUTE_NUMBER);
    engross_text key = recommendation_key(memory, sizeof memory, number,
                                          view->integer(view, node, ENGROSS_ATTRIBUTE_CYCLE, 0));
    if (key.size == 0 || find(&akn->references, AKN_REFERENCE_RECOMMENDATION, key) != NULL)
        return ENGROSS_OK;
    key = engross_kit_copy(akn->host, key.data, key.size);
    if (key.data == NULL)
        return ENGROSS_NO_MEMORY;
    size_t prefix = strlen(id);
    for (size_t i = 0; i <= key.size; i++)
        id[prefix + i] = key.data[i] == '/' || key.data[i] == ' ' ? '_' : key.data[i];
    return add(akn, AKN_REFERENCE_RECOMMENDATION, key, number, key, engross_kit_text(id));
}

static engross_text speaker_role(const struct akn *akn, const engross_node *speech) {
    return engross_kit_text(
        akn->view->kind(akn->view, speech) == ENGROSS_KIND_QUESTION ? "questioner" : "respondent");
}

/* Who speaks, without the colon that is printed after the name. */
static engross_text speaker_name(const struct akn *akn, const engross_node *speech) {
    engross_text name = akn->view->attribute(akn->view, speech, ENGROSS_ATTRIBUTE_SPEAKER);
    while (name.size > 0 && strchr(": ", name.data[name.size - 1]) != NULL)
        name.size--;
    return name;
}

const struct akn_reference *engross_akn_speaker(const struct akn *akn, const engross_node *speech) {
    engross_text name = speaker_name(akn, speech);
    const struct akn_reference *person = find(&akn->references, AKN_REFERENCE_PERSON, name);
    return person != NULL ? person
                          : find(&akn->references, AKN_REFERENCE_ROLE, speaker_role(akn, speech));
}

static int32_t add_speaker(struct akn *akn, const engross_node *speech) {
    engross_text name = speaker_name(akn, speech);
    if (name.size > 0)
        return add_named(akn, AKN_REFERENCE_PERSON, name);
    engross_text role = speaker_role(akn, speech);
    return add(akn, AKN_REFERENCE_ROLE, role, role, role, role);
}

/* A State is known by its code, everything else by its name. */
static int32_t add_field(struct akn *akn, enum akn_reference_type type, const engross_node *field) {
    engross_text show = engross_akn_plain_text(akn, field);
    engross_text path = none();
    if (type == AKN_REFERENCE_LOCATION)
        path = akn->view->attribute(akn->view, field, ENGROSS_ATTRIBUTE_VALUE);
    return add(akn, type, show, show, path, none());
}

/* Whom and what the metadata name. */
static int32_t add_fields(struct akn *akn) {
    static const struct {
        uint32_t field;
        enum akn_reference_type type;
    } rows[] = {
        {ENGROSS_FIELD_ORGAN, AKN_REFERENCE_ORGANIZATION},
        {ENGROSS_FIELD_BODY, AKN_REFERENCE_ORGANIZATION},
        {ENGROSS_FIELD_SUBMITTER, AKN_REFERENCE_ORGANIZATION},
        {ENGROSS_FIELD_PUBLISHER, AKN_REFERENCE_ORGANIZATION},
        {ENGROSS_FIELD_AUTHOR, AKN_REFERENCE_PERSON},
        {ENGROSS_FIELD_STATE, AKN_REFERENCE_LOCATION},
        {ENGROSS_FIELD_TREATY, AKN_REFERENCE_CONCEPT},
        {ENGROSS_FIELD_PROCEDURE, AKN_REFERENCE_CONCEPT},
        {ENGROSS_FIELD_KEYWORDS, AKN_REFERENCE_CONCEPT},
    };
    int32_t status = ENGROSS_OK;
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        for (size_t i = 0; status == ENGROSS_OK; i++) {
            const engross_node *field = akn->view->field(akn->view, rows[row].field, i);
            if (field == NULL)
                break;
            status = add_field(akn, rows[row].type, field);
        }
    }
    return status;
}

/* What every document refers to: its actor, the roles, this program, symbol and job number. */
static int32_t add_common(struct akn *akn) {
    const struct akn_naming *naming = &akn->naming;
    int32_t status = add(akn, AKN_REFERENCE_ORGANIZATION, naming->actor_show, naming->actor_show,
                         naming->actor, naming->actor);
    if (status == ENGROSS_OK)
        status = add_fixed(akn, AKN_REFERENCE_ROLE, "author", "Author");
    if (status == ENGROSS_OK)
        status = add_fixed(akn, AKN_REFERENCE_ROLE, "editor", "Editor");
    if (status == ENGROSS_OK)
        status = add(akn, AKN_REFERENCE_OBJECT, engross_kit_text("engross"), akn->job->generator,
                     engross_kit_text("engross"), engross_kit_text("engross"));
    if (status == ENGROSS_OK && akn->view->field(akn->view, ENGROSS_FIELD_SYMBOL, 0) != NULL)
        status = add_fixed(akn, AKN_REFERENCE_CONCEPT, "symbol", "Document symbol");
    if (status == ENGROSS_OK && akn->view->field(akn->view, ENGROSS_FIELD_JOB_NUMBER, 0) != NULL)
        status = add_fixed(akn, AKN_REFERENCE_CONCEPT, "publicationJobNumber", "Job number");
    return status;
}

static int32_t add_of_node(struct akn *akn, const engross_node *node, uint32_t kind) {
    switch (kind) {
    case ENGROSS_KIND_RECOMMENDATION:
        return add_recommendation(akn, node);
    case ENGROSS_KIND_QUESTION:
    case ENGROSS_KIND_ANSWER:
        return add_speaker(akn, node);
    default:
        return ENGROSS_OK;
    }
}

int32_t engross_akn_collect_references(struct akn *akn) {
    const engross_view *view = akn->view;
    int32_t status = add_common(akn);
    if (status == ENGROSS_OK)
        status = add_fields(akn);
    engross_cursor cursor = {.size = sizeof cursor, .top = engross_kit_content(view)};
    while (status == ENGROSS_OK && view->step(view, &cursor)) {
        if (cursor.event != ENGROSS_EVENT_ENTER)
            continue;
        uint32_t kind = view->kind(view, cursor.node);
        akn->blocks_total += engross_kit_is_block(kind) ? 1 : 0;
        status = add_of_node(akn, cursor.node, kind);
    }
    return status;
}

void engross_akn_write_reference_attribute(struct akn *akn, const char *name,
                                           const struct akn_reference *entry) {
    if (entry == NULL)
        return;
    char value[128] = "#";
    if (entry->id.size + 2 > sizeof value)
        return;
    memcpy(value + 1, entry->id.data, entry->id.size + 1);
    engross_akn_write_uri_attribute(akn, name, (engross_text){value, entry->id.size + 1});
}

static void write_entry(struct akn *akn, const struct akn_reference *entry) {
    struct engross_buffer href = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&href, "/akn/ontology/");
    engross_buffer_append_string(&href, types[entry->type].path);
    engross_buffer_append_string(&href, "/un/");
    engross_buffer_append(&href, entry->path.data, entry->path.size);
    engross_kit_xml_start(&akn->xml, types[entry->type].element);
    engross_kit_xml_attribute(&akn->xml, "eId", entry->id);
    if (entry->type == AKN_REFERENCE_RECOMMENDATION)
        engross_kit_xml_attribute_string(&akn->xml, "name", "recommendation");
    if (engross_buffer_failed(&href))
        akn->xml.status = ENGROSS_NO_MEMORY;
    else
        engross_akn_write_uri_attribute(akn, "href", (engross_text){href.data, href.size});
    engross_kit_xml_attribute(&akn->xml, "showAs", entry->show);
    engross_kit_xml_end(&akn->xml);
    engross_buffer_finish(&href);
}

static void write_original(struct akn *akn) {
    if (akn->naming.source.size == 0)
        return;
    engross_text show = engross_akn_field_text(akn, ENGROSS_FIELD_ORIGINAL_LANGUAGE, 0);
    engross_kit_xml_start(&akn->xml, "original");
    engross_akn_write_uri_attribute(akn, "href", akn->naming.source);
    engross_kit_xml_attribute(&akn->xml, "showAs", show.size > 0 ? show : akn->naming.original);
    engross_kit_xml_end(&akn->xml);
}

void engross_akn_write_references(struct akn *akn) {
    engross_kit_xml_start(&akn->xml, "references");
    engross_kit_xml_attribute_string(&akn->xml, "source", "#engross");
    write_original(akn);
    engross_akn_write_attachment_references(akn);
    for (int type = 0; type < AKN_REFERENCE_TYPE_COUNT; type++) {
        for (size_t i = 0; i < akn->references.count; i++) {
            if (akn->references.entries[i].type == (enum akn_reference_type)type)
                write_entry(akn, &akn->references.entries[i]);
        }
    }
    engross_kit_xml_end(&akn->xml);
}
