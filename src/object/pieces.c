/* SPDX-License-Identifier: MIT */
/* In a build whose texts are not packed. */
#include "object/writer.h"

const char writer_pieces[] = "";
