/* SPDX-License-Identifier: MIT */
/* Text to bytes and back. A run of what is already in the wanted form is copied at once; what
 * cannot be decoded or encoded goes to the error handler. */
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
    uint16_t limit;   /* code points below it are one byte of the same value; 0 = UTF */
    uint8_t unit;     /* bytes */
    bool big;         /* the high byte of a unit comes first */
} Codec;

/* The index of a row is the digit in `spellings`. MARKED: those
 * that begin with U+FEFF, and are decoded by one of the next two. */
enum { UTF_16_MARKED = 3, UTF_32_MARKED = 6 };
static const Codec codecs[] = {
    {"utf-8",     0,   1, false},
    {"ascii",     128, 1, false},
    {"latin-1",   256, 1, false},
    {"utf-16",    0,   2, false},
    {"utf-16-le", 0,   2, false},
    {"utf-16-be", 0,   2, true },
    {"utf-32",    0,   4, false},
    {"utf-32-le", 0,   4, false},
    {"utf-32-be", 0,   4, true },
};

/* utf-16 and utf-32 without an order in their name: the text says it, or it is that of the machine
 * (all boards are little-endian). */
static bool is_marked(const Codec *codec) {
    return codec == &codecs[UTF_16_MARKED] || codec == &codecs[UTF_32_MARKED];
}

/* Spellings without case, '-', '_' and blanks; the number is that of the codec. */
static const char spellings[][10] = {"0utf8",  "0u8",     "0utf",     "1ascii",   "1usascii",
                                     "1646",   "2latin1", "2latin",   "2l1",      "2iso88591",
                                     "288591", "3utf16",  "3u16",     "4utf16le", "5utf16be",
                                     "6utf32", "6u32",    "7utf32le", "8utf32be"};

/* An argument of `method`: a native str or absent. TypeError for anything else; `name` is the
 * argument's. */
static Value text_argument(Vm *vm, Value v, const char *method, const char *name) {
    Value native = object_unwrap(v);
    if (!value_absent(v) && !value_is_kind(native, KIND_STR)) {
        vm_raise_type(vm, "%s() argument '%s' must be str, not %T", method, name, v);
    }
    return native;
}

/* LookupError for what is none of them. Absent means utf-8. Capitals, '-', '_' and blanks
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

/* In the order of the names in find_handler(). */
typedef enum {
    STRICT,
    IGNORE,
    REPLACE,
    BACKSLASH,
    ESCAPE, /* bytes that are wrong are U+DC80 to U+DCFF */
    PASS,   /* surrogates are encoded like others */
    REFERENCE,
    HANDLERS
} Handler;

/* Only looked at when there is an error, as CPython does. So an unknown handler is a LookupError
 * only when something is wrong with the text. */
static Handler find_handler(Vm *vm, Value errors) {
    static const char names[][18] = {"strict",           "ignore",          "replace",
                                     "backslashreplace", "surrogateescape", "surrogatepass",
                                     "xmlcharrefreplace"};
    for (int i = 0; i < HANDLERS; i++) {
        if (value_absent(errors) || str_is(errors, names[i])) {
            return (Handler)i;
        }
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
    while (at < n && codec->unit == 1) {
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

/* The unit that begins at p, in the codec's order of bytes. */
static uint32_t unit_at(const Codec *codec, const uint8_t *p) {
    uint32_t code = 0;
    for (size_t i = 0; i < codec->unit; i++) {
        code |= (uint32_t)p[i] << 8 * (codec->big ? codec->unit - 1 - i : i);
    }
    return code;
}

/* Half of a pair of UTF-16, which no text should hold alone. */
static bool is_surrogate(uint32_t code) {
    return code >= 0xd800 && code <= 0xdfff;
}

/* Reads a character of one or two units. Returns its length, or 0 when *wrong bytes are none. */
static size_t read_units(const Codec *codec, const uint8_t *p, size_t n, uint32_t *code,
                         size_t *wrong, const char **reason) {
    size_t unit = codec->unit;
    *wrong = n < unit ? n : unit;
    *reason = "truncated data";
    if (n < unit) {
        return 0;
    }
    *code = unit_at(codec, p);
    if (unit == 2 && *code >= 0xd800 && *code < 0xdc00) {
        if (n < 4) {
            *wrong = n;
            *reason = "unexpected end of data";
            return 0;
        }
        uint32_t low = unit_at(codec, p + 2);
        if (low >= 0xdc00 && low < 0xe000) {
            *code = 0x10000 + ((*code & 0x3ff) << 10 | (low & 0x3ff));
            return 4;
        }
        *reason = "illegal UTF-16 surrogate";
        return 0;
    }
    if (is_surrogate(*code)) {
        *reason = unit == 2 ? "illegal encoding"
                            : "code point in surrogate code point range(0xd800, 0xe000)";
        return 0;
    }
    *reason = "code point not in range(0x110000)";
    return *code > 0x10ffff ? 0 : unit;
}

/* What is decoded, and where it is. */
typedef struct {
    Vm *vm;
    const Codec *codec;
    const uint8_t *data;
    size_t n, at;
    Value errors;
} Decoder;

/* Does the handler take the surrogate that is at hand? Its bytes, or 0. */
static size_t pass_surrogate(const Decoder *d, Writer *out) {
    const uint8_t *p = d->data + d->at;
    uint32_t code = 0;
    size_t n = d->codec->unit;
    if (n > 1 && d->n - d->at >= n) {
        code = unit_at(d->codec, p);
    } else if (n == 1 && d->codec->limit == 0 && d->n - d->at >= 3 && p[0] == 0xed &&
               (p[2] & 0xc0) == 0x80) {
        code = 0xd000 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
        n = 3;
    }
    if (!is_surrogate(code)) {
        return 0;
    }
    writer_char(out, code);
    return n;
}

/* Bytes that are no character: by the handler. Returns how many it has dealt with. */
static size_t decode_wrong(const Decoder *d, Writer *out, size_t wrong, const char *reason) {
    Handler handler = find_handler(d->vm, d->errors);
    size_t passed = handler == PASS ? pass_surrogate(d, out) : 0;
    if (passed > 0) {
        return passed;
    }
    bool escapes = handler == BACKSLASH || (handler == ESCAPE && d->data[d->at] >= 0x80);
    if (!escapes && handler != IGNORE && handler != REPLACE) {
        raise_error(d->vm, &type_UnicodeDecodeError, d->codec, bytes_new(d->vm, d->data, d->n),
                    d->at, d->at + wrong, reason);
    }
    if (handler == REPLACE) {
        writer_char(out, 0xfffd);
    }
    for (size_t i = 0; i < wrong && escapes; i++) {
        uint8_t byte = d->data[d->at + i];
        if (handler == BACKSLASH) {
            writer_text(out, "\\x");
            writer_hex(out, byte, 2);
        } else if (byte >= 0x80) {
            writer_char(out, 0xdc00u + byte);
        } else {
            return i;
        }
    }
    return wrong;
}

/* One character that right_bytes() does not know. Returns its bytes. */
static size_t decode_one(const Decoder *d, Writer *out) {
    uint32_t code = d->data[d->at];
    size_t wrong = 1, right = 0;
    const char *reason = "ordinal not in range(128)";
    if (d->codec->limit > 128) { /* latin-1 has no errors: each byte is the code point */
        right = 1;
    } else if (d->codec->unit > 1) {
        right = read_units(d->codec, d->data + d->at, d->n - d->at, &code, &wrong, &reason);
    } else if (d->codec->limit == 0) {
        wrong = wrong_bytes(d->data + d->at, d->n - d->at, &reason);
    }
    if (right > 0) {
        writer_char(out, code);
        return right;
    }
    return decode_wrong(d, out, wrong, reason);
}

/* Runs of right bytes are copied as they are; utf-8 and ascii text needs nothing else. */
Value codec_decode(Vm *vm, const uint8_t *data, size_t n, Value encoding, Value errors) {
    const Codec *codec = find_codec(vm, text_argument(vm, encoding, "decode", "encoding"));
    Decoder d = {vm, codec, data, n, 0, text_argument(vm, errors, "decode", "errors")};
    size_t right = right_bytes(codec, data, n);
    if (right == n) { /* the usual case */
        return str_new(vm, (const char *)data, n);
    }
    if (is_marked(codec)) {
        bool big = n >= codec->unit && unit_at(codec + 2, data) == 0xfeff;
        d.codec = codec + (big ? 2 : 1);
        d.at = n >= codec->unit && unit_at(d.codec, data) == 0xfeff ? codec->unit : 0;
    }
    StrBuilder b;
    str_build_begin(vm, &b, n / codec->unit);
    for (;;) {
        right = right_bytes(d.codec, data + d.at, n - d.at);
        writer_put(&b.writer, (const char *)data + d.at, right);
        d.at += right;
        if (d.at == n) {
            return str_build_end(&b);
        }
        d.at += decode_one(&d, &b.writer);
    }
}

/* ---- encoding ---- */

/* A str may hold surrogates, which no encoding takes; so UTF has errors as well. */

/* Has the codec bytes for this code point? */
static bool can_encode(const Codec *codec, uint32_t code) {
    return codec->limit ? code < codec->limit : !is_surrogate(code);
}

/* The bytes of one unit; the order is the codec's. Of ascii and latin-1 a unit is a byte. */
static void put_unit(Writer *out, const Codec *codec, uint32_t code) {
    char bytes[4];
    for (size_t i = 0; i < codec->unit; i++) {
        bytes[i] = (char)(code >> 8 * (codec->big ? codec->unit - 1 - i : i));
    }
    writer_put(out, bytes, codec->unit);
}

/* A code point in its encoding. Surrogates are not looked at: they are written like others, which
 * is what surrogatepass wants. */
static void put_code(Writer *out, const Codec *codec, uint32_t code) {
    if (codec->unit == 1 && codec->limit == 0) {
        writer_char(out, code);
        return;
    }
    if (codec->unit == 2 && code > 0xffff) {
        put_unit(out, codec, 0xd7c0 + (code >> 10));
        code = 0xdc00 | (code & 0x3ff);
    }
    put_unit(out, codec, code);
}

/* An exception names the whole run of characters that cannot be encoded, as in CPython. */
static _Noreturn void encode_error(Vm *vm, const Codec *codec, Value str, size_t index, size_t at) {
    size_t end = index;
    uint32_t code;
    while (at < str_bytes(str)) {
        at += str_read_char(str_text(str) + at, &code);
        if (can_encode(codec, code)) {
            break;
        }
        end++;
    }
    raise_error(vm, &type_UnicodeEncodeError, codec, str, index, end,
                codec->limit == 0     ? "surrogates not allowed"
                : codec->limit == 128 ? "ordinal not in range(128)"
                                      : "ordinal not in range(256)");
}

/* A character that cannot be encoded, by the handler; false if that is to raise. What stands for it
 * is ASCII, and is encoded in turn. */
static bool encode_wrong(Writer *out, const Codec *codec, Handler handler, uint32_t code) {
    char text[12];
    size_t n = 0;
    switch (handler) {
    case IGNORE: return true;
    case PASS:
        if (codec->limit != 0 || !is_surrogate(code)) {
            return false;
        }
        put_code(out, codec, code);
        return true;
    case ESCAPE:
        if (codec->unit > 1 || code < 0xdc80 || code > 0xdcff) {
            return false;
        }
        text[0] = (char)code;
        writer_put(out, text, 1);
        return true;
    case REPLACE: text[n++] = '?'; break;
    case REFERENCE:
        text[n++] = ';';
        for (uint32_t rest = code; rest > 0; rest /= 10) {
            text[n++] = (char)('0' + rest % 10);
        }
        text[n++] = '#';
        text[n++] = '&';
        break;
    case BACKSLASH: {
        int digits = code > 0xffff ? 8 : code > 0xff ? 4 : 2;
        for (int i = 0; i < digits; i++, code >>= 4) {
            text[n++] = "0123456789abcdef"[code & 15];
        }
        text[n++] = digits == 8 ? 'U' : digits == 4 ? 'u' : 'x';
        text[n++] = '\\';
        break;
    }
    default: return false;
    }
    while (n > 0) { /* it was written backwards */
        put_code(out, codec, (uint8_t)text[--n]);
    }
    return true;
}

/* ASCII text is the same in all but the wide ones. A new bytes object. */
Value codec_encode(Vm *vm, Value str, Value encoding, Value errors) {
    const Codec *codec = find_codec(vm, text_argument(vm, encoding, "encode", "encoding"));
    errors = text_argument(vm, errors, "encode", "errors");
    const char *text = str_text(str);
    size_t n = str_bytes(str);
    if (codec->unit == 1 && str_is_ascii(str)) {
        return bytes_new(vm, (const uint8_t *)text, n);
    }
    StrBuilder b;
    str_build_begin(vm, &b, n);
    if (is_marked(codec)) {
        put_unit(&b.writer, codec, 0xfeff);
    }
    size_t index = 0, one;
    for (size_t at = 0; at < n; at += one, index++) {
        uint32_t code;
        one = str_read_char(text + at, &code);
        if (can_encode(codec, code)) {
            put_code(&b.writer, codec, code);
        } else if (!encode_wrong(&b.writer, codec, find_handler(vm, errors), code)) {
            encode_error(vm, codec, str, index, at);
        }
    }
    return str_build_end_bytes(&b);
}
