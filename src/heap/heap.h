/* SPDX-License-Identifier: MIT */
/* The heap: one linear region of words, allocated by bumping a pointer, collected by marking and
 * sliding in place.
 *
 *     base          bump                     low       frames                  top
 *     | objects ... | free run     | reserve | scratch | frames, growing down  |
 *
 * Invariants (verify.c checks them):
 *  1. [base, bump) is a gapless sequence of objects; unused words are KIND_HOLE objects.
 *  2. [frames, top) holds only Values (frame registers and small ints); after prepare_stack() every
 *     word of it is live or absent. [low, frames) is scratch of the compiler and holds no Values.
 *  3. No raw pointer is stored in the heap: everything that outlives a call is a Value.
 *  4. Address order is age order, except for objects put into holes before pins.
 *  5. A new object's Value words are zeroed before the next allocation can happen.
 *  6. Mark and pin bits are set only while a collection runs.
 *
 * Who keeps objects alive and in place:
 *  - precise roots: heap_root_range() lists them. They are updated when objects move.
 *  - C code holds plain Values and pointers across allocations without ceremony: when an allocation
 *    inside a built-in function has to collect, the C stack is scanned conservatively (the segments
 *    described by CSegment) and whatever it points into is pinned for that collection.
 *  - heap_collect() called from the VM's own loop scans only the segments of outer built-ins.
 *  - a built-in may seal its segment (vm_seal() in vm/vm.h) while it calls back or grows what is
 *    large: its Values are in CRoots then, and nothing is pinned for it.
 *
 * A collection: stackscan.c pins, mark.c marks (trims stores, drops dead weak entries), slide.c
 * slides. heap.c is the allocator and decides when. */
#ifndef TERRARIUM_HEAP_HEAP_H
#define TERRARIUM_HEAP_HEAP_H

#include "value/header.h"

/* A stretch of the C stack that belongs to running built-ins, between a VM entry and the VM loop
 * that called out. The innermost one is open: it begins at the current stack pointer. */
typedef struct CSegment {
    struct CSegment *outer;
    uintptr_t *low;  /* innermost end; NULL while open */
    uintptr_t *high; /* outermost end, exclusive; NULL while the VM loop itself runs (nothing to
                        scan: the loop keeps no truth in C locals) */
} CSegment;

/* Values in C variables that are precise roots: found and updated by every collection. For those
 * who seal the C segment (vm/vm.h). None of them may lie in the heap or on the frame stack. */
typedef struct CRoots {
    struct CRoots *outer;
    Value *values;
    size_t count;
} CRoots;

enum { HEAP_MAX_HOLES = 8 };

/* What stress modes leave in words that an object has left: as a Value a pointer to nowhere, as a
 * header no header. */
#define HEAP_POISON (UINTPTR_MAX / 3 & ~(uintptr_t)3)

/* Looks at each allocation and each growth before it is made; `words` is the size that is asked
 * for, header included. False: it fails. *site, which is 0: the word that the object gets behind
 * its last one (HEADER_TRACED), none if it stays 0. It may allocate by heap_try_alloc(), which
 * nobody looks at; it may not raise. */
typedef bool HeapWatch(Vm *vm, size_t words, uintptr_t *site);

typedef struct Heap {
    uintptr_t *bump, *low;
    size_t guard; /* bytes before `low` that the fast path leaves alone: the reserve or `kept`, or
                     more than any heap has while `gate` sends every allocation the slow way */
    size_t kept;  /* words of the run that objects take only when nothing else is left */
    uintptr_t *base, *top;
    size_t arena;         /* words of scratch taken: frames == low + arena */
    uintptr_t *lowest;    /* low-water mark of `low`, overhang included, since the last collection:
                          what lies between it and `low` holds stale Values at most and is zeroed by
                          the collector; what lies below it is anything, to be cleared when `low`
                          gets there */
    size_t reserve_words; /* the reserve when filled */
    size_t overhang;      /* words below `low` that may be registers of a waiting frame: the most
                             that any has below a callee's base. Never given to objects */
    /* What the fast path need not look at, because `guard` does. Change it with heap_lock(),
     * heap_unlock(), heap_spend_reserve(), heap_set_reserve(), heap_allow_frame(),
     * heap_set_stress(), heap_set_fail_at(), heap_set_watch(). */
    struct {
        size_t reserve;        /* words kept back so that a MemoryError can be reported; when spent,
                             still the overhang */
        uint64_t fail_at;      /* fail the n-th allocation from now; 0 = off */
        uint32_t stress;       /* collect and move at every n-th allocation; 0 = off */
        uint32_t stress_count; /* allocations since the last such collection */
        uint16_t lock_depth;   /* micropython.heap_lock(): allocation raises MemoryError */
        bool shifted;          /* stress: objects stand one word higher than they need to */
        bool refused;          /* `watch` refused one: none is made until that has been told */
        HeapWatch *watch;      /* NULL: nobody looks */
    } gate;

    /* Roots. */
    Value *roots; /* the VM's block of root Values */
    size_t root_count;
    Value side;    /* WEAK_TABLE: side table (heap/side.c); absent until needed. No Value may refer
                      to a weak table */
    Value keep[2]; /* objects that the heap itself works on while it collects */
    CSegment *c_segments;
    CRoots *c_roots;
    const CRoots *c_roots_next; /* where heap_root_range() has come to among them */

    /* Instances of classes with __del__, which have HEADER_FINALIZER, and those in *dying: a TUPLE
     * with room for all of them, or absent, into which the collector puts what has died. It says so
     * in dying_found. */
    size_t mortals;
    Value *dying;
    bool dying_found;

    /* Calls to the floors above. Any but raise_memory may be NULL. None may allocate. */
    /* MemoryError: allocation of so many bytes failed. Does not return. */
    void (*raise_memory)(Vm *vm, size_t bytes) __attribute__((noreturn));
    /* Before marking: clear the dead registers in [frames, top). */
    void (*prepare_stack)(Vm *vm);
    /* Before marking, when pins are known: shorten with heap_shrink() what is not pinned of the
     * code that frames will not run again. */
    void (*trim_code)(Vm *vm);
    /* After objects may have moved: recompute cached addresses, empty caches. */
    void (*after_collect)(Vm *vm);
    /* While marking: the table of this dict or set did not grow since the last collection; shorten
     * it with heap_shrink() if it has slack. It is not pinned. */
    void (*trim_table)(Vm *vm, Object *dict);
    /* After marking: this dead INSTANCE was to be told (heap_set_finalizer). What it refers to is
     * still there. It calls heap_clear_finalizer(), and may neither raise nor run Python code. */
    void (*finalize)(Vm *vm, Object *object);
    /* While marking, usually NULL: whatever the precise roots reach is marked now, and what only C
     * code points at is not yet. */
    void (*reached)(Vm *vm);
    /* heap->verify found this; does not return. NULL: trap. */
    void (*violated)(Vm *vm, const char *what);

    uintptr_t pinned_by;  /* the last collection pinned for C segments from this address on (for the
                             open one: less 1); when c_segments is above, a precise one may free
                             more. UINTPTR_MAX: it pinned nothing */
    size_t threshold;     /* collect at a safe point after so many words; 0 = off */
    size_t since_collect; /* words in use after the last collection, holes left out */
    size_t low_water;     /* words: safe points collect when less than this is free */
    size_t peak_words;    /* most words in use at any collection; see heap_peak_bytes() */
    size_t finalizers;    /* objects that are to be told */
    size_t made;          /* words that were allocated before the last collection, all in all */
    uint32_t filled;      /* objects that were put into holes, below their elders */
    uint32_t collections;
    uint32_t next_id; /* next id() to give out: odd; heap/side.c says what bit 31 is */
    bool disabled;    /* gc.disable(): no automatic collection except on failure */
    bool trim_all;    /* trim stores and tables even if they grew since the last time */
    bool collecting;
    bool keep_pinned; /* of the last collection with keep[0] set: a C segment points into that */
    bool held;        /* some object may have HEADER_HELD */
    uint8_t hole_count;
    size_t largest_hole; /* words */
    struct { /* the largest holes before pins, left by the last collection, sorted by address */
        uintptr_t *start;
        size_t words;
    } holes[HEAP_MAX_HOLES];
    /* Of the last collection: pinned objects lie between these starts (NULL: none on the C stack);
     * end of the highest object that could not move, held ones included (NULL: none). */
    uintptr_t *pin_low, *pin_high, *pin_end;
    /* Of the last collection with keep[0] set: where the objects above that can move up to, the
     * hole before the first that cannot move, or the run. */
    uintptr_t *room_start, *room_end;

    /* What the allocation that raise_memory() is about to tell of was for; forgotten by it. */
    struct {
        Kind kind;             /* of the object; KIND_LIMIT: a frame; KIND_HOLE: nobody said */
        const Object *growing; /* the object that was to grow, or NULL */
    } failed;

    /* Developer switches (docs/switches.md). */
    bool verify;        /* run verify_heap() after each collection */
    uint8_t mark_limit; /* most entries on the mark stack; 0 = as many as there is room for */
    uint64_t
        allocations; /* that did not go the fast way: all, while a stress or failure mode is on */
} Heap;

/* A Vm begins with its Heap. */
static inline Heap *heap_of(Vm *vm) {
    return (Heap *)vm;
}
static inline bool heap_contains(const Heap *heap, const void *p) {
    return (const uintptr_t *)p >= heap->base && (const uintptr_t *)p < heap->bump;
}
/* Words allocated since the last collection. */
size_t heap_words_made(const Heap *heap);
/* The same since the machine began; it may wrap around. */
static inline size_t heap_words_ever(const Heap *heap) {
    return heap->made + heap_words_made(heap);
}
/* Words that can be had without a collection. */
static inline size_t heap_run_words(const Heap *heap) {
    size_t run = (size_t)(heap->low - heap->bump);
    return run > heap->gate.reserve ? run - heap->gate.reserve : 0;
}
/* The lowest word of the frame stack. While no scratch is taken this is `low`: pushing and popping
 * frames changes `low` alone (and `lowest`). */
static inline uintptr_t *heap_frames(const Heap *heap) {
    return heap->low + heap->arena;
}

/* `values` are roots from here on, until heap_unroot() or a non-local jump to an outer VM entry. */
static inline void heap_root(Heap *heap, CRoots *roots, Value *values, size_t count) {
    *roots = (CRoots){heap->c_roots, values, count};
    heap->c_roots = roots;
}
/* In reverse order. */
static inline void heap_unroot(Heap *heap, const CRoots *roots) {
    heap->c_roots = roots->outer;
}

/* Takes [memory, memory + bytes) as the heap; roots is the VM's block of root Values. Clears *heap:
 * set the calls and options after it. The reserve is filled. */
void heap_init(Vm *vm, void *memory, size_t bytes, Value *roots, size_t root_count);

/* A new object of `words` words, header included, payload zeroed. Collects when the run is too
 * short; raises MemoryError when even that does not help. Never returns NULL. */
Object *heap_alloc(Vm *vm, Kind kind, size_t words);
/* The same for payload that the caller overwrites at once (bytes without Values): not zeroed. */
Object *heap_alloc_raw(Vm *vm, Kind kind, size_t words);
/* The same as heap_alloc, but answers NULL instead of raising (tracebacks, caches). May collect. */
Object *heap_try_alloc(Vm *vm, Kind kind, size_t words);
/* Bumps without collecting, for the VM's fast paths; NULL when the run is too short or a stress
 * mode is on. Payload zeroed. words <= HEADER_MAX_WORDS. */
static inline Object *heap_bump(Heap *heap, Kind kind, size_t words) {
    uintptr_t *at = heap->bump;
    if ((uintptr_t)heap->low - (uintptr_t)at < words * sizeof(uintptr_t) + heap->guard) {
        return NULL;
    }
    heap->bump = at + words;
    at[0] = HEADER(kind, words);
    for (size_t i = 1; i < words; i++) {
        at[i] = 0;
    }
    return (Object *)at;
}

/* Makes object at least `words` long (header included), keeping its contents; new words are zero.
 * In place if it lies before the free run; else a bigger copy elsewhere (the old one becomes
 * garbage; the caller stores the result where the old one was); else by collecting; else by moving
 * what lies above it up (not while a pin lies above). Collects and raises as heap_alloc does.
 * Sets HEADER_GREW on stores, raws and tables. Returns the object, possibly at a new address. */
Object *heap_grow(Vm *vm, Object *object, size_t words);
/* The same for what grows bit by bit: `wanted` words if they are easily had, else as many as are
 * sensible, `least` at least. The payload says how many it became. */
Object *heap_grow_between(Vm *vm, Object *object, size_t least, size_t wanted);
/* Gives words beyond `words` back: the tail becomes a hole, or free run when object is the last.
 * Never allocates; may be called while marking. */
void heap_shrink(Vm *vm, Object *object, size_t words);

/* The object's address is handed out: it stays where it is until it dies. Only this may set
 * HEADER_HELD. */
static inline void heap_hold(Heap *heap, Object *object) {
    object->header |= HEADER_HELD;
    heap->held = true;
}

/* `finalize` is called when this INSTANCE is dead, or no more. */
static inline void heap_set_finalizer(Heap *heap, Object *object) {
    object->header |= HEADER_FINALIZER;
    heap->finalizers++;
}
static inline void heap_clear_finalizer(Heap *heap, Object *object) {
    object->header &= ~(uintptr_t)HEADER_FINALIZER;
    heap->finalizers--;
}
/* Calls `finalize` for all that have one, dead or not: the machine ends. */
void heap_finalize(Vm *vm);

/* Scratch from the top of the free run: words that are no object and not zeroed, dropped by
 * heap_scratch_drop(mark) in reverse order. While any is taken no frame may be pushed or popped (a
 * non-local jump drops first). NULL when there is no room (it collects first if `collect`). */
uintptr_t *heap_scratch_mark(Vm *vm);
void *heap_scratch(Vm *vm, size_t bytes, bool collect);
void heap_scratch_drop(Vm *vm, uintptr_t *mark);

/* A full collection. `inner`: also scan the innermost C segment (an allocation inside a built-in);
 * false at the VM's safe points and in gc.collect(), where it holds nothing. */
void heap_collect(Vm *vm, bool inner);
/* The last resort before a MemoryError: heap_collect(vm, true) that trims also what grew since the
 * last collection. */
void heap_squeeze(Vm *vm);
/* Collects as heap_collect(vm, false); then tells whether *v, an object, is referred to only once:
 * by a register, say. For a last resort: it walks the heap. */
bool heap_is_lone(Vm *vm, Value *v);
/* True when a safe point ought to collect: little is free, the threshold is passed, or the next
 * allocation is to be stressed. */
bool heap_wants_collect(const Heap *heap);
/* How short the run must be for that: more when a collection may undo what C code pinned. */
size_t heap_check_words(const Heap *heap);

void heap_lock(Heap *heap);
void heap_unlock(Heap *heap);
/* Lets allocations use the reserve; it is filled again by a collection that leaves twice as
 * much. */
void heap_spend_reserve(Heap *heap);
void heap_set_reserve(Heap *heap, size_t words);
/* Frames may come that have so many words below a callee's base: the overhang, and the reserve if
 * it must, grow. */
void heap_allow_frame(Heap *heap, size_t words);
void heap_set_stress(Heap *heap, uint32_t every);
void heap_set_fail_at(Heap *heap, uint64_t nth);
void heap_set_watch(Heap *heap, HeapWatch *watch);

/* The word behind the last one of a traced object. */
static inline uintptr_t heap_site(const Object *object) {
    return (&object->header)[object_words(object) - 1];
}
/* Words of the object itself, header included: what those who asked for it count. */
static inline size_t heap_own_words(const Object *object) {
    return object_payload_words(object) + 1;
}
/* No object is traced any more: the words that they had are holes. Between two collections. */
void heap_forget_sites(Heap *heap);

/* Bytes; used + free == total. Garbage counts as used until it is collected; so do the frame stack,
 * scratch and the reserve. Free are the rest of the run and holes. heap_free_bytes walks the
 * heap. */
size_t heap_total_bytes(const Heap *heap);
size_t heap_used_bytes(const Heap *heap);
size_t heap_free_bytes(const Heap *heap);
size_t heap_run_bytes(const Heap *heap); /* the run's alone */
/* Most bytes ever that were not in the free run: holes count as well. */
size_t heap_peak_bytes(const Heap *heap);

/* Walks all objects from base to bump, holes too; NULL at the end. Start with NULL. */
Object *heap_next_object(const Heap *heap, Object *previous);
/* How many words after the header are Values, weak ones included. */
static inline size_t heap_value_count(const Object *object) {
    size_t count = kinds_table[object_kind(object)].values;
    if (count < KIND_ALL) {
        return count;
    }
    if (count == KIND_COUNTED) {
        return 1 + (size_t)value_to_int(((const Value *)object)[1]);
    }
    return object_payload_words(object);
}
static inline bool heap_is_weak(const Object *object) {
    return kinds_table[object_kind(object)].values == KIND_WEAK;
}
/* The n-th range of Values that are precise roots; false when there is no n-th. To be asked for in
 * order, from 0 on. */
bool heap_root_range(Heap *heap, int n, Value **begin, Value **end);
/* Writes KIND_HOLE objects over [start, end). For this folder. */
void heap_fill(uintptr_t *start, const uintptr_t *end);

/* verify.c: checks every invariant; returns NULL or a text that names the violation. Calls
 * prepare_stack(); uses the free run as notepad. */
const char *verify_heap(Vm *vm);

#endif
