/* SPDX-License-Identifier: MIT */
/* Words that a report can be asked for. */
#include "inspect/choose.h"

#include <string.h>

#include "inspect/edge.h"
#include "object/str.h"

int choose_name(Value v, const char *names) {
    int n = 0;
    for (; *names != '\0' && !(edge_is_kind(v, KIND_STR) && str_is(v, names)); n++) {
        names += strlen(names) + 1;
    }
    return n;
}
