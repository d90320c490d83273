/* SPDX-License-Identifier: MIT */
/* The objects of re and one search, for the files that make up what Python code sees of it. Spans
 * are kept in bytes; only what Python code gets is counted in characters. */
#ifndef TERRARIUM_MODULE_RE_SEARCH_H
#define TERRARIUM_MODULE_RE_SEARCH_H

#include "module/re.h"
#include "object/text.h"

/* Slots of a Pattern. SLOT_COUNTS: loops << 8 | groups; SLOT_ASKED: the flags that compile() was
 * given. */
enum { SLOT_PATTERN, SLOT_FLAGS, SLOT_ASKED, SLOT_COUNTS, SLOT_NAMES, SLOT_PROGRAM, PATTERN_SLOTS };
/* Slots of a Match: two numbers for each group from SLOT_SPANS on, -1 without a match. */
enum { SLOT_RE, SLOT_STRING, SLOT_POS, SLOT_ENDPOS, SLOT_LAST, SLOT_SPANS };
/* Slots of an iterator: SLOT_RE and SLOT_STRING as well, then where to go on, in bytes; SLOT_LIMIT:
 * the end. */
enum { SLOT_AT = SLOT_POS, SLOT_LIMIT, SLOT_NOT_EMPTY, SCANNER_SLOTS };

/* Every object here is an instance with slots; they are read anew after anything that allocates. */
static inline Value re_slot(Value v, size_t i) {
    return AS(Instance, v)->slots[i];
}

static inline size_t re_number(Value v, size_t i) {
    return (size_t)value_to_int(re_slot(v, i));
}

/* An instance of one of the three types, with its slots absent. Allocates. */
Value re_new_object(Vm *vm, const Type *type, size_t slots);
/* The compiled pattern of an argument: a Pattern, or a text, of which the last few are remembered.
 * flags may be absent. Raises re.error for what cannot be compiled. */
Value re_pattern_of(Vm *vm, Value v, Value flags);

/* A search that goes from match to match. */
typedef struct {
    ReMatch m;
    Value pattern, string;
    size_t at, begin, limit, not_empty; /* bytes */
} ReSearch;
/* A search over all of the text. TypeError when text and pattern do not go together. */
ReSearch re_search_new(Vm *vm, Value pattern, Value string);
/* The text of a subject as it is now; raises TypeError for one that does not suit the pattern. An
 * address, which is good until Python code runs (object/buffer.h). */
Text re_search_subject(Vm *vm, Value pattern, Value string);
/* Looks program and text up, after Python code ran; false when the text became shorter than where
 * the search stands. */
bool re_search_refresh(ReSearch *s);
/* The next match, which begins at s->at or, if `far`, behind it. */
bool re_search_next(ReSearch *s, bool far);
/* Of the subject, as str or bytes, as long as no Python code ran: a piece; what a group of the
 * match just found is, or `otherwise` if it did not match; a Match. Allocate. */
Value re_search_piece(const ReSearch *s, size_t from, size_t to);
Value re_search_group(const ReSearch *s, size_t group, Value otherwise);
Value re_search_match(const ReSearch *s);

#endif
