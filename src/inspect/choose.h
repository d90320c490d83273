/* SPDX-License-Identifier: MIT */
/* Words that a report can be asked for. */
#ifndef TERRARIUM_INSPECT_CHOOSE_H
#define TERRARIUM_INSPECT_CHOOSE_H

#include "value/value.h"

/* The number of the one of `letters` that the word v begins with, so that a letter of it will do;
 * if it is none, how many there are. */
int choose_name(Value v, const char *letters);

#endif
