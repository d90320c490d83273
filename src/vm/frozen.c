/* SPDX-License-Identifier: MIT */
/* Finds frozen modules (vm/frozen.h). They are few, and looked for once in an import: a walk. */
#include "vm/frozen.h"

#include <string.h>

#include "object/str.h"

/* In place of a command's own. */
__attribute__((weak)) const FrozenFile frozen_tools[] = {
    {{0}, {0}, 0}
};

/* The row of a table that has this path in the folder. */
static const FrozenFile *find_in(const FrozenFile *file, const char *path) {
    while (!value_absent(file->path) && !str_is(file->path, path)) {
        file++;
    }
    return value_absent(file->path) ? NULL : file;
}

/* Neither allocates nor raises. The last row of a table has an absent path. */
const FrozenFile *frozen_find(const char *path) {
    static const char folder[] = FROZEN_FOLDER "/";
    if (strncmp(path, folder, sizeof folder - 1) != 0) {
        return NULL;
    }
    path += sizeof folder - 1;
    const FrozenFile *file = find_in(frozen_files, path);
    return file ? file : find_in(frozen_tools, path);
}
