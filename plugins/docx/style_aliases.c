#include "style_aliases.h"

#include "styles.h"

/* Word writes its own styles' names in English whatever its language; other programs, and styles
 * made by hand, have the names of their languages. */
static const char *const aliases[ENGROSS_DOCX_PARAGRAPH_STYLES] = {
    [ENGROSS_DOCX_BODY] = "Single Txt,Text Body,Textkörper,Corps de texte,Texto independiente,"
                          "Corpo del testo,Corpo de texto,Platte tekst,Основной текст,正文文本,"
                          "نص أساسي",
    [ENGROSS_DOCX_ITEM] = "List Paragraph,Listenabsatz,Paragraphe de liste,Párrafo de lista,"
                          "Абзац списка,列出段落,列表段落",
    [ENGROSS_DOCX_BULLET_1] = "_Bullet 1,List 1,Compact,Aufzählungszeichen,Liste à puces,"
                              "Lista con viñetas,Маркированный список",
    [ENGROSS_DOCX_BULLET_2] = "_Bullet 2,List 2,Compact,Aufzählungszeichen 2,Liste à puces 2,"
                              "Lista con viñetas 2,Маркированный список 2",
    [ENGROSS_DOCX_TITLE] = "_ H __M,Titel,Titre,Título,Titolo,Название,Заголовок,标题,العنوان",
    [ENGROSS_DOCX_SUBTITLE] = "__S_S,Untertitel,Sous-titre,Subtítulo,Sottotitolo,Ondertitel,"
                              "Подзаголовок,副标题,عنوان فرعي",
#define HEADING(number, geneva)                                                                    \
    [ENGROSS_DOCX_HEADING_##number] =                                                              \
        geneva ",Überschrift " #number ",Titre " #number ",Título " #number ",Titolo " #number     \
               ",Kop " #number ",Заголовок " #number ",Nagłówek " #number ",标题 " #number         \
               ",見出し " #number ",제목 " #number ",عنوان " #number ",العنوان " #number
    HEADING(1, "_ H _Ch"),
    HEADING(2, "_ H_1"),
    HEADING(3, "_ H_2/3"),
    HEADING(4, "_ H_4"),
    HEADING(5, "_ H_5/6"),
    HEADING(6, "_ H_5/6_G"),
#undef HEADING
    [ENGROSS_DOCX_QUOTATION] = "Quotations,Block Text,Block Quotation,Zitat,Citation,Cita,"
                               "Citazione,Citaat,Цитата,引用,اقتباس",
    [ENGROSS_DOCX_TABLE_HEAD] = "Table Heading,Tabellenüberschrift,Titre de tableau,"
                                "Encabezado de la tabla,Compact",
    [ENGROSS_DOCX_TABLE_CELL] = "Table Contents,Tabelleninhalt,Contenu de tableau,"
                                "Contenido de la tabla,Compact",
    [ENGROSS_DOCX_CAPTION] = "Table Caption,Image Caption,Beschriftung,Légende,Leyenda,Descripción,"
                             "Didascalia,Legenda,Bijschrift,Название объекта,题注,تسمية توضيحية",
    [ENGROSS_DOCX_FIGURE] = "Captioned Figure",
    [ENGROSS_DOCX_SEPARATOR] = "Horizontal Line",
    [ENGROSS_DOCX_FOOTNOTE] = "Footnote,Fußnotentext,Note de bas de page,Texto nota pie,"
                              "Testo nota a piè di pagina,Voetnoottekst,Текст сноски,脚注文本,"
                              "نص حاشية سفلية",
    [ENGROSS_DOCX_ENDNOTE] = "Endnote,Endnotentext,Note de fin,Texto nota al final,"
                             "Текст концевой сноски,尾注文本,footnote text",
    [ENGROSS_DOCX_HEADER] = "Kopfzeile,En-tête,Encabezado,Intestazione,Cabeçalho,Koptekst,"
                            "Верхний колонтитул,页眉,رأس",
    [ENGROSS_DOCX_FOOTER] = "Fußzeile,Pied de page,Pie de página,Piè di pagina,Rodapé,Voettekst,"
                            "Нижний колонтитул,页脚,تذييل",
#define CONTENTS(number)                                                                           \
    [ENGROSS_DOCX_CONTENTS_##number] =                                                             \
        "Contents " #number ",Verzeichnis " #number ",TM " #number ",TDC " #number                 \
        ",Sommario " #number ",Inhopg " #number ",Оглавление " #number ",目录 " #number
    CONTENTS(1),
    CONTENTS(2),
    CONTENTS(3),
#undef CONTENTS
};

static const struct other {
    const char *own_id;
    const char *type;
    const char *names;
} others[ENGROSS_DOCX_OTHER_STYLES] = {
    {ENGROSS_DOCX_STYLE_HYPERLINK, "character",
     "Hyperlink,Internet Link,Lien hypertexte,Hipervínculo,Collegamento ipertestuale,Гиперссылка,"
     "超链接"},
    {ENGROSS_DOCX_STYLE_FOOTNOTE_REFERENCE, "character",
     "footnote reference,Footnote Anchor,Footnote Characters,Fußnotenzeichen,"
     "Appel note de bas de p.,Знак сноски"},
    {ENGROSS_DOCX_STYLE_ENDNOTE_REFERENCE, "character",
     "endnote reference,Endnote Anchor,Endnote Characters,Endnotenzeichen,Appel de note de fin"},
    {ENGROSS_DOCX_STYLE_CODE, "character",
     "Code Text,HTML Code,Source Text,Verbatim Char,Quelltext"},
    {ENGROSS_DOCX_STYLE_SYMBOL_INITIAL, "character", "Symbol Initial"},
    {ENGROSS_DOCX_STYLE_PAGE_NUMBER, "character", "page number,Seitenzahl,Numéro de page"},
    {ENGROSS_DOCX_STYLE_TABLE, "table", "Report Table,Table,Table Grid,Tabellenraster"},
};

const char *engross_docx_style_aliases(enum engross_docx_style style) {
    return aliases[style] == NULL ? "" : aliases[style];
}

const char *engross_docx_other_style_aliases(size_t index, const char **own_id, const char **type) {
    if (index >= ENGROSS_DOCX_OTHER_STYLES)
        return NULL;
    *own_id = others[index].own_id;
    *type = others[index].type;
    return others[index].names;
}
