#include "table/charset.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "table/origin.h"

static const char bom[] = "\xEF\xBB\xBF";
enum { BOM_SIZE = 3, CODES = 0x110000, KEPT = 1, LOST = 2 };

/** GETA MARK, 〓: what Japanese printers set where a type is missing. */
static const char missing[] = "\x81\xAC";

enum charset charset_named(const char *name)
{
    static const char *const names[] = {
        [CHARSET_UTF8_BOM] = "utf-8-bom", [CHARSET_UTF8] = "utf-8", [CHARSET_CP932] = "cp932"};
    int i = 0;
    while (i < CHARSET_COUNT && strcmp(names[i], name) != 0) {
        i++;
    }
    return (enum charset)i;
}

static iconv_t open_converter(const char *to, const char *from)
{
    iconv_t converter = iconv_open(to, from);
    if (converter == (iconv_t)-1) { /* NOLINT(performance-no-int-to-ptr): iconv's own way to fail */
        BUG("the C library cannot convert CP932");
    }
    return converter;
}

/** Convert all of it; the bytes that were good. */
static size_t convert(iconv_t converter, const char *bytes, size_t size, struct strbuf *out)
{
    char *copy = malloc(size + 1), *from = copy, chunk[4096];
    size_t left = size;
    REQUIRE(copy);
    memcpy(copy, bytes, size);
    for (bool going = true; going && left > 0;) {
        char *to = chunk;
        size_t room = sizeof chunk;
        size_t result = iconv(converter, &from, &left, &to, &room);
        strbuf_add(out, chunk, sizeof chunk - room);
        going = result != (size_t)-1 || room < sizeof chunk;
    }
    free(copy);
    return size - left;
}

static void complain_bytes(const char *path, const char *bytes, size_t bad, struct diags *diags)
{
    int line = 1;
    for (size_t i = 0; i < bad; i++) {
        line += bytes[i] == '\n';
    }
    diag_add(diags, DIAG_ERROR, (struct diag_place){.file = path, .line = line},
             "this is neither UTF-8 nor CP932 (Shift_JIS); save it as \"CSV UTF-8\"",
             "文字コードが UTF-8 でも CP932（Shift_JIS）でもありません。「CSV UTF-8」で保存してください。");
}

bool charset_decode(const char *path, const char *bytes, size_t size, struct strbuf *out, struct diags *diags)
{
    strbuf_puts(out, "");
    if (size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        diag_add(diags, DIAG_ERROR, (struct diag_place){.file = path}, "this is UTF-16; save it as \"CSV UTF-8\"",
                 "文字コードが UTF-16 です。「CSV UTF-8」で保存してください。");
        return false;
    }
    if (size >= BOM_SIZE && memcmp(bytes, bom, BOM_SIZE) == 0) {
        bytes += BOM_SIZE;
        size -= BOM_SIZE;
    }
    if (utf8_valid(bytes, size)) {
        strbuf_add(out, bytes, size);
        return true;
    }
    iconv_t converter = open_converter("UTF-8", "CP932");
    size_t good = convert(converter, bytes, size, out);
    iconv_close(converter);
    if (good < size) {
        complain_bytes(path, bytes, good, diags);
    }
    return good == size;
}

/* To CP932. */

struct converters {
    iconv_t there, back;
};

static struct converters open_converters(void)
{
    return (struct converters){open_converter("CP932", "UTF-8"), open_converter("UTF-8", "CP932")};
}

static void close_converters(struct converters converters)
{
    iconv_close(converters.there);
    iconv_close(converters.back);
}

/** One sign; the number of its bytes in CP932, 0: it has none. */
static size_t put_sign(struct converters converters, const char *sign, size_t size, char out[8])
{
    char copy[8], *from = copy, *to = out;
    size_t left = size, room = 8;
    memcpy(copy, sign, size);
    iconv(converters.there, NULL, NULL, NULL, NULL);
    bool done = iconv(converters.there, &from, &left, &to, &room) != (size_t)-1 && left == 0;
    return done ? 8 - room : 0;
}

/** Whether the sign comes back as the same. */
static bool keeps(struct converters converters, const char *sign, size_t size)
{
    char there[8], back[8], *from = there, *to = back;
    size_t left = put_sign(converters, sign, size, there), room = sizeof back;
    iconv(converters.back, NULL, NULL, NULL, NULL);
    return left > 0 && iconv(converters.back, &from, &left, &to, &room) != (size_t)-1 && sizeof back - room == size &&
           memcmp(back, sign, size) == 0;
}

/** A sign that is lost. */
struct loss {
    uint32_t code;
    size_t times;
    size_t sheet, row, column; /* where it stands first */
};

struct losses {
    struct converters converters;
    uint32_t *known; /* by code: 0, KEPT, or LOST and the index */
    struct loss *items;
    size_t count, room;
};

static void add_loss(struct losses *losses, struct loss loss)
{
    losses->items = array_grow(losses->items, losses->count, &losses->room, sizeof *losses->items);
    losses->items[losses->count++] = loss;
}

static void look_at_cell(struct losses *losses, const char *text, struct loss where)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        size_t start = at;
        uint32_t code = utf8_next(text, size, &at);
        if (code < 0x80 || code >= CODES) {
            continue;
        }
        if (losses->known[code] == 0 && keeps(losses->converters, text + start, at - start)) {
            losses->known[code] = KEPT;
        } else if (losses->known[code] == 0) {
            losses->known[code] = LOST + (uint32_t)losses->count;
            where.code = code;
            add_loss(losses, where);
        }
        if (losses->known[code] >= LOST) {
            losses->items[losses->known[code] - LOST].times++;
        }
    }
}

static void tell_loss(const struct book *book, const struct loss *loss, bool lossy, struct diags *diags)
{
    struct arena arena = {0};
    char sign[5] = "";
    const struct sheet *sheet = &book->sheets[loss->sheet];
    struct diag_place place = origin_cell(book, sheet->name, sheet->rows[loss->row].number, loss->column, &arena);
    utf8_put(loss->code, sign);
    if (lossy) {
        diag_add(diags, DIAG_WARNING, place, "CP932 has no \"%s\" (U+%04X, %zu times); it was lost",
                 "CP932 に「%s」（U+%04X、%zu回）はないので、失われました。", sign, (unsigned)loss->code, loss->times);
    } else {
        diag_add(
            diags, DIAG_ERROR, place,
            "CP932 has no \"%s\" (U+%04X, %zu times); write UTF-8, or accept the loss with --lossy",
            "CP932 に「%s」（U+%04X、%zu回）はありません。UTF-8 で書き出すか、失われてよければ --lossy を付けます。",
            sign, (unsigned)loss->code, loss->times);
    }
    arena_finish(&arena);
}

bool charset_check_cp932(const struct book *book, bool lossy, struct diags *diags)
{
    struct losses losses = {.converters = open_converters(), .known = calloc(CODES, sizeof(uint32_t))};
    REQUIRE(losses.known);
    for (size_t i = 0; i < book->count; i++) {
        for (size_t k = 0; k < book->sheets[i].count; k++) {
            const struct row *row = &book->sheets[i].rows[k];
            for (size_t n = 0; n < row->count; n++) {
                if (row->cells[n].text) {
                    look_at_cell(&losses, row->cells[n].text, (struct loss){.sheet = i, .row = k, .column = n});
                }
            }
        }
    }
    for (size_t i = 0; i < losses.count; i++) {
        tell_loss(book, &losses.items[i], lossy, diags);
    }
    bool whole = losses.count == 0;
    free(losses.items);
    free(losses.known);
    close_converters(losses.converters);
    return whole;
}

void charset_encode(enum charset charset, const char *text, size_t size, struct strbuf *out)
{
    strbuf_puts(out, charset == CHARSET_UTF8_BOM ? bom : "");
    if (charset != CHARSET_CP932) {
        strbuf_add(out, text, size);
        return;
    }
    struct converters converters = open_converters();
    for (size_t at = 0; at < size;) {
        char sign[8];
        size_t start = at;
        uint32_t code = utf8_next(text, size, &at);
        if (code < 0x80) {
            strbuf_add(out, text + start, 1);
            continue;
        }
        size_t bytes = put_sign(converters, text + start, at - start, sign);
        strbuf_add(out, bytes ? sign : missing, bytes ? bytes : 2);
    }
    close_converters(converters);
}
