#include "model/language.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static const char *const right_to_left_languages[] = {"ar", "arc", "ckb", "dv", "fa", "he", "iw",
                                                      "ks", "nqo", "ps",  "sd", "ug", "ur", "yi"};
static const char *const right_to_left_scripts[] = {"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm"};

bool engross_language_is(const char *tag, const char *primary) {
    size_t size = strlen(primary);
    return strncasecmp(tag, primary, size) == 0 && (tag[size] == '\0' || tag[size] == '-');
}

bool engross_language_is_right_to_left(const char *tag) {
    for (const char *at = strchr(tag, '-'); at != NULL; at = strchr(at, '-')) {
        size_t size = strcspn(++at, "-");
        if (size != 4)
            continue;
        for (size_t i = 0; i < sizeof right_to_left_scripts / sizeof(char *); i++)
            if (strncasecmp(at, right_to_left_scripts[i], 4) == 0)
                return true;
        return false;
    }
    for (size_t i = 0; i < sizeof right_to_left_languages / sizeof(char *); i++)
        if (engross_language_is(tag, right_to_left_languages[i]))
            return true;
    return false;
}
