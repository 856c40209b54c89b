#include "language.h"

#include "kit/walk.h"

#include <string.h>

/* What Word expects where a text names its language without a country. Rows for those that are
 * not written with an alphabet that runs from left to right say how they are. */
static const struct language {
    const char *subtag;
    const char *tag;
    enum engross_docx_script script;
    const char *font;
} languages[] = {
    {"en", "en-GB", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"fr", "fr-FR", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"es", "es-ES", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"ru", "ru-RU", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"kk", "kk-KZ", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"ky", "ky-KG", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"uk", "uk-UA", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"be", "be-BY", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"tg", "tg-Cyrl-TJ", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"uz", "uz-Latn-UZ", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"tk", "tk-TM", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"az", "az-Latn-AZ", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"tr", "tr-TR", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"de", "de-DE", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"it", "it-IT", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"pt", "pt-PT", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"pl", "pl-PL", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"el", "el-GR", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"hy", "hy-AM", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"ka", "ka-GE", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"mn", "mn-MN", ENGROSS_DOCX_SCRIPT_SIMPLE, NULL},
    {"ar", "ar-SA", ENGROSS_DOCX_SCRIPT_COMPLEX, NULL},
    {"fa", "fa-IR", ENGROSS_DOCX_SCRIPT_COMPLEX, NULL},
    {"he", "he-IL", ENGROSS_DOCX_SCRIPT_COMPLEX, NULL},
    {"ur", "ur-PK", ENGROSS_DOCX_SCRIPT_COMPLEX, NULL},
    {"ps", "ps-AF", ENGROSS_DOCX_SCRIPT_COMPLEX, NULL},
    {"prs", "prs-AF", ENGROSS_DOCX_SCRIPT_COMPLEX, NULL},
    {"hi", "hi-IN", ENGROSS_DOCX_SCRIPT_COMPLEX, NULL},
    {"th", "th-TH", ENGROSS_DOCX_SCRIPT_COMPLEX, NULL},
    {"zh", "zh-CN", ENGROSS_DOCX_SCRIPT_EAST_ASIAN, "SimSun"},
    {"ja", "ja-JP", ENGROSS_DOCX_SCRIPT_EAST_ASIAN, "MS Mincho"},
    {"ko", "ko-KR", ENGROSS_DOCX_SCRIPT_EAST_ASIAN, "Batang"},
};

static size_t subtag_size(engross_text language) {
    size_t size = 0;
    while (size < language.size && language.data[size] != '-')
        size++;
    return size;
}

static const struct language *find(engross_text language) {
    engross_text subtag = {language.data, subtag_size(language)};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (engross_kit_text_is_ignoring_case(subtag, languages[i].subtag))
            return &languages[i];
    return NULL;
}

const char *engross_docx_language_tag(engross_text language, char tag[ENGROSS_DOCX_TAG_SIZE]) {
    const struct language *row = find(language);
    if (row != NULL && subtag_size(language) == language.size)
        return strcpy(tag, row->tag);
    size_t size = language.size < ENGROSS_DOCX_TAG_SIZE ? language.size : ENGROSS_DOCX_TAG_SIZE - 1;
    if (size > 0)
        memcpy(tag, language.data, size);
    tag[size] = '\0';
    return tag;
}

enum engross_docx_script engross_docx_language_script(engross_text language) {
    const struct language *row = find(language);
    return row == NULL ? ENGROSS_DOCX_SCRIPT_SIMPLE : row->script;
}

const char *engross_docx_language_font(engross_text language) {
    const struct language *row = find(language);
    return row == NULL ? NULL : row->font;
}
