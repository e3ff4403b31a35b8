#include "run/sheet_labels.h"

#include <assert.h>

static const char *const labels[][DIAG_LANGUAGE_COUNT] = {
    [SHEET_TITLE] = {"Approval sheet", "確認・承認用紙"},
    [SHEET_SIGN] = {"Checked", "確認欄"},
    [SHEET_GOOD] = {"good", "よい"},
    [SHEET_CHANGE] = {"change", "直す"},
    [SHEET_WHAT] = {"What to change:", "直すところ："},
    [SHEET_NAME] = {"Name", "氏名"},
    [SHEET_DATE] = {"Date", "日付"},
    [SHEET_TEXT] = {"Texts, as the screen tells them", "この画面の文（読む順）"},
    [SHEET_FROM] = {"From", "出どころ"},
    [SHEET_REPEATED] = {"As on home's doors:", "入口の画面と同じ文："},
    [SHEET_OWN] = {"The program's own words:", "画面の言葉："},
    [SHEET_REST] = {"Texts on no picture", "どの画像にも写っていない文"},
    [SHEET_REST_NOTE] =
        {"They show elsewhere (a map that is moved or enlarged, a screen that this pack does not lead to) "
         "or are not for the eye (descriptions of pictures). Please read them, too.",
         "地図を動かしたり拡大したりしたときに出る名前、写真の説明、このパックでは開かない画面の文などです。"
         "こちらも読んで確認してください。"},
    [SHEET_TRANSLATED] = {"[translation]", "［訳］"},
    [SHEET_CHOSEN] = {"[editors' choice]", "［編集］"},
    [SHEET_ID] = {"Pack", "パック"},
    [SHEET_VERSION] = {"Version", "版"},
    [SHEET_CONTENT] = {"Number of its contents", "内容の照合番号"},
    [SHEET_LANGUAGES] = {"Languages", "言語"},
    [SHEET_PICTURES] = {"%d screens, %d x %d pixels", "画面 %d 枚（%d × %d ピクセル）"},
    [SHEET_ALL_LANGUAGES] = {"one of the pack's %d languages only", "パックの %d 言語のうち、この言語だけ"},
    [SHEET_DAY] = {"As on", "いつの展示か"},
    [SHEET_ANY_DAY] = {"any day: what has a beginning or an end is on this sheet, too",
                       "すべて（始まりや終わりの日が決まっているものも載せています）"},
    [SHEET_NOTICES] = {"What the exhibition says of its editing", "編集についての断り書き"},
    [SHEET_PROBLEMS] = {"What the check found", "検査で見つかったこと"},
    [SHEET_NO_PROBLEMS] = {"Nothing.", "ありません。"},
    [SHEET_MORE_PROBLEMS] = {"and %zu more", "ほかに %zu 件"},
    [SHEET_HOW] = {"How to read this sheet", "この用紙の見かた"},
    [SHEET_HOW_NUMBER] = {"Every screen has a number. Its picture is the file of that number beside this page.",
                          "画面には通し番号があります。画像は、このページと同じフォルダーの、同じ番号の PNG です。"},
    [SHEET_HOW_FROM] = {"Beside each text stands the pack's file, and the place in it where the text is to be changed; "
                        "beside a line that is made of several texts, those of all.",
                        "文の右の「出どころ」は、パックのファイル名と、その中の場所です。直すときはここを直します。いく"
                        "つかの文をつないだ行には、その全部が並びます。"},
    [SHEET_HOW_TRANSLATED] = {"was put into this language for the exhibition.", "この展示のために訳した文です。"},
    [SHEET_HOW_CHOSEN] = {"was chosen for the exhibition, such as a project's goals.",
                          "この展示のために選んだものです（プロジェクトの目標など）。"},
    [SHEET_HOW_OWN] = {"\"The program's own words\" are the same in every exhibition.",
                       "「画面の言葉」は、どの展示でも同じ、プログラムの言葉です。"},
    [SHEET_HOW_LEFT_OUT] =
        {"Screens with furigana, large type or high contrast are not pictured. These bring in no text of the pack that "
         "is not on this sheet; with large type a text may go on to a further page, or stand on another screen only.",
         "「ふりがな」「大きな文字」「はっきりした色」を入れた画面の画像はありません。入れても、この用紙にないパックの"
         "文が出ることはありません。「大きな文字」では、文が次のページに続いたり、別の画面だけに出たりすることが"
         "あります。"},
    [SHEET_APPROVAL] = {"Approval", "承認"},
    [SHEET_APPROVE] = {"may be shown as it is", "このまま公開してよい"},
    [SHEET_APPROVE_CHANGED] = {"may be shown after the changes noted", "書きこんだとおり直してから公開する"},
    [SHEET_OFFICE] = {"Office", "所属"},
    [SHEET_SIGNATURE] = {"Signature", "署名・印"},
};
static_assert(sizeof labels / sizeof labels[0] == SHEET_LABEL_COUNT, "words for every label");

const char *sheet_label(enum sheet_label label, enum diag_language language)
{
    return labels[label][language];
}
