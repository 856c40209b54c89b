/* Small Word packages made in memory from their parts, and what the reader makes of them. */
#ifndef TESTS_READ_DOCX_PACKAGE_H
#define TESTS_READ_DOCX_PACKAGE_H

#include "base/buffer.h"
#include "engross/engross.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MOST_PARTS 12

struct part {
    const char *name;
    const char *content; /* NUL-terminated; document.xml and its like without their root */
};

struct reading {
    int32_t status;
    struct engross_buffer xml;         /* canonical, of the document as the builder left it */
    struct engross_buffer diagnostics; /* "line: severity: message [code]" and a line end, each */
};

/* Makes a package of the parts. Roots and the parts that every package needs are put round them
 * unless they are given. strict: the namespaces of strict packages. */
void package_make(const struct part *parts, size_t count, bool strict, struct engross_buffer *out);
/* Reads a package of size bytes. Finish with reading_finish. */
void reading_start(struct reading *reading, const char *data, size_t size);
/* The same for a package of parts. */
void reading_parts(struct reading *reading, const struct part *parts, size_t count);
/* The same for a package whose document.xml has that body. */
void reading_body(struct reading *reading, const char *body);
void reading_finish(struct reading *reading);

void expect_holds(const struct engross_buffer *text, const char *wanted, const char *file,
                  int line);
void expect_lacks(const struct engross_buffer *text, const char *unwanted, const char *file,
                  int line);
#define HOLDS(reading, wanted) expect_holds(&(reading).xml, (wanted), __FILE__, __LINE__)
#define LACKS(reading, unwanted) expect_lacks(&(reading).xml, (unwanted), __FILE__, __LINE__)
#define SAYS(reading, wanted) expect_holds(&(reading).diagnostics, (wanted), __FILE__, __LINE__)

#endif
