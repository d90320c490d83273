/* SPDX-License-Identifier: MIT */
/* heap.map(): the heap as a picture, a letter for each cell, on a terminal in colours. It is read
 * as mem_info()'s map is, with the same labels, but a letter says what the view is about: type,
 * module, age, whether it lives, or what one object keeps. A cell shows what takes most of it.
 * Cells are of 16 bytes (four words) in a small heap, and grow with the heap so that the picture
 * fits a screen. The legend adds up to the heap.
 *
 * Mark bits are set while lines are written: the console neither allocates nor raises. */
#include "builtins.h"
#include "heap/map.h"
#include "inspect/column.h"
#include "inspect/describe.h"
#include "inspect/edge.h"
#include "inspect/origin.h"
#include "inspect/reach.h"
#include "module/console.h"
#include "object/str.h"
#include "object/writer.h"
#include "port/port.h"

enum { CELLS = MAP_LINE_BLOCKS, MOST_LINES = 32, BYTES_WIDTH = 10, LAST_MODULE = 'Z' };

/* What is looked at; each with the letters of its objects, and what they mean. */
enum View { VIEW_TYPE, VIEW_MODULE, VIEW_AGE, VIEW_LIVE, VIEW_OBJECT, VIEWS };
static const char *const view_names[VIEW_OBJECT] = {"type", "module", "age", "live"};
static const char *const view_letters[VIEWS] = {"SNTLlDdAaICBbMGh", "", "oy", "oPx", "ORox"};
static const char *const view_labels[VIEWS] = {
    "str, bytes;numbers;tuple;list;items;dict, set;tables;bytearray, array;bytes of "
    "these;instances;"
    "classes;functions;code;modules;generators;others",
    "", "before the last collection;since then", "live;live and cannot move;garbage",
    "the object;what it alone keeps;others;garbage"};

typedef struct {
    Vm *vm;
    Writer out;
    enum View view;
    bool color;
    size_t cell;          /* words */
    const Object *object; /* of VIEW_OBJECT */
} Picture;

/* ---- letters ---- */

static char type_letter(Kind kind) {
    switch (kind) {
    case KIND_STR:
    case KIND_BYTES: return 'S';
    case KIND_INT:
    case KIND_FLOAT:
    case KIND_COMPLEX: return 'N';
    case KIND_TUPLE: return 'T';
    case KIND_LIST: return 'L';
    case KIND_STORE: return 'l';
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET: return 'D';
    case KIND_TABLE: return 'd';
    case KIND_BYTEARRAY:
    case KIND_ARRAY: return 'A';
    case KIND_RAW: return 'a';
    case KIND_INSTANCE:
    case KIND_EXTENDED:
    case KIND_EXCEPTION: return 'I';
    case KIND_CLASS: return 'C';
    case KIND_FUNCTION:
    case KIND_METHOD:
    case KIND_CELL: return 'B';
    case KIND_CODE:
    case KIND_UNIT: return 'b';
    case KIND_MODULE: return 'M';
    case KIND_GENERATOR:
    case KIND_COROUTINE:
    case KIND_ASYNC_GENERATOR: return 'G';
    default: return 'h';
    }
}

/* Is it the object, or a part of it? Tuples, which may be long, have none. */
static bool is_the_object(const Picture *p, const Object *object) {
    bool is = object == p->object;
    size_t n = edge_is_part(object) && object_kind(p->object) != KIND_TUPLE
                   ? heap_value_count(p->object)
                   : 0;
    for (size_t i = 0; i < n && !is; i++) {
        is = value_same(((const Value *)(p->object + 1))[i], value_object(object));
    }
    return is;
}

/* Of an object of the heap, as the marks are. 0: it is not in this pass of a view by modules. */
static char letter_of(const Picture *p, const Object *object, char module) {
    const Heap *heap = heap_of(p->vm);
    if (object_kind(object) == KIND_HOLE) {
        return '.';
    }
    switch (p->view) {
    case VIEW_TYPE: return type_letter(object_kind(object));
    case VIEW_MODULE: return reach_is_new(object) ? module : 0;
    case VIEW_AGE: return &object->header >= heap->bump - heap_words_made(heap) ? 'y' : 'o';
    case VIEW_LIVE:
        return !(object->header & HEADER_MARK)                  ? 'x'
               : object->header & (HEADER_PINNED | HEADER_HELD) ? 'P'
                                                                : 'o';
    default:
        return is_the_object(p, object)       ? 'O'
               : reach_is_new(object)         ? 'R'
               : object->header & HEADER_MARK ? 'o'
                                              : 'x';
    }
}

/* What is not objects, from bump on: the n-th stretch of [*start, result) and its letter; NULL at
 * the end. */
static uintptr_t *stretch(const Heap *heap, int n, uintptr_t **start, char *letter) {
    uintptr_t *ends[] = {heap->bump, heap->bump + heap_run_words(heap), heap->low,
                         heap_frames(heap), heap->top};
    if (n >= 4) {
        return NULL;
    }
    *start = ends[n];
    *letter = ".rcF"[n];
    return ends[n + 1];
}

/* ---- marks ---- */

/* Sets what letters are made of. */
static void prepare(Picture *p) {
    uintptr_t *first, *last;
    reach_begin(p->vm);
    if (p->view == VIEW_LIVE) {
        reach_roots(p->vm, false);
        reach_pins(p->vm, false, &first, &last); /* what is marked keeps the pin */
    } else if (p->view == VIEW_OBJECT) {
        Value v = value_object(p->object);
        reach_bar(p->vm, v);
        reach_roots(p->vm, false);
        for (Object *o = NULL; (o = heap_next_object(heap_of(p->vm), o)) != NULL;) {
            o->header |= o->header & HEADER_MARK ? HEADER_PINNED : 0;
        }
        Object *object = value_to_object(v);
        reach_values(p->vm, object_values(object),
                     heap_is_weak(object) ? 0 : heap_value_count(object));
    }
}

/* The letter of the n-th share; false when there is none. Other views have one pass. What no
 * module reaches has `-`, and what nothing does, `x`. */
static bool next_pass(Picture *p, size_t n, char *module, Value *name) {
    *name = ABSENT;
    if (p->view != VIEW_MODULE || !reach_share(p->vm, n, name)) {
        return p->view != VIEW_MODULE && n == 0;
    }
    *module = (char)(value_absent(*name)     ? '-'
                     : n < LAST_MODULE - 'A' ? (int)('A' + n)
                                             : LAST_MODULE);
    return true;
}

/* ---- lines ---- */

typedef struct {
    char letter[CELLS];
    size_t most[CELLS]; /* words of what the letter stands for */
} Line;

/* What covers [start, end) shows in the cells in which it takes more than anything before. */
static void draw(const Picture *p, Line *line, const uintptr_t *from, const uintptr_t *start,
                 const uintptr_t *end, char letter) {
    for (size_t i = start > from ? (size_t)(start - from) / p->cell : 0; i < CELLS; i++) {
        const uintptr_t *low = from + i * p->cell, *high = low + p->cell;
        if (low >= end) {
            return;
        }
        size_t words = (size_t)((end < high ? end : high) - (start > low ? start : low));
        if (words > line->most[i]) {
            line->most[i] = words;
            line->letter[i] = letter;
        }
    }
}

/* The cells from `from` on. *object is the first that reaches into the line, and becomes that of
 * the next one. */
static void draw_line(Picture *p, Line *line, const uintptr_t *from, Object **object) {
    const Heap *heap = heap_of(p->vm);
    const uintptr_t *to = from + CELLS * p->cell;
    *line = (Line){0};
    Object *first = *object;
    char letter, module = 0;
    Value name;
    if (p->view == VIEW_MODULE) {
        reach_end(p->vm);
    }
    bool more = next_pass(p, 0, &module, &name);
    for (size_t n = 0; more; n++) {
        Object *o = first;
        for (; o != NULL && &o->header < to; o = heap_next_object(heap, o)) {
            letter = letter_of(p, o, module);
            if (letter != 0) {
                draw(p, line, from, &o->header, &o->header + object_words(o), letter);
            }
            *object = o;
        }
        more = next_pass(p, n + 1, &module, &name);
    }
    for (Object *o = first; p->view == VIEW_MODULE && o != NULL && &o->header < to;
         o = heap_next_object(heap, o)) {
        if (!(o->header & HEADER_MARK) && object_kind(o) != KIND_HOLE) {
            draw(p, line, from, &o->header, &o->header + object_words(o), 'x');
        }
    }
    uintptr_t *start, *end;
    for (int n = 0; (end = stretch(heap, n, &start, &letter)) != NULL; n++) {
        if (end > from && start < to) {
            draw(p, line, from, start, end, letter);
        }
    }
}

static bool is_free(const Line *line) {
    for (size_t i = 0; i < CELLS; i++) {
        if (line->letter[i] != '.') {
            return false;
        }
    }
    return true;
}

/* Black on the letter's colour; colours are told apart next to each other in the legend's order. */
static void set_color(Picture *p, char letter) {
    static const uint8_t colors[] = {42, 43, 46, 44, 104, 45, 105, 41, 101, 47, 103, 102, 106, 100};
    const char *letters = view_letters[p->view];
    size_t i = 0;
    if (!p->color) {
        return;
    }
    if (letter == '.' || letter == 0) {
        writer_text(&p->out, "\033[0;2m");
        return;
    }
    if (letter == 'x' || letter == '-' || letter == 'r' || letter == 'c' || letter == 'F') {
        writer_text(&p->out, letter == 'x' ? "\033[0;30;41m" : "\033[0;7m");
        return;
    }
    if (p->view == VIEW_MODULE) {
        i = (size_t)(letter - 'A');
    } else {
        for (; letters[i] && letters[i] != letter; i++) {
        }
    }
    writer_format(&p->out, "\033[0;30;%um", (size_t)colors[i % sizeof colors]);
}

static void write_line(Picture *p, const Line *line, size_t offset) {
    writer_hex(&p->out, offset, 8);
    writer_text(&p->out, ": ");
    char before = '\n';
    for (size_t i = 0; i < CELLS && line->letter[i] != 0; i++) {
        if (line->letter[i] != before) {
            before = line->letter[i];
            set_color(p, before);
        }
        writer_put(&p->out, &line->letter[i], 1);
    }
    writer_text(&p->out, p->color ? "\033[0m\n" : "\n");
}

static void write_lines(Picture *p) {
    const Heap *heap = heap_of(p->vm);
    Object *object = heap_next_object(heap, NULL);
    size_t free_lines = 0;
    Line line, last;
    for (const uintptr_t *from = heap->base; from < heap->top; from += CELLS * p->cell) {
        draw_line(p, &line, from, &object);
        if (is_free(&line)) {
            last = line;
            free_lines++;
            continue;
        }
        size_t offset = (size_t)(from - heap->base) * sizeof(Value);
        if (free_lines == 1) {
            write_line(p, &last, offset - CELLS * p->cell * sizeof(Value));
        } else if (free_lines > 1) {
            writer_format(&p->out, "       (%u lines all free)\n", free_lines);
        }
        free_lines = 0;
        write_line(p, &line, offset);
    }
}

/* ---- the legend ---- */

static void write_row(Picture *p, char letter, size_t words, Value name, const char *label) {
    if (words == 0) {
        return;
    }
    set_color(p, letter);
    writer_put(&p->out, &letter, 1);
    writer_text(&p->out, p->color ? "\033[0m" : "");
    column_number(&p->out, (intptr_t)(words * sizeof(Value)), BYTES_WIDTH);
    writer_text(&p->out, "  ");
    if (value_absent(name)) {
        size_t n = 0;
        while (label[n] && label[n] != ';') {
            n++;
        }
        writer_put(&p->out, label, n);
    } else {
        writer_str(&p->out, str_equal(name, NAME(__main__)) ? NAME(main) : name);
    }
    writer_text(&p->out, "\n");
}

/* Words of all objects that have the letter. */
static size_t words_of(Picture *p, char letter, char module) {
    size_t words = 0;
    for (Object *o = NULL; (o = heap_next_object(heap_of(p->vm), o)) != NULL;) {
        words += letter_of(p, o, module) == letter ? object_words(o) : 0;
    }
    return words;
}

static void write_modules(Picture *p) {
    char module = 0;
    Value name;
    size_t garbage = (size_t)(heap_of(p->vm)->bump - heap_of(p->vm)->base) - words_of(p, '.', 0);
    reach_end(p->vm);
    for (size_t n = 0; next_pass(p, n, &module, &name); n++) {
        size_t words = words_of(p, module, module);
        garbage -= words;
        write_row(p, module, words, name, "no module");
    }
    write_row(p, 'x', garbage, ABSENT, "garbage");
}

static void write_legend(Picture *p) {
    const Heap *heap = heap_of(p->vm);
    const char *label = view_labels[p->view];
    if (p->view == VIEW_MODULE) {
        write_modules(p);
    }
    for (const char *letter = view_letters[p->view]; *letter; letter++) {
        write_row(p, *letter, words_of(p, *letter, 0), ABSENT, label);
        while (*label && *label++ != ';') {
        }
    }
    write_row(p, '.', words_of(p, '.', 0) + heap_run_words(heap), ABSENT, "free");
    write_row(p, 'r', (size_t)(heap->low - heap->bump) - heap_run_words(heap), ABSENT, "reserve");
    write_row(p, 'c', heap->arena, ABSENT, "compiler");
    write_row(p, 'F', (size_t)(heap->top - heap_frames(heap)), ABSENT, "frames");
    column_number(&p->out, (intptr_t)heap_total_bytes(heap), BYTES_WIDTH + 1);
    writer_text(&p->out, "  total\n");
}

/* ---- heap.map ---- */

/* The view that a str names, else that of an object. */
static void set_view(Picture *p, Value what) {
    p->view = value_absent(what) ? VIEW_TYPE : VIEW_OBJECT;
    for (int i = 0; i < VIEW_OBJECT && value_is_kind(what, KIND_STR); i++) {
        p->view = str_is(what, view_names[i]) ? (enum View)i : p->view;
    }
    if (p->view == VIEW_OBJECT) {
        if (!value_is_object(what) || !heap_contains(heap_of(p->vm), value_to_object(what))) {
            vm_raise_value_error(
                p->vm, "neither a view (type, module, age, live) nor in the heap: %r", what);
        }
        p->object = value_to_object(what);
    }
}

/* map(what="type", color=None): color None means on a terminal. */
Value picture_map(Vm *vm, Value *a, int n) {
    Value color = arg_or_absent(a, n, 1);
    bool plain = value_absent(color) || value_is_none(color);
    Picture p = {.vm = vm, .out = console_writer(vm), .cell = MAP_BLOCK_WORDS};
    p.color = plain ? port_file_isatty(1) : object_truth(vm, color);
    set_view(&p, arg_or_absent(a, n, 0));
    size_t words = heap_total_bytes(heap_of(vm)) / sizeof(Value);
    while (p.cell * CELLS * MOST_LINES < words) {
        p.cell *= 2;
    }
    writer_text(&p.out, "heap by ");
    if (p.view == VIEW_OBJECT) {
        describe_object(&p.out, p.object);
    } else {
        writer_text(&p.out, view_names[p.view]);
    }
    writer_format(&p.out, ", a letter for %u B\n", p.cell * sizeof(Value));
    prepare(&p);
    write_lines(&p);
    write_legend(&p);
    reach_end(vm);
    return NONE;
}
