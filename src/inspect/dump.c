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
    RECORD = 120 /* bytes of the words of one record: its length takes one byte */
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
    unsigned words; /* in the record that is being gathered */
    size_t zeros;   /* words of 0 before them */
    uintptr_t record[RECORD / sizeof(uintptr_t)];
    uintptr_t known[KNOWN];
    uint8_t block[BLOCK];
} Dump;

/* ---- bytes ---- */

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
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
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

static void put(Dump *d, const void *data, size_t n) {
    for (const uint8_t *p = data; n > 0; n--) {
        d->block[d->fill++] = *p++;
        if (d->fill == BLOCK) {
            flush(d);
        }
    }
}

/* A number as LEB128: seven bits a byte, the lowest first. Answers its length; d NULL: that alone. */
static size_t put_number(Dump *d, size_t n) {
    size_t length = 0;
    do {
        uint8_t byte = (uint8_t)((n & 127) | (n > 127 ? 128 : 0));
        if (d) {
            put(d, &byte, 1);
        }
        length++;
        n >>= 7;
    } while (n > 0);
    return length;
}

static void put_head(Dump *d, char letter, size_t length) {
    put(d, &letter, 1);
    (void)put_number(d, length);
}

/* ---- words ---- */

/* Sends the words gathered so far as a record: how many words of 0, then the others. */
static void end_words(Dump *d, char letter) {
    if (d->words > 0 || d->zeros > 0) {
        size_t n = d->words * sizeof(uintptr_t);
        put_head(d, letter, put_number(NULL, d->zeros) + n);
        (void)put_number(d, d->zeros);
        put(d, d->record, n);
        d->words = 0;
        d->zeros = 0;
    }
}

static void put_word(Dump *d, char letter, uintptr_t word) {
    if (d->words == RECORD / sizeof(uintptr_t) || (word == 0 && d->words > 0)) {
        end_words(d, letter);
    }
    if (word == 0) {
        d->zeros++;
    } else {
        d->record[d->words++] = word;
    }
}

/* ---- names ---- */

/* Of a code: its name, file and first line, then its parameters, as texts ended by NUL. The length
 * of all; d NULL: that alone. */
static size_t put_code(Dump *d, const Code *code) {
    size_t length = 0, parameters = code_parameter_count(code);
    for (size_t i = 0; i < parameters + 2; i++) {
        Value text = i == 0   ? code_name(code)
                     : i == 1 ? AS(Unit, code->unit)->file
                              : code_parameter(code, i - 2);
        bool is_text = value_is_kind(text, KIND_STR);
        size_t n = is_text ? str_bytes(text) : 0;
        if (d && n > 0) {
            put(d, str_text(text), n);
        }
        if (d) {
            put(d, "", 1);
        }
        length += n + 1;
        if (i == 1) {
            length += put_number(d, code_first_line(code));
        }
    }
    return length;
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

/* Tells the kind and the name of an object, unless that was told lately. */
static void put_name(Dump *d, const Object *o) {
    uintptr_t *known = &d->known[(uintptr_t)o / sizeof(uintptr_t) % KNOWN];
    if (*known == (uintptr_t)o) {
        return;
    }
    *known = (uintptr_t)o;
    /* A code that is still being made has another one in the place of its unit. */
    bool code = object_kind(o) == KIND_CODE && value_is_kind(((const Code *)o)->unit, KIND_UNIT);
    Value name = flash_name(o);
    size_t n = code                 ? put_code(NULL, (const Code *)o)
               : value_absent(name) ? 0
                                    : str_bytes(name);
    put_head(d, 'N', sizeof o + 1 + n);
    put(d, &o, sizeof o);
    uint8_t kind = (uint8_t)object_kind(o);
    put(d, &kind, 1);
    if (code) {
        (void)put_code(d, (const Code *)o);
    } else if (n > 0) {
        put(d, str_text(name), n);
    }
}

/* Does it lie in flash? Then its name is told. Not what stress modes leave behind, and what a weak
 * table may hold. */
static void tell_flash(Dump *d, Value v) {
    const Heap *heap = heap_of(d->vm);
    const uintptr_t *at = (const uintptr_t *)v.bits;
    if (value_is_object(v) && (at < heap->base || at >= heap->top) && v.bits != HEAP_POISON) {
        put_name(d, value_to_object(v));
    }
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
        put_name(d, value_to_object(((const Class *)o)->name));
    } else if (object_kind(o) == KIND_DICT && !value_absent(((const Dict *)o)->table) &&
               value_to_int(((const Dict *)o)->live) & TABLE_GLOBALS) {
        const Table *table = AS(Table, ((const Dict *)o)->table);
        names = table->entries;
        step = value_to_int(((const Dict *)o)->live) & TABLE_HASHED ? 3 : 2;
        n = (size_t)value_to_int(table->count);
    }
    for (size_t i = 0; i < n; i += step) {
        if (value_is_kind(names[i], KIND_STR)) {
            put_name(d, value_to_object(names[i]));
        }
    }
}

static void put_object(Dump *d, const Object *o) {
    size_t words = object_words(o), values = heap_is_weak(o) ? 0 : heap_value_count(o);
    bool redact = d->sink->redact && !heap_is_weak(o), empty = o == d->sink->without;
    if (object_kind(o) == KIND_HOLE) {
        values = 0;
        empty = true;
    }
    for (size_t i = 0; i < words; i++) {
        bool is_value = i > 0 && i <= values;
        uintptr_t word = o[i].header;
        if (is_value) {
            tell_flash(d, (Value){word});
        } else if (i > 0) {
            word = empty ? 0 : redact ? redacted(o, i) : word;
        }
        put_word(d, 'W', word);
    }
    if (object_kind(o) == KIND_CODE) {
        put_name(d, o);
    } else if (redact) {
        put_keys(d, o);
    }
}

/* ---- roots ---- */

/* A root, or several that have no names of their own. */
static void put_root(Dump *d, const char *name, const Value *values, size_t count) {
    size_t n = strlen(name) + 1;
    put_head(d, 'R', n + count * sizeof(Value));
    put(d, name, n);
    put(d, values, count * sizeof(Value));
    for (size_t i = 0; i < count; i++) {
        tell_flash(d, values[i]);
    }
}

static void put_roots(Dump *d) {
    static const char names[] =
#define ROOT_TEXT(name) #name "\0"
        ROOT_TABLE(ROOT_TEXT)
#undef ROOT_TEXT
        ;
    const Vm *vm = d->vm;
    const char *name = names;
    for (int i = 0; i < ROOT_LIMIT; i++, name += strlen(name) + 1) {
        if (!value_absent(vm->roots[i])) {
            put_root(d, name, &vm->roots[i], 1);
        }
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
        size_t line = code_line(code, frame_pc(base));
        size_t depth = frame_link(base) & LINK_GENERATOR ? 0 : (size_t)(top - (const uintptr_t *)base);
        put_head(d, 'F', sizeof code + put_number(NULL, line) + put_number(NULL, depth));
        put(d, &code, sizeof code);
        (void)put_number(d, line);
        (void)put_number(d, depth);
        put_name(d, (const Object *)code);
    }
    for (const uintptr_t *p = heap_frames(&vm->heap); p < top; p++) {
        tell_flash(d, (Value){*p});
        put_word(d, 'S', *p);
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

const char dump_nameless[] = "HOLE\0RAW\0STORE\0TABLE\0UNIT\0CLASS\0INSTANCE\0EXTENDED\0WEAK_TABLE";

/* Rows of value/kinds.h: letter, Values, and the name: that of its type, or of the row itself. */
static void put_kinds(Dump *d) {
    const char *next = dump_nameless;
    for (int i = 0; i < KIND_LIMIT; i++) {
        const Type *type = types_by_kind[i];
        const char *name = type ? str_text(type->name) : next;
        size_t n = type ? str_bytes(type->name) : strlen(name);
        next += type ? 0 : n + 1;
        put_head(d, 'K', 2 + n);
        put(d, &kinds_table[i], 2);
        put(d, name, n);
    }
}

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
    enum { NUMBERS = sizeof numbers / sizeof *numbers };
    size_t length = sizeof heap->base + sizeof TERRARIUM_VERSION + strlen(machine);
    for (int i = 0; i < NUMBERS; i++) {
        length += put_number(NULL, numbers[i]);
    }
    put_head(d, 'H', length);
    for (int i = 0; i < NUMBERS; i++) {
        (void)put_number(d, numbers[i]);
    }
    put(d, &heap->base, sizeof heap->base);
    put(d, TERRARIUM_VERSION " ", sizeof TERRARIUM_VERSION);
    put(d, machine, strlen(machine));
}

/* The sum of all before it ends a dump: four bytes, the lowest first. */
static void put_end(Dump *d) {
    flush(d);
    uint32_t crc = d->crc;
    char tail[] = "00000000-----\n";
    put_head(d, 'E', sizeof crc);
    put(d, &crc, sizeof crc);
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
