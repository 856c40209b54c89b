/* engross-summary: an exporter in one file, to start your own from. It writes a table of contents
 * as plain text: the title, then each section with its number and how many numbered paragraphs
 * and recommendations stand in it. It uses nothing but engross/plugin.h. */
#include "engross/plugin.h"

#include <stdio.h>
#include <string.h>

/* What run() carries along. */
struct summary {
    const engross_host *host;
    const engross_view *view;
    int32_t status; /* the first failure of write(), or ENGROSS_OK */
};

static void put(struct summary *summary, engross_text text) {
    if (summary->status == ENGROSS_OK && text.size > 0)
        summary->status = summary->host->write(summary->host, text.data, text.size);
}

static void put_string(struct summary *summary, const char *string) {
    put(summary, (engross_text){string, strlen(string)});
}

static void put_count(struct summary *summary, unsigned count, const char *one, const char *many) {
    char line[80];
    snprintf(line, sizeof line, ", %u %s", count, count == 1 ? one : many);
    if (count > 0)
        put_string(summary, line);
}

/* How many nodes of kind stand below section, but not in a section of its own inside it. */
static unsigned count_own(const engross_view *view, const engross_node *section, uint32_t kind) {
    engross_cursor cursor = {sizeof cursor, section, NULL, 0, 0};
    unsigned count = 0;
    while (view->step(view, &cursor)) {
        if (cursor.event != ENGROSS_EVENT_ENTER)
            continue;
        const uint32_t found = view->kind(view, cursor.node);
        count += found == kind;
        cursor.skip = found == ENGROSS_KIND_SECTION && cursor.node != section;
    }
    return count;
}

static void put_section(struct summary *summary, const engross_node *section) {
    const engross_view *view = summary->view;
    for (int64_t level = view->integer(view, section, ENGROSS_ATTRIBUTE_LEVEL, 1); level > 1;
         level--)
        put_string(summary, "  ");
    const engross_text number = view->attribute(view, section, ENGROSS_ATTRIBUTE_NUMBER);
    put(summary, number);
    put_string(summary, number.size > 0 ? " " : "");
    put(summary, view->plain_text(view, view->first_child(view, section)));
    put_count(summary, count_own(view, section, ENGROSS_KIND_PARAGRAPH), "paragraph", "paragraphs");
    put_count(summary, count_own(view, section, ENGROSS_KIND_RECOMMENDATION), "recommendation",
              "recommendations");
    put_string(summary, "\n");
}

static int32_t run(const engross_host *host, const engross_job *job) {
    (void)job;
    struct summary summary = {host, host->view, ENGROSS_OK};
    const engross_view *view = host->view;
    host->report(host, 0, NULL, NULL, 0);
    const engross_node *title = view->field(view, ENGROSS_FIELD_TITLE, 0);
    if (title != NULL)
        put(&summary, view->plain_text(view, title));
    put_string(&summary, "\n\n");
    engross_cursor cursor = {sizeof cursor, view->root(view), NULL, 0, 0};
    while (summary.status == ENGROSS_OK && view->step(view, &cursor)) {
        if (host->progress(host, 0, 0) != 0)
            return ENGROSS_CANCELLED;
        if (cursor.event == ENGROSS_EVENT_ENTER &&
            view->kind(view, cursor.node) == ENGROSS_KIND_SECTION)
            put_section(&summary, cursor.node);
    }
    return summary.status;
}

/* Every kind has its row; what is not FULL says what becomes of it. This exporter is a summary, so
 * it drops most of the document by design. */
#define ROW(kind, level, note)                                                                     \
    { sizeof(engross_support), note, ENGROSS_KIND_##kind, ENGROSS_SUPPORT_##level }
#define DROPPED(kind) ROW(kind, DROPPED, "left out of the summary")
static const engross_support support[] = {
    ROW(DOCUMENT, FULL, NULL),
    ROW(METADATA, DEGRADED, "only the title"),
    ROW(FIELD, DEGRADED, "only the title"),
    ROW(CONTENT, DEGRADED, "only its sections"),
    ROW(SECTION, FULL, NULL),
    ROW(HEADING, FULL, NULL),
    ROW(PARAGRAPH, DEGRADED, "counted"),
    DROPPED(P),
    DROPPED(LIST),
    DROPPED(ITEM),
    DROPPED(EXCHANGE),
    DROPPED(QUESTION),
    DROPPED(ANSWER),
    DROPPED(QUOTATION),
    DROPPED(ATTRIBUTION),
    DROPPED(TABLE),
    DROPPED(CAPTION),
    DROPPED(TABLE_HEAD),
    DROPPED(TABLE_BODY),
    DROPPED(ROW),
    DROPPED(CELL),
    DROPPED(FIGURE),
    DROPPED(NOTE),
    DROPPED(RECOMMENDATIONS),
    ROW(RECOMMENDATION, DEGRADED, "counted"),
    DROPPED(NOTICE),
    DROPPED(SEPARATOR),
    DROPPED(PAGE_BREAK),
    ROW(TEXT, DEGRADED, "only that of headings"),
    DROPPED(EMPHASIS),
    DROPPED(STRONG),
    DROPPED(LINK),
    DROPPED(REFERENCE),
    DROPPED(SUPERSCRIPT),
    DROPPED(SUBSCRIPT),
    DROPPED(CODE),
    DROPPED(SPAN),
    DROPPED(LINE_BREAK),
    DROPPED(KEY_FIGURES),
    DROPPED(KEY_FIGURE),
    DROPPED(VALUE),
    DROPPED(LABEL),
};

static const engross_diagnostic_row diagnostics[] = {
    {sizeof(engross_diagnostic_row), "shortened", "a summary leaves out all text but headings",
     "The exporter \"summary\" is for looking at a document's structure. Use another one to keep "
     "the text.",
     ENGROSS_SEVERITY_LOSS, 0},
};

static const engross_plugin plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof(engross_plugin),
    .id = "summary",
    .name = "Summary",
    .summary = "Writes the headings of a document and what stands under them as plain text.",
    .version = "1.0.0",
    .licence = "MIT",
    .media_type = "text/plain",
    .extension = ".summary.txt",
    .diagnostics = diagnostics,
    .diagnostic_count = sizeof diagnostics / sizeof diagnostics[0],
    .support = support,
    .support_count = sizeof support / sizeof support[0],
    .run = run,
};

const engross_plugin *engross_plugin_v1(void) {
    return &plugin;
}
