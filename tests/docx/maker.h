/* Makes small Word packages part by part, so that each holds one thing only, and looks for words
 * in those that come out. */
#ifndef ENGROSS_TESTS_DOCX_MAKER_H
#define ENGROSS_TESTS_DOCX_MAKER_H

#include "package.h"

#define WORD "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type "\" Target=\"" target "\"/>"
#define RELATIONS(rows)                                                                            \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" rows  \
    "</Relationships>"

struct part {
    const char *name;
    const char *content;
};

/* Writes the parts as a package of that name; returns its path, until the next call. */
const char *make_package(const struct part *const *parts, size_t count, const char *name);
/* Fails the test unless the part holds, or lacks, those bytes. */
void assert_holds(const struct package *package, const char *part, const char *wanted);
void assert_lacks(const struct package *package, const char *part, const char *unwanted);

#endif
