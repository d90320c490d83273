/* SPDX-License-Identifier: MIT */
/* set and frozenset: the same storage (object/table.c) and the same algorithms; operators want
 * sets, methods take any iterable. Items of user-defined classes run Python code when they are
 * hashed or compared, so walks keep a position, never an address, over such steps. */
#include "object/set.h"

#include "builtins.h"
#include "object/iterator.h"
#include "object/list.h"
#include "object/sequence.h"

/* Do not look `item` up as it is: sets inside sets are found as frozensets. Only `in`, remove() and
 * discard() do this, as in CPython; a class derived from set that defines __hash__ is looked up as
 * itself. */
static Value *find(Vm *vm, Value set, Value item) {
    Value native = object_unwrap(item);
    bool hashable = !value_absent(object_special(vm, item, NAME(__hash__)));
    if (value_is_kind(native, KIND_SET) && !hashable) {
        item = table_copy(vm, AS(Set, native), KIND_FROZENSET);
    }
    return table_find(vm, AS(Set, set), item);
}

void set_insert(Vm *vm, Value set, Value item) {
    table_insert(vm, AS(Set, set), item);
}

/* False if it was not there. */
static bool discard(Vm *vm, Value set, Value item) {
    Value *entry = find(vm, set, item);
    if (entry) {
        table_delete(vm, AS(Set, set), entry);
    }
    return entry != NULL;
}

/* ---- walking ---- */

/* The items of any iterable; those of sets without an iterator. */
typedef struct {
    Iteration it;
    Value set; /* or absent */
    size_t position;
} Walk;

/* Sets and frozensets are walked by position, which stays good when comparisons change them;
 * anything else by iter(), which may run Python code. */
static void walk_begin(Vm *vm, Walk *walk, Value iterable) {
    walk->set = set_is(iterable) ? iterable : ABSENT;
    walk->position = 0;
    if (!set_is(iterable)) {
        iteration_begin(vm, &walk->it, iterable);
    }
}

/* Absent at the end. Polls for Ctrl-C. */
static Value walk_next(Vm *vm, Walk *walk) {
    vm_poll(vm);
    if (value_absent(walk->set)) {
        return iteration_next(vm, &walk->it);
    }
    Value *entry = table_next(AS(Set, walk->set), &walk->position);
    return entry ? entry[0] : ABSENT;
}

/* ---- algorithms: each changes or makes a set ---- */

void set_extend(Vm *vm, Value set, Value iterable) {
    if (value_same(set, iterable)) {
        return;
    }
    Walk walk;
    walk_begin(vm, &walk, iterable);
    for (Value item; !value_absent(item = walk_next(vm, &walk));) {
        table_insert(vm, AS(Set, set), item);
    }
}

Value set_from(Vm *vm, Kind kind, Value iterable) {
    if (set_is(iterable)) {
        return table_copy(vm, AS(Set, iterable), kind);
    }
    Value set = table_new(vm, kind, 0);
    set_extend(vm, set, iterable);
    return set;
}

/* A set taken from itself is empty. */
static void remove_all(Vm *vm, Value set, Value iterable) {
    if (value_same(set, iterable)) {
        table_clear(AS(Set, set));
        return;
    }
    Walk walk;
    walk_begin(vm, &walk, iterable);
    for (Value item; !value_absent(item = walk_next(vm, &walk));) {
        Value *entry = table_find(vm, AS(Set, set), item);
        if (entry) {
            table_delete(vm, AS(Set, set), entry);
        }
    }
}

/* A new set, of self's kind, of the items that are in both. */
static Value common(Vm *vm, Value self, Value other) {
    Value result = table_new(vm, value_kind(self), 0), from = other, in = self;
    /* Of two sets the smaller one is walked and the larger one is asked. */
    if (set_is(other) && table_live(AS(Set, other)) > table_live(AS(Set, self))) {
        from = self;
        in = other;
    }
    Walk walk;
    walk_begin(vm, &walk, from);
    for (Value item; !value_absent(item = walk_next(vm, &walk));) {
        if (table_find(vm, AS(Set, in), item)) {
            table_insert(vm, AS(Set, result), item);
        }
    }
    return result;
}

/* Makes `set` what another one of any kind holds, which is empty afterwards. */
static void take(Value set, Value other) {
    Set *to = AS(Set, set), *from = AS(Set, other);
    to->table = from->table;
    to->used = from->used;
    to->live = from->live;
    table_clear(from); /* a table has one owner, even if the other one is garbage */
}

/* Items that are in one of both: those of `iterable` change sides. */
static void toggle_all(Vm *vm, Value set, Value iterable) {
    if (value_same(set, iterable)) {
        table_clear(AS(Set, set));
        return;
    }
    if (!set_is(iterable)) {
        iterable = set_from(vm, KIND_SET, iterable); /* what comes twice counts once */
    }
    Walk walk;
    walk_begin(vm, &walk, iterable);
    for (Value item; !value_absent(item = walk_next(vm, &walk));) {
        Value *entry = table_find(vm, AS(Set, set), item);
        if (entry) {
            table_delete(vm, AS(Set, set), entry);
        } else {
            table_insert(vm, AS(Set, set), item);
        }
    }
}

/* Fewer items can only be a subset of more. */
static bool is_subset(Vm *vm, Value left, Value right) {
    if (table_live(AS(Set, left)) > table_live(AS(Set, right))) {
        return false;
    }
    Walk walk;
    walk_begin(vm, &walk, left);
    for (Value item; !value_absent(item = walk_next(vm, &walk));) {
        if (!table_find(vm, AS(Set, right), item)) {
            return false;
        }
    }
    return true;
}

/* `other` may be any iterable. */
static bool is_disjoint(Vm *vm, Value self, Value other) {
    Walk walk;
    walk_begin(vm, &walk, other);
    for (Value item; !value_absent(item = walk_next(vm, &walk));) {
        if (table_find(vm, AS(Set, self), item)) {
            return false;
        }
    }
    return true;
}

/* ---- operators ---- */
/* These want sets on both sides; absent for anything else, so that the other side may answer. */

/* Changes `set` by op; AND is left to the callers. */
static void apply(Vm *vm, enum Binary op, Value set, Value other) {
    switch (op) {
    case BINARY_OR: set_extend(vm, set, other); break;
    case BINARY_SUB: remove_all(vm, set, other); break;
    case BINARY_AND: take(set, common(vm, set, other)); break;
    default: /* BINARY_XOR */ toggle_all(vm, set, other);
    }
}

/* The four operators that sets have. */
static bool is_set_operator(enum Binary op) {
    return op == BINARY_OR || op == BINARY_AND || op == BINARY_SUB || op == BINARY_XOR;
}

/* Two sets of either kind; the result has the kind of the left one. Other iterables have to use the
 * methods, as in CPython. */
Value set_binary(Vm *vm, enum Binary op, Value left, Value right) {
    if (!set_is(left) || !set_is(right) || !is_set_operator(op)) {
        return ABSENT;
    }
    if (op == BINARY_AND) {
        return common(vm, left, right);
    }
    Value set = table_copy(vm, AS(Set, left), value_kind(left));
    apply(vm, op, set, right);
    return set;
}

/* `|=`, `&=`, `-=`, `^=`: frozenset has no such slot, so `left` is a set and is changed itself. */
Value set_inplace(Vm *vm, enum Binary op, Value left, Value right) {
    if (!set_is(right) || !is_set_operator(op)) {
        return ABSENT;
    }
    apply(vm, op, left, right);
    return left;
}

/* Subset and superset: `<` is a proper subset. Neither of two sets need be less or equal. No Python
 * code runs when the sizes already decide. */
Value set_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if (!set_is(left) || !set_is(right)) {
        return ABSENT;
    }
    vm_c_stack_check(vm);
    /* `a > b` is asked as `b < a`: from here on `left` is to be the subset. */
    if (op == COMPARE_GT || op == COMPARE_GE) {
        Value swap = left;
        left = right;
        right = swap;
    }
    bool same_size = table_live(AS(Set, left)) == table_live(AS(Set, right));
    switch (op) {
    case COMPARE_EQ:
    case COMPARE_NE:
        return value_bool((same_size && is_subset(vm, left, right)) == (op == COMPARE_EQ));
    case COMPARE_LT:
    case COMPARE_GT: return value_bool(!same_size && is_subset(vm, left, right));
    default: return value_bool(is_subset(vm, left, right));
    }
}

/* The order of the items does not matter. The constants, and mixing each hash before it is joined,
 * are those of CPython's frozenset_hash; the result is cut to 30 bits. Hashes that the table keeps
 * are not found again, or sets within sets would take exponential time. */
intptr_t frozenset_hash(Vm *vm, Value self) {
    vm_c_stack_check(vm);
    uint32_t h = 1927868237u * (uint32_t)(table_live(AS(Set, self)) + 1);
    size_t position = 0;
    for (const Value *entry; (entry = table_next(AS(Set, self), &position)) != NULL;) {
        uint32_t x = table_hash(vm, AS(Set, self), entry);
        h ^= (x ^ x << 16 ^ 89869747u) * 3644798167u;
    }
    return (intptr_t)((h ^ h >> 11 ^ h >> 25) & 0x3fffffff);
}

/* set(), {1, 2}, frozenset({1, 2}), name({1, 2}); a set inside itself is `name(...)`. */
void set_write_as(Vm *vm, Writer *out, Value self, Value name) {
    ReprGuard guard;
    bool empty = table_live(AS(Set, self)) == 0;
    if (!repr_enter(vm, &guard, self)) {
        writer_format(out, "%v(...)", value_absent(name) ? NAME(set) : name);
        return;
    }
    if (empty || !value_absent(name)) {
        writer_format(out, "%v(", value_absent(name) ? NAME(set) : name);
    }
    writer_text(out, empty ? "" : "{");
    size_t position = 0;
    const char *before = "";
    for (Value *entry; (entry = table_next(AS(Set, self), &position)) != NULL; before = ", ") {
        writer_format(out, "%s%r", before, entry[0]);
    }
    writer_text(out, empty ? ")" : value_absent(name) ? "}" : "})");
    repr_leave(vm, &guard);
}

void set_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)repr;
    set_write_as(vm, out, self, value_is_kind(self, KIND_FROZENSET) ? NAME(frozenset) : ABSENT);
}

intptr_t set_length(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)table_live(AS(Set, self));
}

bool set_contains(Vm *vm, Value self, Value item) {
    return find(vm, self, item) != NULL;
}

/* ---- constructors ---- */

/* set(iterable); a derived class's __init__ fills it. */
Value set_make(Vm *vm, Value *a, int n) {
    bool plain = value_same(arg(a, 0), value_object(&type_set));
    return plain && n > 1 ? set_from(vm, KIND_SET, arg(a, 1)) : table_new(vm, KIND_SET, 0);
}

/* set.__init__ replaces the contents, unlike dict's. */
Value set_init(Vm *vm, Value *a, int n) {
    table_clear(AS(Set, arg(a, 0)));
    if (n > 1) {
        set_extend(vm, arg(a, 0), arg(a, 1));
    }
    return NONE;
}

/* A frozenset is its own copy. A derived class gets the items here, since nobody can add any
 * later. */
Value frozenset_make(Vm *vm, Value *a, int n) {
    if (n < 2) {
        return table_new(vm, KIND_FROZENSET, 0);
    }
    return value_is_kind(arg(a, 1), KIND_FROZENSET) ? arg(a, 1)
                                                    : set_from(vm, KIND_FROZENSET, arg(a, 1));
}

/* ---- methods that change a set ---- */

Value set_add_method(Vm *vm, Value *a, int n) {
    (void)n;
    table_insert(vm, AS(Set, arg(a, 0)), arg(a, 1));
    return NONE;
}

/* set.discard(): no error when the item is not there. */
Value set_discard(Vm *vm, Value *a, int n) {
    (void)n;
    discard(vm, arg(a, 0), arg(a, 1));
    return NONE;
}

Value set_remove(Vm *vm, Value *a, int n) {
    (void)n;
    if (!discard(vm, arg(a, 0), arg(a, 1))) {
        vm_raise_value(vm, &type_KeyError, arg(a, 1));
    }
    return NONE;
}

/* The youngest item, not an arbitrary one; KeyError if there is none. */
Value set_pop(Vm *vm, Value *a, int n) {
    (void)n;
    Set *s = AS(Set, arg(a, 0));
    if (table_live(s) == 0) {
        vm_raise_value(vm, &type_KeyError, NAME(pop_empty_set));
    }
    Value *last = table_entry(s, table_used(s) - 1); /* live: deletion cuts dead ones off the end */
    Value item = last[0];
    table_delete(vm, s, last);
    return item;
}

Value set_clear(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)n;
    table_clear(AS(Set, arg(a, 0)));
    return NONE;
}

/* Applies op with every argument after self, in their order. */
static Value apply_each(Vm *vm, enum Binary op, Value set, Value *a, int n) {
    for (int i = 1; i < n; i++) {
        apply(vm, op, set, arg(a, i));
    }
    return NONE;
}

/* update() and the others take any number of iterables, except symmetric_difference_update(), which
 * takes one. */
Value set_update(Vm *vm, Value *a, int n) {
    return apply_each(vm, BINARY_OR, arg(a, 0), a, n);
}

Value set_intersection_update(Vm *vm, Value *a, int n) {
    return apply_each(vm, BINARY_AND, arg(a, 0), a, n);
}

Value set_difference_update(Vm *vm, Value *a, int n) {
    return apply_each(vm, BINARY_SUB, arg(a, 0), a, n);
}

Value set_symmetric_difference_update(Vm *vm, Value *a, int n) {
    return apply_each(vm, BINARY_XOR, arg(a, 0), a, n);
}

/* ---- methods that make a set, or answer; frozenset's are the same functions under names of their
 * own, since a native function belongs to one type ---- */

/* A copy of self, changed by every argument: the kind of the result is that of self. */
static Value make_by(Vm *vm, enum Binary op, Value *a, int n) {
    Value set = table_copy(vm, AS(Set, arg(a, 0)), value_kind(arg(a, 0)));
    apply_each(vm, op, set, a, n);
    return set;
}

Value set_union(Vm *vm, Value *a, int n) {
    return make_by(vm, BINARY_OR, a, n);
}
Value frozenset_union(Vm *vm, Value *a, int n) {
    return make_by(vm, BINARY_OR, a, n);
}

Value set_intersection(Vm *vm, Value *a, int n) {
    return make_by(vm, BINARY_AND, a, n);
}
Value frozenset_intersection(Vm *vm, Value *a, int n) {
    return make_by(vm, BINARY_AND, a, n);
}

Value set_difference(Vm *vm, Value *a, int n) {
    return make_by(vm, BINARY_SUB, a, n);
}
Value frozenset_difference(Vm *vm, Value *a, int n) {
    return make_by(vm, BINARY_SUB, a, n);
}

Value set_symmetric_difference(Vm *vm, Value *a, int n) {
    return make_by(vm, BINARY_XOR, a, n);
}
Value frozenset_symmetric_difference(Vm *vm, Value *a, int n) {
    return make_by(vm, BINARY_XOR, a, n);
}

/* A set of any iterable's items; a set is itself. */
static Value as_set(Vm *vm, Value v) {
    return set_is(v) ? v : set_from(vm, KIND_SET, v);
}

Value set_issubset(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(is_subset(vm, arg(a, 0), as_set(vm, arg(a, 1))));
}
Value frozenset_issubset(Vm *vm, Value *a, int n) {
    return set_issubset(vm, a, n);
}

Value set_issuperset(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(is_subset(vm, as_set(vm, arg(a, 1)), arg(a, 0)));
}
Value frozenset_issuperset(Vm *vm, Value *a, int n) {
    return set_issuperset(vm, a, n);
}

Value set_isdisjoint(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(is_disjoint(vm, arg(a, 0), arg(a, 1)));
}
Value frozenset_isdisjoint(Vm *vm, Value *a, int n) {
    return set_isdisjoint(vm, a, n);
}

Value set_copy(Vm *vm, Value *a, int n) {
    (void)n;
    return table_copy(vm, AS(Set, arg(a, 0)), KIND_SET);
}
/* Nothing can change it, so it is its own copy. */
Value frozenset_copy(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)n;
    return arg(a, 0);
}
