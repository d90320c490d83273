# SPDX-License-Identifier: MIT
"""There are no threads that could run anything."""
import absent

__getattr__ = absent.module("concurrent.futures")
