/* SPDX-License-Identifier: MIT */
/* The methods of str, bytes and bytearray that look at single characters: the tests isalpha and so
 * on, and the mapping of case. Bytes count as ASCII characters. Case mapping is the full one of
 * value/unicode.h: one character becomes up to three.
 *
 * Nothing here runs Python code. The tests allocate nothing. */
#include "object/text.h"

#include "builtins.h"
#include "value/unicode.h"
#include "value/utf8.h"

/* Reads the character at `at`, and moves behind it. A byte beyond ASCII has no properties. `at`
 * is before the end. */
static uint32_t next_char(Text text, size_t *at, bool is_str) {
    uint32_t code = (uint8_t)text.data[*at];
    *at += is_str ? str_read_char(text.data + *at, &code) : 1;
    return code;
}
/* Bit 5 makes a capital small; what is below 'a' then wraps to a large number. */
static bool is_ascii_letter(uint32_t code) {
    return (code | 0x20) - 'a' < 26;
}

/* The UNICODE_ flags of a character. Letters of ASCII are what is mostly asked about: they need
 * no table. Of bytes, \x1c to \x1f are no blanks, as they are in a str, and those from 0x80 on
 * have no flags. */
static unsigned properties(uint32_t code, bool is_str) {
    if (is_ascii_letter(code)) {
        return UNICODE_ALPHA | UNICODE_START | UNICODE_CONTINUE | UNICODE_PRINTABLE |
               (code & 0x20 ? UNICODE_LOWER : UNICODE_UPPER);
    }
    if (is_str) {
        return unicode_properties(code);
    }
    unsigned what = code < 0x80 ? unicode_properties(code) : 0;
    return code >= 0x1c && code <= 0x1f ? what & ~(unsigned)UNICODE_SPACE : what;
}

/* ---- tests ---- */

/* All but isprintable and isascii answer False for the empty text. Those that bytes has, too,
 * ask is_str. */

/* Is there a character, and has each of them one of the properties? */
static Value all_are(Value *a, unsigned wanted) {
    Text text = text_of(arg(a, 0));
    bool is_str = text_is_str(arg(a, 0)), all = text.n > 0;
    for (size_t at = 0; at < text.n && all;) {
        all = (properties(next_char(text, &at, is_str), is_str) & wanted) != 0;
    }
    return value_bool(all);
}

/* Is there a letter with case, and is no letter of the case that is unwanted? */
static Value is_cased(Value *a, unsigned unwanted) {
    Text text = text_of(arg(a, 0));
    bool is_str = text_is_str(arg(a, 0)), cased = false;
    for (size_t at = 0; at < text.n;) {
        unsigned what = properties(next_char(text, &at, is_str), is_str);
        if (what & unwanted) {
            return FALSE;
        }
        cased |= (what & UNICODE_CASED) != 0;
    }
    return value_bool(cased);
}

Value letters_isalnum(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return all_are(a, UNICODE_ALNUM);
}
Value letters_isalpha(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return all_are(a, UNICODE_ALPHA);
}
Value letters_isdigit(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return all_are(a, UNICODE_DIGIT);
}
Value letters_isspace(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return all_are(a, UNICODE_SPACE);
}
Value letters_isdecimal(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return all_are(a, UNICODE_DECIMAL);
}
Value letters_isnumeric(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return all_are(a, UNICODE_NUMERIC);
}
/* The only test that the empty text passes, with isascii and against all others. */
Value letters_isprintable(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return text_of(arg(a, 0)).n == 0 ? TRUE : all_are(a, UNICODE_PRINTABLE);
}
/* Characters without case do not matter, but one with case must be there. */
Value letters_islower(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return is_cased(a, UNICODE_UPPER | UNICODE_TITLE);
}
Value letters_isupper(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return is_cased(a, UNICODE_LOWER | UNICODE_TITLE);
}

/* Bytes are looked at, of a str as well: a character beyond ASCII has only bytes from 0x80 on. */
Value letters_isascii(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    Text text = text_of(arg(a, 0));
    for (size_t i = 0; i < text.n; i++) {
        if ((uint8_t)text.data[i] >= 0x80) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Keywords are identifiers too. A first character that may begin one, then such as may stand
 * inside. */
Value letters_isidentifier(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    Text text = text_of(arg(a, 0));
    unsigned wanted = UNICODE_START;
    for (size_t at = 0; at < text.n;) {
        uint32_t code = next_char(text, &at, true);
        if (code != '_' && !(properties(code, true) & wanted)) {
            return FALSE;
        }
        wanted = UNICODE_CONTINUE;
    }
    return value_bool(text.n > 0);
}

/* A capital begins each run of letters with case, and is nowhere else. */
Value letters_istitle(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    Text text = text_of(arg(a, 0));
    /* inside: the character before had case. */
    bool is_str = text_is_str(arg(a, 0)), cased = false, inside = false;
    for (size_t at = 0; at < text.n;) {
        unsigned what = properties(next_char(text, &at, is_str), is_str);
        bool capital = (what & (UNICODE_UPPER | UNICODE_TITLE)) != 0;
        if (what & UNICODE_CASED) {
            /* A capital within a word, or a small letter that begins one. */
            if (capital == inside) {
                return FALSE;
            }
            cased = true;
        }
        inside = (what & UNICODE_CASED) != 0;
    }
    return value_bool(cased);
}

/* ---- case mapping ---- */

/* From CAPITALIZE on, the place of a character counts; UPPER comes first, and what makes ASCII
 * small next, for a test in map_case(). */
typedef enum { UPPER, LOWER, FOLD, SWAP, CAPITALIZE, TITLE } Mapping;

/* What a character becomes. inside: it does not begin the text or, for TITLE, a word. What
 * begins there gets title case, as in CPython, not upper case: they differ for U+01C6 and its
 * like. */
static enum UnicodeCase case_of(uint32_t code, Mapping mapping, bool inside) {
    switch (mapping) {
    case UPPER: return UNICODE_TO_UPPER;
    case LOWER: return UNICODE_TO_LOWER;
    case FOLD: return UNICODE_TO_FOLD;
    case SWAP:
        return unicode_is(code, UNICODE_UPPER)   ? UNICODE_TO_LOWER
               : unicode_is(code, UNICODE_LOWER) ? UNICODE_TO_UPPER
                                                 : UNICODE_TO_TITLE; /* which leaves it alone */
    default: return inside ? UNICODE_TO_LOWER : UNICODE_TO_TITLE;
    }
}

/* Does it not part a word: marks, apostrophes, full stops and the like. */
static bool is_joint(uint32_t code) {
    static const uint16_t joints[] = {'\'', '.',  ':',  '^',    '`',    0xa8,   0xad,  0xaf,
                                      0xb4, 0xb7, 0xb8, 0x2018, 0x2019, 0x2024, 0x2027};
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        if (code == joints[i]) {
            return true;
        }
    }
    unsigned what = unicode_properties(code);
    return (what & UNICODE_CONTINUE) && !(what & (UNICODE_START | UNICODE_NUMERIC));
}

/* A capital sigma at `at` becomes another small letter where it ends a word: a letter with case
 * comes before it and none behind, joints aside. */
static bool is_last_sigma(Text text, size_t at) {
    bool before = false;
    uint32_t code;
    for (size_t i = at; i > 0;) {
        do {
            i--;
        } while (utf8_is_continuation(text.data[i]));
        str_read_char(text.data + i, &code);
        if (!is_joint(code)) {
            before = unicode_is(code, UNICODE_CASED);
            break;
        }
    }
    for (at += 2; before && at < text.n;) {
        at += str_read_char(text.data + at, &code);
        if (!is_joint(code)) {
            return !unicode_is(code, UNICODE_CASED);
        }
    }
    return before;
}

/* The same for ASCII, where capitals are the letters without bit 5. Other characters stay as
 * they are, bytes beyond ASCII included. */
static char map_ascii(char c, Mapping mapping, bool inside) {
    if (!is_ascii_letter((uint8_t)c)) {
        return c;
    }
    if (mapping == SWAP) {
        return (char)(c ^ 0x20);
    }
    bool upper = mapping == UPPER || (mapping >= CAPITALIZE && !inside);
    return (char)(upper ? c & ~0x20 : c | 0x20);
}

/* ASCII letters from `first` on change their case. first is 'a' for upper(), 'A' for lower();
 * `to` has room for text.n bytes. Bit 5 is flipped without a branch. */
static void flip_ascii(char *to, Text text, char first) {
    for (size_t i = 0; i < text.n; i++) {
        char c = text.data[i];
        to[i] = (char)(c ^ ((uint8_t)(c - first) < 26) << 5);
    }
}

/* The character at *at, which is beyond ASCII, to the builder; *at moves behind it, and *inside is
 * set for the next one. */
static void map_wide(StrBuilder *b, Text text, size_t *at, Mapping mapping, bool *inside) {
    size_t from = *at;
    uint32_t code = next_char(text, at, true), out[UNICODE_MAP_MAX];
    enum UnicodeCase wanted = case_of(code, mapping, *inside);
    size_t n = unicode_map(code, wanted, out);
    if (code == 0x3a3 && wanted == UNICODE_TO_LOWER && is_last_sigma(text, from)) {
        out[0] = 0x3c2;
    }
    for (size_t i = 0; i < n; i++) {
        writer_char(&b->writer, out[i]);
    }
    *inside = mapping == CAPITALIZE || unicode_is(code, UNICODE_CASED);
}

/* One character becomes up to three. Always a new object, of self's kind. */
static Value map_case(Vm *vm, Value self, Mapping mapping) {
    Text text = text_of(self);
    bool is_str = text_is_str(self), inside = false;
    StrBuilder b;
    str_build_begin(vm, &b, text.n);
    if (mapping <= FOLD && text_is_flat(self)) {
        flip_ascii(str_build_room(&b, text.n), text, mapping == UPPER ? 'a' : 'A');
        return text_build_end(&b, self);
    }
    for (size_t at = 0; at < text.n;) {
        char c = text.data[at];
        if ((uint8_t)c < 0x80 || !is_str) {
            *str_build_room(&b, 1) = map_ascii(c, mapping, inside);
            inside = mapping == CAPITALIZE || is_ascii_letter((uint8_t)c);
            at++;
        } else {
            map_wide(&b, text, &at, mapping, &inside);
        }
    }
    return text_build_end(&b, self);
}

Value letters_upper(Vm *vm, Value *a, int n) {
    (void)n;
    return map_case(vm, arg(a, 0), UPPER);
}
Value letters_lower(Vm *vm, Value *a, int n) {
    (void)n;
    return map_case(vm, arg(a, 0), LOWER);
}
Value letters_casefold(Vm *vm, Value *a, int n) {
    (void)n;
    return map_case(vm, arg(a, 0), FOLD);
}
Value letters_swapcase(Vm *vm, Value *a, int n) {
    (void)n;
    return map_case(vm, arg(a, 0), SWAP);
}
Value letters_capitalize(Vm *vm, Value *a, int n) {
    (void)n;
    return map_case(vm, arg(a, 0), CAPITALIZE);
}
Value letters_title(Vm *vm, Value *a, int n) {
    (void)n;
    return map_case(vm, arg(a, 0), TITLE);
}
