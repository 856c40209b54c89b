/* Colours that can be read: contrast as WCAG 2.2 defines it, for light and dark pages. */
#ifndef ENGROSS_HTML_COLOUR_H
#define ENGROSS_HTML_COLOUR_H

#include "engross/plugin.h"

#include <stdbool.h>

struct html_colour {
    unsigned char red, green, blue;
};

/* The page under light and dark. */
extern const struct html_colour engross_html_light, engross_html_dark;

/* "#rrggbb"; false for anything else. */
bool engross_html_colour_parse(engross_text text, struct html_colour *colour);
/* The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
double engross_html_contrast(struct html_colour first, struct html_colour second);
/* ink, or as little darker as it takes to reach 4.5:1 and a margin on ground, a light colour. */
struct html_colour engross_html_darken(struct html_colour ink, struct html_colour ground);
/* For a dark page: ink made so much lighter that it stands out from ground as it did from light
 * ground (at most 13:1), and never below 4.5:1 and a margin. */
struct html_colour engross_html_lighten(struct html_colour ink, struct html_colour light_ground,
                                        struct html_colour ground);
/* For a dark page: the tint of a ground that was light, as faint as it was. */
struct html_colour engross_html_tint(struct html_colour ground);

#endif
