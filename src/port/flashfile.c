/* SPDX-License-Identifier: MIT */
/* Files in the platform's flash: handles and errors of port.h over the file system. A handle is a
 * place in a table, since no pointer may lie in the heap. */
#include "port/flashfile.h"

#include "flash/flashfs.h"

enum { MOST_FILES = 8, EBADF = 9, ENODEV = 19, ENOTDIR = 20, ENOENT = 2, EMFILE = 24 };

/* The file system, and what is open: flags 0 is a free place. One folder can be listed at a time.
 */
static struct {
    bool begun;
    uint16_t listed;
    uint32_t version; /* of the name that the listing gave last */
    FlashDevice device;
    FlashFs fs;
    FlashFile files[MOST_FILES];
} flash;

/* ---- the device ---- */

static bool erase(FlashFs *fs, uint32_t page) {
    (void)fs;
    return port_flash()->erase(page);
}

static bool program(FlashFs *fs, uint32_t at, const void *words, uint32_t n) {
    (void)fs;
    return port_flash()->program(at, words, n);
}

int flashfile_begin(void) {
    const PortFlash *port = port_flash();
    if (flash.begun) {
        return 0;
    }
    if (port == NULL) {
        return -ENODEV;
    }
    flash.device = (FlashDevice){port->base, port->page_bytes, port->pages, NULL, erase, program};
    int error = flashfs_mount(&flash.fs, &flash.device);
    error = error == -ENODEV ? flashfs_format(&flash.fs, &flash.device) : error;
    flash.begun = error == 0;
    return error;
}

/* ---- what there is ---- */

/* There is no clock that goes on without power: all times are 0. */
int flashfile_info(const char *path, PortInfo *info) {
    FlashFound found;
    int error = flashfile_begin();
    error = error ? error : flashfs_find(&flash.fs, path, &found);
    if (error || !found.there) {
        return error ? error : -ENOENT;
    }
    bool folder = (found.kind & FLASH_FOLDER) != 0;
    *info = (PortInfo){.mode = folder ? PORT_MODE_FOLDER | 0777 : PORT_MODE_FILE | 0666,
                       .size = found.size};
    return 0;
}

int flashfile_act(enum PortAction action, const char *path, const char *to) {
    int error = flashfile_begin();
    if (error) {
        return error;
    }
    switch (action) {
    case PORT_REMOVE:
    case PORT_RMDIR: return flashfs_remove(&flash.fs, path, action == PORT_RMDIR);
    case PORT_RENAME: return flashfs_rename(&flash.fs, path, to);
    case PORT_MKDIR: return flashfs_mkdir(&flash.fs, path);
    default: return flashfs_chdir(&flash.fs, path);
    }
}

int flashfile_cwd(char *path, size_t room) {
    int error = flashfile_begin();
    return error ? error : flashfs_cwd(&flash.fs, path, room);
}

int flashfile_space(uint64_t figures[4]) {
    int error = flashfile_begin();
    return error ? error : flashfs_space(&flash.fs, figures);
}

int flashfile_list(const char *path) {
    FlashFound found;
    int error = flashfile_begin();
    error = error ? error : flashfs_find(&flash.fs, path, &found);
    if (error || !found.there || !(found.kind & FLASH_FOLDER)) {
        return error ? error : found.there ? -ENOTDIR : -ENOENT;
    }
    flash.listed = found.id;
    flash.version = 0;
    return 0;
}

int flashfile_next(char *name, size_t room) {
    FlashName entry;
    if (room <= FLASHFS_NAME ||
        !flashfs_list(&flash.fs, flash.listed, &flash.version, name, &entry)) {
        return PORT_NOTHING;
    }
    return entry.kind & FLASH_FOLDER ? PORT_FOLDER : PORT_FILE;
}

/* ---- open files ---- */

int flashfile_open(const char *path, int flags) {
    int error = flashfile_begin(), file = 0;
    while (file < MOST_FILES && flash.files[file].flags != 0) {
        file++;
    }
    error = error || file < MOST_FILES ? error : -EMFILE;
    error = error ? error : flashfs_open(&flash.fs, path, (unsigned)flags, &flash.files[file]);
    return error ? error : file;
}

/* The open file of a handle; NULL for what is none. */
static FlashFile *file_of(int file) {
    bool open = file >= 0 && file < MOST_FILES && flash.files[file].flags != 0;
    return open ? &flash.files[file] : NULL;
}

intptr_t flashfile_read(int file, char *bytes, size_t room) {
    FlashFile *f = file_of(file);
    return f ? flashfs_read(&flash.fs, f, bytes, (uint32_t)room) : -EBADF;
}

intptr_t flashfile_write(int file, const char *bytes, size_t n) {
    FlashFile *f = file_of(file);
    return f ? flashfs_write(&flash.fs, f, bytes, (uint32_t)n) : -EBADF;
}

int64_t flashfile_seek(int file, int64_t offset, int whence) {
    FlashFile *f = file_of(file);
    return f ? flashfs_seek(&flash.fs, f, offset, whence) : -EBADF;
}

int flashfile_truncate(int file, uint64_t size) {
    FlashFile *f = file_of(file);
    return f ? flashfs_truncate(&flash.fs, f, (uint32_t)size) : -EBADF;
}

int flashfile_sync(int file) {
    FlashFile *f = file_of(file);
    return f ? flashfs_flush(&flash.fs, f) : -EBADF;
}

int flashfile_close(int file) {
    FlashFile *f = file_of(file);
    int error = f ? flashfs_close(&flash.fs, f) : -EBADF;
    if (f) {
        f->flags = 0;
    }
    return error;
}
