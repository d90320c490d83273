/* SPDX-License-Identifier: MIT */
/* The StrBuilder: the Writer that makes a str or a bytes object.
 *
 * What is under construction is a KIND_STR object whose whole payload counts as text (no residue),
 * so that its size is the builder's capacity. It grows in place while nothing is allocated behind
 * it; ending the building cuts the slack off and sets the flags. */
#include "object/str.h"

#include <string.h>

#include "builtins.h"
#include "object/bytes.h"

/* The slack of a growing str: a quarter, given back at the end. The first room, a hint above
 * all, is taken exactly. */
char *str_build_room(StrBuilder *b, size_t n) {
    if (value_absent(b->str) || n > str_bytes(b->str) - b->length) {
        size_t need = b->length + n;
        /* So that need + need / 4 cannot wrap either. */
        if (need < n || need > SIZE_MAX / 2) {
            vm_raise_memory(b->writer.vm, n);
        }
        if (value_absent(b->str)) {
            Str *s = str_alloc(b->writer.vm, need);
            /* No residue: all of the payload counts, and str_bytes() is the capacity. */
            s->meta = 0;
            b->str = value_object(s);
        } else {
            b->str = value_object(heap_grow_between(b->writer.vm, value_to_object(b->str),
                                                    str_words(need), str_words(need + need / 4)));
        }
    }
    char *at = AS(Str, b->str)->text + b->length;
    b->length += n;
    return at;
}

/* The Writer's put: what is written may lie in the heap, even in the builder's str. */
static void builder_put(Writer *w, const char *bytes, size_t n) {
    StrBuilder *b = (StrBuilder *)w;
    if (n > 0) {
        char *at = str_build_room(b, n);
        memcpy(at, bytes, n);
    }
}

/* `bytes` may lie in the heap. Copies what is already there, so that a short text takes few
 * steps. */
void str_build_repeat(StrBuilder *b, const char *bytes, size_t n, size_t count) {
    size_t total = n * count;
    if (total == 0) {
        return;
    }
    char *at = str_build_room(b, total);
    memcpy(at, bytes, n);
    while (n < total) { /* by doubling */
        size_t now = n < total - n ? n : total - n;
        memcpy(at + n, at, now);
        n += now;
    }
}

/* With a hint, the room is taken at once and growing is not needed. A hint that is too small is
 * no harm. */
void str_build_begin(Vm *vm, StrBuilder *b, size_t hint) {
    *b = (StrBuilder){
        {vm, builder_put},
        ABSENT, 0
    };
    /* To ask for the room is to take it; then the length begins at 0 again. */
    if (hint > 0) {
        str_build_room(b, hint);
        b->length = 0;
    }
}

/* The unused bytes of the last word become 0, as all that reads text word by word relies on. */
Value str_cut(Vm *vm, Str *s, size_t n) {
    heap_shrink(vm, str_object(s), str_words(n));
    size_t residue = str_words(n) * sizeof(uintptr_t) - offsetof(Str, text) - n;
    memset(s->text + n, 0, residue);
    s->meta = (uint16_t)residue;
    return str_finish(s);
}

/* The bytes move down by the two of `meta`. That leaves room for the byte at the end. */
Value str_cut_to_bytes(Vm *vm, Str *s, size_t n) {
    Bytes *b = (Bytes *)str_object(s);
    memmove(b->data, s->text, n);
    heap_shrink(vm, str_object(s), bytes_words(n));
    b->header ^= (uintptr_t)(KIND_STR ^ KIND_BYTES) << HEADER_KIND_SHIFT;
    size_t residue = bytes_words(n) * sizeof(uintptr_t) - offsetof(Bytes, data) - n - 1;
    memset(b->data + n, 0, residue);
    b->data[n + residue] = (uint8_t)residue;
    return value_object(b);
}

/* Short results are flash objects; what was built for them is garbage then. */
Value str_build_end(StrBuilder *b) {
    if (b->length < 2) {
        return b->length == 0 ? NAME(empty_text) : str_new(b->writer.vm, str_text(b->str), 1);
    }
    return str_cut(b->writer.vm, AS(Str, b->str), b->length);
}

Value str_absorb(Vm *vm, Value a, Value b, bool right) {
    Value held[2] = {a, b};
    CRoots roots;
    size_t n = str_bytes(a), m = str_bytes(b);
    heap_root(&vm->heap, &roots, held, 2);
    uintptr_t *high = vm_seal(vm);
    Object *o = heap_grow(vm, value_to_object(held[right]), str_words(n + m));
    vm_unseal(vm, high);
    heap_unroot(&vm->heap, &roots);
    char *text = ((Str *)o)->text;
    if (right) {
        memmove(text + n, text, m);
        memcpy(text, str_text(held[0]), n);
    } else {
        memcpy(text + n, str_text(held[1]), m);
    }
    return str_cut(vm, (Str *)o, n + m);
}

Value str_build_end_bytes(StrBuilder *b) {
    return b->length == 0 ? bytes_new(b->writer.vm, NULL, 0)
                          : str_cut_to_bytes(b->writer.vm, AS(Str, b->str), b->length);
}
