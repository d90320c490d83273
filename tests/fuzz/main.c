/* SPDX-License-Identifier: MIT */
/* Fuzzing by libFuzzer, where the build has it (preset `fuzz`); the entry is named by the
 * environment, TERRARIUM_FUZZ=compile. Otherwise, and in any case:
 *
 *     fuzz_replay ENTRY FILE...      runs these inputs once
 *
 * An entry is `compile`, `session`, `image`, or the name of a Python file here: `re` for _re.py. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

enum { PATH_ROOM = 1000, MOST_BYTES = 1 << 16 };

static FuzzEntry *entry;

static void choose(const char *name) {
    char path[PATH_ROOM];
    if (strcmp(name, "compile") == 0) {
        entry = compile_fuzz;
    } else if (strcmp(name, "image") == 0) {
        entry = image_fuzz;
    } else if (strcmp(name, "session") == 0) {
        entry = session_fuzz;
    } else {
        snprintf(path, sizeof path, "%s/_%s.py", FUZZ_FOLDER, name);
        driver_begin(path);
        entry = driver_fuzz;
    }
}

static void run(const uint8_t *bytes, size_t n) {
    if (n < 2) {
        return;
    }
    unsigned options = bytes[0] ^ '0', fail_at = bytes[1] ^ '0';
    entry(&(FuzzInput){options & 3, options >> 2 & 3, options >> 4 & 7, fail_at, bytes + 2, n - 2});
}

#if TERRARIUM_FUZZ
/* The interface of libFuzzer. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
const char *__asan_default_options(void);

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    const char *name = getenv("TERRARIUM_FUZZ");
    if (name == NULL) {
        fprintf(stderr, "fuzz: which entry? TERRARIUM_FUZZ=compile\n");
        exit(2);
    }
    choose(name);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    run(bytes, n);
    return 0;
}

/* Fake stacks would hide what the conservative scan of the C stack looks for. */
const char *__asan_default_options(void) {
    return "detect_stack_use_after_return=0:quarantine_size_mb=16";
}
#else
int main(int argc, char **argv) {
    static uint8_t bytes[MOST_BYTES];
    if (argc < 2) {
        fprintf(stderr, "usage: fuzz_replay ENTRY FILE...\n");
        return 2;
    }
    choose(argv[1]);
    for (int i = 2; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (file == NULL) {
            perror(argv[i]);
            return 2;
        }
        size_t n = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        /* Exactly as large as the input, so that a sanitizer sees what reads beyond. */
        uint8_t *copy = malloc(n + !n);
        memcpy(copy, bytes, n);
        fprintf(stderr, "%s\n", argv[i]);
        run(copy, n);
        free(copy);
    }
    return 0;
}
#endif
