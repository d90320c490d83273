/* SPDX-License-Identifier: MIT */
/* os: files and folders through the virtual file system (storage/vfs.h), and what there is of an
 * operating system. */
#include "module/os.h"

#include <string.h>

#include "builtins.h"
#include "object/attrtuple.h"
#include "object/bytes.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/oserror.h"
#include "storage/vfs.h"
#include "terrarium.h"

/* What is done to one path is the file system's business. stat() gives an attrtuple of ten ints,
 * st_mode to st_ctime, and statvfs() ten ints, unless an object is mounted there; the others None.
 */
#define PATH_ACTION(name, action)                                                                  \
    Value os_##name(Vm *vm, Value *a, int n) {                                                     \
        (void)n;                                                                                   \
        return vfs_act(vm, action, arg(a, 0), ABSENT);                                             \
    }
PATH_ACTION(mkdir, VFS_MKDIR)
PATH_ACTION(rmdir, VFS_RMDIR)
PATH_ACTION(chdir, VFS_CHDIR)
PATH_ACTION(remove, VFS_REMOVE)
PATH_ACTION(stat, VFS_STAT)
PATH_ACTION(statvfs, VFS_SPACE)

/* ---- folders ---- */

/* The path in argument 0, which may be left out or None: the current folder. */
static Value path_argument(Value *a, int n) {
    Value path = arg_or_absent(a, n, 0);
    return value_absent(path) || value_is_none(path) ? str_ascii_char('.') : path;
}

/* The tuples become their names, in their place. */
Value os_listdir(Vm *vm, Value *a, int n) {
    Value list = vfs_act(vm, VFS_LIST, path_argument(a, n), ABSENT);
    for (size_t i = 0; i < list_length(list); i++) {
        Value name = object_getitem(vm, list_items(list)[i], value_int(0));
        list_items(list)[i] = name;
    }
    return list;
}

/* Tuples (name, type, inode[, size]), as MicroPython has them. */
Value os_ilistdir(Vm *vm, Value *a, int n) {
    return object_iter(vm, vfs_act(vm, VFS_LIST, path_argument(a, n), ABSENT));
}

/* A path as a native str that is a folder; too long ones, and what is no str, are none. Copied,
 * because vfs_kind() may allocate. */
static bool is_folder(Vm *vm, Value path) {
    char text[VFS_PATH];
    size_t n = value_is_kind(path, KIND_STR) ? str_bytes(path) : VFS_PATH;
    if (n >= VFS_PATH) {
        return false;
    }
    memcpy(text, str_text(path), n);
    text[n] = 0;
    return vfs_kind(vm, text) == PORT_FOLDER;
}

/* makedirs(name, mode, exist_ok): each folder on the way that is not there. */
Value os_makedirs(Vm *vm, Value *a, int n) {
    Value path = object_unwrap(arg(a, 0)), may = arg_or_absent(a, n, 2);
    bool may_exist = !value_absent(may) && object_truth(vm, may);
    if (!value_is_kind(path, KIND_STR)) {
        vm_raise_type(vm, "expected str, not %t", arg(a, 0));
    }
    for (size_t i = 1; i < str_bytes(path); i++) {
        if (str_text(path)[i] == '/' && i + 1 < str_bytes(path)) {
            Value part = str_new(vm, str_text(path), i);
            if (!is_folder(vm, part)) {
                (void)vfs_act(vm, VFS_MKDIR, part, ABSENT);
            }
        }
    }
    if (!may_exist || !is_folder(vm, path)) {
        (void)vfs_act(vm, VFS_MKDIR, path, ABSENT);
    }
    return NONE;
}

Value os_getcwd(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    return vfs_cwd(vm);
}

/* ---- files ---- */

Value os_rename(Vm *vm, Value *a, int n) {
    (void)n;
    return vfs_act(vm, VFS_RENAME, arg(a, 0), arg(a, 1));
}

/* Buffers are the streams'; below them nothing is kept back. */
Value os_sync(Vm *vm, Value *a, int n) {
    (void)vm, (void)a, (void)n;
    return NONE;
}

/* A str or bytes as it is, else what __fspath__ gives, which is not looked at. */
Value os_fspath(Vm *vm, Value *a, int n) {
    (void)n;
    Value path = arg(a, 0), native = object_unwrap(path);
    if (value_is_kind(native, KIND_STR) || value_is_kind(native, KIND_BYTES)) {
        return path;
    }
    Value text = vm_call_special(vm, path, NAME(__fspath__), NULL, 0);
    if (value_absent(text)) {
        vm_raise_type(vm, "expected str, bytes or os.PathLike object, not %t", path);
    }
    return text;
}

/* For numbers that have no text here, what the C library says of those it does not know. */
Value os_strerror(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t number = object_to_size(vm, arg(a, 0));
    const char *text = oserror_text(number);
    if (text) {
        return str_new(vm, text, strlen(text));
    }
    StrBuilder b;
    str_build_begin(vm, &b, 0);
    writer_format(&b.writer, "Unknown error %z", number);
    return str_build_end(&b);
}

/* ---- mounts ---- */

/* mount(fsobj, mount_point, *, readonly=False, mkfs=False); mount() tells what is mounted. */
Value os_mount(Vm *vm, Value *a, int n) {
    Value fs = arg_or_absent(a, n, 0), point = arg_or_absent(a, n, 1);
    Value readonly = arg_or_absent(a, n, 2);
    if (value_absent(fs)) {
        return vfs_mounts(vm);
    }
    vfs_mount(vm, fs, value_absent(point) ? NONE : point,
              !value_absent(readonly) && object_truth(vm, readonly));
    return NONE;
}

/* umount(mount_point or fsobj) */
Value os_umount(Vm *vm, Value *a, int n) {
    (void)n;
    vfs_unmount(vm, arg(a, 0));
    return NONE;
}

/* There is one console, which needs no second. */
Value os_dupterm(Vm *vm, Value *a, int n) {
    (void)vm, (void)a, (void)n;
    return NONE;
}

/* ---- the system ---- */

/* Bytes of the platform's source of randomness; of each number not the lowest 8 bits, which are the
 * worst of simple generators. */
Value os_urandom(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t size = object_to_size(vm, arg(a, 0));
    if (size < 0) {
        vm_raise_value_error(vm, "negative argument not allowed");
    }
    Bytes *bytes = bytes_alloc(vm, (size_t)size);
    for (size_t i = 0; i < (size_t)size; i++) {
        bytes->data[i] = (uint8_t)(port_random() >> 8);
    }
    return value_object(bytes);
}

/* The names of uname()'s fields, in flash. */
static const struct {
    uintptr_t header;
    Value items[5];
} uname_names = {
    HEADER(KIND_TUPLE, 6),
    {VALUE_OF(&name_sysname), VALUE_OF(&name_nodename), VALUE_OF(&name_release),
                     VALUE_OF(&name_version), VALUE_OF(&name_machine)}
};

/* (sysname, nodename, release, version, machine) */
Value os_uname(Vm *vm, Value *a, int n) {
    static const char version[] = "v" TERRARIUM_VERSION;
    (void)a, (void)n;
    const char *texts[] = {"terrarium", "terrarium", version + 1, version, port_machine()};
    Value items = tuple_new(vm, 5);
    for (int i = 0; i < 5; i++) {
        Value text = str_new(vm, texts[i], strlen(texts[i]));
        tuple_items(items)[i] = text;
    }
    return attrtuple_new(vm, &type_uname_result, value_object(&uname_names), items, ABSENT);
}

/* A dict of the environment as it was when the process began. */
static Value make_environ(Vm *vm) {
    Value dict = dict_new(vm);
    const char *text;
    for (int i = 0; (text = port_environment(i)) != NULL; i++) {
        const char *equals = strchr(text, '=');
        if (equals != NULL) {
            Value key = str_new(vm, text, (size_t)(equals - text));
            dict_set(vm, dict, key, str_new(vm, equals + 1, strlen(equals + 1)));
        }
    }
    return dict;
}

/* os.environ is made when it is first asked for, and an attribute like any other from then on. */
Value os_attribute(Vm *vm, Value name) {
    if (!value_same(name, NAME(environ))) {
        return ABSENT;
    }
    Value dict = make_environ(vm);
    object_setattr(vm, value_object(&module_os), NAME(environ), dict);
    return dict;
}

/* Reads os.environ as it is at the moment, so that what a program puts there counts; if it was
 * replaced by something that is no dict, nothing is found. */
Value os_getenv(Vm *vm, Value *a, int n) {
    Value dict = object_getattr(vm, value_object(&module_os), NAME(environ));
    Value found = value_is_kind(dict, KIND_DICT) ? dict_get(vm, dict, arg(a, 0)) : ABSENT;
    Value otherwise = arg_or_absent(a, n, 1);
    return !value_absent(found) ? found : value_absent(otherwise) ? NONE : otherwise;
}
