#include "text.h"

#include "language.h"

#include "base/utf8.h"

#include <string.h>

/* Blocks of scripts that are written from right to left (Unicode 15). */
static bool is_rtl_character(uint32_t c) {
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

/* Whether some character may be written from right to left; false for nearly all texts. */
static bool may_hold_rtl(engross_text text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0xD6 && c != 0xE2 && (c <= 0xE0 || c == 0xEF || c == 0xF0))
            return true;
    }
    return false;
}

/* Where the run that begins at offset ends, and its direction. Characters without a direction of
 * their own go with the base, unless both neighbours go the other way. */
static size_t run_end(engross_text text, size_t offset, bool base, bool *is_rtl) {
    size_t end = offset; /* after the last character that surely belongs to the run */
    bool is_decided = false;
    *is_rtl = base;
    for (size_t i = offset; i < text.size;) {
        size_t start = i;
        uint32_t c = engross_utf8_decode(text.data, text.size, &i);
        bool rtl = is_rtl_character(c);
        if (!rtl && !engross_is_letter(c)) {
            if (!is_decided || *is_rtl == base)
                end = i;
            continue;
        }
        if (is_decided && rtl != *is_rtl)
            return *is_rtl == base ? start : end;
        if (!is_decided && start > offset && rtl != base)
            return start;
        *is_rtl = rtl;
        is_decided = true;
        end = i;
    }
    return *is_rtl == base || end == offset ? text.size : end;
}

static void write_vertical(struct engross_kit_xml *xml, const struct engross_docx_format *format) {
    if (format->superscript > 0)
        engross_docx_value(xml, "w:vertAlign", "superscript");
    else if (format->subscript > 0)
        engross_docx_value(xml, "w:vertAlign", "subscript");
}

static void write_language(struct engross_kit_xml *xml, engross_text language) {
    static const char *const attributes[] = {"w:val", "w:eastAsia", "w:bidi"};
    char tag[ENGROSS_DOCX_TAG_SIZE];
    engross_kit_xml_start(xml, "w:lang");
    engross_kit_xml_attribute_string(xml, attributes[engross_docx_language_script(language)],
                                     engross_docx_language_tag(language, tag));
    engross_kit_xml_end(xml);
}

/* Emphasis in slanted text stands upright. */
static void write_slant(struct engross_kit_xml *xml, bool is_italic) {
    if (is_italic) {
        engross_docx_flag_off(xml, "w:i");
        engross_docx_flag_off(xml, "w:iCs");
    } else {
        engross_docx_flag(xml, "w:i");
        engross_docx_flag(xml, "w:iCs");
    }
}

static const char *character_style(const struct engross_docx_format *format) {
    if (format->link > 0)
        return ENGROSS_DOCX_STYLE_HYPERLINK;
    return format->code > 0 ? ENGROSS_DOCX_STYLE_CODE : NULL;
}

/* Children in the order of CT_RPr (ISO/IEC 29500-1, 17.3.2.28). */
static void write_properties(struct engross_docx *docx, engross_text language, bool is_rtl) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    const struct engross_docx_format *format = &docx->format;
    const struct engross_docx_appearance *values = &docx->look.styles[docx->flow.style];
    const char *style = character_style(format);
    bool is_foreign = !engross_kit_text_equal(language, docx->language);
    bool is_east_asian = engross_docx_language_script(language) == ENGROSS_DOCX_SCRIPT_EAST_ASIAN;
    if (style == NULL && format->emphasis == 0 && format->strong == 0 && format->superscript == 0 &&
        format->subscript == 0 && format->size == 0 && !is_foreign && !is_rtl && !is_east_asian)
        return;
    engross_kit_xml_start(xml, "w:rPr");
    if (style != NULL)
        engross_docx_value(xml, "w:rStyle", engross_docx_other_style_id(&docx->look, style));
    if (is_east_asian)
        engross_kit_xml_leaf(xml, "w:rFonts", "w:hint", "eastAsia", NULL);
    if (format->strong > 0) {
        engross_docx_flag(xml, "w:b");
        engross_docx_flag(xml, "w:bCs");
    }
    if (format->emphasis > 0)
        write_slant(xml, values->is_italic);
    if (format->size > 0) {
        engross_docx_integer(xml, "w:sz", format->size);
        engross_docx_integer(xml, "w:szCs", format->size);
    }
    write_vertical(xml, format);
    if (is_rtl)
        engross_docx_flag(xml, "w:rtl");
    if (is_foreign)
        write_language(xml, language);
    engross_kit_xml_end(xml);
}

void engross_docx_start_run(struct engross_docx *docx, engross_text language, bool is_rtl) {
    engross_kit_xml_start(engross_docx_xml(docx), "w:r");
    write_properties(docx, language, is_rtl);
}

void engross_docx_start_styled_run(struct engross_docx *docx, const char *style, bool is_rtl) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_kit_xml_start(xml, "w:r");
    engross_kit_xml_start(xml, "w:rPr");
    engross_docx_value(xml, "w:rStyle", engross_docx_other_style_id(&docx->look, style));
    if (is_rtl)
        engross_docx_flag(xml, "w:rtl");
    engross_kit_xml_end(xml);
}

void engross_docx_characters(struct engross_kit_xml *xml, engross_text text) {
    if (text.size == 0)
        return;
    engross_kit_xml_start(xml, "w:t");
    if (text.data[0] == ' ' || text.data[text.size - 1] == ' ' ||
        memmem(text.data, text.size, "  ", 2) != NULL)
        engross_kit_xml_attribute_string(xml, "xml:space", "preserve");
    engross_kit_xml_text(xml, text);
    engross_kit_xml_end(xml);
}

/* What a character is to Word: an element of its own, or NULL for a plain one. *size gets its
 * bytes. */
static const char *element_of(const char *data, size_t *size) {
    *size = 1;
    if (data[0] == '\t')
        return "w:tab";
    if (data[0] == '\n')
        return "w:br";
    *size = 2; /* U+00AD; text is NUL-terminated, so the next byte is there */
    return (unsigned char)data[0] == 0xC2 && (unsigned char)data[1] == 0xAD ? "w:softHyphen" : NULL;
}

static void write_content(struct engross_kit_xml *xml, engross_text text) {
    size_t from = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        size_t size;
        if (c != '\t' && c != '\n' && c != 0xC2)
            continue;
        const char *element = element_of(text.data + i, &size);
        if (element == NULL)
            continue;
        engross_docx_characters(xml, (engross_text){text.data + from, i - from});
        engross_docx_flag(xml, element);
        from = i + size;
        i = from - 1;
    }
    engross_docx_characters(xml, (engross_text){text.data + from, text.size - from});
}

static void count(struct engross_docx *docx, engross_text text) {
    if (docx->story == ENGROSS_DOCX_STORY_BODY)
        engross_docx_count(&docx->counts, text);
}

static void write_run(struct engross_docx *docx, engross_text text, engross_text language,
                      bool is_rtl) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_docx_start_run(docx, language, is_rtl);
    write_content(xml, text);
    engross_kit_xml_end(xml);
}

void engross_docx_text(struct engross_docx *docx, engross_text text, engross_text language,
                       int32_t direction) {
    bool base = direction == ENGROSS_DIRECTION_RTL;
    if (text.size == 0)
        return;
    count(docx, text);
    if (!base && !may_hold_rtl(text)) {
        write_run(docx, text, language, false);
        return;
    }
    for (size_t offset = 0; offset < text.size;) {
        bool is_rtl;
        size_t end = run_end(text, offset, base, &is_rtl);
        write_run(docx, (engross_text){text.data + offset, end - offset}, language, is_rtl);
        offset = end;
    }
}

void engross_docx_plain(struct engross_docx *docx, engross_text text) {
    engross_docx_text(docx, text, docx->language, docx->direction);
}

void engross_docx_mark(struct engross_docx *docx, const char *element) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_kit_xml_start(xml, "w:r");
    engross_docx_flag(xml, element);
    engross_kit_xml_end(xml);
    if (docx->story == ENGROSS_DOCX_STORY_BODY)
        engross_docx_count_break(&docx->counts);
}

static void start_field_run(struct engross_docx *docx, const char *style) {
    bool is_rtl = docx->direction == ENGROSS_DIRECTION_RTL;
    if (style != NULL)
        engross_docx_start_styled_run(docx, style, is_rtl);
    else
        engross_docx_start_run(docx, docx->language, is_rtl);
}

static void write_field_character(struct engross_docx *docx, const char *type, const char *style) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    start_field_run(docx, style);
    engross_kit_xml_leaf(xml, "w:fldChar", "w:fldCharType", type, NULL);
    engross_kit_xml_end(xml);
}

void engross_docx_field(struct engross_docx *docx, const char *instruction, engross_text result,
                        const char *style) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    write_field_character(docx, "begin", style);
    start_field_run(docx, style);
    engross_kit_xml_start(xml, "w:instrText");
    engross_kit_xml_attribute_string(xml, "xml:space", "preserve");
    engross_kit_xml_string(xml, instruction);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    write_field_character(docx, "separate", style);
    start_field_run(docx, style);
    engross_docx_characters(xml, result);
    engross_kit_xml_end(xml);
    write_field_character(docx, "end", style);
    count(docx, result);
}
