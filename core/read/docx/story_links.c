/* Notes, bookmarks, links, pictures and fields. */
#include "read/docx/story_reading.h"

#include <string.h>

void engross_ooxml_story_start_note(struct engross_ooxml_story_reading *reading,
                                    const struct engross_ooxml_element *element) {
    struct engross_ooxml_story *story = reading->story;
    bool is_end = element->name == ENGROSS_OOXML_W_ENDNOTE;
    engross_text type = engross_ooxml_attribute(element, "type");
    reading->note = 0;
    if (type.data != NULL && !engross_ooxml_is(type, "normal")) {
        reading->skip = 1; /* the rules between text and notes */
        return;
    }
    uint32_t index =
        engross_ooxml_keys_find(&story->note_ids[is_end], engross_ooxml_attribute(element, "id"));
    if (index == ENGROSS_OOXML_NO_KEY) {
        reading->skip = 1;
        return;
    }
    reading->note = index + 1;
    story->notes[index].is_there = true;
    story->notes[index].first = (uint32_t)story->block_count;
}

void engross_ooxml_story_end_note(struct engross_ooxml_story_reading *reading) {
    if (reading->note > 0)
        reading->story->notes[reading->note - 1].end = (uint32_t)reading->story->block_count;
    reading->note = 0;
}

void engross_ooxml_story_refer_to_note(struct engross_ooxml_story_reading *reading,
                                       const struct engross_ooxml_element *element) {
    struct engross_ooxml_story *story = reading->story;
    bool is_end = element->name == ENGROSS_OOXML_W_ENDNOTE_REFERENCE;
    engross_text follows = engross_ooxml_attribute(element, "customMarkFollows");
    bool custom = follows.data != NULL && !engross_ooxml_is(follows, "0") &&
                  !engross_ooxml_is(follows, "false");
    if (reading->note > 0 || engross_ooxml_fields_in_instruction(&reading->fields))
        return;
    if (!engross_ooxml_grow(&story->notes, story->note_count, &story->note_capacity,
                            sizeof *story->notes) ||
        !engross_ooxml_keys_add(&story->note_ids[is_end], story->arena,
                                engross_ooxml_attribute(element, "id"),
                                (uint32_t)story->note_count)) {
        reading->failed = true;
        return;
    }
    story->notes[story->note_count] = (struct engross_ooxml_note){.is_end = is_end};
    struct engross_ooxml_run *run = engross_ooxml_story_add_run(reading, ENGROSS_OOXML_RUN_NOTE);
    if (run != NULL)
        run->value = (uint32_t)story->note_count;
    story->note_count++;
    if (reading->pending_bookmark != 0) {
        story->bookmarks[reading->pending_bookmark - 1].note = (uint32_t)story->note_count;
        story->notes[story->note_count - 1].bookmark = reading->pending_bookmark;
    }
    if (custom)
        reading->waiting_mark = (uint32_t)story->note_count;
}

/* "_In2_7", which engross sets where a block stands in two containers and nothing else tells: the
 * number of them, and one; 0 for any other name. */
static uint8_t place_said(engross_text name) {
    bool is_place = name.size > 5 && memcmp(name.data, "_In", 3) == 0;
    uint32_t count = 0;
    size_t at = 3;
    for (; is_place && at < name.size && at < 6 && name.data[at] >= '0' && name.data[at] <= '9';
         at++)
        count = count * 10 + (uint32_t)(name.data[at] - '0');
    return is_place && at > 3 && at < name.size && name.data[at] == '_' && count < 255
               ? (uint8_t)(count + 1)
               : 0;
}

void engross_ooxml_story_start_bookmark(struct engross_ooxml_story_reading *reading,
                                        const struct engross_ooxml_element *element) {
    struct engross_ooxml_story *story = reading->story;
    struct engross_ooxml_open_paragraph *paragraph = engross_ooxml_story_innermost(reading);
    engross_text name = engross_ooxml_attribute(element, "name");
    bool is_hidden_place = engross_ooxml_is(name, "_GoBack");
    if (paragraph == NULL || name.size == 0 || is_hidden_place)
        return;
    if (name.size > 7 && memcmp(name.data, "_Break_", 7) == 0) {
        paragraph->says_break = true;
        return;
    }
    if (place_said(name) > 0) {
        paragraph->place = place_said(name);
        return;
    }
    uint32_t index = (uint32_t)story->bookmark_count;
    if (!engross_ooxml_grow(&story->bookmarks, index, &story->bookmark_capacity,
                            sizeof *story->bookmarks) ||
        !engross_ooxml_keys_add(&story->bookmark_names, story->arena, name, index)) {
        reading->failed = true;
        return;
    }
    story->bookmarks[index] =
        (struct engross_ooxml_bookmark){.name = engross_ooxml_story_keep(reading, name)};
    story->bookmark_count++;
    if (paragraph->bookmark == 0)
        paragraph->bookmark = index + 1;
    else
        story->bookmarks[paragraph->last_bookmark - 1].next = index + 1;
    paragraph->last_bookmark = index + 1;
    reading->pending_bookmark = index + 1;
}

static uint32_t add_link(struct engross_ooxml_story_reading *reading, const char *target,
                         bool is_internal, bool is_number) {
    struct engross_ooxml_story *story = reading->story;
    if (target == NULL || target[0] == '\0')
        return 0;
    if (!engross_ooxml_grow(&story->links, story->link_count, &story->link_capacity,
                            sizeof *story->links)) {
        reading->failed = true;
        return 0;
    }
    story->links[story->link_count++] = (struct engross_ooxml_link){target, is_internal, is_number};
    return (uint32_t)story->link_count;
}

static const struct engross_ooxml_relation *relation_of(struct engross_ooxml_story_reading *reading,
                                                        engross_text id) {
    uint32_t index = engross_ooxml_keys_find(&reading->relation_ids, id);
    return index == ENGROSS_OOXML_NO_KEY ? NULL : &reading->relations.rows[index];
}

void engross_ooxml_story_start_hyperlink(struct engross_ooxml_story_reading *reading,
                                         const struct engross_ooxml_element *element) {
    engross_text id = engross_ooxml_attribute(element, "id");
    engross_text anchor = engross_ooxml_attribute(element, "anchor");
    uint32_t link = 0;
    if (id.data != NULL) {
        const struct engross_ooxml_relation *relation = relation_of(reading, id);
        if (relation == NULL) {
            const char *name = engross_ooxml_story_keep(reading, id);
            if (!reading->failed)
                engross_ooxml_story_report(reading, ENGROSS_MESSAGE_DOCX_RELATION, name, NULL);
        } else if (relation->is_external) {
            link = add_link(reading, relation->target, false, false);
        }
    } else if (anchor.size > 0) {
        link = add_link(reading, engross_ooxml_story_keep(reading, anchor), true, false);
    }
    if (reading->hyperlink_count < ENGROSS_OOXML_MOST_LINKS)
        reading->hyperlinks[reading->hyperlink_count] = link;
    reading->hyperlink_count++;
}

void engross_ooxml_story_end_hyperlink(struct engross_ooxml_story_reading *reading) {
    if (reading->hyperlink_count > 0)
        reading->hyperlink_count--;
}

void engross_ooxml_story_add_picture(struct engross_ooxml_story_reading *reading, engross_text id) {
    struct engross_ooxml_story *story = reading->story;
    const struct engross_ooxml_relation *relation = relation_of(reading, id);
    if (id.size == 0)
        return;
    if (!engross_ooxml_grow(&story->pictures, story->picture_count, &story->picture_capacity,
                            sizeof *story->pictures)) {
        reading->failed = true;
        return;
    }
    bool is_inside = relation != NULL && !relation->is_external;
    story->pictures[story->picture_count] =
        (struct engross_ooxml_picture){is_inside ? relation->target : NULL, reading->alternative};
    struct engross_ooxml_run *run = engross_ooxml_story_add_run(reading, ENGROSS_OOXML_RUN_PICTURE);
    if (run != NULL)
        run->value = (uint32_t)story->picture_count;
    story->picture_count++;
    reading->alternative = NULL;
}

void engross_ooxml_story_take_field_character(struct engross_ooxml_story_reading *reading,
                                              const struct engross_ooxml_element *element) {
    engross_text type = engross_ooxml_attribute(element, "fldCharType");
    struct engross_ooxml_fields *fields = &reading->fields;
    if (engross_ooxml_is(type, "begin")) {
        engross_ooxml_fields_begin(fields, reading->instruction.size);
    } else if (engross_ooxml_is(type, "end")) {
        engross_ooxml_fields_end(fields);
        engross_ooxml_story_end_form(reading);
    } else if (engross_ooxml_is(type, "separate")) {
        struct engross_ooxml_field_meaning meaning = {0};
        size_t start = engross_ooxml_fields_instruction_start(fields);
        if (start <= reading->instruction.size && reading->instruction.size > 0)
            engross_ooxml_field_parse(reading->story->arena, reading->instruction.data + start,
                                      reading->instruction.size - start, &meaning);
        reading->instruction.size =
            start < reading->instruction.size ? start : reading->instruction.size;
        engross_ooxml_fields_separate(
            fields, add_link(reading, meaning.target, meaning.is_internal, meaning.is_number),
            meaning.is_contents);
        struct engross_ooxml_open_paragraph *paragraph = engross_ooxml_story_innermost(reading);
        if (paragraph != NULL && meaning.is_contents)
            paragraph->is_contents = true;
    }
}

void engross_ooxml_story_start_simple_field(struct engross_ooxml_story_reading *reading,
                                            const struct engross_ooxml_element *element) {
    engross_text instruction = engross_ooxml_attribute(element, "instr");
    struct engross_ooxml_field_meaning meaning = {0};
    if (instruction.size > 0)
        engross_ooxml_field_parse(reading->story->arena, instruction.data, instruction.size,
                                  &meaning);
    engross_ooxml_fields_begin(&reading->fields, reading->instruction.size);
    engross_ooxml_fields_separate(
        &reading->fields, add_link(reading, meaning.target, meaning.is_internal, meaning.is_number),
        meaning.is_contents);
}
