/* The entries of <references>: what the document speaks of and what its elements refer to. They
 * are collected in one pass before the first byte is written, because they stand at its head. */
#ifndef ENGROSS_AKN_REFERENCES_H
#define ENGROSS_AKN_REFERENCES_H

#include "engross/plugin.h"

/* Kinds of entry, in the order in which they are written. */
enum akn_reference_type {
    AKN_REFERENCE_ORGANIZATION,
    AKN_REFERENCE_PERSON,
    AKN_REFERENCE_ROLE,
    AKN_REFERENCE_LOCATION,
    AKN_REFERENCE_CONCEPT,
    AKN_REFERENCE_OBJECT,
    AKN_REFERENCE_RECOMMENDATION,
    AKN_REFERENCE_TYPE_COUNT
};

struct akn_reference {
    engross_text key;  /* what it is found by, within its type */
    engross_text show; /* for people */
    engross_text id;   /* its eId; no node of the document has it */
    engross_text path; /* end of its href */
    enum akn_reference_type type;
    uint32_t next; /* in the same hash slot, from 1; 0: the last */
};

struct akn_references {
    struct akn_reference *entries;
    size_t count;
    size_t capacity;
    uint32_t *slots; /* a power of two; entry numbers from 1, 0: empty */
    size_t slot_count;
};

struct akn;
/* Collects the whole document's entries into akn->references. ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_akn_collect_references(struct akn *akn);
/* The entry of that type and key, or NULL. */
const struct akn_reference *engross_akn_reference(const struct akn *akn,
                                                  enum akn_reference_type type, engross_text key);
/* The entry of a single recommendation, by its number and its cycle (0: not known). */
const struct akn_reference *engross_akn_recommendation(const struct akn *akn, engross_text number,
                                                       int64_t cycle);
/* The entry for who speaks in a QUESTION or ANSWER: a person, or else a role. Never NULL once
 * collected. */
const struct akn_reference *engross_akn_speaker(const struct akn *akn, const engross_node *speech);
/* " NAME="#id"" on the element just started; nothing where entry is NULL. */
void engross_akn_write_reference_attribute(struct akn *akn, const char *name,
                                           const struct akn_reference *entry);
/* The <references> element. */
void engross_akn_write_references(struct akn *akn);

#endif
