/* SPDX-License-Identifier: MIT */
/* The check of compiled modules (vm/image.h): a sample and modules of lib/ pass; of the sample each
 * byte is changed, to several others. With the sum none of these passes; without it whatever they
 * are is checked, and nothing outside is touched, which the sanitizers see.
 * not: tiny32 */
#include "vm/image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 18 };

static int failures;

/* What the tool makes of a source. The words are aligned; what is behind them is watched. */
static uint8_t *make_image(const char *source, size_t *n) {
    static char command[1000], content[MOST_BYTES];
    snprintf(
        command, sizeof command,
        "f=$(mktemp) && /usr/bin/python3 -B tools/make_image.py %s %s -o $f && cat $f && rm $f",
        sizeof(uintptr_t) == 8 ? "--wide" : "", source);
    FILE *pipe = popen(command, "r");
    *n = fread(content, 1, sizeof content, pipe);
    if (pclose(pipe) != 0 || *n == 0) {
        printf("%s: no image\n", source);
        exit(1);
    }
    uint8_t *bytes = malloc(*n);
    memcpy(bytes, content, *n);
    return bytes;
}

static void check_good(const char *source) {
    size_t n;
    uint8_t *bytes = make_image(source, &n);
    const char *wrong = image_check(bytes, n, true);
    if (wrong) {
        printf("%s: %s\n", source, wrong);
        failures++;
    }
    free(bytes);
}

/* Is this byte of a word that is linked? The sum leaves those out, and linking refuses them. */
static bool is_linked(const uint8_t *bytes, size_t at) {
    uint32_t head[10], place;
    memcpy(head, bytes, sizeof head);
    for (uint32_t i = 0; i < head[9]; i++) {
        memcpy(&place, bytes + head[8] + 8 * i, sizeof place);
        if (at >= place && at < place + sizeof(uintptr_t)) {
            return true;
        }
    }
    return false;
}

static void change_each(const char *source) {
    static const uint8_t changes[] = {0x01, 0x80, 0xff, 0x04, 0x5a};
    size_t n, passed = 0;
    uint8_t *bytes = make_image(source, &n);
    for (size_t at = 0; at < n; at++) {
        bool linked = is_linked(bytes, at);
        for (size_t i = 0; i < sizeof changes; i++) {
            bytes[at] ^= changes[i];
            if (!linked && image_check(bytes, n, true) == NULL) {
                printf("byte %zu changed by %d is not noticed\n", at, changes[i]);
                failures++;
            }
            passed += i == at % 5 && image_check(bytes, n, false) == NULL;
            bytes[at] ^= changes[i];
        }
    }
    for (size_t i = 0; i < n; i += 3) {
        uint8_t *part = malloc(i + 1);
        memcpy(part, bytes, i);
        if (image_check(part, i, true) == NULL) {
            printf("the first %zu bytes pass\n", i);
            failures++;
        }
        free(part);
    }
    printf("%zu bytes, %zu changes are in order but for the sum\n", n, passed);
    free(bytes);
}

int main(void) {
    static const char *const sources[] = {"tests/image/_sample.py", "lib/unittest.py",
                                          "lib/asyncio/taskgroups.py"};
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        check_good(sources[i]);
    }
    change_each(sources[0]);
    return failures > 0;
}
