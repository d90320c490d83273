/* SPDX-License-Identifier: MIT */
/* Reads images of compiled modules. They come from outside: nothing in one is used before it was
 * checked, in three steps: the head with the sum; each object, and that all words of it which are
 * Values are small, or linked to an object of a kind that may be there; each code (verify.c). Then
 * it is linked in place: words that were left erased become addresses, which are the same each time
 * as long as the firmware is. */
#include "vm/image.h"

#include <string.h>

#include "builtins.h"
#include "compile/code.h"
#include "flash/romfs.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/hash.h"
#include "object/str.h"
#include "port/port.h"
#include "value/crc32.h"
#include "value/utf8.h"
#include "vm/verify.h"

/* MAGIC: "TPY1". WORD: bytes of a Value. OWN: linked to an object of the image; NAME_OWN: to its
 * str, or the one of that text that flash has; FIXED: to one of fixed_value(). */
enum { MAGIC = 0x31595054, WORD = sizeof(uintptr_t), OWN = 0, NAME_OWN = 1, FIXED = 2, HOW = 3 };

/* The head; all places are from the beginning of the image. */
typedef struct {
    uint32_t magic, size, sum, version, word, overhang, body;
    uint32_t first, objects; /* where objects begin, and where links do, behind them */
    uint32_t links;          /* how many */
} Head;

/* A word that is linked: its place; to what. */
typedef struct {
    uint32_t place, what;
} Link;

typedef struct {
    const uint8_t *bytes;
    Head head;
    uint32_t next;    /* link, while objects are checked */
    size_t registers; /* the most of any code */
} Image;

static Link link_at(const Image *image, uint32_t i) {
    Link link;
    memcpy(&link, image->bytes + image->head.objects + i * sizeof link, sizeof link);
    return link;
}

/* The object at a place. */
static const Object *object_at(const Image *image, uint32_t place) {
    return (const Object *)(const void *)(image->bytes + place);
}

/* ---- the head ---- */

/* The sum of all behind it, with links as they were before. */
static bool has_sum(const Image *image) {
    static const uint8_t erased[WORD] = {0xff, 0xff, 0xff, 0xff};
    uint8_t blank[WORD];
    uint32_t at = offsetof(Head, version), crc = 0;
    memset(blank, erased[0], sizeof blank);
    for (uint32_t i = 0; i < image->head.links; i++) {
        uint32_t place = link_at(image, i).place;
        crc = crc32_add(crc, image->bytes + at, place - at);
        crc = crc32_add(crc, blank, WORD);
        at = place + WORD;
    }
    return crc32_add(crc, image->bytes + at, image->head.size - at) == image->head.sum;
}

static const char damaged[] = "is damaged";

static const char *check_head(Image *image, const uint8_t *bytes, size_t n, bool sum) {
    Head *h = &image->head;
    if (n < sizeof *h || (uintptr_t)bytes % WORD != 0) {
        return n < sizeof *h ? damaged : "is not aligned";
    }
    image->bytes = bytes;
    memcpy(h, bytes, sizeof *h);
    if (h->magic != MAGIC || h->version != CODE_VERSION || h->word != WORD) {
        return h->magic != MAGIC ? damaged : "was compiled for another version";
    }
    if (h->size > n || h->first % WORD || h->objects % WORD || h->first < sizeof *h ||
        h->objects < h->first || h->objects > h->size ||
        h->links != (h->size - h->objects) / sizeof(Link)) {
        return damaged;
    }
    uint32_t least = h->first + WORD;
    for (uint32_t i = 0; i < h->links; i++) {
        Link link = link_at(image, i);
        if (link.place % WORD || link.place < least || link.place > h->objects - WORD) {
            return damaged;
        }
        least = link.place + WORD;
    }
    return sum && !has_sum(image) ? damaged : NULL;
}

/* ---- objects ---- */

/* Words of the object at a place, if it is whole and of a kind that may be there; else 0. */
static size_t words_at(const Image *image, uint32_t place) {
    static const uint8_t kinds[] = {KIND_STR,   KIND_BYTES, KIND_INT,  KIND_FLOAT,
                                    KIND_TUPLE, KIND_STORE, KIND_UNIT, KIND_CODE};
    const Object *o = object_at(image, place);
    size_t words = object_words(o), room = (image->head.objects - place) / WORD;
    bool plain = o->header == HEADER((uintptr_t)object_kind(o), words);
    return plain && words > 0 && words <= room && memchr(kinds, object_kind(o), sizeof kinds)
               ? words
               : 0;
}

/* The kind of the object that begins at a place; KIND_HOLE: none does. By a walk from the first,
 * since nothing can be remembered of them all. */
static Kind kind_at(const Image *image, uint32_t place) {
    uint32_t at = image->head.first;
    while (at < place && at < image->head.objects) {
        size_t words = words_at(image, at);
        if (words == 0) {
            return KIND_HOLE;
        }
        at += (uint32_t)(words * WORD);
    }
    return at == place && at < image->head.objects && words_at(image, at)
               ? object_kind(object_at(image, at))
               : KIND_HOLE;
}

/* The objects of the firmware that constants may be; absent for a number that is none. */
static Value fixed_value(uint32_t number) {
    static const Value values[] = {VALUE_OF(&none_object),     VALUE_OF(&bool_objects[0]),
                                   VALUE_OF(&bool_objects[1]), VALUE_OF(&ellipsis_object),
                                   VALUE_OF(&float_infinity),  VALUE_OF(&float_minus_infinity),
                                   VALUE_OF(&float_nan),       VALUE_OF(&name_empty_text)};
    enum { COUNT = sizeof values / sizeof values[0], FIRST_CHAR = 256, CHARS = 128 };
    if (number >= FIRST_CHAR && number < FIRST_CHAR + CHARS) {
        return str_ascii_char((char)(number - FIRST_CHAR));
    }
    return number < COUNT ? values[number] : ABSENT;
}

/* What a linked word will be: its kind, and in *place where it is, if it is in the image. */
static Kind kind_of_link(const Image *image, uint32_t what, uint32_t *place) {
    *place = what & ~(uint32_t)HOW;
    if ((what & HOW) == FIXED) {
        *place = 0;
        return value_kind(fixed_value(what >> 2));
    }
    Kind kind = (what & HOW) != HOW ? kind_at(image, *place) : KIND_HOLE;
    return (what & HOW) == OWN || kind == KIND_STR ? kind : KIND_HOLE;
}

/* Checks the word at a place as a Value. Its kind; KIND_HOLE for what must not be there. Words that
 * are linked are met in their order. */
static Kind check_value(Image *image, uint32_t at, uint32_t *place) {
    Link link = {0, 0};
    if (image->next < image->head.links) {
        link = link_at(image, image->next);
    }
    if (link.place == at) {
        image->next++;
        return kind_of_link(image, link.what, place);
    }
    Value v;
    memcpy(&v, image->bytes + at, sizeof v);
    *place = 0;
    return value_is_int(v) || value_is_float(v) ? value_kind(v) : KIND_HOLE;
}

/* A tuple has constants that lie before it, so that none is in itself; a store codes, too. */
static bool check_items(Image *image, uint32_t at, size_t words, bool store) {
    for (size_t i = 1; i < words; i++) {
        uint32_t place;
        Kind kind = check_value(image, at + (uint32_t)(i * WORD), &place);
        bool inner = kind == KIND_STORE || kind == KIND_UNIT || (kind == KIND_CODE && !store);
        if (kind == KIND_HOLE || inner || place >= at) {
            return false;
        }
    }
    return true;
}

static bool check_str(const Object *o, size_t bytes) {
    const Str *s = (const Str *)o;
    size_t unused = s->meta & STR_RESIDUE, n = bytes - sizeof s->meta - unused;
    bool ascii = true;
    if (unused >= WORD || sizeof s->meta + unused > bytes) {
        return false;
    }
    for (size_t i = 0; i < n + unused; i++) {
        ascii = ascii && (uint8_t)s->text[i] < 0x80;
        if (i >= n && s->text[i] != 0) {
            return false;
        }
    }
    return utf8_validate(s->text, n) && ascii == ((s->meta & STR_ASCII) != 0) &&
           (uint32_t)s->meta >> STR_HASH_SHIFT == hash_short(hash_bytes(s->text, n));
}

static bool check_bytes(const Object *o, size_t bytes) {
    const uint8_t *data = ((const Bytes *)o)->data;
    size_t unused = data[bytes - 1];
    for (size_t i = 0; i < unused && unused < WORD; i++) {
        if (data[bytes - 2 - i] != 0) {
            return false;
        }
    }
    return unused < WORD;
}

/* As many digits as there is room for, the highest not 0, and no small int. */
static bool check_int(const Object *o, size_t bytes) {
    const BigInt *n = (const BigInt *)o;
    size_t count = n->meta >> 1, small = WORD / 4;
    if (count == 0 || count > 0xffff || bytes != WORD + (4 * count + WORD - 1) / WORD * WORD ||
        n->digits[count - 1] == 0) {
        return false;
    }
    return count > small || (count == small && n->digits[count - 1] >= (uint32_t)1 << 30);
}

static bool check_unit(Image *image, uint32_t at, size_t words) {
    uint32_t place;
    return words == WORDS_OF(Unit) && check_value(image, at + WORD, &place) == KIND_STORE &&
           check_value(image, at + 2 * WORD, &place) == KIND_STR &&
           check_value(image, at + 3 * WORD, &place) == KIND_INT && place == 0;
}

/* The unit is the first object, and the store of its constants is found by its first link. */
static bool check_code(Image *image, uint32_t at) {
    uint32_t place;
    const Code *code = (const Code *)object_at(image, at);
    if (check_value(image, at + WORD, &place) != KIND_UNIT || place != image->head.first) {
        return false;
    }
    Link constants = link_at(image, 0);
    const Object *store = object_at(image, constants.what & ~(uint32_t)HOW);
    VerifyConstants c = {image, (uint32_t)(object_words(store) - 1)};
    if (code->head.registers > image->registers) {
        image->registers = code->head.registers;
    }
    return verify_code(code, &c);
}

/* Where the i-th constant of the image is, and its kind. For verify.c. */
Kind image_constant(const void *context, size_t i, const Object **object) {
    const Image *image = context;
    uint32_t store = link_at(image, 0).what & ~(uint32_t)HOW, place;
    Image at = *image;
    uint32_t word = store + (uint32_t)((1 + i) * WORD);
    uint32_t low = 0, high = at.head.links;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (link_at(&at, middle).place < word) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    at.next = low;
    Kind kind = check_value(&at, word, &place);
    *object = kind != KIND_HOLE && place != 0 ? object_at(image, place) : NULL;
    return kind;
}

static bool check_object(Image *image, uint32_t at, size_t words) {
    const Object *o = object_at(image, at);
    size_t bytes = (words - 1) * WORD;
    if (words < (object_kind(o) == KIND_INT ? 3 : 2)) { /* only tuples may be empty */
        return object_kind(o) == KIND_TUPLE;
    }
    switch (object_kind(o)) {
    case KIND_STR: return check_str(o, bytes);
    case KIND_BYTES: return check_bytes(o, bytes);
    case KIND_INT: return check_int(o, bytes);
    case KIND_FLOAT: return words == WORDS_OF(BoxedFloat);
    case KIND_TUPLE: return check_items(image, at, words, false);
    case KIND_STORE: return check_items(image, at, words, true);
    case KIND_UNIT: return at == image->head.first && check_unit(image, at, words);
    default: return words >= WORDS_OF(Code) && check_code(image, at);
    }
}

/* The unit has to be sound before any code is looked at: it comes first. */
static const char *check_objects(Image *image) {
    uint32_t at = image->head.first;
    if (kind_at(image, at) != KIND_UNIT) {
        return damaged;
    }
    while (at < image->head.objects) {
        size_t words = words_at(image, at);
        if (words == 0 || !check_object(image, at, words)) {
            return damaged;
        }
        at += (uint32_t)(words * WORD);
    }
    return image->next == image->head.links && kind_at(image, image->head.body) == KIND_CODE
               ? NULL
               : damaged;
}

const char *image_check(const uint8_t *bytes, size_t n, bool sum) {
    Image image = {0};
    const char *wrong = check_head(&image, bytes, n, sum);
    return wrong ? wrong : check_objects(&image);
}

/* ---- linking ---- */

/* The word that a link becomes. */
static Value value_of_link(const Image *image, uint32_t what) {
    if ((what & HOW) == FIXED) {
        return fixed_value(what >> 2);
    }
    Value own = {(uintptr_t)(image->bytes + (what & ~(uint32_t)HOW))};
    return (what & HOW) == OWN ? own : str_name(own);
}

/* Words that are linked already must be what they would become now. */
static const char *link_image(const Image *image, const PortFlash *rom) {
    for (uint32_t i = 0; i < image->head.links; i++) {
        Link link = link_at(image, i);
        Value value = value_of_link(image, link.what), there;
        memcpy(&there, image->bytes + link.place, sizeof there);
        if (value_same(there, value)) {
            continue;
        }
        if (there.bits != UINTPTR_MAX) {
            return "was linked for another firmware";
        }
        uint32_t offset = (uint32_t)(image->bytes + link.place - rom->base);
        if (!rom->program || !rom->program(offset, &value, sizeof value)) {
            return "cannot be linked";
        }
    }
    return NULL;
}

/* ---- the door ---- */

bool image_is_there(const char *path) {
    RomEntry entry;
    return romfs_path(path, &entry) && entry.name && !entry.folder;
}

Value image_code(Vm *vm, const char *path) {
    Image image = {0};
    RomEntry entry;
    const char *wrong = romfs_path(path, &entry) ? NULL : damaged;
    if (!wrong) {
        wrong =
            check_head(&image, entry.data.from, (size_t)(entry.data.end - entry.data.from), true);
    }
    wrong = wrong ? wrong : check_objects(&image);
    wrong = wrong ? wrong : link_image(&image, port_rom());
    if (wrong) {
        vm_raise_format(vm, &type_ImportError, "'%s' %s", path, wrong);
    }
    vm->rom_used = true;
    heap_allow_frame(heap_of(vm), image.registers);
    return value_object(object_at(&image, image.head.body));
}
