/* Links whose addresses cannot be opened (RFC 3986), by their form alone: nothing is fetched. */
#include "profile/passage.h"
#include "profile/preflight.h"

#include <string.h>
#include <strings.h>

/* What is wrong with a host, or NULL. */
static const char *host_fault(const char *host) {
    size_t size = strcspn(host, "/?#");
    const char *at = memchr(host, '@', size);
    if (at != NULL) {
        size -= (size_t)(at + 1 - host);
        host = at + 1;
    }
    if (size > 0 && host[0] == '[')
        return NULL; /* an address of IPv6 */
    size = strcspn(host, ":/?#");
    if (size == 0)
        return "it names no site";
    const char *point = memchr(host, '.', size);
    if (point == NULL || point == host || host[size - 1] == '.' || strncmp(host, "www.", size) == 0)
        return "its site has no complete name";
    for (size_t i = 0; i + 1 < size; i++)
        if (host[i] == '.' && host[i + 1] == '.')
            return "its site has two points in a row";
    return NULL;
}

static const char *mail_fault(const char *address) {
    const char *at = strchr(address, '@');
    return at == NULL || at == address ? "it is no e-mail address" : host_fault(at + 1);
}

static const char *web_fault(const char *rest) {
    return strncmp(rest, "//", 2) == 0 ? host_fault(rest + 2) : "\"//\" is missing after it";
}

static const char *no_fault(const char *rest) {
    return rest[0] == '\0' ? "nothing follows the scheme" : NULL;
}

struct scheme {
    const char *name;
    const char *(*fault)(const char *rest);
};

static const struct scheme schemes[] = {
    {"https:", web_fault}, {"http:", web_fault}, {"ftp:", web_fault}, {"mailto:", mail_fault},
    {"tel:", no_fault},    {"doi:", no_fault},   {"urn:", no_fault},
};

/* What is wrong with an address, or NULL. */
static const char *fault(const char *href) {
    if (strpbrk(href, " \t\n<>\"") != NULL)
        return "it holds a character that no address has";
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t size = strlen(schemes[i].name);
        if (strncasecmp(href, schemes[i].name, size) == 0)
            return schemes[i].fault(href + size);
    }
    return "it does not begin with https:// or another scheme of the web";
}

void engross_check_links(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    engross_cursor cursor = {sizeof cursor, view->root(view), NULL, 0, 0};
    while (view->step(view, &cursor) != 0) {
        if (cursor.event != ENGROSS_EVENT_ENTER ||
            view->kind(view, cursor.node) != ENGROSS_KIND_LINK)
            continue;
        engross_text href = view->attribute(view, cursor.node, ENGROSS_ATTRIBUTE_HREF);
        const char *why = fault(href.data == NULL ? "" : href.data);
        if (why != NULL)
            engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_LINK,
                            view->position(view, cursor.node), href.data == NULL ? "" : href.data,
                            why, NULL);
    }
}
