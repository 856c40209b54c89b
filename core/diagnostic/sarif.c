/* Diagnostics as a SARIF 2.1.0 log (OASIS Standard, 27 March 2020): one run of one tool. Results
 * are written as they come; the rules they name, with their explanations, follow in section
 * 3.19.23's array once all are known. */
#include "diagnostic/diagnostic.h"
#include "diagnostic/json.h"

#include <stdlib.h>
#include <string.h>

struct engross_sarif {
    struct engross_buffer results;
    bool is_used[ENGROSS_MESSAGE_COUNT]; /* rows of the catalogue that results name */
};

engross_sarif *engross_sarif_new(void) {
    return calloc(1, sizeof(engross_sarif));
}

void engross_sarif_free(engross_sarif *sarif) {
    if (sarif == NULL)
        return;
    engross_buffer_finish(&sarif->results);
    free(sarif);
}

/* Section 3.27.10. */
static const char *level(uint32_t severity) {
    static const char *const levels[] = {"note", "warning", "warning", "error", "error"};
    return levels[severity < 5 ? severity : 4];
}

/* A path as a URI reference (RFC 3986): relative ones stay relative. */
static void append_uri(struct engross_buffer *buffer, const char *path) {
    static const char digits[] = "0123456789ABCDEF";
    static const char kept[] = "-._~/!$&'()*+,;=@";
    if (path[0] == '/')
        engross_buffer_append_string(buffer, "file://");
    for (const char *at = path; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        bool plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                     (byte >= 'A' && byte <= 'Z') || strchr(kept, byte) != NULL;
        if (plain) {
            engross_buffer_append_char(buffer, (char)byte);
        } else {
            engross_buffer_append_char(buffer, '%');
            engross_buffer_append_char(buffer, digits[byte >> 4]);
            engross_buffer_append_char(buffer, digits[byte & 15]);
        }
    }
}

static void append_location(struct engross_buffer *json, const engross_diagnostic *diagnostic) {
    struct engross_buffer uri = ENGROSS_BUFFER_INIT;
    append_uri(&uri, diagnostic->file);
    engross_buffer_append_string(json,
                                 ",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{");
    engross_json_append_member(json, "uri", engross_buffer_failed(&uri) ? "" : uri.data);
    engross_buffer_append_char(json, '}');
    if (diagnostic->line > 0) {
        engross_buffer_append_string(json, ",\"region\":{");
        engross_json_append_number(json, "startLine", diagnostic->line);
        engross_json_append_number(json, "startColumn", diagnostic->column);
        engross_buffer_append_char(json, '}');
    }
    engross_buffer_append_string(json, "}}]");
    engross_buffer_finish(&uri);
}

static void append_properties(struct engross_buffer *json, const engross_diagnostic *diagnostic) {
    engross_buffer_append_string(json, ",\"properties\":{");
    engross_json_append_member(json, "severity", engross_severity_name(diagnostic->severity));
    engross_json_append_member(json, "output", diagnostic->output);
    engross_json_append_member(json, "rule", diagnostic->rule);
    engross_buffer_append_char(json, '}');
}

void engross_sarif_add(engross_sarif *sarif, const engross_diagnostic *diagnostic) {
    struct engross_buffer *json = &sarif->results;
    const struct engross_catalogue_row *row = engross_catalogue_find(diagnostic->code);
    if (row != NULL)
        sarif->is_used[row - engross_catalogue] = true;
    engross_buffer_append_string(json, json->size == 0 ? "\n{" : ",\n{");
    engross_json_append_member(json, "ruleId", diagnostic->code);
    engross_json_append_member(json, "level", level(diagnostic->severity));
    engross_buffer_append_string(json, ",\"message\":{");
    engross_json_append_member(json, "text", diagnostic->message);
    engross_buffer_append_char(json, '}');
    if (diagnostic->file != NULL)
        append_location(json, diagnostic);
    append_properties(json, diagnostic);
    engross_buffer_append_char(json, '}');
}

/* A reportingDescriptor, section 3.49. */
static void append_rule(struct engross_buffer *json, const struct engross_catalogue_row *row) {
    engross_buffer_append_string(json, "\n{");
    engross_json_append_member(json, "id", row->code);
    engross_buffer_append_string(json, ",\"shortDescription\":{");
    engross_json_append_member(json, "text", row->message);
    engross_buffer_append_string(json, "},\"help\":{");
    engross_json_append_member(json, "text", row->explanation);
    engross_buffer_append_string(json, "},\"defaultConfiguration\":{");
    engross_json_append_member(json, "level", level(row->severity));
    engross_buffer_append_string(json, "}}");
}

char *engross_sarif_text(const engross_sarif *sarif) {
    struct engross_buffer json = ENGROSS_BUFFER_INIT;
    bool is_first = true;
    engross_buffer_append_string(
        &json, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
               "\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"engross\","
               "\"version\":\"" ENGROSS_VERSION "\",\"rules\":[");
    for (size_t i = 0; i < ENGROSS_MESSAGE_COUNT; i++) {
        if (!sarif->is_used[i])
            continue;
        engross_buffer_append_string(&json, is_first ? "" : ",");
        append_rule(&json, &engross_catalogue[i]);
        is_first = false;
    }
    engross_buffer_append_string(&json, "]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
    engross_buffer_append(&json, sarif->results.data, sarif->results.size);
    engross_buffer_append_string(&json, "]}]}\n");
    if (engross_buffer_failed(&json) || engross_buffer_failed(&sarif->results))
        engross_buffer_finish(&json);
    return json.data;
}
