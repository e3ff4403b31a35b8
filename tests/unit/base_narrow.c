/* Full-width letters and signs as they are typed elsewhere. */
#include "base/narrow.h"
#include "check.h"

int main(void)
{
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"", ""},
        {"abc 012", "abc 012"},
        {"ＡＢＣａｂｃ０１９＠．（）！～", "ABCabc019@.()!~"},
        {"０７６−２２０―２１１１", "076-220-2111"},
        {"０７６ー２２０", "076-220"},
        {"サーバー 3ー4", "サーバー 3-4"},
        {"　\xc2\xa0", "  "},
        {"町のあかり、町。", "町のあかり、町。"},
        {"\xff\xe3\x81", "\xff\xe3\x81"}, /* bytes that are no letters stay */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        CHECK_TEXT(narrow(rows[i].text, &arena), rows[i].wanted);
        arena_finish(&arena);
    }
    return check_result();
}
