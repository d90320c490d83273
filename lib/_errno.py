# SPDX-License-Identifier: MIT
"""What errno has beyond the numbers."""
import errno

errorcode = {getattr(errno, name): name for name in dir(errno) if name[0] == "E"}
