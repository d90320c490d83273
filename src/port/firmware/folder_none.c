/* SPDX-License-Identifier: MIT */
/* A port without folders: what file_none and file_semihost have in common. */
#include "port/port.h"

enum { ENOSYS = 38 };

bool port_file_isatty(int file) {
    (void)file;
    return false;
}

/* There is one folder only. */
int port_file_cwd(char *path, size_t room) {
    (void)room;
    path[0] = '/';
    path[1] = 0;
    return 0;
}

int port_file_space(const char *path, uint64_t figures[4]) {
    (void)path, (void)figures;
    return -ENOSYS;
}

int port_folder_open(const char *path) {
    (void)path;
    return -ENOSYS;
}

int port_folder_next(int folder, char *name, size_t room) {
    (void)folder, (void)name, (void)room;
    return PORT_NOTHING;
}

void port_folder_close(int folder) {
    (void)folder;
}
