/* SPDX-License-Identifier: MIT */
/* Files of the host: a handle is a file descriptor. With --serve a folder is the root of all paths,
 * and the current folder is kept here, since the process's own must not lead out of it. With
 * flash (-X flash) a board has all its files there, and any other program finds them in /flash. */
#define _GNU_SOURCE          /* DIR, O_CLOEXEC */
#define _FILE_OFFSET_BITS 64 /* with 32-bit words, too */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "port/flashfile.h"
#include "port/host/host.h"
#include "port/port.h"

/* ROOM: bytes of a path; MOST_FOLDERS: that are listed at once. */
enum { ROOM = PATH_MAX, MOST_FOLDERS = 16, FLASH_HANDLES = 1 << 20 };

/* What the process has of its own. root: "" unless there is one. cwd: seen from the root, "/" or
 * without a slash at its end. */
static struct {
    char root[ROOM], cwd[ROOM];
    DIR *folders[MOST_FOLDERS];
} files;

/* ---- paths ---- */

/* Appends the parts of `path` to `out`, an absolute path without a slash at its end (the root is
 * ""); `..` leads up, but never out. False when it gets too long. */
static bool append(char *out, const char *path) {
    for (const char *part = path; *part != 0;) {
        size_t n = strcspn(part, "/"), length = strlen(out);
        if (n == 2 && memcmp(part, "..", 2) == 0) {
            char *slash = strrchr(out, '/');
            *(slash ? slash : out) = 0;
        } else if (n > 0 && !(n == 1 && *part == '.')) {
            if (length + 1 + n >= ROOM) {
                return false;
            }
            out[length] = '/';
            memcpy(out + length + 1, part, n);
            out[length + 1 + n] = 0;
        }
        part += n + (part[n] == '/');
    }
    return true;
}

/* Where the path is seen from the root: "" for the root itself. */
static bool inside(const char *path, char out[ROOM]) {
    out[0] = 0;
    return (*path == '/' || append(out, files.cwd)) && append(out, path);
}

/* The host's own name for a path. It is in `out` or `path`; a path that is too long gives one that
 * the system refuses for that reason. */
static const char *resolve(const char *path, char out[ROOM]) {
    char seen[ROOM];
    if (files.root[0] == 0) {
        return *path ? path : ".";
    }
    if (!inside(path, seen) || strlen(files.root) + strlen(seen) >= ROOM) {
        memset(out, 'x', ROOM - 1);
        out[ROOM - 1] = 0;
        return out;
    }
    strcpy(out, files.root);
    strcat(out, seen);
    return out[0] ? out : "/";
}

/* Sets the folder that --serve gives; false with errno when it is none. All paths are looked at as
 * text from then on: symbolic links in the folder are followed by the system, wherever they lead.
 */
bool file_set_root(const char *folder) {
    struct stat status;
    if (realpath(folder, files.root) == NULL || stat(files.root, &status) != 0) {
        files.root[0] = 0;
        return false;
    }
    if (!S_ISDIR(status.st_mode)) {
        files.root[0] = 0;
        errno = ENOTDIR;
        return false;
    }
    if (strcmp(files.root, "/") == 0) {
        files.root[0] = '.'; /* a root all the same: paths are taken from there */
        (void)!chdir("/");
    }
    return true;
}

/* What the flash calls a path; NULL: it is not there. */
static const char *on_flash(const char *path) {
    static const char folder[] = "/flash", rom[] = "/rom";
    size_t n = sizeof folder - 1, r = sizeof rom - 1;
    if (port_rom() != NULL && strncmp(path, rom, r) == 0 && (path[r] == 0 || path[r] == '/')) {
        return path;
    }
    if (port_flash() == NULL || files.root[0] != 0) {
        return port_flash() == NULL ? NULL : path;
    }
    bool inside_it = strncmp(path, folder, n) == 0 && (path[n] == 0 || path[n] == '/');
    return !inside_it ? NULL : path[n] == 0 ? "/" : path + n;
}

/* Handles of the flash begin beyond any descriptor that the system gives. */
static bool is_flash(int handle) {
    return handle >= FLASH_HANDLES;
}

/* 0, or the negative error of a call that answered below 0. */
static int result(int answer) {
    return answer < 0 ? -errno : 0;
}

/* ---- what there is ---- */

/* Times are in whole seconds. */
int port_file_info(const char *path, PortInfo *info) {
    const char *inner = on_flash(path);
    if (inner) {
        return flashfile_info(inner, info);
    }
    char room[ROOM];
    struct stat status;
    *info = (PortInfo){0};
    if (stat(resolve(path, room), &status) != 0) {
        return -errno;
    }
    *info = (PortInfo){status.st_mode, (uint64_t)status.st_size, status.st_atime, status.st_mtime,
                       status.st_ctime};
    return 0;
}

int port_file_stat(const char *path) {
    PortInfo info;
    if (port_file_info(path, &info) != 0) {
        return PORT_NOTHING;
    }
    return S_ISDIR(info.mode) ? PORT_FOLDER : PORT_FILE;
}

/* The blocks that those without privileges can use. */
int port_file_space(const char *path, uint64_t figures[4]) {
    const char *inner = on_flash(path);
    if (inner) {
        return flashfile_space(figures);
    }
    char room[ROOM];
    struct statvfs space;
    if (statvfs(resolve(path, room), &space) != 0) {
        return -errno;
    }
    figures[0] = space.f_frsize;
    figures[1] = space.f_blocks;
    figures[2] = space.f_bavail;
    figures[3] = space.f_namemax;
    return 0;
}

/* The current folder, as seen from the root if there is one. -ERANGE when the room is too small. */
int port_file_cwd(char *path, size_t room) {
    if (port_flash() && files.root[0]) {
        return flashfile_cwd(path, room);
    }
    if (files.root[0] == 0) {
        return getcwd(path, room) == NULL ? -errno : 0;
    }
    const char *cwd = files.cwd[0] ? files.cwd : "/";
    if (strlen(cwd) >= room) {
        return -ERANGE;
    }
    strcpy(path, cwd);
    return 0;
}

/* ---- changing it ---- */

/* With a root the current folder is only a text. */
static int change_folder(const char *path) {
    char room[ROOM], seen[ROOM];
    struct stat status;
    if (files.root[0] == 0) {
        return result(chdir(resolve(path, room)));
    }
    if (stat(resolve(path, room), &status) != 0) {
        return -errno;
    }
    if (!S_ISDIR(status.st_mode)) {
        return -ENOTDIR;
    }
    (void)inside(path, seen);
    strcpy(files.cwd, seen);
    return 0;
}

/* Nothing is renamed from the flash to the host or back: EXDEV, as between any two devices. */
int port_file_act(enum PortAction action, const char *path, const char *to) {
    const char *inner = on_flash(path), *other_inner = on_flash(to);
    if (action == PORT_RENAME ? (inner || other_inner) : inner != NULL) {
        return action != PORT_RENAME || (inner && other_inner)
                   ? flashfile_act(action, inner, other_inner)
                   : -EXDEV;
    }
    char room[ROOM], other[ROOM];
    switch (action) {
    case PORT_REMOVE: return result(unlink(resolve(path, room)));
    case PORT_RENAME: return result(rename(resolve(path, room), resolve(to, other)));
    case PORT_MKDIR: return result(mkdir(resolve(path, room), 0777));
    case PORT_RMDIR: return result(rmdir(resolve(path, room)));
    default: return change_folder(path);
    }
}

/* ---- open files ---- */

/* Folders can be opened for reading, too: they are refused here. */
int port_file_open(const char *path, int flags) {
    const char *inner = on_flash(path);
    if (inner) {
        int handle = flashfile_open(inner, flags);
        return handle < 0 ? handle : handle + FLASH_HANDLES;
    }
    char room[ROOM];
    struct stat status;
    int how = O_CLOEXEC;
    how |= (flags & PORT_WRITE) == 0 ? O_RDONLY : (flags & PORT_READ) == 0 ? O_WRONLY : O_RDWR;
    how |= (flags & PORT_CREATE ? O_CREAT : 0) | (flags & PORT_TRUNCATE ? O_TRUNC : 0) |
           (flags & PORT_APPEND ? O_APPEND : 0) | (flags & PORT_EXCLUSIVE ? O_EXCL : 0);
    int file = open(resolve(path, room), how, 0666);
    if (file < 0) {
        return -errno;
    }
    if (fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
        close(file);
        return -EISDIR;
    }
    return file;
}

intptr_t port_file_read(int file, char *bytes, size_t room) {
    if (is_flash(file)) {
        return flashfile_read(file - FLASH_HANDLES, bytes, room);
    }
    ssize_t n = read(file, bytes, room);
    /* The system says EAGAIN of a socket that has waited for its time, too. */
    bool waited = n < 0 && errno == EAGAIN && !(fcntl(file, F_GETFL) & O_NONBLOCK);
    return waited ? -ETIMEDOUT : n < 0 ? -errno : n;
}

/* Signals are the console's business: a call that one interrupts is made again. */
intptr_t port_file_write(int file, const char *bytes, size_t n) {
    if (is_flash(file)) {
        return flashfile_write(file - FLASH_HANDLES, bytes, n);
    }
    ssize_t done;
    do {
        done = write(file, bytes, n);
    } while (done < 0 && errno == EINTR);
    return done < 0 ? -errno : done;
}

/* whence: 0, 1 and 2 are the system's SEEK_SET, SEEK_CUR and SEEK_END. */
int64_t port_file_seek(int file, int64_t offset, int whence) {
    if (is_flash(file)) {
        return flashfile_seek(file - FLASH_HANDLES, offset, whence);
    }
    off_t at = lseek(file, offset, whence);
    return at < 0 ? -errno : at;
}

int port_file_truncate(int file, uint64_t size) {
    return is_flash(file) ? flashfile_truncate(file - FLASH_HANDLES, size)
                          : result(ftruncate(file, (off_t)size));
}

/* The system has what was written; it is not asked to bring it to a disk, which takes long. */
int port_file_sync(int file) {
    return is_flash(file) ? flashfile_sync(file - FLASH_HANDLES) : 0;
}

int port_file_close(int file) {
    return is_flash(file) ? flashfile_close(file - FLASH_HANDLES) : result(close(file));
}

bool port_file_isatty(int file) {
    return !is_flash(file) && isatty(file) != 0;
}

/* ---- folders ---- */

/* A handle is a place in a table, since no pointer may lie in the heap. */
int port_folder_open(const char *path) {
    const char *inner = on_flash(path);
    if (inner) {
        int error = flashfile_list(inner);
        return error ? error : FLASH_HANDLES;
    }
    char room[ROOM];
    int folder = 0;
    while (folder < MOST_FOLDERS && files.folders[folder] != NULL) {
        folder++;
    }
    if (folder == MOST_FOLDERS) {
        return -EMFILE;
    }
    files.folders[folder] = opendir(resolve(path, room));
    return files.folders[folder] == NULL ? -errno : folder;
}

/* Names that do not fit, and cannot be used here therefore, are left out. A symbolic link is what
 * it leads to. */
int port_folder_next(int folder, char *name, size_t room) {
    if (is_flash(folder)) {
        return flashfile_next(name, room);
    }
    DIR *open = files.folders[folder];
    for (struct dirent *entry; (entry = readdir(open)) != NULL;) {
        const char *text = entry->d_name;
        if (strcmp(text, ".") == 0 || strcmp(text, "..") == 0 || strlen(text) >= room) {
            continue;
        }
        strcpy(name, text);
        struct stat status;
        bool known = entry->d_type == DT_DIR || entry->d_type == DT_REG;
        if (!known && fstatat(dirfd(open), text, &status, 0) == 0) {
            return S_ISDIR(status.st_mode) ? PORT_FOLDER : PORT_FILE;
        }
        return entry->d_type == DT_DIR ? PORT_FOLDER : PORT_FILE;
    }
    return PORT_NOTHING;
}

void port_folder_close(int folder) {
    if (is_flash(folder)) {
        return;
    }
    closedir(files.folders[folder]);
    files.folders[folder] = NULL;
}

/* ---- environment ---- */

extern char **environ;

/* Walks from the start each time: programs ask for all of it once. */
const char *port_environment(int i) {
    char **variable = environ;
    while (variable != NULL && *variable != NULL && i > 0) {
        variable++;
        i--;
    }
    return variable == NULL ? NULL : *variable;
}
