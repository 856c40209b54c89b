/* Every code of a preflight: a document that produces it, and one that differs in little and does
 * not produce it, or anything else. */
#include "checking.h"

#include <stdio.h>
#include <string.h>

struct row {
    const char *code;
    const char *metadata; /* of the document that produces it */
    const char *content;
    const char *good_metadata; /* of the one that does not */
    const char *good_content;
};

#define GOOD                                                                                       \
    "<section><heading>Introduction</heading><paragraph number=\"1.\"><p>Text.</p></paragraph>"    \
    "</section><section><heading>Conclusion</heading><paragraph number=\"2.\"><p>Text.</p>"        \
    "</paragraph></section>"

static const struct row rows[] = {
    {"profile.words-over", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>word word word word word word word word word word word word word "
     "word word word word word word word word word word word word word word word word "
     "word word word word word word word word word</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>word word word word word word word word word word word word word "
     "word word word word word word word word word word word word word word word word "
     "word word word word word word word word<note><p>not counted "
     "here</p></note></p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.metadata-missing", "",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.metadata-count", "<title>T</title><submitter>A</submitter>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title><submitter>A</submitter><submitter>B</submitter>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.metadata-malformed",
     "<title>T</title><symbol>A/47/KAZ</symbol><session value=\"48\">48th</session>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title><symbol>A/48/KAZ</symbol><session "
     "value=\"48\">48th</session><state value=\"KAZ\">Kazakhstan</state>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.metadata-malformed", "<title>T</title><date>Soon</date>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title><date value=\"2024-02-29\">29 February 2024</date>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.metadata-malformed",
     "<title>T</title><date value=\"2023-02-29\">29 February 2023</date>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title><date value=\"2023\">2023</date>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.metadata-malformed",
     "<title>T</title><period value=\"2024/2019\">2024 to 2019</period>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title><period value=\"2019/2024\">2019 to 2024</period>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.metadata-malformed", "<title>T</title><period>2024–2020</period>", GOOD,
     "<title>T</title><period>2020–2024</period>", GOOD},
    {"profile.metadata-malformed", "<title>T</title><state value=\"XYZ\">Nowhere</state>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title><state value=\"FRA\">France</state>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.metadata-malformed", "<title>T</title><language>Unknown tongue</language>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title><language>English, French and Spanish only</language>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.output-name", "", GOOD, "<title>T</title>", GOOD},
    {"profile.not-numbered", "<title>T</title>",
     "<section "
     "number=\"I.\"><heading>Introduction</heading><p>Text.</p></section><section "
     "number=\"II.\"><heading>Conclusion</heading><p>Text.</p></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.number-absent", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><p>Text.</p></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><p>Front "
     "matter.</p><paragraph number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.number-missing", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"3.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.number-doubled", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.number-order", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><paragraph "
     "number=\"3.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.number-restarted", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section><section "
     "type=\"annex\"><heading>Annex</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section>"},
    {"profile.heading-lone", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><section "
     "number=\"A.\"><heading>Alone</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><section "
     "number=\"A.\"><heading>One</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"B.\"><heading>Two</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"3.\"><p>Text.</p></paragraph></section>"},
    {"profile.heading-skipped", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><section "
     "number=\"1.\"><heading>One</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"2.\"><heading>Two</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"3.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><section "
     "number=\"A.\"><heading>One</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"B.\"><heading>Two</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"3.\"><p>Text.</p></paragraph></section>"},
    {"profile.section-empty", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.annex-empty", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section><section><heading>Annexes</heading></section>"
     "<section type=\"annex\" number=\"Annex I\"><heading>Matrix</heading></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section><section><heading>Annexes</heading></section>"
     "<section type=\"annex\" number=\"Annex I\"><heading>Matrix</heading><p>Rows.</p></section>"},
    {"profile.section-count", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction and conclusion</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.section-missing", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Other matters</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>CONCLUSIONS and more</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.section-order", "<title>T</title>",
     "<section number=\"I.\"><heading>Conclusion</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Introduction</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.note-substance", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text<note><p>The police came back at night and took the books "
     "and all of the papers away.</p></note></p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text<note><p>See the report of the Ministry of Justice of 3 May"
     " 2024 on this, para. 4.</p></note></p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.reference-unresolved", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>As paragraphs 2 and 7 above "
     "say.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>As paragraph 2 below says, and paragraph 77 of article "
     "3.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.recommendation-twice", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><recommendations cycle=\"3\"><p>139.1, "
     "139.1–139.3</p></recommendations></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><recommendations "
     "cycle=\"3\"><p>139.1–139.3</p></recommendations></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.recommendation-overlap", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><recommendations "
     "cycle=\"3\"><p>139.1</p></recommendations><recommendations "
     "cycle=\"3\"><p>139.1–139.3</p></recommendations></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><recommendations "
     "cycle=\"2\"><p>139.1</p></recommendations><recommendations "
     "cycle=\"3\"><p>139.1–139.3</p></recommendations></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.recommendation-outside", "<title>T</title><state value=\"KAZ\">Kazakhstan</state>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><recommendations "
     "cycle=\"3\"><p>139.246</p></recommendations></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title><state value=\"KAZ\">Kazakhstan</state>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><recommendations cycle=\"3\"><p>139.9, "
     "139.245, 140.3</p></recommendations></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.table-header", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph number=\"1.\"><"
     "p>Text.</p></paragraph><table><table-body><row><cell><p>A</p></cell></row></tabl"
     "e-body></table></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><table><table-body><row><cell "
     "header=\"row\"><p>A</p></cell></row></table-body></table></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.figure-alt", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><figure "
     "source=\"a.png\"/></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph><figure source=\"a.png\" alt=\"A "
     "map\"/></section><section number=\"II.\"><heading>Conclusion</heading><paragraph"
     " number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.link-broken", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p><link "
     "href=\"http://nowhere\">x</link></p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p><link href=\"https://a.example.org/b?c\">x</link> <link "
     "href=\"mailto:office@example.org\">y</link></p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.link-broken", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p><link "
     "href=\"example.org\">x</link></p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.personal-email", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Write to someone@gmail.com.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Write to "
     "info@ngo.example.org.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.personal-email", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Write to "
     "anna.doe@ngo.example.org.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>A sign @ home, a@b.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.personal-telephone", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Call +7 701 123 45 67 now.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>From 2019 to 2024, 1,234,567 people; +12 per "
     "cent.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.personal-telephone", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Tel.: (7172) 12-34-56</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>By telephone in 2020 and "
     "2021.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.personal-identifier", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Passport No. N1234567 was "
     "taken.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>In 2023, 1200 passports were issued; passport fees rose by "
     "500.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.personal-identifier", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>ИИН 900101300123</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>Text.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
    {"profile.personal-case", "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>In criminal case No. 197500031/1 the "
     "court</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>",
     "<title>T</title>",
     "<section number=\"I.\"><heading>Introduction</heading><paragraph "
     "number=\"1.\"><p>In 2023, criminal cases fell to 426; communication No. "
     "2345/2014.</p></paragraph></section><section "
     "number=\"II.\"><heading>Conclusion</heading><paragraph "
     "number=\"2.\"><p>Text.</p></paragraph></section>"},
};

static void check(const char *metadata, const char *content, const char *language,
                  struct found *found) {
    struct engross_buffer xml = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&xml,
                                 "<document xmlns=\"urn:engross:document:1\" kind=\"report\" "
                                 "xml:lang=\"%s\"><metadata>%s</metadata><content>%s</content>"
                                 "</document>",
                                 language, metadata, content);
    assert_false(engross_buffer_failed(&xml));
    check_document(xml.data, ENGROSS_SOURCE_DIR "/tests/profile/everything.xml", found);
    assert_int_equal(found->status, ENGROSS_OK);
    engross_buffer_finish(&xml);
}

static void each_code_comes_and_stays_away(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct found found;
        check(rows[i].metadata, rows[i].content, "en", &found);
        if (found_count(&found, rows[i].code) != 1 || found.last_rule[0] == '\0')
            fail_msg("row %zu: %s came %zu times among %zu findings, the last: %s", i, rows[i].code,
                     found_count(&found, rows[i].code), found.count, found.last_message);
        check(rows[i].good_metadata, rows[i].good_content, "en", &found);
        if (found.count != 0)
            fail_msg("row %zu, without %s: %s: %s", i, rows[i].code, found.codes[0],
                     found.last_message);
    }
}

/* Every finding of the catalogue is in the table above, or tested below. */
static void no_code_is_forgotten(void **state) {
    (void)state;
    static const char *const others[] = {
        "profile.unknown",  "profile.unreadable", "profile.invalid", "profile.base",
        "profile.source",   "profile.field",      "profile.check",   "profile.abstract",
        "profile.language", "profile.name",
    };
    for (size_t i = 0; i < ENGROSS_MESSAGE_COUNT; i++) {
        const char *code = engross_catalogue[i].code;
        bool tested = strncmp(code, "profile.", 8) != 0;
        for (size_t j = 0; j < sizeof rows / sizeof *rows; j++)
            tested = tested || strcmp(rows[j].code, code) == 0;
        for (size_t j = 0; j < sizeof others / sizeof *others; j++)
            tested = tested || strcmp(others[j], code) == 0;
        if (!tested)
            fail_msg("%s is not tested", code);
    }
}

static void languages_are_compared_by_their_first_part(void **state) {
    (void)state;
    struct found found;
    check("<title>T</title>", GOOD, "en-GB", &found);
    assert_int_equal(found.count, 0);
    check("<title>T</title>", GOOD, "es", &found);
    assert_int_equal(found_count(&found, "profile.language"), 1);
}

static void findings_say_where_and_how_bad(void **state) {
    (void)state;
    struct found found;
    check("", GOOD, "en", &found);
    assert_int_equal(found.severities[0], ENGROSS_SEVERITY_ERROR);
    assert_string_equal(found.last_rule, "A test (verified, checked on 2026-01-02)");
    check("<title>T</title>", "\n" GOOD "\n\n<p>Mail anna.doe@d.org</p>", "en", &found);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.last_position.line, 4);
}

static void words_are_counted_by_part(void **state) {
    (void)state;
    struct found found;
    check("<title>One two<note><p>three</p></note></title>",
          "<section number=\"I.\"><heading>Summary of it</heading>"
          "<p>a b<note><p>foot note</p></note>, c<line-break/>d <strong>e</strong>f</p>"
          "<p><note type=\"end\"><p>one</p></note></p>"
          "<table><caption>Caption</caption><table-head><row><cell><p>x y</p></cell></row>"
          "</table-head></table></section>"
          "<section type=\"annex\"><heading>Annex heading</heading><p>word</p></section>",
          "en", &found);
    static const uint64_t wanted[ENGROSS_PART_COUNT] = {5, 3, 2, 1, 3, 3, 3};
    for (uint32_t i = 0; i < ENGROSS_PART_COUNT; i++)
        if (found.preflight.parts[i] != wanted[i])
            fail_msg("%s: %d", engross_part_name(i), (int)found.preflight.parts[i]);
    assert_int_equal(found.preflight.words, 8);
    assert_int_equal(found.word_count, 5 + 3 + 2 + 1 + 3 + 3);
}

static void a_summary_may_go_without_numbers(void **state) {
    (void)state;
    struct found found;
    check("<title>T</title>",
          "<section type=\"summary\"><heading>Summary</heading><paragraph number=\"1.\"><p>A.</p>"
          "</paragraph><p>Loose.</p></section><section><heading>Conclusion</heading>"
          "<paragraph number=\"2.\"><p>Text.</p></paragraph></section>",
          "en", &found);
    assert_int_equal(found.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_code_comes_and_stays_away),
        cmocka_unit_test(no_code_is_forgotten),
        cmocka_unit_test(languages_are_compared_by_their_first_part),
        cmocka_unit_test(findings_say_where_and_how_bad),
        cmocka_unit_test(words_are_counted_by_part),
        cmocka_unit_test(a_summary_may_go_without_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
