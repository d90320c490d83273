/* SPDX-License-Identifier: MIT */
/* memoryview: items of bytes, bytearrays and arrays, in place. Views are one-dimensional.
 *
 * A view keeps its base, an offset, a number of items and the distance from one to the next, which
 * is negative for v[::-1]; it never holds an address. Its base cannot get shorter while it is
 * there (bytearray.c), but as nothing here relies on that, every access looks the base up anew and
 * checks that all items lie within it. */
#include "object/memoryview.h"

#include <string.h>

#include "builtins.h"
#include "heap/side.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/field.h"
#include "object/int.h"
#include "object/list.h"
#include "object/sequence.h"
#include "object/slice.h"
#include "object/text.h"
#include "object/tuple.h"

/* A view as it is right now; good until Python code runs or the base changes. */
typedef struct {
    uint8_t *at; /* the first item */
    size_t n;    /* items */
    intptr_t step;
    Field field;
    bool readonly;
} Window;

/* What the view's words say, without the address. */
static Window window_of(const MemoryView *v) {
    intptr_t shape = value_to_int(v->shape);
    return (Window){NULL, (size_t)value_to_int(v->length), shape >> MEMORYVIEW_STEP,
                    field_native((char)(shape & MEMORYVIEW_CODE)),
                    (shape & MEMORYVIEW_READONLY) != 0};
}

/* The bytes of a base: an object's, or what lies at the address that it is. */
static bool base_data(Value base, uint8_t **data, size_t *length) {
    const uint8_t *bytes;
    if (int_is(base)) {
        IntView view;
        int_view(base, &view);
        uint64_t address = view.n > 1 ? (uint64_t)view.digits[1] << 32 : 0;
        address |= view.n > 0 ? view.digits[0] : 0;
        *data = (uint8_t *)(uintptr_t)address;
        *length = SIZE_MAX;
        return *data != NULL;
    }
    bool there = buffer_get(NULL, base, &bytes, length);
    *data = (uint8_t *)(uintptr_t)bytes;
    return there;
}

/* False when the view was released or its base got too short. All that a view may touch is checked
 * here, by its two ends: the step may be negative. */
static bool try_open(Value v, Window *w) {
    const MemoryView *view = AS(MemoryView, v);
    size_t length;
    uint8_t *data;
    if (value_absent(view->base) || !base_data(view->base, &data, &length)) {
        return false;
    }
    *w = window_of(view);
    intptr_t first = value_to_int(view->offset), last = first;
    if (w->n > 0) {
        last += (intptr_t)(w->n - 1) * w->step;
        intptr_t low = first < last ? first : last, high = first < last ? last : first;
        if (low < 0 || (size_t)high + w->field.size > length) {
            return false;
        }
    }
    w->at = w->n > 0 ? data + first : data;
    return true;
}

/* The window, or ValueError with CPython's message for a released view. */
static Window open(Vm *vm, Value v) {
    Window w;
    if (!try_open(v, &w)) {
        vm_raise_value_error(vm, value_absent(AS(MemoryView, v)->base)
                                     ? "operation forbidden on released memoryview object"
                                     : "memoryview: the underlying object is too short");
    }
    return w;
}

/* Do the items lie one behind the other? One item or none always do. */
static bool is_contiguous(const Window *w) {
    return w->n <= 1 || w->step == w->field.size;
}

/* Called for every buffer that is asked for, so it raises nothing. */
bool memoryview_data(Value v, uint8_t **data, size_t *length, bool *writable) {
    Window w;
    if (!try_open(v, &w) || !is_contiguous(&w)) {
        return false;
    }
    *data = w.at;
    *length = w.n * w.field.size;
    *writable = !w.readonly;
    return true;
}

/* The next memoryview of the heap that was not released, and what it shows. Walks the whole heap,
 * which is done only when a bytearray or array that was viewed is resized. */
static Object *next_view(Vm *vm, Object *o, Value *base) {
    while ((o = heap_next_object(heap_of(vm), o)) != NULL) {
        if (object_kind(o) == KIND_MEMORYVIEW && !value_absent(((MemoryView *)o)->base)) {
            *base = object_unwrap(((MemoryView *)o)->base);
            break;
        }
    }
    return o;
}

/* Views are not counted in what they show: most bytearrays have none, and the walk is rare. */
bool memoryview_exists(Vm *vm, Value v) {
    Value base;
    for (Object *o = NULL; (o = next_view(vm, o, &base)) != NULL;) {
        if (value_same(base, v)) {
            return true;
        }
    }
    return false;
}

/* Only those that can be resized need the flag. Called by the collector when all that lives is
 * marked: views that nobody can reach any more do not count. */
void memoryview_note_bases(Vm *vm) {
    Value base;
    for (Object *o = NULL; (o = next_view(vm, o, &base)) != NULL;) {
        bool resizable = value_is_kind(base, KIND_BYTEARRAY) || value_is_kind(base, KIND_ARRAY);
        if ((o->header & HEADER_MARK) && resizable) {
            value_to_object(base)->header |= HEADER_VIEWED;
        }
    }
}

/* ---- making ---- */

/* A view of the same base. Allocates; `w` has no address that is kept. */
static Value new_view(Vm *vm, Value base, size_t offset, const Window *w) {
    MemoryView *view = (MemoryView *)heap_alloc(vm, KIND_MEMORYVIEW, WORDS_OF(MemoryView));
    view->base = base;
    view->offset = value_int((intptr_t)offset);
    view->length = value_int((intptr_t)w->n);
    view->shape = value_int(w->step * (1 << MEMORYVIEW_STEP) |
                            (w->readonly ? MEMORYVIEW_READONLY : 0) | w->field.code);
    return value_object(view);
}

/* The same base and first item, with another shape. */
static Value view_like(Vm *vm, Value self, const Window *w) {
    return new_view(vm, AS(MemoryView, self)->base,
                    (size_t)value_to_int(AS(MemoryView, self)->offset), w);
}

/* A view of all that has bytes; `wrong` is what the TypeError says of what has not. */
static Value view_of(Vm *vm, Value base, const char *wrong) {
    Value native = object_unwrap(base);
    uint8_t *data;
    size_t length;
    if (value_is_kind(native, KIND_MEMORYVIEW)) {
        Window w = open(vm, native);
        return view_like(vm, native, &w);
    }
    if (int_is(base) || !base_data(base, &data, &length)) {
        vm_raise_type(vm, wrong, base);
    }
    char code = 'B';
    if (value_is_kind(native, KIND_ARRAY)) {
        code = (char)value_to_int(AS(Array, native)->code);
    }
    Field field = field_native(code);
    Window w = {data, length / field.size, field.size, field, value_is_kind(native, KIND_BYTES)};
    if (!w.readonly) {
        value_to_object(native)->header |= HEADER_VIEWED;
    }
    return new_view(vm, base, 0, &w);
}

Value memoryview_at(Vm *vm, uintptr_t address, size_t n) {
    Window w = {NULL, n, 1, field_native('B'), false};
    return new_view(vm, int_from_uint64(vm, address), 0, &w);
}

/* memoryview(object) */
Value memoryview_make(Vm *vm, Value *a, int n) {
    (void)n;
    return view_of(vm, arg(a, 1), "memoryview: a bytes-like object is required, not '%t'");
}

/* The single character of a format, or 0. */
static char format_code(Value format) {
    size_t n = str_bytes(format), at = n == 2 && str_text(format)[0] == '@';
    char code = n == at + 1 ? str_text(format)[at] : 0;
    return field_size(code, true) ? code : 0;
}

/* The only shape there can be: [n] or (n,). */
static void check_shape(Vm *vm, Value shape, const Window *w) {
    if (!value_is_kind(shape, KIND_LIST) && !value_is_kind(shape, KIND_TUPLE)) {
        vm_raise_type(vm, "shape must be a list or a tuple");
    }
    size_t n;
    Value *items = sequence_items(shape, &n);
    if (n != 1) {
        vm_raise_format(vm, &type_NotImplementedError,
                        "memoryview: only one dimension is supported");
    }
    if (object_to_size(vm, items[0]) != (intptr_t)w->n) {
        vm_raise_type(vm, "memoryview: product(shape) * itemsize != buffer size");
    }
}

/* cast(format[, shape]): between bytes and any format, as CPython has it. Items need not be
 * aligned, since fields are read byte by byte. */
Value memoryview_cast(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0), format = object_unwrap(arg(a, 1)), shape = arg_or_absent(a, n, 2);
    if (!value_is_kind(format, KIND_STR)) {
        vm_raise_type(vm, "cast() argument 'format' must be str, not %T", format);
    }
    Window w = open(vm, self);
    if (!is_contiguous(&w)) {
        vm_raise_type(vm, "memoryview: casts are restricted to C-contiguous views");
    }
    Field to = field_native(format_code(format));
    if (to.size == 0) {
        vm_raise_value_error(vm, "memoryview: destination format must be a native single character "
                                 "format prefixed with an optional '@'");
    }
    if (strchr("cbB", to.code) == NULL && strchr("cbB", w.field.code) == NULL) {
        vm_raise_type(vm, "memoryview: cannot cast between two non-byte formats");
    }
    size_t bytes = w.n * w.field.size;
    if (bytes % to.size != 0) {
        vm_raise_type(vm, "memoryview: length is not a multiple of itemsize");
    }
    w = (Window){w.at, bytes / to.size, to.size, to, w.readonly};
    if (!value_absent(shape)) {
        check_shape(vm, shape, &w);
    }
    return view_like(vm, self, &w);
}

/* A view that cannot be written to; its base can. */
Value memoryview_toreadonly(Vm *vm, Value *a, int n) {
    (void)n;
    Window w = open(vm, arg(a, 0));
    w.readonly = true;
    return view_like(vm, arg(a, 0), &w);
}

/* Also __exit__(). */
Value memoryview_release(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    AS(MemoryView, arg(a, 0))->base = ABSENT;
    return NONE;
}

/* with: a released view is refused. */
Value memoryview_enter(Vm *vm, Value *a, int n) {
    (void)n;
    (void)open(vm, arg(a, 0));
    return arg(a, 0);
}

/* ---- reading ---- */

void memoryview_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)repr;
    writer_format(out, "<%smemory at 0x",
                  value_absent(AS(MemoryView, self)->base) ? "released " : "");
    writer_hex(out, side_id(vm, value_to_object(self)), 8);
    writer_text(out, ">");
}

intptr_t memoryview_length(Vm *vm, Value self) {
    return (intptr_t)open(vm, self).n;
}

/* Copies the items of w to where they lie one behind the other. */
static void gather(const Window *w, uint8_t *to) {
    for (size_t i = 0; i < w->n; i++) {
        memcpy(to + i * w->field.size, w->at + (intptr_t)i * w->step, w->field.size);
    }
}

/* A bytes object of all items. */
static Value to_bytes(Vm *vm, Value self) {
    Window w = open(vm, self);
    Bytes *bytes = bytes_alloc(vm, w.n * w.field.size);
    gather(&w, bytes->data);
    return value_object(bytes);
}

Value memoryview_tobytes(Vm *vm, Value *a, int n) {
    Value order = arg_or_absent(a, n, 1);
    if (!value_absent(order) && !value_is_none(order) &&
        !(value_is_kind(order, KIND_STR) && str_bytes(order) == 1 &&
          strchr("CFA", str_text(order)[0]) != NULL)) {
        vm_raise_value_error(vm, "order must be 'C', 'F' or 'A'");
    }
    return to_bytes(vm, arg(a, 0));
}

/* Items of a native format; no Python code runs, so the window holds, but an item may allocate: the
 * base is kept by its address on the C stack. */
Value memoryview_tolist(Vm *vm, Value *a, int n) {
    (void)n;
    Window w = open(vm, arg(a, 0));
    Value list = list_new(vm, w.n);
    for (size_t i = 0; i < w.n; i++) {
        list_append(vm, list, field_get(vm, w.field, w.at + (intptr_t)i * w.step));
    }
    return list;
}

/* bytes.hex() of the items, which takes the place of self among the arguments. */
Value memoryview_hex(Vm *vm, Value *a, int n) {
    a[0] = to_bytes(vm, a[0]);
    return bytes_hex(vm, a, n);
}

/* Runs __index__. */
static intptr_t index_of(Vm *vm, Value key) {
    if (!sequence_is_index(vm, key)) {
        vm_raise_type(vm, "memoryview: invalid slice key");
    }
    return sequence_key(vm, key, "memoryview");
}

/* The address of item i, and the window that was looked up for it; IndexError. */
static uint8_t *item_at(Vm *vm, Value self, intptr_t i, Window *w) {
    *w = open(vm, self);
    size_t place = sequence_place(i, w->n);
    if (place == SIZE_MAX) {
        vm_raise_index(vm, "index out of bounds on dimension 1");
    }
    return w->at + (intptr_t)place * w->step;
}

/* The part of self that a slice selects, as a view of its own. */
static Value get_slice(Vm *vm, Value self, Value key) {
    SliceLimits slice = slice_limits(vm, key);
    Window w = open(vm, self);
    size_t count = slice_fit(&slice, w.n);
    intptr_t offset = value_to_int(AS(MemoryView, self)->offset) + slice.start * w.step;
    /* Of no item or one the step means nothing, and might be too large to be kept. */
    w.step = count > 1 || slice.step == 1 ? w.step * slice.step : w.field.size;
    w.n = count;
    return new_view(vm, AS(MemoryView, self)->base, count > 0 ? (size_t)offset : 0, &w);
}

/* __index__ may release the view, or shorten what it shows: the window is opened after it. */
Value memoryview_getitem(Vm *vm, Value self, Value key) {
    if (value_is_kind(key, KIND_SLICE)) {
        return get_slice(vm, self, key);
    }
    Window w;
    const uint8_t *at = item_at(vm, self, index_of(vm, key), &w);
    return field_get(vm, w.field, at);
}

/* That of the bytes object, as they are equal; only for items of one byte that cannot be changed.
 */
intptr_t memoryview_hash(Vm *vm, Value self) {
    Window w = open(vm, self);
    if (!w.readonly) {
        vm_raise_value_error(vm, "cannot hash writable memoryview object");
    }
    if (strchr("Bbc", w.field.code) == NULL) {
        vm_raise_value_error(vm, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    return bytes_hash(vm, to_bytes(vm, self));
}

/* Views, and whatever has bytes, are equal when their items are: those of other formats, too.
 * Numbers of the same format are compared as bytes, but for floats: -0 equals 0, and nan nothing.
 */
static bool equal(Vm *vm, Value left, Value right) {
    if (value_same(left, right)) {
        return true;
    }
    Window a, b;
    bool lives = value_is_kind(left, KIND_MEMORYVIEW) ? try_open(left, &a) : try_open(right, &a);
    if (!lives) { /* released */
        return false;
    }
    left = view_of(vm, left, "");
    right = view_of(vm, right, "");
    if (!try_open(left, &a) || !try_open(right, &b) || a.n != b.n) {
        return false;
    }
    bool ints = a.field.code == b.field.code && strchr("efd", a.field.code) == NULL;
    for (size_t i = 0; i < a.n; i++) {
        const uint8_t *x = a.at + (intptr_t)i * a.step, *y = b.at + (intptr_t)i * b.step;
        if (ints ? memcmp(x, y, a.field.size) != 0
                 : !object_equal(vm, field_get(vm, a.field, x), field_get(vm, b.field, y))) {
            return false;
        }
    }
    vm_keep(left);
    vm_keep(right);
    return true;
}

/* Only == and != are known. */
Value memoryview_compare(Vm *vm, enum Compare op, Value left, Value right) {
    const uint8_t *data;
    size_t n;
    Value other = value_is_kind(left, KIND_MEMORYVIEW) ? right : left;
    bool has = value_is_kind(other, KIND_MEMORYVIEW) || buffer_get(vm, other, &data, &n);
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !has) {
        return ABSENT;
    }
    return value_bool(equal(vm, left, right) == (op == COMPARE_EQ));
}

/* Attributes of a view that was not released. */
Value memoryview_getattr(Vm *vm, Value self, Value name) {
    static const Str *const names[] = {
        &name_nbytes,   &name_itemsize,   &name_ndim,         &name_format,
        &name_obj,      &name_shape,      &name_strides,      &name_suboffsets,
        &name_readonly, &name_contiguous, &name_c_contiguous, &name_f_contiguous,
    };
    size_t which = 0;
    while (which < sizeof names / sizeof names[0] && name.bits != (uintptr_t)names[which]) {
        which++;
    }
    if (which == sizeof names / sizeof names[0]) {
        return ABSENT;
    }
    Window w = open(vm, self);
    Value number = value_int((intptr_t)(w.n * w.field.size));
    switch (which) {
    case 0: return number;
    case 1: return value_int(w.field.size);
    case 2: return value_int(1);
    case 3: return str_ascii_char((unsigned)w.field.code);
    case 4: return AS(MemoryView, self)->base;
    case 5:
    case 6:
        number = value_int(which == 5 ? (intptr_t)w.n : w.step);
        return tuple_from_array(vm, &number, 1);
    case 7: return tuple_new(vm, 0);
    case 8: return value_bool(w.readonly);
    default: return value_bool(is_contiguous(&w));
    }
}

/* ---- writing ---- */

/* self[slice] = value: as many items of the same format, which may be items of the same base: a
 * copy is made first when they lie in it. */
static void set_slice(Vm *vm, Value self, Value key, Value value) {
    Value source = view_of(vm, value, "a bytes-like object is required, not '%t'");
    Value part = get_slice(vm, self, key);
    Window to = open(vm, part), from = open(vm, source);
    if (to.n != from.n || to.field.code != from.field.code) {
        vm_raise_value_error(vm,
                             "memoryview assignment: lvalue and rvalue have different structures");
    }
    if (is_contiguous(&to) && is_contiguous(&from)) {
        memmove(to.at, from.at, to.n * to.field.size);
        return;
    }
    Value copy = to_bytes(vm, source);
    for (size_t i = 0; i < to.n; i++) {
        memcpy(to.at + (intptr_t)i * to.step, AS(Bytes, copy)->data + i * to.field.size,
               to.field.size);
    }
    vm_keep(part);
}

/* value absent: TypeError, as no item can be taken out. */
void memoryview_setitem(Vm *vm, Value self, Value key, Value value) {
    Window w = open(vm, self);
    if (w.readonly) {
        vm_raise_type(vm, "cannot modify read-only memory");
    }
    if (value_absent(value)) {
        vm_raise_type(vm, "cannot delete memory");
    }
    if (value_is_kind(key, KIND_SLICE)) {
        set_slice(vm, self, key, value);
        return;
    }
    intptr_t i = index_of(vm, key);
    (void)item_at(vm, self, i, &w); /* what is no item is refused first */
    uint8_t bytes[FIELD_MAX];
    enum FieldFault fault = field_put(vm, w.field, value, bytes);
    if (fault == FIELD_TYPE) {
        vm_raise_type(vm, "memoryview: invalid type for format '%c'", w.field.code);
    }
    if (fault == FIELD_RANGE) {
        vm_raise_value_error(vm, "memoryview: invalid value for format '%c'", w.field.code);
    }
    /* The base may have changed under the conversion. */
    memcpy(item_at(vm, self, i, &w), bytes, w.field.size);
}
