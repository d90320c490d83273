/* SPDX-License-Identifier: MIT */
/* sys: constants in flash; what belongs to the machine (argv, path, modules) is answered through
 * sys_attribute. The standard streams are flash objects: the console (storage/stream.h). */
#include "module/sys.h"

#include <float.h>
#include <limits.h>
#include <string.h>

#include "builtins.h"
#include "heap/side.h"
#include "module/console.h"
#include "object/codec.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/str.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/stream.h"
#include "vm/machine.h"
#include "vm/snapshot.h"
#include "vm/traceback.h"

/* ---- constants in flash ---- */
/* They are written out as the heap would have them, so that ordinary code reads them. A small int n
 * is the word n << 1 | 1. The second argument of HEADER counts words, the header's own included. */

/* (3, 11, 0, 'final', 0), and the version of MicroPython that Terrarium is compatible with, which
 * is what programs compare this one for: (1, 28, 0, ''). */
const Tuple sys_version_info = {
    HEADER(KIND_TUPLE, 6),
    {{3 << 1 | 1}, {11 << 1 | 1}, {0 << 1 | 1}, VALUE_OF(&name_final), {0 << 1 | 1}}
};
const Tuple sys_implementation_version = {
    HEADER(KIND_TUPLE, 5), {{1 << 1 | 1}, {28 << 1 | 1}, {0 << 1 | 1}, VALUE_OF(&name_empty_text)}
};

const FlashInstance sys_implementation = {HEADER(KIND_INSTANCE, 2), VALUE_OF(&type_implementation)};

#define FLASH_STREAM(number, flags, name)                                                          \
    {                                                                                              \
        HEADER(KIND_INSTANCE, 2 + STREAM_SLOTS), VALUE_OF(&type_TextIOWrapper), {                  \
            {(number) << 1 | 1}, {0}, {0 << 1 | 1}, {0 << 1 | 1},                                  \
                {((uintptr_t)(flags) | STREAM_TEXT | STREAM_NEWLINE_LF |                           \
                  STREAM_CONSOLE << STREAM_DRIVER_SHIFT)                                           \
                     << 1 |                                                                        \
                 1},                                                                               \
                VALUE_OF(&name), VALUE_OF(&name_x7574662d38)                                       \
        }                                                                                          \
    }
const FlashStream sys_stdin = FLASH_STREAM(0, STREAM_READ, name_stdin_file);
const FlashStream sys_stdout =
    FLASH_STREAM(1, STREAM_WRITE | 1 << STREAM_MODE_SHIFT, name_stdout_file);
const FlashStream sys_stderr =
    FLASH_STREAM(2, STREAM_WRITE | 1 << STREAM_MODE_SHIFT, name_stderr_file);

/* _machine is the port's. */
Value sys_implementation_getattr(Vm *vm, Value self, Value name) {
    (void)self;
    const char *machine = port_machine();
    return value_same(name, NAME(_machine)) ? str_new(vm, machine, strlen(machine)) : ABSENT;
}

const FlashInstance sys_float_info = {HEADER(KIND_INSTANCE, 2), VALUE_OF(&type_float_info)};

const FlashInstance sys_int_info = {HEADER(KIND_INSTANCE, 2), VALUE_OF(&type_int_info)};

/* What C says of the type that floats have on this build. */
Value sys_float_info_getattr(Vm *vm, Value self, Value name) {
    (void)self;
#define OF(what) (sizeof(Float) == sizeof(double) ? DBL_##what : FLT_##what)
    static const struct {
        const Str *name;
        int n;
    } ints[] = {
        {&name_dig,        OF(DIG)       },
        {&name_mant_dig,   OF(MANT_DIG)  },
        {&name_max_exp,    OF(MAX_EXP)   },
        {&name_min_exp,    OF(MIN_EXP)   },
        {&name_max_10_exp, OF(MAX_10_EXP)},
        {&name_min_10_exp, OF(MIN_10_EXP)},
        {&name_radix,      FLT_RADIX     },
    };
    static const struct {
        const Str *name;
        Float x;
    } floats[] = {
        {&name_max,     (Float)OF(MAX)    },
        {&name_min,     (Float)OF(MIN)    },
        {&name_epsilon, (Float)OF(EPSILON)}
    };
#undef OF
    for (size_t i = 0; i < sizeof ints / sizeof ints[0]; i++) {
        if (value_same(name, value_object(ints[i].name))) {
            return value_int(ints[i].n);
        }
    }
    for (size_t i = 0; i < sizeof floats / sizeof floats[0]; i++) {
        if (value_same(name, value_object(floats[i].name))) {
            return float_new(vm, floats[i].x);
        }
    }
    return ABSENT;
}

/* The largest size that fits a word with its sign: a big int, since a small one has a bit less. */
#if UINTPTR_MAX > 0xffffffff
const BigInt sys_maxsize = {
    HEADER(KIND_INT, 3), 2 << 1, {0xffffffff, 0x7fffffff}
};
#else
const BigInt sys_maxsize = {HEADER(KIND_INT, 3), 1 << 1, {0x7fffffff}};
#endif

/* ---- attributes that belong to the machine ---- */

/* The root behind one of the three names, which are in flash; NULL for any other. */
static Value *root_of(Vm *vm, Value name) {
    if (value_same(name, NAME(argv))) {
        return &vm->roots[ROOT_ARGV];
    }
    if (value_same(name, NAME(path))) {
        return &vm->roots[ROOT_PATH];
    }
    return value_same(name, NAME(modules)) ? &vm->roots[ROOT_MODULES] : NULL;
}

/* argv and path are made when they are first asked for, so a program that does not look takes no
 * room for them. */
Value sys_attribute(Vm *vm, Value name) {
    if (value_same(name, NAME(argv))) {
        return machine_arguments(vm);
    }
    if (value_same(name, NAME(path))) {
        return machine_path(vm);
    }
    const Value *root = root_of(vm, name);
    return root ? *root : ABSENT;
}

/* Deleting (an absent value) is refused like an unknown name. argv and path must stay lists,
 * modules a dict: the machine reads them without asking. TypeError otherwise. */
bool sys_set_attribute(Vm *vm, Value name, Value value) {
    Value *root = root_of(vm, name);
    if (!root || value_absent(value)) {
        return false;
    }
    bool dict = value_same(name, NAME(modules));
    if (!value_is_kind(value, dict ? KIND_DICT : KIND_LIST)) {
        vm_raise_type(vm, "sys.%v must be a %s", name, dict ? "dict" : "list");
    }
    *root = value;
    return true;
}

/* ---- functions ---- */

/* Raises SystemExit(status). Nothing is written and nothing ends here: see repl/run.c. */
Value sys_exit(Vm *vm, Value *a, int n) {
    Value status = arg_or_absent(a, n, 0);
    if (value_is_kind(status, KIND_TUPLE)) { /* as CPython's raising of a type with a value */
        vm_raise(vm, vm_call(vm, value_object(&type_SystemExit), tuple_items(status),
                             (int)tuple_length(AS(Tuple, status))));
    }
    vm_raise_value(vm, &type_SystemExit, value_is_none(status) ? ABSENT : status);
}

/* print_exception(exception[, file]): on standard output, as MicroPython does, or to a stream. */
Value sys_print_exception(Vm *vm, Value *a, int n) {
    if (!value_is_kind(arg(a, 0), KIND_EXCEPTION)) {
        vm_raise_type(vm, "an exception is required");
    }
    Value file = arg_or_absent(a, n, 1);
    if (value_absent(file) || value_is_none(file)) {
        Writer out = console_writer(vm);
        traceback_print(vm, &out, arg(a, 0));
        return NONE;
    }
    StrBuilder text;
    str_build_begin(vm, &text, 0);
    traceback_print(vm, &text.writer, arg(a, 0));
    Value written = str_build_end(&text);
    stream_print(vm, file, written);
    return NONE;
}

/* What is said of an exception that nobody has caught, on sys.stderr. */
Value sys_excepthook(Vm *vm, Value *a, int n) {
    (void)n;
    a[0] = arg(a, 1);
    a[-1] = object_getattr(vm, value_object(&module_sys), NAME(stderr));
    return sys_print_exception(vm, a, 2);
}

/* Calls sys.excepthook for an exception. */
Value sys_call_hook(Vm *vm, Value *a, int n) {
    (void)n;
    Value traceback = AS(Exception, arg(a, 0))->traceback;
    Value arguments[3] = {object_type(arg(a, 0)), arg(a, 0),
                          value_absent(traceback) ? NONE : traceback};
    Value hook = object_getattr(vm, value_object(&module_sys), NAME(excepthook));
    return vm_call(vm, hook, arguments, 3);
}

/* What print_exception() writes, as a str: for the traceback module. */
Value sys_traceback(Vm *vm, Value *a, int n) {
    (void)n;
    StrBuilder text;
    if (!value_is_kind(arg(a, 0), KIND_EXCEPTION)) {
        vm_raise_type(vm, "an exception is required");
    }
    str_build_begin(vm, &text, 0);
    traceback_print(vm, &text.writer, arg(a, 0));
    return str_build_end(&text);
}

/* 1000, as in CPython, unless a limit was set: at first only memory bounds the recursion. */
Value sys_getrecursionlimit(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return value_int(vm->depth_limit < 1 << 28 ? (intptr_t)vm->depth_limit : 1000);
}

Value sys_get_digits(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return value_int((intptr_t)vm->most_digits);
}

/* 0 stands for no limit. */
Value sys_set_digits(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t most = object_to_size(vm, arg(a, 0));
    if (most < 0 || (most > 0 && most < INT_LEAST_LIMIT)) {
        vm_raise_value_error(vm, "maxdigits must be 0 or larger than %d", (int)INT_LEAST_LIMIT);
    }
    vm->most_digits = most < INT_MAX ? (unsigned)most : INT_MAX;
    return NONE;
}

Value sys_setrecursionlimit(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t limit = object_to_size(vm, arg(a, 0));
    if (limit < 1) {
        vm_raise_value_error(vm, "recursion limit must be greater or equal than 1");
    }
    if ((size_t)limit <= vm->depth) {
        vm_raise_format(vm, &type_RecursionError,
                        "cannot set the recursion limit to %z at the recursion depth %d: the limit "
                        "is too low",
                        limit, (int)vm->depth);
    }
    vm->depth_limit = limit < INT_MAX ? (unsigned)limit : INT_MAX;
    return NONE;
}

/* The one object for a text is that in flash; else, of the strs that have an id(), the first that
 * was given one, so that it stays the one as long as it lives and costs no table of its own. */
Value sys_intern(Vm *vm, Value *a, int n) {
    (void)n;
    Value str = arg(a, 0);
    if (!value_is_kind(str, KIND_STR)) {
        vm_raise_type(vm, "intern() argument must be str, not %T", str);
    }
    Value name = str_name(str);
    if (!value_same(name, str)) {
        return name;
    }
    uint32_t first = side_id(vm, value_to_object(str)), id;
    const Object *other;
    for (size_t i = 0; (other = side_entry(heap_of(vm), i, &id)) != NULL; i++) {
        if (id < first && object_kind(other) == KIND_STR && str_equal(value_object(other), str)) {
            first = id;
            name = value_object(other);
        }
    }
    return name;
}

/* The exception that is being handled, None outside of except and finally. */
Value sys_exception(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    Value handled = vm->roots[ROOT_HANDLED];
    return value_absent(handled) ? NONE : handled;
}

/* _getframe([depth]): see vm/snapshot.h. */
Value sys_getframe(Vm *vm, Value *a, int n) {
    Value depth = arg_or_absent(a, n, 0);
    intptr_t calls = value_absent(depth) ? 0 : object_to_size(vm, depth);
    Value frame = snapshot_running(vm, calls > 0 ? calls : 0);
    if (value_absent(frame)) {
        vm_raise_value_error(vm, "call stack is not deep enough");
    }
    return frame;
}

/* (type, exception, traceback) of it, or three times None. */
Value sys_exc_info(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    /* The tuple first: making it may collect, and e is only read after that. */
    Value triple = tuple_new(vm, 3), e = vm->roots[ROOT_HANDLED];
    bool raised = !value_absent(e);
    Value traceback = raised ? AS(Exception, e)->traceback : ABSENT;
    tuple_items(triple)[0] = raised ? object_type(e) : NONE;
    tuple_items(triple)[1] = raised ? e : NONE;
    tuple_items(triple)[2] = value_absent(traceback) ? NONE : traceback;
    return triple;
}

/* atexit(function): what the machine calls when it ends; None: nothing. Answers what it was. More
 * than one is the business of the module atexit, which gives one function for all. */
Value sys_atexit(Vm *vm, Value *a, int n) {
    (void)n;
    Value before = vm->roots[ROOT_ATEXIT];
    vm->roots[ROOT_ATEXIT] = arg(a, 0);
    return value_absent(before) ? NONE : before;
}
