/* SPDX-License-Identifier: MIT */
/* The files of a port that has none but those in flash (port/flashfile.h). */
#include "port/flashfile.h"

int port_file_info(const char *path, PortInfo *info) {
    return flashfile_info(path, info);
}

int port_file_stat(const char *path) {
    PortInfo info;
    bool there = flashfile_info(path, &info) == 0;
    return !there ? PORT_NOTHING : info.mode & PORT_MODE_FOLDER ? PORT_FOLDER : PORT_FILE;
}

int port_file_open(const char *path, int flags) {
    return flashfile_open(path, flags);
}

intptr_t port_file_read(int file, char *bytes, size_t room) {
    return flashfile_read(file, bytes, room);
}

intptr_t port_file_write(int file, const char *bytes, size_t n) {
    return flashfile_write(file, bytes, n);
}

int64_t port_file_seek(int file, int64_t offset, int whence) {
    return flashfile_seek(file, offset, whence);
}

int port_file_truncate(int file, uint64_t size) {
    return flashfile_truncate(file, size);
}

int port_file_sync(int file) {
    return flashfile_sync(file);
}

int port_file_close(int file) {
    return flashfile_close(file);
}

bool port_file_isatty(int file) {
    (void)file;
    return false;
}

int port_file_act(enum PortAction action, const char *path, const char *to) {
    return flashfile_act(action, path, to);
}

int port_file_cwd(char *path, size_t room) {
    return flashfile_cwd(path, room);
}

/* There is one file system, whatever the path. */
int port_file_space(const char *path, uint64_t figures[4]) {
    (void)path;
    return flashfile_space(figures);
}

int port_folder_open(const char *path) {
    return flashfile_list(path);
}

/* There is one walk at a time, so handles need not be told apart. */
int port_folder_next(int folder, char *name, size_t room) {
    (void)folder;
    return flashfile_next(name, room);
}

void port_folder_close(int folder) {
    (void)folder;
}
