/* SPDX-License-Identifier: MIT */
/* Errors of files and folders as exceptions. */
#ifndef TERRARIUM_STORAGE_OSERROR_H
#define TERRARIUM_STORAGE_OSERROR_H

#include "object/object.h"

/* The numbers are Linux's, on every platform; module/errno.def lists all that have names. */
enum {
    OSERROR_EPERM = 1,
    OSERROR_ENOENT = 2,
    OSERROR_EINTR = 4,
    OSERROR_EAGAIN = 11,
    OSERROR_EBUSY = 16,
    OSERROR_EEXIST = 17,
    OSERROR_EXDEV = 18,
    OSERROR_ENODEV = 19,
    OSERROR_ENOTDIR = 20,
    OSERROR_EISDIR = 21,
    OSERROR_EINVAL = 22,
    OSERROR_EMFILE = 24,
    OSERROR_ENAMETOOLONG = 36,
    OSERROR_ENOSYS = 38,
    OSERROR_ENOTEMPTY = 39
};

/* OSError(number, text[, path[, None, other]]) of the class for that number. A negative number
 * means the same as a positive one; path and other may be absent. */
_Noreturn void oserror_raise(Vm *vm, intptr_t number, Value path, Value other);
/* The words for it; NULL when there are none. */
const char *oserror_text(intptr_t number);

#endif
