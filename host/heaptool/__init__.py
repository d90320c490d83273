# SPDX-License-Identifier: MIT
# The command `terrarium heap`: what a host does with dumps, maps and other figures of a board's heap. It is frozen
# into the command alone (CMakeLists.txt); one module a concept, and __main__.py has the list of commands.
