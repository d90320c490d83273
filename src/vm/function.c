/* SPDX-License-Identifier: MIT */
/* Functions, bound methods, native functions and modules as Python objects: their attributes and
 * texts. Function attributes and rarely used names live nowhere until they are asked for. */
#include "builtins.h"
#include "compile/code.h"
#include "heap/side.h"
#include "module/os.h"
#include "module/sys.h"
#include "object/dict.h"
#include "object/namespace.h"
#include "object/slotmethods.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/attribute.h"
#include "vm/frame.h"
#include "vm/import.h"

/* ---- functions ---- */

/* The end of a repr: ` at 0x00000007>`. Objects move, so what stands there is the id. May allocate
 * the id. */
static void write_place(Vm *vm, struct Writer *out, Value self) {
    writer_text(out, " at 0x");
    writer_hex(out, side_id(vm, value_to_object(self)), 8);
    writer_text(out, ">");
}

/* May allocate: __qualname__ is put together from the function's scope and its name. */
void function_write(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    writer_format(out, "<function %v", function_getattr(vm, self, NAME(__qualname__)));
    write_place(vm, out, self);
}

/* Attributes that were set come first. Defaults lie behind the captures; the rest is in the code.
 * May allocate (__qualname__, __doc__, __closure__, new dicts); all that is read from `f` and
 * `code` is read before that. */
Value function_getattr(Vm *vm, Value self, Value name) {
    const Function *f = AS(Function, self);
    const Code *code = AS(Code, f->code);
    size_t captures = code_capture_count(code);
    bool defaults = code->head.flags & CODE_DEFAULTS;
    Value attributes = function_attributes(vm, self);
    if (!value_absent(attributes)) {
        Value found = dict_get_str(attributes, name);
        if (!value_absent(found)) {
            return found;
        }
    }
    if (value_same(name, NAME(__name__))) {
        return code_name(code);
    }
    if (value_same(name, NAME(__qualname__))) {
        return code_qualname(vm, code);
    }
    if (value_same(name, NAME(__code__))) {
        return f->code;
    }
    if (value_same(name, NAME(__globals__))) {
        return f->globals;
    }
    if (value_same(name, NAME(__module__))) {
        Value module = dict_get_str(f->globals, NAME(__name__));
        return value_absent(module) ? NONE : module;
    }
    /* captures[]: cells of outer variables, then the tuple of defaults, then the dict of keyword
     * defaults; the last two only if the code's flags say so. */
    if (value_same(name, NAME(__defaults__))) {
        bool some = defaults && !value_same(f->captures[captures], value_object(&empty_tuple));
        return some ? f->captures[captures] : NONE;
    }
    if (value_same(name, NAME(__kwdefaults__))) {
        return code->head.flags & CODE_KWDEFAULTS ? f->captures[captures + defaults] : NONE;
    }
    if (value_same(name, NAME(__doc__))) {
        return code_docstring(vm, code);
    }
    if (value_same(name, NAME(__annotations__))) { /* they are not kept */
        return dict_new(vm);
    }
    if (value_same(name, NAME(__closure__))) {
        return captures ? tuple_from_array(vm, f->captures, captures) : NONE;
    }
    if (value_same(name, NAME(__dict__))) {
        /* Not remembered when there is none: what is written into it is lost. */
        return value_absent(attributes) ? dict_new(vm) : attributes;
    }
    return ABSENT;
}

/* f.__get__(instance, owner): what it means as an attribute. Serves all kinds that attribute_bind()
 * knows, so the getter of a property may run Python code. */
Value function_get(Vm *vm, Value *a, int n) {
    Value instance = arg(a, 1), owner = arg_or_absent(a, n, 2), result;
    /* As CPython: on the class itself (instance None) a function is what it is. */
    bool none = value_is_none(instance);
    if (value_absent(owner) || value_is_none(owner)) {
        owner = object_type(instance);
    }
    attribute_bind(vm, arg(a, 0), none ? ABSENT : instance, owner, &result);
    return result;
}

Value function_get_native(Vm *vm, Value *a, int n) {
    return function_get(vm, a, n);
}

/* Attributes set on functions: a DICT of DICTs in ROOT_ATTRIBUTES, keyed by the function's id, so
 * that it keeps no function alive; function_forget_dead drops those of dead ones. */
Value function_attributes(Vm *vm, Value self) {
    Value all = vm->roots[ROOT_ATTRIBUTES];
    uint32_t id = side_known_id(&vm->heap, value_to_object(self));
    /* No id was ever given: then no attribute was ever set. */
    return value_absent(all) || !id ? ABSENT : dict_get(vm, all, value_int((intptr_t)id));
}

/* Attributes of functions lie in one dict of dicts by the function's id, since few functions have
 * any. After a collection the ids of the dead are gone. */
void function_forget_dead(Vm *vm) {
    Value all = vm->roots[ROOT_ATTRIBUTES];
    size_t at = 0;
    for (Value *entry; !value_absent(all) && (entry = table_next(AS(Dict, all), &at));) {
        /* Deleting leaves a gap in the table, so that the walk goes on where it was. */
        if (!side_object(&vm->heap, (uint32_t)value_to_int(entry[0]))) {
            table_delete(vm, AS(Dict, all), entry);
        }
    }
}

/* f.__defaults__ = value, or __kwdefaults__. They lie in the function object if its code says so,
 * and there is no room for them in any other. Of more defaults than parameters the last ones count.
 * May allocate, so the place is computed afterwards; TypeError. */
static void set_defaults(Vm *vm, Value self, Value name, Value value) {
    bool keywords = value_same(name, NAME(__kwdefaults__));
    if (!value_absent(value) && !value_is_none(value) &&
        !value_is_kind(object_unwrap(value), keywords ? KIND_DICT : KIND_TUPLE)) {
        vm_raise_type(vm, "%v must be set to a %s object", name, keywords ? "dict" : "tuple");
    }
    bool none = value_absent(value) || value_is_none(value);
    const Code *code = code_of_function(self);
    unsigned flags = code->head.flags;
    if (!(flags & (keywords ? CODE_KWDEFAULTS : CODE_DEFAULTS))) {
        if (!none) {
            vm_raise_type(vm, "%v cannot be set, there were none", name);
        }
        return;
    }
    size_t most = code->head.positional;
    value = none ? (keywords ? dict_new(vm) : value_object(&empty_tuple)) : object_unwrap(value);
    if (!keywords && tuple_length(AS(Tuple, value)) > most) {
        size_t n = tuple_length(AS(Tuple, value));
        value = tuple_from_array(vm, tuple_items(value) + n - most, most);
    }
    size_t at = code_capture_count(code_of_function(self));
    AS(Function, self)->captures[at + (keywords && flags & CODE_DEFAULTS)] = value;
}

/* What stands in the function itself. False: `name` is an attribute like any other. */
static bool set_field(Vm *vm, Value self, Value name, Value value) {
    if (value_same(name, NAME(__defaults__)) || value_same(name, NAME(__kwdefaults__))) {
        set_defaults(vm, self, name, value);
        return true;
    }
    if (value_same(name, NAME(__code__)) || value_same(name, NAME(__globals__)) ||
        value_same(name, NAME(__closure__))) {
        vm_raise_format(vm, &type_AttributeError, "readonly attribute");
    }
    if ((value_same(name, NAME(__name__)) || value_same(name, NAME(__qualname__))) &&
        !value_is_kind(value, KIND_STR)) {
        vm_raise_type(vm, "%v must be set to a string object", name);
    }
    return false;
}

/* f.name = value; value absent deletes, and false means that there was none. Makes the dict of
 * dicts and the function's own dict when they are needed first. */
bool function_setattr(Vm *vm, Value self, Value name, Value value) {
    if (set_field(vm, self, name, value)) {
        return true;
    }
    if (value_absent(vm->roots[ROOT_ATTRIBUTES])) {
        Value all = dict_new(vm);
        vm->roots[ROOT_ATTRIBUTES] = all;
    }
    Value id = value_int((intptr_t)side_id(vm, value_to_object(self)));
    Value own = dict_get(vm, vm->roots[ROOT_ATTRIBUTES], id);
    if (value_absent(own)) {
        own = dict_new(vm);
        dict_set(vm, vm->roots[ROOT_ATTRIBUTES], id, own);
    }
    if (!value_absent(value)) {
        dict_set(vm, own, name, value);
        return true;
    }
    return dict_delete(vm, own, name);
}

/* ---- native functions and bound methods ---- */

/* As CPython: a method on its type is `<method 'append' of 'list' objects>`. */
void function_write_native(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)vm;
    (void)repr;
    const Native *native = AS(Native, self);
    if (native_owner(native) && (native->flags & NATIVE_METHOD)) {
        writer_format(out, "<method '%v' of '%v' objects>", native_name(native),
                      native_owner(native)->name);
    } else {
        writer_format(out, "<built-in function %v>", native_name(native));
    }
}

/* __name__, __qualname__ (a new str for a method), __objclass__ of a native function or method. */
static Value native_attribute(Vm *vm, Value native, Value owner, Value name) {
    bool qualified = value_same(name, NAME(__qualname__)) && !value_absent(owner);
    if (qualified) {
        StrBuilder b;
        str_build_begin(vm, &b, 32);
        writer_format(&b.writer, "%v.%v", AS(Type, owner)->name, native_name(AS(Native, native)));
        return str_build_end(&b);
    }
    if (value_same(name, NAME(__name__)) || value_same(name, NAME(__qualname__))) {
        return native_name(AS(Native, native));
    }
    return value_same(name, NAME(__objclass__)) ? owner : ABSENT;
}

/* A function of a module has no owner, so its __qualname__ is its name. */
Value function_getattr_native(Vm *vm, Value self, Value name) {
    const Type *owner = native_owner(AS(Native, self));
    return native_attribute(vm, self, owner ? value_object(owner) : ABSENT, name);
}

/* list.__len__ on the type; bound to an object it is a METHOD like any other. */
void function_write_slot(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)vm, (void)repr;
    const Method *m = AS(Method, self);
    writer_format(out, "<slot wrapper '%v' of '%v' objects>", native_name(AS(Native, m->function)),
                  AS(Type, m->self)->name);
}

/* May allocate: __qualname__ is a new str. */
Value function_getattr_slot(Vm *vm, Value self, Value name) {
    return native_attribute(vm, AS(Method, self)->function, AS(Method, self)->self, name);
}

Value function_get_slot(Vm *vm, Value *a, int n) {
    return function_get(vm, a, n);
}

/* types.MethodType(function, instance) */
Value function_make_method(Vm *vm, Value *a, int n) {
    (void)n;
    if (!object_is_callable(vm, arg(a, 1))) {
        vm_raise_type(vm, "first argument must be callable");
    }
    if (value_is_none(arg(a, 2))) {
        vm_raise_type(vm, "instance must not be None");
    }
    Method *method = (Method *)heap_alloc(vm, KIND_METHOD, WORDS_OF(Method));
    method->function = arg(a, 1);
    method->self = arg(a, 2);
    return value_object(method);
}

/* Of a Python function the repr of self stands in it, which runs that object's __repr__; of a
 * native one only self's type, as CPython has it. */
void function_write_method(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    Value function = AS(Method, self)->function;
    if (value_is_kind(function, KIND_FUNCTION)) {
        Value name = code_qualname(vm, code_of_function(function));
        writer_format(out, "<bound method %v of %r>", name, AS(Method, self)->self);
        return;
    }
    Value name = object_getattr_or_absent(vm, function, NAME(__qualname__));
    if (value_absent(name)) {
        name = object_getattr_or_absent(vm, function, NAME(__name__));
    }
    if (!value_is_kind(function, KIND_NATIVE)) { /* anything callable may have been bound */
        writer_format(out, "<bound method %v of %r>", value_absent(name) ? NAME(question) : name,
                      AS(Method, self)->self);
        return;
    }
    writer_format(out, "<built-in method %v of %t object", native_name(AS(Native, function)),
                  AS(Method, self)->self);
    write_place(vm, out, self);
}

/* What the method does not have is the function's. */
Value function_getattr_method(Vm *vm, Value self, Value name) {
    if (value_same(name, NAME(__self__))) {
        return AS(Method, self)->self;
    }
    if (value_same(name, NAME(__func__))) {
        return AS(Method, self)->function;
    }
    if (value_same(name, NAME(__class__))) {
        return ABSENT; /* its own */
    }
    Value function = AS(Method, self)->function;
    if (value_same(name, NAME(__objclass__)) && value_is_kind(function, KIND_NATIVE) &&
        !native_owner(AS(Native, function))) { /* [].__len__ */
        Value cls = object_type(AS(Method, self)->self);
        return value_object(slotmethods_owner(cls, AS(Native, function)));
    }
    return object_getattr_or_absent(vm, function, name);
}

/* Equal when the functions are equal and self is the very same object. Functions that are objects
 * of the program's may have an __eq__, which is called. */
Value function_compare_method(Vm *vm, enum Compare op, Value left, Value right) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_kind(left, KIND_METHOD) ||
        !value_is_kind(right, KIND_METHOD)) {
        return ABSENT;
    }
    const Method *a = AS(Method, left), *b = AS(Method, right);
    bool same = value_same(a->self, b->self) && object_equal(vm, a->function, b->function);
    return value_bool(same == (op == COMPARE_EQ));
}

/* As the comparison: by the identity of self, which is its id, since addresses change. May allocate
 * the id, and run the __hash__ of a callable object that was bound. */
intptr_t function_hash_method(Vm *vm, Value self) {
    const Method *m = AS(Method, self);
    return object_hash(vm, m->function) * 31 ^
           (value_is_object(m->self) ? (intptr_t)side_id(vm, value_to_object(m->self))
                                     : (intptr_t)m->self.bits);
}

void function_write_code(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    writer_format(out, "<code object %v", code_name(AS(Code, self)));
    write_place(vm, out, self);
}

/* What CPython's code objects tell; of the variables those that are parameters. The numbers in
 * co_flags are CPython's CO_ ones (4 *args, 8 **kwargs, 32 generator, 128 coroutine, 512 async
 * generator, 3 optimized with new locals), which inspect and its users test. May allocate. */
Value function_getattr_code(Vm *vm, Value self, Value name) {
    const Code *code = AS(Code, self);
    if (value_same(name, NAME(co_name))) {
        return code_name(code);
    }
    if (value_same(name, NAME(co_qualname))) {
        return code_qualname(vm, code);
    }
    if (value_same(name, NAME(co_filename))) {
        return AS(Unit, code->unit)->file;
    }
    if (value_same(name, NAME(co_firstlineno))) {
        return value_int((intptr_t)code_first_line(code));
    }
    if (value_same(name, NAME(co_argcount))) {
        return value_int(code->head.positional);
    }
    if (value_same(name, NAME(co_posonlyargcount))) {
        return value_int(code_rare(code).positional_only);
    }
    if (value_same(name, NAME(co_kwonlyargcount))) {
        return value_int(code_rare(code).keyword_only);
    }
    if (value_same(name, NAME(co_flags))) {
        unsigned flags = code->head.flags;
        bool generator = flags & CODE_GENERATOR;
        return value_int((flags & CODE_VARARGS ? 4 : 0) | (flags & CODE_VARKEYWORDS ? 8 : 0) |
                         (!generator                     ? 0
                          : flags & CODE_ASYNC_GENERATOR ? 512
                          : flags & CODE_COROUTINE       ? 128
                                                         : 32) |
                         (flags & CODE_NAMES || code_is_module(code) ? 0 : 3));
    }
    if (value_same(name, NAME(co_varnames))) {
        size_t n = code_parameter_count(code);
        Value names = tuple_new(vm, n);
        for (size_t i = 0; i < n; i++) {
            tuple_items(names)[i] = code_parameter(AS(Code, self), i);
        }
        return names;
    }
    return ABSENT;
}

/* ValueError, not AttributeError, while the variable has no value: CPython's choice. */
Value function_getattr_cell(Vm *vm, Value self, Value name) {
    if (!value_same(name, NAME(cell_contents))) {
        return ABSENT;
    }
    if (value_absent(AS(Cell, self)->value)) {
        vm_raise_value_error(vm, "Cell is empty");
    }
    return AS(Cell, self)->value;
}

/* ---- modules ---- */

/* A module in flash cannot be changed: what a program sets on it lies in a dict of its own, the
 * overlay, which is asked first. sys and os compute some of their attributes. */

Value module_overlay_attribute(Vm *vm, Value module, Value name) {
    Value overlays = vm->roots[ROOT_OVERLAYS];
    Value overlay = value_absent(overlays) ? ABSENT : dict_get(vm, overlays, module);
    return value_absent(overlay) ? ABSENT : dict_get_str(overlay, name);
}

/* types.ModuleType(name, doc=None): one that is not in sys.modules. */
Value module_make(Vm *vm, Value *a, int n) {
    Value doc = arg_or_absent(a, n, 2);
    if (!value_is_kind(object_unwrap(arg(a, 1)), KIND_STR)) {
        vm_raise_type(vm, "module() argument 'name' must be str, not %T", arg(a, 1));
    }
    Value module = import_new_module(vm, str_name(object_unwrap(arg(a, 1))));
    dict_set(vm, AS(Module, module)->dict, NAME(__doc__), value_absent(doc) ? NONE : doc);
    return module;
}

/* __dict__. That of a module in flash cannot be written to: a read-only view of what it is now, a
 * copy of its table with the overlay's names over it. Allocates. */
static Value module_namespace(Vm *vm, Value module) {
    Value dict = AS(Module, module)->dict;
    if (heap_contains(&vm->heap, value_to_object(module))) {
        return dict;
    }
    Value names = dict_new(vm), overlays = vm->roots[ROOT_OVERLAYS];
    namespace_copy(vm, names, dict);
    Value overlay = value_absent(overlays) ? ABSENT : dict_get(vm, overlays, module);
    if (!value_absent(overlay)) {
        dict_update(vm, names, overlay);
    }
    return mappingproxy_new(vm, names);
}

/* Absent if the module has no such attribute. The overlay of what the program has set comes before
 * what sys and os compute, that before the table in flash. May allocate (__doc__ is read from the
 * source). */
Value module_attribute(Vm *vm, Value module, Value name) {
    if (!heap_contains(&vm->heap, value_to_object(module))) {
        Value found = module_overlay_attribute(vm, module, name);
        if (!value_absent(found)) {
            return found;
        }
        if (value_same(module, value_object(&module_sys))) {
            found = sys_attribute(vm, name);
        } else if (value_same(module, value_object(&module_os))) {
            found = os_attribute(vm, name);
        }
        if (!value_absent(found)) {
            return found;
        }
    }
    Value dict = AS(Module, module)->dict;
    Value found = namespace_get(dict, name);
    if (value_is_kind(found, KIND_CODE) && value_same(name, NAME(__doc__))) {
        return code_docstring(vm, AS(Code, found));
    }
    if (value_absent(found) && value_same(name, NAME(__dict__))) {
        return module_namespace(vm, module);
    }
    return found;
}

/* module.name = value; value absent deletes. False: there is nothing to delete. What is built in
 * cannot be deleted, only hidden by an overlay. */
bool module_set_attribute(Vm *vm, Value module, Value name, Value value) {
    if (heap_contains(&vm->heap, value_to_object(module))) {
        Value dict = AS(Module, module)->dict;
        if (!value_absent(value)) {
            dict_set(vm, dict, name, value);
            return true;
        }
        return dict_delete(vm, dict, name);
    }
    if (value_same(module, value_object(&module_sys)) && sys_set_attribute(vm, name, value)) {
        return true;
    }
    if (value_absent(vm->roots[ROOT_OVERLAYS])) {
        Value overlays = dict_new(vm);
        vm->roots[ROOT_OVERLAYS] = overlays;
    }
    Value overlay = dict_get(vm, vm->roots[ROOT_OVERLAYS], module);
    if (value_absent(overlay)) {
        overlay = dict_new(vm);
        dict_set(vm, vm->roots[ROOT_OVERLAYS], module, overlay);
    }
    /* What is cached of the module is the entry of its own namespace. */
    vm_cache_clear(vm);
    if (!value_absent(value)) {
        dict_set(vm, overlay, name, value);
        return true;
    }
    return dict_delete(vm, overlay, name);
}

/* What has no file is built in if it lies in flash; in the heap it was made by a call or is the
 * REPL's. */
void module_write(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    Value name = module_attribute(vm, self, NAME(__name__));
    Value file = module_attribute(vm, self, NAME(__file__));
    writer_format(out, "<module '%v'", value_absent(name) ? NAME(module_text) : name);
    if (value_absent(file)) {
        writer_text(out, heap_contains(&vm->heap, value_to_object(self)) ? ">" : " (built-in)>");
    } else {
        writer_format(out, " from '%v'>", file);
    }
}
