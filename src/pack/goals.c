#include "pack/goals.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/bug.h"
#include "base/language.h"
#include "pack/pack.h"

struct goal {
    uint32_t rgb;
    bool white;                              /* white text reads well on it; else ink does */
    const char *names[LANGUAGE_KNOWN_COUNT]; /* in the order of enum language_known */
};

/* clang-format off */
static const struct goal goals[] = {
    {0xE5243B, true,
     {"貧困《ひんこん》をなくそう", "まずしさを なくそう",
      "No Poverty", "无贫穷", "終結貧窮", "빈곤 종식"}},
    {0xDDA63A, false,
     {"飢餓《きが》をゼロに", "うえを ゼロに",
      "Zero Hunger", "零饥饿", "消除飢餓", "기아 종식"}},
    {0x4C9F38, false,
     {"すべての人《ひと》に健康《けんこう》と福祉《ふくし》を", "すべての 人《ひと》に けんこうと ふくしを",
      "Good Health and Well-being", "良好健康与福祉", "健康與福祉", "건강과 웰빙"}},
    {0xC5192D, true,
     {"質《しつ》の高《たか》い教育《きょういく》をみんなに", "よい 教育《きょういく》を みんなに",
      "Quality Education", "优质教育", "優質教育", "양질의 교육"}},
    {0xFF3A21, false,
     {"ジェンダー平等《びょうどう》を実現《じつげん》しよう", "男《おとこ》も 女《おんな》も びょうどうに",
      "Gender Equality", "性别平等", "性別平等", "성평등"}},
    {0x26BDE2, false,
     {"安全《あんぜん》な水《みず》とトイレを世界中《せかいじゅう》に", "きれいな 水《みず》と トイレを 世界中《せかいじゅう》に",
      "Clean Water and Sanitation", "清洁饮水和卫生设施", "潔淨水與衛生", "깨끗한 물과 위생"}},
    {0xFCC30B, false,
     {"エネルギーをみんなに そしてクリーンに", "エネルギーを みんなに、きれいに",
      "Affordable and Clean Energy", "经济适用的清洁能源", "可負擔的潔淨能源", "모두를 위한 깨끗한 에너지"}},
    {0xA21942, true,
     {"働《はたら》きがいも経済成長《けいざいせいちょう》も", "よい しごとと ゆたかな くらし",
      "Decent Work and Economic Growth", "体面工作和经济增长", "合適的工作與經濟成長", "양질의 일자리와 경제성장"}},
    {0xFD6925, false,
     {"産業《さんぎょう》と技術革新《ぎじゅつかくしん》の基盤《きばん》をつくろう", "新《あたら》しい わざと しごとの もとを つくろう",
      "Industry, Innovation and Infrastructure", "产业、创新和基础设施", "工業、創新與基礎建設", "산업, 혁신, 사회기반시설"}},
    {0xDD1367, true,
     {"人《ひと》や国《くに》の不平等《ふびょうどう》をなくそう", "人《ひと》や 国《くに》の ふびょうどうを なくそう",
      "Reduced Inequalities", "减少不平等", "減少不平等", "불평등 감소"}},
    {0xFD9D24, false,
     {"住《す》み続《つづ》けられるまちづくりを", "ずっと 住《す》める まちを つくろう",
      "Sustainable Cities and Communities", "可持续城市和社区", "永續城市與社區", "지속가능한 도시와 공동체"}},
    {0xBF8B2E, false,
     {"つくる責任《せきにん》 つかう責任《せきにん》", "つくる せきにん つかう せきにん",
      "Responsible Consumption and Production", "负责任消费和生产", "負責任的消費與生產", "책임 있는 소비와 생산"}},
    {0x3F7E44, true,
     {"気候変動《きこうへんどう》に具体的《ぐたいてき》な対策《たいさく》を", "きこうの 変化《へんか》を とめよう",
      "Climate Action", "气候行动", "氣候行動", "기후변화 대응"}},
    {0x0A97D9, false,
     {"海《うみ》の豊《ゆた》かさを守《まも》ろう", "海《うみ》の ゆたかさを まもろう",
      "Life Below Water", "水下生物", "水下生命", "해양 생태계"}},
    {0x56C02B, false,
     {"陸《りく》の豊《ゆた》かさも守《まも》ろう", "りくの ゆたかさも まもろう",
      "Life on Land", "陆地生物", "陸域生命", "육상 생태계"}},
    {0x00689D, true,
     {"平和《へいわ》と公正《こうせい》をすべての人《ひと》に", "へいわと こうせいを すべての 人《ひと》に",
      "Peace, Justice and Strong Institutions", "和平、正义与强大机构", "和平、正義與健全的制度", "평화, 정의, 강력한 제도"}},
    {0x19486A, true,
     {"パートナーシップで目標《もくひょう》を達成《たっせい》しよう", "みんなで 力《ちから》を 合《あ》わせよう",
      "Partnerships for the Goals", "促进目标实现的伙伴关系", "促進目標實現的夥伴關係", "목표를 위한 협력"}},
};
/* clang-format on */
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
    return find(goal)->names[language_known(language_tag)];
}
