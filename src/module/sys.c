/* SPDX-License-Identifier: MIT */
/* sys: constants in flash; what belongs to the machine (argv, path, modules) is answered through
 * sys_attribute. Standard streams are flash objects without state: they write to the console. */
#include "module/sys.h"

#include <limits.h>

#include "builtins.h"
#include "heap/side.h"
#include "module/console.h"
#include "object/codec.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/str.h"
#include "object/tuple.h"
#include "port/port.h"
#include "vm/machine.h"
#include "vm/traceback.h"

/* ---- constants in flash ---- */
/* They are written out as the heap would have them, so that ordinary code reads them. A small int n
 * is the word n << 1 | 1. The second argument of HEADER counts words, the header's own included. */

/* (3, 11, 0, 'final', 0), and Terrarium's own (0, 1, 0, ''). */
const Tuple sys_version_info = {
    HEADER(KIND_TUPLE, 6),
    {{3 << 1 | 1}, {11 << 1 | 1}, {0 << 1 | 1}, VALUE_OF(&name_final), {0 << 1 | 1}}
};
const Tuple sys_implementation_version = {
    HEADER(KIND_TUPLE, 5), {{0 << 1 | 1}, {1 << 1 | 1}, {0 << 1 | 1}, VALUE_OF(&name_empty_text)}
};

/* Instances of flash types without fields of their own but a number. The number of a stream is its
 * file descriptor: 0 to 2; sys.implementation does not use it. */
typedef struct {
    uintptr_t header;
    Value cls, number;
} FlashInstance;
const FlashInstance sys_stdin = {HEADER(KIND_INSTANCE, 3), VALUE_OF(&type_stream), {0 << 1 | 1}};
const FlashInstance sys_stdout = {HEADER(KIND_INSTANCE, 3), VALUE_OF(&type_stream), {1 << 1 | 1}};
const FlashInstance sys_stderr = {HEADER(KIND_INSTANCE, 3), VALUE_OF(&type_stream), {2 << 1 | 1}};
const FlashInstance sys_implementation = {
    HEADER(KIND_INSTANCE, 3), VALUE_OF(&type_implementation), {0 << 1 | 1}};

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

/* print_exception(exception[, file]): to standard error if file is sys.stderr, to standard output
 * in all other cases. Never to a file object of the program's own. */
Value sys_print_exception(Vm *vm, Value *a, int n) {
    if (!value_is_kind(arg(a, 0), KIND_EXCEPTION)) {
        vm_raise_type(vm, "an exception is required");
    }
    Value file = arg_or_absent(a, n, 1);
    bool error = value_same(file, value_object(&sys_stderr));
    Writer out = error ? console_error_writer(vm) : console_writer(vm);
    traceback_print(vm, &out, arg(a, 0));
    return NONE;
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

/* ---- streams ---- */
/* stdin, stdout and stderr are one type: which of the two outputs is written follows from the
 * number, and all read standard input. Nothing is buffered here, so flush() has nothing to do. */

/* Answers the number of characters, as the text streams of CPython do. */
Value sys_stream_write(Vm *vm, Value *a, int n) {
    (void)n;
    Value text = arg(a, 1);
    if (!value_is_kind(text, KIND_STR)) {
        vm_raise_type(vm, "write() argument must be str, not %T", text);
    }
    bool error = value_to_int(AS(Instance, arg(a, 0))->slots[0]) == 2;
    Writer out = error ? console_error_writer(vm) : console_writer(vm);
    writer_str(&out, text);
    return value_int((intptr_t)str_length(text));
}

Value sys_stream_flush(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)a;
    (void)n;
    return NONE;
}

/* Text from standard input: up to a newline (if `line`), at most `limit` characters (< 0: all).
 * UnicodeDecodeError when it is no UTF-8. */
static Value read_input(Vm *vm, bool line, intptr_t limit) {
    StrBuilder b;
    str_build_begin(vm, &b, 64);
    int rest = 0; /* bytes that the character under way still wants */
    while (limit != 0 || rest > 0) {
        /* Below 0: -2 is Ctrl-C, -1 the end. */
        int c = port_read();
        if (c == -2) {
            vm_raise_interrupt(vm);
        }
        if (c < 0) {
            break;
        }
        char byte = (char)c;
        writer_put(&b.writer, &byte, 1);
        if (line && c == '\n') {
            break;
        }
        if (rest > 0) {
            rest--;
        } else {
            rest = (c >= 0xc0) + (c >= 0xe0) + (c >= 0xf0);
            limit -= limit > 0;
        }
    }
    Value text = str_build_end(&b);
    if (str_is_ascii(text)) {
        return text;
    }
    return codec_decode(vm, (const uint8_t *)str_text(text), str_bytes(text), ABSENT, ABSENT);
}

/* A line with its '\n', or what there is before the end; '' at the end. */
Value sys_stream_readline(Vm *vm, Value *a, int n) {
    return read_input(vm, true, n > 1 ? object_to_size(vm, arg(a, 1)) : -1);
}

Value sys_stream_read(Vm *vm, Value *a, int n) {
    return read_input(vm, false, n > 1 ? object_to_size(vm, arg(a, 1)) : -1);
}

Value sys_stream_isatty(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)a;
    (void)n;
    return FALSE;
}

Value sys_stream_fileno(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)n;
    return AS(Instance, arg(a, 0))->slots[0];
}
