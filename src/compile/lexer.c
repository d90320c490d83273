/* SPDX-License-Identifier: MIT */
/* Lines, indentation, names and operators (compile/lexer.h); literals are in lexer_literal.c.
 *
 * The buffer keeps the bytes of the current line as long as they fit, so that an error can show it.
 * A line is counted when its first byte is taken, so that the token at a line's end belongs to
 * it.
 *
 * Grammar: https://docs.python.org/3.11/reference/lexical_analysis.html. Names beyond ASCII are
 * taken as they are: CPython would normalize them (NFKC). */
#include "compile/lexer.h"

#include <string.h>

#include "compile/compiler.h"
#include "value/unicode.h"
#include "value/utf8.h"

/* ---- bytes ---- */
/* lexer_peek() looks, lexer_take() consumes one byte and keeps the counts (line, column, offset,
 * sum). Nothing is ever put back. */

/* read() may allocate and raise: the C stack is scanned meanwhile. */
int lexer_read(Compiler *c, char *to, size_t room) {
    c->segment.high = __builtin_frame_address(0);
    int n = c->in->read(c->in->context, to, room);
    c->segment.high = NULL;
    c->lexer.source_end = n <= 0;
    return n;
}

/* Reads more. The current line is kept in the buffer while it is short enough; when it has become
 * too long, line_begin is -1 and errors show no line. KEEP leaves at least 40 bytes to read into.
 */
static void refill(Compiler *c) {
    Lexer *x = &c->lexer;
    enum { KEEP = LEXER_BUFFER - 40 };
    unsigned keep = x->at;
    if (x->line_begin >= 0 && x->end - x->line_begin <= KEEP) {
        keep = (unsigned)x->line_begin;
    }
    memmove(x->buffer, x->buffer + keep, (size_t)x->end - keep);
    x->at = (uint8_t)(x->at - keep);
    x->end = (uint8_t)(x->end - keep);
    x->line_begin = (int16_t)(x->line_begin >= (int)keep ? x->line_begin - (int)keep : -1);
    int n = lexer_fill(c, x->buffer + x->end, (size_t)(LEXER_BUFFER - x->end));
    if (n <= 0) {
        x->at_end = true;
    } else {
        x->end = (uint8_t)(x->end + n);
    }
}

/* Looks ahead without consuming; the buffer is refilled as needed. -1 at the end. Positions in the
 * buffer are stale afterwards, since a refill moves what is in it. */
int lexer_peek(Compiler *c, int ahead) {
    Lexer *x = &c->lexer;
    while (x->at + ahead >= x->end) {
        if (x->at_end) {
            return -1;
        }
        refill(c);
    }
    return (uint8_t)x->buffer[x->at + ahead];
}

/* Remembers a byte of a replacement field's source, for f"{x = }". */
static void record(Compiler *c, char byte) {
    Lexer *x = &c->lexer;
    Value raw = *pool_more(c, MORE_RECORD);
    /* A RAW object is bytes from its first word on. */
    size_t room =
        value_absent(raw) ? 0 : object_payload_words(value_to_object(raw)) * sizeof(uintptr_t);
    /* Grows by half, so that long fields are not copied for each byte. */
    if (x->recorded >= room) {
        Object *o = value_absent(raw) ? heap_alloc(c->vm, KIND_RAW, 1 + BYTES_TO_WORDS(32))
                                      : heap_grow(c->vm, value_to_object(raw),
                                                  1 + BYTES_TO_WORDS(room + room / 2 + 8));
        *pool_more(c, MORE_RECORD) = value_object(o);
    }
    AS(Raw, *pool_more(c, MORE_RECORD))->data[x->recorded++] = (uint8_t)byte;
}

/* Line and column count when the byte is taken; a line's first byte begins it. Columns count
 * characters: the first byte of each. */
int lexer_take(Compiler *c) {
    Lexer *x = &c->lexer;
    int ch = (uint8_t)x->buffer[x->at];
    if (x->new_line) {
        x->new_line = false;
        x->line++;
        x->column = 0;
        x->line_begin = x->at;
    }
    x->at++;
    x->offset++;
    x->sum = (uint16_t)(x->sum + ch);
    if (!utf8_is_continuation((char)ch)) {
        x->column++;
    }
    if (x->recording > 0) {
        record(c, (char)ch);
    }
    if (ch == 0) {
        compile_error(c, x->line, x->column, "source code cannot contain null bytes");
    }
    if (ch == '\n') {
        x->new_line = true;
    }
    return ch;
}

/* Both bytes of \r\n are one end of line, and a lone \r is one, too. */
void lexer_take_newline(Compiler *c) {
    if (lexer_take(c) == '\r') {
        if (lexer_peek(c, 0) == '\n') {
            lexer_take(c);
        }
        c->lexer.new_line = true;
    }
}

static bool is_newline(int ch) {
    return ch == '\n' || ch == '\r';
}

/* Characters beyond ASCII that cannot be in a name: punctuation, symbols, blanks. Whole blocks of
 * Unicode instead of tables of XID_Start and XID_Continue, which would be large: a few more
 * characters pass than in CPython. What is in a name below 0xc0 are the letters U+AA, U+B5 and
 * U+BA and the middle dot. */
static bool is_symbol(uint32_t code) {
    return (code < 0xc0 && code != 0xaa && code != 0xb5 && code != 0xb7 && code != 0xba) ||
           code == 0xd7 || code == 0xf7 || (code >= 0x2000 && code < 0x2071) ||
           (code >= 0x20a0 && code < 0x2100) || (code >= 0x2190 && code < 0x2c00) ||
           (code >= 0x3000 && code < 0x3005) || (code >= 0x3008 && code < 0x3021) ||
           (code >= 0xe000 && code < 0xf900) || (code >= 0xfe10 && code < 0xfe70) ||
           code == 0xfeff || (code >= 0x1f000 && code < 0x20000);
}

/* The code point that is next, in *code, and its length in bytes; an error if it is ill-formed. */
static size_t peek_utf8(Compiler *c, uint32_t *code) {
    char bytes[UTF8_MAX] = {0};
    size_t n = 0;
    while (n < UTF8_MAX && lexer_peek(c, (int)n) >= 0) {
        bytes[n] = (char)lexer_peek(c, (int)n);
        n++;
    }
    size_t length = utf8_decode(bytes, n, code);
    if (length == 0) {
        unsigned byte = (uint8_t)bytes[0];
        compile_error(c, c->lexer.line + c->lexer.new_line, c->lexer.column,
                      "Non-UTF-8 code starting with '\\x%c%c', but no encoding declared",
                      "0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]);
    }
    return length;
}

/* Each byte is read from the buffer anew: adding to the text may allocate, taking may refill. */
void lexer_take_utf8(Compiler *c) {
    uint32_t code = 0;
    for (size_t n = peek_utf8(c, &code); n > 0; n--) {
        lexer_text_add(c, (char)lexer_take(c));
    }
}

/* Reads on to the end of the line as far as there is room, and looks whether the line is still in
 * the buffer after that. */
const char *lexer_line(Compiler *c, size_t *length) {
    Lexer *x = &c->lexer;
    if (x->line_begin < 0) {
        return NULL;
    }
    int ahead = 0; /* read on to the end of the line, as far as the buffer goes */
    while (!x->new_line && x->end < LEXER_BUFFER && !is_newline(lexer_peek(c, ahead)) &&
           lexer_peek(c, ahead) >= 0 && x->line_begin >= 0) {
        ahead++;
    }
    if (x->line_begin < 0) {
        return NULL;
    }
    size_t n = 0;
    while (x->line_begin + n < x->end && !is_newline(x->buffer[(size_t)x->line_begin + n])) {
        n++;
    }
    *length = n;
    return x->buffer + x->line_begin;
}

/* At the beginning of a line it is not counted yet, so one is added. At the very end of the source
 * no line begins: then the error or the last token belongs to the line before. */
void lexer_mark(Compiler *c) {
    bool begins = c->lexer.new_line && lexer_peek(c, 0) >= 0; /* else the last line is meant */
    c->token.line = c->lexer.line + begins;
    c->token.column = begins ? 0 : c->lexer.column;
    c->lexer.token_record = c->lexer.recorded;
}

/* ---- blanks and lines ---- */
/* The indentation of a logical line is measured in two ways at once, as CPython does: with tabs to
 * multiples of 8 and with tabs as 1. Where the two disagree about which of two lines is deeper, it
 * would depend on the width of a tab, and TabError is raised. */

/* Up to the end of the line. Comments must be UTF-8, too. */
static void skip_comment(Compiler *c) {
    while (lexer_peek(c, 0) >= 0 && !is_newline(lexer_peek(c, 0))) {
        uint32_t code;
        if (lexer_peek(c, 0) < 0x80) {
            lexer_take(c);
            continue;
        }
        for (size_t n = peek_utf8(c, &code); n > 0; n--) {
            lexer_take(c);
        }
    }
}

/* The line end behind a backslash, which is the token: a line has to follow. That a bracket is not
 * closed is the greater error. */
static void take_joint(Compiler *c) {
    lexer_take_newline(c);
    if (lexer_peek(c, 0) < 0 && c->brackets == NULL) {
        compile_error(c, c->token.line, c->token.column, "unexpected EOF while parsing");
    }
}

/* Line ends are blank inside brackets, and so is a backslash before a line end everywhere. May move
 * the mark of the current token to a backslash. */
void lexer_skip_blank(Compiler *c) {
    for (;;) {
        int ch = lexer_peek(c, 0);
        if (ch == ' ' || ch == '\t' || ch == '\f') {
            lexer_take(c);
        } else if (ch == '#') {
            Bracket *field = lexer_field(c);
            if (field != NULL) {
                field->flags |= FIELD_COMMENT;
            }
            skip_comment(c);
        } else if (ch == '\\') {
            lexer_mark(c);
            lexer_take(c);
            if (!is_newline(lexer_peek(c, 0))) {
                if (lexer_field(c) != NULL) {
                    compile_error_here(c, "f-string expression part cannot include a backslash");
                }
                compile_error(c, c->token.line, c->token.column,
                              lexer_peek(c, 0) < 0
                                  ? "unexpected EOF while parsing"
                                  : "unexpected character after line continuation character");
            }
            take_joint(c);
        } else if (is_newline(ch) && (c->brackets != NULL || c->scan_depth > 0)) {
            lexer_take_newline(c);
        } else {
            return;
        }
    }
}

/* Measures the indentation of the line that begins; skips blank and comment lines. Stops at the
 * first byte of a token or at the end. A form feed begins the count anew. With a joining backslash
 * among the blanks, those before it are the indentation, unless there are none. */
static void measure(Compiler *c, unsigned *column, unsigned *alternate) {
    unsigned joined = 0;
    *column = *alternate = 0;
    for (;;) {
        int ch = lexer_peek(c, 0);
        if (ch == ' ') {
            ++*column;
            ++*alternate;
        } else if (ch == '\t') {
            *column = (*column / 8 + 1) * 8;
            ++*alternate;
        } else if (ch == '\f') {
            *column = *alternate = 0;
        } else if (ch == '#') {
            skip_comment(c);
            continue;
        } else if (is_newline(ch)) {
            lexer_take_newline(c);
            *column = *alternate = joined = 0;
            continue;
        } else if (ch == '\\' && is_newline(lexer_peek(c, 1))) {
            lexer_mark(c);
            lexer_take(c);
            take_joint(c);
            joined = joined != 0 ? joined : *column;
            continue;
        } else {
            break;
        }
        lexer_take(c);
    }
    if (joined != 0) {
        *column = *alternate = joined;
    }
}

/* Sets the token's kind. */
static bool deliver(Compiler *c, TokenKind kind) {
    c->token.kind = (uint8_t)kind;
    return true;
}

/* Compares a line's indentation with the block's; true: the token is INDENT. Dedents are only
 * counted here, lexer_next() delivers them. While the rest is scanned after an error indentation
 * has no meaning, and for eval() none at all. */
static bool indent(Compiler *c) {
    Lexer *x = &c->lexer;
    unsigned column, alternate;
    measure(c, &column, &alternate);
    x->line_start = false;
    lexer_mark(c);
    /* At the end of the source end_of_source() closes the blocks. */
    if (lexer_peek(c, 0) < 0 || c->eof_is_end || c->scanning) {
        return false;
    }
    unsigned top = x->indents - 1u;
    if (column > 255 || alternate > 255) {
        compile_error_indentation(c, c->token.line, false, "too much indentation");
    }
    if (column == x->columns[top]) {
        if (alternate != x->alternates[top]) {
            compile_error_indentation(c, c->token.line, true,
                                      "inconsistent use of tabs and spaces in indentation");
        }
        return false;
    }
    if (column > x->columns[top]) {
        if (alternate <= x->alternates[top]) {
            compile_error_indentation(c, c->token.line, true,
                                      "inconsistent use of tabs and spaces in indentation");
        }
        if (x->indents == LEXER_INDENTS) {
            compile_error_indentation(c, c->token.line, false, "too many levels of indentation");
        }
        x->columns[x->indents] = (uint8_t)column;
        x->alternates[x->indents++] = (uint8_t)alternate;
        return deliver(c, T_INDENT);
    }
    /* A line may close several blocks, but must stand where one of the outer ones does. */
    while (column < x->columns[x->indents - 1]) {
        x->indents--;
        x->dedents++;
    }
    if (column != x->columns[x->indents - 1]) {
        compile_error_indentation(c, c->token.line, false,
                                  "unindent does not match any outer indentation level");
    }
    if (alternate != x->alternates[x->indents - 1]) {
        compile_error_indentation(c, c->token.line, true,
                                  "inconsistent use of tabs and spaces in indentation");
    }
    return false;
}

/* ---- names ---- */

static const char *const keyword_texts[] = {
#define KEYWORD_TEXT(name, text) text,
    KEYWORD_TABLE(KEYWORD_TEXT)
#undef KEYWORD_TEXT
};
enum { KEYWORDS = sizeof keyword_texts / sizeof *keyword_texts };

/* The keyword's token, or T_NAME. A binary search: the enum follows the order of the texts. A text
 * that is only the beginning of a keyword compares equal over n bytes; it is sorted before it. */
static TokenKind keyword(const char *text, size_t n) {
    size_t low = 0, high = KEYWORDS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strncmp(text, keyword_texts[middle], n);
        if (order == 0 && keyword_texts[middle][n] == 0) {
            return (TokenKind)(T_FALSE + middle);
        }
        if (order > 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return T_NAME;
}

/* The rest of a name as far as it is ASCII, in the buffer, and short: what lexer_take() and
 * lexer_text_add() would do with it byte by byte. */
static void take_letters(Compiler *c) {
    Lexer *x = &c->lexer;
    unsigned begin = x->at;
    while (x->recording == 0 && x->at < x->end && x->length < LEXER_TEXT &&
           (lexer_is_letter(x->buffer[x->at]) || lexer_is_digit(x->buffer[x->at]))) {
        x->sum = (uint16_t)(x->sum + x->buffer[x->at]);
        x->text[x->length++] = x->buffer[x->at++];
    }
    x->offset += x->at - begin;
    x->column = (uint16_t)(x->column + x->at - begin);
}

/* A name or a keyword: [letter or _] [letter, digit or _]*. A name that has spilled is longer than
 * any keyword. */
static void lexer_name(Compiler *c) {
    Lexer *x = &c->lexer;
    uint32_t code;
    lexer_text_begin(c, false);
    for (;;) {
        int ch = lexer_peek(c, 0);
        if (lexer_is_letter(ch) || lexer_is_digit(ch)) {
            lexer_text_add(c, (char)lexer_take(c));
            take_letters(c);
        } else if (ch >= 0x80) {
            peek_utf8(c, &code);
            if (is_symbol(code)) {
                break;
            }
            lexer_take_utf8(c);
        } else {
            break;
        }
    }
    TokenKind kind = x->spilled ? T_NAME : keyword(x->text, x->length);
    c->token.kind = (uint8_t)kind;
    if (kind == T_NAME) {
        c->token.index = lexer_text_to_name(c);
    }
}

/* ---- operators ---- */
/* The longest operator wins. The enum is laid out so that +=, the rich comparisons and the binary
 * operators are found by arithmetic on the kind. */

/* The operator, or with `=` behind it another one. */
static TokenKind with_assign(Compiler *c, TokenKind plain, TokenKind assign) {
    if (lexer_peek(c, 0) != '=') {
        return plain;
    }
    lexer_take(c);
    return assign;
}

/* + or +=, and so on. */
static TokenKind augmented(Compiler *c, TokenKind plain) {
    return with_assign(c, plain, (TokenKind)(T_PLUS_ASSIGN + (plain - T_PLUS)));
}

/* The operator that may come twice: * ** *= **= and so on. */
static TokenKind doubled(Compiler *c, char first, TokenKind once, TokenKind twice) {
    if (lexer_peek(c, 0) == first) {
        lexer_take(c);
        once = twice;
    }
    return augmented(c, once);
}

/* < <= << <<= and the same with >. */
static TokenKind comparison(Compiler *c, char first, TokenKind less, TokenKind equal,
                            TokenKind shift) {
    if (lexer_peek(c, 0) == first) {
        lexer_take(c);
        return augmented(c, shift);
    }
    return with_assign(c, less, equal);
}

Bracket *lexer_field(const Compiler *c) {
    Bracket *b = c->brackets;
    while (b != NULL && b->open != 'f') {
        b = b->outer;
    }
    return b;
}

/* A closing bracket must match the innermost open one. While scanning, brackets that were opened
 * in the scan are only counted: those before it have records. */
static TokenKind closing(Compiler *c, char close, char open, TokenKind kind) {
    const Bracket *b = c->brackets;
    if (c->scan_depth > 0) {
        return kind;
    }
    char is = b == NULL ? 0 : b->open == 'f' ? '{' : b->open;
    if (b == NULL || (b->open == 'f' && close != '}')) {
        compile_error_here(c, "unmatched '%c'", close);
    }
    if (is != open) {
        if (b->line != c->token.line) {
            compile_error_here(c,
                               "closing parenthesis '%c' does not match opening parenthesis "
                               "'%c' on line %d",
                               close, is, (int)b->line);
        }
        compile_error_here(c, "closing parenthesis '%c' does not match opening parenthesis '%c'",
                           close, is);
    }
    return kind;
}

/* . or ... (two dots are two tokens) */
static TokenKind dots(Compiler *c) {
    if (lexer_peek(c, 0) == '.' && lexer_peek(c, 1) == '.') {
        lexer_take(c);
        lexer_take(c);
        return T_ELLIPSIS;
    }
    return T_DOT;
}

/* The operator or bracket that begins with ch, which was taken. Directly inside a replacement field
 * `:` begins the format spec, so that f"{x:=5}" is no walrus, and `!` the conversion. */
static TokenKind punctuation(Compiler *c, int ch) {
    bool field = c->brackets != NULL && c->brackets->open == 'f';
    switch (ch) {
    case '(': return T_LPAREN;
    case ')': return closing(c, ')', '(', T_RPAREN);
    case '[': return T_LBRACKET;
    case ']': return closing(c, ']', '[', T_RBRACKET);
    case '{': return T_LBRACE;
    case '}': return closing(c, '}', '{', T_RBRACE);
    case ',': return T_COMMA;
    case ':': return field ? T_COLON : with_assign(c, T_COLON, T_WALRUS);
    case ';': return T_SEMICOLON;
    case '.': return dots(c);
    case '~': return T_TILDE;
    case '+': return augmented(c, T_PLUS);
    case '-':
        if (lexer_peek(c, 0) == '>') {
            lexer_take(c);
            return T_ARROW;
        }
        return augmented(c, T_MINUS);
    case '*': return doubled(c, '*', T_STAR, T_DOUBLESTAR);
    case '/': return doubled(c, '/', T_SLASH, T_DOUBLESLASH);
    case '%': return augmented(c, T_PERCENT);
    case '&': return augmented(c, T_AMPERSAND);
    case '|': return augmented(c, T_BAR);
    case '^': return augmented(c, T_CARET);
    case '@': return augmented(c, T_AT);
    case '<': return comparison(c, '<', T_LT, T_LE, T_LSHIFT);
    case '>': return comparison(c, '>', T_GT, T_GE, T_RSHIFT);
    case '=': return with_assign(c, T_ASSIGN, T_EQ);
    case '!':
        if (lexer_peek(c, 0) == '=') {
            lexer_take(c);
            return T_NE;
        }
        if (field) {
            return T_EXCLAIM;
        }
        break;
    default: break;
    }
    compile_error_here(c, "invalid syntax");
}

/* ---- tokens ---- */

/* The last line and all blocks end here, one token a call; an open bracket is an error at the place
 * where it was opened. */
static void end_of_source(Compiler *c) {
    Lexer *x = &c->lexer;
    if (c->brackets != NULL && !c->scanning) {
        const Bracket *b = c->brackets;
        const Bracket *field = lexer_field(c);
        if (field != NULL) {
            if (field->flags & FIELD_COMMENT) {
                compile_error(c, field->line, field->column,
                              "f-string expression part cannot include '#'");
            }
            lexer_unterminated(c, field->flags);
        }
        compile_error(c, b->line, b->column, "'%c' was never closed", b->open);
    }
    if (x->any && !c->eof_is_end) {
        x->any = false;
        deliver(c, T_NEWLINE);
    } else if (x->indents > 1 && !c->eof_is_end) {
        x->indents--;
        deliver(c, T_DEDENT);
    } else {
        deliver(c, T_END);
    }
}

/* What is neither a number, nor a string, nor begins with an ASCII letter: an operator, or a name
 * beyond ASCII. Symbols are named by their code point as CPython does (at least four digits). */
static void lexer_other(Compiler *c) {
    uint32_t code;
    if (lexer_peek(c, 0) >= 0x80) {
        peek_utf8(c, &code);
        if (is_symbol(code)) {
            c->lexer.in_literal = true;
            char digits[8];
            int n = 0;
            /* The symbols of is_symbol() end below U+20000: five digits are enough. */
            for (int shift = code > 0xffff ? 16 : 12; shift >= 0; shift -= 4) {
                digits[n++] = "0123456789ABCDEF"[code >> shift & 15];
            }
            digits[n] = 0;
            char text[UTF8_MAX + 1] = {0};
            utf8_encode(code, text);
            if (!unicode_is(code, UNICODE_PRINTABLE)) {
                compile_error_here(c, "invalid non-printable character U+%s", digits);
            }
            compile_error_here(c, "invalid character '%s' (U+%s)", text, digits);
        }
        lexer_name(c);
        return;
    }
    int ch = lexer_take(c);
    c->token.kind = (uint8_t)punctuation(c, ch);
}

/* A token that is not about lines. The order matters: a prefix of a literal looks like a name, and
 * `.5` like an operator. */
static void lexer_token(Compiler *c) {
    Lexer *x = &c->lexer;
    uint8_t flags;
    int prefix;
    int ch = lexer_peek(c, 0);
    if (lexer_is_digit(ch) || (ch == '.' && lexer_is_digit(lexer_peek(c, 1)))) {
        x->in_literal = true;
        lexer_number(c);
    } else if (lexer_string_prefix(c, &flags, &prefix)) {
        x->in_literal = true;
        lexer_string(c, flags, prefix);
    } else if (lexer_is_letter(ch)) {
        lexer_name(c);
    } else {
        lexer_other(c);
    }
    x->in_literal = false;
    x->any = true;
}

/* Dedents first, then the line's own indentation, then what is on it. The indentation may itself
 * leave dedents to deliver, which is why they are looked at twice. */
void lexer_next(Compiler *c) {
    Lexer *x = &c->lexer;
    if (x->dedents > 0) {
        x->dedents--;
        deliver(c, T_DEDENT);
        return;
    }
    if (x->line_start && indent(c)) {
        return;
    }
    if (x->dedents > 0) {
        x->dedents--;
        deliver(c, T_DEDENT);
        return;
    }
    lexer_skip_blank(c);
    lexer_mark(c);
    int ch = lexer_peek(c, 0);
    if (ch < 0) {
        end_of_source(c);
    } else if (is_newline(ch)) {
        lexer_take_newline(c);
        x->line_start = true;
        bool any = x->any;
        x->any = false;
        if (c->eof_is_end || !any) {
            lexer_next(c); /* blank rest of a joined line; eval() */
            return;
        }
        deliver(c, T_NEWLINE);
    } else {
        lexer_token(c);
    }
}

/* A byte order mark is skipped, but counts in the offset, with which docstrings are found again in
 * the file. */
void lexer_begin(Compiler *c) {
    Lexer *x = &c->lexer;
    x->new_line = x->line_start = true;
    x->indents = 1;
    if (lexer_peek(c, 0) == 0xef && lexer_peek(c, 1) == 0xbb && lexer_peek(c, 2) == 0xbf) {
        x->at = 3;
        x->offset = 3;
    }
    lexer_next(c);
}
