/* The dump: one line a command, the same on every machine. */
#include "check.h"
#include "draw/dump.h"

static void draw_everything(struct draw_list *list, double tremble)
{
    draw_begin(list, 1920, 1080);
    struct color ink = color_rgb(0x1D1A17), gold = color_rgb(0xD9B65C);
    draw_box(list, rect_make(-0.01, 0, 1920, 1080), 0,
             brush_linear(point_make(0, 0), point_make(0, 1080), color_rgb(0x050818), color_rgb(0x0C1438)));
    draw_disc(list, point_make(100 + tremble, 100), 20, color_fade(gold, 0.5));
    draw_line(list, point_make(0, 0), point_make(10, 20.25), 2.5, gold);
    draw_shadow(list, rect_make(10, 20, 30, 40), 8, 16, ink);
    draw_glow(list, point_make(5, 6), 40, gold, BLEND_ADD);
    struct draw_mote motes[] = {{.at = {1 + tremble, 1}, .radius = 1, .color = gold},
                                {.at = {9, 9}, .radius = 1, .color = gold}};
    draw_motes(list, motes, 2);
    draw_layer_begin(list, rect_make(0, 0, 100, 100), affine_move(5, 6), 0.5, LAYER_OPAQUE);
    draw_clip_begin(list, rect_make(1, 2, 3, 4));
    draw_text(list,
              (struct draw_text){
                  .origin = {120, 340}, .face = FACE_GOTHIC_BOLD, .size = 32, .color = ink, .text = "日本語 \"声\"\n"});
    draw_text(list, (struct draw_text){.face = FACE_MINCHO,
                                       .size = 31.5,
                                       .color = ink,
                                       .vertical = true,
                                       .tracking = 2,
                                       .language = "en",
                                       .text = "\\"});
    draw_clip_end(list);
    draw_layer_end(list);
    draw_layer_begin(list, rect_make(0, 0, 1, 1), affine_scale(2, 2), 1, 0);
    draw_layer_end(list);
    draw_late_begin(list, 1, rect_make(0.5, 0, 1, 1), affine_scale(30, 30), 20, true);
    draw_line(list, point_make(1, 1), point_make(2, 1.5), 0.25, gold);
    draw_glow(list, point_make(1, 1), 0.5, gold, BLEND_ADD);
    draw_layer_end(list);
    draw_picture(list, "/srv/packs/a/pictures/light.jpg", rect_make(0, 0, 640, 360), 12, color_rgb(0));
    draw_hit(list, rect_make(10, 20, 88, 88), 0x2A, HIT_TAP);
    draw_hit(list, rect_make(0, 0, 1920, 900), 7, HIT_DRAG_X | HIT_DRAG_Y | HIT_PINCH);
}

static const char wanted[] =
    "path fill linear 0.0,0.0 0.0,1080.0 #050818@0.00 #0C1438@1.00 0.0,0.0 1920.0,0.0 1920.0,1080.0 0.0,1080.0 closed\n"
    "path fill #D9B65C80 n=13 box 80.0,80.0,40.0,40.0 HASH\n"
    "path stroke w=2.5 #D9B65C 0.0,0.0 10.0,20.3\n"
    "shadow #1D1A17 10.0,20.0,30.0,40.0 r=8.0 blur=16.0\n"
    "glow #D9B65C 5.0,6.0 r=40.0 add\n"
    "motes n=2 box 0.0,0.0,10.0,10.0 HASH\n"
    "layer 0.0,0.0,100.0,100.0 move 5.0,6.0 opacity=0.50 opaque\n"
    "  clip 1.0,2.0,3.0,4.0\n"
    "    text gothic-bold 32 #1D1A17 120.0,340.0 \"日本語 \\\"声\\\"\\x0A\"\n"
    "    text mincho 31.5 #1D1A17 0.0,0.0 vertical tracking=2.0 en \"\\\\\"\n"
    "  end\n"
    "end\n"
    "layer 0.0,0.0,1.0,1.0 matrix 2.000,0.000,0.000,2.000 0.0,0.0 opacity=1.00\n"
    "end\n"
    "layer 10.0,0.0,20.0,20.0 matrix 30.000,0.000,0.000,30.000 0.0,0.0 opacity=1.00 late scale=20.000\n"
    "  path stroke w=5.0 #D9B65C 20.0,20.0 40.0,30.0\n"
    "  glow #D9B65C 20.0,20.0 r=10.0 add\n"
    "end\n"
    "picture \"light.jpg\" 0.0,0.0,640.0,360.0 r=12.0\n"
    "hit 10.0,20.0,88.0,88.0 tap target=0x2a\n"
    "hit 0.0,0.0,1920.0,900.0 drag-x|drag-y|pinch target=0x7\n";

/** Hashes of 16 hexadecimal digits replaced by HASH, so that the layout of the lines can be compared. */
static void hide_hashes(const char *text, struct strbuf *out)
{
    for (const char *p = text; *p;) {
        if (strspn(p, "0123456789abcdef") == 16) {
            strbuf_puts(out, "HASH");
            p += 16;
        } else {
            strbuf_add(out, p++, 1);
        }
    }
}

int main(void)
{
    struct draw_list list = {0};
    struct strbuf plain = {0}, trembled = {0}, moved = {0}, hidden = {0};
    draw_everything(&list, 0);
    dump_list(&list, &plain);
    hide_hashes(strbuf_text(&plain), &hidden);
    CHECK_TEXT(strbuf_text(&hidden), wanted);

    draw_everything(&list, 1e-9); /* the last bits of a sine differ from machine to machine */
    dump_list(&list, &trembled);
    CHECK_TEXT(strbuf_text(&trembled), strbuf_text(&plain));

    draw_everything(&list, 0.2);
    dump_list(&list, &moved);
    CHECK(strcmp(strbuf_text(&moved), strbuf_text(&plain)) != 0);

    strbuf_finish(&plain);
    strbuf_finish(&trembled);
    strbuf_finish(&moved);
    strbuf_finish(&hidden);
    draw_finish(&list);
    return check_result();
}
