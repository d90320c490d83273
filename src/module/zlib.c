/* SPDX-License-Identifier: MIT */
/* zlib: compressing and decompressing, at once and in pieces. An object of compressobj() keeps the
 * state, and data until there is enough to look for matches in; one of decompressobj() keeps the
 * state, a window, and the bytes of a step that wants more input. */
#include <string.h>

#include "builtins.h"
#include "module/binascii.h"
#include "module/deflate.h"
#include "object/buffer.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/int.h"

/* Slots of a Decompress object; HELD: bytes that were given and are to be looked at again. */
enum { STATE, WINDOW, HELD, TAIL, UNUSED, EOF_SEEN, SLOTS };
enum { FIRST_ROOM = 256 };
/* Slots of a Compress object; COMPRESSOR is absent before the header is written, None after the
 * end. Pieces have at most 1 << PIECE_BITS bytes. */
enum { COMPRESSOR, PENDING, FORMAT, WBITS, COMPRESS_SLOTS, PIECE_BITS = 12 };
enum { NO_FLUSH = 0, FINISH = 4 };

/* zlib.error in CPython's words: a stream that ends too early is -5, any other fault -3. */
static _Noreturn void raise(Vm *vm, enum InflateResult result) {
    if (result == INFLATE_INPUT) {
        vm_raise_format(vm, &type_zlib_error,
                        "Error -5 while decompressing data: incomplete or truncated stream");
    }
    vm_raise_format(vm, &type_zlib_error, "Error -3 while decompressing data: %s",
                    inflate_texts[result - INFLATE_HEADER]);
}

/* The format and window of a wbits argument; absent is 15, a zlib stream. Runs __index__. */
static enum InflateFormat format_argument(Vm *vm, Value v, unsigned *window) {
    enum InflateFormat format;
    intptr_t wbits = value_absent(v) ? 15 : object_to_size(vm, v);
    if (!deflate_format(wbits, &format, window)) {
        vm_raise_value_error(vm, "Invalid initialization option");
    }
    return format;
}

/* adler32(data[, value]): of the value only the low 32 bits count. */
Value zlib_adler32(Vm *vm, Value *a, int n) {
    uint32_t adler = n > 1 ? binascii_low_word(vm, arg(a, 1)) : 1;
    size_t size;
    const uint8_t *data = buffer_need(vm, arg(a, 0), &size);
    return int_from_uint64(vm, inflate_adler(adler, data, size));
}

/* compress(data, level, wbits): there is one level only, so that is not even looked at. `data` is
 * asked for last: no Python code runs from then on, so its address holds. */
Value zlib_compress(Vm *vm, Value *a, int n) {
    unsigned window;
    enum InflateFormat format = format_argument(vm, arg_or_absent(a, n, 2), &window);
    size_t size;
    const uint8_t *data = buffer_need(vm, arg(a, 0), &size);
    StrBuilder out;
    Deflate d;
    str_build_begin(vm, &out, size / 2 + 16);
    deflate_begin(&d, &out, format, window, false);
    deflate_write(&d, &out, data, size);
    deflate_end(&d, &out);
    return str_build_end_bytes(&out);
}

/* compressobj(level, method, wbits, memLevel, strategy), of which wbits counts. */
Value zlib_compressobj(Vm *vm, Value *a, int n) {
    unsigned window;
    enum InflateFormat format = format_argument(vm, arg_or_absent(a, n, 2), &window);
    if (format == INFLATE_AUTO) {
        vm_raise_value_error(vm, "Invalid initialization option");
    }
    Value pending = bytearray_new(vm, NULL, 0);
    Instance *self = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + COMPRESS_SLOTS);
    self->cls = value_object(&type_Compress);
    self->slots[PENDING] = pending;
    self->slots[FORMAT] = value_int(format);
    self->slots[WBITS] = value_int((intptr_t)window);
    return value_object(self);
}

/* zlib.error once the end was written. */
static void need_unfinished(Vm *vm, Value self) {
    if (value_is_none(AS(Instance, self)->slots[COMPRESSOR])) {
        vm_raise_format(vm, &type_zlib_error,
                        "Error -2 while compressing data: inconsistent stream state");
    }
}

/* Compresses what is pending. The state is copied out of its RAW and back, as it is used while the
 * output is allocated. */
static Value compress_pending(Vm *vm, Value self, intptr_t mode) {
    StrBuilder out;
    Deflate d;
    size_t size;
    str_build_begin(vm, &out, 0);
    if (value_absent(AS(Instance, self)->slots[COMPRESSOR])) {
        Object *raw = heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(sizeof d));
        Value *slots = AS(Instance, self)->slots;
        slots[COMPRESSOR] = value_object(raw);
        deflate_begin(&d, &out, (enum InflateFormat)value_to_int(slots[FORMAT]),
                      (unsigned)value_to_int(slots[WBITS]), true);
    } else {
        memcpy(&d, AS(Raw, AS(Instance, self)->slots[COMPRESSOR])->data, sizeof d);
    }
    const uint8_t *data = bytearray_data(AS(Instance, self)->slots[PENDING], &size);
    deflate_write(&d, &out, data, size);
    if (mode == FINISH) {
        deflate_end(&d, &out);
    } else if (mode != NO_FLUSH) {
        deflate_sync(&d, &out);
    }
    memcpy(AS(Raw, AS(Instance, self)->slots[COMPRESSOR])->data, &d, sizeof d);
    bytearray_resize(vm, AS(Instance, self)->slots[PENDING], 0);
    if (mode == FINISH) {
        AS(Instance, self)->slots[COMPRESSOR] = NONE;
    }
    return str_build_end_bytes(&out);
}

/* compress(data): what could be written already, often nothing. */
Value zlib_object_compress(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0);
    size_t size, pending;
    need_unfinished(vm, self);
    const uint8_t *data = buffer_need(vm, arg(a, 1), &size);
    bytearray_append(vm, AS(Instance, self)->slots[PENDING], data, size);
    (void)bytearray_data(AS(Instance, self)->slots[PENDING], &pending);
    bool enough =
        pending >> PIECE_BITS || pending >> value_to_int(AS(Instance, self)->slots[WBITS]);
    return enough ? compress_pending(vm, self, NO_FLUSH) : bytes_new(vm, NULL, 0);
}

/* flush(mode): all modes but Z_FINISH and Z_NO_FLUSH are Z_FULL_FLUSH, since matches do not reach
 * over pieces. */
Value zlib_object_finish(Vm *vm, Value *a, int n) {
    intptr_t mode = n > 1 ? object_to_size(vm, arg(a, 1)) : FINISH;
    if (mode == NO_FLUSH) {
        return bytes_new(vm, NULL, 0);
    }
    need_unfinished(vm, arg(a, 0));
    return compress_pending(vm, arg(a, 0), mode);
}

/* A state, given as the address within its RAW: being on the C stack it is pinned. */
static Inflate *new_state(Vm *vm, enum InflateFormat format) {
    Raw *raw = (Raw *)heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(sizeof(Inflate)));
    Inflate *s = (Inflate *)(void *)raw->data;
    inflate_begin(s, format);
    return s;
}

/* Runs until the input ends, `most` bytes were written (0: as many as there are) or the stream
 * ends. The output is a str in the making, in which nothing else is put. */
static enum InflateResult run(Inflate *s, InflatePiece *p, StrBuilder *out, size_t most) {
    for (;;) {
        size_t more = out->length < FIRST_ROOM ? FIRST_ROOM : out->length / 2;
        if (most > 0 && more > most - p->written) {
            more = most - p->written;
        }
        if (more == 0) {
            return INFLATE_ROOM;
        }
        /* The decompressor counts from the beginning of all output, whose address changes as it
         * grows. */
        p->out = (uint8_t *)str_build_room(out, more) - p->written;
        p->room = p->written + more;
        enum InflateResult result = inflate_run(s, p);
        out->length = p->written;
        if (result != INFLATE_ROOM) {
            return result;
        }
        vm_poll(out->writer.vm);
    }
}

/* All at once: what was written is the window. decompress(data, wbits, bufsize). Bytes behind the
 * end of the stream are ignored, as CPython does. */
Value zlib_decompress(Vm *vm, Value *a, int n) {
    unsigned window;
    enum InflateFormat format = format_argument(vm, arg_or_absent(a, n, 1), &window);
    Inflate *s = new_state(vm, format);
    size_t size;
    const uint8_t *data = buffer_need(vm, arg(a, 0), &size);
    InflatePiece p = {.in = data, .in_end = data + size};
    StrBuilder out;
    str_build_begin(vm, &out, 0);
    enum InflateResult result = run(s, &p, &out, 0);
    if (result != INFLATE_DONE) {
        raise(vm, result);
    }
    return str_build_end_bytes(&out);
}

/* ---- Decompress objects ---- */

/* decompressobj(wbits): the window is allocated at once, since pieces of output are given away. */
Value zlib_decompressobj(Vm *vm, Value *a, int n) {
    unsigned window;
    enum InflateFormat format = format_argument(vm, arg_or_absent(a, n, 0), &window);
    Inflate *s = new_state(vm, format);
    Object *ring = heap_alloc_raw(vm, KIND_RAW, 1 + BYTES_TO_WORDS((size_t)1 << window));
    Value empty = bytes_new(vm, NULL, 0);
    Instance *self = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    self->cls = value_object(&type_Decompress);
    self->slots[STATE] = value_object((uint8_t *)s - offsetof(Raw, data));
    self->slots[WINDOW] = value_object(ring);
    self->slots[HELD] = self->slots[TAIL] = self->slots[UNUSED] = empty;
    self->slots[EOF_SEEN] = FALSE;
    return value_object(self);
}

/* a and n bytes more, as a new bytes object. */
static Value joined(Vm *vm, Value a, const uint8_t *data, size_t n) {
    size_t before = bytes_size(AS(Bytes, a));
    StrBuilder out;
    str_build_begin(vm, &out, before + n);
    writer_put(&out.writer, (const char *)AS(Bytes, a)->data, before);
    writer_put(&out.writer, (const char *)data, n);
    return str_build_end_bytes(&out);
}

/* What decompress() and flush() have in common: at most `most` bytes of output (0: no limit). What
 * is left of the input goes to one of three slots by the reason that it stopped for: HELD for a
 * step that lacks bytes, TAIL for want of room, UNUSED behind the end of the stream. */
static Value feed(Vm *vm, Value self, Value data, size_t most) {
    Value *slots = AS(Instance, self)->slots;
    size_t size;
    const uint8_t *bytes = buffer_need(vm, data, &size);
    if (value_same(slots[EOF_SEEN], TRUE)) {
        Value unused = joined(vm, slots[UNUSED], bytes, size);
        AS(Instance, self)->slots[UNUSED] = unused;
        return bytes_new(vm, NULL, 0);
    }
    Value input = joined(vm, slots[HELD], bytes, size);
    Raw *ring = AS(Raw, AS(Instance, self)->slots[WINDOW]);
    Inflate *s = (Inflate *)(void *)AS(Raw, AS(Instance, self)->slots[STATE])->data;
    size_t window = object_payload_words((Object *)ring) * sizeof(uintptr_t);
    InflatePiece p = {.in = AS(Bytes, input)->data, .window = ring->data};
    p.in_end = p.in + bytes_size(AS(Bytes, input));
    p.mask = (uint32_t)window - 1;
    StrBuilder out;
    str_build_begin(vm, &out, 0);
    enum InflateResult result = run(s, &p, &out, most);
    if (result > INFLATE_ROOM) {
        raise(vm, result);
    }
    Value rest = bytes_new(vm, p.in, (size_t)(p.in_end - p.in)), empty = bytes_new(vm, NULL, 0);
    slots = AS(Instance, self)->slots;
    slots[HELD] = result == INFLATE_INPUT ? rest : empty;
    slots[TAIL] = result == INFLATE_ROOM ? rest : empty;
    slots[UNUSED] = result == INFLATE_DONE ? rest : empty;
    slots[EOF_SEEN] = value_bool(result == INFLATE_DONE);
    vm_keep(input);
    return str_build_end_bytes(&out);
}

/* decompress(data[, max_length]); 0 is no limit. */
Value zlib_object_decompress(Vm *vm, Value *a, int n) {
    intptr_t most = n > 2 ? object_to_size(vm, arg(a, 2)) : 0;
    if (most < 0) {
        vm_raise_value_error(vm, "max_length must be non-negative");
    }
    return feed(vm, arg(a, 0), arg(a, 1), (size_t)most);
}

/* What max_length left over. */
Value zlib_object_flush(Vm *vm, Value *a, int n) {
    (void)n;
    Value tail = AS(Instance, arg(a, 0))->slots[TAIL];
    return feed(vm, arg(a, 0),
                value_same(AS(Instance, arg(a, 0))->slots[EOF_SEEN], TRUE) ? bytes_new(vm, NULL, 0)
                                                                           : tail,
                0);
}

/* eof, unused_data and unconsumed_tail. */
Value zlib_object_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    const Value *slots = AS(Instance, self)->slots;
    if (value_same(name, NAME(eof))) {
        return slots[EOF_SEEN];
    }
    if (value_same(name, NAME(unused_data))) {
        return slots[UNUSED];
    }
    return value_same(name, NAME(unconsumed_tail)) ? slots[TAIL] : ABSENT;
}
