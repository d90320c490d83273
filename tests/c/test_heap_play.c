/* SPDX-License-Identifier: MIT */
/* src/heap played at random against a model. Every heap object has a node in the model; after each
 * collection everything that the roots reach is compared with it, and nothing else may be left. A
 * fake C stack pins objects by their start, middle or end. test_heap_play [STEPS] [SEED]: STEPS of
 * each game (default 6000). VERBOSE=1 tells what happened. */
#include "heap_harness.h"

enum { REF_ABSENT = -1, REF_NUMBERS = -2, FRAME_MAX = 60, HANDLES = 10 };

typedef struct {
    Kind kind;
    size_t words;  /* of the object, header included */
    int *refs;     /* one for each Value: a node, REF_ABSENT, or REF_NUMBERS - a number */
    size_t count;  /* of refs */
    unsigned seed; /* what raw words hold */
    uint32_t id;   /* from the side table; 0 = none */
    bool held, used, reached;
    uintptr_t address; /* while comparing */
} Node;

static Node *nodes;
static int node_limit;
static int root_refs[ROOTS];
static int frame_refs[FRAME_MAX]; /* of the highest word first */
static int frame_size;
static int handles[HANDLES]; /* nodes kept by C "locals": the fake segment points into them */
static uintptr_t fake_stack[HANDLES], pinned[HANDLES]; /* where they were */
static CSegment fake_segment = {NULL, fake_stack, fake_stack + HANDLES};
static int *queue;
static unsigned random_state;

static unsigned random_below(size_t n) {
    random_state = random_state * 1664525 + 1013904223;
    return (unsigned)((random_state >> 8) % n);
}

static uintptr_t raw_word(unsigned seed, size_t i) {
    return (uintptr_t)(seed * 2654435761u) ^ (uintptr_t)(i * 40503u);
}

static int new_node(Kind kind, size_t words) {
    for (int i = 0; i < node_limit; i++) {
        if (!nodes[i].used) {
            nodes[i] = (Node){.kind = kind, .words = words, .used = true, .seed = random_state};
            return i;
        }
    }
    node_limit = node_limit * 2 + 64;
    nodes = realloc(nodes, sizeof(Node) * (size_t)node_limit);
    queue = realloc(queue, sizeof(int) * (size_t)node_limit);
    memset(nodes + node_limit / 2 - 32, 0,
           sizeof(Node) * (size_t)(node_limit - node_limit / 2 + 32));
    return new_node(kind, words);
}

static void set_count(Node *node, size_t count) {
    node->refs = realloc(node->refs, sizeof(int) * (count + 1));
    for (size_t i = node->count; i < count; i++) {
        node->refs[i] = REF_ABSENT;
    }
    node->count = count;
}

/* The collector may have trimmed the store of this list since the model last looked. */
static void follow_trim(Node *list, Value v) {
    if ((list->kind != KIND_LIST && list->kind != KIND_BYTEARRAY) || list->refs[0] < 0) {
        return;
    }
    const Value *values = object_values(value_to_object(v));
    int store = list->refs[0];
    size_t per_word = list->kind == KIND_LIST ? 1 : WORD;
    size_t length = (size_t)(REF_NUMBERS - list->refs[1]);
    size_t least = (length + per_word - 1) / per_word;
    if (value_absent(values[0])) {
        CHECK(length == 0);
        list->refs[0] = REF_ABSENT;
        return;
    }
    size_t words = object_words(value_to_object(values[0]));
    CHECK(words > least && words <= nodes[store].words);
    nodes[store].words = words;
    if (list->kind == KIND_LIST) {
        nodes[store].count = words - 1;
    }
}

/* Compares one Value with what it should be; queues a node met for the first time. */
static void meet(Value v, int ref, int *queued) {
    if (ref == REF_ABSENT) {
        CHECK(value_absent(v));
    } else if (ref <= REF_NUMBERS) {
        CHECK(value_same(v, value_int(REF_NUMBERS - ref)));
    } else if (nodes[ref].reached) {
        CHECK(nodes[ref].address == v.bits);
    } else {
        CHECK(value_is_object(v) && heap_contains(heap, value_to_object(v)));
        nodes[ref].reached = true;
        nodes[ref].address = v.bits;
        follow_trim(&nodes[ref], v);
        queue[(*queued)++] = ref;
    }
}

static void compare_node(Node *node, int *queued) {
    Object *object = (Object *)node->address;
    CHECK(object_kind(object) == node->kind);
    Value *values = object_values(object);
    for (size_t i = 0; i < node->count; i++) {
        meet(values[i], node->refs[i], queued);
    }
    CHECK(object_words(object) == node->words);
    CHECK(heap_value_count(object) == node->count);
    for (size_t i = node->count; i + 1 < node->words; i++) {
        CHECK(values[i].bits == raw_word(node->seed, i));
    }
    CHECK(side_known_id(heap, object) == node->id);
    CHECK(((object->header & HEADER_HELD) != 0) == node->held);
}

/* Everything that is reachable equals the model. `exact`: and nothing else is in the heap. */
static void compare(bool exact) {
    int queued = 0;
    for (int i = 0; i < node_limit; i++) {
        nodes[i].reached = false;
    }
    for (int i = 0; i < ROOTS; i++) {
        meet(vm->roots[i], root_refs[i], &queued);
    }
    for (int i = 0; i < frame_size; i++) {
        meet((Value){heap->top[-1 - i]}, frame_refs[i], &queued);
    }
    int next = 0;
    for (; next < queued; next++) {
        compare_node(&nodes[queue[next]], &queued);
    }
    for (int i = 0; i < HANDLES; i++) {
        if (handles[i] >= 0 && fake_stack[i] != 0) { /* must not have moved */
            meet((Value){pinned[i]}, handles[i], &queued);
        }
    }
    for (; next < queued; next++) {
        compare_node(&nodes[queue[next]], &queued);
    }
    if (!exact) {
        return;
    }
    CHECK(count_objects() == (size_t)queued + !value_absent(heap->side));
    /* compare_node() has looked the ids up; the dead have none left. */
    size_t with_id = 0;
    uint32_t id;
    for (int i = 0; i < node_limit; i++) {
        with_id += nodes[i].used && nodes[i].reached && nodes[i].id != 0;
    }
    CHECK((with_id == 0 || side_entry(heap, with_id - 1, &id) != NULL) &&
          side_entry(heap, with_id, &id) == NULL);
    for (int i = 0; i < node_limit; i++) {
        if (nodes[i].used && !nodes[i].reached) {
            free(nodes[i].refs);
            nodes[i].refs = NULL;
            nodes[i].used = false;
        }
    }
}

/* A random node that roots reach, or REF_ABSENT; *v is where it is. */
static int pick(Value *v) {
    size_t slot = random_below(ROOTS + (size_t)frame_size);
    int ref = slot < ROOTS ? root_refs[slot] : frame_refs[slot - ROOTS];
    *v = slot < ROOTS ? vm->roots[slot] : (Value){heap->top[-1 - (int)(slot - ROOTS)]};
    for (unsigned depth = random_below(6); depth > 0 && ref >= 0 && nodes[ref].count > 0; depth--) {
        follow_trim(&nodes[ref], *v);
        size_t i = random_below(nodes[ref].count);
        if (nodes[ref].refs[i] < 0) {
            continue;
        }
        *v = object_values(value_to_object(*v))[i];
        ref = nodes[ref].refs[i];
    }
    return ref < 0 ? REF_ABSENT : ref;
}

/* Something to store: a node, a number or nothing. Stores of lists have one owner and are not
 * taken. */
static int pick_any(Value *v) {
    int ref = pick(v);
    if (ref >= 0 && nodes[ref].kind != KIND_STORE && nodes[ref].kind != KIND_RAW &&
        random_below(4) != 0) {
        return ref;
    }
    int number = (int)random_below(1000);
    *v = random_below(5) == 0 ? ABSENT : value_int(number);
    return value_absent(*v) ? REF_ABSENT : REF_NUMBERS - number;
}

static void put_root(Value v, int ref) {
    size_t slot = random_below(ROOTS + (size_t)frame_size);
    if (slot < ROOTS) {
        vm->roots[slot] = v;
        root_refs[slot] = ref;
    } else {
        heap->top[-1 - (int)(slot - ROOTS)] = v.bits;
        frame_refs[slot - ROOTS] = ref;
    }
}

/* Makes an object with random contents; every kind of shape. */
static void play_new(void) {
    static const Kind kinds[] = {KIND_TUPLE,    KIND_TUPLE,     KIND_INSTANCE, KIND_STR,
                                 KIND_BYTES,    KIND_INT,       KIND_TABLE,    KIND_CELL,
                                 KIND_CODE,     KIND_METHOD,    KIND_PROPERTY, KIND_CLASS,
                                 KIND_FUNCTION, KIND_GENERATOR, KIND_TUPLE};
    Kind kind = kinds[random_below(sizeof(kinds) / sizeof(kinds[0]))];
    unsigned values = kinds_table[kind].values;
    size_t extra = random_below(10);
    extra = random_below(60) == 0 ? random_below(200) : extra;
    size_t words = 1 + extra + (values < KIND_ALL ? values : 0);
    words += kind == KIND_TABLE || kind == KIND_STR;
    bool raw = values == 0 && random_below(2) == 0;
    Object *object = raw ? heap_alloc_raw(vm, kind, words) : heap_alloc(vm, kind, words);
    int ref = new_node(kind, words);
    Node *node = &nodes[ref];
    size_t count = values < KIND_ALL ? values : words - 1;
    if (values == KIND_COUNTED) {
        count = 1 + random_below(words - 1);
        object_values(object)[0] = value_int((intptr_t)count - 1);
    }
    set_count(node, count);
    for (size_t i = 0; i < count; i++) {
        if (values == KIND_COUNTED && i == 0) {
            node->refs[0] = REF_NUMBERS - (int)(count - 1);
        } else if (random_below(3) != 0) {
            node->refs[i] = pick_any(&object_values(object)[i]);
        }
    }
    for (size_t i = count; i + 1 < words; i++) {
        object_values(object)[i].bits = raw_word(node->seed, i);
    }
    put_root(value_object(object), ref);
}

static void play_list(void) {
    bool bytes = random_below(3) == 0;
    Kind kind = bytes ? KIND_BYTEARRAY : KIND_LIST;
    Object *object = heap_alloc(vm, kind, 3);
    object_values(object)[1] = value_int(0);
    int ref = new_node(kind, 3);
    set_count(&nodes[ref], 2);
    nodes[ref].refs[1] = REF_NUMBERS;
    put_root(value_object(object), ref);
}

/* A list reachable from the roots, or -1. */
static int pick_list(Value *v) {
    for (int i = 0; i < 30; i++) {
        int ref = pick(v);
        if (ref >= 0 && (nodes[ref].kind == KIND_LIST || nodes[ref].kind == KIND_BYTEARRAY)) {
            follow_trim(&nodes[ref], *v);
            return ref;
        }
    }
    return -1;
}

/* Grows the store of a list and fills it up. */
static void play_append(void) {
    Value v;
    int ref = pick_list(&v);
    if (ref < 0) {
        return;
    }
    bool is_list = nodes[ref].kind == KIND_LIST;
    Kind kind = is_list ? KIND_STORE : KIND_RAW;
    size_t length = (size_t)(REF_NUMBERS - nodes[ref].refs[1]), more = 1 + random_below(12);
    size_t least = 1 + (is_list ? length + more : BYTES_TO_WORDS(length + more));
    int store = nodes[ref].refs[0];
    heap->keep[1] = v; /* the list, which nothing else may keep in place */
    Object *grown;
    if (store < 0) {
        grown = heap_alloc(vm, kind, least);
        grown->header |= HEADER_GREW;
        store = new_node(kind, least);
    } else {
        grown = value_to_object(object_values(value_to_object(v))[0]);
        bool between = random_below(2) == 0;
        size_t wanted = least + (between ? least / 4 : 0);
        grown = heap_grow_between(vm, grown, least, wanted);
    }
    v = heap->keep[1];
    heap->keep[1] = ABSENT;
    Node *node = &nodes[store];
    uintptr_t address = v.bits;
    if (node->held && object_values(value_to_object(v))[0].bits != (uintptr_t)grown) {
        node->held = false; /* a copy is not held */
    }
    node->words = object_words(grown);
    CHECK(node->words >= least);
    object_values((Object *)address)[0] = value_object(grown);
    object_values((Object *)address)[1] = value_int((intptr_t)(length + more));
    nodes[ref].refs[0] = store;
    nodes[ref].refs[1] = REF_NUMBERS - (int)(length + more);
    if (is_list) {
        set_count(node, node->words - 1);
        for (size_t i = length; i < length + more; i++) {
            node->refs[i] = pick_any(&object_values(grown)[i]);
        }
    } else {
        for (size_t i = 0; i + 1 < node->words; i++) {
            object_values(grown)[i].bits = raw_word(node->seed, i);
        }
    }
}

static void play_shorten(void) {
    Value v;
    int ref = pick_list(&v);
    if (ref < 0 || nodes[ref].refs[0] < 0) {
        return;
    }
    Node *list = &nodes[ref], *store = &nodes[list->refs[0]];
    Value *values = object_values(value_to_object(v));
    Object *items = value_to_object(values[0]);
    size_t length = (size_t)(REF_NUMBERS - list->refs[1]), keep = random_below(length + 1);
    if (list->kind == KIND_LIST) {
        for (size_t i = keep; i < length; i++) {
            store->refs[i] = REF_ABSENT;
            object_values(items)[i] = ABSENT;
        }
    }
    values[1] = value_int((intptr_t)keep);
    list->refs[1] = REF_NUMBERS - (int)keep;
    size_t words = 1 + (list->kind == KIND_LIST ? keep : BYTES_TO_WORDS(keep));
    if (random_below(2) == 0 && words > 1) {
        heap_shrink(vm, items, words);
        store->words = object_words(items);
        store->count = list->kind == KIND_LIST ? store->words - 1 : 0;
    }
}

static void play_change(void) {
    Value v, item;
    int ref = pick(&v);
    if (ref < 0 || nodes[ref].count == 0 || nodes[ref].kind == KIND_LIST ||
        nodes[ref].kind == KIND_BYTEARRAY || nodes[ref].kind == KIND_STORE) {
        return;
    }
    size_t i = random_below(nodes[ref].count);
    if (nodes[ref].kind == KIND_TABLE && i == 0) {
        return;
    }
    nodes[ref].refs[i] = pick_any(&item);
    object_values(value_to_object(v))[i] = item;
}

static void play_identity(void) {
    Value v;
    int ref = pick(&v);
    if (ref < 0) {
        return;
    }
    if (nodes[ref].id != 0) {
        CHECK(side_id(vm, value_to_object(v)) == nodes[ref].id);
        return;
    }
    nodes[ref].id = side_id(vm, value_to_object(v));
}

static void play_frames(void) {
    while (frame_size > 0 && random_below(3) != 0) {
        frame_size--;
        heap->low++;
    }
    while (frame_size < FRAME_MAX && random_below(4) != 0 && heap_run_words(heap) > 0) {
        heap->low--;
        heap->low[0] = 0;
        frame_refs[frame_size++] = REF_ABSENT;
        if (heap->low < heap->lowest) {
            heap->lowest = heap->low;
        }
    }
}

static void play_hold(void) {
    Value v;
    int ref = pick(&v);
    if (ref >= 0) {
        heap_hold(heap, value_to_object(v));
        nodes[ref].held = true;
    }
}

/* Lets the fake C stack point into some objects: start, middle or end; and drops them from a
 * root. */
static void play_handles(void) {
    for (int i = 0; i < HANDLES; i++) {
        Value v;
        handles[i] = random_below(2) == 0 ? pick(&v) : REF_ABSENT;
        fake_stack[i] = 0;
        if (handles[i] >= 0) {
            Node *node = &nodes[handles[i]];
            pinned[i] = v.bits;
            fake_stack[i] = v.bits + random_below(node->words * WORD + 1);
        }
    }
    for (int i = 0; i < 2; i++) {
        put_root(ABSENT, REF_ABSENT);
    }
}

static void drop_handles(void) {
    for (int i = 0; i < HANDLES; i++) {
        handles[i] = REF_ABSENT;
        fake_stack[i] = 0;
    }
}

static void play_drop(void) {
    put_root(ABSENT, REF_ABSENT);
}

static void play_step(void) {
    static void (*const often[])(void) = {play_new, play_new, play_append, play_append, play_list};
    static void (*const seldom[])(void) = {play_shorten,  play_change,   play_change,   play_frames,
                                           play_identity, play_identity, play_identity, play_new};
    if (random_below(3) != 0) {
        often[random_below(sizeof(often) / sizeof(often[0]))]();
    } else if (random_below(8) != 0) {
        seldom[random_below(sizeof(seldom) / sizeof(seldom[0]))]();
    } else if (random_below(10) == 0) {
        play_hold();
    } else {
        play_drop();
    }
}

static void drop_much(void) {
    for (int i = 0; i < 40; i++) {
        play_drop();
    }
}

/* One game: `steps` steps in a heap of `bytes`. The model and the heap start empty. */
static void play(int steps, size_t bytes, unsigned seed, unsigned mark_limit, unsigned stress) {
    start(bytes);
    random_state = seed;
    heap->mark_limit = (uint8_t)mark_limit;
    heap_set_stress(heap, stress);
    heap->c_segments = &fake_segment;
    frame_size = 0;
    drop_handles();
    for (int i = 0; i < ROOTS; i++) {
        root_refs[i] = REF_ABSENT;
    }
    volatile int step = 0, failures = 0;
    volatile size_t most = 0;
    if (setjmp(vm->jump) != 0) {
        failures = failures + 1;
        compare(false);
        drop_much();
    }
    while (step < steps) {
        step = step + 1;
        play_step();
        if (random_below(50) == 0) {
            play_handles();
            heap_collect(vm, true);
            compare(false); /* neighbours may have been pinned too */
            drop_handles();
        } else if (random_below(50) == 0) {
            heap_collect(vm, false);
            compare(true);
        } else if (random_below(8) == 0) {
            compare(false);
        }
        most = heap_used_bytes(heap) > most ? heap_used_bytes(heap) : most;
        if (random_below(1500) == 0) {
            drop_much();
        }
    }
    for (int i = 0; i < node_limit; i++) {
        free(nodes[i].refs);
        nodes[i] = (Node){0};
    }
    if (getenv("VERBOSE") != NULL) {
        printf("seed %u: %u collections, %d failures, %zu of %zu bytes at most\n", seed,
               heap->collections, failures, most, heap_total_bytes(heap));
    }
}

int main(int argc, char **argv) {
    int steps = argc > 1 ? atoi(argv[1]) : 6000;
    unsigned seed = argc > 2 ? (unsigned)atoi(argv[2]) : 1;
    play(steps, 16 * 1024, seed, 0, 0);
    play(steps, 8 * 1024 + 3, seed + 1, 3, 0);
    play(steps, 64 * 1024, seed + 2, 1, 0);
    play(steps, 32 * 1024, seed + 3, 12, 0);
    play(steps / 4, 16 * 1024, seed + 4, 0, 1);
    play(steps / 4, 8 * 1024, seed + 5, 3, 7);
    free(nodes);
    free(queue);
    puts("ok");
    return 0;
}
