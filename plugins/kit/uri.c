#include "kit/uri.h"

#include <string.h>

/* The parts of a URI reference that have rules of their own, as ends in the text. */
struct parts {
    size_t scheme_end;    /* at its ":"; 0: there is none */
    size_t host_start;    /* after "//" and user information; host_end: no authority */
    size_t host_end;      /* before ":" and port */
    size_t authority_end; /* before the path */
};

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_hexadecimal(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static size_t find_scheme_end(engross_text uri) {
    size_t i = 0;
    while (i < uri.size &&
           (is_letter(uri.data[i]) ||
            (i > 0 && (is_digit(uri.data[i]) || memchr("+-.", uri.data[i], 3) != NULL))))
        i++;
    return i > 0 && i < uri.size && uri.data[i] == ':' ? i : 0;
}

/* Where the port's ":" stands in an authority, or end where it has no port of 1 to 5 digits. */
static size_t find_port(engross_text uri, size_t start, size_t end) {
    size_t i = end;
    while (i > start && is_digit(uri.data[i - 1]))
        i--;
    return i > start && uri.data[i - 1] == ':' && end - i <= 5 ? i - 1 : end;
}

static struct parts split(engross_text uri) {
    struct parts parts = {.scheme_end = find_scheme_end(uri)};
    size_t start = parts.scheme_end > 0 ? parts.scheme_end + 1 : 0;
    parts.host_start = parts.host_end = parts.authority_end = start;
    if (uri.size - start < 2 || memcmp(uri.data + start, "//", 2) != 0)
        return parts;
    start += 2;
    parts.authority_end = start;
    while (parts.authority_end < uri.size &&
           memchr("/?#", uri.data[parts.authority_end], 3) == NULL)
        parts.authority_end++;
    parts.host_start = start;
    for (size_t i = start; i < parts.authority_end; i++) {
        if (uri.data[i] == '@')
            parts.host_start = i + 1;
    }
    parts.host_end = find_port(uri, parts.host_start, parts.authority_end);
    return parts;
}

/* Whether the host is an address of IP version 6 in brackets. */
static bool is_ip_literal(engross_text uri, const struct parts *parts) {
    if (parts->host_end < parts->host_start + 4 || uri.data[parts->host_start] != '[' ||
        uri.data[parts->host_end - 1] != ']')
        return false;
    for (size_t i = parts->host_start + 1; i + 1 < parts->host_end; i++) {
        if (!is_hexadecimal(uri.data[i]) && uri.data[i] != ':' && uri.data[i] != '.')
            return false;
    }
    return true;
}

static bool may_stay_in_authority(engross_text uri, const struct parts *parts, size_t i) {
    char c = uri.data[i];
    if (c == '@')
        return i + 1 == parts->host_start;
    if (c == '[' || c == ']')
        return i >= parts->host_start && is_ip_literal(uri, parts);
    if (c != ':' || i < parts->host_start || i == parts->host_end)
        return true;
    return i < parts->host_end && is_ip_literal(uri, parts);
}

static bool may_stay(engross_text uri, const struct parts *parts, size_t i, size_t fragment) {
    char c = uri.data[i];
    if ((unsigned char)c >= 0x80)
        return true; /* an IRI; xs:anyURI takes it */
    if (c == '%')
        return i + 2 < uri.size && is_hexadecimal(uri.data[i + 1]) &&
               is_hexadecimal(uri.data[i + 2]);
    if (i < parts->authority_end && i > parts->scheme_end && !may_stay_in_authority(uri, parts, i))
        return false;
    if (c == '[' || c == ']')
        return i >= parts->host_start && i < parts->host_end;
    if (c == '#')
        return i == fragment;
    if (c == ':' && parts->scheme_end == 0 && i >= parts->authority_end)
        return memchr(uri.data, '/', i) != NULL || memchr(uri.data, '?', i) != NULL || i > fragment;
    return is_letter(c) || is_digit(c) || (c > ' ' && strchr("-._~:/?@!$&'()*+,;=", c) != NULL);
}

void engross_kit_append_uri(struct engross_buffer *buffer, engross_text uri) {
    static const char digits[] = "0123456789ABCDEF";
    struct parts parts = split(uri);
    const char *hash = uri.size > 0 ? memchr(uri.data, '#', uri.size) : NULL;
    size_t fragment = hash == NULL ? uri.size : (size_t)(hash - uri.data);
    engross_buffer_append_string(buffer, "");
    for (size_t i = 0; i < uri.size; i++) {
        unsigned char c = (unsigned char)uri.data[i];
        if (may_stay(uri, &parts, i, fragment)) {
            engross_buffer_append_char(buffer, (char)c);
            continue;
        }
        engross_buffer_append_char(buffer, '%');
        engross_buffer_append_char(buffer, digits[c >> 4]);
        engross_buffer_append_char(buffer, digits[c & 15]);
    }
}
