/* SPDX-License-Identifier: MIT */
/* Numbers of reports, aligned to the right. */
#include "inspect/column.h"

#include <string.h>

#include "inspect/edge.h"
#include "object/str.h"
#include "object/writer.h"

/* Spaces before a number, of which `used` characters are known. */
static __attribute__((noinline)) void fill(Writer *out, intptr_t n, int width, int used) {
    for (used += n < 0; n != 0; n /= 10) {
        used++;
    }
    if (used < width) {
        writer_fill(out, ' ', (size_t)(width - used));
    }
}

void column_number(Writer *out, intptr_t n, int width) {
    fill(out, n, width, n == 0);
    writer_int(out, n);
}

void column_change(Writer *out, intptr_t n, int width) {
    fill(out, n, width, n > 0);
    if (n != 0) {
        writer_format(out, n > 0 ? "+%z" : "%z", n);
    }
}

void column_pair(Writer *out, size_t count, size_t bytes) {
    column_number(out, (intptr_t)count, COLUMN_COUNT);
    column_number(out, (intptr_t)bytes, COLUMN_BYTES);
}

int column_choose(Value v, const char *names) {
    int n = 0;
    for (; *names != '\0' && !(edge_is_kind(v, KIND_STR) && str_is(v, names)); n++) {
        names += strlen(names) + 1;
    }
    return n;
}
