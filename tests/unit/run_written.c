#include "check.h"

#include "run/written.h"

static const char *const sources[] = {"first", "second《に》", "third"};

/** One line of a text: `count` runs of 100 units each, from `at` on. */
static void line(struct draw_list *list, const struct draw_words *words, struct point at, int count, size_t from)
{
    for (int i = 0; i < count; i++) {
        draw_text(list, (struct draw_text){.origin = at,
                                           .size = 30,
                                           .color = color_rgb(0xFFFFFF),
                                           .language = "en",
                                           .text = "words",
                                           .bounds = rect_make(at.x + 100 * i, at.y, 100, 40),
                                           .words = words,
                                           .words_from = from,
                                           .words_to = from + 3});
    }
}

static void put(struct draw_list *list, int source, double x, double y)
{
    line(list, draw_words_make(list, sources[source], sources[source]), point_make(x, y), 2, 0);
}

static void cover(struct draw_list *list, struct rect box, double opacity)
{
    draw_box(list, box, 8, brush_solid(color_fade(color_rgb(0x202020), opacity)));
}

/** Which of the texts are read, by their first letters. */
static const char *read(struct draw_list *list)
{
    static char letters[16];
    struct written written = {.count = 0};
    written_read(&written, list);
    for (size_t i = 0; i < written.count && i + 1 < sizeof letters; i++) {
        letters[i] = written.items[i].text[0];
        letters[i + 1] = '\0';
    }
    letters[written.count] = '\0';
    written_finish(&written);
    return letters;
}

static struct draw_list list;

static void test_order(void)
{
    draw_begin(&list, 1920, 1080);
    put(&list, 2, 0, 900);
    put(&list, 0, 0, 0);
    CHECK_TEXT(read(&list), "tf"); /* as painted, wherever they stand */
    line(&list, NULL, point_make(0, 500), 2, 0);
    CHECK_TEXT(read(&list), "tf"); /* nobody said what it is */
}

static void test_lines(void)
{
    struct written written = {.count = 0};
    draw_begin(&list, 1920, 1080);
    const struct draw_words *words = draw_words_make(&list, sources[1], sources[1]);
    line(&list, words, point_make(0, 0), 2, 2);
    line(&list, words, point_make(0, 50), 1, 6);
    written_read(&written, &list);
    CHECK(written.count == 1);
    CHECK(written.items[0].parts.count == 1 && written.items[0].parts.items[0].source == sources[1] &&
          written.items[0].text != sources[1]);
    CHECK(written.items[0].from == 2 && written.items[0].to == 9);
    CHECK_TEXT(written.items[0].text, "second《に》");
    CHECK_TEXT(written.items[0].language, "en");
    written_finish(&written);
}

static void test_edges(void)
{
    draw_begin(&list, 1920, 1080);
    put(&list, 0, 1800, 0); /* its second run is beyond the stage */
    put(&list, 1, 1900, 0); /* all of it mostly is */
    draw_clip_begin(&list, rect_make(0, 100, 400, 20));
    put(&list, 2, 0, 105); /* less than half of its height is in the clip */
    draw_clip_end(&list);
    CHECK_TEXT(read(&list), "f");
}

static void test_cover(void)
{
    draw_begin(&list, 1920, 1080);
    put(&list, 0, 100, 100);
    cover(&list, rect_make(80, 80, 300, 100), 1);
    put(&list, 1, 100, 100); /* on the card that hides the first */
    CHECK_TEXT(read(&list), "s");
    cover(&list, rect_make(80, 80, 300, 100), 0.7); /* lets it through */
    CHECK_TEXT(read(&list), "s");
    cover(&list, rect_make(0, 0, 1920, 1080), 0.7); /* a shade over all: nobody reads what it dims */
    put(&list, 2, 100, 100);
    CHECK_TEXT(read(&list), "t");
    draw_picture(&list, "a.png", rect_make(0, 0, 1000, 1000), 0, color_fade(color_rgb(0), 0));
    CHECK_TEXT(read(&list), "");
}

static void test_layers(void)
{
    draw_begin(&list, 1920, 1080);
    put(&list, 0, 1000, 100);
    draw_layer_begin(&list, rect_make(0, 0, 400, 200), affine_move(900, 0), 1, 0);
    put(&list, 1, 0, 300);
    cover(&list, rect_make(50, 50, 300, 200), 1); /* stands where the first is */
    draw_layer_end(&list);
    draw_layer_begin(&list, rect_make(0, 0, 400, 200), affine_identity(), 0.05, 0);
    put(&list, 2, 100, 600); /* almost faded away */
    draw_layer_end(&list);
    CHECK_TEXT(read(&list), "s");
}

int main(void)
{
    test_order();
    test_lines();
    test_edges();
    test_cover();
    test_layers();
    draw_finish(&list);
    return check_result();
}
