#include "colour.h"

#include <math.h>

#define LEAST_CONTRAST 4.6
#define MOST_CONTRAST 13.0
/* Steps of a mixture of two colours. */
#define STEPS 32

const struct html_colour engross_html_light = {0xFF, 0xFF, 0xFF};
const struct html_colour engross_html_dark = {0x14, 0x17, 0x1A};
static const struct html_colour black = {0, 0, 0};
static const struct html_colour white = {0xFF, 0xFF, 0xFF};

static int hexadecimal(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool engross_html_colour_parse(engross_text text, struct html_colour *colour) {
    int parts[3];
    if (text.size != 7 || text.data[0] != '#')
        return false;
    for (int i = 0; i < 3; i++) {
        int high = hexadecimal(text.data[1 + 2 * i]);
        int low = hexadecimal(text.data[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        parts[i] = high * 16 + low;
    }
    *colour = (struct html_colour){(unsigned char)parts[0], (unsigned char)parts[1],
                                   (unsigned char)parts[2]};
    return true;
}

static double linear(unsigned char part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(struct html_colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

double engross_html_contrast(struct html_colour first, struct html_colour second) {
    double one = luminance(first) + 0.05;
    double two = luminance(second) + 0.05;
    return one > two ? one / two : two / one;
}

static unsigned char mix_part(unsigned char from, unsigned char to, int step) {
    return (unsigned char)((from * (STEPS - step) + to * step) / STEPS);
}

static struct html_colour mix(struct html_colour from, struct html_colour to, int step) {
    return (struct html_colour){mix_part(from.red, to.red, step),
                                mix_part(from.green, to.green, step),
                                mix_part(from.blue, to.blue, step)};
}

/* The first mixture on the way that has that contrast with ground, or the end of the way. */
static struct html_colour reach(struct html_colour from, struct html_colour to,
                                struct html_colour ground, double contrast) {
    int step = 0;
    while (step < STEPS && engross_html_contrast(mix(from, to, step), ground) < contrast)
        step++;
    return mix(from, to, step);
}

struct html_colour engross_html_darken(struct html_colour ink, struct html_colour ground) {
    return reach(ink, black, ground, LEAST_CONTRAST);
}

struct html_colour engross_html_lighten(struct html_colour ink, struct html_colour light_ground,
                                        struct html_colour ground) {
    double contrast = engross_html_contrast(ink, light_ground);
    contrast = contrast > MOST_CONTRAST ? MOST_CONTRAST : contrast;
    contrast = contrast < LEAST_CONTRAST ? LEAST_CONTRAST : contrast;
    return reach(ink, white, ground, contrast);
}

struct html_colour engross_html_tint(struct html_colour ground) {
    double contrast = engross_html_contrast(ground, engross_html_light);
    return reach(engross_html_dark, ground, engross_html_dark, contrast);
}
