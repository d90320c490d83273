/* SPDX-License-Identifier: MIT */
/* Importing: modules written in C first, then NAME/__init__.py and NAME.py along sys.path or a
 * package's __path__. In the folder '.frozen' are the modules of lib/ (vm/frozen.h).
 *
 * An IMPORT instruction that has to run a module's body puts the module into sys.modules, pushes
 * the body's frame with ACTION_REDO, and is run again when that is done: then it finds the module
 * there and goes on to the next name behind a dot. When the body raises, the unwinder calls
 * import_failed(). A module is partially initialized while a frame of its body waits on the stack:
 * nothing has to be marked in it. */
#include "vm/import.h"

#include <string.h>

#include "builtins.h"
#include "compile/compile.h"
#include "module/console.h"
#include "object/bytes.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/namespace.h"
#include "object/str.h"
#include "object/table.h"
#include "port/port.h"
#include "storage/vfs.h"
#include "vm/frame.h"
#include "vm/frozen.h"
#include "vm/image.h"
#include "vm/machine.h"

static Value modules(Vm *vm) {
    return vm->roots[ROOT_MODULES];
}

/* What each step costs is recorded by src/inspect, if at all; see VmInspector.import. */
static bool note(Vm *vm, VmImportStep step, Value *values, bool inner) {
    return !value_absent(vm->roots[ROOT_IMPORTS]) && vm->inspector->import(vm, step, values, inner);
}

/* ---- names ---- */

/* package.name */
static Value join(Vm *vm, Value package, const char *name, size_t n) {
    StrBuilder text;
    str_build_begin(vm, &text, str_bytes(package) + 1 + n);
    writer_str(&text.writer, package);
    writer_text(&text.writer, ".");
    writer_put(&text.writer, name, n);
    return str_name(str_build_end(&text));
}

/* Bytes of text before its last dot; 0 if there is none. */
static size_t parent_length(const char *text, size_t n) {
    while (n > 0 && text[n - 1] != '.') {
        n--;
    }
    return n > 0 ? n - 1 : 0;
}

/* The package that `from . import` refers to in a module with these globals: its name. A package
 * (it has __path__) is meant itself, a module the package around it. Raises KeyError or
 * ImportError. */
static Value package_of(Vm *vm, Value globals) {
    Value package = dict_get_str(globals, NAME(__package__));
    if (!value_is_kind(package, KIND_STR)) {
        package = dict_get_str(globals, NAME(__name__));
        if (!value_is_kind(package, KIND_STR)) {
            vm_raise_value(vm, &type_KeyError, str_new(vm, "'__name__' not in globals", 25));
        }
        if (value_absent(dict_get_str(globals, NAME(__path__)))) {
            package = str_new_name(vm, str_text(package),
                                   parent_length(str_text(package), str_bytes(package)));
        }
    }
    if (str_bytes(package) == 0) {
        vm_raise_format(vm, &type_ImportError,
                        "attempted relative import with no known parent package");
    }
    return package;
}

/* The absolute name of `from ..name import`, level dots: one dot is the package itself, each
 * further one a package up. name may be empty: `from . import x`. */
static Value absolute_name(Vm *vm, Value globals, Value name, size_t level) {
    Value package = package_of(vm, globals);
    size_t n = str_bytes(package);
    for (; level > 1; level--) {
        n = parent_length(str_text(package), n);
        if (n == 0) {
            vm_raise_format(vm, &type_ImportError,
                            "attempted relative import beyond top-level package");
        }
    }
    package = str_new_name(vm, str_text(package), n);
    return str_bytes(name) == 0 ? package : join(vm, package, str_text(name), str_bytes(name));
}

/* What the module says its name is; absent if that is no str. sys.modules may hold any object, so
 * it may run Python code. */
static Value module_name(Vm *vm, Value module) {
    Value name = object_getattr_or_absent(vm, module, NAME(__name__));
    return value_is_kind(name, KIND_STR) ? name : ABSENT;
}

/* ---- finding ---- */

/* Modules in flash: no heap is used for them. */
Value import_builtin(Value name) {
    for (int i = 0; i < MODULES_COUNT; i++) {
        Value known = namespace_get(modules_list[i]->dict, NAME(__name__));
        if (str_equal(known, name)) {
            return value_object(modules_list[i]);
        }
    }
    return ABSENT;
}

/* Appends to the path; false when it gets too long. */
static bool path_add(ImportPath *path, const char *text, size_t n) {
    if (n >= sizeof path->text - path->length) {
        return false;
    }
    memcpy(path->text + path->length, text, n);
    path->length += n;
    path->text[path->length] = 0;
    return true;
}

/* As C has it, from a str that was made of an ImportPath. */
static void copy_path(char *path, Value file) {
    memcpy(path, str_text(file), str_bytes(file));
    path[str_bytes(file)] = 0;
}

static bool is_file(Vm *vm, const char *path) {
    return frozen_find(path) != NULL || vfs_kind(vm, path) == PORT_FILE;
}

/* Looks for a package or a module in a folder: the path ends in its name; its source, then its
 * compiled image in ROM. The path is left as that of the source when there is neither. */
static bool find_form(Vm *vm, ImportPath *path, const char *ending) {
    size_t n = strlen(ending), stem = path->length;
    if (!path_add(path, ending, n)) {
        path->length = 0;
        return false;
    }
    if (is_file(vm, path->text)) {
        return true;
    }
    path->length -= 2; /* ".py" */
    if (path_add(path, IMAGE_SUFFIX + 1, sizeof IMAGE_SUFFIX - 2) && image_is_there(path->text)) {
        return true;
    }
    path->length = stem;
    (void)path_add(path, ending, n);
    return false;
}

/* Looks for the module in one folder: name/__init__.py, then name.py. The folder '' is the current
 * one. A package has its folder's length in path->folder. If neither is there, path is of name.py,
 * or empty when it would be too long. */
static bool find_in(Vm *vm, Value folder, const char *name, size_t n, ImportPath *path) {
    size_t f = str_bytes(folder);
    path->length = 0;
    bool fits = path_add(path, str_text(folder), f) &&
                (f == 0 || str_text(folder)[f - 1] == '/' || path_add(path, "/", 1)) &&
                path_add(path, name, n);
    size_t stem = path->length;
    path->folder = stem;
    if (fits && find_form(vm, path, "/__init__.py")) {
        return true;
    }
    path->length = fits ? stem : 0;
    path->folder = 0;
    return fits && find_form(vm, path, ".py");
}

/* ValueError, as in MicroPython, where there is only a name.mpy: nothing here reads the bytecode of
 * another machine. The folders are looked through once more, after all of them had no source. */
static __attribute__((noinline)) void refuse_bytecode(Vm *vm, Value folders, const char *name,
                                                      size_t n) {
    for (size_t i = 0; i < list_length(folders); i++) {
        ImportPath path;
        Value folder = list_items(folders)[i];
        if (!value_is_kind(folder, KIND_STR) || find_in(vm, folder, name, n, &path) ||
            path.length == 0) {
            continue;
        }
        path.length -= 2;
        if (path_add(&path, "mpy", 3) && is_file(vm, path.text)) {
            vm_raise_value_error(vm, "incompatible .mpy file");
        }
    }
}

/* The first folder of sys.path that has it. */
bool import_find(Vm *vm, Value folders, const char *name, size_t n, ImportPath *path) {
    /* A NUL in the name would end the path early and find another file. */
    if (!value_is_kind(folders, KIND_LIST) || memchr(name, 0, n)) {
        return false;
    }
    for (size_t i = 0; i < list_length(folders); i++) {
        Value folder = list_items(folders)[i];
        if (value_is_kind(folder, KIND_STR) && find_in(vm, folder, name, n, path)) {
            return true;
        }
    }
    return false;
}

/* ---- making ---- */

/* Name and dict only: __file__ and __path__ are set by whoever knows them. */
Value import_new_module(Vm *vm, Value name) {
    Value dict = dict_new(vm);
    dict_set(vm, dict, NAME(__name__), name);
    Module *module = (Module *)heap_alloc(vm, KIND_MODULE, WORDS_OF(Module));
    module->dict = dict;
    return value_object(module);
}

/* A module's namespace knows its docstring by a code object without instructions. */
static void note_docstring(Vm *vm, Value code, Value globals) {
    uint8_t place[CODE_DOC_BYTES];
    size_t n = (size_t)(code_write_doc(code_doc(AS(Code, code)), place) - place);
    /* A name, the first constant, before it and the first line, 0, behind it. */
    Code *stub = (Code *)heap_alloc(vm, KIND_CODE, BYTES_TO_WORDS(offsetof(Code, bytes) + n + 2));
    stub->unit = AS(Code, code)->unit;
    stub->head = (CodeHead){.flags = CODE_DOC};
    memcpy(stub->bytes + 1, place, n);
    dict_set(vm, globals, NAME(__doc__), value_object(stub));
}

/* A module's code as a function that the machine can call; its docstring goes into the namespace as
 * code. */
Value import_function(Vm *vm, Value code, Value globals) {
    if (code_is_module(AS(Code, code)) && (AS(Code, code)->head.flags & CODE_DOC)) {
        note_docstring(vm, code, globals);
    }
    Function *function = (Function *)heap_alloc(vm, KIND_FUNCTION, WORDS_OF(Function));
    function->code = code;
    function->globals = globals;
    return value_object(function);
}

/* What is compiled: a file of the port, or bytes. */
typedef struct {
    int file;
    Value bytes;
    size_t at;
} Source;

/* The compiler's input: at most `room` bytes, 0 at the end. */
static int read_source(void *context, char *bytes, size_t room) {
    Source *c = context;
    if (c->file >= 0) {
        intptr_t n = port_file_read(c->file, bytes, room);
        return n < 0 ? 0 : (int)n;
    }
    size_t left = bytes_size(AS(Bytes, c->bytes)) - c->at, n = left < room ? left : room;
    memcpy(bytes, AS(Bytes, c->bytes)->data + c->at, n);
    c->at += n;
    return (int)n;
}

/* Room for the path only while the file is opened: compiling needs much of the C stack. */
static __attribute__((noinline)) int open_source(Vm *vm, Value file, Value *bytes) {
    char path[sizeof((ImportPath *)0)->text];
    copy_path(path, file);
    return vfs_source(vm, path, bytes);
}

/* The file that compile_path() has opened; source code in bytes needs no closing. Nothing is
 * raised, whatever the port says. */
static void close_source(Vm *vm) {
    vm->importing = false;
    if (vm->source >= 0) {
        port_file_close(vm->source);
    }
}

/* Called where whatever was raised is caught: the frames of compile_path() are gone by then, so
 * what it has opened is known to the machine. */
void import_reset(Vm *vm) {
    if (vm->importing) {
        close_source(vm);
        (void)note(vm, VM_IMPORT_FAILED, NULL, true);
    }
}

/* Compiles the file; it is closed whatever happens, by import_reset() if need be: a vm_try() would
 * take more of the C stack. `name` is what tracebacks call the file. Raises SyntaxError and
 * ImportError. */
static Value compile_path(Vm *vm, Value name) {
    Source source = {0};
    CompileInput input = {read_source, &source, ABSENT};
    vm->source = source.file = open_source(vm, name, &source.bytes);
    if (source.file < 0 && !value_is_kind(source.bytes, KIND_BYTES)) {
        vm_raise_format(vm, &type_ImportError, "can't open file '%v'", name);
    }
    vm->importing = true;
    Value code = compile_source(vm, &input, name, COMPILE_MODULE);
    close_source(vm);
    return code;
}

/* As open_source(): the path is gone when the image runs. Raises what image_code() does. */
static __attribute__((noinline)) Value read_image(Vm *vm, Value file) {
    char path[sizeof((ImportPath *)0)->text];
    copy_path(path, file);
    return image_code(vm, path);
}

/* A module that was found, with a function that runs its body; absent for one that needs none.
 * `frozen`, `image`: where its code is, if it need not be compiled. */
typedef struct {
    Value name, module, function;
    Value file; /* what its file is called: that of a frozen one is in flash */
    const FrozenFile *frozen;
    bool image;
    Value folder; /* of a package, else absent */
} Loading;

/* -v: what is imported, and where from. */
static void tell(Vm *vm, Value name, const char *origin) {
    if (vm->verbose) {
        Writer out = console_error_writer(vm);
        writer_format(&out, "import %r # %s\n", name, origin);
    }
}

/* Where loading->name was found. Its cost counts from here on. */
static void note_found(Vm *vm, const ImportPath *path, Loading *loading) {
    tell(vm, loading->name, path->text);
    loading->frozen = frozen_find(path->text);
    (void)note(vm, loading->frozen ? VM_IMPORT_FLASH : VM_IMPORT_BEGIN, &loading->name, true);
    loading->file = loading->frozen ? loading->frozen->path : str_new(vm, path->text, path->length);
    loading->image = image_is_there(path->text) && path->text[path->length - 3] == 't';
    loading->folder = path->folder > 0 ? str_new(vm, path->text, path->folder) : ABSENT;
}

/* import_find(), whose path is not kept. */
static __attribute__((noinline)) bool locate(Vm *vm, size_t tail, Value folders, Loading *loading) {
    ImportPath path = {0}; /* no stale words for the C stack scan */
    Value name = loading->name;
    if (!import_find(vm, folders, str_text(name) + tail, str_bytes(name) - tail, &path)) {
        return false;
    }
    note_found(vm, &path, loading);
    return true;
}

/* Makes the module that was found. Its code comes first: a SyntaxError leaves nothing behind.
 * Raises as compile_path() does. */
static void load_found(Vm *vm, Loading *loading) {
    Value code;
    if (loading->frozen) {
        heap_allow_frame(heap_of(vm), loading->frozen->overhang);
        code = loading->frozen->code;
    } else {
        code = loading->image ? read_image(vm, loading->file) : compile_path(vm, loading->file);
    }
    loading->module = import_new_module(vm, loading->name);
    Value dict = AS(Module, loading->module)->dict;
    dict_set(vm, dict, NAME(__file__), loading->file);
    if (!value_absent(loading->folder)) {
        dict_set(vm, dict, NAME(__path__), list_from_array(vm, &loading->folder, 1));
    }
    loading->function = import_function(vm, code, dict);
}

/* Finds a module that ships in the build under the name without the u that MicroPython's modules
 * once had before it: uos, ucollections. A frozen one is loaded under its own name, and found in
 * sys.modules when the walk begins again. */
static __attribute__((noinline)) bool load_renamed(Vm *vm, Value name, Loading *loading) {
    ImportPath path = {0};
    Value frozen = NAME(frozen_folder), plain;
    size_t n = str_bytes(name);
    if (n < 2 || str_text(name)[0] != 'u') {
        return false;
    }
    plain = str_new_name(vm, str_text(name) + 1, n - 1);
    loading->module = import_builtin(plain);
    if (value_absent(loading->module)) {
        if (!find_in(vm, frozen, str_text(plain), n - 1, &path)) {
            return false;
        }
        loading->module = dict_get(vm, modules(vm), plain);
        if (value_absent(loading->module)) {
            loading->name = plain;
            note_found(vm, &path, loading);
            load_found(vm, loading);
            return true;
        }
    }
    dict_set(vm, modules(vm), name, loading->module);
    return true;
}

/* Finds and makes a module, which is not in sys.modules yet. False when there is none. `tail`:
 * where the part behind the last dot begins, which is what its file is called. A module written in
 * C goes into sys.modules here; another one when its body is run, with loading->function. */
static bool load(Vm *vm, Value name, size_t tail, Value folders, Loading *loading) {
    loading->name = name;
    loading->function = ABSENT;
    /* Nobody else has a module heap: a program's own file of that name comes first. */
    if (!str_equal(name, NAME(heap)) || !locate(vm, tail, folders, loading)) {
        /* A name with dots only if it is one of them: os.path. */
        loading->module = import_builtin(name);
        if (!value_absent(loading->module)) {
            tell(vm, name, "built-in");
            dict_set(vm, modules(vm), name, loading->module);
            return true;
        }
        if (!locate(vm, tail, folders, loading)) {
            if (tail == 0 && load_renamed(vm, name, loading)) {
                return true;
            }
            if (value_is_kind(folders, KIND_LIST)) {
                refuse_bytecode(vm, folders, str_text(name) + tail, str_bytes(name) - tail);
            }
            return false;
        }
    }
    load_found(vm, loading);
    return true;
}

/* ---- state ---- */

/* Is the module's body still under way? Then a missing name in it is a circular import, and the
 * error says so. */
bool import_running(Vm *vm, Value module) {
    if (!value_is_kind(module, KIND_MODULE)) {
        return false;
    }
    Value dict = AS(Module, module)->dict;
    for (const Value *base = vm->base; base != NULL; base = frame_caller(vm, base)) {
        if (code_is_module(frame_code(base)) && value_same(AS(Function, base[0])->globals, dict)) {
            return true;
        }
    }
    return false;
}

/* A module whose body raised must not be found by the next import. */
void import_failed(Vm *vm, Value globals) {
    (void)note(vm, VM_IMPORT_FAILED, NULL, true);
    Dict *d = AS(Dict, modules(vm));
    size_t position = 0;
    for (Value *entry; (entry = table_next(d, &position)) != NULL;) {
        if (value_is_kind(entry[1], KIND_MODULE) &&
            value_same(AS(Module, entry[1])->dict, globals)) {
            table_delete(vm, d, entry);
            return;
        }
    }
}

/* Does a package have the attribute, without its __getattr__(), which may be what imports the
 * submodule? */
static bool has_own(Vm *vm, Value package, Value name) {
    bool made = heap_contains(&vm->heap, value_to_object(package));
    return !value_absent(made && value_is_kind(package, KIND_MODULE)
                             ? dict_get(vm, AS(Module, package)->dict, name)
                             : object_getattr_or_absent(vm, package, name));
}

/* Gives a package the submodule as an attribute, once its body is done. What the package has under
 * that name already stays. */
static void bind(Vm *vm, Value package, Value tail, Value module) {
    if (!has_own(vm, package, tail) && !import_running(vm, module)) {
        object_setattr(vm, package, tail, module);
    }
}

/* Takes away what the package has under the name prefix[from..], so that bind() puts the module
 * there that is loaded now. */
static void unbind(Vm *vm, Value package, Value prefix, size_t from) {
    if (!value_absent(package)) {
        Value tail = str_new_name(vm, str_text(prefix) + from, str_bytes(prefix) - from);
        if (has_own(vm, package, tail)) {
            object_setattr(vm, package, tail, ABSENT);
        }
    }
}

/* ---- errors ---- */

/* The exception's `name` is the module's. */
static _Noreturn void raise_import(Vm *vm, const Type *type, Value name, Value text) {
    Value exception = exception_new_text(vm, type, text);
    exception_set_field(vm, exception, NAME(name), name);
    vm_raise(vm, exception);
}

/* parent: the package that was searched; absent at the top. */
static _Noreturn void raise_not_found(Vm *vm, Value name, Value parent, bool is_package) {
    StrBuilder text;
    str_build_begin(vm, &text, 32);
    writer_format(&text.writer, "No module named %r", name);
    if (!value_absent(parent) && !is_package) {
        Value prefix = str_new(vm, str_text(name), parent_length(str_text(name), str_bytes(name)));
        writer_format(&text.writer, "; %r is not a package", prefix);
    }
    raise_import(vm, &type_ModuleNotFoundError, name, str_build_end(&text));
}

/* CPython's words: "cannot import name 'x' from 'm' (m.py)", with more for a circular import. */
static _Noreturn void raise_cannot_import(Vm *vm, Value module, Value name) {
    StrBuilder text;
    Value own = module_name(vm, module);
    Value file = object_getattr_or_absent(vm, module, NAME(__file__));
    str_build_begin(vm, &text, 64);
    writer_format(&text.writer, "cannot import name %r from %s", name,
                  import_running(vm, module) ? "partially initialized module " : "");
    if (value_absent(own)) {
        writer_text(&text.writer, "'<unknown module name>'");
    } else {
        writer_format(&text.writer, "%r", own);
    }
    if (import_running(vm, module)) {
        writer_text(&text.writer, " (most likely due to a circular import)");
    }
    if (value_is_kind(file, KIND_STR)) {
        writer_format(&text.writer, " (%v)", file);
    } else {
        writer_text(&text.writer, " (unknown location)");
    }
    raise_import(vm, &type_ImportError, value_absent(own) ? NONE : own, str_build_end(&text));
}

/* ---- the walk along a dotted name ---- */

typedef struct {
    Value first, last; /* module of the name before the first dot, and of all of it */
    Loading loading;   /* what must run first, when the walk stops; without a function: settle() */
} Walk;

/* A module in flash may stand for its parts, json for json.decoder; absent if it does not. */
static Value part_of(Vm *vm, Value parent, Value name) {
    if (!value_is_kind(parent, KIND_MODULE) || heap_contains(&vm->heap, value_to_object(parent))) {
        return ABSENT;
    }
    Value part = object_getattr_or_absent(vm, parent, name);
    return value_is_kind(part, KIND_MODULE) ? part : ABSENT;
}

/* Goes through the packages and the module of an absolute name, `a.b.c` in three steps. False:
 * walk->loading must be run, then walk again from the start: the modules that were found then are
 * in sys.modules. Raises ModuleNotFoundError. */
static bool walk_name(Vm *vm, Value name, Walk *walk) {
    Value parent = ABSENT;
    size_t n = str_bytes(name), from = 0;
    if (n == 0) {
        vm_raise_value_error(vm, "Empty module name");
    }
    for (;;) {
        /* The text is asked for anew in each round, since the str may have moved. */
        const char *dot = memchr(str_text(name) + from, '.', n - from);
        size_t end = dot ? (size_t)(dot - str_text(name)) : n;
        /* Prefixes become keys and names. */
        Value prefix = end == n ? name : str_new_name(vm, str_text(name), end);
        Value module = dict_get(vm, modules(vm), prefix);
        if (value_absent(module)) {
            if (note(vm, VM_IMPORT_SEARCH, NULL, true)) {
                walk->loading.function = ABSENT;
                return false;
            }
            Value folders = value_absent(parent)
                                ? machine_path(vm)
                                : object_getattr_or_absent(vm, parent, NAME(__path__));
            if (!load(vm, prefix, from, folders, &walk->loading)) {
                module = part_of(vm, parent, str_new_name(vm, str_text(name) + from, end - from));
                if (value_absent(module)) {
                    raise_not_found(vm, prefix, parent, !value_absent(folders));
                }
            } else if (!value_absent(walk->loading.function)) {
                unbind(vm, parent, prefix, from);
                return false;
            } else {
                module = walk->loading.module;
            }
        }
        /* sys.modules['x'] = None forbids the import of x. */
        if (value_is_none(module)) {
            StrBuilder text;
            str_build_begin(vm, &text, 64);
            writer_format(&text.writer, "import of %v halted; None in sys.modules", prefix);
            raise_import(vm, &type_ModuleNotFoundError, prefix, str_build_end(&text));
        }
        if (value_absent(parent)) {
            walk->first = module;
        } else {
            bind(vm, parent, str_new_name(vm, str_text(name) + from, end - from), module);
        }
        if (end == n) {
            walk->last = module;
            return true;
        }
        parent = module;
        from = end + 1;
    }
}

/* ---- instructions ---- */

/* Pushes the frame of a module's body: the running instruction waits, and runs again afterwards.
 * Its caller holds nothing. */
static void push_body(Vm *vm, Loading *loading) {
    if (value_absent(loading->function)) { /* nothing yet: the instruction is run again */
        (void)note(vm, VM_IMPORT_SETTLE, NULL, false);
        return;
    }
    Value *base = frame_place(vm, 0), held[2] = {loading->name, loading->module};
    CRoots roots;
    base[0] = loading->function;
    heap_root(&vm->heap, &roots, held, 2);
    frame_push(vm, base, ACTION_REDO, ABSENT);
    heap_unroot(&vm->heap, &roots);
    /* From here on the unwinder calls import_failed() if anything raises. */
    dict_set(vm, modules(vm), held[0], held[1]);
}

/* IMPORT. Packages come first: for each module that has not been run a frame is pushed, and this
 * instruction is dispatched again when it returns, until all are there. */
void execute_import(Vm *vm) {
    (void)note(vm, VM_IMPORT_END, NULL, false);
    const uint8_t *p = frame_instruction(vm->base);
    Value name = frame_constant(vm->base, p + 2);
    size_t level = p[4];
    bool want_last = p[5] != 0;
    if (level > 0) {
        name = absolute_name(vm, AS(Function, vm->base[0])->globals, name, level);
    }
    Walk walk;
    if (!walk_name(vm, name, &walk)) {
        push_body(vm, &walk.loading);
        return;
    }
    p = frame_instruction(vm->base);
    *frame_register(vm->base, p[1]) = want_last ? walk.last : walk.first;
    frame_advance(vm->base);
}

/* The submodule package.name: from sys.modules, or to be loaded: then there is a function. False
 * when there is none. Neither module nor function: settle, then ask again. */
static bool find_submodule(Vm *vm, Value package, Value name, Loading *loading) {
    Value own = module_name(vm, package);
    if (value_absent(own)) {
        return false;
    }
    Value folders = object_getattr_or_absent(vm, package, NAME(__path__));
    Value full = join(vm, own, str_text(name), str_bytes(name));
    loading->function = ABSENT;
    loading->module = dict_get(vm, modules(vm), full);
    if (value_absent(loading->module)) {
        if (note(vm, VM_IMPORT_SEARCH, NULL, true)) {
            return true;
        }
        return !value_absent(folders) && load(vm, full, str_bytes(own) + 1, folders, loading);
    }
    bind(vm, package, name, loading->module);
    return true;
}

/* A name that the module lacks may be a submodule that nobody has imported yet. */
void execute_import_from(Vm *vm) {
    (void)note(vm, VM_IMPORT_END, NULL, false);
    const uint8_t *p = frame_instruction(vm->base);
    Value module = *frame_register(vm->base, p[2]), name = frame_last_constant(vm->base);
    Value value = object_getattr_or_absent(vm, module, name);
    if (value_absent(value)) {
        Loading loading;
        if (!find_submodule(vm, module, name, &loading)) {
            raise_cannot_import(vm, module, name);
        }
        if (!value_absent(loading.function) || value_absent(loading.module)) {
            push_body(vm, &loading);
            return;
        }
        value = loading.module;
    }
    p = frame_instruction(vm->base);
    *frame_register(vm->base, p[1]) = value;
    frame_advance(vm->base);
}

/* The namespace that the running frame's names go to. */
static Value namespace_of(const Value *base) {
    return frame_code(base)->head.flags & CODE_NAMES ? base[-1] : AS(Function, base[0])->globals;
}

static void set_name(Vm *vm, Value name, Value value) {
    Value space = namespace_of(vm->base);
    name = str_name(name);
    object_setitem(vm, space, name, value);
    vm_cache_forget_global(vm, space, name);
}

/* All public names of one dict of the module, as they are now. */
static void import_public(Vm *vm, Value module, Value space) {
    Value member[2];
    for (size_t position = 0; namespace_next(space, &position, member);) {
        Value name = member[0];
        if (!value_is_kind(name, KIND_STR) || (str_bytes(name) > 0 && str_text(name)[0] == '_')) {
            continue;
        }
        /* Not the entry's own value: an overlay may hide it, and __doc__ is code there. */
        Value value = module_attribute(vm, module, name);
        if (!value_absent(value)) {
            set_name(vm, name, value);
        }
    }
}

/* Names of __all__, or those without a leading underscore. */
void execute_import_star(Vm *vm) {
    Value module = *frame_register(vm->base, frame_instruction(vm->base)[1]);
    Value all = object_getattr_or_absent(vm, module, NAME(__all__));
    if (!value_absent(all)) {
        Iteration it;
        iteration_begin(vm, &it, all);
        for (Value name; !value_absent(name = iteration_next(vm, &it));) {
            if (!value_is_kind(name, KIND_STR)) {
                vm_raise_type(vm, "Item in %v.__all__ must be str, not %t", module_name(vm, module),
                              name);
            }
            name = str_name(name);
            set_name(vm, name, object_getattr(vm, module, name));
        }
    } else if (value_is_kind(module, KIND_MODULE)) {
        import_public(vm, module, AS(Module, module)->dict);
        Value overlays = vm->roots[ROOT_OVERLAYS];
        Value overlay = value_absent(overlays) ? ABSENT : dict_get(vm, overlays, module);
        if (!value_absent(overlay)) {
            import_public(vm, module, overlay);
        }
    } else {
        vm_raise_format(vm, &type_ImportError,
                        "from-import-* object has no __dict__ and no __all__");
    }
    frame_advance(vm->base);
}

/* ---- from C ---- */

/* The module is known before its body runs, so that modules that import each other find each
 * other. */
static void run_body(Vm *vm, void *context) {
    const Loading *loading = context;
    dict_set(vm, modules(vm), loading->name, loading->module);
    vm_call0(vm, loading->function);
}

/* Runs the body in a nested entry. When it raises, the module is taken out of sys.modules again,
 * and the exception goes on. */
static void run_loading(Vm *vm, Loading *loading) {
    Value exception;
    if (value_absent(loading->function)) {
        (void)note(vm, VM_IMPORT_SETTLE, NULL, true);
        return;
    }
    if (!vm_try(vm, run_body, loading, &exception)) {
        import_failed(vm, AS(Module, loading->module)->dict);
        vm->roots[ROOT_RAISED] = exception;
        vm_reraise(vm);
    }
    (void)note(vm, VM_IMPORT_END, NULL, true);
}

/* A name with dots, its modules run one after the other in nested entries: for __import__() and the
 * command line. The instruction pushes a frame for each instead, and is dispatched anew. */
static Walk import_all(Vm *vm, Value name) {
    Walk walk;
    vm_c_stack_check(vm);
    while (!walk_name(vm, name, &walk)) {
        run_loading(vm, &walk.loading);
    }
    return walk;
}

Value import_module(Vm *vm, Value dotted_name) {
    return import_all(vm, str_name(dotted_name)).last;
}

Value import_rest(Vm *vm, Value module, Value rest, Value name) {
    Value value = ABSENT;
    if (str_text(name)[0] != '_') { /* those are not for the rest to answer */
        value = object_getattr_or_absent(vm, import_module(vm, rest), name);
    }
    if (value_absent(value)) {
        vm_raise_attribute(vm, module, name);
    }
    object_setattr(vm, module, name, value);
    return value;
}

/* The submodules that `from package import a, b` would find. */
static void import_listed(Vm *vm, Value package, Value names) {
    Iteration it;
    iteration_begin(vm, &it, names);
    for (Value name; !value_absent(name = iteration_next(vm, &it));) {
        if (!value_is_kind(name, KIND_STR)) {
            vm_raise_type(vm, "Item in ``from list'' must be str, not %t", name);
        }
        name = str_name(name);
        Loading loading;
        if (!value_absent(object_getattr_or_absent(vm, package, name))) {
            continue;
        }
        bool found = find_submodule(vm, package, name, &loading);
        if (found && value_absent(loading.function) && value_absent(loading.module)) {
            (void)note(vm, VM_IMPORT_SETTLE, NULL, true);
            found = find_submodule(vm, package, name, &loading);
        }
        if (found && !value_absent(loading.function)) {
            run_loading(vm, &loading);
            bind(vm, package, name, loading.module);
        }
    }
}

/* __import__(name, globals=None, locals=None, fromlist=(), level=0) */
Value import_dunder(Vm *vm, Value *a, int n) {
    Value name = arg(a, 0), globals = arg_or_absent(a, n, 1), list = arg_or_absent(a, n, 3);
    Value level = arg_or_absent(a, n, 4);
    if (!value_is_kind(name, KIND_STR)) {
        vm_raise_type(vm, "__import__() argument 1 must be str, not %T", name);
    }
    intptr_t dots = value_absent(level) ? 0 : object_to_size(vm, level);
    if (dots < 0) {
        vm_raise_value_error(vm, "level must be >= 0");
    }
    if (dots > 0) {
        if (!value_is_kind(globals, KIND_DICT)) {
            vm_raise_value(vm, &type_KeyError, NAME(__name__));
        }
        name = absolute_name(vm, globals, name, (size_t)dots);
    }
    Walk walk = import_all(vm, str_name(name));
    /* As in CPython: __import__('a.b') is a, which `import a.b` binds; with a list it is a.b
     * itself. */
    if (value_absent(list) || !object_truth(vm, list)) {
        return walk.first;
    }
    if (!value_absent(object_getattr_or_absent(vm, walk.last, NAME(__path__)))) {
        import_listed(vm, walk.last, list);
    }
    return walk.last;
}
