#include "check.h"

#include "run/html.h"

static void test_text(void)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"a town", "a town"},
        {"<b>&amp;</b>", "&#60;b&#62;&#38;amp;&#60;/b&#62;"},
        {"\"x\" onload='y'", "&#34;x&#34; onload=&#39;y&#39;"},
        {"two\nlines", "two lines"}, /* in an attribute, too */
        {"灯《あか》り", "灯《あか》り"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct strbuf out = {0};
        html_text(&out, cases[i][0]);
        CHECK_TEXT(strbuf_text(&out), cases[i][1]);
        strbuf_finish(&out);
    }
}

static void test_ruby(void)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"two\nlines", "two<br>lines"},
        {"灯《あか》り", "<ruby>灯<rp>(</rp><rt>あか</rt><rp>)</rp></ruby>り"},
        {"a ｜<b>《\"c\"》.", "a <ruby>&#60;b&#62;<rp>(</rp><rt>&#34;c&#34;</rt><rp>)</rp></ruby>."},
        {"｜《not a reading》", "《not a reading》"},
        {"<script>", "&#60;script&#62;"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct strbuf out = {0};
        html_ruby(&out, cases[i][0], strlen(cases[i][0]));
        CHECK_TEXT(strbuf_text(&out), cases[i][1]);
        strbuf_finish(&out);
    }
    struct strbuf part = {0};
    html_ruby(&part, "one & two", 5);
    CHECK_TEXT(strbuf_text(&part), "one &#38;");
    strbuf_finish(&part);
}

int main(void)
{
    test_text();
    test_ruby();
    return check_result();
}
