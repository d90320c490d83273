/* SPDX-License-Identifier: MIT */
/* Checks code that comes from outside, before it is run. */
#ifndef TERRARIUM_VM_VERIFY_H
#define TERRARIUM_VM_VERIFY_H

#include "compile/code.h"

/* The constants of the code's unit, which is not linked yet: image.c finds them. */
typedef struct {
    const void *image;
    uint32_t count;
} VerifyConstants;
/* The kind of the i-th; KIND_HOLE for what must not be there. *object: where it is, or NULL for one
 * that is no object of the image. */
Kind image_constant(const void *context, size_t i, const Object **object);

/* Is all in range: registers, constants and their kinds, jumps and exception rows, which lead to
 * instructions, tables and lines? The code does not run off its end. What it does with its
 * registers is not followed. */
bool verify_code(const Code *code, const VerifyConstants *constants);

#endif
