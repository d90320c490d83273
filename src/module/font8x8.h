/* SPDX-License-Identifier: MIT */
/* The 8x8 font that FrameBuffer.text() draws with. The glyphs are drawn in font8x8.txt, from which
 * tools/make_font.py writes font8x8.c at build time. 768 bytes of flash. */
#ifndef TERRARIUM_MODULE_FONT8X8_H
#define TERRARIUM_MODULE_FONT8X8_H

#include <stdint.h>

/* ASCII from the blank to '~', and last the box that stands for every other character. */
#define FONT8X8_GLYPHS 96

/* [code point - ' '][column]: column 0 is the leftmost, bit 0 the top row, 1 is ink. */
extern const uint8_t font8x8_columns[FONT8X8_GLYPHS][8];

#endif
