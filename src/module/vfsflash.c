/* SPDX-License-Identifier: MIT */
/* The file system of src/flash on a block device that is an object: MicroPython's readblocks(block,
 * buf, offset), writeblocks(block, buf, offset) and ioctl(op, arg). All state of it is in a
 * bytearray; while a call lasts it is copied to the C stack, since the device runs Python code, and
 * objects move. */
#include <string.h>

#include "builtins.h"
#include "flash/flashfs.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/list.h"
#include "object/str.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/oserror.h"
#include "storage/vfs.h"

/* What ioctl() is asked: as in MicroPython. And which devices there are. */
enum { IOCTL_BLOCKS = 4, IOCTL_BLOCK_BYTES = 5, IOCTL_ERASE = 6 };
enum { EBADF = 9, LEAST_PAGE = 256, MOST_PAGE = 65536, LEAST_PAGES = 4, MOST_PAGES = 0x7fff };

/* What is to be done: _flash()'s op, the same numbers as in lib/_vfs_flash.py. */
enum {
    FORMAT,
    MOUNT,
    STAT,
    LIST,
    MKDIR,
    RMDIR,
    REMOVE,
    RENAME,
    SPACE,
    OPEN,
    READ,
    WRITE,
    SEEK,
    TRUNCATE,
    FLUSH,
    CLOSE
};

/* What is kept between calls. `mounted`: how often it was. `busy`: the device calls the file system
 * that it is called by. */
typedef struct {
    FlashFs fs;
    uint32_t page_bytes, pages, mounted;
    bool busy;
} State;

/* The same of an open file, which is none any more when it is mounted anew. */
typedef struct {
    FlashFile file;
    uint32_t mounted;
} OpenFile;

/* A call. */
typedef struct {
    State state; /* first, and in it FlashFs */
    FlashDevice device;
    Vm *vm;
    Value object;
    bool calling; /* the device: what is raised leaves the file system in the middle of something */
    int op;
    Value a, b;
    Value result;
} Call;

/* ---- the device ---- */

/* Its method answers None or a number; one below 0 is an error. */
static Value call_device(Call *c, Value name, uintptr_t first, Value second, uintptr_t third) {
    Value arguments[] = {value_int((intptr_t)first), second, value_int((intptr_t)third)};
    return vm_call(c->vm, object_getattr(c->vm, c->object, name), arguments,
                   value_same(name, NAME(ioctl)) ? 2 : 3);
}

static bool is_good(Value answer) {
    return !value_is_int(answer) || value_to_int(answer) >= 0;
}

/* readblocks() or writeblocks() of a part of a page. */
static bool transfer(Call *c, Value name, uint32_t at, Value buffer) {
    uint32_t page = c->state.page_bytes;
    bool good = is_good(call_device(c, name, at / page, buffer, at % page));
    c->calling = false;
    return good;
}

/* As FlashDevice has it. The program may have changed the buffer's length. */
static bool read(FlashFs *fs, uint32_t at, void *to, uint32_t n) {
    Call *c = (Call *)fs;
    size_t length;
    c->calling = true;
    Value buffer = bytearray_new(c->vm, NULL, n);
    bool good = transfer(c, NAME(readblocks), at, buffer);
    const uint8_t *data = bytearray_data(buffer, &length);
    if (good && length >= n) {
        memcpy(to, data, n);
    }
    return good && length >= n;
}

static bool program(FlashFs *fs, uint32_t at, const void *words, uint32_t n) {
    Call *c = (Call *)fs;
    c->calling = true;
    return transfer(c, NAME(writeblocks), at, bytes_new(c->vm, words, n));
}

/* Not every device makes ones of what it erases, as this file system wants it: those are written
 * then. */
static bool erase(FlashFs *fs, uint32_t page) {
    Call *c = (Call *)fs;
    uint32_t n = c->state.page_bytes, part[16];
    size_t length, ones = 0;
    c->calling = true;
    bool good = is_good(call_device(c, NAME(ioctl), IOCTL_ERASE, value_int(page), 0));
    for (uint32_t at = 0; good && ones == at && at < n; at += sizeof part) {
        good = read(fs, page * n + at, part, sizeof part);
        for (size_t i = 0; i < sizeof part / sizeof part[0]; i++) {
            ones += part[i] == UINT32_MAX ? sizeof part[0] : 0;
        }
    }
    if (good && ones < n) {
        c->calling = true;
        Value blank = bytearray_new(c->vm, NULL, n);
        memset(bytearray_data(blank, &length), 0xff, n);
        good = transfer(c, NAME(writeblocks), page * n, blank);
    }
    return good;
}

/* ---- what is done ---- */

/* The size of the device: blocks are pages. */
static int measure(Call *c) {
    Value blocks = call_device(c, NAME(ioctl), IOCTL_BLOCKS, value_int(0), 0);
    Value bytes = call_device(c, NAME(ioctl), IOCTL_BLOCK_BYTES, value_int(0), 0);
    intptr_t pages = object_to_size(c->vm, blocks), page = object_to_size(c->vm, bytes);
    if (page < LEAST_PAGE || page > MOST_PAGE || (page & (page - 1)) || pages < LEAST_PAGES ||
        pages > MOST_PAGES) {
        return -OSERROR_EINVAL;
    }
    c->device.pages = c->state.pages = (uint32_t)pages;
    c->device.page_bytes = c->state.page_bytes = (uint32_t)page;
    return 0;
}

/* The text of a path, or an empty one. */
static void copy_path(Call *c, Value path, char text[VFS_PATH]) {
    size_t n = value_is_kind(path, KIND_STR) ? str_bytes(path) : 0;
    if (n >= VFS_PATH) {
        oserror_raise(c->vm, OSERROR_ENAMETOOLONG, path, ABSENT);
    }
    memcpy(text, n ? str_text(path) : "", n);
    text[n] = 0;
}

/* Tuples (name, type, 0, size), as MicroPython has them. */
static void list(Call *c, uint16_t folder) {
    char name[FLASHFS_NAME + 1];
    FlashName entry;
    uint32_t version = 0;
    c->result = list_new(c->vm, 0);
    while (flashfs_list(&c->state.fs, folder, &version, name, &entry)) {
        bool inner = (entry.kind & FLASH_FOLDER) != 0;
        Value items[4] = {ABSENT, value_int(inner ? PORT_MODE_FOLDER : PORT_MODE_FILE),
                          value_int(0), value_int(inner ? 0 : (intptr_t)entry.size)};
        items[0] = str_new(c->vm, name, strlen(name));
        list_append(c->vm, c->result, tuple_from_array(c->vm, items, 4));
    }
}

/* To a path; 0 or an error. */
static int act(Call *c) {
    static const int64_t never[3] = {0};
    FlashFs *fs = &c->state.fs;
    char path[VFS_PATH], other[VFS_PATH];
    FlashFound found;
    OpenFile open = {.mounted = c->state.mounted};
    uint64_t figures[4];
    copy_path(c, c->a, path);
    copy_path(c, c->b, other);
    switch (c->op) {
    case STAT:
    case LIST: {
        int error = flashfs_find(fs, path, &found);
        bool folder = (found.kind & FLASH_FOLDER) != 0;
        if (error || !found.there || (c->op == LIST && !folder)) {
            return error ? error : found.there ? -OSERROR_ENOTDIR : -OSERROR_ENOENT;
        }
        if (c->op == LIST) {
            list(c, found.id);
        } else {
            c->result = vfs_stat(c->vm, folder ? PORT_MODE_FOLDER | 0777 : PORT_MODE_FILE | 0666,
                                 found.size, never);
        }
        return 0;
    }
    case MKDIR: return flashfs_mkdir(fs, path);
    case RMDIR:
    case REMOVE: return flashfs_remove(fs, path, c->op == RMDIR);
    case RENAME: return flashfs_rename(fs, path, other);
    case OPEN: {
        int error = flashfs_open(fs, path, (unsigned)object_to_size(c->vm, c->b), &open.file);
        c->result = bytearray_new(c->vm, (const uint8_t *)&open, sizeof open);
        return error;
    }
    default: {
        int error = flashfs_space(fs, figures);
        c->result = vfs_space(c->vm, figures);
        return error;
    }
    }
}

/* With an open file, which is what OPEN gave; the answer is a number, or an error. */
static intptr_t use(Call *c) {
    FlashFs *fs = &c->state.fs;
    OpenFile open;
    FlashFile *file = &open.file;
    size_t length, n = 0;
    uint8_t *kept = bytearray_data(c->a, &length), *to = NULL;
    const uint8_t *from = NULL;
    intptr_t answer, number = value_is_int(c->b) ? value_to_int(c->b) : 0;
    memcpy(&open, kept, sizeof open);
    if (open.mounted != c->state.mounted) {
        return -EBADF;
    }
    switch (c->op) {
    case READ:
        (void)buffer_get_writable(c->vm, c->b, &to, &n);
        answer = flashfs_read(fs, file, to, (uint32_t)n);
        break;
    case WRITE:
        (void)buffer_get(c->vm, c->b, &from, &n);
        answer = flashfs_write(fs, file, from, (uint32_t)n);
        break;
    case SEEK: answer = (intptr_t)flashfs_seek(fs, file, number >> 2, (int)(number & 3)); break;
    case TRUNCATE: answer = flashfs_truncate(fs, file, (uint32_t)number); break;
    case FLUSH: answer = flashfs_flush(fs, file); break;
    default: answer = flashfs_close(fs, file);
    }
    memcpy(bytearray_data(c->a, &length), &open, sizeof open);
    return answer;
}

/* For vm_try(). */
static void run(Vm *vm, void *context) {
    Call *c = context;
    intptr_t answer;
    if (c->op <= MOUNT) {
        answer = measure(c);
        if (answer == 0) {
            answer = (c->op == FORMAT ? flashfs_format : flashfs_mount)(&c->state.fs, &c->device);
        }
    } else if (c->op < READ) {
        answer = act(c);
    } else {
        answer = use(c);
        c->result = value_int(answer);
    }
    if (answer < 0) {
        oserror_raise(vm, answer, value_is_kind(c->a, KIND_STR) ? c->a : ABSENT,
                      value_is_kind(c->b, KIND_STR) ? c->b : ABSENT);
    }
}

/* _flash(state, device, op, a, b). `state` is a bytearray, which gets its size by FORMAT and MOUNT.
 * a and b: path and other path, of OPEN flags; or the file and what goes with it: a bytearray,
 * bytes, a number, with SEEK four times the offset plus whence. After an exception of the device
 * nothing works until it is mounted again. */
Value vfsflash_call(Vm *vm, Value *a, int n) {
    Call c = {.vm = vm,
              .object = arg(a, 1),
              .a = arg_or_absent(a, n, 3),
              .b = arg_or_absent(a, n, 4),
              .result = NONE};
    Value kept = arg(a, 0), exception;
    size_t length;
    c.op = (int)object_to_size(vm, arg(a, 2));
    if (c.op <= MOUNT) {
        bytearray_resize(vm, kept, sizeof c.state);
    }
    State *state = (State *)(void *)bytearray_data(kept, &length);
    if (length != sizeof c.state || state->busy) {
        oserror_raise(vm, OSERROR_EBUSY, ABSENT, ABSENT);
    }
    state->busy = true;
    c.state = *state;
    c.state.mounted += c.op == MOUNT;
    c.device = (FlashDevice){NULL, c.state.page_bytes, c.state.pages, read, erase, program};
    c.state.fs.device = &c.device;
    bool good = vm_try(vm, run, &c, &exception);
    c.state.busy = false;
    c.state.fs.failed = c.state.fs.failed || c.calling;
    c.state.fs.device = NULL;
    memcpy(bytearray_data(kept, &length), &c.state, sizeof c.state);
    if (!good) {
        vm->roots[ROOT_RAISED] = exception;
        vm_reraise(vm);
    }
    return c.result;
}
