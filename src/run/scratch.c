#include "run/scratch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "link/archive.h"
#include "link/tree.h"

static char *name_folder(struct arena *arena)
{
    const char *place = getenv("TMPDIR");
    return arena_printf(arena, "%s/machiakari-XXXXXX", place && *place ? place : "/tmp");
}

const char *scratch_open(struct scratch *scratch)
{
    struct arena arena = {0};
    char *folder = mkdtemp(name_folder(&arena));
    scratch->folder = folder ? strdup(folder) : NULL;
    arena_finish(&arena);
    return scratch->folder;
}

const char *scratch_unpack(struct scratch *scratch, const char *path, struct arena *arena, struct diags *diags)
{
    char *folder = name_folder(arena);
    if (!mkdtemp(folder)) {
        diag_add(diags, DIAG_ERROR, (struct diag_place){.file = path},
                 "the archive could not be unpacked in %s: %s; make room there, or set TMPDIR",
                 "アーカイブを %s に展開できませんでした（%s）。空きを増やすか、TMPDIR を設定してください。", folder,
                 strerror(errno));
        return NULL;
    }
    scratch->folder = strdup(folder);
    const char *root = archive_unpack(path, arena_printf(arena, "%s/pack", folder), arena, diags);
    scratch->root = root ? strdup(root) : NULL;
    return root;
}

void scratch_rename(const struct scratch *scratch, const char *archive, struct diags *diags)
{
    if (scratch->root) {
        diag_rename(diags, 0, scratch->root, archive);
    }
}

void scratch_finish(struct scratch *scratch)
{
    if (scratch->folder) {
        tree_remove(scratch->folder);
        free(scratch->folder);
        free(scratch->root);
    }
    *scratch = (struct scratch){.folder = NULL};
}
