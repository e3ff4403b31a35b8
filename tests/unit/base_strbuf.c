#include "base/strbuf.h"

#include "check.h"

static void test_growth(void)
{
    struct strbuf buf = {0};
    CHECK_TEXT(strbuf_text(&buf), "");
    for (size_t i = 0; i < 1000; i++) {
        strbuf_printf(&buf, "%zu,", i % 10);
        CHECK(buf.size == (i + 1) * 2 && buf.text[buf.size] == '\0' && buf.room > buf.size);
    }
    CHECK(strncmp(buf.text, "0,1,2,3,", 8) == 0);
    CHECK_TEXT(buf.text + 1990, "5,6,7,8,9,");
    strbuf_finish(&buf);
    CHECK(buf.text == NULL && buf.size == 0 && buf.room == 0);
    strbuf_finish(&buf);
}

static void test_parts(void)
{
    struct strbuf buf = {0};
    strbuf_clear(&buf);
    strbuf_add(&buf, "hello", 4);
    strbuf_puts(&buf, "-");
    strbuf_puts(&buf, "");
    strbuf_printf(&buf, "%s %d", "灯り", 7);
    CHECK_TEXT(strbuf_text(&buf), "hell-灯り 7");
    size_t room = buf.room;
    strbuf_clear(&buf);
    CHECK_TEXT(strbuf_text(&buf), "");
    CHECK(buf.size == 0 && buf.room == room);
    strbuf_add(&buf, "a\0b", 3);
    CHECK(buf.size == 3 && memcmp(buf.text, "a\0b", 4) == 0);
    strbuf_finish(&buf);
}

int main(void)
{
    test_growth();
    test_parts();
    return check_result();
}
