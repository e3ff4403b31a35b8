#include "run/tree_words.h"

#include <errno.h>
#include <string.h>

bool tree_words_say(struct diags *diags, const char *told, enum tree_result result)
{
    struct diag_place place = {.file = told};
    switch (result) {
    case TREE_OK:
    case TREE_CHANGED:
    case TREE_RESULT_COUNT:
        return false;
    case TREE_MISSING:
        diag_add(diags, DIAG_ERROR, place, "there is no such folder; name the folder with the pack.json",
                 "このフォルダーはありません。pack.json の入っているフォルダーを指定してください。");
        return true;
    case TREE_MANY:
        diag_add(diags, DIAG_ERROR, place,
                 "the folder holds more than %d files or folders; leave only the pack's own in it",
                 "フォルダーに%d個を超えるファイルやフォルダーがあります。パックのものだけを残してください。",
                 (int)TREE_FILES_MAX);
        return true;
    case TREE_LARGE:
        diag_add(diags, DIAG_ERROR, place, "the folder holds more than %d MB; make its pictures smaller",
                 "フォルダーの中身が%d MBを超えています。画像を小さくしてください。", (int)(TREE_BYTES_MAX >> 20));
        return true;
    case TREE_DEEP:
        diag_add(diags, DIAG_ERROR, place, "folders lie in folders more than %d deep; put the files higher up",
                 "フォルダーが%d段を超えて重なっています。ファイルを浅い場所に置いてください。", (int)TREE_DEPTH_MAX);
        return true;
    case TREE_FAILED:
        diag_add(diags, DIAG_ERROR, place, "the folder cannot be read: %s; copy it anew, and check the disk",
                 "フォルダーを読めません（%s）。コピーし直すか、ディスクを確認してください。", strerror(errno));
        return true;
    }
    return false;
}

bool tree_words_check(struct diags *diags, const char *told, const char *folder)
{
    struct tree tree = {.count = 0};
    enum tree_result result = tree_list(&tree, folder);
    result = result == TREE_OK ? tree_hash(&tree, folder) : result;
    bool said = tree_words_say(diags, told, result);
    tree_finish(&tree);
    return !said;
}
