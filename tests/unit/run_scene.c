#include "check.h"

#include "run/scene.h"

static void test_steps(void)
{
    struct scene scene = {.count = 0};
    struct diags diags = {.count = 0};
    bool good = scene_parse(&scene, "a.scene",
                            "# a comment\n"
                            "\n"
                            "size 960x540\r\n"
                            "at 400ms tap 960 540.5\n"
                            "\tafter 1.5s  drag 800 500 300 500 200ms # no comment here\n",
                            &diags);
    CHECK(!good); /* the words behind the last step are one too many */
    CHECK(diags.count == 1 && diags.items[0].place.line == 5);
    scene_finish(&scene);
    diag_finish(&diags);

    diags = (struct diags){.count = 0};
    good = scene_parse(&scene, "a.scene",
                       "start card:some-id\n"
                       "at 400ms tap 960 540.5\n"
                       "after 1.5s drag 800 500 300 490 200ms\n"
                       "expect status idle warn\n"
                       "press two words\n"
                       "up 2\n"
                       "key enter",
                       &diags);
    CHECK(good && diags.count == 0);
    CHECK(scene.count == 7);
    if (scene.count == 7) {
        CHECK(scene.steps[0].verb == SCENE_START && scene.steps[0].at == 0 && scene.steps[0].line == 1);
        CHECK_TEXT(scene.steps[0].word, "card:some-id");
        CHECK(scene.steps[1].at == TICK_MS(400));
        CHECK_NEAR(scene.steps[1].numbers[1], 540.5, 0);
        /* A tap lasts 80 ms; what follows counts from its end. */
        CHECK(scene.steps[2].at == TICK_MS(1980) && scene.steps[2].length == TICK_MS(200));
        CHECK_NEAR(scene.steps[2].numbers[3], 490, 0);
        CHECK(scene.steps[3].at == TICK_MS(2180));
        CHECK_TEXT(scene.steps[3].word, "status");
        CHECK_TEXT(scene.steps[3].rest, "idle warn");
        CHECK_TEXT(scene.steps[4].rest, "two words");
        CHECK(scene.steps[5].finger == 2);
        CHECK(scene.steps[6].key == KEY_ENTER);
    }
    scene_finish(&scene);
    diag_finish(&diags);
}

static void test_problems(void)
{
    static const struct {
        const char *text, *message;
        int line;
    } cases[] = {
        {"jump 3\n", "there is no step 'jump'", 1},
        {"tap 1\n", "this step is written: tap X Y", 1},
        {"tap 1 2 3\n", "this step is written: tap X Y", 1},
        {"tap 1 nan\n", "this step is written: tap X Y", 1},
        {"\n\ndrag 1 2 3 4 5\n", "this step is written: drag X Y X Y TIME", 3},
        {"at\n", "a time is needed here, such as 400ms or 1.5s", 1},
        {"at 3 tap 1 2\n", "a time is needed here, such as 400ms or 1.5s", 1},
        {"after -1s tap 1 2\n", "a time is needed here, such as 400ms or 1.5s", 1},
        {"at 3s\n", "there is no step ''", 1},
        {"at 1s tap 1 2\nat 1s tap 1 2\n", "the step before ends only at 1080ms", 2},
        {"size 1x1\n", "this step is written: size WxH", 1},
        {"key f1\n", "this step is written: key left|right|up|down|enter|escape|staff|close|erase|0|...|9", 1},
        {"down 17 1 1\n", "this step is written: down FINGER X Y", 1},
        {"hold go:map\n", "this step is written: hold FINGER TARGET[:NUMBER]", 1},
        {"expect screen\n", "this step is written: expect screen|card|target|status WHAT", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene = {.count = 0};
        struct diags diags = {.count = 0};
        CHECK(!scene_parse(&scene, "a.scene", cases[i].text, &diags));
        CHECK(diags.count == 1);
        if (diags.count == 1) {
            CHECK_TEXT(diags.items[0].message[DIAG_ENGLISH], cases[i].message);
            CHECK_TEXT(diags.items[0].place.file, "a.scene");
            CHECK(diags.items[0].place.line == cases[i].line);
        }
        scene_finish(&scene);
        diag_finish(&diags);
    }
}

static void test_missing_file(void)
{
    struct scene scene = {.count = 0};
    struct diags diags = {.count = 0};
    CHECK(!scene_load(&scene, BINARY_DIR "/no-such.scene", &diags));
    CHECK(diags.errors == 1);
    scene_finish(&scene);
    diag_finish(&diags);
}

int main(void)
{
    test_steps();
    test_problems();
    test_missing_file();
    return check_result();
}
