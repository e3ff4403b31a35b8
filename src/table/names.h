#ifndef TABLE_NAMES_H
#define TABLE_NAMES_H

#include <stdbool.h>

#include "base/arena.h"

/** What staff read in a spreadsheet: Japanese names for sheets and columns. */

/** The sheet without anything of a pack, which says how to fill in the others. */
#define NAMES_GUIDE "使いかた"
#define NAMES_RECORD "控え" /* table/record.h */
#define NAMES_KEY "項目"
#define NAMES_NUMBER "番号"
#define NAMES_COMMON "共通"
#define NAMES_REST "その他（JSON）"
#define NAMES_SHAPE "形（JSON）"
#define NAMES_MORE_REST "その他の地図データ（JSON）"
enum { NAMES_GUIDE_LINES = 10 };
extern const char *const names_guide[NAMES_GUIDE_LINES];

/** The sheet of a part ("vision"), or of a list in it ("projects/projects/divisions"). NULL: it has no name. */
const char *names_sheet(const char *path);
/** A key of an object; `sheet` is the path of the sheet that it stands on. NULL: it has no name. */
const char *names_key(const char *sheet, const char *key);

/** True when both say the same to a person: wide and narrow letters, how a letter is stored (base/form.h), capitals,
 * brackets and blanks make no difference. */
bool names_same(const char *a, const char *b);
/** The text that all have in common which say the same; allocated in `arena`. */
const char *names_fold(const char *text, struct arena *arena);

#endif
