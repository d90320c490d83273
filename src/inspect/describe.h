/* SPDX-License-Identifier: MIT */
/* An object in a few words, for reports: what it is and how large. Nothing allocates, raises, or
 * runs code of a program, so a report can tell of any object in any state. */
#ifndef TERRARIUM_INSPECT_DESCRIBE_H
#define TERRARIUM_INSPECT_DESCRIBE_H

#include "object/object.h"

/* The name of its type; of what is no object to Python, the row of census.h that it counts in. */
void describe_type(Writer *w, const Object *object);
/* A key or other small value: a str in quotes and cut short, an int, a name; else as
 * describe_object(), in <>. */
void describe_value(Writer *w, Value v);
/* Its type, and what tells it from others: a name, a length, the beginning of a text. `list of 3`,
 * `function blink`, `str 'temperature'`. */
void describe_object(Writer *w, const Object *object);
/* A module's name, if it has one; of __main__ `main`. */
void describe_module(Writer *w, const Object *module);
/* Bytes of the object, and with the parts that belong to it. */
static inline size_t describe_bytes(const Object *object) {
    return object_words(object) * sizeof(Value);
}
size_t describe_bytes_with_parts(const Object *object);
/* Bytes of these parts; each is written as ` + 12 at 0x40`, unless w is NULL. */
size_t describe_parts(Writer *w, const Object *object);

#endif
