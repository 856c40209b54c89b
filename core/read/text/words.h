/* Words that say what a line is, in the languages that documents of this kind are written in. They
 * are general words of those languages, never of one document. */
#ifndef ENGROSS_READ_TEXT_WORDS_H
#define ENGROSS_READ_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum engross_notice {
    ENGROSS_NOTICE_OTHER,
    ENGROSS_NOTICE_DISCLAIMER,
    ENGROSS_NOTICE_CREDIT,
    ENGROSS_NOTICE_AUTHOR,
    ENGROSS_NOTICE_SOURCE,
    ENGROSS_NOTICE_LINK,
    ENGROSS_NOTICE_NOTE, /* below a table */
    ENGROSS_NOTICE_COUNT
};
/* "disclaimer" ...: the model's name. */
const char *engross_notice_name(uint8_t notice);

/* Whether text is a photo credit, by its first words. */
bool engross_words_are_credit(const char *text, size_t size);
/* Whether text says that opinions are not the publisher's. */
bool engross_words_are_disclaimer(const char *text, size_t size);
/* Whether text only points to another page ("Read more"). */
bool engross_words_are_link(const char *text, size_t size);
/* Whether text says where to ask, or when the page was changed: "For further information",
 * "Contact:", "Last updated:". */
bool engross_words_are_contact(const char *text, size_t size);
/* Whether text begins with "Note:" or its like. */
bool engross_words_are_note(const char *text, size_t size);
/* Bytes of "Source:", "Источник:" at the start; 0 for none. */
size_t engross_words_source(const char *text, size_t size);
/* Bytes of "By", "Author:", "Автор:" at the start; 0 for none. */
size_t engross_words_author(const char *text, size_t size);
/* Whether text tells who somebody is: a name of two to five words, then "is", "est", a dash; or
 * "The author". */
bool engross_words_present_person(const char *text, size_t size);
/* Whether text begins with the label of a table ("Table 3", "Таблица 1"). */
bool engross_words_are_caption(const char *text, size_t size);
/* Whether text is the name of a first section rather than a title: "Overview", "Введение". */
bool engross_words_are_section_name(const char *text, size_t size);
/* Whether text is a heading over a list of contents. */
bool engross_words_are_contents(const char *text, size_t size);
/* Whether text stands over the columns of a list of contents: "Page", "Paragraphs". */
bool engross_words_head_contents(const char *text, size_t size);
/* Whether text names a session by its number: "Forty-eighth session"; *value gets the number. */
bool engross_words_are_session(const char *text, size_t size, uint32_t *value);
/* Whether text is the name of a last section: "Conclusion", "Заключение". */
bool engross_words_are_conclusion(const char *text, size_t size);
/* Whether text says that a press release ends here: "ENDS", "КОНЕЦ". */
bool engross_words_are_end(const char *text, size_t size);
/* Whether text says of what sort the paper is, and no more: "Press release". */
bool engross_words_are_genre(const char *text, size_t size);
/* Whether text is a sign of a web page that leads elsewhere: "Share on X", "Print this page". */
bool engross_words_are_navigation(const char *text, size_t size);
/* Bytes of "Published on" or its like before a date; 0 for none. */
size_t engross_words_published(const char *text, size_t size);
/* Whether text is a heading over a summary. */
bool engross_words_are_summary(const char *text, size_t size);
/* Whether text names a treaty: "International Covenant on ...". */
bool engross_words_name_treaty(const char *text, size_t size);
/* Whether text begins as the name of a committee or council does. */
bool engross_words_are_body(const char *text, size_t size);
/* Whether text is nothing but a heading over notes. */
bool engross_words_are_notes_heading(const char *text, size_t size);
/* Whether label (without its colon) opens a question or an answer: "Q", "Вопрос", "A2". */
bool engross_words_are_question_label(const char *label, size_t size);
bool engross_words_are_answer_label(const char *label, size_t size);
/* The field of the metadata that a line "Label: value" at the top gives, ENGROSS_FIELD_COUNT for
 * none; *label_size gets the bytes of the label with its colon. */
uint32_t engross_words_field(const char *text, size_t size, uint32_t *label_size);

#endif
