/* The names of bodies of the United Nations in IRIs. */
#include "kit/walk.h"
#include "naming.h"

/* Bodies by what their symbols begin with; the longest beginning of each family comes first. */
static const struct {
    const char *symbol;
    const char *actor;
} actors_by_symbol[] = {
    {"A/HRC/", "un-hrc"},    {"A/C.3/", "un-ga-c3"},    {"A/", "un-ga"},       {"S/", "un-sc"},
    {"E/C.12/", "un-cescr"}, {"E/CN.6/", "un-csw"},     {"E/", "un-ecosoc"},   {"CCPR/", "un-ccpr"},
    {"CERD/", "un-cerd"},    {"CEDAW/", "un-cedaw"},    {"CAT/OP/", "un-spt"}, {"CAT/", "un-cat"},
    {"CRC/", "un-crc"},      {"CMW/", "un-cmw"},        {"CRPD/", "un-crpd"},  {"CED/", "un-ced"},
    {"HRI/", "un-hri"},      {"ST/", "un-secretariat"},
};

/* The same bodies by their names, as mastheads print them. */
static const struct {
    const char *name;
    const char *actor;
} actors_by_name[] = {
    {"Human Rights Council", "un-hrc"},
    {"Conseil des droits de l\u2019homme", "un-hrc"},
    {"Conseil des droits de l'homme", "un-hrc"},
    {"Consejo de Derechos Humanos", "un-hrc"},
    {"\u0421\u043e\u0432\u0435\u0442 \u043f\u043e \u043f\u0440\u0430\u0432\u0430\u043c "
     "\u0447\u0435\u043b\u043e\u0432\u0435\u043a\u0430",
     "un-hrc"},
    {"Human Rights Committee", "un-ccpr"},
    {"Committee on Economic, Social and Cultural Rights", "un-cescr"},
    {"Committee on the Elimination of Racial Discrimination", "un-cerd"},
    {"Committee on the Elimination of Discrimination against Women", "un-cedaw"},
    {"Committee against Torture", "un-cat"},
    {"Committee on the Rights of the Child", "un-crc"},
    {"Committee on Migrant Workers", "un-cmw"},
    {"Committee on the Rights of Persons with Disabilities", "un-crpd"},
    {"Committee on Enforced Disappearances", "un-ced"},
    {"General Assembly", "un-ga"},
    {"Assembl\u00e9e g\u00e9n\u00e9rale", "un-ga"},
    {"Asamblea General", "un-ga"},
    {"\u0413\u0435\u043d\u0435\u0440\u0430\u043b\u044c\u043d\u0430\u044f "
     "\u0410\u0441\u0441\u0430\u043c\u0431\u043b\u0435\u044f",
     "un-ga"},
};

const char *engross_akn_actor_by_symbol(engross_text symbol) {
    for (size_t i = 0; i < sizeof actors_by_symbol / sizeof *actors_by_symbol; i++) {
        if (engross_kit_text_starts_with(symbol, actors_by_symbol[i].symbol))
            return actors_by_symbol[i].actor;
    }
    return NULL;
}

const char *engross_akn_actor_by_name(engross_text name) {
    for (size_t i = 0; i < sizeof actors_by_name / sizeof *actors_by_name; i++) {
        if (engross_kit_text_is_ignoring_case(name, actors_by_name[i].name))
            return actors_by_name[i].actor;
    }
    return NULL;
}
