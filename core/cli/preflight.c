#include "cli/preflight.h"

#include "cli/text.h"

#include <inttypes.h>
#include <string.h>

uint32_t tally_add(struct tally *tallies, size_t *count, const engross_diagnostic *diagnostic) {
    size_t at = 0;
    while (at < *count && strcmp(tallies[at].code, diagnostic->code) != 0)
        at++;
    if (at == TALLY_CAPACITY)
        return 0;
    struct tally *tally = &tallies[at];
    if (at == *count) {
        *tally = (struct tally){0};
        strncpy(tally->code, diagnostic->code, sizeof tally->code - 1);
        ++*count;
    }
    if (diagnostic->severity > tally->severity)
        tally->severity = diagnostic->severity;
    return ++tally->count;
}

static const char *explanation(const char *code) {
    engross_message_row row = {.size = sizeof row};
    for (size_t i = 0; engross_message_at(i, &row) != 0; i++)
        if (strcmp(row.code, code) == 0)
            return row.explanation;
    return NULL;
}

void preflight_print_advice(FILE *stream, const engross_diagnostic *diagnostic, bool with_mending) {
    const char *mending = with_mending ? explanation(diagnostic->code) : NULL;
    if (mending != NULL)
        text_write_wrapped(stream, mending, fprintf(stream, "    mend: "), 10);
    text_write_wrapped(stream, diagnostic->rule, fprintf(stream, "    rule: "), 10);
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
static void print_parts(FILE *stream, const engross_preflight *preflight, bool counted) {
    bool is_first = true;
    char number[32];
    for (uint32_t i = 0; i < ENGROSS_PART_COUNT; i++) {
        if ((preflight->counted[i] != 0) != counted)
            continue;
        fprintf(stream, "%s%s %s%s",
                is_first ? (counted ? "    counted:     " : "    not counted: ") : ", ",
                engross_part_name(i), grouped(preflight->parts[i], number),
                preflight->unverified[i] != 0 ? "*" : "");
        is_first = false;
    }
    if (!is_first)
        fputc('\n', stream);
}

static void print_words(FILE *stream, const engross_preflight *preflight) {
    char words[32];
    char limit[32];
    char excess[32];
    fprintf(stream, "  words      %s", grouped(preflight->words, words));
    if (preflight->limit == 0)
        fputs("; no limit is known\n", stream);
    else if (preflight->words <= preflight->limit)
        fprintf(stream, " of %s\n", grouped(preflight->limit, limit));
    else
        fprintf(stream, " of %s: %s too many\n", grouped(preflight->limit, limit),
                grouped(preflight->words - preflight->limit, excess));
    print_parts(stream, preflight, true);
    print_parts(stream, preflight, false);
    for (uint32_t i = 0; i < ENGROSS_PART_COUNT; i++)
        if (preflight->unverified[i] != 0) {
            fputs("    * whether this part counts could not be verified\n", stream);
            break;
        }
}

static void print_findings(FILE *stream, const struct tally *tallies, size_t count) {
    bool is_first = true;
    for (size_t i = 0; i < count; i++) {
        if (tallies[i].severity < ENGROSS_SEVERITY_WARNING)
            continue;
        fprintf(stream, "  %-10s %" PRIu32 " x %s (%s)\n", is_first ? "findings" : "",
                tallies[i].count, tallies[i].code, engross_severity_name(tallies[i].severity));
        is_first = false;
    }
    if (is_first)
        fputs("  findings   none\n", stream);
}

static void print_verdict(FILE *stream, const engross_preflight *preflight) {
    const char *verdict = engross_preflight_verdict(preflight);
    uint32_t errors =
        preflight->findings[ENGROSS_SEVERITY_ERROR] + preflight->findings[ENGROSS_SEVERITY_SYSTEM];
    uint32_t others =
        preflight->findings[ENGROSS_SEVERITY_WARNING] + preflight->findings[ENGROSS_SEVERITY_LOSS];
    if (strcmp(verdict, "ready") == 0)
        fputs("  verdict    fit to submit\n", stream);
    else if (strcmp(verdict, "look") == 0)
        fprintf(stream, "  verdict    nothing forbids it; look at %" PRIu32 " finding%s first\n",
                others, others == 1 ? "" : "s");
    else
        fprintf(stream, "  verdict    not fit to submit: %" PRIu32 " error%s\n", errors,
                errors == 1 ? "" : "s");
}

void preflight_print(FILE *stream, const engross_preflight *preflight, const struct tally *tallies,
                     size_t count) {
    fprintf(stream, "\nPreflight of %s\n", preflight->file == NULL ? "" : preflight->file);
    fprintf(stream, "  profile    %s (%s)\n", preflight->title, preflight->profile);
    if (preflight->counts_words != 0)
        print_words(stream, preflight);
    print_findings(stream, tallies, count);
    print_verdict(stream, preflight);
}
