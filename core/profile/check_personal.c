/* Personal data that probably nobody meant to publish: found by their form, with words before
 * them where the form alone says too little. Rather one too few than a text full of warnings. */
#include "base/utf8.h"
#include "profile/match.h"
#include "profile/passage.h"
#include "profile/preflight.h"

#include <string.h>

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct search {
    struct engross_checking *checking;
    struct engross_passages *passages;
    const char *text;
    size_t size;
};

static void report(const struct search *search, enum engross_message message, size_t start,
                   size_t end) {
    if (search->passages->findings++ >= ENGROSS_PASSAGE_FINDINGS)
        return;
    struct engross_buffer found = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&found, search->text + start, end - start);
    if (engross_buffer_failed(&found))
        search->checking->out_of_memory = true;
    else
        engross_finding(search->checking, search->checking->rule, message,
                        engross_passages_position(search->passages, start), found.data, NULL);
    engross_buffer_finish(&found);
}

/* --- E-mail addresses. --- */

static bool is_address_sign(char c) {
    return is_word(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

/* Whether a part of an address before or after its point is an office's. */
static bool is_office(const char *name, size_t size) {
    static const char offices[] =
        "info|contact|press|presse|prensa|media|office|bureau|oficina|secretariat|registry|"
        "mission|embassy|human|rights|humanrights|ombudsman|ombudsperson|public|submissions|"
        "support|help|hotline|reception|admin|webmaster|no|noreply|news|legal|international|un|upr";
    return engross_match_here(name, size, 0, offices) == size;
}

/* Whether the address is a person's: with a provider of private mail, or named as "first.last". */
static bool is_private(const char *address, size_t at, size_t size) {
    static const char providers[] =
        "gmail.com|googlemail.com|yahoo.com|yahoo.fr|yahoo.es|hotmail.com|hotmail.fr|outlook.com|"
        "live.com|icloud.com|me.com|aol.com|proton.me|protonmail.com|gmx.net|gmx.com|mail.ru|"
        "inbox.ru|bk.ru|list.ru|yandex.ru|yandex.kz|yandex.com|ya.ru|rambler.ru|mail.kz|ukr.net|"
        "qq.com|163.com|126.com|zoho.com|tutanota.com";
    size_t domain = size - at - 1;
    if (engross_match_here(address, size, at + 1, providers) == domain)
        return true;
    const char *point = memchr(address, '.', at);
    if (point == NULL || point - address <= 1 || (size_t)(point + 2 - address) >= at ||
        is_digit(address[0]) || is_digit(point[1]))
        return false;
    size_t first = (size_t)(point - address);
    return !is_office(address, first) && !is_office(point + 1, at - first - 1);
}

static void find_emails(const struct search *search) {
    const char *text = search->text;
    for (size_t at = 0; at < search->size; at++) {
        if (text[at] != '@')
            continue;
        size_t start = at;
        size_t end = at + 1;
        while (start > 0 && is_address_sign(text[start - 1]))
            start--;
        while (end < search->size && is_address_sign(text[end]))
            end++;
        while (end > at + 1 && !is_word(text[end - 1]))
            end--;
        bool is_address = start < at && memchr(text + at + 1, '.', end - at - 1) != NULL;
        if (is_address && is_private(text + start, at - start, end - start))
            report(search, ENGROSS_MESSAGE_PROFILE_PERSONAL_EMAIL, start, end);
    }
}

/* --- Numbers. --- */

/* Where a run of digits, with single signs of that set between them, ends; *digits counts. */
static size_t digits_end(const struct search *search, size_t start, const char *signs,
                         size_t *digits) {
    size_t end = start;
    *digits = 0;
    for (size_t at = start; at < search->size; at++) {
        if (is_digit(search->text[at])) {
            ++*digits;
            end = at + 1;
        } else if (strchr(signs, search->text[at]) == NULL || at > end + 1) {
            break;
        }
    }
    return end;
}

static bool is_telephone(size_t digits) {
    return digits >= 7 && digits <= 15;
}

/* "7 500 000" counts something: up to nine digits in groups of three, but for the first. */
static bool is_quantity(const struct search *search, size_t start, size_t end, size_t digits) {
    size_t group = strspn(search->text + start, "0123456789");
    if (digits > 9 || group > 3)
        return false;
    for (size_t at = start + group; at < end; at += 4)
        if (search->text[at] != ' ' || strspn(search->text + at + 1, "0123456789") != 3)
            return false;
    return true;
}

/* Whether a word for a line that is open to everybody stands shortly before. */
static bool is_hotline(const struct search *search, size_t start) {
    static const char words[] =
        "hotline|helpline|help line|toll-free|call centre|call center|contact centre|short number|"
        "numéro vert|ligne verte|ligne d’écoute|ligne d'écoute|línea de ayuda|línea gratuita|"
        "горячая линия|горячей линии|горячую линию|телефон доверия|телефона доверия|"
        "телефоне доверия|колл-центр|контакт-центр|сенім телефоны|жедел желі|الخط الساخن|热线";
    size_t from = start > 100 ? start - 100 : 0;
    size_t taken;
    while (from > 0 && ((unsigned char)search->text[from] & 0xC0) == 0x80)
        from--;
    return engross_match_find(search->text, start, from, words, &taken) < start;
}

static void report_telephone(const struct search *search, size_t start, size_t end, size_t digits) {
    if (is_telephone(digits) &&
        !is_quantity(search, start + (search->text[start] == '+'), end, digits) &&
        !is_hotline(search, start))
        report(search, ENGROSS_MESSAGE_PROFILE_PERSONAL_TELEPHONE, start, end);
}

/* Past the signs that part a word from its number. */
static size_t skip_signs(const struct search *search, size_t at) {
    size_t taken;
    while ((taken = engross_match_here(search->text, search->size, at, ".|:|：| ")) > 0)
        at += taken;
    return at;
}

/* "+7 701 123 45 67", and what follows a word for telephone. */
static void find_telephones(const struct search *search) {
    static const char words[] =
        "telephone|phone|tel|tel.|mobile|cell|whatsapp|téléphone|tél|tél.|"
        "portable|teléfono|móvil|телефон|тел|тел.|моб|моб.|هاتف|هاتف رقم|الهاتف|"
        "电话|电话号码|手机|手机号|手机号码|联系电话";
    static const char signs[] = " -().";
    size_t digits;
    size_t taken;
    size_t over = 0; /* what lies before was reported */
    for (size_t at = 0; at < search->size; at++) {
        if (search->text[at] != '+' || (at > 0 && is_word(search->text[at - 1])))
            continue;
        size_t end = digits_end(search, at + 1, signs, &digits);
        if (!is_telephone(digits) || !is_digit(search->text[at + 1]))
            continue;
        report_telephone(search, at, end, digits);
        at = over = end;
    }
    for (size_t at = 0;
         (at = engross_match_find(search->text, search->size, at, words, &taken)) < search->size;) {
        at += taken;
        size_t start = skip_signs(search, at);
        start += strspn(search->text + start, "(");
        size_t end = digits_end(search, start, signs, &digits);
        if (start >= over && start < search->size && is_digit(search->text[start]))
            report_telephone(search, start, end, digits);
    }
}

/* "2019-2023", "2019/2020": years. */
static bool is_years(const char *text, size_t size) {
    return size == 9 && (text[4] == '-' || text[4] == '/') && (text[0] == '1' || text[0] == '2') &&
           (text[5] == '1' || text[5] == '2') && strspn(text, "0123456789") == 4 &&
           strspn(text + 5, "0123456789") >= 4;
}

/* A word, then within a few more a number of at least that many digits, letters before them
 * allowed: "passport No. N1234567". */
static void find_numbers(const struct search *search, const char *words, size_t minimum,
                         enum engross_message message) {
    static const char between[] =
        " number|number| no.| no|no.|n°|nº|№|номер| номер|رقم|号码|号|:|：|#| ";
    const char *text = search->text;
    size_t taken;
    for (size_t at = 0;
         (at = engross_match_find(text, search->size, at, words, &taken)) < search->size;) {
        size_t first = at;
        at += taken;
        size_t start = at;
        while ((taken = engross_match_here(text, search->size, start, between)) > 0)
            start += taken;
        size_t letters = start;
        while (letters < search->size && letters < start + 3 && text[letters] >= 'A' &&
               text[letters] <= 'Z')
            letters++;
        letters += letters > start && text[letters] == ' ';
        size_t digits;
        size_t end = digits_end(search, letters, "-/", &digits);
        if (digits >= minimum && !is_years(text + letters, end - letters))
            report(search, message, first, end);
    }
}

static const char identity_words[] =
    "passport|identity card|identity document|identity number|id card|id number|national id|iin|"
    "social security number|passeport|carte d'identité|carte d’identité|pasaporte|"
    "documento de identidad|cédula|паспорт|паспорта|удостоверение личности|"
    "удостоверения личности|иин|инн|снилс|жсн|жеке куәлік|төлқұжат|جواز سفر|جواز السفر|"
    "بطاقة هوية|بطاقة الهوية|护照|身份证";
static const char case_words[] =
    "criminal case|criminal case file|case file|pretrial investigation|pre-trial investigation|"
    "affaire pénale|dossier pénal|causa penal|expediente penal|уголовное дело|уголовного дела|"
    "уголовному делу|қылмыстық іс|القضية الجنائية|قضية جنائية|刑事案件";

/* Whether text holds a run of digits long enough for any of the searches: most does not, and the
 * words need not be looked for. */
static bool has_long_number(const struct search *search) {
    for (size_t at = 0; at < search->size; at++) {
        size_t digits = 0;
        if (!is_digit(search->text[at]))
            continue;
        at = digits_end(search, at, " -()./", &digits);
        if (digits >= 5)
            return true;
    }
    return false;
}

void engross_check_personal_data(struct engross_checking *checking) {
    struct engross_passages passages = engross_passages_begin(checking->view);
    while (engross_passages_next(&passages)) {
        const struct search search = {checking, &passages, passages.text.data, passages.text.size};
        find_emails(&search);
        if (!has_long_number(&search))
            continue;
        find_telephones(&search);
        find_numbers(&search, identity_words, 6, ENGROSS_MESSAGE_PROFILE_PERSONAL_IDENTIFIER);
        find_numbers(&search, case_words, 5, ENGROSS_MESSAGE_PROFILE_PERSONAL_CASE);
    }
    checking->out_of_memory = checking->out_of_memory || passages.failed;
    engross_passages_finish(&passages);
}
