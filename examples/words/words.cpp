// engross-words: an exporter in C++. It counts how often each word of the content stands in the
// document and writes a CSV file (RFC 4180), the most frequent word first. Exceptions end at run():
// none may pass into the host.
#include "engross/plugin.h"

#include <algorithm>
#include <map>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace {

using Counts = std::map<std::string, long>;
using Row = std::pair<std::string, long>;

bool is_separator(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

// Punctuation of ASCII at the ends of a word does not belong to it.
std::string trimmed(const std::string &word) {
    static const char punctuation[] = ".,;:!?()[]\"'";
    const std::size_t first = word.find_first_not_of(punctuation);
    const std::size_t last = word.find_last_not_of(punctuation);
    return first == std::string::npos ? std::string() : word.substr(first, last - first + 1);
}

void count_words(const engross_text &text, Counts &counts) {
    const char *const end = text.data + text.size;
    for (const char *at = text.data; at != end;) {
        const char *stop = std::find_if(at, end, is_separator);
        const std::string word = trimmed(std::string(at, stop));
        if (!word.empty())
            ++counts[word];
        at = stop == end ? end : stop + 1;
    }
}

// Counts the words of the whole content; false when the host asks to stop.
bool count_document(const engross_host *host, Counts &counts) {
    const engross_view *view = host->view;
    engross_cursor cursor = {sizeof cursor, view->root(view), nullptr, 0, 0};
    while (view->step(view, &cursor) != 0) {
        if (cursor.event != ENGROSS_EVENT_ENTER)
            continue;
        cursor.skip = view->kind(view, cursor.node) == ENGROSS_KIND_METADATA;
        const engross_text text = view->text(view, cursor.node);
        if (text.data != nullptr)
            count_words(text, counts);
        else if (host->progress(host, 0, 0) != 0)
            return false;
    }
    return true;
}

std::string quoted(const std::string &word) {
    std::string field = "\"";
    for (char c : word)
        field += c == '"' ? std::string("\"\"") : std::string(1, c);
    return field + '"';
}

bool is_before(const Row &a, const Row &b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
}

int32_t write_counts(const engross_host *host, const Counts &counts, long least) {
    std::vector<Row> rows(counts.begin(), counts.end());
    std::sort(rows.begin(), rows.end(), is_before);
    std::string csv = "word,count\r\n";
    for (const Row &row : rows)
        if (row.second >= least)
            csv += quoted(row.first) + ',' + std::to_string(row.second) + "\r\n";
    return host->write(host, csv.data(), csv.size());
}

int32_t run(const engross_host *host, const engross_job *job) {
    try {
        Counts counts;
        host->report(host, 0, nullptr, nullptr, 0);
        if (!count_document(host, counts))
            return ENGROSS_CANCELLED;
        return write_counts(host, counts, static_cast<long>(job->options[0].integer));
    } catch (const std::bad_alloc &) {
        return ENGROSS_NO_MEMORY;
    }
}

const engross_option options[] = {
    {sizeof(engross_option), "least", "Leave out words that stand there less often.", "1", nullptr,
     1, 1000000, ENGROSS_OPTION_INTEGER, 0, nullptr},
};

const engross_diagnostic_row diagnostics[] = {
    {sizeof(engross_diagnostic_row), "counted", "only the words are kept, without their order",
     "The exporter \"words\" is for looking at a document's vocabulary. Use another one to keep "
     "the text.",
     ENGROSS_SEVERITY_LOSS, 0},
};

// Every kind but TEXT counts for nothing here; the table is made once, before main.
struct Support {
    engross_support rows[ENGROSS_KIND_COUNT - 1];
    Support() {
        for (uint32_t kind = 1; kind < ENGROSS_KIND_COUNT; ++kind)
            rows[kind - 1] = {sizeof(engross_support), "its words are counted", kind,
                              ENGROSS_SUPPORT_DEGRADED};
    }
};
const Support support;

const engross_plugin plugin = {
    ENGROSS_PLUGIN_MAGIC,
    ENGROSS_ABI_MAJOR,
    ENGROSS_ABI_MINOR,
    sizeof(engross_plugin),
    "words",
    "Word counts",
    "Counts the words of a document and writes them as CSV.",
    "1.0.0",
    "MIT",
    "text/csv",
    ".words.csv",
    options,
    sizeof options / sizeof options[0],
    diagnostics,
    sizeof diagnostics / sizeof diagnostics[0],
    support.rows,
    ENGROSS_KIND_COUNT - 1,
    run,
};

} // namespace

extern "C" const engross_plugin *engross_plugin_v1(void) {
    return &plugin;
}
