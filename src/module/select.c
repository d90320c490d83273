/* SPDX-License-Identifier: MIT */
/* select: waiting for streams. A poll object is an INSTANCE with a dict: what was registered -> the
 * events that are asked. What has a handle of the port is waited for by the port. What has none is
 * asked itself: an object with ioctl(), as MicroPython's streams in Python have, each time; any
 * other stream is always ready. */
#include "builtins.h"
#include "object/dict.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/table.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/oserror.h"
#include "storage/stream.h"

/* Slots of a poll object. */
enum { OBJECTS, SLOTS };

/* HERE: so many are polled without an object for them. STEP: milliseconds at most from one look at
 * Ctrl-C, or at objects that must be asked, to the next. ASK: the request of ioctl(). */
enum { HERE = 8, STEP = 250, STEP_ASKED = 2, ASK = 3, ONE_SHOT = 1 };
/* ---- what is waited for ---- */

/* The handle behind an int, a stream or an object with fileno(); STREAM_NO_HANDLE or
 * STREAM_CLOSED_HANDLE. Raises what CPython does for what is none of these. Runs Python code. */
static int handle_of(Vm *vm, Value object) {
    Value native = object_unwrap(object);
    if (value_is_int(native)) {
        intptr_t handle = value_to_int(native);
        if (handle < 0 || handle > INT32_MAX) {
            vm_raise_value_error(vm, "file descriptor cannot be a negative integer (%z)", handle);
        }
        return (int)handle;
    }
    if (value_is_object(native) && stream_is(native)) {
        return stream_handle(native);
    }
    Value method = object_getattr_or_absent(vm, object, NAME(fileno));
    if (value_absent(method)) {
        if (!value_absent(object_getattr_or_absent(vm, object, NAME(ioctl)))) {
            return STREAM_NO_HANDLE;
        }
        vm_raise_type(vm, "argument must be an int, or have a fileno() method.");
    }
    return (int)object_to_size(vm, vm_call0(vm, method));
}

/* Events of what has no handle. Runs Python code: ioctl(3, events), as MicroPython's streams have
 * it, answers those that are there. */
static unsigned ask(Vm *vm, Value object, unsigned events) {
    Value method = object_getattr_or_absent(vm, object, NAME(ioctl));
    if (value_absent(method)) {
        return events & (PORT_IN | PORT_OUT);
    }
    Value answer = vm_call2(vm, method, value_int(ASK), value_int((intptr_t)events));
    return (unsigned)object_to_size(vm, answer);
}

/* ---- waiting ---- */

/* What is waited for: `polls` in the C stack or in `room`, a RAW that is pinned by this. */
typedef struct {
    Vm *vm;
    Value objects; /* dict: object -> events */
    size_t n;
    PortPoll *polls;
    PortPoll here[HERE];
    Value room;
    bool asks; /* some have no handle */
} Wait;

/* Fills in who is waited for. Python code may change the dict: then what it holds at the end counts
 * no more than there is room for. */
static void prepare(Wait *w) {
    Vm *vm = w->vm;
    size_t position = 0, count = table_live(AS(Dict, w->objects));
    w->polls = w->here;
    w->n = 0;
    w->asks = false;
    if (count > HERE) {
        size_t words = 1 + BYTES_TO_WORDS(count * sizeof(PortPoll));
        w->room = value_object(heap_alloc_raw(vm, KIND_RAW, words));
        w->polls = (PortPoll *)(void *)AS(Raw, w->room)->data;
    }
    for (Value *entry;
         w->n < count && (entry = table_next(AS(Dict, w->objects), &position)) != NULL;) {
        uint16_t events = (uint16_t)value_to_int(entry[1]);
        int handle = handle_of(vm, entry[0]);
        w->polls[w->n++] = (PortPoll){handle, events, 0};
        w->asks |= handle == STREAM_NO_HANDLE;
    }
}

/* Waits for what the port knows at most `ms`, then asks the others. How many are ready. */
static size_t look(Wait *w, uint32_t ms) {
    Vm *vm = w->vm;
    size_t position = 0;
    int answer = port_poll(w->polls, w->n, ms);
    vm_poll(vm);
    if (answer < 0 && answer != -OSERROR_EINTR) {
        oserror_raise(vm, answer, ABSENT, ABSENT);
    }
    size_t ready = answer < 0 ? 0 : (size_t)answer;
    for (size_t i = 0; w->asks && i < w->n; i++) {
        const Value *entry = table_next(AS(Dict, w->objects), &position);
        PortPoll *p = &w->polls[i];
        if (p->handle < 0 && entry != NULL) {
            unsigned events = p->asked;
            p->got = (uint16_t)(p->handle == STREAM_CLOSED_HANDLE ? PORT_INVALID
                                                                  : ask(vm, entry[0], events));
            ready += p->got != 0;
        }
    }
    return ready;
}

/* Waits until something is ready; ms below 0: for ever. In steps, so that Ctrl-C and objects that
 * must be asked get their turn. */
static void wait_for(Wait *w, intptr_t ms) {
    uint64_t end = port_monotonic_us() + (uint64_t)(ms > 0 ? ms : 0) * 1000;
    prepare(w);
    for (uint32_t step = w->asks ? 0 : STEP;; step = w->asks ? STEP_ASKED : STEP) {
        uint64_t now = port_monotonic_us(), left = now < end ? (end - now + 999) / 1000 : 0;
        if (look(w, ms >= 0 && left < step ? (uint32_t)left : step) > 0) {
            return;
        }
        if (ms >= 0 && left == 0) {
            return;
        }
    }
}

/* A time in milliseconds that may be None, below 0 or left out: for ever, -1. */
static intptr_t time_argument(Vm *vm, Value v) {
    if (value_absent(v) || value_is_none(v)) {
        return -1;
    }
    Float ms = object_to_float(vm, v);
    return ms < 0 ? -1 : ms > (Float)1e9 ? 1000000000 : (intptr_t)ms;
}

/* ---- poll objects ---- */

/* The dict comes first: the object is whole from the start. */
Value select_make(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Value objects = dict_new(vm);
    Instance *instance = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    instance->cls = value_object(&type_poll);
    instance->slots[OBJECTS] = objects;
    return value_object(instance);
}

/* Read anew after whatever may have moved it. */
static Value objects_of(Value *a) {
    return AS(Instance, arg(a, 0))->slots[OBJECTS];
}

/* A mask, as the dict keeps it; of 16 bits, as the system's. */
static Value events_argument(Vm *vm, Value v) {
    intptr_t events = object_to_size(vm, v);
    if (events < 0) {
        vm_raise_value_error(vm, "value must be positive");
    }
    if (events > 0xffff) {
        vm_raise_overflow(vm, "Python int too large to convert to C unsigned short");
    }
    return value_int(events);
}

/* register(fd, eventmask): again with another mask is modify(). */
Value select_register(Vm *vm, Value *a, int n) {
    bool given = n > 2 && !value_absent(arg(a, 2));
    Value events = given ? events_argument(vm, arg(a, 2)) : value_int(7);
    if (handle_of(vm, arg(a, 1)) == STREAM_CLOSED_HANDLE) {
        vm_raise_value_error(vm, "file descriptor cannot be a negative integer (-1)");
    }
    dict_set(vm, objects_of(a), arg(a, 1), events);
    return NONE;
}

/* FileNotFoundError when it is not registered. */
Value select_modify(Vm *vm, Value *a, int n) {
    (void)n;
    Value events = events_argument(vm, arg(a, 2));
    if (value_absent(dict_get(vm, objects_of(a), arg(a, 1)))) {
        oserror_raise(vm, OSERROR_ENOENT, ABSENT, ABSENT);
    }
    dict_set(vm, objects_of(a), arg(a, 1), events);
    return NONE;
}

/* KeyError when it is not registered, as CPython has it. */
Value select_unregister(Vm *vm, Value *a, int n) {
    (void)n;
    if (!dict_delete(vm, objects_of(a), arg(a, 1))) {
        vm_raise_value(vm, &type_KeyError, arg(a, 1));
    }
    return NONE;
}

/* The list of (object, events) that are ready. One-shot: those are asked for nothing any more. */
static Value poll(Vm *vm, Value objects, intptr_t ms, bool once) {
    Wait w = {.vm = vm, .objects = objects, .room = ABSENT};
    wait_for(&w, ms);
    Value list = list_new(vm, 0);
    size_t position = 0;
    for (size_t i = 0; i < w.n; i++) {
        Value *entry = table_next(AS(Dict, objects), &position);
        if (entry == NULL) {
            break;
        }
        if (w.polls[i].got != 0) {
            if (once) {
                entry[1] = value_int(0);
            }
            list_append(vm, list, tuple_pair(vm, entry[0], value_int(w.polls[i].got)));
        }
    }
    vm_keep(w.room);
    return list;
}

/* poll([timeout]) in milliseconds. */
Value select_poll(Vm *vm, Value *a, int n) {
    return poll(vm, objects_of(a), time_argument(vm, arg_or_absent(a, n, 1)), false);
}

/* ipoll([timeout[, flags]]): an iterator over the same. */
Value select_ipoll(Vm *vm, Value *a, int n) {
    Value flags = arg_or_absent(a, n, 2);
    bool once = !value_absent(flags) && (object_to_size(vm, flags) & ONE_SHOT);
    Value list = poll(vm, objects_of(a), time_argument(vm, arg_or_absent(a, n, 1)), once);
    return object_iter(vm, list);
}

/* ---- select() ---- */

/* What each of the three lists asks, and what of the answer counts for it. */
static const uint16_t asked[3] = {PORT_IN, PORT_OUT, 2};
static const uint16_t counts[3] = {PORT_IN | PORT_ERROR | PORT_HUNG_UP, PORT_OUT | PORT_ERROR, 2};

/* select(rlist, wlist, xlist[, timeout in seconds]): three lists of those that are ready. */
Value select_select(Vm *vm, Value *a, int n) {
    Value timeout = arg_or_absent(a, n, 3), lists[3], objects = dict_new(vm);
    intptr_t ms = -1;
    if (!value_absent(timeout) && !value_is_none(timeout)) {
        Float seconds = object_to_float(vm, timeout);
        if (seconds < 0) {
            vm_raise_value_error(vm, "timeout must be non-negative");
        }
        ms = seconds > (Float)1e6 ? 1000000000 : (intptr_t)(seconds * 1000);
    }
    for (int i = 0; i < 3; i++) {
        lists[i] = list_from(vm, arg(a, i));
        for (size_t k = 0; k < list_length(lists[i]); k++) {
            Value object = list_items(lists[i])[k], before = dict_get(vm, objects, object);
            intptr_t events = value_absent(before) ? 0 : value_to_int(before);
            (void)handle_of(vm, object);
            dict_set(vm, objects, object, value_int(events | asked[i]));
        }
    }
    Wait w = {.vm = vm, .objects = objects, .room = ABSENT};
    wait_for(&w, ms);
    Value result = tuple_new(vm, 3);
    for (int i = 0; i < 3; i++) {
        Value ready = list_new(vm, 0);
        tuple_items(result)[i] = ready;
        size_t position = 0;
        for (size_t k = 0; k < w.n; k++) {
            Value *entry = table_next(AS(Dict, objects), &position);
            if ((w.polls[k].got & counts[i]) && (value_to_int(entry[1]) & asked[i])) {
                list_append(vm, ready, entry[0]);
            }
        }
    }
    vm_keep(w.room);
    return result;
}
