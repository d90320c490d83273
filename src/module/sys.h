/* SPDX-License-Identifier: MIT */
/* What of sys is not constant: values that belong to the machine. */
#ifndef TERRARIUM_MODULE_SYS_H
#define TERRARIUM_MODULE_SYS_H

#include "object/object.h"
#include "storage/stream.h"

/* The console's streams: nothing of them is ever written. */
typedef struct {
    uintptr_t header;
    Value cls, slots[STREAM_SLOTS];
} FlashStream;
extern const FlashStream sys_stdin, sys_stdout, sys_stderr;

/* An instance of a flash type without fields. */
typedef struct {
    uintptr_t header;
    Value cls;
} FlashInstance;
extern const FlashInstance sys_implementation, sys_float_info, sys_int_info;
extern const Tuple sys_version_info, sys_implementation_version;
extern const BigInt sys_maxsize;

/* sys.argv, path, modules ...: absent when name is none of these. May allocate. */
Value sys_attribute(Vm *vm, Value name);
/* Assigns one of these; false when name is none of them. */
bool sys_set_attribute(Vm *vm, Value name, Value value);

#endif
