/* SPDX-License-Identifier: MIT */
/* The table of heap kinds as constant data, spelled once in value/kinds.h. */
#include "value/kinds.h"

const KindRow kinds_table[KIND_LIMIT] = {
#define KIND_ROW(name, letter, values) {letter, values},
    KIND_TABLE(KIND_ROW)
#undef KIND_ROW
};

const char *const kinds_names[KIND_LIMIT] = {
#define KIND_NAME(name, letter, values) #name,
    KIND_TABLE(KIND_NAME)
#undef KIND_NAME
};
