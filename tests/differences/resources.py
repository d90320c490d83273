# heap: 64k
# stress: -X heapsize=64k
# title: Memory is small
# reason: The heap has the size of a board's memory, here 64 KB, and a program that asks for more gets a MemoryError that it can
#   handle. CPython takes what the machine has.
# instead: Work on pieces: iterate over a file, use memoryview and readinto().
try:
    print(len(bytearray(1000000)))
except MemoryError as error:
    print(type(error).__name__)
