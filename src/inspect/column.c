/* SPDX-License-Identifier: MIT */
/* Numbers and headings of reports, aligned to the right. */
#include "inspect/column.h"

#include <string.h>

#include "object/writer.h"

static void fill(Writer *out, int width, size_t used) {
    if (width > 0 && used < (size_t)width) {
        writer_fill(out, ' ', (size_t)width - used);
    }
}

static size_t digits_of(intptr_t n) {
    size_t digits = n < 0 ? 2 : 1;
    for (; n > 9 || n < -9; n /= 10) {
        digits++;
    }
    return digits;
}

void column_number(Writer *out, intptr_t n, int width) {
    fill(out, width, digits_of(n));
    writer_int(out, n);
}

void column_change(Writer *out, intptr_t n, int width) {
    if (n == 0) {
        fill(out, width, 0);
        return;
    }
    fill(out, width, digits_of(n) + (n > 0));
    writer_text(out, n > 0 ? "+" : "");
    writer_int(out, n);
}

void column_text(Writer *out, const char *text, int width) {
    fill(out, width, strlen(text));
    writer_text(out, text);
}
