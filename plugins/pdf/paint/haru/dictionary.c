/* Dictionaries and arrays: thin names over libharu's, with text strings that reach beyond the
 * basic plane and references by number. */
#include "paint/haru/internal.h"
#include "paint/syntax.h"

/* A dictionary or array carries its file along: libharu's attr member is free for that in
 * dictionaries, and arrays know their memory manager only, so both are wrapped. */
struct pdf_dictionary {
    struct pdf_file *file;
    HPDF_Dict object;
};

struct pdf_array {
    struct pdf_file *file;
    HPDF_Array object;
};

static void *allocate(struct pdf_file *file, size_t size) {
    void *memory = engross_arena_allocate(&file->references, size);
    if (memory == NULL)
        engross_pdf_file_fail(file, ENGROSS_NO_MEMORY);
    return memory;
}

static struct pdf_dictionary *wrap_dictionary(struct pdf_file *file, HPDF_Dict object) {
    struct pdf_dictionary *dictionary = object != NULL ? allocate(file, sizeof *dictionary) : NULL;
    if (dictionary == NULL) {
        engross_pdf_file_fail(file, ENGROSS_NO_MEMORY);
        return NULL;
    }
    *dictionary = (struct pdf_dictionary){file, object};
    return dictionary;
}

struct pdf_dictionary *engross_pdf_dictionary_new(struct pdf_file *file) {
    if (file->status != ENGROSS_OK)
        return NULL;
    HPDF_Dict object = HPDF_Dict_New(file->memory);
    struct pdf_dictionary *dictionary = wrap_dictionary(file, object);
    if (dictionary != NULL)
        file->open_dictionaries++;
    else if (object != NULL)
        HPDF_Dict_Free(object);
    return dictionary;
}

/* When nothing is being built, nothing refers to the wrappers and reference headers any more. */
static void close_dictionary(struct pdf_dictionary *dictionary) {
    struct pdf_file *file = dictionary->file;
    HPDF_Dict_Free(dictionary->object);
    if (--file->open_dictionaries == 0)
        engross_arena_finish(&file->references);
}

void engross_pdf_dictionary_free(struct pdf_dictionary *dictionary) {
    if (dictionary != NULL)
        close_dictionary(dictionary);
}

void engross_pdf_dictionary_serialise(struct pdf_file *file, struct pdf_dictionary *dictionary) {
    engross_buffer_clear(&file->body);
    if (dictionary == NULL)
        return;
    HPDF_Obj_WriteValue(dictionary->object, file->target, NULL);
    close_dictionary(dictionary);
    engross_pdf_file_check(file);
}

/* A header that libharu takes for an indirect object of that number. */
static void *reference_header(struct pdf_file *file, uint32_t number) {
    HPDF_Obj_Header *header = allocate(file, sizeof *header);
    if (header != NULL)
        *header = (HPDF_Obj_Header){.obj_id = number | HPDF_OTYPE_INDIRECT,
                                    .obj_class = HPDF_OCLASS_NULL};
    return header;
}

static HPDF_Binary new_binary(struct pdf_file *file, const void *data, size_t size) {
    static HPDF_BYTE none[1];
    if (size > HPDF_LIMIT_MAX_STRING_LEN)
        size = HPDF_LIMIT_MAX_STRING_LEN & ~(size_t)1;
    return HPDF_Binary_New(file->memory, size > 0 ? (HPDF_BYTE *)(uintptr_t)data : none,
                           (HPDF_UINT)size);
}

void engross_pdf_dictionary_name(struct pdf_dictionary *dictionary, const char *key,
                                 const char *name) {
    if (dictionary != NULL)
        HPDF_Dict_AddName(dictionary->object, key, name);
}

void engross_pdf_dictionary_integer(struct pdf_dictionary *dictionary, const char *key,
                                    int32_t value) {
    if (dictionary != NULL)
        HPDF_Dict_AddNumber(dictionary->object, key, value);
}

void engross_pdf_dictionary_number(struct pdf_dictionary *dictionary, const char *key,
                                   double value) {
    if (dictionary != NULL)
        HPDF_Dict_AddReal(dictionary->object, key, (HPDF_REAL)value);
}

void engross_pdf_dictionary_boolean(struct pdf_dictionary *dictionary, const char *key,
                                    bool value) {
    if (dictionary != NULL)
        HPDF_Dict_AddBoolean(dictionary->object, key, value);
}

void engross_pdf_dictionary_bytes(struct pdf_dictionary *dictionary, const char *key,
                                  const void *data, size_t size) {
    if (dictionary != NULL)
        HPDF_Dict_Add(dictionary->object, key, new_binary(dictionary->file, data, size));
}

void engross_pdf_dictionary_text(struct pdf_dictionary *dictionary, const char *key,
                                 engross_text text) {
    struct engross_buffer bytes = ENGROSS_BUFFER_INIT;
    if (dictionary == NULL)
        return;
    engross_pdf_append_text_bytes(&bytes, text);
    if (engross_buffer_failed(&bytes))
        engross_pdf_file_fail(dictionary->file, ENGROSS_NO_MEMORY);
    else
        engross_pdf_dictionary_bytes(dictionary, key, bytes.data, bytes.size);
    engross_buffer_finish(&bytes);
}

void engross_pdf_dictionary_reference(struct pdf_dictionary *dictionary, const char *key,
                                      uint32_t number) {
    if (dictionary != NULL)
        HPDF_Dict_Add(dictionary->object, key, reference_header(dictionary->file, number));
}

struct pdf_dictionary *engross_pdf_dictionary_dictionary(struct pdf_dictionary *dictionary,
                                                         const char *key) {
    if (dictionary == NULL)
        return NULL;
    HPDF_Dict object = HPDF_Dict_New(dictionary->file->memory);
    if (HPDF_Dict_Add(dictionary->object, key, object) != HPDF_OK)
        object = NULL;
    return wrap_dictionary(dictionary->file, object);
}

struct pdf_array *engross_pdf_dictionary_array(struct pdf_dictionary *dictionary, const char *key) {
    if (dictionary == NULL)
        return NULL;
    HPDF_Array object = HPDF_Array_New(dictionary->file->memory);
    struct pdf_array *array = allocate(dictionary->file, sizeof *array);
    if (HPDF_Dict_Add(dictionary->object, key, object) != HPDF_OK || array == NULL)
        return NULL;
    *array = (struct pdf_array){dictionary->file, object};
    return array;
}

void engross_pdf_dictionary_numbers(struct pdf_dictionary *dictionary, const char *key,
                                    const double *values, size_t count) {
    struct pdf_array *array = engross_pdf_dictionary_array(dictionary, key);
    for (size_t i = 0; i < count; i++)
        engross_pdf_array_number(array, values[i]);
}

void engross_pdf_array_name(struct pdf_array *array, const char *name) {
    if (array != NULL)
        HPDF_Array_AddName(array->object, name);
}

void engross_pdf_array_number(struct pdf_array *array, double value) {
    if (array != NULL)
        HPDF_Array_AddReal(array->object, (HPDF_REAL)value);
}

void engross_pdf_array_reference(struct pdf_array *array, uint32_t number) {
    if (array != NULL)
        HPDF_Array_Add(array->object, reference_header(array->file, number));
}

struct pdf_dictionary *engross_pdf_array_dictionary(struct pdf_array *array) {
    if (array == NULL)
        return NULL;
    HPDF_Dict object = HPDF_Dict_New(array->file->memory);
    if (HPDF_Array_Add(array->object, object) != HPDF_OK)
        object = NULL;
    return wrap_dictionary(array->file, object);
}
