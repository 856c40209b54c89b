/* Loading the index: one record after the other, kept where it is a recommendation to the
 * document's State with a number of its own. */
#include "matrix.h"

#include "base/utf8.h"
#include "read/names.h"

#include <string.h>

/* What columns are called, without spaces, signs and capitals; the second spelling of "reccomend"
 * is that of the index's own exports. */
static const struct {
    const char *name;
    enum engross_matrix_fact fact;
} names[] = {
    {"number", ENGROSS_MATRIX_FACT_NUMBER},
    {"recommendationnumber", ENGROSS_MATRIX_FACT_NUMBER},
    {"paragraph", ENGROSS_MATRIX_FACT_NUMBER},
    {"text", ENGROSS_MATRIX_FACT_TEXT},
    {"recommendation", ENGROSS_MATRIX_FACT_TEXT},
    {"fulltext", ENGROSS_MATRIX_FACT_TEXT},
    {"uprrecommendingcountry", ENGROSS_MATRIX_FACT_STATES},
    {"uprreccomendingstates", ENGROSS_MATRIX_FACT_STATES},
    {"uprrecommendingstates", ENGROSS_MATRIX_FACT_STATES},
    {"recommendingstates", ENGROSS_MATRIX_FACT_STATES},
    {"recommendingstate", ENGROSS_MATRIX_FACT_STATES},
    {"uprpositions", ENGROSS_MATRIX_FACT_POSITION},
    {"uprposition", ENGROSS_MATRIX_FACT_POSITION},
    {"position", ENGROSS_MATRIX_FACT_POSITION},
    {"themes", ENGROSS_MATRIX_FACT_THEMES},
    {"theme", ENGROSS_MATRIX_FACT_THEMES},
    {"countries", ENGROSS_MATRIX_FACT_COUNTRIES},
    {"countriesconcerned", ENGROSS_MATRIX_FACT_COUNTRIES},
    {"stateunderreview", ENGROSS_MATRIX_FACT_COUNTRIES},
    {"uprcycle", ENGROSS_MATRIX_FACT_CYCLE},
    {"cycle", ENGROSS_MATRIX_FACT_CYCLE},
    {"uprsession", ENGROSS_MATRIX_FACT_SESSION},
    {"session", ENGROSS_MATRIX_FACT_SESSION},
    {"annotationtype", ENGROSS_MATRIX_FACT_TYPE},
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

enum engross_matrix_fact engross_matrix_fact_find(const char *name, size_t size) {
    char plain[32];
    size_t length = 0;
    for (size_t i = 0; i < size && length < sizeof plain - 1; i++) {
        char c = name[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80)
            plain[length++] = c;
    }
    plain[length] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].name, plain) == 0)
            return names[i].fact;
    return ENGROSS_MATRIX_FACT_COUNT;
}

static engross_text trim(engross_text text) {
    while (text.size > 0 && (unsigned char)text.data[0] <= ' ')
        text = (engross_text){text.data + 1, text.size - 1};
    while (text.size > 0 && (unsigned char)text.data[text.size - 1] <= ' ')
        text.size--;
    return text;
}

/* Appends text; what no cell may hold becomes a space. */
static void append_clean(struct engross_buffer *buffer, engross_text text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        engross_buffer_append_char(buffer, (c < ' ' && c != '\n') || c == 0x7F ? ' ' : (char)c);
    }
}

static void put_item(struct engross_buffer *buffer, engross_text item) {
    item = trim(item);
    if (item.size > 1 && item.data[0] == '-' && item.data[1] == ' ')
        item = trim((engross_text){item.data + 2, item.size - 2});
    if (item.size == 0)
        return;
    if (buffer->size > 0)
        engross_buffer_append_string(buffer, "; ");
    append_clean(buffer, item);
}

void engross_matrix_record_put(struct engross_matrix_index *index, enum engross_matrix_fact fact,
                               const char *data, size_t size) {
    if (fact == ENGROSS_MATRIX_FACT_COUNT)
        return;
    struct engross_buffer *buffer = &index->facts[fact];
    if (fact == ENGROSS_MATRIX_FACT_TEXT) {
        append_clean(buffer, trim((engross_text){data, size}));
        return;
    }
    for (size_t at = 0; at < size;) { /* several values are lines that begin with "- " */
        const char *end = memchr(data + at, '\n', size - at);
        size_t length = end == NULL ? size - at : (size_t)(end - (data + at));
        put_item(buffer, (engross_text){data + at, length});
        at += length + 1;
    }
}

/* The bytes of the number, as "139.30", that text begins with; 0 for none. */
static size_t leading_number(const char *text, size_t size) {
    size_t end = 0;
    size_t points = 0;
    while (end < size && (is_digit(text[end]) || (end > 0 && text[end] == '.' && end + 1 < size &&
                                                  is_digit(text[end + 1])))) {
        points += text[end] == '.';
        end++;
    }
    return points > 0 && end < 24 ? end : 0;
}

/* A text that begins with its number gives it, where no column has, and goes on without. */
static engross_text split_number(struct engross_matrix_index *index) {
    struct engross_buffer *text = &index->facts[ENGROSS_MATRIX_FACT_TEXT];
    struct engross_buffer *number = &index->facts[ENGROSS_MATRIX_FACT_NUMBER];
    size_t size = leading_number(text->data, text->size);
    if (size > 0 && number->size == 0)
        engross_buffer_append(number, text->data, size);
    if (size == 0 || size != number->size || memcmp(text->data, number->data, size) != 0)
        return (engross_text){text->data, text->size};
    if (size < text->size && text->data[size] == '.')
        size++;
    return trim((engross_text){text->data + size, text->size - size});
}

/* The first figure in text, 0 for none. */
static int64_t first_figure(const struct engross_buffer *text) {
    int64_t value = 0;
    for (size_t i = 0; i < text->size && value < 1000; i++) {
        if (is_digit(text->data[i]))
            value = value * 10 + (text->data[i] - '0');
        else if (value > 0)
            break;
    }
    return value;
}

/* The cycle as given, or the one that the session of the review belongs to (Human Rights Council
 * resolution 16/21 and decision 17/119: sessions 1-12, 13-26, 27-40 and from 41 on). */
static int64_t cycle_of(const struct engross_matrix_index *index) {
    static const int64_t last_sessions[] = {12, 26, 40, 54};
    int64_t cycle = first_figure(&index->facts[ENGROSS_MATRIX_FACT_CYCLE]);
    int64_t session = first_figure(&index->facts[ENGROSS_MATRIX_FACT_SESSION]);
    for (size_t i = 0; cycle == 0 && session > 0 && i < 4; i++)
        if (session <= last_sessions[i])
            cycle = (int64_t)i + 1;
    return cycle;
}

/* Whether a name is that of the document's State, in whichever of the languages known. */
static bool is_state(const struct engross_matrix_index *index, engross_text name) {
    const char *code = engross_state_code(name.data, name.size);
    return (code != NULL && engross_kit_text_is(index->state_code, code)) ||
           (index->state.size > 0 && engross_kit_text_is_ignoring_case(name, index->state.data));
}

/* Whether list, names parted by "; ", has the document's State. */
static bool has_state(const struct engross_matrix_index *index, const struct engross_buffer *list) {
    for (size_t at = 0; at < list->size;) {
        const char *end = memmem(list->data + at, list->size - at, "; ", 2);
        size_t length = end == NULL ? list->size - at : (size_t)(end - (list->data + at));
        engross_text found = {list->data + at, length};
        if (is_state(index, found))
            return true;
        at += length + 2;
    }
    return false;
}

static bool is_wanted(const struct engross_matrix_index *index) {
    const struct engross_buffer *countries = &index->facts[ENGROSS_MATRIX_FACT_COUNTRIES];
    const struct engross_buffer *type = &index->facts[ENGROSS_MATRIX_FACT_TYPE];
    const struct engross_buffer *number = &index->facts[ENGROSS_MATRIX_FACT_NUMBER];
    if (leading_number(number->data, number->size) != number->size || number->size == 0)
        return false;
    if (type->size > 0 && strstr(type->data, "ecommend") == NULL)
        return false;
    bool is_unknown = index->state.size == 0 && index->state_code.size == 0;
    return is_unknown || countries->size == 0 || has_state(index, countries);
}

static bool keep(struct engross_matrix_index *index, engross_text text) {
    if (!engross_matrix_grow(index->host, &index->records, index->count, &index->capacity,
                             sizeof *index->records))
        return false;
    struct engross_matrix_record record = {.cycle = cycle_of(index)};
    for (int i = 0; i < ENGROSS_MATRIX_FACT_COUNT; i++) {
        engross_text fact = {index->facts[i].data, index->facts[i].size};
        if (i == ENGROSS_MATRIX_FACT_TEXT)
            fact = text;
        record.facts[i] = engross_kit_copy(index->host, fact.data, fact.size);
        if (record.facts[i].data == NULL)
            return false;
    }
    engross_text number = record.facts[ENGROSS_MATRIX_FACT_NUMBER];
    if (engross_matrix_map_find(&index->by_number, record.cycle, number) != ENGROSS_MATRIX_NONE)
        return true;
    index->records[index->count] = record;
    return engross_matrix_map_add(&index->by_number, index->host, record.cycle, number,
                                  index->count) &&
           engross_matrix_map_add(&index->by_number, index->host, -1, number, index->count++);
}

bool engross_matrix_record_end(struct engross_matrix_index *index) {
    if (++index->seen > ENGROSS_MATRIX_RECORDS)
        return false;
    bool is_kept = true;
    for (int i = 0; i < ENGROSS_MATRIX_FACT_COUNT; i++)
        is_kept = is_kept && !engross_buffer_failed(&index->facts[i]);
    if (is_kept) {
        engross_text text = split_number(index);
        if (is_wanted(index))
            is_kept = keep(index, text);
    }
    for (int i = 0; i < ENGROSS_MATRIX_FACT_COUNT; i++)
        engross_buffer_clear(&index->facts[i]);
    return is_kept;
}

static int32_t report_fault(struct engross_matrix_index *index, engross_text path) {
    struct engross_buffer line = ENGROSS_BUFFER_INIT;
    engross_buffer_append_integer(&line, (int64_t)index->line);
    if (index->seen > ENGROSS_MATRIX_RECORDS)
        engross_kit_report(index->host, ENGROSS_MATRIX_INDEX_SIZE, NULL, path.data, "200000", NULL);
    else if (index->fault == NULL || engross_buffer_failed(&line)) {
        engross_buffer_finish(&line);
        return ENGROSS_NO_MEMORY;
    } else if (index->line == 0)
        engross_kit_report(index->host, ENGROSS_MATRIX_INDEX_COLUMNS, NULL, path.data, NULL);
    else
        engross_kit_report(index->host, ENGROSS_MATRIX_INDEX_SYNTAX, NULL, path.data, line.data,
                           index->fault, NULL);
    engross_buffer_finish(&line);
    return ENGROSS_FAILED;
}

/* The line of the byte at offset. */
static size_t line_at(const char *data, size_t offset) {
    size_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += data[i] == '\n';
    return line;
}

static bool read_index(struct engross_matrix_index *index, const char *data, size_t size) {
    if (size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        data += 3;
        size -= 3;
    }
    size_t valid = engross_utf8_valid_prefix(data, size);
    if (valid < size) {
        index->fault = "the text is not UTF-8";
        index->line = line_at(data, valid);
        return false;
    }
    size_t start = 0;
    while (start < size && (unsigned char)data[start] <= ' ')
        start++;
    bool is_json = start < size && (data[start] == '[' || data[start] == '{');
    return is_json ? engross_matrix_read_json(index, data, size)
                   : engross_matrix_read_values(index, data, size);
}

int32_t engross_matrix_index_load(struct engross_matrix_index *index, engross_text path) {
    const engross_resource_request request = {
        .size = sizeof request, .kind = ENGROSS_RESOURCE_OPTION_FILE, .name = path};
    engross_resource file = {.size = sizeof file};
    int32_t status = index->host->resource(index->host, &request, &file);
    if (status != ENGROSS_OK)
        return status == ENGROSS_NO_MEMORY ? status : ENGROSS_FAILED;
    for (int i = 0; i < ENGROSS_MATRIX_FACT_COUNT; i++)
        engross_buffer_append_string(&index->facts[i], "");
    if (!read_index(index, file.data, file.data_size))
        return report_fault(index, path);
    if (index->count > 0)
        return ENGROSS_OK;
    engross_kit_report(index->host, ENGROSS_MATRIX_INDEX_EMPTY, NULL, path.data, NULL);
    return ENGROSS_FAILED;
}

void engross_matrix_index_finish(struct engross_matrix_index *index) {
    for (int i = 0; i < ENGROSS_MATRIX_FACT_COUNT; i++)
        engross_buffer_finish(&index->facts[i]);
}
