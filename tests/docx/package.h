/* Exports a document and opens the Word package, for tests. */
#ifndef ENGROSS_TESTS_DOCX_PACKAGE_H
#define ENGROSS_TESTS_DOCX_PACKAGE_H

#include "engross/engross.h"

#include <libxml/tree.h>
#include <stdbool.h>

struct package;

/* Exports the file to build/docx-tests/<name>.docx and opens it; fails the test if that does not
 * work. theme may be NULL. */
struct package *package_export(const char *input, const char *theme, const char *name);
/* The same with a setting more, such as "docx.contents=yes"; the package has no parts where the
 * export fails. */
struct package *package_export_set(const char *input, const char *theme, const char *name,
                                   const char *setting);
/* The same with a template; one that cannot be used gives a package without parts. */
struct package *package_export_with(const char *input, const char *theme, const char *name,
                                    const char *template);
/* Opens a package that is there; NULL parts where it cannot be opened. */
struct package *package_open(const char *path);
void package_free(struct package *package);
/* Whether a diagnostic of that code was reported. */
bool package_reported(const struct package *package, const char *code);
/* The names of the parts, in the order of the package; NULL past the last. */
const char *package_name(const struct package *package, size_t index);
/* The bytes of a part, NUL-terminated, for free(); NULL where there is none. */
char *package_part(const struct package *package, const char *name);
/* The part as a tree, for xmlFreeDoc(); NULL where there is none. */
xmlDocPtr package_tree(const struct package *package, const char *name);

/* The next element after node in document order below top, or NULL. */
xmlNodePtr next_element(xmlNodePtr top, xmlNodePtr node);
bool is_named(xmlNodePtr node, const char *name);
/* The first child of that name, or NULL. */
xmlNodePtr child_named(xmlNodePtr node, const char *name);
/* The value of w:val, or of that attribute, as a number. */
long number_of(xmlNodePtr node, const char *attribute);

#endif
