#include "rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define MOST_COLUMNS 63

/* The span of the merged cell that reaches down into each column; 0: none. */
struct grid {
    long columns;
    long reaching[MOST_COLUMNS];
};

static xmlNodePtr next_named(xmlNodePtr node, const char *name) {
    do
        node = xmlNextElementSibling(node);
    while (node != NULL && !is_named(node, name));
    return node;
}

static long span_of(xmlNodePtr properties) {
    xmlNodePtr span = child_named(properties, "gridSpan");
    return span == NULL ? 1 : number_of(span, "val");
}

static bool is_restart(xmlNodePtr merge) {
    xmlChar *value = xmlGetProp(merge, BAD_CAST "val");
    bool is = value != NULL && strcmp((const char *)value, "restart") == 0;
    xmlFree(value);
    return is;
}

static bool keeps_cell(struct grid *grid, xmlNodePtr cell, long column, const char *part,
                       char said[RULES_SAID_SIZE]) {
    xmlNodePtr properties = child_named(cell, "tcPr");
    xmlNodePtr merge = child_named(properties, "vMerge");
    xmlNodePtr last = xmlLastElementChild(cell);
    long span = span_of(properties);
    if (last == NULL || !is_named(last, "p"))
        return rule_broken(said, part, cell, "a cell does not end with a paragraph");
    if (span < 1 || column + span > grid->columns)
        return rule_broken(said, part, cell, "a cell reaches beyond the grid");
    if (merge != NULL && !is_restart(merge) && grid->reaching[column] != span)
        return rule_broken(said, part, cell, "a merged cell goes on that has not begun");
    for (long i = column; i < column + span; i++)
        grid->reaching[i] = 0;
    grid->reaching[column] = merge == NULL ? 0 : span;
    return true;
}

static bool keeps_row(struct grid *grid, xmlNodePtr row, const char *part,
                      char said[RULES_SAID_SIZE]) {
    long column = 0;
    xmlNodePtr cell = child_named(row, "tc");
    if (cell == NULL)
        return rule_broken(said, part, row, "a row has no cells");
    for (; cell != NULL; cell = next_named(cell, "tc")) {
        if (!keeps_cell(grid, cell, column, part, said))
            return false;
        column += span_of(child_named(cell, "tcPr"));
    }
    return column == grid->columns || rule_broken(said, part, row, "a row does not fill the grid");
}

bool table_keeps_rules(xmlNodePtr table, const char *part, char said[RULES_SAID_SIZE]) {
    struct grid grid = {0};
    xmlNodePtr column = child_named(child_named(table, "tblGrid"), "gridCol");
    for (; column != NULL; column = next_named(column, "gridCol"))
        grid.columns++;
    if (grid.columns < 1 || grid.columns > MOST_COLUMNS)
        return rule_broken(said, part, table, "a table has no columns, or more than 63");
    xmlNodePtr after = xmlNextElementSibling(table);
    if (after == NULL || is_named(after, "tbl") || is_named(after, "sectPr"))
        return rule_broken(said, part, table, "no paragraph follows a table");
    xmlNodePtr row = child_named(table, "tr");
    if (row == NULL)
        return rule_broken(said, part, table, "a table has no rows");
    for (; row != NULL; row = next_named(row, "tr"))
        if (!keeps_row(&grid, row, part, said))
            return false;
    return true;
}
