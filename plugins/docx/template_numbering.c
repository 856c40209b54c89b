/* The lists of a template and the document's in one numbering part. */
#include "docx.h"
#include "template.h"
#include "tree.h"

static int32_t parse_own(struct engross_docx *docx, xmlDocPtr *tree) {
    struct engross_kit_xml xml;
    struct engross_buffer bytes = ENGROSS_BUFFER_INIT;
    const char *reason;
    engross_docx_part_init(&xml);
    engross_docx_numbering_write(docx->numbering, &xml);
    int32_t status = engross_docx_part_take(&xml, &bytes);
    if (status == ENGROSS_OK)
        status = engross_docx_tree_parse(bytes.data, bytes.size, tree, NULL, &reason);
    engross_buffer_finish(&bytes);
    return status == ENGROSS_FAILED ? ENGROSS_NO_MEMORY : status;
}

/* Moves the elements of that name to the other tree: definitions come before what uses them
 * (CT_Numbering, ISO/IEC 29500-1, 17.9.16). */
static bool take(xmlDocPtr from, xmlDocPtr to, const char *name) {
    static const char *const after[] = {"num", "numIdMacAtCleanup"};
    xmlNodePtr root = xmlDocGetRootElement(to);
    bool is_definition = name[0] == 'a';
    xmlNodePtr before = NULL;
    for (size_t i = is_definition ? 0 : 1; i < 2 && before == NULL; i++)
        before = engross_docx_word_child(root, after[i]);
    xmlNodePtr node = engross_docx_word_child(xmlDocGetRootElement(from), name);
    for (; node != NULL; node = engross_docx_word_next(node, name))
        if (engross_docx_word_copy(root, before, node) == NULL)
            return false;
    return true;
}

static void sort_levels(xmlDocPtr tree) {
    static const char order[] = " start numFmt lvlRestart pStyle isLgl suff lvlText "
                                "lvlPicBulletId legacy lvlJc pPr rPr ";
    xmlNodePtr list = engross_docx_word_child(xmlDocGetRootElement(tree), "abstractNum");
    for (; list != NULL; list = engross_docx_word_next(list, "abstractNum")) {
        xmlNodePtr level = engross_docx_word_child(list, "lvl");
        for (; level != NULL; level = engross_docx_word_next(level, "lvl")) {
            engross_docx_word_sort(level, order);
            engross_docx_word_sort(engross_docx_word_child(level, "pPr"),
                                   ENGROSS_DOCX_PARAGRAPH_ORDER);
            engross_docx_word_sort(engross_docx_word_child(level, "rPr"), ENGROSS_DOCX_RUN_ORDER);
        }
    }
}

static int32_t add_pictures(struct engross_docx *docx) {
    static const char name[] = "word/numbering.xml";
    struct engross_docx_relations relations = {0};
    engross_text source = engross_docx_template_part(docx->template, "numbering");
    int32_t status =
        engross_docx_template_copy_relations(docx->template, &docx->package, source, &relations);
    if (status == ENGROSS_OK)
        status = engross_docx_package_add_relations(&docx->package, name, &relations);
    engross_buffer_finish(&relations.rows);
    return status;
}

int32_t engross_docx_template_write_numbering(struct engross_docx *docx,
                                              struct engross_buffer *out) {
    xmlDocPtr all = docx->template->numbering;
    xmlDocPtr ours = NULL;
    int32_t status = parse_own(docx, &ours);
    if (status == ENGROSS_OK && all != NULL) {
        sort_levels(all);
        status = add_pictures(docx);
    }
    if (status == ENGROSS_OK && all != NULL &&
        (!take(ours, all, "abstractNum") || !take(ours, all, "num")))
        status = ENGROSS_NO_MEMORY;
    if (status == ENGROSS_OK && !engross_docx_tree_write(all == NULL ? ours : all, out))
        status = ENGROSS_NO_MEMORY;
    xmlFreeDoc(ours);
    return status;
}
