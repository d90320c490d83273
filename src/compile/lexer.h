/* SPDX-License-Identifier: MIT */
/* Source bytes to tokens. For src/compile only.
 *
 * The lexer reads through a small buffer and never holds a file; the parser sees one token,
 * c->token, and goes on with lexer_next. Names and constants go to the pool (compile/pool.h), so a
 * token carries an index. Brackets are records on the C stack of the parser that opened them: they
 * say whether a line end counts, and which bracket an error names.
 *
 * One token is read ahead. Source is UTF-8 without a coding declaration; a byte order mark is
 * skipped. Any function that reads may allocate (everything in the heap moves) and raise
 * SyntaxError; read() of the input may raise what it likes. */
#ifndef TERRARIUM_COMPILE_LEXER_H
#define TERRARIUM_COMPILE_LEXER_H

#include "value/value.h"

typedef struct Compiler Compiler;

/* Keywords in the order of their bytes, as the lexer searches them: (token's name, text). `match`,
 * `case` and `type` are names. */
#define KEYWORD_TABLE(KEYWORD)                                                                     \
    KEYWORD(FALSE, "False")                                                                        \
    KEYWORD(NONE, "None")                                                                          \
    KEYWORD(TRUE, "True")                                                                          \
    KEYWORD(AND, "and")                                                                            \
    KEYWORD(AS, "as")                                                                              \
    KEYWORD(ASSERT, "assert")                                                                      \
    KEYWORD(ASYNC, "async")                                                                        \
    KEYWORD(AWAIT, "await")                                                                        \
    KEYWORD(BREAK, "break")                                                                        \
    KEYWORD(CLASS, "class")                                                                        \
    KEYWORD(CONTINUE, "continue")                                                                  \
    KEYWORD(DEF, "def")                                                                            \
    KEYWORD(DEL, "del")                                                                            \
    KEYWORD(ELIF, "elif")                                                                          \
    KEYWORD(ELSE, "else")                                                                          \
    KEYWORD(EXCEPT, "except")                                                                      \
    KEYWORD(FINALLY, "finally")                                                                    \
    KEYWORD(FOR, "for")                                                                            \
    KEYWORD(FROM, "from")                                                                          \
    KEYWORD(GLOBAL, "global")                                                                      \
    KEYWORD(IF, "if")                                                                              \
    KEYWORD(IMPORT, "import")                                                                      \
    KEYWORD(IN, "in")                                                                              \
    KEYWORD(IS, "is")                                                                              \
    KEYWORD(LAMBDA, "lambda")                                                                      \
    KEYWORD(NONLOCAL, "nonlocal")                                                                  \
    KEYWORD(NOT, "not")                                                                            \
    KEYWORD(OR, "or")                                                                              \
    KEYWORD(PASS, "pass")                                                                          \
    KEYWORD(RAISE, "raise")                                                                        \
    KEYWORD(RETURN, "return")                                                                      \
    KEYWORD(TRY, "try")                                                                            \
    KEYWORD(WHILE, "while")                                                                        \
    KEYWORD(WITH, "with")                                                                          \
    KEYWORD(YIELD, "yield")

/* What a token is. NEWLINE ends a logical line that has a token; INDENT begins a block before its
 * first token, DEDENT ends one before the first token behind it. Kinds without a comment carry
 * nothing but their place. */
typedef enum {
    T_END,
    T_NEWLINE,
    T_INDENT,
    T_DEDENT,
    T_NAME,     /* index: its str in the pool */
    T_INT,      /* number */
    T_CONSTANT, /* index: a float or an int that does not fit `number` */
    T_STRING,   /* index; all adjacent plain literals in one */
    T_BYTES,    /* index */
    T_FSTRING,  /* the opening quote was read: lexer_fstring_text goes on */
    T_LPAREN,
    T_RPAREN,
    T_LBRACKET,
    T_RBRACKET,
    T_LBRACE,
    T_RBRACE,
    T_COMMA,
    T_COLON,
    T_SEMICOLON,
    T_DOT,
    T_ELLIPSIS,
    T_ARROW,
    T_ASSIGN,
    T_WALRUS,
    T_EXCLAIM, /* in f-strings only */
    T_TILDE,
    /* in the order of enum Binary */
    T_PLUS,
    T_MINUS,
    T_STAR,
    T_SLASH,
    T_DOUBLESLASH,
    T_PERCENT,
    T_DOUBLESTAR,
    T_LSHIFT,
    T_RSHIFT,
    T_AMPERSAND,
    T_BAR,
    T_CARET,
    T_AT,
    /* augmented assignment, the same order */
    T_PLUS_ASSIGN,
    T_MATMUL_ASSIGN = T_PLUS_ASSIGN + (T_AT - T_PLUS),
    /* in the order of enum Compare */
    T_LT,
    T_LE,
    T_EQ,
    T_NE,
    T_GT,
    T_GE,
#define KEYWORD_ENUM(name, text) T_##name,
    KEYWORD_TABLE(KEYWORD_ENUM)
#undef KEYWORD_ENUM
        T_LIMIT
} TokenKind;

/* A token and where it begins. What `index` names is dropped with its statement, or before. */
typedef struct {
    uint8_t kind;
    uint8_t flags;  /* T_FSTRING: LITERAL_ flags */
    uint16_t index; /* in the pool */
    int32_t number;
    uint32_t line;
    uint16_t column; /* from 0, in characters */
} Token;

/* What prefix and quote of a literal say: rb'''...''' is RAW | BYTES | TRIPLE. */
enum {
    LITERAL_RAW = 1,
    LITERAL_BYTES = 2,
    LITERAL_FORMAT = 4,
    LITERAL_TRIPLE = 8,
    LITERAL_DOUBLE = 16, /* the quote is " */
    FIELD_COMMENT = 128  /* of a Bracket: a comment was skipped in it */
};

/* An open bracket, on the C stack of the parser function that reads what it encloses. */
typedef struct Bracket {
    struct Bracket *outer;
    uint32_t line;
    uint16_t column;
    char open;     /* ( [ { or f: the brace of a replacement field */
    uint8_t flags; /* of f: LITERAL_ flags of the f-string */
} Bracket;

/* BUFFER: bytes of source held, the longest line that an error can show. INDENTS: levels of blocks,
 * as many as CPython has. TEXT: bytes of a name or literal that take no object of their own. */
enum { LEXER_BUFFER = 128, LEXER_INDENTS = 100, LEXER_TEXT = 64 };

/* Where the source is read, and what is known about the line and the token at hand. It holds
 * no Value: text and records that lie in the heap are in slots of the pool. */
typedef struct {
    uint8_t at, end;    /* of the unread bytes in the buffer */
    int16_t line_begin; /* where the current line begins in the buffer; -1: no longer there */
    bool at_end;        /* nothing is left to fill the buffer with */
    bool source_end;    /* read() has returned 0 */
    bool new_line;      /* the next byte begins a line */
    bool line_start;    /* the next token is the first of its line: indentation counts */
    bool any;           /* the logical line has a token */
    uint8_t dedents;    /* still to be delivered */
    uint8_t indents;    /* entries in use, the first is column 0 */
    uint32_t line;
    uint16_t column;
    uint16_t sum;    /* of all bytes read */
    uint32_t offset; /* in the source */
    /* The text of the literal or name being read: in `text`, beyond that in MORE_TEXT. */
    size_t length;
    bool spilled;
    bool bytes;
    bool in_literal; /* a number, string or odd character is under way: see compile_error() */
    /* The last string literal (adjacent ones together) in the source: for docstrings. */
    uint32_t doc_offset, doc_end;
    uint16_t doc_begin_sum, doc_end_sum;
    /* Replacement fields record their text, for f"{x = }". */
    uint8_t recording;            /* depth */
    uint32_t recorded;            /* bytes in MORE_RECORD */
    uint32_t token_record;        /* recorded when the current token began */
    uint32_t ahead_at, ahead_end; /* of what was read ahead, in MORE_AHEAD */
    /* Long arrays come last: instructions reach what is before them with short offsets. */
    char buffer[LEXER_BUFFER];
    char text[LEXER_TEXT];
    uint8_t columns[LEXER_INDENTS];    /* with tabs to multiples of 8 */
    uint8_t alternates[LEXER_INDENTS]; /* with tabs as 1: both must agree */
} Lexer;

/* Skips a byte order mark and reads the first token. The rest of *c must be zero. */
void lexer_begin(Compiler *c);
/* Reads the next token into c->token. At the end: NEWLINE if the last line has none, a DEDENT for
 * each open block, then END again and again. */
void lexer_next(Compiler *c);
/* The text of the current line if it is in the buffer, else NULL. For error messages: the text is
 * not terminated, and is good until the next byte is read. Reads on, so it may allocate. */
const char *lexer_line(Compiler *c, size_t *length);

/* The innermost replacement field of an f-string that is open, or NULL. */
Bracket *lexer_field(const Compiler *c);

/* SyntaxError: the quotes that close a literal with these flags are missing. */
_Noreturn void lexer_unterminated(Compiler *c, uint8_t flags);

/* Reads literal text of an f-string up to its end or a replacement field, into the pool (index, or
 * 0 if it is empty). spec: in a format spec, which ends before its }. Returns what was found: '{'
 * (read), '}' (in a spec; read) or 0 at the closing quote (read). */
char lexer_fstring_text(Compiler *c, uint8_t flags, bool spec, uint16_t *index);

/* After an error in a field: one that its f-string does not close is the greater error. Reads on to
 * the brace or the end; the caller must raise. */
void lexer_field_scan(Compiler *c);

/* Reads to the end of an f-string without looking into it, after an error: braces and the quotes
 * inside them are text. */
void lexer_fstring_skip(Compiler *c, uint8_t flags);

/* Does the logical line end with a colon, and does what follows the token at hand not show by its
 * first character that the token is no keyword? Reads ahead, takes nothing. */
bool lexer_opens_block(Compiler *c);

/* Does a name come next, and no operator? Takes nothing. */
bool lexer_name_follows(Compiler *c);

/* Shared by the lexer's files. */
int lexer_read(Compiler *c, char *to, size_t room); /* the input's read() */
int lexer_fill(Compiler *c, char *to, size_t room); /* the same, but first what was read ahead */
int lexer_peek(Compiler *c, int ahead);             /* the byte so far ahead, or -1 */
int lexer_take(Compiler *c);                        /* consumes a byte that was peeked */
void lexer_take_newline(Compiler *c);               /* \n, \r or \r\n */
void lexer_take_utf8(Compiler *c);                  /* one character to the text; checks it */
void lexer_skip_blank(Compiler *c);                 /* blanks, comments, joined lines */
void lexer_mark(Compiler *c);                       /* the token begins here */
/* Reads a number into c->token: INT if it fits a small int, else CONSTANT. */
void lexer_number(Compiler *c);
/* If a string literal begins here, its LITERAL_ flags and the length of its prefix. Takes nothing:
 * `b` may be a name. */
bool lexer_string_prefix(Compiler *c, uint8_t *flags, int *length);
/* Reads a literal and those adjacent to it into c->token, which has its place already. */
void lexer_string(Compiler *c, uint8_t flags, int prefix);

/* The text of the name or literal being read, byte by byte. One at a time: beginning a text drops
 * the one before. Spilled to the heap it may be longer than LEXER_TEXT. */
void lexer_text_begin(Compiler *c, bool bytes);
void lexer_text_add(Compiler *c, char byte);
uint16_t lexer_text_to_pool(Compiler *c); /* as a str or bytes constant */
uint16_t lexer_text_to_name(Compiler *c); /* as a name: once in the pool */

/* ASCII only; ch may be -1, or any byte of a longer character. */
static inline bool lexer_is_digit(int ch) {
    return ch >= '0' && ch <= '9';
}
static inline bool lexer_is_letter(int ch) {
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || ch == '_';
}

#endif
