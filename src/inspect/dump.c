/* SPDX-License-Identifier: MIT */
/* Dumps of the heap (inspect/dump.h). A dump is a row of records, a letter, a length and so many
 * bytes each; docs/heap-dump.md has all of them. They go through one small buffer, which is summed
 * up, and made text of if need be, when it is full. Names of flash objects are sent when one is
 * met; a small table says which were, and what it has forgotten is sent again. */
#include "inspect/dump.h"

#include "compile/code.h"
#include "heap/stackscan.h"
#include "inspect/edge.h"
#include "inspect/line.h"
#include "module/binascii.h"
#include "object/str.h"
#include "object/table.h"
#include "port/port.h"
#include "terrarium.h"
#include "vm/frame.h"
#include "value/crc32.h"

enum {
    VERSION = 3, /* of the format, and of the order of roots and kinds: docs/heap-dump.md */
    BLOCK = 72,  /* bytes of a line: 96 letters */
    KNOWN = 32,  /* names that are remembered as sent */
    RECORD = 127 /* most bytes of a record: its length takes one byte */
};

/* The first byte is in no text, and the last one is spoilt by whoever translates newlines, so that
 * a reader knows at once what it was given. */
static const char magic[] = "\x93TrHeap\n";

typedef struct {
    Vm *vm;
    const DumpSink *sink;
    uint32_t crc;  /* of the blocks that went */
    unsigned fill; /* bytes in the block */
    size_t zeros;  /* words of 0 that come before the next one */
    Line record;   /* that is being gathered */
    char letter;   /* of the records of words that are being written */
    uint8_t block[BLOCK];
    char gathered[RECORD];
    uintptr_t known[KNOWN];
} Dump;

/* ---- bytes ---- */

/* The block as a line: base64, a blank, and the low 16 bits of the sum of all up to here. */
static void send_line(Dump *d) {
    char line[BLOCK / 3 * 4 + 1];
    *binascii_base64(line, d->block, d->fill) = '\0';
    writer_format(d->sink->out, "%s %x\n", line, (size_t)(d->crc & 0xffff));
}

/* A line around the lines. It ends whatever the console was writing. */
static void send_mark(const Dump *d, const char *what) {
    if (d->sink->text) {
        writer_format(d->sink->out, "\n-----%s TERRARIUM HEAP DUMP-----\n", what);
    }
}

/* Lets the block go. It is summed up before, so what stands behind a line is about this line,
 * too. */
static void flush(Dump *d) {
    d->crc = crc32_add(d->crc, d->block, d->fill);
    if (d->sink->text) {
        send_line(d);
    } else {
        writer_put(d->sink->out, (const char *)d->block, d->fill);
    }
    d->fill = 0;
}

/* Into the block, which goes whenever it is full. */
static void put(Dump *d, const void *data, size_t n) {
    for (const uint8_t *p = data; n > 0; n--) {
        d->block[d->fill++] = *p++;
        if (d->fill == BLOCK) {
            flush(d);
        }
    }
}

/* ---- records ---- */

/* Adds to the record what there is room for: only a name can be too long, and its beginning is good
 * enough for a report. */
static void add(Dump *d, const void *data, size_t n) {
    line_put(&d->record.writer, data, n);
}

static void begin_record(Dump *d) {
    line_begin(d->vm, &d->record, d->gathered, RECORD);
}

/* The contents of a str and a NUL; of anything else, as the name of a code may be, only that. */
static void add_str(Dump *d, Value text) {
    if (edge_is_kind(text, KIND_STR)) {
        writer_str(&d->record.writer, text);
    }
    add(d, "", 1);
}

/* A number as LEB128: seven bits a byte, the lowest first. */
static void add_number(Dump *d, size_t n) {
    uint8_t bytes[(sizeof(unsigned) * 8 + 6) / 7];
    add(d, bytes, (size_t)(code_write_leb((unsigned)n, bytes) - bytes));
}

/* Puts the record that was gathered, with its head. Its length is below 128: one byte. */
static void end_record(Dump *d, char letter) {
    uint8_t head[] = {(uint8_t)letter, (uint8_t)(RECORD - d->record.room)};
    put(d, head, sizeof head);
    put(d, d->gathered, head[1]);
    begin_record(d);
}

static void add_zeros(Dump *d) {
    add_number(d, d->zeros);
    d->zeros = 0;
}

/* Words as a record: how many of 0, then others. Ends what has been gathered of them. */
static void end_words(Dump *d) {
    if (d->record.room == RECORD && d->zeros > 0) {
        add_zeros(d);
    }
    if (d->record.room < RECORD) {
        end_record(d, d->letter);
    }
}

/* What comes is words of another letter. Not inline: it is called once for each, and a call takes
 * less flash. */
static __attribute__((noinline)) void begin_words(Dump *d, char letter) {
    end_words(d);
    d->letter = letter;
}

/* A word. One of 0 begins a new record, unless it is the first: two bytes of head and one of their
 * number are less than a word. */
static void put_word(Dump *d, uintptr_t word) {
    if (d->record.room < RECORD && (word == 0 || d->record.room < sizeof word)) {
        end_record(d, d->letter);
    }
    if (word == 0) {
        d->zeros++;
        return;
    }
    if (d->record.room == RECORD) {
        add_zeros(d);
    }
    add(d, &word, sizeof word);
}

/* ---- names ---- */

/* Of a code: its name, file, first line, parameters. One that is still being made has another code
 * in the place of its unit. */
static void add_code(Dump *d, const Code *code) {
    if (!edge_is_kind(code->unit, KIND_UNIT)) {
        return;
    }
    add_str(d, code_name(code));
    add_str(d, AS(Unit, code->unit)->file);
    add_number(d, code_first_line(code));
    for (size_t i = 0; i < code_parameter_count(code); i++) {
        add_str(d, code_parameter(code, i));
    }
}

/* Tells the kind and the name of an object, unless that was told lately. Words that were gathered
 * end before it. */
static void put_name(Dump *d, const Object *o) {
    uintptr_t *known = &d->known[(uintptr_t)o / sizeof(uintptr_t) % KNOWN];
    if (*known == (uintptr_t)o) {
        return;
    }
    *known = (uintptr_t)o;
    end_words(d);
    uint8_t kind = (uint8_t)object_kind(o);
    add(d, known, sizeof *known);
    add(d, &kind, 1);
    switch (kind) {
    case KIND_STR: add_str(d, value_object(o)); break;
    case KIND_TYPE: add_str(d, ((const Type *)o)->name); break;
    case KIND_NATIVE: add_str(d, native_name((const Native *)o)); break;
    case KIND_CODE: add_code(d, (const Code *)o); break;
    default: break;
    }
    end_record(d, 'N');
}

/* A Value among words: tells its name if it lies in flash. What stress modes leave behind does
 * not. */
static void put_value(Dump *d, Value v) {
    const Heap *heap = heap_of(d->vm);
    const uintptr_t *at = (const uintptr_t *)v.bits;
    if (value_is_object(v) && (at < heap->base || at >= heap->top) && v.bits != HEAP_POISON) {
        put_name(d, value_to_object(v));
    }
    put_word(d, v.bits);
}

static void put_values(Dump *d, const Value *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        put_value(d, values[i]);
    }
}

/* ---- the heap ---- */

static void put_str(Dump *d, Value v) {
    if (edge_is_kind(v, KIND_STR)) {
        put_name(d, value_to_object(v));
    }
}

/* The names that a redacted dump still tells: keys of a module's namespace and attributes of a
 * class, which the source has as names and not as data. */
static void put_keys(Dump *d, const Object *o) {
    if (object_kind(o) == KIND_CLASS) {
        Value slots = ((const Class *)o)->slots;
        put_str(d, ((const Class *)o)->name);
        for (size_t i = 0; edge_is_kind(slots, KIND_TUPLE) && i < tuple_length(AS(Tuple, slots));
             i++) {
            put_str(d, AS(Tuple, slots)->items[i]);
        }
    } else if (object_kind(o) == KIND_DICT &&
               value_to_int(((const Dict *)o)->live) & TABLE_GLOBALS) {
        size_t position = 0;
        for (const Value *entry; (entry = table_next((const Dict *)o, &position)) != NULL;) {
            put_str(d, entry[0]);
        }
    }
}

/* All words of an object. Holes are zeros behind their headers: what lies there is stale; and so
 * are, if asked for, all words that are no Values, but for the one of an allocation site; weak ones
 * are none. Names of codes are told wherever the code lies, since its own tables are packed
 * too tightly for a reader to unpack. */
static void put_object(Dump *d, const Object *o) {
    size_t values = edge_count(o), hidden = object_payload_words(o);
    if (!d->sink->redact && object_kind(o) != KIND_HOLE) {
        hidden = 0;
    }
    if (object_kind(o) == KIND_CODE) {
        put_name(d, o);
    } else if (d->sink->redact) {
        put_keys(d, o);
    }
    put_word(d, o->header);
    put_values(d, (const Value *)(o + 1), values);
    for (size_t i = values + 1; i < object_words(o); i++) {
        put_word(d, i <= hidden ? 0 : o[i].header);
    }
}

/* ---- roots ---- */

/* The machine's, then what the heap and C code hold. They are told by their order, as kinds are by
 * their numbers: names would take more flash than all of this file's code for records. */
static void put_roots(Dump *d) {
    const Vm *vm = d->vm;
    put_values(d, vm->roots, ROOT_LIMIT);
    put_values(d, (const Value *)((const char *)vm + offsetof(Heap, side)), 3); /* and `keep` */
    for (const CRoots *r = vm->heap.c_roots; r != NULL; r = r->outer) {
        put_values(d, r->values, r->count);
    }
}

/* Three words a frame: its code, the line it is at, and how many words its register 0 lies below
 * the top of the stack: more than those of the stack, of a generator. */
static void put_frames(Dump *d) {
    Vm *vm = d->vm;
    for (const Value *base = vm->base; base; base = frame_caller(vm, base)) {
        const Code *code = frame_code(base);
        put_value(d, value_object(code));
        put_word(d, code_line(code, frame_pc(base)));
        put_word(d, (size_t)(vm->heap.top - (const uintptr_t *)base));
    }
}

/* Words of the C stack that may be objects: of built-ins that called back, and where an allocation
 * failed of the one that it was for. */
__attribute__((no_sanitize("address"))) static void put_c_stack(Dump *d) {
    const Heap *heap = heap_of(d->vm);
    for (const CSegment *s = heap->c_segments; s != NULL; s = s->outer) {
        const uintptr_t *p = s == heap->c_segments ? d->sink->c_low : s->low;
        for (; p != NULL && p < s->high; p++) {
            if (heap_contains(heap, (const void *)*p)) {
                put_word(d, *p);
            }
        }
    }
}

/* ---- all of it ---- */

/* What tells sizes from positions, what failed, and what made the dump. */
static void put_header(Dump *d) {
    const Heap *heap = heap_of(d->vm);
    const uintptr_t words[] = {
        VERSION | sizeof(Value) << 8 | (uintptr_t)d->sink->redact << 16,
        (uintptr_t)heap->base,
        (uintptr_t)heap->bump,
        (uintptr_t)heap->low,
        (uintptr_t)heap->top,
        heap->arena,
        heap->gate.reserve,
        heap->collections,
        d->sink->asked,
        heap->failed.kind,
        (uintptr_t)heap->failed.growing,
    };
    add(d, words, sizeof words);
    writer_format(&d->record.writer, TERRARIUM_VERSION " %s", port_machine());
    end_record(d, 'H');
}

/* The sum of all before it ends a dump: four bytes, the lowest first. */
static void put_end(Dump *d) {
    if (d->fill > 0) {
        flush(d);
    }
    add(d, &d->crc, sizeof d->crc);
    end_record(d, 'E');
    flush(d);
}

/* Registers that are dead are cleared before anything is told, since what they hold may be no
 * object any more: a word of the stack that looks like one in flash is followed, to tell its
 * name. */
void dump_write(Vm *vm, const DumpSink *sink) {
    Dump dump = {.vm = vm, .sink = sink}, *d = &dump;
    begin_record(d);
    frame_prepare_stack(vm);
    send_mark(d, "BEGIN");
    put(d, magic, sizeof magic - 1);
    put_header(d);
    begin_words(d, 'R');
    put_roots(d);
    begin_words(d, 'F');
    put_frames(d);
    begin_words(d, 'S');
    const uintptr_t *frames = heap_frames(&vm->heap);
    put_values(d, (const Value *)frames, (size_t)(vm->heap.top - frames));
    begin_words(d, 'C');
    put_c_stack(d);
    begin_words(d, 'W');
    for (const Object *o = NULL; (o = heap_next_object(heap_of(vm), (Object *)o)) != NULL;) {
        put_object(d, o);
    }
    end_words(d);
    put_end(d);
    send_mark(d, "END");
}
