/* SPDX-License-Identifier: MIT */
/* The str object: making, comparing, measuring and joining. What Python sees of it is in str_type.c
 * and the files that text.h lists.
 *
 * Text is UTF-8 and may hold surrogates in their three-byte form. The unused bytes of the last word
 * are 0, so that text can be looked at word by word. Invariant: '' and one-character ASCII strings
 * are always the flash objects below, whoever makes them. */
#include "object/str.h"

#include <string.h>

#include "builtins.h"
#include "value/unicode.h"
#include "value/utf8.h"

#define WORD sizeof(uintptr_t)
#define ONES (UINTPTR_MAX / 255) /* 0x01 in every byte */
#define HIGHS (ONES * 0x80)

/* hash_bytes() of one byte, as a constant expression. A flash str has its hash from the start:
 * no code ever writes to it. */
#define MIX(c) (((uint32_t)2166136261u ^ (uint32_t)(c)) * 16777619u)
#define LOW(c) ((MIX(c) ^ (MIX(c) >> 15)) & 0xfff)
#define HASH_OF(c) (LOW(c) ? LOW(c) : 1)
/* One row: two words, with the character behind `meta` and what follows it as residue. */
#define CHAR(c)                                                                                    \
    {                                                                                              \
        HEADER(KIND_STR, 2), HASH_OF(c) << STR_HASH_SHIFT | STR_ASCII | (WORD - 3), {              \
            (char)(c)                                                                              \
        }                                                                                          \
    }
#define CHARS4(c) CHAR(c), CHAR((c) + 1), CHAR((c) + 2), CHAR((c) + 3)
#define CHARS16(c) CHARS4(c), CHARS4((c) + 4), CHARS4((c) + 8), CHARS4((c) + 12)
#define CHARS64(c) CHARS16(c), CHARS16((c) + 16), CHARS16((c) + 32), CHARS16((c) + 48)

const StrChar str_chars[128] = {CHARS64(0), CHARS64(64)};

/* ---- making ---- */

/* The word in which the text begins has `meta` in these bits, little end first. */
#define META_BITS ((uintptr_t)0xffff)
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "META_BITS");

/* The words of the payload. */
static const uintptr_t *words_of(const Str *s) {
    return &str_object(s)->header + 1;
}

/* The last word is cleared first: the caller writes only the text. A text must fit the size
 * field of the header: the rest is a MemoryError. */
Str *str_alloc(Vm *vm, size_t n) {
    if (n > (HEADER_MAX_WORDS - 4) * WORD) {
        vm_raise_memory(vm, n);
    }
    size_t words = str_words(n);
    Str *s = (Str *)heap_alloc_raw(vm, KIND_STR, words);
    (&str_object(s)->header)[words - 1] = 0;
    s->meta = (uint16_t)(words * WORD - offsetof(Str, text) - n);
    return s;
}

/* ASCII means: no byte has its highest bit, looked at word by word. Drops a hash that was there.
 * The bytes behind the text must be 0. */
Value str_finish(Str *s) {
    const uintptr_t *word = words_of(s);
    const uintptr_t *end = word + object_payload_words(str_object(s));
    uintptr_t all = *word & ~META_BITS;
    while (++word < end) {
        all |= *word;
    }
    s->meta &= STR_RESIDUE;
    if ((all & HIGHS) == 0) {
        s->meta |= STR_ASCII;
    }
    return value_object(s);
}

/* Copies the text. Allocates only from two characters on. The text may lie in the heap, even in
 * another str: its address on the C stack pins that object. */
Value str_new(Vm *vm, const char *text, size_t n) {
    if (n <= 1) {
        return n == 0 ? NAME(empty_text) : str_ascii_char((unsigned)*text & 0x7f);
    }
    Str *s = str_alloc(vm, n);
    memcpy(s->text, text, n);
    return str_finish(s);
}

/* The number of ones that the first byte begins with is the number of bytes. Trusts that they
 * are all there, and that the first is no continuation byte. */
size_t str_read_wide(const char *text, uint32_t *code) {
    const uint8_t *p = (const uint8_t *)text;
    size_t n = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    /* Of the first byte, the n ones and the 0 behind them are no part of the code point. */
    uint32_t read = p[0] & (0x7fu >> n);
    for (size_t i = 1; i < n; i++) {
        read = read << 6 | (p[i] & 0x3fu);
    }
    *code = read;
    return n;
}

/* What utf8_encode() refuses is a surrogate: that gets its three bytes here. */
size_t str_write_char(uint32_t code, char out[4]) {
    size_t n = utf8_encode(code, out);
    if (n == 0) { /* a surrogate */
        out[0] = (char)(0xe0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3f));
        out[2] = (char)(0x80 | (code & 0x3f));
        n = 3;
    }
    return n;
}

/* code is at most 0x10ffff: the caller checks. Allocates only beyond ASCII. */
Value str_char(Vm *vm, uint32_t code) {
    char bytes[4];
    return str_new(vm, bytes, str_write_char(code, bytes));
}

/* ---- comparing ---- */

/* FNV-1a of the bytes (object/hash.h), as the build computes it for names in flash. */
uint32_t str_hash_full(Value v) {
    return hash_bytes(str_text(v), str_bytes(v));
}

uint32_t str_hash_slow(Str *s) {
    uint32_t hash = hash_short(hash_bytes(s->text, str_size(s)));
    /* Flash strings have theirs: s is in the heap. */
    s->meta = (uint16_t)(s->meta | hash << STR_HASH_SHIFT);
    return hash;
}

/* Hashes decide when both are there; computing one costs more than comparing, which goes word by
 * word. The first one has the residue besides text: equal words and residue are equal lengths. That
 * may go on to the end of the last word, because the unused bytes are 0 in both. */
bool str_equal_slow(const Str *a, const Str *b) {
    size_t n = object_payload_words(str_object(a));
    const uintptr_t *p = words_of(a), *q = words_of(b), *end = p + n;
    if (n != object_payload_words(str_object(b)) || ((*p ^ *q) & (~META_BITS | STR_RESIDUE)) != 0) {
        return false;
    }
    unsigned x = a->meta >> STR_HASH_SHIFT, y = b->meta >> STR_HASH_SHIFT;
    if (x != y && x != 0 && y != 0) {
        return false;
    }
    do {
        p++;
        q++;
    } while (p < end && *p == *q);
    return p == end;
}

/* Short hashes are compared first: nearly always they decide. */
static bool has_text(const Str *s, uint32_t hash, const char *text, size_t n) {
    uint32_t known = s->meta >> STR_HASH_SHIFT;
    return (known == hash || known == 0) && str_size(s) == n && memcmp(s->text, text, n) == 0;
}

intptr_t str_find_text(const Value *values, size_t n, const char *text, size_t bytes,
                       uint32_t hash) {
    hash = hash_short(hash);
    for (size_t i = 0; i < n; i++) {
        if (value_is_kind(values[i], KIND_STR) && has_text(AS(Str, values[i]), hash, text, bytes)) {
            return (intptr_t)i;
        }
    }
    return -1;
}

/* Mostly it is the very same object. */
intptr_t str_find(const Value *values, size_t n, Value str) {
    for (size_t i = 0; i < n; i++) {
        if (value_same(values[i], str)) {
            return (intptr_t)i;
        }
    }
    return str_find_text(values, n, str_text(str), str_bytes(str), str_hash(str));
}

/* For keyword-like texts: "strict", "utf-8" ... Not for texts with NUL bytes. */
bool str_is(Value v, const char *ascii) {
    size_t n = strlen(ascii);
    return str_bytes(v) == n && memcmp(str_text(v), ascii, n) == 0;
}

/* The order of UTF-8 bytes is the order of code points. */
int str_compare(Value a, Value b) {
    size_t n = str_bytes(a), m = str_bytes(b);
    int order = memcmp(str_text(a), str_text(b), n < m ? n : m);
    return order != 0 ? order : (n > m) - (n < m);
}

/* ---- names ---- */

/* Names in flash lie one behind the other, in the order of their hashes (tools/make_builtins.py);
 * the index has the first one of each bucket. */
Value str_flash_name(const char *text, size_t n, uint32_t hash) {
    if (n <= 1) {
        return n == 0 ? NAME(empty_text) : str_ascii_char((unsigned)*text & 0x7f);
    }
    hash = hash_short(hash);
    const uint16_t *bucket = &names_index[hash * NAME_BUCKETS >> STR_HASH_BITS];
    const uintptr_t *name = names_base + bucket[0], *end = names_base + bucket[1];
    for (; name < end; name += object_words((const Object *)name)) {
        if (has_text((const Str *)name, hash, text, n)) {
            return value_object(name);
        }
    }
    return ABSENT;
}

Value str_name(Value str) {
    Value name = str_flash_name(str_text(str), str_bytes(str), str_hash(str));
    return value_absent(name) ? str : name;
}

Value str_new_name(Vm *vm, const char *text, size_t n) {
    Value name = str_flash_name(text, n, hash_bytes(text, n));
    return value_absent(name) ? str_new(vm, text, n) : name;
}

/* ---- measuring ---- */

/* A character begins at each byte that is no continuation byte, so counting characters is
 * counting these. A word is looked at in a few operations on all of its bytes at once. */

/* The characters that begin in a word: all bytes but the continuation bytes 10xxxxxx. */
static size_t starts_in_word(uintptr_t word) {
    /* Bit 0 of each byte: is bit 7 set and bit 6 not? The multiplication adds all bytes up in
     * the highest one. */
    uintptr_t continued = (word >> 7) & ~(word >> 6) & ONES;
    return WORD - (size_t)((continued * ONES) >> (sizeof(uintptr_t) * 8 - 8));
}

/* Not stored: a text that is not ASCII is counted each time, a word at once. */
size_t str_length(Value v) {
    size_t n = str_bytes(v);
    if (str_is_ascii(v)) {
        return n;
    }
    const uintptr_t *word = words_of(AS(Str, v));
    size_t words = object_payload_words(value_to_object(v));
    size_t length = starts_in_word(*word & ~META_BITS);
    for (size_t i = 1; i < words; i++) {
        length += starts_in_word(word[i]);
    }
    return length - (words * WORD - n); /* the bytes of meta and the 0 bytes at the end */
}

/* Skips whole words, then walks to the character. A word whose beginnings all lie before the
 * character is skipped, so `index` counts down to what is left. */
size_t str_offset(Value v, size_t index) {
    size_t n = str_bytes(v), at = 0;
    if (str_is_ascii(v)) {
        return index < n ? index : n;
    }
    const uintptr_t *word = words_of(AS(Str, v));
    /* The bytes of the word that are no text. */
    size_t meta = sizeof AS(Str, v)->meta;
    for (; at + WORD - meta <= n; meta = 0) {
        size_t starts = starts_in_word(meta ? *word & ~META_BITS : *word) - meta;
        if (starts > index) {
            break;
        }
        index -= starts;
        at += WORD - meta;
        word++;
    }
    const char *text = str_text(v);
    /* The word may begin with the end of a character of the word before. */
    while (at < n && utf8_is_continuation(text[at])) {
        at++;
    }
    return at + utf8_offset(text + at, n - at, index);
}

/* ---- joining ---- */

/* Writes a and b, of n and m bytes, into a new object. Flags are known without looking at the text:
 * ASCII if both are; there is no hash yet. */
static inline Value join_two(Object *o, Value a, size_t n, Value b, size_t m) {
    Str *s = (Str *)o;
    size_t words = str_words(n + m);
    ((uintptr_t *)s)[words - 1] = 0;
    size_t residue = words * WORD - offsetof(Str, text) - (n + m);
    s->meta = (uint16_t)(residue | (AS(Str, a)->meta & AS(Str, b)->meta & STR_ASCII));
    memcpy(s->text, str_text(a), n);
    memcpy(s->text + n, str_text(b), m);
    return value_object(s);
}

/* When the run is too short; the same contract. */
static __attribute__((noinline)) Value concat_slow(Vm *vm, Value a, Value b) {
    Value held[2] = {a, b};
    CRoots roots;
    size_t n = str_bytes(a), m = str_bytes(b);
    heap_root(&vm->heap, &roots, held, 2);
    uintptr_t *high = vm_seal(vm);
    Object *o = heap_try_alloc(vm, KIND_STR, str_words(n + m));
    vm_unseal(vm, high);
    heap_unroot(&vm->heap, &roots);
    return o ? join_two(o, held[0], n, held[1], m) : ABSENT;
}

/* n + m does not wrap: the size field of the header bounds each far below. */
Value str_concat_sealed(Vm *vm, Value a, Value b) {
    size_t n = str_bytes(a), m = str_bytes(b), words = str_words(n + m);
    if (n == 0 || m == 0) {
        return n == 0 ? b : a;
    }
    Heap *heap = &vm->heap;
    uintptr_t *at = heap->bump;
    if (words > HEADER_MAX_WORDS ||
        (uintptr_t)heap->low - (uintptr_t)at < words * WORD + heap->guard) {
        return concat_slow(vm, a, b);
    }
    heap->bump = at + words;
    *at = HEADER(KIND_STR, words);
    return join_two((Object *)at, a, n, b, m);
}

/* The operands are on the C stack and stay where they are. */
Value str_concat(Vm *vm, Value a, Value b) {
    size_t n = str_bytes(a), m = str_bytes(b);
    if (n == 0 || m == 0) {
        return n == 0 ? b : a;
    }
    return join_two(str_object(str_alloc(vm, n + m)), a, n, b, m);
}

/* A count below 1 gives ''. Raises MemoryError when the size wraps. */
Value str_repeat(Vm *vm, Value str, intptr_t count) {
    size_t n = str_bytes(str);
    if (count <= 0 || n == 0) {
        return NAME(empty_text);
    }
    if (count == 1) {
        return str;
    }
    size_t total;
    if (__builtin_mul_overflow(n, (size_t)count, &total)) {
        vm_raise_memory(vm, SIZE_MAX);
    }
    StrBuilder b;
    str_build_begin(vm, &b, total);
    str_build_repeat(&b, str_text(str), n, (size_t)count);
    return str_build_end(&b);
}

/* ---- repr ---- */

/* What is written may be the text of an object: put() may allocate, but the address on the C
 * stack pins it. */

/* Those with a letter of their own are in pairs: the character, its letter. All others become
 * \xff, \uffff or \Uffffffff, whatever is the shortest. */
void str_write_escape(Writer *w, uint32_t code) {
    static const char named[] = "\tt\nn\rr''\"\"\\\\";
    for (const char *p = named; *p; p += 2) {
        if (code == (uint8_t)*p) {
            writer_put(w, "\\", 1);
            writer_put(w, p + 1, 1);
            return;
        }
    }
    writer_put(w, code < 0x100 ? "\\x" : code < 0x10000 ? "\\u" : "\\U", 2);
    writer_hex(w, code, code < 0x100 ? 2 : code < 0x10000 ? 4 : 8);
}

/* The quotes are double ones only if that saves escaping the single ones. n bytes, of which
 * those shown as they are go out a run at a time. Of bytes and bytearrays only ASCII is shown,
 * and no byte is read as part of a character. */
void str_write_quoted(Writer *w, const char *text, size_t n, enum StrQuote style) {
    bool is_str = style == STR_QUOTE_TEXT;
    char quote = memchr(text, '\'', n) && !memchr(text, '"', n) ? '"' : '\'';
    char escaped = style == STR_QUOTE_BYTEARRAY ? '\'' : quote; /* a quirk of CPython's */
    writer_put(w, &quote, 1);
    size_t plain = 0; /* where text begins that can be shown as it is */
    for (size_t at = 0; at < n;) {
        uint32_t code = (uint8_t)text[at];
        size_t one = is_str ? str_read_char(text + at, &code) : 1;
        bool shown = code < 0x80 ? code >= ' ' && code < 127 && code != '\\' &&
                                       code != (uint8_t)quote && code != (uint8_t)escaped
                                 : is_str && unicode_is(code, UNICODE_PRINTABLE);
        if (!shown) {
            writer_put(w, text + plain, at - plain);
            str_write_escape(w, code);
            plain = at + one;
        }
        at += one;
    }
    writer_put(w, text + plain, n - plain);
    writer_put(w, &quote, 1);
}

/* Escapes what repr() has left as it is. So '\xe9' becomes "'\\xe9'". Runs the __repr__ of v's
 * class. */
Value str_ascii(Vm *vm, Value v) {
    Value repr = object_repr(vm, v);
    if (str_is_ascii(repr)) {
        return repr;
    }
    const char *text = str_text(repr);
    size_t n = str_bytes(repr);
    StrBuilder b;
    str_build_begin(vm, &b, n);
    for (size_t at = 0; at < n;) {
        uint32_t code;
        at += str_read_char(text + at, &code);
        if (code < 0x80) {
            *str_build_room(&b, 1) = (char)code;
        } else {
            str_write_escape(&b.writer, code);
        }
    }
    /* `text` points into it. */
    vm_keep(repr);
    return str_build_end(&b);
}
