/* SPDX-License-Identifier: MIT */
/* A file system in the heap: a folder is a dict of names, a file a bytearray. What is not used any
 * more goes with the collector. Files are open as streams over their bytearray, without a buffer,
 * so all who have one open see the same bytes. */
#include <string.h>

#include "builtins.h"
#include "object/bytearray.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/oserror.h"
#include "storage/stream.h"
#include "storage/vfs.h"

/* The longest name, and the block that statvfs() counts in. */
enum { NAME_BYTES = VFS_PATH - 1, BLOCK = 64 };

/* VfsRam(): its only slot is the root folder. */
Value ram_make(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Value root = dict_new(vm);
    Instance *self = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + 1);
    self->cls = value_object(&type_VfsRam);
    self->slots[0] = root;
    return value_object(self);
}

static Value root_of(Value fs) {
    return AS(Instance, fs)->slots[0];
}

/* A path that leads to nothing has an absent node, which is no folder either. */
static bool is_folder(Value node) {
    return value_is_kind(node, KIND_DICT);
}

/* A path, followed: what is there, the folder that it is in, and its name in it. */
typedef struct {
    Value node, folder, name; /* node: absent if there is none; name: absent for the root */
} Found;

/* Follows an absolute path without `.` and `..`. Raises ENOENT and ENOTDIR for what lies on the
 * way. */
static Found find(Vm *vm, const VfsCall *call, const char *path) {
    Found found = {root_of(call->fs), ABSENT, ABSENT};
    for (;;) {
        while (*path == '/') {
            path++;
        }
        size_t n = strcspn(path, "/");
        if (n == 0) {
            return found;
        }
        if (!is_folder(found.node)) {
            vfs_fail(vm, call, value_absent(found.node) ? OSERROR_ENOENT : OSERROR_ENOTDIR);
        }
        found.folder = found.node;
        found.name = str_new(vm, path, n);
        found.node = dict_get(vm, found.folder, found.name);
        path += n;
    }
}

/* The same, of what must be there. */
static Found find_there(Vm *vm, const VfsCall *call, const char *path) {
    Found found = find(vm, call, path);
    if (value_absent(found.node)) {
        vfs_fail(vm, call, OSERROR_ENOENT);
    }
    return found;
}

/* Bytes of a file. */
static size_t size_of(Value file) {
    size_t n;
    (void)bytearray_data(file, &n);
    return n;
}

/* Opens or makes a file. It gets into its folder before the stream is attached, which allocates
 * nothing; so an error on the way leaves at most an empty file. */
static Value open_file(Vm *vm, const VfsCall *call) {
    Found found = find(vm, call, call->path);
    if (is_folder(found.node)) {
        vfs_fail(vm, call, OSERROR_EISDIR);
    }
    if (value_absent(found.node)) {
        if (!(call->flags & PORT_CREATE)) {
            vfs_fail(vm, call, OSERROR_ENOENT);
        }
        found.node = bytearray_new(vm, NULL, 0);
        dict_set(vm, found.folder, found.name, found.node);
    } else if (call->flags & PORT_EXCLUSIVE) {
        vfs_fail(vm, call, OSERROR_EEXIST);
    } else if (call->flags & PORT_TRUNCATE) {
        bytearray_resize(vm, found.node, 0);
    }
    stream_attach(vm, call->stream, STREAM_MEMORY, found.node);
    return call->stream;
}

/* Tuples of four: MicroPython's, with the size. The folder is walked while tuples are made, which
 * runs no Python code, so it does not change. */
static Value list_folder(Vm *vm, const VfsCall *call) {
    Found found = find_there(vm, call, call->path);
    if (!is_folder(found.node)) {
        vfs_fail(vm, call, OSERROR_ENOTDIR);
    }
    Value list = list_new(vm, 0);
    size_t at = 0;
    for (Value *entry; (entry = table_next(AS(Dict, found.node), &at)) != NULL;) {
        bool folder = is_folder(entry[1]);
        Value items[4] = {entry[0], value_int(folder ? PORT_MODE_FOLDER : PORT_MODE_FILE),
                          value_int(0), value_int(folder ? 0 : (intptr_t)size_of(entry[1]))};
        list_append(vm, list, tuple_from_array(vm, items, 4));
    }
    return list;
}

/* Takes a name out of its folder: a file, or, if `folder`, an empty folder. */
static void delete_node(Vm *vm, const VfsCall *call, bool folder) {
    Found found = find_there(vm, call, call->path);
    if (is_folder(found.node) != folder) {
        vfs_fail(vm, call, folder ? OSERROR_ENOTDIR : OSERROR_EISDIR);
    }
    if (value_absent(found.name)) {
        vfs_fail(vm, call, OSERROR_EBUSY);
    }
    if (folder && table_live(AS(Dict, found.node)) > 0) {
        vfs_fail(vm, call, OSERROR_ENOTEMPTY);
    }
    (void)dict_delete(vm, found.folder, found.name);
}

/* Does a folder's tree hold this folder? By the folders on the way to the new place, as a folder
 * does not know what it is in. */
static bool holds(Vm *vm, const VfsCall *call, Value folder) {
    char path[VFS_PATH];
    strcpy(path, call->other);
    for (char *slash; (slash = strrchr(path, '/')) != NULL;) {
        *slash = 0;
        if (value_same(find(vm, call, path).node, folder)) {
            return true;
        }
    }
    return false;
}

/* What is at the new place is replaced: a file by a file, an empty folder by a folder. A folder
 * that was moved into its own tree would be out of reach, and is refused. */
static void rename_node(Vm *vm, const VfsCall *call) {
    Found from = find_there(vm, call, call->path), to = find(vm, call, call->other);
    if (value_same(from.node, to.node)) {
        return;
    }
    if (value_absent(from.name) || value_absent(to.name) ||
        (is_folder(from.node) && holds(vm, call, from.node))) {
        vfs_fail(vm, call, OSERROR_EINVAL);
    }
    if (!value_absent(to.node) && is_folder(to.node) != is_folder(from.node)) {
        vfs_fail(vm, call, is_folder(to.node) ? OSERROR_EISDIR : OSERROR_ENOTDIR);
    }
    if (is_folder(to.node) && table_live(AS(Dict, to.node)) > 0) {
        vfs_fail(vm, call, OSERROR_ENOTEMPTY);
    }
    dict_set(vm, to.folder, to.name, from.node);
    (void)dict_delete(vm, from.folder, from.name);
}

static void make_folder(Vm *vm, const VfsCall *call) {
    Found found = find(vm, call, call->path);
    if (!value_absent(found.node)) {
        vfs_fail(vm, call, OSERROR_EEXIST);
    }
    dict_set(vm, found.folder, found.name, dict_new(vm));
}

/* There is no clock here: all times are 0. */
static Value stat_node(Vm *vm, const VfsCall *call) {
    static const int64_t never[3] = {0};
    Value node = find_there(vm, call, call->path).node;
    bool folder = is_folder(node);
    return vfs_stat(vm, folder ? PORT_MODE_FOLDER | 0777 : PORT_MODE_FILE | 0666,
                    folder ? 0 : size_of(node), never);
}

/* The heap is what it takes its room from. */
static Value space(Vm *vm) {
    uint64_t figures[4] = {BLOCK, heap_total_bytes(&vm->heap) / BLOCK,
                           heap_free_bytes(&vm->heap) / BLOCK, NAME_BYTES};
    return vfs_space(vm, figures);
}

/* The door of the file system in C, as vfs.c calls it. */
Value ram_act(Vm *vm, const VfsCall *call) {
    switch (call->action) {
    case VFS_OPEN: return open_file(vm, call);
    case VFS_LIST: return list_folder(vm, call);
    case VFS_STAT: return stat_node(vm, call);
    case VFS_SPACE: return space(vm);
    case VFS_MKDIR: make_folder(vm, call); break;
    case VFS_RMDIR: delete_node(vm, call, true); break;
    case VFS_REMOVE: delete_node(vm, call, false); break;
    case VFS_RENAME: rename_node(vm, call); break;
    default: break;
    }
    return NONE;
}
