/* SPDX-License-Identifier: MIT */
/* Objects in a few words: describe.h. repr() would do more: run code, allocate, and write for
 * ever. */
#include "inspect/describe.h"

#include "builtins.h"
#include "compile/code.h"
#include "inspect/census.h"
#include "inspect/edge.h"
#include "object/namespace.h"
#include "object/str.h"
#include "object/table.h"

enum { SHOWN_BYTES = 24 /* of a text */ };

size_t describe_parts(Writer *w, const Object *object) {
    size_t bytes = 0;
    for (size_t i = edge_count(object); i > 0; i--) {
        Value v = ((const Value *)object)[i];
        if (value_is_object(v) && edge_is_part(value_to_object(v))) {
            size_t own = describe_bytes(value_to_object(v));
            bytes += own;
            if (w != NULL) {
                writer_format(w, " + %u at 0x%x", own, v.bits - (uintptr_t)heap_of(w->vm)->base);
            }
        }
    }
    return bytes;
}

size_t describe_bytes_with_parts(const Object *object) {
    return describe_bytes(object) + describe_parts(NULL, object);
}

/* ---- words ---- */

void describe_type(Writer *w, const Object *object) {
    writer_str(w, census_key(object));
}

/* The beginning of a str, in quotes. */
static void write_text(Writer *w, const char *text, size_t n) {
    size_t shown = n;
    if (n > SHOWN_BYTES) { /* not within a character */
        shown = SHOWN_BYTES - 3;
        while (shown > 0 && ((uint8_t)text[shown] & 0xc0) == 0x80) {
            shown--;
        }
    }
    str_write_quoted(w, text, shown, STR_QUOTE_TEXT);
    writer_text(w, shown < n ? "..." : "");
}

/* What an object of this kind is called by its program; absent: nothing. What is still being made
 * may lack anything. */
static Value name_of(const Object *object) {
    Value next = ((const Value *)(object + 1))[0];
    switch (object_kind(object)) {
    case KIND_STR: return value_object(object); /* of a name before it */
    case KIND_NATIVE: return native_name((const Native *)object);
    case KIND_CLASS:
    case KIND_TYPE:
    case KIND_FUNCTION:
    case KIND_METHOD: break;
    case KIND_GENERATOR:
    case KIND_COROUTINE:
    case KIND_ASYNC_GENERATOR:
        next = ((const Value *)(object + 1))[object_payload_words(object) - 4];
        break;
    case KIND_MODULE:
        next = value_is_int(next) || edge_is_kind(next, KIND_DICT)
                   ? namespace_get(next, NAME(__name__))
                   : ABSENT;
        break;
    case KIND_CODE: /* next: its unit */
        return edge_is_kind(next, KIND_UNIT) && edge_is_kind(AS(Unit, next)->constants, KIND_STORE)
                   ? code_name((const Code *)object)
                   : ABSENT;
    default: return ABSENT;
    }
    return value_is_object(next) ? name_of(value_to_object(next)) : ABSENT;
}

void describe_module(Writer *w, const Object *module) {
    Value name = name_of(module);
    if (!value_absent(name)) {
        writer_str(w, str_equal(name, NAME(__main__)) ? NAME(main) : name);
    }
}

/* The lengths of built-in kinds are read without their methods. */
void describe_object(Writer *w, const Object *object) {
    Value v = value_object(object), name = name_of(object);
    Kind kind = object_kind(object);
    describe_type(w, object);
    if (kind == KIND_STR) {
        writer_text(w, " ");
        describe_value(w, v);
    } else if (!value_absent(name)) {
        writer_format(w, " %v", name);
    } else if (kind <= KIND_FROZENSET && kind != KIND_ARRAY && types_by_kind[kind] != NULL &&
               types_by_kind[kind]->slots->length != NULL) {
        writer_format(w, " of %u", (size_t)types_by_kind[kind]->slots->length(w->vm, v));
    }
}

void describe_value(Writer *w, Value v) {
    if (value_absent(v)) {
        writer_text(w, "<none>");
    } else if (edge_is_kind(v, KIND_STR)) {
        write_text(w, str_text(v), str_bytes(v));
    } else if (!value_is_object(v) || object_kind(value_to_object(v)) < KIND_INT) {
        object_write(w->vm, w, v, true);
    } else {
        writer_text(w, "<");
        describe_object(w, value_to_object(v));
        writer_text(w, ">");
    }
}
