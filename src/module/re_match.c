/* SPDX-License-Identifier: MIT */
/* The matcher of regular expressions: it tries, and comes back. Nothing recurses: what there is to
 * come back to lies on a stack of its own, in a RAW object that grows, behind the registers of
 * groups and loops. So a bad pattern costs heap, not C stack; it ends in MemoryError, or by Ctrl-C.
 *
 * An entry of the stack has three words: the first is an address in the program << TAG_BITS | tag.
 *
 *     CHOICE    address, place                     go on there
 *     ROUND     address of the LOOP, place         go round once more
 *     GREEDY    address, least place, place        give one more character back
 *     LAZY      address of the REPEAT, place, left take one more character
 *     UNDO      register, what was in it
 *     UNDO_END  the same of a group's end, and the group that was closed last
 *     BARRIER   address of a look, place, the barrier below
 *
 * Registers that change get an UNDO first, unless there is nothing to come back to. */
#include <string.h>

#include "module/re.h"
#include "object/str.h"
#include "value/unicode.h"
#include "value/utf8.h"

enum { CHOICE, ROUND, GREEDY, LAZY, UNDO, UNDO_END, BARRIER, TAG_BITS = 3, ENTRY = 3 };
#define NO_BARRIER SIZE_MAX

/* Operands of instructions: two bytes, the low one first. */
static unsigned word_at(const uint8_t *at) {
    return (unsigned)(at[0] | at[1] << 8);
}

/* Where an offset leads. It counts from the instruction and may be negative. */
static const uint8_t *target(const uint8_t *pc, size_t operand) {
    return pc + (int16_t)word_at(pc + operand);
}

/* ---- the stack ---- */

/* Where the stack begins, in words. */
static size_t bottom(const ReMatch *m) {
    return 2 * (m->groups + 1) + 2 * m->loops;
}

/* Makes room for one entry at least; takes half as much again if that is to be had. Moves the
 * registers: no pointer to them lasts over a push(). */
static void grow(ReMatch *m) {
    size_t words = m->room + m->room / 2 + 16 * ENTRY;
    size_t ratio = sizeof(uintptr_t) / sizeof(uint32_t);
    Object *work = value_to_object(m->work);
    size_t wanted = 1 + (words + ratio - 1) / ratio;
    size_t least = 1 + (m->room + ENTRY + ratio - 1) / ratio;
    m->work = value_object(heap_grow_between(m->vm, work, least, wanted));
    m->registers = (uint32_t *)(void *)AS(Raw, m->work)->data;
    m->room = object_payload_words(value_to_object(m->work)) * ratio;
}

/* Puts an entry on the stack. Addresses are at most 0x7fff (CODE_LIMIT) and fit beside the tag. */
static void push(ReMatch *m, unsigned tag, size_t address, size_t a, size_t b) {
    if (m->room - m->top < ENTRY) {
        grow(m);
    }
    uint32_t *entry = m->registers + m->top;
    entry[0] = (uint32_t)(address << TAG_BITS | tag);
    entry[1] = (uint32_t)a;
    entry[2] = (uint32_t)b;
    m->top += ENTRY;
}

/* Sets a register so that it can be undone. */
static void set(ReMatch *m, size_t reg, size_t value) {
    if (m->top > bottom(m)) {
        push(m, UNDO, reg, m->registers[reg], 0);
    }
    m->registers[reg] = (uint32_t)value;
}

/* The end of a group. */
static void close_group(ReMatch *m, size_t reg, size_t value) {
    if (m->top > bottom(m)) {
        push(m, UNDO_END, reg, m->registers[reg], m->last);
    }
    m->registers[reg] = (uint32_t)value;
    m->last = (uint32_t)(reg / 2);
}

/* Puts back what an UNDO or UNDO_END kept. Called when the entry is off the stack, or about to be.
 */
static void undo(ReMatch *m, const uint32_t *entry) {
    m->registers[entry[0] >> TAG_BITS] = entry[1];
    if ((entry[0] & ((1 << TAG_BITS) - 1)) == UNDO_END) {
        m->last = entry[2];
    }
}

/* ---- characters ---- */

/* Beyond ASCII the tables of Unicode decide; the four separators from 0x1c on are blanks of str,
 * but not of bytes. */
bool re_match_category(uint32_t code, char letter, bool ascii) {
    bool low = code < 0x80;
    if (ascii && !low) {
        return false;
    }
    switch (letter) {
    case 'd': return low ? code >= '0' && code <= '9' : unicode_is(code, UNICODE_DECIMAL);
    case 's':
        return low ? code == ' ' || (code >= '\t' && code <= '\r') ||
                         (!ascii && code >= 0x1c && code <= 0x1f)
                   : unicode_is(code, UNICODE_SPACE);
    default: return code == '_' || unicode_is(code, UNICODE_ALNUM);
    }
}

/* The character at a place, which is not the end, and the place behind it. */
static uint32_t char_at(const ReMatch *m, size_t at, size_t *behind) {
    uint32_t code = m->text[at];
    *behind = at + (m->wide ? str_read_char((const char *)m->text + at, &code) : 1);
    return code;
}

/* The place of the character before; at is not 0. */
static size_t before(const ReMatch *m, size_t at) {
    do {
        at--;
    } while (m->wide && utf8_is_continuation((char)m->text[at]));
    return at;
}

static uint32_t code3(const uint8_t *at) {
    return (uint32_t)(at[0] | at[1] << 8 | at[2] << 16);
}

/* Is the character one of the items? */
static bool has_item(const uint8_t *at, const uint8_t *end, uint32_t code, bool ascii) {
    while (at < end) {
        switch (*at) {
        case RE_ITEM_CHAR:
            if (code == at[1]) {
                return true;
            }
            at += 2;
            break;
        case RE_ITEM_RANGE:
            if (code >= at[1] && code <= at[2]) {
                return true;
            }
            at += 3;
            break;
        case RE_ITEM_WIDE:
            if (code >= code3(at + 1) && code <= code3(at + 4)) {
                return true;
            }
            at += 7;
            break;
        default: { /* a capital letter is the opposite */
            bool not = *at < 'a';
            if (re_match_category(code, (char)(*at | 0x20), ascii) != not ) {
                return true;
            }
            at++;
        }
        }
    }
    return false;
}

/* Small letters that have one capital are the same (s and U+017F), so it is the small form of the
 * capital. Three pairs have a capital of several characters, the same for both. */
uint32_t re_match_fold(uint32_t code, bool ascii) {
    if (code < 0x80) {
        return code >= 'A' && code <= 'Z' ? code | 0x20 : code;
    }
    if (ascii) {
        return code;
    }
    code = unicode_to_lower(unicode_to_upper(code));
    return code == 0xfb06 ? 0xfb05 : code == 0x1fd3 ? 0x390 : code == 0x1fe3 ? 0x3b0 : code;
}

/* Of what a group matched only the small form is compared, as in CPython. */
static uint32_t to_lower(uint32_t code, bool ascii) {
    return ascii && code >= 0x80 ? code : unicode_to_lower(code);
}

/* RE_SET without case: the character itself, its folded form and the capital of that are tried,
 * since the items are as they stand in the pattern; of single characters the compiler has put the
 * folded form beside them. */
static bool in_set(const uint8_t *pc, uint32_t code) {
    bool ascii = pc[1] & RE_SET_ASCII;
    const uint8_t *items = pc + 4, *end = items + word_at(pc + 2);
    bool has = has_item(items, end, code, ascii);
    if (!has && (pc[1] & RE_SET_I) && !(ascii && code >= 0x80)) {
        uint32_t small = re_match_fold(code, ascii);
        has = has_item(items, end, small, ascii) ||
              has_item(items, end, unicode_to_upper(small), ascii);
    }
    return has != ((pc[1] & RE_SET_NOT) != 0);
}

/* Takes a character, or a LITERAL's, at *at. */
static bool step(const ReMatch *m, const uint8_t *pc, size_t *at) {
    if (*pc == RE_LITERAL) {
        if (m->end - *at < pc[1] || memcmp(m->text + *at, pc + 2, pc[1]) != 0) {
            return false;
        }
        *at += pc[1];
        return true;
    }
    size_t behind;
    if (*at >= m->end) {
        return false;
    }
    uint32_t code = char_at(m, *at, &behind);
    bool fits = *pc == RE_ANY       ? code != '\n'
                : *pc == RE_CHAR_I  ? re_match_fold(code, pc[1] & RE_SET_ASCII) == code3(pc + 2)
                : *pc == RE_ANY_ALL ? true
                                    : in_set(pc, code);
    *at = fits ? behind : *at;
    return fits;
}

/* The bytes of an instruction that step() knows. */
static size_t step_size(const uint8_t *pc) {
    switch (*pc) {
    case RE_LITERAL: return 2 + (size_t)pc[1];
    case RE_CHAR_I: return 5;
    case RE_SET: return 4 + (size_t)word_at(pc + 2);
    default: return 1;
    }
}

/* For borders of words: is the character at a place, which is not the end, part of a word? */
static bool is_word(const ReMatch *m, size_t at, bool ascii) {
    size_t behind;
    return re_match_category(char_at(m, at, &behind), 'w', ascii);
}

/* The instructions that take nothing. */
static bool is_place(const ReMatch *m, const uint8_t *pc, size_t at) {
    switch (*pc) {
    case RE_BEGIN: return at == 0;
    case RE_BEGIN_LINE: return at == 0 || m->text[at - 1] == '\n';
    case RE_END: return at == m->end;
    case RE_END_TEXT: return at == m->end || (at + 1 == m->end && m->text[at] == '\n');
    case RE_END_LINE: return at == m->end || m->text[at] == '\n';
    default: {
        bool ascii = pc[1] & RE_SET_ASCII;
        bool left = at > 0 && is_word(m, before(m, at), ascii);
        bool right = at < m->end && is_word(m, at, ascii);
        /* As in CPython, an empty text has no border, and \B does not fit it either. */
        return m->end > 0 && (left != right) != ((pc[1] & RE_SET_NOT) != 0);
    }
    }
}

/* Takes what a group matched once more. A group that did not match fits nowhere. *at moves only
 * when all of it fits. */
static bool step_backref(const ReMatch *m, const uint8_t *pc, size_t *at) {
    size_t from = m->registers[2 * pc[1]], to = m->registers[2 * pc[1] + 1], here = *at;
    if (m->registers[2 * pc[1]] == (uint32_t)RE_NO_GROUP ||
        m->registers[2 * pc[1] + 1] == (uint32_t)RE_NO_GROUP) {
        return false;
    }
    while (from < to) {
        if (here >= m->end) {
            return false;
        }
        bool ascii = pc[2] & RE_SET_ASCII;
        uint32_t a = char_at(m, from, &from), b = char_at(m, here, &here);
        if (a != b && (!(pc[2] & RE_SET_I) || to_lower(a, ascii) != to_lower(b, ascii))) {
            return false;
        }
    }
    *at = here;
    return true;
}

/* ---- repeats ---- */

/* REPEAT of what takes one character. Takes as many as it must, or may if it is greedy; false when
 * there are too few. *pc is what follows. */
static bool repeat(ReMatch *m, const uint8_t **pc, size_t *at) {
    const uint8_t *begin = *pc, *one = begin + 5;
    unsigned least = word_at(begin + 1), most = word_at(begin + 3), n = 0;
    bool endless = most == RE_ENDLESS, lazy = *begin == RE_REPEAT_LAZY;
    size_t here = *at, enough = here;
    while ((endless || n < most) && (!lazy || n < least) && step(m, one, &here)) {
        n += n < RE_ENDLESS;
        enough = n <= least ? here : enough;
    }
    if (n < least) {
        return false;
    }
    *pc = one + step_size(one);
    if (lazy) {
        if (endless || n < most) {
            push(m, LAZY, (size_t)(begin - m->code), here, endless ? RE_ENDLESS : most - n);
        }
    } else if (here > enough) {
        push(m, GREEDY, (size_t)(*pc - m->code), enough, here);
    }
    *at = here;
    return true;
}

/* Counts a round that begins at `at`; its code. */
static const uint8_t *go_round(ReMatch *m, const uint8_t *pc, size_t at) {
    size_t reg = 2 * (m->groups + 1) + 2 * (size_t)pc[1];
    unsigned n = m->registers[reg];
    set(m, reg, n + (n < RE_ENDLESS));
    set(m, reg + 1, at);
    return pc + 8;
}

/* LOOP: whether to go round once more. The registers say how often it went round, and where the
 * last round began; a round that takes nothing is the last. */
static const uint8_t *loop(ReMatch *m, const uint8_t *pc, size_t at) {
    size_t reg = 2 * (m->groups + 1) + 2 * (size_t)pc[1];
    unsigned least = word_at(pc + 2), most = word_at(pc + 4), n = m->registers[reg];
    const uint8_t *out = target(pc, 6);
    bool more = (most == RE_ENDLESS || n < most) && m->registers[reg + 1] != (uint32_t)at;
    if (n >= least) {
        if (!more) {
            return out;
        }
        if (*pc == RE_LOOP_LAZY) {
            push(m, ROUND, (size_t)(pc - m->code), at, 0);
            return out;
        }
        push(m, CHOICE, (size_t)(out - m->code), at, 0);
    }
    return go_round(m, pc, at);
}

/* ---- looks ---- */

/* The body of the innermost look matched. What it could come back to is dropped, but what has to be
 * undone stays. NULL when it was not to match. */
static const uint8_t *look_end(ReMatch *m, const uint8_t *pc, size_t *at) {
    uint32_t *barrier = m->registers + m->barrier;
    const uint8_t *look = m->code + (barrier[0] >> TAG_BITS);
    size_t to = m->barrier, place = barrier[1];
    m->barrier = barrier[2] == UINT32_MAX ? NO_BARRIER : barrier[2];
    if (*look == RE_NOT_AHEAD) {
        while (m->top > to + ENTRY) {
            m->top -= ENTRY;
            const uint32_t *entry = m->registers + m->top;
            unsigned tag = entry[0] & ((1 << TAG_BITS) - 1);
            if (tag == UNDO || tag == UNDO_END) {
                undo(m, entry);
            }
        }
        m->top = to;
        return NULL;
    }
    for (size_t from = to + ENTRY; from < m->top; from += ENTRY) {
        unsigned tag = m->registers[from] & ((1 << TAG_BITS) - 1);
        if (tag == UNDO || tag == UNDO_END) {
            memmove(m->registers + to, m->registers + from, ENTRY * sizeof(uint32_t));
            to += ENTRY;
        }
    }
    m->top = to;
    *at = *look == RE_ATOMIC ? *at : place;
    return pc + 1;
}

/* A look begins; NULL when there are not enough characters before. A lookbehind goes back by
 * characters, not bytes. When that leads before the text the body cannot match: of a negative look
 * this is what was wanted. */
static const uint8_t *look(ReMatch *m, const uint8_t *pc, size_t *at) {
    size_t barrier = m->barrier, place = *at;
    for (unsigned back = word_at(pc + 1); back > 0; back--) {
        if (*at == 0) {
            *at = place;
            return *pc == RE_NOT_AHEAD ? target(pc, 3) : NULL;
        }
        *at = before(m, *at);
    }
    m->barrier = m->top;
    push(m, BARRIER, (size_t)(pc - m->code), place, barrier == NO_BARRIER ? UINT32_MAX : barrier);
    return pc + 5;
}

/* ---- running ---- */

/* Goes back to the last choice: where to go on, or NULL when there is none. */
static const uint8_t *pop(ReMatch *m, size_t *at) {
    while (m->top > bottom(m)) {
        uint32_t *entry = m->registers + m->top - ENTRY;
        const uint8_t *pc = m->code + (entry[0] >> TAG_BITS);
        switch (entry[0] & ((1 << TAG_BITS) - 1)) {
        case CHOICE:
            m->top -= ENTRY;
            *at = entry[1];
            return pc;
        case ROUND:
            m->top -= ENTRY;
            *at = entry[1];
            return go_round(m, pc, *at);
        case GREEDY:
            *at = entry[2] = (uint32_t)before(m, entry[2]);
            if (entry[2] <= entry[1]) {
                m->top -= ENTRY;
            }
            return pc;
        case LAZY: {
            size_t here = entry[1];
            if (!step(m, pc + 5, &here)) {
                m->top -= ENTRY;
                break;
            }
            entry[1] = (uint32_t)here;
            entry[2] -= entry[2] != RE_ENDLESS;
            m->top -= entry[2] == 0 ? ENTRY : 0;
            *at = here;
            return pc + 5 + step_size(pc + 5);
        }
        case BARRIER: /* its body did not match */
            m->top -= ENTRY;
            m->barrier = entry[2] == UINT32_MAX ? NO_BARRIER : entry[2];
            if (*pc == RE_NOT_AHEAD) {
                *at = entry[1];
                return target(pc, 3);
            }
            break;
        default: m->top -= ENTRY; undo(m, entry);
        }
    }
    return NULL;
}

/* One instruction at *at; where to go on, or NULL when it does not fit. What may be tried instead
 * is pushed before going on. */
static const uint8_t *execute(ReMatch *m, const uint8_t *pc, size_t *at) {
    switch (*pc) {
    case RE_LITERAL:
    case RE_CHAR_I:
    case RE_ANY:
    case RE_ANY_ALL:
    case RE_SET: return step(m, pc, at) ? pc + step_size(pc) : NULL;
    case RE_WORD: return is_place(m, pc, *at) ? pc + 2 : NULL;
    case RE_JUMP: return target(pc, 1);
    case RE_SPLIT: push(m, CHOICE, (size_t)(target(pc, 1) - m->code), *at, 0); return pc + 3;
    case RE_SPLIT_LAZY: push(m, CHOICE, (size_t)(pc + 3 - m->code), *at, 0); return target(pc, 1);
    case RE_OPEN: set(m, 2 * (size_t)pc[1], *at); return pc + 2;
    case RE_CLOSE: close_group(m, 2 * (size_t)pc[1] + 1, *at); return pc + 2;
    case RE_BACKREF: return step_backref(m, pc, at) ? pc + 3 : NULL;
    case RE_IF:
        return m->registers[2 * pc[1] + 1] != (uint32_t)RE_NO_GROUP ? pc + 4 : target(pc, 2);
    case RE_REPEAT:
    case RE_REPEAT_LAZY: return repeat(m, &pc, at) ? pc : NULL;
    case RE_LOOP_INIT: {
        size_t reg = 2 * (m->groups + 1) + 2 * (size_t)pc[1];
        set(m, reg, 0);
        set(m, reg + 1, (uint32_t)RE_NO_GROUP);
        return pc + 2;
    }
    case RE_LOOP:
    case RE_LOOP_LAZY: return loop(m, pc, *at);
    case RE_AHEAD:
    case RE_NOT_AHEAD:
    case RE_ATOMIC: return look(m, pc, at);
    case RE_LOOK_END: return look_end(m, pc, at);
    default: return is_place(m, pc, *at) ? pc + 1 : NULL;
    }
}

/* Tries the program at one place. All registers are set to -1, so no state is left from a try
 * before. A match that must reach the end, or must not be empty, goes back like any that failed. */
static bool match_at(ReMatch *m, size_t at) {
    const uint8_t *pc = m->code;
    size_t start = at;
    memset(m->registers, 0xff, bottom(m) * sizeof(uint32_t));
    m->top = bottom(m);
    m->barrier = NO_BARRIER;
    m->last = 0;
    for (;;) {
        if (*pc == RE_MATCH) {
            if (!(m->full && at != m->end) && !(at == start && at == m->not_empty)) {
                m->registers[0] = (uint32_t)start;
                m->registers[1] = (uint32_t)at;
                return true;
            }
            pc = NULL;
        } else {
            pc = execute(m, pc, &at);
        }
        if (pc == NULL && (pc = pop(m, &at)) == NULL) {
            return false;
        }
        if ((++m->steps & 0xff) == 0) {
            vm_poll(m->vm);
        }
    }
}

/* The work object is made once for a search, and grows; matches of the same search share it. A
 * program that begins with a literal is tried only where the first byte of that is. */
bool re_match_run(ReMatch *m, size_t at, bool search) {
    size_t words = bottom(m) + 8 * ENTRY;
    if (value_absent(m->work)) {
        m->work = value_object(
            heap_alloc_raw(m->vm, KIND_RAW, 1 + BYTES_TO_WORDS(words * sizeof(uint32_t))));
        m->registers = (uint32_t *)(void *)AS(Raw, m->work)->data;
        m->room = words;
    }
    search &= *m->code != RE_BEGIN; /* which fits at one place only */
    for (;; at++) {
        if (search && *m->code == RE_LITERAL) { /* where its first byte is */
            const uint8_t *found =
                at < m->end ? memchr(m->text + at, m->code[2], m->end - at) : NULL;
            if (found == NULL) {
                return false;
            }
            at = (size_t)(found - m->text);
        }
        if (match_at(m, at)) {
            return true;
        }
        do { /* to the next character */
            at++;
        } while (m->wide && at < m->end && utf8_is_continuation((char)m->text[at]));
        if (!search || at > m->end) {
            return false;
        }
        at--;
        vm_poll(m->vm);
    }
}
