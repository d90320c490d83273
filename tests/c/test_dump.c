/* SPDX-License-Identifier: MIT */
/* The names of kinds in a dump: those of types, and for kinds without one the list in src/inspect/dump.c, which has to be
 * in the order of value/kinds.h. */
#include <stdio.h>
#include <string.h>

#include "inspect/dump.h"
#include "object/type.h"

int main(void) {
    const char *name = dump_nameless;
    int wrong = 0, found = 0;
    for (int i = 0; i < KIND_LIMIT; i++) {
        if (types_by_kind[i] == NULL) {
            if (strcmp(name, kinds_names[i]) != 0) {
                printf("kind %s is called \"%s\" in dumps\n", kinds_names[i], name);
                wrong++;
            }
            name += strlen(name) + 1;
            found++;
        }
    }
    if (*name != '\0' || found == 0) {
        printf("names of kinds are left over: \"%s\"\n", name);
        wrong++;
    }
    return wrong != 0;
}
