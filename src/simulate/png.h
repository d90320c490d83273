/* SPDX-License-Identifier: MIT */
/* Pictures of one bit a pixel as PNG files. */
#ifndef TERRARIUM_SIMULATE_PNG_H
#define TERRARIUM_SIMULATE_PNG_H

#include <stdbool.h>

/* At most 128 pixels wide; `pixel` says which are white. False: the file cannot be written. */
bool png_write(const char *path, unsigned width, unsigned height,
               bool (*pixel)(const void *context, unsigned x, unsigned y), const void *context);

#endif
