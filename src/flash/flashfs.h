/* SPDX-License-Identifier: MIT */
/* Files and folders in flash, over its log. A file is what it was when it was closed last, or
 * flushed, or renamed; what is written meanwhile counts from then on, all at once. Answers below 0
 * are errors, with the numbers of Linux; flags are PORT_READ and so on. */
#ifndef TERRARIUM_FLASH_FLASHFS_H
#define TERRARIUM_FLASH_FLASHFS_H

#include "flash/flashlog.h"

enum { FLASHFS_NAME = 200 }; /* the most bytes of a name */

/* What there is at a path. */
typedef struct {
    uint32_t place; /* of its record; 0 for the root, and when there is none */
    uint32_t version, size;
    uint16_t id, parent;
    uint8_t kind; /* FLASH_FILE ...; with the root FLASH_FOLDER */
    bool there;
    uint8_t length; /* of `name`, the last part of the path */
    const char *name;
} FlashFound;

/* An open file. */
typedef struct {
    uint8_t node, flags; /* of FlashFs.nodes; flags as in open */
    uint16_t page;       /* where the last piece was found */
    uint32_t position;
} FlashFile;

int flashfs_format(FlashFs *fs, const FlashDevice *device);
int flashfs_mount(FlashFs *fs, const FlashDevice *device);

/* Follows a path. ENOENT and ENOTDIR for what lies on the way only. */
int flashfs_find(FlashFs *fs, const char *path, FlashFound *found);
/* What is in a folder, in the order in which it was made or changed last: *version is 0 at first.
 * The name gets FLASHFS_NAME + 1 bytes. */
bool flashfs_list(FlashFs *fs, uint16_t folder, uint32_t *version, char *text, FlashName *name);
/* The current folder becomes another one. */
int flashfs_chdir(FlashFs *fs, const char *path);
/* Its path. ENOENT when it is gone, ERANGE when the room is too small. */
int flashfs_cwd(FlashFs *fs, char *path, size_t room);
int flashfs_mkdir(FlashFs *fs, const char *path);
/* Removes a file, or an empty folder. */
int flashfs_remove(FlashFs *fs, const char *path, bool folder);
/* What is at `to` is replaced, at one moment: a file by a file, an empty folder by a folder. */
int flashfs_rename(FlashFs *fs, const char *path, const char *other);
/* Block size, blocks, free blocks, longest name. */
int flashfs_space(FlashFs *fs, uint64_t figures[4]);

int flashfs_open(FlashFs *fs, const char *path, unsigned flags, FlashFile *file);
int32_t flashfs_read(FlashFs *fs, FlashFile *file, void *to, uint32_t n);
/* May write less than n bytes, at least one. */
int32_t flashfs_write(FlashFs *fs, FlashFile *file, const void *from, uint32_t n);
int64_t flashfs_seek(FlashFs *fs, FlashFile *file, int64_t offset, int whence);
int flashfs_truncate(FlashFs *fs, FlashFile *file, uint32_t size);
int flashfs_flush(FlashFs *fs, FlashFile *file);
int flashfs_close(FlashFs *fs, FlashFile *file);

#endif
