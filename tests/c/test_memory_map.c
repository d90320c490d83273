/* SPDX-License-Identifier: MIT */
/* The picture of the heap against an independent reconstruction.
 *
 * A Python program makes objects of every kind and calls probe() in many states: garbage about,
 * collected, deep in a recursion, inside a generator and a sort key, with holes before pins. Each time
 * the test draws the heap word by word from the headers, by the drawing in value/header.h and the
 * letters of the specification, with no code of src/heap/map.c; makes the text of mem_info(1) from
 * that, and compares it with the real one to the letter.
 *
 * Then the recorded map of 2017 is read by the same parser and counted: it must give its own header. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "builtins.h"
#include "object/object.h"
#include "object/str.h"
#include "object/table.h"
#include "port/port.h"
#include "terrarium.h"
#include "vm/machine.h"

enum {
    BLOCK_WORDS = 4,
    LINE_BLOCKS = 64,
    C_STACK = 256 << 10,
    MOST_BYTES = 1 << 20,
    MOST_WORDS = MOST_BYTES / sizeof(uintptr_t),
    TEXT_ROOM = 1 << 17
};

static void fail(const char *what, const char *more) {
    fprintf(stderr, "test_memory_map: %s%s\n", what, more);
    exit(1);
}

static void check(bool condition, const char *what, const char *more) {
    if (!condition) {
        fail(what, more);
    }
}

/* ---- The specification's letters ---- */

/* What is not here is `h`. */
static const struct {
    const char *kind;
    char letter;
} letters[] = {
    {"TUPLE",     'T'},
    {"LIST",      'L'},
    {"DICT",      'D'},
    {"STR",       'S'},
    {"BYTES",     'S'},
    {"BYTEARRAY", 'A'},
    {"ARRAY",     'A'},
    {"FLOAT",     'F'},
    {"FUNCTION",  'B'},
    {"MODULE",    'M'},
};

/* Kinds that no program can put on the heap, and why. */
static const struct {
    const char *kind, *why;
} unseen[] = {
    {"NONE",           "flash"},
    {"BOOL",           "flash"},
    {"ELLIPSIS",       "flash"},
    {"NOTIMPLEMENTED", "flash"},
    {"NATIVE",         "flash"},
    {"TYPE",           "flash"}
};

static const char *const kind_names[KIND_LIMIT] = {
#define KIND_TEXT(name, letter, values) #name,
    KIND_TABLE(KIND_TEXT)
#undef KIND_TEXT
};

static char letter_of(unsigned kind) {
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        if (strcmp(letters[i].kind, kind_names[kind]) == 0) {
            return letters[i].letter;
        }
    }
    return 'h';
}

/* ---- The reconstruction ---- */

typedef struct {
    size_t total, used, free, ones, twos, largest, run;
} Figures;

static char words[MOST_WORDS]; /* an object's letter where it begins, '=' in the rest of it, '.' */
static char blocks[MOST_WORDS];
static bool seen[KIND_LIMIT];

/* Draws an object over the words; returns how many they are. */
static size_t draw_object(size_t at, uintptr_t header, Figures *f) {
    unsigned kind = (unsigned)(header >> 7 & 0xff);
    size_t n = (size_t)(header >> (sizeof(header) == 4 ? 15 : 32));
    check((header & 1) == 1 && kind < KIND_LIMIT && n > 0, "not a header", "");
    seen[kind] = true;
    if (strcmp(kind_names[kind], "HOLE") != 0) {
        size_t rounded = (n + BLOCK_WORDS - 1) / BLOCK_WORDS;
        memset(words + at, '=', n);
        words[at] = letter_of(kind);
        f->ones += rounded == 1;
        f->twos += rounded == 2;
        f->largest = rounded > f->largest ? rounded : f->largest;
    }
    return n;
}

/* What stands in a block: the first object that begins in it, or one that reaches into it. */
static char draw_block(const char *start, size_t n) {
    char shown = '.';
    for (size_t i = 0; i < n; i++) {
        if (start[i] != '.' && start[i] != '=') {
            return start[i];
        }
        shown = start[i] == '=' ? '=' : shown;
    }
    return shown;
}

/* Fills `words` and `blocks` from the heap as it is; returns how many blocks there are. */
static size_t reconstruct(const Heap *heap, Figures *f) {
    size_t total = (size_t)(heap->top - heap->base), bump = (size_t)(heap->bump - heap->base);
    size_t low = (size_t)(heap->low - heap->base), reserve = heap->gate.reserve, run = 0, at = 0;
    *f = (Figures){.total = total * sizeof(uintptr_t)};
    memset(words, '.', total);
    while (at < bump) {
        at += draw_object(at, heap->base[at], f);
    }
    check(at == bump, "the objects do not end where the heap says", "");
    /* The reserve, scratch and the frame stack: used, but no object. */
    size_t free_end = low - bump > reserve ? low - reserve : bump;
    if (free_end < total) {
        memset(words + free_end, '=', total - free_end);
        words[free_end] = 'h';
    }
    for (size_t i = 0; i < total; i++) {
        run = words[i] == '.' ? run + 1 : 0;
        f->free += words[i] == '.' ? sizeof(uintptr_t) : 0;
        f->run = run > f->run ? run : f->run;
    }
    f->run /= BLOCK_WORDS;
    f->used = f->total - f->free;
    size_t n = (total + BLOCK_WORDS - 1) / BLOCK_WORDS;
    for (size_t b = 0; b < n; b++) {
        size_t left = total - b * BLOCK_WORDS;
        blocks[b] = draw_block(words + b * BLOCK_WORDS, left < BLOCK_WORDS ? left : BLOCK_WORDS);
    }
    return n;
}

/* The text from the rules of memory-tools.md 2.1. */
static void print_map(char *text, const Heap *heap, size_t n) {
    text += sprintf(text, "GC memory layout; from %lx:", (unsigned long)(uintptr_t)heap->base);
    for (size_t b = 0; b < n; b++) {
        if (b % LINE_BLOCKS == 0) {
            size_t end = b;
            while (end < n && blocks[end] == '.') {
                end++;
            }
            if (end - b >= 2 * LINE_BLOCKS) {
                text += sprintf(text, "\n       (%u lines all free)",
                                (unsigned)((end - b) / LINE_BLOCKS));
                b = end & ~(size_t)(LINE_BLOCKS - 1);
                if (b >= n) {
                    break;
                }
            }
            text += sprintf(text, "\n%08x: ", (unsigned)(b * BLOCK_WORDS * sizeof(uintptr_t)));
        }
        *text++ = blocks[b];
    }
    strcpy(text, "\n");
}

/* ---- Reading a map ---- */

typedef struct {
    size_t count, block_bytes;
    char letter[MOST_WORDS];
} Map;

/* Reads rows and gaps; labels must fit. Text before and after the map is no concern. */
static void parse_map(const char *text, Map *map) {
    const char *line = strstr(text, "GC memory layout; from ");
    check(line != NULL, "no map in ", text);
    map->count = map->block_bytes = 0;
    for (line = strchr(line, '\n'); line != NULL && line[1] != 0; line = strchr(line + 1, '\n')) {
        unsigned gap, label;
        int used = 0;
        if (sscanf(line, " (%u lines all free)", &gap) == 1) {
            memset(map->letter + map->count, '.', (size_t)gap * LINE_BLOCKS);
            map->count += (size_t)gap * LINE_BLOCKS;
            continue;
        }
        check(sscanf(line, "\n%x: %n", &label, &used) == 1 && used > 0, "no row: ", line);
        if (map->count > 0 && map->block_bytes == 0) {
            map->block_bytes = label / map->count;
        }
        check(label == map->count * map->block_bytes, "a label that does not fit: ", line);
        size_t n = strcspn(line + used, "\n");
        check(n > 0 && n <= LINE_BLOCKS, "a row's length: ", line);
        memcpy(map->letter + map->count, line + used, n);
        map->count += n;
    }
}

/* Counts a map in which every object begins in a block of its own, as MicroPython's do. */
static Figures count_map(const Map *map) {
    Figures f = {.total = map->count * map->block_bytes};
    for (size_t i = 0; i < map->count;) {
        size_t n = 1;
        if (map->letter[i] == '.') {
            while (i + n < map->count && map->letter[i + n] == '.') {
                n++;
            }
            f.free += n * map->block_bytes;
            f.run = n > f.run ? n : f.run;
        } else {
            while (i + n < map->count && map->letter[i + n] == '=') {
                n++;
            }
            f.ones += n == 1;
            f.twos += n == 2;
            f.largest = n > f.largest ? n : f.largest;
        }
        i += n;
    }
    f.used = f.total - f.free;
    return f;
}

static void print_header(char *text, const Figures *f) {
    sprintf(text,
            "GC: total: %zu, used: %zu, free: %zu\n"
            " No. of 1-blocks: %zu, 2-blocks: %zu, max blk sz: %zu, max free sz: %zu\n",
            f->total, f->used, f->free, f->ones, f->twos, f->largest, f->run);
}

/* ---- The probe ---- */

static unsigned probes, holes;
static char expected[TEXT_ROOM], got[TEXT_ROOM];

/* What mem_info(1) prints: its C body is called, so that the heap is exactly as the walk saw it. */
static void capture(Vm *vm) {
    FILE *file = tmpfile();
    int kept = dup(STDOUT_FILENO);
    Value verbose = FALSE; /* any one argument asks for the map */
    check(file != NULL && kept >= 0, "no temporary file", "");
    port_flush();
    dup2(fileno(file), STDOUT_FILENO);
    Value result = micropython_mem_info(vm, &verbose, 1);
    port_flush();
    dup2(kept, STDOUT_FILENO);
    close(kept);
    rewind(file);
    got[fread(got, 1, sizeof got - 1, file)] = 0;
    fclose(file);
    check(value_is_none(result), "mem_info() does not return None", "");
}

static void first_difference(const char *label) {
    size_t at = 0;
    while (expected[at] != 0 && expected[at] == got[at]) {
        at++;
    }
    fprintf(stderr, "test_memory_map: %s: from byte %zu on\n--- expected\n%s\n--- mem_info's\n%s",
            label, at, expected, got);
    exit(1);
}

static void compare(Vm *vm, const char *label) {
    static Map map;
    const Heap *heap = heap_of(vm);
    const uintptr_t *bump = heap->bump;
    Figures f;
    char header[256];
    int stack, limit, used = 0;
    size_t n = reconstruct(heap, &f);
    uint32_t collections = heap->collections;
    intptr_t before = (intptr_t)(vm->c_stack_top - (uintptr_t)&label);
    capture(vm);
    check(heap->bump == bump && heap->collections == collections, "mem_info allocates: ", label);
    check(sscanf(got, "stack: %d out of %d\n%n", &stack, &limit, &used) == 2 && used > 0,
          "stack: ", got);
    check(limit == C_STACK && stack >= before - 512 && stack < before + 4096, "stack: ", got);
    memmove(got, got + used, strlen(got + used) + 1);
    print_header(header, &f);
    strcpy(expected, header);
    print_map(expected + strlen(header), heap, n);
    if (strcmp(expected, got) != 0) {
        first_difference(label);
    }
    parse_map(got, &map);
    check(map.count == n && memcmp(map.letter, blocks, n) == 0,
          "the map is read otherwise: ", label);
    check(map.block_bytes == BLOCK_WORDS * sizeof(uintptr_t) || n <= LINE_BLOCKS, "block: ", label);
    probes++;
    holes += memchr(map.letter, '.', n) != NULL &&
             f.run * BLOCK_WORDS * sizeof(uintptr_t) + 256 < f.free;
}

static Value probe(Vm *vm, Value *a, int n) {
    char label[64] = "probe";
    if (n > 0) {
        size_t size = str_bytes(arg(a, 0));
        memcpy(label, str_text(arg(a, 0)), size < 63 ? size : 63);
    }
    compare(vm, label);
    return NONE;
}

static const NamedNative probe_native = {
    {.header = HEADER(KIND_NATIVE, WORDS_OF(Native)), .body = probe, .positional_max = 1},
    .name = VALUE_OF(&name_mem_info)
};

/* ---- The program ---- */

static const char program[] =
    "import gc, sys\n"
    "probe('fresh')\n"
    "class A:\n"
    "    cls = 1\n"
    "    def __init__(self, x): self.x = x\n"
    "    def method(self): return super()\n"
    "    @property\n"
    "    def p(self): return 1\n"
    "    @staticmethod\n"
    "    def s(): probe('static'); return 2\n"
    "    @classmethod\n"
    "    def c(cls): probe('class'); return 3\n"
    "    def __getitem__(self, i):\n"
    "        if i > 3: raise IndexError\n"
    "        return i\n"
    "    def __len__(self): return 3\n"
    "class Derived(A): pass\n"
    "class Items(list): pass\n"
    "class Trouble(Exception): pass\n"
    "probe('classes')\n"
    "def closure(n):\n"
    "    def inner(): return n\n"
    "    return inner\n"
    "async def coroutine():\n"
    "    pass\n"
    "async def agenerator():\n"
    "    yield 1\n"
    "def generator(n):\n"
    "    for i in range(n):\n"
    "        probe('generator')\n"
    "        yield i\n"
    "def caught():\n"
    "    try: raise Trouble('text' * 3, 1.5)\n"
    "    except Trouble as e: return e\n"
    "extended = A(1)\n"
    "for i in range(60): setattr(extended, 'attribute%d' % i, i)\n"
    "keep = []\n"
    "keep += [1 << 200, -(1 << 90), 1e300, 2.5e200, 1e-30, 3e30, 'a' * 33, b'b' * 65, '', b'']\n"
    "import array\n"
    "import weakref\n"
    "keep += [1j, list.__len__, weakref.ref(keep.__class__), weakref.ref(type('C', (), {})()), "
    "array.array('h', "
    "[1, 2]), array.array('d'), memoryview(b'abc')]\n"
    "keep += [bytearray(b'c' * 40), bytearray(), (1, 2), (keep, [1]), [], [1, 2], {}, {1: 2}]\n"
    "keep += [{i: str(i) for i in range(40)}, {1, 2}, set(), frozenset('abc'), range(1, 10 ** 20), "
    "range(3)]\n"
    "keep += [slice(1, 2), slice(None), closure(5), lambda: 1, A(1).method, A(1), A(2).method(), "
    "Derived(3)]\n"
    "keep += [coroutine(), agenerator(), agenerator().asend(None)]\n"
    "keep += [extended, A.__dict__, caught(), Trouble(), ValueError('x'), generator(3), (i for i "
    "in [1])]\n"
    "keep += [iter([1]), iter((1,)), iter('ab'), iter(b'ab'), iter(bytearray(b'ab')), "
    "iter(range(9))]\n"
    "keep += [iter({1: 2}), iter({1: 2}.items()), iter({1}), iter(A(0)), iter(int, 1), "
    "reversed([1]), reversed(A(1))]\n"
    "keep += [enumerate('ab'), zip('ab', 'cd'), map(str, 'ab'), filter(None, 'ab'), {1: 2}.keys(), "
    "{1: 2}.values()]\n"
    "keep += [{1: 2}.items(), Items([1, 2]), compile('1 + x', 'f', 'eval'), id(keep), hash(A), "
    "keep]\n"
    "sys.path.append('tests/import')\n"
    "import plain_package.first\n"
    "keep.append(property(lambda self: 1)); keep.append(staticmethod(len)); "
    "keep.append(type('S', (), {'__slots__': 's'}).s); keep.append(type('D', (), {}).__weakref__); "
    "keep.append(classmethod(len))\n"
    "keep.append(list.__len__)\n"
    "probe('everything')\n"
    "gc.collect()\n"
    "probe('collected')\n"
    "A.s(); A.c(); list(generator(2)); [probe('comprehension') for i in range(2)]\n"
    "def deep(n):\n"
    "    if n == 0: probe('deep')\n"
    "    else: deep(n - 1)\n"
    "    if n % 50 == 0: probe('back')\n"
    "deep(5); deep(100)\n"
    "for i in range(30):\n"
    "    garbage = [str(j) * i for j in range(i)]\n"
    "    if i % 6 == 0: probe('garbage')\n"
    "for i in range(0, len(keep), 3): keep[i] = None\n"
    "probe('dropped')\n"
    "gc.collect()\n"
    "probe('dropped and collected')\n"
    "def pinned(size):\n" /* what sorted() works on is pinned above what has died: a hole */
    "    big = [bytearray(size)]\n"
    "    def key(x):\n"
    "        if big:\n"
    "            big.pop()\n"
    "            gc.collect()\n"
    "        probe('key')\n"
    "        return -x\n"
    "    sorted(range(3), key=key)\n"
    "    probe('after the sort')\n"
    "    keep.append([1] * 7)\n" /* goes into the hole */
    "    probe('hole used')\n"
    "for size in 100, 1000, 3000, 8000: pinned(size)\n"
    "gc.collect()\n"
    "probe('sorted and collected')\n"
    "full = []\n"
    "try:\n"
    "    while True: full.append(bytearray(500))\n"
    "except MemoryError:\n"
    "    probe('full')\n"
    "    del full[::2]\n"
    "    probe('half')\n"
    "    gc.collect()\n"
    "    probe('half collected')\n"
    "try:\n"
    "    while True: full = (full, 1)\n"
    "except MemoryError: probe('full to the brim')\n"
    "full = None\n"
    "gc.collect()\n"
    "probe('end')\n";

static void set_probe(Vm *vm, void *context) {
    (void)context;
    dict_set(vm, vm->roots[ROOT_MAIN], str_new(vm, "probe", 5), (Value)VALUE_OF(&probe_native));
}

static void run(size_t heap_bytes, const char *option) {
    static uintptr_t memory[(MOST_BYTES + (64 << 10)) / sizeof(uintptr_t)];
    Value exception;
    memset(memory, 0xa5, sizeof memory);
    Vm *vm = terrarium_new(memory, heap_bytes + terrarium_state_bytes(), C_STACK);
    check(vm != NULL, "no machine", "");
    check(heap_total_bytes(heap_of(vm)) == (heap_bytes & ~(sizeof(uintptr_t) - 1)),
          "the heap's size", "");
    if (option != NULL) {
        check(terrarium_set_option(vm, option), "option ", option);
    }
    check(terrarium_set_option(vm, "verify"), "option ", "verify");
    machine_mark_stack(vm);
    check(vm_try(vm, set_probe, NULL, &exception), "probe cannot be set", "");
    int status = terrarium_run_text(vm, "program", program, sizeof program - 1);
    check(status == 0, "the program fails", "");
    const char *wrong = terrarium_verify(vm);
    check(wrong == NULL, "verify: ", wrong);
    machine_mark_stack(vm);
    compare(vm, "after the program"); /* no frames at all */
}

/* ---- The map of 2017 ---- */

static const char sample[] =
    "GC: total: 36288, used: 14656, free: 21632\n"
    " No. of 1-blocks: 133, 2-blocks: 47, max blk sz: 263, max free sz: 1236\n"
    "GC memory layout; from 3ffef3c0:\n"
    "00000: MDBhhhMh=Dh=hDBB=BBBh===h====h=Mhh==h===========================\n"
    "00400: ================================================================\n"
    "00800: ================================================================\n"
    "00c00: ================================================================\n"
    "01000: ===========================================LMDDDh=h=======h=====\n"
    "01400: ================================================================\n"
    "01800: ==========h=hh===hhDBh=Bhh=h=h=BhhBhSh==h=hh====hhh=hTSh=hSh=hhh\n"
    "01c00: hh=======h===========h===hBh=hh=h=B=BBBBBBh===hh===============h\n"
    "02000: h=h====h=Bh==Bh=======hh=h===h=h=h===========hh=======MDhTh=hh==\n"
    "02400: ===Shh=====h==hh==h=====h==Bh=========h=====h.hMDh=...M..h=h==.h\n"
    "02800: h=======..........h=====.h===h.h===hh======..h===h.h==h.h===h.h=\n"
    "02c00: =======h.h=h.h=h...D..h===h======..DMDD..Bh=.....hh=======....h=\n"
    "03000: ==.h======h.h====h......h====B=Bh==h===D.Bh=B=Bh==h===.MD.B.....\n"
    "03400: ..h=======.....A..h====..DB.........h=====hh=S.h==h.h==h.h==h.h=\n"
    "03800: h...BBBBhh=h===h===h=.B=BB.B=B.BBh=DB=h===hh=====h=======T.B=hh=\n"
    "03c00: h===..DhT.B=hh=h===.DhB.B=hh=Th===h==..h=................h======\n"
    "04000: =====..h........................................................\n"
    " (18 lines all free)\n"
    "08c00: ............................\n";

static void count_sample(void) {
    static Map map;
    parse_map(sample, &map);
    Figures f = count_map(&map);
    char header[256];
    check(map.block_bytes == 16, "the sample's block", "");
    print_header(header, &f);
    check(strncmp(header, sample, strlen(header)) == 0, "the map of 2017 gives ", header);
}

int main(void) {
    count_sample();
    run(64 << 10, NULL);
    run((64 << 10) + 1234, NULL); /* the last row is short, the last block too */
    run(1 << 20, NULL);
    run(96 << 10, "gc_stress=5");
    for (unsigned kind = 0; kind < KIND_LIMIT; kind++) {
        bool allowed = seen[kind];
        for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++) {
            allowed |= strcmp(kind_names[kind], unseen[i].kind) == 0;
        }
        check(allowed, "the program makes no ", kind_names[kind]);
    }
    check(holes > 0, "no probe saw a large hole", "");
    printf("%u maps equal\n", probes);
    return 0;
}
