/* SPDX-License-Identifier: MIT */
/* hashlib: three digests of one family: blocks of 64 bytes, words of 32 bits, and the length at
 * the end. A hash object is an instance whose state lies in a RAW; digest() finishes a copy of it,
 * so that update() may go on. No Python code runs here once the arguments were read. */
#include <string.h>

#include "builtins.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/str.h"

enum Algorithm { MD5, SHA1, SHA256 };
/* Slots of a hash object. */
enum { ALGORITHM, STATE, SLOTS };
enum { BLOCK = 64 };

typedef struct {
    uint32_t words[8];
    uint32_t bits[2]; /* hashed so far, the low half first */
    uint32_t used;    /* bytes of the block */
    uint8_t block[BLOCK];
} State;

/* The table of algorithms: digest sizes in bytes, and names. */
static const uint8_t sizes[] = {16, 20, 32};
static const char names[][8] = {"md5", "sha1", "sha256"};
static const uint32_t beginnings[][8] = {
    {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0,          0,          0,          0},
    {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0, 0,          0,          0},
    {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
     0x5be0cd19                                                                           },
};

/* Rotations by n bits, 0 < n < 32. */
static uint32_t left(uint32_t x, unsigned n) {
    return x << n | x >> (32 - n);
}

static uint32_t right(uint32_t x, unsigned n) {
    return left(x, 32 - n);
}

/* Word i of the block in the byte order of the algorithm. */
static uint32_t load(const uint8_t *block, unsigned i, bool big) {
    const uint8_t *p = block + 4 * i;
    return big ? (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]
               : (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

/* The inverse of load(). */
static void store(uint8_t *p, uint32_t x, bool big) {
    for (unsigned i = 0; i < 4; i++) {
        p[i] = (uint8_t)(x >> (big ? 24 - 8 * i : 8 * i));
    }
}

/* ---- one block each ---- */

/* RFC 1321, section 3.4: four rounds of 16 steps, which differ in the function, the order of the
 * words and the turns. */
static void md5_block(uint32_t *h, const uint8_t *block) {
    /* floor(abs(sin(i + 1)) * 2**32) */
    static const uint32_t sines[64] = {
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613,
        0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193,
        0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d,
        0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed,
        0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122,
        0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa,
        0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244,
        0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
        0xeb86d391,
    };
    static const uint8_t turns[16] = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
    uint32_t a = h[0], b = h[1], c = h[2], d = h[3];
    for (unsigned i = 0; i < 64; i++) {
        uint32_t f;
        unsigned word;
        switch (i / 16) {
        case 0: f = (b & c) | (~b & d), word = i; break;
        case 1: f = (d & b) | (~d & c), word = 5 * i + 1; break;
        case 2: f = b ^ c ^ d, word = 3 * i + 5; break;
        default: f = c ^ (b | ~d), word = 7 * i;
        }
        f += a + sines[i] + load(block, word & 15, false);
        a = d, d = c, c = b;
        b += left(f, turns[i / 16 * 4 + (i & 3)]);
    }
    h[0] += a, h[1] += b, h[2] += c, h[3] += d;
}

/* The last 16 words are kept, going round. FIPS 180-4, section 6.1.2: 80 steps over words that are
 * made from the block as they are needed. The alternate method of section 6.1.3, with a ring of 16
 * words, takes 64 bytes of the C stack instead of 320. */
static void sha1_block(uint32_t *h, const uint8_t *block) {
    static const uint32_t constants[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    uint32_t w[16], v[5];
    memcpy(v, h, sizeof v);
    for (unsigned i = 0; i < 80; i++) {
        uint32_t *x = &w[i & 15];
        *x = i < 16 ? load(block, i, true)
                    : left(w[(i + 13) & 15] ^ w[(i + 8) & 15] ^ w[(i + 2) & 15] ^ *x, 1);
        uint32_t f = i < 20              ? (v[1] & v[2]) | (~v[1] & v[3])
                     : i >= 40 && i < 60 ? (v[1] & v[2]) | (v[1] & v[3]) | (v[2] & v[3])
                                         : v[1] ^ v[2] ^ v[3];
        uint32_t sum = left(v[0], 5) + f + v[4] + constants[i / 20] + *x;
        memmove(v + 1, v, 4 * sizeof *v);
        v[0] = sum;
        v[2] = left(v[2], 30);
    }
    for (unsigned i = 0; i < 5; i++) {
        h[i] += v[i];
    }
}

/* FIPS 180-4, section 6.2.2, over a ring of 16 words as well. `one` and `two` are what the standard
 * calls T1 and T2. */
static void sha256_block(uint32_t *h, const uint8_t *block) {
    /* The fractions of the cube roots of the first primes. */
    static const uint32_t roots[64] = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
        0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
        0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
        0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
        0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
        0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
        0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
        0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2,
    };
    uint32_t w[16], v[8];
    memcpy(v, h, sizeof v);
    for (unsigned i = 0; i < 64; i++) {
        uint32_t *x = &w[i & 15];
        if (i < 16) {
            *x = load(block, i, true);
        } else {
            uint32_t a = w[(i + 1) & 15], b = w[(i + 14) & 15];
            *x += (right(a, 7) ^ right(a, 18) ^ a >> 3) + w[(i + 9) & 15] +
                  (right(b, 17) ^ right(b, 19) ^ b >> 10);
        }
        uint32_t one = v[7] + (right(v[4], 6) ^ right(v[4], 11) ^ right(v[4], 25)) +
                       ((v[4] & v[5]) ^ (~v[4] & v[6])) + roots[i] + *x;
        uint32_t two = (right(v[0], 2) ^ right(v[0], 13) ^ right(v[0], 22)) +
                       ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += one;
        v[0] = one + two;
    }
    for (unsigned i = 0; i < 8; i++) {
        h[i] += v[i];
    }
}

/* ---- any number of bytes ---- */

/* Adds n bytes. A block is hashed as soon as it is full; fewer than 64 bytes are kept in the state.
 * Allocates nothing, so `data` may be interior to a buffer. */
static void hash_bytes_of(enum Algorithm algorithm, State *s, const uint8_t *data, size_t n) {
    uint32_t low = s->bits[0];
    s->bits[0] += (uint32_t)(n << 3);
    s->bits[1] += (uint32_t)((uint64_t)n >> 29) + (s->bits[0] < low);
    while (n > 0) {
        size_t now = BLOCK - s->used < n ? BLOCK - s->used : n;
        memcpy(s->block + s->used, data, now);
        s->used += (uint32_t)now;
        data += now;
        n -= now;
        if (s->used == BLOCK) {
            s->used = 0;
            (algorithm == MD5    ? md5_block
             : algorithm == SHA1 ? sha1_block
                                 : sha256_block)(s->words, s->block);
        }
    }
}

/* A one bit, zeros, and the length in 64 bits. The state is used up. (119 - used) % 64 zeros bring
 * the length to the end of a block, be that this one or, when there are fewer than 9 bytes left of
 * it, the next. */
static void finish(enum Algorithm algorithm, State *s, uint8_t *digest) {
    static const uint8_t padding[BLOCK] = {0x80};
    uint8_t length[8];
    bool big = algorithm != MD5;
    store(length, s->bits[big], big);
    store(length + 4, s->bits[!big], big);
    hash_bytes_of(algorithm, s, padding, 1 + (119 - s->used) % BLOCK);
    hash_bytes_of(algorithm, s, length, 8);
    for (size_t i = 0; i < sizes[algorithm] / 4u; i++) {
        store(digest + 4 * i, s->words[i], big);
    }
}

/* ---- hash objects ---- */

static enum Algorithm algorithm_of(Value self) {
    return (enum Algorithm)value_to_int(AS(Instance, self)->slots[ALGORITHM]);
}

static State *state_of(Value self) {
    return (State *)(void *)AS(Raw, AS(Instance, self)->slots[STATE])->data;
}

/* An object at its beginning. The state is a RAW of its own since an instance's slots are Values.
 */
static Value new_hash(Vm *vm, enum Algorithm algorithm) {
    Raw *raw = (Raw *)heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(sizeof(State)));
    memcpy(raw->data, beginnings[algorithm], sizeof beginnings[0]);
    Instance *self = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    self->cls = value_object(&type_HASH);
    self->slots[ALGORITHM] = value_int(algorithm);
    self->slots[STATE] = value_object(raw);
    return value_object(self);
}

static void update(Vm *vm, Value self, Value data) {
    size_t n;
    const uint8_t *bytes = buffer_need_text(vm, data, &n);
    hash_bytes_of(algorithm_of(self), state_of(self), bytes, n);
}

static Value make(Vm *vm, enum Algorithm algorithm, Value data) {
    Value self = new_hash(vm, algorithm);
    if (!value_absent(data)) {
        update(vm, self, data);
    }
    return self;
}

/* hashlib.md5([data]) and its like. */
Value hashlib_md5(Vm *vm, Value *a, int n) {
    return make(vm, MD5, arg_or_absent(a, n, 0));
}

Value hashlib_sha1(Vm *vm, Value *a, int n) {
    return make(vm, SHA1, arg_or_absent(a, n, 0));
}

Value hashlib_sha256(Vm *vm, Value *a, int n) {
    return make(vm, SHA256, arg_or_absent(a, n, 0));
}

/* By name, in small or capital letters. Bit 0x20 is what small letters have set; the digits of the
 * names have it as well. */
Value hashlib_new(Vm *vm, Value *a, int n) {
    Value name = object_unwrap(arg(a, 0));
    if (!value_is_kind(name, KIND_STR)) {
        vm_raise_type(vm, "name must be str, not %T", name);
    }
    for (enum Algorithm i = MD5; i <= SHA256; i++) {
        size_t length = strlen(names[i]), same = 0;
        while (same < length && length == str_bytes(name) &&
               (str_text(name)[same] | 0x20) == (names[i][same] | 0x20)) {
            same++;
        }
        if (same == length) {
            return make(vm, i, arg_or_absent(a, n, 1));
        }
    }
    vm_raise_value_error(vm, "unsupported hash type %v", name);
}

Value hashlib_update(Vm *vm, Value *a, int n) {
    (void)n;
    update(vm, arg(a, 0), arg(a, 1));
    return NONE;
}

/* The digest so far: what is finished is a copy on the C stack, so that update() may go on. */
Value hashlib_digest(Vm *vm, Value *a, int n) {
    (void)n;
    enum Algorithm algorithm = algorithm_of(arg(a, 0));
    State copy = *state_of(arg(a, 0));
    Bytes *digest = bytes_alloc(vm, sizes[algorithm]);
    finish(algorithm, &copy, digest->data);
    return value_object(digest);
}

/* bytes.hex() of the digest, which takes the place of self. */
Value hashlib_hexdigest(Vm *vm, Value *a, int n) {
    a[0] = hashlib_digest(vm, a, n);
    return bytes_hex(vm, a, 1);
}

/* copy(): both go on by themselves. */
Value hashlib_copy(Vm *vm, Value *a, int n) {
    (void)n;
    Value copy = new_hash(vm, algorithm_of(arg(a, 0)));
    *state_of(copy) = *state_of(arg(a, 0));
    return copy;
}

/* `<sha256 hash object>`, where CPython shows the module and the address. */
void hashlib_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)vm, (void)repr;
    writer_format(out, "<%s hash object>", names[algorithm_of(self)]);
}

/* digest_size and block_size in bytes, and name. */
Value hashlib_getattr(Vm *vm, Value self, Value name) {
    enum Algorithm algorithm = algorithm_of(self);
    if (value_same(name, NAME(digest_size))) {
        return value_int(sizes[algorithm]);
    }
    if (value_same(name, NAME(block_size))) {
        return value_int(BLOCK);
    }
    if (value_same(name, NAME(name))) {
        return str_new(vm, names[algorithm], strlen(names[algorithm]));
    }
    return ABSENT;
}
