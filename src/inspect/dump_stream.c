/* SPDX-License-Identifier: MIT */
/* heap.dump() and the dump that a failed allocation leaves. Nothing may be allocated while a dump
 * is written: files are written to past their buffers, and memory gets the room for all of it
 * before. */
#include "inspect/dump_stream.h"

#include "inspect/dump.h"
#include "module/sys.h"
#include "object/bytearray.h"
#include "port/port.h"
#include "storage/stream.h"

/* More than a second count may say: lengths that grew meanwhile. */
enum { SPARE = 64 };

/* All that one of the writers below needs. */
typedef struct {
    Writer writer; /* first */
    Stream stream;
    size_t count; /* bytes that put_nowhere() got */
    int handle;   /* of the file that put_file() writes to */
} Out;

/* A dump may take seconds: Ctrl-C ends it. */
static void put_stream(Writer *w, const char *bytes, size_t n) {
    vm_poll(w->vm);
    stream_put(&((Out *)w)->stream, (const uint8_t *)bytes, n);
}

static void put_nowhere(Writer *w, const char *bytes, size_t n) {
    (void)bytes;
    ((Out *)w)->count += n;
}

/* What cannot be written is dropped: the sum of the dump tells. */
static void put_file(Writer *w, const char *bytes, size_t n) {
    intptr_t done;
    while (n > 0 && (done = port_file_write(((Out *)w)->handle, bytes, n)) > 0) {
        bytes += done;
        n -= (size_t)done;
    }
}

/* A stream in memory gets so long that the dump fits without allocating; the bytes that it has
 * there are left out of the dump, so that its length does not depend on them. Making room may
 * collect, and leave the old bytes as garbage: it is counted until it does fit. */
static void write_memory(Vm *vm, Out *out, DumpSink *sink) {
    const Stream *s = &out->stream;
    Value bytes = AS(Instance, s->self)->slots[STREAM_TARGET];
    Value *position = &AS(Instance, s->self)->slots[STREAM_PLACE];
    size_t before, length;
    (void)bytearray_data(bytes, &before);
    length = before;
    size_t place = s->flags & STREAM_APPEND ? before : (size_t)value_to_int(*position);
    out->writer.put = put_nowhere;
    for (;;) {
        Value store = AS(ByteArray, bytes)->store;
        sink->without = value_absent(store) ? NULL : value_to_object(store);
        out->count = place;
        dump_write(vm, sink);
        if (out->count <= length) {
            break;
        }
        length = out->count + SPARE;
        bytearray_resize(vm, bytes, length);
    }
    out->writer.put = put_stream;
    out->stream.flags &= ~(unsigned)STREAM_APPEND; /* the end has moved */
    position = &AS(Instance, s->self)->slots[STREAM_PLACE];
    *position = value_int((intptr_t)place);
    dump_write(vm, sink);
    size_t end = (size_t)value_to_int(*position);
    bytearray_resize(vm, bytes, end > before ? end : before);
}

/* heap.dump(stream=None, redact=False). A stream that Python code makes would change the heap while
 * it is written. */
Value dump_stream_native(Vm *vm, Value *a, int n) {
    Out out;
    Stream *s = &out.stream;
    out.writer = (Writer){vm, put_stream};
    s->driver = STREAM_NONE;
    Value stream = arg_or_absent(a, n, 0);
    if (value_absent(stream) || value_is_none(stream)) {
        stream = value_object(&sys_stdout);
    }
    if (stream_is(stream)) {
        stream_begin(vm, s, stream, STREAM_WRITE);
    }
    if (s->driver == STREAM_NONE || s->driver == STREAM_OBJECT) {
        vm_raise_type(vm, "dump() needs a built-in stream, not '%t'", stream);
    }
    DumpSink sink = {.out = &out.writer, .text = (s->flags & STREAM_TEXT) != 0};
    sink.redact = n > 1 && object_truth(vm, arg(a, 1));
    stream_flush(s);
    /* Past the buffer, which might have to be made. Only here: the stream itself has its flag. */
    s->flags |= STREAM_DIRECT;
    if (s->driver == STREAM_MEMORY) {
        write_memory(vm, &out, &sink);
    } else {
        dump_write(vm, &sink);
    }
    stream_flush(s);
    return NONE;
}

/* ---- a failed allocation ---- */

void dump_stream_failed(Vm *vm, size_t bytes) {
    Out out;
    out.writer = (Writer){vm, put_file};
    DumpSink sink = {.out = &out.writer, .asked = bytes, .c_low = __builtin_frame_address(0)};
    out.handle = vm->dump_path == NULL
                     ? -1
                     : port_file_open(vm->dump_path, PORT_WRITE | PORT_CREATE | PORT_TRUNCATE);
    if (out.handle >= 0) {
        vm->dump_made = true;
        dump_write(vm, &sink);
        port_file_close(out.handle);
    }
}
