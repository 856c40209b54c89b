/* The passes over a draft, in the order in which text.c runs them. Each returns false only when
 * memory runs out, and is linear in the size of the text. */
#ifndef ENGROSS_READ_TEXT_PASSES_H
#define ENGROSS_READ_TEXT_PASSES_H

#include "read/reader.h"
#include "read/text/draft.h"
#include "read/text/words.h"

/* Finds the masthead of an official document and makes a unit FIELD of each of its data. */
bool engross_masthead_find(struct engross_draft *draft);
/* Takes out page numbers, running heads and lists of contents: lines become GONE. */
bool engross_contents_find(struct engross_draft *draft);
bool engross_furniture_find(struct engross_draft *draft);
/* Finds tables: lines become GRID. */
bool engross_grids_find(struct engross_draft *draft);
/* Decides whether lines are wrapped hard, and makes the remaining lines units. */
bool engross_units_split(struct engross_draft *draft);
/* Finds out which numbers run in sequence, and what each sequence numbers. */
bool engross_sequences_find(struct engross_draft *draft);
/* Hangs notes on their marks. */
bool engross_notes_find(struct engross_draft *draft);
/* Joins what wrapping or a page break cut in two. */
bool engross_joints_mend(struct engross_draft *draft);
/* Gives each unit its role. */
bool engross_exchanges_find(struct engross_draft *draft);
bool engross_roles_assign(struct engross_draft *draft);
/* Finds numbers that are lifted out of the text, each with what it counts. */
bool engross_text_key_figures_find(struct engross_draft *draft);
/* Reports the headings that the passes above left. */
void engross_headings_report(struct engross_draft *draft);
bool engross_notices_find(struct engross_draft *draft);
/* Makes the unit a notice and reports it. */
void engross_notice_mark(struct engross_draft *draft, struct engross_unit *unit,
                         enum engross_notice type);
bool engross_title_find(struct engross_draft *draft);
/* Decides how deep each heading stands. */
bool engross_outline_find(struct engross_draft *draft);
/* Names the kind and the language of the document. */
bool engross_kind_find_out(struct engross_draft *draft);
bool engross_language_find_out(struct engross_draft *draft);
/* Writes the model. */
bool engross_draft_emit(struct engross_draft *draft);

#endif
