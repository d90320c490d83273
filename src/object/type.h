/* SPDX-License-Identifier: MIT */
/* Built-in types and functions: constant objects in flash, laid out at build time by
 * tools/make_builtins.py from the .def files that stand beside the C files with the bodies.
 *
 * A built-in function gets its arguments as registers of the frame stack, which grows down:
 * argument i is a[-i] (`arg(a, i)`), n says how many there are. The function's signature in the
 * .def file has been checked by then: at least the required ones are there, missing optional
 * ones at the end are simply not there (use arg_or_absent), skipped ones are absent. With keyword-
 * only parameters before *args, they come first, absent if not given, then the varargs.
 * A method's argument 0 is self, already checked to be of the type (for a class derived from a
 * built-in type: the native value inside). The result is never absent. */
#ifndef TERRARIUM_OBJECT_TYPE_H
#define TERRARIUM_OBJECT_TYPE_H

#include "object/layout.h"

/* The body of a built-in function: may raise, allocate and run Python code. */
typedef Value (*NativeBody)(Vm *vm, Value *a, int n);

/* Argument i, which is known to be there: the required ones, and self. */
static inline Value arg(const Value *a, int i) {
    return a[-i];
}
/* Argument i of n, or absent when the call gave fewer. One that was skipped (a later keyword was
 * given) is absent as well. */
static inline Value arg_or_absent(const Value *a, int n, int i) {
    return i < n ? a[-i] : ABSENT;
}

enum { NATIVE_ANY = 255 }; /* maximum: any number of positional arguments */
enum {
    NATIVE_METHOD = 1,      /* binds as a method; argument 0 is checked and unwrapped */
    NATIVE_CLASSMETHOD = 2, /* argument 0 is the class */
    NATIVE_STATIC = 4,
    NATIVE_KEYWORDS = 8,  /* takes any keyword: **kw arrives as a DICT in the first argument,
                            absent when there are none (dict(), str.format ...) */
    NATIVE_SELF_RAW = 16, /* do not unwrap self (object.__init__, __setattr__ ...) */
    NATIVE_NEW = 32,      /* __new__ of a type */
    NATIVE_NAMED = 64     /* has a row of natives_named */
};

/* Parameters in order: positional ones [0, positional), then keyword-only ones. For a variadic
 * function (positional_max == NATIVE_ANY) the keyword-only ones come first in the arguments. */
typedef struct {
    uintptr_t header; /* KIND_NATIVE */
    NativeBody body;
    uint8_t required;       /* positional arguments without default */
    uint8_t positional_max; /* or NATIVE_ANY */
    uint8_t flags;          /* NATIVE_ */
    uint8_t owner;          /* native_owners[]: the type of a method, else NULL */
} Native;
/* One of C code's own, which is not among natives_all. */
typedef struct {
    Native native;
    Value name; /* str */
} NamedNative;
/* Which parameters may be given by keyword. */
typedef struct {
    uint8_t first : 4; /* index of the first of them */
    uint8_t count : 4; /* how many, from that one on */
    uint8_t names;     /* native_keywords[]: the first one's str */
} NativeNamed;

/* -x, +x, ~x */
enum Unary { UNARY_NEGATIVE, UNARY_POSITIVE, UNARY_INVERT };
/* Order: as the opcodes ADD ... (compile/opcodes.h) and names in object/operator.c. */
enum Binary {
    BINARY_ADD,
    BINARY_SUB,
    BINARY_MUL,
    BINARY_TRUEDIV,
    BINARY_FLOORDIV,
    BINARY_MOD,
    BINARY_POW,
    BINARY_LSHIFT,
    BINARY_RSHIFT,
    BINARY_AND,
    BINARY_OR,
    BINARY_XOR,
    BINARY_MATMUL,
    BINARY_LIMIT
};
/* <, <=, ==, !=, >, >= */
enum Compare { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE };

/* object/object.h: where text goes. */
struct Writer;

/* What a built-in type does for operators. Any may be NULL. None is ever called with operands of
 * derived classes: they were unwrapped to their native value. Those that do not handle the operands
 * return absent (NotImplemented), unless stated otherwise; all may raise and allocate. In flash the
 * tables overlap where they agree (tools/make_builtins.py), which most do in this order. */
typedef struct {
    void (*setitem)(Vm *vm, Value self, Value key, Value value);       /* value absent: delete */
    Value (*inplace)(Vm *vm, enum Binary op, Value left, Value right); /* NULL: as binary */
    bool (*truth)(Vm *vm, Value self); /* NULL: length != 0, or true */
    intptr_t (*length)(Vm *vm, Value self);
    Value (*compare)(Vm *vm, enum Compare op, Value left, Value right); /* a bool or absent */
    intptr_t (*hash)(Vm *vm, Value self); /* NULL: identity; unhashable: see flags */
    void (*write)(Vm *vm, struct Writer *out, Value self, bool repr); /* str() and repr() */
    Value (*next)(Vm *vm, Value self); /* absent at the end: no StopIteration made */
    Value (*iter)(Vm *vm, Value self);
    /* Attributes computed in C (memory-less ones: range.start, exception.args, function.__name__,
     * slice.stop). Absent: not one of these. */
    Value (*getattr)(Vm *vm, Value self, Value name);
    Value (*getitem)(Vm *vm, Value self, Value key);
    Value (*call)(Vm *vm, Value self, Value *a, int n); /* natively callable instances */
    /* Called for the left operand's type first, then for the right's with the operands in the same
     * order: look at both. */
    Value (*binary)(Vm *vm, enum Binary op, Value left, Value right);
    bool (*contains)(Vm *vm, Value self, Value item); /* NULL: by iteration */
    Value (*unary)(Vm *vm, enum Unary op, Value self);
    bool (*setattr)(Vm *vm, Value self, Value name, Value value); /* false: not one of these */
} TypeSlots;

enum {
    TYPE_UNHASHABLE = 1,
    TYPE_FINAL = 2,     /* cannot be a base class: bool, NoneType, range, slice, function ... */
    TYPE_EXCEPTION = 4, /* BaseException and below */
    TYPE_NO_NEW = 8,    /* cannot be called: function, generator, module iterators ... */
    TYPE_SEQUENCE = 16, /* sequence patterns match it, and derived classes */
    TYPE_MAPPING = 32,
    TYPE_MATCH_SELF = 64, /* the pattern int(x) binds the subject itself */
    TYPE_WRAPS = 128      /* an INSTANCE whose slot 0 is a value of its base type */
};

/* A built-in type. Name, MRO, namespace and native type lie where Class (object/layout.h) has them.
 * Of slots only those words are the type's own that it may ask for: other tables lie across. */
typedef struct Type {
    uintptr_t header; /* KIND_TYPE */
    Value name;
    const TypeSlots *slots;    /* never NULL */
    Value mro;                 /* the type that follows it there, or a tuple: object/lineage.h */
    Value dict;                /* object/namespace.h */
    Value native;              /* itself */
    const Native *constructor; /* __new__: argument 0 is the class asked for */
    uint8_t kind;              /* of its objects; KIND_HOLE if they have none of their own */
    uint8_t flags;
    uint16_t module; /* words from names_base to its name */
} Type;

/* generated/builtins.h declares each type as type_NAME, each native function's object as
 * native_NAME, each name as name_TEXT (a Str; value NAME(TEXT)), each module as module_NAME.
 * types_by_kind: the type of each kind; NULL for a kind that no row of a .def file names. */
extern const Type *const types_by_kind[KIND_LIMIT];
/* All natives, those that are NATIVE_NAMED first, each with its row of natives_named; all types;
 * words of the names. Where the Natives' small numbers lead: types, names of parameters. */
extern const Native natives_all[];
extern const NativeNamed natives_named[];
extern const Type types_all[];
extern const uintptr_t names_base[];
extern const Type *const native_owners[];
extern const Value native_keywords[];
/* Members of types and modules (object/namespace.c). members_names: MEMBER_CHARS + c for a text of
 * one character, else words behind names_base. members_values: a sort and a number. */
extern const uint16_t members_names[], members_values[];
extern const Value members_others[];
enum {
    MEMBER_CHARS = 0xff80,
    MEMBER_NATIVE = 0, /* of natives_all */
    MEMBER_TYPE = 0x4000,
    MEMBER_INT = 0x8000, /* itself */
    MEMBER_OTHER = 0xc000,
    MEMBER_COUNT_BITS = 10 /* of a namespace: behind them the number of the first member */
};

static inline const Type *native_owner(const Native *native) {
    return native_owners[native->owner];
}
/* A str; looked for among all members. */
Value native_name(const Native *native);
/* Where there are none, `first` is behind the last parameter. */
NativeNamed native_named(const Native *native);

#define NAME(text) ((Value)VALUE_OF(&name_##text))
#define NONE ((Value)VALUE_OF(&none_object))
#define FALSE ((Value)VALUE_OF(&bool_objects[0]))
#define TRUE ((Value)VALUE_OF(&bool_objects[1]))
#define NOT_IMPLEMENTED ((Value)VALUE_OF(&notimplemented_object))
#define ELLIPSIS ((Value)VALUE_OF(&ellipsis_object))

typedef struct {
    uintptr_t header, pad;
} Singleton;
extern const Singleton none_object, bool_objects[2], notimplemented_object, ellipsis_object;

/* True or False. */
static inline Value value_bool(bool b) {
    return (Value){(uintptr_t)&bool_objects[b]};
}
static inline bool value_is_none(Value v) {
    return v.bits == (uintptr_t)&none_object;
}

#endif
