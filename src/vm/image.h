/* SPDX-License-Identifier: MIT */
/* Compiled modules that are run where they lie: NAME.tpy in the ROM file system, made by
 * tools/make_image.py; docs/files.md has the format. */
#ifndef TERRARIUM_VM_IMAGE_H
#define TERRARIUM_VM_IMAGE_H

#include "object/object.h"

#define IMAGE_SUFFIX ".tpy"

/* Is there an image at this path of the ROM? */
bool image_is_there(const char *path);
/* The code of its module, checked and linked: it and all that belongs to it stays in ROM. Raises
 * ImportError when it is damaged, was made for another Terrarium, or cannot be linked. */
Value image_code(Vm *vm, const char *path);

/* For tests: checks n bytes as an image, but for their sum unless that is wanted; NULL, or what is
 * wrong. Does not link them. */
const char *image_check(const uint8_t *bytes, size_t n, bool sum);

#endif
