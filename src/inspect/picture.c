/* SPDX-License-Identifier: MIT */
/* heap.map(): the heap as a picture, a letter for each cell, on a terminal in colours. It is read
 * as mem_info()'s map is, with the same labels, but a letter says what the view is about: type,
 * module, age, whether it lives, or what one object keeps. A cell shows what lies in its middle.
 * Cells are of 16 bytes (four words) in a small heap, and grow with the heap so that the picture
 * fits a screen. The legend adds up to the heap.
 *
 * Mark bits are set while lines are written: the console neither allocates nor raises. */
#include "inspect/picture.h"

#include <string.h>

#include "builtins.h"
#include "heap/map.h"
#include "inspect/choose.h"
#include "inspect/describe.h"
#include "inspect/edge.h"
#include "inspect/reach.h"
#include "module/console.h"
#include "object/str.h"
#include "port/port.h"

enum { CELLS = MAP_LINE_BLOCKS, MOST_LINES = 32 };

/* What is looked at. */
enum View { VIEW_TYPE, VIEW_MODULE, VIEW_AGE, VIEW_LIVE, VIEW_OBJECT };
/* The legend: a letter and what it means, one behind the other; letters of modules come from 'A'
 * on. Last, from AREAS on, what lies behind the objects. */
#define MEANINGS                                                                                   \
    "Sstr, bytes\0Ttuple\0Llist\0Ddict, set\0Abytearray\0Iinstance\0Cclass\0"                      \
    "Bfunction\0bcode\0Ggenerator\0hother\0"                                                       \
    "-no module\0oold\0ynew\0llive\0Ppinned\0Othe object\0Rkept by it alone\0"                     \
    "Zothers\0xgarbage\0"
static const char legend[] = MEANINGS ".free\0rreserve\0ccompiler\0fframes\0";
enum { AREAS = sizeof MEANINGS - 1 };
/* What an object has that is not marked, is marked, pinned (the object itself), or both. Of a view
 * by age: that is old, or young. */
static const char mark_letters[][4] = {"", "x", "oy", "xlPP", "xROZ"};

typedef struct {
    Writer out;
    enum View view;
    bool color;
    char letters[4];       /* of the view and the share that is marked; 0: of another share */
    Value module;          /* whose it is; absent: the last one, and that of other views */
    size_t cell;           /* words */
    char line[CELLS + 1];  /* what its cells show */
    size_t words['z' + 1]; /* of each letter */
} Picture;

/* ---- letters ---- */

/* Of VIEW_TYPE, by kind; parts are as their owners. */
static const char type_letters[] = ".hhhhhhhSSAAATLLDDDDhhBhbbBBhhCIIhhhhhhIhhGGG";
_Static_assert(KIND_STR == 8 && KIND_TABLE == 19 && KIND_FUNCTION == 22 && KIND_CLASS == 30 &&
                   KIND_EXCEPTION == 39 && KIND_ASYNC_GENERATOR == 44,
               "type_letters[] is in the order of kinds");

static char type_letter(Kind kind) {
    return kind < sizeof type_letters - 1 ? type_letters[kind] : 'h';
}

const char *picture_type(Kind kind) {
    const char *label = legend;
    while (*label != type_letter(kind)) {
        label += strlen(label) + 1;
    }
    return label + 1;
}

/* Of an object of the heap. 0: it is in another share. */
static char letter_of(const Picture *p, const Object *object) {
    const Heap *heap = heap_of(p->out.vm);
    Kind kind = object_kind(object);
    unsigned mark = object->header / HEADER_MARK & 3;
    if (p->view == VIEW_TYPE) {
        return type_letter(kind);
    }
    if (p->view == VIEW_AGE) {
        mark = &object->header >= heap->bump - heap_words_made(heap);
    } else if (p->view == VIEW_LIVE && object->header & HEADER_HELD) {
        mark = 3;
    }
    char letter = p->letters[mark];
    return kind == KIND_HOLE && letter != 0 ? '.' : letter;
}

const char *picture_at(const Heap *heap, const uintptr_t *at, uintptr_t **start, uintptr_t **end) {
    uintptr_t *const ends[] = {heap->bump, heap->bump + heap_run_words(heap), heap->low,
                               heap_frames(heap), heap->top};
    for (;; *start = *end) {
        const char *name = NULL;
        int i = 0;
        for (; *start >= ends[i]; i++) {
            name = i > 0 ? name + strlen(name) + 1 : legend + AREAS;
        }
        *end = i > 0 ? ends[i] : *start + object_words((Object *)*start);
        if (at < *end) {
            return name;
        }
    }
}

/* Of what lies there; what is no object is in the last share. */
static char letter_at(const Picture *p, const uintptr_t *at, uintptr_t **start, uintptr_t **end) {
    const char *name = picture_at(heap_of(p->out.vm), at, start, end);
    return name == NULL ? letter_of(p, (Object *)*start) : value_absent(p->module) ? *name : 0;
}

/* Marks the n-th share of a view by modules. */
static void take_share(Picture *p, size_t n) {
    memcpy(p->letters, mark_letters[p->view], sizeof p->letters);
    if (p->view == VIEW_MODULE) {
        if (n == 0) {
            reach_end(p->out.vm);
        }
        p->module = reach_share(p->out.vm, n);
        p->letters[1] = '-';
        if (!value_absent(p->module)) {
            p->letters[0] = 0;
            p->letters[1] = (char)(n < 'Z' - 'A' ? 'A' + n : 'Z');
        }
    }
}

/* ---- lines ---- */

/* Fills the line that has the middle of its first cell at `at`. *first is something that does not
 * lie behind it. */
static void draw_line(Picture *p, const uintptr_t *at, uintptr_t **first) {
    const Heap *heap = heap_of(p->out.vm);
    uintptr_t *start, *end;
    size_t share = 0;
    memset(p->line, 0, sizeof p->line);
    do {
        take_share(p, share++);
        start = *first;
        for (size_t i = 0; i < CELLS && at + i * p->cell < heap->top; i++) {
            char letter = letter_at(p, at + i * p->cell, &start, &end);
            p->line[i] = letter != 0 ? letter : p->line[i];
        }
    } while (!value_absent(p->module));
    *first = start;
}

/* Black on a colour that letters of one view do not share; red for garbage, none for what is
 * free. */
static void set_color(Picture *p, char letter) {
    size_t color = ((size_t)letter * 73 >> 6) % 13;
    if (p->color) {
        color = letter == '.' ? 0 : letter == 'x' ? 41 : color < 6 ? 42 + color : 94 + color;
        writer_format(&p->out, "\033[0;30;%um", color);
    }
}

/* Those that are all free are left out. */
static void write_lines(Picture *p) {
    const Heap *heap = heap_of(p->out.vm);
    uintptr_t *first = heap->base;
    for (const uintptr_t *at = first; at < heap->top; at += CELLS * p->cell) {
        const char *used = p->line;
        draw_line(p, at + p->cell / 2, &first);
        while (*used == '.') {
            used++;
        }
        if (*used == 0) {
            continue;
        }
        writer_hex(&p->out, (size_t)(at - heap->base) * sizeof(Value), 8);
        writer_text(&p->out, ": ");
        char before = '.';
        for (const char *letter = p->line; *letter != 0; letter++) {
            if (*letter != before) {
                set_color(p, *letter);
            }
            before = *letter;
            writer_put(&p->out, letter, 1);
        }
        set_color(p, '.');
        writer_text(&p->out, "\n");
    }
}

/* ---- the legend ---- */

/* A letter and what it means, once: nothing for one that stands for nothing; label NULL: of a
 * share. */
static void write_row(Picture *p, const char *label) {
    char letter = label != NULL ? *label : p->letters[1];
    size_t words = p->words[(int)letter];
    if (words == 0) {
        return;
    }
    p->words[(int)letter] = 0;
    set_color(p, letter);
    writer_put(&p->out, &letter, 1);
    set_color(p, '.');
    writer_format(&p->out, "%10w  ", words);
    label != NULL ? writer_text(&p->out, label + 1) : writer_str(&p->out, p->module);
    writer_text(&p->out, "\n");
}

/* Rows of modules come while the words of each letter are counted. */
static void write_legend(Picture *p) {
    const Heap *heap = heap_of(p->out.vm);
    uintptr_t *start, *end;
    size_t n = 0;
    do {
        take_share(p, n++);
        for (start = heap->base; start < heap->top; start = end) {
            char letter = letter_at(p, start, &start, &end);
            p->words[(int)letter] += (size_t)(end - start);
        }
        if (!value_absent(p->module) && p->letters[1] != 'Z') {
            write_row(p, NULL);
        }
    } while (!value_absent(p->module));
    for (const char *label = legend; *label != '\0'; label += strlen(label) + 1) {
        write_row(p, label);
    }
    writer_format(&p->out, "%11u  total\n", heap_total_bytes(heap_of(p->out.vm)));
}

/* ---- heap.map ---- */

/* map(what="type", color=None): color None means on a terminal. */
Value picture_map(Vm *vm, Value *a, int n) {
    Picture p = {.out = console_writer(vm), .cell = MAP_BLOCK_WORDS};
    Value what = arg_or_absent(a, n, 0), color = n > 1 ? arg(a, 1) : NONE;
    p.color = value_is_none(color) ? port_file_isatty(1) : object_truth(vm, color);
    what = value_absent(what) ? NAME(type) : what;
    p.view = (enum View)choose_name(what, "type\0module\0age\0live\0");
    if (p.view == VIEW_OBJECT && edge_object(heap_of(vm), what) == NULL) {
        vm_raise_value_error(vm, "not in the heap: %r", what);
    }
    while (p.cell * CELLS * MOST_LINES < heap_total_bytes(heap_of(vm)) / sizeof(Value)) {
        p.cell *= 2;
    }
    writer_text(&p.out, "heap by ");
    describe_value(&p.out, what);
    writer_format(&p.out, ", a letter for %w B\n", p.cell);
    reach_begin(vm);
    if (p.view == VIEW_OBJECT) {
        reach_only(vm, what);
        value_to_object(what)->header ^= HEADER_MARK | HEADER_PINNED;
    } else if (p.view == VIEW_LIVE) {
        reach_roots(vm, false);
        reach_pins(vm);
    }
    write_lines(&p);
    write_legend(&p);
    reach_end(vm);
    return NONE;
}
