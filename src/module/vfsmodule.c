/* SPDX-License-Identifier: MIT */
/* vfs: the platform's ROM, and what of the module is in Python. */
#include <string.h>

#include "builtins.h"
#include "object/bytes.h"
#include "object/memoryview.h"
#include "object/str.h"
#include "port/port.h"
#include "storage/oserror.h"
#include "vm/import.h"

/* WORD: what is programmed at once. */
enum { SEGMENTS = 1, MEMORY = 2, PREPARE = 3, WRITE = 4, COMPLETE = 5, WORD = 4 };
enum { EIO = 5, ENOMEM = 12, EROFS = 30 };

/* Programs n bytes, the last word filled up with ones. The data need not be aligned. Each word once
 * after it was erased. */
static bool program(const PortFlash *rom, uint32_t offset, const uint8_t *data, size_t n) {
    for (size_t i = 0; i < n; i += WORD) {
        uint32_t word = UINT32_MAX;
        memcpy(&word, data + i, n - i < WORD ? n - i : WORD);
        if (!rom->program(offset + (uint32_t)i, &word, WORD)) {
            return false;
        }
    }
    return true;
}

/* PREPARE and WRITE: what rom_ioctl() answers. Nothing may change as long as code of this machine
 * may lie there. */
static int change(Vm *vm, const PortFlash *rom, Value *a, intptr_t op) {
    intptr_t offset = object_to_size(vm, arg(a, 2));
    size_t size = (size_t)rom->pages * rom->page_bytes, n = 0;
    const uint8_t *data = NULL;
    if (rom->program == NULL || vm->rom_used) {
        return vm->rom_used ? -OSERROR_EBUSY : -EROFS;
    }
    if (offset < 0 || (size_t)offset > size) {
        return -ENOMEM;
    }
    if (op == PREPARE) { /* the offset is the length then */
        for (uint32_t page = 0; page * rom->page_bytes < (size_t)offset; page++) {
            if (!rom->erase(page)) {
                return -EIO;
            }
        }
        return WORD;
    }
    if (!buffer_get(vm, arg(a, 3), &data, &n)) {
        vm_raise_type(vm, "a bytes-like object is required, not '%t'", arg(a, 3));
    }
    if (offset % WORD || n > size - (size_t)offset) {
        return -OSERROR_EINVAL;
    }
    return program(rom, (uint32_t)offset, data, n) ? 0 : -EIO;
}

/* rom_ioctl(1): how many there are. (2, id): its memory. (3, id, length): erases as much, and gives
 * how many bytes are written at once. (4, id, offset, data): writes. (5, id): ends that. What
 * cannot be done is the negative number of an error. */
Value vfsmodule_rom_ioctl(Vm *vm, Value *a, int n) {
    const PortFlash *rom = port_rom();
    intptr_t op = object_to_size(vm, arg(a, 0));
    if (op == SEGMENTS) {
        return value_int(rom != NULL);
    }
    if (rom == NULL ||
        n < (op == WRITE     ? 4
             : op == PREPARE ? 3
                             : 2) ||
        object_to_size(vm, arg(a, 1)) != 0) {
        return value_int(-OSERROR_EINVAL);
    }
    switch (op) {
    case MEMORY: {
        Value view = memoryview_at(vm, (uintptr_t)rom->base, (size_t)rom->pages * rom->page_bytes);
        return memoryview_toreadonly(vm, &view, 1);
    }
    case PREPARE:
    case WRITE: return value_int(change(vm, rom, a, op));
    default: return value_int(op == COMPLETE ? 0 : -OSERROR_EINVAL);
    }
}

/* File systems written in Python. AttributeError for any other name. */
Value vfsmodule_rest(Vm *vm, Value *a, int n) {
    (void)n;
    return import_rest(vm, value_object(&module_vfs), NAME(_vfs), arg(a, 0));
}

/* os.VfsRom and so on: where MicroPython had them before there was vfs. */
Value vfsmodule_old_name(Vm *vm, Value *a, int n) {
    (void)n;
    Value name = arg(a, 0), found = ABSENT;
    if (strncmp(str_text(name), "Vfs", 3) == 0) {
        found = object_getattr_or_absent(vm, value_object(&module_vfs), name);
    }
    if (value_absent(found)) {
        vm_raise_attribute(vm, value_object(&module_os), name);
    }
    return found;
}
