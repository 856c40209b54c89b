#include "read/encoding/clean.h"
#include "base/utf8.h"
#include "read/encoding/encoding.h"

#include <string.h>

/* What stands in place of a character. */
struct change {
    size_t length; /* bytes of the character; 0: it stays */
    const char *replacement;
    uint32_t c1; /* not 0: the code point that replaces it */
    bool control;
};

/* Bytes with which a character begins that may have to go. */
static bool is_suspect(unsigned char byte) {
    if (byte < 0x20)
        return byte != '\n' && byte != '\t' && byte != '\f';
    return byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF;
}

/* Whether none of eight bytes is a control character, DEL or above 7F: the usual case, told in a
 * few operations on all of them at once. */
static bool is_plain_run(const unsigned char *at) {
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    uint64_t run;
    memcpy(&run, at, sizeof run);
    uint64_t not_delete = run ^ ones * 0x7F;
    uint64_t below_space = (run - ones * 0x20) & ~run;
    uint64_t is_delete = (not_delete - ones) & ~not_delete;
    return ((run | below_space | is_delete) & tops) == 0;
}

static struct change change_of_control(const unsigned char *at, size_t left) {
    if (at[0] == '\r')
        return (struct change){1, left > 1 && at[1] == '\n' ? "" : "\n", 0, false};
    if (at[0] == '\v')
        return (struct change){1, "\n", 0, false};
    /* Word's hard hyphen; its soft one (1F) goes, as all others do. */
    return (struct change){1, at[0] == 0x1E ? "-" : "", 0, true};
}

static struct change change_of_c1(unsigned char second) {
    if (second == 0x85)
        return (struct change){2, "\n", 0, false};
    uint32_t meant = engross_single_bytes[ENGROSS_SINGLE_BYTE_WINDOWS_1252].high[second - 0x80];
    return (struct change){2, "", meant, true};
}

/* The text is well formed, so the bytes that a lead byte asks for are there. */
static struct change change_at(const unsigned char *at, size_t left) {
    if (at[0] < 0x80)
        return change_of_control(at, left);
    if (at[0] == 0xC2)
        return at[1] < 0xA0 ? change_of_c1(at[1]) : (struct change){0};
    if (at[0] == 0xE2 && at[1] == 0x80 && (at[2] == 0xA8 || at[2] == 0xA9))
        return (struct change){3, at[2] == 0xA8 ? "\n" : "\n\n", 0, false};
    bool mark = at[0] == 0xEF && at[1] == 0xBB && at[2] == 0xBF;
    bool no_character = at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE;
    return mark || no_character ? (struct change){3, "", 0, true} : (struct change){0};
}

static bool is_lost(const unsigned char *at) {
    return at[0] == 0xEF && at[1] == 0xBF && at[2] == 0xBD;
}

static void count_control(const char *text, size_t size, size_t offset,
                          struct engross_clean_report *report) {
    if (report->controls++ > 0)
        return;
    report->first_control = offset;
    report->first_codepoint = engross_utf8_decode(text, size, &offset);
}

bool engross_text_clean(const char *text, size_t size, struct engross_buffer *out, bool *changed,
                        struct engross_clean_report *report) {
    const unsigned char *bytes = (const unsigned char *)text;
    size_t kept = 0; /* where the bytes not yet copied begin */
    *report = (struct engross_clean_report){0};
    *changed = false;
    for (size_t i = 0; i < size; i++) {
        while (size - i > 8 && is_plain_run(bytes + i))
            i += 8;
        if (!is_suspect(bytes[i]))
            continue;
        if (is_lost(bytes + i) && report->lost++ == 0)
            report->first_lost = i;
        struct change change = change_at(bytes + i, size - i);
        if (change.length == 0)
            continue;
        if (!*changed && !engross_buffer_reserve(out, size))
            return false;
        *changed = true;
        if (change.control)
            count_control(text, size, i, report);
        engross_buffer_append(out, text + kept, i - kept);
        if (change.c1 != 0)
            engross_buffer_append_codepoint(out, change.c1);
        else
            engross_buffer_append_string(out, change.replacement);
        kept = i + change.length;
        i = kept - 1;
    }
    if (*changed)
        engross_buffer_append(out, text + kept, size - kept);
    return !engross_buffer_failed(out);
}
