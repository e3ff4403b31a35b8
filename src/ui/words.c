#include "ui/words.h"

#include <assert.h>
#include <string.h>

struct entry {
    const char *ja, *en;
};

static const struct entry entries[] = {
    [WORD_HOME] = {"はじめに", "Start"},
    [WORD_VISION] = {"めざす姿", "Vision"},
    [WORD_MAP] = {"まちの灯り", "Town lights"},
    [WORD_VOICES] = {"声", "Voices"},
    [WORD_JOIN] = {"参加する", "Take part"},
    [WORD_JOIN_TITLE] = {"あなたの灯りを\u200Bともす", "Light a lamp of your own"},
    [WORD_JOIN_SHORT] = {"参加", "Join"},
    [WORD_STUDENTS] = {"学生の活動", "Students"},
    [WORD_STUDENTS_ABOUT] = {"活動のようす", "What they do"},
    [WORD_STUDENTS_ASK] = {"声・問い合わせ", "Voice and contact"},
    [WORD_HEAR_VOICE] = {"声を聞く", "Hear the voice"},
    [WORD_CREDITS] = {"この展示について", "About this exhibition"},
    [WORD_NOTICES] = {"この展示の編集", "Editorial notes"},
    [WORD_HOME_QUESTION] = {"どの灯りから、\u200Bはじめますか", "Which light shall we begin with?"},
    [WORD_INVITATION] = {"画面にふれて、灯りをともす", "Touch to light the town"},
    [WORD_INVITATION_OTHER] = {"Touch to light the town", "画面にふれて、灯りをともす"},
    [WORD_PANEL] = {"ことば Language", "Language ことば"},
    [WORD_PANEL_TITLE] = {"見やすさと、ことば", "Language and comfort"},
    [WORD_LANGUAGE] = {"ことば", "Language"},
    [WORD_LARGE] = {"大きな文字", "Large type"},
    [WORD_LARGE_NOTE] = {"文字をひとまわり大きくします。", "All text becomes a quarter larger."},
    [WORD_CONTRAST] = {"はっきりした色", "High contrast"},
    [WORD_CONTRAST_NOTE] = {"文字と背景の差を強くします。", "Text stands out strongly from its ground."},
    [WORD_QUIET] = {"動きをひかえめに", "Quiet motion"},
    [WORD_QUIET_NOTE] = {"画面の動きを、静かな切りかわりにします。", "Screens change softly, without movement."},
    [WORD_ON] = {"入", "On"},
    [WORD_OFF] = {"切", "Off"},
    [WORD_CLOSE] = {"とじる", "Close"},
    [WORD_STILL_THERE] = {"続けますか？", "Shall we go on?"},
    [WORD_STILL_THERE_NOTE] = {"画面にふれると続きます", "Touch anywhere to go on"},
    [WORD_CONTINUE] = {"続ける", "Go on"},
    [WORD_READ_MORE] = {"もっと読む", "Read more"},
    [WORD_ALL] = {"すべて", "All"},
    [WORD_LIGHTS_COUNT] = {"%d の灯り", "Lights: %d"},
    [WORD_NO_LIGHTS] = {"この目標の灯りは、\u200Bまだありません", "No light for this goal yet"},
    [WORD_NO_MATCH] = {"あてはまる灯りは、\u200Bまだありません", "No light answers to both yet"},
    [WORD_EDITORIAL_NOTICE] = {"SDGsの目標と地図上の位置は、この展示の編集によるものです。",
                               "The goals and the places on the map are this exhibition's choice."},
    [WORD_GOALS_LABEL] = {"関わりの深いSDGs（この展示の編集による）", "Related SDGs (chosen by this exhibition)"},
    [WORD_LIGHT_IT] = {"灯りをともす", "Light it"},
    [WORD_LIT] = {"ともりました", "It shines"},
    [WORD_TONIGHT] = {"今夜 %dの灯り", "Tonight: %d"},
    [WORD_ASK_MAIL] = {"メールで問い合わせ", "Ask by mail"},
    [WORD_ASK_PHONE] = {"電話で問い合わせ", "Ask by phone"},
    [WORD_INTERVIEW] = {"インタビュー", "Interview"},
    [WORD_INTERVIEW_OPEN] = {"インタビューを読む", "Read the interview"},
    [WORD_PROJECT_OPEN] = {"この活動を見る", "See the project"},
    [WORD_OUR_TRANSLATION] = {"参考訳", "our translation"},
    [WORD_ORIGINAL_NOTE] = {"", "In the speaker's own words, in Japanese"},
    [WORD_TEL] = {"電話", "Phone"},
    [WORD_FAX] = {"FAX", "Fax"},
    [WORD_MAIL] = {"メール", "Mail"},
    [WORD_PAGE] = {"%d / %d", "%d / %d"},
    [WORD_PICTURE_CREDIT] = {"写真：%s", "Photograph: %s"},
    [WORD_ABOUT_PROGRAMME] = {"事業について", "The programme"},
    [WORD_FAULT] = {"ただいま準備中です", "We will be back soon"},
    [WORD_FAULT_NOTE] = {"もうしばらく、お待ちください", "Please wait a little"},
    [WORD_NORTH] = {"北", "N"},
    [WORD_KM] = {"%d km", "%d km"},
    [WORD_METRES] = {"%d m", "%d m"},
    [WORD_PLACE_AT] = {"地図上の位置：%s（この展示の編集による）", "Place on the map: %s (chosen by this exhibition)"},
    [WORD_PLACE_WHY] = {"地図上の位置：%s", "Place on the map: %s"},
    [WORD_AND] = {"・", ", "},
};
static_assert(sizeof entries / sizeof entries[0] == WORD_COUNT, "words for every entry");

const char *words_get(enum word word, const char *language)
{
    return strncmp(language, "ja", 2) == 0 ? entries[word].ja : entries[word].en;
}
