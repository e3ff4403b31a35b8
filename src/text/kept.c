#include "text/kept.h"

#include <string.h>

#include "text/setter.h"
#include "text/type_parts.h"

struct kept_key kept_key(const struct text_style *style, const struct atoms *atoms, double limit)
{
    return (struct kept_key){
        .serial = atoms->serial,
        .size = style->size,
        .leading = style->leading,
        .tracking = style->tracking,
        .limit = limit,
        .align = (uint64_t)style->align,
        .balance = style->balance,
        .hang = !style->phrases && !style->balance,
        .room = setter_has_room(style, atoms),
        .accent_from = style->accent.from,
        .accent_to = style->accent.to,
        .color = style->color,
        .accent_color = style->accent_color,
    };
}

static struct cache_key bytes_of(const struct kept_key *key)
{
    return (struct cache_key){0, "", (const char *)key, sizeof *key};
}

bool kept_find(struct type *type, const struct kept_key *key, struct paragraph *paragraph)
{
    struct cache_key bytes = bytes_of(key);
    const struct paragraph *kept = cache_find(&type->paragraphs, &bytes);
    if (!kept) {
        return false;
    }
    paragraph->width = kept->width;
    paragraph->height = kept->height;
    paragraph->lines = kept->lines;
    paragraph->line_count = kept->line_count;
    paragraph->pieces = kept->pieces;
    paragraph->piece_count = kept->piece_count;
    return true;
}

/** One block: the paragraph, its lines, its pieces, then their texts. */
void kept_add(struct type *type, const struct kept_key *key, const struct paragraph *paragraph)
{
    size_t lines = paragraph->line_count * sizeof *paragraph->lines;
    size_t pieces = paragraph->piece_count * sizeof *paragraph->pieces, texts = 0;
    for (size_t i = 0; i < paragraph->piece_count; i++) {
        texts += strlen(paragraph->pieces[i].text) + 1;
    }
    struct cache_key bytes = bytes_of(key);
    struct paragraph *kept = cache_add(&type->paragraphs, &bytes, sizeof *kept + lines + pieces + texts);
    *kept = *paragraph;
    kept->lines = (struct paragraph_line *)(kept + 1);
    kept->pieces = (struct paragraph_piece *)(kept->lines + paragraph->line_count);
    char *text = (char *)(kept->pieces + paragraph->piece_count);
    for (size_t i = 0; i < paragraph->line_count; i++) {
        kept->lines[i] = paragraph->lines[i];
    }
    for (size_t i = 0; i < paragraph->piece_count; i++) {
        size_t size = strlen(paragraph->pieces[i].text) + 1;
        kept->pieces[i] = paragraph->pieces[i];
        kept->pieces[i].text = memcpy(text, paragraph->pieces[i].text, size);
        text += size;
    }
}
