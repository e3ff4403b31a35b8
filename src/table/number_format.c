#include "table/number_format.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What a double holds for people: spreadsheets round to so many digits. GENERAL: the widest that fits any cell. */
enum { DIGITS = 15, TOKENS_MAX = 128, SECTIONS_MAX = 4, GENERAL_MAX = 11, DECIMALS_MAX = 30, EXPONENT_MAX = 330 };

enum token_kind {
    TOKEN_LITERAL,
    TOKEN_DIGIT, /* `sign` is 0, # or ? */
    TOKEN_POINT,
    TOKEN_DECIMAL, /* a digit behind the point */
    TOKEN_EXPONENT,
    TOKEN_GENERAL, /* the number as it is shown without a format */
    TOKEN_TEXT,    /* @ */
    TOKEN_KIND_COUNT
};

struct token {
    enum token_kind kind;
    char sign;
    const char *text; /* TOKEN_LITERAL; in the code */
    size_t size;
};

/** One of the parts of a format between its semicolons. */
struct section {
    struct token tokens[TOKENS_MAX];
    size_t count;
    int digits, decimals; /* places for them */
    int exponent;         /* places for its digits; 0: there is none */
    bool thousands;
    int shift;         /* of the decimal point: percent, thousands that are left out */
    char condition[3]; /* "<=" and the like; "": none */
    double limit;
};

/* Sections. */

/** Behind what stands in quotes, brackets or behind a backslash at `c`; NULL: it never ends. */
static const char *skip(const char *c)
{
    if (*c == '"' || *c == '[') {
        const char *end = strchr(c + 1, *c == '"' ? '"' : ']');
        return end ? end + 1 : NULL;
    }
    /* A sign of several bytes says for itself that it is one to show. */
    return (*c == '\\' || *c == '_' || *c == '*') && c[1] && (unsigned char)c[1] < 0x80 ? c + 2 : c + 1;
}

/** The bytes of the section that begins at `code`; false when something in it never ends. */
static bool section_size(const char *code, size_t *size)
{
    const char *c = code;
    while (c && *c && *c != ';') {
        c = skip(c);
    }
    *size = c ? (size_t)(c - code) : 0;
    return c != NULL;
}

static bool add(struct section *section, struct token token)
{
    if (section->count == TOKENS_MAX) {
        return false;
    }
    section->tokens[section->count++] = token;
    return true;
}

static bool add_literal(struct section *section, const char *text, size_t size)
{
    return add(section, (struct token){TOKEN_LITERAL, 0, text, size});
}

/** What stands in brackets, from `text` on: a colour, a condition, a currency. */
static bool add_bracket(struct section *section, const char *text, size_t size)
{
    static const char *const colours[] = {"black", "blue",   "cyan",  "green", "magenta", "red",
                                          "white", "yellow", "color", "黒",    "青",      "水",
                                          "緑",    "紫",     "赤",    "白",    "黄",      "色"};
    if (size > 0 && *text == '$') {
        const char *end = memchr(text, '-', size);
        return add_literal(section, text + 1, (end ? (size_t)(end - text) : size) - 1);
    }
    size_t sign = size > 0 ? strspn(text, "<>=") : 0;
    if (sign == 1 || sign == 2) {
        char *end;
        memcpy(section->condition, text, sign);
        section->limit = strtod(text + sign, &end);
        return end == text + size;
    }
    for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++) {
        if (strncasecmp(text, colours[i], strlen(colours[i])) == 0) {
            return true;
        }
    }
    return false; /* [DBNum1] and the like: digits of another script */
}

/** Digits are expected behind this one: a comma between them groups, behind the last it leaves three out. */
static bool has_digit_before_point(const char *c, const char *end)
{
    while (c && c < end && *c != '.') {
        if (strchr("0#?", *c)) {
            return true;
        }
        c = skip(c);
    }
    return false;
}

static bool add_exponent(struct section *section, const char **at)
{
    const char *c = *at + 2;
    if ((*at)[1] != '+' || section->digits != 1 || section->exponent) {
        return false;
    }
    while (*c == '0') {
        section->exponent++;
        c++;
    }
    *at = c;
    return section->exponent > 0 && add(section, (struct token){.kind = TOKEN_EXPONENT});
}

static bool add_digit(struct section *section, char sign, bool behind_point)
{
    section->digits += behind_point ? 0 : 1;
    section->decimals += behind_point ? 1 : 0;
    return !section->exponent && section->decimals <= DECIMALS_MAX &&
           add(section, (struct token){behind_point ? TOKEN_DECIMAL : TOKEN_DIGIT, sign, NULL, 0});
}

/** The token at `*at`, which moves on. False for what cannot be said exactly. */
static bool read_token(struct section *section, const char **at, const char *end, bool *point)
{
    const char *c = *at, *next = skip(c);
    *at = next;
    if (strchr("0#?", *c)) {
        return add_digit(section, *c, *point);
    }
    switch (*c) {
    case '"':
        return add_literal(section, c + 1, (size_t)(next - c) - 2);
    case '[':
        return add_bracket(section, c + 1, (size_t)(next - c) - 2);
    case '\\':
        return add_literal(section, c + 1, (size_t)(next - c) - 1);
    case '_': /* a gap as wide as the next sign; as many of it as fit */
    case '*':
        return next - c == 2;
    case '.':
        *point = true;
        return add(section, (struct token){.kind = TOKEN_POINT});
    case ',':
        section->thousands =
            section->thousands || (section->digits > 0 && !*point && has_digit_before_point(next, end));
        section->shift -= has_digit_before_point(next, end) && !*point ? 0 : 3;
        return section->digits > 0;
    case '%':
        section->shift += 2;
        return add_literal(section, c, 1);
    case '@':
        return add(section, (struct token){.kind = TOKEN_TEXT});
    case 'E':
    case 'e':
        *at = c;
        return add_exponent(section, at);
    case 'G':
        *at = c + strlen("General");
        return strncmp(c, "General", strlen("General")) == 0 && add(section, (struct token){.kind = TOKEN_GENERAL});
    default:
        break;
    }
    bool literal = strchr("$-+():^&'~{}<>= ", *c) || (unsigned char)*c >= 0x80;
    return literal && add_literal(section, c, 1);
}

static bool read_section(struct section *section, const char *code, size_t size)
{
    *section = (struct section){.count = 0};
    bool point = false;
    const char *at = code;
    while (at < code + size) {
        if (!read_token(section, &at, code + size, &point)) {
            return false;
        }
    }
    return at == code + size;
}

/** The sections of a format; 0: it cannot be read. Of a section that cannot be read `readable` is false. */
static size_t read_sections(const char *code, struct section sections[SECTIONS_MAX], bool readable[SECTIONS_MAX])
{
    size_t count = 0;
    for (bool more = true; more;) {
        size_t size;
        if (count == SECTIONS_MAX || !section_size(code, &size)) {
            return 0;
        }
        readable[count] = read_section(&sections[count], code, size);
        count++;
        more = code[size] == ';';
        code += size + (more ? 1 : 0);
    }
    return count;
}

/* Numbers. */

/** A number as decimal digits: 0.digits times 10 to the `point`. */
struct decimal {
    char digits[DIGITS + 2];
    int point;
};

static struct decimal decimal_of(double number, int shift)
{
    char text[40];
    struct decimal decimal = {.point = 0};
    snprintf(text, sizeof text, "%.*e", DIGITS - 1, fabs(number));
    decimal.digits[0] = text[0];
    memcpy(decimal.digits + 1, text + 2, DIGITS - 1);
    decimal.point = (int)strtol(strchr(text, 'e') + 1, NULL, 10) + 1 + shift;
    return decimal;
}

static bool is_zero(const struct decimal *decimal)
{
    return strspn(decimal->digits, "0") == strlen(decimal->digits);
}

/** Leave so many digits, half of a digit rounded up. */
static void round_to(struct decimal *decimal, int keep)
{
    if (keep >= DIGITS) {
        return;
    }
    bool up = keep >= 0 && decimal->digits[keep] >= '5';
    memset(decimal->digits + (keep > 0 ? keep : 0), '0', (size_t)(DIGITS - (keep > 0 ? keep : 0)));
    for (int i = keep - 1; up && i >= 0; i--) {
        up = decimal->digits[i] == '9';
        decimal->digits[i] = up ? '0' : (char)(decimal->digits[i] + 1);
    }
    if (up) { /* 9.99 became 10.0 */
        memmove(decimal->digits + 1, decimal->digits, DIGITS - 1);
        decimal->digits[0] = '1';
        decimal->point++;
    }
}

/** The digit that stands for 10 to the `power`. */
static char digit_at(const struct decimal *decimal, int power)
{
    int at = decimal->point - 1 - power;
    return at >= 0 && at < DIGITS ? decimal->digits[at] : '0';
}

static void put_digit(struct strbuf *out, const struct section *section, const struct decimal *decimal, int power)
{
    char digit = digit_at(decimal, power);
    strbuf_add(out, &digit, 1);
    strbuf_puts(out, section->thousands && power > 0 && power % 3 == 0 ? "," : "");
}

/** At the place for 10 to the `power`; at the first place all that stands before it, too. */
static void put_whole(struct strbuf *out, const struct section *section, const struct decimal *decimal, int power,
                      char sign)
{
    int most = is_zero(decimal) ? 0 : decimal->point; /* digits before the point */
    if (power == section->digits - 1) {
        for (int more = most - 1; more > power; more--) {
            put_digit(out, section, decimal, more);
        }
    }
    if (power < most || sign == '0') {
        put_digit(out, section, decimal, power);
    }
}

/** At the place behind the point; a zero that nothing follows is not shown at # and ?. */
static void put_decimal(struct strbuf *out, const struct section *section, const struct decimal *decimal, int power,
                        char sign)
{
    bool shown = sign == '0';
    for (int less = power; less >= -section->decimals && !shown; less--) {
        shown = digit_at(decimal, less) != '0';
    }
    if (shown) {
        char digit = digit_at(decimal, power);
        strbuf_add(out, &digit, 1);
    }
}

/** As it is shown without a format, where the width of a column does not matter. */
static bool put_general(struct strbuf *out, double number)
{
    char text[40];
    snprintf(text, sizeof text, "%.*g", DIGITS, number);
    size_t size = strlen(text) - (*text == '-');
    if (strchr(text, 'e') || size > GENERAL_MAX) {
        return false;
    }
    strbuf_puts(out, text);
    return true;
}

/** The power of ten that is written behind the E, and taken out of the number. */
static int take_exponent(struct decimal *decimal, const struct section *section)
{
    if (is_zero(decimal)) {
        decimal->point = 1;
        return 0;
    }
    round_to(decimal, 1 + section->decimals);
    int exponent = decimal->point - 1;
    decimal->point = 1;
    return exponent;
}

static bool put_tokens(struct strbuf *out, const struct section *section, double number)
{
    struct decimal decimal = decimal_of(number, section->shift);
    int power = section->digits, exponent = 0, behind = 0;
    if (section->exponent) {
        exponent = take_exponent(&decimal, section);
    } else {
        round_to(&decimal, decimal.point + section->decimals);
    }
    if (section->digits == 0 && section->decimals > 0 && decimal.point > 0 && !is_zero(&decimal)) {
        return false; /* nowhere to put what stands before the point */
    }
    bool good = true;
    for (size_t i = 0; i < section->count && good; i++) {
        const struct token *token = &section->tokens[i];
        switch (token->kind) {
        case TOKEN_LITERAL:
            strbuf_add(out, token->text, token->size);
            break;
        case TOKEN_DIGIT:
            put_whole(out, section, &decimal, --power, token->sign);
            break;
        case TOKEN_POINT:
            strbuf_puts(out, ".");
            break;
        case TOKEN_DECIMAL:
            put_decimal(out, section, &decimal, --behind, token->sign);
            break;
        case TOKEN_EXPONENT:
            strbuf_printf(out, "E%c%0*d", exponent < 0 ? '-' : '+', section->exponent, abs(exponent));
            break;
        case TOKEN_GENERAL:
        case TOKEN_TEXT:
            good = put_general(out, fabs(number));
            break;
        case TOKEN_KIND_COUNT:
            good = false;
            break;
        }
    }
    return good;
}

/** Whether every digit that is shown is a zero: whether a minus stands before them, programs do not agree. */
static bool shows_zero(const struct section *section, double number)
{
    struct decimal decimal = decimal_of(number, section->shift);
    round_to(&decimal, decimal.point + section->decimals);
    return is_zero(&decimal) && !section->exponent && section->digits > 0;
}

static bool holds(const struct section *section, double number)
{
    const char *sign = section->condition;
    return strcmp(sign, "<") == 0    ? number < section->limit
           : strcmp(sign, "<=") == 0 ? number <= section->limit
           : strcmp(sign, ">") == 0  ? number > section->limit
           : strcmp(sign, ">=") == 0 ? number >= section->limit
           : strcmp(sign, "=") == 0  ? number == section->limit
                                     : strcmp(sign, "<>") == 0 && number != section->limit;
}

/** Which section is for this number, by the conditions that they state; `count`: it cannot be said. */
static size_t choose_by_condition(const struct section *sections, size_t count, double number)
{
    for (size_t i = 0; i < count && number >= 0; i++) {
        bool last = i + 1 == count;
        if (!*sections[i].condition) {
            return last ? i : count;
        }
        if (holds(&sections[i], number)) {
            return i;
        }
    }
    return count;
}

/** The section for texts: the fourth, or the last if it says where the text goes; `count`: there is none. */
static size_t choose_for_text(const struct section *sections, size_t count)
{
    if (count == SECTIONS_MAX) {
        return count - 1;
    }
    for (size_t i = 0; count > 0 && i < sections[count - 1].count; i++) {
        if (sections[count - 1].tokens[i].kind == TOKEN_TEXT) {
            return count - 1;
        }
    }
    return count;
}

/** The section for a number; `count`: it cannot be said. */
static size_t choose(const struct section *sections, size_t count, double number)
{
    bool conditions = false;
    size_t numbers = count > 1 ? choose_for_text(sections, count) : count;
    for (size_t i = 0; i < numbers; i++) {
        conditions = conditions || *sections[i].condition;
    }
    if (conditions) {
        return choose_by_condition(sections, numbers, number);
    }
    return number < 0 && numbers > 1 ? 1 : number == 0 && numbers > 2 ? 2 : 0;
}

/** Without the blanks around it, or nothing at all. */
static bool put_trimmed(struct strbuf *out, const struct strbuf *shown)
{
    const char *text = strbuf_text(shown);
    size_t size = shown->size, from = strspn(text, " ");
    while (size > from && text[size - 1] == ' ') {
        size--;
    }
    if (size > from) {
        strbuf_add(out, text + from, size - from);
    }
    return size > from;
}

static bool is_general(const char *code)
{
    return strcasecmp(code, "General") == 0 || strcmp(code, "@") == 0;
}

bool number_format_show(const char *code, double number, struct strbuf *out)
{
    struct section sections[SECTIONS_MAX];
    bool readable[SECTIONS_MAX] = {false};
    if (is_general(code)) {
        return put_general(out, number);
    }
    size_t count = read_sections(code, sections, readable), which = choose(sections, count, number);
    if (fabs(number) > 1e300 || which >= count || !readable[which]) {
        return false;
    }
    /* A section of its own says how the numbers below 0 look. */
    bool minus = number < 0 && which == 0;
    struct strbuf shown = {0};
    strbuf_puts(&shown, minus ? "-" : "");
    bool good = !(minus && shows_zero(&sections[which], number)) && put_tokens(&shown, &sections[which], number) &&
                put_trimmed(out, &shown);
    strbuf_finish(&shown);
    return good;
}

bool number_format_show_text(const char *code, const char *text, struct strbuf *out)
{
    struct section sections[SECTIONS_MAX];
    bool readable[SECTIONS_MAX] = {false}, said = false;
    if (is_general(code) || !strpbrk(code, "@;")) {
        strbuf_puts(out, text);
        return true;
    }
    size_t count = read_sections(code, sections, readable), which = choose_for_text(sections, count);
    if (which == count) {
        strbuf_puts(out, text);
        return true;
    }
    struct strbuf shown = {0};
    for (size_t i = 0; i < sections[which].count && readable[which]; i++) {
        const struct token *token = &sections[which].tokens[i];
        said = said || token->kind == TOKEN_TEXT;
        if (token->kind == TOKEN_TEXT) {
            strbuf_puts(&shown, text);
        } else if (token->kind == TOKEN_LITERAL) {
            strbuf_add(&shown, token->text, token->size);
        }
    }
    if (said) {
        strbuf_puts(out, strbuf_text(&shown));
    }
    strbuf_finish(&shown);
    return said;
}

/* Which format it is. */

bool number_format_is_date(const char *code)
{
    if (strncasecmp(code, "General", strlen("General")) == 0) {
        return false;
    }
    for (const char *c = code; *c;) {
        const char *end = skip(c);
        if (!end) {
            return false;
        }
        /* Hours beyond 24; a text, a colour, a language say nothing. */
        if (*c == '[' ? end - c == 3 && strchr("hmsHMS", c[1]) : end - c == 1 && strchr("ymdhsYMDHS", *c) != NULL) {
            return true;
        }
        c = end;
    }
    return false;
}

const char *number_format_known(int number)
{
    /* What numbers below 0 look like in 37 to 40 depends on the country, and 5 to 8 and 41 to 44 on its currency. */
    static const struct {
        int number;
        const char *code;
    } known[] = {{0, "General"},    {1, "0"},          {2, "0.00"},          {3, "#,##0"},         {4, "#,##0.00"},
                 {9, "0%"},         {10, "0.00%"},     {11, "0.00E+00"},     {12, "# ?/?"},        {13, "# ?\?/?\?"},
                 {37, "#,##0;?/?"}, {38, "#,##0;?/?"}, {39, "#,##0.00;?/?"}, {40, "#,##0.00;?/?"}, {48, "##0.0E+0"},
                 {49, "@"}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (known[i].number == number) {
            return known[i].code;
        }
    }
    return (number >= 5 && number <= 8) || (number >= 41 && number <= 44) ? NULL : "General";
}
