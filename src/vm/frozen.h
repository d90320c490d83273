/* SPDX-License-Identifier: MIT */
/* Modules written in Python that ship in the build: lib/, compiled when the build is made and laid
 * out in flash by tools/make_frozen.py. Their code, names and constants are run in place. The codes
 * of a file lie one behind the other, that of its body last (code_frozen()). */
#ifndef TERRARIUM_VM_FROZEN_H
#define TERRARIUM_VM_FROZEN_H

#include "object/layout.h"

/* The folder in sys.path that stands for them. */
#define FROZEN_FOLDER ".frozen"

/* A file of lib/. */
typedef struct {
    Value path;      /* str: "functools.py", "package/__init__.py" */
    Value code;      /* CODE of its body */
    size_t overhang; /* for heap_allow_frame() */
} FrozenFile;

/* generated/frozen.c: in the order of paths; the last one has an absent path. */
extern const FrozenFile frozen_files[];

/* The same of what only the command of a host brings along (host/): empty where no command has
 * one. */
extern const FrozenFile frozen_tools[];

/* The frozen file at a path like ".frozen/functools.py"; NULL when there is none. */
const FrozenFile *frozen_find(const char *path);

#endif
