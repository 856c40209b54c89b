#include "read/text/words.h"
#include "engross/plugin.h"
#include "read/names.h"
#include "read/text/characters.h"
#include "read/text/numerals.h"

#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])
#define LONGEST_SESSION 120 /* bytes */

const char *engross_notice_name(uint8_t notice) {
    static const char *const names[ENGROSS_NOTICE_COUNT] = {
        [ENGROSS_NOTICE_OTHER] = "other",   [ENGROSS_NOTICE_DISCLAIMER] = "disclaimer",
        [ENGROSS_NOTICE_CREDIT] = "credit", [ENGROSS_NOTICE_AUTHOR] = "author",
        [ENGROSS_NOTICE_SOURCE] = "source", [ENGROSS_NOTICE_LINK] = "link",
        [ENGROSS_NOTICE_NOTE] = "note",
    };
    return names[notice];
}

static size_t starts_with_any(const char *text, size_t size, const char *const *list,
                              size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t end = engross_word_match(text, size, list[i]);
        if (end > 0)
            return end;
    }
    return 0;
}

static bool holds_any(const char *text, size_t size, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (engross_word_find(text, size, list[i]))
            return true;
    return false;
}

/* The end of a label: the offset after its colon, 0 where none follows. */
static size_t after_colon(const char *text, size_t size, size_t end) {
    if (end == 0)
        return 0;
    size_t at = engross_skip_spaces(text, size, end);
    uint32_t c = engross_character_at(text, size, at);
    if (c != ':' && c != 0xFF1A)
        return 0;
    engross_utf8_decode(text, size, &at);
    return at;
}

bool engross_words_are_credit(const char *text, size_t size) {
    static const char *const words[] = {
        "photo",  "photos", "photograph", "picture",      "image", "images", "photo credit",
        "credit", "фото",   "фотография", "снимок",       "сурет", "foto",   "fotografía",
        "imagen", "crédit", "crédits",    "illustration", "bild",  "الصورة", "图片"};
    uint32_t first = engross_character_at(text, size, 0);
    return first == 0xA9 || starts_with_any(text, size, words, COUNT(words)) > 0;
}

bool engross_words_are_disclaimer(const char *text, size_t size) {
    static const char *const labels[] = {"disclaimer", "avertissement",
                                         "descargo de responsabilidad", "отказ от ответственности"};
    static const char *const opinions[] = {
        "views",         "opinions",       "opinion",        "opinión",        "opiniones",
        "points de vue", "мнение",         "мнения",         "взгляды",        "точка зрения",
        "точку зрения",  "пікір",          "пікірі",         "пікірлер",       "көзқарас",
        "көзқарасы",     "responsibility", "responsabilité", "responsabilidad"};
    static const char *const owners[] = {
        "author",      "authors",   "author’s", "author's", "reflect",    "represent", "publisher",
        "necessarily", "auteur",    "auteure",  "autrice",  "auteurs",    "autor",     "autora",
        "autores",     "reflètent", "reflejan", "автора",   "авторов",    "редакции",  "совпадать",
        "отражать",    "отражает",  "автордың", "редакция", "редакцияның"};
    static const char *const statements[] = {
        "the views expressed",      "views expressed",        "the opinions expressed",
        "opinions expressed",       "les opinions exprimées", "les points de vue exprimés",
        "las opiniones expresadas", "las opiniones vertidas", "мнения, изложенные",
        "мнения, выраженные",       "взгляды, изложенные"};
    if (starts_with_any(text, size, labels, COUNT(labels)) > 0 ||
        starts_with_any(text, size, statements, COUNT(statements)) > 0)
        return true;
    return holds_any(text, size, opinions, COUNT(opinions)) &&
           holds_any(text, size, owners, COUNT(owners));
}

bool engross_words_are_link(const char *text, size_t size) {
    static const char *const words[] = {"read more",
                                        "read the full",
                                        "read also",
                                        "see also",
                                        "more information",
                                        "click here",
                                        "continue reading",
                                        "full text",
                                        "lire la suite",
                                        "lire aussi",
                                        "en savoir plus",
                                        "leer más",
                                        "leer también",
                                        "más información",
                                        "читать далее",
                                        "читайте также",
                                        "подробнее",
                                        "полный текст",
                                        "толығырақ",
                                        "толық мәтін",
                                        "оқи отырыңыз",
                                        "https",
                                        "http",
                                        "www"};
    return starts_with_any(text, size, words, COUNT(words)) > 0;
}

bool engross_words_are_contact(const char *text, size_t size) {
    static const char *const labels[] = {"more",
                                         "contact",
                                         "contacts",
                                         "contact us",
                                         "media contact",
                                         "media contacts",
                                         "press contact",
                                         "for more information",
                                         "for further information",
                                         "for media inquiries",
                                         "for media enquiries",
                                         "further information",
                                         "contacto",
                                         "contactos",
                                         "prensa",
                                         "para más información",
                                         "para mayor información",
                                         "pour plus d’informations",
                                         "pour plus d'informations",
                                         "pour plus d’information",
                                         "pour plus d'information",
                                         "pour en savoir plus",
                                         "contact presse",
                                         "контакт",
                                         "контакты",
                                         "контакты для сми",
                                         "для справок",
                                         "за дополнительной информацией",
                                         "дополнительная информация",
                                         "за справками",
                                         "қосымша ақпарат",
                                         "байланыс",
                                         "анықтама үшін",
                                         "last updated",
                                         "last update",
                                         "dernière mise à jour",
                                         "última actualización",
                                         "обновлено",
                                         "последнее обновление",
                                         "жаңартылған"};
    static const char *const openings[] = {
        "for further information",       "for more information",
        "for media inquiries",           "for media enquiries",
        "pour plus d’informations",      "pour plus d'informations",
        "pour plus d’information",       "pour plus d'information",
        "para más información",          "para mayor información",
        "за дополнительной информацией", "для получения дополнительной",
        "для дополнительной информации", "қосымша ақпарат"};
    return after_colon(text, size, starts_with_any(text, size, labels, COUNT(labels))) > 0 ||
           starts_with_any(text, size, openings, COUNT(openings)) > 0;
}

bool engross_words_are_note(const char *text, size_t size) {
    static const char *const words[] = {"note",     "notes",     "nota",       "notas",
                                        "remarque", "remarques", "примечание", "примечания",
                                        "ескерту",  "ескертпе",  "anmerkung",  "注"};
    return after_colon(text, size, starts_with_any(text, size, words, COUNT(words))) > 0;
}

size_t engross_words_source(const char *text, size_t size) {
    static const char *const words[] = {"source",   "sources",   "источник", "источники",
                                        "дереккөз", "дереккөзі", "fuente",   "fuentes",
                                        "quelle",   "资料来源",  "المصدر",   "来源"};
    return after_colon(text, size, starts_with_any(text, size, words, COUNT(words)));
}

size_t engross_words_author(const char *text, size_t size) {
    static const char *const labels[] = {
        "author",     "authors",     "by",          "written by", "text",       "автор",
        "авторы",     "текст",       "авторы",      "мәтін",      "auteur",     "autrice",
        "auteure",    "par",         "texte",       "autor",      "autora",     "por",
        "texto",      "interviewer", "interview",   "беседовал",  "беседовала", "entretien",
        "entrevista", "интервью",    "сұхбаттасқан"};
    static const char *const words[] = {"by",
                                        "written by",
                                        "interviewed by",
                                        "interview by",
                                        "par",
                                        "propos recueillis par",
                                        "entretien réalisé par",
                                        "por",
                                        "entrevista de",
                                        "entrevista por",
                                        "entrevistó",
                                        "беседовал",
                                        "беседовала",
                                        "беседу вел",
                                        "беседу вела",
                                        "интервью подготовил",
                                        "интервью подготовила",
                                        "интервью взял",
                                        "интервью взяла",
                                        "подготовил",
                                        "подготовила",
                                        "сұхбаттасқан",
                                        "сұхбат жүргізген",
                                        "дайындаған"};
    size_t end = after_colon(text, size, starts_with_any(text, size, labels, COUNT(labels)));
    if (end > 0)
        return end;
    end = starts_with_any(text, size, words, COUNT(words));
    size_t at = engross_skip_spaces(text, size, end);
    return end > 0 && engross_is_uppercase(engross_character_at(text, size, at)) ? end : 0;
}

bool engross_words_present_person(const char *text, size_t size) {
    static const char *const verbs[] = {"is", "was", "est", "es", "ist", "является"};
    static const char *const authors[] = {
        "the author", "about the author", "the writer",  "l’auteur",
        "l’auteure",  "el autor",         "la autora",   "автор",
        "об авторе",  "мақала авторы",    "автор туралы"};
    if (starts_with_any(text, size, authors, COUNT(authors)) > 0)
        return true;
    size_t at = 0, names = 0;
    while (at < size && names <= 5) {
        const char *bracket = text[at] == '(' ? memchr(text + at, ')', size - at) : NULL;
        if (bracket != NULL) /* "(b. 1971)" */
            at = engross_skip_spaces(text, size, (size_t)(bracket - text) + 1);
        if (names >= 2 && (starts_with_any(text + at, size - at, verbs, COUNT(verbs)) > 0 ||
                           engross_is_dash(engross_character_at(text, size, at))))
            return true;
        if (!engross_is_uppercase(engross_character_at(text, size, at)))
            return false;
        names++;
        while (at < size && !engross_is_any_space(engross_character_at(text, size, at))) {
            uint32_t c = engross_utf8_decode(text, size, &at);
            if (c == ',' && names >= 2)
                return true;
        }
        at = engross_skip_spaces(text, size, at);
    }
    return false;
}

bool engross_words_are_caption(const char *text, size_t size) {
    static const char *const words[] = {"table",  "tableau", "tabla",     "cuadro",    "таблица",
                                        "кесте",  "tabelle", "tabela",    "الجدول",    "表",
                                        "figure", "chart",   "graph",     "graphique", "gráfico",
                                        "figura", "рисунок", "диаграмма", "график",    "сурет"};
    size_t end = starts_with_any(text, size, words, COUNT(words));
    uint32_t value;
    if (end > 0) {
        size_t at = engross_skip_spaces(text, size, end);
        uint32_t c = engross_character_at(text, size, at);
        return engross_numeral_digits(text + at, size - at, &value) > 0 || c == 0x2116 ||
               engross_numeral_roman(text + at, size - at, true, &value) > 0;
    }
    /* Kazakh puts the number first: "1-кесте" */
    size_t digits = engross_numeral_digits(text, size, &value);
    if (digits == 0 || !engross_is_dash(engross_character_at(text, size, digits)))
        return false;
    size_t at = digits;
    engross_utf8_decode(text, size, &at);
    return engross_word_match(text + at, size - at, "кесте") > 0;
}

/* Whether text is one of the list and nothing more, but for a colon. */
static bool is_heading_of(const char *text, size_t size, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t end = engross_prefix_match(text, size, list[i]);
        if (end > 0 && (end == size || (end + 1 == size && text[end] == ':')))
            return true;
    }
    return false;
}

bool engross_words_are_contents(const char *text, size_t size) {
    static const char *const titles[] = {
        "contents",           "table of contents", "table des matières", "sommaire", "índice",
        "contenido",          "содержание",        "оглавление",         "мазмұны",  "inhalt",
        "inhaltsverzeichnis", "sumário",           "المحتويات",          "目录",     "目錄",
    };
    return is_heading_of(text, size, titles, COUNT(titles));
}

bool engross_words_head_contents(const char *text, size_t size) {
    static const char *const titles[] = {
        "page",     "pages", "paragraphs", "paragraphs page", "paragraphes", "página",
        "párrafos", "стр.",  "стр",        "пункты",          "бет",         "页次",
        "الصفحة",
    };
    return is_heading_of(text, size, titles, COUNT(titles));
}

bool engross_words_are_session(const char *text, size_t size, uint32_t *value) {
    static const char *const words[] = {"session", "сессия", "сессиясы", "período de sesiones",
                                        "sesión",  "届会议", "届会"};
    static const char *const before[] = {"الدورة", "دورة"};
    if (size > LONGEST_SESSION)
        return false;
    size_t start = starts_with_any(text, size, before, COUNT(before));
    start = engross_skip_spaces(text, size, start);
    size_t end = engross_ordinal_parse(text + start, size - start, value);
    if (end == 0)
        return false;
    return start > 0 || holds_any(text + end, size - end, words, COUNT(words));
}

bool engross_words_name_treaty(const char *text, size_t size) {
    static const char *const words[] = {"covenant",  "convention", "pacte", "пакт",
                                        "конвенция", "convención", "pacto", "конвенциясы",
                                        "пактісі",   "公约",       "العهد", "اتفاقية"};
    return holds_any(text, size, words, COUNT(words));
}

bool engross_words_are_section_name(const char *text, size_t size) {
    static const char *const names[] = {"overview",
                                        "introduction",
                                        "summary",
                                        "executive summary",
                                        "background",
                                        "at a glance",
                                        "key points",
                                        "highlights",
                                        "abstract",
                                        "foreword",
                                        "preface",
                                        "methodology",
                                        "general information",
                                        "abbreviations",
                                        "list of abbreviations",
                                        "acronyms and abbreviations",
                                        "abbreviations and acronyms",
                                        "abréviations",
                                        "liste des abréviations",
                                        "sigles et abréviations",
                                        "abreviaturas",
                                        "siglas y abreviaturas",
                                        "lista de abreviaturas",
                                        "сокращения",
                                        "список сокращений",
                                        "перечень сокращений",
                                        "résumé",
                                        "aperçu",
                                        "contexte",
                                        "vue d’ensemble",
                                        "en bref",
                                        "avant-propos",
                                        "méthodologie",
                                        "introducción",
                                        "resumen",
                                        "resumen ejecutivo",
                                        "panorama general",
                                        "antecedentes",
                                        "prólogo",
                                        "metodología",
                                        "введение",
                                        "обзор",
                                        "резюме",
                                        "предисловие",
                                        "краткое содержание",
                                        "общие сведения",
                                        "общая информация",
                                        "методология",
                                        "кіріспе",
                                        "шолу",
                                        "түйін",
                                        "алғысөз",
                                        "жалпы мәлімет",
                                        "жалпы мәліметтер",
                                        "әдіснама",
                                        "einleitung",
                                        "überblick",
                                        "مقدمة",
                                        "ملخص",
                                        "导言",
                                        "摘要"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (engross_word_match(text, size, names[i]) == size)
            return true;
    return false;
}

bool engross_words_are_summary(const char *text, size_t size) {
    static const char *const names[] = {
        "summary", "executive summary",  "abstract", "résumé", "resumen", "resumen ejecutivo",
        "резюме",  "краткое содержание", "түйін",    "ملخص",   "摘要"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (engross_word_match(text, size, names[i]) == size)
            return true;
    return false;
}

static bool is_any(const char *text, size_t size, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (size > 0 && engross_word_match(text, size, list[i]) == size)
            return true;
    return false;
}

bool engross_words_are_end(const char *text, size_t size) {
    static const char *const words[] = {"end",   "ends",  "the end", "fin",     "fin du communiqué",
                                        "конец", "соңы",  "ende",    "النهاية", "انتهى",
                                        "完",    "全文完"};
    return is_any(text, size, words, COUNT(words));
}

bool engross_words_are_conclusion(const char *text, size_t size) {
    static const char *const names[] = {"conclusion",
                                        "conclusions",
                                        "concluding remarks",
                                        "closing remarks",
                                        "conclusiones",
                                        "conclusión",
                                        "заключение",
                                        "выводы",
                                        "қорытынды",
                                        "خاتمة",
                                        "结论",
                                        "annexes",
                                        "remarques finales",
                                        "consideraciones finales"};
    return is_any(text, size, names, COUNT(names));
}

bool engross_words_are_genre(const char *text, size_t size) {
    static const char *const names[] = {"press release",   "media release",
                                        "news release",    "news",
                                        "media advisory",  "communiqué de presse",
                                        "communiqué",      "comunicado de prensa",
                                        "nota de prensa",  "пресс-релиз",
                                        "пресс-релизі",    "сообщение для сми",
                                        "новости",         "баспасөз хабарламасы",
                                        "баспасөз релизі", "жаңалықтар",
                                        "fact sheet",      "factsheet",
                                        "interview",       "entretien",
                                        "entrevista",      "интервью",
                                        "сұхбат"};
    return is_any(text, size, names, COUNT(names));
}

bool engross_words_are_navigation(const char *text, size_t size) {
    static const char *const names[] = {"share",
                                        "share this",
                                        "share this page",
                                        "share this article",
                                        "share this story",
                                        "print",
                                        "print this page",
                                        "print this article",
                                        "tweet",
                                        "email this page",
                                        "skip to content",
                                        "skip to main content",
                                        "skip to navigation",
                                        "back to top",
                                        "toggle navigation",
                                        "main menu",
                                        "partager",
                                        "partager cet article",
                                        "imprimer",
                                        "imprimer cette page",
                                        "aller au contenu",
                                        "aller au contenu principal",
                                        "retour en haut",
                                        "compartir",
                                        "imprimir",
                                        "saltar al contenido",
                                        "volver arriba",
                                        "поделиться",
                                        "поделиться ссылкой",
                                        "распечатать",
                                        "версия для печати",
                                        "наверх",
                                        "перейти к содержанию",
                                        "бөлісу",
                                        "басып шығару"};
    static const char *const shares[] = {"share on",     "share via",     "partager sur",
                                         "partager par", "compartir en",  "compartir por",
                                         "поделиться в", "поделиться во", "follow us on"};
    return is_any(text, size, names, COUNT(names)) ||
           (size <= 40 && starts_with_any(text, size, shares, COUNT(shares)) > 0);
}

size_t engross_words_published(const char *text, size_t size) {
    static const char *const words[] = {"published on", "published",  "posted on",    "publié le",
                                        "publicado el", "publicado",  "опубликовано", "публикация",
                                        "жарияланды",   "жарияланған"};
    size_t end = starts_with_any(text, size, words, COUNT(words));
    if (end == 0)
        return 0;
    size_t colon = after_colon(text, size, end);
    return colon > 0 ? colon : end;
}

bool engross_words_are_body(const char *text, size_t size) {
    static const char *const words[] = {"committee",
                                        "human rights committee",
                                        "human rights council",
                                        "комитет",
                                        "совет",
                                        "comité",
                                        "conseil",
                                        "consejo",
                                        "комитеті",
                                        "кеңесі"};
    return starts_with_any(text, size, words, COUNT(words)) > 0;
}

bool engross_words_are_notes_heading(const char *text, size_t size) {
    static const char *const words[] = {
        "notes",       "endnotes",    "footnotes",  "references",  "note",   "notas",
        "références",  "referencias", "примечания", "примечание",  "сноски", "ссылки",
        "ескертпелер", "ескертулер",  "сілтемелер", "anmerkungen", "注"};
    size_t end = starts_with_any(text, size, words, COUNT(words));
    return end > 0 && (end == size || (end + 1 == size && text[end] == ':'));
}

static bool is_label(const char *label, size_t size, const char *const *list, size_t count) {
    size_t end = starts_with_any(label, size, list, count);
    /* a short label may carry its number without a space: "Q2" */
    size_t letter = 0;
    if (size > 0)
        engross_utf8_decode(label, size, &letter);
    if (end == 0 && letter < size && label[letter] >= '0' && label[letter] <= '9')
        end = starts_with_any(label, letter, list, count);
    while (end < size && (engross_is_any_space(engross_character_at(label, size, end)) ||
                          label[end] == '.' || (label[end] >= '0' && label[end] <= '9')))
        end++;
    return end > 0 && end >= size;
}

bool engross_words_are_question_label(const char *label, size_t size) {
    static const char *const words[] = {"q",    "question", "вопрос",   "в",     "сұрақ",
                                        "с",    "pregunta", "p",        "frage", "f",
                                        "سؤال", "问",       "cuestión", "问题",  "السؤال"};
    return is_label(label, size, words, COUNT(words));
}

bool engross_words_are_answer_label(const char *label, size_t size) {
    static const char *const words[] = {"a",        "answer",    "ответ",   "о",   "жауап", "ж",
                                        "réponse",  "respuesta", "antwort", "r",   "جواب",  "答",
                                        "response", "reply",     "الرد",    "答复"};
    return is_label(label, size, words, COUNT(words));
}

struct field_label {
    const char *word;
    uint32_t field;
};

static const struct field_label field_labels[] = {
    {"state under review", ENGROSS_FIELD_STATE},
    {"state party", ENGROSS_FIELD_STATE},
    {"state", ENGROSS_FIELD_STATE},
    {"country", ENGROSS_FIELD_STATE},
    {"état", ENGROSS_FIELD_STATE},
    {"pays", ENGROSS_FIELD_STATE},
    {"estado", ENGROSS_FIELD_STATE},
    {"país", ENGROSS_FIELD_STATE},
    {"государство", ENGROSS_FIELD_STATE},
    {"страна", ENGROSS_FIELD_STATE},
    {"мемлекет", ENGROSS_FIELD_STATE},
    {"submitted by", ENGROSS_FIELD_SUBMITTER},
    {"submitting organization", ENGROSS_FIELD_SUBMITTER},
    {"submitting organisation", ENGROSS_FIELD_SUBMITTER},
    {"submission by", ENGROSS_FIELD_SUBMITTER},
    {"prepared by", ENGROSS_FIELD_SUBMITTER},
    {"présenté par", ENGROSS_FIELD_SUBMITTER},
    {"soumis par", ENGROSS_FIELD_SUBMITTER},
    {"presentado por", ENGROSS_FIELD_SUBMITTER},
    {"представлено", ENGROSS_FIELD_SUBMITTER},
    {"представлен", ENGROSS_FIELD_SUBMITTER},
    {"подготовлено", ENGROSS_FIELD_SUBMITTER},
    {"ұсынған", ENGROSS_FIELD_SUBMITTER},
    {"дайындаған", ENGROSS_FIELD_SUBMITTER},
    {"date", ENGROSS_FIELD_DATE},
    {"fecha", ENGROSS_FIELD_DATE},
    {"дата", ENGROSS_FIELD_DATE},
    {"күні", ENGROSS_FIELD_DATE},
    {"session", ENGROSS_FIELD_SESSION},
    {"сессия", ENGROSS_FIELD_SESSION},
    {"sesión", ENGROSS_FIELD_SESSION},
    {"treaty", ENGROSS_FIELD_TREATY},
    {"convention", ENGROSS_FIELD_TREATY},
    {"procedure", ENGROSS_FIELD_PROCEDURE},
    {"procédure", ENGROSS_FIELD_PROCEDURE},
    {"procedimiento", ENGROSS_FIELD_PROCEDURE},
    {"процедура", ENGROSS_FIELD_PROCEDURE},
    {"cycle", ENGROSS_FIELD_CYCLE},
    {"ciclo", ENGROSS_FIELD_CYCLE},
    {"цикл", ENGROSS_FIELD_CYCLE},
    {"reporting period", ENGROSS_FIELD_PERIOD},
    {"period", ENGROSS_FIELD_PERIOD},
    {"période", ENGROSS_FIELD_PERIOD},
    {"período", ENGROSS_FIELD_PERIOD},
    {"отчетный период", ENGROSS_FIELD_PERIOD},
    {"кезең", ENGROSS_FIELD_PERIOD},
    {"keywords", ENGROSS_FIELD_DESCRIPTION},
    {"committee", ENGROSS_FIELD_BODY},
    {"комитет", ENGROSS_FIELD_BODY},
    {"comité", ENGROSS_FIELD_BODY},
    {"symbol", ENGROSS_FIELD_SYMBOL},
    {"language", ENGROSS_FIELD_LANGUAGE},
    {"langue", ENGROSS_FIELD_LANGUAGE},
    {"idioma", ENGROSS_FIELD_LANGUAGE},
    {"язык", ENGROSS_FIELD_LANGUAGE},
    {"тілі", ENGROSS_FIELD_LANGUAGE},
    {"publisher", ENGROSS_FIELD_PUBLISHER},
    {"publié par", ENGROSS_FIELD_PUBLISHER},
};

uint32_t engross_words_field(const char *text, size_t size, uint32_t *label_size) {
    for (size_t i = 0; i < COUNT(field_labels); i++) {
        size_t end = after_colon(text, size, engross_word_match(text, size, field_labels[i].word));
        if (end > 0 && end < size) {
            *label_size = (uint32_t)end;
            return field_labels[i].field;
        }
    }
    return ENGROSS_FIELD_COUNT;
}
