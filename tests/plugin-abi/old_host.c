/* A host of an old version: built with a frozen header, it runs a plugin of today over a small
 * document and prints the output. Each struct that it hands out ends where it ended then, right
 * before memory that may not be touched. */
#include "engross/plugin.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What was allocated for the job, the last first. */
struct piece {
    struct piece *before;
    _Alignas(max_align_t) char data[];
};
static struct piece *pieces;

static void *take(size_t size) {
    struct piece *piece = calloc(1, sizeof *piece + size);
    if (piece == NULL)
        return NULL;
    piece->before = pieces;
    pieces = piece;
    return piece->data;
}

static void free_pieces(void) {
    while (pieces != NULL) {
        struct piece *before = pieces->before;
        free(pieces);
        pieces = before;
    }
}

struct engross_node {
    uint32_t kind;
    const char *text;
    uint32_t attributes[4];
    const char *values[4];
    int depth;
};

#define MAXIMUM_DEPTH 16

/* In document order, by depth. */
static const engross_node nodes[] = {
    {ENGROSS_KIND_DOCUMENT,
     NULL,
     {ENGROSS_ATTRIBUTE_KIND, ENGROSS_ATTRIBUTE_LANGUAGE, 0, 0},
     {"report", "en", NULL, NULL},
     0},
    {ENGROSS_KIND_METADATA, NULL, {0}, {NULL}, 1},
    {ENGROSS_KIND_FIELD, NULL, {ENGROSS_ATTRIBUTE_NAME, 0, 0, 0}, {"title", NULL}, 2},
    {ENGROSS_KIND_TEXT, "An old title", {0}, {NULL}, 3},
    {ENGROSS_KIND_CONTENT, NULL, {0}, {NULL}, 1},
    {ENGROSS_KIND_SECTION,
     NULL,
     {ENGROSS_ATTRIBUTE_ID, ENGROSS_ATTRIBUTE_NUMBER, ENGROSS_ATTRIBUTE_LEVEL, 0},
     {"sec_I", "I.", "1", NULL},
     2},
    {ENGROSS_KIND_HEADING, NULL, {0}, {NULL}, 3},
    {ENGROSS_KIND_TEXT, "An old heading", {0}, {NULL}, 4},
    {ENGROSS_KIND_P, NULL, {0}, {NULL}, 3},
    {ENGROSS_KIND_TEXT, "Old words, ", {0}, {NULL}, 4},
    {ENGROSS_KIND_EMPHASIS, NULL, {0}, {NULL}, 4},
    {ENGROSS_KIND_TEXT, "in a new plugin.", {0}, {NULL}, 5},
    {ENGROSS_KIND_LIST,
     NULL,
     {ENGROSS_ATTRIBUTE_ID, ENGROSS_ATTRIBUTE_STYLE, ENGROSS_ATTRIBUTE_LEVEL, 0},
     {"list_1", "bullet", "1", NULL},
     3},
    {ENGROSS_KIND_ITEM, NULL, {ENGROSS_ATTRIBUTE_ID, 0, 0, 0}, {"item_1", NULL}, 4},
    {ENGROSS_KIND_P, NULL, {0}, {NULL}, 5},
    {ENGROSS_KIND_TEXT, "An old item", {0}, {NULL}, 6},
};
#define NODE_COUNT (sizeof nodes / sizeof *nodes)
#define END (nodes + NODE_COUNT)

static engross_text text_of(const char *string) {
    return (engross_text){string, string == NULL ? 0 : strlen(string)};
}

/* --- The view. --- */

static const engross_node *view_root(const engross_view *view) {
    (void)view;
    return nodes;
}

static uint32_t view_kind(const engross_view *view, const engross_node *node) {
    (void)view;
    return node->kind;
}

static const engross_node *view_parent(const engross_view *view, const engross_node *node) {
    (void)view;
    const engross_node *at = node;
    while (at > nodes && at->depth >= node->depth)
        at--;
    return node == nodes ? NULL : at;
}

static const engross_node *view_first_child(const engross_view *view, const engross_node *node) {
    (void)view;
    return node + 1 < END && node[1].depth > node->depth ? node + 1 : NULL;
}

static const engross_node *view_next(const engross_view *view, const engross_node *node) {
    (void)view;
    const engross_node *at = node + 1;
    while (at < END && at->depth > node->depth)
        at++;
    return at < END && at->depth == node->depth ? at : NULL;
}

static const engross_node *view_previous(const engross_view *view, const engross_node *node) {
    const engross_node *parent = view_parent(view, node);
    const engross_node *at = parent == NULL ? NULL : view_first_child(view, parent);
    while (at != NULL && at != node && view_next(view, at) != node)
        at = view_next(view, at);
    return at == node ? NULL : at;
}

static engross_text view_text(const engross_view *view, const engross_node *node) {
    (void)view;
    return text_of(node->text);
}

static engross_text view_plain_text(const engross_view *view, const engross_node *node) {
    (void)view;
    char *joined = take(1024);
    for (const engross_node *at = node; at < END && (at == node || at->depth > node->depth); at++)
        if (joined != NULL && at->text != NULL)
            strcat(joined, at->text);
    return text_of(joined);
}

static engross_text view_attribute(const engross_view *view, const engross_node *node,
                                   uint32_t attribute) {
    (void)view;
    for (size_t i = 0; i < 4 && attribute != 0; i++)
        if (node->attributes[i] == attribute)
            return text_of(node->values[i]);
    return text_of(NULL);
}

static int64_t view_integer(const engross_view *view, const engross_node *node, uint32_t attribute,
                            int64_t absent) {
    engross_text value = view_attribute(view, node, attribute);
    return value.size == 0 ? absent : atoll(value.data);
}

static engross_text view_language(const engross_view *view, const engross_node *node) {
    (void)view;
    (void)node;
    return text_of("en");
}

static int32_t view_direction(const engross_view *view, const engross_node *node) {
    (void)view;
    (void)node;
    return ENGROSS_DIRECTION_LTR;
}

static const engross_node *view_find(const engross_view *view, engross_text id) {
    for (const engross_node *at = nodes; at < END; at++) {
        engross_text own = view_attribute(view, at, ENGROSS_ATTRIBUTE_ID);
        if (own.size > 0 && own.size == id.size && memcmp(own.data, id.data, id.size) == 0)
            return at;
    }
    return NULL;
}

static const engross_node *view_field(const engross_view *view, uint32_t field, size_t index) {
    (void)view;
    return field == ENGROSS_FIELD_TITLE && index == 0 ? nodes + 2 : NULL;
}

static engross_position view_position(const engross_view *view, const engross_node *node) {
    (void)view;
    return (engross_position){(uint32_t)(node - nodes) + 1, 1};
}

static int32_t view_step(const engross_view *view, engross_cursor *cursor) {
    const engross_node *child = NULL;
    if (cursor->node == NULL) {
        cursor->node = cursor->top;
        cursor->event = ENGROSS_EVENT_ENTER;
        return 1;
    }
    if (cursor->event == ENGROSS_EVENT_ENTER) {
        child = cursor->skip != 0 ? NULL : view_first_child(view, cursor->node);
        cursor->skip = 0;
        cursor->event = child == NULL ? ENGROSS_EVENT_EXIT : ENGROSS_EVENT_ENTER;
        cursor->node = child == NULL ? cursor->node : child;
        return 1;
    }
    if (cursor->node == cursor->top)
        return 0;
    const engross_node *next = view_next(view, cursor->node);
    cursor->event = next == NULL ? ENGROSS_EVENT_EXIT : ENGROSS_EVENT_ENTER;
    cursor->node = next == NULL ? view_parent(view, cursor->node) : next;
    return 1;
}

static int32_t view_canonical(const engross_view *view, const engross_node *node,
                              int32_t (*put)(void *user, const void *data, size_t size),
                              void *user) {
    static const char xml[] = "<document xmlns=\"urn:engross:document:1\" kind=\"report\"/>";
    (void)view;
    (void)node;
    return put(user, xml, sizeof xml - 1);
}

static const engross_view the_view = {
    sizeof(engross_view), NULL,          view_root,     view_kind,      view_parent,
    view_first_child,     view_next,     view_previous, view_text,      view_plain_text,
    view_attribute,       view_integer,  view_language, view_direction, view_find,
    view_field,           view_position, view_step,     view_canonical,
};

/* --- The host. --- */

static void *host_allocate(const engross_host *host, size_t size) {
    (void)host;
    return take(size);
}

static int32_t host_write(const engross_host *host, const void *data, size_t size) {
    (void)host;
    return fwrite(data, 1, size, stdout) == size ? ENGROSS_OK : ENGROSS_WRITE_FAILED;
}

static void host_report(const engross_host *host, uint32_t index, const engross_node *node,
                        const engross_text *arguments, size_t count) {
    (void)host;
    (void)node;
    (void)arguments;
    fprintf(stderr, "diagnostic %u with %zu arguments\n", (unsigned)index, count);
}

static void host_log(const engross_host *host, engross_text message) {
    (void)host;
    (void)message;
}

static int32_t host_progress(const engross_host *host, uint64_t done, uint64_t total) {
    (void)host;
    (void)done;
    (void)total;
    return 0;
}

static int32_t host_resource(const engross_host *host, const engross_resource_request *request,
                             engross_resource *out) {
    (void)host;
    (void)request;
    (void)out;
    return ENGROSS_NOT_FOUND;
}

static engross_text host_theme(const engross_host *host, const char *key) {
    (void)host;
    (void)key;
    return text_of(NULL);
}

static const void *host_extension(const engross_host *host, const char *id) {
    (void)host;
    (void)id;
    return NULL;
}

/* A copy that ends where a page begins that may not be touched. */
static void *at_edge(const void *data, size_t size) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED || mprotect(pages + page, page, PROT_NONE) != 0)
        exit(99);
    return memcpy(pages + page - size, data, size);
}

/* The defaults; a choice is the first one, numbers are read as such. */
static engross_value *make_values(const engross_plugin *plugin) {
    engross_value *values = take((plugin->option_count + 1) * sizeof *values);
    const char *row = (const char *)plugin->options;
    for (size_t i = 0; values != NULL && i < plugin->option_count; i++) {
        const engross_option *option = (const engross_option *)(const void *)row;
        values[i].text = text_of(option->default_value);
        values[i].integer =
            strcmp(option->default_value, "yes") == 0 ? 1 : atoll(option->default_value);
        values[i].number = atof(option->default_value);
        row += ((const engross_option *)(const void *)plugin->options)->size;
    }
    return values;
}

int main(int count, char **arguments) {
    const engross_plugin *(*entry)(void) = NULL;
    void *library = count < 2 ? NULL : dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
    void *symbol = library == NULL ? NULL : dlsym(library, "engross_plugin_v1");
    if (symbol == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 98;
    }
    memcpy(&entry, &symbol, sizeof entry);
    const engross_plugin *plugin = entry();
    const engross_host host = {
        sizeof host,
        ENGROSS_ABI_MAJOR,
        ENGROSS_ABI_MINOR,
        NULL,
        at_edge(&the_view, sizeof the_view),
        host_allocate,
        host_write,
        host_report,
        host_log,
        host_progress,
        host_resource,
        host_theme,
        host_extension,
    };
    const engross_job job = {
        sizeof job,
        text_of("old.txt"),
        text_of("old.out"),
        text_of("un-report"),
        text_of("engross 0.1.0"),
        make_values(plugin),
        plugin->option_count,
        -1,
    };
    int32_t status = plugin->run(at_edge(&host, sizeof host), at_edge(&job, sizeof job));
    free_pieces();
    return status;
}
