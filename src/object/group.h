/* SPDX-License-Identifier: MIT */
/* Exception groups. */
#ifndef TERRARIUM_OBJECT_GROUP_H
#define TERRARIUM_OBJECT_GROUP_H

#include "object/object.h"

bool group_is(Value v);
/* Its exceptions, a TUPLE. */
Value group_exceptions(Value group);
/* What `except* classes` does: answers the part of the exception, a group or not, that matches, or
 * None; *rest is the other part, or None. Runs derive() of the group's class. */
Value group_match(Vm *vm, Value exception, Value classes, Value *rest);
/* The end of an except* statement: what is to be raised when its clauses have raised these (a LIST,
 * with what no clause has matched); None if nothing is. */
Value group_join(Vm *vm, Value original, Value raised);

#endif
