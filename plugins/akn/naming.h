/* The names of the document after the naming convention of Akoma Ntoso and of AKN4UN: the IRIs
 * of work, expression and manifestation, and the values that they are made of. */
#ifndef ENGROSS_AKN_NAMING_H
#define ENGROSS_AKN_NAMING_H

#include "engross/plugin.h"

#include <stdbool.h>

struct akn;
struct engross_buffer;
struct akn_naming {
    engross_text country;     /* "un" */
    engross_text subtype;     /* "paper" */
    engross_text name;        /* doc/@name: "nationalReport" */
    engross_text actor;       /* "un-hrc" */
    engross_text actor_show;  /* as the document names it */
    engross_text date;        /* YYYY-MM-DD, always an existing day */
    engross_text number;      /* "A-HRC-WG.6-48-KAZ-1" */
    engross_text number_show; /* as printed; may be absent */
    engross_text language;    /* code of the expression, "eng" */
    engross_text original;    /* code of the original language where it differs, or absent */
    engross_text work;        /* IRI without component: /akn/un/doc/paper/... */
    engross_text expression;  /* work and "/eng@2025-01-01" */
    engross_text source;      /* expression of the original, or absent */
    bool has_no_author;       /* what the document lacks and was filled in */
    bool has_no_date;
    bool has_no_number;
    const char *slash; /* after FRBRuri of work and expression: "/" or "" */
};

/* Fills akn->naming from the document, the options and the job. ENGROSS_OK or
 * ENGROSS_NO_MEMORY; what is missing is reported and replaced. */
int32_t engross_akn_name(struct akn *akn);

/* slug.c: text as a part of an IRI: letters, digits, "." and "-" stay, "/" becomes "-", runs of
 * anything else "_"; at most limit bytes, cut at a "_" where there is one. lower: ASCII and
 * Cyrillic capitals become small. {NULL, 0} when memory runs out; empty where nothing is left. */
engross_text engross_akn_slug(struct akn *akn, engross_text text, size_t limit, bool lower);
/* days.c: the first day that an ISO 8601 date, year, month or interval names, as YYYY-MM-DD in day,
 * or false where value names no existing day. */
bool engross_akn_day(engross_text value, char day[11]);
/* The day in which a number of seconds since 1970 lies, UTC. */
void engross_akn_epoch_day(int64_t epoch, char day[11]);
/* actors.c: how AKN4UN spells the body that a document symbol, or a name in a masthead, belongs
 * to; NULL where none is known. */
const char *engross_akn_actor_by_symbol(engross_text symbol);
const char *engross_akn_actor_by_name(engross_text name);
/* The buffer's content in the job's memory, and the buffer finished; {NULL, 0} and
 * akn->xml.status ENGROSS_NO_MEMORY when memory runs out. */
engross_text engross_akn_finish_text(struct akn *akn, struct engross_buffer *buffer);

#endif
