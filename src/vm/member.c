/* SPDX-License-Identifier: MIT */
/* What a class has in its namespace by CPython's count, and what no dict holds here: the
 * descriptors of __slots__, __dict__ and __weakref__, __module__ and __doc__, the special methods
 * of built-in types. Each is made when it is asked for; a mappingproxy of a class, and lookups on
 * the class that find nothing, ask. */
#include "vm/member.h"

#include "builtins.h"
#include "compile/code.h"
#include "object/dict.h"
#include "object/list.h"
#include "object/namespace.h"
#include "object/slotmethods.h"
#include "object/str.h"
#include "object/tuple.h"
#include "vm/attribute.h"
#include "vm/instance.h"

/* ---- which descriptors a class has ---- */

/* Is the name one of the first slots, which are those that are not in __dict__? */
static bool keeps(Value cls, Value name) {
    const Class *c = AS(Class, cls);
    size_t kept = value_is_kind(cls, KIND_CLASS) && !value_absent(c->slots)
                      ? (size_t)value_to_int(c->flags) >> CLASS_KEPT_SHIFT
                      : 0;
    return kept && str_find(tuple_items(c->slots), kept, name) >= 0;
}

/* Do its instances have a __dict__ and weak references? They do by its first class without
 * __slots__, whose namespace then has the descriptors. */
static bool is_open(Value cls) {
    return value_is_kind(cls, KIND_CLASS) && !(value_to_int(AS(Class, cls)->flags) & CLASS_CLOSED);
}

static Value make(Vm *vm, Kind kind, Value cls, Value name) {
    Member *member = (Member *)heap_alloc(vm, kind, WORDS_OF(Member));
    member->cls = cls;
    member->name = name;
    return value_object(member);
}

/* A descriptor that this class adds to those of its bases, or absent. */
static Value own_descriptor(Vm *vm, Value cls, Value name) {
    bool dict = value_same(name, NAME(__dict__)), weak = value_same(name, NAME(__weakref__));
    bool slot = keeps(cls, name);
    if (!slot && !((dict || weak) && is_open(cls))) {
        return ABSENT;
    }
    const Tuple *bases = AS(Tuple, AS(Class, cls)->bases);
    for (size_t i = 0; i < tuple_length(bases); i++) {
        if (slot ? keeps(bases->items[i], name) : is_open(bases->items[i])) {
            return ABSENT;
        }
    }
    const Type *native = AS(Type, AS(Class, cls)->native);
    if (!slot && (native == &type_type || native == &type_module ||
                  (dict && (native->flags & TYPE_EXCEPTION)))) {
        return ABSENT;
    }
    return make(vm, slot ? KIND_MEMBER : KIND_GETSET, cls, name);
}

Value member_lookup(Vm *vm, Value cls, Value name) {
    bool special = value_same(name, NAME(__dict__)) || value_same(name, NAME(__weakref__));
    if (value_is_kind(cls, KIND_TYPE) || (!special && !keeps(cls, name))) {
        return ABSENT;
    }
    const Tuple *mro = AS(Tuple, AS(Class, cls)->mro);
    Value found = ABSENT;
    for (size_t i = 0; value_absent(found) && i < tuple_length(mro); i++) {
        if (value_is_kind(mro->items[i], KIND_CLASS)) {
            found = own_descriptor(vm, mro->items[i], name);
            mro = AS(Tuple, AS(Class, cls)->mro);
        }
    }
    return found;
}

/* ---- the namespace of a class ---- */

Value object_namespace_find(Vm *vm, Value cls, Value key) {
    bool user = value_is_kind(cls, KIND_CLASS);
    Value found = user                           ? dict_get(vm, AS(Class, cls)->dict, key)
                  : value_is_kind(key, KIND_STR) ? namespace_get(AS(Type, cls)->dict, key)
                                                 : ABSENT;
    if (value_is_kind(found, KIND_CODE)) { /* of a docstring */
        return code_docstring(vm, AS(Code, found));
    }
    if (!value_absent(found) || !value_is_kind(key, KIND_STR)) {
        return found;
    }
    Value name = str_name(key);
    if (!user) {
        found = slotmethods_find(AS(Type, cls), name);
        if (value_is_kind(found, KIND_NATIVE)) {
            (void)attribute_bind(vm, found, ABSENT, cls, &found);
        }
    } else if (value_same(name, NAME(__module__))) {
        return AS(Class, cls)->module;
    } else {
        found = own_descriptor(vm, cls, name);
    }
    return value_absent(found) && value_same(name, NAME(__doc__)) ? NONE : found;
}

static void add(Vm *vm, Value all, Value cls, Value name) {
    Value found = object_namespace_find(vm, cls, name);
    if (!value_absent(found)) {
        dict_set(vm, all, name, found);
    }
}

Value object_namespace(Vm *vm, Value cls) {
    Value all = dict_new(vm), name;
    bool user = value_is_kind(cls, KIND_CLASS);
    if (user) {
        add(vm, all, cls, NAME(__module__));
    }
    namespace_copy(vm, all, AS(Class, cls)->dict);
    size_t kept = user ? (size_t)value_to_int(AS(Class, cls)->flags) >> CLASS_KEPT_SHIFT : 0;
    for (size_t i = 0; i < kept; i++) {
        name = tuple_items(AS(Class, cls)->slots)[i];
        if (value_is_kind(name, KIND_STR)) {
            add(vm, all, cls, name);
        }
    }
    add(vm, all, cls, NAME(__dict__));
    add(vm, all, cls, NAME(__weakref__));
    for (int i = 0; !user && !value_absent(name = slotmethods_nth(AS(Type, cls), i)); i++) {
        add(vm, all, cls, name);
    }
    add(vm, all, cls, NAME(__doc__));
    return all;
}

/* ---- member_descriptor and getset_descriptor ---- */

static void check(Vm *vm, Value self, Value v) {
    const Member *member = AS(Member, self);
    if (!object_is_subclass(object_type(v), member->cls)) {
        vm_raise_type(vm, "descriptor '%v' for '%v' objects doesn't apply to a '%t' object",
                      member->name, AS(Class, member->cls)->name, v);
    }
}

Value member_get(Vm *vm, Value self, Value v) {
    check(vm, self, v);
    Value name = AS(Member, self)->name;
    if (value_same(name, NAME(__weakref__))) {
        Value arguments[2] = {v}, refs = weakref_getweakrefs(vm, arguments, 1);
        return list_length(refs) ? list_items(refs)[0] : NONE;
    }
    Value found = instance_own(vm, v, name);
    if (value_absent(found)) {
        vm_raise_attribute(vm, v, name);
    }
    return found;
}

Value member_get_method(Vm *vm, Value *a, int n) {
    (void)n;
    return value_is_none(arg(a, 1)) ? arg(a, 0) : member_get(vm, arg(a, 0), arg(a, 1));
}

/* value absent: deletes. */
static Value change(Vm *vm, Value *a, Value value) {
    check(vm, arg(a, 0), arg(a, 1));
    attribute_set_own(vm, arg(a, 1), AS(Member, arg(a, 0))->name, value);
    return NONE;
}

Value member_set_method(Vm *vm, Value *a, int n) {
    (void)n;
    return change(vm, a, arg(a, 2));
}

Value member_delete_method(Vm *vm, Value *a, int n) {
    (void)n;
    return change(vm, a, ABSENT);
}

void member_write(Vm *vm, Writer *w, Value self, bool repr) {
    (void)vm, (void)repr;
    const Member *member = AS(Member, self);
    writer_format(w, "<%s '%v' of '%v' objects>",
                  value_is_kind(self, KIND_MEMBER) ? "member" : "attribute", member->name,
                  AS(Class, member->cls)->name);
}

Value member_getattr(Vm *vm, Value self, Value name) {
    const Member *member = AS(Member, self);
    if (value_same(name, NAME(__qualname__))) {
        StrBuilder b;
        str_build_begin(vm, &b, 32);
        Value cls = member->cls;
        writer_format(&b.writer, "%v.%v",
                      value_is_kind(cls, KIND_CLASS) ? AS(Class, cls)->qualname
                                                     : AS(Type, cls)->name,
                      AS(Member, self)->name);
        return str_build_end(&b);
    }
    return value_same(name, NAME(__name__))       ? member->name
           : value_same(name, NAME(__objclass__)) ? member->cls
                                                  : ABSENT;
}

/* One is made each time, so equality stands for identity. */
Value member_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || value_kind(left) != value_kind(right)) {
        return ABSENT;
    }
    const Member *a = AS(Member, left), *b = AS(Member, right);
    bool same = value_same(a->cls, b->cls) && object_equal(vm, a->name, b->name);
    return value_bool(same == (op == COMPARE_EQ));
}

intptr_t member_hash(Vm *vm, Value self) {
    return object_hash(vm, AS(Member, self)->name);
}
