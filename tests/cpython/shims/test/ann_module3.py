# SPDX-License-Identifier: MIT
"""Annotations of modules are not kept."""
import absent

__getattr__ = absent.module("test.ann_module")
