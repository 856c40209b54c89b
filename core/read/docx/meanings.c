/* What styles mean by their names. Word keeps the names of its own styles in English in every
 * language, but not their ids; older files and other programs translate the names. Letter case,
 * spaces and punctuation do not matter. */
#include "read/docx/styles.h"

#include "base/utf8.h"

#include <string.h>

#define LONGEST ((size_t)96)

/* Names without spaces and punctuation, in lower case; '#' is a level from 1 to 9. */
static const struct row {
    const char *name;
    uint8_t meaning;
    uint8_t depth;
} rows[] = {
    {"title", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"titre", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"título", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"puesto", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"titel", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"название", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"тақырып", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"العنوان", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"标题", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"hmg", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"hm", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"titleun", ENGROSS_OOXML_MEANS_TITLE, 0},
    {"subtitle", ENGROSS_OOXML_MEANS_SUBTITLE, 0},
    {"soustitre", ENGROSS_OOXML_MEANS_SUBTITLE, 0},
    {"subtítulo", ENGROSS_OOXML_MEANS_SUBTITLE, 0},
    {"untertitel", ENGROSS_OOXML_MEANS_SUBTITLE, 0},
    {"подзаголовок", ENGROSS_OOXML_MEANS_SUBTITLE, 0},
    {"عنوانفرعي", ENGROSS_OOXML_MEANS_SUBTITLE, 0},
    {"副标题", ENGROSS_OOXML_MEANS_SUBTITLE, 0},
    {"ssg", ENGROSS_OOXML_MEANS_SUBTITLE, 0},
    {"ss", ENGROSS_OOXML_MEANS_SUBTITLE, 0},
    {"heading#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"titre#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"título#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"ttulo#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"überschrift#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"berschrift#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"titolo#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"заголовок#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"тақырып#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"такырып#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"العنوان#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"عنوان#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"标题#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"標題#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"見出し#", ENGROSS_OOXML_MEANS_HEADING, 0},
    {"hchg", ENGROSS_OOXML_MEANS_HEADING, 1},
    {"hch", ENGROSS_OOXML_MEANS_HEADING, 1},
    {"h1g", ENGROSS_OOXML_MEANS_HEADING, 2},
    {"h1", ENGROSS_OOXML_MEANS_HEADING, 2},
    {"h23g", ENGROSS_OOXML_MEANS_HEADING, 3},
    {"h23", ENGROSS_OOXML_MEANS_HEADING, 3},
    {"h4g", ENGROSS_OOXML_MEANS_HEADING, 4},
    {"h4", ENGROSS_OOXML_MEANS_HEADING, 4},
    {"h56g", ENGROSS_OOXML_MEANS_HEADING, 5},
    {"h56", ENGROSS_OOXML_MEANS_HEADING, 5},
    {"h6g", ENGROSS_OOXML_MEANS_HEADING, 6},
    {"bodytext", ENGROSS_OOXML_MEANS_BODY, 0},
    {"textbody", ENGROSS_OOXML_MEANS_BODY, 0},
    {"firstparagraph", ENGROSS_OOXML_MEANS_BODY, 0},
    {"compact", ENGROSS_OOXML_MEANS_BODY, 0},
    {"corpsdetexte", ENGROSS_OOXML_MEANS_BODY, 0},
    {"textoindependiente", ENGROSS_OOXML_MEANS_BODY, 0},
    {"основнойтекст", ENGROSS_OOXML_MEANS_BODY, 0},
    {"singletxtg", ENGROSS_OOXML_MEANS_BODY, 0},
    {"singletxt", ENGROSS_OOXML_MEANS_BODY, 0},
    {"numberedtxtg", ENGROSS_OOXML_MEANS_NUMBERED, 0},
    {"numberedparagraph", ENGROSS_OOXML_MEANS_NUMBERED, 0},
    {"paranog", ENGROSS_OOXML_MEANS_NUMBERED, 0},
    {"parnumg", ENGROSS_OOXML_MEANS_NUMBERED, 0},
    {"itemtxtg", ENGROSS_OOXML_MEANS_ITEM, 0},
    {"listparagraph", ENGROSS_OOXML_MEANS_ITEM, 0},
    {"paragraphedeliste", ENGROSS_OOXML_MEANS_ITEM, 0},
    {"párrafodelista", ENGROSS_OOXML_MEANS_ITEM, 0},
    {"абзацсписка", ENGROSS_OOXML_MEANS_ITEM, 0},
    {"listbullet", ENGROSS_OOXML_MEANS_ITEM, 1},
    {"listbullet#", ENGROSS_OOXML_MEANS_ITEM, 0},
    {"listnumber", ENGROSS_OOXML_MEANS_ITEM, 1},
    {"listnumber#", ENGROSS_OOXML_MEANS_ITEM, 0},
    {"bullet#g", ENGROSS_OOXML_MEANS_ITEM, 0},
    {"bullet#", ENGROSS_OOXML_MEANS_ITEM, 0},
    {"quote", ENGROSS_OOXML_MEANS_QUOTATION, 0},
    {"intensequote", ENGROSS_OOXML_MEANS_QUOTATION, 0},
    {"quotations", ENGROSS_OOXML_MEANS_QUOTATION, 0},
    {"blocktext", ENGROSS_OOXML_MEANS_QUOTATION, 0},
    {"citation", ENGROSS_OOXML_MEANS_QUOTATION, 0},
    {"cita", ENGROSS_OOXML_MEANS_QUOTATION, 0},
    {"zitat", ENGROSS_OOXML_MEANS_QUOTATION, 0},
    {"цитата#", ENGROSS_OOXML_MEANS_QUOTATION, 0},
    {"цитата", ENGROSS_OOXML_MEANS_QUOTATION, 0},
    {"attribution", ENGROSS_OOXML_MEANS_ATTRIBUTION, 0},
    {"recommendations", ENGROSS_OOXML_MEANS_RECOMMENDATIONS, 0},
    {"question", ENGROSS_OOXML_MEANS_QUESTION, 0},
    {"answer", ENGROSS_OOXML_MEANS_ANSWER, 0},
    {"answertxtg", ENGROSS_OOXML_MEANS_ANSWER, 0},
    {"notice", ENGROSS_OOXML_MEANS_NOTICE, 0},
    {"noticedisclaimer", ENGROSS_OOXML_MEANS_NOTICE, 1},
    {"noticecredit", ENGROSS_OOXML_MEANS_NOTICE, 2},
    {"noticeauthor", ENGROSS_OOXML_MEANS_NOTICE, 3},
    {"noticesource", ENGROSS_OOXML_MEANS_NOTICE, 4},
    {"noticelink", ENGROSS_OOXML_MEANS_NOTICE, 5},
    {"noticenote", ENGROSS_OOXML_MEANS_NOTICE, 6},
    {"keyfigure", ENGROSS_OOXML_MEANS_KEY_VALUE, 0},
    {"keyfigurelabel", ENGROSS_OOXML_MEANS_KEY_LABEL, 0},
    {"caption", ENGROSS_OOXML_MEANS_CAPTION, 0},
    {"tablecaption", ENGROSS_OOXML_MEANS_CAPTION, 0},
    {"imagecaption", ENGROSS_OOXML_MEANS_CAPTION, 0},
    {"légende", ENGROSS_OOXML_MEANS_CAPTION, 0},
    {"legende", ENGROSS_OOXML_MEANS_CAPTION, 0},
    {"beschriftung", ENGROSS_OOXML_MEANS_CAPTION, 0},
    {"descripción", ENGROSS_OOXML_MEANS_CAPTION, 0},
    {"epígrafe", ENGROSS_OOXML_MEANS_CAPTION, 0},
    {"названиеобъекта", ENGROSS_OOXML_MEANS_CAPTION, 0},
    {"题注", ENGROSS_OOXML_MEANS_CAPTION, 0},
    {"figure", ENGROSS_OOXML_MEANS_FIGURE, 0},
    {"captionedfigure", ENGROSS_OOXML_MEANS_FIGURE, 0},
    {"separator", ENGROSS_OOXML_MEANS_SEPARATOR, 0},
    {"toc#", ENGROSS_OOXML_MEANS_CONTENTS, 0},
    {"tocheading", ENGROSS_OOXML_MEANS_CONTENTS, 0},
    {"contents#", ENGROSS_OOXML_MEANS_CONTENTS, 0},
    {"contentsheading", ENGROSS_OOXML_MEANS_CONTENTS, 0},
    {"оглавление#", ENGROSS_OOXML_MEANS_CONTENTS, 0},
    {"mastheadname", ENGROSS_OOXML_MEANS_MASTHEAD, 1},
    {"mastheadsymbol", ENGROSS_OOXML_MEANS_MASTHEAD, 2},
    {"mastheadorgan", ENGROSS_OOXML_MEANS_MASTHEAD, 3},
    {"mastheaddetail", ENGROSS_OOXML_MEANS_MASTHEAD, 4},
    {"mastheadbody", ENGROSS_OOXML_MEANS_MASTHEAD, 5},
    {"author", ENGROSS_OOXML_MEANS_AUTHOR, 0},
    {"date", ENGROSS_OOXML_MEANS_DATE, 0},
    {"header", ENGROSS_OOXML_MEANS_RUNNING, 0},
    {"footer", ENGROSS_OOXML_MEANS_RUNNING, 0},
    {"codetext", ENGROSS_OOXML_MEANS_CODE, 0},
    {"verbatimchar", ENGROSS_OOXML_MEANS_CODE, 0},
    {"sourcecode", ENGROSS_OOXML_MEANS_CODE, 0},
    {"htmlcode", ENGROSS_OOXML_MEANS_CODE, 0},
    {"sourcetext", ENGROSS_OOXML_MEANS_CODE, 0},
};

/* Letters and digits alone, in lower case; 0 where that is too long. */
static size_t fold(engross_text name, char folded[LONGEST]) {
    size_t size = 0;
    for (size_t at = 0; at < name.size;) {
        uint32_t c = engross_utf8_decode(name.data, name.size, &at);
        if (!engross_is_letter(c) && !(c >= '0' && c <= '9'))
            continue;
        if (size + 5 > LONGEST)
            return 0;
        size += engross_utf8_encode(engross_fold_case(c), folded + size);
    }
    return size;
}

static bool matches(const char *pattern, const char *name, size_t size, uint8_t *depth) {
    size_t length = strlen(pattern);
    if (length != size)
        return false;
    for (size_t i = 0; i < size; i++) {
        bool is_level = pattern[i] == '#' && name[i] >= '1' && name[i] <= '9';
        if (is_level)
            *depth = (uint8_t)(name[i] - '0');
        else if (pattern[i] != name[i])
            return false;
    }
    return true;
}

enum engross_ooxml_meaning engross_ooxml_meaning_of(engross_text name, uint8_t *depth) {
    char folded[LONGEST];
    size_t size = fold(name, folded);
    *depth = 0;
    for (size_t i = 0; size > 0 && i < sizeof rows / sizeof *rows; i++) {
        uint8_t level = rows[i].depth;
        if (matches(rows[i].name, folded, size, &level)) {
            *depth = level;
            return (enum engross_ooxml_meaning)rows[i].meaning;
        }
    }
    return ENGROSS_OOXML_MEANS_NOTHING;
}
