#include "settings.h"

#include "language.h"

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
static void write_compatibility(struct engross_kit_xml *xml) {
    static const char *const settings[][2] = {
        {"compatibilityMode", "15"},
        {"overrideTableStyleFontSizeAndJustification", "1"},
        {"enableOpenTypeFeatures", "1"},
        {"doNotFlipMirrorIndents", "1"},
        {"differentiateMultirowTableHeaders", "1"},
    };
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

/* Children in the order of CT_Settings (ISO/IEC 29500-1, 17.15.1.78). */
void engross_docx_settings_write(const struct engross_docx *docx, struct engross_kit_xml *xml) {
    const struct engross_docx_look *look = &docx->look;
    engross_docx_start_part(xml, "w:settings");
    engross_kit_xml_leaf(xml, "w:zoom", "w:percent", "100", NULL);
    if (look->page.faces && look->page.inside != look->page.outside)
        engross_docx_flag(xml, "w:mirrorMargins");
    engross_docx_integer(xml, "w:defaultTabStop", look->is_united_nations ? 567 : 720);
    if (look->styles[ENGROSS_DOCX_BODY].hyphenates)
        engross_docx_flag(xml, "w:autoHyphenation");
    if (look->page.faces)
        engross_docx_flag(xml, "w:evenAndOddHeaders");
    engross_docx_value(xml, "w:characterSpacingControl", "doNotCompress");
    write_notes(docx, xml, ENGROSS_DOCX_STORY_FOOTNOTES, "w:footnotePr", "w:footnote");
    write_notes(docx, xml, ENGROSS_DOCX_STORY_ENDNOTES, "w:endnotePr", "w:endnote");
    write_compatibility(xml);
    write_languages(docx, xml);
    engross_docx_value(xml, "w:decimalSymbol", ".");
    engross_docx_value(xml, "w:listSeparator", ",");
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
