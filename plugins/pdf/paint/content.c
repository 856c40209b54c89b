#include "paint/content.h"

void engross_pdf_content_finish(struct pdf_content *content) {
    engross_buffer_finish(&content->stream);
    engross_pdf_faces_finish(&content->faces);
}

void engross_pdf_content_begin(struct pdf_content *content, double height) {
    engross_buffer_clear(&content->stream);
    content->page++;
    content->height = height;
    content->marked = false;
    content->in_text = false;
    content->face = NULL;
    content->size = 0;
    content->fill = 0;
    content->emboldened = false;
    content->word_spacing = 0;
}

void engross_pdf_content_leave_text(struct pdf_content *content) {
    if (content->in_text)
        engross_buffer_append_string(&content->stream, "ET\n");
    content->in_text = false;
}

void engross_pdf_content_unmark(struct pdf_content *content) {
    engross_pdf_content_leave_text(content);
    if (content->marked)
        engross_buffer_append_string(&content->stream, "EMC\n");
    content->marked = false;
}

void engross_pdf_content_mark(struct pdf_content *content, const char *role, uint32_t mark) {
    engross_pdf_content_unmark(content);
    engross_buffer_append_format(&content->stream, "/%s<</MCID %u>>BDC\n", role, (unsigned)mark);
    content->marked = true;
}

void engross_pdf_content_mark_artifact(struct pdf_content *content, const char *properties) {
    engross_pdf_content_unmark(content);
    engross_buffer_append_string(&content->stream, "/Artifact");
    engross_buffer_append_string(&content->stream, properties);
    engross_buffer_append_string(&content->stream, "BDC\n");
    content->marked = true;
}

void engross_pdf_content_fill(struct pdf_content *content, uint32_t colour) {
    struct engross_buffer *stream = &content->stream;
    if (content->fill == colour)
        return;
    content->fill = colour;
    uint32_t red = colour >> 16 & 0xFF, green = colour >> 8 & 0xFF, blue = colour & 0xFF;
    bool grey = red == green && green == blue;
    engross_buffer_append_number(stream, red / 255.0, 3);
    if (!grey) {
        engross_buffer_append_char(stream, ' ');
        engross_buffer_append_number(stream, green / 255.0, 3);
        engross_buffer_append_char(stream, ' ');
        engross_buffer_append_number(stream, blue / 255.0, 3);
    }
    engross_buffer_append_string(stream, grey ? " g\n" : " rg\n");
}

static void append_numbers(struct engross_buffer *stream, const double *values, int count) {
    for (int i = 0; i < count; i++) {
        engross_buffer_append_number(stream, values[i], 3);
        engross_buffer_append_char(stream, ' ');
    }
}

void engross_pdf_content_rectangle(struct pdf_content *content, double x, double y, double width,
                                   double height) {
    const double values[] = {x, content->height - y - height, width, height};
    engross_pdf_content_leave_text(content);
    append_numbers(&content->stream, values, 4);
    engross_buffer_append_string(&content->stream, "re f\n");
}

void engross_pdf_content_image(struct pdf_content *content, uint32_t index, uint32_t orientation,
                               double x, double y, double width, double height) {
    /* Where Exif's orientations put the unit square that an image fills: a b c d e f of 8.3.3. */
    static const double turns[8][6] = {
        {1, 0, 0, 1, 0, 0},   {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},
        {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}, {0, 1, 1, 0, 0, 0},   {0, 1, -1, 0, 1, 0}};
    const double *turn = turns[orientation - 1];
    double bottom = content->height - y - height;
    const double matrix[] = {turn[0] * width,  turn[1] * height,    turn[2] * width,
                             turn[3] * height, turn[4] * width + x, turn[5] * height + bottom};
    engross_pdf_content_leave_text(content);
    engross_buffer_append_string(&content->stream, "q ");
    append_numbers(&content->stream, matrix, 6);
    engross_buffer_append_format(&content->stream, "cm /I%u Do Q\n", (unsigned)index);
}
