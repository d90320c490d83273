/* SPDX-License-Identifier: MIT */
/* The allocator: heap.h draws the heap and lists its invariants.
 *
 * An allocation takes its words from the free run but for the frames' share of it, then from a hole
 * before a pin; then it collects and tries both again, the frames' share last. Growing tries the
 * words behind the object and a copy; after a collection also to move up what lies above it, into
 * the hole before the next pin or into the run. So a MemoryError is only raised after a full
 * compaction.
 *
 * `guard` folds the reserve and all modes that must see every allocation into the one comparison of
 * heap_bump(): set_guard() keeps it in step with `gate`. */
#include "heap/heap.h"

#include "heap/mark.h"
#include "heap/side.h"
#include "heap/slide.h"
#include "heap/stackscan.h"

enum {
    WORD = sizeof(uintptr_t),
    LEAST_RESERVE_WORDS = 12, /* a MemoryError and one entry of its traceback */
    RESERVE_WORDS = 128,      /* at most; a 64th of a smaller heap */
    LOW_WATER_WORDS = 1024,   /* at most; a quarter of a smaller heap */
    CALLS_WORDS = 512         /* left to frames, at most; a 64th of a smaller heap */
};

/* ---- The gate ---- */

/* `guard` follows `gate` and `kept`. The value that sends every allocation the slow way is half of
 * the address space, so that heap_bump() may add the size of an object to it without overflow. */
static void set_guard(Heap *heap) {
    bool slow = heap->gate.stress || heap->gate.fail_at || heap->gate.lock_depth ||
                heap->gate.watch != NULL;
    size_t words = heap->kept > heap->gate.reserve ? heap->kept : heap->gate.reserve;
    heap->guard = slow ? SIZE_MAX / 2 : words * WORD;
}

/* So many words of the run are left to frames until the next collection, as long as anything else
 * is left for objects. */
static void keep_run(Heap *heap, size_t words) {
    heap->kept = words;
    set_guard(heap);
}

void heap_lock(Heap *heap) {
    heap->gate.lock_depth++;
    set_guard(heap);
}

void heap_unlock(Heap *heap) {
    heap->gate.lock_depth--;
    set_guard(heap);
}

/* The overhang stays: its words may be registers of a waiting frame, which no emergency makes
 * free. */
void heap_spend_reserve(Heap *heap) {
    heap->gate.reserve = heap->overhang;
    set_guard(heap);
}

/* Called for each code object that is made, with the registers that its frames need. */
void heap_allow_frame(Heap *heap, size_t words) {
    if (words <= heap->overhang) {
        return;
    }
    /* A reserve that is spent stays so, but it must cover the new overhang. */
    bool spent = heap->gate.reserve <= heap->overhang;
    heap->overhang = words;
    if (heap->reserve_words < words + LEAST_RESERVE_WORDS) {
        heap->reserve_words = words + LEAST_RESERVE_WORDS;
    }
    heap->gate.reserve = spent ? words : heap->reserve_words;
    set_guard(heap);
}

void heap_set_reserve(Heap *heap, size_t words) {
    heap->reserve_words = words;
    heap->gate.reserve = words;
    set_guard(heap);
}

void heap_set_stress(Heap *heap, uint32_t every) {
    heap->gate.stress = every;
    heap->gate.stress_count = 0;
    set_guard(heap);
}

void heap_set_fail_at(Heap *heap, uint64_t nth) {
    heap->gate.fail_at = nth;
    set_guard(heap);
}

void heap_set_watch(Heap *heap, HeapWatch *watch) {
    heap->gate.watch = watch;
    set_guard(heap);
}

/* Every allocation that the fast path did not serve enters here: false if it must fail. */
static bool enter(Vm *vm, bool may_collect) {
    Heap *heap = heap_of(vm);
    if (heap->gate.lock_depth != 0 || heap->collecting || heap->gate.refused) {
        return false;
    }
    /* The count is of what comes here, so that the n-th allocation of a failure mode is the same in
     * every run: in that mode the fast path serves none. */
    heap->allocations++;
    /* The mode ends with the failure that it asked for: what reports it may allocate. */
    if (heap->gate.fail_at != 0 && --heap->gate.fail_at == 0) {
        set_guard(heap);
        return false;
    }
    if (heap->gate.stress != 0 && ++heap->gate.stress_count >= heap->gate.stress && may_collect) {
        heap_collect(vm, true);
    }
    return true;
}

/* Asks who looks at allocations, who is not asked about his own. */
static bool ask_watch(Vm *vm, size_t words, uintptr_t *site) {
    Heap *heap = heap_of(vm);
    HeapWatch *watch = heap->gate.watch;
    if (watch == NULL) {
        return true;
    }
    heap->gate.watch = NULL;
    bool allowed = watch(vm, words, site);
    heap->gate.watch = watch;
    set_guard(heap); /* a collection meanwhile has set it without */
    heap->gate.refused = !allowed;
    return allowed;
}

/* ---- Start ---- */

static size_t at_most(size_t n, size_t limit) {
    return n < limit ? n : limit;
}

void heap_init(Vm *vm, void *memory, size_t bytes, Value *roots, size_t root_count) {
    Heap *heap = heap_of(vm);
    /* Both ends are rounded inwards to whole words; what is left over is not used. */
    uintptr_t start = ((uintptr_t)memory + WORD - 1) & ~(uintptr_t)(WORD - 1);
    uintptr_t end = ((uintptr_t)memory + bytes) & ~(uintptr_t)(WORD - 1);
    *heap = (Heap){
        .bump = (uintptr_t *)start,
        .low = (uintptr_t *)end,
        .base = (uintptr_t *)start,
        .top = (uintptr_t *)end,
        .lowest = (uintptr_t *)end,
        .roots = roots,
        .root_count = root_count,
        .next_id = 1,
        .pinned_by = UINTPTR_MAX,
    };
    size_t words = (size_t)(heap->top - heap->base);
    heap->low_water = at_most(words / 4, LOW_WATER_WORDS);
    heap_set_reserve(heap, at_most(words / 64, RESERVE_WORDS));
}

/* ---- Allocation ---- */

/* A stretch longer than a header can say becomes several holes. */
void heap_fill(uintptr_t *start, const uintptr_t *end) {
    while (start < end) {
        size_t words = at_most((size_t)(end - start), HEADER_MAX_WORDS);
        *start = HEADER(KIND_HOLE, words);
        start += words;
    }
}

/* Words of the holes that are remembered. Smaller ones, and the tails of shortened objects, are not
 * counted here. */
static size_t hole_words(const Heap *heap) {
    size_t words = 0;
    for (int i = 0; i < heap->hole_count; i++) {
        words += heap->holes[i].words;
    }
    return words;
}

/* The same for the collector, which mostly finds none. */
static inline size_t any_hole_words(const Heap *heap) {
    return heap->hole_count == 0 ? 0 : hole_words(heap);
}

size_t heap_words_made(const Heap *heap) {
    return (size_t)(heap->bump - heap->base) - hole_words(heap) - heap->since_collect;
}

/* Words of the run to leave to frames, which cannot use holes: all if the holes are larger, else
 * half, but what a few calls take in any case: a built-in may run for long, and what it has just
 * made may be pinned at the top of the heap. */
static size_t frames_share(const Heap *heap, size_t run, size_t holes) {
    size_t calls = at_most((size_t)(heap->top - heap->base) / 64, CALLS_WORDS);
    size_t share = holes > run ? run : holes > 0 ? run / 2 : 0;
    return share > calls ? share : at_most(calls, run);
}

/* The bump, without touching the reserve; NULL when the run is too short. No header is written. */
static uintptr_t *take_from_run(Heap *heap, size_t words) {
    uintptr_t *at = heap->bump;
    if (heap_run_words(heap) < words) {
        return NULL;
    }
    heap->bump = at + words;
    return at;
}

/* The same from a hole. What is left of the hole becomes an object again at once, since the heap
 * has to stay a gapless sequence. */
static uintptr_t *take_from_hole(Heap *heap, size_t words) {
    uintptr_t *at = slide_into_hole(heap, words);
    for (int i = 0; at != NULL && i < heap->hole_count; i++) {
        heap_fill(heap->holes[i].start, heap->holes[i].start + heap->holes[i].words);
    }
    return at;
}

/* The frames' share of the run is taken last, and only if `all`. */
static uintptr_t *take(Heap *heap, size_t words, bool all) {
    uintptr_t *at = NULL;
    if (heap_run_words(heap) >= heap->kept + words) {
        at = take_from_run(heap, words);
    }
    at = at != NULL ? at : take_from_hole(heap, words);
    return at != NULL || !all ? at : take_from_run(heap, words);
}

static void zero(uintptr_t *start, const uintptr_t *end) {
    while (start < end) {
        *start++ = 0;
    }
}

/* What the fast path could not serve; NULL when it cannot be had. Payload not zeroed. */
static Object *alloc_slow(Vm *vm, Kind kind, size_t words) {
    Heap *heap = heap_of(vm);
    uintptr_t site = 0;
    if (!enter(vm, true) || !ask_watch(vm, words, &site) ||
        words > HEADER_MAX_WORDS - (site != 0)) {
        return NULL;
    }
    words += site != 0;
    /* Another collection can free no more than was made since the last one. When that is less than
     * the frames' share, the share is taken before collecting again. */
    uintptr_t *at = take(heap, words, heap_words_made(heap) < heap->kept);
    if (at == NULL && words <= (size_t)(heap->low - heap->base)) { /* could it ever fit? */
        heap_collect(vm, true);
        at = take(heap, words, true);
        if (at == NULL) {
            heap_squeeze(vm);
            at = take(heap, words, true);
        }
    }
    if (at != NULL) {
        *at = HEADER(kind, words);
        if (site != 0) {
            *at |= HEADER_TRACED;
            at[words - 1] = site;
        }
    }
    return (Object *)at;
}

/* The same, payload zeroed. NULL when it cannot be had. */
static Object *alloc_slow_zeroed(Vm *vm, Kind kind, size_t words) {
    Object *object = alloc_slow(vm, kind, words);
    if (object != NULL) {
        zero(&object->header + 1, &object->header + words);
    }
    return object;
}

Object *heap_try_alloc(Vm *vm, Kind kind, size_t words) {
    Object *object = NULL;
    if (words <= HEADER_MAX_WORDS) {
        object = heap_bump(heap_of(vm), kind, words);
    }
    return object != NULL ? object : alloc_slow_zeroed(vm, kind, words);
}

/* MemoryError. What heap.c had in hand is let go first: it must not stay alive after the jump. */
static __attribute__((noreturn)) void fail(Vm *vm, Kind kind, size_t words) {
    Heap *heap = heap_of(vm);
    heap->failed.kind = kind;
    if (!value_absent(heap->keep[0])) {
        heap->failed.growing = value_to_object(heap->keep[0]);
        heap->failed.kind = object_kind(heap->failed.growing);
    }
    heap->keep[0] = heap->keep[1] = ABSENT;
    heap->raise_memory(vm, words < SIZE_MAX / WORD ? words * WORD : SIZE_MAX);
}

Object *heap_alloc(Vm *vm, Kind kind, size_t words) {
    Object *object = heap_try_alloc(vm, kind, words);
    if (object == NULL) {
        fail(vm, kind, words);
    }
    return object;
}

/* The fast path: one comparison covers room, the reserve and, through the guard, all stress and
 * failure modes. The words after the header are not zeroed: the caller writes them before anything
 * else may allocate. */
Object *heap_alloc_raw(Vm *vm, Kind kind, size_t words) {
    Heap *heap = heap_of(vm);
    uintptr_t *at = heap->bump;
    uintptr_t room = (uintptr_t)heap->low - (uintptr_t)at;
    if (words <= HEADER_MAX_WORDS && room >= words * WORD + heap->guard) {
        heap->bump = at + words;
        *at = HEADER(kind, words);
        return (Object *)at;
    }
    Object *object = alloc_slow(vm, kind, words);
    if (object == NULL) {
        fail(vm, kind, words);
    }
    return object;
}

/* ---- Growing and shrinking ---- */

/* Changes the size in the header; the traced word stays the last one. `words` counts as
 * heap_own_words() does. What is between, and what is behind, is left to the caller. */
static void set_words(Object *object, size_t words) {
    uintptr_t *at = &object->header;
    if (*at & HEADER_TRACED) {
        at[words] = at[object_words(object) - 1];
        words++;
    }
    uintptr_t flags = *at & (((uintptr_t)1 << HEADER_SIZE_SHIFT) - 1);
    *at = flags | (uintptr_t)words << HEADER_SIZE_SHIFT;
}

/* Called before words are given back to the run: the peak would be forgotten. */
static void note_peak(Heap *heap) {
    size_t now = (size_t)(heap->top - heap->base) - heap_run_words(heap);
    if (now > heap->peak_words) {
        heap->peak_words = now;
    }
}

/* The words given up become a hole, or part of the run again if they were the last. While marking
 * the run is in use as mark stack, so there it is always a hole. */
void heap_shrink(Vm *vm, Object *object, size_t words) {
    Heap *heap = heap_of(vm);
    uintptr_t *end = &object->header + object_words(object);
    if (words >= heap_own_words(object)) {
        return;
    }
    set_words(object, words);
    uintptr_t *tail = &object->header + object_words(object);
    if (end == heap->bump && !heap->collecting) {
        note_peak(heap);
        heap->bump = tail;
        /* Frames may come to lie on the words given up, and these are not zero: raised to the old
         * bump, `lowest` says that what lies below it has to be cleared when frames get there. */
        heap->lowest = heap->lowest > end ? heap->lowest : end;
        /* What was in use after the last collection may have been given back since. */
        size_t used = (size_t)(heap->bump - heap->base) - hole_words(heap);
        heap->since_collect = at_most(heap->since_collect, used);
    } else {
        heap_fill(tail, end);
    }
}

/* Only for kinds that have no finalizer: on those the bit means something else. */
static void mark_grown(Object *object) {
    Kind kind = object_kind(object);
    if (kind == KIND_STORE || kind == KIND_RAW || kind == KIND_TABLE) {
        object->header |= HEADER_GREW;
    }
}

/* The `extra` words behind the object are its own from now on. */
static Object *extend(Object *object, size_t extra) {
    uintptr_t *at = &object->header;
    size_t old = heap_own_words(object);
    set_words(object, old + extra);
    zero(at + old, at + old + extra);
    mark_grown(object);
    return object;
}

/* NULL unless the object is the last one and the run has room. */
static Object *grow_in_place(Heap *heap, Object *object, size_t extra) {
    if (&object->header + object_words(object) != heap->bump || heap_run_words(heap) < extra) {
        return NULL;
    }
    heap->bump += extra;
    return extend(object, extra);
}

/* A longer copy, in the run or in a hole; NULL when there is no room for it. The old object is left
 * as garbage. Entries of the side table go with the copy, since it is the same object to Python;
 * that its address was handed out is true of the old one only. */
static Object *grow_copy(Heap *heap, Object *object, size_t words) {
    size_t old = object_words(object), own = heap_own_words(object);
    if (words + (old - own) > HEADER_MAX_WORDS) {
        return NULL;
    }
    uintptr_t *at = take(heap, words + (old - own), true);
    if (at == NULL) {
        return NULL;
    }
    const uintptr_t *from = &object->header;
    for (size_t i = 0; i < old; i++) {
        at[i] = from[i];
    }
    Object *copy = (Object *)at;
    copy->header &= ~(uintptr_t)HEADER_HELD;
    if (copy->header & HEADER_SIDE) {
        side_transfer(heap, object, copy);
    }
    return extend(copy, words - own);
}

/* How much to take of `room`: all that is wanted if that leaves half, else half, but `least`. */
static size_t moderate(size_t room, size_t least, size_t wanted) {
    size_t some = at_most(wanted, room / 2);
    return some > least ? some : least;
}

/* The hole that begins at `start` becomes shorter. */
static void shorten_hole(Heap *heap, const uintptr_t *start, size_t words) {
    for (int i = 0; i < heap->hole_count; i++) {
        if (heap->holes[i].start == start) {
            heap->holes[i].start += words;
            heap->holes[i].words -= words;
        }
    }
}

/* Opens a gap behind keep[0] by moving up what lies above it. Only right after a collection. */
static Object *grow_by_moving(Vm *vm, size_t least, size_t wanted) {
    Heap *heap = heap_of(vm);
    Object *object = value_to_object(heap->keep[0]);
    uintptr_t *end = &object->header + object_words(object);
    size_t room = (size_t)(heap->room_end - heap->room_start);
    size_t extra = moderate(room, least, wanted);
    if (room < extra) {
        return NULL;
    }
    /* heap_collect() has set room_start and room_end for keep[0]. All that lies between the
     * object's end and room_start can move; no pin is among it. */
    slide_up(heap, end, heap->room_start, extra);
    shorten_hole(heap, heap->room_start, extra);
    /* The room was a hole before a pin, not the run: what is left of it must be an object. */
    if (heap->room_end < heap->bump) {
        heap_fill(heap->room_start + extra, heap->room_end);
    }
    extend(object, extra);
    if (heap->after_collect != NULL) {
        heap->after_collect(vm);
    }
    return object;
}

/* As much as wanted, without moving anything else. */
static Object *grow_easily(Heap *heap, Object *object, size_t wanted) {
    Object *grown = grow_in_place(heap, object, wanted - heap_own_words(object));
    return grown != NULL ? grown : grow_copy(heap, object, wanted);
}

/* Right after a collection: by all means, best first. */
static Object *grow_somehow(Vm *vm, Object *object, size_t least, size_t wanted) {
    Heap *heap = heap_of(vm);
    size_t old = heap_own_words(object), run = heap_run_words(heap);
    size_t spare = run > heap->kept ? run - heap->kept : 0;
    /* In place only if that leaves the frames their share, or if there is nothing else (no
     * holes). */
    Object *grown = NULL;
    if (spare >= wanted - old || heap->hole_count == 0) {
        grown = grow_in_place(heap, object, moderate(run, least - old, wanted - old));
    }
    if (grown == NULL) {
        grown = grow_copy(heap, object, wanted);
    }
    if (grown == NULL) {
        grown = grow_by_moving(vm, least - old, wanted - old);
    }
    if (grown == NULL) {
        grown = grow_in_place(heap, object, moderate(spare, least - old, wanted - old));
    }
    return grown != NULL ? grown : grow_copy(heap, object, least);
}

/* In this order: in place at the end of the objects, as a copy, after a collection, and last by
 * moving up all that lies above the object, which needs room for the difference only. */
Object *heap_grow_between(Vm *vm, Object *object, size_t least, size_t wanted) {
    Heap *heap = heap_of(vm);
    mark_grown(object); /* not to be trimmed meanwhile, if it is long enough already */
    if (least <= heap_own_words(object)) {
        return object;
    }
    uintptr_t site = 0;
    bool traced = heap->gate.watch != NULL || (object->header & HEADER_TRACED);
    size_t limit = HEADER_MAX_WORDS - traced;
    wanted = at_most(wanted > least ? wanted : least, limit);
    heap->keep[0] = value_object(object); /* C locals of the VM's loop are not scanned */
    if (least > limit || !enter(vm, true) || !ask_watch(vm, wanted, &site)) {
        fail(vm, KIND_HOLE, least);
    }
    /* What was made before tracing gets its word from what it grows by. */
    bool late = site != 0 && !(value_to_object(heap->keep[0])->header & HEADER_TRACED);
    least += late;
    wanted += late;
    /* Read again from keep[0]: in a stress mode enter() may have collected, and the object
     * moved. */
    Object *grown = grow_easily(heap, value_to_object(heap->keep[0]), wanted);
    if (grown == NULL) {
        heap_collect(vm, true); /* it may be trimmed, too */
        grown = grow_somehow(vm, value_to_object(heap->keep[0]), least, wanted);
    }
    if (grown == NULL) {
        heap_squeeze(vm);
        grown = grow_somehow(vm, value_to_object(heap->keep[0]), least, wanted);
    }
    if (grown == NULL) {
        fail(vm, KIND_HOLE, least);
    }
    heap->keep[0] = ABSENT;
    if (site != 0) {
        grown->header |= HEADER_TRACED;
        (&grown->header)[object_words(grown) - 1] = site;
    }
    return grown;
}

Object *heap_grow(Vm *vm, Object *object, size_t words) {
    return heap_grow_between(vm, object, words, words);
}

void heap_forget_sites(Heap *heap) {
    for (Object *o = heap_next_object(heap, NULL); o != NULL; o = heap_next_object(heap, o)) {
        if (o->header & HEADER_TRACED) {
            uintptr_t *last = &o->header + object_words(o) - 1;
            o->header -= HEADER_TRACED + ((uintptr_t)1 << HEADER_SIZE_SHIFT);
            *last = HEADER(KIND_HOLE, 1);
        }
    }
}

/* ---- Scratch ---- */

/* To be given to heap_scratch_drop(); scratch taken later is dropped with it. */
uintptr_t *heap_scratch_mark(Vm *vm) {
    return heap_of(vm)->low;
}

void *heap_scratch(Vm *vm, size_t bytes, bool collect) {
    Heap *heap = heap_of(vm);
    /* BYTES_TO_WORDS adds up to a word less one byte: more than this would wrap to a small size. */
    size_t words = BYTES_TO_WORDS(at_most(bytes, SIZE_MAX - WORD));
    if (!enter(vm, collect)) {
        return NULL;
    }
    if (heap_run_words(heap) < words && collect) {
        heap_collect(vm, true);
    }
    if (heap_run_words(heap) < words && collect) {
        heap_squeeze(vm);
    }
    if (heap_run_words(heap) < words) {
        return NULL;
    }
    heap->low -= words;
    heap->arena += words;
    if (heap->low < heap->lowest) {
        heap->lowest = heap->low;
    }
    return heap->low;
}

void heap_scratch_drop(Vm *vm, uintptr_t *mark) {
    Heap *heap = heap_of(vm);
    note_peak(heap);
    heap->arena -= (size_t)(mark - heap->low);
    zero(heap->low, mark); /* no Values: frames may come to lie here */
    heap->low = mark;
}

/* ---- Collecting ---- */

/* Every other time puts a granule of garbage below all that may move, so that both this and the
 * next collection move everything by a word. */
static void shift_for_stress(Heap *heap) {
    heap->gate.shifted = !heap->gate.shifted;
    uintptr_t *from = heap->pin_end != NULL ? heap->pin_end : heap->base;
    /* Objects up to the last pin stay: one of them could not move. */
    if (heap->gate.shifted && heap_run_words(heap) > 0) {
        slide_up(heap, from, heap->bump, 1);
        from[0] = HEADER(KIND_HOLE, 1);
    }
}

/* The free run: stale frame words are cleared, and in stress mode all that objects have left. */
static void clean_run(Heap *heap, const uintptr_t *old_bump) {
    if (heap->gate.stress != 0) {
        for (uintptr_t *at = heap->bump; at < old_bump; at++) {
            *at = HEAP_POISON;
        }
    }
    size_t run = (size_t)(heap->low - heap->bump);
    /* The overhang below `low` is no part of what was scanned: it counts as reached by frames, and
     * is zeroed with the rest. */
    uintptr_t *lowest = heap->low - at_most(heap->overhang, run);
    heap->lowest = heap->lowest < lowest ? heap->lowest : lowest;
    zero(heap->lowest > heap->bump ? heap->lowest : heap->bump, heap->low);
    heap->lowest = lowest;
}

/* Where the objects above `object` can move up to: the hole before the first that cannot move, else
 * the run. [*start, result) is free. Clears the pins that the collection has left for this. */
static uintptr_t *room_above(Heap *heap, const Object *object, uintptr_t **start) {
    uintptr_t *end = NULL, *hole = NULL;
    for (Object *o = heap_next_object(heap, NULL); o != NULL; o = heap_next_object(heap, o)) {
        uintptr_t *at = &o->header;
        if (end == NULL && o > object && (*at & (HEADER_PINNED | HEADER_HELD))) {
            end = at;
            *start = hole != NULL ? hole : at;
        }
        *at &= ~(uintptr_t)HEADER_PINNED;
        hole = object_kind(o) != KIND_HOLE ? NULL : hole != NULL ? hole : at;
    }
    if (end == NULL) {
        *start = heap->bump;
        end = heap->bump + heap_run_words(heap);
    }
    return end;
}

/* All of a collection but the pins. */
static __attribute__((noinline)) void collect_pinned(Vm *vm, bool inner) {
    Heap *heap = heap_of(vm);
    const uintptr_t *old_bump = heap->bump;
    note_peak(heap);
    heap->made += (size_t)(old_bump - heap->base) - any_hole_words(heap) - heap->since_collect;
    heap->gate.stress_count = 0;
    if (heap->trim_code != NULL) {
        heap->trim_code(vm);
    }
    mark_all(vm);
    slide_down(heap);
    if (heap->gate.stress != 0) {
        shift_for_stress(heap);
    }
    if (!value_absent(heap->keep[0])) {
        heap->keep_pinned = value_to_object(heap->keep[0])->header & HEADER_PINNED;
        heap->room_end = room_above(heap, value_to_object(heap->keep[0]), &heap->room_start);
    }
    clean_run(heap, old_bump);
    size_t holes = any_hole_words(heap);
    heap->since_collect = (size_t)(heap->bump - heap->base) - holes;
    heap->collections++;
    /* Segments lie on the C stack, which grows down: an outer one has a higher address. Less one
     * for an inner collection, so that a precise one for the very same segment counts as able to
     * free more. */
    heap->pinned_by = heap->pin_high ? (uintptr_t)heap->c_segments - inner : UINTPTR_MAX;
    /* The reserve is filled only when as much again is left beside it. */
    size_t run = (size_t)(heap->low - heap->bump);
    if (run >= 2 * heap->reserve_words) {
        heap->gate.reserve = heap->reserve_words;
    }
    run = run > heap->gate.reserve ? run - heap->gate.reserve : 0;
    /* Sets the guard as well, for the reserve that may have been filled just now. */
    keep_run(heap, frames_share(heap, run, holes));
    heap->collecting = false;
    if (heap->after_collect != NULL) {
        heap->after_collect(vm);
    }
    if (heap->verify) {
        const char *what = verify_heap(vm);
        if (what != NULL) {
            if (heap->violated != NULL) {
                heap->violated(vm, what);
            }
            __builtin_trap();
        }
    }
}

/* Holds no address itself: the C stack is scanned from here, and the end of the last object, which
 * every collection works with, would pin that. */
void heap_collect(Vm *vm, bool inner) {
    Heap *heap = heap_of(vm);
    heap->collecting = true;
    if (heap->prepare_stack != NULL) {
        heap->prepare_stack(vm);
    }
    stackscan_pin(heap, inner);
    collect_pinned(vm, inner);
    __asm__ volatile("" ::: "memory"); /* no tail call: the frame stays */
}

void heap_squeeze(Vm *vm) {
    bool before = heap_of(vm)->trim_all;
    heap_of(vm)->trim_all = true;
    heap_collect(vm, true);
    heap_of(vm)->trim_all = before;
}

static size_t count_of(Value v, const Value *values, size_t n) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        count += value_same(values[i], v);
    }
    return count;
}

bool heap_is_lone(Vm *vm, Value *v) {
    Heap *heap = heap_of(vm);
    heap->keep[0] = *v;
    heap_collect(vm, false);
    *v = heap->keep[0];
    heap->keep[0] = ABSENT;
    if (heap->keep_pinned || (value_to_object(*v)->header & (HEADER_HELD | HEADER_SIDE))) {
        return false;
    }
    size_t count = 0;
    Value *begin, *end;
    for (int i = 0; heap_root_range(heap, i, &begin, &end); i++) {
        count += count_of(*v, begin, (size_t)(end - begin));
    }
    for (Object *o = heap_next_object(heap, NULL); o != NULL; o = heap_next_object(heap, o)) {
        count += count_of(*v, object_values(o), heap_value_count(o));
    }
    return count == 1;
}

/* What a call or two take: with less, every safe point that finds something new made collects, so
 * that nothing has to collect inside a built-in, where pins may keep the run short. */
enum { LOW_RUN_WORDS = 96 };

size_t heap_check_words(const Heap *heap) {
    /* A quarter of the heap when the last collection had to pin: a safe point should soon undo
     * that. */
    bool pinned = heap->pinned_by != UINTPTR_MAX;
    return pinned ? (size_t)(heap->top - heap->base) / 4 : heap->low_water;
}

bool heap_wants_collect(const Heap *heap) {
    if (heap->gate.stress != 0 && heap->gate.stress_count + 1 >= heap->gate.stress) {
        return true;
    }
    if (heap->disabled) {
        return false;
    }
    size_t made = heap_words_made(heap);
    size_t run = heap_run_words(heap);
    /* Nearly full of live objects: not at every safe point. */
    bool worth = made >= heap->low_water / 4 || (run < LOW_RUN_WORDS && made > 0);
    /* With large holes objects still find room: the run alone says little. */
    bool low = run < heap->low_water && worth && hole_words(heap) < heap->low_water;
    /* The C frames that pinned have returned since: the innermost segment lies higher now. When
     * nothing was pinned, `pinned_by` is above all. */
    low |= (uintptr_t)heap->c_segments > heap->pinned_by && run < heap_check_words(heap);
    return low || (heap->threshold != 0 && made >= heap->threshold);
}

/* ---- Looking ---- */

size_t heap_total_bytes(const Heap *heap) {
    return (size_t)(heap->top - heap->base) * WORD;
}

size_t heap_free_bytes(const Heap *heap) {
    size_t words = heap_run_words(heap);
    for (Object *o = heap_next_object(heap, NULL); o != NULL; o = heap_next_object(heap, o)) {
        words += object_kind(o) == KIND_HOLE ? object_words(o) : 0;
    }
    return words * WORD;
}

size_t heap_used_bytes(const Heap *heap) {
    return heap_total_bytes(heap) - heap_free_bytes(heap);
}

size_t heap_run_bytes(const Heap *heap) {
    return heap_run_words(heap) * WORD;
}

size_t heap_peak_bytes(const Heap *heap) {
    size_t now = heap_total_bytes(heap) - heap_run_bytes(heap), peak = heap->peak_words * WORD;
    return now > peak ? now : peak;
}

Object *heap_next_object(const Heap *heap, Object *previous) {
    uintptr_t *at = previous == NULL ? heap->base : &previous->header + object_words(previous);
    return at < heap->bump ? (Object *)at : NULL;
}

/* The one list of precise roots: the machine's, the frame stack, what heap.c keeps in hand, the
 * side table's own object, and those in C variables. */
bool heap_root_range(Heap *heap, int n, Value **begin, Value **end) {
    switch (n) {
    case 0: *begin = heap->roots, *end = heap->roots + heap->root_count; return true;
    case 1: *begin = (Value *)heap_frames(heap), *end = (Value *)heap->top; return true;
    case 2: *begin = heap->keep, *end = heap->keep + 2; return true;
    case 3: *begin = &heap->side, *end = &heap->side + 1; return true;
    default: break;
    }
    const CRoots *r = heap->c_roots_next = n == 4 ? heap->c_roots : heap->c_roots_next->outer;
    if (r != NULL) {
        *begin = r->values, *end = r->values + r->count;
    }
    return r != NULL;
}
