/* Loads an input file in four steps, each a function: bytes from the disk within the limit, a
 * look at what they are, conversion to UTF-8, line ends. The first step that fails reports why. */
#include "read/source.h"
#include "base/utf8.h"
#include "read/encoding/clean.h"
#include "read/encoding/encoding.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEFAULT_INPUT_BYTES (UINT64_C(64) << 20)
#define DEFAULT_LINE_BYTES (UINT64_C(4) << 20)
/* How much is looked at to tell text from data. */
#define SAMPLE ((size_t)65536)

struct loading {
    struct engross_diagnostics *diagnostics;
    const char *path;
    uint64_t input_bytes; /* limits */
    uint64_t line_bytes;
    struct engross_buffer text; /* the file, from step to step */
};

/* Files that are no text, by their first bytes. */
struct signature {
    const char *bytes;
    size_t size;
    const char *what;
};

#define OLE_SIGNATURE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

static const struct signature signatures[] = {
    {"%PDF-", 5, "a PDF file"},
    {"PK\x03\x04", 4, "a ZIP package that is no Word document"},
    {"PK\x05\x06", 4, "an empty ZIP package"},
    {OLE_SIGNATURE, 8, "an old Word or Office file; save it as a Word document (DOCX)"},
    {"{\\rtf", 5, "an RTF file; save it as a Word document (DOCX)"},
    {"\x89PNG\r\n", 6, "a PNG picture"},
    {"\xFF\xD8\xFF", 3, "a JPEG picture"},
    {"GIF8", 4, "a GIF picture"},
    {"II*\0", 4, "a TIFF picture"},
    {"MM\0*", 4, "a TIFF picture"},
    {"\x1F\x8B", 2, "a gzip file"},
    {"BZh", 3, "a bzip2 file"},
    {"\xFD"
     "7zXZ\0",
     6, "an XZ file"},
    {"7z\xBC\xAF\x27\x1C", 6, "a 7-Zip file"},
    {"Rar!\x1A\x07", 6, "a RAR file"},
    {"\x7F"
     "ELF",
     4, "a program"},
    {"\xFFWPC", 4, "a WordPerfect file; save it as a Word document (DOCX)"},
};

static uint64_t limit_or(const engross_limits *limits, uint64_t value, uint64_t fallback) {
    return limits != NULL && value != 0 ? value : fallback;
}

static int32_t out_of_memory(struct loading *loading) {
    engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_NO_MEMORY, ENGROSS_NOWHERE, NULL);
    return ENGROSS_NO_MEMORY;
}

static const char *kind_of_file(mode_t mode) {
    return S_ISDIR(mode)                    ? "a directory"
           : S_ISFIFO(mode)                 ? "a pipe"
           : S_ISSOCK(mode)                 ? "a socket"
           : S_ISCHR(mode) || S_ISBLK(mode) ? "a device"
                                            : "something else";
}

static int32_t refuse_kind(struct loading *loading, mode_t mode) {
    engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_NOT_A_FILE, ENGROSS_NOWHERE,
                   kind_of_file(mode), NULL);
    return ENGROSS_FAILED;
}

/* Opens path, which must be a regular file. Looks before opening, since to open a device can
 * have effects, and after it, since the path may have changed in between. */
static int32_t open_file(struct loading *loading, int *descriptor, struct stat *status) {
    *descriptor = -1;
    if (stat(loading->path, status) == 0 && !S_ISREG(status->st_mode))
        return refuse_kind(loading, status->st_mode);
    *descriptor = open(loading->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (*descriptor < 0 || fstat(*descriptor, status) != 0) {
        engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_MISSING, ENGROSS_NOWHERE,
                       strerror(errno), NULL);
        return ENGROSS_FAILED;
    }
    return S_ISREG(status->st_mode) ? ENGROSS_OK : refuse_kind(loading, status->st_mode);
}

static int32_t too_large(struct loading *loading, uint64_t size) {
    engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_TOO_LARGE, ENGROSS_NOWHERE,
                   ENGROSS_NUMBER(size), ENGROSS_NUMBER(loading->input_bytes), NULL);
    return ENGROSS_FAILED;
}

/* Reads to the end, whatever size the file system says: it may be wrong or growing. */
static int32_t read_all(struct loading *loading, int descriptor, uint64_t expected) {
    struct engross_buffer *text = &loading->text;
    size_t step = expected + 1 > 4096 ? (size_t)expected + 1 : 4096;
    for (;;) {
        if (!engross_buffer_reserve(text, step))
            return out_of_memory(loading);
        ssize_t count = read(descriptor, text->data + text->size, step);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_FAILED, ENGROSS_NOWHERE,
                           strerror(errno), NULL);
            return ENGROSS_FAILED;
        }
        text->size += (size_t)count;
        text->data[text->size] = '\0';
        if (text->size > loading->input_bytes)
            return too_large(loading, text->size);
        if (count == 0)
            return ENGROSS_OK;
        step = 65536;
    }
}

static int32_t load_bytes(struct loading *loading) {
    int descriptor;
    struct stat status;
    int32_t result = open_file(loading, &descriptor, &status);
    if (result == ENGROSS_OK && (uint64_t)status.st_size > loading->input_bytes)
        result = too_large(loading, (uint64_t)status.st_size);
    if (result == ENGROSS_OK)
        result = read_all(loading, descriptor, (uint64_t)status.st_size);
    if (descriptor >= 0)
        close(descriptor);
    return result;
}

static int32_t refuse_binary(struct loading *loading, const char *what) {
    engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_BINARY, ENGROSS_NOWHERE, what, NULL);
    return ENGROSS_FAILED;
}

/* Packages and compound files, by what they hold somewhere: the name of a stream, in UTF-16, or
 * the type of document that OpenDocument files begin with. */
struct content {
    const char *signature;
    const char *bytes;
    size_t size;
    const char *what;
};
#define CONTENT(signature, bytes, what)                                                            \
    { signature, bytes, sizeof(bytes) - 1, what }

static const struct content contents[] = {
    CONTENT("PK\x03\x04", "mimetypeapplication/vnd.oasis.opendocument.text",
            "an OpenDocument text (ODT); save it as a Word document (DOCX)"),
    CONTENT("PK\x03\x04", "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "an OpenDocument spreadsheet"),
    CONTENT("PK\x03\x04", "mimetypeapplication/epub+zip", "an EPUB book"),
    CONTENT(OLE_SIGNATURE, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
            "an Office file protected with a password; take the password away and save it again"),
    CONTENT(OLE_SIGNATURE, "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
            "a Word file of the old kind (DOC); save it as a Word document (DOCX)"),
    CONTENT(OLE_SIGNATURE, "W\0o\0r\0k\0b\0o\0o\0k\0", "an old Excel workbook"),
};

static int32_t refuse_contents(struct loading *loading) {
    const struct engross_buffer *text = &loading->text;
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        size_t size = strlen(contents[i].signature);
        if (text->size > size && memcmp(text->data, contents[i].signature, size) == 0 &&
            memmem(text->data, text->size, contents[i].bytes, contents[i].size) != NULL)
            return refuse_binary(loading, contents[i].what);
    }
    return ENGROSS_OK;
}

/* A ZIP package of the Open Packaging Conventions, which all have this part; the reader of Word
 * documents looks further. */
static bool is_office_package(const struct loading *loading) {
    static const char part[] = "[Content_Types].xml";
    const struct engross_buffer *text = &loading->text;
    return text->size > 4 && memcmp(text->data, "PK\x03\x04", 4) == 0 &&
           memmem(text->data, text->size, part, sizeof part - 1) != NULL;
}

static int32_t refuse_signatures(struct loading *loading) {
    const struct engross_buffer *text = &loading->text;
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++)
        if (text->size >= signatures[i].size &&
            memcmp(text->data, signatures[i].bytes, signatures[i].size) == 0)
            return refuse_binary(loading, signatures[i].what);
    return ENGROSS_OK;
}

/* Whether one byte in fifty is a control character (one in four of very few bytes), or bytes that
 * are no UTF-8 hold zeros. */
static bool looks_binary(const char *data, size_t size, bool well_formed) {
    size_t sample = size < SAMPLE ? size : SAMPLE;
    size_t controls = 0;
    bool zeros = false;
    for (size_t i = 0; i < sample; i++) {
        unsigned char byte = (unsigned char)data[i];
        controls += byte < 0x20 && (byte < '\t' || byte > '\r') && byte < 0x1E;
        zeros = zeros || byte == 0;
    }
    size_t share = controls < 16 ? 4 : 50;
    return controls * share > sample || (zeros && !well_formed);
}

static bool has_suffix(const char *path, const char *suffix) {
    size_t length = strlen(path), count = strlen(suffix);
    return length > count && strcasecmp(path + length - count, suffix) == 0;
}

static bool is_name_start(unsigned char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           byte >= 0x80;
}

/* An XML declaration in any encoding; or an element, unless the file calls itself text. */
static bool is_xml(const struct loading *loading) {
    const char *data = loading->text.data;
    size_t size = loading->text.size;
    struct engross_unicode_form form;
    char head[6] = {0};
    size_t start = 0, count = 0, unit = 1;
    if (engross_unicode_form_find(data, size, &form)) {
        start = form.mark_size;
        unit = form.unit;
        start += form.big_endian ? unit - 1 : 0;
    }
    while (unit == 1 && start < size && (data[start] == '\n' || data[start] == ' '))
        start++;
    for (size_t i = start; i < size && count < 5; i += unit)
        head[count++] = data[i];
    if (memcmp(head, "<?xml", 5) == 0)
        return true;
    bool element = head[0] == '<' && is_name_start((unsigned char)head[1]);
    return element && !has_suffix(loading->path, ".md") && !has_suffix(loading->path, ".txt") &&
           !has_suffix(loading->path, ".markdown");
}

static void take_text(struct loading *loading, struct engross_buffer *text) {
    engross_buffer_finish(&loading->text);
    loading->text = *text;
}

static int32_t report_bytes(struct loading *loading, const char *encoding,
                            engross_position position, const char *bytes, size_t count) {
    struct engross_buffer list = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; i < count && i < 4; i++)
        engross_buffer_append_format(&list, i == 0 ? "%02X" : " %02X", (unsigned char)bytes[i]);
    engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_INVALID_BYTES, position, encoding,
                   engross_buffer_failed(&list) ? "" : list.data, NULL);
    engross_buffer_finish(&list);
    return ENGROSS_FAILED;
}

static int32_t report_truncated(struct loading *loading, engross_position position) {
    engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_TRUNCATED, position, NULL);
    return ENGROSS_FAILED;
}

static void report_converted(struct loading *loading, const char *encoding) {
    engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_CONVERTED, ENGROSS_NOWHERE, encoding,
                   NULL);
}

/* From UTF-16 or UTF-32. */
static int32_t convert_form(struct loading *loading, const struct engross_unicode_form *form) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    const struct engross_buffer *source = &loading->text;
    size_t end = engross_unicode_form_decode(form, source->data, source->size, &text);
    int32_t status = ENGROSS_OK;
    if (engross_buffer_failed(&text)) {
        status = out_of_memory(loading);
    } else if (end < source->size) {
        engross_position position = engross_position_at(text.data, text.size);
        size_t left = source->size - end;
        status = left < form->unit
                     ? report_truncated(loading, position)
                     : report_bytes(loading, form->name, position, source->data + end, form->unit);
    }
    if (status != ENGROSS_OK) {
        engross_buffer_finish(&text);
        return status;
    }
    take_text(loading, &text);
    report_converted(loading, form->name);
    return ENGROSS_OK;
}

/* Counts the sequences of more than one byte that are well formed, and the bytes that are not. */
static void count_utf8(const struct engross_buffer *text, size_t *good, size_t *bad) {
    *good = 0;
    *bad = 0;
    for (size_t offset = 0; offset < text->size;) {
        size_t start = offset;
        uint32_t codepoint = engross_utf8_decode(text->data, text->size, &offset);
        bool sign = offset - start == 3 && (unsigned char)text->data[start] == 0xEF;
        if (codepoint == ENGROSS_REPLACEMENT_CHARACTER && !sign)
            ++*bad;
        else
            *good += offset - start > 1;
    }
}

/* Whether the bytes from offset on begin a character whose end the file does not hold. */
static bool is_cut_off(const struct engross_buffer *text, size_t offset) {
    unsigned char lead = (unsigned char)text->data[offset];
    size_t left = text->size - offset;
    size_t length = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || left >= length)
        return false;
    for (size_t i = 1; i < left; i++)
        if (((unsigned char)text->data[offset + i] & 0xC0) != 0x80)
            return false;
    return true;
}

/* Whether the bytes at offset are the beginning of a character of UTF-8, and its end is missing:
 * a lead byte and at least one byte that may follow it. */
static bool is_damaged_sequence(const struct engross_buffer *text, size_t offset) {
    unsigned char lead = (unsigned char)text->data[offset];
    return lead >= 0xE0 && lead <= 0xF4 && offset + 1 < text->size &&
           ((unsigned char)text->data[offset + 1] & 0xC0) == 0x80;
}

static int32_t report_stray(struct loading *loading, size_t offset) {
    const struct engross_buffer *text = &loading->text;
    engross_position position = engross_position_at(text->data, offset);
    if (is_cut_off(text, offset))
        return report_truncated(loading, position);
    size_t end = offset;
    engross_utf8_decode(text->data, text->size, &end);
    return report_bytes(loading, "UTF-8", position, text->data + offset, end - offset);
}

static int32_t convert_legacy(struct loading *loading) {
    struct engross_buffer *source = &loading->text;
    const char *best = NULL;
    const struct engross_single_byte *encoding =
        engross_looks_like_gb(source->data, source->size)
            ? (best = "GB 18030", NULL)
            : engross_legacy_find(source->data, source->size, &best);
    if (encoding == NULL) {
        engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_UNKNOWN_ENCODING,
                       engross_position_at(source->data,
                                           engross_utf8_valid_prefix(source->data, source->size)),
                       best != NULL ? best : "none that is known", NULL);
        return ENGROSS_FAILED;
    }
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    size_t end = engross_legacy_decode(encoding, source->data, source->size, &text);
    if (end < source->size || engross_buffer_failed(&text)) {
        int32_t status =
            engross_buffer_failed(&text)
                ? out_of_memory(loading)
                : report_bytes(loading, encoding->name, engross_position_at(text.data, text.size),
                               source->data + end, 1);
        engross_buffer_finish(&text);
        return status;
    }
    take_text(loading, &text);
    report_converted(loading, encoding->name);
    return ENGROSS_OK;
}

/* Makes the text UTF-8. One that is so but for a few bytes is a damaged UTF-8 file, not one of
 * another encoding. */
static int32_t convert(struct loading *loading) {
    struct engross_buffer *text = &loading->text;
    struct engross_unicode_form form;
    bool marked = engross_unicode_form_find(text->data, text->size, &form);
    if (marked && form.unit > 1)
        return convert_form(loading, &form);
    if (marked) {
        memmove(text->data, text->data + 3, text->size - 3 + 1);
        text->size -= 3;
    }
    size_t valid = engross_utf8_valid_prefix(text->data, text->size);
    if (looks_binary(text->data, text->size, valid == text->size))
        return refuse_binary(loading, "binary data");
    if (valid == text->size)
        return ENGROSS_OK;
    size_t good, bad;
    count_utf8(text, &good, &bad);
    bool damaged =
        bad <= 2 && (is_damaged_sequence(text, valid) || (is_cut_off(text, valid) && good > 0));
    if (marked || good > bad || damaged)
        return report_stray(loading, valid);
    return convert_legacy(loading);
}

static void report_clean(struct loading *loading, const struct engross_clean_report *report) {
    const char *data = loading->text.data;
    if (report->controls > 0) {
        struct engross_buffer name = ENGROSS_BUFFER_INIT;
        engross_buffer_append_format(&name, "U+%04X", report->first_codepoint);
        engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_CONTROLS,
                       engross_position_at(data, report->first_control),
                       ENGROSS_NUMBER(report->controls),
                       engross_buffer_failed(&name) ? "" : name.data, NULL);
        engross_buffer_finish(&name);
    }
    if (report->lost > 0)
        engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_REPLACEMENT,
                       engross_position_at(data, report->first_lost), ENGROSS_NUMBER(report->lost),
                       NULL);
}

static int32_t clean(struct loading *loading) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    struct engross_clean_report report;
    bool changed;
    if (!engross_text_clean(loading->text.data, loading->text.size, &text, &changed, &report)) {
        engross_buffer_finish(&text);
        return out_of_memory(loading);
    }
    report_clean(loading, &report);
    if (changed)
        take_text(loading, &text);
    return ENGROSS_OK;
}

static int32_t check_lines(struct loading *loading) {
    const char *data = loading->text.data;
    const char *end = data + loading->text.size;
    uint32_t line = 1;
    for (const char *start = data; start < end; line++) {
        const char *stop = memchr(start, '\n', (size_t)(end - start));
        stop = stop != NULL ? stop : end;
        if ((uint64_t)(stop - start) > loading->line_bytes) {
            engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_LINE_TOO_LONG,
                           (engross_position){line, 1}, ENGROSS_NUMBER((uint64_t)(stop - start)),
                           ENGROSS_NUMBER(loading->line_bytes), NULL);
            return ENGROSS_FAILED;
        }
        start = stop + 1;
    }
    return ENGROSS_OK;
}

static int32_t check_not_empty(struct loading *loading) {
    const struct engross_buffer *text = &loading->text;
    for (size_t i = 0; i < text->size; i++)
        if ((unsigned char)text->data[i] > ' ')
            return ENGROSS_OK;
    engross_report(loading->diagnostics, ENGROSS_MESSAGE_READ_EMPTY, ENGROSS_NOWHERE, NULL);
    return ENGROSS_FAILED;
}

static int32_t load(struct loading *loading) {
    int32_t status = load_bytes(loading);
    if (status == ENGROSS_OK && loading->text.size == 0)
        return check_not_empty(loading);
    if (status == ENGROSS_OK)
        status = refuse_contents(loading);
    if (status == ENGROSS_OK && is_office_package(loading))
        return ENGROSS_OK;
    if (status == ENGROSS_OK)
        status = refuse_signatures(loading);
    if (status != ENGROSS_OK || is_xml(loading))
        return status;
    status = convert(loading);
    if (status == ENGROSS_OK)
        status = clean(loading);
    if (status == ENGROSS_OK)
        status = check_not_empty(loading);
    return status == ENGROSS_OK ? check_lines(loading) : status;
}

int32_t engross_source_load(const char *path, const engross_limits *limits,
                            struct engross_diagnostics *diagnostics,
                            struct engross_source *source) {
    const char *slash = strrchr(path, '/');
    struct loading loading = {
        .diagnostics = diagnostics,
        .path = path,
        .input_bytes = limit_or(limits, limits ? limits->input_bytes : 0, DEFAULT_INPUT_BYTES),
        .line_bytes = limit_or(limits, limits ? limits->text_bytes : 0, DEFAULT_LINE_BYTES),
    };
    *source = (struct engross_source){.path = path, .name = slash != NULL ? slash + 1 : path};
    int32_t status = load(&loading);
    if (status != ENGROSS_OK) {
        engross_buffer_finish(&loading.text);
        return status;
    }
    source->data = loading.text.data;
    source->size = loading.text.size;
    return ENGROSS_OK;
}

void engross_source_finish(struct engross_source *source) {
    free(source->data);
    source->data = NULL;
    source->size = 0;
}
