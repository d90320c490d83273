/* SPDX-License-Identifier: MIT */
/* The port has no files of its own: those of a board lie in what is mounted. With folder_none. */
#include "port/port.h"

enum { ENOENT = 2, ENOSYS = 38 };

int port_file_info(const char *path, PortInfo *info) {
    (void)path, (void)info;
    return -ENOENT;
}

int port_file_stat(const char *path) {
    (void)path;
    return PORT_NOTHING;
}

/* What would be made cannot be; what is only asked for is not there. */
int port_file_open(const char *path, int flags) {
    (void)path;
    return flags & PORT_CREATE ? -ENOSYS : -ENOENT;
}

intptr_t port_file_read(int file, char *bytes, size_t room) {
    (void)file, (void)bytes, (void)room;
    return -ENOSYS;
}

intptr_t port_file_write(int file, const char *bytes, size_t n) {
    (void)file, (void)bytes, (void)n;
    return -ENOSYS;
}

int64_t port_file_seek(int file, int64_t offset, int whence) {
    (void)file, (void)offset, (void)whence;
    return -ENOSYS;
}

int port_file_truncate(int file, uint64_t size) {
    (void)file, (void)size;
    return -ENOSYS;
}

int port_file_sync(int file) {
    (void)file;
    return 0;
}

int port_file_close(int file) {
    (void)file;
    return 0;
}

/* As above: of what is not there it is said so, anything new is refused. */
int port_file_act(enum PortAction action, const char *path, const char *to) {
    (void)path, (void)to;
    return action == PORT_REMOVE || action == PORT_RENAME ? -ENOENT : -ENOSYS;
}
