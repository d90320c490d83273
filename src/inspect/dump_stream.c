/* SPDX-License-Identifier: MIT */
/* heap.dump() and the dump that a failed allocation leaves. Nothing may be allocated while a dump
 * is written: files are written to past their buffers, and memory gets the room for all of it
 * before. */
#include "inspect/dump_stream.h"

#include "inspect/dump.h"
#include "object/bytearray.h"
#include "port/port.h"
#include "storage/oserror.h"
#include "storage/stream.h"

/* More than a second count may say: lengths that grew meanwhile. */
enum { SPARE = 64 };

static void put_console(void *context, const char *bytes, size_t n) {
    port_write(bytes, n);
    vm_poll(context);
}

static void put_stream(void *context, const char *bytes, size_t n) {
    stream_put(context, (const uint8_t *)bytes, n);
    vm_poll(((Stream *)context)->vm);
}

static void put_nowhere(void *context, const char *bytes, size_t n) {
    (void)context, (void)bytes, (void)n;
}

/* A file of the port. */
typedef struct {
    int handle;
    intptr_t error; /* 0; else that of a write, and the rest is dropped */
} File;

static void put_file(void *context, const char *bytes, size_t n) {
    enum { FULL = -28 }; /* ENOSPC */
    File *f = context;
    while (n > 0 && f->error == 0) {
        intptr_t done = port_file_write(f->handle, bytes, n);
        f->error = done > 0 ? 0 : done < 0 ? done : FULL;
        bytes += done;
        n -= (size_t)done;
    }
}

/* A stream in memory gets so long that the dump fits without allocating; the bytes that it has
 * there are left out of the dump, so that its length does not depend on them. Making room may
 * collect, and leave the old bytes as garbage: it is counted until it does fit. Answers where the
 * bytes end that were there before. */
static size_t make_room(Vm *vm, const Stream *s, DumpSink *sink) {
    Value bytes = AS(Instance, s->self)->slots[STREAM_TARGET];
    size_t before, length;
    (void)bytearray_data(bytes, &before);
    size_t place = (size_t)value_to_int(AS(Instance, s->self)->slots[STREAM_PLACE]);
    place = s->flags & STREAM_APPEND ? before : place;
    DumpSink count = *sink;
    count.put = put_nowhere;
    for (;;) {
        Value store = AS(ByteArray, bytes)->store;
        sink->without = count.without = value_absent(store) ? NULL : value_to_object(store);
        size_t need = place + dump_write(vm, &count);
        (void)bytearray_data(bytes, &length);
        if (need <= length) {
            return before;
        }
        bytearray_resize(vm, bytes, need + SPARE);
    }
}

/* A stream that Python code makes would change the heap while it is written. */
static void write_stream(Vm *vm, Value stream, bool redact) {
    Stream s;
    if (!stream_is(stream)) {
        vm_raise_type(vm, "dump() needs a stream, not '%t'", stream);
    }
    stream_begin(vm, &s, stream, STREAM_WRITE);
    DumpSink sink = {.put = put_stream, .context = &s, .redact = redact};
    sink.text = (s.flags & STREAM_TEXT) != 0;
    if (s.driver == STREAM_NONE || s.driver == STREAM_OBJECT) {
        vm_raise_type(vm, "dump() cannot write to '%t', whose methods would change the heap",
                      stream);
    }
    if (s.driver == STREAM_FILE) { /* past its buffer, for which there may be no memory any more */
        stream_flush(&s);
        File f = {stream_handle(stream), 0};
        if (f.handle >= 0) {
            sink.put = put_file;
            sink.context = &f;
            (void)dump_write(vm, &sink);
            if (f.error != 0) {
                oserror_raise(vm, f.error, ABSENT, ABSENT);
            }
            return;
        }
    }
    if (s.driver != STREAM_MEMORY) {
        stream_put(&s, (const uint8_t *)"", 0);
        (void)dump_write(vm, &sink);
        return;
    }
    size_t before = make_room(vm, &s, &sink);
    Value *slots = AS(Instance, s.self)->slots;
    bool append = (s.flags & STREAM_APPEND) != 0;
    if (append) { /* the end has moved */
        s.flags &= ~(unsigned)STREAM_APPEND;
        slots[STREAM_PLACE] = value_int((intptr_t)before);
    }
    (void)dump_write(vm, &sink);
    size_t end = (size_t)value_to_int(slots[STREAM_PLACE]);
    bytearray_resize(vm, slots[STREAM_TARGET], end > before ? end : before);
}

Value dump_stream_native(Vm *vm, Value *a, int n) {
    Value stream = arg_or_absent(a, n, 0), redact = arg_or_absent(a, n, 1);
    bool redacted = !value_absent(redact) && object_truth(vm, redact);
    if (!value_absent(stream) && !value_is_none(stream)) {
        write_stream(vm, stream, redacted);
    } else {
        DumpSink sink = {.put = put_console, .context = vm, .text = true, .redact = redacted};
        (void)dump_write(vm, &sink);
        port_flush();
    }
    return NONE;
}

/* ---- a failed allocation ---- */

void dump_stream_failed(Vm *vm, size_t bytes) {
    int file = vm->dump_path == NULL
                   ? -1
                   : port_file_open(vm->dump_path, PORT_WRITE | PORT_CREATE | PORT_TRUNCATE);
    if (file >= 0) {
        File f = {file, 0};
        DumpSink sink = {.put = put_file, .context = &f, .asked = bytes};
        sink.c_low = __builtin_frame_address(0);
        vm->dump_made = true;
        (void)dump_write(vm, &sink);
        port_file_close(file);
    }
}
