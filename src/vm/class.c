/* SPDX-License-Identifier: MIT */
/* Classes: the class statement and type(name, bases, namespace), slots. A
 * class's slot names are those that its methods assign as self.NAME (counted by the compiler),
 * after those of its first base, so that an instance holds values only. Every change of a class
 * empties the attribute cache. */
#include "vm/class.h"

#include <string.h>

#include "builtins.h"
#include "object/exception.h"
#include "object/lineage.h"
#include "object/list.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/attribute.h"
#include "vm/bases.h"
#include "vm/descriptor.h"
#include "vm/frame.h"

/* ---- building ---- */

/* Asks the Python classes of the MRO only: what flash types define is served by their slots. A name
 * that is set to None counts, too: it hides what the base has. */
static bool defines(Vm *vm, Value cls, Value name) {
    Value found = ABSENT;
    Value base;
    for (size_t i = 0; !value_absent(base = lineage_item(cls, i)) && value_absent(found); i++) {
        if (value_is_kind(base, KIND_CLASS)) {
            found = dict_get_str(AS(Class, base)->dict, name);
        }
    }
    (void)vm;
    return !value_absent(found);
}

/* Which special method sets which flag: any write hook sets CLASS_SETATTR, and __hash__ sets
 * CLASS_EQ as __eq__ does. */
static const struct {
    const Str *name;
    uint16_t flag;
} flag_rows[] = {
    {&name___getattr__,      CLASS_GETATTR     },
    {&name___getattribute__, CLASS_GETATTRIBUTE},
    {&name___setattr__,      CLASS_SETATTR     },
    {&name___delattr__,      CLASS_SETATTR     },
    {&name___new__,          CLASS_NEW         },
    {&name___init__,         CLASS_INIT        },
    {&name___eq__,           CLASS_EQ          },
    {&name___hash__,         CLASS_EQ          },
    {&name___del__,          CLASS_FINALIZER   },
};
enum { FLAG_ROWS = sizeof flag_rows / sizeof flag_rows[0] };

/* What instances need to ask at every access, found once: which special methods exist along the
 * MRO, and whether there is a native value inside. Found anew when a class attribute of such a name
 * is set later. */
static void compute_flags(Vm *vm, Value cls) {
    /* These are no matter of methods: fill_slots() sets them. */
    intptr_t flags = class_flags(cls) & (CLASS_CLOSED | -(1 << CLASS_KEPT_SHIFT));
    for (size_t i = 0; i < FLAG_ROWS; i++) {
        if (defines(vm, cls, value_object(flag_rows[i].name))) {
            flags |= flag_rows[i].flag;
        }
    }
    const Type *native = AS(Type, AS(Class, cls)->native);
    if (native->flags & TYPE_EXCEPTION) {
        flags |= CLASS_EXCEPTION;
        /* Metaclasses derive from type, but their instances are classes, which hold no native
         * value. */
    } else if (native != &type_object && native != &type_type) {
        flags |= CLASS_NATIVE;
    }
    AS(Class, cls)->flags = value_int(flags);
}

/* The same name assigned in several methods is one slot; order of first sight, so that subclasses
 * keep their base's numbers. */
static void add_slot(Vm *vm, Value slots, Value name) {
    size_t n = list_length(slots);
    if (n == 0 || str_find(list_items(slots), n, name) < 0) {
        list_append(vm, slots, name);
    }
}

/* _Class__name for a private name out of __slots__, as the compiler makes of it elsewhere in the
 * class (parse_statement.c). Allocates for such a name only. */
static Value mangled(Vm *vm, Value cls, Value name) {
    size_t n = str_bytes(name), skip = 0;
    const char *text = str_text(name), *owner = str_text(AS(Class, cls)->name);
    while (skip < str_bytes(AS(Class, cls)->name) && owner[skip] == '_') {
        skip++;
    }
    if (n < 3 || text[0] != '_' || text[1] != '_' || (text[n - 1] == '_' && text[n - 2] == '_') ||
        skip == str_bytes(AS(Class, cls)->name)) {
        return name;
    }
    StrBuilder b;
    str_build_begin(vm, &b, 0);
    writer_text(&b.writer, "_");
    writer_put(&b.writer, owner + skip, str_bytes(AS(Class, cls)->name) - skip);
    writer_str(&b.writer, name);
    return str_build_end(&b);
}

/* A name out of __slots__, checked: TypeError for what is no identifier, ValueError where the class
 * has an attribute of its own of that name, which would hide the slot. */
static Value declared_slot(Vm *vm, Value cls, Value name) {
    if (!value_is_kind(object_unwrap(name), KIND_STR)) {
        vm_raise_type(vm, "__slots__ items must be strings, not '%t'", name);
    }
    name = object_unwrap(name);
    if (value_same(letters_isidentifier(vm, &name, 1), FALSE)) {
        vm_raise_type(vm, "__slots__ must be identifiers");
    }
    name = str_name(mangled(vm, cls, name));
    if (!value_absent(dict_get_str(AS(Class, cls)->dict, name))) {
        vm_raise_value_error(vm, "%r in __slots__ conflicts with class variable", name);
    }
    return name;
}

/* The slots of the bases, either those that they keep, or the others. Those of the first base come
 * first and keep their numbers, so its methods find them by the same. */
static void add_base_slots(Vm *vm, Value bases, Value slots, bool kept) {
    for (size_t i = 0; i < tuple_length(AS(Tuple, bases)); i++) {
        Value base = tuple_items(bases)[i];
        if (!value_is_kind(base, KIND_CLASS)) {
            continue;
        }
        Value theirs = AS(Class, base)->slots;
        size_t limit = kept ? class_kept_slots(base) : tuple_length(AS(Tuple, theirs));
        for (size_t j = kept ? 0 : class_kept_slots(base); j < limit; j++) {
            add_slot(vm, slots, tuple_items(theirs)[j]);
        }
    }
}

/* Instances of a class with __slots__ are closed only if those of all its Python bases are. */
static bool has_open_base(Value bases) {
    for (size_t i = 0; i < tuple_length(AS(Tuple, bases)); i++) {
        Value base = tuple_items(bases)[i];
        if (value_is_kind(base, KIND_CLASS) && !(class_flags(base) & CLASS_CLOSED)) {
            return true;
        }
    }
    return false;
}

/* The names out of __slots__; true if __dict__ is one. Any iterable: runs its code. */
static bool add_declared(Vm *vm, Value cls, Value slots, Value declared) {
    bool open = false;
    /* One name may stand alone: __slots__ = 'x'. */
    if (value_is_kind(declared, KIND_STR)) {
        declared = tuple_from_array(vm, &declared, 1);
    }
    Iteration it;
    iteration_begin(vm, &it, declared);
    for (Value name; !value_absent(name = iteration_next(vm, &it));) {
        if (value_same(name, NAME(__dict__))) {
            open = true;
        } else if (!value_same(name, NAME(__weakref__))) { /* which all instances have */
            add_slot(vm, slots, declared_slot(vm, cls, name));
        }
    }
    return open;
}

bool class_same_base_slots(Vm *vm, Value some, Value others) {
    if (has_open_base(some) != has_open_base(others)) {
        return false;
    }
    Value one = list_new(vm, 0), other = list_new(vm, 0);
    add_base_slots(vm, some, one, true);
    add_base_slots(vm, others, other, true);
    return object_equal(vm, one, other);
}

/* The list as the tuple of the class: that of the first base, if it has the same names, which saves
 * the words of it for each class derived without attributes of its own. */
static Value slots_tuple(Vm *vm, Value cls, Value slots) {
    Value base = tuple_items(AS(Class, cls)->bases)[0];
    Value theirs = value_is_kind(base, KIND_CLASS) ? AS(Class, base)->slots : ABSENT;
    size_t n = list_length(slots);
    if (n > 0 && !value_absent(theirs) && tuple_length(AS(Tuple, theirs)) == n &&
        memcmp(tuple_items(theirs), list_items(slots), n * sizeof(Value)) == 0) {
        return theirs;
    }
    return tuple_take(vm, slots);
}

/* Slot names: first those that are kept out of __dict__, which are the native value and what
 * __slots__ of the bases and of the class itself names; then the bases' others, and the names that
 * methods assign to self. */
static void fill_slots(Vm *vm, Value cls, Value code) {
    Value slots = list_new(vm, 0);
    if (class_flags(cls) & CLASS_NATIVE) {
        list_append(vm, slots, NONE); /* slot 0 holds the native value */
    }
    add_base_slots(vm, AS(Class, cls)->bases, slots, true);
    Value declared = dict_get_str(AS(Class, cls)->dict, NAME(__slots__));
    bool closed = !value_absent(declared) && !add_declared(vm, cls, slots, declared) &&
                  !has_open_base(AS(Class, cls)->bases);
    intptr_t kept = (intptr_t)list_length(slots) << CLASS_KEPT_SHIFT;
    AS(Class, cls)->flags = value_int(class_flags(cls) | kept | (closed ? CLASS_CLOSED : 0));
    if (!closed) {
        add_base_slots(vm, AS(Class, cls)->bases, slots, false);
    }
    for (size_t i = 0; !closed && !value_absent(code) && i < code_rare(AS(Code, code)).self_names;
         i++) {
        /* Taken anew for each name: add_slot() may have moved the code. */
        const Code *body = AS(Code, code);
        add_slot(vm, slots, code_self_name(body, i));
    }
    AS(Class, cls)->slots = slots_tuple(vm, cls, slots);
}

typedef struct {
    Value cls, name, value;
} Naming;

/* The body of vm_try(): runs the __set_name__ of one value of the namespace. */
static void call_set_name(Vm *vm, void *context) {
    const Naming *naming = context;
    (void)vm_call_special(vm, naming->value, NAME(__set_name__), &naming->cls, 2);
}

/* __set_name__ of the namespace's values, then __init_subclass__ of the first base that has it. The
 * namespace may get more names meanwhile: the walk takes what it meets. An exception of
 * __set_name__ becomes the cause of a RuntimeError, as in CPython 3.11. */
static void tell_others(Vm *vm, Value cls, Value keywords) {
    Value dict = AS(Class, cls)->dict, exception;
    size_t at = 0;
    for (Value *entry; (entry = table_next(AS(Dict, dict), &at));) {
        Naming naming = {cls, entry[0], entry[1]};
        if (!value_absent(object_special(vm, naming.value, NAME(__set_name__))) &&
            !vm_try(vm, call_set_name, &naming, &exception)) {
            StrBuilder b;
            str_build_begin(vm, &b, 64);
            writer_format(&b.writer, "Error calling __set_name__ on '%t' instance %r in '%v'",
                          naming.value, naming.name, AS(Class, cls)->name);
            Value error = exception_new_text(vm, &type_RuntimeError, str_build_end(&b));
            exception_set_context(vm, error, exception);
            exception_set_cause(vm, error, exception);
            vm_raise(vm, error);
        }
    }
    const Tuple *mro = AS(Tuple, AS(Class, cls)->mro);
    for (size_t i = 1; i < tuple_length(mro); i++) {
        Value found = ABSENT;
        if (value_is_kind(mro->items[i], KIND_CLASS)) {
            found = dict_get_str(AS(Class, mro->items[i])->dict, NAME(__init_subclass__));
        }
        if (value_absent(found)) {
            continue;
        }
        if (value_is_kind(found, KIND_CLASSMETHOD)) {
            found = AS(Wrapper, found)->value;
        }
        (void)vm_call_dict(vm, found, cls, NULL, 0, keywords);
        return;
    }
    if (!value_absent(keywords) && table_live(AS(Dict, keywords))) {
        vm_raise_type(vm, "%v.__init_subclass__() takes no keyword arguments",
                      AS(Class, cls)->qualname);
    }
}

/* A function under such a name is a class method without being called one: __init_subclass__ and
 * __class_getitem__. */
static void wrap_implicit(Vm *vm, Value namespace, Value name) {
    Value function = dict_get_str(namespace, name);
    if (value_is_kind(function, KIND_FUNCTION)) {
        dict_set(vm, namespace, name, descriptor_wrap(vm, KIND_CLASSMETHOD, function));
    }
}

/* A __qualname__ of the body is not kept in the namespace. */
static void take_qualname(Vm *vm, Value cls, Value namespace) {
    Value own = dict_get_str(namespace, NAME(__qualname__));
    if (value_absent(own)) {
        return;
    }
    if (!value_is_kind(own, KIND_STR)) {
        vm_raise_type(vm, "type __qualname__ must be a str, not %t", own);
    }
    AS(Class, cls)->qualname = own;
    (void)dict_delete(vm, namespace, NAME(__qualname__));
}

/* All that `class` and type(name, bases, namespace) have in common. The class is filled with
 * harmless values before the next allocation, since a collection may look at it at any of them.
 * `code` is that of the body, absent for type(): it knows the names that methods assign to self.
 * Takes the namespace over, without a copy. Runs Python code: __set_name__, __init_subclass__. */
Value class_build(Vm *vm, Value metaclass, Value name, Value bases, Value namespace, Value code,
                  Value keywords) {
    if (tuple_length(AS(Tuple, bases)) == 0) {
        bases = type_object.mro; /* object alone */
    }
    Value native = bases_native(vm, bases);
    Class *c = (Class *)heap_alloc(vm, KIND_CLASS, WORDS_OF(Class));
    Value cls = value_object(c);
    c->name = name;
    c->qualname = name;
    c->bases = bases;
    c->dict = namespace;
    c->mro = type_object.mro; /* while a metaclass's mro() finds the true one */
    c->native = native;
    c->metaclass = metaclass;
    c->flags = value_int(0);
    c->module = NAME(builtins);
    wrap_implicit(vm, namespace, NAME(__init_subclass__));
    wrap_implicit(vm, namespace, NAME(__class_getitem__));
    (void)bases_linearize(vm, cls);
    if (!value_absent(code)) {
        Value qualname = code_qualname(vm, AS(Code, code));
        AS(Class, cls)->qualname = qualname;
    }
    take_qualname(vm, cls, namespace);
    Value cell = dict_get_str(namespace, NAME(__classcell__));
    if (!value_absent(cell) && !value_is_kind(cell, KIND_CELL)) {
        vm_raise_type(vm, "__classcell__ must be a nonlocal cell, not %r", object_type(cell));
    }
    if (!value_absent(cell)) { /* what super() in its methods means */
        AS(Cell, cell)->value = cls;
        (void)dict_delete(vm, namespace, NAME(__classcell__));
    }
    /* Needs the MRO; fill_slots() needs CLASS_NATIVE. */
    compute_flags(vm, cls);
    fill_slots(vm, cls, code);
    Value module = dict_get_str(namespace, NAME(__module__));
    /* type() names the module of the function that calls it. */
    if (value_absent(module) && vm->base) {
        module = dict_get_str(AS(Function, vm->base[0])->globals, NAME(__name__));
    }
    if (!value_absent(module)) {
        AS(Class, cls)->module = module;
    }
    /* Last: what these methods see is a complete class. */
    tell_others(vm, cls, keywords);
    return cls;
}

/* ---- the class statement ---- */

/* What is no class among the bases is passed over here: class_build() refuses it. */
Value class_metaclass(Vm *vm, Value metaclass, Value bases) {
    for (size_t i = 0; i < tuple_length(AS(Tuple, bases)); i++) {
        Value theirs = object_type(tuple_items(bases)[i]);
        if (!class_is(tuple_items(bases)[i]) || object_is_subclass(metaclass, theirs)) {
            continue;
        }
        if (!object_is_subclass(theirs, metaclass)) {
            vm_raise_type(vm, "metaclass conflict: the metaclass of a derived class must be a "
                              "(non-strict) subclass of the metaclasses of all its bases");
        }
        metaclass = theirs;
    }
    return metaclass;
}

Value class_call(Vm *vm, Value metaclass, Value name, Value bases, Value namespace,
                 Value keywords) {
    Value arguments[3] = {namespace, bases, name};
    return vm_call_dict(vm, metaclass, ABSENT, arguments + 2, 3, keywords);
}

typedef struct {
    Value body, name, bases, keywords, metaclass;
    Value original; /* bases as they are written */
} Statement;

/* Bases that are no classes say by __mro_entries__ what stands for them. */
static Value resolve_bases(Vm *vm, Value bases) {
    Value resolved = ABSENT;
    for (size_t i = 0; i < tuple_length(AS(Tuple, bases)); i++) {
        Value base = tuple_items(bases)[i], entries = ABSENT;
        if (!class_is(base)) {
            Value method = object_lookup(vm, object_type(base), NAME(__mro_entries__));
            Value arguments[2] = {base, bases};
            entries = value_absent(method) ? ABSENT : vm_call_method(vm, method, arguments, 2);
        }
        if (!value_absent(entries) && !value_is_kind(entries, KIND_TUPLE)) {
            vm_raise_type(vm, "__mro_entries__ must return a tuple");
        }
        if (!value_absent(entries) && value_absent(resolved)) {
            resolved = list_from_array(vm, tuple_items(bases), i);
        }
        if (!value_absent(entries)) {
            list_extend(vm, resolved, entries);
        } else if (!value_absent(resolved)) {
            list_append(vm, resolved, base);
        }
    }
    return value_absent(resolved) ? bases : tuple_take(vm, resolved);
}

/* Operands of the waiting BUILDCLASS, BUILDCLASSKW or BUILDCLASSEX. At the call register c: the
 * body, the name, then bases and keyword values (or, for EX, an iterable of bases and a dict). Both
 * halves of the instruction ask for them, since only registers outlive the body. Registers are
 * found again after each allocation: a generator's frame may have moved. */
static Statement statement_of(Vm *vm, Value namespace) {
    const uint8_t *p = frame_instruction(vm->base);
    Opcode op = (Opcode)*p;
    Value *c = frame_register(vm->base, p[2]);
    int n = p[3];
    Statement s = {c[0], code_name(code_of_function(c[0])), ABSENT, ABSENT, ABSENT, ABSENT};
    if (op == OP_BUILDCLASSEX) {
        s.bases = tuple_from(vm, c[-1]);
        c = frame_register(vm->base, frame_instruction(vm->base)[2]);
        s.keywords = n == 2 ? table_copy(vm, AS(Dict, c[-2]), KIND_DICT) : ABSENT;
    } else {
        Value names = op == OP_BUILDCLASSKW ? frame_constant(vm->base, p + 4) : ABSENT;
        int k = value_absent(names) ? 0 : (int)tuple_length(AS(Tuple, names));
        s.bases = tuple_new(vm, (size_t)(n - k));
        c = frame_register(vm->base, frame_instruction(vm->base)[2]);
        for (int i = 0; i < n - k; i++) {
            tuple_items(s.bases)[i] = c[-1 - i];
        }
        s.keywords = k ? dict_new(vm) : ABSENT;
        for (int i = 0; i < k; i++) {
            c = frame_register(vm->base, frame_instruction(vm->base)[2]);
            dict_set(vm, s.keywords, tuple_items(names)[i], c[-1 - (n - k) - i]);
        }
    }
    /* Asked once: meanwhile the namespace has what came of it. */
    Value kept = value_absent(namespace)
                     ? ABSENT
                     : dict_get_str(object_unwrap(namespace), NAME(__orig_bases__));
    s.original = s.bases;
    if (value_absent(namespace)) {
        s.bases = resolve_bases(vm, s.bases);
    } else if (!value_absent(kept)) {
        s.bases = tuple_items(kept)[1];
    }
    if (!value_absent(s.keywords)) {
        s.metaclass = dict_get_str(s.keywords, NAME(metaclass));
        (void)dict_delete(vm, s.keywords, NAME(metaclass));
    }
    if (value_absent(s.metaclass)) {
        s.metaclass = value_object(&type_type);
    }
    if (class_is(s.metaclass)) {
        s.metaclass = class_metaclass(vm, s.metaclass, s.bases);
    }
    return s;
}

/* What a user-defined metaclass's __prepare__ gives, a dict or an instance of a class derived from
 * it; or a new dict. */
static Value prepare(Vm *vm) {
    Statement s = statement_of(vm, ABSENT);
    Value method = ABSENT;
    if (value_is_kind(s.metaclass, KIND_CLASS)) {
        method = object_getattr_or_absent(vm, s.metaclass, NAME(__prepare__));
    }
    Value a[2] = {s.bases, s.name};
    Value namespace = value_absent(method) ? dict_new(vm)
                                           : vm_call_dict(vm, method, ABSENT, a + 1, 2, s.keywords);
    if (!value_is_kind(object_unwrap(namespace), KIND_DICT)) {
        vm_raise_type(vm, "%v.__prepare__() must return a mapping, not %t",
                      AS(Class, s.metaclass)->name, namespace);
    }
    if (!value_same(s.original, s.bases)) {
        dict_set(vm, object_unwrap(namespace), NAME(__orig_bases__),
                 tuple_pair(vm, s.original, s.bases));
    }
    return namespace;
}

/* BUILDCLASS, first half: the body runs as a frame whose register 1 is the namespace. The docstring
 * is stored as the code that can read it again, not as text. What the second half needs is in the
 * waiting instruction's registers. */
void class_begin(Vm *vm) {
    Value namespace = prepare(vm);
    const uint8_t *p = frame_instruction(vm->base);
    Value body = *frame_register(vm->base, p[2]);
    if (code_of_function(body)->head.flags & CODE_DOC) {
        dict_set(vm, object_unwrap(namespace), NAME(__doc__), AS(Function, body)->code);
    }
    Value *base = frame_place(vm, 1);
    base[0] = body;
    base[-1] = namespace;
    frame_push(vm, base, ACTION_CLASS, ABSENT);
}

void execute_build_class(Vm *vm) {
    class_begin(vm);
}

/* BUILDCLASS, second half: the body has returned, and frame_return has put its namespace and its
 * __class__ cell into roots, because the frame is gone. */
void class_finish(Vm *vm) {
    Statement s = statement_of(vm, vm->roots[ROOT_SCRATCH]);
    Value namespace = vm->roots[ROOT_SCRATCH], cell = vm->roots[ROOT_FINISHED];
    vm->roots[ROOT_SCRATCH] = vm->roots[ROOT_FINISHED] = vm->roots[ROOT_RESULT] = ABSENT;
    Value cls;
    if (!value_same(s.original, s.bases)) {
        dict_set(vm, namespace, NAME(__orig_bases__), s.original);
    }
    if (value_same(s.metaclass, value_object(&type_type))) {
        cls = class_build(vm, s.metaclass, s.name, s.bases, namespace, AS(Function, s.body)->code,
                          s.keywords);
    } else {
        if (!value_absent(cell)) {
            /* As in CPython: a metaclass passes it on to type.__new__, which fills the cell. */
            dict_set(vm, object_unwrap(namespace), NAME(__classcell__), cell);
        }
        cls = class_call(vm, s.metaclass, s.name, s.bases, namespace, s.keywords);
    }
    /* A plain type: nobody has filled the cell of __class__ yet, or the metaclass did not pass it
     * on. */
    if (!value_absent(cell) && value_absent(AS(Cell, cell)->value)) {
        AS(Cell, cell)->value = cls;
    }
    *frame_register(vm->base, frame_instruction(vm->base)[1]) = cls;
    frame_advance(vm->base);
}

/* Such a value as a class attribute has no part in what is cached. */
static bool is_plain(Value v) {
    switch (value_kind(v)) {
    case KIND_INT:
    case KIND_FLOAT:
    case KIND_COMPLEX:
    case KIND_BOOL:
    case KIND_NONE:
    case KIND_STR:
    case KIND_TUPLE:
    case KIND_LIST:
    case KIND_DICT: return true;
    default: return false;
    }
}

/* No list of derived classes is kept: the heap is walked. A class without slots yet is still being
 * built. */
void class_update_flags(Vm *vm, Value cls) {
    for (Object *o = NULL; (o = heap_next_object(&vm->heap, o));) {
        if (object_kind(o) == KIND_CLASS && !value_absent(((Class *)o)->slots) &&
            object_is_subclass(value_object(o), cls)) {
            compute_flags(vm, value_object(o));
        }
    }
}

/* Only a change of one of these few names costs the walk. */
static void update_flags(Vm *vm, Value cls, Value name) {
    for (size_t row = 0; row < FLAG_ROWS; row++) {
        if (value_same(value_object(flag_rows[row].name), name)) {
            class_update_flags(vm, cls);
            return;
        }
    }
}

/* A plain value that replaces a plain value in the same entry leaves every cached lookup right: the
 * cache holds functions, slots, and places of entries, which are read anew. Anything else empties
 * the cache and may change what the class's flags say. */
void class_set_attribute(Vm *vm, Value cls, Value name, Value value) {
    Value dict = AS(Class, cls)->dict;
    if (value_same(name, NAME(__module__)) && value_is_kind(value, KIND_STR)) {
        AS(Class, cls)->module = value;
    }
    if (is_plain(value) && is_plain(dict_get_str(dict, name))) {
        dict_set(vm, dict, name, value);
        return;
    }
    if (value_same(name, NAME(__bases__))) {
        bases_change(vm, cls, value);
        return;
    }
    if (value_same(name, NAME(__dict__)) || value_same(name, NAME(__mro__))) {
        vm_raise_format(vm, &type_AttributeError,
                        "attribute '%v' of 'type' objects is not writable", name);
    }
    bool own = value_same(name, NAME(__name__));
    if (own || value_same(name, NAME(__qualname__))) {
        if (value_absent(value)) {
            vm_raise_type(vm, "cannot delete '%v' attribute of immutable type '%v'", name,
                          AS(Class, cls)->name);
        }
        value = object_unwrap(value);
        if (!value_is_kind(value, KIND_STR)) {
            vm_raise_type(vm, "can only assign string to %v.%v, not '%t'", AS(Class, cls)->name,
                          name, value);
        }
        *(own ? &AS(Class, cls)->name : &AS(Class, cls)->qualname) = value;
    } else if (!value_absent(value)) {
        dict_set(vm, dict, name, value);
    } else if (!dict_delete(vm, dict, name)) {
        vm_raise_attribute(vm, cls, name);
    }
    vm_cache_clear(vm);
    update_flags(vm, cls, name);
}
