/* Texts that were made of others: down to which bytes of which texts they are known. */
#include "check.h"
#include "draw/made.h"

static struct draw_list list;
static struct arena arena;

static struct draw_parts parts_of(const char *text)
{
    return draw_parts_of(&list, text, strlen(text), &arena);
}

static bool is_part(struct draw_parts parts, size_t number, struct draw_part wanted)
{
    const struct draw_part *part = &parts.items[number];
    return number < parts.count && part->source == wanted.source && part->from == wanted.from &&
           part->at == wanted.at && part->size == wanted.size;
}

static void a_text_is_its_own_part(void)
{
    draw_begin(&list, 1920, 1080);
    const char *text = "a text";
    CHECK(parts_of(text).count == 1 && is_part(parts_of(text), 0, (struct draw_part){text, 0, 0, 6}));
}

static void parts_go_down_to_texts(void)
{
    draw_begin(&list, 1920, 1080);
    const char *name = "ann", *town = "star", *line = "(ann, star)", *cut = ", st", *ends = "st";
    draw_made(&list, line, (struct draw_part[]){{name, 0, 1, 3}, {town, 0, 6, 4}}, 2);
    draw_made(&list, cut, &(struct draw_part){line, 4, 0, 4}, 1);
    draw_made(&list, ends, &(struct draw_part){cut, 2, 0, 2}, 1);
    CHECK(parts_of(line).count == 2);
    CHECK(is_part(parts_of(line), 0, (struct draw_part){name, 0, 1, 3}));
    CHECK(is_part(parts_of(line), 1, (struct draw_part){town, 0, 6, 4}));
    CHECK(parts_of(cut).count == 1 && is_part(parts_of(cut), 0, (struct draw_part){town, 0, 2, 2}));
    CHECK(parts_of(ends).count == 1 && is_part(parts_of(ends), 0, (struct draw_part){town, 0, 0, 2}));
}

static void a_text_without_parts_has_none(void)
{
    draw_begin(&list, 1920, 1080);
    const char *dash = "-", *between = "+", *name = "ann", *both = "ann+";
    draw_made(&list, dash, NULL, 0);
    CHECK(parts_of(dash).count == 0);
    draw_made(&list, both, (struct draw_part[]){{name, 0, 0, 3}, {between, 0, 3, 1}}, 2);
    CHECK(parts_of(both).count == 2);
}

static void a_frame_forgets_the_last_one(void)
{
    draw_begin(&list, 1920, 1080);
    const char *name = "ann", *copy = "Ann";
    draw_made(&list, copy, &(struct draw_part){name, 0, 0, 3}, 1);
    CHECK(parts_of(copy).items[0].source == name);
    draw_begin(&list, 1920, 1080);
    CHECK(parts_of(copy).items[0].source == copy);
}

int main(void)
{
    a_text_is_its_own_part();
    parts_go_down_to_texts();
    a_text_without_parts_has_none();
    a_frame_forgets_the_last_one();
    draw_finish(&list);
    arena_finish(&arena);
    return check_result();
}
