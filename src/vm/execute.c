/* SPDX-License-Identifier: MIT */
/* Instructions without a fast path in the loop: names, functions, displays, unpacking, raising.
 * Each decodes its operands at vm->base and completes the instruction or pushes a frame
 * (vm/frame.h). Results are stored through frame_register after the last allocation, since a
 * running generator's frame may move; for the same reason instruction pointers are read again.
 * Values in C variables stay good: the collector scans the C stack of what the loop calls. */
#include <string.h>

#include "builtins.h"
#include "module/console.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/format.h"
#include "object/group.h"
#include "object/list.h"
#include "object/namespace.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/pointer.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/frame.h"
#include "vm/generator.h"

/* The register named by operand byte i of the running instruction; the opcode is byte 0. */
static Value operand(Vm *vm, int i) {
    return *frame_register(vm->base, frame_instruction(vm->base)[i]);
}

/* ---- names ---- */

/* Names of functions' globals go through the attribute cache. Class bodies and exec() have a
 * namespace in register 1 (CODE_NAMES), which may be any mapping and is never cached. */

/* UnboundLocalError for a local, NameError for a variable of an enclosing function. */
void execute_unbound(Vm *vm, Value name, bool local) {
    if (local) {
        vm_raise_format(vm, &type_UnboundLocalError,
                        "cannot access local variable '%v' where it is not associated with a value",
                        name);
    }
    vm_raise_format(vm, &type_NameError,
                    "cannot access free variable '%v' where it is not associated with a value in "
                    "enclosing scope",
                    name);
}

/* The built-in of that name in flash; absent if there is none. */
static Value builtin(Value name) {
    return namespace_get(module_builtins.dict, name);
}

/* Looks in the module, then in builtins, and remembers where: a place in the module's table, or
 * the value itself for a builtin. The dict is marked as one that the cache knows, so that
 * whatever changes its keys empties the cache. Built-ins that the program has set are looked up
 * each time. __doc__ may be kept as the code that can read it again.
 * Raises NameError. */
Value execute_get_global(Vm *vm, Value globals, Value name) {
    Dict *dict = AS(Dict, globals);
    Value *entry = table_find_str(dict, name);
    bool cacheable = heap_contains(&vm->heap, dict);
    if (cacheable) {
        dict->live = value_int(value_to_int(dict->live) | TABLE_GLOBALS);
    }
    if (value_same(name, NAME(__doc__))) {
        return !entry                               ? NONE
               : value_is_kind(entry[1], KIND_CODE) ? code_docstring(vm, AS(Code, entry[1]))
                                                    : entry[1];
    }
    if (entry) {
        if (cacheable) {
            attribute_remember_entry(vm, globals, name, globals, entry);
        }
        return entry[1];
    }
    Value found = module_overlay_attribute(vm, value_object(&module_builtins), name);
    if (!value_absent(found)) {
        return found;
    }
    found = builtin(name);
    if (value_absent(found)) {
        vm_raise_name(vm, name);
    }
    if (cacheable) {
        attribute_remember(vm, globals, name, CACHE_BUILTIN, found, 0);
    }
    return found;
}

/* The loop advances. */
static void del_global(Vm *vm, Value name) {
    Value globals = AS(Function, vm->base[0])->globals;
    if (!dict_delete(vm, globals, name)) {
        vm_raise_name(vm, name);
    }
}

/* The namespace of a class body or exec(): a dict, or any mapping given to exec. Absent if it
 * has no such name. Runs Python code if the mapping's class is the program's. */
static Value get_in_namespace(Vm *vm, Value name) {
    Value namespace = vm->base[-1];
    if (value_is_kind(namespace, KIND_DICT)) {
        Value found = dict_get_str(namespace, name);
        bool doc = value_same(name, NAME(__doc__)) && value_is_kind(found, KIND_CODE);
        return doc ? code_docstring(vm, AS(Code, found)) : found;
    }
    return object_contains(vm, namespace, name) ? object_getitem(vm, namespace, name) : ABSENT;
}

/* Module and class level: the namespace in register 1, then globals, then builtins. */
void execute_get_name(Vm *vm) {
    Value name = frame_last_constant(vm->base);
    Value found = get_in_namespace(vm, name);
    if (value_absent(found)) {
        found = execute_get_global(vm, AS(Function, vm->base[0])->globals, name);
    }
    frame_store(vm, found);
}

/* By its __setitem__ if it is no dict. */
static void set_in_namespace(Vm *vm, Value namespace, Value name, Value value) {
    if (value_is_kind(namespace, KIND_DICT)) {
        dict_set(vm, namespace, name, value);
    } else {
        object_setitem(vm, namespace, name, value);
    }
}

/* SETNAME: into the namespace in register 1. */
void execute_set_name(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    Value name = frame_last_constant(vm->base);
    uint8_t operand = *p == OP_SETNAMET ? frame_code(vm->base)->head.first : p[1];
    set_in_namespace(vm, vm->base[-1], name, *frame_register(vm->base, operand));
    frame_advance(vm->base);
}

/* DELNAME: NameError, not KeyError, when it is not there. */
void execute_del_name(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    Value name = frame_constant(vm->base, p + 3);
    if (p[1] == 2) {
        Cell *cell = AS(Cell, AS(Function, vm->base[0])->captures[p[2]]);
        if (value_absent(cell->value)) {
            execute_unbound(vm, name, false);
        }
        cell->value = ABSENT;
    } else if (p[1] == 1) {
        del_global(vm, name);
    } else {
        if (value_absent(get_in_namespace(vm, name))) {
            vm_raise_name(vm, name);
        }
        object_setitem(vm, vm->base[-1], name, ABSENT);
    }
    frame_advance(vm->base);
}

/* A name in a class body that an enclosing function also has: the class's own wins. */
void execute_get_free_name(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    Value name = frame_constant(vm->base, p + 3);
    Value found = get_in_namespace(vm, name);
    if (value_absent(found)) {
        p = frame_instruction(vm->base);
        found = AS(Cell, AS(Function, vm->base[0])->captures[p[2]])->value;
    }
    if (value_absent(found)) {
        execute_unbound(vm, name, false);
    }
    frame_store(vm, found);
}

/* Called when the fast path in the loop found no room. */
void execute_new_cell(Vm *vm) {
    Cell *cell = (Cell *)heap_alloc(vm, KIND_CELL, WORDS_OF(Cell));
    Value *m = frame_register(vm->base, frame_instruction(vm->base)[1]);
    cell->value = *m;
    *m = value_object(cell);
    frame_advance(vm->base);
}

/* A function of a code of this frame's unit. Its defaults are in registers that begin `m` below
 * base. All is read again if the allocation has collected: the frame may be a generator's and have
 * moved. Captured cells come from this frame's registers or from this function's own captures;
 * defaults follow them. */
static inline __attribute__((always_inline)) Value make_function(Vm *vm, size_t index, size_t m) {
    Value code = unit_code(AS(Unit, frame_code(vm->base)->unit), index);
    CodeHead head = AS(Code, code)->head;
    size_t captures = code_capture_count(AS(Code, code));
    bool defaults = head.flags & CODE_DEFAULTS, keywords = head.flags & CODE_KWDEFAULTS;
    uint32_t collections = vm->heap.collections;
    Function *f = (Function *)heap_alloc(vm, KIND_FUNCTION, 3 + captures + defaults + keywords);
    const Value *base = vm->base;
    if (collections != vm->heap.collections) {
        code = unit_code(AS(Unit, frame_code(base)->unit), index);
    }
    f->code = code;
    f->globals = AS(Function, base[0])->globals;
    const Capture *sources = code_captures(AS(Code, code));
    for (size_t i = 0; i < captures; i++) {
        Capture from = sources[i];
        f->captures[i] =
            from & 0x80 ? AS(Function, base[0])->captures[from & 0x7f] : base[-(intptr_t)from];
    }
    base -= m;
    if (defaults) {
        f->captures[captures++] = *base--;
    }
    if (keywords) {
        f->captures[captures] = *base;
    }
    return value_object(f);
}

void execute_make_function(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    size_t index = *p == OP_MAKEFUNCTION ? p[2] : operand16(p + 2);
    bool take = *p == OP_TAKEFUNCTION;
    Value f = make_function(vm, index, 255u - p[1]);
    /* A class body that runs once: the function alone keeps its code alive now. */
    if (take) {
        *unit_code_place(AS(Unit, frame_code(vm->base)->unit), index) = NONE;
    }
    frame_store(vm, f);
}

/* DEFINE, a function at a time. */
void execute_define(Vm *vm) {
    for (unsigned i = 0; i < opcodes_defined(frame_instruction(vm->base)); i++) {
        const Code *code = frame_code(vm->base);
        bool space = code->head.flags & CODE_NAMES;
        Value f =
            make_function(vm, opcodes_define(frame_instruction(vm->base), i), code_fixed(code));
        Value name = code_name(code_of_function(f));
        set_in_namespace(vm, space ? vm->base[-1] : AS(Function, vm->base[0])->globals, name, f);
    }
    frame_advance(vm->base);
}

/* ---- calls ---- */

/* GETMETHOD when the cache knows nothing. d+1 is emptied first: attribute_get stores into d
 * alone, and that means that self is not passed. The callable may be a result of Python code:
 * then its frame's result is stored into d later. */
void execute_get_method(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    bool own = *p == OP_METHODSELF || *p == OP_METHODSELFW;
    bool same = *p == OP_GETMETHODM || *p == OP_GETMETHODNM;
    Value v = own ? vm->base[-1] : *frame_register(vm->base, p[same ? 1 : 2]);
    Value name = *p == OP_GETMETHODN    ? code_methods[p[3]]
                 : *p == OP_GETMETHODNM ? code_methods[p[2]]
                                        : frame_last_constant(vm->base);
    Value callable, self;
    frame_register(vm->base, p[1])[-1] = ABSENT;
    if (attribute_method(vm, v, name, &callable, &self)) {
        frame_register(vm->base, p[1])[-1] = self;
        frame_store(vm, callable);
        return;
    }
    attribute_get(vm, v, name, ACTION_STORE);
}

/* GETMETHOD found no method to bind, so there is no self: the arguments move up by one register. */
void execute_call_unbound(Vm *vm, Value names) {
    int n;
    Value *c = frame_call(vm->base, &n);
    n--;
    for (int i = 1; i <= n; i++) {
        c[-i] = c[-i - 1];
    }
    call_begin(vm, c, n, names, ACTION_STORE);
}

/* CALLSELF when the cache knows nothing. */
void execute_call_self(Vm *vm) {
    Value callable, self, v = vm->base[-1], name = frame_last_constant(vm->base);
    int n;
    if (!attribute_method(vm, v, name, &callable, &self)) {
        attribute_get(vm, v, name, ACTION_CALL);
        return;
    }
    Value *c = frame_call(vm->base, &n);
    c[0] = callable;
    c[-1] = self;
    if (value_absent(self)) {
        execute_call_unbound(vm, ABSENT);
    } else {
        call_begin(vm, c, n, ABSENT, ACTION_STORE);
    }
}

/* f(*args, **kwargs): the arguments are laid out below the frame. The compiler has made the
 * operands: a list or tuple, and a dict whose order is that of the keywords. Their names become
 * the tuple that call_begin() wants. The copies are given back when no frame was pushed, as in
 * call_special(). */
void execute_call_ex(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    Value *c = frame_register(vm->base, p[2]);
    Value positional = c[-1], keywords = p[3] == 2 ? c[-2] : ABSENT, names = ABSENT;
    bool list = value_is_kind(positional, KIND_LIST);
    size_t n = list ? list_length(positional) : tuple_length(AS(Tuple, positional));
    size_t k = value_absent(keywords) ? 0 : table_live(AS(Dict, keywords));
    if (n + k > LINK_DISTANCE / 2) {
        vm_raise_type(vm, "too many arguments");
    }
    if (k) {
        names = tuple_new(vm, k);
    }
    uintptr_t *low = vm->heap.low;
    Value *base = frame_place(vm, n + k);
    /* Both allocations may have moved a generator's registers. */
    c = frame_register(vm->base, frame_instruction(vm->base)[2]);
    base[0] = c[0];
    const Value *items = !n ? NULL : list ? list_items(positional) : tuple_items(positional);
    for (size_t i = 0; i < n; i++) {
        base[-1 - (intptr_t)i] = items[i];
    }
    size_t at = 0;
    for (size_t i = 0; i < k; i++) {
        Value *entry = table_next(AS(Dict, keywords), &at);
        if (!value_is_kind(entry[0], KIND_STR)) {
            vm_raise_type(vm, "keywords must be strings");
        }
        tuple_items(names)[i] = entry[0];
        base[-1 - (intptr_t)(n + i)] = entry[1];
    }
    unsigned depth = vm->depth;
    call_begin(vm, base, (int)(n + k), names, ACTION_STORE);
    if (vm->depth == depth) {
        frame_set_low(vm, (Value *)low);
    }
}

/* ---- displays ---- */

/* First register and number of items of a BUILD.. in either form. */
static const uint8_t *build_operands(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    return p + (*p >= OP_BUILDTUPLEM ? 1 : 2);
}

/* Called when the fast path in the loop found no room. */
void execute_build_slice(Vm *vm) {
    Slice *slice = (Slice *)heap_alloc(vm, KIND_SLICE, WORDS_OF(Slice));
    const Value *r = frame_register(vm->base, *build_operands(vm));
    slice->start = r[0];
    slice->stop = r[-1];
    slice->step = r[-2];
    frame_store(vm, value_object(slice));
}

void execute_get_slice(Vm *vm) {
    Slice *slice = (Slice *)heap_alloc(vm, KIND_SLICE, WORDS_OF(Slice));
    const Value *r = frame_register(vm->base, frame_instruction(vm->base)[3]);
    slice->start = r[0];
    slice->stop = r[-1];
    slice->step = NONE;
    operate_getitem(vm, operand(vm, 2), value_object(slice));
}

/* Displays. The items are read from the frame one by one, since hashing them may run Python code
 * and move everything; the list's length is set last, so that a collection before sees an empty
 * list. N counts registers: a dict has two for each entry. An empty display comes here, too. */
void execute_build(Vm *vm, Kind kind) {
    /* Forms of two bytes name no number. */
    unsigned n = opcodes_lengths[*frame_instruction(vm->base)] > 2 ? build_operands(vm)[1]
                 : kind == KIND_TUPLE                              ? 2
                                                                   : 0;
    Value result;
    switch (kind) {
    case KIND_TUPLE: result = tuple_new(vm, n); break;
    case KIND_LIST: result = list_new(vm, n); break;
    default: result = table_new(vm, kind, kind == KIND_DICT ? n / 2 : n);
    }
#define ITEM(i) frame_register(vm->base, *build_operands(vm))[-(intptr_t)(i)]
    for (unsigned i = 0; i < n; i++) {
        if (kind == KIND_TUPLE) {
            tuple_items(result)[i] = ITEM(i);
        } else if (kind == KIND_LIST) {
            list_items(result)[i] = ITEM(i);
        } else if (kind == KIND_DICT) {
            dict_set(vm, result, ITEM(i), ITEM(i + 1));
            i++;
        } else {
            set_insert(vm, result, ITEM(i));
        }
    }
#undef ITEM
    if (kind == KIND_LIST) {
        AS(List, result)->length = value_int((intptr_t)n);
    }
    frame_store(vm, result);
}

/* LOADLIST: a list display of constants, evaluated once by the compiler. */
void execute_load_list(Vm *vm) {
    Value items = frame_constant(vm->base, frame_instruction(vm->base) + 2);
    if (value_is_kind(items, KIND_TUPLE)) {
        frame_store(vm, list_from_array(vm, tuple_items(items), tuple_length(AS(Tuple, items))));
        return;
    }
    /* In code that runs once a STORE becomes the list's own without a copy, and leaves the
     * constants. */
    Value list = list_new(vm, 0);
    const uint8_t *p = frame_instruction(vm->base);
    Store *constants = AS(Store, AS(Unit, frame_code(vm->base)->unit)->constants);
    Value *constant = &constants->items[operand16(p + 2)];
    AS(List, list)->store = *constant;
    AS(List, list)->length = value_int((intptr_t)tuple_length(AS(Store, *constant)));
    *constant = NONE;
    frame_store(vm, list);
}

/* How a callable is called in messages: its __qualname__, else the name of its type. */
static Value callee_name(Vm *vm, Value callee) {
    Value name = object_getattr_or_absent(vm, callee, NAME(__qualname__));
    return value_absent(name) ? object_type_name(callee) : name;
}

/* The keywords of a call get all of a mapping, which may repeat none; callee is for the message.
 * dict is that of **kwargs so far. A mapping that is no dict is copied by its keys() and
 * __getitem__, which run Python code. */
static void merge(Vm *vm, Value dict, Value mapping, Value callee) {
    Value more = dict_plain(vm, mapping), keys = more;
    if (value_absent(more)) {
        Value method = object_getattr_or_absent(vm, mapping, NAME(keys));
        if (value_absent(method)) {
            vm_raise_type(vm, "%v() argument after ** must be a mapping, not %t",
                          callee_name(vm, callee), mapping);
        }
        keys = vm_call0(vm, method);
    }
    Iteration it;
    iteration_begin(vm, &it, keys);
    for (Value key; !value_absent(key = iteration_next(vm, &it));) {
        if (!value_is_kind(key, KIND_STR)) {
            vm_raise_type(vm, "keywords must be strings");
        }
        if (table_find(vm, AS(Dict, dict), key)) {
            vm_raise_type(vm, "%v() got multiple values for keyword argument '%v'",
                          callee_name(vm, callee), key);
        }
        dict_set(vm, dict, key, object_getitem(vm, value_absent(more) ? mapping : more, key));
    }
}

/* What a display with * or ** and a comprehension do for each part. Errors of an argument list are
 * told in the words of a call: CALLEX follows. */
void execute_display(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    Value container = *frame_register(vm->base, p[1]), item = *frame_register(vm->base, p[2]);
    switch ((Opcode)*p) {
    case OP_LISTAPPEND: list_append_sealed(vm, container, item); break;
    case OP_LISTEXTEND:
        if (!object_is_iterable(vm, item)) {
            const uint8_t *next = p + opcodes_lengths[*p];
            /* CALLEX d, c, N has its list in c + 1; a register's number grows as its operand
             * byte shrinks. */
            bool call = list_length(container) == 0 && next[0] == OP_CALLEX && next[2] == p[1] + 1;
            if (call) {
                vm_raise_type(vm, "%v() argument after * must be an iterable, not %t",
                              callee_name(vm, frame_register(vm->base, p[1])[1]), item);
            }
            vm_raise_type(vm, "Value after * must be an iterable, not %t", item);
        }
        list_extend_sealed(vm, container, item);
        break;
    case OP_SETADD: set_insert(vm, container, item); break;
    case OP_SETUPDATE: set_extend(vm, container, item); break;
    case OP_DICTADD: dict_set(vm, container, item, operand(vm, 3)); break;
    case OP_DICTUPDATE: dict_update_mapping(vm, container, item); break;
    default: merge(vm, container, item, operand(vm, 3));
    }
    frame_advance(vm->base);
}

void execute_list_to_tuple(Vm *vm) {
    frame_store(vm, tuple_take(vm, operand(vm, 2)));
}

/* CAST of what is no small int, or to a type that has none. */
void execute_cast(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    frame_store(vm, pointer_cast(vm, *frame_register(vm->base, p[2]), p[3]));
}

/* A replacement field, as in f'{v!r:>{width}}': conversion first ('s', 'r', 'a' or 0), then
 * format() with the specification, if there is one. A str without one is the result itself. */
void execute_format(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    bool halves = *p != OP_FORMAT;
    uint8_t to = halves ? frame_half(p[1] >> 4) : p[1];
    Value v = *frame_register(vm->base, halves ? frame_half(p[1] & 15) : p[2]), spec = ABSENT;
    unsigned conversion = *p == OP_FORMATR ? 'r' : halves ? 0 : p[3];
    /* 255 is register 0, which holds the Function: no specification. */
    if (!halves && p[4] != 255) {
        spec = *frame_register(vm->base, p[4]);
    }
    bool plain = conversion == 0 && value_absent(spec) && object_is_user(v) &&
                 value_absent(object_special(vm, v, NAME(__format__)));
    if (plain || (conversion == 's' && value_absent(spec))) {
        v = object_str_sealed(vm, v); /* nothing else is held */
    } else {
        switch (conversion) {
        case 's': v = object_str(vm, v); break;
        case 'r': v = object_repr(vm, v); break;
        case 'a': v = str_ascii(vm, v); break;
        default: break;
        }
        if (!value_absent(spec) || !value_is_kind(v, KIND_STR)) {
            v = format_any(vm, v, spec);
        }
    }
    *frame_register(vm->base, to) = v;
    frame_advance(vm->base);
}

/* The pieces of an f-string, joined: the sum of bytes first, so that there is one allocation. */
void execute_build_string(Vm *vm) {
    const uint8_t *p = build_operands(vm);
    int n = p[1];
    size_t size = 0;
    for (int i = 0; i < n; i++) {
        size += str_bytes(frame_register(vm->base, *p)[-i]);
    }
    uintptr_t *high = vm_seal(vm);
    Str *s = str_alloc(vm, size);
    vm_unseal(vm, high);
    char *to = s->text;
    /* The code may have moved when the str was allocated. */
    p = build_operands(vm);
    for (int i = 0; i < n; i++) {
        Value part = frame_register(vm->base, *p)[-i];
        memcpy(to, str_text(part), str_bytes(part));
        to += str_bytes(part);
    }
    frame_store(vm, str_finish(s));
}

/* In the words of an unpacking; an instance of a class says its own later, when iter() fails. */
static void check_unpackable(Vm *vm, Value v) {
    if (value_is_object(v) && value_is_kind(object_type(v), KIND_CLASS)) {
        return;
    }
    const TypeSlots *slots = object_native_type(v)->slots;
    if (!slots->iter && !slots->next) {
        vm_raise_type(vm, "cannot unpack non-iterable %t object", v);
    }
}

/* UNPACK and UNPACKSTAR, `a, *b, c = v`: gathers the items in a list first, so that targets are
 * written only when their number is right. Without a star it asks for one more than it needs, to
 * tell that there are too many. */
void execute_unpack(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    bool star = *p == OP_UNPACKSTAR;
    size_t before = p[3], after = star ? p[4] : 0;
    Value source = *frame_register(vm->base, p[2]);
    check_unpackable(vm, source);
    Value items = list_new(vm, before + after + 1);
    Iteration it;
    iteration_begin(vm, &it, source);
    Value item = ABSENT;
    while (star || list_length(items) <= before) {
        item = iteration_next(vm, &it);
        if (value_absent(item)) {
            break;
        }
        list_append(vm, items, item);
    }
    size_t n = list_length(items);
    if (!star && n > before) {
        vm_raise_value_error(vm, "too many values to unpack (expected %u)", before);
    }
    if (n < before + after) {
        vm_raise_value_error(vm, "not enough values to unpack (expected %s%u, got %u)",
                             star ? "at least " : "", before + after, n);
    }
    Value middle =
        star ? list_from_array(vm, n ? list_items(items) + before : NULL, n - before - after)
             : ABSENT;
    p = frame_instruction(vm->base);
    Value *to = frame_register(vm->base, p[1]);
    for (size_t i = 0; i < before; i++) {
        *to-- = list_items(items)[i];
    }
    if (star) {
        *to-- = middle;
        for (size_t i = n - after; i < n; i++) {
            *to-- = list_items(items)[i];
        }
    }
    frame_advance(vm->base);
}

/* iter(), also for `yield from`, which takes generators as they are. */
void execute_iter(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    bool delegate = p[3];
    Value v = *frame_register(vm->base, p[2]);
    Value method = object_special(vm, v, NAME(__iter__));
    if (!delegate && !value_absent(method)) {
        call_special(vm, ACTION_STORE, method, 1, v, ABSENT, ABSENT);
        return;
    }
    frame_store(vm, generator_is(v) ? v : object_iter(vm, v));
}

/* ---- exceptions ---- */

/* An exception from what raise is given: an instance, or a class to be called. Runs the class's
 * __init__; `message` is that of the TypeError for anything else. */
static Value exception_from(Vm *vm, Value v, const char *message) {
    if (value_is_kind(v, KIND_EXCEPTION)) {
        return v;
    }
    bool cls = value_is_kind(v, KIND_CLASS) || value_is_kind(v, KIND_TYPE);
    if (!cls || !object_is_subclass(v, value_object(&type_BaseException))) {
        vm_raise_type(vm, "%s", message);
    }
    Value made = vm_call0(vm, v);
    if (!value_is_kind(made, KIND_EXCEPTION)) {
        vm_raise_type(vm, "calling %r should have returned an instance of BaseException, not %r", v,
                      object_type(made));
    }
    return made;
}

/* RAISE and RAISEFROM. A class is called without arguments first; `from` sets the cause, which is
 * absent without it, and `from None` hides the context. */
void execute_raise(Vm *vm, Value exception, Value cause) {
    exception = exception_from(vm, exception, "exceptions must derive from BaseException");
    if (!value_absent(cause)) {
        if (!value_is_none(cause)) {
            cause = exception_from(vm, cause, "exception causes must derive from BaseException");
        }
        exception_set_cause(vm, exception, cause);
    }
    vm_raise(vm, exception);
}

/* `raise` alone, and what leaves a `finally` or a handler that did not match. The traceback is not
 * extended again by this frame. */
void execute_reraise(Vm *vm, Value exception) {
    if (value_absent(exception)) {
        exception = vm->roots[ROOT_HANDLED];
        if (value_absent(exception)) {
            vm_raise_format(vm, &type_RuntimeError, "No active exception to reraise");
        }
    }
    vm->roots[ROOT_RAISED] = exception;
    vm->reraised = true;
    vm_reraise(vm);
}

/* `except CLASSES:`. A tuple is looked at to its end, as in CPython, so that a wrong class in it
 * is always told. isinstance() is not asked: a class's __instancecheck__ has no part in it. */
bool execute_match(Vm *vm, Value exception, Value classes) {
    if (value_is_kind(classes, KIND_TUPLE)) { /* nested ones are refused, all are looked at */
        bool match = false;
        for (size_t i = 0; i < tuple_length(AS(Tuple, classes)); i++) {
            Value one = tuple_items(classes)[i];
            match |= execute_match(vm, exception, value_is_kind(one, KIND_TUPLE) ? NONE : one);
        }
        return match;
    }
    bool cls = value_is_kind(classes, KIND_CLASS) || value_is_kind(classes, KIND_TYPE);
    if (!cls || !object_is_subclass(classes, value_object(&type_BaseException))) {
        vm_raise_type(vm, "catching classes that do not inherit from BaseException is not allowed");
    }
    return object_is_subclass(object_type(exception), classes);
}

/* SPLITGROUP: runs derive() of the groups that are divided. */
void execute_split_group(Vm *vm) {
    Value rest, part = group_match(vm, operand(vm, 2), operand(vm, 3), &rest);
    *frame_register(vm->base, frame_instruction(vm->base)[2]) = rest;
    frame_store(vm, part);
}

void execute_join_group(Vm *vm) {
    frame_store(vm, group_join(vm, operand(vm, 2), operand(vm, 3)));
}

/* The three arguments of __exit__, from what is handled or None. */
void execute_exit_args(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    Value *d = frame_register(vm->base, p[1]), e = *frame_register(vm->base, p[2]);
    bool raised = value_is_kind(e, KIND_EXCEPTION);
    Value traceback = raised ? AS(Exception, e)->traceback : NONE;
    d[0] = raised ? object_type(e) : NONE;
    d[-1] = raised ? e : NONE;
    d[-2] = value_absent(traceback) ? NONE : traceback;
    frame_advance(vm->base);
}

/* AssertionError with the message as it is, not as text; without argument when there is none. */
void execute_assert_fail(Vm *vm) {
    const uint8_t *p = frame_instruction(vm->base);
    Value message = p[1] == 255 ? ABSENT : *frame_register(vm->base, p[1]);
    vm_raise_value(vm, &type_AssertionError, message);
}

/* ---- the REPL ---- */

/* An expression statement at the REPL: printed and kept in `_`, unless it is None. */
void execute_print(Vm *vm) {
    Value v = operand(vm, 1);
    if (!value_is_none(v)) {
        if (value_absent(vm->roots[ROOT_OVERLAYS])) { /* sys.stdout is the console */
            Writer out = console_writer(vm);
            object_write(vm, &out, v, true);
            writer_text(&out, "\n");
        } else {
            (void)vm_call1(vm, value_object(&native_builtins_run_print), object_repr(vm, v));
        }
        dict_set(vm, AS(Function, vm->base[0])->globals, NAME(_), operand(vm, 1));
    }
    frame_advance(vm->base);
}

/* ---- calls of built-in types that the loop sees through ---- */

/* bytearray(n) or bytes(n) of more than is free? In words, with some for headers; not if the whole
 * heap could not hold it. A negative size becomes a huge one, and the constructor raises. */
static bool wants_room(Vm *vm, const Value *c) {
    if (!value_is_int(c[-1]) || (!value_same(c[0], value_object(&type_bytearray)) &&
                                 !value_same(c[0], value_object(&type_bytes)))) {
        return false;
    }
    size_t words = (size_t)value_to_int(c[-1]) / sizeof(Value) + 8;
    return words < (size_t)(vm->heap.top - vm->heap.base) && words > heap_run_words(&vm->heap);
}

bool execute_call(Vm *vm, bool may_wait) {
    int n;
    Value *c = frame_call(vm->base, &n);
    if (may_wait && n == 1 && wants_room(vm, c)) {
        return false;
    }
    call_begin(vm, c, n, ABSENT, ACTION_STORE);
    return true;
}

bool execute_begin_range(const Code *code, const uint8_t *pc, Value *low, const Value *callee,
                         unsigned n) {
    const uint8_t *iter = pc + opcodes_lengths[*pc];
    const Value *arguments = callee - 1;
    Value start = value_int(0), stop = arguments[0], step = value_int(1);
    if (n > 1) {
        start = stop;
        stop = arguments[-1];
        step = n > 2 ? arguments[-2] : step;
    }
    bool halves = *iter == OP_GETITERB;
    unsigned source = halves ? frame_half(iter[1] & 15) : iter[2];
    if ((*iter != OP_GETITER && !halves) || source != pc[1] || pc[1] > code->head.first || n == 0 ||
        n > 3 || !value_is_int(start) || !value_is_int(stop) || !value_is_int(step) ||
        value_same(step, value_int(0))) {
        return false;
    }
    /* As GETITER fills it. */
    Value *block = &low[halves ? frame_half(iter[1] >> 4) : iter[1]];
    block[0] = step;
    block[-1] = start;
    block[-2] = stop;
    return true;
}
