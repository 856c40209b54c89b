/* The few words that a page needs and no document brings, in the languages of the United Nations
 * and Kazakh. */
#include "html.h"

#include <string.h>

static const struct row {
    const char *language;
    const char *phrases[HTML_PHRASE_COUNT];
} rows[] = {
    {"en", {"Skip to the text", "Contents", "Notes", "Back to the text, note", "Table"}},
    {"fr", {"Aller au texte", "Sommaire", "Notes", "Retour au texte, note", "Tableau"}},
    {"es", {"Ir al texto", "Índice", "Notas", "Volver al texto, nota", "Cuadro"}},
    {"ru",
     {"Перейти к тексту", "Содержание", "Примечания", "Назад к тексту, примечание", "Таблица"}},
    {"kk", {"Мәтінге өту", "Мазмұны", "Ескертпелер", "Мәтінге оралу, ескертпе", "Кесте"}},
    {"ar", {"انتقل إلى النص", "المحتويات", "الحواشي", "العودة إلى النص، الحاشية", "جدول"}},
    {"zh", {"跳到正文", "目录", "注释", "返回正文，注", "表格"}},
};

static const struct row *row_of(const struct html *html) {
    engross_text language = html->view->language(html->view, html->view->root(html->view));
    const char *hyphen = memchr(language.data, '-', language.size);
    if (hyphen != NULL)
        language.size = (size_t)(hyphen - language.data);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (engross_kit_text_is_ignoring_case(language, rows[i].language))
            return &rows[i];
    return NULL;
}

const char *engross_html_phrase(const struct html *html, enum html_phrase phrase) {
    const struct row *row = row_of(html);
    return (row != NULL ? row : rows)->phrases[phrase];
}

void engross_html_write_phrase_language(struct html *html) {
    if (row_of(html) != NULL)
        return;
    engross_kit_xml_attribute_string(&html->xml, "lang", "en");
    engross_kit_xml_attribute_string(&html->xml, "dir", "ltr");
}
