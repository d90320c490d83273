/* SPDX-License-Identifier: MIT */
/* Finds frozen modules (vm/frozen.h). They are few, and looked for once in an import: a walk. */
#include "vm/frozen.h"

#include <string.h>

#include "object/str.h"

/* Neither allocates nor raises. The last row of the table, with its absent path, ends the walk. */
const FrozenFile *frozen_find(const char *path) {
    static const char folder[] = FROZEN_FOLDER "/";
    if (strncmp(path, folder, sizeof folder - 1) != 0) {
        return NULL;
    }
    for (const FrozenFile *file = frozen_files; !value_absent(file->path); file++) {
        if (str_is(file->path, path + sizeof folder - 1)) {
            return file;
        }
    }
    return NULL;
}
