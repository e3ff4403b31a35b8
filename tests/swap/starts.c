/*
 * starts STORE: the version of the pack that a display with this store would start with, when its own folder is gone.
 * Fails when there is none.
 */
#include <stdio.h>

#include "run/opening.h"

int main(int argc, char **argv)
{
    struct opening opening;
    if (argc != 2) {
        return 2;
    }
    opening_choose(&opening, "no-such-folder", argv[1], NULL);
    int version = opening.pack ? opening.pack->version : 0;
    printf("%d\n", version);
    opening_finish(&opening);
    return version ? 0 : 1;
}
