/* SPDX-License-Identifier: MIT */
/* Drawing on the seven formats of framebuf: see framebuf_draw.h.
 *
 * Layers: locate() knows where a pixel's bits are, get(), set() and fill_box() are the only
 * functions that touch the buffer and take what is inside the picture; everything above clips
 * first and draws with them. Invariant from framebuf_draw_init: every pixel inside the picture
 * lies in the buffer. */
#include "module/framebuf_draw.h"

#include "module/font8x8.h"
#include "value/utf8.h"
#include <string.h>

/* ---- how pixels lie in bytes ---- */

/* Largest width, height and stride: sums of them fit an int, products in bits fit 64 bits. */
#define SIZE_LIMIT 0xffff

/* How pixels lie in bytes. */
static const struct {
    uint8_t depth;   /* a pixel has 1 << depth bits */
    bool high_first; /* the leftmost pixel of a byte is in its highest bits */
} layouts[FRAMEBUF_FORMATS] = {
    [FRAMEBUF_MONO_VLSB] = {0, false},
      [FRAMEBUF_RGB565] = {4, false},
    [FRAMEBUF_GS4_HMSB] = {2, true },
      [FRAMEBUF_MONO_HLSB] = {0, true },
    [FRAMEBUF_MONO_HMSB] = {0, false},
      [FRAMEBUF_GS2_HMSB] = {1, false},
    [FRAMEBUF_GS8] = {3, false},
};

/* Bits of a pixel, as a mask. */
static uint32_t pixel_mask(const FrameBuf *fb) {
    return (1u << (1u << layouts[fb->format].depth)) - 1;
}

/* n is not negative, and small enough for the sum: sizes up to SIZE_LIMIT. */
static int round_up(int n, int multiple) {
    return (n + multiple - 1) / multiple * multiple;
}

/* Pixels of a row that fill whole bytes together. A stride is a multiple of this. A byte of
 * MONO_VLSB belongs to one column, so any stride will do. */
static int pixels_per_byte(int format) {
    if (format == FRAMEBUF_MONO_VLSB || format == FRAMEBUF_RGB565) {
        return 1;
    }
    return 8 >> layouts[format].depth;
}

uint64_t framebuf_draw_size(int width, int height, int stride, int format) {
    if (width < 1 || width > SIZE_LIMIT || height < 1 || height > SIZE_LIMIT || stride < width ||
        stride > SIZE_LIMIT || format < 0 || format >= FRAMEBUF_FORMATS) {
        return 0;
    }
    int unit = pixels_per_byte(format);
    /* What a row takes, and what the last one takes at least: it ends with the byte of its last
     * pixel, not with the stride. */
    uint64_t row = (uint64_t)round_up(stride, unit);
    uint64_t last_row = (uint64_t)round_up(width, unit);
    /* Eight rows of pixels share a row of bytes; (height - 1) / 8 of these lie before the last. */
    if (format == FRAMEBUF_MONO_VLSB) {
        return row * (uint64_t)((height - 1) / 8) + last_row;
    }
    uint64_t pixels = row * (uint64_t)(height - 1) + last_row;
    return (pixels << layouts[format].depth) / 8;
}

bool framebuf_draw_init(FrameBuf *fb, uint8_t *buffer, size_t length, int width, int height,
                        int stride, int format) {
    uint64_t needed = framebuf_draw_size(width, height, stride, format);
    if (needed == 0 || needed > length) {
        return false;
    }
    /* Only now: framebuf_draw_size() has refused strides for which this might overflow. */
    stride = round_up(stride, pixels_per_byte(format));
    *fb = (FrameBuf){buffer, length, width, height, stride, format};
    return true;
}

/* The byte of a pixel inside the picture, and by how much its bits are shifted there. Not for
 * RGB565, whose pixels have two bytes. */
static uint8_t *locate(const FrameBuf *fb, int x, int y, unsigned *shift) {
    size_t row = (size_t)fb->stride, column = (size_t)x;
    if (fb->format == FRAMEBUF_MONO_VLSB) {
        *shift = (unsigned)y & 7;
        return fb->buffer + (size_t)(y >> 3) * row + column;
    }
    unsigned depth = layouts[fb->format].depth;
    unsigned last = (8u >> depth) - 1; /* number of the last pixel of a byte */
    unsigned place = (unsigned)x & last;
    *shift = (layouts[fb->format].high_first ? last - place : place) << depth;
    return fb->buffer + (((size_t)y * row + column) >> (3 - depth));
}

/* The first of the two bytes of a pixel inside the picture. */
static uint8_t *locate_rgb565(const FrameBuf *fb, int x, int y) {
    return fb->buffer + 2 * ((size_t)y * (size_t)fb->stride + (size_t)x);
}

/* ---- the functions that touch the buffer ---- */
/* They take pixels inside the picture only, and check nothing. */

/* The colour of a pixel, in as many bits as the format has. */
static uint32_t get(const FrameBuf *fb, int x, int y) {
    if (fb->format == FRAMEBUF_RGB565) {
        uint16_t pixel;
        memcpy(&pixel, locate_rgb565(fb, x, y), 2); /* the buffer may lie at an odd address */
        return pixel;
    }
    unsigned shift;
    const uint8_t *byte = locate(fb, x, y, &shift);
    return (uint32_t)*byte >> shift & pixel_mask(fb);
}

/* Gives the bits of `mask` in a byte the value they have in `bits`. */
static void mix(uint8_t *byte, unsigned mask, unsigned bits) {
    *byte = (uint8_t)((*byte & ~mask) | (bits & mask));
}

/* What a colour is in this format. */
static uint32_t ink(const FrameBuf *fb, uint32_t color) {
    uint32_t mask = pixel_mask(fb);
    return mask == 1 ? color != 0 : color & mask;
}

/* Gives a pixel a colour, of which only the bits that the format has count. */
static void set(const FrameBuf *fb, int x, int y, uint32_t color) {
    if (fb->format == FRAMEBUF_RGB565) {
        uint16_t pixel = (uint16_t)color;
        memcpy(locate_rgb565(fb, x, y), &pixel, 2);
        return;
    }
    unsigned shift;
    uint8_t *byte = locate(fb, x, y, &shift);
    mix(byte, pixel_mask(fb) << shift, ink(fb, color) << shift);
}

/* Is (x, y) a pixel of the picture? Any ints will do. */
static bool inside(const FrameBuf *fb, int x, int y) {
    return x >= 0 && x < fb->width && y >= 0 && y < fb->height;
}

/* Part of one row, of a format whose bytes hold pixels of one row. `pattern` is the colour in every
 * pixel of a byte. The first and the last byte may belong to other pixels as well and are mixed;
 * those between are written whole. */
static void fill_row(const FrameBuf *fb, int x, int y, int width, unsigned pattern) {
    unsigned first_shift, last_shift;
    uint8_t *first = locate(fb, x, y, &first_shift);
    uint8_t *last = locate(fb, x + width - 1, y, &last_shift);
    unsigned bits = 1u << layouts[fb->format].depth;
    /* The pixels from the first on and up to the last one, in formats whose leftmost pixel is in
     * the lowest bits. `bits - 1 + shift` is the highest bit of a pixel. */
    unsigned first_mask = 0xffu << first_shift, last_mask = 0xffu >> (8 - bits - last_shift);
    if (layouts[fb->format].high_first) {
        first_mask = 0xffu >> (8 - bits - first_shift);
        last_mask = 0xffu << last_shift;
    }
    if (first == last) {
        mix(first, first_mask & last_mask, pattern);
        return;
    }
    mix(first, first_mask, pattern);
    memset(first + 1, (int)pattern, (size_t)(last - first - 1));
    mix(last, last_mask, pattern);
}

/* A rectangle inside the picture. A byte of MONO_VLSB is up to eight rows, so they are filled by
 * bytes: row after row would write each byte up to eight times. */
static void fill_box(const FrameBuf *fb, int x, int y, int width, int height, uint32_t color) {
    /* The colour in every pixel of a byte; 0xff / mask is 1 in every pixel. */
    unsigned pattern = ink(fb, color) * (0xffu / pixel_mask(fb));
    int end = y + height;
    while (y < end) {
        int rows = 1;
        if (fb->format == FRAMEBUF_MONO_VLSB) {
            unsigned shift;
            uint8_t *byte = locate(fb, x, y, &shift);
            /* As many rows as the byte has from y on, but not beyond the box. */
            rows = 8 - (int)shift < end - y ? 8 - (int)shift : end - y;
            unsigned mask = ((1u << rows) - 1) << shift;
            for (int i = 0; i < width; i++) {
                mix(byte + i, mask, pattern);
            }
        } else if (fb->format == FRAMEBUF_RGB565) {
            for (int i = 0; i < width; i++) {
                set(fb, x + i, y, color);
            }
        } else {
            fill_row(fb, x, y, width, pattern);
        }
        y += rows;
    }
}

/* Cuts [*start, *start + *size) to [0, limit); false when nothing is left. Any ints will do. */
static bool clip(int *start, int *size, int limit) {
    if (*size <= 0 || *start >= limit) {
        return false;
    }
    int end = *start > limit - *size ? limit : *start + *size;
    if (end <= 0) {
        return false;
    }
    if (*start < 0) {
        *start = 0;
    }
    *size = end - *start;
    return true;
}

/* n cut to [-limit, limit]. */
static int limited(int n, int limit) {
    return n > limit ? limit : n < -limit ? -limit : n;
}

/* ---- pixels and rectangles ---- */
/* Everything from here on takes any coordinates: what lies outside the picture is clipped away. */

bool framebuf_draw_get(const FrameBuf *fb, int x, int y, uint32_t *color) {
    if (!inside(fb, x, y)) {
        return false;
    }
    *color = get(fb, x, y);
    return true;
}

void framebuf_draw_pixel(const FrameBuf *fb, int x, int y, uint32_t color) {
    if (inside(fb, x, y)) {
        set(fb, x, y, color);
    }
}

void framebuf_draw_fill(const FrameBuf *fb, uint32_t color) {
    fill_box(fb, 0, 0, fb->width, fb->height, color);
}

void framebuf_draw_fill_rect(const FrameBuf *fb, int x, int y, int width, int height,
                             uint32_t color) {
    if (clip(&x, &width, fb->width) && clip(&y, &height, fb->height)) {
        fill_box(fb, x, y, width, height, color);
    }
}

void framebuf_draw_hline(const FrameBuf *fb, int x, int y, int length, uint32_t color) {
    framebuf_draw_fill_rect(fb, x, y, length, 1, color);
}

void framebuf_draw_vline(const FrameBuf *fb, int x, int y, int length, uint32_t color) {
    framebuf_draw_fill_rect(fb, x, y, 1, length, color);
}

/* Each side asks only for its own length, so a size of 0 draws two sides, as in MicroPython. */
void framebuf_draw_rect(const FrameBuf *fb, int x, int y, int width, int height, uint32_t color,
                        bool fill) {
    if (fill) {
        framebuf_draw_fill_rect(fb, x, y, width, height, color);
        return;
    }
    /* So that the far sides can be computed without overflow: two limited numbers fit an int. */
    x = limited(x, FRAMEBUF_DRAW_LIMIT);
    y = limited(y, FRAMEBUF_DRAW_LIMIT);
    width = limited(width, FRAMEBUF_DRAW_LIMIT);
    height = limited(height, FRAMEBUF_DRAW_LIMIT);
    framebuf_draw_hline(fb, x, y, width, color);
    framebuf_draw_hline(fb, x, y + height - 1, width, color);
    framebuf_draw_vline(fb, x, y, height, color);
    framebuf_draw_vline(fb, x + width - 1, y, height, color);
}

/* One of the two coordinates of a walk along a line. */
typedef struct {
    int start;
    int step;        /* 1 or -1 */
    uint32_t length; /* steps from the start to the end of the line */
    int limit;       /* the picture's size */
} Axis;

/* From and to are limited, so that their distance fits 32 bits. */
static Axis axis_of(int from, int to, int limit) {
    bool up = to > from;
    uint32_t length = (uint32_t)(up ? to - from : from - to);
    return (Axis){from, up ? 1 : -1, length, limit};
}

/* The steps at which an axis is inside the picture: [*first, *last]; false when there are none. */
static bool visible_steps(Axis axis, uint32_t *first, uint32_t *last) {
    /* Steps until coordinate 0 and until coordinate limit - 1 is reached. */
    int to_low = -axis.start * axis.step, to_high = (axis.limit - 1 - axis.start) * axis.step;
    int enter = axis.step > 0 ? to_low : to_high, leave = axis.step > 0 ? to_high : to_low;
    *first = enter > 0 ? (uint32_t)enter : 0;
    *last = leave < 0 ? 0 : (uint32_t)leave < axis.length ? (uint32_t)leave : axis.length;
    return leave >= 0 && *first <= *last;
}

/* Bresenham's line. It takes `fast.length` steps along `fast`; at step i it has taken
 *     (2 * slow.length * i + fast.length) / (2 * fast.length)
 * steps along `slow`. The first and the last visible step are computed from this, the steps between
 * are drawn by the usual running remainder. */
void framebuf_draw_line(const FrameBuf *fb, int x1, int y1, int x2, int y2, uint32_t color) {
    int most = FRAMEBUF_DRAW_LIMIT;
    Axis fast = axis_of(limited(x1, most), limited(x2, most), fb->width);
    Axis slow = axis_of(limited(y1, most), limited(y2, most), fb->height);
    /* A line has one pixel for each step along its longer axis. */
    bool steep = slow.length > fast.length;
    if (steep) {
        Axis other = fast;
        fast = slow;
        slow = other;
    }
    uint32_t i, last, slow_first, slow_last;
    if (!visible_steps(fast, &i, &last) || !visible_steps(slow, &slow_first, &slow_last)) {
        return;
    }
    uint64_t rise = 2 * (uint64_t)slow.length, run = 2 * (uint64_t)fast.length;
    /* Step i is n steps along `slow` or more from here on: i >= (run * n - run / 2) / rise. */
    if (rise > 0 && slow_first > 0) {
        uint64_t enter = (run * slow_first - run / 2 + rise - 1) / rise;
        i = enter > i ? (uint32_t)enter : i;
    }
    /* It leaves the picture with the first step i that has slow_last + 1 steps behind it. */
    if (rise > 0 && slow_last < slow.length) {
        uint64_t beyond = (run * (slow_last + (uint64_t)1) - run / 2 + rise - 1) / rise;
        last = beyond - 1 < last ? (uint32_t)(beyond - 1) : last;
    }
    /* The state at the first visible step, as the loop would have it; a single point has run 0. */
    uint64_t sum = rise * i + run / 2;
    uint32_t aside = run == 0 ? 0 : (uint32_t)(sum / run);
    uint64_t remainder = sum - run * aside;
    for (; i <= last; i++) {
        int along = fast.start + fast.step * (int)i, across = slow.start + slow.step * (int)aside;
        set(fb, steep ? across : along, steep ? along : across, color);
        remainder += rise;
        if (remainder >= run) {
            remainder -= run;
            aside++;
        }
    }
}

/* ---- ellipses ---- */
/* A quarter is computed once and mirrored. It has two arcs, one from each end, which meet where the
 * slope is 1: along each, one coordinate takes single steps. */

/* What does not change while one ellipse is drawn; (x, y) is its middle. */
typedef struct {
    const FrameBuf *fb;
    int x, y;
    uint32_t color;
    bool fill;
    unsigned quadrants;
} Ellipse;

/* The points that mirror (x, y) into the quadrants; filled, the rows from the middle to them.
 * (x, y) is relative to the middle, and not negative. */
static void draw_mirrored(const Ellipse *e, int x, int y) {
    for (unsigned quadrant = 0; quadrant < 4; quadrant++) {
        if (!(e->quadrants >> quadrant & 1)) {
            continue;
        }
        bool left = quadrant == 1 || quadrant == 2;
        int row = quadrant < 2 ? e->y - y : e->y + y;
        if (e->fill) {
            framebuf_draw_hline(e->fb, left ? e->x - x : e->x, row, x + 1, e->color);
        } else {
            framebuf_draw_pixel(e->fb, left ? e->x - x : e->x + x, row, e->color);
        }
    }
}

/* The part of a quarter that is steep towards axis `a`: `t` goes down from radius a while `s` goes
 * up from 0, until the slope is 1 (J. Kennedy, A Fast Bresenham Type Algorithm For Drawing
 * Ellipses). `error` is (b t)^2 + (a s)^2 - (a b)^2. When t is x, every s is a row; when it is y
 * (`upright` false), a filled row is drawn once, when it has reached its full width. With
 * radii of 15 bits (FRAMEBUF_DRAW_RADIUS) everything here stays far below 2^63. */
static void draw_arc(const Ellipse *e, int64_t a, int64_t b, bool upright) {
    int64_t t = a, s = 0, error = 0;
    /* What `error` changes by when t goes down, or s goes up, by one; and the two sides of the test
     * for the slope, 2 b^2 t and 2 a^2 s. */
    int64_t t_change = b * b * (1 - 2 * a), s_change = a * a;
    int64_t t_slope = 2 * b * b * a, s_slope = 0;
    while (t_slope >= s_slope) {
        int64_t old_t = t;
        s_slope += 2 * a * a;
        error += s_change;
        s_change += 2 * a * a;
        /* Would the point one further in be nearer to the curve? */
        if (2 * error + t_change > 0) {
            t--;
            t_slope -= 2 * b * b;
            error += t_change;
            t_change += 2 * b * b;
        }
        if (upright) {
            draw_mirrored(e, (int)old_t, (int)s);
        } else if (!e->fill || t != old_t || t_slope < s_slope) {
            draw_mirrored(e, (int)s, (int)old_t);
        }
        s++;
    }
}

bool framebuf_draw_ellipse(const FrameBuf *fb, int x, int y, int x_radius, int y_radius,
                           uint32_t color, bool fill, unsigned quadrants) {
    if (x_radius > FRAMEBUF_DRAW_RADIUS || y_radius > FRAMEBUF_DRAW_RADIUS) {
        return false;
    }
    Ellipse ellipse = {
        fb,       limited(x, FRAMEBUF_DRAW_LIMIT), limited(y, FRAMEBUF_DRAW_LIMIT), color, fill,
        quadrants};
    if (x_radius == 0 && y_radius == 0) { /* both slopes are 0 and would stay so */
        if (quadrants & 0xf) {
            framebuf_draw_pixel(fb, x, y, color);
        }
    } else if (x_radius >= 0 && y_radius >= 0) {
        draw_arc(&ellipse, x_radius, y_radius, true);
        draw_arc(&ellipse, y_radius, x_radius, false);
    }
    return true;
}

/* ---- polygons ---- */
/* Corners are asked for again and again, so that no memory is needed for edges. Filled, a polygon
 * is its inside by the even-odd rule together with its outline. */

/* A corner as given, before the polygon is moved. */
typedef struct {
    int x, y;
} Corner;

/* Limited to 2^27: a corner moved by a limited (x, y) fits an int, and 32 times the product of two
 * distances, as edge_crossing() needs it, is at most 2^61. */
static Corner corner(const FrameBufPolygon *polygon, size_t index) {
    int most = 1 << 27;
    int x = polygon->coordinate(polygon->context, 2 * index);
    int y = polygon->coordinate(polygon->context, 2 * index + 1);
    return (Corner){limited(x, most), limited(y, most)};
}

/* The edge that ends at corner `index` begins here. */
static Corner corner_before(const FrameBufPolygon *polygon, size_t index) {
    return corner(polygon, index == 0 ? polygon->corners - 1 : index - 1);
}

/* Asked for each edge of an outline, each row and each round over the edges, so that Ctrl-C ends a
 * polygon of very many corners. */
static bool asked_to_stop(const FrameBufPolygon *polygon) {
    return polygon->go_on != NULL && !polygon->go_on(polygon->context);
}

/* The lines between neighbouring corners, and from the last to the first. One corner is a point. */
static void draw_outline(const FrameBuf *fb, const FrameBufPolygon *polygon, int x, int y,
                         uint32_t color) {
    for (size_t i = 0; i < polygon->corners && !asked_to_stop(polygon); i++) {
        Corner a = corner_before(polygon, i), b = corner(polygon, i);
        /* Towards the earlier corner: the direction decides where a line's steps are. */
        framebuf_draw_line(fb, x + b.x, y + b.y, x + a.x, y + a.y, color);
    }
}

/* Where in row `row` an edge is crossed; an edge holds its upper end but not its lower one. False
 * when the row does not cross it; else *x is the column, computed in 32nds and rounded as
 * MicroPython does it. Level edges are never crossed. */
static bool edge_crossing(Corner a, Corner b, int row, int *x) {
    if ((a.y > row) == (b.y > row)) {
        return false;
    }
    int64_t along = 32 * (int64_t)(b.x - a.x) * (row - a.y) / (b.y - a.y);
    *x = (int)((32 * (int64_t)a.x + along + 16) / 32);
    return true;
}

/* What the crossings leave out: lower ends of edges, and level edges. */
static void draw_lower_end(const FrameBuf *fb, Corner a, Corner b, int x, int y, uint32_t color) {
    if (a.y == b.y) {
        int left = a.x < b.x ? a.x : b.x;
        framebuf_draw_hline(fb, x + left, y + a.y, (a.x < b.x ? b.x : a.x) - left + 1, color);
    } else {
        framebuf_draw_pixel(fb, x + (a.y > b.y ? a.x : b.x), y + (a.y > b.y ? a.y : b.y), color);
    }
}

/* Fills one row between its crossings, from left to right: each round over the edges finds the
 * next crossing and how many edges share it. This takes no memory, and since crossings outside the
 * picture are moved to its rim, there are no more rounds than columns. */
static void fill_polygon_row(const FrameBuf *fb, const FrameBufPolygon *polygon, int x, int y,
                             int row, uint32_t color) {
    /* `done` is the last crossing dealt with: -2 in the first round, which alone draws lower
     * ends. */
    int begin = 0, done = -2; /* the rim is at -1 and at fb->width */
    bool is_inside = false;
    for (;;) {
        int next = fb->width + 1;
        /* Whether an odd number of edges crosses at `next`: only then does the inside begin or end
         * there. */
        bool odd = false;
        for (size_t i = 0; i < polygon->corners; i++) {
            Corner a = corner_before(polygon, i), b = corner(polygon, i);
            int at;
            if (edge_crossing(b, a, row, &at)) {
                at += x;
                at = at < -1 ? -1 : at > fb->width ? fb->width : at;
                if (at > done && at <= next) {
                    odd = at < next || !odd;
                    next = at;
                }
            } else if (done == -2 && row == (a.y > b.y ? a.y : b.y)) {
                draw_lower_end(fb, a, b, x, y, color);
            }
        }
        if (next > fb->width || asked_to_stop(polygon)) {
            return;
        }
        /* Both ends are drawn. An even number of edges is a tip that touches the row: a point of
         * the outline, unless the inside covers it anyway. */
        if (is_inside) {
            framebuf_draw_hline(fb, begin, y + row, next - begin + 1, color);
        } else if (!odd) {
            framebuf_draw_pixel(fb, next, y + row, color);
        }
        is_inside ^= odd;
        begin = next;
        done = next;
    }
}

void framebuf_draw_polygon(const FrameBuf *fb, const FrameBufPolygon *polygon, int x, int y,
                           uint32_t color, bool fill) {
    if (polygon->corners == 0) {
        return;
    }
    x = limited(x, FRAMEBUF_DRAW_LIMIT);
    y = limited(y, FRAMEBUF_DRAW_LIMIT);
    if (!fill) {
        draw_outline(fb, polygon, x, y, color);
        return;
    }
    /* Only rows that some edge reaches, and of these only those in the picture. */
    int top = corner(polygon, 0).y, bottom = top;
    for (size_t i = 1; i < polygon->corners; i++) {
        int at = corner(polygon, i).y;
        top = at < top ? at : top;
        bottom = at > bottom ? at : bottom;
    }
    int row = y + top, rows = bottom - top + 1;
    if (clip(&row, &rows, fb->height)) {
        for (; rows > 0 && !asked_to_stop(polygon); rows--, row++) {
            fill_polygon_row(fb, polygon, x, y, row - y, color);
        }
    }
}

/* ---- text, scrolling, copying ---- */

void framebuf_draw_text(const FrameBuf *fb, const char *text, size_t length, int x, int y,
                        uint32_t color) {
    /* Decoding is spared for a text that is above or below the picture. */
    if (y >= fb->height || y <= -8) {
        return;
    }
    while (length > 0 && x < fb->width) {
        uint32_t code = 0;
        size_t used = utf8_decode(text, length, &code);
        /* Unsigned: what lies before the blank becomes a large number, and the box with it. */
        uint32_t glyph = code - ' ';
        if (glyph >= FONT8X8_GLYPHS || used == 0) {
            glyph = FONT8X8_GLYPHS - 1;
        }
        for (int column = 0; column < 8 && x > -8; column++) {
            for (int row = 0; row < 8; row++) {
                if (font8x8_columns[glyph][column] >> row & 1) {
                    framebuf_draw_pixel(fb, x + column, y + row, color);
                }
            }
        }
        used += used == 0; /* a broken byte is one cell */
        text += used;
        length -= used;
        x += 8;
    }
}

/* The rectangle that the moved picture covers is what the clipped one at (x_step, y_step) is. */
void framebuf_draw_scroll(const FrameBuf *fb, int x_step, int y_step) {
    int x = x_step, y = y_step, width = fb->width, height = fb->height;
    if (!clip(&x, &width, fb->width) || !clip(&y, &height, fb->height)) {
        return;
    }
    /* From the side that is moved to, so that no pixel is overwritten before it was copied. */
    for (int j = 0; j < height; j++) {
        int to_y = y_step < 0 ? y + j : y + height - 1 - j;
        for (int i = 0; i < width; i++) {
            int to_x = x_step < 0 ? x + i : x + width - 1 - i;
            set(fb, to_x, to_y, get(fb, to_x - x_step, to_y - y_step));
        }
    }
}

void framebuf_draw_blit(const FrameBuf *fb, const FrameBuf *source, int x, int y, int64_t key,
                        const FrameBuf *palette) {
    /* The part of the target that the source covers; (to_x - x, to_y - y) is where it begins
     * there. */
    int to_x = x, to_y = y, width = source->width, height = source->height;
    if (!clip(&to_x, &width, fb->width) || !clip(&to_y, &height, fb->height)) {
        return;
    }
    for (int j = 0; j < height; j++) {
        for (int i = 0; i < width; i++) {
            uint32_t color = get(source, to_x - x + i, to_y - y + j);
            if (palette != NULL && !framebuf_draw_get(palette, (int)color, 0, &color)) {
                continue;
            }
            if ((int64_t)color != key) {
                set(fb, to_x + i, to_y + j, color);
            }
        }
    }
}
