/* What Word asks of a package beyond the schemas: identities, references, shapes of tables and
 * limits. */
#ifndef ENGROSS_TESTS_DOCX_RULES_H
#define ENGROSS_TESTS_DOCX_RULES_H

#include "package.h"

#define RULES_SAID_SIZE 512

/* Returns whether the package keeps all rules; if not, said tells the first that it breaks. */
bool package_keeps_rules(const struct package *package, char said[RULES_SAID_SIZE]);
/* Says what is wrong, if nothing has been said yet; returns false. */
bool rule_broken(char said[RULES_SAID_SIZE], const char *part, xmlNodePtr node, const char *what);
/* The rules of one w:tbl: rows fill the grid, cells end with a paragraph, merged cells begin. */
bool table_keeps_rules(xmlNodePtr table, const char *part, char said[RULES_SAID_SIZE]);

#endif
