/* What libxslt and libxml2 say while they work on a stylesheet, gathered until it is known whether
 * the work failed. Internal to plugins/xslt. */
#ifndef ENGROSS_XSLT_MESSAGES_H
#define ENGROSS_XSLT_MESSAGES_H

#include "base/buffer.h"
#include "engross/plugin.h"

#include <libxml/xmlerror.h>

#define ENGROSS_XSLT_MESSAGES 20

enum engross_xslt_message_kind {
    ENGROSS_XSLT_MESSAGE_FAULT, /* at a place of the stylesheet */
    ENGROSS_XSLT_MESSAGE_SAID   /* by xsl:message */
};

struct engross_xslt_message {
    enum engross_xslt_message_kind kind;
    engross_text place; /* "style.xsl:12: ", or empty */
    engross_text text;
};

struct engross_xslt_messages {
    const engross_host *host;
    struct engross_xslt_message list[ENGROSS_XSLT_MESSAGES]; /* the first ones */
    size_t count;
    bool is_open; /* a message is being told, in kind, place and text */
    enum engross_xslt_message_kind kind;
    struct engross_buffer place;
    struct engross_buffer text;
    struct engross_buffer expression; /* what XPath says before libxslt says where */
    bool is_out_of_memory;
};

/* The libraries' error functions; user is a struct engross_xslt_messages. The first hears a
 * transformation, the second everything that libxslt tells nobody in particular, the others
 * libxml2. */
void engross_xslt_hear_transformation(void *user, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void engross_xslt_hear_library(void *user, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void engross_xslt_hear_expression(void *user, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void engross_xslt_hear_structured(void *user, xmlErrorPtr error);

/* Ends the message that is being told. */
void engross_xslt_messages_close(struct engross_xslt_messages *messages);
/* Reports what was gathered, faults as errors where the work has failed, and forgets it. Returns
 * whether an error was reported. */
bool engross_xslt_messages_report(struct engross_xslt_messages *messages, bool has_failed);
void engross_xslt_messages_finish(struct engross_xslt_messages *messages);

#endif
