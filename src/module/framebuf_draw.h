/* SPDX-License-Identifier: MIT */
/* The drawing core of module framebuf: seven pixel formats on bytes that someone else owns.
 *
 * Knows nothing of the interpreter: module/framebuf.c fetches buffer and arguments anew for each
 * call. Results are MicroPython's, pixel for pixel. Everything is clipped before it is drawn, so
 * the time of a call is bounded by the picture (and the arguments' own length, for text and
 * polygons), whatever numbers are passed. Coordinates and sizes count as limited to
 * +-FRAMEBUF_DRAW_LIMIT. Nothing here allocates or raises.
 *
 * Formats (the values are part of the Python API). p is the number of a pixel, y * stride + x:
 *
 *     MONO_VLSB 0   a byte is 8 pixels, one below the other: byte y/8*stride + x, bit y%8
 *     RGB565    1   two bytes in the machine's order: bytes 2p, 2p+1
 *     GS4_HMSB  2   byte p/2; even pixel: bits 7..4, odd pixel: bits 3..0
 *     MONO_HLSB 3   byte p/8, bit 7 - p%8: the leftmost pixel is bit 7
 *     MONO_HMSB 4   byte p/8, bit p%8: the leftmost pixel is bit 0
 *     GS2_HMSB  5   byte p/4, bits 2*(p%4)+1 and 2*(p%4)
 *     GS8       6   byte p
 *
 * A colour is cut to the format's bits; in the MONO formats every colour but 0 is 1. */
#ifndef TERRARIUM_MODULE_FRAMEBUF_DRAW_H
#define TERRARIUM_MODULE_FRAMEBUF_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    FRAMEBUF_MONO_VLSB,
    FRAMEBUF_RGB565,
    FRAMEBUF_GS4_HMSB,
    FRAMEBUF_MONO_HLSB,
    FRAMEBUF_MONO_HMSB,
    FRAMEBUF_GS2_HMSB,
    FRAMEBUF_GS8,
    FRAMEBUF_FORMATS,
};

/* Sums of two coordinates fit 32 bits. */
#define FRAMEBUF_DRAW_LIMIT ((1 << 30) - 1)
/* Largest radius of an ellipse: squares of squares must fit 64 bits. */
#define FRAMEBUF_DRAW_RADIUS 0x7fff

/* Filled by framebuf_draw_init; all other functions rely on what it checked. */
typedef struct {
    uint8_t *buffer;
    size_t length; /* bytes of buffer */
    int width;     /* pixels, 1 to 0xffff, as the height */
    int height;
    int stride; /* pixels from one row to the next, rounded up to whole bytes */
    int format;
} FrameBuf;

/* Bytes that a picture needs; the last row need not fill its stride. 0 when a size is below 1 or
 * above 0xffff, the stride below the width, or the format unknown. */
uint64_t framebuf_draw_size(int width, int height, int stride, int format);

/* False, and nothing to be drawn on, when the size is not allowed or the buffer too short. */
__attribute__((warn_unused_result)) bool framebuf_draw_init(FrameBuf *fb, uint8_t *buffer,
                                                            size_t length, int width, int height,
                                                            int stride, int format);

/* The pixel's colour; false outside the picture. As many bits as the format has. */
bool framebuf_draw_get(const FrameBuf *fb, int x, int y, uint32_t *color);
void framebuf_draw_pixel(const FrameBuf *fb, int x, int y, uint32_t color);

/* The whole picture, or a rectangle or line of which some part may be outside. A size or length
 * below 1 draws nothing. */
void framebuf_draw_fill(const FrameBuf *fb, uint32_t color);
void framebuf_draw_fill_rect(const FrameBuf *fb, int x, int y, int width, int height,
                             uint32_t color);
void framebuf_draw_hline(const FrameBuf *fb, int x, int y, int length, uint32_t color);
void framebuf_draw_vline(const FrameBuf *fb, int x, int y, int length, uint32_t color);

/* The outline, one pixel wide, inside the rectangle; or all of it. */
void framebuf_draw_rect(const FrameBuf *fb, int x, int y, int width, int height, uint32_t color,
                        bool fill);

/* From (x1, y1) to (x2, y2), both included. */
void framebuf_draw_line(const FrameBuf *fb, int x1, int y1, int x2, int y2, uint32_t color);

/* `quadrants` is an or of 1 (right, top), 2 (left, top), 4 (left, bottom), 8 (right, bottom).
 * Negative radii draw nothing; false, and nothing drawn, above FRAMEBUF_DRAW_RADIUS. */
__attribute__((warn_unused_result)) bool framebuf_draw_ellipse(const FrameBuf *fb, int x, int y,
                                                               int x_radius, int y_radius,
                                                               uint32_t color, bool fill,
                                                               unsigned quadrants);

/* The corners of a polygon and how to ask whether to go on. Coordinates of corners count as limited
 * to +-2^27. */
typedef struct {
    size_t corners;
    /* Number `index` of x0, y0, x1, y1, ... */
    int (*coordinate)(void *context, size_t index);
    /* Asked now and then, may be NULL: false ends the drawing early (Ctrl-C). */
    bool (*go_on)(void *context);
    void *context;
} FrameBufPolygon;

/* The polygon, moved by (x, y); filled, its inside by the even-odd rule and its outline. */
void framebuf_draw_polygon(const FrameBuf *fb, const FrameBufPolygon *polygon, int x, int y,
                           uint32_t color, bool fill);

/* UTF-8 text, a cell of 8x8 pixels for each code point (MicroPython: for each byte); only ink is
 * drawn. */
void framebuf_draw_text(const FrameBuf *fb, const char *text, size_t length, int x, int y,
                        uint32_t color);

/* Moves the picture; what is uncovered keeps its pixels. */
void framebuf_draw_scroll(const FrameBuf *fb, int x_step, int y_step);

/* Copies `source` to (x, y). With `palette`, colour c becomes the pixel (c, 0) of the palette, and
 * nothing is drawn for a c that is no pixel of it. Pixels whose colour, after the palette, is `key`
 * are not drawn; -1 is no colour. `source` may share its bytes with `fb`. */
void framebuf_draw_blit(const FrameBuf *fb, const FrameBuf *source, int x, int y, int64_t key,
                        const FrameBuf *palette);

#endif
