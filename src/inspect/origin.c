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
    ReachSearch reach;
    enum Sort sort;
    size_t length, last; /* references from the first object of the chain to the last one, and where
                            that is here: behind those for which there is room */
    const Object *chain[ORIGIN_PLACES + 1];
} Search;
/* Each link of a chain is a search of its own: of a list with thousands of links they would take
 * for ever, while a program waits for its MemoryError. */
enum { FARTHEST = 200 };

/* The roots of one sort alone: what an earlier sort reaches has been asked before. */
static void add_roots(Search *s) {
    Vm *vm = s->reach.vm;
    const Value *entry;
    size_t position = 0;
    if (s->sort == GLOBALS) {
        while ((entry = reach_next_module(vm, &position)) != NULL) {
            reach_add(&s->reach, &AS(Module, entry[1])->dict, 1);
        }
    } else if (s->sort < MACHINE) {
        for (const Value *base = vm->base; base != NULL; base = frame_caller(vm, base)) {
            size_t n =
                s->sort == VARIABLES ? code_fixed(frame_code(base)) : frame_live_registers(base);
            reach_add(&s->reach, base + 1 - n, n);
        }
    } else {
        reach_add_roots(&s->reach, s->reach.own == NULL);
    }
}

/* Up to level `most`, or until the goal is found; the level it has come to. The objects of that
 * one are in the window, and have the bit. */
static size_t search(Search *s, const Object *goal, size_t most) {
    size_t level = 0;
    reach_end(s->reach.vm);
    s->reach.low = s->reach.high = NULL;
    s->reach.bit = HEADER_PINNED;
    add_roots(s);
    for (; s->reach.low != NULL && level < most && !(goal->header & BITS); level++) {
        reach_read(&s->reach);
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

bool origin_write_register(Writer *w, const Value *at) {
    Vm *vm = w->vm;
    for (const Value *base = vm->base; base != NULL; base = frame_caller(vm, base)) {
        const Code *code = frame_code(base);
        bool extras = frame_link(base) & (LINK_FAR | LINK_INSTANCE);
        if (at > base + (extras ? FRAME_INFO - 1 : 2) || at <= base - code->head.registers) {
            continue;
        }
        size_t pc = value_to_int(base[1]) < 0 ? 0 : frame_pc(base);
        writer_format(w, "%v:%u ", code_name(code), (size_t)code_line(code, pc));
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
    Vm *vm = s->reach.vm;
    size_t i = ((uintptr_t)s->reach.at - (uintptr_t)vm->roots) / sizeof(Value);
    if (s->sort == GLOBALS) {
        describe_module(w, (const Object *)(s->reach.at - 1));
    } else if (s->reach.at == NULL || !origin_write_register(w, s->reach.at)) {
        writer_text(w, i == ROOT_MODULES ? "sys.modules" : i < ROOT_LIMIT ? "<machine>" : "<C>");
    }
}

/* Finds the chain to an object; false: there is none. */
static __attribute__((noinline)) bool find_chain(Search *s, const Object *object) {
    Edge edge;
    for (; s->sort < SORTS; s->sort++) {
        size_t level = search(s, object, FARTHEST);
        s->length = level;
        s->last = level < ORIGIN_PLACES ? level : ORIGIN_PLACES;
        s->chain[s->last] = object;
        if (!(object->header & BITS)) {
            continue;
        }
        while (level-- > 0) {
            search(s, object, level);
            uintptr_t *at = s->reach.low;
            while ((*at & BITS) != s->reach.bit || !edge_find((Object *)at, object, &edge)) {
                at += object_words((Object *)at);
            }
            object = (Object *)at;
            if (level < ORIGIN_PLACES) {
                s->chain[level] = object;
            }
        }
        s->reach.sought = object;
        search(s, object, 0);
        return true;
    }
    return false;
}

void origin_write(Writer *w, const Object *object, const Value *own, bool picture) {
    Vm *vm = w->vm;
    Search s = {
        .reach = {.vm = vm, .flip = BITS, .own = own}
    };
    Edge edge;
    reach_begin(vm);
    bool found = find_chain(&s, origin_owner(heap_of(vm), object));
    reach_end(vm);
    if (!found) {
        /* The last sort are all roots. */
        writer_text(w, s.length == FARTHEST ? "<far away>" : "nothing, it is garbage");
        return;
    }
    if (picture) {
        writer_text(w, "┬ root: ");
    }
    write_root(&s, w);
    edge.sort = s.sort == GLOBALS ? EDGE_NAMESPACE : EDGE_PLAIN;
    for (size_t k = 0; k <= s.last; k++) {
        if (k > 0) {
            if (picture) {
                writer_text(w, "\n│    ↓ ");
            }
            if (edge_find(s.chain[k - 1], s.chain[k], &edge)) {
                edge_write(w, &edge, picture || k == s.last);
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
