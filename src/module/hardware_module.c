/* SPDX-License-Identifier: MIT */
/* _hardware: what the classes of lib/_machine.py are made of, and the two buses that are bits on
 * pins. Errors of a bus are answered as numbers below 0, those of errno; ValueError says that the
 * chip or the pin cannot do something at all. */
#include <string.h>

#include "builtins.h"
#include "module/machine.h"
#include "object/buffer.h"
#include "object/int.h"
#include "object/object.h"
#include "object/tuple.h"
#include "port/hardware.h"
#include "port/port.h"

/* Linux's numbers. STRETCH_US: as long as MicroPython's I2C waits for a held clock by default. */
enum { ENODEV = 19, ETIMEDOUT = 110, STRETCH_US = 50000 };

/* What no chip has that much of is an OverflowError. Runs __index__. */
static int32_t to_int(Vm *vm, Value v) {
    intptr_t number = object_to_size(vm, v);
    if (number != (int32_t)number) {
        vm_raise_overflow(vm, "number too large");
    }
    return (int32_t)number;
}

/* ValueError where the chip, or the pin, cannot do it. */
static void need(Vm *vm, bool works) {
    if (!works) {
        vm_raise_value_error(vm, "not on this board");
    }
}

/* The number of a pin, however it is named. */
Value hardware_module_pin(Vm *vm, Value *a, int n) {
    (void)n;
    return value_int((intptr_t)machine_pin(vm, arg(a, 0)));
}

/* A duty beyond the ends is cut. 0 Hz ends it. */
Value hardware_module_pwm(Vm *vm, Value *a, int n) {
    (void)n;
    unsigned pin = machine_pin(vm, arg(a, 0));
    int32_t hertz = to_int(vm, arg(a, 1)), duty = to_int(vm, arg(a, 2));
    duty = duty < 0 ? 0 : duty > 65535 ? 65535 : duty;
    need(vm, hertz >= 0 && hardware_pwm(pin, (uint32_t)hertz, (unsigned)duty));
    return NONE;
}

/* 0 to 65535, however many bits the chip has. */
Value hardware_module_analog(Vm *vm, Value *a, int n) {
    (void)n;
    int32_t value = hardware_analog(machine_pin(vm, arg(a, 0)));
    need(vm, value >= 0);
    return value_int(value);
}

/* A tuple of pin numbers. */
Value hardware_module_bus_pins(Vm *vm, Value *a, int n) {
    (void)n;
    uint8_t pins[3];
    int32_t bus = to_int(vm, arg(a, 0)), id = to_int(vm, arg(a, 1));
    need(vm, id >= 0 && hardware_bus_pins((unsigned)bus, (unsigned)id, pins));
    Value tuple = tuple_new(vm, 3);
    for (int i = 0; i < 3; i++) {
        tuple_items(tuple)[i] = value_int(pins[i]);
    }
    return tuple;
}

/* Starts it, or puts it off again. */
Value hardware_module_watchdog(Vm *vm, Value *a, int n) {
    (void)n;
    int32_t ms = to_int(vm, arg(a, 0));
    need(vm, ms > 0 && hardware_watchdog((uint32_t)ms));
    return NONE;
}

/* time.time() goes on from there. */
Value hardware_module_set_epoch(Vm *vm, Value *a, int n) {
    (void)n;
    int64_t seconds;
    if (!int_to_int64(object_index(vm, arg(a, 0)), &seconds) || seconds > (int64_t)1 << 40) {
        vm_raise_overflow(vm, "timestamp out of range");
    }
    vm->epoch_shift = seconds * 1000000 - (int64_t)port_epoch_us();
    return NONE;
}

/* As time.time_ns() counts, in microseconds. */
Value hardware_module_epoch_us(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    return int_from_uint64(vm, port_epoch_us() + (uint64_t)vm->epoch_shift);
}

/* ---- serial lines ---- */

/* Pins below 0: the board's. A baud of 0 closes it. */
Value hardware_module_uart_open(Vm *vm, Value *a, int n) {
    (void)n;
    int32_t v[7];
    for (int i = 0; i < 7; i++) {
        v[i] = to_int(vm, arg(a, i));
    }
    HardwareUart uart = {(uint32_t)v[1], (uint8_t)v[2], (uint8_t)v[3],
                         (uint8_t)v[4],  (int16_t)v[5], (int16_t)v[6]};
    bool good = v[1] >= 0 && v[5] < (int32_t)hardware_pins() && v[6] < (int32_t)hardware_pins();
    need(vm, good && hardware_uart_open((unsigned)v[0], v[1] ? &uart : NULL));
    return NONE;
}

/* Bytes that can be read without waiting. */
Value hardware_module_uart_any(Vm *vm, Value *a, int n) {
    (void)n;
    int waiting = hardware_uart_waiting((unsigned)to_int(vm, arg(a, 0)));
    need(vm, waiting >= 0);
    return value_int(waiting);
}

/* What is there, at most as much as the buffer takes. */
Value hardware_module_uart_read(Vm *vm, Value *a, int n) {
    (void)n;
    size_t room, done = 0;
    unsigned id = (unsigned)to_int(vm, arg(a, 0));
    uint8_t *bytes = buffer_need_writable(vm, arg(a, 1), &room);
    for (int byte; done < room && (byte = hardware_uart_read(id)) >= 0; done++) {
        bytes[done] = (uint8_t)byte;
    }
    return value_int((intptr_t)done);
}

/* Waits for room, byte by byte. */
Value hardware_module_uart_write(Vm *vm, Value *a, int n) {
    (void)n;
    size_t length;
    unsigned id = (unsigned)to_int(vm, arg(a, 0));
    const uint8_t *bytes = buffer_need_text(vm, arg(a, 1), &length);
    for (size_t i = 0; i < length; i++) {
        need(vm, hardware_uart_write(id, bytes[i]));
    }
    return value_int((intptr_t)length);
}

/* ---- I2C ---- */

/* Both lines are open-drain; a device may hold the clock low for a while. */
typedef struct {
    unsigned scl, sda;
    uint32_t half; /* of a bit, in nanoseconds */
    bool late;     /* the clock was held for too long */
} I2c;

/* Lets the clock go, and waits for a device that still holds it. */
static void scl_high(I2c *bus) {
    hardware_pin_write(bus->scl, true);
    uint32_t start = port_ticks_us();
    while (!hardware_pin_read(bus->scl) && !bus->late) {
        bus->late = port_ticks_us() - start > STRETCH_US;
    }
    hardware_delay_ns(bus->half);
}

/* Data may change from here on, as no one looks at it while the clock is low. */
static void scl_low(const I2c *bus) {
    hardware_pin_write(bus->scl, false);
    hardware_delay_ns(bus->half);
}

/* The data line falls while the clock is high; then the clock does. Also in the middle of a
 * transfer. */
static void start(I2c *bus) {
    hardware_pin_write(bus->sda, true);
    hardware_delay_ns(bus->half);
    scl_high(bus);
    hardware_pin_write(bus->sda, false);
    hardware_delay_ns(bus->half);
    scl_low(bus);
}

/* It rises while the clock is high. */
static void stop(I2c *bus) {
    hardware_pin_write(bus->sda, false);
    hardware_delay_ns(bus->half);
    scl_high(bus);
    hardware_pin_write(bus->sda, true);
    hardware_delay_ns(bus->half);
}

/* A bit out and in: 1 leaves the line to the device. */
static bool bit(I2c *bus, bool out) {
    hardware_pin_write(bus->sda, out);
    scl_high(bus);
    bool in = hardware_pin_read(bus->sda);
    scl_low(bus);
    return in;
}

/* A byte, and the bit of who receives it: `last` tells whether that is 1, which says no. */
static uint8_t byte(I2c *bus, uint8_t out, bool *last) {
    uint8_t in = 0;
    for (int i = 7; i >= 0; i--) {
        in = (uint8_t)(in << 1 | bit(bus, out >> i & 1));
    }
    *last = bit(bus, *last);
    return in;
}

/* How many were acknowledged. */
static size_t write_bytes(I2c *bus, const uint8_t *bytes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        bool refused = true;
        (void)byte(bus, bytes[i], &refused);
        if (refused || bus->late) {
            return i;
        }
    }
    return n;
}

/* The last one is refused, which tells the device to let go of the line. A refusal is a 1 in the
 * ninth bit; all ones out leave the line to the device. */
static void read_bytes(I2c *bus, uint8_t *bytes, size_t n, bool refuse_last) {
    for (size_t i = 0; i < n && !bus->late; i++) {
        bool last = i + 1 == n && refuse_last;
        bytes[i] = byte(bus, 0xff, &last);
    }
}

/* What i2c() does, in this order. ADDRESS is 7 bits from bit 8 of `what` on. */
enum { SETUP = 1, START = 2, ADDRESS = 4, READ = 8, WRITE = 16, REFUSE = 32, STOP = 64 };

/* i2c(scl, sda, hertz, what, buffer): how many bytes went over the bus, or an error. -ENODEV:
 * nobody acknowledged the address; -ETIMEDOUT: the clock was held for too long. */
Value hardware_module_i2c(Vm *vm, Value *a, int n) {
    (void)n;
    int32_t what = to_int(vm, arg(a, 3)), hertz = to_int(vm, arg(a, 2));
    I2c bus = {machine_pin(vm, arg(a, 0)), machine_pin(vm, arg(a, 1)),
               500000000u / (uint32_t)(hertz > 0 ? hertz : 1), false};
    size_t length = 0;
    uint8_t *data = NULL;
    if (what & READ) {
        data = buffer_need_writable(vm, arg(a, 4), &length);
    } else if (what & WRITE) {
        data = (uint8_t *)(uintptr_t)buffer_need_text(vm, arg(a, 4), &length);
    }
    if (what & SETUP) {
        (void)machine_pin_output(vm, arg(a, 0), HARDWARE_OPEN_DRAIN, true);
        (void)machine_pin_output(vm, arg(a, 1), HARDWARE_OPEN_DRAIN, true);
    }
    if (what & START) {
        start(&bus);
    }
    uint8_t address = (uint8_t)(what >> 7 | (what & READ ? 1 : 0));
    intptr_t done = what & ADDRESS && write_bytes(&bus, &address, 1) == 0 ? -ENODEV : 0;
    if (done == 0 && what & READ) {
        read_bytes(&bus, data, length, what & REFUSE);
        done = (intptr_t)length;
    } else if (done == 0 && what & WRITE) {
        done = (intptr_t)write_bytes(&bus, data, length);
    }
    if (what & STOP) {
        stop(&bus);
    }
    return value_int(bus.late ? -ETIMEDOUT : done);
}

/* ---- SPI ---- */

/* spi((sck, mosi, miso), hertz, mode, write, read): as many bytes as the longer one has, of which
 * the last of `write` is sent again and again. A pin may be None. mode: polarity, 2 * phase, 4 the
 * low bit first. Polarity is the level of the clock at rest; with a phase of 1 bits are taken at
 * its second edge. */
Value hardware_module_spi(Vm *vm, Value *a, int n) {
    (void)n;
    unsigned pins[3];
    bool there[3];
    Value tuple = tuple_from(vm, arg(a, 0));
    for (int i = 0; i < 3; i++) {
        Value pin = tuple_length(AS(Tuple, tuple)) == 3 ? tuple_items(tuple)[i] : NONE;
        there[i] = !value_is_none(pin);
        pins[i] = there[i] ? machine_pin(vm, pin) : 0;
    }
    int32_t hertz = to_int(vm, arg(a, 1)), mode = to_int(vm, arg(a, 2));
    uint32_t half = 500000000u / (uint32_t)(hertz > 0 ? hertz : 1);
    bool idle = mode & 1, phase = mode & 2;
    size_t out_length, in_length;
    const uint8_t *out = buffer_need_text(vm, arg(a, 3), &out_length);
    uint8_t none, *in = &none;
    in_length = 0;
    if (!value_is_none(arg(a, 4))) {
        in = buffer_need_writable(vm, arg(a, 4), &in_length);
    }
    size_t length = out_length > in_length ? out_length : in_length;
    for (size_t i = 0; i < length && there[0]; i++) {
        uint8_t sent = out_length == 0 ? 0 : out[i < out_length ? i : out_length - 1], got = 0;
        for (int k = 0; k < 8; k++) {
            int place = mode & 4 ? k : 7 - k;
            /* With phase 1 the clock moves before the data does. */
            if (phase) {
                hardware_pin_write(pins[0], !idle);
            }
            if (there[1]) {
                hardware_pin_write(pins[1], sent >> place & 1);
            }
            hardware_delay_ns(half);
            hardware_pin_write(pins[0], phase ? idle : !idle);
            if (there[2] && in_length > 0) {
                got |= (uint8_t)(hardware_pin_read(pins[2]) << place);
            }
            hardware_delay_ns(half);
            if (!phase) {
                hardware_pin_write(pins[0], idle);
            }
        }
        if (i < in_length) {
            in[i] = got;
        }
    }
    return NONE;
}
