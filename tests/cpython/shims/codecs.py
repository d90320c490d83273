# SPDX-License-Identifier: MIT
"""No codecs beside those of str.encode(): registering one does nothing."""
import absent


def register(function):
    pass


unregister = register
__getattr__ = absent.module("codecs")
