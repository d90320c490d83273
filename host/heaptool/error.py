# SPDX-License-Identifier: MIT
# What the user is told in one line instead of a traceback.


class ToolError(Exception):
    pass
