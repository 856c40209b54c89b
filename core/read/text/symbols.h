/* Official signs that documents of the United Nations carry: document symbols and job numbers. */
#ifndef ENGROSS_READ_TEXT_SYMBOLS_H
#define ENGROSS_READ_TEXT_SYMBOLS_H

#include <stddef.h>

/* The bytes of the document symbol at the start of text, "A/HRC/WG.6/48/KAZ/1",
 * "CCPR/C/KAZ/3/Add.1"; 0 where there is none. */
size_t engross_symbol_match(const char *text, size_t size);
/* The bytes of the job number at the start of text, "GE.24-19207 (E)"; 0 where there is none. */
size_t engross_job_number_match(const char *text, size_t size);

#endif
