# SPDX-License-Identifier: MIT
"""The package of futures.py."""
