/* SPDX-License-Identifier: MIT */
/* str: immutable UTF-8 text. Indexing an ASCII-only str is direct; others walk. */
#ifndef TERRARIUM_OBJECT_STR_H
#define TERRARIUM_OBJECT_STR_H

#include "object/hash.h"
#include "object/object.h"

/* A new str; text must be valid UTF-8 (str_decode checks). Empty and one-character ASCII strings
 * are the same flash objects. The text may lie in the heap. May allocate. */
Value str_new(Vm *vm, const char *text, size_t n);
/* A new str whose n bytes the caller writes at once; call str_finish when they are there. Its
 * bytes are garbage until then; the flags are not set. Raises MemoryError. */
Str *str_alloc(Vm *vm, size_t n);
Value str_finish(Str *s); /* sets the ASCII flag */
/* Names, of attributes, variables, modules: where flash has one of the same text (object/str.c),
 * that object is taken, so C code compares with NAME(x) by address. Other names may be several
 * objects of one text: compare them with str_equal(). */
/* The name with this text, new unless it is in flash. As str_new() otherwise. */
Value str_new_name(Vm *vm, const char *text, size_t n);
/* The flash name of that text, or absent; hash is its hash_bytes() or str_hash(). Allocates
 * nothing. */
Value str_flash_name(const char *text, size_t n, uint32_t hash);
/* The name for a str: itself, or the one in flash. Allocates nothing. */
Value str_name(Value str);
/* The index of an equal str among n Values of any kind, or -1. Allocates nothing. */
intptr_t str_find(const Value *values, size_t n, Value str);
/* The same by its text and hash, of one or the other kind. */
intptr_t str_find_text(const Value *values, size_t n, const char *text, size_t bytes,
                       uint32_t hash);

static inline bool str_has_hash(const Str *s) {
    return s->meta >> STR_HASH_SHIFT != 0;
}
/* The short hash, never 0, of a str without one; it is kept in the str. Allocates nothing. */
uint32_t str_hash_slow(Str *s);
static inline uint32_t str_hash(Value v) {
    uint32_t hash = AS(Str, v)->meta >> STR_HASH_SHIFT;
    return hash ? hash : str_hash_slow(AS(Str, v));
}
/* hash() of a str, computed each time; hash_short() of it is str_hash(). Allocates nothing. */
uint32_t str_hash_full(Value v);
/* The texts are compared; str_equal() asks first whether they are one object. */
bool str_equal_slow(const Str *a, const Str *b);
static inline bool str_equal(Value a, Value b) {
    return value_same(a, b) || str_equal_slow(AS(Str, a), AS(Str, b));
}
/* Bytes and length in bytes. v must be a native str: object_unwrap() it first. No NUL follows
 * the text. */
static inline const char *str_text(Value v) {
    return AS(Str, v)->text;
}
static inline size_t str_bytes(Value v) {
    return str_size(AS(Str, v));
}
static inline bool str_is_ascii(Value v) {
    return (AS(Str, v)->meta & STR_ASCII) != 0;
}
bool str_is(Value v, const char *ascii); /* equal to a C string */
size_t str_length(Value v);              /* characters */
/* Byte offset of a character; the size in bytes when there are not that many. index is a number
 * of characters; nothing is negative here. */
size_t str_offset(Value v, size_t index);
int str_compare(Value a, Value b); /* by code point: < 0, 0, > 0 */
/* New text, or an operand itself if the other one is empty. May allocate. */
Value str_concat(Vm *vm, Value a, Value b);
/* The same with the C segment sealed (vm/vm.h); absent when there is no memory. */
Value str_concat_sealed(Vm *vm, Value a, Value b);
/* The same by making one of the two longer, the left one or, if `right`, the other: nobody else may
 * refer to that. The C segment is sealed; raises MemoryError. */
Value str_absorb(Vm *vm, Value a, Value b, bool right);
/* count times the text; '' for a count below 1. */
Value str_repeat(Vm *vm, Value str, intptr_t count);
/* Writes text in quotes as repr() shows it; of bytes and bytearrays without what is around it. */
enum StrQuote { STR_QUOTE_TEXT, STR_QUOTE_BYTES, STR_QUOTE_BYTEARRAY };
void str_write_quoted(Writer *w, const char *text, size_t n, enum StrQuote style);
Value str_ascii(Vm *vm, Value v); /* ascii(v), v any value: its repr with only ASCII left. A str */
void str_write_escape(Writer *w, uint32_t code); /* \n, \\, \', \xff, \uffff ... */

/* ---- characters ---- */

/* The 128 one-character ASCII strings, in flash: '' and these are never allocated. */
typedef struct {
    uintptr_t header;
    uint16_t meta;
    char text[sizeof(uintptr_t) - 2];
} StrChar;
extern const StrChar str_chars[128];
/* c must be below 128. */
static inline Value str_ascii_char(unsigned c) {
    return value_object(&str_chars[c]);
}
Value str_char(Vm *vm, uint32_t code); /* chr(): any code point, surrogates included */
/* Reads a character of a str, which is trusted; returns its bytes. Unlike utf8_decode it takes the
 * surrogates, which a str may hold in their three-byte form. */
size_t str_read_wide(const char *text, uint32_t *code); /* the same behind ASCII */
static inline size_t str_read_char(const char *text, uint32_t *code) {
    if ((uint8_t)*text < 0x80) {
        *code = (uint8_t)*text;
        return 1;
    }
    return str_read_wide(text, code);
}
size_t str_write_char(uint32_t code, char out[4]); /* the same the other way; at most 0x10ffff */
void writer_char(Writer *w, uint32_t code);

/* ---- building ---- */

/* Cut a str that is under construction down to its first n bytes, 1 at least, in place: it becomes
 * a whole str, or bytes. Allocate nothing. */
Value str_cut(Vm *vm, Str *s, size_t n);
Value str_cut_to_bytes(Vm *vm, Str *s, size_t n);

/* A str growing at the end of the heap: for repr, join, format. Holds on the C stack. */
typedef struct {
    Writer writer; /* first: writer_put(&b.writer, ...) */
    Value str;     /* the STR under construction (length = capacity) or absent */
    size_t length;
} StrBuilder;
/* Nothing is taken from the heap before the first byte, unless there is a hint. A builder needs
 * no end: one that is left is garbage. */
void str_build_begin(Vm *vm, StrBuilder *b, size_t hint); /* hint: bytes; may allocate */
/* Bytes to be filled by the caller at once: grows the text by n and returns where they begin.
 * What it returned before may be stale then. Raises MemoryError. */
char *str_build_room(StrBuilder *b, size_t n);
/* Appends n bytes `count` times; the product must not wrap. */
void str_build_repeat(StrBuilder *b, const char *bytes, size_t n, size_t count);
/* Both end the building: the builder may not be used any more. */
Value str_build_end(StrBuilder *b); /* validates nothing: only valid UTF-8 may have been put */
Value str_build_end_bytes(StrBuilder *b); /* the same as bytes; anything may have been put */

#endif
