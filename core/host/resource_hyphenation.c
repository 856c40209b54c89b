/* Hyphenation dictionaries where Debian's hyphen-* packages put them, by language tag. */
#include "host/resource.h"

#include <dirent.h>
#include <string.h>

#define DIRECTORY "/usr/share/hyphen"
#define TAG_MAXIMUM 32

/* The dictionary of a language whose tag names no region, where there are several: United
 * Nations spelling for English, the language's home else. */
static const char *const home_regions[][2] = {
    {"en", "GB"}, {"ru", "RU"}, {"fr", "FR"}, {"es", "ES"}, {"de", "DE"},
    {"pt", "PT"}, {"it", "IT"}, {"nl", "NL"}, {"uk", "UA"}, {"kk", "KZ"},
};

/* The tag's language in lower case and its region in upper case, "" where it has none
 * (BCP 47, section 2.1: the first subtag, and the first later one of two letters). */
struct tag {
    char language[TAG_MAXIMUM];
    char region[TAG_MAXIMUM];
};

static char cased(char c, bool upper) {
    if (upper && c >= 'a' && c <= 'z')
        return (char)(c - 'a' + 'A');
    return !upper && c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static void copy_cased(char *out, const char *subtag, size_t size, bool upper) {
    for (size_t i = 0; i < size; i++)
        out[i] = cased(subtag[i], upper);
    out[size] = '\0';
}

/* False for what is no tag, so that none of it ever becomes part of a path. */
static bool parse_tag(const char *text, struct tag *tag) {
    *tag = (struct tag){0};
    size_t size = strcspn(text, "-_");
    if (size < 2 || size > 8 ||
        strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") < size)
        return false;
    copy_cased(tag->language, text, size, false);
    for (const char *at = text + size; *at != '\0'; at += size) {
        at++;
        size = strcspn(at, "-_");
        bool letters = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") >= size;
        if (size == 1)
            break;
        if (size == 2 && letters && tag->region[0] == '\0')
            copy_cased(tag->region, at, size, true);
    }
    return true;
}

static const char *home_region(const char *language) {
    for (size_t i = 0; i < sizeof home_regions / sizeof home_regions[0]; i++)
        if (strcmp(home_regions[i][0], language) == 0)
            return home_regions[i][1];
    return "";
}

static const struct engross_mapping *open_dictionary(struct engross_resources *resources,
                                                     const char *language, const char *region) {
    struct engross_buffer path = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&path, DIRECTORY "/hyph_%s%s%s.dic", language,
                                 region[0] == '\0' ? "" : "_", region);
    const struct engross_mapping *file =
        engross_buffer_failed(&path) ? NULL : engross_mapping_open(&resources->mappings, path.data);
    engross_buffer_finish(&path);
    return file;
}

/* The first dictionary of the language in any region, by name. */
static const struct engross_mapping *open_any(struct engross_resources *resources,
                                              const char *language) {
    char region[8] = "";
    DIR *directory = opendir(DIRECTORY);
    if (directory == NULL)
        return NULL;
    size_t size = strlen(language);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        const char *name = entry->d_name;
        if (strncmp(name, "hyph_", 5) != 0 || strncmp(name + 5, language, size) != 0 ||
            name[5 + size] != '_')
            continue;
        const char *found = name + 6 + size;
        if (strcspn(found, ".") == 2 && (region[0] == '\0' || strncmp(found, region, 2) < 0))
            memcpy(region, found, 2);
    }
    closedir(directory);
    return region[0] == '\0' ? NULL : open_dictionary(resources, language, region);
}

int32_t engross_resource_hyphenation(struct engross_resources *resources,
                                     const engross_resource_request *request,
                                     engross_resource *out) {
    struct tag tag;
    if (request->language.data == NULL || !parse_tag(request->language.data, &tag))
        return ENGROSS_NOT_FOUND;
    const struct engross_mapping *file = NULL;
    if (tag.region[0] != '\0')
        file = open_dictionary(resources, tag.language, tag.region);
    const char *home = home_region(tag.language);
    if (file == NULL && home[0] != '\0')
        file = open_dictionary(resources, tag.language, home);
    if (file == NULL)
        file = open_dictionary(resources, tag.language, "");
    if (file == NULL)
        file = open_any(resources, tag.language);
    if (file == NULL)
        return ENGROSS_NOT_FOUND;
    out->key = (engross_text){file->key, strlen(file->key)};
    out->data = file->data;
    out->data_size = file->size;
    return ENGROSS_OK;
}
