/* The files of schemas/ as they are compiled into the library (cmake/embed.cmake). Each is
 * followed by a NUL that its size does not count. */
#ifndef ENGROSS_MODEL_SCHEMAS_H
#define ENGROSS_MODEL_SCHEMAS_H

#include <stddef.h>

extern const unsigned char engross_schema_document[];
extern const size_t engross_schema_document_size;
extern const unsigned char engross_schema_theme[];
extern const size_t engross_schema_theme_size;
extern const unsigned char engross_schema_profile[];
extern const size_t engross_schema_profile_size;
extern const unsigned char engross_theme_un_report[];
extern const size_t engross_theme_un_report_size;
extern const unsigned char engross_theme_factsheet[];
extern const size_t engross_theme_factsheet_size;
extern const unsigned char engross_theme_article[];
extern const size_t engross_theme_article_size;

/* A file of schemas/profiles: its name without ".xml", sorted by it. */
struct engross_embedded {
    const char *name;
    const unsigned char *data;
    size_t size;
};
extern const struct engross_embedded engross_profiles[];
extern const size_t engross_profiles_count;

#endif
