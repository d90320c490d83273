/* SPDX-License-Identifier: MIT */
/* Reading ROMFS: numbers are seven bits a byte, the highest first, all bytes but the last with the
 * high bit. */
#include "flash/romfs.h"

#include <string.h>

#include "port/port.h"

/* ROOT: the kind of the whole, which the three bytes d2 cd 31 are. POINTER: data that lies
 * elsewhere: its size, and its place from the first record of the root. */
enum { ROOT = 0x14a6b1, VERBATIM = 2, POINTER = 3, FOLDER = 4, FILE_RECORD = 5 };

/* False: it ends before the number does, or the number is too large. */
static bool take_number(RomSpan *span, uint32_t *n) {
    *n = 0;
    for (const uint8_t *end = span->end; span->from<end && * n<UINT32_MAX>> 7;) {
        uint8_t byte = *span->from++;
        *n = *n << 7 | (byte & 0x7f);
        if (byte < 0x80) {
            return true;
        }
    }
    return false;
}

/* Takes a record: its kind, and its bytes. */
static bool take_record(RomSpan *span, uint32_t *kind, RomSpan *bytes) {
    uint32_t n;
    if (!take_number(span, kind) || !take_number(span, &n) ||
        n > (size_t)(span->end - span->from)) {
        return false;
    }
    *bytes = (RomSpan){span->from, span->from + n};
    span->from += n;
    return true;
}

/* False for an erased partition as well, whose first number is too large. */
bool romfs_begin(const uint8_t *bytes, size_t n, RomSpan *root) {
    RomSpan whole = {bytes, bytes + n};
    uint32_t kind;
    return bytes != NULL && take_record(&whole, &kind, root) && kind == ROOT;
}

/* The bytes of a file, from the records behind its name. A pointer out of the file system is
 * refused: the image may be torn. */
static bool take_data(RomSpan root, RomSpan record, RomSpan *data) {
    uint32_t kind, size, place;
    while (take_record(&record, &kind, data)) {
        if (kind == VERBATIM) {
            return true;
        }
        if (kind == POINTER) {
            RomSpan pointer = *data;
            size_t room = (size_t)(root.end - root.from);
            if (!take_number(&pointer, &size) || !take_number(&pointer, &place) || place > room ||
                size > room - place) {
                return false;
            }
            *data = (RomSpan){root.from + place, root.from + place + size};
            return true;
        }
    }
    return false;
}

/* What is neither folder nor file, such as padding, is skipped. */
bool romfs_next(RomSpan root, RomSpan *rest, RomEntry *entry) {
    uint32_t kind, n;
    RomSpan record;
    while (take_record(rest, &kind, &record)) {
        if ((kind != FOLDER && kind != FILE_RECORD) || !take_number(&record, &n) ||
            n > (size_t)(record.end - record.from)) {
            continue;
        }
        *entry = (RomEntry){
            record.from, n, {record.from + n, record.end},
              kind == FOLDER
        };
        if (entry->folder || take_data(root, entry->data, &entry->data)) {
            return true;
        }
    }
    return false;
}

/* Compares names from the root on; a file in the middle of the path is not found. */
bool romfs_find(RomSpan root, const char *path, RomEntry *entry) {
    *entry = (RomEntry){.data = root, .folder = true};
    for (;;) {
        while (*path == '/') {
            path++;
        }
        size_t n = strcspn(path, "/");
        if (n == 0) {
            return true;
        }
        RomSpan rest = entry->data;
        bool found = false;
        while (entry->folder && !found && romfs_next(root, &rest, entry)) {
            found = entry->length == n && memcmp(entry->name, path, n) == 0;
            if (!found) {
                entry->folder = true; /* goes on in this one */
            }
        }
        if (!found) {
            return false;
        }
        path += n;
    }
}

bool romfs_platform(RomSpan *root) {
    const PortFlash *rom = port_rom();
    return rom && romfs_begin(rom->base, rom->pages * rom->page_bytes, root);
}

/* True for each path under /rom while there is one: an empty entry says that it is not there. */
bool romfs_path(const char *path, RomEntry *entry) {
    RomSpan root;
    if (strncmp(path, "/rom", 4) != 0 || (path[4] != 0 && path[4] != '/') ||
        !romfs_platform(&root)) {
        return false;
    }
    if (!romfs_find(root, path + 4, entry)) {
        *entry = (RomEntry){0};
    } else if (entry->name == NULL) {
        entry->name = root.from;
    }
    return true;
}
