/* SPDX-License-Identifier: MIT */
/* os.path, of str alone: what paths look like, and what is there. */
#include <string.h>

#include "builtins.h"
#include "object/str.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/vfs.h"

/* The path in an argument as a native str; TypeError for anything else. */
static Value path_of(Vm *vm, Value given) {
    Value path = object_unwrap(given);
    if (!value_absent(object_special(vm, given, NAME(__fspath__)))) {
        path = object_unwrap(vm_call_special(vm, given, NAME(__fspath__), NULL, 0));
    }
    if (!value_is_kind(path, KIND_STR)) {
        vm_raise_type(vm, "expected str, bytes or os.PathLike object, not %t", given);
    }
    return path;
}

/* Bytes up to and with the last slash. */
static size_t head_length(Value path) {
    size_t n = str_bytes(path);
    while (n > 0 && str_text(path)[n - 1] != '/') {
        n--;
    }
    return n;
}

/* The part of a path before its last name, without slashes at its end unless it is nothing else. */
static Value head_of(Vm *vm, Value path) {
    size_t head = head_length(path), n = head;
    while (n > 0 && str_text(path)[n - 1] == '/') {
        n--;
    }
    return str_new(vm, str_text(path), n > 0 ? n : head);
}

/* The part behind the last slash; empty if the path ends with one. */
static Value tail_of(Vm *vm, Value path) {
    size_t head = head_length(path);
    return str_new(vm, str_text(path) + head, str_bytes(path) - head);
}

Value ospath_basename(Vm *vm, Value *a, int n) {
    (void)n;
    return tail_of(vm, path_of(vm, arg(a, 0)));
}

Value ospath_dirname(Vm *vm, Value *a, int n) {
    (void)n;
    return head_of(vm, path_of(vm, arg(a, 0)));
}

/* (head, tail): joined they give the path again, but for slashes in between. */
Value ospath_split(Vm *vm, Value *a, int n) {
    (void)n;
    Value path = path_of(vm, arg(a, 0)), head = head_of(vm, path);
    return tuple_pair(vm, head, tail_of(vm, path));
}

/* The suffix begins at the last dot of the name; dots that the name begins with do not count. */
Value ospath_splitext(Vm *vm, Value *a, int n) {
    (void)n;
    Value path = path_of(vm, arg(a, 0));
    size_t from = head_length(path), length = str_bytes(path), dot = length;
    while (from < length && str_text(path)[from] == '.') {
        from++;
    }
    while (dot > from && str_text(path)[dot - 1] != '.') {
        dot--;
    }
    dot = dot > from ? dot - 1 : length;
    Value stem = str_new(vm, str_text(path), dot);
    return tuple_pair(vm, stem, str_new(vm, str_text(path) + dot, length - dot));
}

/* Appends a part; an absolute one takes the place of all before it. What it writes to may be a path
 * already; an empty one gets no slash. */
static void add_part(StrBuilder *b, Value part) {
    if (str_bytes(part) > 0 && str_text(part)[0] == '/') {
        b->length = 0;
    } else if (b->length > 0 && str_text(b->str)[b->length - 1] != '/') {
        writer_text(&b->writer, "/");
    }
    writer_str(&b->writer, part);
}

/* join(first, ...): TypeError for what is no path. Their __fspath__ may run Python code, but the
 * str in the making is known to nobody else. */
Value ospath_join(Vm *vm, Value *a, int n) {
    StrBuilder b;
    str_build_begin(vm, &b, 0);
    for (int i = 0; i < n; i++) {
        add_part(&b, path_of(vm, arg(a, i)));
    }
    return str_build_end(&b);
}

/* Without `.`, `..` and double slashes, as far as can be said without looking. A symbolic link
 * before `..` is not seen, as in CPython. Above the root there is nothing: /.. is /. A relative
 * path keeps the `..` that it begins with, and an empty one is the current folder. */
static Value normal(Vm *vm, Value path) {
    StrBuilder b;
    size_t i = 0, length = str_bytes(path), kept = 0; /* kept: leading slash or `..`s */
    str_build_begin(vm, &b, length);
    if (length > 0 && str_text(path)[0] == '/') {
        writer_text(&b.writer, "/");
        kept = 1;
    }
    while (i < length) {
        const char *part = str_text(path) + i, *slash = memchr(part, '/', length - i);
        size_t n = slash ? (size_t)(slash - part) : length - i;
        i += n + 1;
        bool up = n == 2 && part[0] == '.' && part[1] == '.';
        if (n == 0 || (n == 1 && part[0] == '.')) {
            continue;
        }
        if (up && b.length > kept) {
            while (b.length > kept && str_text(b.str)[b.length - 1] != '/') {
                b.length--;
            }
            b.length -= b.length > kept;
            continue;
        }
        if (up && kept == 1 && str_text(b.str)[0] == '/') {
            continue;
        }
        if (b.length > 0 && str_text(b.str)[b.length - 1] != '/') {
            writer_text(&b.writer, "/");
        }
        writer_put(&b.writer, str_text(path) + i - n - 1, n);
        kept = up ? b.length : kept;
    }
    if (b.length == 0) {
        writer_text(&b.writer, ".");
    }
    return str_build_end(&b);
}

/* See normal(). */
Value ospath_normpath(Vm *vm, Value *a, int n) {
    (void)n;
    return normal(vm, path_of(vm, arg(a, 0)));
}

/* Seen from the current folder, as it is now; nothing needs to be there. */
Value ospath_abspath(Vm *vm, Value *a, int n) {
    (void)n;
    StrBuilder b;
    Value path = path_of(vm, arg(a, 0));
    str_build_begin(vm, &b, 0);
    add_part(&b, vfs_cwd(vm));
    add_part(&b, path);
    return normal(vm, str_build_end(&b));
}

/* Only by its first character. */
Value ospath_isabs(Vm *vm, Value *a, int n) {
    (void)n;
    Value path = path_of(vm, arg(a, 0));
    return value_bool(str_bytes(path) > 0 && str_text(path)[0] == '/');
}

/* ---- what is there ---- */

/* The kind of what the argument names; a path that is none, or too long, names nothing. */
static int kind_of(Vm *vm, Value given) {
    char text[VFS_PATH];
    Value path = path_of(vm, given);
    size_t n = str_bytes(path);
    if (n == 0 || n >= VFS_PATH || memchr(str_text(path), 0, n)) {
        return PORT_NOTHING;
    }
    memcpy(text, str_text(path), n);
    text[n] = 0;
    return vfs_kind(vm, text);
}

/* Errors on the way there are answers: False. */
Value ospath_exists(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(kind_of(vm, arg(a, 0)) != PORT_NOTHING);
}

Value ospath_isfile(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(kind_of(vm, arg(a, 0)) == PORT_FILE);
}

Value ospath_isdir(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(kind_of(vm, arg(a, 0)) == PORT_FOLDER);
}

/* In bytes; OSError if there is nothing. Item 6 of stat() is st_size. */
Value ospath_getsize(Vm *vm, Value *a, int n) {
    (void)n;
    return object_getitem(vm, vfs_act(vm, VFS_STAT, arg(a, 0), ABSENT), value_int(6));
}
