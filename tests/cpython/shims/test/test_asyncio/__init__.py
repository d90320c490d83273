# SPDX-License-Identifier: MIT
"""The package of asyncio's tests; its other files are CPython's."""
