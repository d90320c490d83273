/* SPDX-License-Identifier: MIT */
/* Objects in a few words: describe.h. repr() would do more: run code, allocate, and write for
 * ever. */
#include "inspect/describe.h"

#include "builtins.h"
#include "compile/code.h"
#include "inspect/edge.h"
#include "object/str.h"
#include "object/table.h"

enum { SHOWN_BYTES = 24 /* of a text */ };

/* ---- size ---- */

typedef struct {
    const Object *object;
    size_t bytes;
} Size;

static bool add_part(void *context, const Edge *edge, Object *target) {
    (void)edge;
    Size *size = context;
    size->bytes += edge_is_part(target) ? describe_bytes(target) : 0;
    return false;
}

size_t describe_bytes_with_parts(const Object *object) {
    Size size = {object, describe_bytes(object)};
    edge_each(object, true, add_part, &size);
    return size.bytes;
}

/* ---- words ---- */

void describe_type(Writer *w, const Object *object) {
    Value v = value_object(object);
    switch (object_kind(object)) {
    case KIND_HOLE: writer_text(w, "hole"); return;
    case KIND_STORE: writer_text(w, "<items>"); return;
    case KIND_TABLE: writer_text(w, "<table>"); return;
    case KIND_RAW: writer_text(w, "<bytes>"); return;
    case KIND_UNIT: writer_text(w, "<constants>"); return;
    case KIND_WEAK_TABLE: writer_text(w, "<ids>"); return;
    default: break;
    }
    /* An instance in the making has no class yet. */
    if (object_plain_type(v) == NULL && !value_is_object(((const Value *)(object + 1))[0])) {
        writer_text(w, "<unfinished>");
        return;
    }
    writer_str(w, object_type_name(v));
}

/* The beginning of a str or bytes, in quotes. */
static void write_text(Writer *w, const char *text, size_t n, enum StrQuote style) {
    size_t shown = n;
    if (n > SHOWN_BYTES) { /* not within a character */
        shown = SHOWN_BYTES - 3;
        while (shown > 0 && ((uint8_t)text[shown] & 0xc0) == 0x80) {
            shown--;
        }
    }
    str_write_quoted(w, text, shown, style);
    writer_text(w, shown < n ? "..." : "");
}

/* False for one that is still being made. */
static bool is_code(Value v) {
    return value_is_kind(v, KIND_CODE) && value_is_kind(AS(Code, v)->unit, KIND_UNIT) &&
           value_is_kind(AS(Unit, AS(Code, v)->unit)->constants, KIND_STORE);
}

/* What an object of this kind is called by its program; absent: nothing. */
static Value name_of(const Object *object) {
    const Value *values = (const Value *)(object + 1);
    switch (object_kind(object)) {
    case KIND_CLASS: return values[0];
    case KIND_FUNCTION: return is_code(values[0]) ? code_name(AS(Code, values[0])) : ABSENT;
    case KIND_CODE: return is_code(value_object(object)) ? code_name((const Code *)object) : ABSENT;
    case KIND_UNIT: return ((const Unit *)object)->file;
    case KIND_MODULE: {
        Value dict = ((const Module *)object)->dict;
        return value_is_kind(dict, KIND_DICT) ? dict_get_str(dict, NAME(__name__)) : ABSENT;
    }
    case KIND_METHOD:
        return value_is_kind(values[0], KIND_FUNCTION) ? name_of(value_to_object(values[0]))
                                                       : ABSENT;
    case KIND_GENERATOR:
    case KIND_COROUTINE:
    case KIND_ASYNC_GENERATOR: {
        Value function = values[object_payload_words(object) - 4];
        return value_is_kind(function, KIND_FUNCTION) ? name_of(value_to_object(function)) : ABSENT;
    }
    default: return ABSENT;
    }
}

/* How many items; false for what has none. Read without its own methods. */
static bool count_of(const Object *object, size_t *count) {
    const Value *values = (const Value *)(object + 1);
    switch (object_kind(object)) {
    case KIND_TUPLE:
    case KIND_STORE: *count = object_payload_words(object); return true;
    case KIND_LIST:
    case KIND_BYTEARRAY:
        *count = value_is_int(values[1]) ? (size_t)value_to_int(values[1]) : 0;
        return true;
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET:
        *count = value_is_int(values[2]) ? table_live((const Dict *)object) : 0;
        return true;
    case KIND_BYTES: *count = bytes_size((const Bytes *)object); return true;
    default: return false;
    }
}

void describe_object(Writer *w, const Object *object) {
    size_t count;
    Value name = name_of(object);
    describe_type(w, object);
    if (object_kind(object) == KIND_STR) {
        writer_text(w, " ");
        write_text(w, ((const Str *)object)->text, str_size((const Str *)object), STR_QUOTE_TEXT);
    } else if (value_is_kind(name, KIND_STR)) {
        writer_text(w, " ");
        writer_str(w, name);
    } else if (count_of(object, &count)) {
        writer_format(w, " of %u", count);
    }
}

void describe_value(Writer *w, Value v) {
    if (value_is_kind(v, KIND_STR)) {
        write_text(w, str_text(v), str_bytes(v), STR_QUOTE_TEXT);
    } else if (value_is_kind(v, KIND_BYTES)) {
        const Bytes *b = AS(Bytes, v);
        writer_text(w, "b");
        write_text(w, (const char *)b->data, bytes_size(b), STR_QUOTE_BYTES);
    } else if (value_absent(v)) {
        writer_text(w, "<none>");
    } else if (!value_is_object(v) || value_is_kind(v, KIND_NONE) || value_is_kind(v, KIND_BOOL) ||
               value_is_kind(v, KIND_FLOAT)) {
        object_write(w->vm, w, v, true);
    } else {
        writer_text(w, "<");
        describe_object(w, value_to_object(v));
        writer_text(w, ">");
    }
}
