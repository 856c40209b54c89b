/* The helpers over texts, options and the view, on a small tree of their own. */
#include "kit/walk.h"
#include "kit/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct engross_node {
    uint32_t kind;
    struct engross_node *parent, *first, *next;
};

static uint32_t node_kind(const engross_view *view, const engross_node *node) {
    (void)view;
    return node->kind;
}

static const engross_node *node_parent(const engross_view *view, const engross_node *node) {
    (void)view;
    return node->parent;
}

static const engross_node *node_first(const engross_view *view, const engross_node *node) {
    (void)view;
    return node->first;
}

static const engross_node *node_next(const engross_view *view, const engross_node *node) {
    (void)view;
    return node->next;
}

static int32_t node_step(const engross_view *view, engross_cursor *cursor) {
    (void)view;
    const engross_node *node = cursor->node;
    bool entered = cursor->event == ENGROSS_EVENT_ENTER;
    if (node == NULL) {
        cursor->node = cursor->top;
    } else if (entered && !cursor->skip && node->first != NULL) {
        cursor->node = node->first;
    } else if (entered) {
        cursor->event = ENGROSS_EVENT_EXIT;
        cursor->skip = 0;
        return 1;
    } else if (node == cursor->top) {
        return 0;
    } else if (node->next == NULL) {
        cursor->node = node->parent;
        return 1;
    } else {
        cursor->node = node->next;
    }
    cursor->event = ENGROSS_EVENT_ENTER;
    cursor->skip = 0;
    return 1;
}

static const engross_view view = {.size = sizeof view,
                                  .kind = node_kind,
                                  .parent = node_parent,
                                  .first_child = node_first,
                                  .next = node_next,
                                  .step = node_step};

/* SECTION( HEADING(TEXT) P(TEXT) 99(P(TEXT)) ), 99 being a kind of the future. */
static struct engross_node nodes[8] = {
    {ENGROSS_KIND_SECTION, NULL, &nodes[1], NULL},
    {ENGROSS_KIND_HEADING, &nodes[0], &nodes[2], &nodes[3]},
    {ENGROSS_KIND_TEXT, &nodes[1], NULL, NULL},
    {ENGROSS_KIND_P, &nodes[0], &nodes[4], &nodes[5]},
    {ENGROSS_KIND_TEXT, &nodes[3], NULL, NULL},
    {99, &nodes[0], &nodes[6], NULL},
    {ENGROSS_KIND_P, &nodes[5], &nodes[7], NULL},
    {ENGROSS_KIND_TEXT, &nodes[6], NULL, NULL},
};

static void texts_compare(void **state) {
    (void)state;
    engross_text absent = {NULL, 0};
    assert_true(engross_kit_text_is(engross_kit_text("foot"), "foot"));
    assert_false(engross_kit_text_is(engross_kit_text("foot"), "foo"));
    assert_false(engross_kit_text_is(absent, ""));
    assert_true(engross_kit_text_equal(absent, absent));
    assert_true(engross_kit_text_is_ignoring_case(engross_kit_text("KAZ"), "kaz"));
    assert_false(engross_kit_text_is_ignoring_case(engross_kit_text("KAZ"), "kazan"));
    assert_true(engross_kit_text_starts_with(engross_kit_text("para_64"), "para_"));
    assert_false(engross_kit_text_starts_with(engross_kit_text("par"), "para_"));
}

static void neighbours_are_found_by_kind(void **state) {
    (void)state;
    assert_ptr_equal(engross_kit_child(&view, &nodes[0], ENGROSS_KIND_P), &nodes[3]);
    assert_null(engross_kit_child(&view, &nodes[0], ENGROSS_KIND_TABLE));
    assert_ptr_equal(engross_kit_next(&view, &nodes[1], 99), &nodes[5]);
    assert_null(engross_kit_next(&view, &nodes[3], ENGROSS_KIND_HEADING));
    assert_ptr_equal(engross_kit_ancestor(&view, &nodes[7], ENGROSS_KIND_SECTION), &nodes[0]);
    assert_null(engross_kit_ancestor(&view, &nodes[0], ENGROSS_KIND_SECTION));
}

static void kinds_have_traits(void **state) {
    (void)state;
    assert_true(engross_kit_is_inline(ENGROSS_KIND_NOTE));
    assert_true(engross_kit_is_block(ENGROSS_KIND_SECTION));
    assert_true(engross_kit_holds_text(ENGROSS_KIND_P));
    assert_false(engross_kit_holds_text(ENGROSS_KIND_NOTE));
    assert_false(engross_kit_is_block(99));
    assert_int_equal(engross_kit_count_blocks(&view, &nodes[0]), 5);
}

struct trace {
    char events[32];
    int32_t stop;
};

static int32_t note_enter(void *user, engross_cursor *cursor) {
    struct trace *trace = user;
    strcat(trace->events, cursor->node->kind == ENGROSS_KIND_P ? "(" : "[");
    cursor->skip = cursor->node->kind == ENGROSS_KIND_HEADING;
    return trace->stop;
}

static int32_t note_leave(void *user, engross_cursor *cursor) {
    (void)cursor;
    strcat(((struct trace *)user)->events, ")");
    return ENGROSS_OK;
}

static int32_t note_text(void *user, engross_cursor *cursor) {
    (void)cursor;
    strcat(((struct trace *)user)->events, "t");
    return ENGROSS_OK;
}

static const engross_kit_handler handlers[ENGROSS_KIND_COUNT] = {
    [ENGROSS_KIND_HEADING] = {note_enter, note_leave},
    [ENGROSS_KIND_P] = {note_enter, note_leave},
    [ENGROSS_KIND_TEXT] = {note_text, NULL},
};

static void a_walk_follows_the_table(void **state) {
    (void)state;
    struct trace trace = {.stop = ENGROSS_OK};
    assert_int_equal(engross_kit_walk(&view, &nodes[0], handlers, ENGROSS_KIND_COUNT, &trace),
                     ENGROSS_OK);
    assert_string_equal(trace.events, "[)(t)(t)");
    trace = (struct trace){.stop = ENGROSS_CANCELLED};
    assert_int_equal(engross_kit_walk(&view, &nodes[0], handlers, ENGROSS_KIND_COUNT, &trace),
                     ENGROSS_CANCELLED);
    assert_string_equal(trace.events, "[");
}

static void options_are_found_by_name(void **state) {
    (void)state;
    static const engross_option options[] = {
        {.size = sizeof *options, .name = "actor", .type = ENGROSS_OPTION_TEXT},
        {.size = sizeof *options, .name = "slash", .type = ENGROSS_OPTION_BOOLEAN}};
    engross_value values[] = {{.text = {"unga", 4}}, {.integer = 1}};
    engross_plugin plugin = {.options = options, .option_count = 2};
    engross_job job = {.options = values, .option_count = 2};
    assert_true(engross_kit_text_is(engross_kit_option_text(&plugin, &job, "actor"), "unga"));
    assert_true(engross_kit_option_is_on(&plugin, &job, "slash"));
    assert_null(engross_kit_option(&plugin, &job, "slashes"));
    assert_true(engross_kit_text_is(engross_kit_option_text(&plugin, &job, "slashes"), ""));
}

static void record(const engross_host *host, uint32_t index, const engross_node *node,
                   const engross_text *arguments, size_t count) {
    char *line = host->data;
    assert_ptr_equal(node, &nodes[3]);
    line[0] = (char)('0' + index);
    line[1] = (char)('0' + count);
    memcpy(line + 2, arguments[count - 1].data, arguments[count - 1].size + 1);
}

static void reports_carry_their_arguments(void **state) {
    (void)state;
    char line[32];
    engross_host host = {.data = line, .report = record};
    engross_kit_report(&host, 3, &nodes[3], "one", "two", NULL);
    assert_string_equal(line, "32two");
    engross_kit_report_text(&host, 4, &nodes[3], engross_kit_text("three"));
    assert_string_equal(line, "41three");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_compare),
        cmocka_unit_test(neighbours_are_found_by_kind),
        cmocka_unit_test(kinds_have_traits),
        cmocka_unit_test(a_walk_follows_the_table),
        cmocka_unit_test(options_are_found_by_name),
        cmocka_unit_test(reports_carry_their_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
