/*
 * specimen FOLDER: one paragraph in each language, in lines and in columns, with and without its readings, in two
 * sizes, as NAME.png in the folder, and what is hard to
 * find in fonts. The golden ones are in tests/golden/type; a reader of the language accepts
 * them.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "stage/paint.h"
#include "stage/picture.h"
#include "text/paragraph.h"

enum { WIDTH = 1640, HEIGHT = 1010 };

static const struct {
    const char *name, *language, *text; /* the name is the picture's */
} specimens[] = {
    {"ja", "ja",
     "｜星祭り《ほしまつり》の夜《よる》、第《だい》12回《かい》「灯《あか》りの道《みち》」に約《やく》2021人"
     "《にん》が集《あつ》まった。志《こころざし》ある人々《ひとびと》と協働《きょうどう》し、｜SDGs《エスディー"
     "ジーズ》を学《まな》ぶ。雨《あめ》でも承《うけたまわ》ります！？"},
    {"ja-easy", "ja-easy",
     "星《ほし》のお祭《まつ》りは8月《がつ》5日《いつか》です。町《まち》の人《ひと》が、みんなで灯《あか》"
     "りをつけます。はじめての人《ひと》も、来《き》てください。お金《かね》は、いりません。"},
    {"zh-Hans", "zh-Hans",
     "星光节《xīng guāng jié》之夜，第12届“灯之路”吸引了约2021人。志同道合的人们一起学习SDGs，共同记录"
     "骨与直角；下雨也照常举行！"},
    {"zh-Hant", "zh-Hant",
     "星光節《ㄒㄧㄥ ㄍㄨㄤ ㄐㄧㄝˊ》之夜，第12屆「燈之路」吸引了約2021人。志同道合的人們一起學習SDGs，共同"
     "記錄骨與直角；下雨也照常舉行！"},
    {"ko", "ko",
     "별 축제《祝祭》의 밤, 제12회 ‘등불의 길’에 약 2021명이 모였다. 뜻을 같이하는 사람들이 協働《협동》하여 SDGs를"
     " 배운다. 비가 와도 열립니다!"},
    {"en", "en",
     "Some 2021 people came to the 12th ‘Road of Lights’. ｜協働《kyōdō》: working together, by people’s own will."},
    {"ja-forms", "ja",
     "渡邉\U000E0101さん、渡邉\U000E0103さん、葛\U000E0100城、神\uFE00社。あ\u3099っ、い\u3099え\u3099、か\u309Aき"
     "\u309Aく\u309A"
     "け\u309Aこ\u309A、ん\u3099。ア\u3099ー\u3099、カ\u309Aセ\u309A、お\u3099《か\u309Aん》。α線、角度θ、ΣとМоскваとΑθ"
     "ήνα。"},
    {"uk", "uk",
     "12-та «Дорога ліхтарів»: п’ять тисяч мешканців Києва 2021 року. Об’єднання, ЦСР (SDGs), під’їзд і ґудзик."},
    {"el", "el",
     "Στον 12ο «Δρόμο των φώτων» ήρθαν 2021 άνθρωποι. Συνεργασία σημαίνει: όλοι μαζί, για τους στόχους SDGs."},
    {"vi", "vi",
     "Lễ hội Đèn: hơn 2021 người đã đến. Cùng nhau tìm hiểu SDGs và thắp sáng những con đường của thành phố."},
};

enum { SPECIMENS = sizeof specimens / sizeof specimens[0] };

static struct text_style style_of(size_t which, double size, bool furigana)
{
    return (struct text_style){.face = size > 30 ? FACE_MINCHO : FACE_GOTHIC,
                               .size = size,
                               .color = {29, 26, 23, 255},
                               .leading = 1.75,
                               .furigana = furigana,
                               .language = specimens[which].language};
}

/** The edge a text may not pass, as a thin line on both sides. */
static void draw_edges(struct draw_list *list, struct rect box)
{
    struct draw_brush line = brush_solid((struct color){200, 80, 60, 255});
    draw_box(list, rect_make(box.x - 1, box.y, 1, box.h), 0, line);
    draw_box(list, rect_make(box.x + box.w, box.y, 1, box.h), 0, line);
    draw_box(list, rect_make(box.x, box.y - 1, box.w, 1), 0, line);
    draw_box(list, rect_make(box.x, box.y + box.h, box.w, 1), 0, line);
}

static void draw_across(struct draw_list *list, struct type *type, size_t which, const struct text_style *style,
                        struct rect box)
{
    const struct paragraph *lines = paragraph_layout(type, &list->arena, style, specimens[which].text, box.w);
    draw_edges(list, rect_make(box.x, box.y, box.w, lines->height));
    paragraph_draw(lines, list, type, point_make(box.x, box.y), box.w);
}

static void draw_down(struct draw_list *list, struct type *type, size_t which, const struct text_style *style,
                      struct rect box)
{
    const struct paragraph *columns =
        paragraph_layout_vertical(type, &list->arena, style, specimens[which].text, box.h);
    draw_edges(list, rect_make(box.x + box.w - columns->width, box.y, columns->width, box.h));
    paragraph_draw(columns, list, type, point_make(box.x + box.w, box.y), box.w);
}

static void draw_specimen(struct draw_list *list, struct type *type, size_t which)
{
    draw_begin(list, WIDTH, HEIGHT);
    draw_box(list, rect_make(0, 0, WIDTH, HEIGHT), 0, brush_solid((struct color){247, 242, 230, 255}));
    for (int reads = 0; reads < 2; reads++) {
        struct text_style small = style_of(which, 24, reads), large = style_of(which, 38, reads);
        double top = 20 + reads * 500;
        draw_across(list, type, which, &small, rect_make(30, top, 300, 460));
        draw_across(list, type, which, &large, rect_make(370, top, 380, 460));
        draw_down(list, type, which, &small, rect_make(790, top, 300, 340));
        draw_down(list, type, which, &large, rect_make(1120, top, 490, 460));
    }
}

static bool save(const struct painter *painter, const char *folder, const char *name)
{
    char path[4096];
    int width, height, stride;
    const uint32_t *pixels = painter_pixels(painter, &width, &height, &stride);
    snprintf(path, sizeof path, "%s/%s.png", folder, name);
    if (!picture_save_png(path, pixels, width, height, stride)) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    const char *problem = NULL;
    struct type *type = type_create(&problem);
    if (argc != 2 || !type) {
        fprintf(stderr, "%s\n", problem ? problem : "usage: specimen FOLDER");
        return EXIT_FAILURE;
    }
    struct painter *painter = painter_create(type);
    struct draw_list list = {0};
    bool saved = true;
    painter_resize(painter, WIDTH, HEIGHT);
    for (size_t i = 0; i < SPECIMENS; i++) {
        const struct px_rect *damage;
        draw_specimen(&list, type, i);
        painter_paint(painter, &list, &damage);
        saved = save(painter, argv[1], specimens[i].name) && saved;
    }
    painter_destroy(painter);
    draw_finish(&list);
    type_destroy(type);
    return saved ? EXIT_SUCCESS : EXIT_FAILURE;
}
