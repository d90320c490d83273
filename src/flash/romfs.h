/* SPDX-License-Identifier: MIT */
/* MicroPython's ROMFS: folders and files that lie in memory one behind the other, and are never
 * changed. All of it is records of a kind, a length and so many bytes, the whole of it one, too.
 * Nothing outside of the memory is ever looked at, whatever is in it. */
#ifndef TERRARIUM_FLASH_ROMFS_H
#define TERRARIUM_FLASH_ROMFS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A part of the memory; `from` is where the next record begins. */
typedef struct {
    const uint8_t *from, *end;
} RomSpan;

/* What there is: of a folder the records, of a file the bytes. */
typedef struct {
    const uint8_t *name;
    size_t length; /* of the name */
    RomSpan data;
    bool folder;
} RomEntry;

/* The records of the root folder; false: there is none of this format in the memory. */
bool romfs_begin(const uint8_t *bytes, size_t n, RomSpan *root);
/* Takes the next entry of a folder. */
bool romfs_next(RomSpan root, RomSpan *rest, RomEntry *entry);
/* Follows a path from the root, `/` and empty parts skipped. */
bool romfs_find(RomSpan root, const char *path, RomEntry *entry);
/* The root folder of the platform's ROM (port_rom()). */
bool romfs_platform(RomSpan *root);
/* What the platform's ROM has at a path in /rom: of nothing without a name. False: the path is not
 * there, or there is no ROM. */
bool romfs_path(const char *path, RomEntry *entry);

#endif
