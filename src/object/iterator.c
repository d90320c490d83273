/* SPDX-License-Identifier: MIT */
/* Iterators. An iterator over a container holds the container and a position, never an address, so
 * that the container may change under it; when it has come to the end its source is absent, and it
 * stays at the end. What the words of each kind hold:
 *
 *                        source            position            extra
 *     LIST_, TUPLE_      the sequence      of the next item
 *     SEQUENCE_          any sequence      of the next item
 *     REVERSED           any sequence      of the next item; -1 = none
 *     DICT_              the DICT          entry to look at    live entries << 3 | Direction
 *     SET_               the set           entry to look at    live entries
 *     RANGE_             next number       step                first number behind the end
 *     CALL_              the callable      the sentinel
 *     ENUMERATE          the iterator      next number
 *     ZIP                tuple: iterators  strict, a bool
 *     MAP                the function      iterator, or tuple of several
 *     FILTER             the function      the iterator */
#include "object/iterator.h"

#include "builtins.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/range.h"
#include "object/sequence.h"
#include "object/set.h"
#include "object/str.h"

enum Direction { DIRECTION_PART = 3, DIRECTION_BACK = 4, DIRECTION_BITS = 3 };

/* `extra` is not there: kinds of two Values have three words with their header. */
Value iterator_new(Vm *vm, Kind kind, Value source, Value position) {
    Iterator *it = (Iterator *)heap_alloc(vm, kind, 3);
    it->source = source;
    it->position = position;
    return value_object(it);
}

/* iter() of an iterator. */
Value iterator_self(Vm *vm, Value self) {
    (void)vm;
    return self;
}

/* From now on it is at the end, and keeps its container alive no longer. */
static void finish(Value iterator) {
    AS(Iterator, iterator)->source = ABSENT;
}

static intptr_t position_of(Value iterator) {
    return value_to_int(AS(Iterator, iterator)->position);
}

/* Of the kinds whose position is a small int. */
static void set_position(Value iterator, intptr_t position) {
    AS(Iterator, iterator)->position = value_int(position);
}

/* ---- sequences ---- */

Value iterator_of_list(Vm *vm, Value self) {
    return iterator_new(vm, KIND_LIST_ITERATOR, self, value_int(0));
}

Value iterator_of_tuple(Vm *vm, Value self) {
    return iterator_new(vm, KIND_TUPLE_ITERATOR, self, value_int(0));
}

/* Of LIST_ITERATOR and TUPLE_ITERATOR. */
Value iterator_items_next(Vm *vm, Value self) {
    (void)vm;
    Value source = AS(Iterator, self)->source;
    if (value_absent(source)) {
        return ABSENT;
    }
    size_t n, i = (size_t)position_of(self);
    Value *items = sequence_items(source, &n);
    if (i >= n) {
        finish(self);
        return ABSENT;
    }
    set_position(self, (intptr_t)i + 1);
    return items[i];
}

/* source[position] of any sequence; `item` stays absent when that raises IndexError. */
typedef struct {
    Value source, position, item;
} Fetch;

static void fetch_item(Vm *vm, void *context) {
    Fetch *fetch = context;
    fetch->item = object_getitem(vm, fetch->source, fetch->position);
}

/* What `get` finds; its StopIteration ends the iterator, as an IndexError of an item does. */
static Value fetch(Vm *vm, Value self, void (*get)(Vm *vm, void *context)) {
    Iterator *it = AS(Iterator, self);
    Fetch f = {it->source, it->position, ABSENT};
    Value exception;
    if (!vm_try(vm, get, &f, &exception)) {
        bool index = get == fetch_item && object_is_type(exception, &type_IndexError);
        if (!index && !object_is_type(exception, &type_StopIteration)) {
            vm->roots[ROOT_RAISED] = exception;
            vm_reraise(vm);
        }
        finish(self);
    }
    return f.item;
}

/* Runs __getitem__ with 0, 1, 2 ... until that raises IndexError. */
Value iterator_sequence_next(Vm *vm, Value self) {
    if (value_absent(AS(Iterator, self)->source)) {
        return ABSENT;
    }
    Value item = fetch(vm, self, fetch_item);
    set_position(self, position_of(self) + 1);
    return item;
}

Value iterator_reversed_next(Vm *vm, Value self) {
    Value source = AS(Iterator, self)->source;
    intptr_t i = position_of(self);
    if (value_absent(source) || i < 0) {
        finish(self);
        return ABSENT;
    }
    if (!value_is_kind(source, KIND_LIST) && !value_is_kind(source, KIND_TUPLE)) {
        Value item = fetch(vm, self, fetch_item);
        set_position(self, i - 1);
        return item;
    }
    size_t n;
    Value *items = sequence_items(source, &n);
    /* The list has become shorter than where the iterator stands: it ends, as in CPython. */
    if ((size_t)i >= n) {
        finish(self);
        return ABSENT;
    }
    set_position(self, i - 1);
    return items[i];
}

static void call_source(Vm *vm, void *context) {
    Fetch *fetch = context;
    fetch->item = vm_call0(vm, fetch->source);
}

/* iter(function, sentinel): ends at the sentinel for good. The function may exhaust this very
 * iterator. */
Value iterator_call_next(Vm *vm, Value self) {
    Iterator *it = AS(Iterator, self);
    if (value_absent(it->source)) {
        return ABSENT;
    }
    Value item = fetch(vm, self, call_source);
    if (!value_absent(it->source) && object_equal(vm, it->position, item)) {
        finish(self);
    }
    return value_absent(it->source) ? ABSENT : item;
}

/* ---- tables ---- */
/* Positions of entries stay good over changes of values; a change of the number of entries is found
 * by comparing it with the one kept from the beginning. */

/* Position and number of live entries as they are when the iterator is made. */
static Value new_table_iterator(Vm *vm, Kind kind, Value source, size_t position, size_t extra) {
    Iterator *it = (Iterator *)heap_alloc(vm, kind, WORDS_OF(Iterator));
    it->source = source;
    it->position = value_int((intptr_t)position);
    it->extra = value_int((intptr_t)extra);
    return value_object(it);
}

Value iterator_new_dict(Vm *vm, Value dict, enum DictPart part, bool backwards) {
    Dict *d = AS(Dict, dict);
    size_t extra = table_live(d) << DIRECTION_BITS | part | (backwards ? DIRECTION_BACK : 0);
    return new_table_iterator(vm, KIND_DICT_ITERATOR, dict, backwards ? table_used(d) : 0, extra);
}

Value iterator_of_set(Vm *vm, Value self) {
    return new_table_iterator(vm, KIND_SET_ITERATOR, self, 0, table_live(AS(Set, self)));
}

/* The next entry, or NULL at the end; RuntimeError when the table's size is not `live`. */
static Value *next_entry(Vm *vm, Value self, size_t live, bool backwards, const char *what) {
    Iterator *it = AS(Iterator, self);
    Dict *d = AS(Dict, it->source);
    if (value_absent(it->source)) {
        return NULL;
    }
    if (table_live(d) != live) {
        it->extra = value_int(-1); /* no size ever again */
        vm_raise_format(vm, &type_RuntimeError, "%s changed size during iteration", what);
    }
    size_t position = (size_t)value_to_int(it->position);
    Value *entry = NULL;
    if (!backwards) {
        entry = table_next(d, &position);
    } else {
        /* Deletion and compaction may have left fewer entries than the position says. */
        position = position < table_used(d) ? position : table_used(d);
        while (position > 0 && value_absent(table_entry(d, position - 1)[0])) {
            position--;
        }
        entry = position > 0 ? table_entry(d, --position) : NULL;
    }
    set_position(self, (intptr_t)position);
    if (!entry) {
        finish(self);
    }
    return entry;
}

/* The dict's size is checked at each step: a change of it is an error, as in CPython. */
Value iterator_dict_next(Vm *vm, Value self) {
    size_t extra = (size_t)value_to_int(AS(Iterator, self)->extra);
    Value *entry =
        next_entry(vm, self, extra >> DIRECTION_BITS, (extra & DIRECTION_BACK) != 0, "dictionary");
    if (!entry) {
        return ABSENT;
    }
    switch (extra & DIRECTION_PART) {
    case DICT_PART_KEYS: return entry[0];
    case DICT_PART_VALUES: return entry[1];
    default: return tuple_pair(vm, entry[0], entry[1]);
    }
}

/* RuntimeError when the set's size has changed since the iterator was made. */
Value iterator_set_next(Vm *vm, Value self) {
    size_t live = (size_t)value_to_int(AS(Iterator, self)->extra);
    Value *entry = next_entry(vm, self, live, false, "Set");
    return entry ? entry[0] : ABSENT;
}

/* ---- how many are left ---- */

/* What enumerate, map and zip read first: they give no more items than it has. */
static Value innermost(Value self) {
    for (;;) {
        Kind kind = value_kind(self);
        Value inner;
        if (kind == KIND_ENUMERATE || kind == KIND_ZIP) {
            inner = AS(Iterator, self)->source;
        } else if (kind == KIND_MAP) {
            inner = AS(Iterator, self)->position;
        } else {
            return self;
        }
        if (value_is_kind(inner, KIND_TUPLE)) {
            if (tuple_length(AS(Tuple, inner)) == 0) {
                return self;
            }
            inner = tuple_items(inner)[0];
        }
        self = inner;
    }
}

/* What is left, without disturbing the iterator; -1 when nobody knows. */
intptr_t iterator_length_hint(Vm *vm, Value self) {
    self = innermost(self);
    Iterator *it = AS(Iterator, self);
    Kind kind = value_kind(self);
    size_t n = 0, used, position;
    /* These kinds (value/kinds.h) say by an absent source that they are at the end. */
    if (kind >= KIND_LIST_ITERATOR && kind <= KIND_REVERSED && value_absent(it->source)) {
        return 0;
    }
    switch (kind) {
    case KIND_LIST_ITERATOR:
    case KIND_TUPLE_ITERATOR:
        sequence_items(it->source, &n);
        return (size_t)position_of(self) < n ? (intptr_t)n - position_of(self) : 0;
    case KIND_RANGE_ITERATOR: return range_iterator_left(vm, self);
    case KIND_REVERSED: return position_of(self) + 1;
    case KIND_DICT_ITERATOR:
    case KIND_SET_ITERATOR:
        position = (size_t)position_of(self);
        used = table_used(AS(Dict, it->source));
        if (kind == KIND_DICT_ITERATOR && (value_to_int(it->extra) & DIRECTION_BACK)) {
            used = position < used ? position : used;
            position = 0;
        }
        for (; position < used; position++) {
            n += !value_absent(table_entry(AS(Dict, it->source), position)[0]);
        }
        return (intptr_t)n;
    default: return -1;
    }
}

/* __length_hint__() of the kinds below: never -1 for them. */
static Value hint(Vm *vm, Value self) {
    return int_from_intptr(vm, iterator_length_hint(vm, self));
}

/* A native function belongs to one type: one name each. */
Value iterator_list_hint(Vm *vm, Value *a, int n) {
    (void)n;
    return hint(vm, arg(a, 0));
}
Value iterator_tuple_hint(Vm *vm, Value *a, int n) {
    (void)n;
    return hint(vm, arg(a, 0));
}
Value iterator_range_hint(Vm *vm, Value *a, int n) {
    (void)n;
    return hint(vm, arg(a, 0));
}
Value iterator_dict_hint(Vm *vm, Value *a, int n) {
    (void)n;
    return hint(vm, arg(a, 0));
}
Value iterator_set_hint(Vm *vm, Value *a, int n) {
    (void)n;
    return hint(vm, arg(a, 0));
}
Value iterator_reversed_hint(Vm *vm, Value *a, int n) {
    (void)n;
    return hint(vm, arg(a, 0));
}

/* ---- reversed ---- */

/* Those that iter() walks by index, without asking a method. */
static bool is_native_sequence(Value v) {
    switch (value_kind(v)) {
    case KIND_LIST:
    case KIND_TUPLE:
    case KIND_STR:
    case KIND_BYTES:
    case KIND_BYTEARRAY:
    case KIND_ARRAY:
    case KIND_MEMORYVIEW: return true;
    default: return false;
    }
}

/* reversed(sequence): whatever __reversed__ says, or backwards over an index. */
Value iterator_make_reversed(Vm *vm, Value *a, int n) {
    (void)n;
    Value source = arg(a, 1), native = object_unwrap(source);
    Value method = object_lookup(vm, object_type(source), NAME(__reversed__));
    Kind kind = value_kind(native);
    if (kind == KIND_LIST && value_is_kind(method, KIND_NATIVE)) { /* list's own */
        return iterator_new(vm, KIND_REVERSED, native,
                            value_int((intptr_t)list_length(native) - 1));
    }
    if (!value_absent(method) && !value_is_none(method)) {
        return vm_call_method(vm, method, &source, 1);
    }
    if (kind == KIND_DICT_KEYS || kind == KIND_DICT_VALUES || kind == KIND_DICT_ITEMS) {
        return dict_view_reversed(vm, native);
    }
    bool has_items = !value_absent(object_special(vm, source, NAME(__getitem__)));
    if (!value_absent(method) || (!is_native_sequence(native) && !has_items)) {
        vm_raise_type(vm, "'%t' object is not reversible", source);
    }
    if (!has_items) {
        source = native;
    }
    return iterator_new(vm, KIND_REVERSED, source, value_int(object_length(vm, source) - 1));
}

/* ---- enumerate, zip, map, filter ---- */
/* Each holds iterators of its arguments and asks them when it is asked; none knows its own end. */

/* object_next(), with a short way to the usual ones. Others may hold iterators in turn, to any
 * depth. */
static Value next_item(Vm *vm, Value iterator) {
    Kind kind = value_kind(iterator);
    if (kind == KIND_LIST_ITERATOR || kind == KIND_TUPLE_ITERATOR) {
        return iterator_items_next(vm, iterator);
    }
    vm_c_stack_check(vm);
    return object_next(vm, iterator);
}

/* enumerate(iterable, start=0) */
Value iterator_make_enumerate(Vm *vm, Value *a, int n) {
    Value start = arg_or_absent(a, n, 2);
    start = value_absent(start) ? value_int(0) : object_index(vm, start);
    return iterator_new(vm, KIND_ENUMERATE, object_iter(vm, arg(a, 1)), start);
}

/* The number may become a big int. */
Value iterator_enumerate_next(Vm *vm, Value self) {
    Iterator *it = AS(Iterator, self);
    Value item = next_item(vm, it->source);
    if (value_absent(item)) {
        return ABSENT;
    }
    Value number = it->position;
    if (value_is_int(number) && value_to_int(number) < SMALL_INT_MAX) {
        it->position = value_int(value_to_int(number) + 1);
    } else {
        Value next = int_binary(vm, BINARY_ADD, number, value_int(1));
        it->position = next;
    }
    return tuple_pair(vm, number, item);
}

/* A tuple of iterators over the arguments from the i-th on. */
static Value iterators_of(Vm *vm, const Value *a, int n, int i) {
    Value tuple = tuple_new(vm, n > i ? (size_t)(n - i) : 0);
    for (int k = i; k < n; k++) {
        Value iterator = object_iter(vm, arg(a, k));
        tuple_items(tuple)[k - i] = iterator;
    }
    return tuple;
}

/* zip(*iterables, strict=False): strict comes first (object/type.h), then the class. */
Value iterator_make_zip(Vm *vm, Value *a, int n) {
    bool strict = !value_absent(arg(a, 0)) && object_truth(vm, arg(a, 0));
    return iterator_new(vm, KIND_ZIP, iterators_of(vm, a, n, 2), value_bool(strict));
}

/* The i-th iterable ended first, and all before it had an item: strict zip() checks the others. */
static void check_strict(Vm *vm, Value iterators, size_t i) {
    const char *which = i == 1 ? " " : "s 1-";
    if (i > 0) {
        vm_raise_value_error(vm, "zip() argument %u is shorter than argument%s%u", i + 1, which, i);
    }
    size_t n = tuple_length(AS(Tuple, iterators));
    for (i = 1; i < n; i++) {
        if (!value_absent(next_item(vm, tuple_items(iterators)[i]))) {
            vm_raise_value_error(vm, "zip() argument %u is longer than argument%s%u", i + 1,
                                 i == 1 ? " " : "s 1-", i);
        }
    }
}

/* Items that were read before one iterator ended are lost, as in CPython. */
Value iterator_zip_next(Vm *vm, Value self) {
    Value iterators = AS(Iterator, self)->source;
    size_t n = tuple_length(AS(Tuple, iterators));
    if (n == 0) {
        return ABSENT;
    }
    Value items = tuple_new(vm, n);
    for (size_t i = 0; i < n; i++) {
        Value item = next_item(vm, tuple_items(iterators)[i]);
        if (value_absent(item)) {
            if (value_same(AS(Iterator, self)->position, TRUE)) {
                check_strict(vm, iterators, i);
            }
            return ABSENT;
        }
        tuple_items(items)[i] = item;
    }
    return items;
}

/* map(function, iterable, *iterables) */
Value iterator_make_map(Vm *vm, Value *a, int n) {
    if (n < 3) {
        vm_raise_type(vm, "map() must have at least two arguments.");
    }
    Value iterators = n == 3 ? object_iter(vm, arg(a, 2)) : iterators_of(vm, a, n, 2);
    return iterator_new(vm, KIND_MAP, arg(a, 1), iterators);
}

/* Ends with the shortest iterable, like zip(); the function is called with an item of each. */
Value iterator_map_next(Vm *vm, Value self) {
    Iterator *it = AS(Iterator, self);
    Value iterators = it->position;
    if (!value_is_kind(iterators, KIND_TUPLE)) {
        Value item = next_item(vm, iterators);
        return value_absent(item) ? ABSENT : vm_call1(vm, it->source, item);
    }
    size_t n = tuple_length(AS(Tuple, iterators));
    Value items = tuple_new(vm, n);
    for (size_t i = 0; i < n; i++) {
        Value item = next_item(vm, tuple_items(iterators)[i]);
        if (value_absent(item)) {
            return ABSENT;
        }
        tuple_items(items)[i] = item;
    }
    return vm_call(vm, it->source, tuple_items(items), (int)n);
}

/* filter(function or None, iterable) */
Value iterator_make_filter(Vm *vm, Value *a, int n) {
    (void)n;
    return iterator_new(vm, KIND_FILTER, arg(a, 1), object_iter(vm, arg(a, 2)));
}

/* None and bool need no call. It polls, since a filter that nothing passes may run for ever. */
Value iterator_filter_next(Vm *vm, Value self) {
    Iterator *it = AS(Iterator, self);
    for (Value item; !value_absent(item = next_item(vm, it->position)); vm_poll(vm)) {
        bool itself = value_is_none(it->source) || value_same(it->source, value_object(&type_bool));
        if (object_truth(vm, itself ? item : vm_call1(vm, it->source, item))) {
            return item;
        }
    }
    return ABSENT;
}
