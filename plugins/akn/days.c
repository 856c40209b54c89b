/* Days of the calendar, from ISO 8601 and from seconds since 1970. */
#include "naming.h"

#include <stdio.h>
#include <string.h>

/* The number that count digits at data stand for, or -1. */
static int digits(engross_text value, size_t start, size_t count) {
    int number = 0;
    if (start + count > value.size)
        return -1;
    for (size_t i = start; i < start + count; i++) {
        if (value.data[i] < '0' || value.data[i] > '9')
            return -1;
        number = 10 * number + (value.data[i] - '0');
    }
    return number;
}

static bool has_part(engross_text value, size_t start) {
    return start < value.size && value.data[start] == '-';
}

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap ? 1 : 0);
}

static void print_day(char day[11], unsigned year, unsigned month, unsigned date) {
    snprintf(day, 11, "%04u-%02u-%02u", year % 10000, month % 100, date % 100);
}

bool engross_akn_day(engross_text value, char day[11]) {
    const char *end = value.data == NULL ? NULL : memchr(value.data, '/', value.size);
    if (end != NULL)
        value.size = (size_t)(end - value.data);
    int year = digits(value, 0, 4);
    int month = has_part(value, 4) ? digits(value, 5, 2) : 1;
    int date = has_part(value, 7) ? digits(value, 8, 2) : 1;
    if (year < 1 || month < 1 || month > 12 || date < 1 || date > days_in_month(year, month) ||
        (value.size != 4 && value.size != 7 && value.size != 10))
        return false;
    print_day(day, (unsigned)year, (unsigned)month, (unsigned)date);
    return true;
}

/* The day that a number of seconds since 1970 lies in, UTC (proleptic Gregorian calendar). */
void engross_akn_epoch_day(int64_t epoch, char day[11]) {
    int64_t days = epoch / 86400;
    int year = 1970;
    while (days >= 365 + (days_in_month(year, 2) - 28) && year < 9999) {
        days -= 365 + (days_in_month(year, 2) - 28);
        year++;
    }
    int month = 1;
    while (month < 12 && days >= days_in_month(year, month)) {
        days -= days_in_month(year, month);
        month++;
    }
    print_day(day, (unsigned)year, (unsigned)month, (unsigned)days + 1);
}
