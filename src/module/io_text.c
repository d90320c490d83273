/* SPDX-License-Identifier: MIT */
/* Text in streams: encoding, newlines, and StringIO's counting in characters. A stream of text has
 * its characters as bytes of its encoding; positions are those of bytes, as in CPython's files,
 * except in StringIO, which holds UTF-8 and counts characters. */
#include <string.h>

#include "builtins.h"
#include "module/io.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/codec.h"
#include "object/str.h"
#include "object/tuple.h"
#include "value/utf8.h"

/* The pair of encoding and errors; absent for UTF-8 and 'strict'. */
static Value codec_of(const Stream *s) {
    Value codec = AS(Instance, object_unwrap(s->asked))->slots[STREAM_CODEC];
    return value_is_kind(codec, KIND_TUPLE) ? codec : ABSENT;
}

/* Only in memory can characters be counted: their bytes are all there. */
bool io_counts_characters(const Stream *s) {
    return value_same(AS(Instance, s->self)->cls, value_object(&type_StringIO));
}

/* ---- reading ---- */

/* The bytes that follow the first one of a code point. */
static size_t following(uint8_t first) {
    return first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

/* Takes a '\n' that comes next. Not on the console, where nobody may look ahead. */
static bool take_newline(Stream *s) {
    const uint8_t *data;
    if (s->driver == STREAM_CONSOLE || stream_peek(s, &data) == 0 || data[0] != '\n') {
        return false;
    }
    stream_skip(s, 1);
    return true;
}

/* A text being read. */
typedef struct {
    Stream *s;
    StrBuilder text;
    intptr_t left;       /* characters; below 0: no limit */
    size_t need;         /* bytes that the last character lacks */
    bool line, carriage; /* stop at a newline; the last byte was '\r' */
} Reading;

/* Is the byte the end of a line by itself? '\r' is dealt with before where it means more. One byte
 * may end a line only together with the one before, so the state is kept in `r`. */
static bool ends_line(Reading *r, uint8_t c) {
    bool after_carriage = r->carriage;
    r->carriage = c == '\r';
    switch (r->s->flags & STREAM_NEWLINE) {
    case STREAM_NEWLINE_CR: return c == '\r';
    case STREAM_NEWLINE_CRLF: return c == '\n' && after_carriage;
    default: return c == '\n';
    }
}

/* Passes over bytes up to the limit, the end of a line (*ended), or a '\r' that has to be looked
 * at; returns how many. A limit counts characters, and only bytes that begin one: what follows
 * belongs to it (r->need) and is taken even when the limit is reached. With another encoding than
 * UTF-8 each byte is a character. */
static size_t scan(Reading *r, const uint8_t *data, size_t n, bool *ended) {
    bool wide = !(r->s->flags & STREAM_CHARS);
    bool look = (r->s->flags & STREAM_NEWLINE) <= STREAM_NEWLINE_KEEP;
    size_t i = 0;
    while (i < n) {
        uint8_t c = data[i];
        if (r->need > 0 && (c & 0xc0) == 0x80) {
            r->need--;
        } else if (r->left == 0 || (look && c == '\r')) {
            break;
        } else {
            r->need = wide ? following(c) : 0;
            r->left -= r->left > 0;
        }
        i++;
        if (ends_line(r, c) && r->line) {
            *ended = true;
            break;
        }
        if (r->left == 0 && r->need == 0) {
            break;
        }
    }
    return i;
}

/* The '\r' that comes next, as newline=None and '' want it. With the '\n' behind it, it counts as
 * one character with newline=None, as two with ''. */
static void take_carriage(Reading *r) {
    bool any = (r->s->flags & STREAM_NEWLINE) == STREAM_NEWLINE_ANY;
    r->need = 0;
    r->left -= r->left > 0;
    stream_skip(r->s, 1);
    writer_put(&r->text.writer, any ? "\n" : "\r", 1);
    if ((any || r->line || r->left != 0) && take_newline(r->s) && !any) {
        r->left -= r->left > 0;
        writer_put(&r->text.writer, "\n", 1);
    }
}

/* Reads until the limit, the end of the line or of the stream. Data is looked at in the stream's
 * own buffer, and only what was used is taken from it. */
static void gather(Reading *r) {
    const uint8_t *data;
    bool ended = false;
    while (!ended && (r->left != 0 || r->need > 0)) {
        size_t n = stream_peek(r->s, &data);
        if (n == 0) {
            break;
        }
        size_t taken = scan(r, data, n, &ended);
        writer_put(&r->text.writer, (const char *)data, taken);
        if (taken < n && !ended && r->left != 0 && data[taken] == '\r') {
            stream_skip(r->s, taken);
            take_carriage(r);
            ended = r->line;
        } else {
            stream_skip(r->s, taken);
            if (taken == 0) {
                break; /* a character that was cut short, and the limit */
            }
        }
        vm_poll(r->s->vm);
    }
}

/* Bytes are gathered first and decoded once: no character is cut by the buffer. Plain UTF-8 becomes
 * the str in place, when it is valid; otherwise the decoder is called, to raise CPython's error. */
Value io_read_text(Stream *s, intptr_t limit, bool line) {
    Reading r = {.s = s, .left = limit < 0 ? -1 : limit, .line = line};
    str_build_begin(s->vm, &r.text, 0);
    gather(&r);
    Value codec = codec_of(s);
    /* What StringIO holds came from a str. */
    if (value_absent(codec) && (r.text.length == 0 || io_counts_characters(s) ||
                                utf8_validate(str_text(r.text.str), r.text.length))) {
        return str_build_end(&r.text);
    }
    Value bytes = str_build_end_bytes(&r.text);
    size_t n = bytes_size(AS(Bytes, bytes));
    if (value_absent(codec)) {
        return codec_decode(s->vm, AS(Bytes, bytes)->data, n, ABSENT, ABSENT);
    }
    return codec_decode(s->vm, AS(Bytes, bytes)->data, n, tuple_items(codec)[0],
                        tuple_items(codec)[1]);
}

/* ---- writing ---- */

/* Writes bytes, each '\n' as the stream's newline. */
static void put_lines(Stream *s, const uint8_t *data, size_t n) {
    unsigned newline = s->flags & STREAM_NEWLINE;
    if (newline < STREAM_NEWLINE_CR) {
        stream_put(s, data, n);
        return;
    }
    while (n > 0) {
        const uint8_t *end = memchr(data, '\n', n);
        size_t part = end ? (size_t)(end - data) : n;
        stream_put(s, data, part);
        if (end) {
            stream_put(s, (const uint8_t *)"\r\n", newline == STREAM_NEWLINE_CR ? 1 : 2);
            part++;
        }
        data += part;
        n -= part;
    }
}

/* Makes the bytes of the characters that are to be overwritten as many as the new ones. Only within
 * what is there: text that goes beyond the end is appended by the driver. */
static void fit_characters(Stream *s, size_t characters, size_t bytes) {
    Value store = AS(Instance, s->self)->slots[STREAM_TARGET];
    size_t length, place = (size_t)value_to_int(AS(Instance, s->self)->slots[STREAM_PLACE]);
    const uint8_t *data = bytearray_data(store, &length);
    size_t old = 0;
    for (; place + old < length; old++) {
        if ((data[place + old] & 0xc0) != 0x80 && characters-- == 0) {
            break;
        }
    }
    if (old == bytes || place >= length) {
        return;
    }
    size_t tail = length - place - old;
    if (bytes > old) {
        bytearray_resize(s->vm, store, length + bytes - old);
    }
    uint8_t *to = bytearray_data(store, &length) + place;
    memmove(to + bytes, to + old, tail);
    if (bytes < old) {
        bytearray_resize(s->vm, store, length - (old - bytes));
    }
}

/* Writes a native str; the number of its characters. A stream with lines (line_buffering) is
 * flushed when there is a newline in it. */
size_t io_write_text(Stream *s, Value text) {
    Value codec = codec_of(s), bytes = ABSENT;
    size_t characters = str_length(text);
    if (io_counts_characters(s)) {
        fit_characters(s, characters, str_bytes(text));
    } else if (!value_absent(codec)) {
        bytes = codec_encode(s->vm, text, tuple_items(codec)[0], tuple_items(codec)[1]);
    } else if (!str_is_ascii(text) && s->driver != STREAM_CONSOLE &&
               !utf8_validate(str_text(text), str_bytes(text))) {
        bytes = codec_encode(s->vm, text, ABSENT, ABSENT); /* raises: surrogates */
    }
    bool encoded = !value_absent(bytes);
    const uint8_t *data = encoded ? AS(Bytes, bytes)->data : (const uint8_t *)str_text(text);
    size_t n = encoded ? bytes_size(AS(Bytes, bytes)) : str_bytes(text);
    put_lines(s, data, n);
    if ((s->flags & STREAM_LINES) && memchr(data, '\n', n)) {
        stream_flush(s);
    }
    vm_keep(bytes);
    vm_keep(text);
    return characters;
}

/* ---- positions in StringIO ---- */

/* Characters before a place in bytes. Places behind the end count as one each: seek() may go there,
 * as far as the largest number that a place can be; no sum here is larger than the place itself. */
intptr_t io_characters_before(const Stream *s, intptr_t place) {
    size_t length;
    const uint8_t *data = bytearray_data(AS(Instance, s->self)->slots[STREAM_TARGET], &length);
    intptr_t count = 0;
    for (size_t i = 0; i < (size_t)place && i < length; i++) {
        count += (data[i] & 0xc0) != 0x80;
    }
    return (size_t)place > length ? count + (place - (intptr_t)length) : count;
}

/* The place of a character; the inverse of the function above. */
intptr_t io_place_of(const Stream *s, intptr_t characters) {
    size_t length, at = 0;
    const uint8_t *data = bytearray_data(AS(Instance, s->self)->slots[STREAM_TARGET], &length);
    for (; at < length; at++) {
        if ((data[at] & 0xc0) != 0x80 && characters-- == 0) {
            return (intptr_t)at;
        }
    }
    return (intptr_t)at + characters;
}

/* ---- how it is encoded ---- */

/* Is it a name of UTF-8? */
static bool is_utf8(Value name) {
    char plain[8];
    size_t n = 0;
    for (size_t i = 0; i < str_bytes(name); i++) {
        char c = str_text(name)[i];
        if (c != '-' && c != '_' && n < sizeof plain) {
            plain[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
    }
    return n == 4 && memcmp(plain, "utf8", 4) == 0;
}

/* The flag for newline=...; ValueError for what is none. */
static unsigned newline_flag(Vm *vm, Value newline) {
    static const char *const texts[] = {"", "\n", "\r", "\r\n"};
    if (value_absent(newline) || value_is_none(newline)) {
        return STREAM_NEWLINE_ANY;
    }
    if (!value_is_kind(newline, KIND_STR)) {
        vm_raise_type(vm, "newline must be str or None, not %t", newline);
    }
    for (unsigned i = 0; i < 4; i++) {
        if (str_is(newline, texts[i])) {
            return STREAM_NEWLINE_KEEP + (i << 8);
        }
    }
    vm_raise_value_error(vm, "illegal newline value: %v", newline);
}

/* Sets encoding, errors and newline of a new stream; each may be absent or None. TypeError,
 * ValueError or LookupError for what cannot be. UTF-8 with strict errors needs no codec: the slot
 * is absent then, or holds the name that was given. */
void io_set_text(Vm *vm, Value self, Value encoding, Value errors, Value newline) {
    unsigned flags = STREAM_TEXT | newline_flag(vm, newline);
    bool plain = value_absent(encoding) || value_is_none(encoding);
    bool strict = value_absent(errors) || value_is_none(errors);
    if ((!plain && !value_is_kind(encoding, KIND_STR)) ||
        (!strict && !value_is_kind(errors, KIND_STR))) {
        vm_raise_type(vm, "open() argument '%s' must be str or None, not %t",
                      plain ? "errors" : "encoding", plain ? errors : encoding);
    }
    plain = plain || is_utf8(encoding);
    strict = strict || str_is(errors, "strict");
    if (!plain || !strict) {
        Value codec =
            tuple_pair(vm, plain ? NAME(x7574662d38) : encoding, strict ? NAME(strict) : errors);
        /* LookupError for an encoding that is not known. */
        (void)codec_encode(vm, str_ascii_char('x'), tuple_items(codec)[0], ABSENT);
        AS(Instance, self)->slots[STREAM_CODEC] = codec;
        flags |= plain ? 0 : STREAM_CHARS;
    } else if (value_is_kind(encoding, KIND_STR)) {
        AS(Instance, self)->slots[STREAM_CODEC] = encoding; /* only to be told again */
    }
    Value *slot = &AS(Instance, self)->slots[STREAM_FLAGS];
    *slot = value_int(value_to_int(*slot) | (intptr_t)flags);
}
