/* What texts get wrong about the goals, and what they do not. */
#include <stdbool.h>

#include "check.h"
#include "pack/goal_words.h"

static const struct {
    const char *tag, *text;
    enum goal_slip_kind kind;
    const char *written; /* of GOAL_SLIP_SDGS and GOAL_SLIP_NUMBER */
    int goal, other;
} rows[] = {
    {"ja", "SGDsの推進", GOAL_SLIP_SDGS, "SGDs", 0, 0},
    {"ja", "SDGSの推進", GOAL_SLIP_SDGS, "SDGS", 0, 0},
    {"ja", "sdgsの推進", GOAL_SLIP_SDGS, "sdgs", 0, 0},
    {"ja", "Sdgs", GOAL_SLIP_SDGS, "Sdgs", 0, 0},
    {"ja", "ＳＤＧｓの推進", GOAL_SLIP_SDGS, "ＳＤＧｓ", 0, 0},
    {"ja", "SDGｓの推進", GOAL_SLIP_SDGS, "SDGｓ", 0, 0},
    {"en", "the SDG's", GOAL_SLIP_SDGS, "SDG's", 0, 0},
    {"en", "the SDG’s", GOAL_SLIP_SDGS, "SDG’s", 0, 0},
    {"ja", "SDGs 目標18", GOAL_SLIP_NUMBER, "18", 18, 0},
    {"ja", "SDGsの目標１８を", GOAL_SLIP_NUMBER, "18", 18, 0},
    {"ja", "SDGs ゴール0", GOAL_SLIP_NUMBER, "0", 0, 0},
    {"ja", "SDGs目標 170。", GOAL_SLIP_NUMBER, "170", 170, 0},
    {"en", "SDG Goal 20", GOAL_SLIP_NUMBER, "20", 20, 0},
    {"zh-Hans", "SDGs目标18", GOAL_SLIP_NUMBER, "18", 18, 0},
    {"ko", "SDGs 목표 18", GOAL_SLIP_NUMBER, "18", 18, 0},
    {"ja", "目標11 住み続けられるまちづくり", GOAL_SLIP_NAME, NULL, 11, 11},
    {"ja", "目標11「住みつづけられるまちづくりを」", GOAL_SLIP_NAME, NULL, 11, 11},
    {"ja", "目標１１　すみ続けられる町づくりを", GOAL_SLIP_NAME, NULL, 11, 11},
    {"ja", "SDGsの目標17「パートナーシップで目標を達成する」", GOAL_SLIP_NAME, NULL, 17, 17},
    {"en", "Goal 11: Sustainable Cities & Communities", GOAL_SLIP_NAME, NULL, 11, 11},
    {"en", "Goal 13: Climate Actions", GOAL_SLIP_NONE, NULL, 0, 0}, /* it begins with the title */
    {"ja", "目標11 質の高い教育をみんなに", GOAL_SLIP_ANOTHER, NULL, 11, 4},
    {"en", "Goal 4 (Zero Hunger)", GOAL_SLIP_ANOTHER, NULL, 4, 2},
    {"zh-Hans", "目标3：优质教育", GOAL_SLIP_ANOTHER, NULL, 3, 4},
    {"ja", "", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "SDGsの推進", GOAL_SLIP_NONE, NULL, 0, 0},
    {"en", "Each SDG counts: SDG 11, SDGs 1-17", GOAL_SLIP_NONE, NULL, 0, 0},
    {"en", "https://example.jp/sdgs/ and sdgs.example.jp and #sdgs and info@sdgs.example", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "SDGs 2030アジェンダ", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "SDGs 17の目標、169のターゲット", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "SDGsの目標2030年までに", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "SDGs目標100%達成", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "参加者の目標20人", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "目標18を超えた", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "目標11 住み続けられるまちづくりを", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "目標11「住み続けられるまちづくりを」と目標4「質の高い教育をみんなに」", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "目標12 つくる責任　つかう責任", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "目標12「つくる責任・つかう責任」", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "目標11を選びました。まちをよくしたいからです。", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "目標11.2", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja", "目標3つ", GOAL_SLIP_NONE, NULL, 0, 0},
    {"en", "Goal 11: Make cities and human settlements inclusive, safe, resilient and sustainable", GOAL_SLIP_NONE,
     NULL, 0, 0},
    {"en", "Goal 13: Take urgent action to combat climate change and its impacts", GOAL_SLIP_NONE, NULL, 0, 0},
    {"en", "Goal 4: quality education", GOAL_SLIP_NONE, NULL, 0, 0},
    {"en", "They scored goal 4 at home", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja-easy", "目標11 ずっと 住める まちを つくろう", GOAL_SLIP_NONE, NULL, 0, 0},
    {"ja-easy", "SDGs 目標18", GOAL_SLIP_NUMBER, "18", 18, 0},
};

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct goal_slip slip = goal_words_check(rows[i].text, rows[i].tag, &arena);
        bool written = (slip.written == NULL) == (rows[i].written == NULL) &&
                       (!slip.written || strcmp(slip.written, rows[i].written) == 0);
        bool goals = rows[i].kind < GOAL_SLIP_NAME || (slip.goal == rows[i].goal && slip.other == rows[i].other);
        if (slip.kind != rows[i].kind || !written || !goals) {
            fprintf(stderr, "%s: %d %s, goal %d, other %d\n", rows[i].text, (int)slip.kind,
                    slip.written ? slip.written : "", slip.goal, slip.other);
            CHECK(!"the right slip is found");
        }
        arena_finish(&arena);
    }
    return check_result();
}
