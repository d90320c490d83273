/* SPDX-License-Identifier: MIT */
/* The decompressor. It goes on step by step (a header, a symbol with all its bits, a trailer); a
 * step that finds too little input leaves everything as it was, and its bytes have to be given
 * again with more behind them. So nothing is kept of a step that is half done, and bits are never
 * read ahead beyond the byte that holds them: what follows the stream stays untouched.
 *
 * Symbols are decoded bit by bit with canonical codes: small, and fast enough for files of a board.
 */
#include "module/inflate.h"
#include "value/crc32.h"

#include <string.h>

const char inflate_texts[][30] = {
    "incorrect header check",        "invalid window size",      "invalid block type",
    "invalid stored block lengths",  "invalid code lengths set", "invalid literal/length code",
    "invalid distance too far back", "incorrect data check",     "incorrect length check",
};

enum Stage {
    STAGE_HEADER,
    STAGE_BLOCK,
    STAGE_STORED,
    STAGE_CODES,
    STAGE_COPY,
    STAGE_TRAILER,
    STAGE_END
};

/* Besides enum InflateResult: the step is done. Below 0, where no result is. */
enum { GO_ON = -1 };

/* A raw stream has no header. `check` begins as Adler-32 does; a gzip header sets it to CRC's 0. */
void inflate_begin(Inflate *s, enum InflateFormat format) {
    memset(s, 0, sizeof *s);
    s->format = (uint8_t)format;
    s->stage = format == INFLATE_RAW ? STAGE_BLOCK : STAGE_HEADER;
    s->check = 1;
}

/* Adler-32 (RFC 1950, section 8) over n more bytes. 65521 is the largest prime below 65536. 3000
 * bytes add at most 3000 * 65520 + 255 * 3000 * 3001 / 2 to `high`, well within 32 bits, so that
 * the remainders are taken once for that many. */
uint32_t inflate_adler(uint32_t adler, const uint8_t *data, size_t n) {
    uint32_t low = adler & 0xffff, high = adler >> 16;
    while (n > 0) {
        size_t now = n < 3000 ? n : 3000; /* as many as cannot overflow */
        n -= now;
        while (now-- > 0) {
            low += *data++;
            high += low;
        }
        low %= 65521;
        high %= 65521;
    }
    return high << 16 | low;
}

/* The base of a length code (0 is symbol 257), and how many extra bits follow. The table of RFC
 * 1951, section 3.2.5, computed: from one extra bit on four codes have the same number of them; 258
 * has a code of its own. */
uint32_t inflate_length(unsigned code, unsigned *extra) {
    *extra = code < 8 || code == 28 ? 0 : (code >> 2) - 1;
    return code < 8 ? 3 + code : code == 28 ? 258 : ((4 + (code & 3)) << *extra) + 3;
}

/* The same of a distance code: from one extra bit on two codes have the same number of them. */
uint32_t inflate_distance(unsigned code, unsigned *extra) {
    *extra = code < 4 ? 0 : (code >> 1) - 1;
    return code < 4 ? 1 + code : ((2 + (code & 1)) << *extra) + 1;
}

/* ---- bits ---- */

/* The next n bits (up to 16) into *value; false when the input ends before. */
static bool take(Inflate *s, InflatePiece *p, unsigned n, unsigned *value) {
    while (s->bit_count < n) {
        if (p->in == p->in_end) {
            return false;
        }
        s->bits |= (uint32_t)*p->in++ << s->bit_count;
        s->bit_count = (uint8_t)(s->bit_count + 8);
    }
    *value = s->bits & ((1u << n) - 1);
    s->bits >>= n;
    s->bit_count = (uint8_t)(s->bit_count - n);
    return true;
}

/* Drops the bits up to the next byte. Whole bytes that were read ahead stay. */
static void align(Inflate *s) {
    unsigned odd = s->bit_count & 7;
    s->bits >>= odd;
    s->bit_count = (uint8_t)(s->bit_count - odd);
}

/* Four bytes, the least first. */
static bool take4(Inflate *s, InflatePiece *p, uint32_t *value) {
    unsigned low, high;
    if (!take(s, p, 16, &low) || !take(s, p, 16, &high)) {
        return false;
    }
    *value = low | (uint32_t)high << 16;
    return true;
}

/* ---- codes ---- */

/* Makes a code of the lengths of its symbols; false when they are none. They are sorted by length
 * and then by number, which is all that decoding needs (RFC 1951, section 3.2.2). `left` counts the
 * codes of the current length that are free still: below 0 there are too many symbols. */
static bool make_code(uint16_t *counts, uint16_t *symbols, const uint8_t *lengths, unsigned n) {
    uint16_t places[INFLATE_BITS + 1];
    int left = 1;
    memset(counts, 0, (INFLATE_BITS + 1) * sizeof *counts);
    for (unsigned i = 0; i < n; i++) {
        counts[lengths[i]]++;
    }
    places[1] = 0;
    for (unsigned i = 1; i <= INFLATE_BITS; i++) {
        left = (left << 1) - counts[i];
        if (left < 0) {
            return false;
        }
        if (i < INFLATE_BITS) {
            places[i + 1] = (uint16_t)(places[i] + counts[i]);
        }
    }
    for (unsigned i = 0; i < n; i++) {
        if (lengths[i] != 0) {
            symbols[places[lengths[i]]++] = (uint16_t)i;
        }
    }
    /* A code that leaves bits unused is right only with a single symbol, or none. */
    return left == 0 || n - counts[0] <= 1;
}

/* The next symbol, NO_SYMBOL for bits that are none, NO_INPUT when the input ends before. `first`
 * is the first code of the current length, `index` the number of symbols with shorter ones. */
enum { NO_SYMBOL = -2, NO_INPUT = -3 };
static int decode(Inflate *s, InflatePiece *p, const uint16_t *counts, const uint16_t *symbols) {
    unsigned code = 0, first = 0, index = 0, bit;
    for (unsigned length = 1; length <= INFLATE_BITS; length++) {
        if (!take(s, p, 1, &bit)) {
            return NO_INPUT;
        }
        code |= bit;
        unsigned count = counts[length];
        if (code < first + count) {
            return symbols[index + (code - first)];
        }
        index += count;
        first = (first + count) << 1;
        code <<= 1;
    }
    return NO_SYMBOL;
}

/* The codes of a block: literals and lengths first, then distances, as their lengths follow each
 * other. */
static bool make_codes(Inflate *s, const uint8_t *lengths, unsigned literals, unsigned distances) {
    return make_code(s->counts[0], s->symbols, lengths, literals) &&
           make_code(s->counts[1], s->symbols + INFLATE_CODES, lengths + literals, distances);
}

/* The code of RFC 1951, section 3.2.6, in the tables that a block's own codes would take. */
static void fixed_codes(Inflate *s) {
    uint8_t lengths[INFLATE_CODES + 30];
    for (unsigned i = 0; i < sizeof lengths; i++) {
        lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : i < INFLATE_CODES ? 8 : 5;
    }
    (void)make_code(s->counts[0], s->symbols, lengths, INFLATE_CODES);
    /* All of five bits; two of them are never used, and none is missing. */
    (void)make_code(s->counts[1], s->symbols + INFLATE_CODES, lengths + INFLATE_CODES, 30);
}

/* The lengths of both codes, which are coded themselves. RFC 1951, section 3.2.7. The code of the
 * lengths is made in the place of the first of both, which is made when that is not needed any
 * more: the C stack holds nothing but the lengths. Symbol 16 repeats the length before, 17 and 18
 * repeat 0. A block must be able to end: symbol 256 has a code. */
static int dynamic_codes(Inflate *s, InflatePiece *p) {
    static const uint8_t order[19] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                      11, 4,  12, 3, 13, 2, 14, 1, 15};
    uint8_t lengths[INFLATE_CODES + INFLATE_DISTANCES] = {0};
    unsigned literals, distances, codes, bits;
    if (!take(s, p, 5, &literals) || !take(s, p, 5, &distances) || !take(s, p, 4, &codes)) {
        return INFLATE_INPUT;
    }
    literals += 257;
    distances += 1;
    if (literals > 286 || distances > 30) {
        return INFLATE_LENGTHS;
    }
    for (unsigned i = 0; i < codes + 4; i++) {
        if (!take(s, p, 3, &bits)) {
            return INFLATE_INPUT;
        }
        lengths[order[i]] = (uint8_t)bits;
    }
    if (!make_code(s->counts[0], s->symbols, lengths, 19)) {
        return INFLATE_LENGTHS;
    }
    for (unsigned i = 0; i < literals + distances;) {
        int symbol = decode(s, p, s->counts[0], s->symbols);
        if (symbol < 0) {
            return symbol == NO_INPUT ? INFLATE_INPUT : INFLATE_LENGTHS;
        }
        uint8_t value = (uint8_t)symbol;
        unsigned times = 1;
        if (symbol >= 16) {
            if (symbol == 16 && i == 0) {
                return INFLATE_LENGTHS;
            }
            value = symbol == 16 ? lengths[i - 1] : 0;
            if (!take(s, p, symbol == 16 ? 2 : symbol == 17 ? 3 : 7, &times)) {
                return INFLATE_INPUT;
            }
            times += symbol == 18 ? 11 : 3;
        }
        if (i + times > literals + distances) {
            return INFLATE_LENGTHS;
        }
        memset(lengths + i, value, times);
        i += times;
    }
    return lengths[256] != 0 && make_codes(s, lengths, literals, distances) ? GO_ON
                                                                            : INFLATE_LENGTHS;
}

/* ---- steps ---- */

/* A text of a gzip header, up to its NUL; or so many bytes. */
static bool skip(Inflate *s, InflatePiece *p, bool text, unsigned n) {
    unsigned byte = 1;
    while (text ? byte != 0 : n-- > 0) {
        if (!take(s, p, 8, &byte)) {
            return false;
        }
    }
    return true;
}

/* RFC 1952, section 2.3, behind the first two bytes. Of the flags 4 is for extra bytes, 8 for a
 * name, 16 for a comment, 2 for a checksum of the header, which is not looked at. */
static int gzip_header(Inflate *s, InflatePiece *p) {
    unsigned method, flags, n = 0;
    if (!take(s, p, 8, &method) || !take(s, p, 8, &flags) || !skip(s, p, false, 6)) {
        return INFLATE_INPUT;
    }
    if (method != 8 || (flags & 0xe0)) {
        return INFLATE_HEADER;
    }
    bool whole = (!(flags & 4) || (take(s, p, 16, &n) && skip(s, p, false, n))) &&
                 (!(flags & 8) || skip(s, p, true, 0)) && (!(flags & 16) || skip(s, p, true, 0)) &&
                 (!(flags & 2) || skip(s, p, false, 2));
    s->check = 0;
    s->wbits = INFLATE_BITS;
    return whole ? GO_ON : INFLATE_INPUT;
}

/* The header of zlib or gzip. With INFLATE_AUTO gzip is told by its first two bytes, which zlib
 * cannot begin with. A zlib header that wants a dictionary (0x20) is refused: there is none to
 * give. */
static int header(Inflate *s, InflatePiece *p) {
    unsigned first, second;
    if (!take(s, p, 8, &first) || !take(s, p, 8, &second)) {
        return INFLATE_INPUT;
    }
    bool gzip = first == 0x1f && second == 0x8b;
    if (s->format == INFLATE_GZIP || (s->format == INFLATE_AUTO && gzip)) {
        int result = gzip ? gzip_header(s, p) : INFLATE_HEADER;
        if (result == GO_ON) {
            s->format = INFLATE_GZIP;
            s->stage = STAGE_BLOCK;
        }
        return result;
    }
    if ((first << 8 | second) % 31 != 0 || (first & 15) != 8 || (second & 0x20)) {
        return INFLATE_HEADER;
    }
    if (first >> 4 > 7) {
        return INFLATE_WINDOW;
    }
    s->format = INFLATE_ZLIB;
    s->wbits = (uint8_t)((first >> 4) + 8);
    s->stage = STAGE_BLOCK;
    return GO_ON;
}

/* What a block begins with. The stage is set to what follows the header at first, and put back
 * unless all of it was there. `last` is stored only then, since the step is done again with more
 * input. */
static int block(Inflate *s, InflatePiece *p) {
    unsigned last, type, length = 0, check;
    if (s->last) {
        s->stage = STAGE_TRAILER;
        return GO_ON;
    }
    if (!take(s, p, 1, &last) || !take(s, p, 2, &type)) {
        return INFLATE_INPUT;
    }
    int result = GO_ON;
    s->stage = STAGE_CODES;
    if (type == 0) {
        align(s);
        if (!take(s, p, 16, &length) || !take(s, p, 16, &check)) {
            result = INFLATE_INPUT;
        } else if (length != (~check & 0xffff)) {
            return INFLATE_STORED;
        }
        s->stage = STAGE_STORED;
        s->length = length;
    } else if (type == 1) {
        fixed_codes(s);
    } else {
        result = type == 2 ? dynamic_codes(s, p) : INFLATE_TYPE;
    }
    if (result == GO_ON) {
        s->last = last;
    } else {
        s->stage = STAGE_BLOCK;
    }
    return result;
}

/* A byte of output, which goes into the ring as well. Without a window the output is all there,
 * from its first byte on, and is the window. */
static void put(Inflate *s, InflatePiece *p, uint8_t byte) {
    p->out[p->written++] = byte;
    if (p->window) {
        p->window[s->total & p->mask] = byte;
    }
    s->total++;
}

/* A symbol: a byte, a copy, or the end of the block. RFC 1951, section 3.2.3. A copy's length and
 * distance are only noted here: it may not fit the room, and copying goes on from there. */
static int symbol(Inflate *s, InflatePiece *p) {
    unsigned extra, bits;
    if (p->written == p->room) {
        return INFLATE_ROOM;
    }
    int code = decode(s, p, s->counts[0], s->symbols);
    if (code < 0) {
        return code == NO_INPUT ? INFLATE_INPUT : INFLATE_SYMBOL;
    }
    if (code < 256) {
        put(s, p, (uint8_t)code);
        return GO_ON;
    }
    if (code == 256) {
        s->stage = STAGE_BLOCK;
        return GO_ON;
    }
    if (code > 285) {
        return INFLATE_SYMBOL;
    }
    uint32_t length = inflate_length((unsigned)code - 257, &extra);
    if (!take(s, p, extra, &bits)) {
        return INFLATE_INPUT;
    }
    length += bits;
    code = decode(s, p, s->counts[1], s->symbols + INFLATE_CODES);
    if (code < 0 || code > 29) {
        return code == NO_INPUT ? INFLATE_INPUT : INFLATE_SYMBOL;
    }
    uint32_t distance = inflate_distance((unsigned)code, &extra);
    if (!take(s, p, extra, &bits)) {
        return INFLATE_INPUT;
    }
    distance += bits;
    if (distance > s->total || (p->window && distance > p->mask + 1)) {
        return INFLATE_FAR;
    }
    s->length = length;
    s->distance = distance;
    s->stage = STAGE_COPY;
    return GO_ON;
}

/* A copy, or the bytes of a stored block, as far as there is room and input. */
static int copy(Inflate *s, InflatePiece *p) {
    for (; s->length > 0; s->length--) {
        unsigned byte;
        if (p->written == p->room) {
            return INFLATE_ROOM;
        }
        if (s->stage == STAGE_STORED) {
            if (!take(s, p, 8, &byte)) {
                return INFLATE_INPUT;
            }
        } else {
            byte = p->window ? p->window[(s->total - s->distance) & p->mask]
                             : p->out[p->written - s->distance];
        }
        put(s, p, (uint8_t)byte);
    }
    s->stage = s->stage == STAGE_STORED ? STAGE_BLOCK : STAGE_CODES;
    return GO_ON;
}

/* The checksum, and gzip's length. */
static int trailer(Inflate *s, InflatePiece *p) {
    uint32_t check = s->check, total = s->total;
    align(s);
    if (s->format != INFLATE_RAW && !take4(s, p, &check)) {
        return INFLATE_INPUT;
    }
    if (s->format == INFLATE_ZLIB) {
        check = __builtin_bswap32(check);
    }
    if (check != s->check) {
        return INFLATE_CHECK;
    }
    if (s->format == INFLATE_GZIP && !take4(s, p, &total)) {
        return INFLATE_INPUT;
    }
    if (total != s->total) {
        return INFLATE_LENGTH;
    }
    s->stage = STAGE_END;
    return GO_ON;
}

/* Does one step of the current stage: GO_ON, or what stopped it. */
static int step(Inflate *s, InflatePiece *p) {
    switch (s->stage) {
    case STAGE_HEADER: return header(s, p);
    case STAGE_BLOCK: return block(s, p);
    case STAGE_STORED:
    case STAGE_COPY: return copy(s, p);
    case STAGE_CODES: return symbol(s, p);
    case STAGE_TRAILER: return trailer(s, p);
    default: return INFLATE_DONE;
    }
}

/* The checksum is brought up to date before the trailer is looked at, and at the end. */
static void add_check(Inflate *s, const InflatePiece *p, size_t *checked) {
    const uint8_t *data = p->out + *checked;
    size_t n = p->written - *checked;
    *checked = p->written;
    if (s->format == INFLATE_GZIP) {
        s->check = crc32_add(s->check, data, n);
    } else if (s->format == INFLATE_ZLIB) {
        s->check = inflate_adler(s->check, data, n);
    }
}

/* Runs until the input or the room is used up, the stream ends, or it is wrong. Of a step that
 * lacks input the bits are restored; stored bytes are done one by one, nothing of them is to be
 * taken back. */
enum InflateResult inflate_run(Inflate *s, InflatePiece *p) {
    size_t checked = p->written;
    for (;;) {
        const uint8_t *in = p->in;
        uint32_t bits = s->bits;
        uint8_t bit_count = s->bit_count, stage = s->stage;
        if (stage == STAGE_TRAILER || stage == STAGE_HEADER) {
            add_check(s, p, &checked);
        }
        int result = step(s, p);
        if (result != GO_ON) {
            add_check(s, p, &checked);
            if (result == INFLATE_INPUT && stage != STAGE_STORED) {
                p->in = in;
                s->bits = bits;
                s->bit_count = bit_count;
            }
            return (enum InflateResult)result;
        }
    }
}
