/* SPDX-License-Identifier: MIT */
/* The shortest chain from a root to an object, level by level from the roots: origin.h.
 *
 * While there is room in the free run, each object that is reached is written down there with the
 * one that it was reached from, and the chain is read off. Else two bits of the headers have to
 * do. The objects of the level that is read have MARK and PIN, those of the next one PIN, earlier
 * ones MARK; windows of addresses keep the walks short. When the object is found at level n, the
 * search is made again up to level n - 1, where one of the objects refers to it; and so on. */
#include "inspect/origin.h"

#include "inspect/describe.h"
#include "inspect/edge.h"
#include "inspect/reach.h"
#include "object/table.h"
#include "object/writer.h"
#include "vm/frame.h"

/* An object that was reached, and which entry of the list it was reached from: its own if by a
 * root. */
typedef struct {
    Object *object;
    size_t from;
} Link;

typedef struct {
    Vm *vm;
    enum OriginRoot root;
    const Object *goal;
    const Value *own;
    int count;
    bool found;
    /* The list, unless `links` is NULL. */
    Link *links;
    size_t used, room, from;
    bool is_full;
    /* The window of the next level. */
    uintptr_t *low, *high;
} Search;

/* ---- roots ---- */

/* One more object is reached. True ends a walk. */
static __attribute__((noinline)) bool add(Search *s, Object *object) {
    if (s->found || !heap_contains(heap_of(s->vm), object) ||
        (object->header & (HEADER_MARK | HEADER_PINNED))) {
        return s->found;
    }
    if (s->links != NULL) {
        if (s->used == s->room) {
            return s->is_full = true;
        }
        object->header |= HEADER_MARK;
        s->links[s->used] = (Link){object, s->from == SIZE_MAX ? s->used : s->from};
        s->used++;
    } else {
        uintptr_t *at = &object->header;
        *at |= HEADER_PINNED;
        s->low = s->low == NULL || at < s->low ? at : s->low;
        s->high = at > s->high ? at : s->high;
    }
    s->found |= object == s->goal;
    return s->found;
}

/* Is it an argument of the call that asks? */
static bool is_own(const Search *s, const Value *v) {
    return s->own != NULL && v <= s->own && v > s->own - s->count;
}

static bool add_target(void *search, const Edge *edge, Object *target) {
    const Value *v = (const Value *)(edge->owner + 1) + edge->word; /* of a generator's frame */
    return edge->part == NULL && is_own(search, v) ? false : add(search, target);
}

static __attribute__((noinline)) void add_value(Search *s, const Value *v) {
    if (!is_own(s, v) && value_is_object(*v)) {
        add(s, value_to_object(*v));
    }
}

/* The namespaces of __main__ and of the modules that lie in the heap. */
static void add_globals(Search *s) {
    Value modules = s->vm->roots[ROOT_MODULES];
    size_t position = 0;
    add_value(s, &s->vm->roots[ROOT_MAIN]);
    for (Value *entry; value_is_kind(modules, KIND_DICT) &&
                       (entry = table_next(AS(Dict, modules), &position)) != NULL;) {
        if (value_is_kind(entry[1], KIND_MODULE)) {
            add_value(s, &AS(Module, entry[1])->dict);
        }
    }
}

static void add_frames(Search *s) {
    for (Value *base = s->vm->base; base != NULL; base = frame_caller(s->vm, base)) {
        size_t fixed = frame_code(base)->head.fixed;
        bool variables = s->root == ORIGIN_VARIABLES;
        size_t end = variables ? fixed : frame_live_registers(base);
        for (size_t i = variables ? 0 : fixed; i < end; i++) {
            add_value(s, base - i);
        }
    }
}

/* What C code points at has marks; in the end these mean the same as those of all other roots. */
static void add_machine(Search *s) {
    Value *begin, *end;
    uintptr_t *at, *last;
    reach_pins(s->vm, s->own == NULL, &at, &last);
    while (at != NULL && at <= last) {
        Object *object = (Object *)at;
        if (object->header & HEADER_MARK) {
            object->header &= ~(uintptr_t)HEADER_MARK;
            add(s, object);
        }
        at += object_words(object);
    }
    for (int i = 0; heap_root_range(heap_of(s->vm), i, &begin, &end); i++) {
        for (; begin < end; begin++) {
            add_value(s, begin);
        }
    }
}

/* The roots of one sort alone: what an earlier sort reaches has been asked before. */
static void add_roots(Search *s) {
    reach_end(s->vm);
    s->found = s->is_full = false;
    s->used = 0;
    s->from = SIZE_MAX;
    s->low = s->high = NULL;
    switch (s->root) {
    case ORIGIN_GLOBALS: add_globals(s); break;
    case ORIGIN_VARIABLES:
    case ORIGIN_TEMPORARIES: add_frames(s); break;
    default: add_machine(s); break;
    }
}

/* ---- searching ---- */

/* Where the k-th of so many objects is kept; ORIGIN_PLACES: nowhere. */
static size_t place(size_t length, size_t k) {
    if (k < ORIGIN_ENDS || length <= ORIGIN_PLACES) {
        return k;
    }
    return k + ORIGIN_ENDS < length ? ORIGIN_PLACES : ORIGIN_PLACES + k - length;
}

static void keep(Origin *origin, size_t k, const Object *object) {
    size_t i = place(origin->length, k);
    if (i < ORIGIN_PLACES) {
        origin->chain[i] = object;
    }
}

/* NULL in the gap. */
static const Object *object_at(const Origin *origin, size_t k) {
    size_t i = place(origin->length, k);
    return i < ORIGIN_PLACES ? origin->chain[i] : NULL;
}

/* By the list. False: it was too short. */
static bool search_list(Search *s, Origin *origin) {
    add_roots(s);
    for (size_t i = 0; i < s->used && !s->found && !s->is_full; i++) {
        s->from = i;
        edge_each(s->links[i].object, false, add_target, s);
    }
    if (!s->found) {
        return !s->is_full;
    }
    origin->length = 1;
    for (size_t i = s->used - 1; s->links[i].from != i; i = s->links[i].from) {
        origin->length++;
    }
    size_t i = s->used - 1;
    for (size_t k = origin->length; k-- > 0; i = s->links[i].from) {
        keep(origin, k, s->links[i].object);
    }
    return true;
}

/* Level by level up to `most`, or until the goal is found; the level it has come to. The objects
 * of that one are in the window, and have both bits. */
static size_t search_levels(Search *s, size_t most) {
    add_roots(s);
    for (size_t level = 0;; level++) {
        uintptr_t *low = s->low;
        const uintptr_t *high = s->high;
        for (uintptr_t *at = low; at != NULL && at <= high; at += object_words((Object *)at)) {
            if ((*at & (HEADER_MARK | HEADER_PINNED)) == HEADER_PINNED) {
                *at |= HEADER_MARK;
            }
        }
        if (s->found || level == most || low == NULL) {
            return level;
        }
        s->low = s->high = NULL;
        for (uintptr_t *at = low; at <= high; at += object_words((Object *)at)) {
            if ((~*at & (HEADER_MARK | HEADER_PINNED)) == 0) {
                edge_each((Object *)at, false, add_target, s);
                *at &= ~(uintptr_t)HEADER_PINNED;
            }
        }
    }
}

/* With the two bits alone. Of a chain that is very long only the last objects are looked for. */
enum { FURTHEST = 100 };
static void search_bits(Search *s, Origin *origin) {
    const Object *target = s->goal;
    size_t level = search_levels(s, SIZE_MAX);
    if (!s->found) {
        return;
    }
    origin->length = level + 1;
    keep(origin, level, target);
    s->goal = NULL;
    size_t least = level > FURTHEST ? level + 1 - ORIGIN_ENDS : 0;
    while (level > least) {
        Edge edge;
        search_levels(s, --level);
        uintptr_t *at = s->low;
        while ((~*at & (HEADER_MARK | HEADER_PINNED)) || !edge_find((Object *)at, target, &edge)) {
            at += object_words((Object *)at);
        }
        target = (Object *)at;
        keep(origin, level, target);
    }
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

void origin_find(Vm *vm, const Object *object, const Value *own, int count, Origin *origin) {
    const Heap *heap = heap_of(vm);
    Search s = {.vm = vm, .own = own, .count = count};
    size_t words;
    s.links = (Link *)reach_notepad(heap, &words);
    s.room = heap->mark_limit != 0 ? 0 : words * sizeof(uintptr_t) / sizeof(Link);
    *origin = (Origin){.root = ORIGIN_NOTHING};
    reach_begin(vm);
    while (origin->length == 0 && s.root < ORIGIN_MACHINE) {
        s.root++;
        s.goal = origin_owner(heap, object);
        if (s.links == NULL || !search_list(&s, origin)) {
            s.links = NULL;
            search_bits(&s, origin);
        }
    }
    reach_end(vm);
    origin->root = origin->length > 0 ? s.root : ORIGIN_NOTHING;
}

/* ---- names ---- */

static void write_module(Vm *vm, Writer *w, const Object *dict) {
    size_t position = 0;
    Value *entry;
    if (value_same(value_object(dict), vm->roots[ROOT_MAIN])) {
        writer_text(w, "main");
        return;
    }
    while ((entry = table_next(AS(Dict, vm->roots[ROOT_MODULES]), &position)) != NULL) {
        if (value_is_kind(entry[1], KIND_MODULE) &&
            value_same(AS(Module, entry[1])->dict, value_object(dict))) {
            writer_str(w, entry[0]);
            return;
        }
    }
}

void origin_write_frame(Writer *w, const Value *base) {
    const Code *code = frame_code(base);
    size_t pc = value_to_int(base[1]) < 0 ? 0 : frame_pc(base);
    writer_format(w, "%v%s:%u", code_name(code), code->head.flags & CODE_MODULE ? "" : "()",
                  (size_t)code_line(code, pc));
}

/* `work():12 <local 3>`, of the innermost frame that has it so. */
static void write_frame(Vm *vm, Writer *w, const Origin *origin) {
    for (Value *base = vm->base; base != NULL; base = frame_caller(vm, base)) {
        bool variables = origin->root == ORIGIN_VARIABLES;
        size_t fixed = frame_code(base)->head.fixed;
        size_t end = variables ? fixed : frame_live_registers(base);
        for (size_t i = variables ? 0 : fixed; i < end; i++) {
            if (value_same(base[-(intptr_t)i], value_object(origin->chain[0]))) {
                origin_write_frame(w, base);
                writer_text(w, " ");
                edge_write_register(w, base[0], i);
                return;
            }
        }
    }
}

/* sys.modules and sys.path are what programs know of the machine's roots. */
static void write_machine(Vm *vm, Writer *w, const Object *object) {
    const char *name = "<C>";
    for (int i = 0; i < ROOT_LIMIT; i++) {
        if (value_same(vm->roots[i], value_object(object))) {
            name = i == ROOT_MODULES ? "sys.modules" : i == ROOT_PATH ? "sys.path" : "<machine>";
        }
    }
    writer_text(w, name);
}

static void write_root(Vm *vm, Writer *w, const Origin *origin) {
    const Object *object = origin->chain[0];
    if (object == NULL) {
        writer_text(w, "<far away>");
    } else if (origin->root == ORIGIN_GLOBALS) {
        write_module(vm, w, object);
    } else if (origin->root != ORIGIN_MACHINE) {
        write_frame(vm, w, origin);
    } else {
        write_machine(vm, w, object);
    }
}

/* What led to the namespace of a module, as an edge. */
static const Module any_module = {HEADER(KIND_MODULE, WORDS_OF(Module)), {0}};
static const Edge module_edge = {(const Object *)&any_module, NULL, 0, 0};

/* Writes the link from the object before the k-th to that, and says what came before it to the
 * next one. As in a chain of names, or whole. */
static void write_link(Writer *w, const Origin *origin, size_t k, Edge *before, bool whole) {
    Edge edge, *known = before->owner != NULL ? before : NULL;
    if (!edge_find(object_at(origin, k - 1), object_at(origin, k), &edge)) {
        edge = (Edge){NULL, NULL, 0, 0};
    } else if (whole) {
        edge_write(w, &edge, known);
    } else {
        edge_write_link(w, &edge, known, k + 1 == origin->length);
    }
    *before = edge;
}

/* The first k that is known again behind a gap at the k-th. */
static size_t skip_gap(const Origin *origin, size_t k) {
    while (object_at(origin, k) == NULL) {
        k++;
    }
    return k;
}

static Edge first_edge(const Origin *origin) {
    return origin->root == ORIGIN_GLOBALS ? module_edge : (Edge){NULL, NULL, 0, 0};
}

void origin_write(Vm *vm, Writer *w, const Origin *origin) {
    if (origin->root == ORIGIN_NOTHING) {
        writer_text(w, "nothing, it is garbage");
        return;
    }
    write_root(vm, w, origin);
    Edge before = first_edge(origin);
    if (origin->length == 1 && before.owner != NULL) {
        writer_text(w, ".__dict__");
    }
    for (size_t k = 1; k < origin->length; k++) {
        size_t known = skip_gap(origin, object_at(origin, k - 1) == NULL ? k - 1 : k);
        if (known > k) {
            writer_format(w, "<%u more>", known - k);
            before.owner = NULL;
            k = known;
        } else {
            write_link(w, origin, k, &before, false);
        }
    }
}

void origin_write_name(Vm *vm, Writer *w, const Object *object) {
    Origin origin;
    origin_find(vm, object, NULL, 0, &origin);
    origin_write(vm, w, &origin);
}

/* ---- the picture ---- */

typedef struct {
    Writer writer; /* first */
    size_t bytes;
} Counter;

static void count_bytes(Writer *w, const char *bytes, size_t n) {
    (void)bytes;
    ((Counter *)w)->bytes += n;
}

/* One object of the chain, and what is said of it. */
static void write_step(Vm *vm, Writer *w, const Origin *origin, size_t k, const char *reason) {
    const Object *object = object_at(origin, k);
    bool last = k + 1 == origin->length;
    writer_text(w, last ? "╰→ " : "├─ ");
    describe_object(w, object);
    writer_format(w, ", %u B", describe_bytes_with_parts(object));
    if (last) {
        ReachCount all = reach_live(vm, ABSENT, false);
        ReachCount rest = reach_live(vm, value_object(object), false);
        size_t objects = all.objects - rest.objects;
        writer_format(w, "   retains %u B in %u object%s", all.bytes - rest.bytes, objects,
                      objects == 1 ? "" : "s");
    }
    if (reason != NULL) {
        const char *is = last                                       ? "YES ("
                         : k == 0 && origin->root == ORIGIN_GLOBALS ? "NO (module global"
                                                                    : "UNKNOWN";
        writer_format(w, "   Leaking: %s%s%s", is, last ? reason : "", is[0] == 'U' ? "" : ")");
    }
    writer_text(w, "\n");
}

void origin_trace(Vm *vm, Writer *w, const Origin *origin, const char *reason) {
    if (origin->root == ORIGIN_NOTHING) {
        writer_text(w, "nothing keeps it: it is garbage\n");
        return;
    }
    writer_text(w, "┬───\n│ root: ");
    writer_text(w, origin->root == ORIGIN_GLOBALS ? "module " : "");
    write_root(vm, w, origin);
    writer_text(w, "\n");
    Edge before = first_edge(origin);
    for (size_t k = 0; k < origin->length; k++) {
        size_t known = skip_gap(origin, k);
        if (known > k) {
            writer_format(w, "│    %u more\n", known - k);
            before.owner = NULL;
            k = known;
        } else if (k > 0) {
            Counter counter = {
                {vm, count_bytes},
                0
            };
            Edge same = before;
            write_link(&counter.writer, origin, k, &same, true);
            writer_text(w, "│    ↓ ");
            write_link(w, origin, k, &before, true);
            writer_text(w, "\n");
            if (reason != NULL) {
                writer_text(w, "│      ");
                writer_fill(w, '~', counter.bytes);
                writer_text(w, "\n");
            }
        }
        write_step(vm, w, origin, k, reason);
    }
}
