/* SPDX-License-Identifier: MIT */
/* What errors of files and folders are called, in CPython's words. */
#include "storage/oserror.h"

#include <string.h>

#include "builtins.h"
#include "object/exception.h"

/* Those that a file system or a device may answer. */
static const struct {
    uint8_t number;
    const char *text;
} texts[] = {
    {1,   "Operation not permitted"                },
    {2,   "No such file or directory"              },
    {4,   "Interrupted system call"                },
    {5,   "Input/output error"                     },
    {6,   "No such device or address"              },
    {9,   "Bad file descriptor"                    },
    {11,  "Resource temporarily unavailable"       },
    {12,  "Cannot allocate memory"                 },
    {13,  "Permission denied"                      },
    {16,  "Device or resource busy"                },
    {17,  "File exists"                            },
    {18,  "Invalid cross-device link"              },
    {19,  "No such device"                         },
    {20,  "Not a directory"                        },
    {21,  "Is a directory"                         },
    {22,  "Invalid argument"                       },
    {24,  "Too many open files"                    },
    {27,  "File too large"                         },
    {28,  "No space left on device"                },
    {29,  "Illegal seek"                           },
    {30,  "Read-only file system"                  },
    {32,  "Broken pipe"                            },
    {36,  "File name too long"                     },
    {38,  "Function not implemented"               },
    {39,  "Directory not empty"                    },
    {40,  "Too many levels of symbolic links"      },
    {95,  "Operation not supported"                },
    {98,  "Address already in use"                 },
    {99,  "Cannot assign requested address"        },
    {101, "Network is unreachable"                 },
    {103, "Software caused connection abort"       },
    {104, "Connection reset by peer"               },
    {106, "Transport endpoint is already connected"},
    {107, "Transport endpoint is not connected"    },
    {110, "Connection timed out"                   },
    {111, "Connection refused"                     },
    {113, "No route to host"                       },
    {115, "Operation now in progress"              },
};

/* NULL if there is none. The table is short, and errors are rare: it is searched from the start. */
const char *oserror_text(intptr_t number) {
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (texts[i].number == number) {
            return texts[i].text;
        }
    }
    return NULL;
}

/* Ports answer errors as negative numbers: either sign will do. path and other, the second name of
 * a renaming, may be absent. Arguments of a call lie downwards: the last is the first of the array.
 * exception.c chooses the derived class, as FileNotFoundError, by the number. Allocates. */
void oserror_raise(Vm *vm, intptr_t number, Value path, Value other) {
    number = number < 0 ? -number : number;
    const char *text = oserror_text(number);
    text = text ? text : "Unknown error";
    Value a[5] = {other, NONE, path, str_new(vm, text, strlen(text)), value_int(number)};
    int n = value_absent(path) ? 2 : value_absent(other) ? 3 : 5;
    vm_raise(vm, exception_from_arguments(vm, value_object(&type_OSError), a + 4, n));
}
