/* SPDX-License-Identifier: MIT */
/* What the machine and the modules need of dict beyond its storage (object/table.h). */
#ifndef TERRARIUM_OBJECT_DICT_H
#define TERRARIUM_OBJECT_DICT_H

#include "object/table.h"

/* The dict whose entries may be taken straight from `other`: itself, or inside an instance of a
 * derived class that iterates as dict does. Else absent. */
Value dict_plain(Vm *vm, Value other);
/* dict.update(other): a mapping (it has keys) or an iterable of pairs. Runs their code. */
void dict_update(Vm *vm, Value dict, Value other);
/* The same for {**other}: TypeError `'X' object is not a mapping` for anything else. */
void dict_update_mapping(Vm *vm, Value dict, Value other);
/* mappingproxy(dict), a view that cannot change it. Allocates. */
Value mappingproxy_new(Vm *vm, Value dict);
/* reversed() of a DICT_KEYS, DICT_VALUES or DICT_ITEMS. */
Value dict_view_reversed(Vm *vm, Value view);

#endif
