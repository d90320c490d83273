# SPDX-License-Identifier: MIT
"""No pickling: a case that pickles is skipped."""
import absent

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
dumps = loads = dump = load = Pickler = Unpickler = absent.Absent("pickle", "no-pickle")


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass
