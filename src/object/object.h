/* SPDX-License-Identifier: MIT */
/* The generic protocol: what Python's operators and built-in functions do to any value, native or
 * of a user-defined class. All may raise, allocate and run Python code in a nested VM entry (the
 * VM's own instructions take the same steps with pushed frames instead, vm/operate.c).
 * Implemented in object/protocol.c and vm/; the type-specific calls are in the types' headers. */
#ifndef TERRARIUM_OBJECT_OBJECT_H
#define TERRARIUM_OBJECT_OBJECT_H

#include "vm/vm.h"

/* ---- types ---- */

/* The type of any value: a flash Type or a Class. */
Value object_type(Value v);
/* The type of a value whose kind alone says it; NULL for instances, exceptions and classes, which
 * have it in a word of their own. */
static inline const Type *object_plain_type(Value v) {
    Kind kind = value_kind(v);
    return kind == KIND_EXCEPTION ? NULL : types_by_kind[kind];
}
/* Is v's type a class that user code made, which may define special methods? */
static inline bool object_is_user(Value v) {
    return !object_plain_type(v) && value_is_kind(object_type(v), KIND_CLASS);
}
/* The flash type whose slots serve the value: its own, or the native base of its class. */
const Type *object_native_type(Value v);
/* The native value inside an instance of a class derived from a built-in type; else v itself. */
Value object_unwrap(Value v);
/* The same, but an instance of a type written in C itself: what its own write and getattr get. */
Value object_served(Value v);
/* The same, but v itself if that is an INSTANCE: what a type's own next gets, since a class derived
 * from a stream may have a readline() of its own. */
Value object_stepped(Value v);
/* __name__ of v's type, as error messages show it. */
Value object_type_name(Value v); /* str */
/* By the MRO alone; cls and base are each a Type or a Class. Runs nothing, never raises. */
bool object_is_subclass(Value cls, Value base);
/* isinstance with a class, or a tuple of them (nested); raises TypeError for anything else. A
 * metaclass's __instancecheck__ is asked first, of each class in a tuple, too. */
bool object_is_instance(Vm *vm, Value v, Value classes);
bool object_is_type(Value v, const Type *type); /* v's class is type or derived from it */
/* Looks name (see str_name) up along the MRO of cls; absent if nowhere. Never raises. */
Value object_lookup(Vm *vm, Value cls, Value name);
/* A special method that user code defines for v's class, or absent: then the native slots decide.
 */
Value object_special(Vm *vm, Value v, Value name);
/* callable(v): runs nothing. */
bool object_is_callable(Vm *vm, Value v);

/* ---- truth, comparison, hash ---- */

/* bool(v): __bool__, else __len__ not 0, else what the native type says; true for all others. */
bool object_truth(Vm *vm, Value v);
/* `a is b`: one value has one form, so equal small ints and most equal floats are identical. */
bool object_is(Value a, Value b);
bool object_equal(Vm *vm, Value a, Value b); /* identity counts as equal, as in containers */
Value object_compare(Vm *vm, enum Compare op, Value a, Value b); /* any value; raises TypeError */
bool object_less(Vm *vm, Value a, Value b);                      /* truth of a < b */
intptr_t object_hash(Vm *vm, Value v); /* raises TypeError: unhashable type */
/* True when hashing or comparing this key cannot run Python code: int, float, str, bytes, None ...
 */
bool object_is_simple_key(Value v);

/* ---- operators ---- */

/* The operators, with special methods of user-defined classes and slots of built-in types in
 * CPython's order: the reflected method of the right operand goes first when its class is derived
 * from the left one's and defines it in another way. TypeError when neither side knows. */
Value object_unary(Vm *vm, enum Unary op, Value v);
Value object_binary(Vm *vm, enum Binary op, Value a, Value b);

/* ---- containers ---- */

/* len(v); TypeError when it has none. */
intptr_t object_length(Vm *vm, Value v);
/* Length, or the __length_hint__, or fallback. Never trusts it to be right. */
size_t object_length_hint(Vm *vm, Value v, size_t fallback);
/* v[key]; __missing__ of a class derived from dict and C[item] of a class included. */
Value object_getitem(Vm *vm, Value v, Value key);
void object_setitem(Vm *vm, Value v, Value key, Value value); /* value absent: delete */
/* `item in container`: __contains__, else item by item, identity first. */
bool object_contains(Vm *vm, Value container, Value item);

/* ---- iteration ---- */

/* iter(v): __iter__, the type's own iterator, or one over __getitem__ with 0, 1, 2 ... */
Value object_iter(Vm *vm, Value v);
Value object_next(Vm *vm, Value iterator); /* absent at the end */
bool object_is_iterator(Vm *vm, Value v);  /* next() works on it */
/* Iteration without an iterator object for lists and tuples. Lives on the C stack. */
typedef struct {
    Value source;
    size_t position;
} Iteration;
/* The list may change meanwhile: its items are looked up anew at each step. Anything else is walked
 * by its iterator. */
void iteration_begin(Vm *vm, Iteration *it, Value iterable);
/* Absent at the end. Polls for Ctrl-C, since what it walks may be endless. */
Value iteration_next(Vm *vm, Iteration *it);
/* The same with the C segment sealed (vm/vm.h) while a generator runs: it->source is among the
 * caller's CRoots. */
Value iteration_next_sealed(Vm *vm, Iteration *it);
/* The same of a generator. */
Value generator_next_sealed(Vm *vm, Value generator);

/* ---- attributes ---- */

/* The name is one of str_name(). Descriptors, properties and __getattr__ run. */
Value object_getattr(Vm *vm, Value v, Value name);
Value object_getattr_or_absent(Vm *vm, Value v, Value name); /* absent instead of AttributeError */
void object_setattr(Vm *vm, Value v, Value name, Value value); /* value absent: delete */

/* ---- numbers ---- */

/* An int (small or big) from an int or __index__; TypeError: 'X' object cannot be interpreted as
 * an integer. */
Value object_index(Vm *vm, Value v);
/* The same as a C number; what does not fit raises OverflowError (IndexError for `_clamped`'s
 * never: it returns the nearest representable instead, as slices want). */
intptr_t object_to_size(Vm *vm, Value v);
intptr_t object_to_size_clamped(Vm *vm, Value v);
Float object_to_float(Vm *vm, Value v); /* int, float, __float__; TypeError otherwise */

/* ---- text ---- */

/* Where text goes: the console, a str being built, a byte counter. put() may allocate and raise. */
typedef struct Writer {
    Vm *vm;
    void (*put)(struct Writer *w, const char *bytes, size_t n);
} Writer;
static inline void writer_put(Writer *w, const char *bytes, size_t n) {
    w->put(w, bytes, n);
}
void writer_text(Writer *w, const char *text); /* NUL-terminated */
void writer_str(Writer *w, Value str);
void writer_int(Writer *w, intptr_t n);
void writer_hex(Writer *w, uintptr_t n, int digits); /* lower case, at least `digits` */
/* Formats as vm_raise_format does. */
void writer_format(Writer *w, const char *format, ...);
/* str() or repr() of any value; cyclic containers print `[...]`. */
void object_write(Vm *vm, Writer *w, Value v, bool repr);
Value object_str(Vm *vm, Value v);  /* a str */
Value object_repr(Vm *vm, Value v); /* a str */
/* str() with the C segment sealed (vm/vm.h) while a class's own method runs. */
Value object_str_sealed(Vm *vm, Value v);

#endif
