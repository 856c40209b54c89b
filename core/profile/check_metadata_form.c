/* Metadata that is there but says nothing to machines, or something that cannot be: symbols,
 * dates, intervals, languages, States. */
#include "profile/field.h"
#include "profile/passage.h"
#include "profile/preflight.h"
#include "read/names.h"

#include <string.h>

/* Parts of capitals, digits and points with slashes between, the first one a capital. */
static bool is_symbol(const char *text, const char *value) {
    (void)value;
    size_t parts = 1;
    if (text[0] < 'A' || text[0] > 'Z')
        return false;
    for (const char *at = text; *at != '\0'; at++) {
        bool word = (*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z') ||
                    (*at >= '0' && *at <= '9') || strchr(".-()*", *at) != NULL;
        bool slash = *at == '/' && at[1] != '\0' && at[1] != '/';
        if (!word && !slash && !(*at == ' ' && at > text && at[1] != '\0'))
            return false;
        parts += slash;
    }
    return parts > 1;
}

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int number(const char *digits, size_t size) {
    int value = 0;
    for (size_t i = 0; i < size; i++)
        value = 10 * value + (digits[i] - '0');
    return value;
}

/* A day, month or year of the calendar, as the schema's form has let it through. */
static bool is_calendar(const char *iso, size_t size) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = number(iso, 4);
    int month = size >= 7 ? number(iso + 5, 2) : 1;
    int day = size >= 10 ? number(iso + 8, 2) : 1;
    if (year < 1 || month < 1 || month > 12)
        return false;
    return day >= 1 && day <= days[month - 1] + (month == 2 && is_leap(year));
}

static bool is_date(const char *text, const char *value) {
    (void)text;
    return value != NULL && strchr(value, '/') == NULL && is_calendar(value, strlen(value));
}

/* "2020–2024", as mastheads print it. */
static bool is_years(const char *text) {
    size_t digits = strspn(text, "0123456789");
    const char *second = text + digits + strcspn(text + digits, "0123456789");
    static const char *const dashes[] = {"-", "–", "—", "/", " – ", " - "};
    for (size_t i = 0; digits == 4 && i < sizeof dashes / sizeof *dashes; i++)
        if (strlen(dashes[i]) == (size_t)(second - text - 4) &&
            memcmp(dashes[i], text + 4, strlen(dashes[i])) == 0)
            return strspn(second, "0123456789") == 4 && second[4] == '\0' &&
                   strncmp(text, second, 4) <= 0;
    return false;
}

/* Two dates, the first one not after the second; a single one is an interval too. */
static bool is_interval(const char *text, const char *value) {
    if (value == NULL)
        return is_years(text);
    const char *slash = strchr(value, '/');
    if (slash == NULL)
        return is_calendar(value, strlen(value));
    size_t first = (size_t)(slash - value);
    size_t second = strlen(slash + 1);
    return is_calendar(value, first) && is_calendar(slash + 1, second) &&
           strncmp(value, slash + 1, first < second ? first : second) <= 0;
}

/* "English, French and Spanish only": the languages that a document comes in. */
static bool is_list_of_languages(const char *text) {
    static const char *const joints[] = {
        "and",        "only", "et",     "seulement", "y",   "e",  "solamente",
        "únicamente", "и",    "только", "و",         "فقط", "和",
    };
    static const char signs[] = " ,/";
    size_t languages = 0;
    for (const char *word = text + strspn(text, signs); *word != '\0';
         word += strspn(word, signs)) {
        size_t size = strcspn(word, signs);
        bool is_joint = false;
        for (size_t i = 0; i < sizeof joints / sizeof *joints && !is_joint; i++)
            is_joint = strlen(joints[i]) == size && memcmp(word, joints[i], size) == 0;
        if (!is_joint && engross_language_tag(word, size) == NULL)
            return false;
        languages += !is_joint;
        word += size;
    }
    return languages > 0;
}

static bool is_language(const char *text, const char *value) {
    return value == NULL ? is_list_of_languages(text)
                         : engross_language_tag_valid(value, strlen(value));
}

static bool is_state(const char *text, const char *value) {
    char name[ENGROSS_NAME_ROOM];
    (void)text;
    return value != NULL && engross_state_name(value, name);
}

static bool is_number(const char *text, const char *value) {
    (void)text;
    return value != NULL;
}

struct form {
    uint32_t field;
    bool (*is_good)(const char *text, const char *value);
    const char *wanted;
};

static const struct form forms[] = {
    {ENGROSS_FIELD_SYMBOL, is_symbol, "a document symbol, such as A/HRC/WG.6/48/KAZ/1"},
    {ENGROSS_FIELD_DATE, is_date, "understood as a day, a month or a year"},
    {ENGROSS_FIELD_SESSION_DATES, is_interval, "understood as dates, the first one first"},
    {ENGROSS_FIELD_PERIOD, is_interval, "understood as years or dates, the first one first"},
    {ENGROSS_FIELD_LANGUAGE, is_language, "the name or the tag (BCP 47) of a language"},
    {ENGROSS_FIELD_ORIGINAL_LANGUAGE, is_language, "the name or the tag (BCP 47) of a language"},
    {ENGROSS_FIELD_STATE, is_state, "the name or the code (ISO 3166-1 alpha-3) of a State"},
    {ENGROSS_FIELD_SESSION, is_number, "understood as the number of a session"},
    {ENGROSS_FIELD_CYCLE, is_number, "understood as the number of a cycle"},
};

static void check(struct engross_checking *checking, const struct form *form,
                  const engross_node *node) {
    const engross_view *view = checking->view;
    const char *value = view->attribute(view, node, ENGROSS_ATTRIBUTE_VALUE).data;
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_passage_append(view, node, &text);
    if (engross_buffer_failed(&text)) {
        checking->out_of_memory = true;
        return;
    }
    const char *printed = text.size > 0 ? text.data : value == NULL ? "" : value;
    if (!form->is_good(printed, value))
        engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_METADATA_FORM,
                        view->position(view, node), engross_field_label(form->field), printed,
                        form->wanted, NULL);
    engross_buffer_finish(&text);
}

void engross_check_metadata_form(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        for (const engross_node *node = view->field(view, forms[i].field, 0); node != NULL;
             node = engross_field_next(view, node))
            check(checking, &forms[i], node);
}
