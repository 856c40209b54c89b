#include "layout/layout.h"

#include "kit/walk.h"
#include "layout/masthead.h"
#include "layout/note.h"
#include "layout/page.h"
#include "layout/running.h"
#include "layout/table.h"

#include <stdlib.h>
#include <string.h>

void engross_pdf_fail(struct pdf_layout *layout, int32_t status) {
    if (layout->status == ENGROSS_OK)
        layout->status = status;
}

void engross_pdf_buffer_finish(struct pdf_layout *layout, struct engross_buffer *buffer) {
    if (engross_buffer_failed(buffer))
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    engross_buffer_finish(buffer);
}

void *engross_pdf_allocate(struct pdf_layout *layout, size_t size) {
    void *piece = engross_pdf_store_allocate(layout->store, size);
    if (piece == NULL)
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    return piece;
}

engross_text engross_pdf_plain_text(struct pdf_layout *layout, const engross_node *node) {
    engross_text text = layout->view->plain_text(layout->view, node);
    if (text.data == NULL)
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    return text;
}

bool engross_pdf_grow(struct pdf_layout *layout, void *array, size_t *capacity, size_t count,
                      size_t size) {
    if (count <= *capacity)
        return true;
    size_t wanted = *capacity < 8 ? 16 : *capacity * 2;
    wanted = wanted < count ? count : wanted;
    void **pointer = array;
    void *moved = wanted <= SIZE_MAX / size ? realloc(*pointer, wanted * size) : NULL;
    if (moved == NULL) {
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
        return false;
    }
    *pointer = moved;
    *capacity = wanted;
    return true;
}

void engross_pdf_report(struct pdf_layout *layout, uint32_t diagnostic, const engross_node *node,
                        const engross_text *arguments, size_t count) {
    if (!layout->quiet)
        layout->host->report(layout->host, diagnostic, node, arguments, count);
}

/* How many blocks the content has, for progress. */
static uint64_t count_blocks(const engross_view *view) {
    uint64_t count = 0;
    engross_cursor cursor = {.size = sizeof cursor, .top = view->root(view)};
    while (view->step(view, &cursor)) {
        uint32_t kind = view->kind(view, cursor.node);
        bool block = kind == ENGROSS_KIND_P || kind == ENGROSS_KIND_HEADING;
        count += block && cursor.event == ENGROSS_EVENT_ENTER;
        cursor.skip = block || kind == ENGROSS_KIND_METADATA;
    }
    return count;
}

static const engross_node *child_of_kind(const engross_view *view, uint32_t kind) {
    const engross_node *child = view->first_child(view, view->root(view));
    while (child != NULL && view->kind(view, child) != kind)
        child = view->next(view, child);
    return child;
}

static void lay_document(struct pdf_layout *layout, struct pdf_flow *flow) {
    const engross_view *view = layout->view;
    const struct pdf_style *body = engross_pdf_style(&layout->styles, PDF_STYLE_BODY);
    engross_pdf_flow_init(flow, layout, &layout->pages->queue, engross_pdf_column_width(layout),
                          layout->root, body, layout->right_to_left);
    flow->feeds = true;
    flow->total = count_blocks(view);
    engross_pdf_masthead(flow);
    const engross_node *content = child_of_kind(view, ENGROSS_KIND_CONTENT);
    if (content != NULL)
        engross_pdf_flow_run(flow, content);
    engross_pdf_endnotes(layout, &layout->pages->queue);
    if (engross_pdf_tag_element(&layout->tags, layout->root) == NULL) /* an empty one has it too */
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    engross_pdf_flow_done(flow, layout->root);
    engross_pdf_pages_feed(layout, true);
    engross_pdf_flow_finish(flow);
}

static bool begin(struct pdf_layout *layout, struct pdf_pages *pages) {
    layout->tags.sink = layout->sink;
    layout->store = &layout->queue_store;
    layout->frame_mark = UINT64_MAX;
    layout->right_to_left =
        layout->view->direction(layout->view, layout->view->root(layout->view)) ==
        ENGROSS_DIRECTION_RTL;
    engross_pdf_pages_init(layout, pages);
    layout->pages = pages;
    layout->scratch = engross_pdf_scratch_new();
    layout->root = engross_pdf_tag_new(&layout->tags, NULL, PDF_ROLE_DOCUMENT);
    return layout->scratch != NULL && layout->root != NULL;
}

/* One pass over the document. */
static int32_t run(struct pdf_layout *layout) {
    struct pdf_pages pages;
    struct pdf_flow *flow = malloc(sizeof *flow);
    layout->status = ENGROSS_OK;
    if (begin(layout, &pages) && flow != NULL)
        lay_document(layout, flow);
    else
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    free(flow);
    layout->page_count = pages.number;
    engross_pdf_pages_finish(&pages);
    engross_pdf_endnotes_free(layout);
    engross_pdf_tables_finish(layout);
    engross_pdf_scratch_free(layout->scratch);
    engross_pdf_tags_finish(&layout->tags);
    engross_pdf_store_finish(&layout->queue_store);
    engross_pdf_store_finish(&layout->page_store);
    return layout->status;
}

/* --- counting pages ------------------------------------------------------------------------ */

static struct pdf_element *count_element(void *user, struct pdf_element *parent, enum pdf_role role,
                                         const struct pdf_element_attributes *attributes) {
    (void)parent;
    (void)role;
    (void)attributes;
    return user; /* any address: it is only told from NULL */
}

static void count_done(void *user, struct pdf_element *element) {
    (void)user;
    (void)element;
}

static int32_t count_page(void *user, const struct pdf_page *page) {
    (void)user;
    (void)page;
    return ENGROSS_OK;
}

static void count_bookmark(void *user, const struct pdf_bookmark *bookmark) {
    (void)user;
    (void)bookmark;
}

/* A theme that prints the number of pages has the document laid out twice; shaped words and the
 * theme's styles are kept in between. */
static int32_t count_pages(struct pdf_layout *layout, const struct pdf_sink *sink) {
    const struct pdf_sink counter = {layout, count_element, count_done, count_page, count_bookmark};
    layout->sink = &counter;
    layout->quiet = true;
    int32_t status = run(layout);
    layout->sink = sink;
    layout->quiet = false;
    return status;
}

int32_t engross_pdf_layout(const engross_host *host, const engross_job *job,
                           struct pdf_fonts *fonts, struct pdf_images *images,
                           const struct pdf_sink *sink) {
    struct pdf_layout layout = {.host = host,
                                .view = host->view,
                                .job = job,
                                .sink = sink,
                                .fonts = fonts,
                                .images = images,
                                .hyphenator = {.host = host}};
    const engross_node *source = engross_kit_source(host->view);
    if (source != NULL)
        layout.source = engross_pdf_plain_text(&layout, source);
    engross_pdf_styles_init(&layout.styles, host, fonts);
    int32_t status = engross_pdf_shaper_init(&layout.shaper, host, fonts, &layout.store)
                         ? ENGROSS_OK
                         : ENGROSS_NO_MEMORY;
    if (status == ENGROSS_OK && engross_pdf_running_counts(host))
        status = count_pages(&layout, sink);
    if (status == ENGROSS_OK)
        status = run(&layout);
    if (status == ENGROSS_OK)
        engross_pdf_shaper_report(&layout.shaper);
    if (status == ENGROSS_OK && engross_buffer_failed(&layout.shaper.missing))
        status = ENGROSS_NO_MEMORY;
    engross_pdf_shaper_finish(&layout.shaper);
    engross_pdf_hyphenator_finish(&layout.hyphenator);
    return status;
}
