/* pdf-check FILE...: says what in files of qpdf --qdf --object-streams=disable is not accessible or
 * not archival. Exit status 0: nothing. */
#include "check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_SAID = 20 };

void fault(struct check *check, const char *format, ...) {
    va_list arguments;
    if (check->faults++ >= MOST_SAID)
        return;
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
}

static size_t check_file(const char *path) {
    struct file file;
    if (!file_open(&file, path)) {
        file_close(&file);
        return 1;
    }
    struct check check = {.file = &file};
    check_catalog(&check);
    check_structure(&check);
    check_pages(&check);
    for (size_t i = 0; i < check.font_count; i++)
        free(check.fonts[i]);
    free(check.fonts);
    free(check.marks);
    free(check.parents);
    file_close(&file);
    if (check.faults > 0)
        printf("%s: %zu faults\n", path, check.faults);
    return check.faults;
}

int main(int count, char **words) {
    size_t faults = 0;
    for (int i = 1; i < count; i++)
        faults += check_file(words[i]);
    return faults > 0 ? 1 : 0;
}
