/* SPDX-License-Identifier: MIT */
/* framebuf: the Python class over the drawing core (module/framebuf_draw.h). A FrameBuffer is an
 * INSTANCE whose fields are below. Invariant: every method reads its arguments first, which may run
 * Python code, and only then looks at the buffer, which may have been resized: nothing runs or
 * allocates between that and the end of the drawing. */
#include "builtins.h"
#include "module/framebuf_draw.h"
#include "object/buffer.h"
#include "object/object.h"
#include "object/str.h"
#include "object/tuple.h"

/* Slots of a FrameBuffer; absent until __init__ was called. */
enum { BUFFER, WIDTH, HEIGHT, SHAPE, SLOTS }; /* SHAPE: stride << 3 | format */

/* ---- arguments ---- */
/* Numbers of any size are taken and cut to what the core counts with. All of these may run
 * __index__ and raise TypeError. */

/* n cut to the range of the core's coordinates. */
static int clamp(intptr_t n) {
    if (n > FRAMEBUF_DRAW_LIMIT) {
        return FRAMEBUF_DRAW_LIMIT;
    }
    return n < -FRAMEBUF_DRAW_LIMIT ? -FRAMEBUF_DRAW_LIMIT : (int)n;
}

/* An argument as a coordinate or size. */
static int to_int(Vm *vm, Value v) {
    return clamp(object_to_size_clamped(vm, v));
}

/* The low 32 bits of an int, so that -1 is all ink; the core cuts them to the format's. An int
 * beyond a word is cut to the nearest one that fits. */
static uint32_t to_color(Vm *vm, Value v) {
    return (uint32_t)object_to_size_clamped(vm, v);
}

/* Arguments 1 to count as coordinates. */
static void read_ints(Vm *vm, Value *a, int count, int *out) {
    for (int i = 0; i < count; i++) {
        out[i] = to_int(vm, arg(a, i + 1));
    }
}

/* ---- the object ---- */
/* Width, height and shape are checked before they are stored and change only together; but a
 * bytearray can shrink, so its length is checked at every call. */

/* False when the object was not initialized, or its buffer got too short. The FrameBuf is good
 * until something allocates or runs Python code. Neither allocates nor raises. */
static bool try_open(Value self, FrameBuf *fb) {
    const Value *slots = AS(Instance, self)->slots;
    size_t length;
    uint8_t *data;
    if (value_absent(slots[BUFFER]) || !buffer_get_writable(NULL, slots[BUFFER], &data, &length)) {
        return false;
    }
    intptr_t shape = value_to_int(slots[SHAPE]);
    return framebuf_draw_init(fb, data, length, (int)value_to_int(slots[WIDTH]),
                              (int)value_to_int(slots[HEIGHT]), (int)(shape >> 3),
                              (int)(shape & 7));
}

/* The same, but raises ValueError that says which of the two it is. */
static FrameBuf open(Vm *vm, Value self) {
    FrameBuf fb;
    if (!try_open(self, &fb)) {
        vm_raise_value_error(vm, value_absent(AS(Instance, self)->slots[BUFFER])
                                     ? "FrameBuffer is not initialized"
                                     : "buffer is too small");
    }
    return fb;
}

/* Not initialized: a new object's slots are absent. Its class is FrameBuffer itself; the machine
 * wraps it in the instance of a derived class. */
static Value new_object(Vm *vm) {
    Instance *instance = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    instance->cls = value_object(&type_FrameBuffer);
    return value_object(instance);
}

/* items: buffer, width, height, format and, if n is 5 and it is not 0, stride. Raises TypeError or
 * ValueError before anything is stored: an object that was good stays so when it is initialized
 * again in vain. Any buffer will do that can be
 * written to. */
static void initialize(Vm *vm, Value self, const Value *items, int n) {
    Value buffer = object_unwrap(items[0]);
    int sizes[4] = {0};
    for (int i = 1; i < n; i++) {
        sizes[i - 1] = to_int(vm, items[i]);
    }
    int width = sizes[0], height = sizes[1], format = sizes[2], stride = sizes[3];
    if (n < 5 || stride == 0) {
        stride = width;
    }
    size_t length;
    uint8_t *data;
    if (!buffer_get_writable(vm, buffer, &data, &length)) {
        vm_raise_type(vm, "object with buffer protocol required");
    }
    if (framebuf_draw_size(width, height, stride, format) == 0) {
        vm_raise_value_error(vm, "invalid size or format");
    }
    FrameBuf fb;
    if (!framebuf_draw_init(&fb, data, length, width, height, stride, format)) {
        vm_raise_value_error(vm, "buffer is too small");
    }
    Value *slots = AS(Instance, self)->slots;
    slots[BUFFER] = buffer;
    slots[WIDTH] = value_int(fb.width);
    slots[HEIGHT] = value_int(fb.height);
    slots[SHAPE] = value_int((intptr_t)fb.stride << 3 | fb.format);
}

/* As an array in C order. Arguments 1 to n - 1 lie downwards in registers; initialize() also takes
 * the items of tuples. */
static void initialize_from(Vm *vm, Value self, Value *a, int n) {
    Value items[5];
    for (int i = 1; i < n; i++) {
        items[i - 1] = arg(a, i);
    }
    initialize(vm, self, items, n - 1);
}

/* FrameBuffer(buffer, width, height, format[, stride]). All parameters are optional in the
 * signature because a class that is derived from it may have an __init__ with others, and then
 * calls super().__init__(...). */
Value framebuf_construct(Vm *vm, Value *a, int n) {
    Value self = new_object(vm);
    bool derived = value_is_kind(arg(a, 0), KIND_CLASS);
    if (n > 1 || !derived) { /* else a derived class's __init__ does it */
        if (n < 5) {
            vm_raise_type(vm, "FrameBuffer expected at least 4 arguments, got %d", n - 1);
        }
        initialize_from(vm, self, a, n);
    }
    return self;
}

/* __init__, for derived classes; may be called again with another buffer. */
Value framebuf_init(Vm *vm, Value *a, int n) {
    initialize_from(vm, arg(a, 0), a, n);
    return NONE;
}

/* FrameBuffer1(buffer, width, height[, stride]): the format is MONO_VLSB. */
Value framebuf_legacy(Vm *vm, Value *a, int n) {
    Value items[5] = {arg(a, 0), arg(a, 1), arg(a, 2), value_int(FRAMEBUF_MONO_VLSB)};
    items[4] = n > 3 ? arg(a, 3) : value_int(0);
    Value self = new_object(vm);
    initialize(vm, self, items, 5);
    return self;
}

/* ---- drawing ---- */
/* Each method: arguments, open(), draw. What they mean is in framebuf_draw.h. */

Value framebuf_fill(Vm *vm, Value *a, int n) {
    (void)n;
    uint32_t color = to_color(vm, arg(a, 1));
    FrameBuf fb = open(vm, arg(a, 0));
    framebuf_draw_fill(&fb, color);
    return NONE;
}

/* pixel(x, y) answers the colour, None outside of the picture; pixel(x, y, c) sets it. */
Value framebuf_pixel(Vm *vm, Value *a, int n) {
    int at[2];
    read_ints(vm, a, 2, at);
    uint32_t color = n > 3 ? to_color(vm, arg(a, 3)) : 0;
    FrameBuf fb = open(vm, arg(a, 0));
    if (n > 3) {
        framebuf_draw_pixel(&fb, at[0], at[1], color);
        return NONE;
    }
    return framebuf_draw_get(&fb, at[0], at[1], &color) ? value_int((intptr_t)color) : NONE;
}

Value framebuf_hline(Vm *vm, Value *a, int n) {
    (void)n;
    int at[3];
    read_ints(vm, a, 3, at);
    uint32_t color = to_color(vm, arg(a, 4));
    FrameBuf fb = open(vm, arg(a, 0));
    framebuf_draw_hline(&fb, at[0], at[1], at[2], color);
    return NONE;
}

Value framebuf_vline(Vm *vm, Value *a, int n) {
    (void)n;
    int at[3];
    read_ints(vm, a, 3, at);
    uint32_t color = to_color(vm, arg(a, 4));
    FrameBuf fb = open(vm, arg(a, 0));
    framebuf_draw_vline(&fb, at[0], at[1], at[2], color);
    return NONE;
}

Value framebuf_line(Vm *vm, Value *a, int n) {
    (void)n;
    int at[4];
    read_ints(vm, a, 4, at);
    uint32_t color = to_color(vm, arg(a, 5));
    FrameBuf fb = open(vm, arg(a, 0));
    framebuf_draw_line(&fb, at[0], at[1], at[2], at[3], color);
    return NONE;
}

Value framebuf_rect(Vm *vm, Value *a, int n) {
    int at[4];
    read_ints(vm, a, 4, at);
    uint32_t color = to_color(vm, arg(a, 5));
    bool fill = n > 6 && object_truth(vm, arg(a, 6));
    FrameBuf fb = open(vm, arg(a, 0));
    framebuf_draw_rect(&fb, at[0], at[1], at[2], at[3], color, fill);
    return NONE;
}

Value framebuf_fill_rect(Vm *vm, Value *a, int n) {
    (void)n;
    int at[4];
    read_ints(vm, a, 4, at);
    uint32_t color = to_color(vm, arg(a, 5));
    FrameBuf fb = open(vm, arg(a, 0));
    framebuf_draw_fill_rect(&fb, at[0], at[1], at[2], at[3], color);
    return NONE;
}

/* ellipse(x, y, xr, yr, c[, f[, m]]): m says which quadrants are drawn. */
Value framebuf_ellipse(Vm *vm, Value *a, int n) {
    int at[4];
    read_ints(vm, a, 4, at);
    uint32_t color = to_color(vm, arg(a, 5));
    bool fill = n > 6 && object_truth(vm, arg(a, 6));
    unsigned quadrants = n > 7 ? to_color(vm, arg(a, 7)) & 15 : 15;
    FrameBuf fb = open(vm, arg(a, 0));
    if (!framebuf_draw_ellipse(&fb, at[0], at[1], at[2], at[3], color, fill, quadrants)) {
        vm_raise_value_error(vm, "radius is too large");
    }
    return NONE;
}

/* Copied corners and the machine, as the context of both callbacks below. */
typedef struct {
    Vm *vm;
    const int32_t *numbers;
} Corners;

static int corner_coordinate(void *context, size_t index) {
    return ((const Corners *)context)->numbers[index];
}

/* The interrupt is only looked at here: raising it half way would be sound, too, but the core knows
 * nothing of exceptions. framebuf_poly() raises it afterwards. */
static bool go_on(void *context) {
    return !(((const Corners *)context)->vm->interrupt & VM_INTERRUPT_KEYBOARD);
}

/* The corners are copied first: fetching them may run Python code. coords is any sequence with a
 * length, an array of numbers mostly; an odd last number is dropped. */
Value framebuf_poly(Vm *vm, Value *a, int n) {
    int at[2];
    read_ints(vm, a, 2, at);
    Value coords = arg(a, 3);
    uint32_t color = to_color(vm, arg(a, 4));
    bool fill = n > 5 && object_truth(vm, arg(a, 5));
    size_t count = (size_t)object_length(vm, coords) / 2 * 2;
    /* A length that __len__ made up must not overflow the size of the copy. */
    if (count > HEADER_MAX_WORDS / 2) {
        vm_raise_memory(vm, count);
    }
    Raw *copy = (Raw *)heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(count * sizeof(int32_t)));
    int32_t *numbers = (int32_t *)(void *)copy->data;
    for (size_t i = 0; i < count; i++) {
        /* The copy stays where it is while Python code runs: `numbers` on the C stack pins it. */
        numbers[i] = to_int(vm, object_getitem(vm, coords, value_int((intptr_t)i)));
    }
    Corners corners = {vm, numbers};
    FrameBufPolygon polygon = {count / 2, corner_coordinate, go_on, &corners};
    FrameBuf fb = open(vm, arg(a, 0));
    framebuf_draw_polygon(&fb, &polygon, at[0], at[1], color, fill);
    /* Up to here the copy is in use, though only through `numbers`. */
    vm_keep(value_object(copy));
    vm_poll(vm);
    return NONE;
}

Value framebuf_text(Vm *vm, Value *a, int n) {
    Value text = object_unwrap(arg(a, 1));
    int x = to_int(vm, arg(a, 2)), y = to_int(vm, arg(a, 3));
    uint32_t color = n > 4 ? to_color(vm, arg(a, 4)) : 1;
    if (!value_is_kind(text, KIND_STR)) {
        vm_raise_type(vm, "text must be str, not %t", text);
    }
    FrameBuf fb = open(vm, arg(a, 0));
    framebuf_draw_text(&fb, str_text(text), str_bytes(text), x, y, color);
    return NONE;
}

Value framebuf_scroll(Vm *vm, Value *a, int n) {
    (void)n;
    int step[2];
    read_ints(vm, a, 2, step);
    FrameBuf fb = open(vm, arg(a, 0));
    framebuf_draw_scroll(&fb, step[0], step[1]);
    return NONE;
}

/* A picture to copy from: a FrameBuffer, or a tuple of what makes one. The tuple is (buffer, width,
 * height, format[, stride]); a FrameBuffer is made of it for this call. Raises TypeError. */
static Value to_picture(Vm *vm, Value v) {
    v = object_unwrap(v);
    if (object_is_type(v, &type_FrameBuffer)) {
        return v;
    }
    size_t n = value_is_kind(v, KIND_TUPLE) ? tuple_length(AS(Tuple, v)) : 0;
    if (n < 4 || n > 5) {
        vm_raise_type(vm, "FrameBuffer or a tuple of 4 or 5 items expected, not '%t'", v);
    }
    Value items[5], self = new_object(vm);
    for (size_t i = 0; i < n; i++) {
        items[i] = tuple_items(v)[i];
    }
    initialize(vm, self, items, (int)n);
    return self;
}

/* blit(source, x, y[, key[, palette]]): key -1 is no colour, so every pixel is copied. */
Value framebuf_blit(Vm *vm, Value *a, int n) {
    Value source = to_picture(vm, arg(a, 1)), palette = arg_or_absent(a, n, 5);
    int x = to_int(vm, arg(a, 2)), y = to_int(vm, arg(a, 3));
    int64_t key = n > 4 ? (int64_t)object_to_size_clamped(vm, arg(a, 4)) : -1;
    bool mapped = !value_absent(palette) && !value_is_none(palette);
    palette = mapped ? to_picture(vm, palette) : palette;
    /* All three are opened behind the last conversion; opening one does not move the others'
     * bytes. */
    FrameBuf from = open(vm, source), colors;
    if (mapped) {
        colors = open(vm, palette);
    }
    FrameBuf fb = open(vm, arg(a, 0));
    framebuf_draw_blit(&fb, &from, x, y, key, mapped ? &colors : NULL);
    return NONE;
}
