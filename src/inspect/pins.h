/* SPDX-License-Identifier: MIT */
/* What cannot move, and the holes that it leaves. Nothing here allocates, collects or raises. */
#ifndef TERRARIUM_INSPECT_PINS_H
#define TERRARIUM_INSPECT_PINS_H

#include "object/object.h"

/* Writes a line about how many objects a collection would have to leave where they are, since
 * built-ins that wait point at them, and how many more whose address was handed out. Before it, a
 * row for each of them. */
void pins_write(Writer *out, bool rows);

#endif
