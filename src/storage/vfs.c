/* SPDX-License-Identifier: MIT */
/* Paths, mounts, and the dispatch to file systems.
 *
 * ROOT_MOUNTS is absent until something is mounted; then a list: the current folder, or None while
 * that is the port's; then mount point and file system of each, the last mounted first. Mount
 * points are absolute and have no slash at their end: "" is the root. As long as nothing is mounted
 * paths go to the port as they are. */
#include "storage/vfs.h"

#include <string.h>

#include "builtins.h"
#include "object/attrtuple.h"
#include "object/bytes.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/list.h"
#include "object/str.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/oserror.h"
#include "storage/stream.h"

/* ---- paths ---- */

/* The port's and C's file systems know numbers; the paths of the error are those that the program
 * gave, not what became of them. */
void vfs_fail(Vm *vm, const VfsCall *call, int number) {
    oserror_raise(vm, number, call->given, call->other_given);
}

/* Copies a path argument; raises TypeError, ValueError for a NUL in it, ENAMETOOLONG. */
static void copy_path(Vm *vm, Value given, char out[VFS_PATH]) {
    Value path = object_unwrap(given);
    const uint8_t *data;
    size_t n;
    if (!value_absent(object_special(vm, given, NAME(__fspath__)))) {
        path = object_unwrap(vm_call_special(vm, given, NAME(__fspath__), NULL, 0));
    }
    if (value_is_kind(path, KIND_STR)) {
        data = (const uint8_t *)str_text(path);
        n = str_bytes(path);
    } else if (!value_is_kind(path, KIND_BYTES) || !buffer_get(vm, path, &data, &n)) {
        vm_raise_type(vm, "expected str, bytes or os.PathLike object, not %t", given);
    }
    if (memchr(data, 0, n)) {
        vm_raise_value_error(vm, "embedded null byte");
    }
    if (n >= VFS_PATH) {
        oserror_raise(vm, OSERROR_ENAMETOOLONG, given, ABSENT);
    }
    memcpy(out, data, n);
    out[n] = 0;
}

/* Appends the parts of a path to an absolute one, whose last slash is left out: `..` leads up, `.`
 * nowhere. False when it gets too long. */
static bool append(char out[VFS_PATH], const char *path) {
    size_t length = strlen(out);
    while (*path != 0) {
        size_t n = strcspn(path, "/");
        if (n == 2 && memcmp(path, "..", 2) == 0) {
            while (length > 0 && out[--length] != '/') {
            }
        } else if (n > 0 && !(n == 1 && *path == '.')) {
            if (length + 1 + n >= VFS_PATH) {
                return false;
            }
            out[length++] = '/';
            memcpy(out + length, path, n);
            length += n;
        }
        out[length] = 0;
        path += n;
        path += *path == '/';
    }
    return true;
}

/* The mounts as they are now; NULL and 0 when nothing is mounted. Good until anything allocates. */
static Value *mounts(Vm *vm, size_t *count) {
    Value list = vm->roots[ROOT_MOUNTS];
    *count = value_absent(list) ? 0 : list_length(list);
    return *count == 0 ? NULL : list_items(list);
}

/* Puts the current folder into out, as append() wants it. The root is "", since append() begins
 * each part with a slash. */
static void start_path(Vm *vm, char out[VFS_PATH]) {
    size_t count;
    Value *items = mounts(vm, &count);
    if (count > 0 && value_is_kind(items[0], KIND_STR)) {
        memcpy(out, str_text(items[0]), str_bytes(items[0]));
        out[str_bytes(items[0])] = 0;
    } else if (port_file_cwd(out, VFS_PATH) != 0 || strcmp(out, "/") == 0) {
        out[0] = 0;
    }
}

/* The file system of a path, which becomes what that calls it. Absent: the port's. `given` is for
 * the error when it is too long. The longest mount point that begins the path wins, if it ends
 * where a part does: /sd is not in /sdcard. When nothing is mounted the path is not even made
 * absolute. */
static Value locate(Vm *vm, char path[VFS_PATH], Value given) {
    char full[VFS_PATH];
    size_t count;
    if (mounts(vm, &count) == NULL) {
        return ABSENT;
    }
    full[0] = 0;
    if (path[0] != '/') {
        start_path(vm, full);
    }
    if (!append(full, path)) {
        oserror_raise(vm, OSERROR_ENAMETOOLONG, given, ABSENT);
    }
    const Value *items = mounts(vm, &count);
    size_t best = 0, longest = 0;
    for (size_t i = 1; i < count; i += 2) {
        size_t n = str_bytes(items[i]);
        if ((best == 0 || n > longest) && strncmp(full, str_text(items[i]), n) == 0 &&
            (full[n] == 0 || full[n] == '/')) {
            best = i;
            longest = n;
        }
    }
    const char *rest = full + longest;
    strcpy(path, *rest ? rest : "/");
    return best == 0 ? ABSENT : items[best + 1];
}

/* ---- results ---- */

/* The names of stat's fields, in flash. */
static const struct {
    uintptr_t header;
    Value items[10];
} stat_names = {
    HEADER(KIND_TUPLE, 11),
    {VALUE_OF(&name_st_mode), VALUE_OF(&name_st_ino), VALUE_OF(&name_st_dev),
                      VALUE_OF(&name_st_nlink), VALUE_OF(&name_st_uid), VALUE_OF(&name_st_gid),
                      VALUE_OF(&name_st_size), VALUE_OF(&name_st_atime), VALUE_OF(&name_st_mtime),
                      VALUE_OF(&name_st_ctime)}
};

/* Of the ten only the mode, the size and the times, which are the last three, are known here; the
 * others are 0. */
Value vfs_stat(Vm *vm, uint32_t mode, uint64_t size, const int64_t times[3]) {
    Value items = tuple_new(vm, 10);
    for (int i = 0; i < 10; i++) {
        uint64_t n = i == 0 ? mode : i == 6 ? size : i > 6 ? (uint64_t)times[i - 7] : 0;
        Value figure = int_from_uint64(vm, n);
        tuple_items(items)[i] = figure;
    }
    return attrtuple_new(vm, &type_attrtuple, value_object(&stat_names), items, ABSENT);
}

/* (bsize, frsize, blocks, bfree, bavail, files, ffree, favail, flag, namemax): source[] says which
 * of the four figures each is; 4 is none, and 0 is given. */
Value vfs_space(Vm *vm, const uint64_t figures[4]) {
    static const uint8_t source[] = {0, 0, 1, 2, 2, 4, 4, 4, 4, 3};
    Value items = tuple_new(vm, 10);
    for (int i = 0; i < 10; i++) {
        Value figure = source[i] < 4 ? int_from_uint64(vm, figures[source[i]]) : value_int(0);
        tuple_items(items)[i] = figure;
    }
    return items;
}

/* ---- the port's file system ---- */

/* An open folder, and the list that its names go to. */
typedef struct {
    int folder;
    Value names;
} Listing;

/* For vm_try(): the folder must be closed whatever happens. */
static void gather(Vm *vm, void *context) {
    Listing *listing = context;
    char name[VFS_PATH];
    for (int kind; (kind = port_folder_next(listing->folder, name, sizeof name)) != PORT_NOTHING;) {
        Value items[3] = {ABSENT,
                          value_int(kind == PORT_FOLDER ? PORT_MODE_FOLDER : PORT_MODE_FILE),
                          value_int(0)};
        items[0] = str_new(vm, name, strlen(name));
        list_append(vm, listing->names, tuple_from_array(vm, items, 3));
    }
}

/* The names of a folder of the port. Allocating them may raise while the folder is open, which no
 * collector would close; so that runs under vm_try(). */
static Value list_port(Vm *vm, const VfsCall *call) {
    Listing listing = {.names = list_new(vm, 0)};
    Value exception;
    listing.folder = port_folder_open(call->path);
    if (listing.folder < 0) {
        vfs_fail(vm, call, listing.folder);
    }
    bool fine = vm_try(vm, gather, &listing, &exception);
    port_folder_close(listing.folder);
    if (!fine) {
        vm->roots[ROOT_RAISED] = exception;
        vm_reraise(vm);
    }
    return listing.names;
}

/* The port's answer to what is done to a path; -1 for what it does in another way. */
static int act_port(const VfsCall *call) {
    static const uint8_t actions[] = {[VFS_MKDIR] = PORT_MKDIR,
                                      [VFS_RMDIR] = PORT_RMDIR,
                                      [VFS_REMOVE] = PORT_REMOVE,
                                      [VFS_RENAME] = PORT_RENAME,
                                      [VFS_CHDIR] = PORT_CHDIR};
    return port_file_act((enum PortAction)actions[call->action], call->path, call->other);
}

/* A call to the port's file system; raises OSError for what it refuses. A new handle goes to the
 * stream at once, which allocates nothing: it cannot be lost. */
static Value port_act(Vm *vm, const VfsCall *call) {
    int error = 0;
    switch (call->action) {
    case VFS_OPEN:
        error = port_file_open(call->path, (int)call->flags);
        if (error == -OSERROR_EMFILE) { /* files that nobody has closed are closed with them */
            heap_collect(vm, true);
            error = port_file_open(call->path, (int)call->flags);
        }
        if (error >= 0) {
            stream_attach(vm, call->stream, STREAM_FILE, value_int(error));
            return call->stream;
        }
        break;
    case VFS_STAT: {
        PortInfo info;
        error = port_file_info(call->path, &info);
        if (error == 0) {
            int64_t times[] = {info.accessed, info.modified, info.changed};
            return vfs_stat(vm, info.mode, info.size, times);
        }
        break;
    }
    case VFS_SPACE: {
        uint64_t figures[4];
        error = port_file_space(call->path, figures);
        if (error == 0) {
            return vfs_space(vm, figures);
        }
        break;
    }
    case VFS_LIST: return list_port(vm, call);
    default: error = act_port(call);
    }
    if (error < 0) {
        vfs_fail(vm, call, error);
    }
    return NONE;
}

/* ---- objects as file systems ---- */

/* The methods, by action. */
static Value method_of(Vm *vm, const VfsCall *call) {
    static const Value names[] = {
        VALUE_OF(&name_open),   VALUE_OF(&name_stat),    VALUE_OF(&name_ilistdir),
        VALUE_OF(&name_mkdir),  VALUE_OF(&name_rmdir),   VALUE_OF(&name_remove),
        VALUE_OF(&name_rename), VALUE_OF(&name_statvfs), VALUE_OF(&name_chdir)};
    return object_getattr(vm, call->fs, names[call->action]);
}

/* A call to an object by its method of the action, which runs Python code. Whatever open() answers
 * is the file; of ilistdir() the iterator is read to its end. */
static Value object_act(Vm *vm, const VfsCall *call) {
    Value path = str_new(vm, call->path, strlen(call->path)), method = method_of(vm, call);
    if (call->action == VFS_OPEN) {
        return vm_call2(vm, method, path, call->mode);
    }
    if (call->action == VFS_RENAME) {
        return vm_call2(vm, method, path, str_new(vm, call->other, strlen(call->other)));
    }
    Value result = vm_call1(vm, method, path);
    return call->action == VFS_LIST ? list_from(vm, result) : result;
}

/* ---- the door ---- */

/* To the port, to a file system in C, or to an object. */
static Value dispatch(Vm *vm, const VfsCall *call) {
    if (value_absent(call->fs)) {
        return port_act(vm, call);
    }
    bool ram = value_same(object_type(call->fs), value_object(&type_VfsRam));
    return ram ? ram_act(vm, call) : object_act(vm, call);
}

/* The file systems that are mounted in a folder of the port's appear in it. Only those right in
 * this folder; deeper ones appear in the folder that they are in. */
static void add_mounts(Vm *vm, Value given, Value list) {
    char path[VFS_PATH], full[VFS_PATH] = "";
    size_t count;
    copy_path(vm, given, path);
    if (path[0] != '/') {
        start_path(vm, full);
    }
    (void)append(full, path);
    for (size_t i = 1; mounts(vm, &count) != NULL && i < count; i += 2) {
        Value point = mounts(vm, &count)[i];
        size_t n = strlen(full), length = str_bytes(point);
        if (length <= n + 1 || memcmp(str_text(point), full, n) != 0 || str_text(point)[n] != '/' ||
            memchr(str_text(point) + n + 1, '/', length - n - 1)) {
            continue;
        }
        Value items[3] = {ABSENT, value_int(PORT_MODE_FOLDER), value_int(0)};
        items[0] = str_new(vm, str_text(point) + n + 1, length - n - 1);
        list_append(vm, list, tuple_from_array(vm, items, 3));
    }
}

/* The current folder becomes the absolute path of the call, or the port's own. Nothing is stored
 * while nothing is mounted: the port has its own current folder then. */
static void change_folder(Vm *vm, const VfsCall *call) {
    char path[VFS_PATH], full[VFS_PATH] = "";
    Value cwd = NONE;
    if (!value_absent(call->fs)) {
        copy_path(vm, call->given, path);
        if (path[0] != '/') {
            start_path(vm, full);
        }
        (void)append(full, path);
        cwd = str_new(vm, full, strlen(full));
    }
    size_t count;
    if (mounts(vm, &count) != NULL) {
        mounts(vm, &count)[0] = cwd;
    }
}

/* ENOTDIR unless the path is a folder: for file systems that know no current folder. */
static void check_folder(Vm *vm, VfsCall *call) {
    call->action = VFS_STAT;
    Value mode = object_getitem(vm, dispatch(vm, call), value_int(0));
    if (!value_is_int(mode) || !(value_to_int(mode) & PORT_MODE_FOLDER)) {
        vfs_fail(vm, call, OSERROR_ENOTDIR);
    }
    call->action = VFS_CHDIR;
}

/* The way of all calls but open(). Both paths of a rename must be in one file system: nothing is
 * copied. For chdir() the object of a file system is only asked whether there is such a folder. */
Value vfs_act(Vm *vm, enum VfsAction action, Value path, Value other) {
    VfsCall call = {.action = action, .given = path, .other_given = other};
    copy_path(vm, path, call.path);
    if (!value_absent(other)) {
        copy_path(vm, other, call.other);
        Value fs = locate(vm, call.other, other);
        call.fs = locate(vm, call.path, path);
        if (!value_same(fs, call.fs)) {
            vfs_fail(vm, &call, OSERROR_EXDEV);
        }
    }
    call.fs = value_absent(other) ? locate(vm, call.path, path) : call.fs;
    if (action == VFS_CHDIR) {
        if (!value_absent(call.fs)) {
            check_folder(vm, &call);
        } else {
            (void)dispatch(vm, &call);
        }
        change_folder(vm, &call);
        return NONE;
    }
    Value result = dispatch(vm, &call);
    if (action == VFS_LIST && !value_absent(vm->roots[ROOT_MOUNTS])) {
        add_mounts(vm, path, result);
    }
    return result;
}

/* Nothing is known of the file before its file system has opened it; the stream is closed until
 * then. */
Value vfs_open(Vm *vm, Value stream, Value path, unsigned flags, Value mode) {
    VfsCall call = {.action = VFS_OPEN,
                    .given = path,
                    .other_given = ABSENT,
                    .flags = flags,
                    .stream = stream,
                    .mode = mode};
    copy_path(vm, path, call.path);
    call.fs = locate(vm, call.path, path);
    return dispatch(vm, &call);
}

/* The current folder as the program sees it, an absolute path. */
Value vfs_cwd(Vm *vm) {
    char path[VFS_PATH];
    start_path(vm, path);
    return path[0] ? str_new(vm, path, strlen(path)) : str_ascii_char('/');
}

/* ---- mounts ---- */

/* The mount point as the list has it. */
static Value point_of(Vm *vm, Value point) {
    char path[VFS_PATH], full[VFS_PATH] = "";
    copy_path(vm, point, path);
    if (path[0] != '/') {
        start_path(vm, full);
    }
    if (!append(full, path)) {
        oserror_raise(vm, OSERROR_ENAMETOOLONG, point, ABSENT);
    }
    return str_new(vm, full, strlen(full));
}

/* The place of a mount point or file system in the list; 0 if it is not mounted. */
static size_t find_mount(Vm *vm, Value which) {
    size_t count;
    const Value *items = mounts(vm, &count);
    for (size_t i = 1; i < count; i += 2) {
        if (value_same(items[i + 1], which) ||
            (value_is_kind(which, KIND_STR) && str_equal(items[i], which))) {
            return i;
        }
    }
    return 0;
}

/* Its own mount(readonly, mkfs) is called before, if it has one. EPERM when something is mounted
 * there already, as in MicroPython. */
void vfs_mount(Vm *vm, Value fs, Value point, bool readonly) {
    Value place = point_of(vm, point);
    if (find_mount(vm, place) != 0) {
        oserror_raise(vm, OSERROR_EPERM, ABSENT, ABSENT);
    }
    if (!value_same(object_type(fs), value_object(&type_VfsRam))) {
        (void)object_getattr(vm, fs, NAME(open)); /* AttributeError for what is none */
        Value method = object_getattr_or_absent(vm, fs, NAME(mount));
        if (!value_absent(method)) {
            (void)vm_call2(vm, method, value_bool(readonly), FALSE);
        }
    }
    Value items[3] = {NONE, place, fs};
    if (value_absent(vm->roots[ROOT_MOUNTS])) {
        Value list = list_from_array(vm, items, 1);
        vm->roots[ROOT_MOUNTS] = list;
    }
    list_insert(vm, vm->roots[ROOT_MOUNTS], 1, fs);
    list_insert(vm, vm->roots[ROOT_MOUNTS], 1, place);
}

Value vfs_mounts(Vm *vm) {
    Value list = list_new(vm, 0);
    size_t count;
    (void)mounts(vm, &count);
    for (; count > 2; count -= 2) {
        const Value *mount = mounts(vm, &count) + count - 2;
        Value point = str_bytes(mount[0]) ? mount[0] : str_ascii_char('/');
        list_append(vm, list, tuple_pair(vm, mount[1], point));
    }
    return list;
}

/* The current folder must not be in what is gone. So it becomes the port's. Its own umount() is
 * called first; as that may change the mounts, the place is looked for again. */
void vfs_unmount(Vm *vm, Value which) {
    Value place = value_is_kind(object_unwrap(which), KIND_STR) ? point_of(vm, which) : which;
    size_t at = find_mount(vm, place);
    if (at == 0) {
        oserror_raise(vm, OSERROR_EINVAL, ABSENT, ABSENT);
    }
    Value fs = list_items(vm->roots[ROOT_MOUNTS])[at + 1];
    Value method = object_getattr_or_absent(vm, fs, NAME(umount));
    if (!value_absent(method)) {
        (void)vm_call0(vm, method);
    }
    at = find_mount(vm, fs);
    if (at != 0) {
        list_remove(vm->roots[ROOT_MOUNTS], at, 2);
        list_items(vm->roots[ROOT_MOUNTS])[0] = NONE;
    }
    if (list_length(vm->roots[ROOT_MOUNTS]) == 1) {
        vm->roots[ROOT_MOUNTS] = ABSENT;
    }
}

/* ---- import ---- */

/* A path of import, where nothing is the port's; and what became of it. */
typedef struct {
    const char *path;
    Value found;
} Lookup;

/* For vm_try(): the mode of a path. */
static void look_up(Vm *vm, void *context) {
    Lookup *lookup = context;
    Value path = str_new(vm, lookup->path, strlen(lookup->path));
    lookup->found = object_getitem(vm, vfs_act(vm, VFS_STAT, path, ABSENT), value_int(0));
}

int vfs_kind(Vm *vm, const char *path) {
    Lookup lookup = {path, ABSENT};
    Value exception;
    if (value_absent(vm->roots[ROOT_MOUNTS])) {
        return port_file_stat(path);
    }
    if (!vm_try(vm, look_up, &lookup, &exception) || !value_is_int(lookup.found)) {
        return PORT_NOTHING;
    }
    return value_to_int(lookup.found) & PORT_MODE_FOLDER ? PORT_FOLDER : PORT_FILE;
}

/* For import, which compiles from a handle or from bytes. What an object opens is read at once,
 * since the compiler cannot wait for Python code. */
int vfs_source(Vm *vm, const char *path, Value *bytes) {
    char inside[VFS_PATH];
    *bytes = ABSENT;
    if (strlen(path) >= VFS_PATH) {
        return -1;
    }
    strcpy(inside, path);
    if (value_absent(locate(vm, inside, ABSENT))) {
        int file = port_file_open(inside, PORT_READ);
        return file < 0 ? -1 : file;
    }
    Value name = str_new(vm, path, strlen(path));
    Value stream = stream_new(vm, &type_FileIO, STREAM_READ | STREAM_CLOSED);
    Value file = vfs_open(vm, stream, name, PORT_READ, NAME(rb));
    Value text = vm_call0(vm, object_getattr(vm, file, NAME(read)));
    (void)vm_call0(vm, object_getattr(vm, file, NAME(close)));
    *bytes = object_unwrap(text);
    return -1;
}
