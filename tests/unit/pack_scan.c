#include "pack/scan.h"

#include "check.h"
#include "pack/pack.h"

static const struct {
    const char *text;
    bool good;
} grammar[] = {
    {"{}", true},
    {"[]", true},
    {"0", true},
    {"-0", true},
    {"\"\"", true},
    {"null", true},
    {" \t\r\n[ 1 , 2 ] \n", true},
    {"[true,false,null]", true},
    {"[0,-1,1.5,10e5,1E+2,1e-2,-0.0,123456789012345678901234567890]", true},
    {"{\"a\":{\"a\":1},\"b\":[{\"a\":2}]}", true},
    {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u3042\\uD83C\\uDF1F\"", true},
    {"\"\x7F\"", true},
    {"[1e-999]", true}, /* merely 0 */
    {"\xEF\xBB\xBF{}", true},
    {"", false},
    {" ", false},
    {"\xEF\xBB\xBF", false},
    {"{} {}", false},
    {"[1]]", false},
    {"[", false},
    {"{", false},
    {"[1", false},
    {"[1,", false},
    {"[1,]", false},
    {"[,1]", false},
    {"[1 2]", false},
    {"[1}", false},
    {"{]", false},
    {"{\"a\"}", false},
    {"{\"a\" 1}", false},
    {"{\"a\":}", false},
    {"{\"a\":1,}", false},
    {"{a:1}", false},
    {"{1:1}", false},
    {"{\"a\":1 \"b\":2}", false},
    {"{\"a\":1,\"a\":2}", false},
    {"{\"a\":1,\"\\u0061\":2}", false},
    {"[01]", false},
    {"[-]", false},
    {"[-01]", false},
    {"[1.]", false},
    {"[.5]", false},
    {"[+1]", false},
    {"[1e]", false},
    {"[1e+]", false},
    {"[0x10]", false},
    {"[1e999]", false},
    {"[-1e999]", false},
    {"[1.7976931348623159e308]", false},
    {"[1.7976931348623157e308]", true},
    {"[1234567890123456789012345678901234567890123456789012345678901]", false},
    {"[NaN]", false},
    {"[Infinity]", false},
    {"[True]", false},
    {"[nul]", false},
    {"[nulls]", false},
    {"['a']", false},
    {"[\"a]", false},
    {"\"", false},
    {"\"\\\"", false},
    {"\"\\", false},
    {"\"\\x\"", false},
    {"\"\\u12\"", false},
    {"\"\\u12G4\"", false},
    {"\"\\u0000\"", false},
    {"\"\\uD83C\"", false},
    {"\"\\uD83C\\n\"", false},
    {"\"\\uD83C\\uD83C\"", false},
    {"\"\\uDF1F\"", false},
    {"\"\\uD83C\\u", false},
    {"\"a\nb\"", false},
    {"\"a\tb\"", false},
    {"\"\x1F\"", false},
    {"\"\x80\"", false},
    {"\"\xC0\x80\"", false},
    {"\"\xED\xA0\x80\"", false},
    {"\"\xF4\x90\x80\x80\"", false},
    {"\"\xE3\x81\"", false},
    {"\xE3\x81\x82", false},
    {"// x\n1", false},
    {"[1] // x", false},
    {"/* x */ 1", false},
    {"\xFF\xFE{\0}\0", false},
};

static void test_grammar(void)
{
    for (size_t i = 0; i < sizeof grammar / sizeof grammar[0]; i++) {
        struct scan scan = {0};
        struct diags diags = {0};
        bool good = scan_json(&scan, "x.json", grammar[i].text, strlen(grammar[i].text), &diags);
        if (good != grammar[i].good || (diags.errors == 0) != good) {
            fprintf(stderr, "case %zu: %s\n", i, grammar[i].text);
            CHECK(!"grammar");
        }
        scan_finish(&scan);
        diag_finish(&diags);
    }
}

/** A zero byte is a byte like others: the text does not end there. */
static void test_zero_bytes(void)
{
    static const struct {
        const char *text;
        size_t size;
    } cases[] = {{"[1]\0", 4}, {"\"a\0b\"", 5}, {"[\0]", 3}, {"\"\\\0\"", 4}, {"tru\0", 4}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scan scan = {0};
        struct diags diags = {0};
        CHECK(!scan_json(&scan, "x.json", cases[i].text, cases[i].size, &diags));
        scan_finish(&scan);
        diag_finish(&diags);
    }
}

static void test_places(void)
{
    static const char text[] = "\xEF\xBB\xBF{\"灯り\": [1,\r\n  \"まち\", {\"a/b~c\":null}],\n\t\"\\u3042\":{}}";
    static const struct {
        int line, column, key_column, next;
        const char *path;
    } wanted[] = {
        {1, 1, 0, 7, ""},        {1, 8, 2, 6, "/灯り"},   {1, 9, 0, 3, "/灯り/0"},
        {2, 3, 0, 4, "/灯り/1"}, {2, 9, 0, 6, "/灯り/2"}, {2, 18, 10, 6, "/灯り/2/a~1b~0c"},
        {3, 11, 2, 7, "/あ"},
    };
    struct scan scan = {0};
    struct diags diags = {0};
    struct arena arena = {0};
    CHECK(scan_json(&scan, "x.json", text, sizeof text - 1, &diags));
    CHECK(diags.warnings == 1);
    CHECK(scan.count == sizeof wanted / sizeof wanted[0]);
    for (size_t i = 0; i < scan.count; i++) {
        const struct scan_value *value = &scan.values[i];
        CHECK(value->line == wanted[i].line && value->column == wanted[i].column);
        CHECK(value->key_column == wanted[i].key_column && value->next == wanted[i].next);
        CHECK_TEXT(scan_path(&scan, i, &arena), wanted[i].path);
    }
    scan_finish(&scan);
    diag_finish(&diags);
    arena_finish(&arena);
}

static void check_depth(int depth, bool good)
{
    char text[2 * (PACK_DEPTH_MAX + 1) + 1] = {0};
    memset(text, '[', (size_t)depth);
    memset(text + depth, ']', (size_t)depth);
    struct scan scan = {0};
    struct diags diags = {0};
    CHECK(scan_json(&scan, "x.json", text, strlen(text), &diags) == good);
    CHECK(diags.errors == !good);
    scan_finish(&scan);
    diag_finish(&diags);
}

/** One value too many, on one line: also that a long line is no slower than many short ones. */
static void check_count(size_t count, bool good)
{
    size_t size = 2 * count + 1;
    char *text = malloc(size);
    CHECK(text != NULL);
    for (size_t i = 0; text && i < count; i++) {
        memcpy(text + 1 + 2 * i, "0,", 2);
    }
    struct scan scan = {0};
    struct diags diags = {0};
    if (text) {
        text[0] = '[';
        text[size - 1] = ']';
        CHECK(scan_json(&scan, "x.json", text, size, &diags) == good);
    }
    scan_finish(&scan);
    diag_finish(&diags);
    free(text);
}

/** What an error says has a place and, inside a value, a path. */
static void test_errors(void)
{
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"{\"a\": [1, {\"b\": \"\\q\"}]}", "x.json:1:18: error: /a/1/b: a backslash"},
        {"[1,\n 2,\n 3 4]", "x.json:3:4: error: ',' or ']'"},
        {"{\"あ\": 1,\n \"い\" 2}", "x.json:2:6: error: ':'"},
        {"[\"星\", 1e999, 1e999]", "x.json:1:7: error: /1: this number"},
        {"{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}}", "x.json:1:24: error: /b/c: \"c\" stands twice"},
        {"[[1}", "x.json:1:4: error: /0: a list is closed"},
        {"{\"a\": {\"b\": 1]}", "x.json:1:14: error: /a: an object is closed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scan scan = {0};
        struct diags diags = {0};
        struct arena arena = {0};
        CHECK(!scan_json(&scan, "x.json", cases[i].text, strlen(cases[i].text), &diags) && diags.count > 0);
        const char *line = diags.count ? diag_line(&diags.items[0], DIAG_ENGLISH, &arena) : "";
        if (strncmp(line, cases[i].wanted, strlen(cases[i].wanted)) != 0) {
            CHECK_TEXT(line, cases[i].wanted);
        }
        scan_finish(&scan);
        diag_finish(&diags);
        arena_finish(&arena);
    }
}

int main(void)
{
    test_grammar();
    test_zero_bytes();
    test_places();
    test_errors();
    check_depth(PACK_DEPTH_MAX, true);
    check_depth(PACK_DEPTH_MAX + 1, false);
    check_count(SCAN_VALUES_MAX - 1, true);
    check_count(SCAN_VALUES_MAX, false);
    return check_result();
}
