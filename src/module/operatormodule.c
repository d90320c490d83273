/* SPDX-License-Identifier: MIT */
/* operator: the operators as functions, and three types whose instances can be called. Those are
 * INSTANCEs whose first slot is a tuple: of the items or names that they get; of a methodcaller the
 * name and the arguments, and its second slot is the tuple of the keywords' names, or absent. */
#include <string.h>

#include "builtins.h"
#include "object/object.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/import.h"

enum { PARTS, KEYWORDS, SLOTS };

/* ---- operators ---- */

/* Two operands, a comparison, or one operand: whatever the operator itself does, special methods
 * included. */
#define OPERATOR_BINARY(name, op)                                                                  \
    Value operatormodule_##name(Vm *vm, Value *a, int n) {                                         \
        (void)n;                                                                                   \
        return object_binary(vm, op, arg(a, 0), arg(a, 1));                                        \
    }
OPERATOR_BINARY(add, BINARY_ADD)
OPERATOR_BINARY(sub, BINARY_SUB)
OPERATOR_BINARY(mul, BINARY_MUL)
OPERATOR_BINARY(truediv, BINARY_TRUEDIV)
OPERATOR_BINARY(floordiv, BINARY_FLOORDIV)
OPERATOR_BINARY(mod, BINARY_MOD)
OPERATOR_BINARY(pow, BINARY_POW)
OPERATOR_BINARY(lshift, BINARY_LSHIFT)
OPERATOR_BINARY(rshift, BINARY_RSHIFT)
OPERATOR_BINARY(and, BINARY_AND)
OPERATOR_BINARY(or, BINARY_OR)
OPERATOR_BINARY(xor, BINARY_XOR)
OPERATOR_BINARY(matmul, BINARY_MATMUL)

#define OPERATOR_COMPARE(name, op)                                                                 \
    Value operatormodule_##name(Vm *vm, Value *a, int n) {                                         \
        (void)n;                                                                                   \
        return object_compare(vm, op, arg(a, 0), arg(a, 1));                                       \
    }
OPERATOR_COMPARE(lt, COMPARE_LT)
OPERATOR_COMPARE(le, COMPARE_LE)
OPERATOR_COMPARE(eq, COMPARE_EQ)
OPERATOR_COMPARE(ne, COMPARE_NE)
OPERATOR_COMPARE(gt, COMPARE_GT)
OPERATOR_COMPARE(ge, COMPARE_GE)

#define OPERATOR_UNARY(name, op)                                                                   \
    Value operatormodule_##name(Vm *vm, Value *a, int n) {                                         \
        (void)n;                                                                                   \
        return object_unary(vm, op, arg(a, 0));                                                    \
    }
OPERATOR_UNARY(neg, UNARY_NEGATIVE)
OPERATOR_UNARY(pos, UNARY_POSITIVE)
OPERATOR_UNARY(invert, UNARY_INVERT)

Value operatormodule_not(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(!object_truth(vm, arg(a, 0)));
}

Value operatormodule_truth(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(object_truth(vm, arg(a, 0)));
}

/* Identity runs no Python code. */
Value operatormodule_is(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)n;
    return value_bool(object_is(arg(a, 0), arg(a, 1)));
}

Value operatormodule_is_not(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)n;
    return value_bool(!object_is(arg(a, 0), arg(a, 1)));
}

Value operatormodule_index(Vm *vm, Value *a, int n) {
    (void)n;
    return object_index(vm, arg(a, 0));
}

/* ---- containers ---- */

Value operatormodule_contains(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(object_contains(vm, arg(a, 0), arg(a, 1)));
}

/* Items of a that equal b: all of them, or up to the first, whose number *at becomes. Runs the
 * iterator's code and __eq__. */
static intptr_t count(Vm *vm, Value *a, bool first, intptr_t *at) {
    Iteration it;
    intptr_t found = 0;
    *at = 0;
    iteration_begin(vm, &it, arg(a, 0));
    for (Value item; !value_absent(item = iteration_next(vm, &it)); ++*at) {
        found += object_equal(vm, item, arg(a, 1));
        if (first && found > 0) {
            break;
        }
    }
    return found;
}

Value operatormodule_count(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t at;
    return value_int(count(vm, a, false, &at));
}

/* indexOf(): of any iterable, unlike the method of sequences. */
Value operatormodule_index_of(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t at;
    if (count(vm, a, true, &at) == 0) {
        vm_raise_value_error(vm, "sequence.index(x): x not in sequence");
    }
    return value_int(at);
}

Value operatormodule_getitem(Vm *vm, Value *a, int n) {
    (void)n;
    return object_getitem(vm, arg(a, 0), arg(a, 1));
}

Value operatormodule_setitem(Vm *vm, Value *a, int n) {
    (void)n;
    object_setitem(vm, arg(a, 0), arg(a, 1), arg(a, 2));
    return NONE;
}

Value operatormodule_delitem(Vm *vm, Value *a, int n) {
    (void)n;
    object_setitem(vm, arg(a, 0), arg(a, 1), ABSENT);
    return NONE;
}

/* length_hint(obj, default=0): __len__, then __length_hint__, then the default. */
Value operatormodule_length_hint(Vm *vm, Value *a, int n) {
    intptr_t fallback = n > 1 ? object_to_size(vm, arg(a, 1)) : 0;
    return value_int((intptr_t)object_length_hint(vm, arg(a, 0), (size_t)fallback));
}

/* ---- what can be called ---- */

/* An instance whose parts are n arguments from the first on. The parts come first: then nothing is
 * allocated while the instance has a slot to fill. */
static Value make(Vm *vm, const Type *type, const Value *a, int first, int n) {
    Value parts = tuple_new(vm, (size_t)(n - first));
    for (int i = first; i < n; i++) {
        tuple_items(parts)[i - first] = arg(a, i);
    }
    Instance *o = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    o->cls = value_object(type);
    o->slots[PARTS] = parts;
    return value_object(o);
}

/* The slots are read anew each time: get() may run Python code, and objects move. */
static Value parts_of(Value self) {
    return AS(Instance, self)->slots[PARTS];
}

static size_t count_parts(Value self) {
    return tuple_length(AS(Tuple, parts_of(self)));
}

/* What get() gives for the one part, or the tuple of what it gives for all. Nobody sees the tuple
 * before it is complete. */
static Value get_all(Vm *vm, Value self, const Value *a, int n,
                     Value (*get)(Vm *vm, Value v, Value part)) {
    if (n != 1) {
        vm_raise_type(vm, "%t expected 1 argument, got %d", self, n);
    }
    size_t count = count_parts(self);
    if (count == 1) {
        return get(vm, arg(a, 0), tuple_items(parts_of(self))[0]);
    }
    Value result = tuple_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        Value v = get(vm, arg(a, 0), tuple_items(parts_of(self))[i]);
        tuple_items(result)[i] = v;
    }
    return result;
}

/* itemgetter(item, ...); argument 0 is the class, as of all types. */
Value operatormodule_make_itemgetter(Vm *vm, Value *a, int n) {
    return make(vm, &type_itemgetter, a, 1, n);
}

/* Called: its items of the one argument. */
Value operatormodule_get_items(Vm *vm, Value self, Value *a, int n) {
    return get_all(vm, self, a, n, object_getitem);
}

/* Names may have dots. */
Value operatormodule_make_attrgetter(Vm *vm, Value *a, int n) {
    for (int i = 1; i < n; i++) {
        if (!value_is_kind(arg(a, i), KIND_STR)) {
            vm_raise_type(vm, "attribute name must be a string");
        }
    }
    return make(vm, &type_attrgetter, a, 1, n);
}

/* v.a.b for the part 'a.b'. */
static Value get_attribute(Vm *vm, Value v, Value part) {
    for (size_t from = 0, n = str_bytes(part), end; from <= n; from = end + 1) {
        end = from;
        while (end < n && str_text(part)[end] != '.') {
            end++;
        }
        v = object_getattr(vm, v, str_new_name(vm, str_text(part) + from, end - from));
    }
    return v;
}

Value operatormodule_get_attributes(Vm *vm, Value self, Value *a, int n) {
    return get_all(vm, self, a, n, get_attribute);
}

/* Keywords come first, as a dict. Their values go behind the other arguments: so vm_call_keywords()
 * can have all as they lie. */
Value operatormodule_make_methodcaller(Vm *vm, Value *a, int n) {
    Value dict = arg(a, 0);
    size_t keywords = value_absent(dict) ? 0 : table_live(AS(Dict, dict)), at = 0;
    if (!value_is_kind(arg(a, 2), KIND_STR)) {
        vm_raise_type(vm, "method name must be a string");
    }
    Value self = make(vm, &type_methodcaller, a, 2, n);
    if (keywords == 0) {
        return self;
    }
    size_t plain = count_parts(self);
    Value parts = tuple_new(vm, plain + keywords), names = tuple_new(vm, keywords);
    memcpy(tuple_items(parts), tuple_items(parts_of(self)), plain * sizeof(Value));
    for (size_t i = 0; i < keywords; i++) {
        const Value *entry = table_next(AS(Dict, dict), &at);
        tuple_items(names)[i] = entry[0];
        tuple_items(parts)[plain + i] = entry[1];
    }
    AS(Instance, self)->slots[PARTS] = parts;
    AS(Instance, self)->slots[KEYWORDS] = names;
    return self;
}

/* Called: the method of the one argument, with the arguments that were kept. Their address in the
 * tuple is on the C stack, which pins it for the call. */
Value operatormodule_call_method(Vm *vm, Value self, Value *a, int n) {
    if (n != 1) {
        vm_raise_type(vm, "%t expected 1 argument, got %d", self, n);
    }
    Value names = AS(Instance, self)->slots[KEYWORDS], parts = parts_of(self);
    Value name = str_name(tuple_items(parts)[0]);
    Value method = object_getattr(vm, arg(a, 0), name);
    int count = (int)count_parts(self) - 1;
    return value_absent(names) ? vm_call(vm, method, tuple_items(parts) + 1, count)
                               : vm_call_keywords(vm, method, tuple_items(parts) + 1, count, names);
}

/* operator.itemgetter(1, 2), operator.methodcaller('name', 1, key=2) */
void operatormodule_write(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    Value names = AS(Instance, self)->slots[KEYWORDS];
    size_t count = count_parts(self);
    size_t plain = value_absent(names) ? count : count - tuple_length(AS(Tuple, names));
    writer_format(out, "operator.%t(", self);
    for (size_t i = 0; i < count; i++) {
        writer_text(out, i > 0 ? ", " : "");
        if (i >= plain) {
            writer_format(out, "%v=", tuple_items(AS(Instance, self)->slots[KEYWORDS])[i - plain]);
        }
        object_write(vm, out, tuple_items(parts_of(self))[i], true);
    }
    writer_text(out, ")");
}

/* The module's __getattr__: __lt__ is lt, __and__ is and_; what else there is is Python. */
Value operatormodule_rest(Vm *vm, Value *a, int n) {
    (void)n;
    Value module = value_object(&module_operator), name = arg(a, 0);
    size_t length = str_bytes(name);
    const char *text = str_text(name);
    if (length > 4 && memcmp(text, "__", 2) == 0 && memcmp(text + length - 2, "__", 2) == 0) {
        StrBuilder b;
        str_build_begin(vm, &b, length);
        writer_put(&b.writer, str_text(name) + 2, length - 4);
        Value found = object_getattr_or_absent(vm, module, str_name(str_build_end(&b)));
        if (value_absent(found)) {
            vm_raise_attribute(vm, module, name);
        }
        return found;
    }
    return import_rest(vm, module, NAME(_operator), name);
}
