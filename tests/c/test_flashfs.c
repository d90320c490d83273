/* SPDX-License-Identifier: MIT */
/* Files in flash, and a loss of power at each operation of a device. A workload of random steps is
 * run beside a model of what must be there. Each step is run again and again, the power cut at its
 * first operation, its second, and so on: before it, in the middle of its words or bits, or leaving
 * random bits. After that the device is mounted again: what is there must be what was there before
 * the step, or after it, to the byte, and go on working. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flash/flashfs.h"
#include "port/port.h"

enum { MOST_BYTES = 1 << 16, MOST_ENTRIES = 24, MOST_SIZE = 3000 };

static int failures;
static char context[200];

static void fail(const char *what, const char *which) {
    if (failures++ < 20) {
        printf("%s: %s: %s\n", context, what, which);
    }
}

/* ---- random numbers, the same each time ---- */

static uint32_t seed = 1;
static uint32_t random_below(uint32_t n) {
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % n;
}

/* ---- the device ---- */

static uint8_t bytes[MOST_BYTES];
static FlashDevice device;
static long left = -1; /* operations until the power is cut; below 0: it is not */
static int manner;     /* of the one that fails: 0 nothing is done, 1 half of it, 2 random bits */
static long operations, erasures[256];

static bool has_power(void) {
    operations++;
    if (left > 0) {
        left--;
    }
    return left != 0;
}

/* The operation in which left becomes 0 fails, and so do all behind it. */
static bool cut_now(void) {
    bool was_on = left != 0;
    return !has_power() && was_on;
}

static bool erase_page(FlashFs *fs, uint32_t page) {
    (void)fs;
    uint8_t *at = bytes + page * device.page_bytes;
    if (cut_now()) {
        for (uint32_t i = 0; manner > 0 && i < device.page_bytes; i++) {
            at[i] = manner == 1 ? (i < device.page_bytes / 2 ? 0xff : at[i])
                                : (uint8_t)(at[i] | random_below(256));
        }
        return false;
    }
    if (left != 0) {
        memset(at, 0xff, device.page_bytes);
        erasures[page]++;
    }
    return left != 0;
}

static bool program_words(FlashFs *fs, uint32_t at, const void *words, uint32_t n) {
    (void)fs;
    const uint8_t *from = words;
    bool cut = cut_now();
    if (at % 4 || n % 4 || n == 0 || at + n > device.pages * device.page_bytes) {
        fail("programs what are no words", "");
    }
    if (!cut && left == 0) {
        return false;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (bytes[at + i] != 0xff) {
            fail("programs a word again", "");
        }
        if (!cut || (manner == 1 && i < n / 8 * 4)) {
            bytes[at + i] = from[i];
        } else if (manner == 2) {
            bytes[at + i] = (uint8_t)(from[i] | random_below(256));
        }
    }
    return !cut;
}

/* For a device that is no memory. */
static bool read_bytes(FlashFs *fs, uint32_t at, void *to, uint32_t n) {
    (void)fs;
    memcpy(to, bytes + at, n);
    return true;
}

/* ---- the model ---- */

typedef struct {
    char path[24];
    bool folder;
    uint32_t size;
    uint8_t data[MOST_SIZE];
} Entry;

typedef struct {
    int count;
    Entry entries[MOST_ENTRIES];
} Model;

static Entry *model_find(Model *m, const char *path) {
    for (int i = 0; i < m->count; i++) {
        if (strcmp(m->entries[i].path, path) == 0) {
            return &m->entries[i];
        }
    }
    return NULL;
}

static Entry *model_make(Model *m, const char *path, bool folder) {
    Entry *e = model_find(m, path);
    if (e == NULL) {
        e = &m->entries[m->count++];
    }
    memset(e, 0, sizeof *e);
    strcpy(e->path, path);
    e->folder = folder;
    return e;
}

static void model_remove(Model *m, const char *path) {
    Entry *e = model_find(m, path);
    *e = m->entries[--m->count];
}

static bool model_empty(const Model *m, const char *folder) {
    size_t n = strlen(folder);
    for (int i = 0; i < m->count; i++) {
        if (strncmp(m->entries[i].path, folder, n) == 0 && m->entries[i].path[n] == '/') {
            return false;
        }
    }
    return true;
}

static void model_rename(Model *m, const char *from, const char *to) {
    size_t n = strlen(from);
    if (strcmp(from, to) == 0) {
        return;
    }
    if (model_find(m, to)) {
        model_remove(m, to);
    }
    for (int i = 0; i < m->count; i++) {
        char *path = m->entries[i].path, rest[24];
        if (strncmp(path, from, n) == 0 && (path[n] == 0 || path[n] == '/')) {
            strcpy(rest, path + n);
            strcpy(path, to);
            strcat(path, rest);
        }
    }
}

/* ---- comparing ---- */

static bool same_file(FlashFs *fs, const Entry *e) {
    static uint8_t data[MOST_SIZE + 10];
    FlashFile file;
    if (flashfs_open(fs, e->path, PORT_READ, &file) != 0) {
        return false;
    }
    int32_t n = flashfs_read(fs, &file, data, sizeof data);
    return flashfs_close(fs, &file) == 0 && n == (int32_t)e->size &&
           memcmp(data, e->data, e->size) == 0;
}

/* Counts what is in a folder and below it; -1: a path that the model does not have. */
static int count_tree(FlashFs *fs, Model *m, const char *folder) {
    FlashFound found;
    FlashName name;
    uint32_t version = 0;
    int count = 0;
    char text[FLASHFS_NAME + 1], path[300];
    if (flashfs_find(fs, folder, &found) != 0 || !found.there) {
        return -1;
    }
    while (flashfs_list(fs, found.id, &version, text, &name)) {
        snprintf(path, sizeof path, "%s/%s", folder, text);
        const Entry *e = model_find(m, path);
        int below = e == NULL || e->folder != (name.kind & FLASH_FOLDER) ? -1
                    : e->folder                                          ? count_tree(fs, m, path)
                                                                         : 0;
        if (below < 0) {
            return -1;
        }
        count += 1 + below;
    }
    return count;
}

/* Is there exactly what the model has? */
static bool same(FlashFs *fs, Model *m) {
    for (int i = 0; i < m->count; i++) {
        if (!m->entries[i].folder && !same_file(fs, &m->entries[i])) {
            return false;
        }
    }
    return count_tree(fs, m, "") == m->count;
}

/* Free blocks as they must be for what the model has. */
static uint64_t model_free(const FlashFs *fs, const Model *m) {
    uint32_t used = 0, piece = flashlog_piece(fs);
    for (int i = 0; i < m->count; i++) {
        const Entry *e = &m->entries[i];
        uint32_t name = (uint32_t)strlen(strrchr(e->path, '/') + 1);
        used += 12 + ((8 + name + 3) & ~3u) + e->size + 12 * ((e->size + piece - 1) / piece);
    }
    return ((device.pages - 2) * (device.page_bytes - 16) - used) / device.page_bytes;
}

static void check_space(FlashFs *fs, const Model *m) {
    uint64_t figures[4];
    if (flashfs_space(fs, figures) != 0 || figures[2] != model_free(fs, m)) {
        fail("free space does not add up", "");
    }
}

/* ---- steps ---- */

/* One step of the workload: what is done to which path, with random numbers of its own. */
typedef enum { WRITE, APPEND, CHANGE, SHORTEN, RENAME, REMOVE, MKDIR, KEEP, RELEASE } Action;
typedef struct {
    Action action;
    const char *path, *to;
    uint32_t seed;
} Step;

/* The file that stays open over some steps: what it will be. */
typedef struct {
    bool open;
    FlashFile file;
    Entry entry;
} Kept;

static const char *const paths[] = {"/a", "/b", "/long name of a file", "/d", "/d/x", "/d/y", "/e"};
static const char kept_path[] = "/log";

static Step random_step(void) {
    Step s = {(Action)random_below(9), paths[random_below(7)], paths[random_below(7)],
              random_below(UINT32_MAX) | 1};
    return s;
}

/* Writes n random bytes at a place, in parts, to the file and the entry; in the end the size is
 * what it was at least. */
static int write_part(FlashFs *fs, FlashFile *file, Entry *e, uint32_t at, uint32_t n) {
    uint8_t part[400];
    if (!(file->flags & PORT_APPEND) && flashfs_seek(fs, file, at, 0) < 0) {
        return -1;
    }
    if (e->size < at) {
        memset(e->data + e->size, 0, at - e->size);
    }
    while (n > 0) {
        uint32_t m = 1 + random_below(random_below(4) == 0 ? 400 : 60);
        m = m < n ? m : n;
        for (uint32_t i = 0; i < m; i++) {
            part[i] = (uint8_t)random_below(256);
        }
        for (uint32_t done = 0; done < m;) {
            int32_t some = flashfs_write(fs, file, part + done, m - done);
            if (some <= 0) {
                return some < 0 ? some : -1;
            }
            done += (uint32_t)some;
        }
        memcpy(e->data + at, part, m);
        at += m;
        n -= m;
        e->size = at > e->size ? at : e->size;
    }
    return 0;
}

/* All that opens a file, changes it and closes it. */
static int change_file(FlashFs *fs, const Step *s, Entry *e) {
    static const unsigned flags[] = {PORT_WRITE | PORT_CREATE | PORT_TRUNCATE,
                                     PORT_WRITE | PORT_CREATE | PORT_APPEND, PORT_READ | PORT_WRITE,
                                     PORT_READ | PORT_WRITE};
    FlashFile file;
    int error = flashfs_open(fs, s->path, flags[s->action], &file);
    if (error != 0) {
        return error;
    }
    if (s->action == WRITE) {
        e->size = 0;
        error = write_part(fs, &file, e, 0, random_below(1200));
    } else if (s->action == APPEND) {
        uint32_t room = MOST_SIZE - e->size;
        error = write_part(fs, &file, e, e->size, random_below(room < 300 ? room : 300));
    } else if (s->action == CHANGE) {
        uint32_t at = random_below(e->size + 100);
        at = at < MOST_SIZE - 300 ? at : 0;
        error = write_part(fs, &file, e, at, 1 + random_below(300));
    } else {
        uint32_t size = random_below(e->size + 40);
        size = size < MOST_SIZE ? size : 0;
        error = flashfs_truncate(fs, &file, size);
        for (uint32_t at = e->size; at < size; at++) {
            e->data[at] = 0;
        }
        e->size = size;
    }
    int closed = flashfs_close(fs, &file);
    return error ? error : closed;
}

/* A file that stays open: it is there at once, or what it was, until it is closed. */
static int keep_file(FlashFs *fs, Model *m, Kept *kept) {
    int error = 0;
    if (!kept->open) {
        Entry *e = model_find(m, kept_path);
        unsigned flags = PORT_WRITE | PORT_CREATE | (random_below(2) ? PORT_APPEND : PORT_TRUNCATE);
        e = e ? e : model_make(m, kept_path, false);
        kept->entry = *e;
        kept->entry.size = flags & PORT_TRUNCATE ? 0 : e->size;
        error = flashfs_open(fs, kept_path, flags, &kept->file);
        kept->open = error == 0;
    }
    uint32_t n = kept->entry.size < 1500 ? random_below(500) : 0;
    return error ? error : write_part(fs, &kept->file, &kept->entry, kept->entry.size, n);
}

/* Does a step, to the device and to the model; below 0: it failed. Steps that make no sense are
 * left out. */
static int do_step(FlashFs *fs, Model *m, const Step *s, Kept *kept) {
    Entry *e = model_find(m, s->path);
    const Entry *to = model_find(m, s->to);
    bool nested = strncmp(s->path, "/d/", 3) == 0, to_nested = strncmp(s->to, "/d/", 3) == 0;
    const Entry *d = model_find(m, "/d");
    bool has_d = d && d->folder;
    seed = s->seed;
    if ((nested || to_nested) && !has_d) {
        return 0;
    }
    switch (s->action) {
    case WRITE:
    case APPEND:
    case CHANGE:
    case SHORTEN:
        if ((e && e->folder) || strcmp(s->path, "/d") == 0 || (!e && s->action > APPEND)) {
            return 0;
        }
        e = e ? e : model_make(m, s->path, false);
        return change_file(fs, s, e);
    case RENAME:
        if (!e || (to && to->folder != e->folder) || (to && to->folder && !model_empty(m, s->to)) ||
            (e->folder && to_nested) || (!e->folder && strcmp(s->to, "/d") == 0)) {
            return 0;
        }
        model_rename(m, s->path, s->to);
        return flashfs_rename(fs, s->path, s->to);
    case REMOVE:
        if (!e || (e->folder && !model_empty(m, s->path))) {
            return 0;
        }
        bool folder = e->folder;
        model_remove(m, s->path);
        return flashfs_remove(fs, s->path, folder);
    case MKDIR:
        if (model_find(m, "/d")) {
            return 0;
        }
        model_make(m, "/d", true);
        return flashfs_mkdir(fs, "/d");
    case KEEP: return keep_file(fs, m, kept);
    default:
        if (!kept->open) {
            return 0;
        }
        kept->open = false;
        *model_make(m, kept_path, false) = kept->entry;
        return flashfs_close(fs, &kept->file);
    }
}

/* ---- cuts ---- */

typedef struct {
    uint8_t bytes[MOST_BYTES];
    FlashFs fs;
    Model model;
    Kept kept;
} State;

static State before, after, now;
static Model between; /* a file that is made is empty until it is closed */

static void save(State *s, const FlashFs *fs) {
    memcpy(s->bytes, bytes, sizeof bytes);
    s->fs = *fs;
}

/* Mounts what the cut has left, and sees what is there. Sometimes the power is cut while it is
 * mounted, too, again and again. */
static void check_after_cut(FlashFs *fs, const Step *step) {
    int error;
    uint32_t keep = seed;
    seed = (uint32_t)operations | 1;
    for (int again = 0; again < 12 && random_below(4) == 0; again++) {
        left = 1 + (long)random_below(30);
        manner = (int)random_below(3);
        (void)flashfs_mount(fs, &device);
    }
    left = -1;
    if ((error = flashfs_mount(fs, &device)) != 0) {
        fail("cannot be mounted", step->path);
        return;
    }
    Model *m = same(fs, &before.model) ? &before.model : &after.model;
    m = m == &before.model || same(fs, m) ? m : &between;
    if (m == &between && !same(fs, m)) {
        fail("is neither what it was nor what it becomes", step->path);
        return;
    }
    check_space(fs, m);
    /* It goes on working: some of the work is done on what is left now. */
    if (random_below(8) == 0) {
        Kept none = {0};
        now.model = *m;
        m = &now.model;
        for (int i = 0; i < 12; i++) {
            Step s = random_step();
            uint32_t was = seed;
            if (do_step(fs, m, &s, &none) < 0) {
                fail("a step fails after a cut", s.path);
            }
            seed = was;
        }
        if (none.open) {
            Step s = {.action = RELEASE, .path = kept_path, .to = kept_path, .seed = 1};
            if (do_step(fs, m, &s, &none) != 0) {
                fail("a file cannot be closed after a cut", s.path);
            }
        }
        if (!same(fs, m)) {
            fail("what is written after a cut is not there", step->path);
        }
        check_space(fs, m);
    }
    seed = keep;
}

/* Runs the workload; each step once for each operation that the power can be cut in. */
static void run(uint32_t page_bytes, uint32_t pages, bool mapped, int steps, int every) {
    FlashFs fs;
    device = (FlashDevice){mapped ? bytes : NULL, page_bytes, pages, read_bytes, erase_page,
                           program_words};
    seed = page_bytes + 7;
    left = -1;
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (uint8_t)random_below(256);
    }
    if (flashfs_mount(&fs, &device) != -19) {
        fail("what is no file system is mounted", "");
    }
    if (flashfs_format(&fs, &device) != 0) {
        fail("cannot be formatted", "");
    }
    memset(&before, 0, sizeof before);
    memset(&after, 0, sizeof after);
    for (int i = 0; i < steps; i++) {
        Step step = random_step();
        uint32_t next_seed = seed;
        snprintf(context, sizeof context, "%u pages of %u, step %d (%d)", (unsigned)pages,
                 (unsigned)page_bytes, i, step.action);
        save(&before, &fs);
        between = after.model = before.model;
        after.kept = before.kept;
        const char *made = step.action == KEEP ? kept_path : step.path;
        if (!model_find(&between, made)) {
            model_make(&between, made, false);
        }
        long begun = operations;
        int error = do_step(&fs, &after.model, &step, &after.kept);
        if (error < 0) {
            printf("error %d: ", error);
            fail("a step fails", step.path);
        }
        save(&after, &fs);
        long count = operations - begun;
        for (long at = 1; i % every == 0 && at <= count; at++) {
            for (int how = 0; how < 3; how++) {
                memcpy(bytes, before.bytes, sizeof bytes);
                fs = before.fs;
                Kept kept = before.kept;
                now.model = before.model;
                left = at;
                manner = how;
                (void)do_step(&fs, &now.model, &step, &kept);
                check_after_cut(&fs, &step);
            }
        }
        memcpy(bytes, after.bytes, sizeof bytes);
        fs = after.fs;
        before.model = after.model;
        before.kept = after.kept;
        seed = next_seed;
    }
    if (after.kept.open) {
        (void)flashfs_close(&fs, &after.kept.file);
        *model_make(&after.model, kept_path, false) = after.kept.entry;
    }
    if (!same(&fs, &after.model)) {
        fail("is not what it should be in the end", "");
    }
    check_space(&fs, &after.model);
}

/* With an argument all steps are cut: minutes. */
int main(int argc, char **argv) {
    (void)argv;
    run(1024, 16, true, argc > 1 ? 300 : 60, 1);
    run(256, 100, false, 300, argc > 1 ? 1 : 25);
    run(4096, 8, true, 300, argc > 1 ? 1 : 25);
    printf("%ld operations, %d failures\n", operations, failures);
    return failures > 0;
}
