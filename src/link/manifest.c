#include "link/manifest.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/strbuf.h"

/*
 * machiakari pack 1
 * id lights
 * version 3
 * content 0123456789abcdef
 * source /srv/packs/lights
 * file 0123456789abcdef 1234 pictures/star.png
 * end 1
 */

static const char head[] = "machiakari pack 1";
enum { MANIFEST_BYTES_MAX = 64 * 1024 * 1024 };

bool manifest_write(const struct manifest *manifest, const char *path)
{
    struct strbuf text = {0};
    strbuf_printf(&text, "%s\nid %s\nversion %d\ncontent %016" PRIx64 "\nsource %s\n", head, manifest->id,
                  manifest->version, manifest->content, manifest->source);
    for (size_t i = 0; i < manifest->tree.count; i++) {
        const struct tree_file *file = &manifest->tree.files[i];
        strbuf_printf(&text, "file %016" PRIx64 " %" PRIu64 " %s\n", file->hash, file->size, file->name);
    }
    strbuf_printf(&text, "end %zu\n", manifest->tree.count);
    bool written = file_write_atomic(path, text.text, text.size);
    strbuf_finish(&text);
    return written;
}

/** The rest of the line behind `word` and a space; NULL when the line does not begin so. */
static char *behind(char *line, const char *word)
{
    size_t size = strlen(word);
    return line && strncmp(line, word, size) == 0 && line[size] == ' ' ? line + size + 1 : NULL;
}

/** Cut the next line off; NULL at the end or when it has no line end. */
static char *next_line(char **rest)
{
    char *line = *rest, *end = strchr(line, '\n');
    if (!end) {
        return NULL;
    }
    *end = '\0';
    *rest = end + 1;
    return line;
}

static bool read_file(struct tree *tree, char *line)
{
    char *end = NULL;
    uint64_t hash = strtoull(line, &end, 16);
    if (end == line || *end != ' ') {
        return false;
    }
    const char *second = end + 1;
    uint64_t size = strtoull(second, &end, 10);
    if (end == second || *end != ' ' || !file_name_is_safe(end + 1)) {
        return false;
    }
    tree_add(tree, end + 1, size, hash);
    return true;
}

static bool read_files(struct tree *tree, char **rest)
{
    char *line = next_line(rest), *file;
    while ((file = behind(line, "file"))) {
        if (!read_file(tree, file)) {
            return false;
        }
        line = next_line(rest);
    }
    const char *count = behind(line, "end");
    return count && strtoull(count, NULL, 10) == tree->count && **rest == '\0';
}

static bool read_text(struct manifest *manifest, char *text)
{
    char *first = next_line(&text);
    char *id = behind(next_line(&text), "id");
    char *version = id ? behind(next_line(&text), "version") : NULL;
    char *content = version ? behind(next_line(&text), "content") : NULL;
    char *source = content ? behind(next_line(&text), "source") : NULL;
    if (!source || strcmp(first, head) != 0) {
        return false;
    }
    manifest->id = arena_strdup(&manifest->arena, id);
    manifest->version = (int)strtol(version, NULL, 10);
    manifest->content = strtoull(content, NULL, 16);
    manifest->source = arena_strdup(&manifest->arena, source);
    return read_files(&manifest->tree, &text);
}

enum tree_result manifest_read(struct manifest *manifest, const char *path)
{
    char *text = NULL;
    size_t size = 0;
    enum file_result read = file_read(path, MANIFEST_BYTES_MAX, &text, &size);
    if (read != FILE_OK) {
        return read == FILE_FAILED && file_may_be_there(errno) ? TREE_FAILED : TREE_CHANGED;
    }
    bool whole =
        strlen(text) == size && read_text(manifest, text) && tree_content(&manifest->tree) == manifest->content;
    free(text);
    return whole ? TREE_OK : TREE_CHANGED;
}

void manifest_finish(struct manifest *manifest)
{
    tree_finish(&manifest->tree);
    arena_finish(&manifest->arena);
    *manifest = (struct manifest){.id = NULL};
}
