# title: What belongs to CPython's inside is not there
# reason: Bytecode, frames, reference counts and C types are another machine's. A code object knows its name and nothing about
#   its constants; sys.getsizeof() tells Terrarium's bytes; there are no modules `dis` and `ctypes`, no `_testcapi`.
# instead: `terrarium -v -v FILE` lists a program's instructions; `micropython.mem_info(1)` shows the heap.
import sys


def double(x):
    return x * 2


print(double.__code__.co_name)
print(getattr(double.__code__, 'co_consts', 'none'))
print(hasattr(sys, 'getrefcount'), hasattr(sys, 'implementation'))
