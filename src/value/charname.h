/* SPDX-License-Identifier: MIT */
/* Names of characters, for \N{...}: those of Latin-1, of the Greek alphabet and of some signs that
 * programs print. */
#ifndef TERRARIUM_VALUE_CHARNAME_H
#define TERRARIUM_VALUE_CHARNAME_H

#include <stdint.h>

enum { CHARNAME_MOST = 48 }; /* longer than any name that is known */

/* The code point of the name, in letters of any case; 0 if it is not known. */
uint32_t charname_find(const char *name);

#endif
