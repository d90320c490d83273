/* SPDX-License-Identifier: MIT */
/* Files in the platform's flash, and below /rom those of its ROMFS: handles and errors of port.h
 * over the file system. A handle is a place in a table, since no pointer may lie in the heap. */
#include "port/flashfile.h"

#include <string.h>

#include "flash/flashfs.h"
#include "flash/romfs.h"

/* IN_ROM: as the node of a file. */
enum {
    MOST_FILES = FLASH_NODES,
    IN_ROM = 0xff,
    ENOENT = 2,
    EBADF = 9,
    ENODEV = 19,
    ENOTDIR = 20,
    EISDIR = 21,
    EINVAL = 22,
    EMFILE = 24,
    EROFS = 30
};

/* An open file: flags 0 is a free place. One in ROM has its bytes. */
typedef struct {
    FlashFile file;
    RomSpan rom;
} OpenFile;

/* The file system, and what is open. One folder can be listed at a time. */
static struct {
    bool begun;
    uint16_t listed;
    uint32_t version; /* of the name that the listing gave last */
    RomSpan rom_rest; /* what is still to be listed of a folder in ROM; or empty */
    FlashDevice device;
    FlashFs fs;
    OpenFile files[MOST_FILES];
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
    RomEntry entry;
    if (romfs_path(path, &entry)) {
        size_t n = entry.folder ? 0 : (size_t)(entry.data.end - entry.data.from);
        *info = (PortInfo){.mode = entry.folder ? PORT_MODE_FOLDER | 0555 : PORT_MODE_FILE | 0444,
                           .size = n};
        return entry.name ? 0 : -ENOENT;
    }
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
    RomEntry entry;
    if (romfs_path(path, &entry) || (action == PORT_RENAME && romfs_path(to, &entry))) {
        return -EROFS;
    }
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
    RomEntry entry;
    flash.rom_rest = (RomSpan){0};
    if (romfs_path(path, &entry)) {
        flash.listed = FLASH_NOBODY;
        flash.rom_rest = entry.data;
        return !entry.name ? -ENOENT : entry.folder ? 0 : -ENOTDIR;
    }
    int error = flashfile_begin();
    error = error ? error : flashfs_find(&flash.fs, path, &found);
    if (error || !found.there || !(found.kind & FLASH_FOLDER)) {
        return error ? error : found.there ? -ENOTDIR : -ENOENT;
    }
    flash.listed = found.id;
    flash.version = 0;
    return 0;
}

/* The root has /rom at its end. */
int flashfile_next(char *name, size_t room) {
    FlashName entry;
    RomEntry rom;
    RomSpan root;
    if (flash.listed == FLASH_NOBODY) {
        do {
            if (!romfs_platform(&root) || !romfs_next(root, &flash.rom_rest, &rom)) {
                return PORT_NOTHING;
            }
        } while (rom.length >= room);
        memcpy(name, rom.name, rom.length);
        name[rom.length] = 0;
        return rom.folder ? PORT_FOLDER : PORT_FILE;
    }
    if (room <= FLASHFS_NAME ||
        !flashfs_list(&flash.fs, flash.listed, &flash.version, name, &entry)) {
        if (flash.listed != 0 || !romfs_platform(&root)) {
            return PORT_NOTHING;
        }
        flash.listed = FLASH_NOBODY;
        strcpy(name, "rom");
        return PORT_FOLDER;
    }
    return entry.kind & FLASH_FOLDER ? PORT_FOLDER : PORT_FILE;
}

/* ---- open files ---- */

static int open_file(const char *path, int flags, OpenFile *open) {
    RomEntry entry;
    if (romfs_path(path, &entry)) {
        if (flags & PORT_WRITE) {
            return -EROFS;
        }
        *open = (OpenFile){
            {.node = IN_ROM, .flags = (uint8_t)flags},
            entry.data
        };
        return !entry.name ? -ENOENT : entry.folder ? -EISDIR : 0;
    }
    int error = flashfile_begin();
    return error ? error : flashfs_open(&flash.fs, path, (unsigned)flags, &open->file);
}

int flashfile_open(const char *path, int flags) {
    OpenFile opened = {0};
    int file = 0;
    while (file < MOST_FILES && flash.files[file].file.flags != 0) {
        file++;
    }
    int error = file < MOST_FILES ? open_file(path, flags, &opened) : -EMFILE;
    if (error == 0) {
        flash.files[file] = opened;
    }
    return error ? error : file;
}

/* The open file of a handle; NULL for what is none, and for one in ROM unless that may be. */
static OpenFile *file_of(int handle, bool rom) {
    bool open = handle >= 0 && handle < MOST_FILES && flash.files[handle].file.flags != 0;
    OpenFile *f = open ? &flash.files[handle] : NULL;
    return f && (rom || f->file.node != IN_ROM) ? f : NULL;
}

static intptr_t read_rom(OpenFile *f, char *bytes, size_t room) {
    size_t size = (size_t)(f->rom.end - f->rom.from), at = f->file.position;
    size_t left = at < size ? size - at : 0, n = left < room ? left : room;
    memcpy(bytes, f->rom.from + (left ? at : 0), n);
    f->file.position += (uint32_t)n;
    return (intptr_t)n;
}

intptr_t flashfile_read(int file, char *bytes, size_t room) {
    OpenFile *f = file_of(file, true);
    return !f                       ? -EBADF
           : f->file.node == IN_ROM ? read_rom(f, bytes, room)
                                    : flashfs_read(&flash.fs, &f->file, bytes, (uint32_t)room);
}

intptr_t flashfile_write(int file, const char *bytes, size_t n) {
    OpenFile *f = file_of(file, false);
    return f ? flashfs_write(&flash.fs, &f->file, bytes, (uint32_t)n) : -EBADF;
}

int64_t flashfile_seek(int file, int64_t offset, int whence) {
    OpenFile *f = file_of(file, true);
    if (!f || f->file.node != IN_ROM) {
        return f ? flashfs_seek(&flash.fs, &f->file, offset, whence) : -EBADF;
    }
    offset += whence == 0 ? 0 : whence == 1 ? (int64_t)f->file.position : f->rom.end - f->rom.from;
    if (offset < 0 || offset > INT32_MAX) {
        return -EINVAL;
    }
    f->file.position = (uint32_t)offset;
    return offset;
}

int flashfile_truncate(int file, uint64_t size) {
    OpenFile *f = file_of(file, false);
    return f ? flashfs_truncate(&flash.fs, &f->file, (uint32_t)size) : -EBADF;
}

int flashfile_sync(int file) {
    OpenFile *f = file_of(file, false);
    return f ? flashfs_flush(&flash.fs, &f->file) : 0;
}

int flashfile_close(int file) {
    OpenFile *f = file_of(file, true);
    int error = !f || f->file.node == IN_ROM ? 0 : flashfs_close(&flash.fs, &f->file);
    if (f) {
        f->file.flags = 0;
    }
    return error;
}
