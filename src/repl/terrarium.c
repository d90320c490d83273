/* SPDX-License-Identifier: MIT */
/* The public interface (include/terrarium.h): machines in given memory, their
 * settings, and programs run as __main__. Whatever is raised ends here. */
#include "terrarium.h"

#include <string.h>

#include "builtins.h"
#include "compile/compile.h"
#include "compile/dump.h"
#include "compile/order.h"
#include "inspect/inspect.h"
#include "module/console.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "port/hardware.h"
#include "port/port.h"
#include "repl/run.h"
#include "vm/frozen.h"
#include "vm/import.h"
#include "vm/machine.h"

/* ---- machines ---- */
/* The Vm lies at the start of the given memory, the heap behind it. Nothing else is kept anywhere,
 * so there is nothing to free. */

/* Rounded up to 16 bytes, so that the heap is aligned as the memory is. */
size_t terrarium_state_bytes(void) {
    return (sizeof(Vm) + 15) & ~(size_t)15;
}

Vm *terrarium_new(void *memory, size_t bytes, size_t c_stack_bytes) {
    size_t state = terrarium_state_bytes();
    Vm *vm = memory;
    if (bytes <= state || !machine_init(vm, (char *)memory + state, bytes - state, c_stack_bytes)) {
        return NULL;
    }
    inspect_attach(vm);
    return vm;
}

/* The list is made anew from the texts when it is next asked for. */
void terrarium_set_arguments(Vm *vm, int argc, const char *const *argv) {
    vm->arguments = (VmTexts){argc, argv};
    vm->roots[ROOT_ARGV] = ABSENT;
}

void terrarium_set_path(Vm *vm, int count, const char *const *folders) {
    vm->path = (VmTexts){count, folders};
    vm->roots[ROOT_PATH] = ABSENT;
}

/* The number behind NAME= of an option, or `otherwise` when there is none; false when the option is
 * another one. `gc_stress` and `gc_stress=3` are both gc_stress; `gc_stress=` and `gc_stress=x` are
 * false. */
static bool option_is(const char *option, const char *name, unsigned long otherwise,
                      unsigned long *number) {
    size_t n = strlen(name);
    if (strncmp(option, name, n) != 0 || (option[n] != 0 && option[n] != '=')) {
        return false;
    }
    *number = otherwise;
    if (option[n] == '=') {
        const char *p = option + n + 1;
        unsigned long value = 0;
        while (*p >= '0' && *p <= '9') {
            value = value * 10 + (unsigned long)(*p++ - '0');
        }
        *number = value;
        return *p == 0 && p > option + n + 1;
    }
    return true;
}

bool terrarium_set_option(Vm *vm, const char *option) {
    unsigned long n;
    if (option_is(option, "gc_stress", 1, &n)) {
        heap_set_stress(&vm->heap, (uint32_t)n);
    } else if (option_is(option, "verify", 1, &n)) {
        vm->heap.verify = n != 0;
    } else if (option_is(option, "fail_alloc", 1, &n)) {
        heap_set_fail_at(&vm->heap, n);
    } else if (option_is(option, "tracemalloc", 1, &n)) {
        return inspect_trace(vm, n);
    } else if (option_is(option, "optimize", 1, &n)) {
        vm->optimize = (uint8_t)(n < 3 ? n : 3);
    } else if (option_is(option, "verbose", 1, &n)) {
        vm->verbose = (uint8_t)(n < 9 ? n : 9);
    } else if (strncmp(option, "heap_on_error=", 14) == 0) {
        return inspect_dump_failed(vm, option + 14);
    } else if (strcmp(option, "importtime") == 0) {
        return inspect_tell_imports(vm);
    } else {
        /* There is only bytecode: accepted, so that command lines of MicroPython work. */
        return strcmp(option, "emit=bytecode") == 0;
    }
    return true;
}

/* One bit of a volatile byte, which the loop and vm_poll() look at. */
void terrarium_interrupt(Vm *vm) {
    vm->interrupt |= VM_INTERRUPT_KEYBOARD;
}

void terrarium_tick(Vm *vm) {
    vm->interrupt |= VM_INTERRUPT_TICK;
}

/* Between runs no frame, entry or scratch may be left; only then is the heap itself looked at. */
const char *terrarium_verify(Vm *vm) {
    if (vm->base != NULL || vm->depth != 0 || vm->running_words != 0 || vm->entry != NULL ||
        vm->heap.c_segments != NULL || vm->heap.low != vm->heap.top) {
        return "frames are left over";
    }
    return verify_heap(vm);
}

const char *terrarium_failure(void) {
    return inspect_failure();
}

unsigned long long terrarium_allocations(const Vm *vm) {
    return vm->heap.allocations;
}

/* ---- programs ---- */
/* Every source is a function that gives the next bytes: a text, a file, or what the embedder
 * has. */

/* A source with its name, as the context of run_program(). */
typedef struct {
    const char *name;
    TerrariumRead *read;
    void *context;
} Program;

/* The source as a CompileInput's read. */
static int read_program(void *context, char *bytes, size_t room) {
    const Program *program = context;
    return (int)program->read(program->context, bytes, room);
}

/* Compiles the program and runs it as __main__; __file__ is set unless the name is one like
 * <stdin>. */
static void run_program(Vm *vm, void *context) {
    Program *program = context;
    CompileInput input = {read_program, program, ABSENT};
    Value name = str_new(vm, program->name, strlen(program->name));
    if (program->name[0] != '<') {
        dict_set(vm, vm->roots[ROOT_MAIN], NAME(__file__), name);
    }
    Value code = compile_source(vm, &input, name, COMPILE_MODULE);
    run_code(vm, code);
}

/* Runs body, and reports what it raises. 0, or the exit status that the exception means. */
static int run_reported(Vm *vm, void (*body)(Vm *vm, void *context), void *context) {
    Value exception;
    return vm_try(vm, body, context, &exception) ? 0 : run_report(vm, exception);
}

/* For run_reported(): what it raises is told like the end of a program. */
static void call_atexit(Vm *vm, void *context) {
    (void)context;
    (void)vm_call0(vm, vm->roots[ROOT_ATEXIT]);
}

/* What sys.atexit() was given, once, and the files that nobody closed. */
void terrarium_end(Vm *vm) {
    machine_mark_stack(vm);
    if (!value_absent(vm->roots[ROOT_ATEXIT]) && !value_is_none(vm->roots[ROOT_ATEXIT])) {
        (void)run_reported(vm, call_atexit, NULL);
        vm->roots[ROOT_ATEXIT] = ABSENT;
    }
    if (vm->dump_made && vm->dump_path) { /* of a MemoryError that the program has handled */
        (void)port_file_act(PORT_REMOVE, vm->dump_path, "");
    }
    hardware_reset();
    heap_finalize(vm);
}

int terrarium_run(Vm *vm, const char *name, TerrariumRead *read, void *context) {
    Program program = {name, read, context};
    machine_mark_stack(vm);
    return run_reported(vm, run_program, &program);
}

/* The code of a module, as tools/make_frozen.py reads it. */
static void dump_program(Vm *vm, void *context) {
    Program *program = context;
    CompileInput input = {read_program, program, ABSENT};
    Value name = str_new(vm, program->name, strlen(program->name));
    Writer out = console_writer(vm);
    Value code = compile_source(vm, &input, name, COMPILE_FROZEN);
    if (program->read(program->context, NULL, 0)) { /* again, with the constants in another order */
        input.constants = order_constants(vm, code);
        code = compile_source(vm, &input, name, COMPILE_FROZEN);
    }
    dump_module(vm, &out, code);
}

int terrarium_dump(Vm *vm, const char *name, TerrariumRead *read, void *context) {
    Program program = {name, read, context};
    machine_mark_stack(vm);
    return run_reported(vm, dump_program, &program);
}

/* What is left of a text. */
typedef struct {
    const char *next, *end;
} Text;

/* The TerrariumRead of terrarium_run_text(). */
static size_t read_text(void *context, char *bytes, size_t room) {
    Text *text = context;
    size_t left = (size_t)(text->end - text->next), n = left < room ? left : room;
    memcpy(bytes, text->next, n);
    text->next += n;
    return n;
}

int terrarium_run_text(Vm *vm, const char *name, const char *text, size_t n) {
    Text source = {text, text + n};
    return terrarium_run(vm, name, read_text, &source);
}

static size_t read_file(void *context, char *bytes, size_t room) {
    intptr_t n = port_file_read(*(const int *)context, bytes, room);
    return n < 0 ? 0 : (size_t)n;
}

int terrarium_run_file(Vm *vm, const char *path) {
    int file = port_file_open(path, PORT_READ);
    if (file < 0) {
        return 2;
    }
    int status = terrarium_run(vm, path, read_file, &file);
    port_file_close(file);
    return status;
}

void terrarium_boot(Vm *vm, const TerrariumRepl *memory) {
    static const char *const files[] = {"boot.py", "main.py", "code.py"};
    bool main = false; /* code.py is what CircuitPython calls it */
    (void)port_file_act(PORT_CHDIR, "/", "");
    for (int i = 0; i < (memory->raw ? 1 : 3); i++) {
        if (!main && port_file_stat(files[i]) == PORT_FILE) {
            (void)terrarium_run_file(vm, files[i]);
            main = i > 0;
        }
    }
}

/* ---- modules as programs ---- */
/* `-m a.b` imports package a as any program would, looks b up in its __path__, and runs the file
 * found as __main__ with __package__ 'a'. `-m a` with a package runs a/__main__.py. */

/* What is looked for, and the path that was found. */
typedef struct {
    const char *name;
    ImportPath path;
} Search;

/* Imports a package as a program would, and finds its __path__. By running __import__('name') as
 * source: import_module() may not be called from here, below all Python frames. May raise what the
 * package raises. */
static Value import_package(Vm *vm, const char *name, size_t n) {
    char text[sizeof((ImportPath *)0)->text] = "__import__('";
    size_t start = strlen(text);
    if (n > sizeof text - start - 3) {
        vm_raise_format(vm, &type_ImportError, "No module named %s", name);
    }
    memcpy(text + start, name, n);
    memcpy(text + start + n, "')", 3);
    CompileText source = {text, start + n + 2};
    CompileInput input = {compile_read_text, &source, ABSENT};
    run_code(vm, compile_source(vm, &input, NAME(__main__), COMPILE_MODULE));
    Value module = dict_get(vm, vm->roots[ROOT_MODULES], str_new_name(vm, name, n));
    Value folders =
        value_absent(module) ? ABSENT : object_getattr_or_absent(vm, module, NAME(__path__));
    if (value_absent(folders)) {
        vm_raise_format(vm, &type_ImportError, "No module named %s", name);
    }
    return folders;
}

/* Finds the source of a module, or of __main__ in a package, and says in __package__ where it is.
 *
 * sys.argv[0] becomes the path, as in CPython. Raises ImportError when there is none. */
static void find_module(Vm *vm, void *context) {
    Search *search = context;
    const char *name = search->name, *dot = strrchr(name, '.');
    size_t n = strlen(name), head = dot ? (size_t)(dot - name) : 0;
    Value folders = head > 0 ? import_package(vm, name, head) : machine_path(vm);
    const char *tail = dot ? dot + 1 : name;
    bool found = import_find(vm, folders, tail, strlen(tail), &search->path);
    /* A package: its __main__, found in its own __path__. */
    if (found && search->path.folder > 0) {
        head = n;
        found = import_find(vm, import_package(vm, name, n), "__main__", 8, &search->path);
    }
    if (!found) {
        vm_raise_format(vm, &type_ImportError, "No module named %s", name);
    }
    dict_set(vm, vm->roots[ROOT_MAIN], NAME(__package__), str_new_name(vm, name, head));
    Value arguments = machine_arguments(vm);
    if (list_length(arguments) > 0) {
        Value path = str_new(vm, search->path.text, search->path.length);
        list_items(arguments)[0] = path;
    }
}

static void run_frozen(Vm *vm, void *context) {
    const FrozenFile *file = context;
    heap_allow_frame(&vm->heap, file->overhang);
    dict_set(vm, vm->roots[ROOT_MAIN], NAME(__file__), file->path);
    run_code(vm, file->code);
}

/* The message of the exception in ROOT_REPORTED, without a traceback. */
static void write_reported(Vm *vm, void *context) {
    (void)context;
    Writer writer = console_error_writer(vm);
    object_write(vm, &writer, vm->roots[ROOT_REPORTED], false);
}

/* A module that is not found, or whose package raises ImportError, is one line on standard error
 * and status 1; anything else that is raised gets a traceback. */
int terrarium_run_module(Vm *vm, const char *name) {
    Search search = {.name = name};
    Value exception;
    machine_mark_stack(vm);
    if (vm_try(vm, find_module, &search, &exception)) {
        const FrozenFile *frozen = frozen_find(search.path.text);
        return frozen ? run_reported(vm, run_frozen, (void *)frozen)
                      : terrarium_run_file(vm, search.path.text);
    }
    if (!exception_matches(exception, &type_ImportError)) {
        return run_report(vm, exception);
    }
    static const char start[] = "terrarium: ";
    port_write_error(start, sizeof start - 1);
    vm->roots[ROOT_REPORTED] = exception;
    vm_try(vm, write_reported, NULL, &exception);
    vm->roots[ROOT_REPORTED] = ABSENT;
    port_write_error("\n", 1);
    return 1;
}
