/* SPDX-License-Identifier: MIT */
/* Dumps of the heap (inspect/dump.h). A dump is a row of records, a letter, a length and so many
 * bytes each; docs/heap-dump.md has all of them. They go through one small buffer, which is summed
 * up, and made text of if need be, when it is full. Names of flash objects are sent when one is
 * met; a small table says which were, and what it has forgotten is sent again. */
#include "inspect/dump.h"

#include <string.h>

#include "builtins.h"
#include "compile/code.h"
#include "heap/stackscan.h"
#include "module/binascii.h"
#include "object/str.h"
#include "object/table.h"
#include "port/port.h"
#include "terrarium.h"
#include "vm/frame.h"

enum {
    VERSION = 1,
    BLOCK = 72,  /* bytes of a line: 96 letters */
    KNOWN = 32,  /* names that are remembered as sent */
    RECORD = 120 /* most bytes of a record: its length takes one byte */
};

/* Text around the lines. A line that begins like this ends whatever the console was writing. */
static const char begin_mark[] = "\n-----BEGIN TERRARIUM HEAP DUMP-----\n";
static const char end_mark[] = "-----END TERRARIUM HEAP DUMP ";
static const char magic[] = "\x93TrHeap\n";

typedef struct {
    Vm *vm;
    const DumpSink *sink;
    size_t written; /* bytes that `put` got */
    uint32_t crc;   /* of the blocks that went */
    unsigned fill;  /* bytes in the block */
    unsigned used;  /* bytes in the record that is being gathered */
    size_t zeros;   /* words of 0 that come before the next one */
    uintptr_t known[KNOWN];
    uint8_t block[BLOCK], record[RECORD];
} Dump;

/* ---- bytes ---- */

/* To the sink as it is: text, or bytes that have been summed up. */
static void send(Dump *d, const char *bytes, size_t n) {
    d->sink->put(d->sink->context, bytes, n);
    d->written += n;
}

/* `digits` hexadecimal digits of a number into a text. */
static void write_hex(char *to, uint32_t n, int digits) {
    while (digits-- > 0) {
        to[digits] = "0123456789abcdef"[n & 15];
        n >>= 4;
    }
}

/* The block as a line: base64, a blank, and the low 16 bits of the sum of all up to here. */
static void send_line(Dump *d) {
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char line[BLOCK / 3 * 4 + 6], *to = line;
    for (unsigned i = 0; i < d->fill; i += 3) {
        uint32_t bits = 0;
        for (unsigned k = 0; k < 3; k++) {
            bits = bits << 8 | (i + k < d->fill ? d->block[i + k] : 0);
        }
        for (int shift = 18; shift >= 0; shift -= 6) {
            *to++ = letters[bits >> shift & 63];
        }
    }
    for (unsigned i = d->fill; i % 3 != 0; i++) {
        to[(int)(i % 3) - 3] = '=';
    }
    *to++ = ' ';
    write_hex(to, d->crc, 4);
    to[4] = '\n';
    send(d, line, (size_t)(to + 5 - line));
}

/* Lets the block go. */
static void flush(Dump *d) {
    if (d->fill > 0) {
        d->crc = binascii_crc(d->crc, d->block, d->fill);
        if (d->sink->text) {
            send_line(d);
        } else {
            send(d, (const char *)d->block, d->fill);
        }
        d->fill = 0;
    }
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

/* Adds to the record what there is room for. */
static void add(Dump *d, const void *data, size_t n) {
    n = n < RECORD - d->used ? n : RECORD - d->used;
    memcpy(d->record + d->used, data, n);
    d->used += (unsigned)n;
}

/* The contents of a str; nothing for anything else, as the name of a code may be. */
static void add_str(Dump *d, Value text) {
    if (value_is_kind(text, KIND_STR)) {
        add(d, str_text(text), str_bytes(text));
    }
}

/* A number as LEB128: seven bits a byte, the lowest first. */
static void add_number(Dump *d, size_t n) {
    do {
        uint8_t byte = (uint8_t)((n & 127) | (n > 127 ? 128 : 0));
        add(d, &byte, 1);
        n >>= 7;
    } while (n > 0);
}

/* Puts the record that was gathered, with its head. Its length is below 128: one byte. */
static void end_record(Dump *d, char letter) {
    uint8_t head[] = {(uint8_t)letter, (uint8_t)d->used};
    put(d, head, sizeof head);
    put(d, d->record, d->used);
    d->used = 0;
}

/* Words as a record: how many of 0, then others. Ends what has been gathered of them. */
static void end_words(Dump *d, char letter) {
    if (d->used == 0 && d->zeros > 0) {
        add_number(d, d->zeros);
        d->zeros = 0;
    }
    if (d->used > 0) {
        end_record(d, letter);
    }
}

/* The next word of the heap or of a stack. A word of 0 begins a new record, unless it is the first:
 * two bytes of head and one of their number are less than a word. */
static void put_word(Dump *d, char letter, uintptr_t word) {
    if (d->used > 0 && (word == 0 || d->used + sizeof word > RECORD)) {
        end_record(d, letter);
    }
    if (word == 0) {
        d->zeros++;
        return;
    }
    if (d->used == 0) {
        add_number(d, d->zeros);
        d->zeros = 0;
    }
    add(d, &word, sizeof word);
}

/* ---- names ---- */

/* Of a code: its name, file and first line, then its parameters, as texts ended by NUL. */
static void add_code(Dump *d, const Code *code) {
    add_str(d, code_name(code));
    add(d, "", 1);
    add_str(d, AS(Unit, code->unit)->file);
    add(d, "", 1);
    add_number(d, code_first_line(code));
    for (size_t i = 0; i < code_parameter_count(code); i++) {
        add_str(d, code_parameter(code, i));
        add(d, "", 1);
    }
}

/* What an object in flash is called, a str; absent: nothing. */
static Value flash_name(const Object *o) {
    switch (object_kind(o)) {
    case KIND_STR: return value_object(o);
    case KIND_TYPE: return ((const Type *)o)->name;
    case KIND_NATIVE: return ((const Native *)o)->name;
    case KIND_MODULE: return dict_get_str(((const Module *)o)->dict, NAME(__name__));
    case KIND_INSTANCE: return AS(Type, ((const Instance *)o)->cls)->name;
    default: return ABSENT;
    }
}

/* Tells the kind and the name of an object, unless that was told lately; words that are gathered
 * for records `letter` end before it. */
static void put_name(Dump *d, const Object *o, char letter) {
    uintptr_t *known = &d->known[(uintptr_t)o / sizeof(uintptr_t) % KNOWN];
    if (*known == (uintptr_t)o) {
        return;
    }
    *known = (uintptr_t)o;
    end_words(d, letter);
    uint8_t kind = (uint8_t)object_kind(o);
    add(d, &o, sizeof o);
    add(d, &kind, 1);
    /* A code that is still being made has another one in the place of its unit. */
    if (kind == KIND_CODE && value_is_kind(((const Code *)o)->unit, KIND_UNIT)) {
        add_code(d, (const Code *)o);
    } else {
        add_str(d, flash_name(o));
    }
    end_record(d, 'N');
}

/* Does it lie in flash? Not what stress modes leave behind. */
static bool in_flash(const Dump *d, Value v) {
    const Heap *heap = heap_of(d->vm);
    const uintptr_t *at = (const uintptr_t *)v.bits;
    return value_is_object(v) && (at < heap->base || at >= heap->top) && v.bits != HEAP_POISON;
}

/* A Value among words: tells its name if it lies in flash. */
static void put_value(Dump *d, char letter, Value v) {
    if (in_flash(d, v)) {
        put_name(d, value_to_object(v), letter);
    }
    put_word(d, letter, v.bits);
}

/* ---- the heap ---- */

/* The word of an object behind its Values, without what it says: lengths stay. */
static uintptr_t redacted(const Object *o, size_t i) {
    uintptr_t word = o[i].header;
    Kind kind = object_kind(o);
    if (kind == KIND_STR && i == 1) {
        return word & (STR_RESIDUE | STR_ASCII);
    }
    if (kind == KIND_BYTES && i == object_payload_words(o)) { /* the last byte */
        return word & (uintptr_t)0xff << 8 * (sizeof word - 1);
    }
    /* The number of digits; and the hidden word behind the payload, which is no content. */
    return (kind == KIND_INT && i == 1) || i > object_payload_words(o) ? word : 0;
}

/* The names that a redacted dump still tells: keys of a module's namespace and attributes of a
 * class, which the source has as names and not as data. */
static void put_keys(Dump *d, const Object *o) {
    const Value *names = NULL;
    size_t n = 0, step = 1;
    if (object_kind(o) == KIND_CLASS) {
        Value slots = ((const Class *)o)->slots;
        names = value_is_kind(slots, KIND_TUPLE) ? AS(Tuple, slots)->items : NULL;
        n = names ? tuple_length(AS(Tuple, slots)) : 0;
        put_name(d, value_to_object(((const Class *)o)->name), 'W');
    } else if (object_kind(o) == KIND_DICT && !value_absent(((const Dict *)o)->table) &&
               value_to_int(((const Dict *)o)->live) & TABLE_GLOBALS) {
        const Table *table = AS(Table, ((const Dict *)o)->table);
        names = table->entries;
        step = value_to_int(((const Dict *)o)->live) & TABLE_HASHED ? 3 : 2;
        n = (size_t)value_to_int(table->count);
    }
    for (size_t i = 0; i < n; i += step) {
        if (value_is_kind(names[i], KIND_STR)) {
            put_name(d, value_to_object(names[i]), 'W');
        }
    }
}

/* All words of an object. Holes are zeros behind their headers: what lies there is stale. */
static void put_object(Dump *d, const Object *o) {
    size_t words = object_words(o), values = heap_is_weak(o) ? 0 : heap_value_count(o);
    bool redact = d->sink->redact && !heap_is_weak(o);
    bool empty = o == d->sink->without || object_kind(o) == KIND_HOLE;
    if (object_kind(o) == KIND_CODE) {
        put_name(d, o, 'W');
    } else if (redact) {
        put_keys(d, o);
    }
    put_word(d, 'W', o->header);
    for (size_t i = 1; i < words; i++) {
        uintptr_t word = o[i].header;
        if (i <= values) {
            put_value(d, 'W', (Value){word});
        } else {
            put_word(d, 'W', empty ? 0 : redact ? redacted(o, i) : word);
        }
    }
}

/* ---- roots ---- */

/* A root, or several that have one name. */
static void put_root(Dump *d, const char *name, const Value *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (in_flash(d, values[i])) {
            put_name(d, value_to_object(values[i]), 'R');
        }
        if (!value_absent(values[i])) {
            add(d, name, strlen(name) + 1);
            add(d, &values[i], sizeof *values);
            end_record(d, 'R');
        }
    }
}

/* The machine's, then what the heap and C code hold. The names are in one text, each ended by NUL,
 * which takes less flash than a table of pointers. */
static void put_roots(Dump *d) {
    static const char names[] =
#define ROOT_TEXT(name) #name "\0"
        ROOT_TABLE(ROOT_TEXT)
#undef ROOT_TEXT
        ;
    const Vm *vm = d->vm;
    const char *name = names;
    for (int i = 0; i < ROOT_LIMIT; i++, name += strlen(name) + 1) {
        put_root(d, name, &vm->roots[i], 1);
    }
    put_root(d, "KEEP", vm->heap.keep, 2);
    put_root(d, "SIDE", &vm->heap.side, 1);
    for (const CRoots *r = vm->heap.c_roots; r != NULL; r = r->outer) {
        put_root(d, "C", r->values, r->count);
    }
}

/* A frame: where it is at, its code, and how many words its register 0 lies below the top of the
 * stack; or 0 and the object, of a generator. Then all words of the stack. */
static void put_frames(Dump *d) {
    Vm *vm = d->vm;
    const uintptr_t *top = vm->heap.top;
    for (const Value *base = vm->base; base; base = frame_caller(vm, base)) {
        const Code *code = frame_code(base);
        bool inside = frame_link(base) & LINK_GENERATOR;
        put_name(d, (const Object *)code, 'F');
        add(d, &code, sizeof code);
        add_number(d, code_line(code, frame_pc(base)));
        add_number(d, inside ? 0 : (size_t)(top - (const uintptr_t *)base));
        end_record(d, 'F');
    }
    for (const uintptr_t *p = heap_frames(&vm->heap); p < top; p++) {
        put_value(d, 'S', (Value){*p});
    }
    end_words(d, 'S');
}

/* Words of the C stack that may be objects: of built-ins that called back, and where an allocation
 * failed of the one that it was for. */
__attribute__((no_sanitize("address"))) static void put_c_stack(Dump *d) {
    const Heap *heap = heap_of(d->vm);
    for (const CSegment *s = heap->c_segments; s != NULL; s = s->outer) {
        const uintptr_t *p = s == heap->c_segments ? d->sink->c_low : s->low;
        for (; p != NULL && p < s->high; p++) {
            if (heap_contains(heap, (const void *)*p)) {
                put_word(d, 'C', *p);
            }
        }
    }
    end_words(d, 'C');
}

/* ---- all of it ---- */

const char dump_nameless[] =
    "HOLE\0RAW\0STORE\0TABLE\0UNIT\0CLASS\0INSTANCE\0EXTENDED\0WEAK_TABLE\0";

/* Rows of value/kinds.h: letter, Values, and the name: that of its type, or of the row itself. */
static void put_kinds(Dump *d) {
    const char *name = dump_nameless;
    for (int i = 0; i < KIND_LIMIT; i++) {
        const Type *type = types_by_kind[i];
        add(d, &kinds_table[i], 2);
        if (type) {
            add_str(d, type->name);
        } else {
            add(d, name, strlen(name));
            name += strlen(name) + 1;
        }
        end_record(d, 'K');
    }
}

/* The figures of the heap, from which its total can be added up, and what made the dump. */
static void put_header(Dump *d) {
    const Heap *heap = heap_of(d->vm);
    const char *machine = port_machine();
    const size_t numbers[] = {
        VERSION,
        sizeof(Value),
        (size_t)(d->sink->redact | (d->sink->c_low != NULL) << 1),
        (size_t)(heap->bump - heap->base),
        (size_t)(heap->low - heap->bump),
        heap->arena,
        (size_t)(heap->top - heap_frames(heap)),
        heap->gate.reserve,
        heap->collections,
        d->sink->asked,
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        add_number(d, numbers[i]);
    }
    add(d, &heap->base, sizeof heap->base);
    add(d, TERRARIUM_VERSION " ", sizeof TERRARIUM_VERSION);
    add(d, machine, strlen(machine));
    end_record(d, 'H');
}

/* The sum of all before it ends a dump: four bytes, the lowest first. */
static void put_end(Dump *d) {
    flush(d);
    char tail[] = "00000000-----\n";
    add(d, &d->crc, sizeof d->crc);
    end_record(d, 'E');
    flush(d);
    if (d->sink->text) {
        write_hex(tail, d->crc, 8);
        send(d, end_mark, sizeof end_mark - 1);
        send(d, tail, sizeof tail - 1);
    }
}

size_t dump_write(Vm *vm, const DumpSink *sink) {
    Dump dump = {.vm = vm, .sink = sink}, *d = &dump;
    frame_prepare_stack(vm);
    if (sink->text) {
        send(d, begin_mark, sizeof begin_mark - 1);
    }
    put(d, magic, sizeof magic - 1);
    put_header(d);
    put_kinds(d);
    put_roots(d);
    put_frames(d);
    put_c_stack(d);
    for (const Object *o = NULL; (o = heap_next_object(heap_of(vm), (Object *)o)) != NULL;) {
        put_object(d, o);
    }
    end_words(d, 'W');
    put_end(d);
    return d->written;
}
