/* SPDX-License-Identifier: MIT */
/* framebuf_draw against a slow model that decides pixel by pixel, with random and hostile
 * arguments. `test_framebuf TEXT` shows TEXT in the font instead. */
#include "module/font8x8.h"
#include "module/framebuf_draw.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIDE 40
#define BYTES (2 * SIDE * (SIDE + 16))

static int failures;
static uint32_t random_state = 1;

static unsigned draw(unsigned n) {
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 4) % n;
}

/* A coordinate: mostly near the picture, sometimes far, sometimes absurd. */
static int draw_int(void) {
    static const int absurd[] = {
        INT_MIN,       INT_MIN + 1, INT_MAX,  INT_MAX - 1, -(1 << 30), 1 << 30,
        (1 << 30) - 1, 0xffff,      -0x10000, 1 << 27,     0,          -1};
    switch (draw(8)) {
    case 0: return absurd[draw(sizeof absurd / sizeof absurd[0])];
    case 1: return (int)draw(2000) - 1000;
    case 2: return (int)(draw(0x10000) << 16 | draw(0x10000));
    default: return (int)draw(SIDE + 20) - 10;
    }
}

/* The model: a picture's geometry and a copy of its bytes, touched bit by bit. */
typedef struct {
    FrameBuf fb;
    uint8_t bytes[BYTES];
} Model;

static int bits_of(int format) {
    static const int bits[] = {1, 16, 4, 1, 1, 2, 8};
    return bits[format];
}

/* The byte and bit of bit `k` of a pixel, as framebuf_draw.h says. */
static uint8_t *model_bit(Model *m, int x, int y, int k, int *bit) {
    int p = y * m->fb.stride + x, byte = p;
    *bit = k;
    switch (m->fb.format) {
    case FRAMEBUF_MONO_VLSB: byte = y / 8 * m->fb.stride + x, *bit = y % 8; break;
    case FRAMEBUF_RGB565: byte = 2 * p + k / 8, *bit = k % 8; break; /* little-endian */
    case FRAMEBUF_GS4_HMSB: byte = p / 2, *bit = k + (p % 2 ? 0 : 4); break;
    case FRAMEBUF_MONO_HLSB: byte = p / 8, *bit = 7 - p % 8; break;
    case FRAMEBUF_MONO_HMSB: byte = p / 8, *bit = p % 8; break;
    case FRAMEBUF_GS2_HMSB: byte = p / 4, *bit = k + 2 * (p % 4); break;
    default: break;
    }
    return &m->bytes[byte];
}

static uint32_t model_get(Model *m, int x, int y) {
    uint32_t color = 0;
    for (int k = 0; k < bits_of(m->fb.format); k++) {
        int bit;
        uint8_t *byte = model_bit(m, x, y, k, &bit);
        color |= (uint32_t)(*byte >> bit & 1) << k;
    }
    return color;
}

static void model_set(Model *m, int64_t x, int64_t y, uint32_t color) {
    if (x < 0 || y < 0 || x >= m->fb.width || y >= m->fb.height) {
        return;
    }
    if (bits_of(m->fb.format) == 1) {
        color = color != 0;
    }
    for (int k = 0; k < bits_of(m->fb.format); k++) {
        int bit;
        uint8_t *byte = model_bit(m, (int)x, (int)y, k, &bit);
        *byte = (uint8_t)((*byte & ~(1 << bit)) | (int)(color >> k & 1) << bit);
    }
}

static void model_fill_rect(Model *m, int64_t x, int64_t y, int64_t w, int64_t h, uint32_t color) {
    for (int py = 0; py < m->fb.height; py++) {
        for (int px = 0; px < m->fb.width; px++) {
            if (px >= x && px < x + w && py >= y && py < y + h) {
                model_set(m, px, py, color);
            }
        }
    }
}

static int64_t limited(int64_t n, int64_t limit) {
    return n > limit ? limit : n < -limit ? -limit : n;
}

static void model_rect(Model *m, int64_t x, int64_t y, int64_t w, int64_t h, uint32_t color,
                       bool fill) {
    if (fill) {
        model_fill_rect(m, x, y, w, h, color);
        return;
    }
    x = limited(x, FRAMEBUF_DRAW_LIMIT), y = limited(y, FRAMEBUF_DRAW_LIMIT);
    w = limited(w, FRAMEBUF_DRAW_LIMIT), h = limited(h, FRAMEBUF_DRAW_LIMIT);
    model_fill_rect(m, x, y, w, 1, color);
    model_fill_rect(m, x, y + h - 1, w, 1, color);
    model_fill_rect(m, x, y, 1, h, color);
    model_fill_rect(m, x + w - 1, y, 1, h, color);
}

/* Every pixel asks: am I on the line? Step i along the longer side is (2 i shorter + longer) /
 * (2 longer) steps aside, rounded down. */
static void model_line(Model *m, int64_t x1, int64_t y1, int64_t x2, int64_t y2, uint32_t color) {
    x1 = limited(x1, FRAMEBUF_DRAW_LIMIT), y1 = limited(y1, FRAMEBUF_DRAW_LIMIT);
    x2 = limited(x2, FRAMEBUF_DRAW_LIMIT), y2 = limited(y2, FRAMEBUF_DRAW_LIMIT);
    int64_t dx = llabs(x2 - x1), dy = llabs(y2 - y1);
    for (int py = 0; py < m->fb.height; py++) {
        for (int px = 0; px < m->fb.width; px++) {
            int64_t along = x2 > x1 ? px - x1 : x1 - px, across = y2 > y1 ? py - y1 : y1 - py;
            int64_t longer = dx, shorter = dy;
            if (dy > dx) {
                int64_t swap = along;
                along = across, across = swap, longer = dy, shorter = dx;
            }
            if (along >= 0 && along <= longer &&
                across == (longer ? (2 * along * shorter + longer) / (2 * longer) : 0)) {
                model_set(m, px, py, color);
            }
        }
    }
}

typedef struct {
    int64_t x, y;
    uint32_t color;
    bool fill;
    unsigned quadrants;
} ModelEllipse;

static void model_mirror(Model *m, const ModelEllipse *e, int64_t x, int64_t y) {
    static const int sign_x[] = {1, -1, -1, 1}, sign_y[] = {-1, -1, 1, 1};
    for (int q = 0; q < 4; q++) {
        int64_t row = e->y + sign_y[q] * y;
        if (!(e->quadrants >> q & 1) || row < 0 || row >= m->fb.height) {
            continue;
        }
        for (int px = 0; px < m->fb.width; px++) {
            int64_t from_middle = sign_x[q] * (px - e->x);
            if (e->fill ? from_middle >= 0 && from_middle <= x : from_middle == x) {
                model_set(m, px, row, e->color);
            }
        }
    }
}

/* Both octants of a quarter: `t` shrinks when that brings the point nearer to the curve. */
static void model_ellipse(Model *m, const ModelEllipse *e, int64_t a, int64_t b) {
    if (a < 0 || b < 0) {
        return;
    }
    if (a == 0 && b == 0) {
        if (e->quadrants & 15) {
            model_set(m, e->x, e->y, e->color);
        }
        return;
    }
    for (int octant = 0; octant < 2; octant++) {
        int64_t t = a;
        for (int64_t s = 0; b * b * t >= a * a * s; s++) {
            if (s > 0) {
                int64_t out = b * b * t * t + a * a * s * s - a * a * b * b;
                int64_t in = b * b * (t - 1) * (t - 1) + a * a * s * s - a * a * b * b;
                t -= out + in > 0;
                if (b * b * t < a * a * s) {
                    break;
                }
            }
            model_mirror(m, e, octant ? s : t, octant ? t : s);
        }
        int64_t swap = a;
        a = b, b = swap;
    }
}

/* A polygon's coordinates, with a count of the questions asked. */
typedef struct {
    int xy[24];
    size_t n;
} Corners;

static int coordinate(void *context, size_t index) {
    Corners *c = context;
    return c->xy[index];
}

static int compare_nodes(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

/* MicroPython's way: sort the crossings of each row, fill between pairs. */
static void model_polygon(Model *m, const Corners *c, int64_t x, int64_t y, uint32_t color,
                          bool fill) {
    x = limited(x, FRAMEBUF_DRAW_LIMIT), y = limited(y, FRAMEBUF_DRAW_LIMIT);
    size_t n = c->n;
    for (int row = 0; row < (fill ? m->fb.height : 1); row++) {
        int64_t nodes[12];
        size_t count = 0;
        for (size_t i = 0; i < n; i++) {
            int64_t bx = limited(c->xy[2 * i], 1 << 27), by = limited(c->xy[2 * i + 1], 1 << 27);
            size_t j = (i + n - 1) % n;
            int64_t ax = limited(c->xy[2 * j], 1 << 27), ay = limited(c->xy[2 * j + 1], 1 << 27);
            int64_t r = row - y;
            if (!fill) {
                model_line(m, x + bx, y + by, x + ax, y + ay, color);
            } else if ((ay > r && by <= r) || (ay <= r && by > r)) {
                nodes[count++] = (32 * bx + 32 * (ax - bx) * (r - by) / (ay - by) + 16) / 32;
            } else if (r == ay && ay == by) {
                model_line(m, x + bx, y + by, x + ax, y + ay, color);
            } else if (r == (ay > by ? ay : by)) {
                model_set(m, x + (ay > by ? ax : bx), row, color);
            }
        }
        qsort(nodes, count, sizeof nodes[0], compare_nodes);
        for (size_t i = 0; i + 1 < count; i += 2) {
            model_fill_rect(m, x + nodes[i], row, nodes[i + 1] - nodes[i] + 1, 1, color);
        }
    }
}

/* `glyphs` are the cells' numbers in the font. */
static void model_text(Model *m, const unsigned *glyphs, size_t n, int64_t x, int64_t y,
                       uint32_t color) {
    for (int py = 0; py < m->fb.height; py++) {
        for (int px = 0; px < m->fb.width; px++) {
            int64_t column = px - x, row = py - y;
            if (column >= 0 && row >= 0 && row < 8 && column < 8 * (int64_t)n &&
                font8x8_columns[glyphs[column / 8]][column % 8] >> row & 1) {
                model_set(m, px, py, color);
            }
        }
    }
}

static void model_scroll(Model *m, int64_t dx, int64_t dy) {
    static Model old;
    old = *m;
    for (int py = 0; py < m->fb.height; py++) {
        for (int px = 0; px < m->fb.width; px++) {
            int64_t sx = px - dx, sy = py - dy;
            if (sx >= 0 && sy >= 0 && sx < m->fb.width && sy < m->fb.height) {
                model_set(m, px, py, model_get(&old, (int)sx, (int)sy));
            }
        }
    }
}

static void model_blit(Model *m, Model *source, int64_t x, int64_t y, int64_t key, Model *palette) {
    for (int py = 0; py < m->fb.height; py++) {
        for (int px = 0; px < m->fb.width; px++) {
            int64_t sx = px - x, sy = py - y;
            if (sx < 0 || sy < 0 || sx >= source->fb.width || sy >= source->fb.height) {
                continue;
            }
            uint32_t color = model_get(source, (int)sx, (int)sy);
            if (palette && color >= (uint32_t)palette->fb.width) {
                continue;
            }
            color = palette ? model_get(palette, (int)color, 0) : color;
            if (color != key) {
                model_set(m, px, py, color);
            }
        }
    }
}

/* A picture with random bytes, and its model. The buffer has its exact size, at an odd address. */
static uint8_t *new_picture(FrameBuf *fb, Model *model, int most) {
    int width = 1 + (int)draw((unsigned)most), height = 1 + (int)draw((unsigned)most);
    int stride = width + (int)(draw(2) ? draw(14) : 0), format = (int)draw(FRAMEBUF_FORMATS);
    size_t size = (size_t)framebuf_draw_size(width, height, stride, format);
    uint8_t *block = malloc(size + 1);
    for (size_t i = 0; i < size; i++) {
        block[i + 1] = (uint8_t)draw(256);
    }
    bool accepted = framebuf_draw_init(fb, block + 1, size, width, height, stride, format);
    if (!accepted ||
        framebuf_draw_init(&model->fb, block, size - 1, width, height, stride, format)) {
        printf("init: %d x %d, stride %d, format %d\n", width, height, stride, format);
        failures++;
    }
    model->fb = *fb;
    memcpy(model->bytes, block + 1, size);
    return block;
}

static const char *const names[] = {"fill",   "pixel", "fill_rect",     "hline",   "vline",
                                    "rect",   "line",  "ellipse",       "polygon", "text",
                                    "scroll", "blit",  "blit to itself"};

enum { OPERATIONS = sizeof names / sizeof names[0] };

static void operate_ellipse(FrameBuf *fb, Model *m, int x, int y, uint32_t color) {
    int radius[2];
    for (int i = 0; i < 2; i++) {
        static const unsigned most[] = {2, 2, 40, 40, 40, 400, 0x8002};
        radius[i] = draw(20) == 0 ? draw_int() : (int)draw(most[draw(7)]);
    }
    int a = radius[0], b = radius[1];
    ModelEllipse e = {limited(x, FRAMEBUF_DRAW_LIMIT), limited(y, FRAMEBUF_DRAW_LIMIT), color,
                      draw(2), draw(16)};
    bool fits = a <= FRAMEBUF_DRAW_RADIUS && b <= FRAMEBUF_DRAW_RADIUS;
    if (framebuf_draw_ellipse(fb, x, y, a, b, color, e.fill, e.quadrants) != fits) {
        printf("radii %d, %d\n", a, b);
        failures++;
    }
    if (fits) {
        model_ellipse(m, &e, a, b);
    }
}

static void operate_text(FrameBuf *fb, Model *m, int x, int y, uint32_t color) {
    static const struct {
        const char *bytes;
        unsigned glyph;
    } pieces[] = {
        {"A",        33},
        {" ",        0 },
        {"~",        94},
        {"\x7f",     95},
        {"\n",       95},
        {"\xc3\xa9", 95},
        {"\xff",     95}
    };
    char text[64] = "";
    unsigned glyphs[16];
    size_t n = draw(16);
    for (size_t i = 0; i < n; i++) {
        unsigned piece = draw(sizeof pieces / sizeof pieces[0]);
        strcat(text, pieces[piece].bytes);
        glyphs[i] = pieces[piece].glyph;
    }
    framebuf_draw_text(fb, text, strlen(text), x, y, color);
    model_text(m, glyphs, n, x, y, color);
}

static void operate_polygon(FrameBuf *fb, Model *m, int x, int y, uint32_t color) {
    Corners corners = {.n = draw(12)};
    bool wild = draw(4) == 0, fill = draw(3) > 0;
    for (size_t i = 0; i < 2 * corners.n; i++) {
        corners.xy[i] = wild ? draw_int() : (int)draw(50) - 10;
    }
    FrameBufPolygon polygon = {corners.n, coordinate, NULL, &corners};
    framebuf_draw_polygon(fb, &polygon, x, y, color, fill);
    model_polygon(m, &corners, x, y, color, fill);
}

static void operate_blit(FrameBuf *fb, Model *m, int x, int y, bool itself) {
    static Model source, palette;
    FrameBuf source_fb = *fb, palette_fb;
    uint8_t *source_block = itself ? NULL : new_picture(&source_fb, &source, 20);
    uint8_t *palette_block = new_picture(&palette_fb, &palette, SIDE);
    bool with_palette = draw(2) && !itself;
    int64_t key = (int64_t)draw(20) - 1;
    if (itself) { /* copying upwards reads no pixel that was written */
        x = -(int)draw(30), y = -(int)draw(30);
        source = *m;
    }
    framebuf_draw_blit(fb, &source_fb, x, y, key, with_palette ? &palette_fb : NULL);
    model_blit(m, &source, x, y, key, with_palette ? &palette : NULL);
    free(source_block);
    free(palette_block);
}

static void operate(FrameBuf *fb, Model *m, unsigned operation) {
    int x = draw_int(), y = draw_int(), w = draw_int(), h = draw_int();
    uint32_t color = draw(3) ? draw(0x10000) : draw(2) ? 0 : UINT32_MAX;
    bool fill = draw(2);
    switch (operation) {
    case 0: framebuf_draw_fill(fb, color), model_fill_rect(m, 0, 0, SIDE, SIDE, color); break;
    case 1: framebuf_draw_pixel(fb, x, y, color), model_set(m, x, y, color); break;
    case 2:
        framebuf_draw_fill_rect(fb, x, y, w, h, color), model_fill_rect(m, x, y, w, h, color);
        break;
    case 3: framebuf_draw_hline(fb, x, y, w, color), model_fill_rect(m, x, y, w, 1, color); break;
    case 4: framebuf_draw_vline(fb, x, y, h, color), model_fill_rect(m, x, y, 1, h, color); break;
    case 5:
        framebuf_draw_rect(fb, x, y, w, h, color, fill), model_rect(m, x, y, w, h, color, fill);
        break;
    case 6: framebuf_draw_line(fb, x, y, w, h, color), model_line(m, x, y, w, h, color); break;
    case 7: operate_ellipse(fb, m, x, y, color); break;
    case 8: operate_polygon(fb, m, draw(3) ? x % 20 : x, draw(3) ? y % 20 : y, color); break;
    case 9: operate_text(fb, m, draw(2) ? -(x % 60) : x, y, color); break;
    case 10: framebuf_draw_scroll(fb, x, y), model_scroll(m, x, y); break;
    default: operate_blit(fb, m, x, y, operation == 12); break;
    }
}

static void check_reads(FrameBuf *fb, Model *m) {
    int x = draw_int(), y = draw_int();
    bool inside = x >= 0 && y >= 0 && x < fb->width && y < fb->height;
    uint32_t color = 0;
    if (framebuf_draw_get(fb, x, y, &color) != inside || (inside && color != model_get(m, x, y))) {
        printf("get(%d, %d): %u\n", x, y, color);
        failures++;
    }
}

static void random_round(unsigned seed) {
    static Model model;
    FrameBuf fb;
    random_state = seed * 77777;
    uint8_t *block = new_picture(&fb, &model, SIDE);
    for (int i = 0; i < 40 && failures < 10; i++) {
        unsigned operation = draw(OPERATIONS);
        operate(&fb, &model, operation);
        check_reads(&fb, &model);
        if (memcmp(block + 1, model.bytes, fb.length) != 0) {
            printf("seed %u, operation %d: %s differs (%d x %d, stride %d, format %d)\n", seed, i,
                   names[operation], fb.width, fb.height, fb.stride, fb.format);
            failures++;
            break;
        }
    }
    free(block);
}

/* All small ones: the seam between the two arcs of a quarter is where rows get lost. */
static void test_small_ellipses(void) {
    for (int i = 0; i < 16 * 16 * 4; i++) {
        static Model model;
        uint8_t bytes[SIDE * SIDE] = {0};
        int a = i / 4 % 16, b = i / 64;
        ModelEllipse e = {SIDE / 2, SIDE / 2, 1, i & 1, i & 2 ? 15 : 0};
        bool drawn =
            framebuf_draw_init(&model.fb, bytes, sizeof bytes, SIDE, SIDE, SIDE, FRAMEBUF_GS8) &&
            framebuf_draw_ellipse(&model.fb, (int)e.x, (int)e.y, a, b, 1, e.fill, e.quadrants);
        memset(model.bytes, 0, sizeof bytes);
        model_ellipse(&model, &e, a, b);
        if (!drawn || memcmp(model.bytes, bytes, sizeof bytes) != 0) {
            printf("ellipse %d, %d, fill %d, quadrants %u differs\n", a, b, e.fill, e.quadrants);
            failures++;
        }
    }
}

static void check_size(int width, int height, int stride, int format, uint64_t expected) {
    uint64_t size = framebuf_draw_size(width, height, stride, format);
    if (size != expected) {
        printf("size(%d, %d, %d, %d) is %llu\n", width, height, stride, format,
               (unsigned long long)size);
        failures++;
    }
}

static void test_sizes(void) {
    check_size(128, 64, 128, FRAMEBUF_MONO_VLSB, 1024);
    check_size(10, 9, 16, FRAMEBUF_MONO_VLSB, 26);
    check_size(9, 2, 9, FRAMEBUF_MONO_HLSB, 4);
    check_size(9, 2, 17, FRAMEBUF_MONO_HMSB, 5);
    check_size(5, 3, 5, FRAMEBUF_GS2_HMSB, 6);
    check_size(5, 3, 6, FRAMEBUF_GS4_HMSB, 9);
    check_size(5, 3, 7, FRAMEBUF_GS8, 19);
    check_size(0xffff, 0xffff, 0xffff, FRAMEBUF_RGB565, 8589672450);
    check_size(0, 1, 1, FRAMEBUF_GS8, 0);
    check_size(1, 0x10000, 1, FRAMEBUF_GS8, 0);
    check_size(INT_MAX, 1, INT_MAX, FRAMEBUF_GS8, 0);
    check_size(4, 4, 3, FRAMEBUF_GS8, 0);
    check_size(4, 4, 4, -1, 0);
    check_size(4, 4, 4, FRAMEBUF_FORMATS, 0);
}

/* A polygon can be left early. */
static bool never(void *context) {
    (void)context;
    return false;
}

static void test_stop(void) {
    uint8_t bytes[64] = {0};
    FrameBuf fb;
    Corners corners = {
        {0, 0, 7, 0, 7, 7, 0, 7},
        4
    };
    FrameBufPolygon polygon = {4, coordinate, never, &corners};
    if (!framebuf_draw_init(&fb, bytes, 64, 8, 8, 8, FRAMEBUF_GS8)) {
        failures++;
        return;
    }
    framebuf_draw_polygon(&fb, &polygon, 0, 0, 1, true);
    framebuf_draw_polygon(&fb, &polygon, 0, 0, 1, false);
    for (size_t i = 0; i < 64; i++) {
        failures += bytes[i] != 0;
    }
}

static void show(const char *text) {
    static uint8_t bytes[8 * 8 * 200];
    FrameBuf fb;
    int width = 8 * (int)strlen(text);
    if (!framebuf_draw_init(&fb, bytes, sizeof bytes, width, 8, width, FRAMEBUF_GS8)) {
        return;
    }
    framebuf_draw_text(&fb, text, strlen(text), 0, 0, 1);
    for (int y = 0; y < 8; y++) {
        for (int x = 0; x < width; x++) {
            putchar(bytes[y * width + x] ? '#' : ' ');
        }
        putchar('\n');
    }
}

int main(int argc, char **argv) {
    if (argc > 1) {
        show(argv[1]);
        return 0;
    }
    test_sizes();
    test_stop();
    test_small_ellipses();
    for (unsigned seed = 1; seed <= 400 && failures < 10; seed++) {
        random_round(seed);
    }
    printf("%s\n", failures ? "FAILED" : "ok");
    return failures != 0;
}
