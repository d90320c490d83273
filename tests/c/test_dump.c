/* SPDX-License-Identifier: MIT */
/* What dumps leave to their reader, host/heaptool/layout.py: the kinds with letters, Values and the names of their types, and
 * the machine's roots, in order. Whoever changes one of these has to raise VERSION there and in src/inspect/dump.c. */
#include <stdio.h>
#include <string.h>

#include "object/str.h"
#include "vm/vm.h"

static char text[20000];

/* Behind `*at` the next text in quotes or number has to be this one; moves on behind it. */
static int expect(const char **at, const char *what) {
    size_t n = strlen(what);
    while (**at != '\0' && strchr(" \n,()", **at)) {
        ++*at;
    }
    if (strncmp(*at, what, n) != 0) {
        printf("%s expected before %.60s\n", what, *at);
        return 1;
    }
    *at += n;
    return 0;
}

static int check_kind(const char **at, int i) {
    char row[200], number[8];
    const KindRow *kind = &kinds_table[i];
    const char *values = number;
    snprintf(number, sizeof number, "%d", kind->values);
    values = kind->values == KIND_ALL       ? "ALL"
             : kind->values == KIND_COUNTED ? "COUNTED"
             : kind->values == KIND_WEAK    ? "WEAK"
                                            : values;
    if (types_by_kind[i] != NULL) {
        Value name = types_by_kind[i]->name;
        snprintf(row, sizeof row, "\"%s\", \"%c\", %s, \"%.*s\"", kinds_names[i], kind->letter,
                 values, (int)str_bytes(name), str_text(name));
    } else {
        snprintf(row, sizeof row, "\"%s\", \"%c\", %s, \"%s\"", kinds_names[i], kind->letter,
                 values, kinds_names[i]);
    }
    return expect(at, row);
}

int main(void) {
    static const char *const roots[] = {
#define ROOT_TEXT(name) "\"" #name "\"",
        ROOT_TABLE(ROOT_TEXT)
#undef ROOT_TEXT
    };
    int wrong = 0;
    FILE *file = fopen("host/heaptool/layout.py", "r");
    if (file == NULL) {
        printf("no host/heaptool/layout.py\n");
        return 1;
    }
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    const char *kinds = strstr(text, "KINDS = "), *names = strstr(text, "\nROOTS = ");
    if (kinds == NULL || names == NULL) {
        printf("no tables\n");
        return 1;
    }
    kinds += strlen("KINDS = ");
    names += strlen("\nROOTS = ");
    for (int i = 0; i < KIND_LIMIT && wrong == 0; i++) {
        wrong += check_kind(&kinds, i);
    }
    wrong += expect(&kinds, "ROOTS"); /* and none is left */
    for (int i = 0; i < ROOT_LIMIT && wrong == 0; i++) {
        wrong += expect(&names, roots[i]);
    }
    wrong += expect(&names, "\"SIDE\"");
    return wrong != 0;
}
