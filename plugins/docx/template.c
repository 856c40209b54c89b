#include "template.h"

#include "diagnostics.h"
#include "docx.h"
#include "markup.h"
#include "tree.h"

#include "kit/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_COPIES 256
#define MOST_NAME 512
#define COPY_FOLDER "word/template/"

int32_t engross_docx_template_refuse(const struct engross_docx_template *template,
                                     const char *reason) {
    engross_kit_report(template->host, ENGROSS_DOCX_TEMPLATE_REFUSED, NULL, reason, NULL);
    return ENGROSS_FAILED;
}

/* The bytes of a part, for free(). */
static int32_t read_part(struct engross_docx_template *template, engross_text name, char **bytes,
                         size_t *size) {
    const char *reason = "";
    int32_t status = name.size == 0 ? ENGROSS_NOT_FOUND
                                    : engross_docx_archive_read(template->archive, name.data, bytes,
                                                                size, &reason);
    return status == ENGROSS_FAILED ? engross_docx_template_refuse(template, reason) : status;
}

static int32_t parse(struct engross_docx_template *template, const char *bytes, size_t size,
                     xmlDocPtr *tree, bool *was_strict) {
    const char *reason = "";
    int32_t status = engross_docx_tree_parse(bytes, size, tree, was_strict, &reason);
    return status == ENGROSS_FAILED ? engross_docx_template_refuse(template, reason) : status;
}

int32_t engross_docx_template_tree(struct engross_docx_template *template, engross_text name,
                                   xmlDocPtr *tree) {
    char *bytes = NULL;
    size_t size = 0;
    int32_t status = read_part(template, name, &bytes, &size);
    if (status == ENGROSS_OK)
        status = parse(template, bytes, size, tree, NULL);
    free(bytes);
    return status;
}

/* "word/styles.xml" has its relationships in "word/_rels/styles.xml.rels". */
static int32_t relations_of(struct engross_docx_template *template, engross_text name,
                            xmlDocPtr *tree) {
    char part[MOST_NAME + 16];
    size_t folder = name.size;
    while (folder > 0 && name.data[folder - 1] != '/')
        folder--;
    if (name.size > MOST_NAME)
        return ENGROSS_NOT_FOUND;
    snprintf(part, sizeof part, "%.*s_rels/%.*s.rels", (int)folder, name.data,
             (int)(name.size - folder), name.data + folder);
    return engross_docx_template_tree(template, engross_kit_text(part), tree);
}

/* Takes the last segment off a path in name. False where there is none. */
static bool climb(char *name, size_t *size) {
    if (*size == 0)
        return false;
    for (--*size; *size > 0 && name[*size - 1] != '/';)
        --*size;
    return true;
}

/* A target as the name of a part: relative to the folder of base, or from the root
 * (ISO/IEC 29500-2, 6.4). {NULL, 0} for one that leads out of the package. */
static engross_text resolve(const struct engross_docx_template *template, engross_text base,
                            const char *target) {
    char name[MOST_NAME];
    size_t size = base.size;
    if (base.size >= sizeof name || strlen(target) >= sizeof name - base.size)
        return (engross_text){NULL, 0};
    if (base.size > 0)
        memcpy(name, base.data, base.size);
    while (size > 0 && name[size - 1] != '/')
        size--;
    if (*target == '/')
        size = 0;
    while (*target != '\0') {
        size_t segment = strcspn(target, "/");
        bool is_up = segment == 2 && memcmp(target, "..", 2) == 0;
        if (is_up && !climb(name, &size))
            return (engross_text){NULL, 0};
        if (!is_up && segment > 0 && !(segment == 1 && *target == '.')) {
            memcpy(name + size, target, segment);
            size += segment;
            if (target[segment] == '/')
                name[size++] = '/';
        }
        target += segment + (target[segment] == '/');
    }
    return engross_kit_copy(template->host, name, size);
}

static xmlNodePtr next_relation(xmlNodePtr node) {
    while (node != NULL && (node->type != XML_ELEMENT_NODE ||
                            strcmp((const char *)node->name, "Relationship") != 0))
        node = node->next;
    return node;
}

static xmlNodePtr first_relation(xmlDocPtr tree) {
    xmlNodePtr root = tree == NULL ? NULL : xmlDocGetRootElement(tree);
    return root == NULL ? NULL : next_relation(root->children);
}

static const char *or_empty(const char *text) {
    return text == NULL ? "" : text;
}

static bool is_external(xmlNodePtr relation) {
    return strcmp(or_empty(engross_docx_plain_attribute(relation, "TargetMode")), "External") == 0;
}

/* Whether the last word of a relationship's type is that one: the strict and the transitional
 * types differ only before it. */
static bool is_of_type(xmlNodePtr relation, const char *type) {
    const char *own = or_empty(engross_docx_plain_attribute(relation, "Type"));
    const char *slash = strrchr(own, '/');
    return strcmp(slash == NULL ? own : slash + 1, type) == 0;
}

static engross_text find_target(const struct engross_docx_template *template, xmlDocPtr relations,
                                engross_text base, const char *type) {
    for (xmlNodePtr relation = first_relation(relations); relation != NULL;
         relation = next_relation(relation->next))
        if (is_of_type(relation, type) && !is_external(relation))
            return resolve(template, base,
                           or_empty(engross_docx_plain_attribute(relation, "Target")));
    return (engross_text){NULL, 0};
}

engross_text engross_docx_template_part(const struct engross_docx_template *template,
                                        const char *type) {
    return find_target(template, template->relations, template->document_name, type);
}

engross_text engross_docx_template_target(const struct engross_docx_template *template,
                                          const char *id, const char **type) {
    for (xmlNodePtr relation = first_relation(template->relations); relation != NULL;
         relation = next_relation(relation->next)) {
        if (is_external(relation) ||
            strcmp(or_empty(engross_docx_plain_attribute(relation, "Id")), id) != 0)
            continue;
        *type = or_empty(engross_docx_plain_attribute(relation, "Type"));
        return resolve(template, template->document_name,
                       or_empty(engross_docx_plain_attribute(relation, "Target")));
    }
    return (engross_text){NULL, 0};
}

/* --- loading ------------------------------------------------------------------------------- */

static int32_t required(const struct engross_docx_template *template, int32_t status,
                        const char *reason) {
    return status == ENGROSS_NOT_FOUND ? engross_docx_template_refuse(template, reason) : status;
}

static int32_t optional(int32_t status) {
    return status == ENGROSS_NOT_FOUND ? ENGROSS_OK : status;
}

static int32_t open_archive(struct engross_docx_template *template, engross_text path) {
    engross_resource file = {.size = sizeof file};
    engross_resource_request request = {
        .size = sizeof request, .kind = ENGROSS_RESOURCE_OPTION_FILE, .name = path};
    const char *reason = "";
    int32_t status = template->host->resource(template->host, &request, &file);
    if (status != ENGROSS_OK)
        return status == ENGROSS_NOT_FOUND
                   ? engross_docx_template_refuse(template, "the file cannot be read")
                   : status;
    status = engross_docx_archive_open(file.data, file.data_size, &template->archive, &reason);
    return status == ENGROSS_FAILED ? engross_docx_template_refuse(template, reason) : status;
}

static int32_t find_document(struct engross_docx_template *template) {
    xmlDocPtr relations = NULL;
    int32_t status =
        engross_docx_template_tree(template, engross_kit_text("_rels/.rels"), &relations);
    if (status == ENGROSS_OK)
        template->document_name =
            find_target(template, relations, (engross_text){NULL, 0}, "officeDocument");
    xmlFreeDoc(relations);
    return status;
}

static void find_section(struct engross_docx_template *template) {
    xmlNodePtr body = engross_docx_word_child(xmlDocGetRootElement(template->document), "body");
    xmlNodePtr section = engross_docx_word_child(body, "sectPr");
    while (section != NULL) {
        template->section = section;
        section = engross_docx_word_next(section, "sectPr");
    }
    xmlNodePtr top = xmlDocGetRootElement(template->document);
    for (xmlNodePtr node = top; node != NULL; node = engross_docx_next_node(top, node))
        if (engross_docx_is_word(node, "headerReference") ||
            engross_docx_is_word(node, "footerReference"))
            template->has_running = true;
}

/* Lists of ours are numbered on from the template's. */
static void find_free_numbers(struct engross_docx_template *template) {
    xmlNodePtr root =
        template->numbering == NULL ? NULL : xmlDocGetRootElement(template->numbering);
    xmlNodePtr node = engross_docx_word_child(root, "abstractNum");
    for (; node != NULL; node = engross_docx_word_next(node, "abstractNum")) {
        int32_t id = engross_docx_word_integer(node, "abstractNumId", 0);
        if (id >= template->first_abstract)
            template->first_abstract = id + 1;
    }
    node = engross_docx_word_child(root, "num");
    for (; node != NULL; node = engross_docx_word_next(node, "num")) {
        int32_t id = engross_docx_word_integer(node, "numId", 0);
        if (id > template->first_num)
            template->first_num = id;
    }
}

/* A document need not have styles; then they are all ours. */
static int32_t read_styles(struct engross_docx_template *template) {
    static const char none[] = "<w:styles xmlns:w=\"" ENGROSS_DOCX_NAMESPACE "\"/>";
    engross_text name = engross_docx_template_part(template, "styles");
    if (name.size == 0)
        return parse(template, none, sizeof none - 1, &template->styles, NULL);
    return required(template, engross_docx_template_tree(template, name, &template->styles),
                    "its styles are missing");
}

static int32_t read_parts(struct engross_docx_template *template) {
    int32_t status =
        required(template,
                 engross_docx_template_tree(template, engross_kit_text("[Content_Types].xml"),
                                            &template->types),
                 "it is no Word package: its list of content types is missing");
    if (status == ENGROSS_OK)
        status = required(template, find_document(template),
                          "it is no Word package: its relationships are missing");
    if (status == ENGROSS_OK)
        status = required(
            template,
            engross_docx_template_tree(template, template->document_name, &template->document),
            "its document part is missing");
    if (status == ENGROSS_OK)
        status = optional(relations_of(template, template->document_name, &template->relations));
    if (status == ENGROSS_OK)
        status = read_styles(template);
    if (status == ENGROSS_OK)
        status = optional(engross_docx_template_tree(
            template, engross_docx_template_part(template, "numbering"), &template->numbering));
    if (status == ENGROSS_OK)
        status = optional(engross_docx_template_tree(
            template, engross_docx_template_part(template, "settings"), &template->settings));
    for (size_t i = 0; i < 2 && status == ENGROSS_OK; i++)
        status = optional(engross_docx_template_tree(
            template, engross_docx_template_part(template, i == 0 ? "footnotes" : "endnotes"),
            &template->notes[i]));
    return status;
}

/* What is said to be a Word document and its styles must be just that. */
static int32_t check_roots(const struct engross_docx_template *template) {
    const struct {
        xmlDocPtr tree;
        const char *root;
    } rows[] = {{template->document, "document"},   {template->styles, "styles"},
                {template->numbering, "numbering"}, {template->settings, "settings"},
                {template->notes[0], "footnotes"},  {template->notes[1], "endnotes"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].tree != NULL &&
            !engross_docx_is_word(xmlDocGetRootElement(rows[i].tree), rows[i].root))
            return engross_docx_template_refuse(template, "it is no Word document");
    return ENGROSS_OK;
}

int32_t engross_docx_template_load(const engross_host *host, engross_text path,
                                   struct engross_docx_template **out) {
    struct engross_docx_template *template = host->allocate(host, sizeof *template);
    *out = NULL;
    if (template == NULL)
        return ENGROSS_NO_MEMORY;
    *template = (struct engross_docx_template){.host = host};
    int32_t status = open_archive(template, path);
    if (status == ENGROSS_OK)
        status = read_parts(template);
    if (status == ENGROSS_OK)
        status = check_roots(template);
    if (status != ENGROSS_OK) {
        engross_docx_template_free(template);
        return status;
    }
    find_section(template);
    find_free_numbers(template);
    *out = template;
    return ENGROSS_OK;
}

void engross_docx_template_free(struct engross_docx_template *template) {
    if (template == NULL)
        return;
    xmlDocPtr trees[] = {template->types,    template->relations, template->document,
                         template->styles,   template->numbering, template->settings,
                         template->notes[0], template->notes[1]};
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++)
        xmlFreeDoc(trees[i]);
    engross_docx_archive_close(template->archive);
    free(template->copies);
    template->copies = NULL;
}

/* --- taking parts over --------------------------------------------------------------------- */

static bool ends_with(engross_text text, const char *end) {
    size_t size = strlen(end);
    return text.size >= size && strcasecmp(text.data + text.size - size, end) == 0;
}

/* The extension of a part's name, without its dot, or "". */
static const char *extension_of(engross_text name) {
    const char *dot = strrchr(name.data, '.');
    return dot == NULL || strchr(dot, '/') != NULL ? "" : dot + 1;
}

static bool names(xmlNodePtr row, engross_text name) {
    if (strcmp((const char *)row->name, "Override") == 0) {
        const char *part = or_empty(engross_docx_plain_attribute(row, "PartName"));
        return strcasecmp(part + (*part == '/'), name.data) == 0;
    }
    return strcasecmp(or_empty(engross_docx_plain_attribute(row, "Extension")),
                      extension_of(name)) == 0;
}

/* The content type of a part: its own, or else its extension's (ISO/IEC 29500-2, 6.2.3). */
static engross_text type_of(const struct engross_docx_template *template, engross_text name) {
    static const char *const kinds[] = {"Override", "Default"};
    xmlNodePtr root = xmlDocGetRootElement(template->types);
    for (size_t i = 0; i < 2; i++)
        for (xmlNodePtr row = root->children; row != NULL; row = row->next)
            if (row->type == XML_ELEMENT_NODE && strcmp((const char *)row->name, kinds[i]) == 0 &&
                names(row, name))
                return engross_kit_text(or_empty(engross_docx_plain_attribute(row, "ContentType")));
    return (engross_text){NULL, 0};
}

/* Letters and digits only: the extension becomes part of a name of ours. */
static bool is_plain(const char *extension) {
    size_t size = strlen(extension);
    return size > 0 && size <= 8 &&
           strspn(extension, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") ==
               size;
}

/* Notes a part to be taken over; *index is its row. */
static int32_t note_copy(struct engross_docx_template *template, engross_text source,
                         size_t *index) {
    for (size_t i = 0; i < template->copy_count; i++)
        if (engross_kit_text_equal(template->copies[i].source, source)) {
            *index = i;
            return ENGROSS_OK;
        }
    if (template->copy_count == MOST_COPIES)
        return engross_docx_template_refuse(template, "it has too many parts");
    if (!engross_docx_grow(&template->copies, template->copy_count, &template->copy_capacity,
                           sizeof *template->copies))
        return ENGROSS_NO_MEMORY;
    const char *extension = extension_of(source);
    *index = template->copy_count++;
    struct engross_docx_copy *copy = &template->copies[*index];
    *copy = (struct engross_docx_copy){.source = source, .type = type_of(template, source)};
    snprintf(copy->name, sizeof copy->name, COPY_FOLDER "%u.%s", (unsigned)*index + 1,
             is_plain(extension) ? extension : "bin");
    return copy->type.size > 0
               ? ENGROSS_OK
               : engross_docx_template_refuse(template, "a part has no content type");
}

/* A relationship's type as transitional packages have it. */
static const char *transitional_type(const char *type) {
    static const char strict[] = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
    bool is_strict = strncmp(type, strict, sizeof strict - 1) == 0;
    return is_strict ? type + sizeof strict - 1 : type;
}

static int32_t copy_relation(struct engross_docx_template *template, xmlNodePtr relation,
                             engross_text source, const char *prefix,
                             struct engross_docx_relations *out) {
    const char *id = or_empty(engross_docx_plain_attribute(relation, "Id"));
    const char *type = transitional_type(or_empty(engross_docx_plain_attribute(relation, "Type")));
    const char *target = or_empty(engross_docx_plain_attribute(relation, "Target"));
    char name[ENGROSS_DOCX_PART_NAME_SIZE];
    size_t index;
    if (is_external(relation)) {
        engross_docx_relation_put(out, id, type, engross_kit_text(target), true);
        return ENGROSS_OK;
    }
    engross_text part = resolve(template, source, target);
    if (part.size == 0)
        return engross_docx_template_refuse(template, "a relationship leads out of it");
    int32_t status = note_copy(template, part, &index);
    if (status != ENGROSS_OK)
        return status;
    snprintf(name, sizeof name, "%s%s", prefix, template->copies[index].name + strlen(COPY_FOLDER));
    engross_docx_relation_put(out, id, type, engross_kit_text(name), false);
    return ENGROSS_OK;
}

static int32_t copy_relations(struct engross_docx_template *template, engross_text source,
                              const char *prefix, struct engross_docx_relations *out) {
    xmlDocPtr relations = NULL;
    int32_t status = optional(relations_of(template, source, &relations));
    for (xmlNodePtr relation = first_relation(relations); relation != NULL && status == ENGROSS_OK;
         relation = next_relation(relation->next))
        status = copy_relation(template, relation, source, prefix, out);
    xmlFreeDoc(relations);
    return status;
}

static bool is_running(engross_text type) {
    return ends_with(type, "header+xml") || ends_with(type, "footer+xml");
}

/* The bytes of a part as they are; XML is looked through first, and a strict part becomes a
 * transitional one. */
static int32_t read_copy(struct engross_docx_template *template,
                         const struct engross_docx_copy *copy, struct engross_buffer *content) {
    bool was_strict = false;
    xmlDocPtr tree = NULL;
    char *bytes = NULL;
    size_t size = 0;
    int32_t status = required(template, read_part(template, copy->source, &bytes, &size),
                              "a part that it refers to is missing");
    if (status == ENGROSS_OK && (ends_with(copy->type, "+xml") || ends_with(copy->type, "/xml")))
        status = parse(template, bytes, size, &tree, &was_strict);
    bool has_changed = was_strict;
    if (tree != NULL && engross_docx_tree_clean(tree, &template->last_drawing))
        has_changed = true;
    if (status == ENGROSS_OK && is_running(copy->type))
        status = engross_docx_template_set_symbol(template->host, tree, &has_changed);
    if (status == ENGROSS_OK && has_changed)
        status = engross_docx_tree_write(tree, content) ? ENGROSS_OK : ENGROSS_NO_MEMORY;
    else if (status == ENGROSS_OK)
        engross_buffer_append(content, bytes, size);
    xmlFreeDoc(tree);
    free(bytes);
    return status;
}

static int32_t add_copy(struct engross_docx_template *template,
                        struct engross_docx_package *package, size_t index) {
    struct engross_docx_copy copy = template->copies[index]; /* the array may move */
    struct engross_buffer content = ENGROSS_BUFFER_INIT;
    struct engross_docx_relations relations = {0};
    int32_t status = read_copy(template, &copy, &content);
    if (status == ENGROSS_OK)
        status = engross_docx_package_add(package, copy.name, copy.type.data, &content);
    if (status == ENGROSS_OK)
        status = copy_relations(template, copy.source, "", &relations);
    if (status == ENGROSS_OK)
        status = engross_docx_package_add_relations(package, copy.name, &relations);
    engross_buffer_finish(&relations.rows);
    engross_buffer_finish(&content);
    return status;
}

/* Takes over what has been noted from that row on; what that needs is noted behind it. */
static int32_t add_copies(struct engross_docx_template *template,
                          struct engross_docx_package *package, size_t index) {
    int32_t status = ENGROSS_OK;
    for (; index < template->copy_count && status == ENGROSS_OK; index++)
        status = add_copy(template, package, index);
    return status;
}

int32_t engross_docx_template_copy(struct engross_docx_template *template,
                                   struct engross_docx_package *package, engross_text source,
                                   const char **name) {
    size_t count = template->copy_count;
    size_t index;
    *name = NULL;
    if (source.size == 0)
        return ENGROSS_OK;
    int32_t status = note_copy(template, source, &index);
    if (status == ENGROSS_OK)
        status = add_copies(template, package, count);
    if (status == ENGROSS_OK)
        *name = template->copies[index].name;
    return status;
}

int32_t engross_docx_template_copy_relations(struct engross_docx_template *template,
                                             struct engross_docx_package *package,
                                             engross_text source,
                                             struct engross_docx_relations *out) {
    size_t count = template->copy_count;
    if (source.size == 0)
        return ENGROSS_OK;
    int32_t status = copy_relations(template, source, "template/", out);
    return status == ENGROSS_OK ? add_copies(template, package, count) : status;
}

int32_t engross_docx_template_add_parts(struct engross_docx *docx) {
    static const char *const types[] = {"theme", "fontTable"};
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < sizeof types / sizeof *types && status == ENGROSS_OK; i++) {
        const char *name;
        status =
            engross_docx_template_copy(docx->template, &docx->package,
                                       engross_docx_template_part(docx->template, types[i]), &name);
        if (status == ENGROSS_OK && name != NULL)
            engross_docx_relation_add(&docx->stories[ENGROSS_DOCX_STORY_BODY].relations, types[i],
                                      engross_kit_text(name + strlen("word/")), false);
    }
    return status;
}
