/* SPDX-License-Identifier: MIT */
/* heap.map(): the heap as a picture, a letter for each cell, on a terminal in colours. It is read
 * as mem_info()'s map is, with the same labels, but a letter says what the view is about: type,
 * module, age, whether it lives, or what one object keeps. A cell shows what takes most of it.
 * Cells are of 16 bytes (four words) in a small heap, and grow with the heap so that the picture
 * fits a screen. The legend is counted while the picture is drawn, and adds up to the heap.
 *
 * Mark bits are set while lines are written: the console neither allocates nor raises. */
#include "inspect/picture.h"

#include <string.h>

#include "builtins.h"
#include "heap/map.h"
#include "inspect/column.h"
#include "inspect/describe.h"
#include "inspect/edge.h"
#include "inspect/reach.h"
#include "module/console.h"
#include "object/str.h"
#include "port/port.h"

enum { CELLS = MAP_LINE_BLOCKS, MOST_LINES = 32, BYTES_WIDTH = 10, LAST_MODULE = 'Z' };

/* What is looked at, and its legend: a letter and what it means, one behind the other. Letters of
 * modules come from 'A' on. */
enum View { VIEW_TYPE, VIEW_MODULE, VIEW_AGE, VIEW_LIVE, VIEW_OBJECT, VIEWS };
static const char *const view_names[VIEW_OBJECT] = {"type", "module", "age", "live"};
static const char *const legends[VIEWS] = {
    "Sstr, bytes\0Ttuple\0Llist\0Ddict, set\0Abytearray\0Iinstance\0Cclass\0"
    "Bfunction\0bcode\0Ggenerator\0hother\0",
    "-no module\0Zothers\0xgarbage\0", "oold\0ysince the last collection\0",
    "olive\0Ppinned\0xgarbage\0", "Othe object\0Rkept by it alone\0oothers\0xgarbage\0"};

typedef struct {
    Vm *vm;
    Writer out;
    enum View view;
    bool color;
    char module;           /* the letter of the share that is drawn; 0: what nobody keeps */
    size_t cell;           /* words */
    const Object *object;  /* of VIEW_OBJECT */
    const uintptr_t *from; /* the line: what its cells show, and how many words of that each has */
    struct {
        size_t most[CELLS];
        char letter[CELLS];
    } line;
    size_t words['z' - '-']; /* of each letter so far */
} Picture;

/* ---- letters ---- */

/* Of VIEW_TYPE, by kind; parts are as their owners. */
static const char type_letters[] = "hhhhhhhhSSAAATLLDDDDhhBhbbBBhhCIIhhhhhhIhhGGG";
_Static_assert(KIND_STR == 8 && KIND_TABLE == 19 && KIND_FUNCTION == 22 && KIND_CLASS == 30 &&
                   KIND_EXCEPTION == 39 && KIND_ASYNC_GENERATOR == 44,
               "type_letters[] is in the order of kinds");

/* Of an object of the heap, as the marks are. 0: it is not in this pass of a view by modules. */
static char letter_of(const Picture *p, const Object *object) {
    const Heap *heap = heap_of(p->vm);
    Kind kind = object_kind(object);
    bool marked = object->header & HEADER_MARK, is_new = reach_is_new(object);
    if (p->view == VIEW_MODULE && (p->module != 0 ? !is_new : marked)) {
        return 0;
    }
    if (kind == KIND_HOLE) {
        return '.';
    }
    switch (p->view) {
    case VIEW_TYPE: return kind < sizeof type_letters - 1 ? type_letters[kind] : 'h';
    case VIEW_MODULE: return p->module != 0 ? p->module : 'x';
    case VIEW_AGE: return &object->header >= heap->bump - heap_words_made(heap) ? 'y' : 'o';
    case VIEW_LIVE:
        return !marked ? 'x' : object->header & (HEADER_PINNED | HEADER_HELD) ? 'P' : 'o';
    default: return object == p->object ? 'O' : is_new ? 'R' : marked ? 'o' : 'x';
    }
}

const char *picture_stretch(const Heap *heap, int n, uintptr_t **start, uintptr_t **end) {
    static const char *const names[] = {".free", "rreserve", "ccompiler", "fframes", NULL};
    uintptr_t *ends[] = {heap->bump, heap->bump + heap_run_words(heap),
                         heap->low,  heap_frames(heap),
                         heap->top,  NULL};
    *start = ends[n];
    *end = ends[n + 1];
    return names[n];
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
        reach_settle(p->vm);
        reach_values(p->vm, object_values(value_to_object(v)), edge_count(p->object));
    }
}

/* Marks the n-th share of a view by modules: what no module reaches has `-`, and in the last pass
 * what nothing does is drawn. False: there is none; other views have this pass alone. */
static bool next_share(Picture *p, size_t n, Value *name) {
    p->module = 0;
    *name = ABSENT;
    if (p->view != VIEW_MODULE || !reach_share(p->vm, n, name)) {
        return false;
    }
    p->module = (char)(value_absent(*name) ? '-' : n < LAST_MODULE - 'A' ? 'A' + n : LAST_MODULE);
    return true;
}

/* ---- lines ---- */

/* What covers [start, end) shows in the cells in which it takes more than anything before. */
static void draw(Picture *p, const uintptr_t *start, const uintptr_t *end, char letter) {
    const uintptr_t *low = p->from;
    for (size_t i = 0; i < CELLS && letter != 0; i++, low += p->cell) {
        const uintptr_t *high = low + p->cell;
        const uintptr_t *first = start > low ? start : low, *last = end < high ? end : high;
        if (first < last) {
            size_t words = (size_t)(last - first);
            p->words[letter - '-'] += words;
            if (words > p->line.most[i]) {
                p->line.most[i] = words;
                p->line.letter[i] = letter;
            }
        }
    }
}

/* Fills the line. *object is the first that reaches into it, and becomes that of the next one. */
static void draw_line(Picture *p, Object **object) {
    const Heap *heap = heap_of(p->vm);
    const uintptr_t *to = p->from + CELLS * p->cell;
    Object *first = *object;
    uintptr_t *start, *end;
    const char *name;
    Value module;
    memset(&p->line, 0, sizeof p->line);
    if (p->view == VIEW_MODULE) {
        reach_end(p->vm);
    }
    bool more = true;
    for (size_t n = 0; more; n++) {
        more = next_share(p, n, &module);
        for (Object *o = first; o != NULL && &o->header < to; o = heap_next_object(heap, o)) {
            draw(p, &o->header, &o->header + object_words(o), letter_of(p, o));
            *object = o;
        }
    }
    for (int n = 0; (name = picture_stretch(heap, n, &start, &end)) != NULL; n++) {
        draw(p, start, end, name[0]);
    }
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

static void write_line(Picture *p) {
    char before = '\n';
    writer_hex(&p->out, (size_t)(p->from - heap_of(p->vm)->base) * sizeof(Value), 8);
    writer_text(&p->out, ": ");
    for (size_t i = 0; i < CELLS && p->line.letter[i] != 0; i++) {
        if (p->line.letter[i] != before) {
            before = p->line.letter[i];
            set_color(p, before);
        }
        writer_put(&p->out, &before, 1);
    }
    set_color(p, '.');
    writer_text(&p->out, "\n");
}

static bool is_free(const Picture *p) {
    size_t i = 0;
    while (i < CELLS && p->line.letter[i] == '.') {
        i++;
    }
    return i == CELLS;
}

static void write_lines(Picture *p) {
    const Heap *heap = heap_of(p->vm);
    Object *object = heap_next_object(heap, NULL);
    size_t free_lines = 0;
    for (p->from = heap->base; p->from < heap->top; p->from += CELLS * p->cell) {
        draw_line(p, &object);
        if (is_free(p)) {
            free_lines++;
            continue;
        }
        if (free_lines > 0) {
            writer_format(&p->out, "       (%u lines all free)\n", free_lines);
            free_lines = 0;
        }
        write_line(p);
    }
}

/* ---- the legend ---- */

/* None for a letter that stands for nothing. */
static void write_row(Picture *p, char letter, const char *label, Value name) {
    size_t words = p->words[letter - '-'];
    if (words == 0) {
        return;
    }
    set_color(p, letter);
    writer_put(&p->out, &letter, 1);
    set_color(p, '.');
    column_number(&p->out, (intptr_t)(words * sizeof(Value)), BYTES_WIDTH);
    writer_text(&p->out, "  ");
    if (label != NULL) {
        writer_text(&p->out, label);
    } else {
        describe_module(&p->out, name);
    }
    writer_text(&p->out, "\n");
}

static void write_legend(Picture *p) {
    const Heap *heap = heap_of(p->vm);
    uintptr_t *start, *end;
    const char *label;
    Value name;
    reach_end(p->vm);
    for (size_t n = 0; next_share(p, n, &name) && p->module >= 'A' && p->module < LAST_MODULE;
         n++) {
        write_row(p, p->module, NULL, name);
    }
    for (label = legends[p->view]; *label != '\0'; label += strlen(label) + 1) {
        write_row(p, *label, label + 1, ABSENT);
    }
    for (int n = 0; (label = picture_stretch(heap, n, &start, &end)) != NULL; n++) {
        write_row(p, *label, label + 1, ABSENT);
    }
    column_number(&p->out, (intptr_t)heap_total_bytes(heap), BYTES_WIDTH + 1);
    writer_text(&p->out, "  total\n");
}

/* ---- heap.map ---- */

/* The view that a str names, else that of an object. */
static void set_view(Picture *p, Value what) {
    while (p->view < VIEW_OBJECT &&
           !(value_is_kind(what, KIND_STR) && str_is(what, view_names[p->view]))) {
        p->view++;
    }
    if (p->view == VIEW_OBJECT) {
        if (!value_is_object(what) || !heap_contains(heap_of(p->vm), value_to_object(what))) {
            vm_raise_value_error(p->vm, "no view, and not in the heap: %r", what);
        }
        p->object = value_to_object(what);
    }
}

/* map(what="type", color=None): color None means on a terminal. */
Value picture_map(Vm *vm, Value *a, int n) {
    Value what = arg_or_absent(a, n, 0), color = arg_or_absent(a, n, 1);
    bool plain = value_absent(color) || value_is_none(color);
    Picture p = {.vm = vm, .out = console_writer(vm), .cell = MAP_BLOCK_WORDS};
    p.color = plain ? port_file_isatty(1) : object_truth(vm, color);
    set_view(&p, value_absent(what) ? NAME(type) : what);
    while (p.cell * CELLS * MOST_LINES < heap_total_bytes(heap_of(vm)) / sizeof(Value)) {
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
