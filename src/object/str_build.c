/* SPDX-License-Identifier: MIT */
/* The StrBuilder: the Writer that makes a str, or a bytes object of the same form.
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
                                                    2 + BYTES_TO_WORDS(need),
                                                    2 + BYTES_TO_WORDS(need + need / 4)));
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

/* Cuts the object down to its text; false when that is too short to need one. `least` is the
 * least length that does; below it nothing is changed. The last word's unused bytes become 0, as
 * all that reads text word by word relies on. */
static bool builder_cut(StrBuilder *b, size_t least) {
    if (b->length < least) {
        return false;
    }
    Str *s = AS(Str, b->str);
    size_t n = b->length;
    size_t words = BYTES_TO_WORDS(n);
    heap_shrink(b->writer.vm, (Object *)s, 2 + words);
    s->meta = words * sizeof(uintptr_t) - n;
    memset(s->text + n, 0, s->meta);
    return true;
}

/* Short results are flash objects; what was built for them is garbage then. A text of one byte
 * is ASCII. Sets the flag for ASCII by looking at all of it. */
Value str_build_end(StrBuilder *b) {
    if (!builder_cut(b, 2)) {
        return b->length == 0 ? NAME(empty_text) : str_new(b->writer.vm, str_text(b->str), 1);
    }
    return str_finish(AS(Str, b->str));
}

/* bytes differ from str in nothing but the kind. The header is changed in place: a STR with
 * residue and no flags is a BYTES. */
Value str_build_end_bytes(StrBuilder *b) {
    if (!builder_cut(b, 1)) {
        return bytes_new(b->writer.vm, NULL, 0);
    }
    Object *o = value_to_object(b->str);
    o->header ^= (uintptr_t)(KIND_STR ^ KIND_BYTES) << HEADER_KIND_SHIFT;
    return b->str;
}
