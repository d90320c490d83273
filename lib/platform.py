# SPDX-License-Identifier: MIT
"""What this runs on, in words."""
import sys


def python_implementation():
    return "Terrarium"


def python_version():
    return ".".join([str(n) for n in sys.version_info[:3]])


def python_version_tuple():
    return tuple(python_version().split("."))


def system():
    import os
    return os.uname()[0]


def release():
    import os
    return os.uname()[2]


def version():
    import os
    return os.uname()[3]


def machine():
    import os
    return os.uname()[4]


def node():
    import os
    return os.uname()[1]


def python_compiler():
    return sys.version.rpartition("[")[2].rstrip("]") if "[" in sys.version else ""


def libc_ver():
    return "", ""


def platform(aliased=0, terse=0):
    return "-".join([word for word in (system(), release(), machine()) if word])
