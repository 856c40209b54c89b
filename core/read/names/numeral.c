#include "read/names/numeral.h"
#include "base/utf8.h"

#define MAXIMUM UINT32_C(99999)

struct digit {
    uint32_t codepoint;
    uint32_t value; /* 10 and above: a unit that multiplies the digit before it */
};

static const struct digit chinese[] = {
    {0x3007, 0}, {0x96F6, 0}, {0x4E00, 1},  {0x4E8C, 2},   {0x4E24, 2},
    {0x4E09, 3}, {0x56DB, 4}, {0x4E94, 5},  {0x516D, 6},   {0x4E03, 7},
    {0x516B, 8}, {0x4E5D, 9}, {0x5341, 10}, {0x767E, 100}, {0x5343, 1000},
};

/* First digits of the decimal digits that documents print. */
static const uint32_t zeros[] = {'0', 0x0660, 0x06F0, 0x0966, 0xFF10};

/* The value of a decimal digit, or 10 for no digit. */
static uint32_t decimal_digit(uint32_t codepoint) {
    for (size_t i = 0; i < sizeof zeros / sizeof zeros[0]; i++)
        if (codepoint >= zeros[i] && codepoint < zeros[i] + 10)
            return codepoint - zeros[i];
    return 10;
}

static const struct digit *chinese_digit(uint32_t codepoint) {
    for (size_t i = 0; i < sizeof chinese / sizeof chinese[0]; i++)
        if (chinese[i].codepoint == codepoint)
            return &chinese[i];
    return NULL;
}

static size_t parse_decimal(const char *text, size_t size, uint32_t *value) {
    size_t offset = 0;
    uint32_t number = 0;
    while (offset < size) {
        size_t next = offset;
        uint32_t digit = decimal_digit(engross_utf8_decode(text, size, &next));
        if (digit == 10)
            break;
        number = number * 10 + digit;
        if (number > MAXIMUM)
            return 0;
        offset = next;
    }
    *value = number;
    return offset;
}

/* "四十八" by units, "二〇二四" digit by digit. */
static size_t parse_chinese(const char *text, size_t size, uint32_t *value) {
    size_t offset = 0;
    uint32_t total = 0, pending = 0;
    while (offset < size) {
        size_t next = offset;
        const struct digit *digit = chinese_digit(engross_utf8_decode(text, size, &next));
        if (digit == NULL)
            break;
        if (digit->value >= 10) {
            total += (pending == 0 ? 1 : pending) * digit->value;
            pending = 0;
        } else {
            pending = pending * 10 + digit->value;
        }
        if (total > MAXIMUM || pending > MAXIMUM)
            return 0;
        offset = next;
    }
    *value = total + pending;
    return offset;
}

size_t engross_numeral_parse(const char *text, size_t size, uint32_t *value) {
    size_t taken = parse_decimal(text, size, value);
    return taken > 0 ? taken : parse_chinese(text, size, value);
}
