#include "tree.h"

#include "markup.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TWIPS_IN_AN_INCH 1440
/* More than any element has whose children are sorted. */
#define MOST_CHILDREN 128
/* Word takes measures up to 22 inches. */
#define GREATEST_MEASURE 31680

/* The strict namespaces and the transitional ones that stand for them. */
static const struct {
    const char *strict;
    const char *transitional;
} namespaces[] = {
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", ENGROSS_DOCX_NAMESPACE},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships",
     ENGROSS_DOCX_RELATIONSHIP_NAMESPACE},
    {"http://purl.oclc.org/ooxml/officeDocument/math",
     "http://schemas.openxmlformats.org/officeDocument/2006/math"},
    {"http://purl.oclc.org/ooxml/drawingml/main",
     "http://schemas.openxmlformats.org/drawingml/2006/main"},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
     "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    {"http://purl.oclc.org/ooxml/drawingml/picture",
     "http://schemas.openxmlformats.org/drawingml/2006/picture"},
};

/* Prefixes that markup of ours relies on. */
static const struct {
    const char *href;
    const char *prefix;
} prefixes[] = {
    {ENGROSS_DOCX_NAMESPACE, "w"},
    {ENGROSS_DOCX_RELATIONSHIP_NAMESPACE, "r"},
};

static bool replace(const xmlChar **text, const char *with) {
    xmlChar *copy = xmlStrdup(BAD_CAST with);
    if (copy == NULL)
        return false;
    xmlFree((xmlChar *)*text);
    *text = copy;
    return true;
}

static bool normalize_namespace(xmlNsPtr ns, bool *was_strict) {
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        if (ns->href != NULL && strcmp((const char *)ns->href, namespaces[i].strict) == 0) {
            *was_strict = true;
            if (!replace(&ns->href, namespaces[i].transitional))
                return false;
        }
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (ns->href != NULL && strcmp((const char *)ns->href, prefixes[i].href) == 0 &&
            (ns->prefix == NULL || strcmp((const char *)ns->prefix, prefixes[i].prefix) != 0))
            return replace(&ns->prefix, prefixes[i].prefix);
    return true;
}

/* The element after node in document order. */
xmlNodePtr engross_docx_next_node(xmlNodePtr top, xmlNodePtr node) {
    if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        return node->children;
    while (node != top && node->next == NULL)
        node = node->parent;
    return node == top ? NULL : node->next;
}

static bool normalize(xmlDocPtr tree, bool *was_strict) {
    xmlNodePtr top = xmlDocGetRootElement(tree);
    for (xmlNodePtr node = top; node != NULL; node = engross_docx_next_node(top, node))
        for (xmlNsPtr ns = node->type == XML_ELEMENT_NODE ? node->nsDef : NULL; ns != NULL;
             ns = ns->next)
            if (!normalize_namespace(ns, was_strict))
                return false;
    return true;
}

static void refuse_type_declaration(void *user, const xmlChar *name, const xmlChar *public_id,
                                    const xmlChar *system_id) {
    xmlParserCtxtPtr ctxt = user;
    (void)name;
    (void)public_id;
    (void)system_id;
    ctxt->_private = ctxt;
    xmlStopParser(ctxt);
}

int32_t engross_docx_tree_parse(const char *bytes, size_t size, xmlDocPtr *tree, bool *was_strict,
                                const char **reason) {
    bool is_strict = false;
    xmlParserCtxtPtr ctxt = xmlNewParserCtxt();
    *tree = NULL;
    if (ctxt == NULL)
        return ENGROSS_NO_MEMORY;
    ctxt->sax->internalSubset = refuse_type_declaration;
    *tree = xmlCtxtReadMemory(ctxt, bytes, (int)size, NULL, NULL,
                              XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                  XML_PARSE_NOCDATA);
    bool has_declaration = ctxt->_private != NULL;
    bool lacks_memory = ctxt->errNo == XML_ERR_NO_MEMORY;
    xmlFreeParserCtxt(ctxt);
    if (*tree != NULL && !has_declaration) {
        lacks_memory = !normalize(*tree, &is_strict);
        if (was_strict != NULL)
            *was_strict = is_strict;
    } else
        *reason = has_declaration ? "it holds a document type declaration"
                                  : "it holds XML that is not well-formed";
    if (*tree != NULL && !has_declaration && !lacks_memory)
        return ENGROSS_OK;
    xmlFreeDoc(*tree);
    *tree = NULL;
    return lacks_memory ? ENGROSS_NO_MEMORY : ENGROSS_FAILED;
}

bool engross_docx_tree_write(xmlDocPtr tree, struct engross_buffer *out) {
    xmlChar *bytes = NULL;
    int size = 0;
    xmlDocDumpMemoryEnc(tree, &bytes, &size, "UTF-8");
    if (bytes == NULL)
        return false;
    engross_buffer_append(out, bytes, (size_t)size);
    xmlFree(bytes);
    return !engross_buffer_failed(out);
}

static bool is_of_word(const xmlNs *ns) {
    return ns != NULL && ns->href != NULL &&
           strcmp((const char *)ns->href, ENGROSS_DOCX_NAMESPACE) == 0;
}

bool engross_docx_is_word(xmlNodePtr node, const char *name) {
    return node->type == XML_ELEMENT_NODE && is_of_word(node->ns) &&
           strcmp((const char *)node->name, name) == 0;
}

static void remove_foreign_attributes(xmlNodePtr node) {
    for (xmlAttrPtr attribute = node->properties; attribute != NULL;) {
        xmlAttrPtr next = attribute->next;
        bool is_xml = attribute->ns != NULL && xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE);
        if (!is_xml && !is_of_word(attribute->ns))
            xmlRemoveProp(attribute);
        attribute = next;
    }
}

/* The node that follows node and all that it holds, below top. */
static xmlNodePtr after_subtree(xmlNodePtr top, xmlNodePtr node) {
    while (node != top && node->next == NULL)
        node = node->parent;
    return node == top ? NULL : node->next;
}

/* Text counts where words are, and pictures are nothing without what they hold. */
static bool is_foreign_node(xmlNodePtr node) {
    static const char *const pictures[] = {"drawing", "pict", "object"};
    if (node->type == XML_TEXT_NODE)
        return !engross_docx_is_word(node->parent, "t");
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        if (engross_docx_is_word(node, pictures[i]))
            return true;
    return node->type != XML_ELEMENT_NODE || !is_of_word(node->ns);
}

static void remove_foreign(xmlNodePtr top) {
    for (xmlNodePtr node = top; node != NULL;) {
        bool is_foreign = node != top && is_foreign_node(node);
        xmlNodePtr gone = is_foreign ? node : NULL;
        if (!is_foreign)
            remove_foreign_attributes(node);
        if (is_foreign) {
            node = after_subtree(top, node);
            xmlUnlinkNode(gone);
            xmlFreeNode(gone);
        } else
            node = engross_docx_next_node(top, node);
    }
}

bool engross_docx_tree_write_word(xmlDocPtr tree, xmlNodePtr node, struct engross_buffer *out) {
    xmlBufferPtr markup = xmlBufferCreate();
    if (markup == NULL)
        return false;
    remove_foreign(node);
    bool is_written = xmlNodeDump(markup, tree, node, 0, 0) >= 0;
    if (is_written)
        engross_buffer_append(out, xmlBufferContent(markup), (size_t)xmlBufferLength(markup));
    xmlBufferFree(markup);
    return is_written && !engross_buffer_failed(out);
}

static uint32_t drawing_number(xmlNodePtr node) {
    const char *id = NULL;
    if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "docPr") == 0)
        id = engross_docx_plain_attribute(node, "id");
    unsigned long number = id == NULL ? 0 : strtoul(id, NULL, 10);
    return number > INT32_MAX / 2 ? 0 : (uint32_t)number;
}

bool engross_docx_tree_clean(xmlDocPtr tree, uint32_t *last_drawing) {
    xmlNodePtr top = xmlDocGetRootElement(tree);
    bool has_changed = false;
    for (xmlNodePtr node = top; node != NULL;) {
        xmlNodePtr this = node;
        uint32_t number = drawing_number(node);
        bool is_bookmark = engross_docx_is_word(node, "bookmarkStart") ||
                           engross_docx_is_word(node, "bookmarkEnd");
        if (number > *last_drawing)
            *last_drawing = number;
        if (node == top || !is_bookmark) {
            node = engross_docx_next_node(top, node);
            continue;
        }
        node = after_subtree(top, node);
        xmlUnlinkNode(this);
        xmlFreeNode(this);
        has_changed = true;
    }
    return has_changed;
}

xmlNodePtr engross_docx_word_child(xmlNodePtr node, const char *name) {
    xmlNodePtr child = node == NULL ? NULL : node->children;
    while (child != NULL && !engross_docx_is_word(child, name))
        child = child->next;
    return child;
}

xmlNodePtr engross_docx_word_next(xmlNodePtr node, const char *name) {
    do
        node = node->next;
    while (node != NULL && !engross_docx_is_word(node, name));
    return node;
}

/* The value of an attribute that is one run of text. */
static const char *value_of(xmlAttrPtr attribute) {
    if (attribute == NULL || attribute->children == NULL)
        return NULL;
    return (const char *)attribute->children->content;
}

static const char *attribute_in(xmlNodePtr node, const char *name, const char *href) {
    return node == NULL ? NULL : value_of(xmlHasNsProp(node, BAD_CAST name, BAD_CAST href));
}

const char *engross_docx_word_attribute(xmlNodePtr node, const char *name) {
    return attribute_in(node, name, ENGROSS_DOCX_NAMESPACE);
}

const char *engross_docx_plain_attribute(xmlNodePtr node, const char *name) {
    return attribute_in(node, name, NULL);
}

const char *engross_docx_relation_attribute(xmlNodePtr node) {
    return attribute_in(node, "id", ENGROSS_DOCX_RELATIONSHIP_NAMESPACE);
}

const char *engross_docx_word_value(xmlNodePtr node, const char *child) {
    return engross_docx_word_attribute(engross_docx_word_child(node, child), "val");
}

/* Digits with a sign at most; false for anything else. */
static bool read_integer(const char *text, int32_t *value, const char **rest) {
    bool is_negative = text != NULL && *text == '-';
    const char *digit = text == NULL ? "" : text + is_negative;
    int32_t read = 0;
    if (*digit < '0' || *digit > '9')
        return false;
    for (; *digit >= '0' && *digit <= '9'; digit++)
        read = read > 100000000 ? read : read * 10 + (*digit - '0');
    *value = is_negative ? -read : read;
    *rest = digit;
    return true;
}

int32_t engross_docx_word_integer(xmlNodePtr node, const char *name, int32_t absent) {
    int32_t value;
    const char *rest;
    return read_integer(engross_docx_word_attribute(node, name), &value, &rest) ? value : absent;
}

/* Hundredths after the point; more digits than two say nothing at a twip. */
static int32_t read_hundredths(const char **rest) {
    int32_t hundredths = 0;
    int32_t scale = 10;
    if (**rest != '.')
        return 0;
    for (++*rest; **rest >= '0' && **rest <= '9'; ++*rest) {
        hundredths += scale * (**rest - '0');
        scale /= 10;
    }
    return hundredths;
}

int32_t engross_docx_word_twips(xmlNodePtr node, const char *name, int32_t absent) {
    static const struct {
        const char *unit;
        int32_t twips; /* in a hundred of it */
    } units[] = {
        {"pt", 2000},  {"pc", 24000}, {"pi", 24000}, {"in", 100 * TWIPS_IN_AN_INCH},
        {"cm", 56693}, {"mm", 5669},
    };
    int32_t value;
    const char *rest;
    if (!read_integer(engross_docx_word_attribute(node, name), &value, &rest))
        return absent;
    int64_t hundredths = (int64_t)value * 100;
    hundredths += (value < 0 ? -1 : 1) * (int64_t)read_hundredths(&rest);
    int64_t twips = hundredths / 100;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(rest, units[i].unit) == 0)
            twips = hundredths * units[i].twips / 10000;
    if (twips > GREATEST_MEASURE || twips < -GREATEST_MEASURE)
        return absent;
    return (int32_t)twips;
}

bool engross_docx_word_is_on(xmlNodePtr node, const char *child) {
    static const char *const off[] = {"0", "false", "off"};
    xmlNodePtr found = engross_docx_word_child(node, child);
    const char *value = engross_docx_word_attribute(found, "val");
    for (size_t i = 0; value != NULL && i < sizeof off / sizeof *off; i++)
        if (strcmp(value, off[i]) == 0)
            return false;
    return found != NULL;
}

static xmlNsPtr word_namespace(xmlNodePtr node) {
    return xmlSearchNsByHref(node->doc, node, BAD_CAST ENGROSS_DOCX_NAMESPACE);
}

bool engross_docx_word_set(xmlNodePtr node, const char *name, const char *value) {
    xmlNsPtr ns = word_namespace(node);
    return ns != NULL && xmlSetNsProp(node, ns, BAD_CAST name, BAD_CAST value) != NULL;
}

/* Where name stands in order; beyond the end where it does not. */
static size_t place_in(const char *order, const char *name) {
    char word[64];
    snprintf(word, sizeof word, " %s ", name);
    const char *place = strstr(order, word);
    return place == NULL ? strlen(order) : (size_t)(place - order);
}

/* The copy's own declaration of the namespace gives way to its new tree's. */
static void adopt_namespace(xmlNodePtr top, xmlNsPtr ns) {
    for (xmlNodePtr node = top; node != NULL; node = engross_docx_next_node(top, node)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (is_of_word(node->ns))
            node->ns = ns;
        for (xmlAttrPtr attribute = node->properties; attribute != NULL;
             attribute = attribute->next)
            if (is_of_word(attribute->ns))
                attribute->ns = ns;
    }
    xmlFreeNsList(top->nsDef);
    top->nsDef = NULL;
}

xmlNodePtr engross_docx_word_copy(xmlNodePtr parent, xmlNodePtr before, xmlNodePtr node) {
    xmlNsPtr ns = word_namespace(parent);
    xmlNodePtr copy = ns == NULL ? NULL : xmlDocCopyNode(node, parent->doc, 1);
    if (copy == NULL)
        return NULL;
    adopt_namespace(copy, ns);
    return before == NULL ? xmlAddChild(parent, copy) : xmlAddPrevSibling(before, copy);
}

static bool comes_before(xmlNodePtr node, xmlNodePtr other, const char *order) {
    return node->type == XML_ELEMENT_NODE && other->type == XML_ELEMENT_NODE &&
           place_in(order, (const char *)node->name) < place_in(order, (const char *)other->name);
}

void engross_docx_word_sort(xmlNodePtr node, const char *order) {
    if (node == NULL || xmlChildElementCount(node) > MOST_CHILDREN)
        return;
    for (xmlNodePtr child = node->children; child != NULL;) {
        xmlNodePtr next = child->next;
        xmlNodePtr before = node->children;
        while (child->type == XML_ELEMENT_NODE && before != child &&
               !comes_before(child, before, order))
            before = before->next;
        if (child->type == XML_ELEMENT_NODE && before != child)
            xmlAddPrevSibling(before, child);
        child = next;
    }
}

xmlNodePtr engross_docx_word_insert(xmlNodePtr node, const char *name, const char *order) {
    xmlNodePtr before = node->children;
    xmlNodePtr found = engross_docx_word_child(node, name);
    size_t place = place_in(order, name);
    if (found != NULL)
        return found;
    while (before != NULL && (before->type != XML_ELEMENT_NODE ||
                              place_in(order, (const char *)before->name) <= place))
        before = before->next;
    xmlNodePtr added = xmlNewDocNode(node->doc, word_namespace(node), BAD_CAST name, NULL);
    if (added == NULL)
        return NULL;
    return before == NULL ? xmlAddChild(node, added) : xmlAddPrevSibling(before, added);
}

void engross_docx_word_remove(xmlNodePtr node, const char *name) {
    xmlNodePtr child = engross_docx_word_child(node, name);
    while (child != NULL) {
        xmlNodePtr next = engross_docx_word_next(child, name);
        xmlUnlinkNode(child);
        xmlFreeNode(child);
        child = next;
    }
}
