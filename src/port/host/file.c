/* SPDX-License-Identifier: MIT */
/* Files to read: a handle is a file descriptor. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "port/port.h"

/* The empty path is the current folder, as in sys.path. */
int port_file_stat(const char *path) {
    struct stat status;
    if (stat(*path ? path : ".", &status) != 0) {
        return PORT_NOTHING;
    }
    return S_ISDIR(status.st_mode) ? PORT_FOLDER : PORT_FILE;
}

/* Folders can be opened, too, but not read: they are refused here. */
int port_file_open(const char *path) {
    if (port_file_stat(path) != PORT_FILE) {
        return -1;
    }
    return open(path, O_RDONLY | O_CLOEXEC);
}

/* An error counts as the end of the file. */
size_t port_file_read(int file, char *bytes, size_t room) {
    ssize_t n;
    do {
        n = read(file, bytes, room);
    } while (n < 0 && errno == EINTR);
    return n < 0 ? 0 : (size_t)n;
}

bool port_file_seek(int file, size_t offset) {
    return lseek(file, (off_t)offset, SEEK_SET) >= 0;
}

void port_file_close(int file) {
    close(file);
}
