/* SPDX-License-Identifier: MIT */
/* Members of built-in types and modules, as tools/make_builtins.py lays them out: two arrays of 16
 * bits an entry. A name is told by its place, a value by its sort and its number. Those of one
 * namespace are ordered by their names' places, so that a search halves them. */
#include "object/namespace.h"

#include "builtins.h"
#include "object/dict.h"
#include "object/str.h"

/* What a name in flash is called among members; 0 if it lies elsewhere. */
static size_t place_of(Value name) {
    size_t place = (name.bits - (uintptr_t)names_base) / sizeof(uintptr_t);
    size_t character = (name.bits - (uintptr_t)str_chars) / sizeof(StrChar);
    return place < names_index[NAME_BUCKETS] ? place
           : character < 128                 ? MEMBER_CHARS + character
                                             : 0;
}

Value namespace_name(size_t i) {
    size_t place = members_names[i];
    return place < MEMBER_CHARS ? (Value){(uintptr_t)&names_base[place]}
                                : str_ascii_char((unsigned)(place - MEMBER_CHARS));
}

static Value item_of(size_t i) {
    size_t number = members_values[i] & (MEMBER_TYPE - 1);
    switch (members_values[i] & ~(MEMBER_TYPE - 1)) {
    case MEMBER_NATIVE: return value_object(&natives_all[number]);
    case MEMBER_TYPE: return value_object(&types_all[number]);
    case MEMBER_INT: return value_int((intptr_t)number);
    default: return members_others[number];
    }
}

/* The number of members, the first of them in *first. */
static size_t span_of(Value space, size_t *first) {
    size_t span = (size_t)value_to_int(space);
    *first = span >> MEMBER_COUNT_BITS;
    return span & ((1u << MEMBER_COUNT_BITS) - 1);
}

Value namespace_get(Value space, Value name) {
    if (!value_is_int(space)) {
        return dict_get_str(space, name);
    }
    size_t first, count = span_of(space, &first), place = place_of(name);
    if (place == 0 && count) { /* it may have the text of one in flash */
        place = place_of(str_name(name));
    }
    for (size_t end = first + count; first < end;) {
        size_t middle = (first + end) / 2;
        if (members_names[middle] == place) {
            return item_of(middle);
        }
        if (members_names[middle] < place) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return ABSENT;
}

bool namespace_next(Value space, size_t *position, Value member[2]) {
    if (!value_is_int(space)) {
        const Value *entry = table_next(AS(Dict, space), position);
        if (entry) {
            member[0] = entry[0];
            member[1] = entry[1];
        }
        return entry != NULL;
    }
    size_t first, count = span_of(space, &first), i = *position;
    if (i == count) {
        return false;
    }
    member[0] = namespace_name(first + i);
    member[1] = item_of(first + i);
    *position = i + 1;
    return true;
}

void namespace_copy(Vm *vm, Value dict, Value space) {
    Value member[2];
    for (size_t position = 0; namespace_next(space, &position, member);) {
        dict_set(vm, dict, member[0], member[1]);
    }
}
