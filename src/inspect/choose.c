/* SPDX-License-Identifier: MIT */
/* Words that a report can be asked for. */
#include "inspect/choose.h"

#include "inspect/edge.h"
#include "object/str.h"

int choose_name(Value v, const char *letters) {
    int n = 0;
    while (letters[n] != '\0' && !(edge_is_kind(v, KIND_STR) && *str_text(v) == letters[n])) {
        n++;
    }
    return n;
}
