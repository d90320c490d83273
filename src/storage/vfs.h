/* SPDX-License-Identifier: MIT */
/* The virtual file system: which file system a path belongs to, and what is done there. The root is
 * the port's files (port/port.h) until another one is mounted there. Mounted can be a file system
 * written in C (storage/ram.c) or any object with the methods that MicroPython wants of one: open,
 * ilistdir, stat, mkdir, rmdir, remove, rename, statvfs, and as they please mount and umount.
 *
 * All raise OSError with the path; and run Python code where an object is mounted. */
#ifndef TERRARIUM_STORAGE_VFS_H
#define TERRARIUM_STORAGE_VFS_H

#include "object/object.h"

enum { VFS_PATH = 256 }; /* bytes of a path, NUL included */

enum VfsAction {
    VFS_OPEN,
    VFS_STAT,
    VFS_LIST,
    VFS_MKDIR,
    VFS_RMDIR,
    VFS_REMOVE,
    VFS_RENAME,
    VFS_SPACE,
    VFS_CHDIR
};

/* Something to be done, as a file system sees it. */
typedef struct {
    enum VfsAction action;
    Value given, other_given; /* paths as the program has them, for errors; the second or absent */
    Value fs;                 /* mounted there; absent: the port's */
    char path[VFS_PATH];      /* inside of it: absolute if anything is mounted */
    char other[VFS_PATH];     /* of RENAME */
    unsigned flags;           /* of OPEN: PORT_READ ... */
    Value stream, mode;       /* of OPEN: to be attached; the str that open() got */
} VfsCall;

/* Does it, and answers: OPEN the stream, or the object that an object made; STAT the attrtuple of
 * ten; LIST a list of tuples (name, 0x4000 or 0x8000, 0[, size]); SPACE a tuple of ten; else None.
 * path and other are str or bytes, or have __fspath__. */
Value vfs_act(Vm *vm, enum VfsAction action, Value path, Value other);
/* Opens a file for this new stream, which is closed before; mode is for objects. */
Value vfs_open(Vm *vm, Value stream, Value path, unsigned flags, Value mode);
/* Raises the error of a call. */
_Noreturn void vfs_fail(Vm *vm, const VfsCall *call, int number);

/* The result of STAT: times are seconds, 0 where there is no clock. */
Value vfs_stat(Vm *vm, uint32_t mode, uint64_t size, const int64_t times[3]);
/* That of SPACE: block size, blocks, free blocks, longest name. */
Value vfs_space(Vm *vm, const uint64_t figures[4]);

/* The current folder, a str. */
Value vfs_cwd(Vm *vm);
void vfs_mount(Vm *vm, Value fs, Value point, bool readonly);
/* A list of (file system, mount point), the first mounted first. */
Value vfs_mounts(Vm *vm);
/* By mount point or file system. */
void vfs_unmount(Vm *vm, Value which);

/* For import: PORT_FILE, PORT_FOLDER or PORT_NOTHING; errors are nothing. */
int vfs_kind(Vm *vm, const char *path);
/* Opens source to be compiled: a handle of the port, or -1 and *bytes, which are all of it; -1 and
 * absent when there is none. */
int vfs_source(Vm *vm, const char *path, Value *bytes);

/* ram.c */
Value ram_act(Vm *vm, const VfsCall *call);

#endif
