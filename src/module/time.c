/* SPDX-License-Identifier: MIT */
/* time: clocks, sleeping, calendar, with MicroPython's ticks functions. ticks wrap at TICKS_PERIOD
 * (a power of two that fits a small int on every board); ticks_diff and ticks_add know that. Dates
 * are proleptic Gregorian by the days-from-civil algorithm (H. Hinnant). */
#include <tgmath.h>

#include "builtins.h"
#include "object/attrtuple.h"
#include "object/float.h"
#include "object/int.h"
#include "object/object.h"
#include "object/tuple.h"
#include "port/port.h"
#include "vm/event.h"
#include "vm/import.h"

enum { TICKS_PERIOD = 1 << 30 };

/* Microseconds as a float of seconds. With single floats it has 24 bits: exact to a few
 * microseconds for a minute only. */
static Value seconds_of(Vm *vm, uint64_t us) {
    /* Conversions of 64 bits take kilobytes where floats are software. */
    return float_new(vm, (Float)(uint32_t)(us / 1000000) +
                             (Float)(uint32_t)(us % 1000000) / (Float)1e6);
}

/* Microseconds since 1970: machine.RTC may have set the clock. */
static uint64_t epoch_us(const Vm *vm) {
    return port_epoch_us() + (uint64_t)vm->epoch_shift;
}

/* Seconds since 1970 as a float; as an int where floats are single. */
Value time_time(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    uint64_t us = epoch_us(vm);
    if (sizeof(Float) == 4) { /* a single would be minutes off */
        return int_from_uint64(vm, us / 1000000);
    }
    return seconds_of(vm, us);
}

Value time_time_ns(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return int_from_uint64(vm, epoch_us(vm) * 1000);
}

/* sleep(seconds): a number of any kind, with fractions; ValueError below 0 and for nan. */
Value time_sleep(Vm *vm, Value *a, int n) {
    (void)n;
    Float seconds = object_to_float(vm, arg(a, 0));
    if (seconds != seconds) {
        vm_raise_value_error(vm, "Invalid value NaN (not a number)");
    }
    if (seconds < 0) {
        vm_raise_value_error(vm, "sleep length must be non-negative");
    }
    /* In two parts: a float holds no more than 24 bits, and only 32-bit conversions are cheap. */
    uint32_t whole = seconds < (Float)4e9 ? (uint32_t)seconds : 4000000000u;
    uint32_t part = seconds < (Float)4e9 ? (uint32_t)((seconds - (Float)whole) * (Float)1e6) : 0;
    (void)event_sleep(vm, (uint64_t)whole * 1000000 + part);
    return NONE;
}

/* MicroPython's: whole numbers; 0 and below do not sleep. */
Value time_sleep_ms(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t ms = object_to_size(vm, arg(a, 0));
    (void)event_sleep(vm, ms > 0 ? (uint64_t)ms * 1000 : 0);
    return NONE;
}

Value time_sleep_us(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t us = object_to_size(vm, arg(a, 0));
    (void)event_sleep(vm, us > 0 ? (uint64_t)us : 0);
    return NONE;
}

/* The port's counters wrap at 2^32, a multiple of TICKS_PERIOD, so what is left of them wraps
 * smoothly. */
Value time_ticks_ms(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)a;
    (void)n;
    return value_int((intptr_t)(port_ticks_ms() & (TICKS_PERIOD - 1)));
}

Value time_ticks_us(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)a;
    (void)n;
    return value_int((intptr_t)(port_ticks_us() & (TICKS_PERIOD - 1)));
}

Value time_ticks_us_cpu(Vm *vm, Value *a, int n) {
    return time_ticks_us(vm, a, n);
}

/* The ticks `delta` after `ticks`, which may be before. A delta of half a period or more cannot be
 * told from one the other way: OverflowError. */
Value time_ticks_add(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t ticks = object_to_size(vm, arg(a, 0)), delta = object_to_size(vm, arg(a, 1));
    if (delta >= TICKS_PERIOD / 2 || delta < -(TICKS_PERIOD / 2)) {
        vm_raise_overflow(vm, "ticks interval overflow");
    }
    return value_int((intptr_t)((uintptr_t)(ticks + delta) & (TICKS_PERIOD - 1)));
}

/* later - earlier round the circle: from -TICKS_PERIOD / 2 up to but not including TICKS_PERIOD /
 * 2. */
Value time_ticks_diff(Vm *vm, Value *a, int n) {
    (void)n;
    intptr_t later = object_to_size(vm, arg(a, 0)), earlier = object_to_size(vm, arg(a, 1));
    /* Shifted by half a period, masked, and shifted back; unsigned, so that it wraps. */
    uintptr_t half = TICKS_PERIOD / 2, difference = (uintptr_t)(later - earlier) + half;
    return value_int((intptr_t)(difference & (TICKS_PERIOD - 1)) - (intptr_t)half);
}

/* Since an arbitrary start. perf_counter() is the same clock; process_time() counts the processor's
 * time where the platform knows it. */
Value time_monotonic(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return seconds_of(vm, port_monotonic_us());
}

Value time_monotonic_ns(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return int_from_uint64(vm, port_monotonic_us() * 1000);
}

Value time_perf_counter(Vm *vm, Value *a, int n) {
    return time_monotonic(vm, a, n);
}

Value time_perf_counter_ns(Vm *vm, Value *a, int n) {
    return time_monotonic_ns(vm, a, n);
}

Value time_process_time(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return seconds_of(vm, port_cpu_us());
}

Value time_process_time_ns(Vm *vm, Value *a, int n) {
    (void)a;
    (void)n;
    return int_from_uint64(vm, port_cpu_us() * 1000);
}

/* ---- calendar ---- */
/* Counting in years that begin in March puts the leap day at the end, so that the days before a
 * month are a linear formula. An era is 400 years, 146097 days; day 0 of era 0 is 0000-03-01, which
 * is 719468 days before 1970-01-01. */

/* Days from 1970-01-01 to the date; month m is 1 to 12, d may be any number. */
static int32_t days_from_civil(int32_t y, int32_t m, int32_t d) {
    y -= m <= 2;
    /* Rounded down, also for years before 0. */
    int32_t era = (y >= 0 ? y : y - 399) / 400, year_of_era = y - era * 400;
    /* Days before a month: 153 in each five months from March, spread as 31, 30, 31, 30, 31. */
    int32_t day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

static const struct {
    uintptr_t header;
    Value items[9];
} struct_names = {
    HEADER(KIND_TUPLE, 10),
    {VALUE_OF(&name_tm_year), VALUE_OF(&name_tm_mon), VALUE_OF(&name_tm_mday),
                      VALUE_OF(&name_tm_hour), VALUE_OF(&name_tm_min), VALUE_OF(&name_tm_sec),
                      VALUE_OF(&name_tm_wday), VALUE_OF(&name_tm_yday), VALUE_OF(&name_tm_isdst)}
};

/* A struct_time is a tuple of the first eight, as MicroPython has it, whose programs unpack so
 * many; tm_isdst is an attribute besides. */
static Value make_struct(Vm *vm, Value items, Value isdst) {
    return attrtuple_new(vm, &type_struct_time, value_object(&struct_names), items, isdst);
}

/* The items of a time; TypeError unless they are eight, or nine with the last one for tm_isdst. */
static Value eight_or_nine(Vm *vm, Value v, const char *who) {
    Value tuple = tuple_from(vm, v);
    size_t n = tuple_length(AS(Tuple, tuple));
    if (n != 8 && n != 9) {
        vm_raise_type(vm, "%s needs a tuple of length 8 or 9", who);
    }
    return tuple;
}

/* struct_time(sequence). */
Value time_struct(Vm *vm, Value *a, int n) {
    (void)n;
    if (value_same(object_type(arg(a, 1)), value_object(&type_struct_time))) {
        return arg(a, 1);
    }
    Value tuple = eight_or_nine(vm, arg(a, 1), "struct_time()");
    bool told = tuple_length(AS(Tuple, tuple)) == 9;
    return make_struct(vm, tuple_slice(vm, tuple, 0, 8),
                       told ? tuple_items(tuple)[8] : value_int(-1));
}

/* The struct_time (year, month, day, hour, minute, second, weekday from Monday = 0, day of the year
 * from 1) of seconds since 1970. tm_isdst is 0: the port does not tell daylight saving time. */
static Value broken_down(Vm *vm, int64_t seconds) {
    /* Division rounds towards 0: before 1970 a day is taken back. */
    int32_t days = (int32_t)(seconds / 86400), rest = (int32_t)(seconds % 86400);
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    /* The way back: era, day of the era, year of the era (corrected for leap days), day of the year
     * from March, month from March. */
    int32_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
    int32_t doe = z - era * 146097;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int32_t day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
    int32_t year = yoe + era * 400 + (month <= 2);
    /* 1970-01-01 was a Thursday, number 3. */
    int32_t weekday = ((days + 3) % 7 + 7) % 7;
    int32_t yearday = days - days_from_civil(year, 1, 1) + 1;
    int32_t fields[8] = {year,           month,     day,     rest / 3600,
                         rest / 60 % 60, rest % 60, weekday, yearday};
    Value tuple = tuple_new(vm, 8);
    for (int i = 0; i < 8; i++) {
        tuple_items(tuple)[i] = value_int(fields[i]);
    }
    return make_struct(vm, tuple, value_int(0));
}

/* Seconds since 1970 from an optional argument, now without one. A float is rounded down.
 * OverflowError beyond 2^40 seconds, 34000 years, either way. */
static int64_t seconds_argument(Vm *vm, Value *a, int n) {
    if (n == 0 || value_is_none(arg(a, 0))) {
        return (int64_t)(epoch_us(vm) / 1000000);
    }
    Value v = arg(a, 0);
    int64_t seconds;
    if (!int_is(v)) {
        v = int_from_double(vm, floor(object_to_float(vm, v)));
    }
    if (!int_to_int64(v, &seconds) || seconds > (int64_t)1 << 40 || seconds < -((int64_t)1 << 40)) {
        vm_raise_overflow(vm, "timestamp out of range");
    }
    return seconds;
}

Value time_gmtime(Vm *vm, Value *a, int n) {
    return broken_down(vm, seconds_argument(vm, a, n));
}

Value time_localtime(Vm *vm, Value *a, int n) {
    int64_t seconds = seconds_argument(vm, a, n);
    return broken_down(vm, seconds + port_utc_offset((uint64_t)seconds));
}

/* Seconds since 1970 of a local time: (year, month, day, hour, minute, second, ...), of which none
 * needs to be in its range. What local time is ahead of UTC is asked for as if the given time were
 * UTC. */
Value time_mktime(Vm *vm, Value *a, int n) {
    (void)n;
    Value tuple = eight_or_nine(vm, arg(a, 0), "mktime()");
    int32_t f[6];
    for (int i = 0; i < 6; i++) {
        intptr_t field = object_to_size(vm, tuple_items(tuple)[i]);
        if (field > 1000000 || field < -1000000) {
            vm_raise_overflow(vm, "mktime argument out of range");
        }
        f[i] = (int32_t)field;
    }
    /* Months beyond a year are carried over; (month - 11) / 12 rounds down for negative ones. */
    int32_t month = f[1] - 1, year = f[0] + (month >= 0 ? month : month - 11) / 12;
    month = (month % 12 + 12) % 12 + 1;
    int64_t seconds = (int64_t)(days_from_civil(year, month, 1) + f[2] - 1) * 86400 +
                      (int64_t)f[3] * 3600 + f[4] * 60 + f[5];
    seconds -= port_utc_offset((uint64_t)seconds);
    return seconds < 0 ? int_from_int64(vm, seconds) : int_from_uint64(vm, (uint64_t)seconds);
}

/* What lib/_time.py has: strftime() and the like. */
Value time_rest(Vm *vm, Value *a, int n) {
    (void)n;
    return import_rest(vm, value_object(&module_time), NAME(_time), arg(a, 0));
}
