#include "checking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void keep(void *user, const engross_diagnostic *diagnostic) {
    struct found *found = user;
    if (diagnostic->severity == ENGROSS_SEVERITY_INFO && diagnostic->rule == NULL)
        return;
    assert_true(found->count < FOUND_CAPACITY);
    snprintf(found->codes[found->count], sizeof found->codes[0], "%s", diagnostic->code);
    snprintf(found->last_message, sizeof found->last_message, "%s", diagnostic->message);
    snprintf(found->last_rule, sizeof found->last_rule, "%s",
             diagnostic->rule == NULL ? "" : diagnostic->rule);
    found->last_position = (engross_position){diagnostic->line, diagnostic->column};
    found->severities[found->count++] = diagnostic->severity;
}

engross_sink finding_sink(struct found *found) {
    return (engross_sink){.size = sizeof(engross_sink), .user = found, .diagnostic = keep};
}

const char *scratch_file(const char *name, const char *text) {
    static char path[512];
    snprintf(path, sizeof path, "%s/tests/profile/%d", ENGROSS_BUILD_DIR, (int)getpid());
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/tests/profile/%d/%s", ENGROSS_BUILD_DIR, (int)getpid(), name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    return path;
}

void check_document(const char *xml, const char *profile_name, struct found *found) {
    *found = (struct found){0};
    const engross_sink sink = finding_sink(found);
    char *path = strdup(scratch_file("document.xml", xml));
    const engross_read_options options = {.size = sizeof options, .path = path, .format = "xml"};
    struct engross_diagnostics diagnostics = {.sink = &sink, .file = path};
    struct engross_profile *profile = NULL;
    struct engross_arena arena = ENGROSS_ARENA_INIT;
    engross_document *document = NULL;
    found->status = engross_document_read(&options, &sink, &document);
    if (found->status != ENGROSS_OK)
        fail_msg("the document is not read: %s", found->last_message);
    found->status = engross_profile_load(profile_name, &diagnostics, &profile);
    if (found->status == ENGROSS_OK)
        found->status = engross_preflight_run(engross_document_view(document), profile,
                                              &diagnostics, &arena, &found->preflight);
    const engross_view *view = engross_document_view(document);
    found->word_count = view->integer(view, view->field(view, ENGROSS_FIELD_WORD_COUNT, 0),
                                      ENGROSS_ATTRIBUTE_VALUE, 0);
    found->preflight.file = found->preflight.profile = found->preflight.title = NULL;
    engross_profile_free(profile);
    engross_arena_finish(&arena);
    engross_document_free(document);
    unlink(path);
    *strrchr(path, '/') = '\0';
    rmdir(path);
    free(path);
}

size_t found_count(const struct found *found, const char *code) {
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++)
        count += code == NULL || strcmp(found->codes[i], code) == 0;
    return count;
}
