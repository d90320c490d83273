/* SPDX-License-Identifier: MIT */
/* Files to read are the host's, through semihosting. */
#include "port/cortexm/semihost.h"
#include "port/port.h"

/* Semihosting has no call for this: what can be opened is there. */
int port_file_stat(const char *path) {
    int file = semihost_open(path);
    if (file < 0) {
        return PORT_NOTHING;
    }
    semihost_close(file);
    return PORT_FILE; /* folders cannot be told */
}

int port_file_open(const char *path) {
    return semihost_open(path);
}

size_t port_file_read(int file, char *bytes, size_t room) {
    return semihost_read(file, bytes, room);
}

bool port_file_seek(int file, size_t offset) {
    return semihost_seek(file, offset);
}

void port_file_close(int file) {
    semihost_close(file);
}
