/* SPDX-License-Identifier: MIT */
/* The compiler's Values: pool, constants of the Unit, stack of display elements (compile/pool.h).
 *
 * A few constants are found again by a scan, more through an index of 2-byte slots, open
 * addressing, in a RAW object that lives only while compiling. Invariants: no Value is held in a C
 * variable over an allocation; what is in transit lies in MORE_HAND. Of each name a compilation has
 * one object, so within src/compile equal names are equal words. */
#include "compile/pool.h"

#include <string.h>

#include "compile/compiler.h"
#include "object/bytes.h"
#include "object/complex.h"
#include "object/float.h"
#include "object/hash.h"
#include "object/int.h"
#include "object/str.h"
#include "value/decimal.h"

/* From FEW_CONSTANTS on there is an index, of INDEX_FIRST slots at first; a slot without a
 * constant holds INDEX_EMPTY. */
enum { FEW_CONSTANTS = 96, INDEX_FIRST = 256, INDEX_EMPTY = 0xffff };

Value *pool_more(Compiler *c, int slot) {
    return &AS(Tuple, c->vm->roots[ROOT_COMPILE_MORE])->items[slot];
}

/* The items of the STORE in a slot, until the next allocation. */
static Value *store_items(Compiler *c, int slot) {
    return AS(Store, *pool_more(c, slot))->items;
}

/* The STORE at least n items long; a quarter of slack when it has to grow. An absent one is
 * made, with room for at least 8. The caller puts the result where the old one was. */
static Object *store_grown(Compiler *c, Value store, size_t n) {
    if (value_absent(store)) {
        return heap_alloc(c->vm, KIND_STORE, 1 + (n < 8 ? 8 : n));
    }
    Object *o = value_to_object(store);
    return heap_grow_between(c->vm, o, 1 + n, 1 + n + n / 4 + 4);
}

/* The slot is looked up again behind the allocation: the tuple that it is in may have moved. */
void pool_reserve(Compiler *c, int slot, size_t n) {
    Value store = *pool_more(c, slot);
    if (value_absent(store) || tuple_length(AS(Store, store)) < n) {
        Object *o = store_grown(c, store, n);
        *pool_more(c, slot) = value_object(o);
    }
}

/* ---- the pool ---- */

/* The index of a new entry. SyntaxError beyond 32767 of them, which is for one statement only: a
 * NAME has 15 bits for it. */
uint16_t pool_add(Compiler *c, Value v) {
    if (c->pool_length == 0x7fff) {
        compile_error_here(c, "too many names and constants");
    }
    *pool_more(c, MORE_HAND) = v;
    pool_reserve(c, MORE_POOL, (size_t)c->pool_length + 1);
    store_items(c, MORE_POOL)[c->pool_length] = *pool_more(c, MORE_HAND);
    return c->pool_length++;
}

Value pool_value(Compiler *c, uint16_t index) {
    return store_items(c, MORE_POOL)[index];
}

/* The entries become absent, so that the pool keeps nothing alive that no tree refers to. */
void pool_release(Compiler *c, uint16_t length) {
    Value *items = store_items(c, MORE_POOL);
    while (c->pool_length > length) {
        items[--c->pool_length] = ABSENT;
    }
}

bool pool_same(Compiler *c, uint16_t a, uint16_t b) {
    return a == b || value_same(pool_value(c, a), pool_value(c, b));
}

bool pool_is(Compiler *c, uint16_t index, const char *text) {
    return str_is(pool_value(c, index), text);
}

/* ---- constants ---- */

/* A step of FNV-1a, over words instead of bytes. */
static uint32_t hash_mix(uint32_t h, uint32_t more) {
    return (h ^ more) * 16777619u;
}

/* Equal constants have equal hashes; nothing in it depends on an address. So it stays right when
 * a collection moves the constants. A tuple inside a tuple counts as such only, since
 * constant_same() does not look far into it; of a long tuple the first 8 items count. */
static uint32_t constant_hash(Value v) {
    if (value_is_int(v) || value_is_float(v)) {
        return hash_mix((uint32_t)v.bits, (uint32_t)((uint64_t)v.bits >> 32));
    }
    const Object *o = value_to_object(v);
    uint32_t h = hash_mix(2166136261u, object_kind(o));
    switch (object_kind(o)) {
    case KIND_STR: return str_hash_full(v);
    case KIND_BYTES: return hash_mix(h, hash_bytes(AS(Bytes, v)->data, bytes_size(AS(Bytes, v))));
    case KIND_INT:
    case KIND_FLOAT:
    case KIND_COMPLEX:
        return hash_mix(h, hash_bytes(o + 1, object_payload_words(o) * sizeof(uintptr_t)));
    case KIND_TUPLE:
        for (size_t i = 0; i < tuple_length(AS(Tuple, v)) && i < 8; i++) {
            Value item = AS(Tuple, v)->items[i];
            h = hash_mix(h, value_is_kind(item, KIND_TUPLE) ? 1 : constant_hash(item));
        }
        return h;
    default: return h;
    }
}

/* The same type and value. Tuples compare two levels deep, by identity further in. 1, 1.0 and
 * True are three constants, 0.0 and -0.0 are two: words are compared, not values. Allocates
 * nothing and runs no Python code. */
static bool constant_same(Value a, Value b, unsigned depth) {
    if (value_same(a, b)) {
        return true;
    }
    if (!value_is_object(a) || !value_is_object(b) || value_kind(a) != value_kind(b)) {
        return false;
    }
    size_t words = object_payload_words(value_to_object(a));
    if (words != object_payload_words(value_to_object(b))) {
        /* Up to 7 bytes at the end of a str are unused: its words do not tell its length. */
        return value_kind(a) == KIND_STR && str_equal(a, b);
    }
    switch (value_kind(a)) {
    case KIND_STR: return str_equal(a, b);
    case KIND_BYTES:
    case KIND_INT:
    case KIND_FLOAT:
    case KIND_COMPLEX:
        return memcmp(value_to_object(a) + 1, value_to_object(b) + 1, words * sizeof(uintptr_t)) ==
               0;
    case KIND_TUPLE:
        for (size_t i = 0; i < words; i++) {
            Value x = AS(Tuple, a)->items[i], y = AS(Tuple, b)->items[i];
            if (!(depth < 2 ? constant_same(x, y, depth + 1) : value_same(x, y))) {
                return false;
            }
        }
        return true;
    default: return false;
    }
}

/* The STORE of the Unit's constants, until the next allocation. */
static Value *unit_constants(Compiler *c) {
    return &AS(Unit, c->vm->roots[ROOT_COMPILE_UNIT])->constants;
}

Value pool_constant_value(Compiler *c, uint16_t index) {
    return AS(Store, *unit_constants(c))->items[index];
}

/* The slots of the index, until the next allocation. */
static uint16_t *index_slots(Compiler *c) {
    return (uint16_t *)(void *)AS(Raw, c->vm->roots[ROOT_COMPILE_INDEX])->data;
}

/* Where the search for a constant of this hash begins. */
static size_t index_home(const Compiler *c, uint32_t hash) {
    return (hash * 0x9E3779B1u) >> 16 & ((size_t)c->index_slots - 1);
}

/* The slot of an equal constant, or the empty one where it belongs. Ends because the index is
 * never full. Allocates nothing. */
static size_t index_find(Compiler *c, Value v) {
    const uint16_t *slots = index_slots(c);
    size_t mask = (size_t)c->index_slots - 1;
    size_t i = index_home(c, constant_hash(v));
    while (slots[i] != INDEX_EMPTY && !constant_same(pool_constant_value(c, slots[i]), v, 0)) {
        i = (i + 1) & mask;
    }
    return i;
}

/* The index of an equal constant, or INDEX_EMPTY. Short lists are scanned: first for the same
 * word, which is cheap and the rule for names, then for equal ones. */
static uint16_t constant_find(Compiler *c, Value v) {
    if (c->index_slots != 0) {
        return index_slots(c)[index_find(c, v)];
    }
    for (unsigned i = 0; i < c->constants; i++) {
        if (value_same(pool_constant_value(c, (uint16_t)i), v)) {
            return (uint16_t)i;
        }
    }
    for (unsigned i = 0; i < c->constants; i++) {
        if (constant_same(pool_constant_value(c, (uint16_t)i), v, 0)) {
            return (uint16_t)i;
        }
    }
    return INDEX_EMPTY;
}

/* The same for a name; absent if there is none. */
static Value constant_find_name(Compiler *c, const char *text, size_t n, uint32_t hash) {
    Value store = *unit_constants(c);
    if (value_absent(store)) {
        return ABSENT;
    }
    const Value *items = AS(Store, store)->items;
    if (c->index_slots == 0) {
        intptr_t at = str_find_text(items, c->constants, text, n, hash);
        return at < 0 ? ABSENT : items[at];
    }
    const uint16_t *slots = index_slots(c);
    size_t mask = (size_t)c->index_slots - 1;
    for (size_t i = index_home(c, hash); slots[i] != INDEX_EMPTY; i = (i + 1) & mask) {
        if (str_find_text(&items[slots[i]], 1, text, n, hash) == 0) {
            return items[slots[i]];
        }
    }
    return ABSENT;
}

/* Makes the index at least a quarter empty for one more constant. Does nothing while there are
 * few constants. At twice the size all are entered anew. */
static void index_reserve(Compiler *c) {
    if (c->constants < FEW_CONSTANTS ||
        ((size_t)c->constants + 1) * 4 <= (size_t)c->index_slots * 3) {
        return;
    }
    size_t slots = c->index_slots ? (size_t)c->index_slots * 2 : INDEX_FIRST;
    while (c->constants >= slots / 2) { /* the first time, there may be many at once */
        slots *= 2;
    }
    if (slots > 0x8000) {
        if (c->constants >= 0x7fff) {
            compile_error_here(c, "too many constants");
        }
        return; /* it gets slower, until it is full */
    }
    /* The header and 2 bytes a slot. */
    size_t words = 1 + BYTES_TO_WORDS(slots * 2);
    Value old = c->vm->roots[ROOT_COMPILE_INDEX];
    Object *o = value_absent(old) ? heap_alloc(c->vm, KIND_RAW, words)
                                  : heap_grow(c->vm, value_to_object(old), words);
    c->vm->roots[ROOT_COMPILE_INDEX] = value_object(o);
    c->index_slots = (uint16_t)slots;
    /* INDEX_EMPTY in every slot. */
    memset(index_slots(c), 0xff, slots * 2);
    for (unsigned i = 0; i < c->constants; i++) {
        Value v = pool_constant_value(c, (uint16_t)i);
        /* Lists are never looked for. */
        if (!value_is_kind(v, KIND_STORE)) {
            index_slots(c)[index_find(c, v)] = (uint16_t)i;
        }
    }
}

/* Where the codes begin, which lie at the end of the STORE; until the next allocation. */
static Value *first_code(Compiler *c) {
    Store *store = AS(Store, *unit_constants(c));
    return store->items + tuple_length(store) - c->codes;
}

/* Room for one more between constants and codes. v may be in the heap: while the STORE grows it
 * lies in MORE_HAND; returned is where it is then. */
static Value reserve_constant(Compiler *c, Value v) {
    size_t n = (size_t)c->constants + c->codes;
    if (n >= 0xfffe) {
        compile_error_here(c, "too many constants");
    }
    Value store = *unit_constants(c);
    if (!value_absent(store) && tuple_length(AS(Store, store)) > n) {
        return v;
    }
    *pool_more(c, MORE_HAND) = v;
    size_t length = value_absent(store) ? 0 : tuple_length(AS(Store, store));
    Object *o = store_grown(c, store, n + 1);
    *unit_constants(c) = value_object(o);
    Value *codes = first_code(c), *old = ((Store *)o)->items + length - c->codes;
    memmove(codes, old, c->codes * sizeof(Value));
    while (old < codes && old < ((Store *)o)->items + length) {
        *old++ = ABSENT;
    }
    return *pool_more(c, MORE_HAND);
}

uint16_t pool_constant_append(Compiler *c, Value v) {
    v = reserve_constant(c, v);
    AS(Store, *unit_constants(c))->items[c->constants] = v;
    return c->constants++;
}

uint16_t pool_code_append(Compiler *c, Value code) {
    code = reserve_constant(c, code);
    first_code(c)[-1] = code;
    return c->codes++;
}

Value pool_code(Compiler *c, uint16_t index) {
    return unit_code(AS(Unit, c->vm->roots[ROOT_COMPILE_UNIT]), index);
}

void pool_constants_trim(Compiler *c) {
    Value store = *unit_constants(c);
    if (!value_absent(store)) {
        memmove(AS(Store, store)->items + c->constants, first_code(c), c->codes * sizeof(Value));
        heap_shrink(c->vm, value_to_object(store), 1u + c->constants + c->codes);
    }
}

/* What is there already is found without an allocation: emit.c relies on that. */
uint16_t pool_constant(Compiler *c, Value v) {
    uint16_t found = constant_find(c, v);
    if (found != INDEX_EMPTY) {
        return found; /* without any allocation */
    }
    *pool_more(c, MORE_HAND) = v;
    index_reserve(c);
    uint16_t index = pool_constant_append(c, *pool_more(c, MORE_HAND));
    if (c->index_slots != 0) {
        index_slots(c)[index_find(c, pool_constant_value(c, index))] = index;
    }
    return index;
}

/* The constant index of what the pool has at `index`. */
uint16_t pool_constant_of(Compiler *c, uint16_t index) {
    return pool_constant(c, pool_value(c, index));
}

uint16_t pool_constant_name(Compiler *c, const char *text) {
    return pool_constant(c, pool_make_name(c, text, strlen(text)));
}

/* ---- the stack of display elements ---- */

void pool_stack_push(Compiler *c, Value v) {
    *pool_more(c, MORE_HAND) = v;
    pool_reserve(c, MORE_STACK, (size_t)c->stack_length + 1);
    store_items(c, MORE_STACK)[c->stack_length++] = *pool_more(c, MORE_HAND);
}

Value pool_stack_item(Compiler *c, size_t index) {
    return store_items(c, MORE_STACK)[index];
}

void pool_stack_release(Compiler *c, size_t length) {
    while (c->stack_length > length) {
        store_items(c, MORE_STACK)[--c->stack_length] = ABSENT;
    }
}

/* A long stack that begins with these elements becomes the object itself. KIND_TUPLE and
 * KIND_STORE have the same form, a header and Values, so only the kind in the header changes,
 * and a display of thousands of constants is never there twice. */
Value pool_stack_take(Compiler *c, size_t base, Kind kind) {
    enum { SMALL = 32 };
    size_t n = c->stack_length - base;
    if (base == 0 && n > SMALL) { /* the stack itself becomes the object */
        Object *o = value_to_object(*pool_more(c, MORE_STACK));
        /* The slack goes first; HEADER_GREW shares its bit with
 * HEADER_FINALIZER, so it must not stay set in another kind. */
        heap_shrink(c->vm, o, n + 1);
        o->header &= ~((uintptr_t)0xff << HEADER_KIND_SHIFT | HEADER_GREW);
        o->header |= (uintptr_t)kind << HEADER_KIND_SHIFT;
        *pool_more(c, MORE_STACK) = ABSENT;
        c->stack_length = 0;
        return value_object(o);
    }
    Object *o = heap_alloc(c->vm, kind, n + 1);
    for (size_t i = 0; i < n; i++) {
        ((Tuple *)o)->items[i] = pool_stack_item(c, base + i);
    }
    pool_stack_release(c, base);
    return value_object(o);
}

/* ---- const() ---- */

bool pool_const_find(Compiler *c, Value name, Value *value) {
    for (unsigned i = 0; i < c->const_count; i += 2) {
        if (value_same(store_items(c, MORE_CONSTS)[i], name)) {
            *value = store_items(c, MORE_CONSTS)[i + 1];
            return true;
        }
    }
    return false;
}

/* A second definition of the name replaces the first. */
void pool_const_add(Compiler *c, uint16_t name, uint16_t value) {
    for (unsigned i = 0; i < c->const_count; i += 2) {
        if (value_same(store_items(c, MORE_CONSTS)[i], pool_value(c, name))) {
            store_items(c, MORE_CONSTS)[i + 1] = pool_value(c, value);
            return;
        }
    }
    pool_reserve(c, MORE_CONSTS, (size_t)c->const_count + 2);
    store_items(c, MORE_CONSTS)[c->const_count++] = pool_value(c, name);
    store_items(c, MORE_CONSTS)[c->const_count++] = pool_value(c, value);
}

/* ---- built-in code ---- */

/* These calls open the C segment: whatever the function called holds on the C stack is pinned,
 * also text that lies in the heap. segment.high says where the scanned stretch ends: at this
 * function's own frame, so what its callers hold is not scanned. The names, strs and numbers
 * these return are kept by nothing yet. */
Value pool_make_str(Compiler *c, const char *text, size_t n) {
    c->segment.high = __builtin_frame_address(0);
    Value v = str_new(c->vm, text, n);
    c->segment.high = NULL;
    return v;
}

Value pool_make_bytes(Compiler *c, const char *data, size_t n) {
    c->segment.high = __builtin_frame_address(0);
    Value v = bytes_new(c->vm, (const uint8_t *)data, n);
    c->segment.high = NULL;
    return v;
}

/* text: digits of the base, underscores among them allowed, as the lexer read them. */
Value pool_make_int(Compiler *c, const char *text, size_t n, unsigned base) {
    c->segment.high = __builtin_frame_address(0);
    Value v = int_parse(c->vm, text, n, (int)base);
    c->segment.high = NULL;
    return v;
}

Value pool_make_float(Compiler *c, const char *text, size_t n, bool imaginary) {
    Float number = 0;
    c->segment.high = __builtin_frame_address(0);
    bool ok = decimal_parse(text, n, &number);
    (void)ok; /* the lexer has checked the grammar */
    Value v = imaginary ? complex_new(c->vm, 0, number) : float_new(c->vm, number);
    c->segment.high = NULL;
    return v;
}

/* ---- names ---- */

/* The index of a name in the pool, or -1: names are few and the same ones come again and again, so
 * a scan is enough. */
static intptr_t name_in_pool(Compiler *c, const char *text, size_t n, uint32_t hash) {
    return str_find_text(store_items(c, MORE_POOL), c->pool_length, text, n, hash);
}

/* A name that is not in the pool: in flash, among the constants, of a const(); else new. */
static Value name_elsewhere(Compiler *c, const char *text, size_t n, uint32_t hash) {
    Value v = str_flash_name(text, n, hash);
    v = value_absent(v) ? constant_find_name(c, text, n, hash) : v;
    if (value_absent(v) && c->const_count > 0) {
        const Value *items = store_items(c, MORE_CONSTS);
        intptr_t at = str_find_text(items, c->const_count, text, n, hash);
        v = at < 0 ? ABSENT : items[at];
    }
    if (value_absent(v)) {
        v = pool_make_str(c, text, n);
        str_hash(v); /* the searches compare it */
    }
    return v;
}

Value pool_make_name(Compiler *c, const char *text, size_t n) {
    uint32_t hash = hash_bytes(text, n);
    intptr_t at = name_in_pool(c, text, n, hash);
    return at < 0 ? name_elsewhere(c, text, n, hash) : pool_value(c, (uint16_t)at);
}

uint16_t pool_add_name(Compiler *c, const char *text, size_t n) {
    uint32_t hash = hash_bytes(text, n);
    intptr_t at = name_in_pool(c, text, n, hash);
    return at < 0 ? pool_add(c, name_elsewhere(c, text, n, hash)) : (uint16_t)at;
}
