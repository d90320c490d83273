/* SPDX-License-Identifier: MIT */
/* Changes by type, as a table in constant memory: the largest rows, the others added up. */
#ifndef TERRARIUM_INSPECT_CHANGES_H
#define TERRARIUM_INSPECT_CHANGES_H

#include "inspect/histogram.h"

/* A row of the table. */
typedef struct {
    Value key;               /* census.h; absent: of several types */
    size_t born, born_words; /* objects that are new */
    size_t died;             /* objects that were there */
    intptr_t change;         /* words of those that were there: less what died, more what grew */
} ChangeRow;

enum { CHANGES_ROWS = 24 };
typedef struct {
    bool by_count; /* ages are not known: born and died are differences of counts */
    size_t used;
    ChangeRow rows[CHANGES_ROWS];
    ChangeRow others, sum;
} Changes;

/* What has changed since the histogram of `mark`; what lies above `border` is new. border NULL: by
 * count. */
void changes_find(Vm *vm, Changes *changes, Value mark, const Object *border);
/* The table, with its sum. Says so if nothing has changed. */
void changes_print(Writer *out, const Changes *changes);
/* The row's type. */
void changes_write_key(Writer *out, const ChangeRow *row);

#endif
