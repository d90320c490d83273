/* SPDX-License-Identifier: MIT */
/* Words that a report can be asked for. */
#ifndef TERRARIUM_INSPECT_CHOOSE_H
#define TERRARIUM_INSPECT_CHOOSE_H

#include "value/value.h"

/* The number of the one of `names`, each with a NUL behind it and another one at their end, that v
 * is; if it is none, how many there are. */
int choose_name(Value v, const char *names);

#endif
