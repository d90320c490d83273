/* SPDX-License-Identifier: MIT */
/* super, property, staticmethod and classmethod as objects: how they are made, what they have as
 * attributes, and what attribute access asks of them; in which order it does is attribute.c's
 * business. None of them changes after it was made, but for a property's __doc__. */
#include "vm/descriptor.h"

#include <string.h>

#include "builtins.h"
#include "object/lineage.h"
#include "object/tuple.h"
#include "vm/attribute.h"
#include "vm/class.h"
#include "vm/instance.h"
#include "vm/member.h"

/* ---- super ---- */

/* The class whose MRO is searched: self, its type, or what it calls its __class__ (a proxy); None
 * if none of them is derived from cls. May run Python code. */
static Value start_of(Vm *vm, Value cls, Value self) {
    if (value_absent(self)) {
        return NONE;
    }
    if (class_is(self) && object_is_subclass(self, cls)) {
        return self;
    }
    Value type = object_type(self);
    if (!object_is_subclass(type, cls)) {
        type = object_getattr_or_absent(vm, self, NAME(__class__));
    }
    return class_is(type) && object_is_subclass(type, cls) ? type : NONE;
}

/* self absent: super(cls) alone, which is bound when it is found as an attribute. */
static Value make_super(Vm *vm, Value cls, Value self) {
    if (!value_absent(self) && value_is_none(start_of(vm, cls, self))) {
        vm_raise_type(vm, "super(type, obj): obj must be an instance or subtype of type");
    }
    Super *s = (Super *)heap_alloc(vm, KIND_SUPER, WORDS_OF(Super));
    s->cls = cls;
    s->self = self;
    return value_object(s);
}

/* The compiler passes the class cell and the first argument where the source says super(). */
Value descriptor_super(Vm *vm, Value *a, int n) {
    if (n < 2) {
        vm_raise_format(vm, &type_RuntimeError, "super(): no arguments");
    }
    Value cls = arg(a, 1), self = arg_or_absent(a, n, 2);
    if (!class_is(cls)) {
        vm_raise_type(vm, "super() argument 1 must be a type, not %T", cls);
    }
    return make_super(vm, cls, value_is_none(self) ? ABSENT : self);
}

/* super(cls) in a class body is bound to each object anew; it never changes itself, since one
 * object serves all instances. TypeError if self does not fit its class. */
Value descriptor_bind_super(Vm *vm, Value super, Value self) {
    const Super *s = AS(Super, super);
    bool bound = value_absent(self) || value_is_none(self) || !value_absent(s->self);
    return bound ? super : make_super(vm, s->cls, self);
}

/* super(cls).__get__(obj): bound to obj; one that is bound already stays as it is. */
Value descriptor_super_get(Vm *vm, Value *a, int n) {
    (void)n;
    return descriptor_bind_super(vm, arg(a, 0), arg(a, 1));
}

/* Asked only when the MRO behind cls has nothing of the name (descriptor_find_super). */
Value descriptor_super_getattr(Vm *vm, Value self, Value name) {
    const Super *s = AS(Super, self);
    return value_same(name, NAME(__thisclass__))    ? s->cls
           : value_same(name, NAME(__self_class__)) ? start_of(vm, s->cls, s->self)
           : !value_same(name, NAME(__self__))      ? ABSENT
           : value_absent(s->self)                  ? NONE
                                                    : s->self;
}

/* As CPython writes it, without an address. */
void descriptor_super_write(Vm *vm, Writer *w, Value self, bool repr) {
    (void)repr;
    const Super *s = AS(Super, self);
    writer_format(w, "<super: <class '%v'>, ", AS(Class, s->cls)->name);
    if (value_absent(s->self)) {
        writer_text(w, "NULL>");
    } else {
        writer_format(w, "<%v object>>", AS(Class, start_of(vm, s->cls, s->self))->name);
    }
}

/* The MRO is that of self (of its class), searched from behind cls: so in a diamond super() goes on
 * to a sibling. May run descriptors in nested entries. */
bool descriptor_find_super(Vm *vm, Value super, Value name, Value *result) {
    Value cls = AS(Super, super)->cls, self = AS(Super, super)->self;
    if (value_absent(self)) {
        return false;
    }
    Value start = start_of(vm, cls, self);
    bool of_class = value_same(start, self);
    bool behind = false;
    Value next;
    for (size_t i = 0; !value_absent(next = lineage_item(start, i)); i++) {
        Value found = behind ? attribute_in_class(vm, next, name) : ABSENT;
        behind = behind || value_same(next, cls);
        if (!value_absent(found)) {
            if (!of_class && value_is_kind(found, KIND_PROPERTY)) {
                descriptor_check_getter(vm, found, name, self);
            }
            return attribute_bind(vm, found, of_class ? ABSENT : self, start, result);
        }
    }
    return false;
}

/* ---- property, staticmethod, classmethod ---- */

/* Absent and None mean the same for each of the four. */
static void fill(Property *p, const Value *a, int n) {
    /* fget, fset, fdel and doc lie in this order. */
    Value *fields = &p->fget;
    for (int i = 0; i < 4; i++) {
        Value v = arg_or_absent(a, n, 1 + i);
        fields[i] = value_absent(v) ? NONE : v;
    }
}

Value descriptor_property(Vm *vm, Value *a, int n) {
    Property *p = (Property *)heap_alloc(vm, KIND_PROPERTY, WORDS_OF(Property));
    fill(p, a, n);
    return value_object(p);
}

/* What super().__init__() of a derived class reaches. */
Value descriptor_property_init(Vm *vm, Value *a, int n) {
    (void)vm;
    fill(AS(Property, arg(a, 0)), a, n);
    return NONE;
}

/* A property of the same class with one function replaced: @x.setter leaves the old one as it is.
 * The class is called, so a derived one's __init__ runs and may raise; it gets the fields of the
 * native base, whatever its own attributes of these names are. */
static Value property_with(Vm *vm, Value *a, int field) {
    Value self = arg(a, 0), fields[4];
    memcpy(fields, &AS(Property, object_unwrap(self))->fget, sizeof fields);
    fields[field] = arg(a, 1);
    return vm_call(vm, object_type(self), fields, 4);
}

/* Calls the function for writing (field 1) or deleting (2) with what follows self. */
static Value property_call(Vm *vm, Value *a, int n, int field, const char *what) {
    Value f = (&AS(Property, arg(a, 0))->fget)[field], arguments[2] = {arg(a, 1)};
    if (value_is_none(f)) {
        vm_raise_format(vm, &type_AttributeError, "property of '%t' object has no %s", arg(a, 1),
                        what);
    }
    arguments[1] = arg_or_absent(a, n, 2);
    (void)vm_call(vm, f, arguments, n - 1);
    return NONE;
}

/* property.__set__(obj, value) and __delete__(obj), by name; assignments to obj.x go past these. */
Value descriptor_property_set(Vm *vm, Value *a, int n) {
    return property_call(vm, a, n, 1, "setter");
}

Value descriptor_property_delete(Vm *vm, Value *a, int n) {
    return property_call(vm, a, n, 2, "deleter");
}

/* property.__get__(obj, owner), by name. That there is a getter is looked at before, so that the
 * message has a name to tell; it runs in a nested entry. */
Value descriptor_property_get(Vm *vm, Value *a, int n) {
    if (!value_is_none(arg(a, 1))) {
        descriptor_check_getter(vm, arg(a, 0), NAME(__get__), arg(a, 1));
    }
    return function_get(vm, a, n);
}

/* getter, setter and deleter as decorators: `field` counts from fget, as the fields lie. */
Value descriptor_property_getter(Vm *vm, Value *a, int n) {
    (void)n;
    return property_with(vm, a, 0);
}

Value descriptor_property_setter(Vm *vm, Value *a, int n) {
    (void)n;
    return property_with(vm, a, 1);
}

Value descriptor_property_deleter(Vm *vm, Value *a, int n) {
    (void)n;
    return property_with(vm, a, 2);
}

/* Is one of its functions abstract? What __isabstractmethod__ answers is asked for its truth, so
 * Python code may run. */
static Value is_abstract(Vm *vm, Value property) {
    bool abstract = false;
    for (int i = 0; i < 3 && !abstract; i++) {
        Value f = (&AS(Property, property)->fget)[i];
        Value answer = object_getattr_or_absent(vm, f, NAME(__isabstractmethod__));
        abstract = !value_absent(answer) && object_truth(vm, answer);
    }
    return value_bool(abstract);
}

/* A property without a docstring of its own has its getter's. */
Value descriptor_property_getattr(Vm *vm, Value self, Value name) {
    const Property *p = AS(Property, self);
    if (value_same(name, NAME(__isabstractmethod__))) {
        return is_abstract(vm, self);
    }
    if (value_same(name, NAME(__doc__)) && value_is_none(p->doc)) {
        return object_getattr(vm, p->fget, name);
    }
    return value_same(name, NAME(fget))      ? p->fget
           : value_same(name, NAME(fset))    ? p->fset
           : value_same(name, NAME(fdel))    ? p->fdel
           : value_same(name, NAME(__doc__)) ? p->doc
                                             : ABSENT;
}

/* All but the docstring is read-only. Deleting that brings the getter's back. */
bool descriptor_property_setattr(Vm *vm, Value self, Value name, Value value) {
    (void)vm;
    if (!value_same(name, NAME(__doc__))) {
        return false;
    }
    AS(Property, object_unwrap(self))->doc = value_absent(value) ? NONE : value;
    return true;
}

/* Class bodies wrap __init_subclass__ and __class_getitem__ in this way themselves. */
Value descriptor_wrap(Vm *vm, Kind kind, Value v) {
    Wrapper *w = (Wrapper *)heap_alloc(vm, kind, WORDS_OF(Wrapper));
    w->value = v;
    return value_object(w);
}

/* Anything can be wrapped, callable or not, as in CPython. */
Value descriptor_staticmethod(Vm *vm, Value *a, int n) {
    (void)n;
    return descriptor_wrap(vm, KIND_STATICMETHOD, arg(a, 1));
}

Value descriptor_classmethod(Vm *vm, Value *a, int n) {
    (void)n;
    return descriptor_wrap(vm, KIND_CLASSMETHOD, arg(a, 1));
}

void descriptor_wrapper_write(Vm *vm, Writer *w, Value self, bool repr) {
    (void)vm, (void)repr;
    writer_format(w, "<%t(%r)>", self, AS(Wrapper, self)->value);
}

/* Two, since a native knows one type as the owner of its self. */
Value descriptor_static_get(Vm *vm, Value *a, int n) {
    return function_get(vm, a, n);
}

Value descriptor_class_get(Vm *vm, Value *a, int n) {
    return function_get(vm, a, n);
}

/* What the wrapper does not have is the function's. */
Value descriptor_wrapper_getattr(Vm *vm, Value self, Value name) {
    if (value_same(name, NAME(__func__)) || value_same(name, NAME(__wrapped__))) {
        return AS(Wrapper, self)->value;
    }
    return object_getattr_or_absent(vm, AS(Wrapper, self)->value, name);
}

/* ---- what attribute access asks ---- */

/* The property that `found` is, or that an instance of a class derived from property holds; absent
 * for anything else, and where that class has a method of its own. */
Value descriptor_as_property(Vm *vm, Value found, Value method) {
    Value native = object_unwrap(found);
    bool own = !value_same(native, found) && !value_absent(object_special(vm, found, method));
    return value_is_kind(native, KIND_PROPERTY) && !own ? native : ABSENT;
}

/* Data descriptors come before the instance's own attributes: properties, descriptors of slots, and
 * what has __set__ or __delete__. */
bool descriptor_is_data(Vm *vm, Value found) {
    return value_is_kind(object_unwrap(found), KIND_PROPERTY) || member_is(found) ||
           (instance_has_slots(found) &&
            (!value_absent(object_special(vm, found, NAME(__set__))) ||
             !value_absent(object_special(vm, found, NAME(__delete__)))));
}

/* AttributeError in CPython's words; `what` is the function that the property lacks. */
_Noreturn void descriptor_raise_property(Vm *vm, Value name, Value self, const char *what) {
    Value cls = object_type(self); /* not built in, or it would have no property */
    vm_raise_format(
        vm, &type_AttributeError, "property '%v' of '%v' object has no %s", name,
        value_is_kind(cls, KIND_CLASS) ? AS(Class, cls)->qualname : object_type_name(self), what);
}

void descriptor_check_getter(Vm *vm, Value property, Value name, Value self) {
    if (value_is_none(AS(Property, property)->fget)) {
        descriptor_raise_property(vm, name, self, "getter");
    }
}
