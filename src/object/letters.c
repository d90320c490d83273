/* SPDX-License-Identifier: MIT */
/* The methods of str, bytes and bytearray that look at single characters: the tests isalpha and so
 * on, and the mapping of case. Bytes count as ASCII characters. Case mapping is the simple one of
 * value/unicode.h: one character becomes one, but for the German sharp s.
 *
 * Nothing here runs Python code. The tests allocate nothing. */
#include "object/text.h"

#include "builtins.h"
#include "value/unicode.h"

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

/* From CAPITALIZE on, the place of a character counts; up to FOLD all letters go one way, which
 * map_case() tests. */
typedef enum { UPPER, LOWER, FOLD, SWAP, CAPITALIZE, TITLE } Mapping;

/* What a character becomes. inside: it does not begin the text or, for TITLE, a word. What
 * begins there gets title case, as in CPython, not upper case: they differ for U+01C6 and its
 * like. */
static uint32_t map_char(uint32_t code, Mapping mapping, bool inside) {
    if (mapping >= CAPITALIZE) {
        return inside ? unicode_to_lower(code) : unicode_to_title(code);
    }
    if (mapping == SWAP) {
        mapping = unicode_is(code, UNICODE_UPPER) ? LOWER : UPPER;
    }
    /* Small letters that share a capital are one: U+03C2 and U+03C3. U+0131 shares that of i. */
    if (mapping == FOLD && code != 0x131) {
        code = unicode_to_upper(code);
    }
    return mapping == UPPER ? unicode_to_upper(code) : unicode_to_lower(code);
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

/* The German sharp s, which becomes two letters; also its capital, when it is folded. False for all
 * other characters, the few more that become several included. */
static bool map_sharp_s(Writer *w, uint32_t code, Mapping mapping, bool inside) {
    if (mapping == LOWER || (mapping >= CAPITALIZE && inside) ||
        !(code == 0xdf || (code == 0x1e9e && mapping == FOLD))) {
        return false;
    }
    writer_text(w, mapping == FOLD ? "ss" : mapping >= CAPITALIZE ? "Ss" : "SS");
    return true;
}

/* One character becomes one, but it may take more or fewer bytes. Always a new object, of self's
 * kind. */
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
            uint32_t code = next_char(text, &at, true);
            if (!map_sharp_s(&b.writer, code, mapping, inside)) {
                writer_char(&b.writer, map_char(code, mapping, inside));
            }
            inside = mapping == CAPITALIZE || unicode_is(code, UNICODE_CASED);
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
