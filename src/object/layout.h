/* SPDX-License-Identifier: MIT */
/* The struct of each heap kind. The number of Values at the start of each is the kind's row in
 * value/kinds.h; a struct that has more fields than its row says breaks the collector, so every
 * fixed kind is checked by a static assertion in object/layout.c. Raw numbers among Values are
 * small ints. `object->field` may be read at any time; after an allocation reread what may have
 * grown. */
#ifndef TERRARIUM_OBJECT_LAYOUT_H
#define TERRARIUM_OBJECT_LAYOUT_H

#include "value/config.h"
#include "value/header.h"

/* str: bits 0-2 of `meta` unused bytes at the end (residue), which are 0, bit 3 ASCII only, the
 * rest hash (0 = not computed yet; computed by str_hash). No terminating NUL. The text begins in
 * the word of `meta`. Packed, since names in flash would have room for the padding of the struct
 * behind their text otherwise; objects are aligned to words all the same. */
typedef struct __attribute__((packed, aligned(2))) {
    uintptr_t header;
    uint16_t meta;
    char text[];
} Str;
enum { STR_RESIDUE = 7, STR_ASCII = 8, STR_HASH_SHIFT = 4, STR_HASH_BITS = 12 };
enum { NAME_BUCKETS = 1024 }; /* of the names in flash: tools/make_builtins.py has it, too */

/* bytes: aligned to words. The last byte of the payload says how many before it are unused; these
 * are 0. */
typedef struct {
    uintptr_t header;
    uint8_t data[];
} Bytes;

/* bytearray: bytes in a RAW that grows in steps, as the items of a list do. */
typedef struct {
    uintptr_t header;
    Value store;  /* RAW, or absent while empty */
    Value length; /* small int */
} ByteArray;
/* array: it begins as a bytearray, whose functions serve it; length is in bytes. */
typedef struct {
    uintptr_t header;
    Value store, length;
    Value code; /* small int: the typecode, a character */
} Array;
/* memoryview: items of an object that has bytes, any number of bytes apart. */
typedef struct {
    uintptr_t header;
    Value base;   /* bytes, bytearray, array or an instance of a derived class; an address, an int;
                     absent: released */
    Value offset; /* small int: of the first item in bytes */
    Value length; /* small int: items */
    Value shape;  /* small int: MEMORYVIEW_ fields */
} MemoryView;
/* From one item to the next in bytes << STEP | read-only | format character. */
enum { MEMORYVIEW_CODE = 127, MEMORYVIEW_READONLY = 128, MEMORYVIEW_STEP = 8 };
/* Bytes that belong to another object (of a bytearray or an array), or scratch; as many as there
 * are words. */
typedef struct {
    uintptr_t header;
    uint8_t data[];
} Raw;

/* big int: meta bit 0 is the sign (1 = negative), the rest the number of 32-bit digits, little
 * end first, normalized, and never in the small int range. */
typedef struct {
    uintptr_t header;
    uintptr_t meta;
    uint32_t digits[];
} BigInt;

/* float: one whose exponent is too far out for the word (value/floatbits.h). */
typedef struct {
    uintptr_t header;
    Float number;
} BoxedFloat;

/* tuple, store: as many items as the payload has words. */
typedef struct {
    uintptr_t header;
    Value items[];
} Tuple;
typedef Tuple Store;

/* list (object/list.h): words of the store behind the length are absent. */
typedef struct {
    uintptr_t header;
    Value store;  /* STORE, or absent while empty: its payload is the capacity */
    Value length; /* small int */
} List;

/* dict, set, frozenset (object/table.c): entries in insertion order. `used` counts entries ever
 * appended to the table, deleted ones included (their key is absent); `live` packs
 * live count << 2 | TABLE_ flags as a small int. */
typedef struct {
    uintptr_t header;
    Value table; /* TABLE, or absent while empty */
    Value used;  /* small int */
    Value live;  /* small int: count << 2 | flags */
} Dict;
typedef Dict Set;
enum {
    TABLE_HASHED = 1, /* each entry has a third (set: second) word: the hash as a small int */
    TABLE_GLOBALS = 2 /* a namespace that the VM's global cache may have seen */
};
/* COUNTED: `count` Values (entries x stride), then an index of 1-, 2- or 4-byte slots from 9
 * entries on. stride: dict 2 (key, value), set 1 (key), plus 1 when TABLE_HASHED. */
typedef struct {
    uintptr_t header;
    Value count;
    Value entries[];
} Table;

/* range: the step is not 0. A range with small ints is worked out in machine words. */
typedef struct {
    uintptr_t header;
    Value start, stop, step; /* ints, small or big */
} Range;
typedef Range Slice; /* any values */

/* Bound method: what was found in the class, and the instance it is called with first. A
 * SLOTMETHOD (list.__len__) is one of rows of slotmethods.c and the type that it was found in. */
typedef struct {
    uintptr_t header;
    Value function, self;
} Method;

/* A local variable that an inner function uses, too: both hold the cell. */
typedef struct {
    uintptr_t header;
    Value value; /* absent = unbound */
} Cell;

/* Function: code and globals (a DICT), then the captured cells, then, as the code's flags say, the
 * tuple of positional defaults and the dict of keyword-only defaults. */
typedef struct {
    uintptr_t header;
    Value code, globals;
    Value captures[];
} Function;

/* Class: made by a class statement or type(). The first words are shared with flash Types
 * (object/type.h), so that lookups treat both alike. */
typedef struct {
    uintptr_t header;
    Value name;      /* str */
    Value bases;     /* tuple */
    Value mro;       /* tuple, itself first, object last */
    Value dict;      /* DICT: the namespace */
    Value native;    /* the built-in type at the root: object's, int's, Exception's ... (a Type) */
    Value metaclass; /* type, or a class derived from it */
    Value slots;     /* TUPLE of attribute names: slot i of an instance is names[i] */
    Value flags;     /* small int: CLASS_ flags */
    Value module;    /* str: __name__ of the defining module */
    Value qualname;  /* str */
} Class;
enum {
    CLASS_GETATTR = 1, /* has a user-defined __getattr__ */
    CLASS_GETATTRIBUTE = 2,
    CLASS_SETATTR = 4,        /* __setattr__ or __delattr__ */
    CLASS_NEW = 8,            /* user-defined __new__ */
    CLASS_INIT = 16,          /* user-defined __init__ */
    CLASS_EQ = 32,            /* user-defined __eq__ or __hash__ */
    CLASS_CLOSED = 64,        /* __slots__: no further attributes */
    CLASS_NATIVE = 128,       /* derived from a built-in type: slot 0 holds the native value */
    CLASS_EXCEPTION = 256,    /* derived from BaseException: instances are EXCEPTION objects */
    CLASS_FINALIZER = 512,    /* __del__ */
    CLASS_DESCRIPTORS = 1024, /* some attribute of the MRO is a user-defined descriptor */
    CLASS_KEPT_SHIFT = 16     /* above: how many slots, the first ones, are not in __dict__ */
};

/* Instance: the class, then one slot per name in class->slots (absent = not set). An instance that
 * needs an attribute for which it has no slot becomes KIND_EXTENDED: its last slot is a DICT that
 * holds that attribute and all later ones; and so does one whose __dict__ is asked for: then the
 * DICT is all that it has besides its class and the slots that are kept. Instances of native types
 * written in C have a flash Type as class and fields as the type's file says. A class derived from
 * a built-in type (CLASS_NATIVE) keeps the native value in slot 0. */
typedef struct {
    uintptr_t header;
    Value cls;
    Value slots[];
} Instance;

/* Exception: of built-in and user-defined classes alike; attributes of user-defined classes in a
 * DICT, absent until one is set. */
typedef struct {
    uintptr_t header;
    Value cls;
    Value args;      /* tuple; or the argument itself, if it is the only one and no tuple; or a RAW:
                         see exception_new_memory() */
    Value traceback; /* TRACEBACK or absent */
    Value context;   /* exception or absent; with a cause a pair of the two */
    Value attributes; /* DICT or absent: instance attributes, notes, StopIteration.value ... */
} Exception;

/* One traceback entry: next is the entry one call further in. */
typedef struct {
    uintptr_t header;
    Value next, code;
    Value place; /* small int: line number << 8 | min(repeats - 1, 255) */
} Traceback;

/* Module: nothing but its namespace, a DICT. */
typedef struct {
    uintptr_t header;
    Value dict;
} Module;

/* property: the four arguments of property(), absent or None where there is none. */
typedef struct {
    uintptr_t header;
    Value fget, fset, fdel, doc;
} Property;

typedef struct {
    uintptr_t header;
    Value value;
} Wrapper; /* staticmethod, classmethod, mappingproxy, dict views */

/* super(): lookups go on behind cls in the MRO of the type of self. */
typedef struct {
    uintptr_t header;
    Value cls, self;
} Super;

/* Descriptor of an attribute that instances of cls, a Class or a Type, have. */
typedef struct {
    uintptr_t header;
    Value cls, name;
} Member;

/* Generator, coroutine, async generator: its registers, the highest first, so that register 0 lies
 * at values[registers - 1]; then what a frame has above its base: pc, link, caller (vm/frame.h). A
 * finished generator has an absent register 0. */
typedef struct {
    uintptr_t header;
    Value words[];
} Generator;

/* Weak reference. */
typedef struct {
    uintptr_t header;
    Value target;   /* id of an object on the heap, a small int (heap/side.h); or one in flash */
    Value callback; /* or absent: there is none, or it was called */
    Value hash;     /* small int; absent while nobody asked for it */
} WeakRef;

/* What asend() and the like of an async generator return, to be awaited. */
typedef struct {
    uintptr_t header;
    Value generator;
    Value value; /* to be sent or thrown */
    Value state; /* small int, see vm/asyncgen.c */
} AsyncStep;

/* Two- and three-word iterators: what each word means is said where the kind is implemented. */
typedef struct {
    uintptr_t header;
    Value source, position, extra;
} Iterator;

/* Not a cast: the compiler warns of those from a packed struct. */
static inline Object *str_object(const Str *s) {
    return value_to_object(value_object(s));
}
/* The bytes of the text: all of the payload but `meta` and the unused bytes at its end. */
static inline size_t str_size(const Str *s) {
    return object_payload_words(str_object(s)) * sizeof(uintptr_t) - sizeof s->meta -
           (size_t)(s->meta & STR_RESIDUE);
}
/* Words, the header's included, of a str of n bytes. */
static inline size_t str_words(size_t n) {
    return BYTES_TO_WORDS(offsetof(Str, text) + n);
}
static inline size_t bytes_size(const Bytes *b) {
    size_t last = object_payload_words((const Object *)b) * sizeof(uintptr_t) - 1;
    return last - b->data[last];
}
static inline size_t bytes_words(size_t n) {
    return BYTES_TO_WORDS(offsetof(Bytes, data) + n + 1);
}
/* Of a store: its capacity. */
static inline size_t tuple_length(const Tuple *t) {
    return object_payload_words((const Object *)t);
}

/* The object of a value that is known to be of this kind; nothing is checked. */
#define AS(type, v) ((type *)(v).bits)

#endif
