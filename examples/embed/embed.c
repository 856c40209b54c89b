/* A program that embeds engross: it reads a document, lists its headings, and exports it with the
 * exporters named (canonical XML without any).
 *
 *     embed INPUT DIRECTORY [EXPORTER...]
 */
#include "engross/engross.h"

#include <stdio.h>
#include <stdlib.h>

/* What happens to the document is told as it happens; here it is passed on to the user. */
static void tell(void *user, const engross_diagnostic *diagnostic) {
    char *line = engross_diagnostic_text(diagnostic);
    if (line != NULL)
        fprintf(user, "%s\n", line);
    free(line);
}

/* One line for each heading, indented by the depth of its section. */
static void list_headings(const engross_view *view) {
    engross_cursor cursor = {sizeof cursor, view->root(view), NULL, 0, 0};
    while (view->step(view, &cursor)) {
        if (cursor.event != ENGROSS_EVENT_ENTER ||
            view->kind(view, cursor.node) != ENGROSS_KIND_HEADING)
            continue;
        const engross_node *section = view->parent(view, cursor.node);
        int64_t level = view->integer(view, section, ENGROSS_ATTRIBUTE_LEVEL, 1);
        engross_text number = view->attribute(view, section, ENGROSS_ATTRIBUTE_NUMBER);
        engross_text heading = view->plain_text(view, cursor.node);
        printf("%*s%s%s%s\n", (int)(2 * (level - 1)), "", number.data == NULL ? "" : number.data,
               number.size > 0 ? " " : "", heading.data == NULL ? "" : heading.data);
    }
}

static int32_t list_document(const char *path, const engross_sink *sink) {
    const engross_read_options options = {.size = sizeof options, .path = path};
    engross_document *document = NULL;
    int32_t status = engross_document_read(&options, sink, &document);
    if (status == ENGROSS_OK)
        list_headings(engross_document_view(document));
    engross_document_free(document);
    return status;
}

int main(int count, char **words) {
    static const char *const canonical[] = {"canonical"};
    if (count < 3) {
        fprintf(stderr, "Usage: %s INPUT DIRECTORY [EXPORTER...]\n", words[0]);
        return EXIT_FAILURE;
    }
    const char *const inputs[] = {words[1]};
    const engross_sink sink = {.size = sizeof sink, .user = stderr, .diagnostic = tell};
    const engross_export_request request = {
        .size = sizeof request,
        .inputs = inputs,
        .input_count = 1,
        .exporters = count > 3 ? (const char *const *)(words + 3) : canonical,
        .exporter_count = count > 3 ? (size_t)(count - 3) : 1,
        .output = words[2],
        .cancel_descriptor = -1,
    };
    int32_t status = list_document(words[1], &sink);
    if (status == ENGROSS_OK)
        status = engross_export(&request, &sink);
    return status == ENGROSS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
