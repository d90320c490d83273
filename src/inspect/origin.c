/* SPDX-License-Identifier: MIT */
/* The shortest chain from a root to an object, level by level from the roots: origin.h.
 *
 * Two bits of the headers tell what was reached: objects of the levels in turn have HEADER_MARK
 * or HEADER_PINNED alone, and both when they have been read. A window of addresses for the next
 * level keeps the walks short. When the object is found at level n, the search is made again up to
 * level n - 1, where one of the objects refers to it; and so on. */
#include "inspect/origin.h"

#include "builtins.h"
#include "inspect/describe.h"
#include "inspect/edge.h"
#include "inspect/reach.h"
#include "object/table.h"
#include "vm/frame.h"

enum { BITS = HEADER_MARK | HEADER_PINNED };
/* Roots in the order in which they are asked: temporaries, the arguments of calls that wait among
 * them, behind variables, which have names. */
enum Sort { GLOBALS, VARIABLES, TEMPORARIES, MACHINE, SORTS };

typedef struct {
    Vm *vm;
    const Value *own;
    enum Sort sort;
    uintptr_t bit; /* of what is reached now, the window below */
    uintptr_t *low, *high;
    const Object *sought; /* in the first place that refers to it: */
    const Value *at;
    size_t length, last; /* references from the first object of the chain to the last one, and where
                            that is here: behind those for which there is room */
    bool far;            /* a search has ended at the FARTHEST level */
    const Object *chain[ORIGIN_PLACES + 1];
} Search;
/* Each link of a chain is a search of its own: of a list with thousands of links they would take
 * for ever, while a program waits for its MemoryError. */
enum { FARTHEST = 200 };

/* What these refer to is reached, and what parts refer to. The last one, register 0 of a frame,
 * comes first. */
static void add(Search *s, const Value *values, size_t n) {
    while (n-- > 0) {
        const Value *v = values + n;
        if (v == s->own || !value_is_object(*v)) {
            continue;
        }
        Object *object = value_to_object(*v);
        if (object == s->sought && s->at == NULL) {
            s->at = v;
        }
        uintptr_t *at = &object->header;
        if (!heap_contains(heap_of(s->vm), object) || *at & BITS) {
            continue;
        }
        if (edge_is_part(object)) {
            *at |= BITS;
            add(s, object_values(object), edge_count(object));
            continue;
        }
        *at |= s->bit;
        s->low = s->low == NULL || at < s->low ? at : s->low;
        s->high = at > s->high ? at : s->high;
    }
}

/* The roots of one sort alone: what an earlier sort reaches has been asked before. */
static void add_roots(Search *s) {
    Vm *vm = s->vm;
    Value *begin, *end;
    size_t position = 0;
    if (s->sort == GLOBALS) {
        while ((begin = reach_next_module(vm, &position)) != NULL) {
            add(s, &AS(Module, begin[1])->dict, 1);
        }
    } else if (s->sort < MACHINE) {
        for (const Value *base = vm->base; base != NULL; base = frame_caller(vm, base)) {
            size_t n =
                s->sort == VARIABLES ? frame_code(base)->head.fixed : frame_live_registers(base);
            add(s, base + 1 - n, n);
        }
    } else {
        reach_pins(vm, s->own == NULL, &s->low, &s->high);
        for (int i = 0; heap_root_range(heap_of(vm), i, &begin, &end); i++) {
            add(s, begin, (size_t)(end - begin));
        }
    }
}

/* Up to level `most`, or until the goal is found; the level it has come to. The objects of that
 * one are in the window, and have the bit. */
static size_t search(Search *s, const Object *goal, size_t most) {
    size_t level = 0;
    reach_end(s->vm);
    s->low = s->high = NULL;
    s->bit = HEADER_MARK;
    add_roots(s);
    for (; s->low != NULL && level < most && !(goal->header & BITS); level++) {
        uintptr_t *at = s->low, *high = s->high, bit = s->bit;
        s->low = s->high = NULL;
        s->bit ^= BITS;
        for (; at <= high; at += object_words((Object *)at)) {
            if ((*at & BITS) == bit) {
                *at |= BITS;
                add(s, object_values((Object *)at), edge_count((Object *)at));
            }
        }
    }
    return level;
}

const Object *origin_owner(const Heap *heap, const Object *object) {
    Edge edge;
    for (Object *o = NULL; edge_is_part(object) && (o = heap_next_object(heap, o)) != NULL;) {
        if (!edge_is_part(o) && edge_find(o, object, &edge)) {
            return o;
        }
    }
    return object;
}

/* ---- names ---- */

bool origin_write_register(Vm *vm, Writer *w, const Value *at) {
    for (const Value *base = vm->base; base != NULL; base = frame_caller(vm, base)) {
        const Code *code = frame_code(base);
        bool extras = frame_link(base) & (LINK_FAR | LINK_INSTANCE);
        if (at > base + (extras ? FRAME_INFO - 1 : 2) || at <= base - code->head.registers) {
            continue;
        }
        size_t pc = value_to_int(base[1]) < 0 ? 0 : frame_pc(base);
        writer_format(w, "%v%s:%u ", code_name(code), code->head.flags & CODE_MODULE ? "" : "()",
                      (size_t)code_line(code, pc));
        if (at > base) {
            writer_text(w, "<link>");
        } else {
            edge_write_register(w, base[0], (size_t)(base - at));
        }
        return true;
    }
    return false;
}

/* sys.modules is what programs know of the machine's roots. */
static void write_root(const Search *s, Writer *w) {
    Vm *vm = s->vm;
    size_t i = ((uintptr_t)s->at - (uintptr_t)vm->roots) / sizeof(Value);
    if (s->sort == GLOBALS) {
        Value name = dict_get_str(value_object(s->sought), NAME(__name__));
        if (value_is_kind(name, KIND_STR)) {
            describe_module(w, name);
        }
    } else if (s->at == NULL || !origin_write_register(vm, w, s->at)) {
        writer_text(w, i == ROOT_MODULES ? "sys.modules" : i < ROOT_LIMIT ? "<machine>" : "<C>");
    }
}

/* Finds the chain to an object; false: there is none. */
static bool find_chain(Search *s, const Object *object) {
    Edge edge;
    for (; s->sort < SORTS; s->sort++) {
        size_t level = search(s, object, FARTHEST);
        s->length = level;
        s->last = level < ORIGIN_PLACES ? level : ORIGIN_PLACES;
        s->chain[s->last] = object;
        if (!(object->header & BITS)) {
            s->far |= level == FARTHEST;
            continue;
        }
        while (level-- > 0) {
            search(s, object, level);
            uintptr_t *at = s->low;
            while ((*at & BITS) != s->bit || !edge_find((Object *)at, object, &edge)) {
                at += object_words((Object *)at);
            }
            object = (Object *)at;
            if (level < ORIGIN_PLACES) {
                s->chain[level] = object;
            }
        }
        s->sought = object;
        search(s, object, 0);
        return true;
    }
    return false;
}

void origin_write(Vm *vm, Writer *w, const Object *object, const Value *own, bool picture) {
    Search s = {.vm = vm, .own = own};
    Edge edge, before;
    reach_begin(vm);
    bool found = find_chain(&s, origin_owner(heap_of(vm), object));
    reach_end(vm);
    if (!found) {
        writer_text(w, s.far ? "<far away>" : "nothing, it is garbage");
        return;
    }
    if (picture) {
        writer_text(w, "┬ root: ");
    }
    write_root(&s, w);
    before.sort = s.sort == GLOBALS ? EDGE_NAMESPACE : EDGE_PLAIN;
    for (size_t k = 0; k <= s.last; k++) {
        if (k > 0) {
            if (picture) {
                writer_text(w, "\n│    ↓ ");
            }
            if (edge_find(s.chain[k - 1], s.chain[k], &edge)) {
                edge_write(w, &edge, &before, picture || k == s.last);
                before = edge;
            } else {
                writer_format(w, "<%u more>", s.length - s.last);
            }
        }
        if (picture) {
            writer_text(w, k == s.last ? "\n╰→ " : "\n├─ ");
            describe_object(w, s.chain[k]);
            writer_format(w, ", %u B", describe_bytes_with_parts(s.chain[k]));
        }
    }
    if (picture) {
        ReachCount count = reach_retained(vm, value_object(s.chain[s.last]));
        writer_format(w, ", retains %u B in %u object(s)", count.bytes, count.objects);
    }
}
