/* SPDX-License-Identifier: MIT */
/* The files of a platform whose files are in flash (port_flash()): the calls of port.h over
 * flash/flashfs.h, under their own name, for a port that has others besides. A board that has no
 * others names file_flash among its drivers. */
#ifndef TERRARIUM_PORT_FLASHFILE_H
#define TERRARIUM_PORT_FLASHFILE_H

#include "port/port.h"

/* Begins to use the flash, and formats it when there is nothing on it. Done by the first call that
 * needs it, too. 0, or an error. */
int flashfile_begin(void);

int flashfile_info(const char *path, PortInfo *info);
int flashfile_open(const char *path, int flags);
intptr_t flashfile_read(int file, char *bytes, size_t room);
intptr_t flashfile_write(int file, const char *bytes, size_t n);
int64_t flashfile_seek(int file, int64_t offset, int whence);
int flashfile_truncate(int file, uint64_t size);
int flashfile_sync(int file);
int flashfile_close(int file);
int flashfile_act(enum PortAction action, const char *path, const char *to);
int flashfile_cwd(char *path, size_t room);
int flashfile_space(uint64_t figures[4]);
int flashfile_list(const char *path);
int flashfile_next(char *name, size_t room);

#endif
