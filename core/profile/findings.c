/* What one document's preflight says, as text for people: each finding with how to mend it and
 * what asks for it, and one screen at the end. */
#include "diagnostic/diagnostic.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define TALLY_CAPACITY 64

/* How often a document's diagnostics had one code. */
struct tally {
    char code[64];
    uint32_t severity; /* the worst one with that code */
    uint32_t count;
};

struct engross_findings {
    struct tally tallies[TALLY_CAPACITY];
    size_t count;
};

engross_findings *engross_findings_new(void) {
    return calloc(1, sizeof(engross_findings));
}

void engross_findings_free(engross_findings *findings) {
    free(findings);
}

/* Counts a diagnostic; returns how often its code has come now, 0 where there is no room. */
static uint32_t tally(engross_findings *findings, const engross_diagnostic *diagnostic) {
    size_t at = 0;
    while (at < findings->count && strcmp(findings->tallies[at].code, diagnostic->code) != 0)
        at++;
    if (at == TALLY_CAPACITY)
        return 0;
    struct tally *row = &findings->tallies[at];
    if (at == findings->count) {
        *row = (struct tally){0};
        strncpy(row->code, diagnostic->code, sizeof row->code - 1);
        findings->count++;
    }
    if (diagnostic->severity > row->severity)
        row->severity = diagnostic->severity;
    return ++row->count;
}

static void append_wrapped(struct engross_buffer *text, const char *label, const char *words) {
    char *lines = engross_text_wrapped(words, (int)strlen(label), 10);
    engross_buffer_append_string(text, label);
    if (lines == NULL)
        text->failed = true;
    else
        engross_buffer_append_string(text, lines);
    free(lines);
}

static char *whole(struct engross_buffer *text) {
    if (engross_buffer_failed(text))
        engross_buffer_finish(text);
    return text->data;
}

char *engross_findings_add(engross_findings *findings, const engross_diagnostic *diagnostic) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    bool is_first = tally(findings, diagnostic) <= 1;
    char *line = engross_diagnostic_text(diagnostic);
    if (line == NULL)
        return NULL;
    engross_buffer_append_format(&text, "%s\n", line);
    free(line);
    if (diagnostic->rule != NULL) {
        const struct engross_catalogue_row *row = engross_catalogue_find(diagnostic->code);
        if (is_first && row != NULL)
            append_wrapped(&text, "    mend: ", row->explanation);
        append_wrapped(&text, "    rule: ", diagnostic->rule);
    }
    return whole(&text);
}

/* A number with its thousands set off. */
static const char *grouped(uint64_t number, char text[32]) {
    char *at = text + 31;
    int digits = 0;
    *at = '\0';
    do {
        if (digits > 0 && digits % 3 == 0)
            *--at = ',';
        *--at = (char)('0' + number % 10);
        digits++;
        number /= 10;
    } while (number > 0);
    return at;
}

/* "body 12,804, headings 310" of the parts that are counted, or that are not. */
static void append_parts(struct engross_buffer *text, const engross_preflight *preflight,
                         bool counted) {
    bool is_first = true;
    char number[32];
    for (uint32_t i = 0; i < ENGROSS_PART_COUNT; i++) {
        if ((preflight->counted[i] != 0) != counted)
            continue;
        engross_buffer_append_format(
            text, "%s%s %s%s",
            is_first ? (counted ? "    counted:     " : "    not counted: ") : ", ",
            engross_part_name(i), grouped(preflight->parts[i], number),
            preflight->unverified[i] != 0 ? "*" : "");
        is_first = false;
    }
    if (!is_first)
        engross_buffer_append_char(text, '\n');
}

static void append_words(struct engross_buffer *text, const engross_preflight *preflight) {
    char words[32];
    char limit[32];
    char excess[32];
    engross_buffer_append_format(text, "  words      %s", grouped(preflight->words, words));
    if (preflight->limit == 0)
        engross_buffer_append_string(text, "; no limit is known\n");
    else if (preflight->counts_words == 2)
        engross_buffer_append_format(text,
                                     "; the limit of %s is not judged in a language without spaces "
                                     "between words\n",
                                     grouped(preflight->limit, limit));
    else if (preflight->words <= preflight->limit)
        engross_buffer_append_format(text, " of %s\n", grouped(preflight->limit, limit));
    else
        engross_buffer_append_format(text, " of %s: %s too many\n",
                                     grouped(preflight->limit, limit),
                                     grouped(preflight->words - preflight->limit, excess));
    append_parts(text, preflight, true);
    append_parts(text, preflight, false);
    for (uint32_t i = 0; i < ENGROSS_PART_COUNT; i++)
        if (preflight->unverified[i] != 0) {
            engross_buffer_append_string(text,
                                         "    * whether this part counts could not be verified\n");
            break;
        }
}

static void append_findings(struct engross_buffer *text, const engross_findings *findings) {
    bool is_first = true;
    for (size_t i = 0; i < findings->count; i++) {
        if (findings->tallies[i].severity < ENGROSS_SEVERITY_WARNING)
            continue;
        engross_buffer_append_format(text, "  %-10s %" PRIu32 " x %s (%s)\n",
                                     is_first ? "findings" : "", findings->tallies[i].count,
                                     findings->tallies[i].code,
                                     engross_severity_name(findings->tallies[i].severity));
        is_first = false;
    }
    if (is_first)
        engross_buffer_append_string(text, "  findings   none\n");
}

static void append_verdict(struct engross_buffer *text, const engross_preflight *preflight) {
    const char *verdict = engross_preflight_verdict(preflight);
    uint32_t errors =
        preflight->findings[ENGROSS_SEVERITY_ERROR] + preflight->findings[ENGROSS_SEVERITY_SYSTEM];
    uint32_t others =
        preflight->findings[ENGROSS_SEVERITY_WARNING] + preflight->findings[ENGROSS_SEVERITY_LOSS];
    if (strcmp(verdict, "ready") == 0)
        engross_buffer_append_string(text, "  verdict    fit to submit\n");
    else if (strcmp(verdict, "look") == 0)
        engross_buffer_append_format(
            text, "  verdict    nothing forbids it; look at %" PRIu32 " finding%s first\n", others,
            others == 1 ? "" : "s");
    else
        engross_buffer_append_format(text, "  verdict    not fit to submit: %" PRIu32 " error%s\n",
                                     errors, errors == 1 ? "" : "s");
}

char *engross_findings_report(engross_findings *findings, const engross_preflight *preflight) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&text, "\nPreflight of %s\n",
                                 preflight->file == NULL ? "" : preflight->file);
    engross_buffer_append_format(&text, "  profile    %s (%s)\n", preflight->title,
                                 preflight->profile);
    if (preflight->counts_words != 0)
        append_words(&text, preflight);
    append_findings(&text, findings);
    append_verdict(&text, preflight);
    findings->count = 0;
    return whole(&text);
}
