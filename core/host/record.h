/* How worker processes tell their parent what happens: small framed records over a pipe.
 *
 * Each worker writes to a pipe of its own, so what a hostile plugin writes there can spoil only
 * its own output. The parent trusts nothing it reads: a frame that makes no sense ends the
 * stream (ENGROSS_RECORD_BROKEN). */
#ifndef ENGROSS_HOST_RECORD_H
#define ENGROSS_HOST_RECORD_H

#include "base/buffer.h"
#include "engross/engross.h"

/* Bytes of one record at most, its header included: PIPE_BUF, so a write is all or nothing. */
#define ENGROSS_RECORD_MAXIMUM 4096
/* Diagnostics of one worker at most; the rest is counted. */
#define ENGROSS_RECORD_DIAGNOSTICS 10000

enum engross_record_type {
    ENGROSS_RECORD_NONE = 0,   /* more bytes are needed */
    ENGROSS_RECORD_BROKEN = 1, /* the stream makes no sense from here on */
    ENGROSS_RECORD_DIAGNOSTIC = 2,
    ENGROSS_RECORD_PROGRESS = 3, /* number: how much of the work is done, in thousandths */
    ENGROSS_RECORD_RESULT = 4,   /* number: the status; text: the output's extension */
    ENGROSS_RECORD_EXIT = 5,     /* a reader on its exporters; exit tells of one of them */
    ENGROSS_RECORD_PREFLIGHT = 6,
    ENGROSS_RECORD_NAME = 7, /* number: an exporter; text: its output's name, no extension */
};

/* How a worker ended. */
struct engross_record_exit {
    uint32_t exporter;   /* index */
    uint32_t timed_out;  /* 0 or 1: killed by the reader for its time */
    int32_t wait_status; /* as waitpid gives it */
};

struct engross_record {
    enum engross_record_type type;
    engross_diagnostic diagnostic; /* strings live as long as the bytes they were parsed from */
    engross_preflight preflight;   /* the same */
    uint32_t number;
    const char *text;
    struct engross_record_exit exit;
};

/* Appends a record to buffer. Too long messages are cut at a character and end in "...". */
void engross_record_append_diagnostic(struct engross_buffer *buffer,
                                      const engross_diagnostic *diagnostic);
void engross_record_append_preflight(struct engross_buffer *buffer,
                                     const engross_preflight *preflight);
void engross_record_append_progress(struct engross_buffer *buffer, uint32_t thousandths);
void engross_record_append_result(struct engross_buffer *buffer, int32_t status,
                                  const char *extension);
void engross_record_append_name(struct engross_buffer *buffer, uint32_t exporter, const char *name);
void engross_record_append_exit(struct engross_buffer *buffer,
                                const struct engross_record_exit *exit);

/* Takes the record at *offset of data and moves *offset past it; type NONE leaves it. */
struct engross_record engross_record_next(const char *data, size_t size, size_t *offset);

/* A worker's end of its pipe: a sink that writes diagnostics as records. */
struct engross_record_writer {
    int descriptor;
    uint32_t diagnostics; /* written so far */
    uint32_t suppressed;  /* not written, being too many */
};

/* A sink for engross_diagnostics whose user is the writer. */
engross_sink engross_record_sink(struct engross_record_writer *writer);
/* Writes out what buffer holds, at most one record, and clears it. Errors are not told: a parent
 * that is gone has no use for them. */
void engross_record_flush(struct engross_record_writer *writer, struct engross_buffer *buffer);

#endif
