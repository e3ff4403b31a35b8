#include "base/plain.h"

#include <stdbool.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"

/** What would change how its neighbours look, or not be seen itself (Unicode's categories Cc and Cf, and separators).
 */
static bool is_tricky(uint32_t code)
{
    static const struct {
        uint32_t from, to;
    } ranges[] = {
        {0x0000, 0x001F}, {0x007F, 0x009F},   {0x00AD, 0x00AD},     {0x061C, 0x061C}, {0x180E, 0x180E},
        {0x200B, 0x200B}, {0x200E, 0x200F},   {0x2028, 0x202E},     {0x2060, 0x206F}, {0xFEFF, 0xFEFF},
        {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F}, {UTF8_BAD, UTF8_BAD},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (code >= ranges[i].from && code <= ranges[i].to) {
            return true;
        }
    }
    return false;
}

const char *plain_text(struct arena *arena, const char *text, size_t most)
{
    struct strbuf out = {0};
    size_t size = strlen(text), at = 0;
    for (size_t count = 0; at < size && count < most; count++) {
        size_t start = at;
        bool tricky = is_tricky(utf8_next(text, size, &at));
        strbuf_add(&out, tricky ? "?" : text + start, tricky ? 1 : at - start);
    }
    strbuf_puts(&out, at < size ? "..." : "");
    const char *plain = arena_strdup(arena, strbuf_text(&out));
    strbuf_finish(&out);
    return plain;
}
