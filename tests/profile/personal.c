/* What looks like personal data, and what only seems to: one sentence each. */
#include "checking.h"

#include <string.h>

static const struct row {
    const char *text;
    const char *code; /* NULL: nothing is found */
} rows[] = {
    {"Call +7 701 123 45 67.", "profile.personal-telephone"},
    {"Call +33 123 456 789.", "profile.personal-telephone"},
    {"Тел.: 8 (701) 123-45-67", "profile.personal-telephone"},
    {"联系电话：13812345678", "profile.personal-telephone"},
    {"الهاتف: 0501234567", "profile.personal-telephone"},
    {"It has +7 500 000 pesos more.", NULL},
    {"It has +500 000 000 tenge more.", NULL},
    {"The hotline 111, and the helpline of the Ministry, +7 800 080 77 77, are free.", NULL},
    {"Le numéro vert est le +33 800 20 22 23.", NULL},
    {"Телефон доверия: 8 800 2000 122", NULL},
    {"Позвонить на горячую линию можно по номеру +7 800 200 01 22.", NULL},
    {"ISBN 978-3-16-148410-0, ISSN 2049-3630", NULL},
    {"A/HRC/WG.6/48/KAZ/1, CCPR/C/KAZ/CO/2, paras. 12-14", NULL},
    {"See recommendations 139.30-139.43 and 140.1-140.12.", NULL},
    {"Of 1 234 567 mobile subscribers, 12 345 were asked.", NULL},
    {"Resolutions 5/1 and 16/21; 20-31 January 2025; 2019-2023", NULL},
    {"Passport No. N1234567 was taken.", "profile.personal-identifier"},
    {"护照号码：E12345678", "profile.personal-identifier"},
    {"他的身份证号110101199003071234", "profile.personal-identifier"},
    {"رقم جواز السفر: A1234567", "profile.personal-identifier"},
    {"The identity card 2019-2023 programme reached all.", NULL},
    {"The passport 2019/2020 reform went on.", NULL},
    {"Law No. 73-VI on identity documents", NULL},
    {"Уголовное дело № 197500031 прекращено.", "profile.personal-case"},
    {"In criminal case No. 7514-23-00-1/12 she was heard.", "profile.personal-case"},
    {"Application no. 12345/06, communication No. 2118/2011", NULL},
    {"The Supreme Court decided case No. 123-456/2019.", NULL},
    {"Write to anna.doe@ngo.example.org.", "profile.personal-email"},
    {"Write to somebody@gmail.com.", "profile.personal-email"},
    {"Write to press.office@mfa.example.org.", NULL},
    {"Write to human.rights@mfa.example.org.", NULL},
    {"Write to submissions.upr@ngo.example.org or info@ngo.example.org.", NULL},
};

static void each_sentence_is_judged(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct engross_buffer xml = ENGROSS_BUFFER_INIT;
        struct found found;
        engross_buffer_append_string(&xml, "<document xmlns='urn:engross:document:1' xml:lang='en'>"
                                           "<metadata><title>T</title></metadata><content><p>");
        engross_buffer_append_xml_text(&xml, rows[i].text, strlen(rows[i].text));
        engross_buffer_append_string(&xml, "</p></content></document>");
        assert_false(engross_buffer_failed(&xml));
        check_document(xml.data, "factsheet", &found);
        engross_buffer_finish(&xml);
        if (found_count(&found, NULL) != (rows[i].code != NULL) ||
            (rows[i].code != NULL && found_count(&found, rows[i].code) != 1))
            fail_msg("%s: %zu found, %s", rows[i].text, found_count(&found, NULL),
                     found.count > 0 ? found.last_message : "nothing");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sentence_is_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
