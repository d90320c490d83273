/* SPDX-License-Identifier: MIT */
/* Built-in functions that reach beyond their arguments: print and input, eval, exec and compile,
 * the namespaces of the calling frame. */
#include "module/builtins_run.h"

#include <string.h>

#include "builtins.h"
#include "compile/compile.h"
#include "module/console.h"
#include "object/bytes.h"
#include "object/codec.h"
#include "object/int.h"
#include "object/list.h"
#include "object/namespace.h"
#include "object/sort.h"
#include "object/str.h"
#include "object/table.h"
#include "object/text.h"
#include "port/port.h"
#include "storage/stream.h"
#include "vm/frame.h"
#include "vm/frozen.h"
#include "vm/generator.h"
#include "vm/import.h"

/* A generator's return value is lost to object_next(): that is why it is resumed here directly. */
Value builtins_run_advance(Vm *vm, Value iterator, bool raise) {
    Value item = ABSENT;
    if (generator_is(iterator)) {
        if (generator_send(vm, iterator, NONE, &item, true)) {
            return item;
        }
    } else if (!value_absent(item = object_next(vm, iterator))) {
        return item;
    }
    if (!raise) {
        return ABSENT;
    }
    vm_raise_value(vm, &type_StopIteration, value_is_none(item) ? ABSENT : item);
}

/* ---- print and input ---- */
/* Output goes through a Writer, piece by piece: print() needs no memory for strings and numbers,
 * and what is printed before an exception stays printed. */

/* Numbers and strings are written without an object for their text. What may raise half way is made
 * a str first: that may run __str__, with the C segment sealed (vm/vm.h), allocate and raise. */
static void print_value(Vm *vm, Writer *w, Value v) {
    if (value_is_kind(v, KIND_STR)) {
        writer_str(w, v);
    } else if (value_is_int(v) || value_is_float(v) || object_is_simple_key(v)) {
        object_write(vm, w, v, false);
    } else {
        Value text = object_str_sealed(vm, v);
        writer_str(w, text);
        vm_keep(text);
    }
}

/* print to an object with a method write. May run Python code: the file's write() and the value's
 * __str__. */
static void print_to(Vm *vm, Value file, Value v) {
    stream_print(vm, file, object_str(vm, v));
}

/* The str to be written for `sep` or `end`: the character `otherwise` when it is absent or None.
 * The one-character default lies in flash. */
static Value separator(Vm *vm, Value v, const char *name, unsigned otherwise) {
    if (value_absent(v) || value_is_none(v)) {
        return str_ascii_char(otherwise);
    }
    if (!value_is_kind(object_unwrap(v), KIND_STR)) {
        vm_raise_type(vm, "%s must be None or a string, not %t", name, v);
    }
    return object_unwrap(v);
}

/* Where print() writes to without `file`: absent for the console, else what the program has made
 * sys.stdout. Only a program that changed some module can have done so. */
static Value standard_output(Vm *vm) {
    if (value_absent(vm->roots[ROOT_OVERLAYS])) {
        return ABSENT;
    }
    Value file = object_getattr(vm, value_object(&module_sys), NAME(stdout));
    return heap_contains(&vm->heap, value_to_object(file)) ? file : ABSENT;
}

/* sep, end, file, flush, the objects */
Value builtins_run_print(Vm *vm, Value *a, int n) {
    /* Back in their registers, which lie on the frame stack for the sake of the keywords:
     * print_value() seals the C segment. */
    a[0] = separator(vm, arg(a, 0), "sep", ' ');
    a[-1] = separator(vm, arg(a, 1), "end", '\n');
    if (value_absent(arg(a, 2)) || value_is_none(arg(a, 2))) {
        a[-2] = standard_output(vm);
    }
    bool console = value_absent(arg(a, 2));
    Writer out = console_writer(vm);
    /* One round for each object and a last one, i == n, that writes only the end: before it, the
     * round of the last object writes no separator. */
    for (int i = 4; i <= n; i++) {
        int between = i == n; /* the register of `end`, or of `sep` */
        if (console) {
            if (i < n) {
                print_value(vm, &out, arg(a, i));
            }
            if (i + 1 != n) {
                writer_str(&out, arg(a, between));
            }
            continue;
        }
        if (i < n) {
            print_to(vm, arg(a, 2), arg(a, i));
        }
        if (i + 1 != n) {
            print_to(vm, arg(a, 2), arg(a, between));
        }
    }
    if (!value_absent(arg(a, 3)) && object_truth(vm, arg(a, 3))) {
        if (console) {
            port_flush();
        } else {
            (void)vm_call0(vm, object_getattr(vm, arg(a, 2), NAME(flush)));
        }
    }
    return NONE;
}

/* A key of the line that is typed. On a serial line, where nobody else does, it is shown, Enter is
 * '\n', Backspace takes the last character back, and Ctrl-D on an empty line is the end. */
static int read_key(Vm *vm, StrBuilder *line) {
    for (;;) {
        int key = port_read();
        if (key == -2) {
            vm_raise_interrupt(vm);
        }
        if (key < 0 || !port_is_serial()) {
            return key;
        }
        if (key == '\r' || key == '\n') {
            port_write_bytes("\r\n", 2);
            return '\n';
        }
        if (key == 4 && line->length == 0) {
            return -1;
        }
        if ((key == 8 || key == 0x7f) && line->length > 0) {
            while (line->length > 1 && (str_text(line->str)[line->length - 1] & 0xc0) == 0x80) {
                line->length--;
            }
            line->length--;
            port_write_bytes("\b \b", 3);
        } else if (key >= ' ' && key != 0x7f) {
            char c = (char)key;
            port_write_bytes(&c, 1);
            return key;
        }
    }
}

/* input([prompt]): a line without its '\n', decoded as UTF-8 (UnicodeDecodeError when it is none).
 * EOFError only when nothing came before the end; KeyboardInterrupt at Ctrl-C. */
Value builtins_run_input(Vm *vm, Value *a, int n) {
    Writer out = console_writer(vm);
    if (n > 0) {
        print_value(vm, &out, arg(a, 0));
    }
    /* Bytes are gathered as they come in a str under construction, and only the whole line is
     * decoded: a code point may take several of them. */
    StrBuilder line;
    str_build_begin(vm, &line, 32);
    for (;;) {
        int byte = read_key(vm, &line);
        if (byte < 0 && line.length == 0) {
            vm_raise_format(vm, &type_EOFError, "EOF when reading a line");
        }
        if (byte < 0 || byte == '\n') {
            break;
        }
        char c = (char)byte;
        writer_put(&line.writer, &c, 1);
    }
    Value text = str_build_end(&line);
    return codec_decode(vm, (const uint8_t *)str_text(text), str_bytes(text), ABSENT, ABSENT);
}

/* ---- namespaces ---- */
/* A built-in has no frame: vm->base is that of the Python code that called it, NULL when C did. */

/* The function of the frame that called, or absent. */
static Value caller(Vm *vm) {
    return vm->base ? vm->base[0] : ABSENT;
}

/* Called from below all Python frames, globals() is that of __main__. */
Value builtins_run_globals(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Value function = caller(vm);
    return value_absent(function) ? vm->roots[ROOT_MAIN] : AS(Function, function)->globals;
}

/* The namespace of a module or class body; in a function a new dict of its parameters, because the
 * names of other locals are not kept. */
Value builtins_run_locals(Vm *vm, Value *a, int n) {
    Value function = caller(vm);
    const Code *code = value_absent(function) ? NULL : code_of_function(function);
    if (!code || code_is_module(code)) {
        return builtins_run_globals(vm, a, n);
    }
    if (code->head.flags & CODE_NAMES) {
        return vm->base[-1];
    }
    Value locals = dict_new(vm);
    for (size_t i = 0; i < code_parameter_count(code); i++) {
        /* Read again in each round: dict_set() may collect, and the frame of a generator lies in
         * the heap. */
        code = code_of_function(vm->base[0]);
        /* A parameter that an inner function uses lives in a cell; a deleted one is absent. */
        Value v = vm->base[-1 - (intptr_t)i];
        v = value_is_kind(v, KIND_CELL) ? AS(Cell, v)->value : v;
        if (!value_absent(v)) {
            dict_set(vm, locals, code_parameter(code, i), v);
        }
    }
    return locals;
}

/* ---- running source ---- */
/* Source is compiled out of the str or bytes object itself, which the Source on the C stack keeps
 * in place. Names are those of the caller unless dicts are given. */

/* Source text as the compiler reads it. */
typedef struct {
    Value text; /* str or bytes */
    size_t at;
} Source;

/* The CompileInput's read: the next bytes, 0 at the end. Never raises. */
static int read_source(void *context, char *bytes, size_t room) {
    Source *source = context;
    Text text = text_of(source->text);
    size_t n = text.n - source->at < room ? text.n - source->at : room;
    memcpy(bytes, text.data + source->at, n);
    source->at += n;
    return (int)n;
}

/* The code of a source given to exec(), eval() or compile(). `v` is a str, bytes or bytearray, else
 * TypeError in the name of `function`. May raise SyntaxError and MemoryError; runs no Python
 * code. */
static Value compile_text(Vm *vm, Value v, Value file, CompileMode mode, const char *function) {
    Source source = {object_unwrap(v), 0};
    /* Its bytes lie in another object and may be resized: a copy is compiled. */
    if (value_is_kind(source.text, KIND_BYTEARRAY)) {
        const uint8_t *data;
        size_t n;
        (void)buffer_get(vm, source.text, &data, &n);
        source.text = bytes_new(vm, data, n);
    }
    if (!value_is_kind(source.text, KIND_STR) && !value_is_kind(source.text, KIND_BYTES)) {
        vm_raise_type(vm, "%s() arg 1 must be a string, bytes or code object", function);
    }
    /* eval(' 1') works, as in CPython; exec(' x = 1') is an IndentationError. */
    if (mode == COMPILE_EVAL) {
        Text text = text_of(source.text);
        while (source.at < text.n &&
               (text.data[source.at] == ' ' || text.data[source.at] == '\t')) {
            source.at++;
        }
    }
    CompileInput input = {read_source, &source, ABSENT};
    return compile_source(vm, &input, file, mode);
}

/* exec() and eval(): the globals and locals of the caller if neither is given, the globals for both
 * if only they are. Code objects run as they are, but for those of functions that want defaults or
 * captured variables. Runs Python code in a nested entry. */
static Value run(Vm *vm, Value *a, int n, CompileMode mode, const char *function) {
    Value source = arg(a, 0), globals = arg_or_absent(a, n, 1), locals = arg_or_absent(a, n, 2);
    bool own = value_absent(globals) || value_is_none(globals);
    if (own) {
        globals = builtins_run_globals(vm, a, 0);
    }
    if (value_absent(locals) || value_is_none(locals)) {
        locals = own ? builtins_run_locals(vm, a, 0) : globals;
    }
    globals = object_unwrap(globals);
    if (!value_is_kind(globals, KIND_DICT)) {
        vm_raise_type(vm, "%s() globals must be a dict, not %t", function, globals);
    }
    Value code = source;
    if (!value_is_kind(source, KIND_CODE)) {
        code = compile_text(vm, source, NAME(string_file), mode, function);
    } else if (AS(Code, code)->head.flags & (CODE_DEFAULTS | CODE_KWDEFAULTS)) {
        vm_raise_type(vm, "code object passed to %s() may not have defaults", function);
    } else if (code_capture_count(AS(Code, code))) {
        vm_raise_type(vm, "code object passed to %s() may not contain free variables", function);
    }
    return call_code(vm, code, globals, locals);
}

Value builtins_run_eval(Vm *vm, Value *a, int n) {
    return run(vm, a, n, COMPILE_EVAL, "eval");
}

Value builtins_run_exec(Vm *vm, Value *a, int n) {
    (void)run(vm, a, n, COMPILE_EXEC, "exec");
    return NONE;
}

/* compile(source, filename, mode, ...): a code object. The arguments behind the mode are accepted
 * and not looked at. */
Value builtins_run_compile(Vm *vm, Value *a, int n) {
    (void)n;
    Value mode = arg(a, 2);
    if (!value_is_kind(mode, KIND_STR) || !value_is_kind(arg(a, 1), KIND_STR)) {
        vm_raise_type(vm, "compile() argument must be str");
    }
    if (!str_is(mode, "eval") && !str_is(mode, "exec") && !str_is(mode, "single")) {
        vm_raise_value_error(vm, "compile() mode must be 'exec', 'eval' or 'single'");
    }
    return compile_text(vm, arg(a, 0), arg(a, 1),
                        str_is(mode, "eval")   ? COMPILE_EVAL
                        : str_is(mode, "exec") ? COMPILE_EXEC
                                               : COMPILE_SINGLE,
                        "compile");
}

/* ---- help ---- */
/* A few lines about an object: its repr, its docstring if there is one, its public names. */

/* help('modules'): those in flash that are meant to be imported, one a line, as tools read it. */
static void write_modules(Vm *vm, Writer *out) {
    Value names = list_new(vm, 0);
    for (int i = 0; i < MODULES_COUNT; i++) {
        list_append(vm, names, namespace_get(modules_list[i]->dict, NAME(__name__)));
    }
    for (const FrozenFile *file = frozen_files; !value_absent(file->path); file++) {
        const char *name = str_text(file->path), *end = name;
        while (*end != '/' && *end != '.') {
            end++;
        }
        if (*end == '.' || memcmp(end, "/__init__.", 10) == 0) {
            list_append(vm, names, str_new(vm, name, (size_t)(end - name)));
        }
    }
    (void)sort_list(vm, names, ABSENT, false);
    for (size_t i = 0; i < list_length(names); i++) {
        if (str_text(list_items(names)[i])[0] != '_') {
            writer_format(out, "%v\n", list_items(names)[i]);
        }
    }
    writer_text(out, "Plus any modules on the filesystem\n");
}

Value builtins_run_help(Vm *vm, Value *a, int n) {
    Writer out = console_writer(vm);
    if (n == 0) {
        writer_text(&out,
                    "Terrarium, a Python 3 for microcontrollers. help(object) describes it.\n");
        return NONE;
    }
    Value v = arg(a, 0);
    if (value_is_kind(v, KIND_STR) && str_is(v, "modules")) {
        write_modules(vm, &out);
        return NONE;
    }
    Value doc = object_getattr_or_absent(vm, v, NAME(__doc__));
    Value repr = object_repr(vm, v);
    writer_format(&out, "object %v is of type %t\n", repr, v);
    if (value_is_kind(doc, KIND_STR)) {
        writer_format(&out, "%v\n", doc);
    }
    /* A call like any other: natives find their arguments in registers of the frame stack. */
    Value names = vm_call1(vm, value_object(&native_builtins_dir), v);
    Iteration it;
    iteration_begin(vm, &it, names);
    for (Value name; !value_absent(name = iteration_next(vm, &it));) {
        if (value_is_kind(name, KIND_STR) && str_text(name)[0] != '_') {
            writer_format(&out, "  %v\n", name);
        }
    }
    return NONE;
}
