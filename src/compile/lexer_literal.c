/* SPDX-License-Identifier: MIT */
/* Numbers and strings (compile/lexer.h).
 *
 * Text is gathered in the lexer's own room; what is longer goes on in a STR or BYTES object at the
 * end of the heap, which becomes the constant itself: a literal of 4 KB is never there twice.
 *
 * Grammar: https://docs.python.org/3.11/reference/lexical_analysis.html#literals. \N{...} knows the
 * names of value/charname.c. */
#include "compile/lexer.h"

#include <string.h>

#include "compile/compiler.h"
#include "object/int.h"
#include "object/str.h"
#include "value/charname.h"
#include "value/digits.h"

/* ---- text ---- */
/* lexer_text_begin(), lexer_text_add() for each byte, then one of the functions that make a
 * constant or a name of it. */

void lexer_text_begin(Compiler *c, bool bytes) {
    c->lexer.length = 0;
    c->lexer.spilled = false;
    c->lexer.bytes = bytes;
    *pool_more(c, MORE_TEXT) = ABSENT;
}

/* Beyond LEXER_TEXT the text goes on in the heap, where it is the last object and grows in place: a
 * STR of no residue, also of what will be bytes. May collect: the object is read from its slot for
 * each byte. */
void lexer_text_add(Compiler *c, char byte) {
    Lexer *x = &c->lexer;
    if (!x->spilled) {
        if (x->length < LEXER_TEXT) {
            x->text[x->length++] = byte;
            return;
        }
        Object *o = heap_alloc(c->vm, KIND_STR, str_words(LEXER_TEXT * 2));
        ((Str *)o)->meta = 0;
        *pool_more(c, MORE_TEXT) = value_object(o);
        memcpy(((Str *)o)->text, x->text, LEXER_TEXT);
        x->spilled = true;
    }
    Object *o = value_to_object(*pool_more(c, MORE_TEXT));
    if (x->length >= str_size((const Str *)o)) {
        /* A quarter of slack if there is room for it; str_cut() gives the rest back. */
        size_t words = str_words(x->length + 1);
        o = heap_grow_between(c->vm, o, words, words + words / 4);
        *pool_more(c, MORE_TEXT) = value_object(o);
    }
    ((Str *)o)->text[x->length++] = byte;
}

/* A code point as UTF-8, surrogates included, which a str of Python may hold: '\ud800'. */
static void text_add_code(Compiler *c, uint32_t code) {
    char bytes[4];
    size_t n = str_write_char(code, bytes);
    for (size_t i = 0; i < n; i++) {
        lexer_text_add(c, bytes[i]);
    }
}

/* ASCII names only: what may be the name of an attribute is one object with that. */
static bool is_identifier(const char *text, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!lexer_is_letter(text[i]) && !(i > 0 && lexer_is_digit(text[i]))) {
            return false;
        }
    }
    return n > 0;
}

/* Where the text lies, until more of it is added. */
static const char *gathered(Compiler *c) {
    return c->lexer.spilled ? AS(Str, *pool_more(c, MORE_TEXT))->text : c->lexer.text;
}

/* A long text is taken as it is; a short one is copied, or found among the names if it looks like
 * one. */
uint16_t lexer_text_to_pool(Compiler *c) {
    Lexer *x = &c->lexer;
    Value v;
    if (x->spilled) {
        Str *text = AS(Str, *pool_more(c, MORE_TEXT));
        v = x->bytes ? str_cut_to_bytes(c->vm, text, x->length) : str_cut(c->vm, text, x->length);
    } else if (x->bytes) {
        v = pool_make_bytes(c, x->text, x->length);
    } else if (is_identifier(x->text, x->length)) {
        v = pool_make_name(c, x->text, x->length);
    } else {
        v = pool_make_str(c, x->text, x->length);
    }
    uint16_t index = pool_add(c, v);
    *pool_more(c, MORE_TEXT) = ABSENT;
    return index;
}

/* The text is copied if the name is new. That may move the heap: pool_make_name() opens the C
 * segment, so that a spilled text is pinned where it lies. */
uint16_t lexer_text_to_name(Compiler *c) {
    Lexer *x = &c->lexer;
    uint16_t index = pool_add_name(c, gathered(c), x->length);
    *pool_more(c, MORE_TEXT) = ABSENT;
    return index;
}

/* ---- numbers ---- */
/* The grammar is checked here, byte by byte, underscores left out of the text; values
 * that are no small ints are made by int_parse() and decimal_parse(). */

/* For messages. */
static const char *base_name(unsigned base) {
    return base == 16 ? "hexadecimal" : base == 8 ? "octal" : base == 2 ? "binary" : "decimal";
}

/* SyntaxError for what stands in a number where a digit of its base should. */
static _Noreturn void literal_error(Compiler *c, int ch, unsigned base) {
    if (lexer_is_digit(ch)) {
        compile_error_here(c, "invalid digit '%c' in %s literal", ch, base_name(base));
    }
    compile_error_here(c, "invalid %s literal", base_name(base));
}

/* What follows a number must not be part of a name, except a keyword: `1if x else y`. CPython 3.11
 * deprecates that, but takes it. */
static void check_number_end(Compiler *c, unsigned base) {
    static const char *const keywords[] = {"and", "else", "for", "if", "in", "is", "not", "or"};
    int ch = lexer_peek(c, 0);
    if (!lexer_is_letter(ch) && !lexer_is_digit(ch) && ch < 0x80) {
        return;
    }
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        const char *k = keywords[i];
        int n = 0;
        while (k[n] != 0 && lexer_peek(c, n) == k[n]) {
            n++;
        }
        int next = lexer_peek(c, n);
        if (k[n] == 0 && !lexer_is_letter(next) && !lexer_is_digit(next)) {
            return;
        }
    }
    literal_error(c, ch, base);
}

/* Digits of a base with single underscores between them, to the text: 1_000. An underscore that is
 * not followed by a digit is an error. */
static void take_digits(Compiler *c, unsigned base) {
    for (;;) {
        int ch = lexer_peek(c, 0);
        int digit = ch == '_' ? lexer_peek(c, 1) : ch;
        if (digit < 0 || digit >= 0x80 || digits_value((char)digit) >= base) {
            if (ch == '_') {
                literal_error(c, digit, base);
            }
            return;
        }
        if (ch == '_') {
            lexer_take(c);
        }
        lexer_text_add(c, (char)lexer_take(c));
    }
}

/* The text, in digits of the base, as an int token: a number if it fits a small int, else a
 * constant in the pool. */
static void int_token(Compiler *c, unsigned base) {
    Lexer *x = &c->lexer;
    uint32_t n = 0;
    bool fits = !x->spilled;
    for (size_t i = 0; i < x->length && fits; i++) {
        unsigned digit = digits_value(x->text[i]);
        /* n * base + digit stays below 2^31, so nothing overflows before `fits` says no. */
        fits = n <= (0x7fffffffu - digit) / base;
        n = n * base + digit;
    }
    if (fits && value_fits_int((intptr_t)n)) {
        c->token.kind = T_INT;
        c->token.number = (int32_t)n;
        return;
    }
    if (int_is_long_text(c->vm, x->length, base)) {
        compile_error_here(c,
                           INT_LONG_TEXT ": value has %d digits" INT_LONG_HELP
                                         " - Consider hexadecimal for huge integer literals to "
                                         "avoid decimal conversion limits.",
                           (int)c->vm->most_digits, (int)x->length);
    }
    const char *text = gathered(c);
    c->token.kind = T_CONSTANT;
    c->token.index = pool_add(c, pool_make_int(c, text, x->length, base));
    *pool_more(c, MORE_TEXT) = ABSENT;
}

/* 0x, 0o or 0b and digits, of which there must be one; an underscore may follow the prefix. */
static void based_number(Compiler *c, unsigned base) {
    lexer_take(c);
    lexer_take(c);
    if (lexer_peek(c, 0) == '_') {
        lexer_take(c);
    }
    take_digits(c, base);
    if (c->lexer.length == 0) {
        literal_error(c, lexer_peek(c, 0), base);
    }
    check_number_end(c, base);
    int_token(c, base);
}

/* The text as a token of a float, or of a complex number without a real part. */
static void float_token(Compiler *c, bool imaginary) {
    Lexer *x = &c->lexer;
    const char *text = gathered(c);
    c->token.kind = T_CONSTANT;
    c->token.index = pool_add(c, pool_make_float(c, text, x->length, imaginary));
    *pool_more(c, MORE_TEXT) = ABSENT;
}

/* An exponent, if a digit follows the e and the sign: e5, E-3. Else the e is left to
 * check_number_end(), which finds `1else` right and `1e` wrong. */
static bool take_exponent(Compiler *c) {
    int ch = lexer_peek(c, 0);
    if (ch != 'e' && ch != 'E') {
        return false;
    }
    int sign = lexer_peek(c, 1) == '+' || lexer_peek(c, 1) == '-';
    if (!lexer_is_digit(lexer_peek(c, 1 + sign))) {
        return false;
    }
    for (int i = 0; i < 1 + sign; i++) {
        lexer_text_add(c, (char)lexer_take(c));
    }
    take_digits(c, 10);
    return true;
}

/* DIGITS [. [DIGITS]] [EXPONENT], . DIGITS [EXPONENT], or a number with a prefix. The first byte
 * was seen to be a digit, or a dot before one. */
void lexer_number(Compiler *c) {
    Lexer *x = &c->lexer;
    lexer_text_begin(c, false);
    if (lexer_peek(c, 0) == '0') {
        int ch = lexer_peek(c, 1) | 0x20;
        unsigned base = ch == 'x' ? 16 : ch == 'o' ? 8 : ch == 'b' ? 2 : 0;
        if (base != 0) {
            based_number(c, base);
            return;
        }
    }
    bool real = false;
    take_digits(c, 10);
    if (lexer_peek(c, 0) == '.') {
        real = true;
        lexer_text_add(c, (char)lexer_take(c));
        if (lexer_is_digit(lexer_peek(c, 0))) {
            take_digits(c, 10);
        }
    }
    real |= take_exponent(c);
    bool imaginary = (lexer_peek(c, 0) | 0x20) == 'j';
    if (imaginary) {
        lexer_take(c);
    }
    check_number_end(c, 10);
    if (real || imaginary) {
        float_token(c, imaginary);
        return;
    }
    /* 00 is zero, 01 was octal in Python 2 and is an error; 01.5 and 01e5 are floats. */
    const char *text = gathered(c);
    for (size_t i = 0; i < x->length && text[0] == '0'; i++) {
        if (text[i] != '0') {
            compile_error_here(c, "leading zeros in decimal integer literals are not "
                                  "permitted; use an 0o prefix for octal integers");
        }
    }
    int_token(c, 10);
}

/* ---- strings ---- */
/* A literal is decoded while it is read: what lies in the pool has no escapes any more. */

/* r, b, f in any case; rb and rf in any order; u alone. At most two letters, then the quote. */
bool lexer_string_prefix(Compiler *c, uint8_t *flags, int *length) {
    uint8_t seen = 0;
    int n = 0;
    bool unicode = false;
    for (; n < 3; n++) {
        int ch = lexer_peek(c, n);
        int lower = ch | 0x20;
        if (ch == '"' || ch == '\'') {
            break;
        }
        if (unicode || n == 2) {
            return false;
        }
        if (lower == 'r' && !(seen & LITERAL_RAW)) {
            seen |= LITERAL_RAW;
        } else if (lower == 'b' && !(seen & (LITERAL_BYTES | LITERAL_FORMAT))) {
            seen |= LITERAL_BYTES;
        } else if (lower == 'f' && !(seen & (LITERAL_BYTES | LITERAL_FORMAT))) {
            seen |= LITERAL_FORMAT;
        } else if (lower == 'u' && n == 0) {
            unicode = true;
        } else {
            return false;
        }
    }
    int quote = lexer_peek(c, n);
    if (quote == '"') {
        seen |= LITERAL_DOUBLE;
    }
    /* An empty literal '' has its second quote here but no third one. */
    if (lexer_peek(c, n + 1) == quote && lexer_peek(c, n + 2) == quote) {
        seen |= LITERAL_TRIPLE;
    }
    *flags = seen;
    *length = n;
    return true;
}

/* Up to `most` hexadecimal digits; how many there were in *count. 8 digits fit 32 bits. */
static unsigned take_hex(Compiler *c, int most, int *count) {
    uint32_t n = 0;
    for (*count = 0; *count < most; ++*count) {
        int ch = lexer_peek(c, 0);
        if (ch < 0 || ch >= 0x80 || digits_value((char)ch) >= 16) {
            break;
        }
        n = n << 4 | digits_value((char)ch);
        lexer_take(c);
    }
    return n;
}

/* \x, \u and \U: exactly `most` hexadecimal digits; the letter was taken. Positions in messages
 * are those of the text decoded so far. */
static void hex_escape(Compiler *c, int most) {
    Lexer *x = &c->lexer;
    int count;
    int start = (int)x->length;
    uint32_t code = take_hex(c, most, &count);
    if (count < most && x->bytes) {
        compile_error_here(c, "(value error) invalid \\x escape at position %d", start);
    }
    if (count < most) {
        compile_error_here(c,
                           "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                           "%d-%d: truncated %s escape",
                           start, start + 1 + count,
                           most == 2   ? "\\xXX"
                           : most == 4 ? "\\uXXXX"
                                       : "\\UXXXXXXXX");
    }
    if (code > 0x10ffff) {
        compile_error_here(c,
                           "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                           "%d-%d: illegal Unicode character",
                           start, start + 1 + count);
    }
    if (x->bytes) {
        lexer_text_add(c, (char)code);
    } else {
        text_add_code(c, code);
    }
}

/* One to three octal digits. In bytes only the low eight bits of \777 count. */
static void octal_escape(Compiler *c) {
    unsigned code = 0;
    for (int i = 0; i < 3 && lexer_peek(c, 0) >= '0' && lexer_peek(c, 0) <= '7'; i++) {
        code = code * 8 + (unsigned)(lexer_take(c) - '0');
    }
    if (c->lexer.bytes) {
        lexer_text_add(c, (char)code);
    } else {
        text_add_code(c, code);
    }
}

/* \N{NAME}, from its N on. The end of the line or of the literal leaves it malformed. */
static void named_escape(Compiler *c) {
    char name[CHARNAME_MOST];
    size_t n = 0, length = 0;
    int start = (int)c->lexer.length, ch;
    lexer_take(c);
    bool open = lexer_peek(c, 0) == '{';
    if (open) {
        lexer_take(c);
        while ((ch = lexer_peek(c, 0)) >= ' ' && ch != '}' && ch != '\'' && ch != '"') {
            name[n] = (char)lexer_take(c);
            n += n < CHARNAME_MOST - 1;
            length++;
        }
    }
    name[n] = 0;
    bool closed = open && length > 0 && lexer_peek(c, 0) == '}';
    uint32_t code = closed ? charname_find(name) : 0;
    if (code == 0) {
        compile_error_here(c,
                           "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                           "%d-%d: %s",
                           start, start + 1 + open + (int)length + closed,
                           closed ? "unknown Unicode character name"
                                  : "malformed \\N character escape");
    }
    lexer_take(c);
    text_add_code(c, code);
}

/* What follows a backslash, which was taken. An unknown escape keeps its backslash, and the
 * character behind it is read as any other. */
static void escape(Compiler *c) {
    static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
    int ch = lexer_peek(c, 0);
    const char *found = ch > 0 ? strchr(from, ch) : NULL;
    if (ch == '\n' || ch == '\r') {
        lexer_take_newline(c);
    } else if (found != NULL) {
        lexer_take(c);
        lexer_text_add(c, to[found - from]);
    } else if (ch >= '0' && ch <= '7') {
        octal_escape(c);
    } else if (ch == 'x' || (!c->lexer.bytes && (ch == 'u' || ch == 'U'))) {
        lexer_take(c);
        hex_escape(c, ch == 'x' ? 2 : ch == 'u' ? 4 : 8);
    } else if (ch == 'N' && !c->lexer.bytes) {
        named_escape(c);
    } else {
        lexer_text_add(c, '\\');
    }
}

/* Does the closing quote begin here? */
static bool at_quote(Compiler *c, uint8_t flags) {
    int quote = flags & LITERAL_DOUBLE ? '"' : '\'';
    return lexer_peek(c, 0) == quote &&
           (!(flags & LITERAL_TRIPLE) || (lexer_peek(c, 1) == quote && lexer_peek(c, 2) == quote));
}

/* One quote or three, opening or closing. */
static void take_quote(Compiler *c, uint8_t flags) {
    for (int n = flags & LITERAL_TRIPLE ? 3 : 1; n > 0; n--) {
        lexer_take(c);
    }
}

_Noreturn void lexer_unterminated(Compiler *c, uint8_t flags) {
    c->lexer.in_literal = true; /* no matter of the field that it may have ended in */
    compile_error_here(c, "unterminated %sstring literal (detected at line %d)",
                       flags & LITERAL_TRIPLE ? "triple-quoted " : "", (int)c->lexer.line);
}

/* One character or escape of a literal, to the text. Raises at the end of the source, and at the
 * end of a line unless the quotes are triple: at c->token, where a plain literal begins. */
static void string_piece(Compiler *c, uint8_t flags) {
    int ch = lexer_peek(c, 0);
    if (ch < 0 || ((ch == '\n' || ch == '\r') && !(flags & LITERAL_TRIPLE))) {
        const Bracket *field = lexer_field(c);
        if (field != NULL) {
            /* Most likely the quote was meant to be the f-string's, and a brace is missing. */
            bool same = ((field->flags ^ flags) & LITERAL_DOUBLE) == 0;
            compile_error_here(c,
                               same ? "f-string: expecting '}'" : "f-string: unterminated string");
        }
        lexer_unterminated(c, flags);
    }
    /* The end of a line is \n in the value, whatever it is in the source. */
    if (ch == '\n' || ch == '\r') {
        lexer_take_newline(c);
        lexer_text_add(c, '\n');
    } else if (ch == '\\') {
        lexer_take(c);
        if (!(flags & LITERAL_RAW)) {
            escape(c);
            return;
        }
        /* Raw: the backslash stays, and what it protects is no closing quote. */
        lexer_text_add(c, '\\');
        if (at_quote(c, (uint8_t)(flags & ~LITERAL_TRIPLE)) || lexer_peek(c, 0) == '\\') {
            lexer_text_add(c, (char)lexer_take(c));
        } else if (lexer_peek(c, 0) == '\n' || lexer_peek(c, 0) == '\r') {
            lexer_take_newline(c);
            lexer_text_add(c, '\n');
        }
    } else if (ch < 0x80) {
        lexer_text_add(c, (char)lexer_take(c));
    } else if (flags & LITERAL_BYTES) {
        compile_error_here(c, "bytes can only contain ASCII literal characters");
    } else {
        lexer_take_utf8(c);
    }
}

/* A literal from its prefix to its closing quote; adds to the text. Notes where it ends, should it
 * be the last of a docstring. */
static void string_body(Compiler *c, uint8_t flags, int prefix) {
    Lexer *x = &c->lexer;
    while (prefix-- > 0) {
        lexer_take(c);
    }
    take_quote(c, flags);
    while (!at_quote(c, flags)) {
        string_piece(c, flags);
    }
    take_quote(c, flags);
    x->doc_end = x->offset;
    x->doc_end_sum = x->sum;
}

/* Adjacent literals are one token: "a" r"b" is "ab". f-strings are left at their opening quote to
 * the parser. The pool gets the whole at the end; nothing is there for the parts. */
void lexer_string(Compiler *c, uint8_t flags, int prefix) {
    Lexer *x = &c->lexer;
    Token begin = c->token;
    c->token.flags = flags;
    if (flags & LITERAL_FORMAT) {
        c->token.kind = T_FSTRING;
        while (prefix-- > 0) {
            lexer_take(c);
        }
        take_quote(c, flags);
        return;
    }
    x->doc_offset = x->offset;
    x->doc_begin_sum = x->sum;
    bool bytes = (flags & LITERAL_BYTES) != 0;
    lexer_text_begin(c, bytes);
    for (;;) {
        uint8_t more;
        string_body(c, flags, prefix);
        lexer_skip_blank(c); /* moves the token's mark at a backslash */
        c->token.line = begin.line;
        c->token.column = begin.column;
        if (!lexer_string_prefix(c, &more, &prefix) || (more & LITERAL_FORMAT && !bytes)) {
            break;
        }
        if (((more & LITERAL_BYTES) != 0) != bytes) {
            compile_error_here(c, "cannot mix bytes and nonbytes literals");
        }
        flags = more;
    }
    c->token.kind = bytes ? T_BYTES : T_STRING;
    c->token.index = lexer_text_to_pool(c);
}

/* ---- f-strings ---- */
/* The parser reads an f-string by turns: literal text with lexer_fstring_text(), then the field's
 * expression as ordinary tokens with an 'f' bracket open. In f"a{x!r:>{w}}" the texts are "a" and
 * "" outside, ">" and "" in the spec. */

/* In literal text: a doubled brace stands for itself. True: the text goes on. Nothing is taken
 * otherwise. */
static bool double_brace(Compiler *c, bool spec) {
    int ch = lexer_peek(c, 0);
    if (lexer_peek(c, 1) == ch && !spec) {
        lexer_take(c);
        lexer_text_add(c, (char)lexer_take(c));
        return true;
    }
    return false;
}

/* Doubled braces stand for themselves, but not in a format spec. There is a token under way while
 * text is read, so an error is shown at the f-string or at the brace before. */
char lexer_fstring_text(Compiler *c, uint8_t flags, bool spec, uint16_t *index) {
    lexer_text_begin(c, false);
    char found = 0;
    while (found == 0) {
        int ch = lexer_peek(c, 0);
        if (at_quote(c, flags)) {
            if (spec) {
                compile_error_here(c, "f-string: expecting '}'");
            }
            take_quote(c, flags);
            break;
        }
        if (ch != '{' && ch != '}') {
            string_piece(c, flags);
        } else if (!double_brace(c, spec)) {
            if (ch == '}' && !spec) {
                compile_error_here(c, "f-string: single '}' is not allowed");
            }
            lexer_mark(c);
            found = (char)lexer_take(c);
        }
    }
    *index = c->lexer.length > 0 ? lexer_text_to_pool(c) : 0;
    /* A logical line that is all f-string must still end in NEWLINE. */
    c->lexer.any = true;
    return found;
}

/* As many braces are missing as are open: that of the field, and those of displays in it. Quotes
 * and brackets are not looked at, so this is a guess; it only chooses between two messages. */
void lexer_field_scan(Compiler *c) {
    uint8_t flags = lexer_field(c)->flags;
    int missing = c->token.kind == T_RBRACE ? 0 : 1;
    for (const Bracket *b = c->brackets; b->open != 'f'; b = b->outer) {
        missing += b->open == '{';
    }
    for (; missing > 0; missing -= lexer_take(c) == '}') {
        int ch = lexer_peek(c, 0);
        if (at_quote(c, flags)) {
            compile_error_here(c, "f-string: expecting '}'");
        }
        if (ch < 0 || (ch == '\n' && !(flags & LITERAL_TRIPLE))) {
            lexer_unterminated(c, flags);
        }
    }
}

void lexer_fstring_skip(Compiler *c, uint8_t flags) {
    lexer_text_begin(c, false);
    while (!at_quote(c, flags)) {
        string_piece(c, flags);
    }
    take_quote(c, flags);
}
