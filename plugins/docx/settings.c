#include "settings.h"

#include "language.h"
#include "tree.h"

#include <string.h>

#define COMPATIBILITY_URI "http://schemas.microsoft.com/office/word"
#define MOST_FONTS ENGROSS_DOCX_STYLE_COUNT

static void write_notes(const struct engross_docx *docx, struct engross_kit_xml *xml,
                        enum engross_docx_story_index story, const char *properties,
                        const char *note) {
    if (docx->notes[story].count == 0)
        return;
    engross_kit_xml_start(xml, properties);
    engross_docx_value(xml, "w:numFmt", engross_docx_format_name(docx->notes[story].format));
    engross_kit_xml_leaf(xml, note, "w:id", "-1", NULL);
    engross_kit_xml_leaf(xml, note, "w:id", "0", NULL);
    engross_kit_xml_end(xml);
}

/* Word 2013 and later: no compatibility mode. */
static void write_compatibility(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    static const char *const settings[][2] = {
        {"compatibilityMode", "15"},
        {"overrideTableStyleFontSizeAndJustification", "1"},
        {"enableOpenTypeFeatures", "1"},
        {"doNotFlipMirrorIndents", "1"},
        {"differentiateMultirowTableHeaders", "1"},
    };
    (void)docx;
    engross_kit_xml_start(xml, "w:compat");
    engross_docx_flag(xml, "w:doNotExpandShiftReturn");
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        engross_kit_xml_leaf(xml, "w:compatSetting", "w:name", settings[i][0], "w:uri",
                             COMPATIBILITY_URI, "w:val", settings[i][1], NULL);
    engross_kit_xml_end(xml);
}

static void write_languages(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    static const char *const attributes[] = {"w:val", "w:eastAsia", "w:bidi"};
    char tag[ENGROSS_DOCX_TAG_SIZE];
    enum engross_docx_script script = engross_docx_language_script(docx->language);
    engross_kit_xml_start(xml, "w:themeFontLang");
    if (script != ENGROSS_DOCX_SCRIPT_SIMPLE)
        engross_kit_xml_attribute_string(xml, "w:val", "en-GB");
    engross_kit_xml_attribute_string(xml, attributes[script],
                                     engross_docx_language_tag(docx->language, tag));
    engross_kit_xml_end(xml);
}

static void write_mirror(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    const struct engross_docx_page *page = &docx->look.page;
    if (page->faces && page->inside != page->outside)
        engross_docx_flag(xml, "w:mirrorMargins");
}

static void write_tab_stop(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    engross_docx_integer(xml, "w:defaultTabStop", docx->look.is_united_nations ? 567 : 720);
}

static void write_hyphenation(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    if (docx->look.styles[ENGROSS_DOCX_BODY].hyphenates)
        engross_docx_flag(xml, "w:autoHyphenation");
}

static void write_character_spacing(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    (void)docx;
    engross_docx_value(xml, "w:characterSpacingControl", "doNotCompress");
}

static void write_decimal_symbol(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    (void)docx;
    engross_docx_value(xml, "w:decimalSymbol", ".");
}

static void write_list_separator(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    (void)docx;
    engross_docx_value(xml, "w:listSeparator", ",");
}

/* What these settings are without a template; others are then not set. */
static const struct usual {
    const char *name;
    void (*write)(const struct engross_docx *docx, struct engross_kit_xml *xml);
} usual[] = {
    {"mirrorMargins", write_mirror},         {"defaultTabStop", write_tab_stop},
    {"autoHyphenation", write_hyphenation},  {"characterSpacingControl", write_character_spacing},
    {"compat", write_compatibility},         {"decimalSymbol", write_decimal_symbol},
    {"listSeparator", write_list_separator},
};

static void write_usual(const struct engross_docx *docx, struct engross_kit_xml *xml,
                        const char *name) {
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (strcmp(usual[i].name, name) == 0)
            usual[i].write(docx, xml);
}

/* Justified lines that end with a break are not stretched, whatever the template wants: the
 * document has breaks where its author broke lines. */
static xmlNodePtr find_setting(xmlDocPtr settings, struct engross_kit_xml *xml, const char *name) {
    static const char order[] =
        " useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL "
        "noColumnBalance balanceSingleByteDoubleByteWidth noExtraLineSpacing "
        "doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn ";
    xmlNodePtr node =
        settings == NULL ? NULL : engross_docx_word_child(xmlDocGetRootElement(settings), name);
    if (node != NULL && strcmp(name, "compat") == 0 &&
        engross_docx_word_insert(node, "doNotExpandShiftReturn", order) == NULL)
        xml->status = ENGROSS_NO_MEMORY;
    return node;
}

/* These of a template's settings bear on the look; with a template without settings, or none,
 * ours. Without compatibility settings, Word would take the document for one of an old Word. */
static void write_of_template(const struct engross_docx *docx, struct engross_kit_xml *xml,
                              const char *name) {
    struct engross_buffer markup = ENGROSS_BUFFER_INIT;
    xmlDocPtr settings = docx->template == NULL ? NULL : docx->template->settings;
    xmlNodePtr node = find_setting(settings, xml, name);
    if (settings == NULL || (node == NULL && strcmp(name, "compat") == 0))
        write_usual(docx, xml, name);
    else if (node != NULL && engross_docx_tree_write_word(settings, node, &markup))
        engross_kit_xml_raw(xml, (engross_text){markup.data, markup.size});
    else if (node != NULL)
        xml->status = ENGROSS_NO_MEMORY;
    engross_buffer_finish(&markup);
}

static void write_all_of_template(const struct engross_docx *docx, struct engross_kit_xml *xml,
                                  const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        write_of_template(docx, xml, names[i]);
}

/* Children in the order of CT_Settings (ISO/IEC 29500-1, 17.15.1.78). */
void engross_docx_settings_write(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    static const char *const page[] = {"mirrorMargins",
                                       "bordersDoNotSurroundHeader",
                                       "bordersDoNotSurroundFooter",
                                       "gutterAtTop",
                                       "defaultTabStop",
                                       "autoHyphenation",
                                       "consecutiveHyphenLimit",
                                       "hyphenationZone",
                                       "doNotHyphenateCaps"};
    static const char *const type[] = {"characterSpacingControl", "noLineBreaksAfter",
                                       "noLineBreaksBefore"};
    static const char *const compatibility[] = {"compat"};
    static const char *const last[] = {"clrSchemeMapping", "decimalSymbol", "listSeparator"};
    engross_docx_start_part(xml, "w:settings");
    engross_kit_xml_leaf(xml, "w:zoom", "w:percent", "100", NULL);
    write_all_of_template(docx, xml, page, sizeof page / sizeof *page);
    if (docx->look.page.faces)
        engross_docx_flag(xml, "w:evenAndOddHeaders");
    write_all_of_template(docx, xml, type, sizeof type / sizeof *type);
    write_notes(docx, xml, ENGROSS_DOCX_STORY_FOOTNOTES, "w:footnotePr", "w:footnote");
    write_notes(docx, xml, ENGROSS_DOCX_STORY_ENDNOTES, "w:endnotePr", "w:endnote");
    write_all_of_template(docx, xml, compatibility, 1);
    write_languages(docx, xml);
    write_all_of_template(docx, xml, last, sizeof last / sizeof *last);
}

static bool is_known(const char *const *fonts, size_t count, const char *font) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(fonts[i], font) == 0)
            return true;
    return font[0] == '\0';
}

static void write_font(struct engross_kit_xml *xml, const char *font) {
    const char *alternative = engross_docx_font_alternative(font);
    engross_kit_xml_start(xml, "w:font");
    engross_kit_xml_attribute_string(xml, "w:name", font);
    if (alternative != NULL)
        engross_docx_value(xml, "w:altName", alternative);
    engross_kit_xml_end(xml);
}

void engross_docx_fonts_write(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    const char *fonts[MOST_FONTS];
    size_t count = 0;
    engross_docx_start_part(xml, "w:fonts");
    for (size_t i = 0; i < ENGROSS_DOCX_STYLE_COUNT; i++)
        if (!is_known(fonts, count, docx->look.styles[i].font)) {
            fonts[count++] = docx->look.styles[i].font;
            write_font(xml, docx->look.styles[i].font);
        }
}
