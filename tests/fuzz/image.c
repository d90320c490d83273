/* SPDX-License-Identifier: MIT */
/* Images of compiled modules: checked, whatever their bytes are. The fields that say for which
 * Terrarium one is are put right, and the sum is not asked for, so that the rest is reached. */
#include <stdlib.h>
#include <string.h>

#include "builtins.h"
#include "fuzz.h"
#include "vm/image.h"

void image_fuzz(const FuzzInput *input) {
    enum { VERSION_AT = 12, WORD_AT = 16 };
    uint32_t version = CODE_VERSION, word = sizeof(uintptr_t);
    uint8_t *bytes = malloc(input->n + 1); /* its end is watched by the sanitizer */
    memcpy(bytes, input->bytes, input->n);
    if (input->n >= WORD_AT + sizeof word) {
        memcpy(bytes + VERSION_AT, &version, sizeof version);
        memcpy(bytes + WORD_AT, &word, sizeof word);
    }
    (void)image_check(bytes, input->n, false);
    free(bytes);
}
