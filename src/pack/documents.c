#include "pack/documents.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

/** Read a file of the pack; NULL when it is there already, or after diagnostics. */
static struct document *open_document(struct documents *documents, const char *key, const char *name,
                                      const struct shape *shape, struct diags *diags)
{
    for (size_t i = 0; i < documents->count; i++) {
        if (strcmp(documents->items[i].name, name) == 0) {
            return NULL;
        }
    }
    REQUIRE(documents->count < DOCUMENTS_MAX);
    struct document *document = &documents->items[documents->count];
    enum folder_result result = folder_find(&documents->folder, name, &documents->arena, &document->file);
    const char *path = folder_join(&documents->folder, document->file, &documents->arena);
    if (result == FOLDER_OK) {
        result =
            folder_read(&documents->folder, document->file, PACK_FILE_BYTES_MAX, &document->bytes, &document->size);
    }
    if (result != FOLDER_OK) {
        diag_add(diags, DIAG_ERROR, (struct diag_place){.file = path},
                 "this file cannot be read; put it there, or correct its name in the pack",
                 "このファイルを読めません。置くか、パックの中の名前を直してください。");
        return NULL;
    }
    documents->count++;
    document->key = key;
    document->name = name;
    document->shape = shape;
    bool parsed = source_parse(&document->source, path, document->bytes, document->size, diags);
    return parsed ? document : NULL;
}

static const char *name_in(const cJSON *object, const char *key)
{
    const cJSON *name = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsString(name) && file_name_is_safe(name->valuestring) ? name->valuestring : NULL;
}

static void take_languages(struct print *print, const cJSON *root)
{
    const cJSON *languages = cJSON_GetObjectItemCaseSensitive(root, "languages");
    for (const cJSON *tag = languages ? languages->child : NULL; tag; tag = tag->next) {
        if (cJSON_IsString(tag) && print->language_count < PACK_LANGUAGES_MAX) {
            print->languages[print->language_count++] = tag->valuestring;
        }
    }
}

static void open_part(struct documents *documents, const cJSON *files, const struct layout_part *part,
                      struct diags *diags)
{
    const char *name = name_in(files, part->key);
    struct document *document = name ? open_document(documents, part->key, name, part->shape, diags) : NULL;
    bool map = document && strcmp(part->key, "map") == 0;
    const char *geography = map ? name_in(document->source.tree, "geography") : NULL;
    if (geography) {
        open_document(documents, "geography", geography, NULL, diags);
    }
}

static void open_all(struct documents *documents, struct diags *diags)
{
    struct document *pack = open_document(documents, "pack", "pack.json", &layout_pack, diags);
    if (!pack) {
        return;
    }
    take_languages(&documents->print, pack->source.tree);
    const cJSON *files = cJSON_GetObjectItemCaseSensitive(pack->source.tree, "files");
    for (size_t i = 0; i < LAYOUT_PARTS; i++) {
        open_part(documents, files, &layout_parts[i], diags);
    }
}

bool documents_open(struct documents *documents, const char *dir, struct diags *diags)
{
    size_t errors = diags->errors;
    if (folder_open(&documents->folder, dir, &documents->arena) == FOLDER_OK) {
        open_all(documents, diags);
    } else {
        diag_add(diags, DIAG_ERROR, (struct diag_place){.file = dir},
                 "there is no such folder; name the folder with the pack.json",
                 "このフォルダーはありません。pack.json の入っているフォルダーを指定してください。");
    }
    return diags->errors == errors;
}

void documents_finish(struct documents *documents)
{
    for (size_t i = 0; i < documents->count; i++) {
        source_finish(&documents->items[i].source);
        free(documents->items[i].bytes);
    }
    folder_close(&documents->folder);
    arena_finish(&documents->arena);
}
