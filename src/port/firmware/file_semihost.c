/* SPDX-License-Identifier: MIT */
/* Files are the host's, through semihosting, which knows no folders: what it has no call for is
 * refused as ENOSYS. Its calls name no errors, so that a file that cannot be opened is ENOENT. With
 * folder_none. */
#include "port/firmware/semihost.h"
#include "port/port.h"

enum { ENOENT = 2, EIO = 5, EEXIST = 17, EINVAL = 22, ENOSYS = 38 };

/* Open files whose position has to be known: semihosting can only set it. */
enum { MOST_FILES = 16 };
static struct {
    bool open;
    bool append;
    int handle;
    uint32_t position;
} files[MOST_FILES];

/* By opening it, since semihosting cannot ask; of a file only its length is known. */
int port_file_info(const char *path, PortInfo *info) {
    int file = semihost_open(path, SEMIHOST_READ);
    if (file < 0) {
        return -ENOENT;
    }
    *info = (PortInfo){PORT_MODE_FILE | 0644, (uint64_t)semihost_length(file), 0, 0, 0};
    semihost_close(file);
    return 0;
}

/* Folders are not seen at all. */
int port_file_stat(const char *path) {
    PortInfo info;
    return port_file_info(path, &info) == 0 ? PORT_FILE : PORT_NOTHING;
}

/* Bytes of an open file. */
static uint32_t length_of(int file) {
    long length = semihost_length(files[file].handle);
    return length < 0 ? 0 : (uint32_t)length;
}

/* Semihosting's modes are those of fopen(): "w" truncates, "a" appends, "r+" needs the file. */
int port_file_open(const char *path, int flags) {
    int mode = SEMIHOST_READ, file = 0;
    bool there = port_file_stat(path) == PORT_FILE;
    if (!there && !(flags & PORT_CREATE)) {
        return -ENOENT;
    }
    if (there && (flags & PORT_EXCLUSIVE)) {
        return -EEXIST;
    }
    if (flags & PORT_WRITE) {
        mode = there && !(flags & PORT_TRUNCATE) ? SEMIHOST_CHANGE : SEMIHOST_REPLACE;
    }
    while (file < MOST_FILES && files[file].open) {
        file++;
    }
    int handle = file < MOST_FILES ? semihost_open(path, mode) : -1;
    if (handle < 0) {
        return file < MOST_FILES ? -EIO : -24; /* EMFILE */
    }
    files[file].open = true;
    files[file].append = (flags & PORT_APPEND) != 0;
    files[file].handle = handle;
    files[file].position = 0;
    return file;
}

/* Semihosting tells no errors of reading: they look like the end. */
intptr_t port_file_read(int file, char *bytes, size_t room) {
    size_t n = semihost_read(files[file].handle, bytes, room);
    files[file].position += n;
    return (intptr_t)n;
}

/* An append goes to the end first, wherever others have left the file. */
intptr_t port_file_write(int file, const char *bytes, size_t n) {
    if (files[file].append) {
        port_file_seek(file, 0, 2);
    }
    size_t done = semihost_write(files[file].handle, bytes, n);
    files[file].position += done;
    return done == 0 && n > 0 ? -EIO : (intptr_t)done;
}

/* Semihosting counts from the beginning only. Files beyond 2 GB are refused. */
int64_t port_file_seek(int file, int64_t offset, int whence) {
    int64_t from = whence == 0 ? 0 : whence == 1 ? files[file].position : length_of(file);
    if (from + offset < 0 || from + offset > INT32_MAX) {
        return -EINVAL;
    }
    if (!semihost_seek(files[file].handle, (size_t)(from + offset))) {
        return -EIO;
    }
    files[file].position = (uint32_t)(from + offset);
    return from + offset;
}

/* Cannot be done but for the size that it has; truncating while opening can. */
int port_file_truncate(int file, uint64_t size) {
    return size == length_of(file) ? 0 : -ENOSYS;
}

/* What is written is with the host already. */
int port_file_sync(int file) {
    (void)file;
    return 0;
}

/* The place in the table is free again, whatever the host says. */
int port_file_close(int file) {
    semihost_close(files[file].handle);
    files[file].open = false;
    return 0;
}

/* Semihosting does not say why something failed: EIO if the file is there, else ENOENT. */
int port_file_act(enum PortAction action, const char *path, const char *to) {
    bool done;
    switch (action) {
    case PORT_REMOVE: done = semihost_remove(path); break;
    case PORT_RENAME: done = semihost_rename(path, to); break;
    default: return -ENOSYS;
    }
    return done ? 0 : port_file_stat(path) == PORT_FILE ? -EIO : -ENOENT;
}
