/* What a preflight came to, for programs. */
#include "base/buffer.h"
#include "diagnostic/json.h"
#include "profile/profile.h"

const char *engross_preflight_verdict(const engross_preflight *preflight) {
    if (preflight->findings[ENGROSS_SEVERITY_ERROR] > 0 ||
        preflight->findings[ENGROSS_SEVERITY_SYSTEM] > 0)
        return "not-ready";
    bool look = preflight->findings[ENGROSS_SEVERITY_WARNING] > 0 ||
                preflight->findings[ENGROSS_SEVERITY_LOSS] > 0;
    return look ? "look" : "ready";
}

static void append_words(struct engross_buffer *json, const engross_preflight *preflight) {
    engross_buffer_append_string(json, ",\"words\":{\"counted\":");
    engross_buffer_append_integer(json, (int64_t)preflight->words);
    if (preflight->limit > 0) {
        engross_buffer_append_string(json, ",\"limit\":");
        engross_buffer_append_integer(json, (int64_t)preflight->limit);
        engross_buffer_append_format(json, ",\"judged\":%s",
                                     preflight->counts_words == 1 ? "true" : "false");
        engross_buffer_append_string(json, ",\"excess\":");
        engross_buffer_append_integer(json, preflight->counts_words == 1 &&
                                                    preflight->words > preflight->limit
                                                ? (int64_t)(preflight->words - preflight->limit)
                                                : 0);
    }
    engross_json_append_member(json, "rule", preflight->rule);
    engross_buffer_append_string(json, ",\"parts\":[");
    for (uint32_t i = 0; i < ENGROSS_PART_COUNT; i++) {
        engross_buffer_append_format(json, "%s{\"name\":\"%s\",\"words\":", i == 0 ? "" : ",",
                                     engross_part_name(i));
        engross_buffer_append_integer(json, (int64_t)preflight->parts[i]);
        engross_buffer_append_format(json, ",\"counted\":%s,\"verified\":%s}",
                                     preflight->counted[i] ? "true" : "false",
                                     preflight->unverified[i] ? "false" : "true");
    }
    engross_buffer_append_string(json, "]}");
}

char *engross_preflight_json(const engross_preflight *preflight) {
    struct engross_buffer json = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&json, "{\"report\":\"preflight\"");
    engross_json_append_member(&json, "file", preflight->file);
    engross_json_append_member(&json, "profile", preflight->profile);
    engross_json_append_member(&json, "title", preflight->title);
    engross_json_append_member(&json, "verdict", engross_preflight_verdict(preflight));
    engross_buffer_append_string(&json, ",\"findings\":{");
    for (uint32_t i = 0; i < 5; i++)
        engross_buffer_append_format(&json, "%s\"%s\":%u", i == 0 ? "" : ",",
                                     engross_severity_name(i), preflight->findings[i]);
    engross_buffer_append_char(&json, '}');
    if (preflight->counts_words)
        append_words(&json, preflight);
    engross_buffer_append_char(&json, '}');
    if (engross_buffer_failed(&json))
        engross_buffer_finish(&json);
    return json.data;
}
