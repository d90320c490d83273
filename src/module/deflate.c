/* SPDX-License-Identifier: MIT */
/* deflate.DeflateIO: a stream over another one, decompressing what is read from it and compressing
 * what is written to it. Its slots hold all that is kept from call to call, up to date whenever the
 * other stream's Python code runs; what that answers is checked. */
#include "module/deflate.h"

#include <string.h>

#include "builtins.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/text.h"

/* Slots. STATE, WINDOW: of reading, absent until then. HELD: bytes that were read and not used.
 * WRITER: a RAW with a Deflate, absent until something is written; PENDING: a bytearray of what
 * was not compressed yet. */
enum { STREAM, FORMAT, WBITS, CLOSES, STATE, WINDOW, HELD, WRITER, PENDING, SLOTS };
enum { CHUNK = 256, ROOM = 256, ERROR_INVALID = 22 };

/* Slots are read and written through these: `self` may move whenever anything allocates, and a
 * place in it must not be kept. */
static Value slot(Value self, size_t i) {
    return AS(Instance, self)->slots[i];
}

static void set(Value self, size_t i, Value v) {
    AS(Instance, self)->slots[i] = v;
}

static size_t number(Value self, size_t i) {
    return (size_t)value_to_int(slot(self, i));
}

/* DeflateIO(stream, format=AUTO, wbits=0, close=False). wbits is the base 2 logarithm of the
 * window, 5 to 15; 0 leaves it to the header, or to 256 bytes. Neither state nor window is
 * allocated before something is read or written. */
Value deflate_make(Vm *vm, Value *a, int n) {
    intptr_t format = n > 2 ? object_to_size(vm, arg(a, 2)) : 0;
    intptr_t wbits = n > 3 ? object_to_size(vm, arg(a, 3)) : 0;
    bool closes = n > 4 && object_truth(vm, arg(a, 4));
    if (format < 0 || format > 3) {
        vm_raise_value_error(vm, "format");
    }
    if (wbits != 0 && (wbits < 5 || wbits > 15)) {
        vm_raise_value_error(vm, "wbits");
    }
    /* The numbers of deflate.def in the order of enum InflateFormat. */
    static const uint8_t formats[] = {INFLATE_AUTO, INFLATE_RAW, INFLATE_ZLIB, INFLATE_GZIP};
    Value self = value_object(heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS));
    AS(Instance, self)->cls = value_object(&type_DeflateIO);
    set(self, STREAM, arg(a, 1));
    set(self, FORMAT, value_int(formats[format]));
    set(self, WBITS, value_int(wbits));
    set(self, CLOSES, value_bool(closes));
    set(self, HELD, bytes_new(vm, NULL, 0));
    return self;
}

/* OSError(EINVAL) after close(), as MicroPython raises it. */
static void need_open(Vm *vm, Value self) {
    if (value_absent(slot(self, STREAM))) {
        vm_raise_value(vm, &type_OSError, value_int(ERROR_INVALID));
    }
}

/* ---- reading ---- */

/* Asks the stream for more bytes behind those that are held. Runs its read(); EOFError when that
 * gives nothing, since the decompressor asked for more. */
static void fetch(Vm *vm, Value self) {
    size_t size;
    Value method = object_getattr(vm, slot(self, STREAM), NAME(read));
    const uint8_t *data = buffer_need(vm, vm_call1(vm, method, value_int(CHUNK)), &size);
    if (size == 0) {
        vm_raise_format(vm, &type_EOFError, "the compressed stream ends too early");
    }
    Value held = slot(self, HELD);
    StrBuilder both;
    str_build_begin(vm, &both, bytes_size(AS(Bytes, held)) + size);
    writer_put(&both.writer, (const char *)AS(Bytes, held)->data, bytes_size(AS(Bytes, held)));
    writer_put(&both.writer, (const char *)data, size);
    set(self, HELD, str_build_end_bytes(&both));
}

/* Puts up to `room` bytes behind those of `out`. The window is made when the header says how large
 * it is: until then there is no room. What the decompressor left of the input goes back to HELD as
 * a copy; `held` is kept until then, because the piece points into it. */
static enum InflateResult inflate(Vm *vm, Value self, StrBuilder *out, size_t room) {
    uint8_t *to = NULL;
    size_t before = out->length;
    InflatePiece p = {0};
    if (!value_absent(slot(self, WINDOW))) {
        Object *ring = value_to_object(slot(self, WINDOW));
        to = (uint8_t *)str_build_room(out, room);
        p.window = ((Raw *)ring)->data;
        p.mask = (uint32_t)(object_payload_words(ring) * sizeof(uintptr_t)) - 1;
        p.room = room;
    }
    p.out = to;
    Value held = slot(self, HELD);
    p.in = AS(Bytes, held)->data;
    p.in_end = p.in + bytes_size(AS(Bytes, held));
    Inflate *s = (Inflate *)(void *)AS(Raw, slot(self, STATE))->data;
    enum InflateResult result = inflate_run(s, &p);
    out->length = before + p.written;
    unsigned wbits = s->wbits;
    set(self, HELD, bytes_new(vm, p.in, (size_t)(p.in_end - p.in)));
    vm_keep(held);
    if (result == INFLATE_ROOM && to == NULL) {
        wbits = number(self, WBITS) ? (unsigned)number(self, WBITS) : wbits ? wbits : 8;
        size_t words = BYTES_TO_WORDS((size_t)1 << wbits);
        set(self, WINDOW, value_object(heap_alloc(vm, KIND_RAW, 1 + words)));
    }
    return result;
}

/* Reads up to `most` bytes. Fewer only at the end of the stream. Output grows in steps of ROOM, and
 * the poll after each of them lets Ctrl-C in, however large the window is. */
static Value read(Vm *vm, Value self, size_t most) {
    StrBuilder out;
    need_open(vm, self);
    if (value_absent(slot(self, STATE))) {
        Raw *raw = (Raw *)heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(sizeof(Inflate)));
        inflate_begin((Inflate *)(void *)raw->data, (enum InflateFormat)number(self, FORMAT));
        set(self, STATE, value_object(raw));
    }
    str_build_begin(vm, &out, 0);
    while (out.length < most) {
        size_t room = most - out.length < ROOM ? most - out.length : ROOM;
        enum InflateResult result = inflate(vm, self, &out, room);
        if (result == INFLATE_DONE) {
            break;
        }
        if (result > INFLATE_ROOM) {
            vm_raise_value(vm, &type_OSError, value_int(ERROR_INVALID));
        }
        if (result == INFLATE_INPUT) {
            fetch(vm, self);
            need_open(vm, self); /* the stream's code may have closed this one */
        }
        vm_poll(vm);
    }
    return str_build_end_bytes(&out);
}

/* read([size]): without a size, or with None or a negative one, all that is left. */
Value deflate_read(Vm *vm, Value *a, int n) {
    bool all = n < 2 || value_is_none(arg(a, 1));
    intptr_t most = all ? -1 : object_to_size(vm, arg(a, 1));
    return read(vm, arg(a, 0), most < 0 ? SIZE_MAX : (size_t)most);
}

/* readinto(buffer): the number of bytes. The buffer is asked for twice, as the stream's Python code
 * may resize it in between: the first time only for its size, and to refuse what is none. */
Value deflate_readinto(Vm *vm, Value *a, int n) {
    (void)n;
    size_t room;
    (void)buffer_need_writable(vm, arg(a, 1), &room);
    Value data = read(vm, arg(a, 0), room);
    uint8_t *to = buffer_need_writable(vm, arg(a, 1), &room); /* it may have changed */
    size_t size = bytes_size(AS(Bytes, data));
    memcpy(to, AS(Bytes, data)->data, size < room ? size : room);
    return value_int((intptr_t)size);
}

/* readline(): byte by byte, since what lies behind the newline is not to be taken. It ends with the
 * newline, or at the end of the stream. */
Value deflate_readline(Vm *vm, Value *a, int n) {
    (void)n;
    StrBuilder line;
    str_build_begin(vm, &line, 0);
    for (char byte = 0; byte != '\n';) {
        Value one = read(vm, arg(a, 0), 1);
        if (bytes_size(AS(Bytes, one)) == 0) {
            break;
        }
        byte = (char)AS(Bytes, one)->data[0];
        writer_put(&line.writer, &byte, 1);
    }
    return str_build_end_bytes(&line);
}

/* The next line, as iteration wants it: absent at the end. */
Value deflate_next(Vm *vm, Value self) {
    Value line = deflate_readline(vm, &self, 1);
    return bytes_size(AS(Bytes, line)) > 0 ? line : ABSENT;
}

/* ---- writing ---- */

/* Compresses what is pending and gives it to the stream. The compressor's state is copied out of
 * its RAW and back, as it is used while the output is allocated. Everything is stored before the
 * stream's write() runs: that may call this object again. */
static void flush(Vm *vm, Value self, bool end) {
    StrBuilder out;
    Deflate d;
    size_t size, wbits = number(self, WBITS);
    str_build_begin(vm, &out, 0);
    if (value_absent(slot(self, WRITER))) {
        enum InflateFormat format = (enum InflateFormat)number(self, FORMAT);
        set(self, WRITER,
            value_object(heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(sizeof(Deflate)))));
        deflate_begin(&d, &out, format == INFLATE_AUTO ? INFLATE_RAW : format,
                      wbits < 8 ? 8 : (unsigned)wbits, false);
    } else {
        memcpy(&d, AS(Raw, slot(self, WRITER))->data, sizeof d);
    }
    const uint8_t *data = bytearray_data(slot(self, PENDING), &size);
    deflate_write(&d, &out, data, size);
    if (end) {
        deflate_end(&d, &out);
    }
    memcpy(AS(Raw, slot(self, WRITER))->data, &d, sizeof d);
    bytearray_resize(vm, slot(self, PENDING), 0);
    Value text = str_build_end_bytes(&out);
    vm_call1(vm, object_getattr(vm, slot(self, STREAM), NAME(write)), text);
}

/* write(data): its length. Data is gathered until there is a window of it, because matches are
 * looked for within one piece only: so small writes compress as well as large ones. */
Value deflate_write_method(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0);
    size_t size, pending;
    need_open(vm, self);
    const uint8_t *data = buffer_need(vm, arg(a, 1), &size);
    if (value_absent(slot(self, PENDING))) {
        set(self, PENDING, bytearray_new(vm, NULL, 0));
    }
    bytearray_append(vm, slot(self, PENDING), data, size);
    (void)bytearray_data(slot(self, PENDING), &pending);
    size_t wbits = number(self, WBITS);
    if (pending >= (size_t)1 << (wbits < 8 ? 8 : wbits)) {
        flush(vm, self, false);
    }
    return value_int((intptr_t)size);
}

/* Also __exit__(). A second time it does nothing. The stream is let go before its close() runs:
 * whatever that raises, this one stays closed. */
Value deflate_close(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0), stream = slot(self, STREAM);
    if (value_absent(stream)) {
        return NONE;
    }
    if (!value_absent(slot(self, PENDING))) {
        flush(vm, self, true);
    }
    set(self, STREAM, ABSENT);
    set(self, WINDOW, ABSENT);
    if (value_same(slot(self, CLOSES), TRUE)) {
        vm_call0(vm, object_getattr(vm, stream, NAME(close)));
    }
    return NONE;
}

/* with: a closed one is refused, as by all other methods. */
Value deflate_enter(Vm *vm, Value *a, int n) {
    (void)n;
    need_open(vm, arg(a, 0));
    return arg(a, 0);
}
