/* SPDX-License-Identifier: MIT */
/* Text to bytes and back. A run of what is already in the wanted form is copied at once; what is
 * not goes to the error handler. */
#include "object/codec.h"

#include <string.h>

#include "builtins.h"
#include "object/bytes.h"
#include "object/exception.h"
#include "object/str.h"
#include "object/tuple.h"
#include "value/utf8.h"

typedef struct {
    const char *name; /* as in error messages */
    uint32_t limit;   /* code points below it are one byte of the same value; 0 = utf-8 */
} Codec;

/* The index of a row is the digit in `spellings`. */
static const Codec codecs[] = {
    {"utf-8",   0  },
    {"ascii",   128},
    {"latin-1", 256}
};

/* Spellings without case, '-', '_' and blanks; the number is that of the codec. */
static const char spellings[][10] = {"0utf8",   "0u8",    "0utf", "1ascii",    "1usascii", "1646",
                                     "2latin1", "2latin", "2l1",  "2iso88591", "288591"};

/* An argument of `method`: a native str or absent. TypeError for anything else; `name` is the
 * argument's. */
static Value text_argument(Vm *vm, Value v, const char *method, const char *name) {
    Value native = object_unwrap(v);
    if (!value_absent(v) && !value_is_kind(native, KIND_STR)) {
        vm_raise_type(vm, "%s() argument '%s' must be str, not %T", method, name, v);
    }
    return native;
}

/* LookupError for what is none of the three. Absent means utf-8. Capitals, '-', '_' and blanks
 * do not count: 'Latin-1' is latin1. */
static const Codec *find_codec(Vm *vm, Value encoding) {
    if (value_absent(encoding)) {
        return &codecs[0];
    }
    /* A name that does not fit is longer than any spelling. */
    char plain[10];
    size_t n = 0;
    for (size_t i = 0; i < str_bytes(encoding); i++) {
        char c = str_text(encoding)[i];
        if (c == '-' || c == '_' || c == ' ') {
            continue;
        }
        if (n == sizeof plain - 1) {
            n = 0;
            break;
        }
        plain[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
    }
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        if (n > 0 && strlen(spellings[i] + 1) == n && memcmp(spellings[i] + 1, plain, n) == 0) {
            return &codecs[spellings[i][0] - '0'];
        }
    }
    vm_raise_format(vm, &type_LookupError, "unknown encoding: %v", encoding);
}

typedef enum { STRICT, IGNORE, REPLACE } Handler;

/* Only looked at when there is an error, as CPython does. So an unknown handler is a LookupError
 * only when something is wrong with the text. */
static Handler find_handler(Vm *vm, Value errors) {
    if (value_absent(errors) || str_is(errors, "strict")) {
        return STRICT;
    }
    if (str_is(errors, "ignore")) {
        return IGNORE;
    }
    if (str_is(errors, "replace")) {
        return REPLACE;
    }
    vm_raise_format(vm, &type_LookupError, "unknown error handler name %q", errors);
}

/* UnicodeDecodeError and UnicodeEncodeError: (encoding, object, start, end, reason). start and
 * end count bytes of what is decoded, characters of what is encoded. */
static _Noreturn void raise_error(Vm *vm, const Type *type, const Codec *codec, Value object,
                                  size_t start, size_t end, const char *reason) {
    const Value arguments[] = {str_new(vm, codec->name, strlen(codec->name)), object,
                               value_int((intptr_t)start), value_int((intptr_t)end),
                               str_new(vm, reason, strlen(reason))};
    vm_raise(vm, exception_new(vm, value_object(type), tuple_from_array(vm, arguments, 5)));
}

/* ---- decoding ---- */

/* data may lie in a bytearray; nothing here runs Python code, and its address on the C stack
 * keeps it in place. */

/* How many bytes from here on are wrong together, as CPython counts them: the longest beginning
 * of a character, at least one. Each such run is one error: U+FFFD once under `replace`. p must
 * begin something that utf8_decode() refuses. */
static size_t wrong_bytes(const uint8_t *p, size_t n, const char **reason) {
    uint8_t lead = p[0];
    size_t length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length == 0) {
        *reason = "invalid start byte";
        return 1;
    }
    /* The second byte has narrower limits after some leads: no overlong forms, no surrogates. */
    uint8_t low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    uint8_t high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    for (size_t i = 1; i < length; i++) {
        if (i == n) {
            *reason = "unexpected end of data";
            return i;
        }
        if (p[i] < low || p[i] > high) {
            *reason = "invalid continuation byte";
            return i;
        }
        /* From the third byte on all continuation bytes will do. */
        low = 0x80;
        high = 0xbf;
    }
    /* Not reached: with all its bytes right it would have been a character. */
    return length;
}

/* The number of bytes from here on that are right. Right for latin-1 is only ASCII: the rest has
 * another form in UTF-8. A run never ends within a character. */
static size_t right_bytes(const Codec *codec, const uint8_t *p, size_t n) {
    size_t at = 0;
    uint32_t code;
    while (at < n) {
        size_t one = p[at] < 0x80        ? 1
                     : codec->limit == 0 ? utf8_decode((const char *)p + at, n - at, &code)
                                         : 0;
        if (one == 0) {
            break;
        }
        at += one;
    }
    return at;
}

/* Runs of right bytes are copied as they are; utf-8 and ascii text needs nothing else. */
Value codec_decode(Vm *vm, const uint8_t *data, size_t n, Value encoding, Value errors) {
    const Codec *codec = find_codec(vm, text_argument(vm, encoding, "decode", "encoding"));
    errors = text_argument(vm, errors, "decode", "errors");
    size_t right = right_bytes(codec, data, n);
    if (right == n) { /* the usual case */
        return str_new(vm, (const char *)data, n);
    }
    StrBuilder b;
    str_build_begin(vm, &b, n);
    for (size_t at = 0;;) {
        writer_put(&b.writer, (const char *)data + at, right);
        at += right;
        if (at == n) {
            return str_build_end(&b);
        }
        size_t wrong = 1;
        /* latin-1 has no errors: each byte is the code point of the same number. */
        if (codec->limit > 128) {
            writer_char(&b.writer, data[at]);
        } else {
            const char *reason = "ordinal not in range(128)";
            if (codec->limit == 0) {
                wrong = wrong_bytes(data + at, n - at, &reason);
            }
            Handler handler = find_handler(vm, errors);
            if (handler == STRICT) {
                raise_error(vm, &type_UnicodeDecodeError, codec, bytes_new(vm, data, n), at,
                            at + wrong, reason);
            }
            if (handler == REPLACE) {
                writer_char(&b.writer, 0xfffd);
            }
        }
        at += wrong;
        right = right_bytes(codec, data + at, n - at);
    }
}

/* ---- encoding ---- */

/* A str may hold surrogates, which no encoding takes; so utf-8 has errors as well. */

/* Has the codec bytes for this code point? */
static bool can_encode(const Codec *codec, uint32_t code) {
    return codec->limit ? code < codec->limit : code < 0xd800 || code > 0xdfff;
}

/* ASCII text is the same in all three. `ignore` leaves out what cannot be encoded, `replace`
 * puts a ? for each character. A new bytes object. */
Value codec_encode(Vm *vm, Value str, Value encoding, Value errors) {
    const Codec *codec = find_codec(vm, text_argument(vm, encoding, "encode", "encoding"));
    errors = text_argument(vm, errors, "encode", "errors");
    const char *text = str_text(str);
    size_t n = str_bytes(str);
    if (str_is_ascii(str)) {
        return bytes_new(vm, (const uint8_t *)text, n);
    }
    StrBuilder b;
    str_build_begin(vm, &b, n);
    size_t index = 0, one;
    for (size_t at = 0; at < n; at += one, index++) {
        uint32_t code;
        one = str_read_char(text + at, &code);
        if (can_encode(codec, code)) {
            char byte = (char)code;
            writer_put(&b.writer, codec->limit ? &byte : text + at, codec->limit ? 1 : one);
            continue;
        }
        Handler handler = find_handler(vm, errors);
        if (handler == STRICT) {
            /* The exception names the whole run of such characters, as in CPython. */
            size_t end = index + 1;
            for (at += one; at < n; end++) {
                at += str_read_char(text + at, &code);
                if (can_encode(codec, code)) {
                    break;
                }
            }
            raise_error(vm, &type_UnicodeEncodeError, codec, str, index, end,
                        codec->limit == 0     ? "surrogates not allowed"
                        : codec->limit == 128 ? "ordinal not in range(128)"
                                              : "ordinal not in range(256)");
        }
        if (handler == REPLACE) {
            writer_put(&b.writer, "?", 1);
        }
    }
    return str_build_end_bytes(&b);
}
