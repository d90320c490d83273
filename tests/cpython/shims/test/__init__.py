# SPDX-License-Identifier: MIT
"""The package `test`: its helpers are those of this folder, its tests are CPython's (../../run.py links them)."""
