#include "pack/goals.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/bug.h"
#include "pack/pack.h"

struct goal {
    uint32_t rgb;
    bool white; /* white text reads well on it; else ink does */
    const char *ja, *en;
};

static const struct goal goals[] = {
    {0xE5243B, true, "貧困をなくそう", "No Poverty"},
    {0xDDA63A, false, "飢餓をゼロに", "Zero Hunger"},
    {0x4C9F38, false, "すべての人に健康と福祉を", "Good Health and Well-being"},
    {0xC5192D, true, "質の高い教育をみんなに", "Quality Education"},
    {0xFF3A21, false, "ジェンダー平等を実現しよう", "Gender Equality"},
    {0x26BDE2, false, "安全な水とトイレを世界中に", "Clean Water and Sanitation"},
    {0xFCC30B, false, "エネルギーをみんなに そしてクリーンに", "Affordable and Clean Energy"},
    {0xA21942, true, "働きがいも経済成長も", "Decent Work and Economic Growth"},
    {0xFD6925, false, "産業と技術革新の基盤をつくろう", "Industry, Innovation and Infrastructure"},
    {0xDD1367, true, "人や国の不平等をなくそう", "Reduced Inequalities"},
    {0xFD9D24, false, "住み続けられるまちづくりを", "Sustainable Cities and Communities"},
    {0xBF8B2E, false, "つくる責任 つかう責任", "Responsible Consumption and Production"},
    {0x3F7E44, true, "気候変動に具体的な対策を", "Climate Action"},
    {0x0A97D9, false, "海の豊かさを守ろう", "Life Below Water"},
    {0x56C02B, false, "陸の豊かさも守ろう", "Life on Land"},
    {0x00689D, true, "平和と公正をすべての人に", "Peace, Justice and Strong Institutions"},
    {0x19486A, true, "パートナーシップで目標を達成しよう", "Partnerships for the Goals"},
};
static_assert(sizeof goals / sizeof goals[0] == PACK_GOALS, "every goal has its row");

static const struct goal *find(int goal)
{
    REQUIRE(goal >= 1 && goal <= PACK_GOALS);
    return &goals[goal - 1];
}

struct color goal_color(int goal)
{
    return color_rgb(find(goal)->rgb);
}

struct color goal_text_color(int goal)
{
    return color_rgb(find(goal)->white ? 0xFFFFFF : 0x1D1A17);
}

const char *goal_name(int goal, const char *language_tag)
{
    bool japanese = strncmp(language_tag, "ja", 2) == 0 && (language_tag[2] == '\0' || language_tag[2] == '-');
    return japanese ? find(goal)->ja : find(goal)->en;
}
