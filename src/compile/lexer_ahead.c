/* SPDX-License-Identifier: MIT */
/* Reading ahead to the end of a logical line: `match` and the like are keywords only where the line
 * opens a block, which its last character tells. Nothing is taken: what lies beyond the buffer is
 * kept in MORE_AHEAD, from where the buffer is filled until that is used up.
 *
 * The scan knows brackets, strings and comments, no grammar, and raises no SyntaxError. */
#include "compile/compiler.h"

#include <string.h>

enum { BLOCK = 32 };

/* Appends a block of the source to MORE_AHEAD; false at the end of the source. */
static bool read_block(Compiler *c) {
    Lexer *x = &c->lexer;
    char block[BLOCK];
    int n = x->source_end ? 0 : lexer_read(c, block, sizeof block);
    if (n <= 0) {
        return false;
    }
    Value *slot = pool_more(c, MORE_AHEAD);
    size_t words = 1 + BYTES_TO_WORDS((size_t)x->ahead_end + BLOCK);
    Object *o = value_absent(*slot) ? heap_alloc(c->vm, KIND_RAW, words)
                                    : heap_grow(c->vm, value_to_object(*slot), words);
    *pool_more(c, MORE_AHEAD) = value_object(o);
    memcpy(((Raw *)o)->data + x->ahead_end, block, (size_t)n);
    x->ahead_end += (uint32_t)n;
    return true;
}

/* The byte so far beyond what was taken; -1 at the end of the source. First what is in the buffer,
 * then what was kept in MORE_AHEAD. May read a block and allocate, so addresses of neither are held
 * over it; MemoryError if a logical line does not fit. */
static int look(Compiler *c, uint32_t i) {
    Lexer *x = &c->lexer;
    uint32_t held = (uint32_t)(x->end - x->at);
    if (i < held) {
        return (uint8_t)x->buffer[x->at + i];
    }
    for (i += x->ahead_at - held; i >= x->ahead_end;) {
        if (!read_block(c)) {
            return -1;
        }
    }
    return AS(Raw, *pool_more(c, MORE_AHEAD))->data[i];
}

/* So the source is read once, whatever was looked at before. Raw is given back when it is used up:
 * most files look ahead only in a few places. */
int lexer_fill(Compiler *c, char *to, size_t room) {
    Lexer *x = &c->lexer;
    size_t left = x->ahead_end - x->ahead_at, n = left < room ? left : room;
    if (left == 0) {
        return x->source_end ? 0 : lexer_read(c, to, room);
    }
    memcpy(to, AS(Raw, *pool_more(c, MORE_AHEAD))->data + x->ahead_at, n);
    x->ahead_at += (uint32_t)n;
    if (n == left) {
        x->ahead_at = x->ahead_end = 0;
        *pool_more(c, MORE_AHEAD) = ABSENT;
    }
    return (int)n;
}

/* Behind the string literal whose quote is at i. One that is not closed ends with its line or the
 * source: the lexer will say so when it gets there. Prefixes do not matter: a backslash keeps a
 * quote from ending a raw string, too, and fields of f-strings have other quotes in 3.11. */
static uint32_t skip_string(Compiler *c, uint32_t i) {
    int quote = look(c, i);
    bool triple = look(c, i + 1) == quote && look(c, i + 2) == quote;
    for (i += triple ? 3 : 1;; i++) {
        int ch = look(c, i);
        if (ch < 0 || (ch == '\n' && !triple)) {
            return i;
        }
        if (ch == '\\') {
            i++;
        } else if (ch == quote && !triple) {
            return i + 1;
        } else if (ch == quote && look(c, i + 1) == quote && look(c, i + 2) == quote) {
            return i + 3;
        }
    }
}

/* Keeps the last character that is no blank, outside of comments, and how many brackets are open;
 * that they fit each other is the parser's business. */
bool lexer_opens_block(Compiler *c) {
    uint32_t i = 0;
    int depth = 0, last = 0;
    while (look(c, i) == ' ' || look(c, i) == '\t') {
        i++;
    }
    /* What cannot begin an expression ends the question, so that little is read ahead. */
    if (look(c, i) < 0 || strchr("\r\n=.,:;)]}&|^%/<>@!#", look(c, i)) != NULL) {
        return false;
    }
    for (;;) {
        int ch = look(c, i);
        if (ch < 0 || ((ch == '\n' || ch == '\r') && depth <= 0)) {
            return last == ':';
        }
        if (ch == '#') {
            while (look(c, i) >= 0 && look(c, i) != '\n') {
                i++;
            }
            continue;
        }
        if (ch == '"' || ch == '\'') {
            last = ch;
            i = skip_string(c, i);
            continue;
        }
        if (ch == '\\') {
            i += look(c, i + 1) == '\r' ? 2 : 1; /* and the line end behind it */
        } else if (strchr(" \t\f\r\n", ch) == NULL) {
            depth += strchr("([{", ch) != NULL ? 1 : strchr(")]}", ch) != NULL ? -1 : 0;
            last = ch;
        }
        i++;
    }
}

/* `type in x` and the like are expressions, so names that are operators do not count. Only as many
 * letters are kept as the longest of those has: n tells that a word is longer. */
bool lexer_name_follows(Compiler *c) {
    static const char *const operators[] = {"if", "in", "is", "and", "or", "not"};
    char word[4] = {0};
    uint32_t i = 0, n = 0;
    while (look(c, i) == ' ' || look(c, i) == '\t') {
        i++;
    }
    for (;
         lexer_is_letter(look(c, i)) || look(c, i) >= 0x80 || (n > 0 && lexer_is_digit(look(c, i)));
         i++, n++) {
        if (n < sizeof word - 1) {
            word[n] = (char)look(c, i);
        }
    }
    for (size_t k = 0; k < sizeof operators / sizeof *operators; k++) {
        if (n < sizeof word && strcmp(word, operators[k]) == 0) {
            return false;
        }
    }
    return n > 0;
}
