# title: There are no processes
# reason: A board runs one program, and no operating system beneath it.
# instead: Import the other program, or run it with exec().
import os

try:
    import subprocess
    print('subprocess')
except ImportError as error:
    print(error)
print(hasattr(os, 'fork'), hasattr(os, 'getpid'))
