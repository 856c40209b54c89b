/* Themes: an XML file of schemas/theme.xsd, flattened to keys and values with the styles'
 * inheritance worked out. docs/themes.md lists the keys. */
#ifndef ENGROSS_HOST_THEME_H
#define ENGROSS_HOST_THEME_H

#include "diagnostic/diagnostic.h"

struct engross_theme;

/* Loads a theme: by the id of one that ships, by the path of a file (anything with a "/" or
 * ending in ".xml"), or, where name is NULL, the one that is made for documents of that kind
 * ("report" ...). ENGROSS_OK and *out, owned by the caller; else a status whose cause has been
 * reported. */
int32_t engross_theme_load(const char *name, const char *kind,
                           struct engross_diagnostics *diagnostics, struct engross_theme **out);
void engross_theme_free(struct engross_theme *theme);
/* The value of a key, with the theme's lifetime; {NULL, 0} where there is none. */
engross_text engross_theme_value(const struct engross_theme *theme, const char *key);
/* The theme's id. */
engross_text engross_theme_id(const struct engross_theme *theme);
/* The ids of the themes that ship: the index-th, or NULL past the last. */
const char *engross_theme_shipped(size_t index);

#endif
