#include "read/docx/package.h"

#include "read/zip_library.h"

#include <stdlib.h>
#include <string.h>

#define PIECE ((size_t)64 * 1024)
#define LONGEST_NAME ((size_t)512)
#define MOST_RELATIONS ((size_t)200000)

struct engross_ooxml_package {
    struct engross_zip_library library;
    zip_t *zip;
    struct engross_diagnostics *diagnostics;
    struct engross_arena arena;
};

static int32_t refuse(struct engross_diagnostics *diagnostics, enum engross_message message,
                      const char *argument) {
    engross_report(diagnostics, message, ENGROSS_NOWHERE, argument, NULL);
    return ENGROSS_FAILED;
}

/* Whether a name stays inside the package: no root, no drive, no step up, no control character. */
static bool is_inside(const char *name) {
    size_t size = strlen(name);
    if (size == 0 || size > LONGEST_NAME || name[0] == '/' || strpbrk(name, "\\:") != NULL)
        return false;
    for (const char *part = name; part != NULL;) {
        const char *slash = strchr(part, '/');
        size_t length = slash == NULL ? strlen(part) : (size_t)(slash - part);
        if (length == 2 && memcmp(part, "..", 2) == 0)
            return false;
        part = slash == NULL ? NULL : slash + 1;
    }
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)name[i] < ' ')
            return false;
    return true;
}

static bool is_bomb(const zip_stat_t *entry) {
    if (entry->size > ENGROSS_OOXML_PART_BYTES)
        return true;
    return entry->size > ENGROSS_OOXML_FREE_BYTES &&
           entry->size / ENGROSS_OOXML_RATIO > entry->comp_size;
}

/* Looks at one entry of the directory; total counts what all of them unfold to. */
static int32_t check_entry(struct engross_ooxml_package *package, zip_uint64_t index,
                           uint64_t *total) {
    zip_stat_t entry;
    if (package->library.stat_index(package->zip, index, 0, &entry) != 0 ||
        (entry.valid & (ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)) == 0)
        return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_BROKEN, "");
    if (!is_inside(entry.name))
        return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_NAME, entry.name);
    if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE)
        return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_ENCRYPTED, entry.name);
    if (package->library.name_locate(package->zip, entry.name, 0) != (zip_int64_t)index)
        return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_TWICE, entry.name);
    if (is_bomb(&entry) || entry.size > ENGROSS_OOXML_PACKAGE_BYTES - *total)
        return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_BOMB, entry.name);
    *total += entry.size;
    return ENGROSS_OK;
}

static int32_t check_entries(struct engross_ooxml_package *package) {
    zip_int64_t count = package->library.get_num_entries(package->zip, 0);
    uint64_t total = 0;
    if (count > ENGROSS_OOXML_ENTRIES)
        return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_BOMB, "");
    for (zip_int64_t i = 0; i < count; i++) {
        int32_t status = check_entry(package, (zip_uint64_t)i, &total);
        if (status != ENGROSS_OK)
            return status;
    }
    return ENGROSS_OK;
}

static zip_t *open_zip(const struct engross_zip_library *library, const char *data, size_t size) {
    zip_error_t error;
    library->error_init(&error);
    zip_t *zip = NULL;
    zip_source_t *source = library->source_buffer_create(data, size, 0, &error);
    if (source != NULL) {
        zip = library->open_from_source(source, ZIP_RDONLY, &error);
        if (zip == NULL)
            library->source_free(source);
    }
    library->error_fini(&error);
    return zip;
}

static int32_t load_zip(struct engross_ooxml_package *package, const char *data, size_t size) {
    if (!engross_zip_library_load(&package->library))
        return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_LIBRARY, engross_zip_library_name);
    package->zip = open_zip(&package->library, data, size);
    if (package->zip == NULL)
        return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_BROKEN, "");
    return ENGROSS_OK;
}

int32_t engross_ooxml_package_open(const char *data, size_t size,
                                   struct engross_diagnostics *diagnostics,
                                   struct engross_ooxml_package **out) {
    *out = NULL;
    struct engross_ooxml_package *package = calloc(1, sizeof *package);
    if (package == NULL)
        return ENGROSS_NO_MEMORY;
    package->diagnostics = diagnostics;
    int32_t status = load_zip(package, data, size);
    if (status == ENGROSS_OK)
        status = check_entries(package);
    if (status != ENGROSS_OK) {
        engross_ooxml_package_free(package);
        return status;
    }
    *out = package;
    return ENGROSS_OK;
}

void engross_ooxml_package_free(struct engross_ooxml_package *package) {
    if (package == NULL)
        return;
    if (package->zip != NULL)
        package->library.discard(package->zip);
    engross_arena_finish(&package->arena);
    free(package);
}

/* Names of parts are compared without case (ISO/IEC 29500-2, 6.2.2.3). */
static zip_int64_t locate(const struct engross_ooxml_package *package, const char *name) {
    zip_int64_t index = package->library.name_locate(package->zip, name, 0);
    return index >= 0 ? index : package->library.name_locate(package->zip, name, ZIP_FL_NOCASE);
}

const char *engross_ooxml_package_name(const struct engross_ooxml_package *package, size_t index) {
    zip_stat_t entry;
    return package->library.stat_index(package->zip, index, 0, &entry) == 0 ? entry.name : NULL;
}

bool engross_ooxml_package_has(const struct engross_ooxml_package *package, const char *name) {
    return locate(package, name) >= 0;
}

static int32_t report_fault(struct engross_ooxml_package *package, const char *name,
                            enum engross_ooxml_fault fault, uint32_t line) {
    static const enum engross_message messages[] = {
        [ENGROSS_OOXML_FAULT_SYNTAX] = ENGROSS_MESSAGE_DOCX_SYNTAX,
        [ENGROSS_OOXML_FAULT_DOCTYPE] = ENGROSS_MESSAGE_DOCX_DOCTYPE,
        [ENGROSS_OOXML_FAULT_DEPTH] = ENGROSS_MESSAGE_DOCX_DEPTH,
    };
    if (fault == ENGROSS_OOXML_FAULT_MEMORY)
        return ENGROSS_NO_MEMORY;
    engross_report(package->diagnostics, messages[fault], ENGROSS_NOWHERE, name,
                   ENGROSS_NUMBER(line), NULL);
    return ENGROSS_FAILED;
}

/* Unfolds the part piece by piece: it never stands in memory as a whole. The directory's size is
 * not trusted. */
static int32_t feed(struct engross_ooxml_package *package, const char *name, zip_file_t *file,
                    struct engross_ooxml_parser *parser) {
    char piece[PIECE];
    uint64_t total = 0;
    zip_int64_t count;
    while ((count = package->library.fread(file, piece, sizeof piece)) > 0) {
        total += (uint64_t)count;
        if (total > ENGROSS_OOXML_PART_BYTES)
            return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_BOMB, name);
        if (!engross_ooxml_parser_feed(parser, piece, (size_t)count))
            break;
    }
    uint32_t line = 0;
    if (count < 0)
        return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_BROKEN, name);
    enum engross_ooxml_fault fault = engross_ooxml_parser_finish(parser, &line);
    return fault == ENGROSS_OOXML_FAULT_NONE ? ENGROSS_OK
                                             : report_fault(package, name, fault, line);
}

int32_t engross_ooxml_package_parse(struct engross_ooxml_package *package, const char *name,
                                    const struct engross_ooxml_handlers *handlers, void *user) {
    zip_int64_t index = locate(package, name);
    if (index < 0)
        return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_MISSING, name);
    zip_file_t *file = package->library.fopen_index(package->zip, (zip_uint64_t)index, 0);
    if (file == NULL)
        return refuse(package->diagnostics, ENGROSS_MESSAGE_DOCX_BROKEN, name);
    struct engross_ooxml_parser *parser = engross_ooxml_parser_new(handlers, user);
    int32_t status = parser == NULL ? ENGROSS_NO_MEMORY : feed(package, name, file, parser);
    engross_ooxml_parser_free(parser);
    package->library.fclose(file);
    return status;
}

bool engross_ooxml_package_load(struct engross_ooxml_package *package, const char *name,
                                uint64_t limit, struct engross_buffer *buffer) {
    zip_int64_t index = locate(package, name);
    zip_file_t *file =
        index < 0 ? NULL : package->library.fopen_index(package->zip, (zip_uint64_t)index, 0);
    zip_int64_t count = file == NULL ? -1 : 1;
    while (count > 0 && buffer->size <= limit && engross_buffer_reserve(buffer, PIECE)) {
        count = package->library.fread(file, buffer->data + buffer->size, PIECE);
        buffer->size += count > 0 ? (size_t)count : 0;
    }
    if (file != NULL)
        package->library.fclose(file);
    return count == 0 && buffer->size <= limit && !engross_buffer_failed(buffer);
}

/* Relationships while they are read. */
struct collecting {
    struct engross_ooxml_package *package;
    const char *folder; /* of the part, with its slash */
    size_t folder_size;
    struct engross_ooxml_relations *out;
    size_t capacity;
    bool failed;
};

static char *keep(struct collecting *collecting, engross_text text) {
    char *copy = engross_arena_copy(&collecting->package->arena, text.data, text.size);
    collecting->failed = collecting->failed || copy == NULL;
    return copy;
}

/* The name of the part that target leads to from the folder; "" where it leads out. */
static char *resolve(struct collecting *collecting, engross_text target) {
    struct engross_buffer name = ENGROSS_BUFFER_INIT;
    size_t at = target.size > 0 && target.data[0] == '/';
    if (at == 0)
        engross_buffer_append(&name, collecting->folder, collecting->folder_size);
    while (at < target.size) {
        const char *start = target.data + at;
        const char *slash = memchr(start, '/', target.size - at);
        size_t length = slash == NULL ? target.size - at : (size_t)(slash - start);
        bool up = length == 2 && memcmp(start, "..", 2) == 0;
        if (up && name.size > 0) {
            name.size--;
            while (name.size > 0 && name.data[name.size - 1] != '/')
                name.size--;
        } else if (!up && !(length == 1 && start[0] == '.')) {
            engross_buffer_append(&name, start, length + (slash != NULL));
        }
        at += length + 1;
    }
    char *kept = keep(collecting, (engross_text){name.size == 0 ? "" : name.data, name.size});
    collecting->failed = collecting->failed || engross_buffer_failed(&name);
    engross_buffer_finish(&name);
    return kept;
}

static engross_text last_component(engross_text uri) {
    size_t start = uri.size;
    while (start > 0 && uri.data[start - 1] != '/')
        start--;
    return (engross_text){uri.data + start, uri.size - start};
}

static bool grow(struct collecting *collecting) {
    if (collecting->out->count < collecting->capacity)
        return true;
    size_t capacity = collecting->capacity == 0 ? 16 : collecting->capacity * 2;
    struct engross_ooxml_relation *rows =
        engross_arena_allocate(&collecting->package->arena, capacity * sizeof *rows);
    if (rows == NULL || capacity > MOST_RELATIONS)
        return false;
    if (collecting->out->count > 0)
        memcpy(rows, collecting->out->rows, collecting->out->count * sizeof *rows);
    collecting->out->rows = rows;
    collecting->capacity = capacity;
    return true;
}

static void take_relation(void *user, const struct engross_ooxml_element *element) {
    struct collecting *collecting = user;
    if (element->name != ENGROSS_OOXML_PR_RELATIONSHIP || collecting->failed)
        return;
    if (!grow(collecting)) {
        collecting->failed = true;
        return;
    }
    bool is_external = engross_ooxml_is(engross_ooxml_attribute(element, "TargetMode"), "External");
    engross_text target = engross_ooxml_attribute(element, "Target");
    engross_text type = engross_ooxml_attribute(element, "Type");
    if (target.data == NULL || type.data == NULL)
        return;
    collecting->out->rows[collecting->out->count++] = (struct engross_ooxml_relation){
        .id = keep(collecting, engross_ooxml_attribute(element, "Id")),
        .type = keep(collecting, last_component(type)),
        .target = is_external ? keep(collecting, target) : resolve(collecting, target),
        .is_external = is_external,
    };
}

int32_t engross_ooxml_package_relations(struct engross_ooxml_package *package, const char *name,
                                        struct engross_ooxml_relations *out) {
    static const struct engross_ooxml_handlers handlers = {.start = take_relation};
    const char *slash = strrchr(name, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash + 1 - name);
    struct collecting collecting = {
        .package = package, .folder = name, .folder_size = folder, .out = out};
    struct engross_buffer part = ENGROSS_BUFFER_INIT;
    *out = (struct engross_ooxml_relations){0};
    engross_buffer_append(&part, name, folder);
    engross_buffer_append_string(&part, "_rels/");
    engross_buffer_append_string(&part, name + folder);
    engross_buffer_append_string(&part, ".rels");
    int32_t status = engross_buffer_failed(&part) ? ENGROSS_NO_MEMORY : ENGROSS_OK;
    if (status == ENGROSS_OK && engross_ooxml_package_has(package, part.data))
        status = engross_ooxml_package_parse(package, part.data, &handlers, &collecting);
    engross_buffer_finish(&part);
    return status == ENGROSS_OK && collecting.failed ? ENGROSS_NO_MEMORY : status;
}

const struct engross_ooxml_relation *
engross_ooxml_relation_of_type(const struct engross_ooxml_relations *relations, const char *type) {
    for (size_t i = 0; i < relations->count; i++)
        if (relations->rows[i].type != NULL && strcmp(relations->rows[i].type, type) == 0)
            return &relations->rows[i];
    return NULL;
}

const struct engross_ooxml_relation *
engross_ooxml_relation_find(const struct engross_ooxml_relations *relations, engross_text id) {
    for (size_t i = 0; i < relations->count; i++)
        if (relations->rows[i].id != NULL && engross_ooxml_is(id, relations->rows[i].id))
            return &relations->rows[i];
    return NULL;
}
