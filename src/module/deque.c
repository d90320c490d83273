/* SPDX-License-Identifier: MIT */
/* collections.deque: items that come and go at both ends.
 *
 *     ITEMS   a LIST: what was taken at the left leaves a gap of None before the others
 *     GAP     how many
 *     MAXLEN  an int or None
 *     STATE   changes of the length << 1, plus 1 if a full deque refuses items (MicroPython's flag)
 *             instead of dropping them at the other end
 *
 * The gap is at most a quarter of the items and a few more, so that on average an operation at
 * either end moves a few words at most. Comparing items may run Python code that changes the
 * deque: items are looked up anew. */
#include <string.h>

#include "builtins.h"
#include "object/sequence.h"
#include "object/slice.h"
#include "object/writer.h"

enum { ITEMS, GAP, MAXLEN, STATE, SLOTS };
enum { DIRECTION = 2 }; /* slots of an iterator: deque, position, step, state */

static Value *slots_of(Value self) {
    return AS(Instance, self)->slots;
}

static size_t gap_of(Value self) {
    return (size_t)value_to_int(slots_of(self)[GAP]);
}

static size_t count_of(Value self) {
    return list_length(slots_of(self)[ITEMS]) - gap_of(self);
}

/* The first item, until anything allocates; not for an empty deque. */
static Value *items_of(Value self) {
    return list_items(slots_of(self)[ITEMS]) + gap_of(self);
}

/* How large the gap may be for so many items. */
static size_t slack_for(size_t items) {
    return items / 4 + 4;
}

/* For iterators that are under way. Only that it differs matters, so it may wrap round; the flag in
 * bit 0 stays. */
static void note_change(Value self) {
    Value *state = &slots_of(self)[STATE];
    *state = value_int((value_to_int(*state) + 2) & (SMALL_INT_MAX >> 1));
}

static bool is_deque(Value v) {
    return value_is_kind(v, KIND_INSTANCE) &&
           value_same(AS(Instance, v)->cls, value_object(&type_deque));
}

/* An empty one; the list comes first, so that no slot is ever without its value. */
static Value new_deque(Vm *vm, Value maxlen) {
    Value list = list_new(vm, 0);
    Instance *o = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    o->cls = value_object(&type_deque);
    o->slots[ITEMS] = list;
    o->slots[GAP] = value_int(0);
    o->slots[MAXLEN] = maxlen;
    o->slots[STATE] = value_int(0);
    return value_object(o);
}

/* ---- the two ends ---- */

/* Takes the first item. When the gap has become too long, the list closes up: by then so many items
 * were taken that moving the others is paid for. */
static Value take_left(Value self) {
    Value item = *items_of(self);
    size_t gap = gap_of(self) + 1;
    *items_of(self) = NONE;
    if (gap > slack_for(count_of(self) - 1)) {
        list_remove(slots_of(self)[ITEMS], 0, gap);
        gap = 0;
    }
    slots_of(self)[GAP] = value_int((intptr_t)gap);
    note_change(self);
    return item;
}

/* Takes the last item of a deque that is not empty. Moves nothing. */
static Value take_right(Value self) {
    Value list = slots_of(self)[ITEMS];
    size_t last = list_length(list) - 1;
    Value item = list_items(list)[last];
    list_remove(list, last, 1);
    note_change(self);
    return item;
}

/* Makes a gap at the left of a deque that has none, as long as one may be: the next items put there
 * find it. Allocates; appending in steps keeps the list whole if there is no room for all. */
static void make_gap(Vm *vm, Value self) {
    Value list = slots_of(self)[ITEMS];
    size_t n = list_length(list), gap = slack_for(n);
    for (size_t i = 0; i < gap; i++) {
        list_append(vm, list, NONE);
    }
    Value *items = list_items(list);
    memmove(items + gap, items, n * sizeof(Value));
    for (size_t i = 0; i < gap; i++) {
        items[i] = NONE;
    }
    slots_of(self)[GAP] = value_int((intptr_t)gap);
}

/* Is there room for one more item? A full deque loses one at the other end. With maxlen 0 there is
 * never room, and nothing to lose. IndexError if it refuses items instead. */
static bool admit(Vm *vm, Value self, bool left) {
    Value maxlen = slots_of(self)[MAXLEN];
    if (value_is_none(maxlen) || (intptr_t)count_of(self) < value_to_int(maxlen)) {
        return true;
    }
    if (value_to_int(slots_of(self)[STATE]) & 1) {
        vm_raise_index(vm, "full");
    }
    if (count_of(self) == 0) {
        return false;
    }
    (void)(left ? take_right(self) : take_left(self));
    return true;
}

/* append(): the list grows by its own slack. */
static void put_right(Vm *vm, Value self, Value item) {
    if (admit(vm, self, false)) {
        list_append(vm, slots_of(self)[ITEMS], item);
        note_change(self);
    }
}

/* appendleft(): into the gap, which is made anew when it is used up. */
static void put_left(Vm *vm, Value self, Value item) {
    if (!admit(vm, self, true)) {
        return;
    }
    if (gap_of(self) == 0) {
        make_gap(vm, self);
    }
    slots_of(self)[GAP] = value_int((intptr_t)gap_of(self) - 1);
    *items_of(self) = item;
    note_change(self);
}

/* A deque's own items are copied first: it grows while they are read. Runs the iterator's code,
 * which may change the deque as well: each item goes to where its end is then. */
static void put_all(Vm *vm, Value self, Value iterable, void (*put)(Vm *, Value, Value)) {
    Iteration it;
    iterable = value_same(object_unwrap(iterable), self) ? list_from(vm, iterable) : iterable;
    iteration_begin(vm, &it, iterable);
    for (Value item; !value_absent(item = iteration_next(vm, &it));) {
        put(vm, self, item);
    }
}

/* ---- making ---- */

/* deque(iterable=(), maxlen=None, flags=0) into a deque, whatever it held. The arguments are read
 * before anything is changed; reading items may run Python code, which sees the deque as it is so
 * far. */
static void initialize(Vm *vm, Value self, Value *a, int n) {
    Value iterable = arg_or_absent(a, n, 1), maxlen = arg_or_absent(a, n, 2);
    Value flags = arg_or_absent(a, n, 3);
    if (!value_absent(maxlen) && !value_is_none(maxlen)) {
        intptr_t most = object_to_size(vm, maxlen);
        if (most < 0) {
            vm_raise_value_error(vm, "maxlen must be non-negative");
        }
        maxlen = value_int(most > SMALL_INT_MAX ? SMALL_INT_MAX : most);
    }
    intptr_t strict = value_absent(flags) ? 0 : object_to_size(vm, flags) & 1;
    Value list = list_new(vm, 0);
    note_change(self);
    slots_of(self)[ITEMS] = list;
    slots_of(self)[GAP] = value_int(0);
    slots_of(self)[MAXLEN] = value_absent(maxlen) ? NONE : maxlen;
    Value state = slots_of(self)[STATE];
    slots_of(self)[STATE] = value_int((value_to_int(state) & ~(intptr_t)1) | strict);
    if (!value_absent(iterable)) {
        put_all(vm, self, iterable, put_right);
    }
}

/* deque(...): for a derived class the arguments go to its __init__, which has deque's by
 * inheritance. */
Value deque_make(Vm *vm, Value *a, int n) {
    Value self = new_deque(vm, NONE);
    if (value_same(arg(a, 0), value_object(&type_deque))) {
        initialize(vm, self, a, n);
    }
    return self;
}

Value deque_init(Vm *vm, Value *a, int n) {
    initialize(vm, arg(a, 0), a, n);
    return NONE;
}

/* The same items with the same maxlen. The gap is not copied. Allocates, runs nothing. */
static Value copy(Vm *vm, Value self) {
    Value result = new_deque(vm, slots_of(self)[MAXLEN]);
    size_t n = count_of(self);
    if (n > 0) {
        Value list = list_from_array(vm, items_of(self), n);
        slots_of(result)[ITEMS] = list;
    }
    return result;
}

Value deque_copy(Vm *vm, Value *a, int n) {
    (void)n;
    return copy(vm, arg(a, 0));
}

/* ---- methods at the ends ---- */

Value deque_append(Vm *vm, Value *a, int n) {
    (void)n;
    put_right(vm, arg(a, 0), arg(a, 1));
    return NONE;
}

Value deque_appendleft(Vm *vm, Value *a, int n) {
    (void)n;
    put_left(vm, arg(a, 0), arg(a, 1));
    return NONE;
}

Value deque_pop(Vm *vm, Value *a, int n) {
    (void)n;
    if (count_of(arg(a, 0)) == 0) {
        vm_raise_index(vm, "pop from an empty deque");
    }
    return take_right(arg(a, 0));
}

Value deque_popleft(Vm *vm, Value *a, int n) {
    (void)n;
    if (count_of(arg(a, 0)) == 0) {
        vm_raise_index(vm, "pop from an empty deque");
    }
    return take_left(arg(a, 0));
}

Value deque_extend(Vm *vm, Value *a, int n) {
    (void)n;
    put_all(vm, arg(a, 0), arg(a, 1), put_right);
    return NONE;
}

Value deque_extendleft(Vm *vm, Value *a, int n) {
    (void)n;
    put_all(vm, arg(a, 0), arg(a, 1), put_left);
    return NONE;
}

/* clear(): a new list, so that the memory of the old one can be had again. */
Value deque_clear(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0), list = list_new(vm, 0);
    slots_of(self)[ITEMS] = list;
    slots_of(self)[GAP] = value_int(0);
    note_change(self);
    return NONE;
}

/* Steps to the right; to the left if negative. */
Value deque_rotate(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0);
    intptr_t steps = n > 1 ? object_to_size(vm, arg(a, 1)) : 1, count = (intptr_t)count_of(self);
    if (count == 0 || (steps %= count) == 0) {
        return NONE;
    }
    steps = steps < 0 ? steps + count : steps;
    /* Three times backwards: the whole, and then both parts. */
    Value *items = items_of(self);
    const intptr_t parts[3][2] = {
        {0,     count},
        {0,     steps},
        {steps, count}
    };
    for (int part = 0; part < 3; part++) {
        Value *low = items + parts[part][0], *high = items + parts[part][1] - 1;
        for (; low < high; low++, high--) {
            Value v = *low;
            *low = *high;
            *high = v;
        }
    }
    note_change(self);
    return NONE;
}

/* In place, and no change in the sense of an iterator, as in CPython. */
Value deque_reverse(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)n;
    size_t count = count_of(arg(a, 0));
    Value *items = count > 0 ? items_of(arg(a, 0)) : NULL;
    for (size_t i = 0; i < count / 2; i++) {
        Value v = items[i];
        items[i] = items[count - 1 - i];
        items[count - 1 - i] = v;
    }
    return NONE;
}

/* ---- by index ---- */

/* The place of d[key] among the items; IndexError. */
static size_t place(Vm *vm, Value self, Value key) {
    if (!sequence_is_index(vm, key)) {
        vm_raise_type(vm, "sequence index must be integer, not '%t'", key);
    }
    size_t at = sequence_place(sequence_key(vm, key, "deque"), count_of(self));
    if (at == SIZE_MAX) {
        vm_raise_index(vm, "deque index out of range");
    }
    return at;
}

Value deque_getitem(Vm *vm, Value self, Value key) {
    size_t at = place(vm, self, key);
    return items_of(self)[at];
}

/* Takes out an item that is there. */
static void remove_at(Value self, size_t at) {
    list_remove(slots_of(self)[ITEMS], gap_of(self) + at, 1);
    note_change(self);
}

void deque_setitem(Vm *vm, Value self, Value key, Value value) {
    size_t at = place(vm, self, key);
    if (value_absent(value)) {
        remove_at(self, at);
    } else {
        items_of(self)[at] = value;
    }
}

/* insert(i, v): at the ends for indexes beyond them; IndexError when it is full, even if it drops
 * items otherwise. */
Value deque_insert(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0), maxlen = slots_of(self)[MAXLEN];
    intptr_t at = object_to_size_clamped(vm, arg(a, 1));
    if (!value_is_none(maxlen) && (intptr_t)count_of(self) >= value_to_int(maxlen)) {
        vm_raise_index(vm, "deque already at its maximum size");
    }
    size_t to = gap_of(self) + slice_clamp(at, count_of(self));
    list_insert(vm, slots_of(self)[ITEMS], to, arg(a, 2));
    note_change(self);
    return NONE;
}

/* ---- looking for items ---- */

/* The first item in [from, to) that equals v; SIZE_MAX if there is none. Raises `error` if
 * comparing changes the deque: in CPython it is not the same for all methods. */
static size_t find(Vm *vm, Value self, Value v, size_t from, size_t to, const Type *error) {
    Value state = slots_of(self)[STATE];
    for (size_t i = from; i < to && i < count_of(self); i++) {
        bool equal = object_equal(vm, items_of(self)[i], v);
        if (!value_same(state, slots_of(self)[STATE])) {
            vm_raise_format(vm, error, "deque mutated during iteration");
        }
        if (equal) {
            return i;
        }
    }
    return SIZE_MAX;
}

bool deque_contains(Vm *vm, Value self, Value item) {
    return find(vm, self, item, 0, SIZE_MAX, &type_RuntimeError) != SIZE_MAX;
}

Value deque_count(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t count = 0;
    for (size_t at = 0;
         (at = find(vm, arg(a, 0), arg(a, 1), at, SIZE_MAX, &type_RuntimeError)) != SIZE_MAX;
         at++) {
        count++;
    }
    return value_int(count);
}

/* Limits are fitted to the length after __index__ has run; ValueError if it is not there. */
Value deque_index(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0);
    intptr_t start = slice_limit(vm, arg_or_absent(a, n, 2), 0);
    intptr_t stop = slice_limit(vm, arg_or_absent(a, n, 3), INTPTR_MAX);
    size_t count = count_of(self);
    size_t at = find(vm, self, arg(a, 1), slice_clamp(start, count), slice_clamp(stop, count),
                     &type_RuntimeError);
    if (at == SIZE_MAX) {
        vm_raise_value_error(vm, "%r is not in deque", arg(a, 1));
    }
    return value_int((intptr_t)at);
}

Value deque_remove(Vm *vm, Value *a, int n) {
    (void)n;
    size_t at = find(vm, arg(a, 0), arg(a, 1), 0, SIZE_MAX, &type_IndexError);
    if (at == SIZE_MAX) {
        vm_raise_value_error(vm, "%r is not in deque", arg(a, 1));
    }
    remove_at(arg(a, 0), at);
    return NONE;
}

/* ---- iteration ---- */
/* An iterator has slots as a deque has: the deque, the next place, the step, its state at first. */

static Value new_iterator(Vm *vm, Value self, intptr_t first, intptr_t step) {
    Instance *o = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    o->cls = value_object(&type_deque_iterator);
    o->slots[ITEMS] = self;
    o->slots[GAP] = value_int(first);
    o->slots[DIRECTION] = value_int(step);
    o->slots[STATE] = slots_of(self)[STATE];
    return value_object(o);
}

Value deque_iter(Vm *vm, Value self) {
    return new_iterator(vm, self, 0, 1);
}

Value deque_reversed(Vm *vm, Value *a, int n) {
    (void)n;
    return new_iterator(vm, arg(a, 0), (intptr_t)count_of(arg(a, 0)) - 1, -1);
}

/* RuntimeError when items came or went since the iterator was made; that ends it for good. */
Value deque_next(Vm *vm, Value self) {
    Value *s = slots_of(self);
    intptr_t at = value_to_int(s[GAP]);
    if (value_absent(s[ITEMS])) {
        return ABSENT;
    }
    if (!value_same(s[STATE], slots_of(s[ITEMS])[STATE])) {
        s[ITEMS] = ABSENT;
        vm_raise_format(vm, &type_RuntimeError, "deque mutated during iteration");
    }
    if (at < 0 || at >= (intptr_t)count_of(s[ITEMS])) {
        s[ITEMS] = ABSENT;
        return ABSENT;
    }
    s[GAP] = value_int(at + value_to_int(s[DIRECTION]));
    return items_of(s[ITEMS])[at];
}

/* ---- operators ---- */

intptr_t deque_length(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)count_of(self);
}

/* As lists of the items do. */
Value deque_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if (!is_deque(left) || !is_deque(right)) {
        return ABSENT;
    }
    Value a = list_from(vm, left), b = list_from(vm, right);
    return object_compare(vm, op, a, b);
}

/* deque += iterable, deque *= n, in place. */
Value deque_inplace(Vm *vm, enum Binary op, Value left, Value right) {
    if (op == BINARY_ADD) {
        put_all(vm, left, right, put_right);
        return left;
    }
    right = object_unwrap(right);
    if (op != BINARY_MUL || !sequence_is_index(vm, right)) {
        return ABSENT;
    }
    intptr_t times = object_to_size_clamped(vm, right);
    Value items = list_from(vm, left);
    /* Beyond maxlen nothing changes any more. */
    Value maxlen = slots_of(left)[MAXLEN];
    size_t count = list_length(items);
    if (!value_is_none(maxlen) && count > 0 && times > value_to_int(maxlen) / (intptr_t)count + 2) {
        times = value_to_int(maxlen) / (intptr_t)count + 2;
    }
    if (times <= 0 || count == 0) {
        Value list = list_new(vm, 0);
        slots_of(left)[ITEMS] = list;
        slots_of(left)[GAP] = value_int(0);
        note_change(left);
        return left;
    }
    for (intptr_t i = 1; i < times; i++) {
        put_all(vm, left, items, put_right);
    }
    return left;
}

/* + and *: on a copy, in place. The operands are not changed; maxlen is that of the deque, of the
 * left one for +. */
Value deque_binary(Vm *vm, enum Binary op, Value left, Value right) {
    if (op == BINARY_ADD && is_deque(left)) {
        if (!is_deque(right)) {
            vm_raise_type(vm, "can only concatenate deque (not \"%t\") to deque", right);
        }
        return deque_inplace(vm, op, copy(vm, left), right);
    }
    if (op != BINARY_MUL) {
        return ABSENT;
    }
    return is_deque(left) ? deque_inplace(vm, op, copy(vm, left), right)
                          : deque_inplace(vm, op, copy(vm, right), left);
}

Value deque_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    return value_same(name, NAME(maxlen)) ? slots_of(self)[MAXLEN] : ABSENT;
}

/* deque([1, 2], maxlen=3) */
void deque_write(Vm *vm, struct Writer *out, Value v, bool repr) {
    (void)repr;
    ReprGuard guard;
    Value self = object_unwrap(v);
    if (!repr_enter(vm, &guard, self)) {
        writer_text(out, "[...]");
        return;
    }
    writer_format(out, "%t([", v);
    for (size_t i = 0; i < count_of(self); i++) {
        writer_text(out, i > 0 ? ", " : "");
        object_write(vm, out, items_of(self)[i], true);
    }
    writer_text(out, "]");
    if (!value_is_none(slots_of(self)[MAXLEN])) {
        writer_format(out, ", maxlen=%r", slots_of(self)[MAXLEN]);
    }
    writer_text(out, ")");
    repr_leave(vm, &guard);
}
