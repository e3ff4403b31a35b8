/* Where lines may begin, and how good each place is. */
#include "check.h"
#include "base/strbuf.h"
#include "text/breaks.h"

static struct breaks breaks;

/** The text with a sign wherever a line may begin at `level` or better. */
static void marked(const char *language, bool phrases, const char *text, int level, const char *sign,
                   struct strbuf *out)
{
    size_t size = strlen(text);
    uint8_t *levels = malloc(size + 1);
    breaks_find(&breaks, language, phrases, text, size, levels);
    CHECK(levels[0] == BREAK_FORCED && levels[size] == BREAK_FORCED);
    strbuf_clear(out);
    for (size_t i = 0; i < size; i++) {
        if (i > 0 && levels[i] >= level) {
            strbuf_puts(out, sign);
        }
        strbuf_add(out, text + i, 1);
    }
    free(levels);
}

struct sample {
    const char *text, *wanted;
};

static void run(const char *language, bool phrases, int level, const struct sample *samples, size_t count)
{
    struct strbuf got = {0};
    for (size_t i = 0; i < count; i++) {
        marked(language, phrases, samples[i].text, level, "|", &got);
        CHECK_TEXT(strbuf_text(&got), samples[i].wanted);
    }
    strbuf_finish(&got);
}

#define RUN(language, phrases, level, table)                                                                           \
    run((language), (phrases), (level), (table), sizeof(table) / sizeof((table)[0]))

static void strict_lines(void)
{
    static const struct sample samples[] = {
        {"「灯り」を、ともす。", "「灯|り」|を、|と|も|す。"},
        {"ちょっと待って", "ちょっ|と|待っ|て"},
        {"シェフのケーキ", "シェ|フ|の|ケー|キ"},
        {"様々・人々", "様々・|人々"},
        {"約60人が集う", "約|60人|が|集|う"}, /* a number keeps its counter */
        {"2021年3月31日（水）", "2021年|3月|31日|（水）"},
        {"10～20人", "10～|20人"},
        {"100％・30℃", "100％・|30℃"},
        {"〒920の町", "〒920の|町"},
        {"3年／4年", "3年／|4年"},
        {"えっ！？本当", "えっ！？|本|当"},
        {"灯\xE2\x81\xA0り", "灯\xE2\x81\xA0り"}, /* U+2060 forbids */
        {"ab\xE2\x80\x8B"
         "cd",
         "ab\xE2\x80\x8B|cd"}, /* U+200B allows */
        {"一\n二", "一\n|二"},
        {"NPO Art-work", "NPO |Art-|work"},
        {"か\xE3\x82\x99く", "か\xE3\x82\x99|く"}, /* a combining voiced mark stays with its kana */
    };
    RUN("ja", false, BREAK_KATAKANA, samples);
}

static void english_lines(void)
{
    static const struct sample samples[] = {
        {"Touch a \"light\", and it grows.", "Touch |a |\"light\", |and |it |grows."},
        {"well-known", "well-|known"},
        {"isn't 3.14", "isn't |3.14"},
    };
    RUN("en", false, BREAK_LINE, samples);
    RUN("en", true, BREAK_PHRASE, samples);
}

static void korean_lines(void)
{
    static const struct sample samples[] = {
        {"제12회 등불의 길이 열립니다!", "제12회 |등불의 |길이 |열립니다!"},
        {"SDGs를 배운다", "SDGs를 |배운다"},
    };
    RUN("ko", false, BREAK_KATAKANA, samples);
}

/** Easy Japanese is Japanese, to its phrases. */
static void easy_lines(void)
{
    static const struct sample strict[] = {{"ちょっと待って", "ちょっ|と|待っ|て"},
                                           {"約60人が集う", "約|60人|が|集|う"}};
    static const struct sample titles[] = {{"あらゆる市民がつながる", "あらゆる|市民が|つながる"},
                                           {"ぼしゅう・といあわせ", "ぼしゅう・|といあわせ"},
                                           {"かんきょう", "かんきょう"}};
    RUN("ja-easy", false, BREAK_KATAKANA, strict);
    RUN("ja-easy", true, BREAK_PHRASE, titles);
}

/** Chinese has no spaces: titles break between its words, and never before what belongs to one. */
static void chinese_words(void)
{
    static const struct sample simplified[] = {
        {"协作城市建设挑战项目", "协作|城市|建设|挑战|项目"},
        {"点亮属于您的灯", "点亮|属于|您的|灯"},
        {"通过“项目”参与建设吧！", "通过|“项目”|参与|建设吧！"},
    };
    static const struct sample traditional[] = {
        {"協作城市營造挑戰計畫", "協作|城市|營造|挑戰|計畫"},
        {"透過「計畫」參與吧！", "透過|「計畫」|參與吧！"},
    };
    RUN("zh-Hans", true, BREAK_WORD, simplified);
    RUN("zh-Hant", true, BREAK_WORD, traditional);
}

/** Where the author has set off the phrases, lines break there first. */
static void spaced_phrases(void)
{
    static const struct sample easy[] = {
        {"あなたの あかりを つけましょう", "あなたの |あかりを |つけましょう"},
        {"市民の みなさんが アイデアを 出します。", "市民の |みなさんが |アイデアを |出します。"},
    };
    RUN("ja-easy", true, BREAK_PHRASE, easy);
}

static void katakana_words(void)
{
    static const struct sample samples[] = {
        {"新しいプロジェクトの会", "新|し|い|プロジェクト|の|会"},
        {"パートナーシップ", "パートナーシップ"},
    };
    RUN("ja", false, BREAK_LINE, samples);
}

/** What is torn, if it must be: a helping verb goes before a word or its ending does. */
static void insides(void)
{
    static const struct sample samples[] = {
        {"提案をお待ちしています", "提案を|お待ちして|います"},
        {"生理の貧困をなくそう", "生理の|貧困をなくそう"},
        {"金沢市役所の窓口で", "金沢|市役所の|窓口で"},
    };
    RUN("ja", true, BREAK_LINE, samples);
}

/** A sentence ends behind its full stop, a clause behind its comma, in languages with spaces, too. */
static void sentences(void)
{
    static const struct sample korean[] = {
        {"들어 보자. 말해 보자. 우리의 이야기.", "들어 보자. |말해 보자. |우리의 이야기."},
        {"물어보자! 챌린지 사업은", "물어보자! |챌린지 사업은"}};
    static const struct sample english[] = {
        {"There were 128 eggs. We counted them all.", "There were 128 eggs. |We counted them all."},
        {"Vol. 8 of the paper by Dr. Sato", "Vol. 8 of the paper by Dr. Sato"},
        {"The U.S. Embassy, and 3.5 km of i.e. nothing", "The U.S. Embassy, and 3.5 km of i.e. nothing"},
        {"Shall we? Yes! Let's ask.", "Shall we? |Yes! |Let's ask."},
    };
    static const struct sample clauses[] = {{"Stay on the island, know the sea", "Stay on the island, |know the sea"},
                                            {"Jobs in Kanazawa: workshops", "Jobs in Kanazawa: |workshops"}};
    static const struct sample japanese[] = {{"先輩に聞いてみよう！ どんな事業", "先輩に聞いてみよう！ |どんな事業"}};
    RUN("ko", true, BREAK_PART, korean);
    RUN("en", true, BREAK_PART, english);
    RUN("de", true, BREAK_CLAUSE, clauses);
    RUN("ja", true, BREAK_PART, japanese);
}

/** ICU's phrases with what its dictionary cuts too early joined again. */
static void phrases(void)
{
    static const struct sample samples[] = {
        {"あらゆる市民がつながる", "あらゆる|市民が|つながる"},
        {"金沢おしごと図鑑", "金沢おしごと図鑑"},
        {"こども食堂をどの校区にも", "こども食堂を|どの|校区にも"},
        {"金沢学生のまち市民交流館", "金沢学生の|まち|市民交流館"},
        {"生理の貧困をなくそう", "生理の|貧困をなくそう"},
        {"食べものを減らそう", "食べものを|減らそう"},
        {"海が見えなくなったんです", "海が|見えなくなったんです"},
        {"「おかわり！」と言われる", "「おかわり！」と|言われる"},
        {"ホタルを呼びもどす", "ホタルを|呼びもどす"},
        {"皆さんからの提案をお待ちしています。", "皆さんからの|提案を|お待ちしています。"},
        {"科学の世界に飛び込もう！", "科学の|世界に|飛び込もう！"},
        {"一つのものをつくりあげていく", "一つの|ものを|つくりあげていく"},
        {"計画を策定しました！", "計画を|策定しました！"},
        {"まちづくりに参加しよう！", "まちづくりに|参加しよう！"},
        {"活性化に取り組んでいます", "活性化に|取り組んでいます"},
        {"こちらからご覧ください。", "こちらから|ご覧ください。"},
        {"企画を運営しています", "企画を|運営しています"},
        {"みんなのお店を一大交流拠点に", "みんなのお店を|一大交流拠点に"},
        {"「おかしい」と思う", "「おかしい」と|思う"},
        {"食べても大丈夫なスライム", "食べても|大丈夫な|スライム"},
        {"都市部との連携による里山の魅力づくりプロジェクト～SDGs in Makkyama～",
         "都市部との|連携による|里山の|魅力づくり|プロジェクト|～SDGs |in |Makkyama～"},
        {"全国の知恵を結集～みんなで管理する竹林を目指して～",
         "全国の|知恵を|結集|～みんなで|管理する|竹林を|目指して～"},
        {"ぼくらは4月〜6月に会う", "ぼくらは|4月〜6月に|会う"},
        {"画面にふれて、灯りをともす", "画面にふれて、|灯りを|ともす"},
    };
    RUN("ja", true, BREAK_PHRASE, samples);
}

static void compounds(void)
{
    static const struct sample samples[] = {
        {"市民会議事務局", "市民|会議|事務局"},
        {"産前産後ケアプロジェクト", "産前|産後|ケアプロジェクト"},
    };
    RUN("ja", true, BREAK_WORD, samples);
}

static void wave_frames(void)
{
    static const struct sample samples[] = {
        {"まつり～灯り～へ", "まつり|～灯り～へ"},
        {"まつり〜灯り〜へ\n冬〜雪〜", "まつり|〜灯り〜へ\n|冬|〜雪〜"},
        {"うた～", "うた～"},
    };
    RUN("ja", true, BREAK_PART, samples);
}

/** Any bytes and any language tag are survived. */
static void odd_input(void)
{
    struct strbuf got = {0};
    marked("ja", true, "灯\xFF\xE3\x81り", BREAK_TORN, "|", &got);
    CHECK_TEXT(strbuf_text(&got), "灯|\xFF|\xE3|\x81|り");
    marked("", true, "灯り", BREAK_LINE, "|", &got);
    CHECK_TEXT(strbuf_text(&got), "灯|り");
    marked("../etc/passwd; a very long language tag", false, "灯り", BREAK_LINE, "|", &got);
    CHECK_TEXT(strbuf_text(&got), "灯|り");
    static const char *const many[] = {"en", "fr", "de", "ko", "zh", "zh-Hant", "it", "es", "pt", "ja"};
    for (size_t i = 0; i < sizeof many / sizeof many[0]; i++) {
        marked(many[i], true, "a b", BREAK_LINE, "|", &got);
        CHECK_TEXT(strbuf_text(&got), "a |b");
    }
    marked("ja", true, "", BREAK_TORN, "|", &got);
    CHECK_TEXT(strbuf_text(&got), "");
    strbuf_finish(&got);
}

int main(void)
{
    insides();
    sentences();
    strict_lines();
    english_lines();
    korean_lines();
    easy_lines();
    chinese_words();
    spaced_phrases();
    katakana_words();
    phrases();
    compounds();
    wave_frames();
    odd_input();
    breaks_finish(&breaks);
    return check_result();
}
