/* told FILE...: what is said of each file of settings, a problem a line: the path of its value, a tab, the message. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "pack/settings.h"

enum { BYTES_MAX = 1024 * 1024 };

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct settings settings = settings_default();
        struct diags diags = {0};
        char *text;
        size_t size;
        if (file_read(argv[i], BYTES_MAX, &text, &size) != FILE_OK) {
            fprintf(stderr, "%s cannot be read\n", argv[i]);
            return EXIT_FAILURE;
        }
        settings_read(&settings, argv[i], text, size, &diags);
        for (size_t k = 0; k < diags.count; k++) {
            const char *path = diags.items[k].place.path;
            printf("%s\t%s\n", path ? path : "", diags.items[k].message[DIAG_ENGLISH]);
        }
        free(text);
        diag_finish(&diags);
        settings_finish(&settings);
    }
    return EXIT_SUCCESS;
}
