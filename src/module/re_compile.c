/* SPDX-License-Identifier: MIT */
/* The compiler of regular expressions: one pass over the pattern, which emits code into a bytearray
 * as it reads. What turns out to be repeated or an alternative gets its instruction inserted before
 * it: offsets are relative, and no code outside refers into a piece that is moved. Groups within
 * groups recurse in C, guarded. Messages and their positions are CPython's. */
#include <stdarg.h>
#include <string.h>

#include "builtins.h"
#include "module/re.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/str.h"
#include "object/table.h"
#include "object/text.h"
#include "object/writer.h"
#include "value/digits.h"
#include "value/unicode.h"
#include "value/utf8.h"

/* The characters that a piece may take, least and most; for lookbehind. */
typedef struct {
    uint32_t least, most;
} Width;
enum { WIDTH_LIMIT = 1 << 28, CODE_LIMIT = 0x7fff, NO_CHAR = -1 };

typedef struct {
    Vm *vm;
    Value pattern, code, names;
    Value widths; /* bytearray: two bytes for each group, see GROUP_OPEN */
    const char *start, *at, *end;
    const char *prelude; /* where flags of the whole may stand: only such, and comments, before */
    bool wide;           /* a str: characters may have several bytes */
    unsigned flags, groups, loops;
    unsigned awaited; /* the highest group that a condition names */
    const char *awaited_at;
    size_t literal;  /* 1 + where a LITERAL is that may be made longer; or 0 */
    unsigned behind; /* within a lookbehind: the first group that began in it; or 0 */
} Parser;

/* What is known of a group's width: the number of characters, or one of these. */
enum { GROUP_WIDE = 0xfffe, GROUP_OPEN = 0xffff };

static Width parse_alternatives(Parser *p);
static Width parse_sequence(Parser *p);

/* One or the other. */
static Width wider(Width a, Width b) {
    return (Width){a.least < b.least ? a.least : b.least, a.most > b.most ? a.most : b.most};
}

/* ---- errors ---- */

/* In the pattern `at` counts bytes; what is told to Python code counts characters, and lines and
 * columns from 1. SIZE_MAX is for errors without a place, as look-behinds of no fixed width. */
_Noreturn void re_compile_fail(Vm *vm, Value pattern, size_t at, const char *format, ...) {
    va_list arguments;
    StrBuilder text;
    Text t = text_of(pattern);
    bool wide = text_is_str(pattern) && at != SIZE_MAX;
    size_t pos = wide ? utf8_length(t.data, at) : at, line = 1, column = pos + 1;
    for (size_t i = 0; at != SIZE_MAX && i < at; i++) {
        if (t.data[i] == '\n') {
            line++;
            column = pos - (wide ? utf8_length(t.data, i + 1) : i + 1) + 1;
        }
    }
    str_build_begin(vm, &text, 0);
    va_start(arguments, format);
    writer_vformat(&text.writer, format, arguments);
    va_end(arguments);
    Value message = str_build_end(&text);
    str_build_begin(vm, &text, 0);
    writer_str(&text.writer, message);
    if (at != SIZE_MAX) {
        writer_format(&text.writer, " at position %u", pos);
        if (memchr(t.data, '\n', t.n) != NULL) {
            writer_format(&text.writer, " (line %u, column %u)", line, column);
        }
    }
    Value error = exception_new_text(vm, &type_re_error, str_build_end(&text));
    bool placed = at != SIZE_MAX;
    object_setattr(vm, error, NAME(msg), message);
    object_setattr(vm, error, NAME(pattern), placed ? pattern : NONE);
    object_setattr(vm, error, NAME(pos), placed ? value_int((intptr_t)pos) : NONE);
    object_setattr(vm, error, NAME(lineno), placed ? value_int((intptr_t)line) : NONE);
    object_setattr(vm, error, NAME(colno), placed ? value_int((intptr_t)column) : NONE);
    vm_raise(vm, error);
}

/* re.error at a place in the pattern. */
static _Noreturn void fail(Parser *p, const char *where, const char *message) {
    re_compile_fail(p->vm, p->pattern, (size_t)(where - p->start), "%s", message);
}

/* In bytes each is the character of that number. */
Value re_compile_piece(Vm *vm, Value text, const char *from, size_t n) {
    if (text_is_str(text)) {
        return str_new_name(vm, from, n);
    }
    StrBuilder piece;
    str_build_begin(vm, &piece, n);
    for (size_t i = 0; i < n; i++) {
        writer_fill(&piece.writer, (uint8_t)from[i], 1);
    }
    return str_build_end(&piece);
}

/* A message that ends with what stands in the pattern from `where` to here. */
static _Noreturn void fail_with(Parser *p, const char *where, const char *message,
                                const char *from) {
    Value rest = re_compile_piece(p->vm, p->pattern, from, (size_t)(p->at - from));
    re_compile_fail(p->vm, p->pattern, (size_t)(where - p->start), "%s%v", message, rest);
}

/* ---- reading ---- */

/* The next character, which stays; NO_CHAR at the end. */
static int32_t peek(const Parser *p) {
    if (p->at == p->end) {
        return NO_CHAR;
    }
    uint32_t code = (uint8_t)*p->at;
    if (p->wide) {
        str_read_char(p->at, &code);
    }
    return (int32_t)code;
}

/* Takes a character; NO_CHAR at the end, as often as it is asked. */
static int32_t next(Parser *p) {
    uint32_t code = (uint8_t)*p->at;
    if (p->at == p->end) {
        return NO_CHAR;
    }
    p->at += p->wide ? str_read_char(p->at, &code) : 1;
    return (int32_t)code;
}

/* Takes the character c if it is next. It must be ASCII, whose bytes are no part of others in
 * UTF-8. */
static bool take(Parser *p, char c) {
    if (p->at < p->end && *p->at == c) {
        p->at++;
        return true;
    }
    return false;
}

static bool is_digit(const Parser *p) {
    return p->at < p->end && *p->at >= '0' && *p->at <= '9';
}

/* Blanks and comments of a verbose pattern. */
static void skip_blanks(Parser *p) {
    while ((p->flags & RE_VERBOSE) && p->at < p->end) {
        if (*p->at == '#') {
            const char *line = memchr(p->at, '\n', (size_t)(p->end - p->at));
            p->at = line ? line : p->end;
        } else if (*p->at == ' ' || (*p->at >= '\t' && *p->at <= '\r')) {
            p->at++;
        } else {
            break;
        }
    }
}

/* ---- code ---- */

/* The place where the next instruction will be. */
static size_t here(const Parser *p) {
    size_t n;
    (void)bytearray_data(p->code, &n);
    return n;
}

/* The code at a place, until the next insertion, which may move the bytearray. Places are kept as
 * numbers for that reason. */
static uint8_t *code_at(const Parser *p, size_t at) {
    size_t n;
    return bytearray_data(p->code, &n) + at;
}

/* Puts n bytes in at a place, and what is behind moves on. Offsets count from their own
 * instruction, so they stay right as long as both ends lie on the same side of `at` - which they
 * do, since only whole pieces are moved. The limit is that of a signed offset. */
static void insert(Parser *p, size_t at, const uint8_t *bytes, size_t n) {
    if (here(p) + n > CODE_LIMIT) {
        vm_raise_overflow(p->vm, "regular expression code size limit exceeded");
    }
    bytearray_splice(p->vm, p->code, at, 0, bytes, n);
    p->literal = 0;
}

static void emit(Parser *p, const uint8_t *bytes, size_t n) {
    insert(p, here(p), bytes, n);
}

/* An instruction with one operand of a byte. */
static void emit2(Parser *p, uint8_t op, uint8_t operand) {
    uint8_t bytes[2] = {op, operand};
    emit(p, bytes, 2);
}

/* An instruction with numbers of two bytes, up to three of them, the low byte first, put in before
 * what is at `at`. Allocates; OverflowError for too long a program. */
static void insert_words(Parser *p, size_t at, uint8_t op, const uint32_t *words, size_t n) {
    uint8_t bytes[1 + 2 * 3] = {op};
    for (size_t i = 0; i < n; i++) {
        bytes[1 + 2 * i] = (uint8_t)words[i];
        bytes[2 + 2 * i] = (uint8_t)(words[i] >> 8);
    }
    insert(p, at, bytes, 1 + 2 * n);
}

/* Sets the operand of the instruction at `at`, `operand` bytes behind its first, to the distance to
 * `target`. */
static void patch(Parser *p, size_t at, size_t operand, size_t target) {
    uint32_t offset = (uint32_t)(target - at);
    code_at(p, at)[operand] = (uint8_t)offset;
    code_at(p, at)[operand + 1] = (uint8_t)(offset >> 8);
}

/* The flags of an instruction that compares characters, from those in force here: bytes patterns
 * are ASCII always. */
static uint8_t set_flags(const Parser *p, unsigned more) {
    return (uint8_t)(more | (p->wide && !(p->flags & RE_ASCII) ? 0 : RE_SET_ASCII) |
                     (p->flags & RE_IGNORECASE ? RE_SET_I : 0));
}

/* What stands for all cases of a character as the pattern's flags see it. */
static uint32_t fold(const Parser *p, uint32_t code) {
    return re_match_fold(code, !p->wide || (p->flags & RE_ASCII));
}

/* May ignoring case make a difference to it? */
static bool has_case(const Parser *p, uint32_t code) {
    bool ascii = !p->wide || (p->flags & RE_ASCII);
    return !(ascii && code >= 0x80) && unicode_is(code, UNICODE_CASED);
}

/* Is a quantifier next, or a comment that may hide one? Then the character before is a piece of its
 * own. */
static bool quantifier_follows(Parser *p) {
    const char *at = p->at;
    skip_blanks(p);
    bool follows = p->at < p->end && *p->at && strchr("*+?{", *p->at) != NULL;
    follows |= p->end - p->at > 2 && memcmp(p->at, "(?#", 3) == 0;
    p->at = at;
    return follows;
}

/* A character that stands for itself. Those that follow each other are gathered in one LITERAL,
 * compared at once; one with a quantifier behind it is alone, because REPEAT takes one instruction.
 */
static void emit_char(Parser *p, uint32_t code) {
    if ((p->flags & RE_IGNORECASE) && has_case(p, code)) {
        uint32_t small = fold(p, code);
        uint8_t bytes[5] = {RE_CHAR_I, set_flags(p, 0), (uint8_t)small, (uint8_t)(small >> 8),
                            (uint8_t)(small >> 16)};
        emit(p, bytes, 5);
        return;
    }
    char text[4] = {(char)code};
    size_t n = p->wide ? str_write_char(code, text) : 1;
    bool alone = quantifier_follows(p);
    size_t last = p->literal - 1;
    if (p->literal == 0 || alone || code_at(p, last)[1] + n > 255) {
        last = here(p);
        emit2(p, RE_LITERAL, 0);
    }
    emit(p, (const uint8_t *)text, n);
    code_at(p, last)[1] += (uint8_t)n;
    p->literal = alone ? 0 : last + 1;
}

/* ---- escapes ---- */

/* `count` hexadecimal digits behind \x, \u or \U at `where`, no fewer. re.error, too, for what is
 * beyond Unicode. */
static uint32_t read_hex(Parser *p, const char *where, int count) {
    uint32_t code = 0;
    for (int i = 0; i < count; i++) {
        unsigned digit = p->at < p->end ? digits_value(*p->at) : 16;
        if (digit >= 16) {
            fail_with(p, where, "incomplete escape ", where);
        }
        code = code << 4 | digit;
        p->at++;
    }
    if (code > 0x10ffff) {
        fail_with(p, where, "bad escape ", where);
    }
    return code;
}

/* Up to `more` further octal digits of a number. */
static uint32_t read_octal(Parser *p, const char *where, uint32_t code, int more) {
    for (; more > 0 && p->at < p->end && *p->at >= '0' && *p->at <= '7'; more--) {
        code = code << 3 | (uint32_t)(*p->at++ - '0');
    }
    if (code > 0377) {
        Value text = str_new(p->vm, where, (size_t)(p->at - where));
        re_compile_fail(p->vm, p->pattern, (size_t)(where - p->start),
                        "octal escape value %v outside of range 0-0o377", text);
    }
    return code;
}

/* A character that stands for itself behind a backslash, or by a letter or number; c is the one
 * behind the backslash, which is at `where`. */
static uint32_t read_escape(Parser *p, const char *where, int32_t c) {
    static const char letters[] = "abfnrtv", meant[] = "\a\b\f\n\r\t\v";
    if (c == 'x') {
        return read_hex(p, where, 2);
    }
    if (p->wide && (c == 'u' || c == 'U')) {
        return read_hex(p, where, c == 'u' ? 4 : 8);
    }
    const char *letter = c > 0 && c < 0x80 ? strchr(letters, c) : NULL;
    if (letter != NULL) {
        return (uint32_t)meant[letter - letters];
    }
    if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 0x80)) {
        fail_with(p, where, "bad escape ", where);
    }
    return (uint32_t)c;
}

/* The character behind a backslash that was read. */
static int32_t escaped(Parser *p) {
    int32_t c = next(p);
    if (c == NO_CHAR) {
        fail(p, p->at - 1, "bad escape (end of pattern)");
    }
    return c;
}

/* \d, \s, \w and their opposites. */
static bool is_category(int32_t c) {
    return c > 0 && c < 0x80 && strchr("dDsSwW", c) != NULL;
}

/* ---- sets ---- */

/* One item of a set: the smallest form that holds both ends. */
static void emit_item(Parser *p, uint32_t low, uint32_t high) {
    uint8_t bytes[7] = {RE_ITEM_CHAR, (uint8_t)low, (uint8_t)high};
    size_t n = 2;
    if (high > 0xff) {
        uint8_t wide[7] = {RE_ITEM_WIDE,         (uint8_t)low,  (uint8_t)(low >> 8),
                           (uint8_t)(low >> 16), (uint8_t)high, (uint8_t)(high >> 8),
                           (uint8_t)(high >> 16)};
        memcpy(bytes, wide, 7);
        n = 7;
    } else if (low != high) {
        bytes[0] = RE_ITEM_RANGE;
        n = 3;
    }
    emit(p, bytes, n);
}

/* Without case an item also takes what the folded form of a character in it stands for, if neither
 * that form nor its capital is in it. Such characters are rare, and none lies above U+FB06. */
static void emit_folded(Parser *p, uint32_t low, uint32_t high) {
    enum { MANY = 0x2200 }; /* and few lie above this */
    for (uint32_t code = low; code <= high && code - low < MANY; code++) {
        uint32_t small = fold(p, code), capital = unicode_to_upper(small);
        if ((small < low || small > high) && (capital < low || capital > high)) {
            emit_item(p, small, small);
        }
    }
}

/* A character of a set, or a category as the negative of its letter. NO_CHAR is never met:
 * parse_set() sees the end first. Here \b is a backspace and up to three octal digits a character:
 * no group can be meant. */
static int32_t read_set_char(Parser *p, const char *where) {
    int32_t c = next(p);
    if (c != '\\') {
        return c;
    }
    c = escaped(p);
    if (is_category(c)) {
        return -c;
    }
    return (int32_t)(c >= '0' && c <= '7' ? read_octal(p, where, (uint32_t)(c - '0'), 2)
                                          : read_escape(p, where, c));
}

/* One item, which may be a range. re.error if a category is an end of it, or the ends are the wrong
 * way round. */
static void parse_item(Parser *p) {
    const char *from = p->at;
    int32_t low = read_set_char(p, from), high = low;
    if (p->end - p->at >= 2 && p->at[0] == '-' && p->at[1] != ']') {
        p->at++;
        high = read_set_char(p, p->at);
        if (low < 0 || high < low) {
            fail_with(p, from, "bad character range ", from);
        }
    }
    if (low < 0) {
        uint8_t letter = (uint8_t)-low;
        emit(p, &letter, 1);
    } else {
        emit_item(p, (uint32_t)low, (uint32_t)high);
        if (p->flags & RE_IGNORECASE) {
            emit_folded(p, (uint32_t)low, (uint32_t)high);
        }
    }
}

/* Behind its opening bracket. A bracket that comes first is a character, and so is a minus that is
 * first or last. Its size is patched in at the end, as an offset is: both are two bytes. */
static void parse_set(Parser *p) {
    const char *from = p->at - 1;
    size_t at = here(p);
    uint8_t head[4] = {RE_SET, set_flags(p, take(p, '^') ? RE_SET_NOT : 0)};
    emit(p, head, 4);
    for (bool first = true; first || p->at == p->end || *p->at != ']'; first = false) {
        if (p->at == p->end || (p->end - p->at == 1 && *p->at != ']')) {
            fail(p, from, "unterminated character set");
        }
        parse_item(p);
    }
    p->at++;
    size_t n = here(p) - at - 4;
    patch(p, at, 2, at + n);
}

/* ---- groups ---- */

/* Where the width of a group is noted. */
static uint8_t *width_of(const Parser *p, unsigned group) {
    size_t n;
    return bytearray_data(p->widths, &n) + 2 * (size_t)(group - 1);
}

/* A name up to its end, which is taken, too; `what` is what the messages call it. It is a str even
 * in a bytes pattern. */
static Value read_name(Parser *p, char end, const char *what) {
    const char *from = p->at;
    const char *to = memchr(from, end, (size_t)(p->end - from));
    if (to == from || from == p->end) {
        re_compile_fail(p->vm, p->pattern, (size_t)(from - p->start), "missing %s", what);
    }
    if (to == NULL) {
        re_compile_fail(p->vm, p->pattern, (size_t)(from - p->start),
                        "missing %c, unterminated name", end);
    }
    p->at = to + 1;
    return re_compile_piece(p->vm, p->pattern, from, (size_t)(to - from));
}

/* Names are identifiers. */
static void check_name(Parser *p, Value name, const char *where) {
    if (!value_same(letters_isidentifier(p->vm, &name, 1), TRUE)) {
        re_compile_fail(p->vm, p->pattern, (size_t)(where - p->start),
                        "bad character in group name %r", name);
    }
}

/* Identifiers are looked up; all else must be a number. int() decides what that is, so +1 and 1_0
 * are numbers, as in CPython, which warns of them. */
Value re_compile_group(Vm *vm, Value text, size_t at, Value name, Value names) {
    if (value_same(letters_isidentifier(vm, &name, 1), TRUE)) {
        return dict_get(vm, names, name);
    }
    Value number = int_parse(vm, str_text(name), str_bytes(name), 10);
    if (value_absent(number) || int_sign(number) < 0) {
        re_compile_fail(vm, text, at, "bad character in group name %r", name);
    }
    return number;
}

/* The number of a named group that is known. */
static unsigned group_of_name(Parser *p, Value name, const char *where) {
    Value group = dict_get(p->vm, p->names, name);
    if (value_absent(group)) {
        re_compile_fail(p->vm, p->pattern, (size_t)(where - p->start), "unknown group name %r",
                        name);
    }
    return (unsigned)value_to_int(group);
}

/* The number of a new group, which is open from now on. */
static unsigned open_group(Parser *p) {
    unsigned group = ++p->groups;
    if (group >= RE_GROUPS) {
        vm_raise_overflow(p->vm, "too many groups");
    }
    static const uint8_t open[2] = {GROUP_OPEN & 0xff, GROUP_OPEN >> 8};
    bytearray_splice(p->vm, p->widths, 2 * (size_t)(group - 1), 0, open, 2);
    return group;
}

/* A group that is referred to within a lookbehind, or anywhere unless it is `behind_only`, must be
 * closed, and must not have begun in the lookbehind: that goes back as far as it is wide. */
static void check_closed(Parser *p, unsigned group, bool behind_only, const char *where) {
    if (behind_only && p->behind == 0) {
        return;
    }
    bool known = group <= p->groups;
    if (!known || (width_of(p, group)[0] & width_of(p, group)[1]) == 0xff) {
        fail(p, behind_only ? p->at : where, "cannot refer to an open group");
    }
    if (p->behind != 0 && group >= p->behind) {
        fail(p, p->at, "cannot refer to group defined in the same lookbehind subpattern");
    }
}

/* A reference to a group that is closed, and is known to exist. */
static Width emit_backref(Parser *p, unsigned group, const char *where) {
    check_closed(p, group, false, where);
    uint8_t bytes[3] = {RE_BACKREF, (uint8_t)group, set_flags(p, 0)};
    emit(p, bytes, 3);
    uint32_t width = width_of(p, group)[0] | (uint32_t)width_of(p, group)[1] << 8;
    return width == GROUP_WIDE ? (Width){0, WIDTH_LIMIT} : (Width){width, width};
}

/* The bracket that ends a group which began at `from`. */
static void close_bracket(Parser *p, const char *from) {
    if (!take(p, ')')) {
        fail(p, from, "missing ), unterminated subpattern");
    }
}

/* (...) or (?P<name>...), behind its beginning at `from`. A name may be given once only; it is
 * known from here on, but cannot be referred to within the group. */
static Width parse_capture(Parser *p, const char *from, Value name, const char *named_at) {
    unsigned group = open_group(p);
    if (!value_absent(name)) {
        check_name(p, name, named_at);
        Value old = dict_get(p->vm, p->names, name);
        if (!value_absent(old)) {
            re_compile_fail(p->vm, p->pattern, (size_t)(named_at - p->start),
                            "redefinition of group name %r as group %d; was group %v", name,
                            (int)group, old);
        }
        dict_set(p->vm, p->names, name, value_int((intptr_t)group));
    }
    emit2(p, RE_OPEN, (uint8_t)group);
    Width width = parse_alternatives(p);
    close_bracket(p, from);
    uint32_t known =
        width.least == width.most && width.least < GROUP_WIDE ? width.least : GROUP_WIDE;
    width_of(p, group)[0] = (uint8_t)known;
    width_of(p, group)[1] = (uint8_t)(known >> 8);
    emit2(p, RE_CLOSE, (uint8_t)group);
    return width;
}

/* (?=...), (?!...), (?<=...), (?<!...), (?>...): op says which. The body ends with LOOK_END. The
 * first operand says how many characters to go back: of a lookbehind its width, which must be the
 * same for all that it may match. RE_ATOMIC takes what it matched, the others take nothing. */
static Width parse_look(Parser *p, const char *from, enum ReOp op, bool behind) {
    size_t at = here(p);
    uint32_t words[2] = {0, 0};
    insert_words(p, at, (uint8_t)op, words, 2);
    unsigned outer = p->behind;
    p->behind = behind && outer == 0 ? p->groups + 1 : outer;
    Width width = parse_alternatives(p);
    p->behind = outer;
    close_bracket(p, from);
    uint8_t end = RE_LOOK_END;
    emit(p, &end, 1);
    if (behind) {
        if (width.least != width.most) {
            re_compile_fail(p->vm, p->pattern, SIZE_MAX,
                            "look-behind requires fixed-width pattern");
        }
        patch(p, at, 1, at + (width.least < CODE_LIMIT ? width.least : CODE_LIMIT));
    }
    patch(p, at, 3, here(p));
    return op == RE_ATOMIC ? width : (Width){0, 0};
}

/* (?(group)yes|no), behind its second bracket. A group that comes later may be named; whether there
 * is one is known at the end only. Layout: IF group else; yes; JUMP end; else: no; end. */
static Width parse_if(Parser *p, const char *from) {
    const char *where = p->at;
    Value name = read_name(p, ')', "group name");
    Value number = re_compile_group(p->vm, p->pattern, (size_t)(where - p->start), name, p->names);
    if (value_absent(number)) {
        (void)group_of_name(p, name, where); /* which raises */
    }
    intptr_t n = value_is_int(number) ? value_to_int(number) : INTPTR_MAX;
    if (n == 0) {
        fail(p, where, "bad group number");
    }
    if (n >= RE_GROUPS) {
        re_compile_fail(p->vm, p->pattern, (size_t)(where - p->start), "invalid group reference %v",
                        number);
    }
    unsigned group = (unsigned)n;
    if (group > p->awaited) {
        p->awaited = group;
        p->awaited_at = where;
    }
    check_closed(p, group, true, where);
    size_t at = here(p);
    uint8_t head[4] = {RE_IF, (uint8_t)group};
    emit(p, head, 4);
    Width width = parse_sequence(p), other = {0, 0};
    if (take(p, '|')) {
        size_t jump = here(p);
        uint32_t offset = 0;
        insert_words(p, jump, RE_JUMP, &offset, 1);
        patch(p, at, 2, here(p));
        other = parse_sequence(p);
        patch(p, jump, 1, here(p));
        if (peek(p) == '|') {
            fail(p, p->at, "conditional backref with more than two branches");
        }
    } else {
        patch(p, at, 2, here(p));
    }
    close_bracket(p, from);
    return wider(width, other);
}

/* The flag of a letter; 0 for none. */
static unsigned flag_of(int32_t c) {
    static const char letters[] = "aiLmsux";
    static const uint16_t flags[] = {RE_ASCII,  RE_IGNORECASE, RE_LOCALE, RE_MULTILINE,
                                     RE_DOTALL, RE_UNICODE,    RE_VERBOSE};
    const char *at = c > 0 && c < 0x80 ? strchr(letters, c) : NULL;
    return at ? flags[at - letters] : 0;
}

enum { TYPE_FLAGS = RE_ASCII | RE_LOCALE | RE_UNICODE };

/* Letters of flags; the first was read already. Those that say what letters are must suit the
 * pattern. */
static unsigned read_flags(Parser *p, int32_t c, const char *expected) {
    unsigned flags = 0;
    for (;; c = next(p)) {
        const char *where = p->at - 1;
        unsigned flag = flag_of(c);
        if (flag == 0) {
            if (c == NO_CHAR) {
                fail(p, p->at, flags ? expected : "missing flag");
            }
            if (c < 0x80 && strchr("-:)", c) != NULL) {
                if (flags == 0) {
                    fail(p, where, "missing flag");
                }
                p->at = where;
                return flags;
            }
            fail(p, where,
                 unicode_is((uint32_t)c, UNICODE_ALPHA) ? "unknown flag"
                 : flags                                ? expected
                                                        : "missing flag");
        }
        if (flag == (p->wide ? RE_LOCALE : RE_UNICODE)) {
            re_compile_fail(p->vm, p->pattern, (size_t)(where + 1 - p->start),
                            "bad inline flags: cannot use '%c' flag with a %s pattern", (int)c,
                            p->wide ? "str" : "bytes");
        }
        flags |= flag;
        unsigned types = flags & TYPE_FLAGS;
        if ((types & (types - 1)) != 0) {
            fail(p, where + 1, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        }
    }
}

/* (?i) at the very beginning: false; (?i-s:...) anywhere: true. c is the first letter or the minus.
 * Flags of the whole must be at the beginning since CPython 3.11: only others of their kind, blanks
 * and comments may come before them. Those of a group hold within it and are put back behind it. */
static bool parse_flags(Parser *p, const char *from, int32_t c, Width *width) {
    unsigned on = 0, off = 0, before = p->flags;
    if (c != '-') {
        on = read_flags(p, c, "missing -, : or )");
        c = next(p);
    }
    if (c == ')') {
        if (from != p->prelude) {
            fail(p, from, "global flags not at the start of the expression");
        }
        p->flags |= on;
        return false;
    }
    if (c == '-') {
        off = read_flags(p, next(p), "missing :");
        c = next(p);
        if (c != ':') {
            fail(p, p->at - (c != NO_CHAR), "missing :");
        }
    }
    if (off & TYPE_FLAGS) {
        fail(p, p->at - 1, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    }
    if (on & off) {
        fail(p, p->at - 1, "bad inline flags: flag turned on and off");
    }
    p->flags = ((on & TYPE_FLAGS ? before & ~(unsigned)TYPE_FLAGS : before) | on) & ~off;
    *width = parse_alternatives(p);
    p->flags = before;
    close_bracket(p, from);
    return true;
}

/* (?P<name>...), (?P=name). The width of a reference is not known, which makes a lookbehind
 * impossible. */
static Width parse_named(Parser *p, const char *from) {
    int32_t c = next(p);
    const char *where = p->at;
    if (c == '<') {
        Value name = read_name(p, '>', "group name");
        return parse_capture(p, from, name, where);
    }
    if (c == '=') {
        Value name = read_name(p, ')', "group name");
        check_name(p, name, where);
        return emit_backref(p, group_of_name(p, name, where), where);
    }
    if (c == NO_CHAR) {
        fail(p, p->at, "unexpected end of pattern");
    }
    fail_with(p, from + 1, "unknown extension ", from + 1);
}

/* Behind an opening bracket. False: a comment or flags, which are nothing that could be repeated.
 * Recurses by way of parse_alternatives(), once for each bracket that is open. */
static bool parse_group(Parser *p, Width *width) {
    const char *from = p->at - 1;
    vm_c_stack_check(p->vm);
    p->literal = 0;
    if (!take(p, '?')) {
        *width = parse_capture(p, from, ABSENT, NULL);
        return true;
    }
    int32_t c = next(p), look = c == '<' ? next(p) : c;
    if (look == NO_CHAR) {
        fail(p, p->at, "unexpected end of pattern");
    }
    if (look == '=' || look == '!') {
        *width = parse_look(p, from, look == '=' ? RE_AHEAD : RE_NOT_AHEAD, c == '<');
    } else if (c == ':') {
        *width = parse_alternatives(p);
        close_bracket(p, from);
    } else if (c == '>') {
        *width = parse_look(p, from, RE_ATOMIC, false);
    } else if (c == 'P') {
        *width = parse_named(p, from);
    } else if (c == '(') {
        *width = parse_if(p, from);
    } else if (c == '#') {
        const char *end = memchr(p->at, ')', (size_t)(p->end - p->at));
        if (end == NULL) {
            fail(p, from, "missing ), unterminated comment");
        }
        p->at = end + 1;
        return false;
    } else if (c == '-' || flag_of(c) != 0) {
        return parse_flags(p, from, c, width);
    } else {
        fail_with(p, from + 1, "unknown extension ", from + 1);
    }
    p->literal = 0;
    return true;
}

/* ---- pieces and their quantifiers ---- */

/* What a piece is good for. */
enum Piece { PIECE_NOTHING, PIECE_PLACE, PIECE_CHAR, PIECE_OTHER };

/* A number, a category, a place or a character behind a backslash. A digit begins an octal number
 * if it is 0 or the first of three octal ones, else the number of a group with at most two digits;
 * so it is in Python. */
static enum Piece parse_escape(Parser *p, Width *width) {
    static const char places[] = "AZbB";
    static const uint8_t ops[] = {RE_BEGIN, RE_END, RE_WORD, RE_WORD};
    const char *from = p->at - 1;
    int32_t c = escaped(p);
    const char *place = c > 0 && c < 0x80 ? strchr(places, c) : NULL;
    if (place != NULL) {
        *width = (Width){0, 0};
        uint8_t bytes[2] = {ops[place - places], set_flags(p, c == 'B' ? RE_SET_NOT : 0)};
        emit(p, bytes, bytes[0] == RE_WORD ? 2 : 1);
        return PIECE_PLACE;
    }
    if (is_category(c)) {
        uint8_t bytes[5] = {RE_SET, set_flags(p, 0), 1, 0, (uint8_t)c};
        emit(p, bytes, 5);
        return PIECE_CHAR;
    }
    if (c == '0') {
        emit_char(p, read_octal(p, from, 0, 2));
        return PIECE_CHAR;
    }
    if (c < '1' || c > '9') {
        emit_char(p, read_escape(p, from, c));
        return PIECE_CHAR;
    }
    unsigned group = (unsigned)(c - '0');
    if (is_digit(p)) {
        bool octal = p->end - p->at >= 2 && c <= '7' && p->at[0] <= '7' && p->at[1] >= '0' &&
                     p->at[1] <= '7';
        if (octal) {
            emit_char(p, read_octal(p, from, group, 2));
            return PIECE_CHAR;
        }
        group = group * 10 + (unsigned)(next(p) - '0');
    }
    if (group > p->groups) {
        re_compile_fail(p->vm, p->pattern, (size_t)(from + 1 - p->start),
                        "invalid group reference %d", (int)group);
    }
    *width = emit_backref(p, group, from);
    return PIECE_OTHER;
}

/* A piece without its quantifier, which begins with c. PIECE_NOTHING when that was no piece: a
 * comment, or flags. */
static enum Piece parse_piece(Parser *p, int32_t c, Width *width) {
    uint8_t op;
    *width = (Width){1, 1};
    switch (c) {
    case '(': return parse_group(p, width) ? PIECE_OTHER : PIECE_NOTHING;
    case '[': parse_set(p); return PIECE_CHAR;
    case '\\': return parse_escape(p, width);
    case '.':
        op = p->flags & RE_DOTALL ? RE_ANY_ALL : RE_ANY;
        emit(p, &op, 1);
        return PIECE_CHAR;
    case '^':
    case '$':
        op = (uint8_t)(c == '^' ? RE_BEGIN : RE_END_TEXT);
        if (p->flags & RE_MULTILINE) {
            op = (uint8_t)(c == '^' ? RE_BEGIN_LINE : RE_END_LINE);
        }
        emit(p, &op, 1);
        *width = (Width){0, 0};
        return PIECE_PLACE;
    default: emit_char(p, (uint32_t)c); return PIECE_CHAR;
    }
}

/* How often: {m,n} and its short forms. */
typedef struct {
    uint32_t least, most;
    bool lazy, possessive;
} Times;

/* A number of repetitions, or `otherwise` when there is none. A number that is too large sets
 * *beyond: that is no error before it is known that this is a quantifier. */
static uint32_t read_number(Parser *p, uint32_t otherwise, bool *beyond) {
    uint32_t n = 0;
    if (!is_digit(p)) {
        return otherwise;
    }
    while (is_digit(p)) {
        n = n * 10 + (uint32_t)(*p->at++ - '0');
        n = n < RE_ENDLESS ? n : RE_ENDLESS;
        *beyond |= n == RE_ENDLESS;
    }
    return n;
}

/* A quantifier, if there is one here. A brace that is none is left alone. {,n} is from 0, {n,}
 * without an end; {} and {x} are characters. A ? behind it is for lazy, a + for possessive. */
static bool read_times(Parser *p, Times *t) {
    const char *from = p->at;
    if (take(p, '*')) {
        *t = (Times){0, RE_ENDLESS, false, false};
    } else if (take(p, '+')) {
        *t = (Times){1, RE_ENDLESS, false, false};
    } else if (take(p, '?')) {
        *t = (Times){0, 1, false, false};
    } else if (take(p, '{') && !take(p, '}')) {
        bool number = is_digit(p), beyond = false;
        *t = (Times){read_number(p, 0, &beyond), 0, false, false};
        t->most = t->least;
        if (take(p, ',')) {
            number = true;
            t->most = read_number(p, RE_ENDLESS, &beyond);
        }
        if (!number || !take(p, '}')) {
            p->at = from;
            return false;
        }
        if (beyond) {
            vm_raise_overflow(p->vm, "the repetition number is too large");
        }
        if (t->most < t->least) {
            fail(p, from + 1, "min repeat greater than max repeat");
        }
    } else {
        p->at = from;
        return false;
    }
    t->lazy = take(p, '?');
    t->possessive = !t->lazy && take(p, '+');
    return true;
}

/* Puts the instructions of a quantifier around the piece that begins at `at`. A single character
 * gets a REPEAT before it, which runs in a loop of its own and needs one entry on the matcher's
 * stack; an optional group is a SPLIT; all else is a loop with a counter: LOOP_INIT, LOOP, the
 * piece, a JUMP back to LOOP. A possessive one is put into RE_ATOMIC on top of that. */
static void repeat(Parser *p, size_t at, enum Piece piece, Times t) {
    uint32_t words[3] = {t.least, t.most, 0};
    if (t.least == 1 && t.most == 1) {
        return;
    }
    if (piece == PIECE_CHAR) {
        insert_words(p, at, t.lazy ? RE_REPEAT_LAZY : RE_REPEAT, words, 2);
    } else if (t.least == 0 && t.most == 1) {
        insert_words(p, at, t.lazy ? RE_SPLIT_LAZY : RE_SPLIT, words, 1);
        patch(p, at, 1, here(p));
    } else {
        if (++p->loops > 255) {
            vm_raise_overflow(p->vm, "too many repeats");
        }
        uint8_t loop = (uint8_t)(p->loops - 1);
        uint8_t head[10] = {RE_LOOP_INIT, loop, t.lazy ? RE_LOOP_LAZY : RE_LOOP, loop};
        for (size_t i = 0; i < 2; i++) {
            head[4 + 2 * i] = (uint8_t)words[i];
            head[5 + 2 * i] = (uint8_t)(words[i] >> 8);
        }
        insert(p, at, head, 10);
        insert_words(p, here(p), RE_JUMP, words, 1);
        patch(p, here(p) - 3, 1, at + 2);
        patch(p, at + 2, 6, here(p));
    }
    if (t.possessive) {
        uint32_t none[2] = {0, 0};
        insert_words(p, at, RE_ATOMIC, none, 2);
        uint8_t end = RE_LOOK_END;
        emit(p, &end, 1);
        patch(p, at, 3, here(p));
    }
}

/* Widths stop growing at a limit that means `any`. */
static uint32_t limited(uint64_t n) {
    return n < WIDTH_LIMIT ? (uint32_t)n : WIDTH_LIMIT;
}

/* Pieces up to a bar, a closing bracket or the end. The sum of their widths. `at` is where the last
 * piece begins, as a quantifier wants to get before it. */
static Width parse_sequence(Parser *p) {
    Width sum = {0, 0}, width = {0, 0}, read;
    enum Piece piece = PIECE_NOTHING;
    bool repeated = false;
    size_t at = here(p);
    p->literal = 0;
    for (;;) {
        Times t;
        bool first = p->at == p->prelude;
        skip_blanks(p);
        const char *from = p->at;
        p->prelude = first ? from : p->prelude;
        int32_t c = peek(p);
        if (c == NO_CHAR || c == '|' || c == ')') {
            break;
        }
        if (read_times(p, &t)) {
            if (piece <= PIECE_PLACE) {
                fail(p, from, "nothing to repeat");
            }
            if (repeated) {
                fail(p, from, "multiple repeat");
            }
            repeat(p, at, piece, t);
            repeated = true;
            sum.least = limited(sum.least - width.least + (uint64_t)width.least * t.least);
            sum.most = t.most == RE_ENDLESS && width.most > 0
                           ? WIDTH_LIMIT
                           : limited(sum.most - width.most + (uint64_t)width.most * t.most);
            p->literal = 0;
            continue;
        }
        size_t before = here(p);
        enum Piece what = parse_piece(p, next(p), &read);
        if (what == PIECE_NOTHING) {
            p->prelude = first ? p->at : p->prelude;
            continue;
        }
        width = read;
        piece = what;
        at = before;
        repeated = false;
        sum.least = limited((uint64_t)sum.least + width.least);
        sum.most = limited((uint64_t)sum.most + width.most);
    }
    return sum;
}

/* Sequences between bars. Each but the last gets a SPLIT before it and a JUMP behind it; until
 * their target is known the JUMPs are chained by their operands, the distance to the one before. */
static Width parse_alternatives(Parser *p) {
    size_t at = here(p), last = 0;
    Width width = parse_sequence(p);
    while (take(p, '|')) {
        uint32_t offset = 0;
        insert_words(p, at, RE_SPLIT, &offset, 1);
        size_t jump = here(p);
        offset = last ? (uint32_t)(jump - last) : 0;
        insert_words(p, jump, RE_JUMP, &offset, 1);
        last = jump;
        patch(p, at, 1, here(p));
        at = here(p);
        width = wider(width, parse_sequence(p));
    }
    while (last != 0) {
        const uint8_t *operand = code_at(p, last) + 1;
        size_t distance = (size_t)(operand[0] | operand[1] << 8);
        patch(p, last, 1, here(p));
        last = distance ? last - distance : 0;
    }
    p->literal = 0;
    return width;
}

/* Compiles a native str or bytes. The pattern is kept by its address on the C stack, code and names
 * by `p`, which lies there too. */
ReProgram re_compile_pattern(Vm *vm, Value pattern, unsigned flags) {
    Text t = text_of(pattern);
    Parser p = {.vm = vm, .pattern = pattern, .start = t.data, .at = t.data, .end = t.data + t.n};
    p.prelude = p.start;
    p.wide = text_is_str(pattern);
    p.flags = flags;
    p.names = dict_new(vm);
    p.code = bytearray_new(vm, NULL, 0);
    p.widths = bytearray_new(vm, NULL, 0);
    (void)parse_alternatives(&p);
    if (p.at < p.end) {
        fail(&p, p.at, "unbalanced parenthesis");
    }
    if (p.awaited > p.groups) {
        re_compile_fail(vm, pattern, (size_t)(p.awaited_at - p.start), "invalid group reference %d",
                        (int)p.awaited);
    }
    uint8_t end = RE_MATCH;
    emit(&p, &end, 1);
    size_t n;
    const uint8_t *code = bytearray_data(p.code, &n);
    ReProgram made = {bytes_new(vm, code, n), p.names, p.flags, p.groups, p.loops};
    vm_keep(pattern);
    return made;
}
