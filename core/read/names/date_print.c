/* Dates for people, from ISO 8601, in the languages that names.h knows. */
#include "read/names.h"

#include <stdio.h>
#include <string.h>

struct wording {
    const char *language;
    const char *months; /* parted by '|', as they stand within a date */
    const char *form;   /* D: day, M: month, Y: year; the rest as it stands */
};

static const struct wording wordings[] = {
    {"en", "January|February|March|April|May|June|July|August|September|October|November|December",
     "D M Y"},
    {"fr", "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
     "D M Y"},
    {"es",
     "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
     "D de M de Y"},
    {"ru", "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
     "D M Y года"},
    {"kk", "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
     "Y жылғы D M"},
    {"ar",
     "كانون الثاني/يناير|شباط/فبراير|آذار/مارس|نيسان/أبريل|أيار/مايو|حزيران/يونيه|تموز/يوليه|"
     "آب/أغسطس|أيلول/سبتمبر|تشرين الأول/أكتوبر|تشرين الثاني/نوفمبر|كانون الأول/ديسمبر",
     "D M Y"},
    {"zh", "1|2|3|4|5|6|7|8|9|10|11|12", "Y年M月D日"},
};

static const struct wording *wording_of(const char *language) {
    size_t size = strcspn(language, "-");
    for (size_t i = 0; i < sizeof wordings / sizeof wordings[0]; i++)
        if (strlen(wordings[i].language) == size &&
            memcmp(wordings[i].language, language, size) == 0)
            return &wordings[i];
    return NULL;
}

/* The month's name and its size in bytes. */
static const char *month_name(const struct wording *wording, unsigned month, size_t *size) {
    const char *name = wording->months;
    while (--month > 0)
        name += strcspn(name, "|") + 1;
    *size = strcspn(name, "|");
    return name;
}

bool engross_date_print(const char *iso, const char *language, struct engross_buffer *text) {
    const struct wording *wording = wording_of(language);
    unsigned year, month, day;
    bool whole = strlen(iso) == 10 && sscanf(iso, "%4u-%2u-%2u", &year, &month, &day) == 3;
    if (wording == NULL || !whole || month < 1 || month > 12)
        return false;
    for (const char *at = wording->form; *at != '\0'; at++) {
        size_t size;
        const char *name = month_name(wording, month, &size);
        bool first = day == 1 && strcmp(wording->language, "fr") == 0;
        if (*at == 'D')
            engross_buffer_append_format(text, first ? "%uer" : "%u", day);
        else if (*at == 'Y')
            engross_buffer_append_integer(text, year);
        else if (*at == 'M')
            engross_buffer_append(text, name, size);
        else
            engross_buffer_append_char(text, *at);
    }
    return true;
}
