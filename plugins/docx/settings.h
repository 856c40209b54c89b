/* What the document asks of Word beside its text: settings.xml and fontTable.xml. */
#ifndef ENGROSS_DOCX_SETTINGS_H
#define ENGROSS_DOCX_SETTINGS_H

#include "docx.h"

void engross_docx_settings_write(const struct engross_docx *docx, struct engross_kit_xml *xml);
void engross_docx_fonts_write(const struct engross_docx *docx, struct engross_kit_xml *xml);

#endif
