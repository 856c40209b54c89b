#include "dumped.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    fseek(file, 0, SEEK_END);
    long length = ftell(file);
    rewind(file);
    char *data = calloc(1, (size_t)length + 1);
    assert_non_null(data);
    *size = fread(data, 1, (size_t)length, file);
    fclose(file);
    return data;
}

xmlDoc *lay_out_file(const char *path, const char *options, char **messages) {
    char folder[] = "/tmp/engross-layout-XXXXXX", command[2048], name[128];
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command,
             "LSAN_OPTIONS=suppressions=%s/tests/leaks.txt:print_suppressions=0 "
             "%s/engross export --in-process --to pdf --set pdf.output=layout %s "
             "-o %s/layout.xml '%s' 2> %s/messages",
             ENGROSS_SOURCE_DIR, ENGROSS_BUILD_DIR, options, folder, path, folder);
    int status = system(command);
    size_t size;
    snprintf(name, sizeof name, "%s/messages", folder);
    char *said = read_file(name, &size);
    unlink(name);
    if (status != 0)
        print_error("%s\n", said);
    assert_int_equal(status, 0);
    if (messages != NULL)
        *messages = said;
    else
        free(said);
    snprintf(name, sizeof name, "%s/layout.xml", folder);
    xmlDoc *doc = xmlReadFile(name, NULL, XML_PARSE_HUGE | XML_PARSE_NONET);
    assert_non_null(doc);
    unlink(name);
    rmdir(folder);
    return doc;
}

xmlDoc *lay_out(const char *kind, const char *language, const char *content, char **messages) {
    return lay_out_with(kind, language, content, "", messages);
}

xmlDoc *lay_out_with(const char *kind, const char *language, const char *content,
                     const char *options, char **messages) {
    char path[] = "/tmp/engross-layout-XXXXXX.xml";
    int descriptor = mkstemps(path, 4);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w");
    fprintf(file,
            "<document xmlns=\"urn:engross:document:1\" kind=\"%s\" xml:lang=\"%s\"><metadata>"
            "<title>Title</title></metadata><content>%s</content></document>",
            kind, language, content);
    fclose(file);
    xmlDoc *doc = lay_out_file(path, options, messages);
    unlink(path);
    return doc;
}

static xmlXPathObject *evaluate(xmlDoc *doc, const char *expression) {
    xmlXPathContext *ctx = xmlXPathNewContext(doc);
    xmlXPathObject *object = xmlXPathEvalExpression((const xmlChar *)expression, ctx);
    assert_non_null(object);
    xmlXPathFreeContext(ctx);
    return object;
}

int count(xmlDoc *doc, const char *expression) {
    xmlXPathObject *object = evaluate(doc, expression);
    int found = object->nodesetval != NULL ? object->nodesetval->nodeNr : 0;
    xmlXPathFreeObject(object);
    return found;
}

double number(xmlDoc *doc, const char *expression) {
    xmlXPathObject *object = evaluate(doc, expression);
    double value = xmlXPathCastToNumber(object);
    xmlXPathFreeObject(object);
    return value;
}

char *string(xmlDoc *doc, const char *expression) {
    xmlXPathObject *object = evaluate(doc, expression);
    xmlChar *value = xmlXPathCastToString(object);
    xmlXPathFreeObject(object);
    return (char *)value;
}

char *repeat(const char *text, int times) {
    size_t size = strlen(text);
    char *all = malloc(size * (size_t)times + 1);
    assert_non_null(all);
    for (int i = 0; i < times; i++)
        memcpy(all + (size_t)i * size, text, size);
    all[size * (size_t)times] = '\0';
    return all;
}
