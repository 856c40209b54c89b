#include "akn.h"
#include "languages.h"

/* Longest number made from a title, in bytes. */
#define NUMBER_SIZE 64

static engross_text none(void) {
    return (engross_text){NULL, 0};
}

static engross_text option(const struct akn *akn, const char *name) {
    return engross_kit_option_text(&engross_akn_plugin, akn->job, name);
}

static void name_date(struct akn *akn) {
    char day[11] = "0001-01-01";
    const engross_view *view = akn->view;
    if (!engross_akn_day(engross_kit_field_value(view, ENGROSS_FIELD_DATE, 0), day) &&
        !engross_akn_day(engross_kit_field_value(view, ENGROSS_FIELD_SESSION_DATES, 0), day)) {
        if (akn->job->epoch >= 0)
            engross_akn_epoch_day(akn->job->epoch, day);
        akn->naming.has_no_date = true;
    }
    akn->naming.date = engross_kit_copy(akn->host, day, 10);
    if (akn->naming.date.data == NULL)
        akn->xml.status = ENGROSS_NO_MEMORY;
}

/* Fields that may say who issues the document, the likeliest first. */
static const uint32_t issuers[] = {ENGROSS_FIELD_BODY,      ENGROSS_FIELD_ORGAN,
                                   ENGROSS_FIELD_SUBMITTER, ENGROSS_FIELD_PUBLISHER,
                                   ENGROSS_FIELD_AUTHOR,    ENGROSS_FIELD_STATE};

static engross_text first_issuer(struct akn *akn) {
    for (size_t i = 0; i < sizeof issuers / sizeof *issuers; i++) {
        engross_text text = engross_akn_field_text(akn, issuers[i], 0);
        if (text.size > 0)
            return text;
    }
    return none();
}

/* "un-hrc" as it is, or as "unhrc" where the option asks for that. */
static engross_text spell_actor(struct akn *akn, engross_text actor) {
    const engross_value *style = engross_kit_option(&engross_akn_plugin, akn->job, "actor-style");
    if (style == NULL || style->integer == 0)
        return actor;
    struct engross_buffer joined = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; i < actor.size; i++) {
        if (actor.data[i] != '-')
            engross_buffer_append_char(&joined, actor.data[i]);
    }
    return engross_akn_finish_text(akn, &joined);
}

static void name_actor(struct akn *akn) {
    engross_text issuer = first_issuer(akn);
    engross_text given = option(akn, "actor");
    const char *known =
        engross_akn_actor_by_symbol(engross_akn_field_text(akn, ENGROSS_FIELD_SYMBOL, 0));
    for (size_t i = 0; known == NULL && i < sizeof issuers / sizeof *issuers; i++)
        known = engross_akn_actor_by_name(engross_akn_field_text(akn, issuers[i], 0));
    engross_text actor = known != NULL ? engross_kit_text(known) : none();
    if (given.size > 0)
        actor = engross_akn_slug(akn, given, NUMBER_SIZE, false);
    else if (known == NULL)
        actor = engross_akn_slug(akn, issuer, NUMBER_SIZE, true);
    if (actor.data != NULL && actor.size == 0) {
        actor = engross_kit_text("unknown");
        akn->naming.has_no_author = true;
    }
    akn->naming.actor = given.size > 0 ? actor : spell_actor(akn, actor);
    akn->naming.actor_show = issuer.size > 0 ? issuer : akn->naming.actor;
}

/* The input's file name without its extension. */
static engross_text source_stem(const struct akn *akn) {
    engross_text stem = akn->job->source_name;
    size_t size = stem.size;
    while (size > 0 && stem.data[size - 1] != '.')
        size--;
    if (size > 1)
        stem.size = size - 1;
    return stem;
}

/* The symbol, else the title, else the file's name. */
static void name_number(struct akn *akn) {
    struct akn_naming *naming = &akn->naming;
    naming->number_show = engross_akn_field_text(akn, ENGROSS_FIELD_SYMBOL, 0);
    naming->number = engross_akn_slug(akn, naming->number_show, 200, false);
    if (naming->number.size > 0)
        return;
    naming->has_no_number = true;
    naming->number = engross_akn_slug(akn, engross_akn_field_text(akn, ENGROSS_FIELD_TITLE, 0),
                                      NUMBER_SIZE, true);
    if (naming->number.size == 0)
        naming->number = engross_akn_slug(akn, source_stem(akn), NUMBER_SIZE, false);
    if (naming->number.size == 0)
        naming->number = engross_kit_text("unnumbered");
}

static void report_gaps(struct akn *akn) {
    const struct akn_naming *naming = &akn->naming;
    const struct {
        bool is_gap;
        const char *name;
    } gaps[] = {{naming->has_no_author, "author"},
                {naming->has_no_date, "date"},
                {naming->has_no_number, "symbol"}};
    struct engross_buffer names = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        if (!gaps[i].is_gap)
            continue;
        if (names.size > 0)
            engross_buffer_append_string(&names, ", ");
        engross_buffer_append_string(&names, gaps[i].name);
    }
    if (names.size > 0)
        engross_kit_report(akn->host, AKN_MESSAGE_NAME_INCOMPLETE, NULL, names.data,
                           naming->work.data, NULL);
    engross_buffer_finish(&names);
}

static engross_text language_code(struct akn *akn, engross_text tag) {
    size_t primary = 0;
    while (primary < tag.size && tag.data[primary] != '-')
        primary++;
    engross_text subtag = {tag.data, primary};
    const engross_value *style = engross_kit_option(&engross_akn_plugin, akn->job, "language-code");
    bool wants_two = style != NULL && style->integer == 1;
    const char *code = engross_akn_language_code(tag);
    if (!wants_two && code != NULL)
        return engross_kit_text(code);
    if (!wants_two && primary != 3)
        engross_kit_report_text(akn->host, AKN_MESSAGE_LANGUAGE_CODE, NULL, tag);
    return engross_akn_slug(akn, subtag, 8, true);
}

static void name_languages(struct akn *akn) {
    engross_text tag = akn->view->language(akn->view, akn->view->root(akn->view));
    akn->naming.language = language_code(akn, tag);
    engross_text original = engross_kit_field_value(akn->view, ENGROSS_FIELD_ORIGINAL_LANGUAGE, 0);
    if (original.size == 0)
        return;
    engross_text code = language_code(akn, original);
    if (!engross_kit_text_equal(code, akn->naming.language))
        akn->naming.original = code;
}

static engross_text document_name(const struct akn *akn) {
    static const char *const names[][2] = {{"report", "report"},
                                           {"factsheet", "factSheet"},
                                           {"interview", "interview"},
                                           {"article", "article"},
                                           {"page", "page"}};
    const engross_node *root = akn->view->root(akn->view);
    engross_text kind = akn->view->attribute(akn->view, root, ENGROSS_ATTRIBUTE_KIND);
    bool is_national = engross_kit_text_is(kind, "report") &&
                       akn->view->field(akn->view, ENGROSS_FIELD_STATE, 0) != NULL &&
                       akn->view->field(akn->view, ENGROSS_FIELD_SUBMITTER, 0) == NULL;
    if (is_national)
        return engross_kit_text("nationalReport");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (engross_kit_text_is(kind, names[i][0]))
            return engross_kit_text(names[i][1]);
    }
    return engross_kit_text("document");
}

/* The class of AKN4UN: papers are accounts of a subject, communications inform the public. */
static engross_text document_subtype(const struct akn *akn) {
    const engross_node *root = akn->view->root(akn->view);
    bool is_report = engross_kit_attribute_is(akn->view, root, ENGROSS_ATTRIBUTE_KIND, "report");
    return engross_kit_text(is_report ? "paper" : "communication");
}

/* The option's value as a part of an IRI, or otherwise where it is empty. */
static engross_text option_or(struct akn *akn, const char *name, engross_text otherwise) {
    engross_text slug = engross_akn_slug(akn, option(akn, name), NUMBER_SIZE, false);
    return slug.size > 0 ? slug : otherwise;
}

static engross_text join(struct akn *akn, const engross_text *parts, size_t count) {
    struct engross_buffer iri = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        engross_buffer_append_char(&iri, '/');
        engross_buffer_append(&iri, parts[i].data, parts[i].size);
    }
    return engross_akn_finish_text(akn, &iri);
}

static engross_text expression_iri(struct akn *akn, engross_text language) {
    struct engross_buffer iri = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&iri, akn->naming.work.data, akn->naming.work.size);
    engross_buffer_append_char(&iri, '/');
    engross_buffer_append(&iri, language.data, language.size);
    engross_buffer_append_char(&iri, '@');
    engross_buffer_append(&iri, akn->naming.date.data, akn->naming.date.size);
    return engross_akn_finish_text(akn, &iri);
}

int32_t engross_akn_name(struct akn *akn) {
    struct akn_naming *naming = &akn->naming;
    naming->country = option_or(akn, "country", engross_kit_text("un"));
    naming->subtype = option_or(akn, "subtype", document_subtype(akn));
    naming->name = option_or(akn, "name", document_name(akn));
    naming->slash =
        engross_kit_option_is_on(&engross_akn_plugin, akn->job, "trailing-slash") ? "/" : "";
    name_actor(akn);
    name_date(akn);
    name_number(akn);
    name_languages(akn);
    const engross_text work[] = {engross_kit_text("akn"), naming->country, engross_kit_text("doc"),
                                 naming->subtype,         naming->actor,   naming->date,
                                 naming->number};
    naming->work = join(akn, work, sizeof work / sizeof *work);
    naming->expression = expression_iri(akn, naming->language);
    if (naming->original.size > 0)
        naming->source = expression_iri(akn, naming->original);
    if (akn->xml.status == ENGROSS_OK)
        report_gaps(akn);
    return akn->xml.status;
}
