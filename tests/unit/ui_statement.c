#include <math.h>

#include "ui/state.h"
#include "ui_show.h"

/** The vision's words: which of them are set in gold, and that nothing lies upon them. */

static void say(struct show *show, const char *statement, const char *accent)
{
    struct pack_vision *vision = &show->pack->vision;
    vision->statement = vision->accent = (struct pack_text){0};
    vision->statement.in[0] = statement;
    vision->accent.in[0] = accent;
}

/** All that is set in gold and belongs to the statement, readings in brackets. */
static void collect_gold(const struct show *show, const char *statement, struct strbuf *gold)
{
    struct color color = theme_tint(CONTRAST_USUAL, TINT_GOLD_BRIGHT);
    for (size_t i = 0; i < show->list.count; i++) {
        const struct draw_text *text = &show->list.commands[i].text;
        bool part = show->list.commands[i].kind == DRAW_TEXT && text->words && strstr(statement, text->words->text);
        if (part && memcmp(&text->color, &color, sizeof color) == 0) {
            strbuf_printf(gold, text->reading ? "(%s)" : "%s", text->text);
        }
    }
}

static void test_accent(enum screen screen, double width, double height)
{
    static const struct {
        const char *statement, *accent, *gold;
    } cases[] = {
        {"星を見る町\n夜がしずかな里", "星", "星"},
        {"星を見る町\n夜がしずかな里", "夜", "夜"},
        {"星を見る町\n夜がしずかな里", "町夜が", "町夜が"},
        {"星を見る町\n夜がしずかな里", "町\n夜が", "町夜が"},
        {"星を見る町\n夜がしずかな町", "町", "町"},
        {"星を見る町\n夜の里\n星の里", "里", "里"},
        {"星を見る町", "見る", "見る"},
        {"星を見る町\n夜がしずかな里", "月", ""},
        {"星《ほし》を見る町《まち》\n夜《よる》がしずかな里《さと》", "町夜", "町(まち)夜(よる)"},
        {"星《ほし》を見る町《まち》\n夜《よる》がしずかな里《さと》", "夜《よる》が", "夜が(よる)"},
    };
    struct show show;
    open_show(&show, FIRST_PACK, width, height);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct strbuf gold = {0};
        say(&show, cases[i].statement, cases[i].accent);
        CHECK(app_jump(show.app, screen, NULL, show.now));
        app_set_comfort(show.app, COMFORT_FURIGANA, true);
        show.now += TICK_S(2);
        step(&show, NULL, 0, NULL, 0);
        collect_gold(&show, cases[i].statement, &gold);
        CHECK_TEXT(strbuf_text(&gold), cases[i].gold);
        strbuf_finish(&gold);
    }
    close_show(&show);
}

static struct rect box_of(const struct draw_text *text)
{
    return rect_make(text->origin.x, text->origin.y - text->size * 0.8, text->size, text->size);
}

/** No hush of later words dims what was written before. */
static void test_hush(const char *language, enum comfort comfort, double width, double height)
{
    struct show show;
    open_show(&show, FIRST_PACK, width, height);
    CHECK(app_set_language(show.app, language) && app_jump(show.app, SCREEN_VISION, NULL, 0));
    app_set_comfort(show.app, comfort, true);
    show.now = TICK_S(2);
    step(&show, NULL, 0, NULL, 0);
    struct color night = theme_tint(comfort == COMFORT_CONTRAST ? CONTRAST_HIGH : CONTRAST_USUAL, TINT_NIGHT);
    size_t hushes = 0;
    for (size_t i = 0; i < show.list.count; i++) {
        const struct draw_shadow *hush = &show.list.commands[i].shadow;
        if (show.list.commands[i].kind != DRAW_SHADOW || memcmp(&hush->color, &night, 3) != 0) {
            continue;
        }
        hushes++;
        for (size_t k = 0; k < i; k++) {
            const struct draw_command *before = &show.list.commands[k];
            CHECK(before->kind != DRAW_TEXT ||
                  !rect_overlaps(box_of(&before->text), rect_inset(hush->box, -hush->blur)));
        }
    }
    CHECK(hushes >= 2);
    close_show(&show);
}

int main(void)
{
    static const double sizes[][2] = {{1920, 1080}, {1080, 1920}, {1440, 1080}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        test_accent(SCREEN_VISION, sizes[i][0], sizes[i][1]);
        test_accent(SCREEN_ATTRACT, sizes[i][0], sizes[i][1]);
        test_hush("ja", COMFORT_FURIGANA, sizes[i][0], sizes[i][1]);
        test_hush("en", COMFORT_LARGE, sizes[i][0], sizes[i][1]);
        test_hush("ja", COMFORT_CONTRAST, sizes[i][0], sizes[i][1]);
    }
    return check_result();
}
