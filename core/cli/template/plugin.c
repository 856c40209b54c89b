/* engross-@NAME@: an exporter to start from. It writes a document as plain text, one line for each
 * block of text. engross/plugin.h says what everything here is. */
#include <engross/plugin.h>

#include <string.h>

/* What run() carries along. */
struct export {
    const engross_host *host;
    const engross_view *view;
    int32_t status; /* the first failure of write(), or ENGROSS_OK */
};

static void put(struct export *export, engross_text text) {
    if (export->status == ENGROSS_OK && text.size > 0)
        export->status = export->host->write(export->host, text.data, text.size);
}

static void put_string(struct export *export, const char *string) {
    put(export, (engross_text){string, strlen(string)});
}

/* The number of a section, paragraph or item, as it is printed. */
static void put_number(struct export *export, const engross_node *node) {
    engross_text number = export->view->attribute(export->view, node, ENGROSS_ATTRIBUTE_NUMBER);
    put(export, number);
    put_string(export, number.size > 0 ? " " : "");
}

static void enter_item(struct export *export, const engross_node *node) {
    engross_text number = export->view->attribute(export->view, node, ENGROSS_ATTRIBUTE_NUMBER);
    if (number.size > 0)
        put_number(export, node);
    else
        put_string(export, "- ");
}

static void enter_text(struct export *export, const engross_node *node) {
    put(export, export->view->text(export->view, node));
}

static void enter_note(struct export *export, const engross_node *node) {
    (void)node;
    put_string(export, " [");
}

static void leave_note(struct export *export, const engross_node *node) {
    (void)node;
    put_string(export, "]");
}

/* A block in a note does not end the line that the note stands in. */
static void end_line(struct export *export, const engross_node *node) {
    const engross_view *view = export->view;
    const engross_node *parent = view->parent(view, node);
    put_string(export, view->kind(view, parent) == ENGROSS_KIND_NOTE ? " " : "\n");
}

/* Some fields have a value and nothing to print. */
static void leave_field(struct export *export, const engross_node *node) {
    if (export->view->first_child(export->view, node) != NULL)
        end_line(export, node);
}

/* What is done at a kind of node. The nodes of all others are passed through: their text comes by
 * itself, as that of kinds of node that a later version of engross may have. */
struct handler {
    uint32_t kind;
    void (*enter)(struct export *export, const engross_node *node); /* or NULL */
    void (*leave)(struct export *export, const engross_node *node); /* or NULL */
};

static const struct handler handlers[] = {
    {ENGROSS_KIND_FIELD, NULL, leave_field},
    {ENGROSS_KIND_SECTION, put_number, NULL},
    {ENGROSS_KIND_HEADING, NULL, end_line},
    {ENGROSS_KIND_PARAGRAPH, put_number, NULL},
    {ENGROSS_KIND_P, NULL, end_line},
    {ENGROSS_KIND_ITEM, enter_item, NULL},
    {ENGROSS_KIND_ATTRIBUTION, NULL, end_line},
    {ENGROSS_KIND_CAPTION, NULL, end_line},
    {ENGROSS_KIND_NOTE, enter_note, leave_note},
    {ENGROSS_KIND_TEXT, enter_text, NULL},
    {ENGROSS_KIND_LINE_BREAK, NULL, end_line},
    {ENGROSS_KIND_VALUE, NULL, end_line},
    {ENGROSS_KIND_LABEL, NULL, end_line},
};

static void handle(struct export *export, const engross_cursor *cursor) {
    uint32_t kind = export->view->kind(export->view, cursor->node);
    for (size_t i = 0; i < sizeof handlers / sizeof handlers[0]; i++) {
        if (handlers[i].kind != kind)
            continue;
        if (cursor->event == ENGROSS_EVENT_ENTER && handlers[i].enter != NULL)
            handlers[i].enter(export, cursor->node);
        if (cursor->event == ENGROSS_EVENT_EXIT && handlers[i].leave != NULL)
            handlers[i].leave(export, cursor->node);
    }
}

static int32_t run(const engross_host *host, const engross_job *job) {
    (void)job;
    struct export export = {host, host->view, ENGROSS_OK};
    engross_cursor cursor = {sizeof cursor, host->view->root(host->view), NULL, 0, 0};
    host->report(host, 0, NULL, NULL, 0);
    while (export.status == ENGROSS_OK && host->view->step(host->view, &cursor)) {
        if (host->progress(host, 0, 0) != 0)
            return ENGROSS_CANCELLED;
        handle(&export, &cursor);
    }
    return export.status;
}

/* Every kind has its row. What is not FULL says what becomes of it and is reported as a loss. */
#define ROW(kind, level, note)                                                                     \
    { sizeof(engross_support), note, ENGROSS_KIND_##kind, ENGROSS_SUPPORT_##level }
#define FULL(kind) ROW(kind, FULL, NULL)
#define PLAIN(kind) ROW(kind, DEGRADED, "its text only")
#define DROPPED(kind) ROW(kind, DROPPED, "left out")
static const engross_support support[] = {
    FULL(DOCUMENT),
    FULL(METADATA),
    FULL(FIELD),
    FULL(CONTENT),
    FULL(SECTION),
    PLAIN(HEADING),
    FULL(PARAGRAPH),
    FULL(P),
    FULL(LIST),
    FULL(ITEM),
    PLAIN(EXCHANGE),
    PLAIN(QUESTION),
    PLAIN(ANSWER),
    PLAIN(QUOTATION),
    FULL(ATTRIBUTION),
    PLAIN(TABLE),
    FULL(CAPTION),
    PLAIN(TABLE_HEAD),
    PLAIN(TABLE_BODY),
    PLAIN(ROW),
    PLAIN(CELL),
    DROPPED(FIGURE),
    FULL(NOTE),
    FULL(RECOMMENDATIONS),
    DROPPED(RECOMMENDATION),
    PLAIN(NOTICE),
    DROPPED(SEPARATOR),
    DROPPED(PAGE_BREAK),
    FULL(TEXT),
    PLAIN(EMPHASIS),
    PLAIN(STRONG),
    PLAIN(LINK),
    PLAIN(REFERENCE),
    PLAIN(SUPERSCRIPT),
    PLAIN(SUBSCRIPT),
    PLAIN(CODE),
    PLAIN(SPAN),
    FULL(LINE_BREAK),
    FULL(KEY_FIGURES),
    FULL(KEY_FIGURE),
    FULL(VALUE),
    FULL(LABEL),
};

static const engross_diagnostic_row diagnostics[] = {
    {sizeof(engross_diagnostic_row), "plain", "plain text keeps no emphasis, tables or figures",
     "The exporter \"@NAME@\" writes plain text. Use another one to keep what plain text cannot "
     "show.",
     ENGROSS_SEVERITY_LOSS, 0},
};

static const engross_plugin plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof(engross_plugin),
    .id = "@NAME@",
    .name = "@NAME@",
    .summary = "Writes a document as plain text.",
    .version = "0.1.0",
    .licence = "MIT",
    .media_type = "text/plain",
    .extension = ".@NAME@.txt",
    .diagnostics = diagnostics,
    .diagnostic_count = sizeof diagnostics / sizeof diagnostics[0],
    .support = support,
    .support_count = sizeof support / sizeof support[0],
    .run = run,
};

const engross_plugin *engross_plugin_v1(void) {
    return &plugin;
}
