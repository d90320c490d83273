/* SPDX-License-Identifier: MIT */
/* dict and its views; the storage is object/table.c. Keys of user-defined classes run Python code
 * when they are hashed or compared, so walks keep a position, never an address, over such steps. */
#include "object/dict.h"

#include "builtins.h"
#include "object/iterator.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/sequence.h"
#include "object/set.h"
#include "object/str.h"

/* KeyError(key). */
static _Noreturn void raise_key(Vm *vm, Value key) {
    vm_raise_value(vm, &type_KeyError, key);
}

/* ---- updating ---- */
/* From a DICT entry by entry; from any other mapping by keys() and __getitem__; else from pairs. */

Value dict_plain(Vm *vm, Value other) {
    Value native = object_unwrap(other);
    bool plain =
        value_is_kind(native, KIND_DICT) &&
        (value_same(native, other) || value_absent(object_special(vm, other, NAME(__iter__))));
    return plain ? native : ABSENT;
}

/* Entries of one DICT into another. A RuntimeError, as in CPython, if a key's __eq__ or __hash__
 * changes the size of the source on the way. */
static void update_from_dict(Vm *vm, Value dict, Value other) {
    Dict *from = AS(Dict, other);
    size_t position = 0, live = table_live(from);
    if (value_same(dict, other)) {
        return;
    }
    for (Value *entry; (entry = table_next(from, &position)) != NULL;) {
        dict_set(vm, dict, entry[0], entry[1]);
        if (table_live(from) != live) {
            vm_raise_format(vm, &type_RuntimeError, "dict mutated during update");
        }
        vm_poll(vm);
    }
}

/* False if it has no keys(). As dict.update() in CPython: what has keys() is a mapping, whatever
 * else it is, and is asked by __getitem__. */
static bool update_from_mapping(Vm *vm, Value dict, Value other) {
    Value native = dict_plain(vm, other);
    if (!value_absent(native)) {
        update_from_dict(vm, dict, native);
        return true;
    }
    Value keys = object_getattr_or_absent(vm, other, NAME(keys));
    if (value_absent(keys)) {
        return false;
    }
    Iteration it;
    iteration_begin(vm, &it, vm_call0(vm, keys));
    for (Value key; !value_absent(key = iteration_next(vm, &it));) {
        dict_set(vm, dict, key, object_getitem(vm, other, key));
    }
    return true;
}

/* `[(1, 2), [3, 4], 'ab']`: pairs may be any iterables of two. */
static void update_from_pairs(Vm *vm, Value dict, Value pairs) {
    Iteration it;
    iteration_begin(vm, &it, pairs);
    Value pair;
    for (size_t i = 0, n; !value_absent(pair = iteration_next(vm, &it)); i++) {
        if (!value_is_kind(pair, KIND_TUPLE) && !value_is_kind(pair, KIND_LIST)) {
            if (!object_is_iterable(vm, pair)) {
                vm_raise_type(
                    vm, "cannot convert dictionary update sequence element #%u to a sequence", i);
            }
            pair = list_from(vm, pair);
        }
        Value *items = sequence_items(pair, &n);
        if (n != 2) {
            vm_raise_value_error(
                vm, "dictionary update sequence element #%u has length %u; 2 is required", i, n);
        }
        dict_set(vm, dict, items[0], items[1]);
    }
}

void dict_update(Vm *vm, Value dict, Value other) {
    if (!update_from_mapping(vm, dict, other)) {
        update_from_pairs(vm, dict, other);
    }
}

void dict_update_mapping(Vm *vm, Value dict, Value other) {
    if (!update_from_mapping(vm, dict, other)) {
        vm_raise_type(vm, "'%t' object is not a mapping", other);
    }
}

/* Positional arguments of dict() and update() from the i-th on, then the keywords. */
static void update_from_arguments(Vm *vm, Value dict, Value *a, int n, int i, Value keywords,
                                  const char *name) {
    if (n - i > 1) {
        vm_raise_type(vm, "%s expected at most 1 argument, got %d", name, n - i);
    }
    if (n > i) {
        dict_update(vm, dict, arg(a, i));
    }
    if (!value_absent(keywords)) {
        update_from_dict(vm, dict, keywords);
    }
}

/* dict(*args, **kw): the keywords come first (object/type.h), then the class. A derived class's
 * __init__ fills it. */
Value dict_make(Vm *vm, Value *a, int n) {
    Value dict = dict_new(vm);
    if (value_same(arg(a, 1), value_object(&type_dict))) {
        update_from_arguments(vm, dict, a, n, 2, arg(a, 0), "dict");
    }
    return dict;
}

/* self, keywords, then what is positional dict.__init__ adds to what is there and does not clear it
 * first, as in CPython. */
Value dict_init(Vm *vm, Value *a, int n) {
    update_from_arguments(vm, arg(a, 0), a, n, 2, arg_or_absent(a, n, 1), "dict");
    return NONE;
}

/* The same arguments as dict_init(), and nothing but the name in the message differs. */
Value dict_update_method(Vm *vm, Value *a, int n) {
    update_from_arguments(vm, arg(a, 0), a, n, 2, arg_or_absent(a, n, 1), "update");
    return NONE;
}

/* ---- operators ---- */

/* A walk by position, since repr of a key may change the dict. A dict inside itself is `{...}`. */
void dict_write(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    ReprGuard guard;
    if (!repr_enter(vm, &guard, self)) {
        writer_text(out, "{...}");
        return;
    }
    const char *before = "{";
    size_t position = 0;
    for (Value *entry; (entry = table_next(AS(Dict, self), &position)) != NULL; before = ", ") {
        Value key = entry[0], value = entry[1];
        writer_format(out, "%s%r: %r", before, key, value);
    }
    writer_text(out, before[0] == '{' ? "{}" : "}");
    repr_leave(vm, &guard);
}

/* Has every entry of `left` an equal one in `right`? */
static bool contains_all(Vm *vm, Value left, Value right) {
    size_t position = 0;
    for (Value *entry; (entry = table_next(AS(Dict, left), &position)) != NULL;) {
        Value value = entry[1], other = dict_get(vm, right, entry[0]);
        if (value_absent(other) || !object_equal(vm, value, other)) {
            return false;
        }
        vm_poll(vm);
    }
    return true;
}

/* Only == and != have an answer. Recursion through values is bounded by the C stack check. */
Value dict_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if (!value_is_kind(left, KIND_DICT) || !value_is_kind(right, KIND_DICT) ||
        (op != COMPARE_EQ && op != COMPARE_NE)) {
        return ABSENT;
    }
    vm_c_stack_check(vm);
    bool equal =
        table_live(AS(Dict, left)) == table_live(AS(Dict, right)) && contains_all(vm, left, right);
    return value_bool(equal == (op == COMPARE_EQ));
}

/* `a | b` of two dicts: a new dict; what comes twice has its place from a and its value from b. */
Value dict_binary(Vm *vm, enum Binary op, Value left, Value right) {
    if (op != BINARY_OR || !value_is_kind(left, KIND_DICT) || !value_is_kind(right, KIND_DICT)) {
        return ABSENT;
    }
    Value dict = table_copy(vm, AS(Dict, left), KIND_DICT);
    update_from_dict(vm, dict, right);
    return dict;
}

/* `a |= b`: b may be any mapping or iterable of pairs, unlike in `a | b`. */
Value dict_inplace(Vm *vm, enum Binary op, Value left, Value right) {
    if (op != BINARY_OR) {
        return ABSENT;
    }
    dict_update(vm, left, right);
    return left;
}

intptr_t dict_length(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)table_live(AS(Dict, self));
}

/* KeyError if it is not there. __missing__ of a derived class is the caller's concern
 * (object_getitem_native). */
Value dict_getitem(Vm *vm, Value self, Value key) {
    Value *entry = table_find(vm, AS(Dict, self), key);
    if (!entry) {
        raise_key(vm, key);
    }
    return entry[1];
}

/* value absent: del d[key], KeyError. Runs __hash__ and __eq__ of the key. */
void dict_setitem(Vm *vm, Value self, Value key, Value value) {
    if (!value_absent(value)) {
        dict_set(vm, self, key, value);
    } else if (!dict_delete(vm, self, key)) {
        raise_key(vm, key);
    }
}

bool dict_contains(Vm *vm, Value self, Value key) {
    return table_find(vm, AS(Dict, self), key) != NULL;
}

Value dict_iter(Vm *vm, Value self) {
    return iterator_new_dict(vm, self, DICT_PART_KEYS, false);
}

/* ---- methods ---- */

/* dict.get(key, default=None) */
Value dict_get_method(Vm *vm, Value *a, int n) {
    Value *entry = table_find(vm, AS(Dict, arg(a, 0)), arg(a, 1));
    return entry ? entry[1] : n > 2 ? arg(a, 2) : NONE;
}

/* One search for both: an entry just made is known by its absent value. */
Value dict_setdefault(Vm *vm, Value *a, int n) {
    Value *entry = table_insert(vm, AS(Dict, arg(a, 0)), arg(a, 1));
    if (value_absent(entry[1])) {
        entry[1] = n > 2 ? arg(a, 2) : NONE;
    }
    return entry[1];
}

/* dict.pop(key[, default]): KeyError only without a default. */
Value dict_pop(Vm *vm, Value *a, int n) {
    Dict *d = AS(Dict, arg(a, 0));
    Value *entry = table_find(vm, d, arg(a, 1));
    if (!entry) {
        if (n < 3) {
            raise_key(vm, arg(a, 1));
        }
        return arg(a, 2);
    }
    Value value = entry[1];
    table_delete(vm, d, entry);
    return value;
}

/* The pair is made before the entry goes: with no memory nothing is lost. */
Value dict_popitem(Vm *vm, Value *a, int n) {
    (void)n;
    Dict *d = AS(Dict, arg(a, 0));
    if (table_live(d) == 0) {
        raise_key(vm, NAME(popitem_empty));
    }
    Value pair = tuple_new(vm, 2);
    Value *last = table_entry(d, table_used(d) - 1); /* live: deletion cuts dead ones off the end */
    tuple_items(pair)[0] = last[0];
    tuple_items(pair)[1] = last[1];
    table_delete(vm, d, last);
    return pair;
}

/* A dict that serves as globals may be known to the attribute cache. */
Value dict_clear(Vm *vm, Value *a, int n) {
    (void)n;
    Dict *d = AS(Dict, arg(a, 0));
    if (value_to_int(d->live) & TABLE_GLOBALS) {
        vm_cache_clear(vm);
    }
    table_clear(d);
    return NONE;
}

Value dict_copy(Vm *vm, Value *a, int n) {
    (void)n;
    return table_copy(vm, AS(Dict, arg(a, 0)), KIND_DICT);
}

/* A derived class is called and filled by its own __setitem__. */
Value dict_fromkeys(Vm *vm, Value *a, int n) {
    Value cls = arg(a, 0), value = n > 2 ? arg(a, 2) : NONE;
    bool plain = value_same(cls, value_object(&type_dict));
    Value dict = plain ? dict_new(vm) : vm_call0(vm, cls);
    Iteration it;
    iteration_begin(vm, &it, arg(a, 1));
    for (Value key; !value_absent(key = iteration_next(vm, &it));) {
        if (plain) {
            dict_set(vm, dict, key, value);
        } else {
            object_setitem(vm, dict, key, value);
        }
    }
    return dict;
}

/* reversed(dict): its keys from the youngest on. */
Value dict_reversed(Vm *vm, Value *a, int n) {
    (void)n;
    return iterator_new_dict(vm, arg(a, 0), DICT_PART_KEYS, true);
}

/* ---- views ---- */
/* A view is one word with its dict. What it shows is read when it is asked, so it is always up to
 * date. */

/* keys(), values(), items(): one word with the dict, read when the view is used. May allocate. */
static Value view_new(Vm *vm, Kind kind, Value dict) {
    Wrapper *view = (Wrapper *)heap_alloc(vm, kind, WORDS_OF(Wrapper));
    view->value = dict;
    return value_object(view);
}

Value dict_keys(Vm *vm, Value *a, int n) {
    (void)n;
    return view_new(vm, KIND_DICT_KEYS, arg(a, 0));
}

Value dict_values(Vm *vm, Value *a, int n) {
    (void)n;
    return view_new(vm, KIND_DICT_VALUES, arg(a, 0));
}

Value dict_items(Vm *vm, Value *a, int n) {
    (void)n;
    return view_new(vm, KIND_DICT_ITEMS, arg(a, 0));
}

/* The dict that a view shows. */
static Value view_dict(Value view) {
    return AS(Wrapper, view)->value;
}

static enum DictPart view_part(Value view) {
    Kind kind = value_kind(view);
    return kind == KIND_DICT_KEYS     ? DICT_PART_KEYS
           : kind == KIND_DICT_VALUES ? DICT_PART_VALUES
                                      : DICT_PART_ITEMS;
}

Value dict_view_iter(Vm *vm, Value self) {
    return iterator_new_dict(vm, view_dict(self), view_part(self), false);
}

Value dict_view_reversed(Vm *vm, Value view) {
    return iterator_new_dict(vm, view_dict(view), view_part(view), true);
}

intptr_t dict_view_length(Vm *vm, Value self) {
    return dict_length(vm, view_dict(self));
}

/* Written as a list of what the view shows, which cannot change meanwhile. */
void dict_view_write(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    ReprGuard guard;
    if (!repr_enter(vm, &guard, self)) {
        writer_text(out, "...");
        return;
    }
    writer_format(out, "%t(%r)", self, list_from(vm, self));
    repr_leave(vm, &guard);
}

/* `key in d.keys()` hashes the key; an unhashable one raises TypeError. */
bool dict_keys_contains(Vm *vm, Value self, Value item) {
    return dict_contains(vm, view_dict(self), item);
}

/* `(key, value) in d.items()`: only a tuple of two can be there; values are compared by ==. */
bool dict_items_contains(Vm *vm, Value self, Value item) {
    Value pair = object_unwrap(item);
    if (!value_is_kind(pair, KIND_TUPLE) || tuple_length(AS(Tuple, pair)) != 2) {
        return false;
    }
    Value value = dict_get(vm, view_dict(self), tuple_items(pair)[0]);
    return !value_absent(value) && object_equal(vm, value, tuple_items(pair)[1]);
}

/* values() is no set: its items need not be hashable, nor different. */
static bool view_is_set(Value v) {
    return value_is_kind(v, KIND_DICT_KEYS) || value_is_kind(v, KIND_DICT_ITEMS);
}

/* Whether all items of a set or view are in another. */
static bool is_within(Vm *vm, Value some, Value all) {
    Iteration it;
    iteration_begin(vm, &it, some);
    for (Value item; !value_absent(item = iteration_next(vm, &it));) {
        if (!object_contains(vm, all, item)) {
            return false;
        }
    }
    return true;
}

/* Keys and items are compared as sets, item by item: the values of an items() view need not be
 * hashable. */
Value dict_view_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if (!(view_is_set(left) || set_is(left)) || !(view_is_set(right) || set_is(right))) {
        return ABSENT;
    }
    size_t x = object_length(vm, left), y = object_length(vm, right);
    switch (op) {
    case COMPARE_LT: return value_bool(x < y && is_within(vm, left, right));
    case COMPARE_LE: return value_bool(x <= y && is_within(vm, left, right));
    case COMPARE_EQ: return value_bool(x == y && is_within(vm, left, right));
    case COMPARE_NE: return value_bool(x != y || !is_within(vm, left, right));
    case COMPARE_GT: return value_bool(x > y && is_within(vm, right, left));
    default: return value_bool(x >= y && is_within(vm, right, left));
    }
}

/* `&`, `|`, `^` and `-` with any iterable on either side give a new set. */
Value dict_view_binary(Vm *vm, enum Binary op, Value left, Value right) {
    if (op != BINARY_AND && op != BINARY_OR && op != BINARY_XOR && op != BINARY_SUB) {
        return ABSENT;
    }
    if (op == BINARY_AND) {
        Value view = view_is_set(left) ? left : right, result = table_new(vm, KIND_SET, 0);
        Iteration it;
        iteration_begin(vm, &it, view_is_set(left) ? right : left);
        for (Value item; !value_absent(item = iteration_next(vm, &it));) {
            if (object_contains(vm, view, item)) {
                set_insert(vm, result, item);
            }
        }
        return result;
    }
    Value x = set_from(vm, KIND_SET, left);
    return set_binary(vm, op, x, set_is(right) ? right : set_from(vm, KIND_SET, right));
}

/* Looks each item of any iterable up in the view, and makes no set. */
static Value view_isdisjoint(Vm *vm, Value self, Value other) {
    Iteration it;
    iteration_begin(vm, &it, other);
    for (Value item; !value_absent(item = iteration_next(vm, &it));) {
        if (value_is_kind(self, KIND_DICT_KEYS) ? dict_keys_contains(vm, self, item)
                                                : dict_items_contains(vm, self, item)) {
            return FALSE;
        }
    }
    return TRUE;
}

Value dict_keys_isdisjoint(Vm *vm, Value *a, int n) {
    (void)n;
    return view_isdisjoint(vm, arg(a, 0), arg(a, 1));
}

Value dict_items_isdisjoint(Vm *vm, Value *a, int n) {
    (void)n;
    return view_isdisjoint(vm, arg(a, 0), arg(a, 1));
}
